//! The front page: what the corpus holds, and its pages.
//!
//! Its head is the one of `index.html`, word for word, so that nothing moves when the program has loaded.

use leptos::prelude::*;

use super::live::{live, nothing};
use super::place;
use super::state::{App, Stage};
use crate::protocol::{Contents, PageDate, PageEntry};
use crate::view::{Language, Message, UrlState, date_in_words, fill, grouped};

/// Draws it.
pub(crate) fn view(app: App, language: Language) -> AnyView {
    let contents = live(move || match app.corpus.get() {
        Stage::Ready(contents) => {
            app.place.drawn(place::to_top);
            corpus(&contents, language)
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

fn corpus(contents: &Contents, language: Language) -> AnyView {
    let say = |message: Message| message.text(language);
    let figure = |message: Message, number: u64| {
        let number = grouped(number);
        let label = fill(say(message), &[("n", &number)]);
        view! { <div><dt>{label}</dt><dd>{number}</dd></div> }.into_any()
    };
    view! {
        <section class="corpus-head" aria-labelledby="corpus-title">
            <h2 id="corpus-title" lang="zh-Hans">{contents.title.clone()}</h2>
            <p class="source" lang="zh-Hans">{contents.source.clone()}</p>
            <dl class="figures" aria-label=say(Message::FrontFigures)>
                {figure(Message::FigurePages, contents.pages.len() as u64)}
                {figure(Message::FigureCharacters, contents.characters)}
                {figure(Message::FigureTokens, contents.tokens)}
            </dl>
        </section>
        <section aria-label=say(Message::FrontPages)>
            <ol class="pages" data-testid="corpus-list">
                {contents.pages.iter().map(|page| entry(page, language)).collect_view()}
            </ol>
        </section>
    }
    .into_any()
}

fn entry(page: &PageEntry, language: Language) -> AnyView {
    let say = |message: Message| message.text(language);
    let href = UrlState::Paper { page: page.id.clone(), line: None, query: String::new() }.format();
    let headline = |(line, text): &(u32, String)| {
        let href = UrlState::line(&page.id, *line).format();
        view! { <li><a href=href lang="zh-Hans">{text.clone()}</a></li> }.into_any()
    };
    let headlines = if page.headlines.is_empty() {
        view! { <p class="none">{say(Message::NoHeadlines)}</p> }.into_any()
    } else {
        view! { <ul class="headlines">{page.headlines.iter().map(headline).collect_view()}</ul> }.into_any()
    };
    view! {
        <li class="page-entry" id=format!("page-{}", page.id)>
            <h3><a href=href>{fill(say(Message::PageTitle), &[("page", &page.id)])}</a></h3>
            {dated(&page.id, page.date.as_ref(), language)}
            {headlines}
            <p class="size">{size(page, language)}</p>
        </li>
    }
    .into_any()
}

/// How large a page is.
pub(crate) fn size(page: &PageEntry, language: Language) -> String {
    let values = [("lines", &*grouped(page.lines.into())), ("characters", &*grouped(page.characters.into()))];
    fill(Message::PageSize.text(language), &values)
}

/// The date of a page; one that is inferred says so and leads to the lines that it is inferred from.
pub(crate) fn dated(page: &str, date: Option<&PageDate>, language: Language) -> AnyView {
    let say = |message: Message| message.text(language);
    let Some(date) = date else {
        return view! { <p class="dated">{say(Message::DateUnknown)}</p> }.into_any();
    };
    let interval = date.edtf.contains('/').then(|| say(Message::DateIntervalWhy));
    let evidence = date.evidence.iter().map(|&line| {
        let href = UrlState::line(page, line).format();
        view! { " "<a class="address" href=href>{crate::view::address(page, Some(line))}</a> }.into_any()
    });
    let inferred = date.inferred.then(|| {
        view! {
            " "<span class="inferred" title=say(Message::DateInferredWhy)>{say(Message::DateInferred)}</span>
            <span class="evidence">{say(Message::Evidence)}{evidence.collect_view()}</span>
        }
        .into_any()
    });
    view! {
        <p class="dated">
            <time datetime=date.edtf.clone() title=interval>{date_in_words(&date.edtf, language)}</time>
            {inferred}
        </p>
    }
    .into_any()
}
