//! What a number measures, in the words of the text: the noun that follows its classifier (500多家|企业), or the phrase before
//! it in its clause (参保率|达到95%). In a row of numbers (2661万人、485万人) all have the phrase before the first.

use crate::extract::chars::{Chars, at, before, ends, first_of, is_han};
use crate::extract::fact::QuantityKind;

/// The longest noun after a classifier, in characters.
const NOUN: usize = 10;

/// The longest phrase before a number.
const PHRASE: usize = 24;

/// Where a noun after a classifier ends: words that begin something else.
const STOPS: [&str; 46] = [
    "的", "是", "为", "在", "和", "与", "及", "将", "已", "被", "到", "达", "由", "从", "向", "对", "以",
    "并", "等", "把", "参加", "参与", "进行", "开展", "实现", "提供", "完成", "通过", "获得", "荣获", "来自",
    "伴随", "组成", "出席", "受到", "左右", "有", "就", "都", "还", "也", "同时", "入选", "开工", "投产",
    "建成",
];

/// What stands between a phrase and its number and says nothing of it.
const TRAILING: [&str; 46] = [
    "分别达到",
    "分别达",
    "分别为",
    "力争达到",
    "达到了",
    "达到",
    "累计",
    "合计",
    "总计",
    "共计",
    "超过",
    "突破",
    "占比",
    "约为",
    "约有",
    "仅为",
    "增加到",
    "增加至",
    "扩大到",
    "提高到",
    "提高至",
    "提升至",
    "提升到",
    "下降到",
    "下降至",
    "降至",
    "稳定在",
    "将近",
    "不少于",
    "最高",
    "已达",
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
];

/// What may stand at the beginning of a phrase and says nothing of the number.
const LEADING: [&str; 22] = [
    "其中", "今年", "去年", "同时", "全年", "预计", "目前", "年内", "年", "共", "也", "已", "将", "而", "且",
    "但", "并", "的", "中", "月", "就", "了",
];

/// What the number from `start` to `end` measures; empty where that is not clear. Nothing before `floor` belongs to it:
/// the end of the date or number before. `row` says that it stands in a row of numbers.
pub(super) fn measures(
    chars: &Chars,
    start: usize,
    end: usize,
    kind: QuantityKind,
    floor: usize,
    row: bool,
) -> String {
    let text = &chars.folded;
    if matches!(kind, QuantityKind::Count | QuantityKind::People) {
        let noun = noun_after(text, end);
        if noun > 1 {
            return chars.printed[end..end + noun].iter().collect();
        }
    }
    let (from, to) = phrase_before(text, start, floor, row);
    if to > from + 1 {
        return chars.printed[from..to].iter().collect();
    }
    let after = end + usize::from(at(text, end) == '的');
    let noun = noun_after(text, after);
    if noun > 1 { chars.printed[after..after + noun].iter().collect() } else { String::new() }
}

/// Length of the run of Chinese characters after a classifier up to a word that begins something else.
fn noun_after(text: &[char], end: usize) -> usize {
    let run = text[end..].iter().take(NOUN).take_while(|&&c| is_han(c) || c.is_ascii_alphabetic()).count();
    (0..run).find(|&i| first_of(text, end + i, &STOPS).is_some()).unwrap_or(run)
}

/// The phrase before a number in its clause: first character and the one after the last.
fn phrase_before(text: &[char], start: usize, floor: usize, row: bool) -> (usize, usize) {
    let mut to = start;
    while let Some(word) = TRAILING.iter().find(|word| ends(text, to, word)) {
        to -= word.chars().count();
    }
    // 地区生产总值(GDP)5571亿元
    let mut bracket = false;
    let floor = floor.min(to);
    let limit = to.saturating_sub(PHRASE).max(floor);
    let mut from = to;
    while from > limit {
        let c = before(text, from);
        bracket = bracket && c != '(' || c == ')';
        let inside = is_han(c)
            || c.is_ascii_alphanumeric()
            || matches!(c, '"' | ')' | '(')
            || row && c == '、'
            || bracket;
        if !inside {
            break;
        }
        from -= 1;
    }
    // A phrase that is too long begins after its last 的, 对 or 将 in reach.
    if from == limit
        && limit > floor
        && let Some(cut) = (from..to.saturating_sub(4))
            .find(|&i| matches!(text[i], '的' | '对' | '将' | '在' | '把' | '使' | '让'))
    {
        from = cut + 1;
    }
    // The opening mark of a speech that goes on after the number.
    if at(text, from) == '"' && !text[from + 1..to].contains(&'"') {
        from += 1;
    }
    while let Some(length) = first_of(text, from, &LEADING) {
        if from + length + 1 >= to {
            break;
        }
        from += length;
    }
    (from, to)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, number: &str, kind: QuantityKind, expected: &str) {
        let mut chars = Chars::default();
        chars.load(text);
        let start = text.find(number).map_or(0, |byte| text[..byte].chars().count());
        let end = start + number.chars().count();
        assert_eq!(measures(&chars, start, end, kind, 0, false), expected, "{text}");
    }

    #[test]
    fn nouns_and_phrases() {
        check("共有500多家企业参加", "500多家", QuantityKind::Count, "企业");
        check("全市居民医保参保率稳定在95%以上", "95%以上", QuantityKind::Share, "全市居民医保参保率");
        check("地区生产总值（GDP）5571.17亿元", "5571.17亿元", QuantityKind::Money, "地区生产总值（GDP）");
        check("利税超亿元，", "超亿元", QuantityKind::Money, "利税");
        check("200人", "200人", QuantityKind::People, "");
    }
}
