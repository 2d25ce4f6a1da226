//! The front page: what the corpus holds, and its pages.
//!
//! Its head is the one of `index.html`, word for word, so that nothing moves when the program has loaded.

use leptos::prelude::*;

use super::live::{live, nothing};
use super::parts::{article_link, link, printed_link};
use super::state::{App, Stage};
use super::{dom, place};
use crate::protocol::{ArticleHead, Contents, Index, IndexOf, PageDate, PageEntry, Request, Response};
use crate::view::{
    INDEX_TABS, Language, Message, PaperLook, UrlState, date_in_words, fill, grouped, index_title, meaning,
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
        view! { <div><dt>{label}</dt><dd>{number}</dd></div> }.into_any()
    };
    view! {
        <section class="corpus-head" aria-labelledby="corpus-title">
            <h2 id="corpus-title" lang="zh-Hans">{contents.title.clone()}</h2>
            <p class="source" lang="zh-Hans">{contents.source.clone()}</p>
            <dl class="figures" aria-label=say(Message::FrontFigures)>
                {figure(Message::FigurePages, contents.pages.len() as u64)}
                {figure(Message::FigureArticles, contents.articles.into())}
                {figure(Message::FigureCharacters, contents.characters)}
                {figure(Message::FigureTokens, contents.tokens)}
            </dl>
        </section>
        <section aria-label=say(Message::FrontPages)>
            <ol class="pages" data-testid="corpus-list">
                {contents.pages.iter().map(|page| entry(page, language)).collect_view()}
            </ol>
        </section>
        {begin_with(&contents.begin_with, contents, language)}
        {columns(contents, language)}
        {names(app, language)}
    }
    .into_any()
}

/// Articles to begin with: the longest that have a title.
fn begin_with(heads: &[ArticleHead], contents: &Contents, language: Language) -> AnyView {
    let article = |head: &ArticleHead| {
        let entry = contents.pages.iter().find(|entry| entry.id == head.page);
        let date = entry.and_then(|entry| entry.date.as_ref());
        let date = date.map(|date| date_in_words(&date.edtf, language));
        let by = [&head.section, &head.writers].into_iter().filter(|part| !part.is_empty());
        let by: Vec<AnyView> =
            by.map(|part| view! { <span lang="zh-Hans">{part.clone()}</span>" · " }.into_any()).collect();
        view! { <li><h3>{article_link(head, language)}</h3><p class="size">{by}{date}</p></li> }.into_any()
    };
    let articles: Vec<AnyView> = heads.iter().map(article).collect();
    section(Message::FrontArticles, "begin-with", articles, language)
}

/// The paper's columns that occur, each a search for its label.
fn columns(contents: &Contents, language: Language) -> AnyView {
    let column = |(name, count): &(String, u32)| {
        let href = UrlState::find(name).format();
        let count = grouped((*count).into());
        view! { <li><a class="chip" href=href><span lang="zh-Hans">{name.clone()}</span>" "<b>{count}</b></a></li> }
            .into_any()
    };
    section(Message::FrontColumns, "chips", contents.sections.iter().map(column).collect(), language)
}

fn section(title: Message, class: &'static str, items: Vec<AnyView>, language: Language) -> AnyView {
    if items.is_empty() {
        return nothing();
    }
    view! {
        <section class="front-part"><h2>{title.text(language)}</h2><ul class=class>{items}</ul></section>
    }
    .into_any()
}

/// What is named most often, once the browser has time for it: facts are not needed for reading and searching.
fn names(app: App, language: Language) -> AnyView {
    let found = RwSignal::new(None::<Index>);
    dom::when_idle(move || {
        let request = Request::Index { of: None, name: String::new(), within: None, limit: NAMED };
        app.ask_latest("front", request, move |answer| {
            if let Ok(Response::Index(index)) = answer {
                let _ = found.try_set(Some(index));
            }
        });
    });
    live(move || {
        let Some(index) = found.get().filter(|index| index.total > 0) else { return nothing() };
        let groups = INDEX_TABS.iter().filter(|of| **of != IndexOf::Contacts);
        let groups: Vec<AnyView> = groups.map(|&of| group(&index, of, language)).collect();
        view! {
            <section class="front-part named" data-testid="named">
                <h2>{Message::FrontNames.text(language)}</h2>
                <div class="groups">{groups}</div>
            </section>
        }
        .into_any()
    })
}

/// Names of each kind that the front page shows.
const NAMED: u32 = 12;

fn group(index: &Index, of: IndexOf, language: Language) -> AnyView {
    let names = index.names.iter().filter(|row| row.of == of).map(|row| {
        let href = UrlState::index(of, &row.name).format();
        view! { <li>{printed_link("", href, row.name.clone())}" "<small>{row.count}</small></li> }.into_any()
    });
    let rows = index.facts.rows.iter().filter(|row| row.fact.index() == of).map(|row| {
        let href = UrlState::index(of, &row.fact.key(&row.text)).format();
        let means = meaning(&row.fact, language);
        let means = (means != row.text).then_some(means);
        view! { <li>{printed_link("", href, row.text.clone())}" "<small>{means}</small></li> }.into_any()
    });
    let items: Vec<AnyView> = names.chain(rows).collect();
    if items.is_empty() {
        return nothing();
    }
    let title = index_title(of).text(language);
    let all = UrlState::index(of, "").format();
    let more = format!("{} →", Message::FrontMore.text(language));
    view! {
        <section><h3>{link("", all.clone(), title.to_owned())}</h3><ul class="names">{items}</ul>
        <p>{link("", all, more)}</p></section>
    }
    .into_any()
}

fn entry(page: &PageEntry, language: Language) -> AnyView {
    let say = |message: Message| message.text(language);
    let href = UrlState::place(&page.id, None, PaperLook::default()).format();
    let headline = |(line, text): &(u32, String)| {
        let href = UrlState::article(&page.id, *line).format();
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
