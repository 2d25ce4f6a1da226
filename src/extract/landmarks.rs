//! What a page names that dates it besides dates: anniversaries (新中国成立75周年) and meetings that its time cites
//! (二十届三中全会). The list is `data/landmarks.txt`.

use crate::corpus::article::Layout;
use crate::text::numeral;

static LANDMARKS: &str = include_str!("../../data/landmarks.txt");

/// What a clue says of the year of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clue {
    /// An anniversary falls in that year.
    Anniversary(i32),
    /// The meeting of that year has been held.
    Held(i32),
    /// The meeting is still to come: 迎接党的二十大.
    Awaited(i32),
}

/// The clues of a page with their lines, in the order of the list. Linear in the text times the list, at the speed of
/// a search for a word.
#[must_use]
pub fn clues(layout: &Layout) -> Vec<(Clue, u32)> {
    let mut found = Vec::new();
    let mut rows: Vec<(memchr::memmem::Finder<'static>, &str, i32)> = Vec::new();
    for line in LANDMARKS.lines().filter(|line| !line.starts_with('#')) {
        let mut fields = line.split('\t');
        if let (Some(words), Some(kind), Some(Ok(year))) =
            (fields.next(), fields.next(), fields.next().map(str::parse))
        {
            rows.push((memchr::memmem::Finder::new(words), kind, year));
        }
    }
    for passage in &layout.passages {
        for (finder, kind, year) in &rows {
            let Some(start) = finder.find(passage.text.as_bytes()) else { continue };
            let (before, after) = passage.text.split_at(start);
            let Some(after) = after.get(finder.needle().len()..) else { continue };
            let clue = match *kind {
                "founded" => anniversary(after).map(|years| Clue::Anniversary(year + years)),
                _ if before.ends_with("迎接")
                    || before.ends_with("喜迎")
                    || after.starts_with("胜利召开在即") =>
                {
                    Some(Clue::Awaited(*year))
                }
                _ => Some(Clue::Held(*year)),
            };
            let line = passage.place(before.chars().count() as u32).0;
            found.extend(clue.map(|clue| (clue, line)));
        }
    }
    found
}

/// `75周年` at the beginning of a text, after 的 or 和… of at most a few characters.
fn anniversary(after: &str) -> Option<i32> {
    let text: Vec<char> = after.chars().take(24).collect();
    let start = text.iter().position(|c| c.is_ascii_digit() || numeral::digit(*c).is_some() || *c == '十')?;
    if text[..start].iter().any(|c| "，。；,;".contains(*c)) {
        return None;
    }
    let number = numeral::read(&text, start)?;
    let years = number.low;
    (number.is_exact()
        && (5.0..=200.0).contains(&years)
        && text.get(number.end..number.end + 2) == Some(&['周', '年']))
    .then_some(years as i32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::manifest::Manifest;
    use crate::corpus::page::Page;
    use crate::corpus::parse::parse;

    #[track_caller]
    fn check(text: &str, expected: &[Clue]) {
        let layout = parse(&Page::new("1.txt", text.to_owned()), &Manifest::default());
        let found: Vec<Clue> = clues(&layout).into_iter().map(|clue| clue.0).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn anniversaries_and_meetings() {
        check("今年是新中国成立75周年。", &[Clue::Anniversary(2024)]);
        check("纪念抗战胜利七十周年大会", &[Clue::Anniversary(2015)]);
        check("学习贯彻党的二十大精神", &[Clue::Held(2022)]);
        check("以优异成绩迎接党的二十大胜利召开", &[Clue::Awaited(2022)]);
        check("新中国成立以来，75家企业", &[]);
    }

    #[test]
    fn every_line_of_the_list_is_read() {
        for line in LANDMARKS.lines().filter(|line| !line.starts_with('#')) {
            let fields: Vec<&str> = line.split('\t').collect();
            assert!(fields.len() == 3 && matches!(fields[1], "founded" | "held"), "{line}");
            assert!(fields[2].parse::<i32>().is_ok(), "{line}");
        }
    }
}
