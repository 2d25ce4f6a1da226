//! The head of a page: its number and date, how it is shown, and the way to the pages beside it.

use std::sync::Arc;

use leptos::prelude::*;
use web_sys::MouseEvent;

use super::super::front;
use super::super::live::{Value, live, nothing, value};
use super::super::parts::{drawn, link};
use super::super::state::Stage;
use super::{Sheet, Shown, sheet};
use crate::view::{BenchText, Message, PaperLook, UrlState, element, fill, grouped, text_element};

/// Draws it.
pub(super) fn view(shown: Shown, sheet: &Arc<Sheet>) -> AnyView {
    let Shown { language, line, .. } = shown;
    let say = move |message: Message| message.text(language);
    let entry = &sheet.text.entry;
    let id = entry.id.clone();
    let segment =
        UrlState::Bench { text: BenchText::At { page: id.clone(), line: None }, hmm: true }.format();
    let lines = entry.lines;
    let page = id.clone();
    let missing = live(move || {
        let Some(line) = line.get().filter(|&line| line > lines) else { return nothing() };
        let values = [("page", &*page), ("line", &*line.to_string()), ("lines", &*lines.to_string())];
        let text = fill(say(Message::NoSuchLine), &values);
        view! { <p class="warning" role="status">{text}</p> }.into_any()
    });
    let marked = (!sheet.query.trim().is_empty()).then(|| marked(shown, sheet));
    let words = format!(
        "{} · {} · {}",
        front::size(entry, language),
        fill(say(Message::ArticleCount), &[("n", &grouped(sheet.text.heads.len() as u64))]),
        link("", &segment, say(Message::SegmentPage))
    );
    let title = text_element("h1", "", &fill(say(Message::PageTitle), &[("page", &entry.id)]));
    let title = title
        + &front::dated(&entry.id, entry.date.as_ref(), language)
        + &element("p", &[("class", "size")], &words);
    view! {
        <header class="paper-head">
            {neighbours(shown, sheet, Message::FrontPages)}
            {drawn("paper-facts", title)}
            {missing}
            {marked}
            {looks(shown, sheet)}
        </header>
    }
    .into_any()
}

fn marked(shown: Shown, sheet: &Arc<Sheet>) -> AnyView {
    let say = |message: Message| message.text(shown.language);
    let text = match sheet.hits {
        0 => say(Message::PageMarkedNone).to_owned(),
        n => fill(say(Message::PageMarked), &[("n", &grouped(n as u64))]),
    };
    let back = UrlState::find(&sheet.query).format();
    let id = sheet.id().to_owned();
    let clear = value(move || Some(UrlState::place(&id, shown.line.get(), shown.look.get()).format()));
    view! {
        <p class="marked">
            <mark lang="zh-Hans">{sheet.query.clone()}</mark>" "<span>{text}</span>
            " "<a href=back>{say(Message::BackToHits)}</a>
            " "<a href=clear>{say(Message::ClearMarks)}</a>
        </p>
    }
    .into_any()
}

/// Page or article, lines or paragraphs, facts, line breaks.
fn looks(shown: Shown, sheet: &Arc<Sheet>) -> AnyView {
    let say = |message: Message| message.text(shown.language);
    let choice = |label: Message, change: fn(PaperLook) -> PaperLook| {
        let of = Arc::clone(sheet);
        let to = move |line: Option<u32>| of.place(line, change(shown.look.get()));
        let now = value(move || (change(shown.look.get()) == shown.look.get()).then(|| "true".to_owned()));
        let go = to.clone();
        one_look(
            shown,
            say(label),
            value(move || Some(to(shown.line.get()).format())),
            now,
            Box::new(move |line| shown.app.place.go(&go(line))),
        )
    };
    // What an article looks like at first is not what a page looks like.
    let article = choice(Message::ViewArticle, |look| {
        if look.article { look } else { PaperLook { facts: look.facts, ..PaperLook::ARTICLE } }
    });
    let page = choice(Message::ViewPage, |look| {
        if look.article { PaperLook { facts: look.facts, ..PaperLook::default() } } else { look }
    });
    let lines = choice(Message::ViewLines, |look| PaperLook { flow: false, ..look });
    let flow = choice(Message::ViewFlow, |look| PaperLook { flow: true, ..look });
    let toggle_facts = Arc::clone(sheet);
    let facts = value(move || Some(shown.look.get().facts.to_string()));
    let breaks = RwSignal::new(false);
    let toggle_breaks = move |_: MouseEvent| {
        breaks.update(|breaks| *breaks = !*breaks);
        let _ = shown.app.root.with_value(|root| root.class_list().toggle("with-breaks"));
    };
    view! {
        <nav class="looks" aria-label=say(Message::ViewOf)>
            <span class="pair">{page}{article}</span>
            <span class="pair">{lines}{flow}</span>
            <button class="toggle" type="button" data-testid="facts-toggle" aria-pressed=facts on:click=move |_| {
                let look = shown.look.get_untracked();
                let look = PaperLook { facts: !look.facts, ..look };
                shown.app.place.replace(&toggle_facts.place(shown.line.get_untracked(), look));
            }>{say(Message::ViewFacts)}</button>
            <button class="toggle" type="button" hidden=value(move || (!shown.look.get().flow).then(String::new))
                aria-pressed=value(move || Some(breaks.get().to_string())) on:click=toggle_breaks>
                {say(Message::ViewBreaks)}
            </button>
        </nav>
    }
    .into_any()
}

/// A click keeps the place: the line of the address where it is in sight, otherwise the first line that is.
fn one_look(
    shown: Shown,
    label: &'static str,
    href: Value,
    current: Value,
    go: Box<dyn Fn(Option<u32>)>,
) -> AnyView {
    let clicked = move |event: MouseEvent| {
        if event.ctrl_key() || event.meta_key() || event.shift_key() {
            return;
        }
        event.prevent_default();
        go(sheet::line_in_sight(shown.app, shown.line.get_untracked()));
    };
    view! { <a href=href aria-current=current on:click=clicked>{label}</a> }.into_any()
}

/// Links to the pages before and after, at the top and at the bottom: each has a name of its own.
pub(super) fn neighbours(shown: Shown, sheet: &Sheet, name: Message) -> AnyView {
    let id = sheet.id().to_owned();
    let query = sheet.query.clone();
    live(move || {
        let say = |message: Message| message.text(shown.language);
        let (before, after) = match shown.app.corpus.get() {
            Stage::Ready(contents) => {
                let ids: Vec<String> = contents.pages.iter().map(|page| page.id.clone()).collect();
                let at = ids.iter().position(|one| *one == id);
                let beside = |at: Option<usize>| at.and_then(|at| ids.get(at).cloned());
                (beside(at.and_then(|at| at.checked_sub(1))), beside(at.map(|at| at + 1)))
            }
            _ => (None, None),
        };
        let look = PaperLook { article: false, ..shown.look.get() };
        let beside = |page: Option<String>, label: Message, class: &str| {
            let Some(page) = page else { return String::new() };
            let text = format!("{} {page}", say(label));
            link(class, &UrlState::Paper { page, line: None, query: query.clone(), look }.format(), &text)
        };
        let links = beside(before, Message::PreviousPage, "before")
            + &link("all", "#/", say(Message::AllPages))
            + &beside(after, Message::NextPage, "after");
        let nav = element("nav", &[("class", "neighbours"), ("aria-label", say(name))], &links);
        drawn("", nav)
    })
}
