//! Which paragraphs of a running transcript begin an article, where no headline says so.
//!
//! Every gap between two paragraphs is weighed: how far their words differ, how the paragraph after it begins, how the
//! one before it ends, how short headlines stand around it. Then the whole is divided at once, so that the sum of all
//! weights is the greatest, with what is usual for the length of an article and for the bond of a paragraph to the rest
//! of its own article.

mod cue;
mod shape;

use super::article::{Evidence, Reason};
use super::cohesion::Model;
use cue::Cue;
use shape::{Place, Shape};

/// About one paragraph of news in six begins an article: the logarithm of these odds.
const PRIOR: f32 = -1.6;
/// Weight of what is shared across a gap, of what is shared on either side of it, and of neither.
const ACROSS: f32 = -20.0;
const INSIDE: f32 = 8.0;
const APART: f32 = 0.5;
/// Articles longer than this are all of one length, in paragraphs.
const LONGEST: usize = 12;
/// Weight of ending an article after so many paragraphs: few have one or two.
const LENGTHS: [f32; LONGEST + 1] = [0.0, -0.5, -0.3, 0.0, 0.2, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3];
/// Weight of a paragraph's greatest bond to the earlier ones of its article, and the bond that weighs nothing.
const BOND: f32 = 2.0;
const USUAL_BOND: f32 = 0.25;
/// How many earlier paragraphs are asked for a bond.
const BOND_REACH: usize = 6;

/// The weighed evidence for an article to begin at each paragraph, one list a paragraph. That of the first paragraph
/// says only that the stream begins there. Linear in the text.
#[must_use]
pub fn weigh<T: AsRef<str>>(paragraphs: &[T], model: &Model) -> Vec<Vec<Reason>> {
    let trimmed: Vec<&str> = paragraphs.iter().map(|paragraph| trim(paragraph.as_ref())).collect();
    let cues: Vec<Cue> = trimmed.iter().map(|paragraph| Cue::of(paragraph)).collect();
    let shapes: Vec<Shape> = trimmed.iter().map(|paragraph| Shape::of(paragraph)).collect();
    let places = shape::places(&shapes);
    let weigh_gap = |at: usize| {
        let mut reasons = Vec::new();
        let mut add = |evidence, weight| reasons.push(Reason { evidence, weight });
        let Some(before) = at.checked_sub(1) else {
            add(Evidence::PageBegins, 0.0);
            return reasons;
        };
        let around = model.around(at);
        let words = ACROSS * around.across + INSIDE * around.inside + APART;
        add(if words < 0.0 { Evidence::SameWords } else { Evidence::OtherWords }, words);
        if shapes[at] == Shape::Aside {
            add(Evidence::NoText, -2.5);
        }
        match places[at] {
            Place::Plain => {}
            // One headline in running text parts an article; three and more are a round-up, which is one article.
            Place::FirstOf(1) => add(Evidence::Subhead, -3.0),
            Place::FirstOf(row) => add(Evidence::Headline, if row > 2 { 0.8 } else { 0.1 }),
            Place::Item => add(Evidence::Subhead, -5.5),
            Place::Below => add(Evidence::BelowHeadline, -3.3),
            Place::AfterItem => add(Evidence::RoundUp, 0.7),
            Place::BetweenItems => add(Evidence::RoundUp, -1.5),
            Place::BeforeItems => add(Evidence::RoundUp, -0.9),
        }
        for (seen, evidence, weight) in [
            (cues[before].closes, Evidence::ClosedBefore, 1.3),
            (cues[before].unfinished, Evidence::Unfinished, -3.0),
            (cues[at].agency, Evidence::Lead, 3.5),
            (cues[at].invited, Evidence::Lead, 2.4),
            (cues[at].season, Evidence::Lead, 1.6),
            (cues[at].day, Evidence::Day, 2.4),
            (cues[at].month_and_day, Evidence::Day, 1.7),
            (cues[at].office, Evidence::Office, 1.1),
            (cues[at].title, Evidence::Office, 0.6),
            (cues[at].goes_on, Evidence::GoesOn, -1.2),
            (cues[at].speech, Evidence::GoesOn, -1.2),
            (cues[at].listed, Evidence::GoesOn, -1.0),
            (cues[at].attendance, Evidence::Attendance, -3.3),
            (cues.get(at + 1).is_some_and(|next| next.goes_on || next.speech), Evidence::ToldOn, 0.5),
        ] {
            if seen {
                add(evidence, weight);
            }
        }
        reasons
    };
    (0..paragraphs.len()).map(weigh_gap).collect()
}

/// The paragraphs that begin an article, ascending, counted from 0; the first is 0 where there is any. Linear in the text.
#[must_use]
pub fn starts<T: AsRef<str>>(paragraphs: &[T]) -> Vec<usize> {
    let model = Model::new(paragraphs);
    let weights: Vec<f32> = weigh(paragraphs, &model)
        .iter()
        .map(|reasons| PRIOR + reasons.iter().map(|reason| reason.weight).sum::<f32>())
        .collect();
    divide(&weights, &model)
}

/// The division with the greatest sum (Viterbi, over the age of the article in paragraphs).
fn divide(weights: &[f32], model: &Model) -> Vec<usize> {
    if weights.is_empty() {
        return Vec::new();
    }
    let mut sums = [f32::NEG_INFINITY; LONGEST + 1];
    sums[1] = 0.0;
    // For every paragraph: the age before it, had an article begun here, and whether the oldest age comes from itself.
    let mut ended_at = vec![0u8; weights.len()];
    let mut stayed_oldest = vec![false; weights.len()];
    for at in 1..weights.len() {
        let mut next = [f32::NEG_INFINITY; LONGEST + 1];
        let mut bond = 0.0f32;
        for age in 1..=LONGEST {
            // The article's earlier paragraphs are the `age` before this one.
            if age <= BOND_REACH && age <= at {
                bond = bond.max(model.similarity(at - age, at));
            }
            let on = sums[age] + BOND * (bond - USUAL_BOND);
            let older = (age + 1).min(LONGEST);
            if on > next[older] {
                next[older] = on;
                stayed_oldest[at] = age == LONGEST;
            }
            let anew = sums[age] + LENGTHS[age] + weights[at];
            if anew > next[1] {
                (next[1], ended_at[at]) = (anew, age as u8);
            }
        }
        sums = next;
    }
    let mut age = (1..=LONGEST).max_by(|&a, &b| sums[a].total_cmp(&sums[b])).unwrap_or(1);
    let mut starts = Vec::new();
    for at in (1..weights.len()).rev() {
        age = match age {
            1 => {
                starts.push(at);
                usize::from(ended_at[at])
            }
            LONGEST if stayed_oldest[at] => LONGEST,
            _ => age - 1,
        };
    }
    starts.push(0);
    starts.reverse();
    starts
}

/// Without the spaces around a paragraph, those that a web page left as `&nbsp;` included.
fn trim(paragraph: &str) -> &str {
    let mut text = paragraph.trim();
    loop {
        let less = text.trim_start_matches("&nbsp;").trim_end_matches("&nbsp;").trim();
        if less.len() == text.len() {
            return text;
        }
        text = less;
    }
}
