//! Dates of the lunar calendar, feasts, holidays, five-year plans, decades and centuries. The feasts are in
//! `data/feasts.txt`.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::expression::{Holiday, PlanPart, When, Year};
use super::written::{self, Read};
use crate::extract::chars::{at, before, begins, ends, first_of};
use crate::text::numeral;

static FEASTS: &str = include_str!("../../../data/feasts.txt");

struct Feast {
    name: &'static str,
    length: usize,
    day: FeastDay,
    always: bool,
}

#[derive(Clone, Copy)]
enum FeastDay {
    Solar(u8, u8),
    Lunar(u8, u8),
    Qingming,
}

impl FeastDay {
    fn when(self, year: Year) -> When {
        match self {
            FeastDay::Solar(month, day) => When::Day(year, month, day),
            FeastDay::Lunar(month, day) => When::Lunar(year, month, day),
            FeastDay::Qingming => When::Qingming(year),
        }
    }
}

/// The feasts by their first character, longer names first.
fn table() -> &'static FxHashMap<char, Vec<Feast>> {
    static TABLE: OnceLock<FxHashMap<char, Vec<Feast>>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table: FxHashMap<char, Vec<Feast>> = FxHashMap::default();
        for feast in FEASTS.lines().filter(|line| !line.starts_with('#')).filter_map(feast) {
            if let Some(first) = feast.name.chars().next() {
                table.entry(first).or_default().push(feast);
            }
        }
        for feasts in table.values_mut() {
            feasts.sort_by_key(|feast| std::cmp::Reverse(feast.length));
        }
        table
    })
}

fn feast(line: &'static str) -> Option<Feast> {
    let mut fields = line.split('\t');
    let (name, calendar) = (fields.next()?, fields.next()?);
    let (month, day) = (fields.next()?.parse().ok()?, fields.next()?.parse().ok()?);
    let day = match calendar {
        "solar" => FeastDay::Solar(month, day),
        "lunar" => FeastDay::Lunar(month, day),
        _ => FeastDay::Qingming,
    };
    Some(Feast { name, length: name.chars().count(), day, always: fields.next()? == "always" })
}

/// Whether a name of this file may begin with the character.
pub(super) fn may_begin(c: char) -> bool {
    let other = matches!(
        c,
        '农' | '阴'
            | '旧'
            | '夏'
            | '传'
            | '正'
            | '腊'
            | '冬'
            | '大'
            | '春'
            | '本'
            | '上'
            | '公'
            | '"'
            | '十'
            | '1'..='9'
    );
    other || matches!(numeral::digit(c), Some(1..=9)) || table().contains_key(&c)
}

/// A date of this file that begins at `i`.
pub(super) fn read(text: &[char], i: usize) -> Option<Read> {
    match at(text, i) {
        '1'..='9' => return century(text, i, false),
        '公' => return before_christ(text, i),
        '本' | '上' => return century(text, i, true),
        _ => {}
    }
    plan(text, i).or_else(|| in_year(text, i, Year::Open))
}

/// A lunar date, feast, holiday or travel season, in a year that stands before it where one does.
pub(super) fn in_year(text: &[char], i: usize, year: Year) -> Option<Read> {
    if begins(text, i, "春运") && (year != Year::Open || begins(text, i + 2, "期间")) {
        let end = i + 2 + if begins(text, i + 2, "期间") { 2 } else { 0 };
        return Some(Read::new(When::TravelSeason(year), end));
    }
    lunar(text, i, year).or_else(|| named(text, i, year))
}

/// `农历正月初一`, `腊月二十三`, `二月二`, `大年初三`.
fn lunar(text: &[char], i: usize, year: Year) -> Option<Read> {
    let marked = first_of(text, i, &["农历", "阴历", "旧历", "夏历"]).unwrap_or(0);
    let start = i + marked;
    if begins(text, start, "大年初") || begins(text, start, "正月初") {
        let (day, end) = numeral::small(text, start + 3)?;
        return ((1..=10).contains(&day) && !at(text, start + 3).is_ascii_digit())
            .then(|| Read::new(When::Lunar(year, 1, day), end));
    }
    let (month, end) = match at(text, start) {
        '正' => (1, start + 1),
        '腊' => (12, start + 1),
        '冬' => (11, start + 1),
        c if numeral::digit(c).is_some() || c == '十' => numeral::small(text, start)?,
        _ => return None,
    };
    if at(text, end) != '月' || !(1..=12).contains(&month) {
        return None;
    }
    if marked == 0
        && (numeral::is_numeric(before(text, i)) || matches!(before(text, i), '年' | '第'))
        && year == Year::Open
    {
        return None;
    }
    let day_at = end + 1;
    let initial = at(text, day_at) == '初';
    let (day, end) =
        numeral::small(text, day_at + usize::from(initial)).filter(|(day, _)| (1..=30).contains(day))?;
    if at(text, day_at).is_ascii_digit() || matches!(at(text, end), '日' | '号') && marked == 0 {
        return None;
    }
    let traditional = numeral::digit(at(text, start)).is_none() && at(text, start) != '十';
    // 二月二, 三月三, 八月十五: without 农历 only where the day cannot go on as another number.
    let feast = month == day || (month, day) == (8, 15) || initial;
    let goes_on = "个人名位项年只家条次座步级天度点".contains(at(text, end));
    (marked > 0 || traditional || feast && !goes_on).then(|| Read::new(When::Lunar(year, month, day), end))
}

/// A feast by its name, with 期间, 假期 and the like after it.
fn named(text: &[char], i: usize, year: Year) -> Option<Read> {
    let marked = first_of(text, i, &["农历", "传统"]).unwrap_or(0);
    let quoted = usize::from(at(text, i + marked) == '"');
    let start = i + marked + quoted;
    let feast = table().get(&at(text, start))?.iter().find(|feast| begins(text, start, feast.name))?;
    let mut end = start + feast.length;
    if quoted == 1 {
        if at(text, end) != '"' {
            return None;
        }
        end += 1;
    }
    if feast.always {
        if at(text, end) == '夜' {
            end += 1;
        }
        let mut found = Read::new(feast.day.when(year), end);
        if let Some((time, end)) = written::clock(text, end) {
            (found.clock, found.end) = (time, end);
        }
        return Some(found);
    }
    let holiday = Holiday::ALL.iter().find(|(name, _)| feast.name.starts_with(name));
    let plain_end = end;
    if at(text, end) == '、' || at(text, end) == '"' {
        return None;
    }
    if let Some(length) = first_of(text, end, &["小长假", "长假", "假期", "假日", "黄金周", "期间"])
    {
        end += length;
        if begins(text, end, "期间") {
            end += 2;
        }
        let Some((_, kind)) = holiday.copied() else {
            return Some(Read::new(When::Unresolved, end));
        };
        let numbered = at(text, end) == '第';
        if numbered
            && let Some((day, after)) = numeral::small(text, end + 1)
            && matches!(at(text, after), '天' | '日')
            && (1..=10).contains(&day)
        {
            return Some(Read::new(When::Holiday(year, kind, Some(day)), after + 1));
        }
        return Some(Read::new(When::Holiday(year, kind, None), end));
    }
    if let Some(length) = first_of(text, end, &["当天", "当日", "当晚", "这天", "这一天"]) {
        return Some(Read::new(feast.day.when(year), end + length));
    }
    let told = year != Year::Open
        || marked > 0
        || ends(text, i, "今天是")
        || ends(text, i, "日是")
        || ends(text, i, "天是");
    let compound =
        first_of(text, plain_end, &["联欢", "晚会", "特别", "档", "路", "街", "广场", "大街", "文化"])
            .is_some();
    (told && !compound).then(|| Read::new(feast.day.when(year), plain_end))
}

/// `“十四五”期间`, `十三五时期`, `“八五”计划`, `“十四五”期末`: the first plan began in 1953, the third, after three years
/// without one, in 1966.
fn plan(text: &[char], i: usize) -> Option<Read> {
    let quoted = at(text, i) == '"';
    let start = i + usize::from(quoted);
    let ten = at(text, start) == '十';
    let (number, mut end) = match (numeral::digit(at(text, start + usize::from(ten))), ten) {
        (Some(ones @ 1..=9), true) if at(text, start + 2) == '五' => (10 + ones, start + 3),
        (Some(5), true) => (10, start + 2),
        (Some(ones @ 1..=9), false) if at(text, start + 1) == '五' => (ones, start + 2),
        _ => return None,
    };
    if quoted {
        if at(text, end) != '"' {
            return None;
        }
        end += 1;
    } else if numeral::is_numeric(before(text, i)) || before(text, i) == '"' || number < 11 {
        return None;
    }
    // “九五”, “一五” also name other things: they need 计划, 时期, 期间.
    let told = first_of(text, end, &["计划", "时期", "期间", "规划", "期末", "初期", "末"]).is_some();
    if number < 11 && !told || !quoted && !told && first_of(text, end, &["开局", "收官"]).is_none() {
        return None;
    }
    // “十四五”规划的收官之年
    let middle = first_of(text, end, &["规划的", "计划的", "规划", "计划", "的"]).unwrap_or(0);
    for (word, part) in [
        ("开局之年", PlanPart::FirstYear),
        ("开局年", PlanPart::FirstYear),
        ("收官之年", PlanPart::LastYear),
        ("收官年", PlanPart::LastYear),
    ] {
        if begins(text, end + middle, word) {
            return Some(Read::new(When::Plan(number, part), end + middle + word.chars().count()));
        }
    }
    let (part, length) = [
        ("期末", PlanPart::End),
        ("时期末", PlanPart::End),
        ("末期", PlanPart::Whole),
        ("末", PlanPart::End),
        ("时期", PlanPart::Whole),
        ("期间", PlanPart::Whole),
    ]
    .iter()
    .find(|(word, _)| begins(text, end, word))
    .map_or((PlanPart::Whole, 0), |(word, part)| (*part, word.chars().count()));
    Some(Read::new(When::Plan(number, part), end + length))
}

/// First and last year of a five-year plan.
pub(in crate::extract) fn plan_years(number: u8) -> (i32, i32) {
    let first =
        if number <= 2 { 1953 + 5 * (i32::from(number) - 1) } else { 1966 + 5 * (i32::from(number) - 3) };
    (first, first + 4)
}

/// `20世纪90年代`, `上世纪80年代`, `本世纪中叶`, `90年代`.
fn century(text: &[char], i: usize, named: bool) -> Option<Read> {
    let (first, end) = if named {
        let first = match at(text, i) {
            '本' if begins(text, i, "本世纪") => 2000,
            '上' if begins(text, i, "上世纪") => 1900,
            _ => return None,
        };
        (first, i + 3)
    } else {
        let (number, end) = numeral::small(text, i)?;
        if begins(text, end, "年代") && number % 10 == 0 && number >= 50 && at(text, i).is_ascii_digit() {
            let ok = !before(text, i).is_ascii_digit();
            return ok.then(|| Read::new(When::Decade(1900 + i32::from(number)), end + 2));
        }
        if !begins(text, end, "世纪") || !(10..=22).contains(&number) {
            return None;
        }
        (i32::from(number) * 100 - 100, end + 2)
    };
    if named && begins(text, end, "中叶") && first == 2000 {
        return Some(Read::new(When::MidCentury, end + 2));
    }
    let start = end + usize::from(at(text, end) == '的');
    if let Some((number, decade_end)) = numeral::small(text, start)
        && begins(text, decade_end, "年代")
        && number % 10 == 0
    {
        return Some(Read::new(When::Decade(first + i32::from(number)), decade_end + 2));
    }
    Some(Read::new(When::Century(first / 100 + 1), end))
}

/// `公元前221年`, `公元618年`.
fn before_christ(text: &[char], i: usize) -> Option<Read> {
    let length = first_of(text, i, &["公元前", "公元"])?;
    let mut end = i + length;
    let mut year = 0i32;
    while let Some(digit) = at(text, end).to_digit(10) {
        if end - i - length >= 4 {
            return None;
        }
        year = year * 10 + digit as i32;
        end += 1;
    }
    if year == 0 || at(text, end) != '年' {
        return None;
    }
    // Level 1 counts astronomically: the year before 1 is 0.
    Some(Read::new(When::Year(Year::Given(if length == 3 { 1 - year } else { year })), end + 1))
}
