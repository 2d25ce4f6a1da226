//! What recognition has damaged on a page: findings with their place, never repairs.

use serde::{Deserialize, Serialize};

/// A kind of damage.
#[derive(Debug, Serialize, Deserialize, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DefectKind {
    /// A long stretch that stands elsewhere too, and belongs to one of the places only.
    DuplicatedText,
    /// A sentence that goes on at another line.
    BrokenParagraph,
    /// A headline or label that stands after what it heads.
    MisplacedFragment,
    /// A Latin word in the middle of Chinese.
    StrayLatin,
    /// Words that run together, such as two names.
    MergedWords,
    /// The beginning or the end is lost.
    Truncated,
    /// Full-width and half-width marks stand beside each other.
    PunctuationWidth,
}

/// One finding.
#[derive(Debug, Serialize, Deserialize, Clone, PartialEq, Eq)]
pub struct Defect {
    /// Kind.
    pub kind: DefectKind,
    /// Number of the line, from 1.
    pub line: u32,
    /// First character in the line.
    pub start: u32,
    /// Character after it.
    pub end: u32,
    /// Line and first character of the other place, where there is one.
    pub other: Option<(u32, u32)>,
}
