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
use chars::Chars;
use date::expression::Mention;
use fact::{Contact, Facts, Quantity};
use name::Recogniser;
use scope::Scopes;

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

/// What is read from the characters of a page alone, in the order of its passages.
#[derive(Default)]
struct Figures {
    dates: Vec<Mention>,
    quantities: Vec<Quantity>,
    contacts: Vec<Contact>,
}

/// Walks once over the passages of a page and loads the characters of each once for all that read them.
fn walk(layout: &Layout, manifest: &Manifest) -> Figures {
    let mut found = Figures::default();
    let mut scopes = Scopes::new(layout, manifest);
    let mut chars = Chars::default();
    for (passage, number) in layout.passages.iter().zip(0..) {
        chars.load(&passage.text);
        let from = found.dates.len();
        date::in_passage(&chars, number, passage.role, &mut found.dates);
        quantity::in_passage(&chars, number, &found.dates[from..], &mut scopes, &mut found.quantities);
        contact::in_passage(&chars, number, layout, &mut found.contacts);
    }
    found
}

fn of_page(
    manifest: &Manifest,
    page: &Page,
    layout: &Layout,
    tokens: &[Vec<Token>],
    recogniser: &Recogniser,
) -> Found {
    let Figures { dates: named, quantities, contacts } = walk(layout, manifest);
    let date = page.date.clone().or_else(|| publication::infer(layout, &named));
    let texts: Vec<&str> = layout.passages.iter().map(|passage| &*passage.text).collect();
    let cut: Vec<(&str, &[Token])> = texts.iter().copied().zip(tokens.iter().map(Vec::as_slice)).collect();
    let mentions = recogniser.mentions(&cut);
    let defects = merged::names(layout, &mentions);
    let mut facts = Facts {
        dates: date::resolve(layout, &named, date.as_ref()),
        quantities,
        offices: office::find(recogniser, &texts, &mentions),
        aliases: alias::propose(&texts, &mentions),
        contacts,
        mentions,
    };
    dismiss::dismiss(&page.id, layout, &manifest.corrections, &mut facts);
    Found { facts, date, defects }
}
