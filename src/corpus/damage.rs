//! What recognition has damaged, besides repeats: broken paragraphs, misplaced and lost parts, stray Latin, marks of
//! mixed width.

use super::arrange::{Placed, State};
use super::article::{Article, ArticleKind};
use super::defect::{Defect, DefectKind};
use super::line::Line;
use super::signature::is_han;

/// Characters that a finding at the end or the beginning of a line covers.
const NEAR: u32 = 8;

/// The findings of a page, in the order of lines.
pub(super) fn findings(
    printed: &[&str],
    lines: &[Line],
    placed: &[Placed],
    articles: &[Article],
    breaks: &[(u32, u32)],
) -> Vec<Defect> {
    let mut out = super::duplicate::repeats(printed);
    for &(line, other) in breaks {
        let end = length(printed, line);
        out.push(Defect {
            kind: DefectKind::BrokenParagraph,
            line,
            start: end.saturating_sub(NEAR),
            end,
            other: Some((other, 0)),
        });
    }
    for (line, place) in lines.iter().zip(placed) {
        if misplaced(place, line, articles) {
            out.push(whole(DefectKind::MisplacedFragment, line.number, printed));
        }
    }
    for article in articles.iter().filter(|article| article.kind == ArticleKind::Fragment) {
        let line = article.first_line();
        let end = NEAR.min(length(printed, line));
        out.push(Defect { kind: DefectKind::Truncated, line, start: 0, end, other: None });
    }
    for (text, number) in printed.iter().zip(1..) {
        stray_latin(text, number, &mut out);
    }
    mixed_width(printed, &mut out);
    out.sort_by_key(|defect| (defect.line, defect.start, defect.kind));
    out
}

fn length(printed: &[&str], line: u32) -> u32 {
    printed.get(line as usize - 1).map_or(0, |text| text.chars().count() as u32)
}

fn whole(kind: DefectKind, line: u32, printed: &[&str]) -> Defect {
    Defect { kind, line, start: 0, end: length(printed, line), other: None }
}

/// A headline after its body, or a label after what it heads.
fn misplaced(place: &Placed, line: &Line, articles: &[Article]) -> bool {
    let after = |article: &Article| {
        article.section.as_ref().is_some_and(|label| label.line == line.number)
            && article.first_line() < line.number
    };
    place.state == State::Trailing || place.state == State::Label && articles.iter().any(after)
}

/// A word of small Latin letters between Chinese characters, set off by spaces: no abbreviation, unit or address.
fn stray_latin(text: &str, line: u32, out: &mut Vec<Defect>) {
    const UNITS: [&str; 14] =
        ["km", "kg", "cm", "mm", "ml", "mg", "kw", "kwh", "pm", "am", "app", "vs", "www", "http"];
    if text.is_ascii() || !text.bytes().any(|b| b.is_ascii_lowercase()) {
        return;
    }
    let characters: Vec<char> = text.chars().collect();
    let mut at = 0;
    while at < characters.len() {
        if !characters[at].is_ascii_alphanumeric() {
            at += 1;
            continue;
        }
        let start = at;
        while at < characters.len() && characters[at].is_ascii_alphanumeric() {
            at += 1;
        }
        let word: String = characters[start..at].iter().collect();
        let small = word.len() >= 2 && word.bytes().all(|b| b.is_ascii_lowercase());
        let between = |at: Option<usize>| at.and_then(|at| characters.get(at)).is_some_and(|&c| c == ' ');
        let chinese = |at: Option<usize>| at.and_then(|at| characters.get(at)).is_some_and(|&c| is_han(c));
        let set_off = between(start.checked_sub(1)) && between(Some(at));
        let inside = chinese(start.checked_sub(2)) && chinese(Some(at + 1));
        if small && set_off && inside && !UNITS.contains(&&*word) {
            out.push(Defect {
                kind: DefectKind::StrayLatin,
                line,
                start: start as u32,
                end: at as u32,
                other: None,
            });
        }
    }
}

/// Marks of the width that the page has less of, once a line.
fn mixed_width(printed: &[&str], out: &mut Vec<Defect>) {
    const HALF: [char; 7] = [',', ':', ';', '!', '?', '(', ')'];
    const FULL: [char; 7] = ['，', '：', '；', '！', '？', '（', '）'];
    // A half-width mark counts where it touches a Chinese character or a Chinese quotation mark.
    let marks = |text: &str| -> Vec<(u32, bool)> {
        let mut found = Vec::new();
        let mut before = ' ';
        let mut characters = text.chars().zip(0u32..).peekable();
        while let Some((c, at)) = characters.next() {
            let after = characters.peek().map_or(' ', |&(c, _)| c);
            let chinese = |c: char| is_han(c) || "“”《》".contains(c);
            if FULL.contains(&c) {
                found.push((at, true));
            } else if HALF.contains(&c) && (chinese(before) || chinese(after)) {
                found.push((at, false));
            }
            before = c;
        }
        found
    };
    let lines: Vec<Vec<(u32, bool)>> = printed.iter().map(|text| marks(text)).collect();
    let full = lines.iter().flatten().filter(|(_, full)| *full).count();
    let half = lines.iter().flatten().count() - full;
    if full == 0 || half == 0 {
        return;
    }
    let rarer_is_full = full < half;
    for (found, line) in lines.iter().zip(1..) {
        if let Some(&(start, _)) = found.iter().find(|(_, full)| *full == rarer_is_full) {
            out.push(Defect { kind: DefectKind::PunctuationWidth, line, start, end: start + 1, other: None });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stray_word_is_no_abbreviation() {
        let found = |text: &str| {
            let mut out = Vec::new();
            stray_latin(text, 1, &mut out);
            out.into_iter().map(|defect| (defect.start, defect.end)).collect::<Vec<_>>()
        };
        assert_eq!(found("项目建成后 will 提供岗位"), [(6, 10)]);
        assert_eq!(found("地区生产总值（GDP）增长"), []);
        assert_eq!(found("打开 App 下载"), []);
        assert_eq!(found("长 km 计"), []);
    }

    #[test]
    fn marks_of_the_rarer_width() {
        let mut out = Vec::new();
        mixed_width(&["一，二，三", "四,五", "1,000"], &mut out);
        assert_eq!(out.iter().map(|defect| (defect.line, defect.start)).collect::<Vec<_>>(), [(2, 1)]);
    }
}
