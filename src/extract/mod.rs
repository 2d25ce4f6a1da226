//! Articles and tokens to facts: dates, quantities, people, places, organisations, offices, contacts. Every fact is
//! verbatim text with its place, and a normalised value where there is one.

pub mod alias;
pub mod calendar;
pub mod chars;
pub mod contact;
pub mod contradiction;
pub mod date;
pub mod dismiss;
pub mod edtf;
pub mod fact;
pub mod landmarks;
pub mod merged;
pub mod name;
pub mod office;
pub mod publication;
pub mod quantity;
pub mod scope;

use crate::corpus::article::Layout;
use crate::corpus::defect::Defect;
use crate::corpus::manifest::{Manifest, PageDate};
use crate::corpus::page::Page;
use crate::segment::cut::Token;
use fact::Facts;
use name::Recogniser;

/// What is found on a page.
#[derive(Debug, Clone, Default)]
pub struct Found {
    /// The facts.
    pub facts: Facts,
    /// The page's date: as the manifest gives it, or inferred.
    pub date: Option<PageDate>,
    /// Damage that only names show.
    pub defects: Vec<Defect>,
}

/// Finds the facts of a corpus, without those that its readers have dismissed. `tokens` holds for each page the precise cut with HMM of its passages. Linear in the
/// text.
#[must_use]
pub fn extract(
    manifest: &Manifest,
    pages: &[Page],
    layouts: &[Layout],
    tokens: &[Vec<Vec<Token>>],
) -> Vec<Found> {
    let recogniser = Recogniser::open();
    let all = pages.iter().zip(layouts).zip(tokens);
    all.map(|((page, layout), tokens)| of_page(manifest, page, layout, tokens, &recogniser)).collect()
}

fn of_page(
    manifest: &Manifest,
    page: &Page,
    layout: &Layout,
    tokens: &[Vec<Token>],
    recogniser: &Recogniser,
) -> Found {
    let named = date::mentions(layout);
    let date = page.date.clone().or_else(|| publication::infer(layout, &named));
    let texts: Vec<&str> = layout.passages.iter().map(|passage| &*passage.text).collect();
    let cut: Vec<(&str, &[Token])> = texts.iter().copied().zip(tokens.iter().map(Vec::as_slice)).collect();
    let mentions = recogniser.mentions(&cut);
    let defects = merged::names(layout, &mentions);
    let mut facts = Facts {
        dates: date::resolve(layout, &named, date.as_ref()),
        quantities: quantity::find(layout, manifest, &named),
        offices: office::find(recogniser, &texts, &mentions),
        aliases: alias::propose(&texts, &mentions),
        contacts: contact::find(layout),
        mentions,
    };
    dismiss::dismiss(&page.id, layout, &manifest.corrections, &mut facts);
    Found { facts, date, defects }
}
