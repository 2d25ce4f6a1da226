//! Articles and tokens to facts: dates, quantities, people, places, organisations, offices, contacts. Every fact is
//! verbatim text with its place, and a normalised value where there is one.

pub mod fact;

use crate::corpus::article::Layout;
use crate::corpus::manifest::Manifest;
use crate::corpus::page::Page;
use crate::segment::cut::Token;
use fact::Facts;

/// The facts of a page. `tokens` are those of its passages, in their order.
#[must_use]
pub fn facts(_page: &Page, _layout: &Layout, _tokens: &[Vec<Token>], _manifest: &Manifest) -> Facts {
    Facts::default()
}
