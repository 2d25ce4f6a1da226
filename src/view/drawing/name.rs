//! What the corpus says of one name or value: offices, other names, and every mention in its article.

use super::Setting;
use crate::protocol::{Alias, Fact, FactRow, Index, IndexOf};
use crate::view::{
    Language, Message, Tenure, UrlState, address, article_link, element, escape, fact_kind, fill, grouped,
    line_link, link, list, masked, meaning, printed_element, printed_link, scope_in_words, tenures,
    text_element,
};

/// Draws it.
#[must_use]
pub fn name_of(set: &Setting, of: IndexOf, name: &str, index: &Index) -> String {
    let language = set.language;
    let say = |message: Message| message.text(language);
    let rows = &index.facts.rows;
    let listed = |row: &&FactRow| !matches!(row.fact, Fact::Office(_) | Fact::Alias(_));
    let mentions: Vec<&FactRow> = rows.iter().filter(listed).collect();
    let title = match mentions.first().map(|row| &row.fact) {
        Some(Fact::Contact(contact)) => masked(contact, set.masked),
        Some(fact @ (Fact::Date(_) | Fact::Sum(_))) => meaning(fact, language),
        _ => name.to_owned(),
    };
    let kind = mentions.first().map_or("", |row| say(fact_kind(&row.fact)));
    let mut count = escape(&fill(say(Message::NameMentions), &[("n", &grouped(mentions.len() as u64))]));
    if matches!(of, IndexOf::People | IndexOf::Places | IndexOf::Organisations) {
        count = format!("{count} · {}", link("", &UrlState::find(name).format(), say(Message::SearchName)));
    }
    let head = text_element("p", "size", kind)
        + &printed_element("h1", "", &title)
        + &element("p", &[("class", "size")], &count);
    let mut html = element("header", &[("class", "index-head"), ("data-testid", "name")], &head);
    let mut part = |title: Message, class: &str, items: Vec<String>| {
        if !items.is_empty() {
            let content = text_element("h2", "", say(title)) + &list("ul", "", items);
            html += &element("section", &[("class", class)], &content);
        }
    };
    if of == IndexOf::People {
        let held = tenures(rows, &index.at_odds, name);
        let held = held.iter().map(|tenure| office(set, index, tenure));
        part(Message::CardOffices, "offices", held.collect());
    }
    let others = rows.iter().filter_map(|row| match &row.fact {
        Fact::Alias(alias) => Some(other_name(of, name, alias, row, index, language)),
        _ => None,
    });
    part(Message::NameAliases, "aliases", others.collect());
    html += &element("section", &[("class", "mentions")], &in_articles(set, index, &mentions));
    html
}

fn page_of<'a>(index: &'a Index, row: &FactRow) -> &'a str {
    index.facts.heads.get(row.head as usize).map_or("", |head| &head.page)
}

/// A post with its first and last attestation; what does not agree with it is shown beside it.
fn office(set: &Setting, index: &Index, tenure: &Tenure) -> String {
    let language = set.language;
    let say = |message: Message| message.text(language);
    let at = |row: usize| {
        let row = &index.facts.rows[row];
        let page = page_of(index, row);
        format!("{} {}", line_link(page, row.line()), text_element("small", "", &(set.date_of)(page)))
    };
    let mut attested = format!("{} {}", escape(say(Message::OfficeFirst)), at(tenure.rows[0]));
    if let [_, .., last] = &*tenure.rows {
        attested = format!("{attested} · {} {}", escape(say(Message::OfficeLast)), at(*last));
    }
    let mut html = printed_element("p", "post", &format!("{}{}", tenure.institution, tenure.post))
        + &element("p", &[], &attested);
    for &other in &tenure.others {
        let row = &index.facts.rows[other];
        let Fact::Office(office) = &row.fact else { continue };
        let page = page_of(index, row);
        let place = address(page, Some(row.line()));
        let post = [&*office.institution, &*office.post].concat();
        let values = [("post", &*post), ("name", &*office.person), ("address", &*place)];
        let text = escape(&fill(say(Message::OfficeConflict), &values));
        let person = printed_link(&UrlState::index(IndexOf::People, &office.person).format(), &office.person);
        let text = format!("{text} {person} {}", line_link(page, row.line()));
        html += &element("p", &[("class", "warning")], &text);
    }
    html
}

fn other_name(
    of: IndexOf,
    name: &str,
    alias: &Alias,
    row: &FactRow,
    index: &Index,
    language: Language,
) -> String {
    let other = if alias.short == name { &alias.long } else { &alias.short };
    let why = if alias.introduced { Message::AliasIntroduced } else { Message::AliasProposed };
    let link = printed_link(&UrlState::index(of, other).format(), other);
    let why = text_element("small", "", why.text(language));
    format!("{link} {why} {}", line_link(page_of(index, row), row.line()))
}

/// The mentions under their articles, in the order of the text.
fn in_articles(set: &Setting, index: &Index, mentions: &[&FactRow]) -> String {
    let language = set.language;
    let mut html = String::new();
    let mut last = None;
    for row in mentions {
        let Some(head) = index.facts.heads.get(row.head as usize) else { continue };
        if last.replace(row.head) != Some(row.head) {
            let date = text_element("span", "date", &(set.date_of)(&head.page));
            let title = format!("{} {date}", article_link(head, language));
            html += &element("h2", &[("class", "group")], &title);
        }
        let mut text = match &row.fact {
            Fact::Contact(contact) => escape(&masked(contact, set.masked)),
            _ => {
                let [before, text, after] = [&row.before, &row.text, &row.after].map(|text| escape(text));
                format!("{before}<mark>{text}</mark>{after}")
            }
        };
        if let Fact::Sum(sum) = &row.fact {
            let scope = format!("{} {}", scope_in_words(sum, language), sum.measures);
            text = format!("{text} {}", text_element("small", "", &scope));
        }
        let text = element("span", &[("class", "snippet"), ("lang", "zh-Hans")], &text);
        let attributes = [("class", "mention"), ("data-testid", "table-row")];
        html += &element("p", &attributes, &(line_link(&head.page, row.line()) + &text));
    }
    html
}
