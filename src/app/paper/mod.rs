//! One page of the newspaper, as numbered lines.

mod passage;
mod sheet;
mod tools;

use std::ops::Range;
use std::sync::Arc;

use leptos::prelude::*;

use super::live::{live, nothing, value, whenever};
use super::state::{App, Stage};
use super::{front, notices, place};
use crate::protocol::{Failure, PageText, Request, Response};
use crate::view::{BenchText, Language, Message, UrlState, fill, grouped, stretch};

/// A page with the hits of a query in it.
struct Sheet {
    text: Arc<PageText>,
    query: String,
    /// Line and characters of each hit, in the order of the text.
    marks: Vec<(u32, Range<u32>)>,
}

type Drawn = RwSignal<Option<Result<Arc<Sheet>, Failure>>>;

/// Draws the view.
pub(crate) fn view(app: App, language: Language) -> AnyView {
    let drawn: Drawn = RwSignal::new(None);
    let wanted = Memo::new(move |_| match app.place.get() {
        UrlState::Paper { page, query, .. } => Some((page, query)),
        _ => None,
    });
    let line = Memo::new(move |_| match app.place.get() {
        UrlState::Paper { line, .. } => line,
        _ => None,
    });
    whenever(move || {
        if let Some((page, query)) = wanted.get() {
            load(app, page, query, drawn);
        }
    });
    // Scrolls once for each place, and not before what is drawn is what the address asks for.
    let mut last = None;
    whenever(move || {
        let line = line.get();
        let Some((page, query)) = wanted.get() else { return };
        let there = drawn.with(|drawn| match drawn {
            Some(Ok(sheet)) => sheet.text.entry.id == page && sheet.query == query,
            Some(Err(_)) => true,
            None => false,
        });
        let here = UrlState::Paper { page, line, query };
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
        Some(Ok(sheet)) => view! {
            <article class="paper">
                {head(app, &sheet, line, language)}
                {sheet::view(app, &sheet, line, language)}
                {neighbours(app, &sheet, Message::AllPages, language)}
            </article>
        }
        .into_any(),
    })
}

/// Fetches the page and, where there is a query, its hits on this page.
fn load(app: App, page: String, query: String, drawn: Drawn) {
    app.read_page(&page.clone(), move |text| {
        let text = match text {
            Ok(text) => text,
            Err(failure) => return drop(drawn.try_set(Some(Err(failure)))),
        };
        if query.trim().is_empty() {
            let sheet = Sheet { text, query, marks: Vec::new() };
            return drop(drawn.try_set(Some(Ok(Arc::new(sheet)))));
        }
        hits_on(app, page, query.clone(), move |marks| {
            let _ = drawn.try_set(Some(Ok(Arc::new(Sheet { text, query, marks }))));
        });
    });
}

/// The hits of a page are a stretch of all hits, so where it begins is asked first. A page can be read without marks.
fn hits_on(app: App, page: String, query: String, then: impl FnOnce(Vec<(u32, Range<u32>)>) + 'static) {
    let search =
        |from: u32, limit: u32| Request::Search { query: query.clone(), literal: false, from, limit };
    let (first, second) =
        (search(0, 0), move |from, limit| Request::Search { query, literal: false, from, limit });
    app.ask_latest("marks", first, move |answer| {
        let stretch = match answer {
            Ok(Response::Hits(list)) => stretch(&list.by_page, Some(&page)),
            _ => None,
        };
        let Some(stretch) = stretch else { return then(Vec::new()) };
        app.ask_latest("marks", second(stretch.start, stretch.len() as u32), move |answer| {
            let hits = match answer {
                Ok(Response::Hits(list)) => list.hits,
                _ => Vec::new(),
            };
            then(hits.into_iter().map(|hit| (hit.line, hit.start..hit.end)).collect());
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

fn head(app: App, sheet: &Sheet, line: Memo<Option<u32>>, language: Language) -> AnyView {
    let say = |message: Message| message.text(language);
    let entry = &sheet.text.entry;
    let id = entry.id.clone();
    let segment =
        UrlState::Bench { text: BenchText::At { page: id.clone(), line: None }, hmm: true }.format();
    let lines = entry.lines;
    let page = id.clone();
    let missing = move || {
        let line = line.get().filter(|&line| line > lines)?;
        let values = [("page", &*page), ("line", &*line.to_string()), ("lines", &*lines.to_string())];
        let text = fill(Message::NoSuchLine.text(language), &values);
        Some(view! { <p class="warning" role="status">{text}</p> }.into_any())
    };
    let missing = live(move || missing().unwrap_or_else(nothing));
    let marked = (!sheet.query.trim().is_empty()).then(|| {
        let text = match sheet.marks.len() {
            0 => say(Message::PageMarkedNone).to_owned(),
            n => fill(say(Message::PageMarked), &[("n", &grouped(n as u64))]),
        };
        let back = UrlState::find(&sheet.query).format();
        let query = sheet.query.clone();
        let clear = value(move || {
            let clear = UrlState::Paper { page: id.clone(), line: line.get(), query: String::new() };
            Some(clear.format())
        });
        view! {
            <p class="marked">
                <mark lang="zh-Hans">{query}</mark>" "<span>{text}</span>
                " "<a href=back>{say(Message::BackToHits)}</a>
                " "<a href=clear>{say(Message::ClearMarks)}</a>
            </p>
        }
        .into_any()
    });
    view! {
        <header class="paper-head">
            {neighbours(app, sheet, Message::FrontPages, language)}
            <h1>{fill(say(Message::PageTitle), &[("page", &entry.id)])}</h1>
            {front::dated(&entry.id, entry.date.as_ref(), language)}
            <p class="size">
                {front::size(entry, language)}" · "<a href=segment>{say(Message::SegmentPage)}</a>
            </p>
            {missing}
            {marked}
        </header>
    }
    .into_any()
}

/// Links to the pages before and after, at the top and at the bottom: each has a name of its own.
fn neighbours(app: App, sheet: &Sheet, name: Message, language: Language) -> AnyView {
    let say = |message: Message| message.text(language);
    let (before, after) = match app.corpus.get_untracked() {
        Stage::Ready(contents) => {
            let ids: Vec<String> = contents.pages.iter().map(|page| page.id.clone()).collect();
            let at = ids.iter().position(|id| *id == sheet.text.entry.id);
            let beside = |at: Option<usize>| at.and_then(|at| ids.get(at).cloned());
            (beside(at.and_then(|at| at.checked_sub(1))), beside(at.map(|at| at + 1)))
        }
        _ => (None, None),
    };
    let query = sheet.query.clone();
    let link = move |page: Option<String>, label: Message, class: &'static str| {
        let page = page?;
        let href = UrlState::Paper { page: page.clone(), line: None, query: query.clone() }.format();
        Some(view! { <a class=class href=href>{label.text(language)}" "{page}</a> }.into_any())
    };
    view! {
        <nav class="neighbours" aria-label=say(name)>
            {link.clone()(before, Message::PreviousPage, "before")}
            <a class="all" href="#/">{say(Message::AllPages)}</a>
            {link(after, Message::NextPage, "after")}
        </nav>
    }
    .into_any()
}
