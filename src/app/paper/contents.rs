//! Beside a page: its articles, what is named in the one that is read, and the scan.

use leptos::prelude::*;

use super::super::dom;
use super::super::live::live;
use super::super::parts::{drawn, later, list};
use super::super::state::Stage;
use super::{Sheet, Shown};
use crate::protocol::Drawing;
use crate::view::{
    Message, article_at, element, escape, fill, grouped, name_article, printed_element, text_element,
};

/// A window as wide as this has room beside the page.
const WIDE: f64 = 1100.0;

/// Draws it.
pub(super) fn view(shown: Shown, sheet: &Sheet, article: Option<usize>, facts: bool) -> AnyView {
    let width = dom::window().inner_width().ok().and_then(|width| width.as_f64());
    let open = width.is_some_and(|width| width >= WIDE);
    let at = article.or_else(|| article_at(&sheet.text.layout, shown.line.get_untracked()));
    let panel = at.filter(|_| facts).and_then(|at| sheet.text.heads.get(at)).map(|head| {
        let name = name_article(head, shown.language);
        let look = shown.look.get_untracked();
        let what = Drawing::Panel {
            page: head.page.clone(),
            line: head.line,
            name,
            article: look.article,
            flow: look.flow,
        };
        later(shown.app, "panel", what)
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
