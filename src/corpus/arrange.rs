//! Lines to roles and article boundaries: the likeliest arrangement of a whole page.
//!
//! Every line gets a state (headline, body, closing …) and either goes on with the article of the line before or
//! begins a new one. What speaks for a state is weighed in [`super::weigh`], what speaks for a boundary here; Viterbi's
//! algorithm finds the arrangement with the greatest sum. Weights are natural logarithms of odds, set by hand.

use super::article::{Direction, Evidence, Reason};
use super::line::{Ending, Line};
use super::weigh::{self, Surroundings};

/// What a line is, before headlines are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    Head,
    HeadByline,
    Body,
    Subhead,
    Closing,
    Caption,
    Credit,
    Label,
    Mark,
    Notice,
    /// A headline printed after the body that it heads.
    Trailing,
}

pub(super) const STATES: [State; 11] = [
    State::Head,
    State::HeadByline,
    State::Body,
    State::Subhead,
    State::Closing,
    State::Caption,
    State::Credit,
    State::Label,
    State::Mark,
    State::Notice,
    State::Trailing,
];
/// Every state with an untitled article and with a titled one.
const CELLS: usize = 2 * STATES.len();
const NEVER: f32 = -1e9;

/// A line in the arrangement.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Placed {
    pub(super) state: State,
    /// Where a new article begins: why.
    pub(super) begins: Option<Vec<Reason>>,
}

/// Arranges the lines of a page. Linear in the lines.
pub(super) fn arrange(lines: &[Line]) -> Vec<Placed> {
    let page = weigh::survey(lines);
    let mut scores = [NEVER; CELLS];
    // For every line and cell: the cell before, and whether a new article begins.
    let mut steps: Vec<[(u8, bool); CELLS]> = Vec::with_capacity(lines.len());
    for (at, line) in lines.iter().enumerate() {
        let around = weigh::surroundings(lines, at, &page);
        let mut next = [NEVER; CELLS];
        let mut step = [(0, false); CELLS];
        for (to, &state) in STATES.iter().enumerate() {
            let fit = weigh::fit(state, line, &around, &page);
            if fit <= NEVER {
                continue;
            }
            let starts = match at {
                0 => first(state),
                _ => NEVER,
            };
            let titled_by_itself = matches!(state, State::Head | State::Trailing);
            if at == 0 {
                next[2 * to + usize::from(titled_by_itself)] = starts + fit;
                continue;
            }
            for (from, &score) in scores.iter().enumerate() {
                if score <= NEVER {
                    continue;
                }
                let (before, titled) = (STATES[from / 2], from % 2 == 1);
                let same = goes_on(before, state, titled, &lines[at - 1], line);
                if same > NEVER {
                    let cell = 2 * to + usize::from(titled || titled_by_itself);
                    improve(&mut next, &mut step, cell, score + same + fit, (from as u8, false));
                }
                let new = total(&boundary(before, state, &lines[at - 1], line, &around, page.labels_first));
                if new > NEVER {
                    let cell = 2 * to + usize::from(state == State::Head);
                    improve(&mut next, &mut step, cell, score + new + fit, (from as u8, true));
                }
            }
        }
        scores = next;
        steps.push(step);
    }
    for (cell, score) in scores.iter_mut().enumerate() {
        *score += match STATES[cell / 2] {
            State::Head if page.marked => -3.0,
            State::Head => -1.0,
            State::HeadByline => -3.0,
            _ => 0.0,
        };
    }
    trace(lines, &steps, &scores, &page)
}

fn improve(
    next: &mut [f32; CELLS],
    step: &mut [(u8, bool); CELLS],
    cell: usize,
    score: f32,
    from: (u8, bool),
) {
    if score > next[cell] {
        next[cell] = score;
        step[cell] = from;
    }
}

/// Follows the best arrangement back from the last line.
fn trace(
    lines: &[Line],
    steps: &[[(u8, bool); CELLS]],
    scores: &[f32; CELLS],
    page: &weigh::Page,
) -> Vec<Placed> {
    let best = (0..CELLS).max_by(|&a, &b| scores[a].total_cmp(&scores[b])).unwrap_or(0);
    let mut cell = best;
    let mut placed = Vec::with_capacity(lines.len());
    for at in (0..lines.len()).rev() {
        let state = STATES[cell / 2];
        let (from, new) = steps[at][cell];
        let begins = if at == 0 {
            Some(vec![Reason { evidence: Evidence::PageBegins, weight: 5.0 }])
        } else {
            new.then(|| {
                let around = weigh::surroundings(lines, at, page);
                let before = STATES[usize::from(from) / 2];
                boundary(before, state, &lines[at - 1], &lines[at], &around, page.labels_first)
            })
        };
        placed.push(Placed { state, begins });
        cell = usize::from(from);
    }
    placed.reverse();
    placed
}

/// How well a page begins with a state.
fn first(state: State) -> f32 {
    match state {
        State::Head => 0.5,
        State::Label | State::Mark | State::Caption => 0.0,
        State::Body | State::Notice => -0.5,
        _ => NEVER,
    }
}

/// How well a line goes on with the article of the line before.
fn goes_on(from: State, to: State, titled: bool, before: &Line, line: &Line) -> f32 {
    use State::{Body, Caption, Closing, Credit, Head, HeadByline, Label, Mark, Notice, Subhead, Trailing};
    let continues = line.mark.as_ref().is_some_and(|mark| mark.direction == Direction::From);
    let opens = line.lead.is_some() || continues;
    let turned = before.mark.as_ref().is_some_and(|mark| mark.direction == Direction::To);
    let closed = before.tail.is_some() || turned;
    match (from, to) {
        (Head, Head) => -0.2,
        (Head, HeadByline) => 0.5,
        (Head, Body) => {
            if opens {
                1.0
            } else {
                0.0
            }
        }
        (Head, Subhead) => -5.0,
        (Head, Label) => -1.0,
        (Head, Mark) => {
            if continues {
                1.0
            } else {
                -6.0
            }
        }
        (Head, Notice) => 0.0,
        (Head, Caption) => -1.0,
        (HeadByline, Body) => 0.5,
        (HeadByline, HeadByline) => -0.5,
        (HeadByline, Subhead | Mark) => -0.5,
        (Body | Notice, Body) if opens => -5.0,
        (Body, Body) if closed => -2.0,
        (Body, Body) => 0.0,
        (Body, Subhead) if closed => -4.0,
        (Body, Subhead) => -0.7,
        (Body, Closing) => 0.5,
        (Body, Label) => {
            if closed {
                1.0
            } else {
                -1.5
            }
        }
        (Body, Mark) => {
            if continues {
                -5.0
            } else {
                0.5
            }
        }
        (Body, Caption) => -3.0,
        (Subhead, Body) => {
            if opens {
                -6.0
            } else {
                0.0
            }
        }
        (Subhead, Subhead) => -0.5,
        (Closing, Closing) => 0.0,
        (Closing, Label) => 0.5,
        (Closing, Mark) if !continues => -1.0,
        (Closing, Body) => -4.0,
        (Mark, Body) => {
            if turned {
                -4.0
            } else {
                0.0
            }
        }
        (Mark, Subhead) => {
            if turned {
                -4.0
            } else {
                -0.3
            }
        }
        (Mark, Label | Closing) => -0.2,
        (Caption, Credit) => 0.5,
        (Caption, Caption) => -1.0,
        (Caption | Credit, Body) => -2.5,
        (Label, Label) => -0.3,
        (Label, Head) if !titled => -0.3,
        (Label, Mark) if !continues => -1.0,
        (Label, Body) if !titled => -1.0,
        (Notice, Notice) => 0.0,
        (Notice, Closing) => 0.0,
        (Body | Closing | Label | Mark, Trailing) if !titled => -0.5,
        (Trailing, Trailing) => -0.5,
        (Trailing, Label) => -0.5,
        _ => NEVER,
    }
}

/// What speaks for a new article at a line; empty where none can begin with this state.
fn boundary(
    from: State,
    to: State,
    before: &Line,
    line: &Line,
    around: &Surroundings,
    labels_first: bool,
) -> Vec<Reason> {
    let mut reasons = Vec::with_capacity(6);
    let mut add = |evidence, weight| reasons.push(Reason { evidence, weight });
    let continues = line.mark.as_ref().is_some_and(|mark| mark.direction == Direction::From);
    match to {
        State::Head => add(Evidence::Headline, -1.5),
        State::Body => add(Evidence::GoesOn, -4.5),
        State::Mark if continues => add(Evidence::Continued, 2.0),
        State::Caption => add(Evidence::Photograph, -0.5),
        State::Notice => add(Evidence::Notice, -1.0),
        State::Label => add(Evidence::Headline, if labels_first { 1.0 } else { -3.0 }),
        _ => return reasons,
    }
    let turned = before.mark.as_ref().is_some_and(|mark| mark.direction == Direction::To);
    let runs = matches!(from, State::Body | State::Caption | State::Notice);
    match from {
        State::Closing | State::Credit if to != State::Label => add(Evidence::ClosedBefore, 3.0),
        State::Trailing => add(Evidence::ClosedBefore, 2.5),
        State::Label if !labels_first => add(Evidence::ClosedBefore, 2.5),
        State::Label => add(Evidence::Subhead, -4.0),
        State::Caption => add(Evidence::ClosedBefore, 1.5),
        State::Notice => add(Evidence::ClosedBefore, 2.0),
        State::Mark if turned => add(Evidence::ClosedBefore, 3.0),
        State::Head | State::HeadByline => add(Evidence::Headline, -3.0),
        State::Subhead => add(Evidence::Subhead, -4.0),
        _ => {}
    }
    if runs && (before.tail.is_some() || turned) && to != State::Label {
        add(Evidence::ClosedBefore, 3.0);
    }
    if from == State::Body && unfinished(before) {
        add(Evidence::Unfinished, -1.5);
    }
    if to == State::Body && line.lead.is_some() {
        add(Evidence::Lead, 6.5);
    } else if to == State::Body && continues {
        add(Evidence::Continued, 7.0);
    } else if to == State::Body {
        if line.lost_head {
            add(Evidence::LostHead, 0.5);
        }
        if line.goes_on {
            add(Evidence::GoesOn, -1.5);
        }
        match around.likeness {
            share if share > 0.12 => add(Evidence::SameWords, -1.0),
            share if share < 0.04 => add(Evidence::OtherWords, 1.0),
            _ => {}
        }
    }
    match line.gap {
        0 | 1 => {}
        2 => add(Evidence::Gap, 0.3),
        _ => add(Evidence::Gap, 1.0),
    }
    reasons
}

fn total(reasons: &[Reason]) -> f32 {
    if reasons.is_empty() { NEVER } else { reasons.iter().map(|reason| reason.weight).sum() }
}

/// Whether running text stops in the middle of a sentence.
pub(super) fn unfinished(line: &Line) -> bool {
    let breaks_off = match line.ending {
        Ending::Bare => line.length >= 15,
        Ending::Open => line.text.ends_with(['，', '、', ',']),
        Ending::Stop | Ending::Dash => false,
    };
    breaks_off && line.tail.is_none() && line.whole.is_none()
}
