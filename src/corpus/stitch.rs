//! Lines to passages: sentences that a column break or another article cuts are put together.

use std::ops::Range;

use super::arrange::unfinished;
use super::article::Role;
use super::join::Stretch;
use super::line::{Ending, Line};
use super::passage::{Passage, Piece};
use super::signature::is_han;

/// The passages of an article, and which of its lines are continued by which: pairs of line numbers.
pub(super) fn passages(
    stretch: &Stretch,
    article: u32,
    lines: &[Line],
    printed: &[&str],
    roles: &[Role],
) -> (Vec<Passage>, Vec<(u32, u32)>) {
    let mut out: Vec<Passage> = Vec::new();
    let mut breaks = Vec::new();
    let mut before: Option<usize> = None;
    for &at in &stretch.lines {
        let line = &lines[at];
        let role = roles.get(line.number as usize - 1).copied().unwrap_or(Role::Body);
        let text = printed.get(line.number as usize - 1).copied().unwrap_or_default();
        let joins = before.is_some_and(|before| continues(&lines[before], line, roles));
        if let (true, Some(passage)) = (joins, out.last_mut()) {
            let last = before.map_or(0, |before| lines[before].number);
            breaks.push((last, line.number));
            extend(passage, line, text);
        } else {
            let mut passage = Passage { pieces: Vec::new(), text: String::new(), role, article };
            extend(&mut passage, line, text);
            out.push(passage);
        }
        before = Some(at);
    }
    (out, breaks)
}

/// Whether a sentence goes on from one line to the next of the article.
fn continues(before: &Line, line: &Line, roles: &[Role]) -> bool {
    let role = |line: &Line| roles.get(line.number as usize - 1).copied();
    let text = |role| matches!(role, Some(Role::Body | Role::Caption | Role::Fragment | Role::Notice));
    let opens = line.lead.is_some() || line.mark.as_ref().is_some_and(|mark| mark.bytes.start == 0);
    let in_sentence = unfinished(before) || before.ending == Ending::Bare && before.length >= 60;
    role(before) == role(line)
        && text(role(line))
        && in_sentence
        && !opens
        && line.whole.is_none()
        && line.level == 0
        || role(before) == Some(Role::Fragment) && role(line) == Some(Role::Body) && in_sentence && !opens
}

/// Adds the characters of a line, without the spaces inside letter-spaced names and, where the line goes on from
/// another, without blanks at the seam.
fn extend(passage: &mut Passage, line: &Line, printed: &str) {
    let seam = !passage.text.is_empty();
    if seam {
        let blank = passage.text.len() - passage.text.trim_end().len();
        if blank > 0 {
            let characters = passage.text[passage.text.len() - blank..].chars().count() as u32;
            passage.text.truncate(passage.text.len() - blank);
            if let Some(piece) = passage.pieces.last_mut() {
                piece.chars.end = piece.chars.end.saturating_sub(characters).max(piece.chars.start);
            }
        }
    }
    let leading = printed.len() - printed.trim_start().len();
    let from = if seam { leading } else { 0 };
    let mut start = from;
    let mut position = printed[..from].chars().count() as u32;
    for gap in letter_spaces(line, printed) {
        if gap.start >= start {
            position = add(passage, line.number, position, &printed[start..gap.start]);
            position += printed[gap.clone()].chars().count() as u32;
            start = gap.end;
        }
    }
    add(passage, line.number, position, &printed[start..]);
}

fn add(passage: &mut Passage, line: u32, position: u32, text: &str) -> u32 {
    let end = position + text.chars().count() as u32;
    if end > position {
        passage.pieces.push(Piece { line, chars: position..end });
        passage.text.push_str(text);
    }
    end
}

/// Bytes of the spaces between single Chinese characters of a byline: `记者 司 勇`, `（刘 涛）`.
fn letter_spaces(line: &Line, printed: &str) -> Vec<Range<usize>> {
    let mut from = printed.len();
    if line.whole.is_some() {
        from = 0;
    } else if let Some((_, tail)) = &line.tail {
        from = printed.rfind(*tail).unwrap_or(from);
    } else if let Some((text, _)) = line.lead.as_ref().and_then(|lead| lead.byline.as_ref()) {
        let head = (text.len() * 2).min(printed.len());
        let end = (head..=printed.len()).find(|&at| printed.is_char_boundary(at)).unwrap_or(printed.len());
        return spaces_between_letters(&printed[..end], 0);
    }
    spaces_between_letters(&printed[from..], from)
}

fn spaces_between_letters(text: &str, offset: usize) -> Vec<Range<usize>> {
    let blank = |c: char| c == ' ' || c == '\u{3000}';
    let characters: Vec<(usize, char)> = text.char_indices().collect();
    let mut out = Vec::new();
    let mut at = 0;
    // A letter stands alone where no other Chinese character touches it.
    let alone = |at: usize| {
        let touches = |other: Option<&(usize, char)>| other.is_some_and(|&(_, c)| is_han(c));
        is_han(characters[at].1)
            && !touches(at.checked_sub(1).and_then(|before| characters.get(before)))
            && !touches(characters.get(at + 1))
    };
    while at < characters.len() {
        if !blank(characters[at].1) {
            at += 1;
            continue;
        }
        let start = at;
        while at < characters.len() && blank(characters[at].1) {
            at += 1;
        }
        if start > 0 && at < characters.len() && alone(start - 1) && alone(at) {
            out.push(offset + characters[start].0..offset + characters[at].0);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_inside_letter_spaced_names() {
        let check = |text: &str, expected: &[&str]| {
            let left: Vec<&str> = spaces_between_letters(text, 0)
                .into_iter()
                .map(|gap| &text[gap.start - 3..gap.end + 3])
                .collect();
            assert_eq!(left, expected, "{text}");
        };
        check("记者 司 勇", &["司 勇"]);
        check("（刘\u{3000}涛）", &["刘\u{3000}涛"]);
        check("记者 张三 李四", &[]);
        check(" ", &[]);
    }
}
