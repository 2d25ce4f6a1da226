//! How much two passages speak of the same things: the rare words that they share.
//!
//! Words are pairs of neighbouring characters, and whole numbers and foreign words. A word weighs the more the fewer
//! passages have it, so that names and figures speak loudest and the phrases of all news hardly at all. No dictionary
//! and no table of frequencies is needed: the passages themselves say what is rare among them.

use std::hash::Hasher;

use rustc_hash::{FxHashMap, FxHasher};

use crate::text::fold;

/// How far apart two passages may stand to be compared beforehand.
const NEAR: usize = 6;
/// Passages on each side of a gap that speak for it.
const SIDE: usize = 4;
/// Passages without the word that are taken to stand beside those at hand, so that two or three passages alone can be
/// compared too.
const OTHERS: f32 = 10.0;

/// Passages in their order, ready to be compared.
#[derive(Debug, Clone, Default)]
pub struct Model {
    /// The words of each passage that others have too, by number, ascending.
    words: Vec<Vec<u32>>,
    /// Weight of each word, squared.
    squares: Vec<f32>,
    /// Length of each passage's vector, of all its words.
    norms: Vec<f32>,
    /// Similarity to the passages 1, 2, … before it.
    near: Vec<[f32; NEAR]>,
}

/// How the words lie around a gap between two passages. All values are from 0 to 1.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Around {
    /// How much the passages before and those after share.
    pub across: f32,
    /// How much the passages next to the gap share with their neighbours on their own side.
    pub inside: f32,
}

impl Model {
    /// Reads passages. Linear in their text.
    #[must_use]
    pub fn new<T: AsRef<str>>(passages: &[T]) -> Model {
        let mut numbers: FxHashMap<u64, u32> = FxHashMap::default();
        // Of each word: the passages that have it, and the last one of them.
        let mut having: Vec<(u32, u32)> = Vec::new();
        let mut words: Vec<Vec<u32>> = Vec::with_capacity(passages.len());
        for (place, passage) in (0u32..).zip(passages) {
            let mut own = Vec::new();
            each_word(passage.as_ref(), |key| {
                let number = *numbers.entry(key).or_insert_with(|| {
                    having.push((0, u32::MAX));
                    having.len() as u32 - 1
                });
                let (count, last) = &mut having[number as usize];
                if *last != place {
                    (*count, *last) = (*count + 1, place);
                    own.push(number);
                }
            });
            words.push(own);
        }
        let all = passages.len() as f32 + OTHERS;
        // Karen Spärck Jones (1972): the logarithm of all passages over those that have the word.
        let squares: Vec<f32> =
            having.iter().map(|&(count, _)| (all / count.max(1) as f32).ln().powi(2)).collect();
        let norm = |own: &Vec<u32>| own.iter().map(|&word| squares[word as usize]).sum::<f32>().sqrt();
        let norms = words.iter().map(norm).collect();
        for own in &mut words {
            own.retain(|&word| having[word as usize].0 > 1);
            own.shrink_to_fit();
            own.sort_unstable();
        }
        let mut model = Model { words, squares, norms, near: Vec::new() };
        model.near = (0..passages.len())
            .map(|b| std::array::from_fn(|d| if d < b { model.compare(b - d - 1, b) } else { 0.0 }))
            .collect();
        model
    }

    /// How much two passages share, from 0 to 1: the square root of the cosine of their words' weights. 0 where one of
    /// them has no words or is not there. Linear in their words, constant for passages within six of each other.
    #[must_use]
    pub fn similarity(&self, a: usize, b: usize) -> f32 {
        let (a, b) = (a.min(b), a.max(b));
        match self.near.get(b) {
            None => 0.0,
            Some(near) if (1..=NEAR).contains(&(b - a)) => near[b - a - 1],
            Some(_) => self.compare(a, b),
        }
    }

    /// What the words say of the gap before passage `gap`: a change of subject shares little across and more inside.
    /// Constant time; the least values where one side is empty.
    ///
    /// Comparing blocks on both sides of a gap is Hearst's method (TextTiling, 1997); the greatest single bond is
    /// taken beside the mean because one name in common ties two passages.
    #[must_use]
    pub fn around(&self, gap: usize) -> Around {
        if gap == 0 || gap >= self.near.len() {
            return Around::default();
        }
        let before = gap.saturating_sub(SIDE)..gap;
        let after = gap..(gap + SIDE).min(self.near.len());
        let (mut sum, mut pairs, mut most) = (0.0, 0.0, 0.0f32);
        for b in after.clone() {
            for a in before.clone().filter(|a| b - a <= NEAR) {
                let bond = self.similarity(a, b);
                sum += bond;
                pairs += 1.0;
                most = most.max(bond);
            }
        }
        let forth = after.skip(1).map(|b| self.similarity(gap, b)).fold(0.0, f32::max);
        let back = before.rev().skip(1).map(|a| self.similarity(a, gap - 1)).fold(0.0, f32::max);
        Around {
            across: (self.similarity(gap - 1, gap) + sum / f32::max(pairs, 1.0) + most) / 3.0,
            // A first passage names what the next ones tell, so what follows counts double.
            inside: (2.0 * forth + back) / 3.0,
        }
    }

    fn compare(&self, a: usize, b: usize) -> f32 {
        let (mut left, mut right) = (self.words[a].iter().peekable(), self.words[b].iter().peekable());
        let mut shared = 0.0;
        while let (Some(&&l), Some(&&r)) = (left.peek(), right.peek()) {
            if l == r {
                shared += self.squares[l as usize];
            }
            if l <= r {
                left.next();
            }
            if r <= l {
                right.next();
            }
        }
        let norm = self.norms[a] * self.norms[b];
        if norm > 0.0 { (shared / norm).sqrt().min(1.0) } else { 0.0 }
    }
}

/// Calls `word` with a key for every word of a passage: two neighbouring characters, or a run of two or more digits and
/// Latin letters.
fn each_word(passage: &str, mut word: impl FnMut(u64)) {
    let mut before: Option<char> = None;
    let mut run = FxHasher::default();
    let mut run_length = 0;
    for c in passage.chars().map(fold::fold_char) {
        if c.is_ascii_alphanumeric() || (run_length > 0 && matches!(c, '.' | '%')) {
            run.write_u32(u32::from(c));
            run_length += 1;
            before = None;
            continue;
        }
        if run_length > 0 {
            if run_length > 1 {
                // The highest bit tells it from a pair.
                word(run.finish() | 1 << 63);
            }
            (run, run_length) = (FxHasher::default(), 0);
        }
        if !c.is_alphanumeric() {
            before = None;
            continue;
        }
        if let Some(before) = before {
            word(u64::from(u32::from(before)) << 21 | u64::from(u32::from(c)));
        }
        before = Some(c);
    }
    if run_length > 1 {
        word(run.finish() | 1 << 63);
    }
}
