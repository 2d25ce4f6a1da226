//! The token columns of a pack: the precise cut with HMM of every passage.
//!
//! ```text
//! number of kinds u8 | per kind: tag 4 bytes, source u8, guessed u8
//! number of passages u32 | first token of every passage and the number of tokens u32 …
//! lengths u8 …, in characters | kinds u8 …
//! ```
//! A token longer than 255 characters is written as several.

use super::container::OpenError;
use crate::segment::cut::{Source, Token};
use crate::segment::tag::Tag;

const DAMAGED: OpenError = OpenError::Section { section: "tokens" };

/// What a token is, apart from its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kind {
    /// Its part of speech.
    pub tag: Tag,
    /// Where it comes from.
    pub source: Source,
    /// The tag is a guess.
    pub guessed: bool,
}

/// A token of the pack: its length in characters and its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PackedToken {
    /// Characters.
    pub length: u8,
    /// Kind.
    pub kind: Kind,
}

const SOURCES: [Source; 6] =
    [Source::Dictionary, Source::User, Source::Unknown, Source::Pattern, Source::Mark, Source::Space];

/// Writes the tokens of every passage.
///
/// # Panics
/// Where there are more than 255 kinds; jieba has 64 tags, which gives fewer than 200.
#[must_use]
pub fn build(passages: &[Vec<Token>]) -> Vec<u8> {
    let mut kinds: Vec<Kind> = Vec::new();
    let (mut starts, mut lengths, mut column) = (Vec::new(), Vec::new(), Vec::new());
    for passage in passages {
        starts.push(lengths.len() as u32);
        for token in passage {
            let kind = Kind { tag: token.tag, source: token.source, guessed: token.guessed };
            let index = kinds.iter().position(|&known| known == kind).unwrap_or_else(|| {
                kinds.push(kind);
                kinds.len() - 1
            });
            let index = u8::try_from(index).expect("fewer than 256 kinds of token");
            let mut left = token.span.len();
            while left > 0 {
                let length = left.min(255);
                lengths.push(length as u8);
                column.push(index);
                left -= length;
            }
        }
    }
    starts.push(lengths.len() as u32);
    let mut out = vec![kinds.len() as u8];
    for kind in kinds {
        out.extend(kind.tag.to_bytes());
        out.push(SOURCES.iter().position(|&source| source == kind.source).unwrap_or_default() as u8);
        out.push(kind.guessed.into());
    }
    out.extend((passages.len() as u32).to_le_bytes());
    out.extend(starts.iter().flat_map(|start| start.to_le_bytes()));
    out.extend(lengths);
    out.extend(column);
    out
}

/// The columns on borrowed bytes.
#[derive(Debug, Clone)]
pub struct TokenColumns<'a> {
    kinds: Vec<Kind>,
    starts: &'a [u8],
    lengths: &'a [u8],
    column: &'a [u8],
}

impl<'a> TokenColumns<'a> {
    /// Opens the bytes made by [`build`]. Time depends on the number of kinds only.
    ///
    /// # Errors
    /// [`OpenError::Section`] where the tables do not fit.
    pub fn open(bytes: &'a [u8]) -> Result<Self, OpenError> {
        let (&count, rest) = bytes.split_first().ok_or(DAMAGED)?;
        let (table, rest) = rest.split_at_checked(6 * usize::from(count)).ok_or(DAMAGED)?;
        let kinds = table.chunks_exact(6).map(read_kind).collect::<Option<Vec<_>>>().ok_or(DAMAGED)?;
        let (passages, rest) = rest.split_first_chunk::<4>().ok_or(DAMAGED)?;
        let passages = u32::from_le_bytes(*passages) as usize;
        let (starts, rest) =
            rest.split_at_checked(passages.saturating_add(1).saturating_mul(4)).ok_or(DAMAGED)?;
        if !rest.len().is_multiple_of(2) {
            return Err(DAMAGED);
        }
        let (lengths, column) = rest.split_at(rest.len() / 2);
        Ok(TokenColumns { kinds, starts, lengths, column })
    }

    /// The tokens of a passage (from 0), or none where there is no such passage.
    pub fn passage(&self, passage: usize) -> impl Iterator<Item = PackedToken> {
        let (start, end) = (self.start(passage), self.start(passage + 1));
        let span = start.unwrap_or(0)..end.unwrap_or(0);
        let lengths = self.lengths.get(span.clone()).unwrap_or_default();
        let column = self.column.get(span).unwrap_or_default();
        lengths.iter().zip(column).filter_map(|(&length, &kind)| {
            Some(PackedToken { length, kind: *self.kinds.get(usize::from(kind))? })
        })
    }

    /// Number of lines, or of whatever the columns were built from.
    #[must_use]
    pub fn n_lines(&self) -> usize {
        (self.starts.len() / 4).saturating_sub(1)
    }

    /// Tokens of all passages that are words: neither marks nor white space. Linear in the tokens.
    #[must_use]
    pub fn count_words(&self) -> u64 {
        let word = |kind: &Kind| !matches!(kind.source, Source::Mark | Source::Space);
        let words: Vec<bool> = self.kinds.iter().map(word).collect();
        self.column.iter().filter(|&&kind| words.get(usize::from(kind)) == Some(&true)).count() as u64
    }

    fn start(&self, passage: usize) -> Option<usize> {
        let bytes = self.starts.get(4 * passage..)?.first_chunk()?;
        Some(u32::from_le_bytes(*bytes) as usize)
    }
}

fn read_kind(bytes: &[u8]) -> Option<Kind> {
    let tag = Tag::from_bytes([bytes[0], bytes[1], bytes[2], bytes[3]])?;
    Some(Kind { tag, source: *SOURCES.get(usize::from(bytes[4]))?, guessed: bytes[5] != 0 })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn there_and_back(
            lines in prop::collection::vec(prop::collection::vec((1u32..300, 0usize..6, any::<bool>()), 0..5), 0..5),
        ) {
            let tokens: Vec<Vec<Token>> = lines
                .iter()
                .map(|line| {
                    line.iter()
                        .map(|&(length, source, guessed)| Token {
                            span: 0..length,
                            bytes: 0..0,
                            tag: Tag::PUNCTUATION,
                            source: SOURCES[source],
                            guessed,
                        })
                        .collect()
                })
                .collect();
            let bytes = build(&tokens);
            let columns = TokenColumns::open(&bytes).expect("are columns");
            for (i, line) in lines.iter().enumerate() {
                let length: u32 = columns.passage(i).map(|token| u32::from(token.length)).sum();
                prop_assert_eq!(length, line.iter().map(|&(length, ..)| length).sum::<u32>());
                let sources: Vec<Source> = columns.passage(i).map(|token| token.kind.source).collect();
                prop_assert!(line.iter().all(|&(_, source, _)| sources.contains(&SOURCES[source])));
            }
            prop_assert_eq!(columns.passage(lines.len()).count(), 0);
        }

        #[test]
        fn any_bytes_are_opened_without_panic(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
            if let Ok(columns) = TokenColumns::open(&bytes) {
                columns.passage(0).count();
                let _ = columns.count_words();
            }
        }
    }
}
