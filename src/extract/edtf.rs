//! Dates in the Extended Date/Time Format (ISO 8601-2, level 1): writing what was resolved, and reading the date of
//! a page.

use super::calendar::{Day, days_of_month};

/// A date that was resolved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Resolved {
    /// `2023`
    Year(i32),
    /// `2023-02`
    Month(i32, u8),
    /// `2023-02-17`, or `2023-02-17T15:00` with a time of the day.
    Day(Day, Option<(u8, u8)>),
    /// From the beginning of the first to the end of the second.
    Interval(Box<Resolved>, Box<Resolved>),
    /// `2022-12-01/..`
    From(Box<Resolved>),
    /// A season (`2023-21`: spring), a decade (`199X`) or a century (`19XX`), with first and last year.
    Span(String, i32, i32),
}

impl Resolved {
    /// The interval of two days.
    #[must_use]
    pub fn days(first: Day, last: Day) -> Resolved {
        Resolved::Interval(Box::new(Resolved::Day(first, None)), Box::new(Resolved::Day(last, None)))
    }

    /// In EDTF.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Resolved::Year(year) if *year < 0 => format!("-{:04}", -year),
            Resolved::Year(year) => format!("{year:04}"),
            Resolved::Month(year, month) => format!("{}-{month:02}", Resolved::Year(*year).text()),
            Resolved::Day(day, None) => {
                format!("{}-{:02}", Resolved::Month(day.year, day.month).text(), day.day)
            }
            Resolved::Day(day, Some((hour, minute))) => {
                format!("{}T{hour:02}:{minute:02}", Resolved::Day(*day, None).text())
            }
            Resolved::Interval(first, last) => format!("{}/{}", first.text(), last.text()),
            Resolved::From(first) => format!("{}/..", first.text()),
            Resolved::Span(text, ..) => text.clone(),
        }
    }

    /// First day.
    #[must_use]
    pub fn first(&self) -> Day {
        match self {
            Resolved::Year(year) | Resolved::Span(_, year, _) => Day { year: *year, month: 1, day: 1 },
            Resolved::Month(year, month) => Day { year: *year, month: *month, day: 1 },
            Resolved::Day(day, _) => *day,
            Resolved::Interval(first, _) | Resolved::From(first) => first.first(),
        }
    }

    /// Last day; `None` for an open end.
    #[must_use]
    pub fn last(&self) -> Option<Day> {
        match self {
            Resolved::Year(year) | Resolved::Span(_, _, year) => {
                Some(Day { year: *year, month: 12, day: 31 })
            }
            Resolved::Month(year, month) => {
                Some(Day { year: *year, month: *month, day: days_of_month(*year, *month) })
            }
            Resolved::Day(day, _) => Some(*day),
            Resolved::Interval(_, last) => last.last(),
            Resolved::From(_) => None,
        }
    }
}

/// Reads a year, month, day, or an interval of them, open at its end or not. `None` for anything else of EDTF.
#[must_use]
pub fn parse(text: &str) -> Option<Resolved> {
    if let Some((first, last)) = text.split_once('/') {
        let first = Box::new(single(first)?);
        return match last {
            ".." | "" => Some(Resolved::From(first)),
            _ => Some(Resolved::Interval(first, Box::new(single(last)?))),
        };
    }
    single(text)
}

fn single(text: &str) -> Option<Resolved> {
    let text = text.split('T').next()?.trim_end_matches(['~', '?', '%']);
    let mut parts = text.split('-');
    let year = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
    let Some(month) = parts.next() else { return Some(Resolved::Year(year)) };
    let month = month.parse().ok().filter(|month| (1..=12).contains(month))?;
    let Some(day) = parts.next() else { return Some(Resolved::Month(year, month)) };
    let day = Day::new(year, month, day.parse().ok()?)?;
    parts.next().is_none().then_some(Resolved::Day(day, None))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn written_and_read_again() {
        for text in ["2023", "2023-02", "2023-02-17", "2023-01-22/2023-01-23", "2023-02-11/..", "2016/2020"] {
            assert_eq!(parse(text).map(|date| date.text()), Some(text.to_owned()));
        }
        for text in ["", "199X", "2023-13", "2023-02-30", "去年", "../2021"] {
            assert_eq!(parse(text), None, "{text}");
        }
        let day = Day { year: 2021, month: 12, day: 13 };
        assert_eq!(Resolved::Day(day, Some((24, 0))).text(), "2021-12-13T24:00");
        assert_eq!(Resolved::Year(-220).text(), "-0220");
        assert_eq!(Resolved::Month(2024, 2).last(), Day::new(2024, 2, 29));
    }
}
