//! One page of the newspaper, or one of its articles: numbered lines or paragraphs, with what is known of them.

mod article;
mod card;
mod contents;
mod head;
mod passage;
mod sheet;
mod tools;

use std::ops::Range;
use std::sync::Arc;

use leptos::prelude::*;

use super::live::{live, nothing, whenever};
use super::state::App;
use super::{notices, place};
use crate::protocol::{Failure, Marks, PageText, Piece, Request, Response};
use crate::view::{Language, Message, PaperLook, UrlState, article_at, fill, stretch};

/// A page with the hits of a query in it.
struct Sheet {
    text: Arc<PageText>,
    query: String,
    /// The pieces of each hit, in the order of the text.
    marks: Vec<Piece>,
    /// Number of hits.
    hits: usize,
}

impl Sheet {
    fn id(&self) -> &str {
        &self.text.entry.id
    }

    /// The address of a line of this page, with the query kept.
    fn place(&self, line: Option<u32>, look: PaperLook) -> UrlState {
        UrlState::Paper { page: self.id().to_owned(), line, query: self.query.clone(), look }
    }
}

type Drawn = RwSignal<Option<Result<Arc<Sheet>, Failure>>>;

/// What the parts of the view share.
#[derive(Clone, Copy)]
struct Shown {
    app: App,
    language: Language,
    line: Memo<Option<u32>>,
    look: Memo<PaperLook>,
    /// The facts, once they are wanted and there.
    facts: RwSignal<Option<Result<Arc<Marks>, Failure>>>,
    /// The card that is open.
    card: RwSignal<Option<card::Card>>,
}

/// Draws the view.
pub(crate) fn view(app: App, language: Language) -> AnyView {
    let drawn: Drawn = RwSignal::new(None);
    let wanted = Memo::new(move |_| match app.place.get() {
        UrlState::Paper { page, query, .. } => Some((page, query, app.edition.get())),
        _ => None,
    });
    let line = Memo::new(move |_| match app.place.get() {
        UrlState::Paper { line, .. } => line,
        _ => None,
    });
    let look = Memo::new(move |_| match app.place.get() {
        UrlState::Paper { look, .. } => look,
        _ => PaperLook::default(),
    });
    let shown = Shown { app, language, line, look, facts: RwSignal::new(None), card: RwSignal::new(None) };
    whenever(move || {
        if let Some((page, query, _)) = wanted.get() {
            load(app, page, query, drawn);
        }
    });
    follow_facts(shown, wanted);
    // Scrolls once for each place, and not before what is drawn is what the address asks for.
    let mut last = None;
    whenever(move || {
        let (line, look) = (line.get(), look.get());
        let Some((page, query, _)) = wanted.get() else { return };
        let there = drawn.with(|drawn| match drawn {
            Some(Ok(sheet)) => sheet.id() == page && sheet.query == query,
            Some(Err(_)) => true,
            None => false,
        });
        let here = UrlState::Paper { page, line, query, look };
        if !there || last.as_ref() == Some(&here) {
            return;
        }
        last = Some(here);
        app.place.drawn(move || match line {
            Some(line) => sheet::bring_into_sight(app, line),
            None => place::to_top(),
        });
    });
    live(move || match drawn.get() {
        None => view! { <p class="waiting">{Message::Loading.text(language)}</p> }.into_any(),
        Some(Err(failure)) => no_page(app, &failure, language),
        Some(Ok(sheet)) => page(shown, sheet),
    })
}

fn page(shown: Shown, sheet: Arc<Sheet>) -> AnyView {
    let top = head::view(shown, &sheet);
    let bottom = head::neighbours(shown, &sheet, Message::AllPages);
    let of = Arc::clone(&sheet);
    // The article in sight; a line of the same article changes nothing.
    let article = Memo::new(move |_| {
        let look = shown.look.get();
        article_at(&of.text.layout, shown.line.get()).filter(|_| look.article)
    });
    let body = live(move || {
        let look = shown.look.get();
        shown.card.set(None);
        let facts = shown.facts.get();
        let list = facts.clone().and_then(Result::ok).filter(|_| look.facts);
        let article = article.get();
        let told = match facts {
            _ if !look.facts => nothing(),
            None => view! { <p class="help" role="status">{Message::FactsLoading.text(shown.language)}</p> }
                .into_any(),
            Some(Ok(_)) => view! { <p class="help">{Message::FactsHelp.text(shown.language)}</p> }.into_any(),
            Some(Err(failure)) => notices::failed(&failure, shown.language),
        };
        let of = article.and_then(|at| article::view(shown, &sheet, at));
        view! {
            <div class="paper-body">
                <div class="paper-side">
                    {contents::view(shown, &sheet, article, list.is_some())}
                </div>
                <div class="paper-main">{of}{told}{sheet::view(shown, &sheet, article, list)}</div>
            </div>
        }
        .into_any()
    });
    view! { <article class="paper">{top}{body}{bottom}</article> }.into_any()
}

/// Fetches the facts of the page when they are wanted.
fn follow_facts(shown: Shown, wanted: Memo<Option<(String, String, u32)>>) {
    let mut have = None;
    whenever(move || {
        let facts = shown.look.get().facts;
        let Some((page, _, edition)) = wanted.get() else { return };
        let here = Some((page.clone(), edition));
        if have == here || !facts {
            return;
        }
        have = here;
        shown.facts.set(None);
        shown.app.read_facts(&page, move |facts| drop(shown.facts.try_set(Some(facts))));
    });
}

/// Fetches the page and, where there is a query, its hits on this page.
fn load(app: App, page: String, query: String, drawn: Drawn) {
    app.read_page(&page.clone(), move |text| {
        let text = match text {
            Ok(text) => text,
            Err(failure) => return drop(drawn.try_set(Some(Err(failure)))),
        };
        let show = move |text, query, marks: Vec<Vec<Piece>>| {
            let hits = marks.len();
            let marks = marks.into_iter().flatten().collect();
            let _ = drawn.try_set(Some(Ok(Arc::new(Sheet { text, query, marks, hits }))));
        };
        if query.trim().is_empty() {
            return show(text, query, Vec::new());
        }
        hits_on(app, page, query.clone(), move |marks| show(text, query, marks));
    });
}

/// The hits of a page are a stretch of all hits, so where it begins is asked first. A page can be read without marks.
fn hits_on(app: App, page: String, query: String, then: impl FnOnce(Vec<Vec<Piece>>) + 'static) {
    let search = move |range: Range<u32>| Request::Search {
        query: query.clone(),
        literal: false,
        from: range.start,
        limit: range.len() as u32,
    };
    app.ask_latest("marks", search(0..0), move |answer| {
        let stretch = match answer {
            Ok(Response::Hits(list)) => stretch(&list.by_page, Some(&page)),
            _ => None,
        };
        let Some(stretch) = stretch else { return then(Vec::new()) };
        app.ask_latest("marks", search(stretch), move |answer| {
            let hits = match answer {
                Ok(Response::Hits(list)) => list.hits,
                _ => Vec::new(),
            };
            then(hits.into_iter().map(|hit| hit.pieces).collect());
        });
    });
}

fn no_page(app: App, failure: &Failure, language: Language) -> AnyView {
    let page = match app.place.now() {
        UrlState::Paper { page, .. } => page,
        _ => String::new(),
    };
    match failure {
        Failure::NoSuchPlace { .. } => view! {
            <section class="narrow">
                <h1>{fill(Message::NoSuchPage.text(language), &[("page", &page)])}</h1>
                <p class="actions"><a class="button" href="#/">{Message::AllPages.text(language)}</a></p>
            </section>
        }
        .into_any(),
        _ => notices::failed(failure, language),
    }
}
