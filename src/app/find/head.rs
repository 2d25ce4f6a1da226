//! What stands above the hits: how many there are, what set they are, and on which pages.

use std::sync::Arc;

use leptos::prelude::*;

use super::super::live::{live, nothing, text, value};
use super::super::parts::{drawn, list};
use super::super::state::App;
use super::Found;
use crate::view::{
    Language, Message, UrlState, element, escape, fill, grouped, name_set, text_element, warn,
};

/// Draws it. The counts stay the same element, so that assistive technology reads them out when they change.
pub(super) fn view(app: App, language: Language) -> AnyView {
    let found = move || app.found.get();
    view! {
        <div class="find-head">
            <p class="count" aria-live="polite" data-testid="search-count"
                data-count=value(move || found().map(|found| found.counts.hits.to_string()))
                data-printed=value(move || found().map(|found| found.counts.printed.to_string()))>
                {text(move || found().map(|found| counting(&found, language)))}
            </p>
            <p class="set" data-testid="set-summary">
                {text(move || {
                    let found = found().filter(|found| found.counts.hits > 0)?;
                    Some(name_set(&found.terms, found.wanted, found.page.as_deref(), language))
                })}
            </p>
            {live(move || found().map_or_else(nothing, |found| rest(&found, language)))}
        </div>
    }
    .into_any()
}

fn counting(found: &Found, language: Language) -> String {
    let number = |number: u32| grouped(number.into());
    let counts = &found.counts;
    if counts.hits == 0 {
        return Message::NoHits.text(language).to_owned();
    }
    let values = [
        ("hits", &*number(counts.hits)),
        ("pages", &*number(counts.pages)),
        ("lines", &*number(counts.lines)),
    ];
    fill(Message::Counting.text(language), &values)
}

fn rest(found: &Arc<Found>, language: Language) -> AnyView {
    let counts = &found.counts;
    let mut html = String::new();
    if counts.printed != counts.hits || counts.distinct != counts.hits {
        let values = [
            ("printed", &*grouped(counts.printed.into())),
            ("folded", &*grouped(counts.hits.into())),
            ("distinct", &*grouped(counts.distinct.into())),
        ];
        let why = [("class", "folded"), ("title", Message::CountingFoldedWhy.text(language))];
        html += &element("p", &why, &escape(&fill(Message::CountingFolded.text(language), &values)));
    }
    for &warning in &found.warnings {
        html += &text_element("p", "warning", &warn(warning, language));
    }
    if found.by_page.len() > 1 {
        html += &pages(found, language);
    }
    drawn("find-rest", html)
}

/// The pages with hits, each a filter.
fn pages(found: &Found, language: Language) -> String {
    let chip = |label: &str, hits: u32, page: Option<String>| {
        let current = if found.page == page { "true" } else { "" };
        let href = UrlState::Find { query: found.query.clone(), page }.format();
        let attributes =
            [("class", "chip"), ("href", &*href), ("aria-current", current), ("data-testid", "facet")];
        let count = text_element("b", "", &grouped(hits.into()));
        element("a", &attributes, &format!("{} {count}", text_element("span", "", label)))
    };
    let mut chips = vec![chip(Message::AllOfThem.text(language), found.counts.hits, None)];
    chips.extend(found.by_page.iter().map(|(page, hits)| chip(page, *hits, Some(page.clone()))));
    let nav = [("class", "chips"), ("aria-label", Message::PageFilter.text(language))];
    element("nav", &nav, &list("ul", "", chips))
}
