//! A map from words to what is known of them. Nearly all words have at most four characters, and these are kept as one
//! number, so that a look-up neither follows a pointer nor compares characters one by one.

use rustc_hash::FxHashMap;

/// A map with words as keys.
#[derive(Debug)]
pub(super) struct Words<T> {
    short: FxHashMap<u64, T>,
    long: FxHashMap<Box<[char]>, T>,
}

impl<T> Default for Words<T> {
    fn default() -> Self {
        Words { short: FxHashMap::default(), long: FxHashMap::default() }
    }
}

impl<T: Copy> Words<T> {
    /// What is known of a word. Constant time.
    pub(super) fn get(&self, word: &[char]) -> Option<T> {
        match packed(word) {
            Some(key) => self.short.get(&key).copied(),
            None => self.long.get(word).copied(),
        }
    }

    /// Sets what is known of a word, given what was known before.
    pub(super) fn set(&mut self, word: &[char], value: impl FnOnce(Option<T>) -> T) {
        let value = value(self.get(word));
        match packed(word) {
            Some(key) => self.short.insert(key, value),
            None => self.long.insert(word.into(), value),
        };
    }

    /// Whether there is no word.
    pub(super) fn is_empty(&self) -> bool {
        self.short.is_empty() && self.long.is_empty()
    }
}

/// Up to four characters of the Basic Multilingual Plane, 16 bits each; `None` for other words. NUL, which would leave no
/// trace, counts among the others.
fn packed(word: &[char]) -> Option<u64> {
    if word.len() > 4 {
        return None;
    }
    word.iter().try_fold(0, |key, &c| match c as u32 {
        unit @ 1..=0xFFFF => Some(key << 16 | u64::from(unit)),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::HashMap;

    proptest! {
        #[test]
        fn as_a_map_of_strings(words in prop::collection::vec("[甲乙a\0\u{20000}]{0,6}", 0..60)) {
            let (mut ours, mut twin) = (Words::default(), HashMap::<Vec<char>, usize>::new());
            prop_assert!(ours.is_empty());
            for word in words {
                let word: Vec<char> = word.chars().collect();
                prop_assert_eq!(ours.get(&word), twin.get(&word).copied());
                ours.set(&word, |before| before.unwrap_or(0) + 1);
                *twin.entry(word).or_default() += 1;
            }
            prop_assert!(twin.iter().all(|(word, count)| ours.get(word) == Some(*count)));
        }
    }
}
