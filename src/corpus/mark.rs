//! Continuation marks: 上接第1版, （下转第二版）, （紧接A3版）.

use std::ops::Range;

use super::article::Direction;

/// A continuation mark in a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Its bytes in the line, brackets included.
    pub bytes: Range<usize>,
    /// From or to.
    pub direction: Direction,
    /// Number of the page, as printed.
    pub page: u32,
}

const CUES: [(&str, Direction); 6] = [
    ("上接", Direction::From),
    ("紧接", Direction::From),
    ("接上", Direction::From),
    ("下转", Direction::To),
    ("转下", Direction::To),
    ("详见", Direction::To),
];

/// The first continuation mark in a line, if there is one. Looks at the first and the last 60 bytes only, where
/// marks stand.
#[must_use]
pub fn find(line: &str) -> Option<Mark> {
    if !head(line).contains('版') && !line[tail_start(line)..].contains('版') {
        return None;
    }
    let near = |at: usize| at < 60 || at + 60 > line.len();
    CUES.iter().find_map(|&(cue, direction)| {
        let at =
            head(line).find(cue).or_else(|| Some(tail_start(line) + line[tail_start(line)..].rfind(cue)?))?;
        near(at).then_some(())?;
        let rest = line[at + cue.len()..].trim_start_matches(['第', ' ', 'A', 'B', 'C', 'D', 'T']);
        let (page, length) = number(rest)?;
        let after = rest[length..].trim_start();
        let after = after.strip_prefix('版')?;
        let mut end = line.len() - after.len();
        let mut start = at;
        if let Some(bracket) = line[..at].chars().next_back().filter(|c| "（(【[".contains(*c)) {
            start -= bracket.len_utf8();
            let close = after.chars().next().filter(|c| "）)】]".contains(*c));
            end += close.map_or(0, char::len_utf8);
        } else if direction == Direction::To && cue == "详见" {
            // 详见第2版 in running text is a reference, not a mark.
            return None;
        }
        Some(Mark { bytes: start..end, direction, page })
    })
}

fn head(line: &str) -> &str {
    let mut end = line.len().min(60);
    while !line.is_char_boundary(end) {
        end -= 1;
    }
    &line[..end]
}

fn tail_start(line: &str) -> usize {
    let mut start = line.len().saturating_sub(60);
    while !line.is_char_boundary(start) {
        start += 1;
    }
    start
}

/// A page number of one to three digits, Arabic or Chinese (up to 九十九), and its bytes.
fn number(text: &str) -> Option<(u32, usize)> {
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    if digits > 0 {
        return Some((text[..digits.min(3)].parse().ok()?, digits));
    }
    let (mut value, mut pending, mut length) = (0, 0, 0);
    for c in text.chars() {
        match "一二三四五六七八九".chars().position(|digit| digit == c) {
            Some(digit) => pending = digit as u32 + 1,
            None if c == '十' => {
                value += pending.max(1) * 10;
                pending = 0;
            }
            None => break,
        }
        length += c.len_utf8();
    }
    (length > 0).then_some((value + pending, length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: Option<(&str, Direction, u32)>) {
        let found = find(line).map(|mark| (&line[mark.bytes], mark.direction, mark.page));
        assert_eq!(found, expected, "{line}");
    }

    #[test]
    fn marks_of_many_styles() {
        check("（上接第1版）会议强调", Some(("（上接第1版）", Direction::From, 1)));
        check("(下转第2版)", Some(("(下转第2版)", Direction::To, 2)));
        check("工作有序开展。（下转第十二版）", Some(("（下转第十二版）", Direction::To, 12)));
        check("紧接第一版", Some(("紧接第一版", Direction::From, 1)));
        check("▲上接A1版", Some(("上接A1版", Direction::From, 1)));
        check("上接天气，下转多云", None);
        check("有关报道详见第2版的图表", None);
        check("", None);
    }
}
