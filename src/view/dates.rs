//! Dates in words.

use super::locale::fill;
use super::messages::{Language, Message};

/// A date in EDTF as a reader says it; what is not understood stays as it is.
///
/// `2023-01-22/2023-01-23` is “2023年1月22日至23日” and “22–23 January 2023”.
#[must_use]
pub fn date_in_words(edtf: &str, language: Language) -> String {
    let bare = edtf.trim_end_matches(['?', '~', '%']);
    if edtf.ends_with(['~', '%']) {
        let date = date_in_words(bare, language);
        return fill(Message::DateApproximate.text(language), &[("date", &date)]);
    }
    if let Some(words) = special(bare, language) {
        return words;
    }
    match bare.split_once('/') {
        Some((first, last)) => match (Date::parse(first), Date::parse(last)) {
            (Some(first), Some(last)) => interval(first, last, language),
            (Some(first), None) if is_open(last) => open(Message::DateSince, first, language),
            (None, Some(last)) if is_open(first) => open(Message::DateUntil, last, language),
            _ => edtf.to_owned(),
        },
        None => Date::parse(bare).map_or_else(|| edtf.to_owned(), |date| date.in_words(language)),
    }
}

/// A decade (`199X`), a season (`2023-21`), a day of every year (`XXXX-02-14`).
fn special(edtf: &str, language: Language) -> Option<String> {
    if let Some(day) = edtf.strip_prefix("XXXX-") {
        let mut date = Date::parse(&format!("2000-{day}"))?;
        date.year = 0;
        let date = date.in_words(language);
        let date = date.trim_start_matches("0年").trim_end_matches(" 0");
        return Some(fill(Message::EveryYear.text(language), &[("date", date)]));
    }
    if let Some(decade) = edtf.strip_suffix('X').filter(|decade| decade.len() == 3) {
        let year = format!("{}0", decade.parse::<u32>().ok()?);
        return Some(fill(Message::YearTens.text(language), &[("year", &year)]));
    }
    let (year, season) = edtf.split_once('-')?;
    let season = match season {
        "21" => Message::SeasonSpring,
        "22" => Message::SeasonSummer,
        "23" => Message::SeasonAutumn,
        "24" => Message::SeasonWinter,
        _ => return None,
    };
    Some(fill(season.text(language), &[("year", year)]))
}

/// EDTF writes `..` for an end that is open, and nothing for one that is not known.
fn is_open(end: &str) -> bool {
    matches!(end, ".." | "")
}

fn open(message: Message, date: Date, language: Language) -> String {
    fill(message.text(language), &[("date", &date.in_words(language))])
}

fn interval(first: Date, last: Date, language: Language) -> String {
    let same_month = first.year == last.year && first.month == last.month;
    let (from, to) = match language {
        Language::Chinese => (
            first.in_words(language),
            match last.day {
                Some(day) if same_month => format!("{day}日"),
                _ => last.in_words(language),
            },
        ),
        Language::English => (
            match first.day {
                Some(day) if same_month => day.to_string(),
                _ => first.in_words(language),
            },
            last.in_words(language),
        ),
    };
    fill(Message::DateInterval.text(language), &[("from", &from), ("to", &to)])
}

#[derive(Clone, Copy)]
struct Date {
    year: u32,
    month: Option<u32>,
    day: Option<u32>,
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Date {
    fn parse(text: &str) -> Option<Date> {
        let mut numbers = text.split('-').map(|digits| digits.parse::<u32>().ok());
        let year = numbers.next()??;
        let month = numbers.next();
        let day = numbers.next();
        let in_range = |value: Option<Option<u32>>, last| match value {
            None => Some(None),
            Some(Some(value)) if (1..=last).contains(&value) => Some(Some(value)),
            Some(_) => None,
        };
        Some(Date { year, month: in_range(month, 12)?, day: in_range(day, 31)? })
    }

    fn in_words(self, language: Language) -> String {
        let Date { year, .. } = self;
        match (language, self.month, self.day) {
            (Language::Chinese, Some(month), Some(day)) => format!("{year}年{month}月{day}日"),
            (Language::Chinese, Some(month), None) => format!("{year}年{month}月"),
            (Language::Chinese, None, _) => format!("{year}年"),
            (Language::English, Some(month), Some(day)) => {
                format!("{day} {} {year}", MONTHS[month as usize - 1])
            }
            (Language::English, Some(month), None) => format!("{} {year}", MONTHS[month as usize - 1]),
            (Language::English, None, _) => year.to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_months_and_intervals() {
        for (edtf, zh, en) in [
            ("2023-02-17", "2023年2月17日", "17 February 2023"),
            ("2022-12", "2022年12月", "December 2022"),
            ("2023", "2023年", "2023"),
            ("2023-01-22/2023-01-23", "2023年1月22日至23日", "22–23 January 2023"),
            ("2022-12-31/2023-01-01", "2022年12月31日至2023年1月1日", "31 December 2022–1 January 2023"),
            ("2023-02-17?", "2023年2月17日", "17 February 2023"),
            ("2022~", "约2022年", "about 2022"),
            ("199X", "1990 年代", "1990s"),
            ("2023-21", "2023年春", "spring 2023"),
            ("XXXX-02-14", "每年2月14日", "14 February every year"),
            ("XXXX-02", "每年2月", "February every year"),
            ("2023-13", "2023-13", "2023-13"),
            ("2023-02-11/..", "2023年2月11日以后", "11 February 2023 or later"),
            ("../2023-02", "2023年2月以前", "February 2023 or earlier"),
            ("next year/..", "next year/..", "next year/.."),
        ] {
            assert_eq!(date_in_words(edtf, Language::Chinese), zh);
            assert_eq!(date_in_words(edtf, Language::English), en);
        }
    }
}
