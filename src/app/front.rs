//! The front page: what the corpus holds, and its pages.
//!
//! Its head is the one of `index.html`, word for word, so that nothing moves when the program has loaded.

use leptos::prelude::*;

use super::live::{live, nothing};
use super::parts::{article_link, by, drawn, later, line_links, link, list, printed_link};
use super::state::{App, Stage};
use super::{dom, place};
use crate::protocol::{ArticleHead, Contents, Drawing, PageDate, PageEntry};
use crate::view::{
    Language, Message, PaperLook, UrlState, date_in_words, element, escape, fill, grouped, printed_element,
    text_element,
};

/// Draws it.
pub(crate) fn view(app: App, language: Language) -> AnyView {
    let contents = live(move || match app.corpus.get() {
        Stage::Ready(contents) => {
            app.place.drawn(place::to_top);
            corpus(app, &contents, language)
        }
        Stage::Waiting | Stage::Loading(..) => {
            view! { <p class="waiting">{Message::CorpusLoading.text(language)}</p> }.into_any()
        }
        Stage::Failed(_) => nothing(),
    });
    view! {
        <div class="front">
            <section class="masthead">
                <h1 lang="zh-Hans">"阅报"</h1>
                <p class="tagline">
                    <span lang="zh-Hans">{Message::Tagline.text(Language::Chinese)}</span>
                    <span lang="en">{Message::Tagline.text(Language::English)}</span>
                </p>
                <p class="lead">{Message::Lead.text(language)}</p>
            </section>
            <div class="corpus">{contents}</div>
        </div>
    }
    .into_any()
}

fn corpus(app: App, contents: &Contents, language: Language) -> AnyView {
    let say = |message: Message| message.text(language);
    let figure = |message: Message, number: u64| {
        let number = grouped(number);
        let label = fill(say(message), &[("n", &number)]);
        element("div", &[], &(text_element("dt", "", &label) + &text_element("dd", "", &number)))
    };
    let figures = figure(Message::FigurePages, contents.pages.len() as u64)
        + &figure(Message::FigureArticles, contents.articles.into())
        + &figure(Message::FigureCharacters, contents.characters)
        + &figure(Message::FigureTokens, contents.tokens);
    let title = [("id", "corpus-title"), ("lang", "zh-Hans")];
    let head = element("h2", &title, &escape(&contents.title))
        + &printed_element("p", "source", &contents.source)
        + &element("dl", &[("class", "figures"), ("aria-label", say(Message::FrontFigures))], &figures);
    let head = element("section", &[("class", "corpus-head"), ("aria-labelledby", "corpus-title")], &head);
    let pages: String = contents.pages.iter().map(|page| entry(page, language)).collect();
    let pages = element("ol", &[("class", "pages"), ("data-testid", "corpus-list")], &pages);
    let pages = element("section", &[("aria-label", say(Message::FrontPages))], &pages);
    let begin = contents.begin_with.iter().map(|head| begin_with(head, contents, language));
    let columns = contents.sections.iter().map(|(name, count)| {
        let count = text_element("b", "", &grouped((*count).into()));
        let name_of = printed_element("span", "", name);
        let attributes = [("class", "chip"), ("href", &*UrlState::find(name).format())];
        element("a", &attributes, &format!("{name_of} {count}"))
    });
    let html = head
        + &pages
        + &part(Message::FrontArticles, "begin-with", begin.collect(), language)
        + &part(Message::FrontColumns, "chips", columns.collect(), language);
    view! { {drawn("", html)} {names(app)} }.into_any()
}

/// An article to begin with.
fn begin_with(head: &ArticleHead, contents: &Contents, language: Language) -> String {
    let entry = contents.pages.iter().find(|entry| entry.id == head.page);
    let date = entry.and_then(|entry| entry.date.as_ref());
    let date = date.map(|date| date_in_words(&date.edtf, language)).unwrap_or_default();
    let by = by(head) + &escape(&date);
    element("h3", &[], &article_link(head, language)) + &element("p", &[("class", "size")], &by)
}

fn part(title: Message, class: &str, items: Vec<String>, language: Language) -> String {
    if items.is_empty() {
        return String::new();
    }
    let html = text_element("h2", "", title.text(language)) + &list("ul", class, items);
    element("section", &[("class", "front-part")], &html)
}

/// What is named most often, once the browser has time for it: facts are not needed for reading and searching.
fn names(app: App) -> AnyView {
    let idle = RwSignal::new(false);
    dom::when_idle(move || {
        let _ = idle.try_set(true);
    });
    live(move || {
        if !idle.get() {
            return nothing();
        }
        later(app, "front", Drawing::Front)
    })
}

fn entry(page: &PageEntry, language: Language) -> String {
    let say = |message: Message| message.text(language);
    let href = UrlState::place(&page.id, None, PaperLook::default()).format();
    let title = link("", &href, &fill(say(Message::PageTitle), &[("page", &page.id)]));
    let headlines = page
        .headlines
        .iter()
        .map(|(line, text)| printed_link(&UrlState::article(&page.id, *line).format(), text));
    let headlines = if page.headlines.is_empty() {
        text_element("p", "none", say(Message::NoHeadlines))
    } else {
        list("ul", "headlines", headlines)
    };
    let html = element("h3", &[], &title)
        + &dated(&page.id, page.date.as_ref(), language)
        + &headlines
        + &text_element("p", "size", &size(page, language));
    let id = format!("page-{}", page.id);
    element("li", &[("class", "page-entry"), ("id", &id)], &html)
}

/// How large a page is.
pub(crate) fn size(page: &PageEntry, language: Language) -> String {
    let values = [("lines", &*grouped(page.lines.into())), ("characters", &*grouped(page.characters.into()))];
    fill(Message::PageSize.text(language), &values)
}

/// The date of a page; one that is inferred says so and leads to the lines that it is inferred from.
pub(crate) fn dated(page: &str, date: Option<&PageDate>, language: Language) -> String {
    let say = |message: Message| message.text(language);
    let Some(date) = date else { return text_element("p", "dated", say(Message::DateUnknown)) };
    let why = if date.edtf.contains('/') { say(Message::DateIntervalWhy) } else { "" };
    let words = escape(&date_in_words(&date.edtf, language));
    let mut html = element("time", &[("datetime", &date.edtf), ("title", why)], &words);
    if date.inferred {
        let why = [("class", "inferred"), ("title", say(Message::DateInferredWhy))];
        let evidence = format!("{} {}", escape(say(Message::Evidence)), line_links(page, &date.evidence));
        html = format!(
            "{html} {} {}",
            element("span", &why, &escape(say(Message::DateInferred))),
            element("span", &[("class", "evidence")], &evidence)
        );
    }
    element("p", &[("class", "dated")], &html)
}
