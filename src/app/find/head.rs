//! What stands above the hits: how many there are, what set they are, and on which pages.

use std::sync::Arc;

use leptos::prelude::*;

use super::super::live::{live, nothing, text, value};
use super::super::state::App;
use super::Found;
use crate::view::{Language, Message, UrlState, fill, grouped, name_set, warn};

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
    let differ = counts.printed != counts.hits || counts.distinct != counts.hits;
    let folded = differ.then(|| {
        let values = [
            ("printed", &*grouped(counts.printed.into())),
            ("folded", &*grouped(counts.hits.into())),
            ("distinct", &*grouped(counts.distinct.into())),
        ];
        let text = fill(Message::CountingFolded.text(language), &values);
        view! { <p class="folded" title=Message::CountingFoldedWhy.text(language)>{text}</p> }.into_any()
    });
    let warning = |&warning: &_| view! { <p class="warning">{warn(warning, language)}</p> }.into_any();
    let warnings = found.warnings.iter().map(warning).collect_view();
    let pages = (found.by_page.len() > 1).then(|| pages(found, language));
    view! { {folded} {warnings} {pages} }.into_any()
}

/// The pages with hits, each a filter.
fn pages(found: &Found, language: Language) -> AnyView {
    let chip = |label: String, hits: u32, page: Option<String>| {
        let current = (found.page == page).then_some("true");
        let href = UrlState::Find { query: found.query.clone(), page }.format();
        view! {
            <li><a class="chip" href=href aria-current=current data-testid="facet">
                <span>{label}</span>" "<b>{grouped(hits.into())}</b>
            </a></li>
        }
        .into_any()
    };
    let all = chip(Message::AllOfThem.text(language).to_owned(), found.counts.hits, None);
    let each =
        found.by_page.iter().map(|(page, hits)| chip(page.clone(), *hits, Some(page.clone()))).collect_view();
    view! {
        <nav class="chips" aria-label=Message::PageFilter.text(language)><ul>{all}{each}</ul></nav>
    }
    .into_any()
}
