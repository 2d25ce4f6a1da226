//! How many hits a query has, counted in three ways, so that a difference from the browser's Ctrl+F can be seen.

use super::evaluate::{Hit, Scope, character_offsets, together};
use super::parse::Query;
use crate::index::pack::Pack;
use crate::index::places::LinePiece;
use crate::text::fold::fold;

/// The three counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    /// On the lines as printed: nothing is folded, nothing stitched, as Ctrl+F counts.
    pub printed: u32,
    /// On the stitched and folded text: the hits.
    pub stitched: u32,
    /// The hits that do not lie in a pasted copy of another stretch of the page.
    pub without_duplicates: u32,
}

/// Counts a query whose hits are known.
///
/// Time grows with the hits, the lines that hold the rarest character or pair of each term, and the lines that are
/// not one piece of one passage.
#[must_use]
pub fn tally(pack: &Pack, query: &Query, scope: Scope, hits: &[Hit]) -> Tally {
    let printed = query.terms.iter().map(|term| printed_hits(pack, &term.text)).collect();
    Tally {
        printed: together(pack, printed, scope).len() as u32,
        stitched: hits.len() as u32,
        without_duplicates: hits.iter().filter(|hit| !is_copied(pack, hit)).count() as u32,
    }
}

/// Whether a hit lies in a pasted copy of another stretch of its page, with all its pieces.
#[must_use]
pub fn is_copied(pack: &Pack, hit: &Hit) -> bool {
    let first = LinePiece { line: hit.line, start: hit.character, end: hit.character + 1 };
    pack.is_copied(first)
        && pack.pieces(hit.passage, hit.start..hit.end).into_iter().all(|piece| pack.is_copied(piece))
}

/// The hits of a string on the lines as printed, in no order. One that begins on a character in no passage, such as a
/// space of a blank line, stands in none.
///
/// A line that is one passage is scanned as that passage, where the index names it. In the others a string can run
/// over what passages part or leave out.
fn printed_hits(pack: &Pack, text: &str) -> Vec<Hit> {
    let Some(candidates) = pack.postings().candidates(&fold(text)) else { return Vec::new() };
    let length = text.chars().count() as u32;
    let mut hits = Vec::new();
    for (passage, line) in candidates.iter().filter_map(|&at| Some((at, pack.whole_line(at)?))) {
        for start in character_offsets(pack.passage_text(passage).as_bytes(), text) {
            hits.push(Hit { line, character: start, passage, start, end: start + length });
        }
    }
    let others = candidates.into_iter().filter(|&passage| pack.whole_line(passage).is_none());
    for line in pack.lines_of(others) {
        for character in character_offsets(pack.line_bytes(line), text) {
            let (passage, start) = pack.passage_at(line, character).unwrap_or((u32::MAX, line));
            hits.push(Hit { line, character, passage, start, end: start + length });
        }
    }
    hits
}
