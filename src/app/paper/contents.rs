//! Beside a page: its articles, what is named in the one that is read, and the scan.

use leptos::prelude::*;

use super::super::dom;
use super::super::live::live;
use super::super::parts::{drawn, later, line_link, list, mixed, printed_link};
use super::super::state::Stage;
use super::{Sheet, Shown};
use crate::protocol::{Fact, FactRow, Index, IndexOf, NameRow, Request};
use crate::view::{
    INDEX_TABS, Message, PaperLook, UrlState, address, article_at, element, escape, fill, grouped,
    index_title, masked, meaning, name_article, printed_element, text_element,
};

/// Rows that a list shows before the rest is asked for.
const FEW: usize = 8;

/// A window as wide as this has room beside the page.
const WIDE: f64 = 1100.0;

/// Draws it.
pub(super) fn view(shown: Shown, sheet: &Sheet, article: Option<usize>, facts: bool) -> AnyView {
    let width = dom::window().inner_width().ok().and_then(|width| width.as_f64());
    let open = width.is_some_and(|width| width >= WIDE);
    let at = article.or_else(|| article_at(&sheet.text.layout, shown.line.get_untracked()));
    let panel = at.filter(|_| facts).and_then(|at| sheet.text.heads.get(at)).map(|head| {
        let name = name_article(head, shown.language);
        panel(shown, name, (head.page.clone(), head.line))
    });
    view! {
        {scan(shown, sheet)}
        {drawn("", articles(shown, sheet, article, open))}
        {panel}
    }
    .into_any()
}

fn articles(shown: Shown, sheet: &Sheet, article: Option<usize>, open: bool) -> String {
    let say = |message: Message| message.text(shown.language);
    let look = shown.look.get_untracked();
    let entries = sheet.text.heads.iter().enumerate().map(|(number, head)| {
        let current = if article == Some(number) { "true" } else { "" };
        let line = head.line.to_string();
        let attributes = [
            ("class", if head.titled { "" } else { "untitled" }),
            ("href", &*sheet.place(Some(head.line), look).format()),
            ("aria-current", current),
            ("data-testid", "article"),
            ("data-line", &*line),
        ];
        let name = printed_element("span", "", &name_article(head, shown.language));
        let by: Vec<&str> =
            [&*head.section, &*head.writers].into_iter().filter(|part| !part.is_empty()).collect();
        let link = element("a", &attributes, &(text_element("span", "address", &line) + &name));
        link + &printed_element("small", "", &by.join(" · "))
    });
    let count = fill(say(Message::ArticleCount), &[("n", &grouped(sheet.text.heads.len() as u64))]);
    let label = say(Message::ArticleList);
    let summary = format!("{} {}", escape(label), text_element("small", "", &count));
    let nav = [("aria-label", label), ("data-testid", "article-list")];
    let content = element("summary", &[], &summary) + &element("nav", &nav, &list("ol", "", entries));
    element("details", &[("class", "contents"), ("open", if open { "open" } else { "" })], &content)
}

/// The picture of the page, where the corpus has one.
fn scan(shown: Shown, sheet: &Sheet) -> Option<AnyView> {
    let Stage::Ready(contents) = shown.app.corpus.get() else { return None };
    if contents.scans.is_empty() {
        return None;
    }
    let source = contents.scans.replace("{page}", sheet.id());
    let missing = RwSignal::new(false);
    let say = move |message: Message| message.text(shown.language);
    let picture = live(move || {
        if missing.get() {
            let text = fill(say(Message::ScanMissing), &[("address", &source)]);
            return drawn("", text_element("p", "warning", &text));
        }
        let (to, from) = (source.clone(), source.clone());
        view! {
            <a href=to target="_blank">
                <img src=from alt=say(Message::Scan) on:error=move |_| missing.set(true) />
            </a>
        }
        .into_any()
    });
    Some(view! { <figure class="scan">{picture}</figure> }.into_any())
}

/// People, places, organisations, sums, dates and contacts of an article.
fn panel(shown: Shown, name: String, within: (String, u32)) -> AnyView {
    let request =
        Request::Index { of: None, name: String::new(), within: Some(within.clone()), limit: u32::MAX };
    later(shown.app, "panel", request, move |index| {
        let mut html = element("h2", &[("id", "panel-title"), ("lang", "zh-Hans")], &escape(&name));
        if index.total == 0 {
            html += &text_element("p", "", Message::FactsNone.text(shown.language));
        }
        for of in INDEX_TABS {
            html += &group(shown, &within.0, index, of);
        }
        let attributes = [("class", "panel"), ("data-testid", "panel"), ("aria-labelledby", "panel-title")];
        element("section", &attributes, &html)
    })
}

fn group(shown: Shown, page: &str, index: &Index, of: IndexOf) -> String {
    let names = index.names.iter().filter(|row| row.of == of).map(name);
    let rows = index.facts.rows.iter().filter(|row| row.fact.index() == of);
    let mut items: Vec<String> = names.chain(rows.map(|row| value(shown, page, row))).collect();
    if items.is_empty() {
        return String::new();
    }
    let count = text_element("small", "", &grouped(items.len() as u64));
    let title = format!("{} {count}", escape(index_title(of).text(shown.language)));
    let rest = if items.len() > FEW + 2 { items.split_off(FEW) } else { Vec::new() };
    let mut html = element("h3", &[], &title) + &list("ul", "names", items);
    if !rest.is_empty() {
        let more = format!("{} +{}", Message::FrontMore.text(shown.language), rest.len());
        let more = text_element("summary", "", &more);
        html += &element("details", &[], &(more + &list("ul", "names", rest)));
    }
    html
}

fn name(row: &NameRow) -> String {
    let link = printed_link(&UrlState::index(row.of, &row.name).format(), &row.name);
    let times = if row.count > 1 { format!(" ×{}", row.count) } else { String::new() };
    format!("{link}{} {}", text_element("small", "", &times), line_link(&row.first.0, row.first.1))
}

fn value(shown: Shown, page: &str, row: &FactRow) -> String {
    let (text, means) = match &row.fact {
        Fact::Contact(contact) => (masked(contact, shown.app.mask.get_untracked()), String::new()),
        fact => (row.text.clone(), meaning(fact, shown.language)),
    };
    let means = if means == text { String::new() } else { mixed("small", &means) };
    let measures = match &row.fact {
        Fact::Sum(sum) => printed_element("span", "", &sum.measures),
        _ => String::new(),
    };
    let look = PaperLook { facts: true, ..shown.look.get_untracked() };
    let href = UrlState::place(page, Some(row.line()), look).format();
    let place = text_element("span", "address", &address(page, Some(row.line())));
    format!("{} {means} {measures} {place}", printed_link(&href, &text))
}
