//! Query and pack → hits.
//!
//! For each term the character index names the passages that can hold it; a scan of these finds the hits. A hit
//! counts where every other term of the query has a hit in the same unit (article, by default).

use std::collections::HashSet;

use super::parse::{Query, Term};
use super::scan::scan_bytes;
use crate::index::pack::Pack;
use crate::text::fold::fold;
use crate::text::sentence::sentences;

/// Within what all terms must stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scope {
    /// The same line.
    Line,
    /// The same sentence.
    Sentence,
    /// The same article.
    #[default]
    Article,
    /// The same page.
    Page,
}

/// A hit: a span of characters of a passage, ordered by the place where it is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hit {
    /// Line in the corpus on which it begins, from 0.
    pub line: u32,
    /// Its first character on that line.
    pub character: u32,
    /// Passage in the corpus, from 0.
    pub passage: u32,
    /// First character in the passage.
    pub start: u32,
    /// Character of the passage after the hit.
    pub end: u32,
}

/// All hits of a query, in the order of the pages, their lines and the characters of these. Hits of one term do not
/// overlap; those of different terms may.
///
/// Time grows with the passages that hold the rarest character or pair of each term.
#[must_use]
pub fn evaluate(pack: &Pack, query: &Query, scope: Scope) -> Vec<Hit> {
    together(pack, query.terms.iter().map(|term| term_hits(pack, term)).collect(), scope)
}

/// The hits that stand in a unit with hits of every term, in order and each once.
pub(super) fn together(pack: &Pack, mut hits_by_term: Vec<Vec<Hit>>, scope: Scope) -> Vec<Hit> {
    if hits_by_term.len() > 1 {
        let units: Vec<Vec<Unit>> = hits_by_term.iter().map(|hits| units(pack, hits, scope)).collect();
        let shared = units
            .iter()
            .map(|units| units.iter().copied().collect::<HashSet<Unit>>())
            .reduce(|a, b| &a & &b)
            .unwrap_or_default();
        for (hits, units) in hits_by_term.iter_mut().zip(units) {
            let mut unit = units.iter();
            hits.retain(|_| unit.next().is_some_and(|unit| shared.contains(unit)));
        }
    }
    let mut hits = hits_by_term.concat();
    hits.sort_unstable();
    hits.dedup();
    hits
}

/// The hits of one term.
fn term_hits(pack: &Pack, term: &Term) -> Vec<Hit> {
    let folded = fold(&term.text);
    let needle = if term.exact { &term.text } else { &folded };
    let length = needle.chars().count() as u32;
    let mut hits = Vec::new();
    for passage in pack.postings().candidates(&folded).unwrap_or_default() {
        let text = if term.exact { pack.passage_text(passage) } else { pack.folded_passage(passage) };
        for start in character_offsets(text.as_bytes(), needle) {
            let (line, character) = pack.printed_at(passage, start);
            hits.push(Hit { line, character, passage, start, end: start + length });
        }
    }
    hits
}

/// Where `needle` begins in `text`, which is UTF-8, in characters. Linear in the text.
pub(super) fn character_offsets<'a>(text: &'a [u8], needle: &'a str) -> impl Iterator<Item = u32> {
    let (mut character, mut byte) = (0, 0);
    scan_bytes(text, needle.as_bytes()).map(move |found| {
        character += characters(&text[byte..found]);
        byte = found;
        character
    })
}

/// Characters of UTF-8: the bytes that do not go on from another. In stretches whose sum fits into a byte, because
/// the processor then adds many at once.
fn characters(text: &[u8]) -> u32 {
    let begins = |&byte: &u8| u8::from(byte & 0xC0 != 0x80);
    text.chunks(255).map(|stretch| u32::from(stretch.iter().map(begins).sum::<u8>())).sum()
}

/// A line, sentence, article or page: a number, and a second one for the sentence in its passage and the article on
/// its page.
type Unit = (u32, u32);

/// The unit in which each hit begins.
fn units(pack: &Pack, hits: &[Hit], scope: Scope) -> Vec<Unit> {
    let mut known = (u32::MAX, Vec::new());
    hits.iter()
        .map(|hit| match scope {
            Scope::Line => (hit.line, 0),
            Scope::Page => (pack.place(hit.line).0 as u32, 0),
            Scope::Article => {
                let page = pack.home(hit.passage).0 as u32;
                (page, pack.passage(hit.passage).map_or(0, |passage| passage.article))
            }
            Scope::Sentence => {
                if known.0 != hit.passage {
                    known = (hit.passage, sentences(pack.passage_text(hit.passage)));
                }
                let before = known.1.partition_point(|sentence| sentence.end <= hit.start as usize);
                (hit.passage, before as u32)
            }
        })
        .collect()
}
