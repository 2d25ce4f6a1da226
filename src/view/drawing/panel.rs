//! People, places, organisations, sums, dates and contacts of an article.

use super::Setting;
use crate::protocol::{Fact, FactRow, Index, IndexOf, NameRow};
use crate::view::{
    INDEX_TABS, Message, PaperLook, UrlState, address, element, escape, grouped, index_title, line_link,
    list, masked, meaning, mixed, printed_element, printed_link, text_element,
};

/// Rows that a list shows before the rest is asked for.
const FEW: usize = 8;

/// Draws the panel; links keep the look of the page.
#[must_use]
pub fn panel_of(set: &Setting, look: PaperLook, name: &str, page: &str, index: &Index) -> String {
    let mut html = element("h2", &[("id", "panel-title"), ("lang", "zh-Hans")], &escape(name));
    if index.total == 0 {
        html += &text_element("p", "", Message::FactsNone.text(set.language));
    }
    for of in INDEX_TABS {
        html += &group(set, look, page, index, of);
    }
    let attributes = [("class", "panel"), ("data-testid", "panel"), ("aria-labelledby", "panel-title")];
    element("section", &attributes, &html)
}

fn group(set: &Setting, look: PaperLook, page: &str, index: &Index, of: IndexOf) -> String {
    let names = index.names.iter().filter(|row| row.of == of).map(name);
    let rows = index.facts.rows.iter().filter(|row| row.fact.index() == of);
    let mut items: Vec<String> = names.chain(rows.map(|row| value(set, look, page, row))).collect();
    if items.is_empty() {
        return String::new();
    }
    let count = text_element("small", "", &grouped(items.len() as u64));
    let title = format!("{} {count}", escape(index_title(of).text(set.language)));
    let rest = if items.len() > FEW + 2 { items.split_off(FEW) } else { Vec::new() };
    let mut html = element("h3", &[], &title) + &list("ul", "names", items);
    if !rest.is_empty() {
        let more = format!("{} +{}", Message::FrontMore.text(set.language), rest.len());
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

fn value(set: &Setting, look: PaperLook, page: &str, row: &FactRow) -> String {
    let (text, means) = match &row.fact {
        Fact::Contact(contact) => (masked(contact, set.masked), String::new()),
        fact => (row.text.clone(), meaning(fact, set.language)),
    };
    let means = if means == text { String::new() } else { mixed("small", &means) };
    let measures = match &row.fact {
        Fact::Sum(sum) => printed_element("span", "", &sum.measures),
        _ => String::new(),
    };
    let href = UrlState::place(page, Some(row.line()), look).format();
    let place = text_element("span", "address", &address(page, Some(row.line())));
    format!("{} {means} {measures} {place}", printed_link(&href, &text))
}
