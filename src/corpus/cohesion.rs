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
/// A word that was not there in so many passages before begins anew.
const FAR: usize = 12;
/// A word that comes again within so many passages is spoken of.
const SOON: usize = 6;
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
    /// Share of the words that begin anew in each passage and come again soon after.
    opened: Vec<f32>,
    /// Share of the words that came shortly before, and end in each passage.
    finished: Vec<f32>,
}

/// How the words lie around a gap between two passages. All values are from 0 to 1.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Around {
    /// How much the passages before and those after share.
    pub across: f32,
    /// How much of the passage after the gap is new and is spoken of further.
    pub opened: f32,
    /// How much of the passage before the gap was spoken of before and is no more.
    pub finished: f32,
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
        let square = |&(count, _): &(u32, u32)| {
            let weight = logarithm(all / count.max(1) as f32);
            weight * weight
        };
        let squares: Vec<f32> = having.iter().map(square).collect();
        let norm = |own: &Vec<u32>| own.iter().map(|&word| squares[word as usize]).sum::<f32>().sqrt();
        let norms = words.iter().map(norm).collect();
        for own in &mut words {
            own.retain(|&word| having[word as usize].0 > 1);
            own.shrink_to_fit();
            own.sort_unstable();
        }
        let mut model = Model { words, squares, norms, ..Model::default() };
        model.follow_words();
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

    /// What the words say of the gap before passage `gap`: a change of subject shares little across it, and opens
    /// and finishes words there. Constant time; the least values where one side is empty.
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
        Around {
            across: (self.similarity(gap - 1, gap) + sum / f32::max(pairs, 1.0) + most) / 3.0,
            opened: self.opened[gap],
            finished: self.finished[gap - 1],
        }
    }

    /// Follows every word from passage to passage, as lexical chains do (Morris and Hirst, 1991): what begins and what
    /// ends where.
    fn follow_words(&mut self) {
        let count = self.words.len();
        let (mut opened, mut finished) = (vec![0.0; count], vec![0.0; count]);
        // Of each word: the passage that last had it, and how far before that it was last.
        let mut last: Vec<Option<(usize, usize)>> = vec![None; self.squares.len()];
        let mut leave = |at: usize, since: usize, until: usize, square: f32| {
            if since > FAR && until <= SOON {
                opened[at] += square;
            }
            if since <= SOON && until > FAR {
                finished[at] += square;
            }
        };
        for (at, own) in self.words.iter().enumerate() {
            for &word in own {
                let since = match last[word as usize] {
                    None => usize::MAX,
                    Some((before, since)) => {
                        leave(before, since, at - before, self.squares[word as usize]);
                        at - before
                    }
                };
                last[word as usize] = Some((at, since));
            }
        }
        for (last, &square) in last.iter().zip(&self.squares) {
            if let &Some((at, since)) = last {
                leave(at, since, usize::MAX, square);
            }
        }
        for (share, norm) in opened.iter_mut().zip(&self.norms).chain(finished.iter_mut().zip(&self.norms)) {
            *share = if *norm > 0.0 { f32::min(*share, norm * norm).sqrt() / norm } else { 0.0 };
        }
        (self.opened, self.finished) = (opened, finished);
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

/// About the logarithm of `x` ≥ 1 to base 2 (J. N. Mitchell, 1962: the exponent, and the mantissa as it is; up to 0.09
/// too small). Only operations that give the same bits on every machine, as `ln` need not, so that a decision which
/// stands in a pack does not depend on where the pack was built.
fn logarithm(x: f32) -> f32 {
    (f64::from(x.to_bits()) / f64::from(1u32 << 23) - 127.0) as f32
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_and_figures_in_common_tie_passages() {
        let model = Model::new(&[
            "全国人大代表王海燕说，农村学校缺少体育老师。",
            "王海燕调研了32所农村学校。",
            "气象台说，明天有雨。",
        ]);
        assert!(model.similarity(0, 1) > 0.3, "{}", model.similarity(0, 1));
        assert!(model.similarity(0, 2) < model.similarity(0, 1));
        assert_eq!(model.similarity(1, 2), 0.0);
        assert_eq!(model.similarity(0, 9), 0.0);
    }

    #[test]
    fn what_all_passages_share_ties_less_than_what_two_share() {
        let mut passages = vec!["记者从会上获悉，高质量发展"; 12];
        passages.extend(["高质量发展，汾河大桥通车", "汾河大桥通车"]);
        let model = Model::new(&passages);
        assert!(model.similarity(12, 13) > model.similarity(11, 12));
    }

    #[test]
    fn width_and_traditional_characters_are_one() {
        let model = Model::new(&["國際論壇２０２４", "国际论坛2024"]);
        assert!(model.similarity(0, 1) > 0.99);
    }

    #[test]
    fn a_change_of_subject_opens_and_finishes_words() {
        let model = Model::new(&["汾河大桥通车", "汾河大桥很长", "沙尘天气将至", "沙尘天气影响出行"]);
        let gaps: Vec<Around> = (0..=4).map(|gap| model.around(gap)).collect();
        assert_eq!((gaps[0], gaps[4]), (Around::default(), Around::default()));
        assert_eq!(gaps[2].across, 0.0);
        assert!(gaps[1].across > 0.3 && gaps[2].opened > 0.3 && gaps[2].finished > 0.3, "{gaps:?}");
        assert_eq!((gaps[1].opened, gaps[3].opened), (0.0, 0.0));
    }

    #[test]
    fn logarithms_are_near() {
        for x in [1.0f32, 1.5, 2.0, 3.0, 7.9, 1000.0, 3e9] {
            assert!((0.0..0.09).contains(&(x.log2() - logarithm(x))), "{x}");
        }
    }

    /// The shares of opened and finished words by their definition.
    fn naive(model: &Model, at: usize) -> (f32, f32) {
        let has = |at: usize, word: &u32| model.words.get(at).is_some_and(|own| own.contains(word));
        let share = |keep: &dyn Fn(&u32) -> bool| {
            let kept = model.words[at].iter().filter(|word| keep(word)).map(|&w| model.squares[w as usize]);
            kept.sum::<f32>().sqrt() / model.norms[at].max(f32::MIN_POSITIVE)
        };
        let before = |word: &u32, reach: usize| (at.saturating_sub(reach)..at).any(|at| has(at, word));
        let after = |word: &u32, reach: usize| (at + 1..=at + reach).any(|at| has(at, word));
        (
            share(&|word| !before(word, FAR) && after(word, SOON)),
            share(&|word| before(word, SOON) && !after(word, FAR)),
        )
    }

    proptest! {
        #[test]
        fn any_strings_can_be_compared(passages in prop::collection::vec(any::<String>(), 0..9)) {
            let model = Model::new(&passages);
            for gap in 0..=passages.len() {
                let Around { across, opened, finished } = model.around(gap);
                prop_assert!([across, opened, finished].iter().all(|value| (0.0..=1.0).contains(value)));
                prop_assert_eq!(model.similarity(gap, 0), model.similarity(0, gap));
            }
        }

        #[test]
        fn words_are_followed_as_defined(passages in prop::collection::vec("[甲乙丙丁，]{0,5}", 1..40)) {
            let model = Model::new(&passages);
            for at in 0..passages.len() {
                let (opened, finished) = naive(&model, at);
                prop_assert!((opened - model.opened[at]).abs() < 1e-3);
                prop_assert!((finished - model.finished[at]).abs() < 1e-3);
            }
        }
    }
}
