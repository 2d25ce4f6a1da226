//! The hits, fifty at a time, under the article that they stand in.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

use super::super::live::{condition, live, text};
use super::super::parts::{by, drawn};
use super::super::state::{App, Stage};
use super::super::{dom, notices};
use super::{AT_A_TIME, Batch, Found, more, move_focus};
use crate::protocol::{ArticleHead, Hit, PageDate};
use crate::view::{
    Language, Message, PaperLook, UrlState, address, date_in_words, element, escape, examples, fill, grouped,
    name_article, pieces, text_element,
};

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

/// A batch of hits, and the article of the hit before it.
#[derive(Clone)]
struct Part {
    key: (u64, usize),
    before: Option<ArticleHead>,
    batch: Arc<Batch>,
    query: String,
}

fn parts(found: Option<Arc<Found>>) -> Vec<Part> {
    let Some(found) = found else { return Vec::new() };
    let last = |batch: &Arc<Batch>| batch.heads.get(batch.hits.last()?.head as usize).cloned();
    let part = |(at, batch): (usize, &Arc<Batch>)| Part {
        key: (found.number, at),
        before: at.checked_sub(1).and_then(|before| last(&found.batches[before])),
        batch: Arc::clone(batch),
        query: found.query.clone(),
    };
    found.batches.iter().enumerate().map(part).collect()
}

fn list(app: App, language: Language) -> AnyView {
    let left = move || app.found.get().map_or(0, |found| found.wanted - found.fetched());
    let button = NodeRef::<html::Button>::new();
    fetch_on_scroll(app, button);
    view! {
        <div class="hits" on:keydown=move |event| move_focus(app, &event)>
            <For each=move || parts(app.found.get()) key=|part| part.key
                children=move |part| part_view(app, &part, language) />
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

fn part_view(app: App, part: &Part, language: Language) -> AnyView {
    let part = part.clone();
    // A search that is opened by its address has its hits before the contents, with the dates, are there.
    live(move || {
        let dated = matches!(app.corpus.get(), Stage::Ready(_));
        let mut before = part.before.as_ref();
        let mut html = String::new();
        for (hit, number) in part.batch.hits.iter().zip(0..) {
            let head = part.batch.heads.get(hit.head as usize);
            if before != head
                && let Some(head) = head
            {
                let entry = app.entry_of(&head.page).filter(|_| dated);
                html += &heading(
                    head,
                    entry.as_ref().and_then(|entry| entry.date.as_ref()),
                    &part.query,
                    language,
                );
            }
            before = head;
            html += &hit_view(hit, &part.query, part.key.1 == 0 && number == 0);
        }
        drawn("", html)
    })
}

/// The article: its title, and below it column, writers, page and date.
fn heading(head: &ArticleHead, date: Option<&PageDate>, query: &str, language: Language) -> String {
    let look = PaperLook::ARTICLE;
    let (page, line) = (head.page.clone(), Some(head.line));
    let href = UrlState::Paper { page, line, query: query.to_owned(), look }.format();
    let class = if head.titled { "" } else { "untitled" };
    let attributes = [("class", class), ("href", &*href), ("lang", "zh-Hans")];
    let title = element("a", &attributes, &escape(&name_article(head, language)));
    let page = fill(Message::PageTitle.text(language), &[("page", &head.page)]);
    let mut about = by(head) + &escape(&page);
    if let Some(date) = date {
        about = format!("{about} · {}", escape(&date_in_words(&date.edtf, language)));
        if date.inferred {
            about =
                format!("{about} {}", text_element("span", "inferred", Message::DateInferred.text(language)));
        }
    }
    let html = element("h2", &[], &title) + &element("p", &[("class", "date")], &about);
    element("div", &[("class", "group")], &html)
}

/// Only the first hit is a stop of the Tab key; arrows lead to the others. A hit over a line break has the addresses
/// of both lines.
fn hit_view(hit: &Hit, query: &str, first: bool) -> String {
    let look = PaperLook::default();
    let (page, line) = (hit.page.clone(), Some(hit.line()));
    let href = UrlState::Paper { page, line, query: query.to_owned(), look }.format();
    let mut lines: Vec<u32> = hit.pieces.iter().map(|piece| piece.line).collect();
    lines.dedup();
    let places: Vec<String> = lines.iter().map(|&line| address(&hit.page, Some(line))).collect();
    let shown: String = places.iter().map(|place| text_element("span", "", place)).collect();
    let span = hit.snippet.start..hit.snippet.end;
    let pieces = pieces(&hit.snippet.text, std::slice::from_ref(&span))
        .into_iter()
        .map(|piece| if piece.marked { text_element("mark", "", piece.text) } else { escape(piece.text) });
    let snippet: String = pieces.collect();
    let cut = |cut| if cut { "…" } else { "" };
    let snippet = format!("{}{snippet}{}", cut(hit.snippet.cut_before), cut(hit.snippet.cut_after));
    let html = element("span", &[("class", "address")], &shown)
        + &element("span", &[("class", "snippet"), ("lang", "zh-Hans")], &snippet);
    let attributes = [
        ("class", "hit"),
        ("href", &*href),
        ("data-testid", "hit"),
        ("data-address", &places[0]),
        ("data-addresses", &places.join(" ")),
        ("tabindex", if first { "0" } else { "-1" }),
    ];
    element("a", &attributes, &html)
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
