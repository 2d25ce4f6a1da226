//! Stitched passages: the runs of characters that the reader reads as one paragraph, with the way back to the lines
//! they are printed on.
//!
//! A column break, or another article between, ends a line in the middle of a sentence; its passage goes on with the
//! line where the sentence goes on. Spaces inside letter-spaced names are left out of the passage. All other
//! characters of every line stand in exactly one passage, in the order of their line.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::article::Role;

/// A stretch of one line.
#[derive(Debug, Serialize, Deserialize, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Number of the line on its page, from 1.
    pub line: u32,
    /// Characters of the line, from 0.
    pub chars: Range<u32>,
}

/// A stitched passage.
#[derive(Debug, Serialize, Deserialize, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Where its characters are printed, in reading order.
    pub pieces: Vec<Piece>,
    /// The printed characters of the pieces, joined. Not written into a pack: the lines have them.
    #[serde(skip)]
    pub text: String,
    /// What the passage is on its page.
    pub role: Role,
    /// The article that it belongs to: an index into the page's articles.
    pub article: u32,
}

impl Passage {
    /// Line and character where the character `at` of the passage is printed; the end of the passage for a larger
    /// number. Linear in the pieces, of which there are few.
    #[must_use]
    pub fn place(&self, at: u32) -> (u32, u32) {
        let mut left = at;
        for piece in &self.pieces {
            let length = piece.chars.end - piece.chars.start;
            if left < length {
                return (piece.line, piece.chars.start + left);
            }
            left -= length;
        }
        self.pieces.last().map_or((1, 0), |piece| (piece.line, piece.chars.end))
    }

    /// The printed characters `span` of the passage; fewer where it is shorter.
    #[must_use]
    pub fn words(&self, span: Range<u32>) -> &str {
        let mut bytes = self.text.char_indices().map(|(at, _)| at).chain([self.text.len()]);
        let start = bytes.nth(span.start as usize).unwrap_or(self.text.len());
        let end = match span.end.saturating_sub(span.start) {
            0 => start,
            length => bytes.nth(length as usize - 1).unwrap_or(self.text.len()),
        };
        &self.text[start..end]
    }

    /// Where the characters `span` of the passage are printed: a piece for each line that they run over. Pieces
    /// that follow each other on one line are joined over the spaces left out between them.
    #[must_use]
    pub fn pieces_of(&self, span: Range<u32>) -> Vec<Piece> {
        let mut found: Vec<Piece> = Vec::new();
        let mut before = 0;
        for piece in &self.pieces {
            let length = piece.chars.end - piece.chars.start;
            let start = span.start.max(before);
            let end = span.end.min(before + length);
            if start < end {
                let chars = piece.chars.start + start - before..piece.chars.start + end - before;
                match found.last_mut() {
                    Some(last) if last.line == piece.line => last.chars.end = chars.end,
                    _ => found.push(Piece { line: piece.line, chars }),
                }
            }
            before += length;
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_back_to_the_lines() {
        let pieces = vec![
            Piece { line: 3, chars: 0..4 },
            Piece { line: 3, chars: 5..6 },
            Piece { line: 7, chars: 0..3 },
        ];
        let passage = Passage { pieces, text: "记者司勇报道了".into(), role: Role::Body, article: 0 };
        assert_eq!(passage.place(0), (3, 0));
        assert_eq!(passage.place(4), (3, 5));
        assert_eq!(passage.place(5), (7, 0));
        assert_eq!(passage.place(99), (7, 3));
        assert_eq!(passage.pieces_of(2..6), [Piece { line: 3, chars: 2..6 }, Piece { line: 7, chars: 0..1 }]);
    }
}
