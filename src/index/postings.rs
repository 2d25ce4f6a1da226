//! The character index: for each folded character the passages that hold it, and for pairs of common characters the
//! passages that hold the pair.
//!
//! A pair has a list of its own only where both its characters stand in more than 128 passages: elsewhere
//! the rarer character alone leaves few passages to look at. So a small corpus has a small index and a large one is
//! as selective as a full index of pairs. The lists name candidates; the text itself decides ([`crate::query`]).
//!
//! ```text
//! number of keys u32 | keys u64 … ascending | ends of lists u32 … | lists
//! ```
//! A key is `first << 32 | second` in code points, a single character having `first` 0. A list is the passages'
//! numbers ascending as differences in LEB128. Little-endian throughout.

use std::collections::BTreeMap;

use super::container::OpenError;

/// Passages that a character must exceed to be common. At 128 passages of about 100 characters a look at every
/// candidate costs about what reading a second list does.
const COMMON: usize = 128;

const DAMAGED: OpenError = OpenError::Section { section: "postings" };

/// Builds the index of folded passages. Linear in the characters, two passes; memory about 4 bytes a posting.
#[must_use]
pub fn build(passages: &[String]) -> Vec<u8> {
    let mut lists: BTreeMap<u64, Vec<u32>> = BTreeMap::new();
    let mut add = |key: u64, passage: u32| {
        let list = lists.entry(key).or_default();
        if list.last() != Some(&passage) {
            list.push(passage);
        }
    };
    for (passage, text) in passages.iter().enumerate() {
        text.chars().for_each(|c| add(u64::from(u32::from(c)), passage as u32));
    }
    let common: std::collections::HashSet<u32> =
        lists.iter().filter(|(_, list)| list.len() > COMMON).map(|(&key, _)| key as u32).collect();
    let is_common = |c: char| common.contains(&u32::from(c));
    let mut add = |key: u64, passage: u32| {
        let list = lists.entry(key).or_default();
        if list.last() != Some(&passage) {
            list.push(passage);
        }
    };
    for (passage, text) in passages.iter().enumerate() {
        for (a, b) in pairs(text).filter(|&(a, b)| is_common(a) && is_common(b)) {
            add(pair_key(a, b), passage as u32);
        }
    }

    let mut bytes = Vec::new();
    let mut ends = Vec::with_capacity(lists.len());
    for list in lists.values() {
        let mut previous = 0;
        for &passage in list {
            write_number(&mut bytes, passage - previous);
            previous = passage;
        }
        ends.push(bytes.len() as u32);
    }
    let mut out = Vec::with_capacity(4 + 12 * lists.len() + bytes.len());
    out.extend((lists.len() as u32).to_le_bytes());
    out.extend(lists.keys().flat_map(|key| key.to_le_bytes()));
    out.extend(ends.iter().flat_map(|end| end.to_le_bytes()));
    out.extend(bytes);
    out
}

/// The index on borrowed bytes.
#[derive(Debug, Clone, Copy)]
pub struct Postings<'a> {
    keys: &'a [u8],
    ends: &'a [u8],
    lists: &'a [u8],
}

impl<'a> Postings<'a> {
    /// Opens the bytes made by [`build`]. Constant time.
    ///
    /// # Errors
    /// [`OpenError::Section`] where the tables do not fit into the bytes.
    pub fn open(bytes: &'a [u8]) -> Result<Self, OpenError> {
        let (count, rest) = bytes.split_first_chunk::<4>().ok_or(DAMAGED)?;
        let count = u32::from_le_bytes(*count) as usize;
        let (keys, rest) = rest.split_at_checked(count.saturating_mul(8)).ok_or(DAMAGED)?;
        let (ends, lists) = rest.split_at_checked(count.saturating_mul(4)).ok_or(DAMAGED)?;
        let postings = Postings { keys, ends, lists };
        let complete = count == 0 || postings.end(count - 1) == lists.len();
        if complete { Ok(postings) } else { Err(DAMAGED) }
    }

    /// The passages that can hold `folded`: all that do, and perhaps others; ascending. `None` where every one can,
    /// because the string is empty.
    ///
    /// Reads the shortest list of the string's characters and pairs, and a second one where it is much longer.
    #[must_use]
    pub fn candidates(&self, folded: &str) -> Option<Vec<u32>> {
        let single = folded.chars().map(|c| u64::from(u32::from(c)));
        let mut lists: Vec<&[u8]> = Vec::new();
        for key in single {
            match self.list(key) {
                Some(list) => lists.push(list),
                None => return Some(Vec::new()),
            }
        }
        lists.extend(pairs(folded).filter_map(|(a, b)| self.list(pair_key(a, b))));
        lists.sort_unstable_by_key(|list| list.len());
        lists.dedup();
        let mut lists = lists.into_iter();
        let mut passages = read_list(lists.next()?);
        if let Some(second) = lists.next().filter(|_| passages.len() > COMMON / 4) {
            let second = read_list(second);
            passages.retain(|passage| second.binary_search(passage).is_ok());
        }
        Some(passages)
    }

    fn list(&self, key: u64) -> Option<&'a [u8]> {
        let (mut low, mut high) = (0, self.ends.len() / 4);
        while low < high {
            let middle = low + (high - low) / 2;
            match self.key(middle).cmp(&key) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => {
                    let start = if middle == 0 { 0 } else { self.end(middle - 1) };
                    return self.lists.get(start..self.end(middle));
                }
            }
        }
        None
    }

    fn key(&self, i: usize) -> u64 {
        self.keys[8 * i..].first_chunk().map_or(0, |bytes| u64::from_le_bytes(*bytes))
    }

    fn end(&self, i: usize) -> usize {
        self.ends[4 * i..].first_chunk().map_or(0, |bytes| u32::from_le_bytes(*bytes)) as usize
    }
}

fn pairs(text: &str) -> impl Iterator<Item = (char, char)> {
    text.chars().zip(text.chars().skip(1))
}

fn pair_key(first: char, second: char) -> u64 {
    u64::from(u32::from(first)) << 32 | u64::from(u32::from(second))
}

fn write_number(out: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// Decodes a list; bits beyond 32 and an unfinished last number are dropped.
fn read_list(bytes: &[u8]) -> Vec<u32> {
    let mut passages = Vec::new();
    let (mut passage, mut number, mut shift) = (0u32, 0u32, 0u32);
    for &byte in bytes {
        number |= u32::from(byte & 0x7F).checked_shl(shift).unwrap_or(0);
        if byte & 0x80 == 0 {
            passage = passage.wrapping_add(number);
            passages.push(passage);
            (number, shift) = (0, 0);
        } else {
            shift += 7;
        }
    }
    passages
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn pairs_of_common_characters_have_lists() {
        let lines: Vec<String> =
            (0..200).map(|i| if i == 150 { "甲乙".into() } else { "乙甲".into() }).collect();
        let bytes = build(&lines);
        let postings = Postings::open(&bytes).expect("is an index");
        assert_eq!(postings.candidates("甲乙"), Some(vec![150]));
        assert_eq!(postings.candidates("乙甲").map(|lines| lines.len()), Some(199));
        assert_eq!(postings.candidates("丙甲"), Some(vec![]));
        assert_eq!(postings.candidates(""), None);
    }

    proptest! {
        #[test]
        fn no_passage_is_missed(
            lines in prop::collection::vec("[甲乙丙丁a]{0,6}", 0..300),
            asked in "[甲乙丙丁a]{1,4}",
        ) {
            let bytes = build(&lines);
            let postings = Postings::open(&bytes).expect("is an index");
            let found = postings.candidates(&asked).expect("is not empty");
            for (i, line) in lines.iter().enumerate() {
                prop_assert!(!line.contains(&asked) || found.contains(&(i as u32)));
            }
        }

        #[test]
        fn any_bytes_are_opened_without_panic(bytes in prop::collection::vec(any::<u8>(), 0..100)) {
            if let Ok(postings) = Postings::open(&bytes) {
                let _ = postings.candidates("甲a");
            }
        }
    }
}
