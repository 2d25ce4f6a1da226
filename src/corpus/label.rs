//! Column labels: the names under which a paper prints its columns.

use std::collections::HashSet;
use std::sync::OnceLock;

/// Characters of the longest name that is judged by its ending.
const ENDING_MOST: usize = 10;
/// Characters of the longest name that is judged by its beginning alone.
const BEGINNING_MOST: usize = 8;

/// How much a line is like the name of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Likeness {
    /// Not at all.
    None,
    /// It ends or begins as such names do.
    Similar,
    /// It is one, by the list or by the corpus's manifest.
    Known,
}

/// The list, by what it says: whole names, endings, beginnings with what they end in.
#[derive(Default)]
struct Names {
    whole: HashSet<&'static str>,
    endings: Vec<&'static str>,
    frames: Vec<(&'static str, &'static str)>,
}

fn names() -> &'static Names {
    static NAMES: OnceLock<Names> = OnceLock::new();
    NAMES.get_or_init(|| {
        let mut names = Names::default();
        let lines = include_str!("../../data/columns.txt").lines();
        for line in lines.filter(|line| !line.starts_with('#') && !line.is_empty()) {
            match line.split_once('…') {
                Some(("", ending)) => names.endings.push(ending),
                Some(frame) => names.frames.push(frame),
                None => _ = names.whole.insert(line),
            }
        }
        names
    })
}

/// Compares a line with the names of columns. Brackets and signs around a name do not matter.
pub(super) fn likeness(text: &str, columns: &[String]) -> Likeness {
    let sign = |c: char| c.is_whitespace() || "【】[]《》〈〉■□●◆▲▶—-·|｜".contains(c);
    let name = text.trim_matches(sign);
    if columns.iter().any(|column| column == name) || names().whole.contains(name) {
        return Likeness::Known;
    }
    let length = name.chars().count();
    if name.contains(['，', ',', '。', '：', '；', '？', '！']) {
        return Likeness::None;
    }
    let ends = length <= ENDING_MOST && names().endings.iter().any(|ending| name.ends_with(ending));
    let framed = names().frames.iter().any(|(beginning, ending)| {
        let inside = name.strip_prefix(beginning).and_then(|rest| rest.strip_suffix(ending));
        inside.is_some_and(|inside| !inside.is_empty()) && (!ending.is_empty() || length <= BEGINNING_MOST)
    });
    if ends || framed { Likeness::Similar } else { Likeness::None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Likeness) {
        assert_eq!(likeness(text, &["本地通讯".to_owned()]), expected, "{text}");
    }

    #[test]
    fn names_and_what_is_like_them() {
        check("本地通讯", Likeness::Known);
        check("【读者来信】", Likeness::Known);
        check("北城时评", Likeness::Similar);
        check("贯彻落实“两个结合”要求", Likeness::Similar);
        check("贯彻落实", Likeness::None);
        check("市政府党组召开会议", Likeness::None);
        check("张三出席会议并作专题讲话调查", Likeness::None);
        check("", Likeness::None);
    }
}
