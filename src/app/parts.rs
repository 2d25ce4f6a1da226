//! Small parts that several views draw: each is compiled once, whatever it does when it is clicked.

use leptos::prelude::*;

use super::dom;
use super::notices::Notice;
use super::state::App;
use crate::protocol::ArticleHead;
use crate::view::{Language, UrlState, address, name_article};

/// What a button does.
pub(crate) type Act = Box<dyn Fn()>;

/// A link.
pub(crate) fn link(class: &'static str, href: String, text: String) -> AnyView {
    view! { <a class=class href=href>{text}</a> }.into_any()
}

/// A link with words of the corpus.
pub(crate) fn printed_link(class: &'static str, href: String, text: String) -> AnyView {
    view! { <a class=class href=href lang="zh-Hans">{text}</a> }.into_any()
}

/// A link to a line, with its address.
pub(crate) fn line_link(page: &str, line: u32) -> AnyView {
    link("address", UrlState::line(page, line).format(), address(page, Some(line)))
}

/// Links to lines of a page, a space before each.
pub(crate) fn line_links(page: &str, lines: impl IntoIterator<Item = u32>) -> Vec<AnyView> {
    lines.into_iter().flat_map(|line| [" ".into_any(), line_link(page, line)]).collect()
}

/// A link to an article.
pub(crate) fn article_link(head: &ArticleHead, language: Language) -> AnyView {
    printed_link("", UrlState::article(&head.page, head.line).format(), name_article(head, language))
}

/// A button.
pub(crate) fn button(class: &'static str, label: &str, act: Act) -> AnyView {
    view! { <button class=class type="button" on:click=move |_| act()>{label.to_owned()}</button> }.into_any()
}

/// A name and what it says, in a list of such.
pub(crate) fn entry(name: &str, says: AnyView) -> AnyView {
    view! { <dt>{name.to_owned()}</dt><dd>{says}</dd> }.into_any()
}

/// Words of the corpus.
pub(crate) fn printed(text: &str) -> AnyView {
    view! { <span lang="zh-Hans">{text.to_owned()}</span> }.into_any()
}

/// Copies a text and says so.
pub(crate) fn copy(app: App, text: &str) {
    dom::copy(text, move |copied| {
        let notice = if copied { Notice::Copied } else { Notice::CopyRefused };
        notice.show(app.notices);
    });
}
