//! What a page holds, as a reader sees it: articles with their parts, each citing its lines.

use serde::{Deserialize, Serialize};

use super::defect::Defect;
use super::passage::Passage;

/// What a line is on its page.
#[derive(Debug, Serialize, Deserialize, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Without characters.
    Blank,
    /// The headline, or one of its lines.
    Title,
    /// A smaller headline above the title.
    Kicker,
    /// A smaller headline below the title.
    Subtitle,
    /// A headline inside the article.
    Subhead,
    /// Who wrote it.
    Byline,
    /// Where and when an agency sent it, on a line of its own.
    Dateline,
    /// Running text.
    Body,
    /// What a photograph shows.
    Caption,
    /// Who took it.
    Credit,
    /// Name of the paper's column, such as 新春走基层.
    ColumnLabel,
    /// 上接第N版, 下转第N版, on a line of its own.
    Continuation,
    /// A classified notice or an announcement.
    Notice,
    /// A piece of text whose beginning is not on the page.
    Fragment,
}

/// A kind of article.
#[derive(Debug, Serialize, Deserialize, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ArticleKind {
    /// A report.
    News,
    /// A short item of a round-up.
    Brief,
    /// A photograph with its caption.
    Photo,
    /// Opinion and theory.
    Commentary,
    /// A classified notice.
    Notice,
    /// An advertisement, the paper's own included.
    Advertisement,
    /// The end of an article whose beginning is not on the page.
    Fragment,
}

/// Words of a page with the line they stand on.
#[derive(Debug, Serialize, Deserialize, Clone, PartialEq, Eq)]
pub struct Cited {
    /// Number of the line on its page, from 1.
    pub line: u32,
    /// The printed characters.
    pub text: String,
}

/// Who wrote an article.
#[derive(Debug, Serialize, Deserialize, Clone, PartialEq, Eq)]
pub struct Byline {
    /// Number of the line, from 1.
    pub line: u32,
    /// The printed characters.
    pub text: String,
    /// 记者, 通讯员, 作者; empty where the names stand alone.
    pub role: String,
    /// Agency or paper of the writer, such as 新华社; empty where none is printed.
    pub institution: String,
    /// The names, without the spaces inside them.
    pub names: Vec<String>,
}

/// A caption and its credit.
#[derive(Debug, Serialize, Deserialize, Clone, PartialEq, Eq)]
pub struct Caption {
    /// Number of the first line, from 1.
    pub line: u32,
    /// The printed characters; empty where there is only a credit.
    pub text: String,
    /// The credit as printed (韩双喜 摄); empty where none is.
    pub credit: String,
    /// Line of the credit; that of the caption where there is none.
    pub credit_line: u32,
    /// The photographers, without the spaces inside their names.
    pub names: Vec<String>,
}

/// Where an article goes on or comes from.
#[derive(Debug, Serialize, Deserialize, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// 上接: it comes from that page.
    From,
    /// 下转: it goes on there.
    To,
}

/// 上接第N版 or 下转第N版.
#[derive(Debug, Serialize, Deserialize, Clone, PartialEq, Eq)]
pub struct Continuation {
    /// Number of the line, from 1.
    pub line: u32,
    /// The printed characters.
    pub text: String,
    /// From or to.
    pub direction: Direction,
    /// Number of that page, as printed.
    pub page: u32,
    /// The other half, where it is in the corpus: page id and first line.
    pub other: Option<(String, u32)>,
}

/// One reason for a decision, with its weight.
#[derive(Debug, Serialize, Deserialize, Clone, Copy, PartialEq)]
pub struct Reason {
    /// What was seen.
    pub evidence: Evidence,
    /// How much it speaks for (or, negative, against) a new article here, in natural logarithm units.
    pub weight: f32,
}

/// What speaks for or against the beginning of an article at a line.
#[derive(Debug, Serialize, Deserialize, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Evidence {
    /// How seldom an article begins at such a line, before anything else is seen.
    Prior,
    /// The first line of the page.
    PageBegins,
    /// Names stand below the headline.
    BylineBelow,
    /// A headline stands here.
    Headline,
    /// A headline of the same article: it has neither lead nor end before it.
    Subhead,
    /// The text before has ended with a byline or source.
    ClosedBefore,
    /// A lead such as 本报讯 stands here.
    Lead,
    /// 上接第N版 stands here.
    Continued,
    /// A photograph or its caption.
    Photograph,
    /// A notice or an advertisement.
    Notice,
    /// The sentence before is not finished.
    Unfinished,
    /// The text here has no beginning.
    LostHead,
    /// Empty space before this line.
    Gap,
    /// The words before and after are the same ones.
    SameWords,
    /// The words before and after are different ones.
    OtherWords,
    /// A word that goes on from what stands before.
    GoesOn,
    /// A stretch further down was put to it.
    Rejoined,
    /// What follows goes on from here, as it does below a lead.
    ToldOn,
    /// A day stands near the beginning.
    Day,
    /// An office or a person with a full title is introduced.
    Office,
    /// Only those who took part are named, as at the end of a report.
    Attendance,
    /// A headline stands right above.
    BelowHeadline,
    /// The place among the items of a round-up.
    RoundUp,
    /// No text stands here, or an aside in brackets.
    NoText,
    /// The reader has set it.
    Reader,
}

/// An article.
#[derive(Debug, Serialize, Deserialize, Clone, PartialEq)]
pub struct Article {
    /// First and last line of every stretch, from 1, in order.
    pub spans: Vec<(u32, u32)>,
    /// The headline, as printed without its `#`; its lines joined by a space.
    pub title: Option<Cited>,
    /// Lines of the headline.
    pub title_lines: Vec<u32>,
    /// Smaller headlines above it.
    pub kickers: Vec<Cited>,
    /// Smaller headlines below it.
    pub subtitles: Vec<Cited>,
    /// Headlines inside it.
    pub subheads: Vec<Cited>,
    /// Kind.
    pub kind: ArticleKind,
    /// The paper's column in which it stands.
    pub section: Option<Cited>,
    /// 本报讯, or agency, place and day as printed.
    pub dateline: Option<Cited>,
    /// Agency, or the paper that it is reprinted from (据人民网).
    pub source: Option<Cited>,
    /// Who wrote it.
    pub bylines: Vec<Byline>,
    /// Photographs.
    pub captions: Vec<Caption>,
    /// Continuation marks.
    pub continued: Vec<Continuation>,
    /// Why it begins where it begins, and how sure that is.
    pub reasons: Vec<Reason>,
}

impl Article {
    /// Number of its first line, from 1: the second part of its address.
    #[must_use]
    pub fn first_line(&self) -> u32 {
        self.spans.first().map_or(1, |span| span.0)
    }

    /// How sure the beginning is, from 0 to 1: the logistic function of the weights of its reasons.
    #[must_use]
    pub fn certainty(&self) -> f32 {
        let sum: f32 = self.reasons.iter().map(|reason| reason.weight).sum();
        1.0 / (1.0 + (-sum).exp())
    }
}

/// A page as parsed.
#[derive(Debug, Serialize, Deserialize, Clone, Default, PartialEq)]
pub struct Layout {
    /// What each line is; line 1 is the first.
    pub roles: Vec<Role>,
    /// The articles, in the order of their first lines. Every line that is not blank is in exactly one.
    pub articles: Vec<Article>,
    /// The stitched passages, in the order of their first lines. Blank lines are in none.
    pub passages: Vec<Passage>,
    /// What recognition has damaged.
    pub defects: Vec<Defect>,
}
