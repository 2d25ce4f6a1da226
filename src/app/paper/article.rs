//! The head of an article: what it is called, who wrote it, where it stands, and why it begins there.

use leptos::prelude::*;

use super::super::dom;
use super::super::live::{live, nothing};
use super::super::parts::{button, copy, drawn, entry, line_link, link, list, printed_link};
use super::super::state::Stage;
use super::{Sheet, Shown};
use crate::protocol::{Article, Byline, Caption, Cited, Continuation, Direction, IndexOf};
use crate::view::{
    Message, UrlState, address, article_kind, decimal, element, escape, evidence, fill, lines_of,
    name_article, page_date, printed_element, text_element,
};

/// Draws it.
pub(super) fn view(shown: Shown, sheet: &Sheet, at: usize) -> Option<AnyView> {
    let article = sheet.text.layout.articles.get(at)?;
    Some(
        view! {
            <header class="article-head">
                {drawn("", head(shown, sheet, at)?)}
                {citation(shown, sheet, article)}
                {tools(shown, sheet.id().to_owned(), at, article)}
            </header>
        }
        .into_any(),
    )
}

fn head(shown: Shown, sheet: &Sheet, at: usize) -> Option<String> {
    let (article, head) = (sheet.text.layout.articles.get(at)?, sheet.text.heads.get(at)?);
    let say = |message: Message| message.text(shown.language);
    let cited = |class: &str, list: &[Cited]| -> String {
        list.iter().map(|one| printed_element("p", class, one.text.trim_start_matches(['#', ' ']))).collect()
    };
    let mut html = String::new();
    if let Some(section) = &article.section {
        let href = UrlState::find(&section.text).format();
        html += &element("p", &[("class", "section")], &printed_link(&href, &section.text));
    }
    html += &cited("kicker", &article.kickers);
    let (class, why) = if head.titled {
        ("article-title", "")
    } else {
        ("article-title untitled", say(Message::UntitledWhy))
    };
    let attributes = [("class", class), ("lang", "zh-Hans"), ("title", why)];
    html += &element("h2", &attributes, &escape(&name_article(head, shown.language)));
    html += &cited("subtitle", &article.subtitles);
    let renamed = |line: &str| {
        let title = line.strip_prefix("title ").and_then(|rest| rest.split_once(' '));
        title.is_some_and(|(_, title)| head.titled && title == head.title)
    };
    if shown.app.patch.with_untracked(|patch| patch.lines().any(renamed)) {
        html += &text_element("p", "by-reader", say(Message::ArticleRetitled));
    }
    html += &element("dl", &[("class", "parts")], &parts(shown, sheet, article));
    Some(html + &why_here(shown, article))
}

fn parts(shown: Shown, sheet: &Sheet, article: &Article) -> String {
    let page = sheet.id();
    let mut html = String::new();
    let mut add = |name: Message, says: &str| html += &entry(name.text(shown.language), says);
    if !article.bylines.is_empty() {
        add(Message::PartBy, &list("ul", "", article.bylines.iter().map(|by| byline(page, by))));
    }
    for (name, cited) in [(Message::PartDateline, &article.dateline), (Message::PartSource, &article.source)]
    {
        if let Some(cited) = cited {
            let text = printed_element("span", "", &cited.text);
            add(name, &format!("{text} {}", line_link(page, cited.line)));
        }
    }
    if !article.captions.is_empty() {
        let captions = article.captions.iter().map(|one| caption(shown, page, one));
        add(Message::PartPhotos, &list("ul", "", captions));
    }
    for mark in &article.continued {
        add(Message::PartContinued, &continued(shown, page, mark));
    }
    add(Message::PartKind, &escape(article_kind(article.kind).text(shown.language)));
    let date = page_date(sheet.text.entry.date.as_ref(), shown.language);
    add(Message::PartPage, &escape(&format!("{page}:{} · {date}", lines_of(article))));
    html
}

fn byline(page: &str, by: &Byline) -> String {
    let names: Vec<String> = by
        .names
        .iter()
        .map(|name| printed_link(&UrlState::index(IndexOf::People, name).format(), name))
        .collect();
    let role = printed_element("small", "", &[&*by.institution, &*by.role].concat());
    format!("{role} {} {}", names.join(" "), line_link(page, by.line))
}

fn caption(shown: Shown, page: &str, caption: &Caption) -> String {
    let mut html = printed_element("span", "", &caption.text);
    if !caption.names.is_empty() {
        let names = caption.names.join("、");
        let text = fill(Message::Photographer.text(shown.language), &[("names", &names)]);
        html = format!("{html} {}", printed_element("small", "", &text));
    }
    format!("{html} {}", line_link(page, caption.line))
}

/// The other half where the corpus has it; otherwise its page.
fn continued(shown: Shown, page: &str, mark: &Continuation) -> String {
    let number = mark.page.to_string();
    let says = match (&mark.other, mark.direction) {
        (Some((other, line)), _) => {
            let place = address(other, Some(*line));
            let text = fill(Message::OtherHalf.text(shown.language), &[("address", &place)]);
            link("", &UrlState::article(other, *line).format(), &text)
        }
        (None, direction) => {
            let message = match direction {
                Direction::From => Message::ContinuesFrom,
                Direction::To => Message::ContinuesTo,
            };
            escape(&fill(message.text(shown.language), &[("page", &number)]))
        }
    };
    format!("{says} {} {}", printed_element("span", "", &mark.text), line_link(page, mark.line))
}

/// Why it begins here: every reason with its weight, and how sure it is.
fn why_here(shown: Shown, article: &Article) -> String {
    let say = |message: Message| message.text(shown.language);
    if article.reasons.is_empty() {
        return String::new();
    }
    let sure = ((article.certainty() * 100.0).round() as u32).to_string();
    let mut reasons = vec![escape(&fill(say(Message::Certainty), &[("n", &sure)]))];
    reasons.extend(article.reasons.iter().map(|reason| {
        let weight = f64::from((reason.weight * 100.0).round()) / 100.0;
        let sign = if weight > 0.0 { "+" } else { "" };
        let weight = format!("{sign}{}", decimal(weight));
        let values = [("why", say(evidence(reason.evidence))), ("weight", &*weight)];
        escape(&fill(say(Message::WeightOf), &values))
    }));
    let summary = text_element("summary", "", say(Message::WhyHere));
    element("details", &[("class", "why")], &(summary + &list("ul", "", reasons)))
}

/// How to cite it: paper, page, date, lines, and the pack in which all of that holds.
fn citation(shown: Shown, sheet: &Sheet, article: &Article) -> AnyView {
    let id = sheet.id().to_owned();
    let lines = lines_of(article);
    let date = page_date(sheet.text.entry.date.as_ref(), shown.language);
    live(move || {
        let Stage::Ready(contents) = shown.app.corpus.get() else { return nothing() };
        let values = [
            ("title", &*contents.title),
            ("page", &*id),
            ("date", &*date),
            ("lines", &*lines),
            ("hash", &*contents.hash),
        ];
        let text = fill(Message::CitationText.text(shown.language), &values);
        drawn("", printed_element("p", "citation", &text))
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
        [undo, redo].into_iter().flatten().collect::<Vec<_>>().into_any()
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
