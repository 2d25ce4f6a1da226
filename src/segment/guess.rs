//! Guesses the tag of a word that the dictionary does not hold, from how its characters are used elsewhere.
//!
//! A hidden Markov model over (position in word, tag): Viterbi finds the best path of states through the word's
//! characters, and the tag of the longest word on that path is the guess. The model and the rule are those of
//! jieba's `posseg`; a test holds the result against jieba-rs itself.

use super::guess_format::{GuessError, GuessModel, IMPOSSIBLE, STATES, decode};

const TAGS: usize = STATES / 4;
const BEGIN: usize = 0;
const MIDDLE: usize = 1;
const END: usize = 2;
const SINGLE: usize = 3;

/// Positions that may stand before each position.
const BEFORE: [[usize; 2]; 4] = [[END, SINGLE], [BEGIN, MIDDLE], [BEGIN, MIDDLE], [END, SINGLE]];

/// A way to reach a state: its score and the state before it.
#[derive(Clone, Copy)]
struct Reached {
    state: u8,
    score: f64,
    before: u8,
}

/// The tag model, ready to guess.
#[derive(Debug)]
pub struct Guesser {
    model: GuessModel,
}

impl Guesser {
    /// Opens the asset made by [`super::guess_format::encode`]. About 1 MB in memory.
    ///
    /// # Errors
    /// [`GuessError`] where the bytes are not such an asset.
    pub fn open(asset: &[u8]) -> Result<Self, GuessError> {
        Ok(Guesser { model: decode(asset)? })
    }

    /// The likeliest tag of `word`, or `None` where the model cannot explain its characters.
    ///
    /// Costs about 10 µs a character.
    #[must_use]
    pub fn guess(&self, word: &str) -> Option<&str> {
        let characters: Vec<char> = word.chars().collect();
        let path = self.best_path(&characters)?;
        let mut longest: Option<(usize, &str)> = None;
        let mut begin = 0;
        for (i, &state) in path.iter().enumerate() {
            let (position, tag) = (usize::from(state) / TAGS, usize::from(state) % TAGS);
            let first = match position {
                BEGIN => {
                    begin = i;
                    continue;
                }
                MIDDLE => continue,
                END => begin,
                _ => i,
            };
            let bytes: usize = characters[first..=i].iter().map(|c| c.len_utf8()).sum();
            if longest.is_none_or(|(length, _)| bytes >= length) {
                longest = Some((bytes, &self.model.tags[tag]));
            }
        }
        longest.map(|(_, tag)| tag)
    }

    /// The best path of states, one a character.
    fn best_path(&self, characters: &[char]) -> Option<Vec<u8>> {
        let (&first, rest) = characters.split_first()?;
        let first: Vec<Reached> = self
            .emissions(first)
            .iter()
            .map(|&(state, emission)| Reached {
                state,
                score: self.model.start[usize::from(state)] + emission,
                before: 0,
            })
            .filter(|reached| reached.score > IMPOSSIBLE)
            .collect();
        let mut columns = vec![first];
        for &c in rest {
            let next = self.step(columns.last()?, c);
            columns.push(next);
        }
        let last = columns.last()?;
        // Of equal single characters the last state wins, of equal ends of a path the first, as in jieba-rs.
        let mut best: Option<Reached> = None;
        for &reached in last.iter().filter(|reached| usize::from(reached.state) / TAGS >= END) {
            let better = |best: Reached| {
                if rest.is_empty() { reached.score >= best.score } else { reached.score > best.score }
            };
            let single_or_end = !rest.is_empty() || usize::from(reached.state) / TAGS == SINGLE;
            if single_or_end && best.is_none_or(better) {
                best = Some(reached);
            }
        }
        let mut reached = best?;
        let mut path = vec![reached.state];
        for column in columns.iter().rev().skip(1) {
            reached = *column.iter().find(|candidate| candidate.state == reached.before)?;
            path.push(reached.state);
        }
        path.reverse();
        Some(path)
    }

    /// All states that `c` can take after `live`, each by its best way.
    fn step(&self, live: &[Reached], c: char) -> Vec<Reached> {
        let mut next = Vec::new();
        for &(state, emission) in self.emissions(c) {
            let to = &self.model.transitions[usize::from(state) * STATES..][..STATES];
            let mut best = Reached { state, score: IMPOSSIBLE, before: 0 };
            for position in BEFORE[usize::from(state) / TAGS] {
                for from in live.iter().filter(|from| usize::from(from.state) / TAGS == position) {
                    let transition = to[usize::from(from.state)];
                    let score = from.score + transition + emission;
                    if transition > IMPOSSIBLE && score > best.score {
                        best = Reached { state, score, before: from.state };
                    }
                }
            }
            if best.score > IMPOSSIBLE {
                next.push(best);
            }
        }
        next
    }

    /// The states that `c` can take, ascending, with its log-probability in each.
    fn emissions(&self, c: char) -> &[(u8, f64)] {
        let Ok(unit) = u16::try_from(u32::from(c)) else { return &[] };
        let characters = &self.model.characters;
        let Ok(i) = characters.binary_search_by_key(&unit, |&(character, _)| character) else { return &[] };
        let start = if i == 0 { 0 } else { characters[i - 1].1 };
        &self.model.emissions[start as usize..characters[i].1 as usize]
    }
}
