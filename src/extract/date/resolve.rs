//! From mentions to days: the year that 2月17日 leaves open, the day meant by 当日, the new year's eve nearest to the page.
//!
//! Rules, in the order in which they are tried:
//! - a printed year counts; a date without year takes the year of a date of its sentence that has one, otherwise the
//!   page's, with the turn of the year (11月 on a page of January is last year's, 1月 on one of December next year's);
//! - 今年, 昨日, 上月 count from the page; where the page's day is not certain, from the day of the report's own dateline;
//!   今天是大年三十 says itself what day 今天 is, for the whole article;
//! - 当日, 次日, a time of the day alone count from the day named last in the article;
//! - a lunar day is the one nearest to the page.

use super::expression::{From, Holiday, Mention, PlanPart, When, Year};
use super::feasts::plan_years;
use super::holidays::{days_off, feast};
use crate::corpus::article::Layout;
use crate::corpus::manifest::PageDate;
use crate::extract::calendar::{self, Day};
use crate::extract::edtf::{self, Resolved};
use crate::extract::fact::{DateFact, DateKind};

/// The date of the page: its first possible day and its last, `None` where that is open.
#[derive(Debug, Clone, Copy)]
pub(in crate::extract) struct Today {
    pub(in crate::extract) first: Day,
    pub(in crate::extract) last: Option<Day>,
}

/// What the article has said so far.
#[derive(Debug, Clone, Default)]
struct Discourse {
    /// The day named last, with its line.
    day: Option<(Day, u32)>,
    /// The month named last, with its year and line.
    month: Option<(i32, u8, u32)>,
    /// The year named last, with its line.
    year: Option<(i32, u32)>,
    /// 今天, where the article says what day that is.
    today: Option<Day>,
    /// The day of its dateline or lead.
    dateline: Option<Day>,
    /// The year of a date in the sentence: passage, sentence, last character, year, and the month that stands with it.
    sentence: Option<(u32, u32, u32, i32, Option<u8>)>,
}

/// Resolves mentions, which must be in the order of their passages. Linear in their number.
#[must_use]
pub fn resolve(layout: &Layout, mentions: &[Mention], page: Option<&PageDate>) -> Vec<DateFact> {
    let today = page
        .and_then(|page| edtf::parse(&page.edtf))
        .map(|date| Today { first: date.first(), last: date.last() });
    let page_lines: &[u32] = page.map_or(&[], |page| &page.evidence);
    let article = |mention: &Mention| {
        layout.passages.get(mention.span.passage as usize).map_or(0, |p| p.article as usize)
    };
    let articles = layout.passages.iter().map(|passage| passage.article as usize + 1).max().unwrap_or(0);
    let mut discourses = vec![Discourse::default(); articles.max(1)];
    for mention in mentions.iter().filter(|mention| mention.cue.dateline || mention.cue.lead) {
        let discourse = &mut discourses[article(mention)];
        if discourse.dateline.is_none()
            && let Some(Resolved::Day(day, _)) = point(mention.when, mention, today, &Discourse::default())
        {
            discourse.dateline = Some(day);
        }
    }
    let mut facts = Vec::new();
    for (k, mention) in mentions.iter().enumerate() {
        let line =
            layout.passages.get(mention.span.passage as usize).map_or(1, |p| p.place(mention.span.start).0);
        let discourse = &mut discourses[article(mention)];
        if mention.cue.equals_next && matches!(mention.when, When::DayAgo(From::Page, _)) {
            discourse.sentence = None;
        }
        if mention.cue.equals_next
            && matches!(mention.when, When::DayAgo(From::Page, 0))
            && let Some(next) = mentions.get(k + 1)
            && let Some(Resolved::Day(day, _)) = point(next.when, next, today, discourse)
        {
            discourse.today = Some(day);
        }
        let resolved = whole(mention, today, discourse);
        let dependent = matches!(mention.when, When::Clock | When::Year(Year::Sentence));
        if dependent && resolved.is_none() {
            continue;
        }
        let evidence = match mention.when {
            _ if resolved.is_none() || mention.kind == DateKind::Absolute => Vec::new(),
            When::MonthAgo(From::That, ..) => discourse.month.iter().map(|month| month.2).collect(),
            When::DayAgo(From::That, _) | When::Clock => discourse.day.iter().map(|day| day.1).collect(),
            When::Year(Year::That(_) | Year::Sentence) => discourse.year.iter().map(|year| year.1).collect(),
            When::Plan(..) | When::Decade(_) | When::Century(_) | When::MidCentury => Vec::new(),
            _ => page_lines.to_vec(),
        };
        remember(mention, resolved.as_ref(), line, discourse);
        let edtf = resolved.map(|date| date.text());
        facts.push(DateFact { span: mention.span, kind: mention.kind, edtf, evidence });
    }
    facts
}

/// Keeps what later dates of the article count from.
fn remember(mention: &Mention, resolved: Option<&Resolved>, line: u32, discourse: &mut Discourse) {
    let Some(resolved) = resolved else { return };
    let end_of_period =
        matches!(mention.when, When::Day(_, 12, 31) | When::Day(_, _, 0) | When::MonthAgo(_, _, Some(0)));
    match resolved {
        Resolved::Day(day, _) if !end_of_period && !matches!(mention.when, When::Plan(..)) => {
            discourse.day = Some((*day, line));
        }
        Resolved::Interval(first, last)
            if matches!(**first, Resolved::Day(..))
                && matches!(mention.when, When::Day(..) | When::DayOfMonth(_)) =>
        {
            discourse.day = last.last().map(|day| (day, line));
        }
        _ => {}
    }
    if matches!(
        mention.when,
        When::Month(..) | When::Day(..) | When::DayOfMonth(_) | When::MonthAgo(..) | When::DayAgo(..)
    ) {
        let day = resolved.first();
        discourse.month = Some((day.year, day.month, line));
    }
    let (year, month) = match mention.when {
        When::Year(year) | When::Season(year, _) => (year, None),
        When::Months(year, _, month)
        | When::Month(year, month)
        | When::Days(year, month, ..)
        | When::Day(year, month, _) => (year, Some(month)),
        _ => return,
    };
    let named = resolved.first().year;
    discourse.year = Some((named, line));
    if !matches!(year, Year::Open | Year::Sentence) {
        discourse.sentence = Some((mention.span.passage, mention.sentence, mention.span.end, named, month));
    }
}

/// The whole of a mention: its point, its range, its open end, its time of the day.
fn whole(mention: &Mention, today: Option<Today>, discourse: &Discourse) -> Option<Resolved> {
    let first = point(mention.when, mention, today, discourse)?;
    let first = match (first, mention.clock) {
        (Resolved::Day(day, _), Some(time)) => Resolved::Day(day, Some(time)),
        (first, _) => first,
    };
    if let Some(to) = mention.to {
        let begin = first.first();
        let last = match to {
            When::DayOfMonth(day) => Resolved::Day(month_day(begin.year, begin.month, day)?, None),
            When::Day(Year::Open, month, day) => {
                let year = begin.year + i32::from((month, day) < (begin.month, begin.day));
                Resolved::Day(month_day(year, month, day)?, None)
            }
            When::Month(Year::Open, month) => {
                Resolved::Month(begin.year + i32::from(month < begin.month), month)
            }
            _ => point(to, mention, today, discourse)?,
        };
        return (last.first() >= begin).then(|| Resolved::Interval(Box::new(first), Box::new(last)));
    }
    Some(if mention.open { Resolved::From(Box::new(first)) } else { first })
}

/// A day of a month; day 0 is its last.
fn month_day(year: i32, month: u8, day: u8) -> Option<Day> {
    let day = if day == 0 { calendar::days_of_month(year, month) } else { day };
    Day::new(year, month, day)
}

/// The year of a date in a month (0 where no month is said).
fn year_of(
    year: Year,
    month: u8,
    mention: &Mention,
    today: Option<Today>,
    discourse: &Discourse,
) -> Option<i32> {
    let page = today.map(|today| today.first);
    match year {
        Year::Given(year) => Some(year),
        Year::Page(shift) => Some(page?.year + shift),
        Year::That(shift) => Some(discourse.year?.0 + shift),
        Year::New => page.map(|day| day.year + i32::from(day.month >= 11)),
        Year::Sentence => discourse
            .sentence
            .filter(|kept| kept.0 == mention.span.passage && kept.1 == mention.sentence)
            .map(|kept| kept.3),
        Year::Open => {
            // 2022年6月开工，9月完工; 2023年全国春运2月15日结束.
            if let Some((passage, sentence, end, year, named)) = discourse.sentence
                && passage == mention.span.passage
                && (sentence == mention.sentence || page.is_none())
                && (named.is_some_and(|named| month == 0 || month >= named)
                    || named.is_none()
                        && (mention.span.start.saturating_sub(end) <= 12 || month == 0 || page.is_none()))
            {
                return Some(year);
            }
            let page = page?;
            Some(match (page.month, month) {
                (1 | 2, 11 | 12) | (1, 10) => page.year - 1,
                (12, 1 | 2) | (11, 1) if mention.cue.future || matches!(mention.when, When::Day(..)) => {
                    page.year + 1
                }
                _ => page.year,
            })
        }
    }
}

/// 今天 and so many days from it: a day, or the interval of the possible ones.
fn from_today(shift: i64, today: Option<Today>, discourse: &Discourse) -> Option<Resolved> {
    if let Some(day) = discourse.today {
        return Some(Resolved::Day(day.plus(shift), None));
    }
    match (today, discourse.dateline) {
        (Some(Today { first, last: Some(last) }), _) if first == last => {
            Some(Resolved::Day(first.plus(shift), None))
        }
        (_, Some(day)) => Some(Resolved::Day(day.plus(shift), None)),
        (Some(Today { first, last: Some(last) }), None) if last.number() - first.number() <= 7 => {
            Some(Resolved::days(first.plus(shift), last.plus(shift)))
        }
        _ => None,
    }
}

fn point(when: When, mention: &Mention, today: Option<Today>, discourse: &Discourse) -> Option<Resolved> {
    let year = |year: Year, month: u8| year_of(year, month, mention, today, discourse);
    let day = |day: Day| Resolved::Day(day, None);
    let month_span = |year: i32, first: u8, last: u8| {
        Resolved::Interval(Box::new(Resolved::Month(year, first)), Box::new(Resolved::Month(year, last)))
    };
    Some(match when {
        When::Year(named) => Resolved::Year(year(named, 0)?),
        When::Months(named, first, last) => {
            let year = year(named, 0)?;
            // 前三季度 in January are those of last year: on a page, these months are past.
            let past = named == Year::Open
                && !mention.cue.future
                && today.is_some_and(|today| today.first.year == year && today.first.month <= 2 && last >= 9);
            month_span(year - i32::from(past), first, last)
        }
        When::Season(named, season) => {
            let year = year(named, 0)?;
            Resolved::Span(format!("{year:04}-{season}"), year, year)
        }
        When::Month(named, month) => Resolved::Month(year(named, month)?, month),
        When::Days(named, month, first, last) => {
            let year = year(named, month)?;
            Resolved::days(month_day(year, month, first)?, month_day(year, month, last)?)
        }
        When::Day(named, month, of_month) => {
            // 年底 without a year on a page of January is that of last year: the report looks back.
            day(month_day(year(named, month)?, month, of_month)?)
        }
        When::DayOfMonth(of_month) => day(day_of_month(of_month, mention, today, discourse)?),
        When::MonthAgo(from, shift, of_month) => {
            let begin = match from {
                From::Page => today?.first,
                From::That => discourse.month.and_then(|(year, month, _)| Day::new(year, month, 1))?,
            };
            let months = begin.year * 12 + i32::from(begin.month) - 1 + shift;
            let (year, month) = (months.div_euclid(12), months.rem_euclid(12) as u8 + 1);
            match of_month {
                Some(of_month) => day(month_day(year, month, of_month)?),
                None => Resolved::Month(year, month),
            }
        }
        When::DayAgo(From::Page, shift) => from_today(shift, today, discourse)?,
        When::DayAgo(From::That, shift) => {
            day(discourse.day.map(|day| day.0).or(discourse.today).or(discourse.dateline)?.plus(shift))
        }
        When::Now => match discourse.day.map(|day| day.0) {
            Some(named) if discourse.today.is_some() => day(discourse.today.unwrap_or(named)),
            Some(named) if near(named, today) => day(named),
            _ => from_today(0, today, discourse)?,
        },
        When::Clock => day(discourse.day?.0),
        When::FromNow => match today? {
            Today { first, last: Some(last) } if first == last => Resolved::From(Box::new(day(first))),
            Today { first, .. } => {
                Resolved::Span(format!("{}~/..", day(first).text()), first.year, first.year)
            }
        },
        When::Week(shift) => {
            let (first, last) = weeks(today?)?;
            (first == last).then(|| Resolved::days(first.plus(7 * shift), first.plus(7 * shift + 6)))?
        }
        When::Weekday(Some(shift), weekday) => {
            let (first, last) = weeks(today?)?;
            (first == last).then(|| day(first.plus(7 * shift + i64::from(weekday) - 1)))?
        }
        When::Weekday(None, weekday) => {
            let Today { first, last } = today?;
            let back = |from: Day| {
                let days = (i64::from(from.weekday()) - i64::from(weekday)).rem_euclid(7);
                from.plus(if mention.cue.future && days > 0 { 7 - days } else { -days })
            };
            let last = last.filter(|last| last.number() - first.number() < 7)?;
            (back(first) == back(last)).then(|| day(back(first)))?
        }
        When::Lunar(named, month, of_month) => day(match named {
            Year::Open => calendar::lunar_near(today?.first, month, of_month)?,
            named => calendar::lunar_in_year(year(named, 0)?, month, of_month)?,
        }),
        When::Qingming(named) => day(calendar::qingming(year(named, 4)?)?),
        When::Holiday(named, holiday, number) => {
            let (first, last) = days_off(feast_year(named, holiday, mention, today, discourse)?, holiday)?;
            match number {
                Some(number) => day(first.plus(i64::from(number) - 1)),
                None => Resolved::days(first, last),
            }
        }
        When::TravelSeason(named) => {
            let (first, last) =
                calendar::travel_season(feast_year(named, Holiday::Spring, mention, today, discourse)?)?;
            Resolved::days(first, last)
        }
        When::Plan(number, part) => {
            let (first, last) = plan_years(number);
            match part {
                PlanPart::Whole => {
                    Resolved::Interval(Box::new(Resolved::Year(first)), Box::new(Resolved::Year(last)))
                }
                PlanPart::FirstYear => Resolved::Year(first),
                PlanPart::LastYear => Resolved::Year(last),
                PlanPart::End => day(Day::new(last, 12, 31)?),
            }
        }
        When::Decade(first) => Resolved::Span(format!("{}X", first / 10), first, first + 9),
        When::Century(number) => {
            Resolved::Span(format!("{:02}XX", number - 1), (number - 1) * 100, number * 100 - 1)
        }
        When::MidCentury => Resolved::Span("2050~".to_owned(), 2045, 2055),
        When::Unresolved => return None,
    })
}

/// Whether a day is at most a week from the page.
fn near(day: Day, today: Option<Today>) -> bool {
    today.is_none_or(|today| (today.first.number() - day.number()).abs() <= 7)
}

/// The Mondays of the first and the last possible day.
fn weeks(today: Today) -> Option<(Day, Day)> {
    let monday = |day: Day| day.plus(1 - i64::from(day.weekday()));
    Some((monday(today.first), monday(today.last?)))
}

/// `21日`: in the month of the day named before in the passage's article, otherwise the last one before the page (the next
/// one where it is still to come).
fn day_of_month(of_month: u8, mention: &Mention, today: Option<Today>, discourse: &Discourse) -> Option<Day> {
    if let Some((day, _)) = discourse.day
        && !mention.cue.dateline
        && let Some(found) = Day::new(day.year, day.month, of_month)
    {
        // 1月31日 … 2日: the days of one report go on over the end of the month.
        if of_month < day.day && day.day - of_month > 20 {
            let (year, month) = if day.month == 12 { (day.year + 1, 1) } else { (day.year, day.month + 1) };
            return Day::new(year, month, of_month);
        }
        return Some(found);
    }
    let today = today?;
    let latest = today.last.unwrap_or(today.first);
    let month = |shift: i32| {
        let months = latest.year * 12 + i32::from(latest.month) - 1 + shift;
        Day::new(months.div_euclid(12), months.rem_euclid(12) as u8 + 1, of_month)
    };
    if mention.cue.future {
        return [0, 1, 2].into_iter().filter_map(month).find(|day| *day >= today.first);
    }
    [0, -1, -2].into_iter().filter_map(month).find(|day| *day <= latest)
}

/// The year of a holiday: the one said, otherwise that whose feast is nearest to the page.
fn feast_year(
    named: Year,
    holiday: Holiday,
    mention: &Mention,
    today: Option<Today>,
    discourse: &Discourse,
) -> Option<i32> {
    if named != Year::Open {
        return year_of(named, 0, mention, today, discourse);
    }
    let page = today?.first;
    (page.year - 1..=page.year + 1)
        .filter_map(|year| feast(year, holiday))
        .min_by_key(|feast| (feast.number() - page.number()).abs())
        .map(|feast| feast.year)
}
