//! Query and pack → hits.
//!
//! For each term the character index names the lines that can hold it; a scan of these lines finds the hits. A
//! hit counts where every other term of the query has a hit in the same unit (page, by default).

use std::collections::HashSet;

use super::parse::{Query, Term};
use super::scan::scan;
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
    /// The same page.
    #[default]
    Page,
}

/// A hit: a span of characters of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hit {
    /// Line in the corpus, from 0.
    pub line: u32,
    /// First character in the line.
    pub start: u32,
    /// Character after the hit.
    pub end: u32,
}

/// All hits of a query, in the order of the text. Hits of one term do not overlap; those of different terms may.
///
/// Time grows with the lines that hold the rarest character or pair of each term.
#[must_use]
pub fn evaluate(pack: &Pack, query: &Query, scope: Scope) -> Vec<Hit> {
    let mut hits_by_term: Vec<Vec<Hit>> = query.terms.iter().map(|term| term_hits(pack, term)).collect();
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
    for line in pack.postings().candidates(&folded).unwrap_or_default() {
        let text = if term.exact { pack.line(line) } else { pack.folded_line(line) };
        let (mut character, mut byte) = (0, 0);
        for found in scan(text, needle) {
            character += text[byte..found].chars().count() as u32;
            byte = found;
            hits.push(Hit { line, start: character, end: character + length });
        }
    }
    hits
}

/// A line, sentence or page: a number, and a second one for the sentence in its line.
type Unit = (u32, usize);

/// The unit in which each hit begins.
fn units(pack: &Pack, hits: &[Hit], scope: Scope) -> Vec<Unit> {
    let mut line_sentences = (u32::MAX, Vec::new());
    hits.iter()
        .map(|hit| match scope {
            Scope::Line => (hit.line, 0),
            Scope::Page => (pack.place(hit.line).0 as u32, 0),
            Scope::Sentence => {
                if line_sentences.0 != hit.line {
                    line_sentences = (hit.line, sentences(pack.line(hit.line)));
                }
                (hit.line, line_sentences.1.partition_point(|sentence| sentence.end <= hit.start as usize))
            }
        })
        .collect()
}
