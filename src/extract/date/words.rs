//! Dates in words that count from the page or from another date: 今年, 去年12月1日, 上月15日, 当晚, 上半年, 本周三.
//! The words are in `data/times.txt`.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::expression::{From, When, Year};
use super::feasts;
use super::written::{self, Read};
use crate::extract::chars::{at, before, begins, ends, first_of};
use crate::text::numeral;

static TIMES: &str = include_str!("../../../data/times.txt");

/// What a word of the table means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Meaning {
    Year(Year),
    Season(Year, u8),
    Month(From, i32),
    Week(i64),
    Day(From, i64),
    Now,
    FromNow,
}

struct Word {
    text: &'static str,
    length: usize,
    meaning: Meaning,
    not_after: &'static str,
    not_before: &'static str,
}

fn table() -> &'static FxHashMap<char, Vec<Word>> {
    static TABLE: OnceLock<FxHashMap<char, Vec<Word>>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table: FxHashMap<char, Vec<Word>> = FxHashMap::default();
        for line in TIMES.lines().filter(|line| !line.starts_with('#')) {
            if let Some((first, word)) = word(line) {
                table.entry(first).or_default().push(word);
            }
        }
        for words in table.values_mut() {
            words.sort_by_key(|word| std::cmp::Reverse(word.length));
        }
        table
    })
}

fn word(line: &'static str) -> Option<(char, Word)> {
    let mut fields = line.split('\t');
    let (text, name, number) = (fields.next()?, fields.next()?, fields.next()?.parse::<i32>().ok()?);
    let mut characters = || fields.next().filter(|field| *field != "-").unwrap_or_default();
    let meaning = match name {
        "year" => Meaning::Year(Year::Page(number)),
        "thatyear" => Meaning::Year(Year::That(number)),
        "newyear" => Meaning::Year(Year::New),
        "season" => Meaning::Season(Year::Page(0), u8::try_from(number).ok()?),
        "lastseason" => Meaning::Season(Year::Page(-1), u8::try_from(number).ok()?),
        "nextseason" => Meaning::Season(Year::Page(1), u8::try_from(number).ok()?),
        "month" => Meaning::Month(From::Page, number),
        "thatmonth" => Meaning::Month(From::That, number),
        "week" => Meaning::Week(i64::from(number)),
        "day" => Meaning::Day(From::Page, i64::from(number)),
        "that" => Meaning::Day(From::That, i64::from(number)),
        "now" => Meaning::Now,
        "fromnow" => Meaning::FromNow,
        _ => return None,
    };
    let (not_after, not_before) = (characters(), characters());
    Some((text.chars().next()?, Word { text, length: text.chars().count(), meaning, not_after, not_before }))
}

/// Whether a word of the table may begin with this character.
pub(super) fn may_begin(c: char) -> bool {
    table().contains_key(&c)
        || matches!(c, '上' | '下' | '前' | '全' | '年' | '月' | '周' | '星' | '礼' | '岁' | '开' | '收')
}

/// A date in words that begins at `i`.
pub(super) fn read(text: &[char], i: usize) -> Option<Read> {
    let found = table().get(&at(text, i)).and_then(|words| {
        words.iter().find(|word| {
            begins(text, i, word.text)
                && !word.not_after.contains(before(text, i))
                && !word.not_before.contains(at(text, i + word.length))
        })
    });
    let Some(word) = found else {
        return weekday(text, i).or_else(|| standing_part(text, i));
    };
    let end = i + word.length;
    Some(match word.meaning {
        Meaning::Year(year) => written::in_year(text, year, end, false),
        Meaning::Season(year, season) => Read::new(When::Season(year, season), end),
        Meaning::Month(from, shift) => written::in_shifted_month(text, from, shift, end),
        Meaning::Week(shift) => match week_day(text, end) {
            Some((day, end)) => Read::new(When::Weekday(Some(shift), day), end),
            None => Read::new(When::Week(shift), end),
        },
        Meaning::Day(from, shift) => {
            let mut found = Read::new(When::DayAgo(from, shift), end);
            // 当晚8时: the word itself says the part of the day.
            let evening = matches!(at(text, end - 1), '晚' | '夜');
            if let Some((time, end)) = written::clock(text, end) {
                found.end = end;
                found.clock = time.map(|(hour, minute)| {
                    (if evening && (1..=12).contains(&hour) { hour + 12 } else { hour }, minute)
                });
            }
            found
        }
        Meaning::Now => Read::new(When::Now, end),
        Meaning::FromNow => Read::new(When::FromNow, end),
    })
}

/// `一` to `六`, `日` or `天` after 周 or 星期.
fn week_day(text: &[char], i: usize) -> Option<(u8, usize)> {
    let day = match at(text, i) {
        '日' | '天' => 7,
        c => numeral::digit(c).filter(|day| (1..=6).contains(day))?,
    };
    Some((day, i + 1))
}

/// 周三, 星期三, 礼拜三: standing alone it must be followed by a mark or a part of the day, for 周 is also a surname
/// and a period.
fn weekday(text: &[char], i: usize) -> Option<Read> {
    let length = first_of(text, i, &["星期", "周", "礼拜"])?;
    if matches!(before(text, i), '每' | '逢' | '个' | '一' | '两') || numeral::is_numeric(before(text, i))
    {
        return None;
    }
    let (day, end) = week_day(text, i + length)?;
    let clear = length > 1
        || "，,。、；)：:".contains(at(text, end))
        || first_of(text, end, &["上午", "下午", "晚", "凌晨", "早", "中午", "起"]).is_some();
    let mut found = Read::new(When::Weekday(None, day), end);
    if let Some((time, end)) = written::clock(text, end) {
        (found.clock, found.end) = (time, end);
    }
    clear.then_some(found)
}

/// Parts of a year after it: `全年`, `上半年`, `第三季度`, `年初`, `前10个月`, `春天`, a feast or a lunar date.
pub(super) fn part_of_year(text: &[char], i: usize, year: Year) -> Option<Read> {
    for (word, when) in [
        ("全年", When::Year(year)),
        ("度", When::Year(year)),
        ("年度", When::Year(year)),
        ("年内", When::Year(year)),
        ("内", When::Year(year)),
        ("年底", When::Day(year, 12, 31)),
        ("年末", When::Day(year, 12, 31)),
        ("底", When::Day(year, 12, 31)),
        ("末", When::Day(year, 12, 31)),
        ("年初", When::Month(year, 1)),
        ("初", When::Month(year, 1)),
    ] {
        let plain = match word {
            // 今年内蒙古, 去年度假, 2023年初步, 2022年初三
            "内" => !"蒙外部容江需".contains(at(text, i + 1)),
            "度" => !"过假夏汛量蜜".contains(at(text, i + 1)),
            "初" | "年初" => {
                !"步级次始心一二三四五六七八九十中审赛夏冬春秋".contains(at(text, i + word.chars().count()))
            }
            "底" => !"部线色气层".contains(at(text, i + 1)),
            _ => true,
        };
        if plain && begins(text, i, word) {
            return Some(Read::new(when, i + word.chars().count()));
        }
    }
    months(text, i, year).or_else(|| season(text, i, year)).or_else(|| {
        let i = if at(text, i) == '的' { i + 1 } else { i };
        feasts::in_year(text, i, year)
    })
}

fn season(text: &[char], i: usize, year: Year) -> Option<Read> {
    let number = match at(text, i) {
        '春' => 21,
        '夏' => 22,
        '秋' => 23,
        '冬' => 24,
        _ => return None,
    };
    matches!(at(text, i + 1), '天' | '季').then(|| Read::new(When::Season(year, number), i + 2))
}

/// `上半年`, `第三季度`, `前三季度`, `前10个月`.
fn months(text: &[char], i: usize, year: Year) -> Option<Read> {
    if begins(text, i, "上半年") {
        return Some(Read::new(When::Months(year, 1, 6), i + 3));
    }
    if begins(text, i, "下半年") {
        return Some(Read::new(When::Months(year, 7, 12), i + 3));
    }
    let first = at(text, i) == '前';
    let start = i + usize::from(first || at(text, i) == '第');
    let (number, end) = numeral::small(text, start)?;
    if at(text, end) == '季' && at(text, end + 1) == '度' && (1..=4).contains(&number) {
        let from = if first { 1 } else { number * 3 - 2 };
        return Some(Read::new(When::Months(year, from, number * 3), end + 2));
    }
    let counted = at(text, end) == '个' && at(text, end + 1) == '月';
    (first && counted && (2..=11).contains(&number))
        .then(|| Read::new(When::Months(year, 1, number), end + 2))
}

/// A part of a year that stands without its year: `上半年`, `一季度`, `年底`, `年内`.
fn standing_part(text: &[char], i: usize) -> Option<Read> {
    let previous = before(text, i);
    if numeral::is_numeric(previous)
        || matches!(previous, '每' | '几' | '多' | '数' | '半' | '个' | '第' | '度')
    {
        return None;
    }
    let after = |length: usize, not: &str| !not.contains(at(text, i + length));
    let year = Year::Open;
    let word = |word: &str| begins(text, i, word);
    if word("全年") && previous != '安' && previous != '健' {
        return Some(Read::new(When::Year(Year::Sentence), i + 2));
    }
    if word("开局之年") || word("收官之年") {
        return Some(Read::new(When::Year(Year::Sentence), i + 4));
    }
    if (word("年底") || word("年末") || word("岁末")) && !"今去明前后当本新".contains(previous)
    {
        return Some(Read::new(When::Day(year, 12, 31), i + 2));
    }
    if word("年内") && after(2, "蒙外部容") && !"近今去明".contains(previous) {
        return Some(Read::new(When::Year(year), i + 2));
    }
    if word("年初") && after(2, "步级次始心一二三四五六七八九") {
        return Some(Read::new(When::Month(year, 1), i + 2));
    }
    if matches!(at(text, i), '上' | '下' | '前') {
        return months(text, i, year);
    }
    if word("月底") || word("月末") {
        return Some(Read::new(When::MonthAgo(From::Page, 0, Some(0)), i + 2));
    }
    None
}

/// `一季度`, `第三季度`, `3季度` without a year.
pub(super) fn standing_quarter(text: &[char], i: usize) -> Option<Read> {
    let previous = before(text, i);
    if numeral::is_numeric(previous) || matches!(previous, '每' | '个' | '上' | '下' | '第' | '前') {
        return None;
    }
    months(text, i, Year::Open).filter(|_| !ends(text, i, "同一"))
}
