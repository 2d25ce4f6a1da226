//! People, places and organisations.
//!
//! Candidates are proposed with a score ([`person`], [`foreign`], [`place`], [`organisation`]), in natural logarithm
//! units, and the best set without overlap is chosen ([`choose`]). What is found with strong evidence anywhere in
//! the document then speaks for the same words elsewhere ([`memory`]), and the choice is made again.

mod characters;
mod choose;
mod extend;
mod foreign;
pub(super) mod lexicon;
mod memory;
mod nested;
mod organisation;
mod person;
mod place;
mod reading;

use std::ops::Range;

use self::characters::Characters;
use self::choose::{Candidate, choose, range};
use self::lexicon::Lexicon;
use self::memory::Memory;
use self::reading::Reading;
use super::fact::{Mention, NameKind, Span};
use crate::segment::cut::Token;

/// What counts as a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Convention {
    /// As a reader looks for it: 王女士 and 小赵 whole, 市政府 an organisation, no single characters.
    Page,
    /// As the People's Daily corpus and its successors annotate: of 王女士 the surname alone, 中 and 美 as places, no
    /// governments.
    Annotated,
}

/// A name in a passage: its characters and its kind.
pub type Name = (Range<u32>, NameKind);

/// The tables behind the scores.
#[derive(Debug)]
struct Tables {
    lexicon: Lexicon,
    characters: Characters,
}

/// Finds names. Opened once; it holds word lists and counts, nothing of the texts that it has read.
#[derive(Debug)]
pub struct Recogniser {
    tables: Tables,
}

impl Default for Recogniser {
    fn default() -> Self {
        Self::open()
    }
}

impl Recogniser {
    /// Reads the word lists: a few milliseconds, about 1 MB.
    #[must_use]
    pub fn open() -> Self {
        Recogniser { tables: Tables { lexicon: Lexicon::open(), characters: Characters::open() } }
    }

    /// The names of every passage of a document, in order and without overlap.
    ///
    /// `passages` are text and the tokens of its precise cut with HMM. The document is that within which a name that
    /// is certain once is believed elsewhere: an article, or a page. Linear in the text.
    #[must_use]
    pub fn recognise(&self, passages: &[(&str, &[Token])], convention: Convention) -> Vec<Vec<Name>> {
        let read = self.read(passages, convention);
        read.iter().map(|(_, chosen)| chosen.iter().map(|one| (range(one), one.kind)).collect()).collect()
    }

    /// The names of a page as a reader looks for them ([`Convention::Page`]), in the order of the text: those of
    /// [`Recogniser::recognise`], the places that organisations begin with (太原 in 太原市委), and chains of divisions
    /// beside their links (山西省吕梁市文水县), so that spans may lie within each other. Linear in the text.
    #[must_use]
    pub fn mentions(&self, passages: &[(&str, &[Token])]) -> Vec<Mention> {
        let read = self.read(passages, Convention::Page);
        let mut mentions = Vec::new();
        for (passage, ((text, _), (reading, chosen))) in passages.iter().zip(&read).enumerate() {
            let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            for name in nested::with_nested(reading, chosen) {
                let Range { start, end } = range(&name);
                let printed = &text[bytes[name.start]..bytes[name.end]];
                mentions.push(Mention {
                    span: Span { passage: passage as u32, start, end },
                    kind: name.kind,
                    text: printed.chars().filter(|c| !c.is_whitespace()).collect(),
                });
            }
        }
        mentions
    }

    /// Every passage with its names.
    fn read(&self, passages: &[(&str, &[Token])], convention: Convention) -> Vec<(Reading, Vec<Candidate>)> {
        let mut memory = Memory::default();
        let mut read: Vec<(Reading, Vec<Candidate>)> = Vec::with_capacity(passages.len());
        for (text, tokens) in passages {
            let reading = Reading::new(text, tokens, &self.tables.lexicon);
            let mut candidates = self.propose(&reading, convention);
            memory.learn(&reading, &choose(&reading, &mut candidates));
            read.push((reading, candidates));
        }
        for (reading, candidates) in &mut read {
            memory.rescore(reading, candidates);
            *candidates = choose(reading, candidates);
        }
        read
    }

    /// The word lists, for what is read around names.
    pub(super) fn lexicon(&self) -> &Lexicon {
        &self.tables.lexicon
    }

    fn propose(&self, reading: &Reading, convention: Convention) -> Vec<Candidate> {
        let mut candidates = Vec::new();
        person::propose(&self.tables, reading, convention, &mut candidates);
        foreign::propose(&self.tables, reading, &mut candidates);
        place::propose(&self.tables, reading, convention, &mut candidates);
        organisation::propose(&self.tables, reading, convention, &mut candidates);
        candidates.retain(|candidate| candidate.score > person::FLOOR);
        candidates
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug() {
        let text = std::env::var("T").unwrap_or_default();
        let segmenter = crate::native::assets::segmenter();
        let tokens = segmenter.cut(&text, crate::segment::cut::Mode::Precise, true);
        let r = Recogniser::open();
        let reading = Reading::new(&text, &tokens, &r.tables.lexicon);
        let c = |a: usize, b: usize| reading.chars[a..b].iter().collect::<String>();
        for p in &reading.pieces {
            print!("{}/{:?}{} ", c(p.start, p.end), p.class, if p.known { "" } else { "?" });
        }
        println!();
        let conv = if std::env::var("PAGE").is_ok() { Convention::Page } else { Convention::Annotated };
        let mut cs = r.propose(&reading, conv);
        let chosen = choose(&reading, &mut cs);
        for x in &cs {
            println!(
                "{} {:?} {:.1}{}",
                c(x.start, x.end),
                x.kind,
                x.score,
                if chosen.contains(x) { " *" } else { "" }
            );
        }
    }
}
