//! Stretches of a page to articles: an article that others interrupt is put together again.

use rustc_hash::{FxHashMap, FxHashSet};

use super::arrange::{Placed, State, unfinished};
use super::article::{Direction, Evidence, Reason};
use super::line::Line;
use super::signature::is_han;

/// The lines of an article, as indices, with what speaks for its beginning.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Stretch {
    pub(super) lines: Vec<usize>,
    pub(super) reasons: Vec<Reason>,
}

/// What has to speak for putting two stretches together.
const ENOUGH: f32 = 1.5;
/// Stretches back in which the first half is looked for.
const REACH: usize = 12;

/// Divides the lines where articles begin, and joins stretches without a beginning to the article that they go on.
pub(super) fn stretches(lines: &[Line], placed: &[Placed]) -> Vec<Stretch> {
    let mut out: Vec<Stretch> = Vec::new();
    for (at, place) in placed.iter().enumerate() {
        match (&place.begins, out.last_mut()) {
            (None, Some(stretch)) => stretch.lines.push(at),
            (reasons, _) => {
                out.push(Stretch { lines: vec![at], reasons: reasons.clone().unwrap_or_default() });
            }
        }
    }
    if out.len() > 1 && out[1..].iter().any(|stretch| headless(stretch, lines, placed)) {
        join(&mut out, lines, placed);
    }
    out
}

/// A stretch that begins with running text, without headline, lead or mark.
fn headless(stretch: &Stretch, lines: &[Line], placed: &[Placed]) -> bool {
    let first = stretch.lines[0];
    let titled = stretch.lines.iter().any(|&at| matches!(placed[at].state, State::Head | State::Trailing));
    let line = &lines[first];
    let continues = line.mark.as_ref().is_some_and(|mark| mark.direction == Direction::From);
    placed[first].state == State::Body && !titled && line.lead.is_none() && !continues
}

/// The last line of an article's text, where nothing has closed it.
fn open_end(stretch: &Stretch, lines: &[Line], placed: &[Placed]) -> Option<usize> {
    for &at in stretch.lines.iter().rev() {
        match placed[at].state {
            State::Body => return lines[at].tail.is_none().then_some(at),
            State::Label | State::Subhead => {}
            _ => return None,
        }
    }
    None
}

fn join(stretches: &mut Vec<Stretch>, lines: &[Line], placed: &[Placed]) {
    let words: Vec<FxHashSet<(char, char)>> = stretches.iter().map(|stretch| pairs(stretch, lines)).collect();
    let mut spread: FxHashMap<(char, char), u32> = FxHashMap::default();
    for words in &words {
        for &pair in words {
            *spread.entry(pair).or_default() += 1;
        }
    }
    // Where each stretch has gone: those joined to an earlier one lie in it.
    let mut into: Vec<usize> = (0..stretches.len()).collect();
    for later in 1..stretches.len() {
        if !headless(&stretches[later], lines, placed) {
            continue;
        }
        let first = &lines[stretches[later].lines[0]];
        let best = (later.saturating_sub(REACH)..later)
            .filter(|&earlier| into[earlier] == earlier)
            .filter_map(|earlier| {
                let end = open_end(&stretches[earlier], lines, placed)?;
                let broken = if unfinished(&lines[end]) { 3.0 } else { -1.0 };
                let lost = if first.lost_head { 0.7 } else { 0.0 };
                let alike = 6.0 * likeness(&words[earlier], &words[later], &spread) - 0.5;
                let between = later - earlier - 1;
                Some((earlier, broken + lost + alike - 0.3 * between as f32))
            })
            .max_by(|a, b| a.1.total_cmp(&b.1));
        if let Some((earlier, weight)) = best.filter(|&(_, weight)| weight > ENOUGH) {
            let moved = std::mem::take(&mut stretches[later].lines);
            stretches[earlier].lines.extend(moved);
            stretches[earlier].reasons.push(Reason { evidence: Evidence::Rejoined, weight });
            into[later] = earlier;
        }
    }
    stretches.retain(|stretch| !stretch.lines.is_empty());
}

fn pairs(stretch: &Stretch, lines: &[Line]) -> FxHashSet<(char, char)> {
    let mut out = FxHashSet::default();
    for &at in &stretch.lines {
        let mut before = ' ';
        for c in lines[at].text.chars().take(2000) {
            if is_han(before) && is_han(c) {
                out.insert((before, c));
            }
            before = c;
        }
    }
    out
}

/// Share of the smaller stretch's pairs that both have, rare pairs weighing more.
fn likeness(
    a: &FxHashSet<(char, char)>,
    b: &FxHashSet<(char, char)>,
    spread: &FxHashMap<(char, char), u32>,
) -> f32 {
    let (small, large) = if a.len() < b.len() { (a, b) } else { (b, a) };
    // Whole numbers, so that the order of a set does not matter to the sum.
    let weight = |pair: &(char, char)| 10_000 / u64::from(spread.get(pair).copied().unwrap_or(1).max(1));
    let all: u64 = small.iter().map(weight).sum();
    let common: u64 = small.iter().filter(|pair| large.contains(pair)).map(weight).sum();
    if all > 0 { common as f32 / all as f32 } else { 0.0 }
}
