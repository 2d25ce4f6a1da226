//! Dates written with numbers: `2023年2月17日`, `二〇二三年二月`, `2月10日至11日`, `2020—2021年度`, `2021-12-13`, `1至10月`,
//! `下午4时30分`.

use super::expression::{From, When, Year};
use super::words;
use crate::extract::chars::{at, before, begins, ends, first_of};
use crate::text::numeral;

/// What was read: the time, the end of a range, the clock, and the character after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Read {
    pub(super) when: When,
    pub(super) to: Option<When>,
    pub(super) clock: Option<(u8, u8)>,
    pub(super) end: usize,
}

impl Read {
    pub(super) fn new(when: When, end: usize) -> Self {
        Read { when, to: None, clock: None, end }
    }
}

/// Words that join the two ends of a range, the longest first.
const JOINTS: [&str; 9] = ["——", "--", "—", "–", "-", "~", "至", "到", "−"];

/// Parts of the day; those that come after noon add twelve hours to a time up to 12.
const DAYPARTS: [(&str, bool); 19] = [
    ("凌晨", false),
    ("清晨", false),
    ("早晨", false),
    ("早上", false),
    ("上午", false),
    ("午夜", false),
    ("中午", true),
    ("下午", true),
    ("傍晚", true),
    ("晚上", true),
    ("晚间", true),
    ("夜间", true),
    ("深夜", true),
    ("午后", true),
    ("夜里", true),
    ("当晚", true),
    ("晚", true),
    ("早", false),
    ("夜", true),
];

fn joint(text: &[char], i: usize) -> Option<usize> {
    first_of(text, i, &JOINTS).map(|length| i + length)
}

/// A date that begins with a number at `i`.
pub(super) fn read(text: &[char], i: usize) -> Option<Read> {
    let previous = before(text, i);
    let arabic = at(text, i).is_ascii_digit();
    let glued = if arabic {
        previous.is_ascii_alphanumeric() || previous == '.'
    } else {
        numeral::digit(previous).is_some() || numeral::power(previous).is_some()
    };
    if glued || previous == '第' {
        return None;
    }
    if let Some((year, end)) = numeral::year(text, i)
        && let Some(found) = from_year(text, i, year, end)
    {
        return Some(found);
    }
    month_or_day(text, i, Year::Open)
}

/// `2023年…`, `2020—2021年度`, `2021-12-13`.
fn from_year(text: &[char], i: usize, year: i32, end: usize) -> Option<Read> {
    if at(text, end) == '年' {
        return plausible(text, i, year, end + 1).then(|| in_year(text, Year::Given(year), end + 1, true));
    }
    // In the path of a link, 2024/01/05 dates the file.
    if matches!(at(text, end), '-' | '.' | '/')
        && !matches!(before(text, i), '/' | '-' | '_' | '=')
        && let Some(found) = numbered(text, year, end)
    {
        return Some(found);
    }
    // 2016—2020年
    let (last, last_end) = numeral::year(text, joint(text, end)?)?;
    if at(text, last_end) != '年' || last <= year || !(1000..2200).contains(&year) {
        return None;
    }
    let mut end = last_end + 1;
    if at(text, end) == '度' {
        end += 1;
    }
    Some(Read { to: Some(When::Year(Year::Given(last))), ..Read::new(When::Year(Year::Given(year)), end) })
}

/// `2021-12-13`, `2021.12.13`, `2021/12/13`, from the first separator on.
fn numbered(text: &[char], year: i32, separator: usize) -> Option<Read> {
    let (month, end) = numeral::small(text, separator + 1)?;
    if at(text, end) != at(text, separator) || !(1000..2200).contains(&year) {
        return None;
    }
    let (day, end) = numeral::small(text, end + 1)?;
    let goes_on =
        at(text, end).is_ascii_alphanumeric() || at(text, end) == '.' && at(text, end + 1).is_ascii_digit();
    (!goes_on && (1..=12).contains(&month) && (1..=31).contains(&day))
        .then(|| Read::new(When::Day(Year::Given(year), month, day), end))
}

/// Whether `N年` is a year of the calendar and not a length of time (有着2000年历史).
fn plausible(text: &[char], i: usize, year: i32, end: usize) -> bool {
    if !(1000..2200).contains(&year) {
        return false;
    }
    let words = ["历史", "的历史", "文明", "之久", "建城", "前的", "来的", "以上", "左右"];
    let long = first_of(text, end, &words).is_some();
    let measured = ["距今", "长达", "历时", "近", "逾", "超过", "约", "走过", "有着"];
    let measured = measured.iter().any(|word| ends(text, i, word));
    let more = matches!(at(text, end), '多' | '余');
    let length = more || long && year % 100 == 0 || measured && year % 10 == 0;
    !length
}

/// What may follow a year: a month, a part of the year, the end of a range.
pub(super) fn in_year(text: &[char], year: Year, end: usize, ranges: bool) -> Read {
    if let Some(found) = words::part_of_year(text, end, year) {
        return found;
    }
    let spaced = if at(text, end) == ' ' { end + 1 } else { end };
    if let Some(found) = month_or_day(text, spaced, year)
        .filter(|found| !matches!(found.when, When::DayOfMonth(_) | When::Clock))
    {
        return found;
    }
    let whole = When::Year(year);
    if ranges
        && let Some(start) = joint(text, end)
        && let Some((last, last_end)) = numeral::year(text, start)
        && at(text, last_end) == '年'
        && !numeral::is_numeric(at(text, last_end + 1))
    {
        let mut end = last_end + 1;
        if at(text, end) == '度' {
            end += 1;
        }
        return Read { to: Some(When::Year(Year::Given(last))), ..Read::new(whole, end) };
    }
    Read::new(whole, end)
}

/// `3月28日…`, `3月中旬`, `1至10月`, `28日`, `4时30分`.
pub(super) fn month_or_day(text: &[char], i: usize, year: Year) -> Option<Read> {
    let (number, end) = numeral::small(text, i)?;
    let arabic = at(text, i).is_ascii_digit();
    match at(text, end) {
        '月' if (1..=12).contains(&number) => in_month(text, year, number, i, end + 1, arabic),
        // 4号 alone is as often a number of a line or a block.
        '日' if arabic && (1..=31).contains(&number) && is_day(text, i, end + 1) => {
            let mut found = Read::new(When::DayOfMonth(number), end + 1);
            after_day(text, &mut found, None);
            Some(found)
        }
        // 1至10月, 21至27日
        _ if arabic => {
            let (last, last_end) = numeral::small(text, joint(text, end)?)?;
            if at(text, last_end) == '月'
                && (1..=12).contains(&number)
                && (number..=12).contains(&last)
                && number < last
            {
                if numeral::is_numeric(at(text, last_end + 1)) {
                    return None;
                }
                let end = last_end + 1 + usize::from(at(text, last_end + 1) == '份');
                return Some(Read::new(When::Months(year, number, last), end));
            }
            let days =
                at(text, last_end) == '日' && (1..=31).contains(&number) && (number + 1..=31).contains(&last);
            (days && is_day(text, i, last_end + 1)).then(|| Read {
                to: Some(When::DayOfMonth(last)),
                ..Read::new(When::DayOfMonth(number), last_end + 1)
            })
        }
        _ => None,
    }
}

/// Whether `N日` is a day of a month and not a length of time (7日内, 连续3日).
fn is_day(text: &[char], start: usize, end: usize) -> bool {
    let lasts =
        ["内", "以内", "之内", "游", "间", "以上", "均", "龄", "元", "报", "线", "楼", "院", "文", "本"];
    let counted = ["第", "近", "连续", "为期", "历时", "满", "每", "每月", "共", "逾", "超", "约", "达"];
    first_of(text, end, &lasts).is_none() && !counted.iter().any(|word| ends(text, start, word))
}

fn in_month(text: &[char], year: Year, month: u8, start: usize, end: usize, arabic: bool) -> Option<Read> {
    // 3月28日; 二月二 without 日 is of the lunar calendar.
    if let Some((day, day_end)) = numeral::small(text, end)
        && (1..=31).contains(&day)
    {
        if matches!(at(text, day_end), '日' | '号') {
            let mut found = Read::new(When::Day(year, month, day), day_end + 1);
            after_day(text, &mut found, Some((year, month)));
            return Some(found);
        }
        // 1月21至27日, 1月21-27日
        if let Some(second) = joint(text, day_end)
            && let Some((last, last_end)) = numeral::small(text, second)
            && matches!(at(text, last_end), '日' | '号')
            && day < last
            && last <= 31
        {
            let to = Some(When::Day(year, month, last));
            return Some(Read { to, ..Read::new(When::Day(year, month, day), last_end + 1) });
        }
        if !arabic {
            return None;
        }
    }
    let parts =
        [("上旬", 1, 10), ("中旬", 11, 20), ("下旬", 21, 0), ("底", 0, 0), ("末", 0, 0), ("初", 0, 99)];
    let counted = at(text, end) == '份';
    let after = end + usize::from(counted);
    for (word, first, last) in parts {
        if begins(text, after, word) {
            let end = after + word.chars().count();
            let when = match (first, last) {
                (0, 0) => When::Day(year, month, 0),
                (0, _) => When::Month(year, month),
                _ => When::Days(year, month, first, last),
            };
            return Some(Read::new(when, end));
        }
    }
    // 三月 without a year is as often a name or a verse as a month.
    if !arabic && !counted && year == Year::Open {
        return None;
    }
    if arabic && before(text, start) == '个' {
        return None;
    }
    let mut found = Read::new(When::Month(year, month), after);
    // 1月至3月, 2022年12月至2023年2月
    if let Some(second) = joint(text, after) {
        if let Some((last, last_end)) = numeral::small(text, second)
            && at(text, last_end) == '月'
            && (1..=12).contains(&last)
            && !numeral::is_numeric(at(text, last_end + 1))
        {
            found.to = Some(When::Month(year, last));
            found.end = last_end + 1 + usize::from(at(text, last_end + 1) == '份');
        } else if let Some((last_year, year_end)) = numeral::year(text, second)
            && at(text, year_end) == '年'
            && let Some((last, last_end)) = numeral::small(text, year_end + 1)
            && at(text, last_end) == '月'
            && (1..=12).contains(&last)
        {
            found.to = Some(When::Month(Year::Given(last_year), last));
            found.end = last_end + 1;
        }
    }
    Some(found)
}

/// What may follow a day: the end of a range, or a time of the day.
fn after_day(text: &[char], found: &mut Read, month: Option<(Year, u8)>) {
    if let Some(second) = joint(text, found.end)
        && let Some((to, end)) = last_day(text, second, month)
    {
        found.to = Some(to);
        found.end = end;
        return;
    }
    if let Some((time, end)) = clock(text, found.end) {
        found.clock = time;
        found.end = end;
    }
}

/// The second day of a range: `11日`, `3月5日`, `2024年3月5日`.
fn last_day(text: &[char], i: usize, month: Option<(Year, u8)>) -> Option<(When, usize)> {
    let (mut year, mut i) = (month.map_or(Year::Open, |(year, _)| year), i);
    if let Some((given, end)) = numeral::year(text, i)
        && at(text, end) == '年'
    {
        (year, i) = (Year::Given(given), end + 1);
    }
    let (number, end) = numeral::small(text, i)?;
    match at(text, end) {
        '月' if (1..=12).contains(&number) => {
            let (day, day_end) = numeral::small(text, end + 1)?;
            (matches!(at(text, day_end), '日' | '号') && (1..=31).contains(&day))
                .then_some((When::Day(year, number, day), day_end + 1))
        }
        '日' | '号' if (1..=31).contains(&number) => match month {
            Some((year, month)) => Some((When::Day(year, month, number), end + 1)),
            None => Some((When::DayOfMonth(number), end + 1)),
        },
        _ => None,
    }
}

/// A time of the day (`下午4时30分`, `22时许`, `晚7点半`, `15:30`), or a part of the day without hour (`上午`): hour and
/// minute, and the character after it.
pub(super) fn clock(text: &[char], i: usize) -> Option<(Option<(u8, u8)>, usize)> {
    let i = if at(text, i) == ' ' { i + 1 } else { i };
    let part = DAYPARTS.iter().find(|(word, _)| begins(text, i, word));
    let hour_at = part.map_or(i, |(word, _)| i + word.chars().count());
    let alone = part.map(|_| (None, hour_at));
    let Some((hour, end)) = numeral::small(text, hour_at).filter(|&(hour, _)| hour <= 24) else {
        return alone;
    };
    let (mut minute, mut end) = match at(text, end) {
        '时' if at(text, end + 1) != '代' && at(text, end + 1) != '期' => (0, end + 1),
        '点' if part.is_some()
            || at(text, end + 1) == '半'
            || numeral::small(text, end + 1).is_some_and(|(_, after)| at(text, after) == '分') =>
        {
            (0, end + 1)
        }
        ':' if at(text, end + 1).is_ascii_digit() => match numeral::small(text, end + 1) {
            Some((minute, after)) if minute < 60 && after == end + 3 => (minute, after),
            _ => return alone,
        },
        _ => return alone,
    };
    if at(text, end) == '半' {
        (minute, end) = (30, end + 1);
    } else if let Some((minutes, after)) = numeral::small(text, end)
        && at(text, after) == '分'
        && at(text, after + 1) != '钟'
        && minutes < 60
    {
        (minute, end) = (minutes, after + 1);
    }
    if at(text, end) == '许' {
        end += 1;
    }
    let late = part.is_some_and(|(_, late)| *late);
    let hour = match (hour, part) {
        (12, Some(("中午", _))) => 12,
        (hour, _) if late && hour <= 12 => hour + 12,
        (hour, _) => hour,
    };
    Some((Some((hour, minute)), end))
}

/// `15日`, `底`, `中旬` after 本月, 上月.
pub(super) fn in_shifted_month(text: &[char], from: From, shift: i32, end: usize) -> Read {
    if let Some((day, day_end)) = numeral::small(text, end)
        && matches!(at(text, day_end), '日' | '号')
        && (1..=31).contains(&day)
    {
        let mut found = Read::new(When::MonthAgo(from, shift, Some(day)), day_end + 1);
        if let Some((time, end)) = clock(text, found.end) {
            (found.clock, found.end) = (time, end);
        }
        return found;
    }
    if matches!(at(text, end), '底' | '末') {
        return Read::new(When::MonthAgo(from, shift, Some(0)), end + 1);
    }
    Read::new(When::MonthAgo(from, shift, None), end)
}
