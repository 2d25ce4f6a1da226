//! The second reading: what was found with strong evidence once is found elsewhere with less.

use super::choose::{Candidate, Form};
use super::lexicon::Lexicon;
use super::reading::Reading;
use super::words::Words;
use crate::extract::fact::NameKind;

/// From this score on, a name is remembered.
const STRONG: f32 = 2.0;
/// The same for a person, whose name is seldom another word.
const STRONG_PERSON: f32 = 1.2;
/// What it counts that a name has been found before.
const REMEMBERED: f32 = 2.6;

/// The names that a document gives with strong evidence.
#[derive(Debug, Default)]
pub(super) struct Memory {
    names: Words<NameKind>,
    persons: Lexicon,
}

impl Memory {
    /// Remembers what is sure among the names chosen in a passage.
    pub(super) fn learn(&mut self, reading: &Reading, chosen: &[Candidate]) {
        for candidate in chosen.iter().filter(|one| one.form == Form::Full) {
            let Some(name) = reading.chars.get(candidate.start..candidate.end) else { continue };
            let length = name.len();
            let enough = match (candidate.kind, length) {
                (NameKind::Person, 2) => STRONG + 0.5,
                (NameKind::Person, _) => STRONG_PERSON,
                _ => STRONG,
            };
            if length < 2 || candidate.score < enough {
                continue;
            }
            // 晋源区 once makes 晋源 a place too.
            if candidate.kind == NameKind::Place
                && length > 2
                && matches!(name[length - 1], '省' | '市' | '县' | '区' | '镇' | '乡')
            {
                self.names.set(&name[..length - 1], |before| before.unwrap_or(NameKind::Place));
            }
            let new = self.names.get(name).is_none();
            self.names.set(name, |_| candidate.kind);
            if new && candidate.kind == NameKind::Person && length > 2 {
                self.persons.add(&name.iter().collect::<String>(), 1);
            }
        }
    }

    /// Whether all but the last of three characters are a remembered person.
    fn remembers(&self, reading: &Reading, candidate: &Candidate) -> bool {
        let name = reading.chars.get(candidate.start..candidate.end).filter(|name| name.len() == 3);
        name.is_some_and(|name| self.names.get(&name[..2]) == Some(NameKind::Person))
    }

    /// Weighs the candidates of a passage again, and adds the remembered persons that the first reading could not
    /// propose because of the cut.
    ///
    /// Every candidate goes through here before the last choice: a trained tagger would add its own log-odds to
    /// `score` at this place, and nowhere else.
    pub(super) fn rescore(&self, reading: &Reading, candidates: &mut Vec<Candidate>) {
        for candidate in candidates.iter_mut().filter(|one| one.form == Form::Full) {
            match reading.chars.get(candidate.start..candidate.end).and_then(|name| self.names.get(name)) {
                Some(kind) if kind == candidate.kind && kind == NameKind::Person => {
                    candidate.score += REMEMBERED
                }
                // More would tear longer names apart that begin with this one.
                Some(kind) if kind == candidate.kind && candidate.score < STRONG => candidate.score += 1.5,
                Some(kind) if kind == candidate.kind => {}
                Some(_) => candidate.score -= 1.0,
                // 刘源边: a remembered name and one character more.
                None if candidate.kind == NameKind::Person && self.remembers(reading, candidate) => {
                    candidate.score -= 2.0
                }
                None => {}
            }
        }
        if self.persons.is_empty() {
            return;
        }
        for start in 0..reading.len() {
            self.persons.at(&reading.chars, start, |end, _| {
                let score = 0.6
                    + if reading.is_edge(start) { 0.8 } else { 0.0 }
                    + if reading.is_edge(end) { 0.8 } else { 0.0 };
                candidates.push(Candidate { start, end, kind: NameKind::Person, score, form: Form::Full });
            });
        }
    }
}
