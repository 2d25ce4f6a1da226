//! The layouts of a pack's pages: what each line is, the articles, the passages, the damage.
//!
//! They are written without the texts of the passages, which the lines have; opening puts these back and checks that
//! everything a layout names is on its page.

use super::container::OpenError;
use crate::corpus::article::{Article, Layout};
use crate::corpus::passage::Passage;

const DAMAGED: OpenError = OpenError::Section { section: "layout" };

/// Writes the layouts of all pages.
///
/// # Panics
/// Never: every layout can be written.
#[must_use]
pub fn build(layouts: &[Layout]) -> Vec<u8> {
    postcard::to_allocvec(layouts).expect("a layout can be written")
}

/// Reads the layouts of as many pages as there are numbers of lines.
///
/// # Errors
/// [`OpenError::Section`] where the bytes are not those of [`build`], or a layout names lines that its page has not
/// or articles that it has not itself.
pub fn open(bytes: &[u8], lines: &[u32]) -> Result<Vec<Layout>, OpenError> {
    let layouts: Vec<Layout> = postcard::from_bytes(bytes).map_err(|_| DAMAGED)?;
    let fit = layouts.len() == lines.len() && layouts.iter().zip(lines).all(|(layout, &n)| fits(layout, n));
    if fit { Ok(layouts) } else { Err(DAMAGED) }
}

fn fits(layout: &Layout, lines: u32) -> bool {
    let on_page = |line: u32| (1..=lines).contains(&line);
    let article = |article: &Article| {
        !article.spans.is_empty()
            && article.spans.iter().all(|&(first, last)| on_page(first) && on_page(last) && first <= last)
    };
    let passage = |passage: &Passage| {
        !passage.pieces.is_empty()
            && passage.pieces.iter().all(|piece| on_page(piece.line) && piece.chars.start <= piece.chars.end)
            && passage
                .pieces
                .windows(2)
                .all(|two| two[0].line != two[1].line || two[0].chars.end <= two[1].chars.start)
            && (passage.article as usize) < layout.articles.len()
    };
    layout.roles.len() == lines as usize
        && layout.articles.iter().all(article)
        && layout.passages.iter().all(passage)
        && layout
            .defects
            .iter()
            .all(|defect| on_page(defect.line) && defect.other.is_none_or(|(line, _)| on_page(line)))
}

/// Fills the text of every passage from the lines of its page. Linear in the text where the passages come in the
/// order of the lines.
///
/// # Errors
/// [`OpenError::Section`] where a line has fewer characters than a passage takes from it.
pub fn fill<'a>(layout: &mut Layout, line: impl Fn(u32) -> &'a str) -> Result<(), OpenError> {
    let mut place = Place { line: 0, text: "", character: 0, byte: 0 };
    for passage in &mut layout.passages {
        passage.text.clear();
        for piece in &passage.pieces {
            if place.line != piece.line || place.character > piece.chars.start {
                place = Place { line: piece.line, text: line(piece.line), character: 0, byte: 0 };
            }
            let part = place.go_to(piece.chars.start).and_then(|start| {
                let end = place.go_to(piece.chars.end)?;
                place.text.get(start..end)
            });
            passage.text.push_str(part.ok_or(DAMAGED)?);
        }
    }
    Ok(())
}

/// A place in a line: it goes forward only, so that many pieces of one line are read in one pass.
struct Place<'a> {
    line: u32,
    text: &'a str,
    character: u32,
    byte: usize,
}

impl Place<'_> {
    /// The byte at which a character of the line begins, or its end; `None` beyond it.
    fn go_to(&mut self, character: u32) -> Option<usize> {
        let rest = self.text.get(self.byte..)?;
        let ahead = character.checked_sub(self.character)? as usize;
        // Most pieces are whole lines, and counting is much faster than stepping. A rest of more bytes than `ahead`
        // characters can have is not counted, so that many pieces of one line stay linear in it.
        let byte = if rest.len() / 4 <= ahead && rest.chars().count() == ahead {
            rest.len()
        } else {
            rest.char_indices().map(|(byte, _)| byte).chain([rest.len()]).nth(ahead)?
        };
        self.byte += byte;
        self.character = character;
        Some(self.byte)
    }
}
