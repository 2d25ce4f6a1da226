//! From a page to its mentions of dates: one pass over the characters of every passage.

use std::sync::OnceLock;

use super::expression::{Cue, Mention, When, Year};
use super::written::{self, Read};
use super::{feasts, words};
use crate::corpus::article::{Layout, Role};
use crate::extract::chars::{Chars, Starts, at, before, begins, ends, first_of};
use crate::extract::fact::{DateKind, Span};
use crate::text::numeral;

/// How far before a date its lead or its agency may stand, in characters.
const LEAD: usize = 40;

/// The mentions of dates on a page, in the order of its passages. Linear in the text.
#[must_use]
pub fn mentions(layout: &Layout) -> Vec<Mention> {
    let mut found = Vec::new();
    let mut chars = Chars::default();
    for (passage, number) in layout.passages.iter().zip(0..) {
        chars.load(&passage.text);
        in_passage(&chars, number, passage.role, &mut found);
    }
    found
}

/// Adds the mentions in a passage, whose characters are loaded. Linear in them.
pub(in crate::extract) fn in_passage(chars: &Chars, number: u32, role: Role, found: &mut Vec<Mention>) {
    let from = found.len();
    scan(chars, number, found);
    let news = matches!(role, Role::Body | Role::Caption | Role::Dateline | Role::Notice);
    if !news {
        for mention in &mut found[from..] {
            (mention.cue.lead, mention.cue.opening) = (false, false);
        }
    }
}

fn scan(chars: &Chars, passage: u32, found: &mut Vec<Mention>) {
    let text = &chars.folded;
    let mut i = 0;
    let (mut sentence, mut counted) = (0u32, 0);
    let starts = starts();
    let lead = lead_end(text);
    let first = found.len();
    while i < text.len() {
        let Some(read) = read(text, i, starts) else {
            i += skip(text, i);
            continue;
        };
        sentence += text[counted..i].iter().filter(|c| matches!(c, '。' | '!' | '?')).count() as u32;
        counted = i;
        if recurring(text, i) {
            let start = i - if before(text, i) == '每' { 1 } else { 2 };
            found.push(mention(passage, start, read.end, DateKind::Recurring, When::Unresolved, sentence));
            i = read.end.max(i + 1);
            continue;
        }
        let mut one = mention(passage, i, read.end, kind(&read), read.when, sentence);
        one.to = read.to;
        one.clock = read.clock;
        if at(text, read.end) == '起'
            && !"义点源来到飞步草因诉重降立床身".contains(at(text, read.end + 1))
            && read.to.is_none()
        {
            one.open = !matches!(read.when, When::FromNow);
            one.span.end += u32::from(one.open);
        }
        one.cue = cue(chars, i, one.span.end as usize, lead);
        // 3月28日(星期二): the day of the week repeats the date.
        let repeats = matches!(one.when, When::Weekday(None, _))
            && matches!(before(text, i), '(' | '日')
            && found.len() > first
            && found.last().is_some_and(|last| last.span.end as usize + 2 > i);
        if !repeats {
            found.push(one);
        }
        i = read.end.max(i + 1);
    }
    for k in first..found.len().saturating_sub(1) {
        let (end, start) = (found[k].span.end as usize, found[k + 1].span.start as usize);
        found[k].cue.equals_next = end <= start
            && start - end <= 6
            && text[end..start].iter().any(|&c| matches!(c, '是' | '为' | '(' | '即'))
            && !text[end..start].iter().any(|&c| "，,。;；、".contains(c));
    }
}

/// How many characters to skip where no date begins: all of a number, so that no date begins inside it.
fn skip(text: &[char], i: usize) -> usize {
    if !text[i].is_ascii_digit() {
        return 1;
    }
    text[i..].iter().take_while(|c| c.is_ascii_digit()).count()
}

fn mention(passage: u32, start: usize, end: usize, kind: DateKind, when: When, sentence: u32) -> Mention {
    let span = Span { passage, start: start as u32, end: end as u32 };
    Mention { span, kind, when, to: None, clock: None, open: false, cue: Cue::default(), sentence }
}

const NUMBER: u8 = 1;
const WORD: u8 = 2;
const FEAST: u8 = 4;
const CLOCK: u8 = 8;

/// Which of the readers a character may begin.
fn starts() -> &'static Starts {
    static STARTS: OnceLock<Starts> = OnceLock::new();
    STARTS.get_or_init(|| {
        Starts::new(|c| {
            let number =
                c.is_ascii_digit() || numeral::digit(c).is_some() || matches!(c, '十' | '廿' | '卅' | '第');
            let clock =
                matches!(c, '凌' | '清' | '早' | '上' | '中' | '下' | '傍' | '晚' | '深' | '当' | '午');
            let bit = |holds: bool, bit: u8| if holds { bit } else { 0 };
            bit(number, NUMBER)
                | bit(words::may_begin(c), WORD)
                | bit(feasts::may_begin(c), FEAST)
                | bit(clock, CLOCK)
        })
    })
}

/// The date that begins at `i`; a number is read before a word, a word before a feast.
fn read(text: &[char], i: usize, starts: &Starts) -> Option<Read> {
    let bits = starts.bits(text[i]);
    if bits == 0 {
        return None;
    }
    let first = |bit: u8, reader: fn(&[char], usize) -> Option<Read>| {
        if bits & bit != 0 { reader(text, i) } else { None }
    };
    first(NUMBER, written::read)
        .or_else(|| first(NUMBER, words::standing_quarter))
        .or_else(|| first(WORD, words::read))
        .or_else(|| first(FEAST, feasts::read))
        .or_else(|| first(CLOCK, standing_clock))
}

/// A time of the day whose day stands elsewhere: `下午4时30分`. Only with a part of the day, which tells it from a length
/// of time.
fn standing_clock(text: &[char], i: usize) -> Option<Read> {
    // 每天上午8时 recurs, and 上午8时至下午6时 ends a range.
    let recurs = before(text, i) == '每' || ends(text, i, "每天") || ends(text, i, "每日");
    let ends_range =
        ["时至", "时到", "分至", "点至", "时-", "时—", "分—"].iter().any(|joint| ends(text, i, joint));
    if recurs || ends_range {
        return None;
    }
    let (time, end) = written::clock(text, i)?;
    time.map(|time| Read { clock: Some(time), ..Read::new(When::Clock, end) })
}

fn kind(read: &Read) -> DateKind {
    let of_year = |year: Year, given: DateKind| match year {
        Year::Given(_) => DateKind::Absolute,
        Year::Open => given,
        _ => DateKind::Relative,
    };
    match read.when {
        When::Year(year) | When::Months(year, ..) | When::Season(year, _) | When::Day(year, 12, 31) => {
            of_year(year, DateKind::Relative)
        }
        When::Month(year, _) | When::Days(year, ..) | When::Day(year, ..) => of_year(year, DateKind::Partial),
        When::DayOfMonth(_) => DateKind::Partial,
        When::Lunar(..) | When::Qingming(_) => DateKind::Lunar,
        When::Holiday(_, _, Some(_)) => DateKind::Relative,
        When::Holiday(..) | When::TravelSeason(_) | When::Plan(..) | When::Decade(_) | When::Century(_) => {
            DateKind::Period
        }
        When::MidCentury | When::Unresolved => DateKind::Period,
        _ => DateKind::Relative,
    }
}

/// 每年2月, 每到春节.
fn recurring(text: &[char], i: usize) -> bool {
    before(text, i) == '每' || ends(text, i, "每到") || ends(text, i, "每年") || ends(text, i, "每逢")
}

/// The character after which a report's first words end: 本报讯(记者 …), (新华社记者 …), or the beginning of the passage.
fn lead_end(text: &[char]) -> Option<usize> {
    let window = &text[..text.len().min(LEAD)];
    let mark = (0..window.len()).find(|&i| begins(text, i, "报讯") || begins(text, i, "社讯"))? + 2;
    if at(text, mark) != '(' {
        return Some(mark);
    }
    let close = text[mark..].iter().take(LEAD * 2).position(|&c| c == ')')?;
    Some(mark + close + 1)
}

fn cue(chars: &Chars, start: usize, end: usize, lead: Option<usize>) -> Cue {
    let text = &chars.folded;
    let lead = match lead {
        Some(lead) => start >= lead && start <= lead + 6,
        None => false,
    };
    let opening = text[..start].iter().all(|c| c.is_whitespace() || *c == '#');
    let window = start.saturating_sub(LEAD);
    let dateline = (at(text, end) == '电' || begins(text, end, "专电") || begins(text, end, "讯"))
        && text[window..start].iter().any(|c| matches!(c, '社' | '报' | '网'));
    let future = first_of_before(
        text,
        start,
        &["将于", "将在", "定于", "拟于", "预计", "力争", "计划于", "到", "在即", "截止到", "直到"],
    ) || first_of(text, end, &["起", "前", "之前", "以前", "将"]).is_some();
    let until = ends(text, start, "至") && !ends(text, start, "截至");
    let rest = &text[end..text.len().min(end + 8)];
    let clause = rest.iter().position(|c| matches!(c, '，' | ',' | '。')).unwrap_or(rest.len());
    let deadline =
        (0..clause).any(|i| first_of(&rest[..clause], i, &["结束", "止", "截止", "到期"]).is_some());
    let planned = (end..text.len().min(end + 12)).any(|i| at(text, i) == '将' || begins(text, i, "力争"));
    let figures = (end..text.len().min(end + 30)).take_while(|&i| at(text, i) != '。').any(|i| {
        first_of(text, i, &["增长", "下降", "总值", "总产值", "总量", "总额", "同比", "产量", "收入"])
            .is_some()
    }) && !planned;
    let quoted = chars.printed[..start].iter().rev().take(60).find_map(|c| match c {
        '“' | '「' | '『' => Some(true),
        '”' | '」' | '』' | '。' => Some(false),
        _ => None,
    });
    Cue {
        lead,
        opening,
        dateline,
        future: future || until,
        deadline,
        planned,
        figures,
        quoted: quoted == Some(true),
        equals_next: false,
    }
}

fn first_of_before(text: &[char], at: usize, words: &[&str]) -> bool {
    words.iter().any(|word| ends(text, at, word))
}
