//! What the corpus names most often, for its front page.

use crate::protocol::{Index, IndexOf};
use crate::view::{
    INDEX_TABS, Language, Message, UrlState, element, index_title, link, list, meaning, mixed, printed_link,
    text_element,
};

/// Names of each kind that the front page shows.
pub const NAMED: u32 = 12;

/// Draws them; nothing where the corpus has no facts.
#[must_use]
pub fn named(index: &Index, language: Language) -> String {
    if index.total == 0 {
        return String::new();
    }
    let groups = INDEX_TABS.iter().filter(|of| !matches!(of, IndexOf::Dates | IndexOf::Contacts));
    let groups: String = groups.map(|&of| group(index, of, language)).collect();
    let html = text_element("h2", "", Message::FrontNames.text(language))
        + &element("div", &[("class", "groups")], &groups);
    element("section", &[("class", "front-part named"), ("data-testid", "named")], &html)
}

fn group(index: &Index, of: IndexOf, language: Language) -> String {
    let names = index.names.iter().filter(|row| row.of == of).map(|row| {
        let link = printed_link(&UrlState::index(of, &row.name).format(), &row.name);
        format!("{link} {}", text_element("small", "", &row.count.to_string()))
    });
    let rows = index.facts.rows.iter().filter(|row| row.fact.index() == of).map(|row| {
        let link = printed_link(&UrlState::index(of, &row.fact.key(&row.text)).format(), &row.text);
        let means = meaning(&row.fact, language);
        let means = if means == row.text { "" } else { &means };
        format!("{link} {}", mixed("small", means))
    });
    let items: Vec<String> = names.chain(rows).collect();
    if items.is_empty() {
        return String::new();
    }
    let all = UrlState::index(of, "").format();
    let more = format!("{} →", Message::FrontMore.text(language));
    let html = element("h3", &[], &link("", &all, index_title(of).text(language)))
        + &list("ul", "names", items)
        + &element("p", &[], &link("", &all, &more));
    element("section", &[], &html)
}
