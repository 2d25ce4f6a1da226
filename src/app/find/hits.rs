//! The hits, fifty at a time, under the page that they are on.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

use super::super::live::{condition, live, nothing, text};
use super::super::state::{App, Stage};
use super::super::{dom, notices};
use super::{AT_A_TIME, Found, more, move_focus};
use crate::protocol::Hit;
use crate::view::{Language, Message, UrlState, address, date_in_words, examples, fill, grouped, pieces};

/// What stands below the counts.
#[derive(Clone, PartialEq)]
enum Shown {
    Start,
    Nothing { several: bool },
    List,
    Waiting,
    Failed(crate::protocol::Failure),
}

/// Draws it.
pub(super) fn view(app: App, language: Language) -> AnyView {
    let shown = Memo::new(move |_| {
        let empty = matches!(app.place.get(), UrlState::Find { query, .. } if query.trim().is_empty());
        match (app.trouble.get(), app.found.get()) {
            _ if empty => Shown::Start,
            (Some(failure), _) => Shown::Failed(failure),
            (None, Some(found)) if found.wanted > 0 => Shown::List,
            (None, Some(found)) => Shown::Nothing { several: found.terms.len() > 1 },
            (None, None) => Shown::Waiting,
        }
    });
    live(move || match shown.get() {
        Shown::Start => start(language),
        Shown::Nothing { several } => no_hits(several, language),
        Shown::List => list(app, language),
        Shown::Failed(failure) => notices::failed(&failure, language),
        Shown::Waiting => view! { <p class="waiting">{Message::CorpusLoading.text(language)}</p> }.into_any(),
    })
}

/// Before anything is typed.
fn start(language: Language) -> AnyView {
    let say = |message: Message| message.text(language);
    let example = |query: &'static str| {
        let href = UrlState::find(query).format();
        view! { <li><a class="chip" href=href lang="zh-Hans">{query}</a></li> }.into_any()
    };
    view! {
        <div class="narrow start">
            <p class="lead">{say(Message::FindStart)}</p>
            <p>{say(Message::FindRules)}</p>
            <p id="examples">{say(Message::FindExamples)}</p>
            <ul class="chips" aria-labelledby="examples">{examples().map(example).into_iter().collect_view()}</ul>
            <p class="keys">{say(Message::FindKeys)}</p>
        </div>
    }
    .into_any()
}

fn no_hits(several: bool, language: Language) -> AnyView {
    let say = |message: Message| message.text(language);
    view! {
        <div class="narrow start">
            {several.then(|| view! { <p>{say(Message::NoHitsTogether)}</p> }.into_any())}
            <p>{say(Message::NoHitsTry)}</p>
        </div>
    }
    .into_any()
}

/// A batch of hits, and the page of the hit before it.
#[derive(Clone)]
struct Batch {
    key: (u64, usize),
    before: Option<String>,
    hits: Arc<Vec<Hit>>,
    query: String,
}

fn batches(found: Option<Arc<Found>>) -> Vec<Batch> {
    let Some(found) = found else { return Vec::new() };
    let batch = |(at, hits): (usize, &Arc<Vec<Hit>>)| Batch {
        key: (found.number, at),
        before: at.checked_sub(1).and_then(|before| found.batches[before].last()).map(|hit| hit.page.clone()),
        hits: Arc::clone(hits),
        query: found.query.clone(),
    };
    found.batches.iter().enumerate().map(batch).collect()
}

fn list(app: App, language: Language) -> AnyView {
    let left = move || app.found.get().map_or(0, |found| found.wanted - found.fetched());
    let button = NodeRef::<html::Button>::new();
    fetch_on_scroll(app, button);
    view! {
        <div class="hits" on:keydown=move |event| move_focus(app, &event)>
            <For each=move || batches(app.found.get()) key=|batch| batch.key
                children=move |batch| batch_view(app, &batch, language) />
        </div>
        <p class="more" hidden=condition(move || left() == 0)>
            <button class="button" node_ref=button on:click=move |_| more(app)>
                {text(move || {
                    let number = grouped(left().min(AT_A_TIME).into());
                    Some(fill(Message::MoreHits.text(language), &[("n", &number)]))
                })}
            </button>
            <span>{text(move || shown_of(app, language))}</span>
        </p>
    }
    .into_any()
}

fn shown_of(app: App, language: Language) -> Option<String> {
    let found = app.found.get()?;
    let values = [("shown", &*grouped(found.fetched().into())), ("all", &*grouped(found.wanted.into()))];
    Some(fill(Message::ShownOf.text(language), &values))
}

fn batch_view(app: App, batch: &Batch, language: Language) -> AnyView {
    let mut before = batch.before.clone();
    let mut one = |hit: &Hit| {
        let begins = before.as_ref() != Some(&hit.page);
        before = Some(hit.page.clone());
        let first = batch.key.1 == 0 && batch.before.is_none() && std::ptr::eq(hit, &batch.hits[0]);
        let heading = begins.then(|| heading(app, hit.page.clone(), language));
        [heading.unwrap_or_else(nothing), hit_view(hit, &batch.query, first)]
    };
    batch.hits.iter().flat_map(&mut one).collect_view().into_any()
}

fn heading(app: App, page: String, language: Language) -> AnyView {
    let href = UrlState::Paper { page: page.clone(), line: None, query: String::new() }.format();
    let title = fill(Message::PageTitle.text(language), &[("page", &page)]);
    // A search that is opened by its address has its hits before the contents are there.
    let date = live(move || {
        let Stage::Ready(contents) = app.corpus.get() else { return nothing() };
        let entry = contents.pages.iter().find(|entry| entry.id == page);
        let Some(date) = entry.and_then(|entry| entry.date.as_ref()) else { return nothing() };
        let inferred = date.inferred.then(|| Message::DateInferred.text(language));
        view! {
            <span class="date">{date_in_words(&date.edtf, language)}</span>" "<span class="inferred">{inferred}</span>
        }
        .into_any()
    });
    view! { <h2 class="group"><a href=href>{title}</a>" "{date}</h2> }.into_any()
}

/// Only the first hit is a stop of the Tab key; arrows lead to the others.
fn hit_view(hit: &Hit, query: &str, first: bool) -> AnyView {
    let place = address(&hit.page, Some(hit.line));
    let href =
        UrlState::Paper { page: hit.page.clone(), line: Some(hit.line), query: query.to_owned() }.format();
    let offset = hit.snippet.offset;
    let span = hit.start.saturating_sub(offset)..hit.end.saturating_sub(offset);
    let pieces = pieces(&hit.snippet.text, std::slice::from_ref(&span)).into_iter().map(|piece| {
        if piece.marked {
            view! { <mark>{piece.text.to_owned()}</mark> }.into_any()
        } else {
            piece.text.to_owned().into_any()
        }
    });
    let snippet = pieces.collect_view();
    let address = place.clone();
    view! {
        <a class="hit" href=href data-testid="hit" data-address=address data-class=""
            tabindex=if first { "0" } else { "-1" }>
            <span class="address">{place}</span>
            <span class="snippet" lang="zh-Hans">
                {hit.snippet.cut_before.then_some("…")}{snippet}{hit.snippet.cut_after.then_some("…")}
            </span>
        </a>
    }
    .into_any()
}

/// Fetches more hits before the button comes into sight.
fn fetch_on_scroll(app: App, button: NodeRef<html::Button>) {
    let seen = Closure::<dyn Fn(js_sys::Array)>::new(move |entries: js_sys::Array| {
        let entry = |entry: JsValue| entry.unchecked_into::<IntersectionObserverEntry>().is_intersecting();
        if entries.iter().any(entry) {
            more(app);
        }
    });
    let options = IntersectionObserverInit::new();
    options.set_root_margin("800px");
    let Ok(observer) = IntersectionObserver::new_with_options(seen.as_ref().unchecked_ref(), &options) else {
        return;
    };
    let watch = observer.clone();
    button.on_load(move |button| watch.observe(&button));
    dom::until_redrawn((observer, seen), |(observer, _)| observer.disconnect());
}
