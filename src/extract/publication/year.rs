//! The year of a page: every candidate is scored by what the page says, and the best one wins. The scores are in points of
//! our own; a printed year is one, a fact that only one year satisfies is six to eight.

use std::collections::BTreeMap;

use super::Reported;
use crate::corpus::article::Layout;
use crate::extract::calendar::{self, Day};
use crate::extract::date::expression::{Mention, PlanPart, When, Year};
use crate::extract::landmarks::{self, Clue};

/// How far apart a full date and a reported day may be to speak for a year, in days.
const NEAR: i64 = 45;

/// By how much the best year must be ahead of the next. Small: a year that is printed once is the page's more often than
/// not, and the reader sees the line.
const MARGIN: f32 = 0.05;

/// How many years before the latest one that is printed can be the page's.
const BACK: i32 = 12;

/// A year that is printed.
struct Printed {
    year: i32,
    /// Still to come: 到2025年.
    future: bool,
    /// The page plans for it: 2023年，我市将.
    planned: bool,
    /// Its last day (2022年末), or a whole year whose figures are known.
    ended: bool,
    /// With a month (1) or a day (2).
    precision: u8,
    line: u32,
    article: u32,
}

impl Printed {
    fn points(&self) -> f32 {
        1.0 + 0.5 * f32::from(self.precision) + if self.planned { 0.5 } else { 0.0 }
    }
}

/// The year that fits best, with the lines that speak for it; `None` where nothing speaks for one year alone.
pub(super) fn fitting(layout: &Layout, mentions: &[Mention], past: &[Reported]) -> Option<(i32, Vec<u32>)> {
    let place = |mention: &Mention| layout.passages.get(mention.span.passage as usize);
    let line = |mention: &Mention| place(mention).map_or(1, |passage| passage.place(mention.span.start).0);
    let article = |mention: &Mention| place(mention).map_or(0, |passage| passage.article);
    let mut printed: Vec<Printed> = mentions
        .iter()
        .filter_map(|mention| {
            let (year, precision) = given(mention.when)?;
            (1900..2100).contains(&year).then(|| Printed {
                year,
                future: mention.cue.future,
                planned: mention.cue.planned,
                ended: matches!(mention.when, When::Day(_, 12, 31)) || precision == 0 && mention.cue.figures,
                precision,
                line: line(mention),
                article: article(mention),
            })
        })
        .collect();
    let clues = landmarks::clues(layout);
    let months = season(past);
    let of_clues = clues.iter().map(|(clue, _)| match clue {
        Clue::Anniversary(year) | Clue::Held(year) | Clue::Awaited(year) => *year,
    });
    // A round year beyond all others is a goal (2030年前碳达峰, 2035年远景目标).
    let round = |year: i32| year % 5 == 0 || year == 2049;
    let others = printed.iter().filter(|one| !one.future && (one.precision > 0 || !round(one.year)));
    let others = others.map(|one| one.year).chain(of_clues.clone()).max();
    for one in &mut printed {
        one.future |=
            one.precision == 0 && round(one.year) && others.is_some_and(|other| one.year > other + 1);
    }
    let latest = printed.iter().filter(|one| !one.future).map(|one| one.year).chain(of_clues).max()?;
    let mut scores: BTreeMap<i32, (f32, Vec<u32>)> = BTreeMap::new();
    for year in latest - BACK..=latest + 1 {
        let mut lines = Vec::new();
        let mut score = equations(mentions, year, &line, &mut lines);
        score += printed_points(&printed, year, months, &mut lines);
        score += near_points(past, year, &mut lines);
        score += clue_points(&clues, year, &mut lines);
        score += plan_points(mentions, year, &line, &mut lines);
        let next = mentions.iter().find(|mention| {
            matches!(mention.when, When::Year(Year::Page(1)))
                && printed.iter().any(|one| one.year == year + 1 && one.article == article(mention))
        });
        if let Some(mention) = next {
            score += 3.0;
            lines.push(line(mention));
        }
        scores.insert(year, (score, lines));
    }
    let best = scores.iter().max_by(|a, b| a.1.0.total_cmp(&b.1.0)).map(|(year, _)| *year)?;
    let (score, lines) = scores.remove(&best)?;
    let second = scores.values().map(|other| other.0).fold(f32::NEG_INFINITY, f32::max);
    (score >= 1.0 && score - second >= MARGIN).then_some((best, lines))
}

/// Years that are printed: those of the page's year count whole, those of the year before, on which reports look back,
/// in part; a later one that is not still to come speaks against. From January to March, pages look back on the year
/// before as often as they name their own; from October on, they plan for the next.
fn printed_points(printed: &[Printed], year: i32, months: Season, lines: &mut Vec<u32>) -> f32 {
    let (mut same, mut before, mut after) = (0.0f32, 0.0f32, 0.0f32);
    for one in printed {
        match one.year - year {
            0 if !one.future && !one.ended => {
                same += if one.planned && months == Season::Late { 0.8 } else { one.points() };
                lines.push(one.line);
            }
            -1 => {
                before += match months {
                    _ if one.ended => 1.0,
                    Season::Early => 1.0,
                    Season::Middle => 0.6,
                    Season::Late => 0.3,
                }
            }
            1 if months == Season::Late && one.precision == 0 => same += 0.7,
            1.. if !one.future => after += if one.precision > 0 { 3.0 } else { 2.0 },
            _ => {}
        }
    }
    let before = before.min(if months == Season::Early { 3.6 } else { 2.4 });
    same.min(5.0) + before - after.min(6.0)
}

/// The part of the year in which the reported days lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Season {
    Early,
    Middle,
    Late,
}

/// Decided by the days in leads, otherwise by all reported days without a year.
fn season(past: &[Reported]) -> Season {
    let open = || past.iter().filter(|one| one.year.is_none());
    let month = open().filter(|one| one.lead).chain(open()).map(|one| one.month).next();
    match month {
        Some(1..=3) => Season::Early,
        Some(10..) => Season::Late,
        _ => Season::Middle,
    }
}

/// A full date near a day that is reported without its year, or in a lead.
fn near_points(past: &[Reported], year: i32, lines: &mut Vec<u32>) -> f32 {
    let full = past.iter().filter(|one| one.year == Some(year));
    let near = full.clone().find(|one| {
        past.iter()
            .filter(|other| other.year.is_none())
            .filter_map(|other| other.on(year))
            .any(|other| one.on(year).is_some_and(|day| (day.number() - other.number()).abs() <= NEAR))
    });
    if let Some(one) = near {
        lines.insert(0, one.line);
    }
    let lead = full.clone().any(|one| one.lead);
    let points = |holds: bool, points: f32| if holds { points } else { 0.0 };
    points(near.is_some(), 4.0) + points(lead, 6.0)
}

/// Anniversaries and meetings.
fn clue_points(clues: &[(Clue, u32)], year: i32, lines: &mut Vec<u32>) -> f32 {
    let latest = clues
        .iter()
        .filter_map(|(clue, _)| if let Clue::Held(held) = clue { Some(*held) } else { None })
        .max();
    let mut anniversaries = 0.0f32;
    let mut score = 0.0;
    for (clue, line) in clues {
        match clue {
            Clue::Anniversary(one) if *one == year => {
                anniversaries += 2.0;
                lines.push(*line);
            }
            Clue::Awaited(awaited) if year > *awaited => score -= 4.0,
            Clue::Awaited(awaited) if year == *awaited => score += 2.0,
            Clue::Awaited(awaited) if year == *awaited - 1 => score += 1.0,
            _ => {}
        }
    }
    if let Some(latest) = latest {
        score += match year - latest {
            ..0 => -4.0,
            0 | 1 => 1.0,
            _ => 0.0,
        };
    }
    score + anniversaries.min(4.0)
}

/// 今年是“十四五”收官之年; otherwise the plan that is named most is the current one.
fn plan_points(mentions: &[Mention], year: i32, line: &dyn Fn(&Mention) -> u32, lines: &mut Vec<u32>) -> f32 {
    let mut score = 0.0f32;
    let mut whole = BTreeMap::new();
    for (k, mention) in mentions.iter().enumerate() {
        let When::Plan(number, part) = mention.when else { continue };
        let (first, last) = crate::extract::date::plan_years(number);
        *whole.entry((first, last)).or_insert(0) += 1;
        let named = match part {
            PlanPart::FirstYear => first,
            PlanPart::LastYear => last,
            _ => continue,
        };
        let this_year = k.checked_sub(1).and_then(|k| mentions.get(k)).is_some_and(|before| {
            before.when == When::Year(Year::Page(0))
                && (before.span.passage, before.sentence) == (mention.span.passage, mention.sentence)
        });
        if this_year {
            score += if named == year { 6.0 } else { -3.0 };
            if named == year {
                lines.insert(0, line(mention));
            }
        }
    }
    if let Some(((first, last), _)) = whole.iter().max_by_key(|(_, count)| **count) {
        score += if (first - 1..=*last).contains(&year) { 1.0 } else { 0.0 };
    }
    score.clamp(-6.0, 7.0)
}

/// The printed year of a time, and how precise it is: 1 with a month, 2 with a day.
fn given(when: When) -> Option<(i32, u8)> {
    match when {
        When::Year(Year::Given(year))
        | When::Holiday(Year::Given(year), ..)
        | When::TravelSeason(Year::Given(year)) => Some((year, 0)),
        When::Months(Year::Given(year), ..)
        | When::Month(Year::Given(year), _)
        | When::Season(Year::Given(year), _)
        | When::Day(Year::Given(year), 12, 31) => Some((year, 1)),
        When::Days(Year::Given(year), ..)
        | When::Day(Year::Given(year), ..)
        | When::Lunar(Year::Given(year), ..) => Some((year, 2)),
        _ => None,
    }
}

/// What the equations of the text say of a year: 1月21日是农历除夕. Plus 8 for one that holds, minus 8 for one that does not.
fn equations(mentions: &[Mention], year: i32, line: &dyn Fn(&Mention) -> u32, lines: &mut Vec<u32>) -> f32 {
    let mut score = 0.0f32;
    for pair in mentions.windows(2) {
        let (one, other) = (&pair[0], &pair[1]);
        if !one.cue.equals_next || one.span.passage != other.span.passage {
            continue;
        }
        let (month, day, lunar_month, lunar_day) = match (one.when, other.when) {
            (When::Day(Year::Open, month, day), When::Lunar(Year::Open, of_lunar, lunar))
            | (When::Lunar(Year::Open, of_lunar, lunar), When::Day(Year::Open, month, day)) => {
                (month, day, of_lunar, lunar)
            }
            _ => continue,
        };
        let holds = Day::new(year, month, day)
            .is_some_and(|day| calendar::lunar_in_year(year, lunar_month, lunar_day) == Some(day));
        score += if holds { 8.0 } else { -8.0 };
        if holds {
            lines.insert(0, line(one));
        }
    }
    score.clamp(-16.0, 16.0)
}
