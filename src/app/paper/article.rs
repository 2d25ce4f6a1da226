//! The head of an article: what it is called, who wrote it, where it stands, and why it begins there.

use leptos::prelude::*;

use super::super::dom;
use super::super::live::{live, nothing};
use super::super::parts::{button, copy, entry, line_link, line_links, link, printed};
use super::super::state::Stage;
use super::{Sheet, Shown};
use crate::protocol::{Article, Byline, Caption, Cited, Continuation, Direction};
use crate::view::{
    Message, UrlState, address, article_kind, decimal, evidence, fill, lines_of, name_article, page_date,
};

/// Draws it.
pub(super) fn view(shown: Shown, sheet: &Sheet, at: usize) -> Option<AnyView> {
    let (article, head) = (sheet.text.layout.articles.get(at)?, sheet.text.heads.get(at)?);
    let say = move |message: Message| message.text(shown.language);
    let page = sheet.id().to_owned();
    let cited = |class: &'static str, list: &[Cited]| {
        let one = |cited: &Cited| {
            let text = cited.text.trim_start_matches(['#', ' ']).to_owned();
            view! { <p class=class lang="zh-Hans">{text}</p> }.into_any()
        };
        list.iter().map(one).collect::<Vec<_>>()
    };
    let section = article.section.as_ref().map(|section| {
        let href = UrlState::find(&section.text).format();
        view! { <p class="section"><a href=href lang="zh-Hans">{section.text.clone()}</a></p> }.into_any()
    });
    let untitled = (!head.titled).then_some(say(Message::UntitledWhy));
    let retitled = shown.app.patch.with_untracked(|patch| {
        let title = article.title.as_ref().map_or("", |title| &title.text);
        patch.lines().any(|line| line.starts_with("title ") && line.ends_with(title) && head.titled)
    });
    let retitled =
        retitled.then(|| view! { <p class="by-reader">{say(Message::ArticleRetitled)}</p> }.into_any());
    let name = name_article(head, shown.language);
    let class = if head.titled { "article-title" } else { "article-title untitled" };
    Some(
        view! {
            <header class="article-head">
                {section}
                {cited("kicker", &article.kickers)}
                <h2 class=class lang="zh-Hans" title=untitled>{name}</h2>
                {cited("subtitle", &article.subtitles)}
                {retitled}
                <dl class="parts">{parts(shown, &page, article)}</dl>
                {why(shown, article)}
                {citation(shown, sheet, article)}
                {tools(shown, page, at, article)}
            </header>
        }
        .into_any(),
    )
}

fn parts(shown: Shown, page: &str, article: &Article) -> Vec<AnyView> {
    let say = |message: Message| message.text(shown.language);
    let mut parts = Vec::new();
    if !article.bylines.is_empty() {
        let bylines: Vec<AnyView> = article.bylines.iter().map(|by| byline(page, by)).collect();
        parts.push(entry(say(Message::PartBy), view! { <ul>{bylines}</ul> }.into_any()));
    }
    for (name, cited) in [(Message::PartDateline, &article.dateline), (Message::PartSource, &article.source)]
    {
        if let Some(cited) = cited {
            let says = view! { {printed(&cited.text)}" "{line_link(page, cited.line)} }.into_any();
            parts.push(entry(say(name), says));
        }
    }
    if !article.captions.is_empty() {
        let captions: Vec<AnyView> = article.captions.iter().map(|one| caption(shown, page, one)).collect();
        parts.push(entry(say(Message::PartPhotos), view! { <ul>{captions}</ul> }.into_any()));
    }
    for mark in &article.continued {
        parts.push(entry(say(Message::PartContinued), continued(shown, page, mark)));
    }
    let kind = say(article_kind(article.kind)).to_owned();
    parts.push(entry(say(Message::PartKind), kind.into_any()));
    let date = shown.app.entry_of(page);
    let date = page_date(date.as_ref().and_then(|entry| entry.date.as_ref()), shown.language);
    let place = format!("{}:{} · {date}", page, lines_of(article));
    parts.push(entry(say(Message::PartPage), place.into_any()));
    parts
}

fn byline(page: &str, by: &Byline) -> AnyView {
    let names = by.names.iter().map(|name| {
        let href = UrlState::index(crate::protocol::IndexOf::People, name).format();
        view! { <a href=href>{name.clone()}</a>" " }.into_any()
    });
    let names = names.collect::<Vec<_>>();
    let role = [&*by.institution, &*by.role].concat();
    view! {
        <li lang="zh-Hans"><small>{role}</small>" "{names}{line_link(page, by.line)}</li>
    }
    .into_any()
}

fn caption(shown: Shown, page: &str, caption: &Caption) -> AnyView {
    let credit = (!caption.names.is_empty()).then(|| {
        let names = caption.names.join("、");
        let text = fill(Message::Photographer.text(shown.language), &[("names", &names)]);
        view! { " "<small lang="zh-Hans">{text}</small> }.into_any()
    });
    view! {
        <li><span lang="zh-Hans">{caption.text.clone()}</span>{credit}" "{line_link(page, caption.line)}</li>
    }
    .into_any()
}

/// The other half where the corpus has it; otherwise its page.
fn continued(shown: Shown, page: &str, mark: &Continuation) -> AnyView {
    let number = mark.page.to_string();
    let says = match (&mark.other, mark.direction) {
        (Some((other, line)), _) => {
            let text =
                fill(Message::OtherHalf.text(shown.language), &[("address", &address(other, Some(*line)))]);
            link("", UrlState::article(other, *line).format(), text)
        }
        (None, Direction::From) => {
            fill(Message::ContinuesFrom.text(shown.language), &[("page", &number)]).into_any()
        }
        (None, Direction::To) => {
            fill(Message::ContinuesTo.text(shown.language), &[("page", &number)]).into_any()
        }
    };
    view! { {says}" "{printed(&mark.text)}" "{line_link(page, mark.line)} }.into_any()
}

/// Why it begins here: every reason with its weight, and how sure it is.
fn why(shown: Shown, article: &Article) -> AnyView {
    let say = |message: Message| message.text(shown.language);
    let sure = format!("{:.0}", f64::from(article.certainty()) * 100.0);
    let sure = fill(say(Message::Certainty), &[("n", &sure)]);
    let reasons = article.reasons.iter().map(|reason| {
        let weight = f64::from((reason.weight * 100.0).round()) / 100.0;
        let sign = if weight > 0.0 { "+" } else { "" };
        let weight = format!("{sign}{}", decimal(weight));
        let values = [("why", say(evidence(reason.evidence))), ("weight", &*weight)];
        view! { <li>{fill(say(Message::WeightOf), &values)}</li> }.into_any()
    });
    let mut reasons: Vec<AnyView> = reasons.collect();
    if reasons.is_empty() {
        return nothing();
    }
    reasons.insert(0, view! { <li>{sure}</li> }.into_any());
    view! {
        <details class="why"><summary>{say(Message::WhyHere)}</summary><ul>{reasons}</ul></details>
    }
    .into_any()
}

/// How to cite it: paper, page, date, lines, and the pack in which all of that holds.
fn citation(shown: Shown, sheet: &Sheet, article: &Article) -> AnyView {
    let id = sheet.id().to_owned();
    let lines = lines_of(article);
    let date = page_date(sheet.text.entry.date.as_ref(), shown.language);
    let app = shown.app;
    live(move || {
        let Stage::Ready(contents) = app.corpus.get() else { return nothing() };
        let text = fill(
            Message::CitationText.text(shown.language),
            &[
                ("title", &*contents.title),
                ("page", &*id),
                ("date", &*date),
                ("lines", &*lines),
                ("hash", &*contents.hash),
            ],
        );
        view! { <p class="citation" lang="zh-Hans">{text}</p> }.into_any()
    })
}

/// Copy the citation, print, join, rename, and take back what was corrected.
fn tools(shown: Shown, page: String, at: usize, article: &Article) -> AnyView {
    let app = shown.app;
    let say = move |message: Message| message.text(shown.language);
    let cite = move || {
        let text = app.root.with_value(|root| root.query_selector(".citation").ok().flatten());
        copy(app, &text.and_then(|element| element.text_content()).unwrap_or_default());
    };
    let line = article.first_line();
    let merge = (at > 0).then(|| {
        let correction = format!("merge {page}:{line}");
        button("quiet", say(Message::MergeBefore), Box::new(move || app.correct(&correction)))
    });
    let title = article.title.as_ref().map(|title| title.text.clone()).unwrap_or_default();
    let naming = RwSignal::new(false);
    let rename = live(move || {
        if !naming.get() {
            return button("quiet", say(Message::Retitle), Box::new(move || naming.set(true)));
        }
        rename(shown, format!("title {page}:{line}"), title.clone(), naming)
    });
    view! {
        <div class="article-tools">
            {button("quiet", say(Message::CopyCitation), Box::new(cite))}
            {button("quiet", say(Message::Print), Box::new(|| drop(dom::window().print())))}
            {merge}
            {rename}
            {undo_buttons(shown)}
        </div>
    }
    .into_any()
}

/// The last correction can be taken back, wherever it was made.
pub(super) fn undo_buttons(shown: Shown) -> AnyView {
    let app = shown.app;
    live(move || {
        let undo = (!app.patch.with(String::is_empty))
            .then(|| button("quiet", Message::Undo.text(shown.language), Box::new(move || app.undo())));
        let redo = (!app.undone.with(Vec::is_empty))
            .then(|| button("quiet", Message::Redo.text(shown.language), Box::new(move || app.redo())));
        view! { {undo}{redo} }.into_any()
    })
}

fn rename(shown: Shown, correction: String, title: String, naming: RwSignal<bool>) -> AnyView {
    let say = |message: Message| message.text(shown.language);
    let field = NodeRef::<leptos::html::Input>::new();
    field.on_load(|field| {
        let _ = field.focus();
        field.select();
    });
    let apply = move || {
        let title = field.get_untracked().map(|field| field.value()).unwrap_or_default();
        naming.set(false);
        if !title.trim().is_empty() {
            shown.app.correct(&format!("{correction} {}", title.trim()));
        }
    };
    let by_key = apply.clone();
    view! {
        <span class="rename">
            <input type="text" node_ref=field value=title lang="zh-Hans" aria-label=say(Message::RetitleLabel)
                on:keydown=move |event| match &*event.key() {
                    "Enter" if !event.is_composing() => by_key(),
                    "Escape" => naming.set(false),
                    _ => {}
                } />
            {button("button", say(Message::Apply), Box::new(apply))}
            {button("quiet", say(Message::Cancel), Box::new(move || naming.set(false)))}
        </span>
    }
    .into_any()
}

/// Lines as links, a space between.
pub(super) fn lines(page: &str, lines: &[u32]) -> AnyView {
    line_links(page, lines.iter().copied()).into_any()
}
