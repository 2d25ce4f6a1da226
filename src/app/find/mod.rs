//! Find: what is typed, the hits, and how more of them are fetched.

mod head;
mod hits;

use std::sync::Arc;

use leptos::prelude::*;
use web_sys::HtmlElement;

use super::live::whenever;
use super::state::App;
use super::{dom, place};
use crate::protocol::{
    ArticleHead, Counts, Failure, Hit, HitList, QueryWarning, Request, Response, TermReading,
};
use crate::view::{Language, UrlState, stretch};

/// Hits that are fetched at a time.
const AT_A_TIME: u32 = 50;

/// The hits of a query, as far as they have been fetched.
pub(crate) struct Found {
    /// The query as typed.
    query: String,
    /// Only the hits of this page.
    page: Option<String>,
    terms: Vec<TermReading>,
    warnings: Vec<QueryWarning>,
    counts: Counts,
    by_page: Vec<(String, u32)>,
    /// Number of the first hit that is wanted, among all hits of the query.
    first: u32,
    /// Hits that are wanted: all, or those of the page.
    wanted: u32,
    /// Tells a new search from more hits of the same.
    number: u64,
    batches: Vec<Arc<Batch>>,
}

/// Hits that were fetched together, with the articles that they stand in.
struct Batch {
    hits: Vec<Hit>,
    heads: Vec<ArticleHead>,
}

impl Found {
    fn fetched(&self) -> u32 {
        self.batches.iter().map(|batch| batch.hits.len() as u32).sum()
    }

    fn is_of(&self, query: &str, page: Option<&str>) -> bool {
        self.query == query && self.page.as_deref() == page
    }
}

/// The reader has typed into the field.
pub(crate) fn typed(app: App, text: &str) {
    let now = app.place.now();
    if text.trim().is_empty() {
        if matches!(now, UrlState::Find { .. }) {
            app.place.type_on(&UrlState::find(""));
        }
    } else if !matches!(&now, UrlState::Find { query, .. } if query == text) {
        app.place.type_on(&UrlState::find(text));
    }
}

/// The reader has pressed Enter; says whether that has led anywhere.
pub(crate) fn entered(app: App, text: &str) -> bool {
    let there = matches!(app.place.now(), UrlState::Find { query, .. } if query == text);
    if !there {
        app.place.go(&UrlState::find(text));
    }
    !there
}

/// Moves the focus to the hits; says whether there are any.
pub(crate) fn focus_first(app: App) -> bool {
    let hits = app.root.with_value(|root| dom::all_in(root, "[data-testid=hit]"));
    hits.first().is_some_and(|hit| hit.focus().is_ok())
}

/// Follows the address: searches whenever it names another set.
fn follow(app: App) {
    let wanted = Memo::new(move |_| match app.place.get() {
        UrlState::Find { query, page } => Some((query, page, app.edition.get())),
        _ => None,
    });
    whenever(move || {
        let Some((query, page, _)) = wanted.get() else { return };
        if query.trim().is_empty() {
            app.found.set(None);
            app.place.drawn(place::to_top);
        } else if app
            .found
            .with_untracked(|found| found.as_ref().is_some_and(|f| f.is_of(&query, page.as_deref())))
        {
            app.place.drawn(|| ());
        } else {
            search(app, query, page);
        }
    });
}

/// Searches. The hits of one page are a stretch of all hits, so where it begins must be known first.
fn search(app: App, query: String, page: Option<String>) {
    let known = app.found.with_untracked(|found| {
        let found = found.as_ref().filter(|found| found.query == query)?;
        stretch(&found.by_page, page.as_deref())
    });
    let begin = format!("yuebao:search:{}", dom::next_number());
    dom::mark(&begin);
    match (known, page.is_some()) {
        (None, true) => {
            let then = query.clone();
            fetch(app, "search", &query, 0, 0, move |list| {
                let first = stretch(&list.by_page, page.as_deref()).map_or(0, |range| range.start);
                show(app, then, page, first, begin);
            });
        }
        (known, _) => show(app, query, page, known.map_or(0, |range| range.start), begin),
    }
}

fn show(app: App, query: String, page: Option<String>, first: u32, begin: String) {
    let asked = query.clone();
    fetch(app, "search", &asked, first, AT_A_TIME, move |list| {
        dom::measure("yuebao:search", &begin);
        let wanted = stretch(&list.by_page, page.as_deref()).map_or(0, |range| range.len() as u32);
        let mut hits = list.hits;
        hits.truncate(wanted as usize);
        app.found.set(Some(Arc::new(Found {
            query,
            page,
            terms: list.terms,
            warnings: list.warnings,
            counts: list.counts,
            by_page: list.by_page,
            first,
            wanted,
            number: dom::next_number(),
            batches: vec![Arc::new(Batch { hits, heads: list.heads })],
        })));
        app.place.drawn(place::to_top);
    });
}

/// Fetches the hits after those that are shown.
fn more(app: App) {
    let Some(found) = app.found.get_untracked() else { return };
    let fetched = found.fetched();
    if fetched >= found.wanted {
        return;
    }
    let query = found.query.clone();
    let limit = AT_A_TIME.min(found.wanted - fetched);
    fetch(app, "more", &query, found.first + fetched, limit, move |list| {
        let still = app.found.with_untracked(|now| now.as_ref().is_some_and(|now| Arc::ptr_eq(now, &found)));
        if !still {
            return;
        }
        let mut batches = found.batches.clone();
        batches.push(Arc::new(Batch { hits: list.hits, heads: list.heads }));
        app.found.set(Some(Arc::new(Found {
            query: found.query.clone(),
            page: found.page.clone(),
            terms: found.terms.clone(),
            warnings: found.warnings.clone(),
            by_page: found.by_page.clone(),
            batches,
            ..*found
        })));
    });
}

fn fetch(
    app: App,
    topic: &'static str,
    query: &str,
    from: u32,
    limit: u32,
    then: impl FnOnce(HitList) + 'static,
) {
    let request = Request::Search { query: query.to_owned(), literal: false, from, limit };
    app.ask_latest(topic, request, move |answer| match answer {
        Ok(Response::Hits(list)) => {
            app.trouble.set(None);
            then(list);
        }
        Ok(Response::Failed(failure)) | Err(failure) => app.trouble.set(Some(failure)),
        Ok(_) => app.trouble.set(Some(Failure::Protocol)),
    });
}

/// Draws the view.
pub(crate) fn view(app: App, language: Language) -> AnyView {
    follow(app);
    view! {
        <section class="find">
            <h1 class="unseen">{crate::view::Message::FindTitle.text(language)}</h1>
            {head::view(app, language)}
            {hits::view(app, language)}
        </section>
    }
    .into_any()
}

/// Moves the focus between hits by arrow keys; above the first is the search field.
fn move_focus(app: App, event: &web_sys::KeyboardEvent) {
    let Some(current) = dom::closest::<HtmlElement>(event, "[data-testid=hit]") else { return };
    let hits = app.root.with_value(|root| dom::all_in(root, "[data-testid=hit]"));
    let Some(at) = hits.iter().position(|hit| *hit == current) else { return };
    let field = || dom::by_id::<HtmlElement>("search-input");
    let next = match event.key().as_str() {
        "ArrowDown" => hits.get(at + 1).cloned(),
        "ArrowUp" if at == 0 => field(),
        "ArrowUp" => hits.get(at - 1).cloned(),
        "Home" => hits.first().cloned(),
        "End" => hits.last().cloned(),
        "Escape" => {
            app.place.go(&UrlState::find(""));
            field()
        }
        _ => return,
    };
    event.prevent_default();
    if let Some(next) = next {
        let _ = next.focus();
    }
}
