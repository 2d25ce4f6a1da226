//! Column labels: the names under which a paper prints its columns.

use std::collections::HashSet;
use std::sync::OnceLock;

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

struct Names {
    whole: HashSet<&'static str>,
    endings: Vec<&'static str>,
    beginnings: Vec<(&'static str, &'static str)>,
}

fn names() -> &'static Names {
    static NAMES: OnceLock<Names> = OnceLock::new();
    NAMES.get_or_init(|| {
        let mut names = Names { whole: HashSet::new(), endings: Vec::new(), beginnings: Vec::new() };
        let lines = include_str!("../../data/columns.txt").lines();
        for line in lines.filter(|line| !line.starts_with('#') && !line.is_empty()) {
            match line.split_once('…') {
                Some(("", ending)) => names.endings.push(ending),
                Some((beginning, ending)) => names.beginnings.push((beginning, ending)),
                None => _ = names.whole.insert(line),
            }
        }
        names
    })
}

/// Compares a line with the names of columns. Brackets and marks around a name do not matter.
pub(super) fn likeness(text: &str, columns: &[String]) -> Likeness {
    let name = text.trim_matches(|c: char| c.is_whitespace() || "【】[]《》〈〉■□●◆▲▶—-·|｜“”".contains(c));
    if columns.iter().any(|column| column == name || column == text) || names().whole.contains(name) {
        return Likeness::Known;
    }
    if name.chars().count() > 14 || name.contains(['，', ',', '。', '：', '；', '？', '！']) {
        return Likeness::None;
    }
    let ends = names().endings.iter().any(|ending| name.ends_with(ending) && name.chars().count() <= 10);
    let begins = names().beginnings.iter().any(|(beginning, ending)| {
        name.len() > beginning.len() + ending.len() && name.starts_with(beginning) && name.ends_with(ending)
            || text.len() > beginning.len() + ending.len()
                && text.starts_with(beginning)
                && text.ends_with(ending)
                && !ending.is_empty()
    });
    let begins = begins
        && (name.chars().count() <= 8
            || names()
                .beginnings
                .iter()
                .any(|(b, e)| !e.is_empty() && text.starts_with(b) && text.ends_with(e)));
    if ends || begins { Likeness::Similar } else { Likeness::None }
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
        check("市政府党组召开会议", Likeness::None);
        check("张三出席会议并作专题讲话调查", Likeness::None);
        check("", Likeness::None);
    }
}
