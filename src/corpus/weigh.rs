//! How well a line fits a state, by itself and with its neighbours.

use rustc_hash::FxHashSet;

use super::arrange::State;
use super::article::Direction;
use super::label::Likeness;
use super::line::{Ending, Line};
use super::signature::Closing;

/// Characters of the text around with which a headline or paragraph is compared.
const COMPARED: usize = 800;

/// What a page is like.
pub(super) struct Page {
    /// Headlines are marked with `#` here.
    pub(super) marked: bool,
    /// Column labels stand before what they head: the page begins with one.
    pub(super) labels_first: bool,
}

/// What stands around a line.
#[derive(Debug, Default)]
pub(super) struct Surroundings {
    /// For a short line: share of its pairs of characters that stand in the text before it.
    back: f32,
    /// The same for the text after it.
    forth: f32,
    /// For running text after a possible end: likeness with the text before it, from 0 to 1.
    pub(super) likeness: f32,
    /// The next line is a photographer's credit.
    credit_follows: bool,
    /// The next line begins a text: what stands above it is its headline.
    text_begins: bool,
}

/// Looks over the page.
pub(super) fn survey(lines: &[Line]) -> Page {
    let label = |line: &&Line| line.label > Likeness::None;
    Page {
        marked: lines.iter().filter(|line| line.level > 0).count() >= 3,
        labels_first: lines.first().filter(label).is_some() && lines.last().filter(label).is_none(),
    }
}

/// Looks around a line. Constant time: only lines that may begin or end something are compared with others.
pub(super) fn surroundings(lines: &[Line], at: usize, page: &Page) -> Surroundings {
    let line = &lines[at];
    let credit_follows = lines.get(at + 1).is_some_and(is_credit);
    let text_begins = lines.get(at + 1).is_some_and(|next| {
        next.lead.is_some() || next.mark.as_ref().is_some_and(|mark| mark.direction == Direction::From)
    });
    let mut around = Surroundings { credit_follows, text_begins, likeness: 0.08, ..Surroundings::default() };
    let may_head = line.length <= 40 && line.whole.is_none() && !line.only_mark && !line.stops;
    if may_head && (line.level > 0 || !page.marked) && at > 0 {
        let own = pairs(line.text, COMPARED).collect();
        around.back = share(&own, &text_before(lines, at));
        around.forth = share(&own, &text_after(lines, at));
    } else if line.length > 40 && at > 0 && (line.gap > 1 || may_end(&lines[at - 1])) {
        let own = pairs(line.text, COMPARED).collect();
        around.likeness = share(&own, &text_before(lines, at));
    }
    around
}

fn may_end(line: &Line) -> bool {
    line.tail.is_some() || line.whole.is_some() || line.mark.is_some() || line.label > Likeness::None
}

fn is_credit(line: &Line) -> bool {
    matches!(&line.whole, Some(Closing::Byline(groups)) if groups.iter().all(super::signature::Group::photographs))
}

/// Pairs of neighbouring Chinese characters in the first `most` characters.
fn pairs(text: &str, most: usize) -> impl Iterator<Item = (char, char)> {
    let mut before = ' ';
    text.chars().take(most).filter_map(move |c| {
        let pair = (std::mem::replace(&mut before, c), c);
        (super::signature::is_han(pair.0) && super::signature::is_han(c)).then_some(pair)
    })
}

/// Share of a text's pairs that stand in others, of which the first characters are read. The pairs of the one text are
/// collected, those of the others only looked up.
fn share(own: &FxHashSet<(char, char)>, others: &[(&str, usize)]) -> f32 {
    let mut common: FxHashSet<(char, char)> = FxHashSet::default();
    for &(text, most) in others {
        common.extend(pairs(text, most).filter(|pair| own.contains(pair)));
    }
    common.len() as f32 / own.len().max(1) as f32
}

/// The running text before a line, back to the last headline: what is on each line, and how much of it is compared.
fn text_before<'a>(lines: &[Line<'a>], at: usize) -> Vec<(&'a str, usize)> {
    let mut out = Vec::new();
    let mut left = COMPARED;
    for line in lines[..at].iter().rev().take(8) {
        if line.level > 0 || left == 0 {
            break;
        }
        if line.length > 40 {
            out.push((line.text, left));
            left = left.saturating_sub(line.text.len() / 3);
        }
    }
    out
}

/// The running text after a line, up to the next headline that follows text.
fn text_after<'a>(lines: &[Line<'a>], at: usize) -> Vec<(&'a str, usize)> {
    let mut out = Vec::new();
    let mut left = COMPARED;
    for line in lines[at + 1..].iter().take(8) {
        let headline = line.level > 0 && out.iter().any(|&(text, most)| pairs(text, most).next().is_some());
        if headline || left == 0 {
            break;
        }
        if line.length > 40 {
            out.push((line.text, left));
            left = left.saturating_sub(line.text.len() / 3);
        }
    }
    out
}

/// How well a line fits a state. States that a line cannot be in at all get a large negative number.
pub(super) fn fit(state: State, line: &Line, around: &Surroundings, page: &Page) -> f32 {
    let photographs = is_credit(line);
    match state {
        State::Head => headline(line, page) + 1.5 * (around.forth - around.back).clamp(-0.5, 0.5),
        State::Trailing => {
            let drawn_back = around.back - around.forth;
            if drawn_back < 0.2 || around.text_begins {
                -9.0
            } else {
                headline(line, page) - 1.5 + 5.0 * drawn_back
            }
        }
        State::Subhead => subhead(line),
        State::Body => body(line, page),
        State::HeadByline => match &line.whole {
            Some(Closing::Byline(_)) if !photographs => 2.5,
            _ => -9.0,
        },
        State::Closing => match &line.whole {
            Some(_) if !photographs => 3.0,
            _ => -9.0,
        },
        State::Credit => {
            if photographs {
                4.0
            } else {
                -9.0
            }
        }
        State::Caption => {
            let credited = matches!(&line.tail, Some((Closing::Byline(groups), _))
                if groups.iter().any(super::signature::Group::photographs));
            match (line.caption, around.credit_follows, credited) {
                _ if line.length <= 12 || line.level > 0 => -6.0,
                (true, true, _) | (true, _, true) => 5.0,
                (_, true, _) => 4.0,
                (true, ..) => 3.5,
                (_, _, true) if line.gap != 1 => 2.0,
                _ => -6.0,
            }
        }
        State::Label => match line.label {
            Likeness::Known => 4.0,
            Likeness::Similar => 2.5,
            Likeness::None if page.marked && line.level == 0 && plain_and_short(line) => -0.5,
            Likeness::None => -7.0,
        },
        State::Mark => {
            if line.only_mark {
                6.0
            } else {
                -9.0
            }
        }
        State::Notice => {
            if line.notice >= 2 && line.level == 0 {
                body(line, page) + f32::from(line.notice.min(4)) - 1.0
            } else {
                -5.0
            }
        }
    }
}

fn plain_and_short(line: &Line) -> bool {
    line.length <= 16 && line.ending == Ending::Bare && !line.comma && line.whole.is_none() && !line.only_mark
}

fn headline(line: &Line, page: &Page) -> f32 {
    let marked = line.level > 0;
    let mut fit = match (marked, page.marked) {
        (true, _) => 3.0,
        (false, true) => -1.0,
        (false, false) => 0.0,
    };
    fit += match line.length {
        0..=3 => {
            if marked {
                -0.5
            } else {
                -2.5
            }
        }
        4..=7 => 0.3,
        8..=32 => 1.0,
        33..=45 => {
            if marked {
                0.5
            } else {
                -1.5
            }
        }
        46..=60 => {
            if marked {
                0.0
            } else {
                -3.0
            }
        }
        _ => {
            if marked {
                -1.5
            } else {
                -9.0
            }
        }
    };
    fit += match line.ending {
        Ending::Stop if line.text.ends_with(['！', '？', '!', '?', '…', '）', ')']) => -0.7,
        Ending::Stop => -4.0,
        Ending::Open if line.text.ends_with(['：', ':']) => -0.5,
        Ending::Open => -4.0,
        Ending::Dash | Ending::Bare => 0.5,
    };
    if line.stops {
        fit -= 5.0;
    }
    if line.comma {
        fit -= if line.length > 20 { 2.0 } else { 0.3 };
    }
    if line.whole.is_some() {
        fit -= if marked { 1.0 } else { 4.5 };
    }
    if line.label > Likeness::None {
        fit -= if line.label == Likeness::Known { 4.0 } else { 1.5 };
    }
    if line.only_mark || line.lead.is_some() || line.mark.is_some() {
        fit -= 9.0;
    }
    if line.text.starts_with(['（', '(']) {
        fit -= 2.0;
    }
    if line.announces || line.bullet {
        fit += 2.5;
    }
    fit
}

fn subhead(line: &Line) -> f32 {
    let mut fit = if line.level > 0 { 2.5 } else { 0.5 };
    fit += match line.length {
        0..=2 => -2.0,
        3..=18 => 0.7,
        19..=26 => -0.5,
        _ => -3.0,
    };
    fit += match line.ending {
        Ending::Stop if line.text.ends_with(['！', '？', '!', '?', '）', ')']) => -0.7,
        Ending::Stop | Ending::Open => -4.0,
        Ending::Dash if line.text.starts_with(['—', '-']) => 2.0,
        Ending::Dash => -0.5,
        Ending::Bare => 0.5,
    };
    if line.space {
        fit -= 0.7;
    }
    if line.stops {
        fit -= 5.0;
    }
    if line.comma && line.length > 18 {
        fit -= 2.0;
    }
    if line.whole.is_some() || line.label == Likeness::Known {
        fit -= 4.0;
    }
    if line.label == Likeness::Similar {
        fit -= 1.5;
    }
    if line.announces || line.bullet {
        fit -= 3.0;
    }
    if line.only_mark || line.lead.is_some() || line.mark.is_some() {
        fit -= 9.0;
    }
    fit
}

fn body(line: &Line, page: &Page) -> f32 {
    let mut fit = match line.length {
        0..=7 => -2.5,
        8..=14 => -1.5,
        15..=34 => -0.7,
        35..=60 => 0.5,
        _ => 1.5,
    };
    fit += match line.ending {
        Ending::Stop => 1.5,
        Ending::Open => 0.7,
        Ending::Dash => -0.5,
        Ending::Bare if line.length > 60 => 0.0,
        Ending::Bare => -1.0,
    };
    if line.stops {
        fit += 1.0;
    }
    if line.comma && line.length > 20 {
        fit += 0.7;
    }
    if line.level > 0 {
        fit -= 4.0;
    } else if page.marked {
        fit += 0.5;
    }
    if line.whole.is_some() {
        fit -= 4.0;
    }
    match line.label {
        Likeness::Known => fit -= 5.0,
        Likeness::Similar => fit -= 1.0,
        Likeness::None => {}
    }
    if line.only_mark {
        fit -= 9.0;
    }
    if line.lead.is_some() || line.mark.is_some() {
        fit += 1.0;
    }
    fit
}
