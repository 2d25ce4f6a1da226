//! What a number measures, in the words of the text: the noun that follows its classifier (500多家|企业), or the phrase before
//! it in its clause (参保率|达到95%).

use crate::extract::chars::{Chars, at, begins, ends, first_of, is_han};
use crate::extract::fact::QuantityKind;

/// The longest phrase, in characters.
const LONGEST: usize = 14;

/// Where a noun phrase after a classifier ends: words that begin something else.
const STOPS: [&str; 40] = [
    "的", "是", "为", "在", "和", "与", "及", "将", "已", "被", "到", "达", "由", "从", "向", "对", "以",
    "并", "等", "参加", "参与", "进行", "开展", "实现", "提供", "完成", "通过", "获得", "获", "来自", "中",
    "内", "上", "后", "前", "左右", "以上", "以下", "有", "就",
];

/// What stands between a phrase and its number and says nothing of it.
const TRAILING: [&str; 44] = [
    "分别达到",
    "分别达",
    "分别为",
    "力争达到",
    "达到了",
    "达到",
    "累计达",
    "合计",
    "总计",
    "共计",
    "累计",
    "超过",
    "突破",
    "占比",
    "共有",
    "约为",
    "约有",
    "仅为",
    "达",
    "为",
    "是",
    "有",
    "超",
    "近",
    "约",
    "逾",
    "占",
    "至",
    "到",
    "了",
    "共",
    "的",
    "在",
    "由",
    "从",
    "增加到",
    "增加至",
    "扩大到",
    "提高到",
    "提升至",
    "稳定在",
    "将近",
    "不少于",
    "最高",
];

/// What the number from `start` to `end` measures; empty where that is not clear.
pub(super) fn measures(
    chars: &Chars,
    start: usize,
    end: usize,
    kind: QuantityKind,
    classifier: bool,
) -> String {
    let counted = matches!(kind, QuantityKind::Count | QuantityKind::People) && classifier;
    if counted {
        let noun = noun_after(&chars.folded, end);
        if noun > 1 {
            return chars.printed[end..end + noun].iter().collect();
        }
    }
    let (from, to) = phrase_before(&chars.folded, start);
    if to > from + 1 {
        return chars.printed[from..to].iter().collect();
    }
    let noun = noun_after(&chars.folded, end);
    let skip = usize::from(at(&chars.folded, end) == '的');
    let noun = if skip == 1 { noun_after(&chars.folded, end + 1) } else { noun };
    if noun > 1 { chars.printed[end + skip..end + skip + noun].iter().collect() } else { String::new() }
}

/// Length of the run of Chinese characters after a classifier up to a word that begins something else.
fn noun_after(text: &[char], end: usize) -> usize {
    let run = text[end..].iter().take(LONGEST).take_while(|&&c| is_han(c) || c.is_ascii_alphabetic()).count();
    (0..run)
        .find(|&i| {
            i > 0 && first_of(text, end + i, &STOPS).is_some()
                || i == 0 && first_of(text, end, &STOPS[..20]).is_some()
        })
        .unwrap_or(run)
}

/// The phrase before a number in its clause: first character and the one after the last.
fn phrase_before(text: &[char], start: usize) -> (usize, usize) {
    let mut to = start;
    while let Some(word) = TRAILING.iter().find(|word| ends(text, to, word)) {
        to -= word.chars().count();
    }
    let floor = to.saturating_sub(LONGEST);
    let mut from = to;
    while from > floor && (is_han(at(text, from - 1)) || at(text, from - 1).is_ascii_alphabetic()) {
        from -= 1;
    }
    for word in ["其中", "今年", "去年", "同时", "全年", "预计"] {
        if begins(text, from, word) && from + 2 < to {
            from += 2;
        }
    }
    (from, to)
}
