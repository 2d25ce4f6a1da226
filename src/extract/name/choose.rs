//! The best set of candidates that do not overlap.

use std::ops::Range;

use super::reading::Reading;
use crate::extract::fact::NameKind;

/// How much of a name stands there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// A name that may stand alone elsewhere.
    Full,
    /// A surname with a title, or a short form that means something here only.
    Bare,
}

/// A stretch that may be a name.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Candidate {
    /// First character.
    pub(super) start: usize,
    /// Character after the last.
    pub(super) end: usize,
    /// Kind.
    pub(super) kind: NameKind,
    /// Log-odds that it is one; 0 where it is as likely as not.
    pub(super) score: f32,
    /// How much of a name it is.
    pub(super) form: Form,
}

/// What one name of a list says for the name beside it.
const LISTED: f32 = 1.6;

/// Chooses the candidates with the greatest sum of scores, without overlap; persons that stand beside each other in
/// a list (甲、乙, or 甲 乙) speak for each other. In the order of the text.
///
/// Sorting apart, linear in characters and candidates.
pub(super) fn choose(reading: &Reading, candidates: &mut [Candidate]) -> Vec<Candidate> {
    if candidates.is_empty() {
        return Vec::new();
    }
    candidates.sort_unstable_by(|one, other| {
        let key = |candidate: &Candidate| (candidate.end, candidate.start, candidate.kind);
        key(one).cmp(&key(other)).then(other.score.total_cmp(&one.score))
    });
    let length = reading.len();
    // The best sum of all that ends at or before a character, and the candidate that ends it.
    let mut best: Vec<(f32, Option<usize>)> = vec![(0.0, None); length + 1];
    // The best sum whose last candidate is a person that ends exactly there.
    let mut listed: Vec<Option<(f32, usize)>> = vec![None; length + 1];
    let mut before: Vec<Option<usize>> = vec![None; candidates.len()];
    let mut next = 0;
    for end in 0..=length {
        if end > 0 {
            best[end] = best[end - 1];
        }
        while let Some(candidate) = candidates.get(next).filter(|candidate| candidate.end == end) {
            let (mut sum, mut previous) = best[candidate.start];
            let person = candidate.kind == NameKind::Person && candidate.form == Form::Full;
            let mark = candidate.start.checked_sub(1).filter(|&at| matches!(reading.chars[at], '、' | ' '));
            if let Some((other, number)) = mark.filter(|_| person).and_then(|at| listed[at])
                && other + LISTED > sum
            {
                (sum, previous) = (other + LISTED, Some(number));
            }
            sum += candidate.score;
            before[next] = previous;
            if sum > best[end].0 {
                best[end] = (sum, Some(next));
            }
            if person && listed[end].is_none_or(|(other, _)| sum > other) {
                listed[end] = Some((sum, next));
            }
            next += 1;
        }
    }
    let mut chosen = Vec::new();
    let mut last = best[length].1;
    while let Some(number) = last {
        chosen.push(candidates[number]);
        last = before[number];
    }
    chosen.reverse();
    chosen
}

/// The range of a candidate.
pub(super) fn range(candidate: &Candidate) -> Range<u32> {
    candidate.start as u32..candidate.end as u32
}
