//! Small parts of HTML that several views have: links, lists, entries.

use super::html::{element, escape, printed_element, text_element};
use super::{Language, UrlState, address, name_article};
use crate::protocol::ArticleHead;

/// A link.
#[must_use]
pub fn link(class: &str, href: &str, text: &str) -> String {
    element("a", &[("class", class), ("href", href)], &escape(text))
}

/// A link with words of the corpus.
#[must_use]
pub fn printed_link(href: &str, text: &str) -> String {
    element("a", &[("href", href), ("lang", "zh-Hans")], &escape(text))
}

/// A link to a line, with its address.
#[must_use]
pub fn line_link(page: &str, line: u32) -> String {
    link("address", &UrlState::line(page, line).format(), &address(page, Some(line)))
}

/// Links to lines of a page.
#[must_use]
pub fn line_links(page: &str, lines: &[u32]) -> String {
    lines.iter().map(|&line| line_link(page, line)).collect::<Vec<_>>().join(" ")
}

/// A link to an article.
#[must_use]
pub fn article_link(head: &ArticleHead, language: Language) -> String {
    let href = UrlState::article(&head.page, head.line).format();
    let class = if head.titled { "" } else { "untitled" };
    let attributes = [("class", class), ("href", &*href), ("lang", "zh-Hans")];
    element("a", &attributes, &escape(&name_article(head, language)))
}

/// Column and writers of an article, each with a dot after it.
#[must_use]
pub fn by(head: &ArticleHead) -> String {
    let parts = [&head.section, &head.writers].into_iter().filter(|part| !part.is_empty());
    parts.map(|part| format!("{} · ", printed_element("span", "", part))).collect()
}

/// A name and what it says, in a list of such.
#[must_use]
pub fn entry(name: &str, says: &str) -> String {
    format!("{}{}", text_element("dt", "", name), element("dd", &[], says))
}

/// Words of the page in which words of the corpus may stand, such as a classifier: marked as Chinese then.
#[must_use]
pub fn mixed(tag: &str, text: &str) -> String {
    let chinese = text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    if chinese { printed_element(tag, "", text) } else { text_element(tag, "", text) }
}

/// A list.
#[must_use]
pub fn list(tag: &str, class: &str, items: impl IntoIterator<Item = String>) -> String {
    let items: String = items.into_iter().map(|item| element("li", &[], &item)).collect();
    element(tag, &[("class", class)], &items)
}
