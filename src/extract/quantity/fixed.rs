//! Numerals that count nothing: in fixed words (一体化, 三轮车, 五谷丰登), in slogans (“三管三必须”), as ordinals and
//! enumerators. The words are in `data/fixed_words.txt`.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::extract::chars::{at, before, begins};

static WORDS: &str = include_str!("../../../data/fixed_words.txt");

fn table() -> &'static FxHashMap<char, Vec<(&'static str, usize)>> {
    static TABLE: OnceLock<FxHashMap<char, Vec<(&'static str, usize)>>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table: FxHashMap<char, Vec<(&'static str, usize)>> = FxHashMap::default();
        let lines = WORDS.lines().filter(|line| !line.starts_with('#'));
        for word in lines.flat_map(str::split_whitespace) {
            if let Some(first) = word.chars().next() {
                table.entry(first).or_default().push((word, word.chars().count()));
            }
        }
        for words in table.values_mut() {
            words.sort_by_key(|word| std::cmp::Reverse(word.1));
        }
        table
    })
}

/// Length of the longest fixed word that begins at a place; 0 where none does.
pub(super) fn word_at(text: &[char], i: usize) -> usize {
    let words = table().get(&at(text, i));
    words.and_then(|words| words.iter().find(|word| begins(text, i, word.0))).map_or(0, |word| word.1)
}

/// Whether what stands before a Chinese numeral binds it into another word: 第一, 统一, 长三角, 周三, 这一.
pub(super) fn bound_before(text: &[char], i: usize) -> bool {
    let one = at(text, i) == '一';
    match before(text, i) {
        '第' | '初' | '零' | '〇' => true,
        '期' => at(text, i.wrapping_sub(2)) == '星',
        '长' | '珠' | '小' | '老' => matches!(at(text, i + 1), '角' | '子' | '儿'),
        '统' | '唯' | '惟' | '之' | '专' | '单' | '同' | '任' | '某' | '另' | '每' | '这' | '那' | '哪'
        | '逐' | '合' | '归' | '划' | '不' | '此' | '万' | '下' | '上' | '进' | '均' | '又' | '前' | '首'
        | '如' => one,
        _ => false,
    }
}

/// Whether 一 and its unit are one of a pair or a row: 一年一个台阶, 一件件.
pub(super) fn paired(text: &[char], start: usize, unit: usize, end: usize) -> bool {
    let pairs_after = at(text, end) == '一' && end == unit + 1;
    let pairs_before = start >= 2 && at(text, start - 2) == '一' && end <= unit + 1;
    let repeats = at(text, unit) == at(text, end);
    pairs_after || pairs_before || repeats
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fixed_words() {
        let length = |text: &str| word_at(&text.chars().collect::<Vec<char>>(), 0);
        assert_eq!(length("一体化发展"), 3);
        assert_eq!(length("三轮车"), 3);
        assert_eq!(length("一名女子"), 0);
        assert_eq!(length("五谷丰登"), 4);
    }
}
