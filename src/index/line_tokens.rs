//! The tokens of a line: those of its passages, cut to it.

use super::pack::Pack;
use super::tokens::Kind;

/// A token, or the part of it that stands on a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineToken {
    /// First character in the line.
    pub start: u32,
    /// Character after it. Spaces that the passage leaves out inside a name stand between.
    pub end: u32,
    /// Kind.
    pub kind: Kind,
}

/// The tokens of a line of the corpus (from 0) in the order of its characters. A token that goes on in another line
/// is on both, with its part. Time grows with the tokens of the line's passages.
#[must_use]
pub fn line_tokens(pack: &Pack, line: u32) -> Vec<LineToken> {
    let columns = pack.tokens();
    let mut found = Vec::new();
    for passage in pack.passages_on(line) {
        let mut start = 0;
        for token in columns.passage(passage as usize) {
            let end = start + u32::from(token.length);
            let pieces = pack.pieces(passage, start..end);
            let here = pieces.iter().filter(|piece| piece.line == line);
            found.extend(here.map(|piece| LineToken {
                start: piece.start,
                end: piece.end,
                kind: token.kind,
            }));
            start = end;
        }
    }
    found.sort_unstable_by_key(|token| token.start);
    found
}
