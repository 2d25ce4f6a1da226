//! Dates: first what the words say ([`mentions`], pure text), then what day that is ([`resolve`], with the page's date
//! and the dates named before).
//!
//! A mention is a word or number that names a time which can be put on a calendar. Vague words (目前, 近日, 以前) and
//! events (二十大) are none.

pub mod expression;
mod feasts;
mod holidays;
mod resolve;
mod scan;
mod words;
mod written;

pub(super) use feasts::plan_years;
pub use resolve::resolve;
pub(super) use scan::in_passage;
pub use scan::mentions;

use super::fact::DateFact;
use crate::corpus::article::Layout;
use crate::corpus::manifest::PageDate;

/// The dates of a page, in the order of the text. Without a page's date, one is inferred from the text where that is
/// possible; what cannot be resolved has no EDTF. Linear in the text.
#[must_use]
pub fn find(layout: &Layout, page: Option<&PageDate>) -> Vec<DateFact> {
    let mentions = mentions(layout);
    let inferred = if page.is_none() { super::publication::infer(layout, &mentions) } else { None };
    resolve(layout, &mentions, page.or(inferred.as_ref()))
}

#[cfg(test)]
mod tests;
