//! Small parts that several views draw. What does not change is HTML; what does something is compiled once.

use leptos::prelude::*;

use super::dom;
use super::live::live;
use super::notices::Notice;
use super::state::App;
use crate::protocol::{ArticleHead, Index, Request, Response};
use crate::view::{
    Language, UrlState, address, element, escape, name_article, printed_element, text_element,
};

/// What a button does.
pub(crate) type Act = Box<dyn Fn()>;

/// HTML as a part of a view.
pub(crate) fn drawn(class: &'static str, html: String) -> AnyView {
    view! { <div class=class inner_html=html></div> }.into_any()
}

/// HTML that is drawn when the engine has told what is in it.
pub(crate) fn later(
    app: App,
    topic: &'static str,
    request: Request,
    draw: impl FnOnce(&Index) -> String + 'static,
) -> AnyView {
    let html = RwSignal::new(String::new());
    app.ask_latest(topic, request, move |answer| {
        if let Ok(Response::Index(index)) = answer {
            let _ = html.try_set(draw(&index));
        }
    });
    live(move || drawn("", html.get()))
}

/// A link.
pub(crate) fn link(class: &str, href: &str, text: &str) -> String {
    element("a", &[("class", class), ("href", href)], &escape(text))
}

/// A link with words of the corpus.
pub(crate) fn printed_link(href: &str, text: &str) -> String {
    element("a", &[("href", href), ("lang", "zh-Hans")], &escape(text))
}

/// A link to a line, with its address.
pub(crate) fn line_link(page: &str, line: u32) -> String {
    link("address", &UrlState::line(page, line).format(), &address(page, Some(line)))
}

/// Links to lines of a page.
pub(crate) fn line_links(page: &str, lines: &[u32]) -> String {
    lines.iter().map(|&line| line_link(page, line)).collect::<Vec<_>>().join(" ")
}

/// A link to an article.
pub(crate) fn article_link(head: &ArticleHead, language: Language) -> String {
    let href = UrlState::article(&head.page, head.line).format();
    let class = if head.titled { "" } else { "untitled" };
    let attributes = [("class", class), ("href", &*href), ("lang", "zh-Hans")];
    element("a", &attributes, &escape(&name_article(head, language)))
}

/// Column and writers of an article, each with a dot after it.
pub(crate) fn by(head: &ArticleHead) -> String {
    let parts = [&head.section, &head.writers].into_iter().filter(|part| !part.is_empty());
    parts.map(|part| format!("{} · ", printed_element("span", "", part))).collect()
}

/// A name and what it says, in a list of such.
pub(crate) fn entry(name: &str, says: &str) -> String {
    format!("{}{}", text_element("dt", "", name), element("dd", &[], says))
}

/// Words of the page in which words of the corpus may stand, such as a classifier: marked as Chinese then.
pub(crate) fn mixed(tag: &str, text: &str) -> String {
    let chinese = text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    if chinese { printed_element(tag, "", text) } else { text_element(tag, "", text) }
}

/// A list.
pub(crate) fn list(tag: &str, class: &str, items: impl IntoIterator<Item = String>) -> String {
    let items: String = items.into_iter().map(|item| element("li", &[], &item)).collect();
    element(tag, &[("class", class)], &items)
}

/// A button.
pub(crate) fn button(class: &'static str, label: &str, act: Act) -> AnyView {
    view! { <button class=class type="button" on:click=move |_| act()>{label.to_owned()}</button> }.into_any()
}

/// Copies a text and says so.
pub(crate) fn copy(app: App, text: &str) {
    dom::copy(text, move |copied| {
        let notice = if copied { Notice::Copied } else { Notice::CopyRefused };
        notice.show(app.notices);
    });
}
