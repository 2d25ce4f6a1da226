//! What a fact is.

use serde::{Deserialize, Serialize};

/// Characters of a passage.
#[derive(Debug, Serialize, Deserialize, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// Index of the passage on its page.
    pub passage: u32,
    /// First character.
    pub start: u32,
    /// Character after the last.
    pub end: u32,
}

/// How a date is given.
#[derive(Debug, Serialize, Deserialize, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateKind {
    /// With its year: 2023年2月17日.
    Absolute,
    /// The year comes from the page: 2月17日.
    Partial,
    /// Counted from the page's date or another date of the text: 去年, 当日.
    Relative,
    /// Of the lunar calendar: 除夕, 正月初一.
    Lunar,
    /// A span of time with a name: “十四五”, 春节期间.
    Period,
    /// It comes every year or month: 每年农历二月二.
    Recurring,
}

/// A date.
#[derive(Debug, Serialize, Deserialize, Clone, PartialEq, Eq)]
pub struct DateFact {
    /// Where it stands.
    pub span: Span,
    /// How it is given.
    pub kind: DateKind,
    /// In EDTF, level 1; `None` where it cannot be resolved.
    pub edtf: Option<String>,
    /// Lines that fix what the words leave open: the year, the day meant by 当日.
    pub evidence: Vec<u32>,
}

/// What is counted or measured.
#[derive(Debug, Serialize, Deserialize, Clone, Copy, PartialEq, Eq, Hash)]
pub enum QuantityKind {
    /// 元, in CNY unless said otherwise.
    Money,
    /// Persons.
    People,
    /// Square metres.
    Area,
    /// Metres.
    Length,
    /// Kilograms.
    Mass,
    /// Litres and cubic metres.
    Volume,
    /// A part of a whole, or a change of it: from 0 to 1.
    Share,
    /// A length of time.
    Duration,
    /// Anything else, with its classifier.
    Count,
}

/// How a number is meant.
#[derive(Debug, Serialize, Deserialize, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Qualifier {
    /// 以上, 不少于, 至少.
    AtLeast,
    /// 以下, 不超过, 至多, 最高.
    AtMost,
    /// 超, 多, 余.
    MoreThan,
    /// 不到, 近, 将近.
    LessThan,
    /// 约, 左右.
    About,
}

/// Whose number it is.
#[derive(Debug, Serialize, Deserialize, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scope {
    /// A district or county.
    District,
    /// The city.
    City,
    /// The province.
    Province,
    /// The nation.
    Nation,
    /// Not said.
    Unknown,
}

/// A quantity.
#[derive(Debug, Serialize, Deserialize, Clone, PartialEq)]
pub struct Quantity {
    /// Where it stands.
    pub span: Span,
    /// The number in base units; `None` for a range or a vague number.
    pub value: Option<f64>,
    /// Lower end of a range.
    pub low: Option<f64>,
    /// Upper end of a range.
    pub high: Option<f64>,
    /// Base unit: `CNY`, `person`, `m2`, `m`, `kg`, `l`, `ratio`, `hour`, or the classifier as printed.
    pub unit: String,
    /// What is measured.
    pub kind: QuantityKind,
    /// How it is meant.
    pub qualifier: Option<Qualifier>,
    /// Whose number it is.
    pub scope: Scope,
    /// The place that the scope resolves to, such as 太原市; empty where that is not known.
    pub place: String,
    /// Lines that show the scope.
    pub evidence: Vec<u32>,
    /// What it measures, in the words of the text; empty where that is not clear.
    pub measures: String,
}

/// A kind of name.
#[derive(Debug, Serialize, Deserialize, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NameKind {
    /// A person.
    Person,
    /// A place.
    Place,
    /// An organisation.
    Organisation,
}

/// A name where it stands.
#[derive(Debug, Serialize, Deserialize, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Where it stands.
    pub span: Span,
    /// Kind.
    pub kind: NameKind,
    /// The name as printed, without spaces inside it.
    pub text: String,
}

/// A person in a post.
#[derive(Debug, Serialize, Deserialize, Clone, PartialEq, Eq)]
pub struct Office {
    /// The person.
    pub person: String,
    /// The post, such as 书记.
    pub post: String,
    /// The institution, such as 太原市委; empty where none is printed.
    pub institution: String,
    /// Where both stand: post and name.
    pub span: Span,
}

/// Two names that may mean the same: proposed, never merged.
#[derive(Debug, Serialize, Deserialize, Clone, PartialEq, Eq)]
pub struct Alias {
    /// The shorter one.
    pub short: String,
    /// The longer one.
    pub long: String,
    /// Kind of both.
    pub kind: NameKind,
    /// Where it is introduced or first stands.
    pub span: Span,
    /// The text itself introduces the short form (以下简称).
    pub introduced: bool,
}

/// A kind of contact.
#[derive(Debug, Serialize, Deserialize, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ContactKind {
    /// A telephone number.
    Phone,
    /// An address on the web.
    Url,
    /// An e-mail address.
    Email,
}

/// A contact.
#[derive(Debug, Serialize, Deserialize, Clone, PartialEq, Eq)]
pub struct Contact {
    /// Where it stands.
    pub span: Span,
    /// Kind.
    pub kind: ContactKind,
    /// A mobile number, or one in a private notice: may be masked.
    pub private: bool,
    /// The printed characters.
    pub text: String,
}

/// The facts of one page.
#[derive(Debug, Serialize, Deserialize, Clone, Default, PartialEq)]
pub struct Facts {
    /// Dates, in the order of the text.
    pub dates: Vec<DateFact>,
    /// Quantities.
    pub quantities: Vec<Quantity>,
    /// Names.
    pub mentions: Vec<Mention>,
    /// Offices.
    pub offices: Vec<Office>,
    /// Proposed aliases.
    pub aliases: Vec<Alias>,
    /// Contacts.
    pub contacts: Vec<Contact>,
}
