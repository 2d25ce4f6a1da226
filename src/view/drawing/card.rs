//! The card of a fact: verbatim, normalised, its evidence, and where else it stands.

use super::Setting;
use crate::protocol::{Fact, FactRow, Index, IndexOf, Piece};
use crate::view::{
    Message, UrlState, date_kind, element, entry, escape, fill, grouped, line_link, line_links, link, list,
    masked, meaning, mixed, printed_element, scope_in_words, sum_kind, text_element,
};

/// Other mentions that a card lists.
const OTHERS: usize = 12;

/// Draws it; `index` holds what else concerns the fact.
#[must_use]
pub fn card_of(set: &Setting, page: &str, row: &FactRow, index: &Index) -> String {
    let (of, name) = (row.fact.index(), row.fact.key(&row.text));
    element("dl", &[], &what_it_says(set, page, row)) + &elsewhere(set, index, of, &name, (page, &row.pieces))
}

/// Verbatim, normalised, and from what that follows.
fn what_it_says(set: &Setting, page: &str, row: &FactRow) -> String {
    let text = match &row.fact {
        Fact::Contact(contact) => masked(contact, set.masked),
        _ => row.text.clone(),
    };
    let mut html = String::new();
    let mut add = |name: Message, says: &str| html += &entry(name.text(set.language), says);
    let means = mixed("span", &meaning(&row.fact, set.language));
    add(Message::CardPrinted, &printed_element("span", "", &format!("“{text}”")));
    let evidence: &[u32] = match &row.fact {
        Fact::Date(date) => {
            let edtf = text_element("code", "", date.edtf.as_deref().unwrap_or_default());
            add(Message::CardMeans, &format!("{means} {edtf}"));
            add(Message::CardKind, &escape(date_kind(date.kind).text(set.language)));
            &date.evidence
        }
        Fact::Sum(sum) => {
            add(Message::CardMeans, &means);
            add(Message::CardKind, &escape(sum_kind(sum.kind).text(set.language)));
            if !sum.measures.is_empty() {
                add(Message::CardMeasures, &printed_element("span", "", &sum.measures));
            }
            add(Message::CardScope, &mixed("span", &scope_in_words(sum, set.language)));
            &sum.evidence
        }
        _ => &[],
    };
    if !evidence.is_empty() {
        add(Message::CardEvidence, &line_links(page, evidence));
    }
    let at: Vec<u32> = row.pieces.iter().map(|piece| piece.line).collect();
    add(Message::CardAt, &line_links(page, &at));
    html
}

fn elsewhere(set: &Setting, index: &Index, of: IndexOf, name: &str, here: (&str, &[Piece])) -> String {
    let say = |message: Message| message.text(set.language);
    let page_of = |row: &FactRow| index.facts.heads.get(row.head as usize).map_or("", |head| &*head.page);
    let mut html = String::new();
    let offices: Vec<String> = index
        .facts
        .rows
        .iter()
        .filter_map(|row| match &row.fact {
            Fact::Office(office) if office.person == name => {
                let post = printed_element("span", "", &format!("{}{}", office.institution, office.post));
                Some(format!("{post} {}", line_link(page_of(row), row.line())))
            }
            _ => None,
        })
        .collect();
    if !offices.is_empty() {
        html += &text_element("h3", "", say(Message::CardOffices));
        html += &list("ul", "", offices);
    }
    let same = |row: &&FactRow| !matches!(row.fact, Fact::Office(_) | Fact::Alias(_));
    let mentions: Vec<&FactRow> = index.facts.rows.iter().filter(same).collect();
    let others = mentions.iter().filter(|row| page_of(row) != here.0 || row.pieces != here.1);
    let others: Vec<String> = others
        .take(OTHERS)
        .map(|row| {
            let around = format!("{}<b>{}</b>{}", escape(&row.before), escape(&row.text), escape(&row.after));
            let around = element("span", &[("lang", "zh-Hans")], &around);
            format!("{} {around}", line_link(page_of(row), row.line()))
        })
        .collect();
    html += &text_element("h3", "", say(Message::CardOthers));
    if others.is_empty() {
        html += &text_element("p", "", say(Message::CardOnlyHere));
    }
    html += &list("ul", "mentions", others);
    let all = fill(say(Message::CardAll), &[("n", &grouped(mentions.len() as u64))]);
    html + &element("p", &[], &link("", &UrlState::index(of, name).format(), &all))
}
