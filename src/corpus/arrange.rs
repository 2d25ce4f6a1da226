//! Lines to roles and article boundaries: the likeliest arrangement of a whole page.
//!
//! Every line gets a state (headline, body, closing …) and either goes on with the article of the line before or
//! begins a new one. What speaks for a state is weighed in [`super::weigh`], what speaks for a boundary here; Viterbi's
//! algorithm finds the arrangement with the greatest sum. Weights are natural logarithms of odds, set by hand.

use super::article::{Direction, Evidence, Reason};
use super::line::{Ending, Line};
use super::weigh::{self, Page, Surroundings};

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
/// Every state, times whether its article has a title, times whether it has text.
const CELLS: usize = 4 * STATES.len();
const NEVER: f32 = -1e9;

/// A line in the arrangement.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Placed {
    pub(super) state: State,
    /// Where a new article begins: why.
    pub(super) begins: Option<Vec<Reason>>,
}

/// The cell of a state whose article was in cell `before`, or is new.
fn cell_of(state: usize, before: Option<usize>) -> usize {
    let (titled, has_text) = before.map_or((false, false), |cell| (cell & 1 == 1, cell & 2 == 2));
    let titled = titled || matches!(STATES[state], State::Head | State::Trailing);
    let has_text = has_text || matches!(STATES[state], State::Body | State::Caption | State::Notice);
    4 * state + usize::from(titled) + 2 * usize::from(has_text)
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
        let fits = STATES.map(|state| weigh::fit(state, line, &around, &page));
        let best = fits.iter().copied().fold(NEVER, f32::max);
        for ((to, &state), fit) in STATES.iter().enumerate().zip(fits) {
            if fit < best - HOPELESS {
                continue;
            }
            let Some(before) = at.checked_sub(1).map(|before| &lines[before]) else {
                next[cell_of(to, None)] = first(state) + fit;
                continue;
            };
            for (from, &earlier) in STATES.iter().enumerate() {
                if scores[4 * from..4 * from + 4].iter().all(|&score| score <= NEVER) {
                    continue;
                }
                let same = [false, true].map(|titled| goes_on(earlier, state, titled, before, line));
                let mut new = NEVER;
                if may_begin(state, line) {
                    new = 0.0;
                    boundary(earlier, state, before, line, &around, &page, &mut |_, weight| new += weight);
                }
                for cell in 4 * from..4 * from + 4 {
                    let score = scores[cell];
                    if score <= NEVER {
                        continue;
                    }
                    let goes_on = score + same[cell & 1] + fit;
                    improve(&mut next, &mut step, cell_of(to, Some(cell)), goes_on, (cell as u8, false));
                    let without_text = if cell & 2 == 2 { 0.0 } else { WITHOUT_TEXT };
                    let begins = score + new + without_text + fit;
                    improve(&mut next, &mut step, cell_of(to, None), begins, (cell as u8, true));
                }
            }
        }
        scores = next;
        steps.push(step);
    }
    for (cell, score) in scores.iter_mut().enumerate() {
        *score += match STATES[cell / 4] {
            State::Head if page.marked => -3.0,
            State::Head => -1.0,
            State::HeadByline => -3.0,
            _ => 0.0,
        };
    }
    trace(lines, &steps, &scores, &page)
}

/// A state so much worse than the best of its line is not followed: no neighbours make up for that.
const HOPELESS: f32 = 14.0;
/// What speaks against an article without text before another.
const WITHOUT_TEXT: f32 = -3.5;

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
fn trace(lines: &[Line], steps: &[[(u8, bool); CELLS]], scores: &[f32; CELLS], page: &Page) -> Vec<Placed> {
    let mut cell = (0..CELLS).max_by(|&a, &b| scores[a].total_cmp(&scores[b])).unwrap_or(0);
    let mut placed: Vec<Placed> = Vec::with_capacity(lines.len());
    for at in (0..lines.len()).rev() {
        let state = STATES[cell / 4];
        let (from, new) = steps[at][cell];
        let begins = (at == 0 || new).then(|| {
            let around = weigh::surroundings(lines, at, page);
            let mut reasons = Vec::new();
            let mut add = |evidence, weight| reasons.push(Reason { evidence, weight });
            match at.checked_sub(1) {
                None => add(Evidence::PageBegins, 5.0),
                Some(before) => {
                    let earlier = STATES[usize::from(from) / 4];
                    boundary(earlier, state, &lines[before], &lines[at], &around, page, &mut add);
                }
            }
            if state == State::Head {
                let margin = weigh::fit(State::Head, &lines[at], &around, page)
                    - weigh::fit(State::Body, &lines[at], &around, page);
                add(Evidence::Headline, margin.clamp(-4.0, 6.0));
                let below =
                    placed.iter().rev().zip(&lines[at + 1..]).find(|(below, _)| below.state != State::Head);
                match below {
                    Some((Placed { state: State::HeadByline, .. }, _)) => {
                        add(Evidence::BylineBelow, HEAD_AND_BYLINE)
                    }
                    Some((Placed { state: State::Body, .. }, line)) if line.lead.is_some() => {
                        add(Evidence::Lead, HEAD_AND_LEAD);
                    }
                    Some((_, line)) if continues(line) => add(Evidence::Continued, HEAD_AND_LEAD),
                    _ => {}
                }
            }
            reasons
        });
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

/// A lead or a continuation mark below a headline.
const HEAD_AND_LEAD: f32 = 4.0;
/// A byline below a headline.
const HEAD_AND_BYLINE: f32 = 2.5;

fn continues(line: &Line) -> bool {
    line.mark.as_ref().is_some_and(|mark| mark.direction == Direction::From)
}

fn turns(line: &Line) -> bool {
    line.mark.as_ref().is_some_and(|mark| mark.direction == Direction::To)
}

/// How well a line goes on with the article of the line before.
fn goes_on(from: State, to: State, titled: bool, before: &Line, line: &Line) -> f32 {
    use State::{Body, Caption, Closing, Credit, Head, HeadByline, Label, Mark, Notice, Subhead, Trailing};
    let continues = continues(line);
    let opens = line.lead.is_some() || continues;
    let turned = turns(before);
    let closed = before.tail.is_some() || turned;
    match (from, to) {
        (Head, Head) => -0.2,
        (Head, HeadByline) => HEAD_AND_BYLINE,
        (Head | HeadByline, Body) if opens => HEAD_AND_LEAD,
        (Head | HeadByline, Mark) if continues => HEAD_AND_LEAD,
        (Head | HeadByline, Body) => 0.0,
        (Head, Subhead) => -5.0,
        (Head, Label) => -2.0,
        (Head, Notice) => 0.0,
        (Head, Caption) => -1.0,
        (HeadByline, HeadByline | Subhead) => -0.5,
        (Body | Notice, Body) if opens => -5.0,
        (Body, Body) if closed => -2.0,
        (Body, Body) => 0.0,
        (Body, Subhead) if closed => -4.0,
        (Body, Subhead) => -0.7,
        (Body, Closing) => {
            if closed {
                -3.0
            } else {
                0.5
            }
        }
        (Caption | Credit, Closing) => -1.5,
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
        (Closing, Closing) => -0.3,
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
        (Notice, Notice | Closing) => 0.0,
        (Body | Closing | Label | Mark, Trailing) if !titled => -0.5,
        (Trailing, Trailing | Label) => -0.5,
        _ => NEVER,
    }
}

/// Whether an article can begin with a state.
fn may_begin(state: State, line: &Line) -> bool {
    match state {
        State::Head | State::Body | State::Caption | State::Notice | State::Label => true,
        State::Mark => continues(line),
        _ => false,
    }
}

/// What speaks for a new article at a line.
fn boundary(
    from: State,
    to: State,
    before: &Line,
    line: &Line,
    around: &Surroundings,
    page: &Page,
    add: &mut impl FnMut(Evidence, f32),
) {
    let turned = turns(before);
    let label = to == State::Label;
    match to {
        State::Head => add(Evidence::Prior, -3.0),
        State::Body => add(Evidence::Prior, -4.5),
        State::Mark => add(Evidence::Continued, 2.0),
        State::Caption => add(Evidence::Photograph, -0.5),
        State::Notice => add(Evidence::Notice, -1.0),
        _ => add(Evidence::Prior, if page.labels_first { 1.0 } else { -3.0 }),
    }
    match from {
        _ if label => {}
        State::Closing | State::Credit => add(Evidence::ClosedBefore, 3.0),
        State::Trailing => add(Evidence::ClosedBefore, 2.5),
        State::Label => add(Evidence::ClosedBefore, if page.labels_first { -4.0 } else { 2.5 }),
        State::Caption | State::Notice => add(Evidence::ClosedBefore, 3.0),
        State::Mark if turned => add(Evidence::ClosedBefore, 3.0),
        State::Subhead => add(Evidence::Subhead, -4.0),
        State::Body if before.tail.is_some() || turned => add(Evidence::ClosedBefore, 3.0),
        State::Body if unfinished(before) && matches!(to, State::Head | State::Body) => {
            add(Evidence::Unfinished, -1.5);
        }
        _ => {}
    }
    if to == State::Body {
        if line.lead.is_some() {
            add(Evidence::Lead, 6.5);
        } else if continues(line) {
            add(Evidence::Continued, 7.0);
        } else {
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
    }
    match line.gap {
        0 | 1 => {}
        2 => add(Evidence::Gap, 0.3),
        _ => add(Evidence::Gap, 1.0),
    }
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
