//! What is known of a corpus besides its text.

use super::corrections::Correction;

/// A corpus: title and source, and its pages in order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Manifest {
    /// Title of the corpus.
    pub title: String,
    /// Where the text comes from, in a sentence.
    pub source: String,
    /// Names of the paper's columns, such as 新春走基层: labels, never headlines.
    pub columns: Vec<String>,
    /// The city that the paper calls 我市, such as 太原市; empty where it is not known.
    pub city: String,
    /// The province that it calls 我省; empty where it is not known.
    pub province: String,
    /// Where the picture of a page lies in the corpus's folder, with `{page}` for its id, such as
    /// `scans/{page}.jpg`; empty where there are none.
    pub scans: String,
    /// What readers have corrected, in the order in which it is applied.
    pub corrections: Vec<Correction>,
}

/// The date of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageDate {
    /// In EDTF: a day, a month, or an interval.
    pub edtf: String,
    /// Inferred from the text rather than printed.
    pub inferred: bool,
    /// Lines from which it is inferred, from 1.
    pub evidence: Vec<u32>,
}
