//! What the words of a date say, before anything is known of the page.

use super::super::fact::{DateKind, Span};

/// Which year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Year {
    /// Printed.
    Given(i32),
    /// Years from the page's: 去年 is −1.
    Page(i32),
    /// Years from the one named last in the article: 次年 is +1.
    That(i32),
    /// The next one in November and December, otherwise the page's: 新的一年.
    New,
    /// The one named before in the same sentence, and no date where none is: 全年, 开局之年.
    Sentence,
    /// Not said.
    Open,
}

/// Where the counting begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum From {
    /// At the page's date.
    Page,
    /// At the date named last in the article.
    That,
}

/// A time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// 2023年, 今年.
    Year(Year),
    /// 上半年, 前三季度: from the first month to the last.
    Months(Year, u8, u8),
    /// A season by its number in EDTF, from 21 (spring) to 24 (winter).
    Season(Year, u8),
    /// 3月.
    Month(Year, u8),
    /// 3月中旬: from the first day to the last; 0 is the last day of the month.
    Days(Year, u8, u8, u8),
    /// 3月28日; day 0 is the last one of the month.
    Day(Year, u8, u8),
    /// 28日.
    DayOfMonth(u8),
    /// 本月 (0), 上月 (−1), and with a day 本月15日; day 0 is the last one of the month.
    MonthAgo(From, i32, Option<u8>),
    /// 今天 (0), 昨日 (−1), 次日 (+1 from the day named last).
    DayAgo(From, i64),
    /// 本周 (0), 上周 (−1).
    Week(i64),
    /// 本周三; 周三 alone has no week.
    Weekday(Option<i64>, u8),
    /// Lunar month and day; day 0 is the last one of the month.
    Lunar(Year, u8, u8),
    /// 清明.
    Qingming(Year),
    /// The days off of 春节, 国庆 and the like; with a number, that day of them.
    Holiday(Year, Holiday, Option<u8>),
    /// 春运.
    TravelSeason(Year),
    /// A five-year plan by its number.
    Plan(u8, PlanPart),
    /// 20世纪90年代: its first year.
    Decade(i32),
    /// 20世纪: its number.
    Century(i32),
    /// 本世纪中叶.
    MidCentury,
    /// A time of the day alone.
    Clock,
    /// 截至目前.
    Now,
    /// 即日起.
    FromNow,
    /// It has no one place in time.
    Unresolved,
}

/// Holidays of several days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holiday {
    /// 元旦.
    NewYear,
    /// 春节.
    Spring,
    /// 清明.
    Qingming,
    /// 五一.
    Labour,
    /// 端午.
    DragonBoat,
    /// 中秋.
    MidAutumn,
    /// 国庆.
    National,
}

impl Holiday {
    /// All of them, with the name by which the notices call them.
    pub const ALL: [(&'static str, Holiday); 7] = [
        ("元旦", Holiday::NewYear),
        ("春节", Holiday::Spring),
        ("清明", Holiday::Qingming),
        ("五一", Holiday::Labour),
        ("端午", Holiday::DragonBoat),
        ("中秋", Holiday::MidAutumn),
        ("国庆", Holiday::National),
    ];
}

/// Parts of a five-year plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlanPart {
    /// Its five years.
    Whole,
    /// Its first year: 开局之年.
    FirstYear,
    /// Its last year: 收官之年.
    LastYear,
    /// Its last day: 期末.
    End,
}

/// What stands around a date and tells whether it is past, needed to infer the date of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cue {
    /// The lead of a report: 本报讯 stands before it.
    pub lead: bool,
    /// It opens a paragraph.
    pub opening: bool,
    /// Part of an agency's dateline: 新华社太原1月22日电.
    pub dateline: bool,
    /// Still to come: 将于 before it, 起 or 前 after it.
    pub future: bool,
    /// 结束, 截止 after it: past or still to come.
    pub deadline: bool,
    /// 将, 力争 after it: what the page plans for that time.
    pub planned: bool,
    /// 增长, 生产总值 after it: a year of which the figures are known is over.
    pub figures: bool,
    /// Inside quotation marks.
    pub quoted: bool,
    /// Bound to the next date of its sentence by 是, 为 or an opening bracket: both are the same time.
    pub equals_next: bool,
}

/// A date where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Where it stands.
    pub span: Span,
    /// How it is given.
    pub kind: DateKind,
    /// The time.
    pub when: When,
    /// The end of a range.
    pub to: Option<When>,
    /// Hour and minute.
    pub clock: Option<(u8, u8)>,
    /// 起: open at its end.
    pub open: bool,
    /// What stands around it.
    pub cue: Cue,
    /// Number of the sentence in its passage, from 0: a date may take its year from one before in its sentence.
    pub sentence: u32,
}
