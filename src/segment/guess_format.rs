//! The part-of-speech model for unknown words as an asset: jieba's `posseg.txt`, without loss.
//!
//! A state is a position in the word (B, M, E, S) and a tag; its number is `position × 64 + tag`. The 27,000
//! distinct log-probabilities are written once as `f64`; everything else refers to them by index, where index 0
//! means impossible. 2.55 MB of text become 0.45 MB, so that the guess equals that of jieba-rs to the last bit.
//!
//! ```text
//! magic "YBGUESS1" | n_tag_bytes u32 | n_values u32 | n_transitions u32 | n_characters u32 | n_emissions u32
//! tags, each ended by a newline
//! values            f64 × n_values (value 0 is impossible)
//! start             u16 × 256
//! transitions       from u8 …, to u8 …, value u16 …
//! characters        u16 … , number of states u8 … minus one
//! emissions         state u8 …, value u16 …
//! ```
//! All numbers are little-endian; `x …` is a column. Like [`super::words_format`] the file stands alone.

use std::collections::{BTreeMap, HashMap};
use std::fmt;

const MAGIC: &[u8; 8] = b"YBGUESS1";
const HEADER: usize = 8 + 4 * 5;

/// Number of states: 4 positions × 64 tags.
pub const STATES: usize = 256;
/// The log-probability of what cannot be.
pub const IMPOSSIBLE: f64 = -3.14e100;

/// The model in memory.
#[derive(Debug, PartialEq)]
pub struct GuessModel {
    /// The 64 tags.
    pub tags: Vec<String>,
    /// Log-probability of beginning in a state.
    pub start: Vec<f64>,
    /// Log-probability of `from → to` at `to × 256 + from`.
    pub transitions: Vec<f64>,
    /// Characters in code point order, with the end of their run in `emissions`.
    pub characters: Vec<(u16, u32)>,
    /// For each character in turn its states in ascending order with the log-probability of the character.
    pub emissions: Vec<(u8, f64)>,
}

/// Why a model could not be read or written.
#[derive(Debug, PartialEq, Eq)]
pub enum GuessError {
    /// The bytes do not begin with the magic of this format.
    NotGuess,
    /// The bytes are shorter or longer than the header announces.
    Truncated {
        /// Bytes that the header announces.
        expected: usize,
        /// Bytes that there are.
        got: usize,
    },
    /// A number points outside its table.
    Damaged,
    /// A line of the source has an unknown form.
    Line {
        /// Line number, from 1.
        line: usize,
    },
}

impl fmt::Display for GuessError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            GuessError::NotGuess => write!(f, "these are not the bytes of a Yuebao tag model"),
            GuessError::Truncated { expected, got } => {
                write!(f, "the tag model is cut short: {got} of {expected} bytes; load it again")
            }
            GuessError::Damaged => write!(f, "the tag model is damaged; load it again"),
            GuessError::Line { line } => write!(f, "line {line} is not understood"),
        }
    }
}

impl std::error::Error for GuessError {}

/// Compiles `posseg.txt` into the asset.
///
/// A character with a list of states keeps exactly that list; one without keeps the states that emit it. This is
/// how jieba-rs reads the file.
///
/// # Errors
/// [`GuessError::Line`] where a line is not understood.
pub fn encode(source: &str) -> Result<Vec<u8>, GuessError> {
    let mut tags = String::new();
    let mut start = [IMPOSSIBLE; STATES];
    let mut transitions: BTreeMap<(u8, u8), f64> = BTreeMap::new();
    let mut emitted: HashMap<u16, BTreeMap<u8, f64>> = HashMap::new();
    let mut allowed: HashMap<u16, Vec<u8>> = HashMap::new();
    let mut section = "";
    for (i, line) in source.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') && section.is_empty() {
            continue;
        }
        if line.starts_with('@') {
            section = line;
            continue;
        }
        let mut parts = line.split('|').map(str::trim).filter(|part| !part.is_empty());
        let first = parts.next().unwrap_or_default();
        let one = || -> Option<()> {
            match section {
                "@TAGS" => tags = line.split(',').map(|tag| format!("{}\n", tag.trim())).collect(),
                "@START" => {
                    let (state, value) = first.rsplit_once(',')?;
                    start[usize::from(parse_state(state)?)] = value.parse().ok()?;
                }
                "@TRANS" => {
                    for part in parts {
                        let (to, value) = part.rsplit_once(',')?;
                        transitions.insert((parse_state(to)?, parse_state(first)?), value.parse().ok()?);
                    }
                }
                "@EMIT" => {
                    for part in parts {
                        let (character, value) = part.rsplit_once(',')?;
                        let states = emitted.entry(parse_character(character)?).or_default();
                        states.insert(parse_state(first)?, value.parse().ok()?);
                    }
                }
                "@CHAR_STATE" => {
                    let states = parts.map(parse_state).collect::<Option<Vec<u8>>>()?;
                    if !states.is_empty() {
                        allowed.insert(parse_character(first)?, states);
                    }
                }
                _ => return None,
            }
            Some(())
        };
        one().ok_or(GuessError::Line { line: i + 1 })?;
    }

    let mut rows: BTreeMap<u16, BTreeMap<u8, f64>> = BTreeMap::new();
    for (character, states) in allowed {
        let emissions = emitted.remove(&character).unwrap_or_default();
        let row =
            states.into_iter().map(|state| (state, emissions.get(&state).copied().unwrap_or(IMPOSSIBLE)));
        rows.insert(character, row.collect());
    }
    rows.extend(emitted);

    let mut values = Values { table: vec![IMPOSSIBLE], index: HashMap::new() };
    let start: Vec<u16> = start.iter().map(|&value| values.index(value)).collect();
    let emissions: Vec<(u8, u16)> =
        rows.values().flatten().map(|(&state, &value)| (state, values.index(value))).collect();
    let transitions: Vec<(u8, u8, u16)> =
        transitions.iter().map(|(&(to, from), &value)| (from, to, values.index(value))).collect();

    let mut out = Vec::from(MAGIC);
    for n in [tags.len(), values.table.len(), transitions.len(), rows.len(), emissions.len()] {
        out.extend((n as u32).to_le_bytes());
    }
    out.extend(tags.as_bytes());
    out.extend(values.table.iter().flat_map(|value| value.to_le_bytes()));
    out.extend(start.iter().flat_map(|value| value.to_le_bytes()));
    out.extend(transitions.iter().map(|&(from, _, _)| from));
    out.extend(transitions.iter().map(|&(_, to, _)| to));
    out.extend(transitions.iter().flat_map(|&(_, _, value)| value.to_le_bytes()));
    out.extend(rows.keys().flat_map(|character| character.to_le_bytes()));
    out.extend(rows.values().map(|row| (row.len() - 1) as u8));
    out.extend(emissions.iter().map(|&(state, _)| state));
    out.extend(emissions.iter().flat_map(|&(_, value)| value.to_le_bytes()));
    Ok(out)
}

/// Reads the asset. Linear in the bytes.
///
/// # Errors
/// [`GuessError`] where the bytes are not such an asset.
pub fn decode(asset: &[u8]) -> Result<GuessModel, GuessError> {
    let truncated = |expected| GuessError::Truncated { expected, got: asset.len() };
    if !asset.starts_with(MAGIC) {
        return Err(GuessError::NotGuess);
    }
    let header = asset.get(8..HEADER).ok_or(truncated(HEADER))?;
    let mut counts = header.chunks_exact(4).map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]) as usize);
    let mut count = || counts.next().unwrap_or_default();
    let [n_tag_bytes, n_values, n_transitions, n_characters, n_emissions] =
        [count(), count(), count(), count(), count()];
    let expected = [(n_tag_bytes, 1), (n_values, 8), (n_transitions, 4), (n_characters, 3), (n_emissions, 3)]
        .iter()
        .fold(HEADER + 2 * STATES, |sum, &(n, size)| sum.saturating_add(n.saturating_mul(size)));
    if asset.len() != expected {
        return Err(truncated(expected));
    }
    let mut rest = &asset[HEADER..];
    let mut take = |n: usize| {
        let (column, after) = rest.split_at(n);
        rest = after;
        column
    };
    let tags = std::str::from_utf8(take(n_tag_bytes)).map_err(|_| GuessError::Damaged)?;
    let values: Vec<f64> = take(8 * n_values)
        .chunks_exact(8)
        .map(|b| f64::from_le_bytes([b[0], b[1], b[2], b[3], b[4], b[5], b[6], b[7]]))
        .collect();
    let numbers = |column: &[u8]| -> Vec<u16> {
        column.chunks_exact(2).map(|b| u16::from_le_bytes([b[0], b[1]])).collect()
    };
    let value = |index: &u16| values.get(usize::from(*index)).copied().ok_or(GuessError::Damaged);

    let start = numbers(take(2 * STATES)).iter().map(value).collect::<Result<Vec<f64>, _>>()?;
    let (from, to) = (take(n_transitions), take(n_transitions));
    let mut transitions = vec![IMPOSSIBLE; STATES * STATES];
    for ((&from, &to), index) in from.iter().zip(to).zip(numbers(take(2 * n_transitions))) {
        transitions[usize::from(to) * STATES + usize::from(from)] = value(&index)?;
    }
    let mut end = 0;
    let characters: Vec<(u16, u32)> = numbers(take(2 * n_characters))
        .into_iter()
        .zip(take(n_characters))
        .map(|(character, &states_less_one)| {
            end += u32::from(states_less_one) + 1;
            (character, end)
        })
        .collect();
    let states = take(n_emissions);
    let emissions = states
        .iter()
        .zip(numbers(take(2 * n_emissions)))
        .map(|(&state, index)| Ok((state, value(&index)?)))
        .collect::<Result<Vec<_>, _>>()?;
    let tags: Vec<String> = tags.lines().map(String::from).collect();
    if end as usize != n_emissions || tags.len() * 4 != STATES || !characters.is_sorted() {
        return Err(GuessError::Damaged);
    }
    Ok(GuessModel { tags, start, transitions, characters, emissions })
}

/// The distinct values so far.
struct Values {
    table: Vec<f64>,
    index: HashMap<u64, u16>,
}

impl Values {
    fn index(&mut self, value: f64) -> u16 {
        if value <= IMPOSSIBLE {
            return 0;
        }
        *self.index.entry(value.to_bits()).or_insert_with(|| {
            self.table.push(value);
            (self.table.len() - 1) as u16
        })
    }
}

/// `position,tag` as a state.
fn parse_state(text: &str) -> Option<u8> {
    let (position, tag) = text.split_once(',')?;
    let (position, tag): (u8, u8) = (position.parse().ok()?, tag.parse().ok()?);
    (position < 4 && tag < 64).then_some(position * 64 + tag)
}

fn parse_character(text: &str) -> Option<u16> {
    u16::try_from(u32::from(text.chars().next()?)).ok()
}
