//! The date of a page that does not print it, inferred from its text.
//!
//! The year is the one that fits best: equations with the lunar calendar or the week (1月21日是农历除夕) decide it where there
//! are any; otherwise years that are printed, full dates near the days that the page reports, 明年 beside the number of
//! the next year, anniversaries, five-year plans and the meetings that the page cites. The day is the latest that the page reports as past. A daily prints a report on its day or the
//! next: a day in a lead (本报讯 3月28日) or dateline (1月22日电) gives an interval of two days. Without a lead, the page is
//! not earlier than the latest day that it tells of, and not later than a deadline that is still to come.
//! A page without a year, or without a day, has no inferred date.

mod year;

use super::calendar::Day;
use super::date::expression::{From, Mention, When, Year};
use super::edtf::Resolved;
use crate::corpus::article::Layout;
use crate::corpus::manifest::PageDate;

/// The longest time between a page and a deadline that bounds it, in days.
const DEADLINE: i64 = 31;

/// A day without its year.
#[derive(Clone, Copy)]
struct Reported {
    month: u8,
    day: u8,
    year: Option<i32>,
    line: u32,
    /// In a dateline or lead.
    lead: bool,
    /// It opens a paragraph.
    opening: bool,
    deadline: bool,
}

impl Reported {
    fn on(&self, year: i32) -> Option<Day> {
        Day::new(self.year.unwrap_or(year), self.month, self.day)
    }
}

/// The date of the page with the lines that show it; `None` where the text gives no year or no day. Linear in the
/// mentions times the years that are possible, of which there are at most a few dozen.
#[must_use]
pub fn infer(layout: &Layout, mentions: &[Mention]) -> Option<PageDate> {
    let line = |mention: &Mention| {
        layout
            .passages
            .get(mention.span.passage as usize)
            .map_or(1, |passage| passage.place(mention.span.start).0)
    };
    let mut reported = Vec::new();
    let mut still_to_come = Vec::new();
    let mut before: Option<&Mention> = None;
    for mention in mentions {
        // 今天（1月5日） is the page's own day, 明天（4月5日） is still to come.
        let shift = before.replace(mention).and_then(|before| match before.when {
            When::DayAgo(From::Page, shift) if before.cue.equals_next => Some(shift),
            _ => None,
        });
        let last = mention.to.unwrap_or(mention.when);
        let year = match mention.when {
            When::Day(Year::Given(year), ..) => Some(year),
            When::Day(Year::Open, ..) => None,
            _ => continue,
        };
        let (month, day) = match last {
            When::Day(_, month, day) if day > 0 => (month, day),
            _ => continue,
        };
        let lead = mention.cue.lead || mention.cue.dateline || shift == Some(0) && !mention.cue.quoted;
        let (opening, deadline) = (mention.cue.opening, mention.cue.deadline);
        let one = Reported { month, day, year, line: line(mention), lead, opening, deadline };
        if mention.cue.future || mention.open || shift.is_some_and(|shift| shift > 0) {
            still_to_come.push(one);
        } else if !mention.cue.equals_next || lead {
            reported.push(one);
        }
    }
    // A day of which the page says elsewhere that it will come is not past.
    let coming =
        |one: &Reported| still_to_come.iter().any(|other| (one.month, one.day) == (other.month, other.day));
    let past: Vec<Reported> = reported.iter().filter(|one| one.lead || !coming(one)).copied().collect();
    let (year, year_lines) = year::fitting(layout, mentions, &past)?;
    let (latest, bound) = latest_day(&past, &still_to_come, year)?;
    let mut evidence: Vec<u32> =
        past.iter().filter(|one| one.on(year) == Some(latest)).map(|one| one.line).collect();
    evidence.sort_unstable();
    evidence.dedup();
    evidence.truncate(4);
    for line in year_lines {
        if !evidence.contains(&line) && evidence.len() < 6 {
            evidence.push(line);
        }
    }
    let first = Resolved::Day(latest, None);
    let date = match bound {
        Some(last) => Resolved::days(latest, last),
        None => Resolved::From(Box::new(first)),
    };
    Some(PageDate { edtf: date.text(), inferred: true, evidence })
}

/// The latest past day and the last possible day of the page, open where nothing bounds it.
fn latest_day(past: &[Reported], still_to_come: &[Reported], year: i32) -> Option<(Day, Option<Day>)> {
    // December and January on one page: the page is of January, and December is last year's.
    let turn =
        |wanted: &[u8]| past.iter().any(|one| one.year.is_none() && one.lead && wanted.contains(&one.month));
    let turned = turn(&[1]) && turn(&[12]);
    let place = |one: &Reported| {
        let back = turned && one.year.is_none() && one.month >= 11;
        one.on(year - i32::from(back))
    };
    let latest =
        |wanted: &dyn Fn(&Reported) -> bool| past.iter().filter(|one| wanted(one)).filter_map(place).max();
    let lead = latest(&|one| one.lead);
    let opening = latest(&|one| one.opening && !one.deadline);
    if let Some(lead) = lead {
        // A caption or paragraph that opens with the next day is past too.
        let latest =
            opening.filter(|day| (0..=2).contains(&(day.number() - lead.number()))).unwrap_or(lead).max(lead);
        return Some((latest, Some(latest.plus(1))));
    }
    let latest =
        opening.or_else(|| latest(&|one| !one.deadline && (one.year.is_none() || one.year == Some(year))))?;
    let deadlines = past.iter().filter(|one| one.deadline).chain(still_to_come).filter_map(place);
    let bound = deadlines.filter(|day| (1..=DEADLINE).contains(&(day.number() - latest.number()))).min();
    Some((latest, bound))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::manifest::Manifest;
    use crate::corpus::page::Page;
    use crate::corpus::parse::parse;
    use crate::extract::date;

    #[track_caller]
    fn check(text: &str, expected: Option<(&str, &[u32])>) {
        let layout = parse(&Page::new("1.txt", text.to_owned()), &Manifest::default());
        let found = infer(&layout, &date::mentions(&layout));
        let found = found.as_ref().map(|page| (page.edtf.as_str(), page.evidence.as_slice()));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn from_leads_years_and_equations() {
        check("本报讯 3月28日，全市会议召开。2023年，我市将继续。", Some(("2023-03-28/2023-03-29", &[1])));
        check("新华社北京5月6日电 会议举行。\n2024年目标。", Some(("2024-05-06/2024-05-07", &[1, 2])));
        // The moon decides between the years that are printed and their neighbours.
        check("截至2022年末。\n本报讯 1月21日是农历除夕。", Some(("2023-01-21/2023-01-22", &[2])));
        check("本报讯 3月28日，会议召开。", None);
        check("2023年，我市将继续。", None);
        check("", None);
    }

    #[test]
    fn a_deadline_bounds_a_page_without_lead() {
        check(
            "12月8日，发布会举行。\n明年合同\n2022年度合同工作于2021年12月13日24时结束。",
            Some(("2021-12-08/2021-12-13", &[1, 3, 2])),
        );
        check("2023年2月10日至11日，他们赴外地学习。2月7日，举行培训。", Some(("2023-02-11/..", &[1])));
    }
}
