//! The inspector: a card for one fact or one defect, with its evidence and where else it stands.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{HtmlElement, KeyboardEvent};

use super::super::dom;
use super::super::live::nothing;
use super::super::parts::{button, drawn, entry, later, line_link, line_links, link, list, mixed};
use super::article::undo_buttons;
use super::{Sheet, Shown};
use crate::protocol::{Defect, Fact, FactList, FactRow, Index, IndexOf, Piece, Request};
use crate::view::{
    Message, UrlState, address, date_kind, defect, element, escape, fact_kind, fill, grouped, masked,
    meaning, printed_element, scope_in_words, sum_kind, text_element,
};

/// Which card.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Card {
    /// The fact with this number on the page.
    Fact(u32),
    /// The defect with this number.
    Flaw(u32),
}

/// Other mentions that a card lists.
const OTHERS: usize = 12;

/// Draws it. It takes the focus, and gives it back when it closes.
pub(super) fn view(shown: Shown, sheet: &Arc<Sheet>, facts: Option<&Arc<FactList>>, card: Card) -> AnyView {
    let say = |message: Message| message.text(shown.language);
    let (title, body) = match card {
        Card::Fact(number) => {
            let row = facts.and_then(|facts| facts.rows.get(number as usize));
            let Some(row) = row else { return nothing() };
            (fact_kind(&row.fact), fact(shown, sheet, row))
        }
        Card::Flaw(number) => {
            let Some(found) = sheet.text.layout.defects.get(number as usize) else { return nothing() };
            (Message::Flaw, drawn("", flaw(shown, sheet, found)))
        }
    };
    let before = dom::document().active_element().and_then(|element| element.dyn_into::<HtmlElement>().ok());
    let before = StoredValue::new_local(before);
    let close = move || {
        shown.card.set(None);
        before.with_value(|element| drop(element.as_ref().map(HtmlElement::focus)));
    };
    let place = NodeRef::<leptos::html::Aside>::new();
    place.on_load(|card| drop(card.focus()));
    view! {
        <aside class="inspector" data-testid="inspector" role="dialog" aria-labelledby="card-title" tabindex="-1"
            node_ref=place
            on:keydown=move |event: KeyboardEvent| if event.key() == "Escape" { close() }>
            <header>
                <h2 id="card-title">{say(title)}</h2>
                {button("quiet", say(Message::Close), Box::new(close))}
            </header>
            {body}
        </aside>
    }
    .into_any()
}

fn flaw(shown: Shown, sheet: &Sheet, found: &Defect) -> String {
    let say = |message: Message| message.text(shown.language);
    let what = format!("{} {}", escape(say(defect(found.kind))), line_link(sheet.id(), found.line));
    let mut html = element("p", &[], &what);
    if let Some((line, _)) = found.other {
        let text = fill(say(Message::FlawOther), &[("address", &address(sheet.id(), Some(line)))]);
        let href = sheet.place(Some(line), shown.look.get_untracked()).format();
        html += &element("p", &[], &link("", &href, &text));
    }
    html + &text_element("p", "size", say(Message::FlawNote))
}

fn fact(shown: Shown, sheet: &Arc<Sheet>, row: &FactRow) -> AnyView {
    let app = shown.app;
    let page = sheet.id();
    let kind = fact_kind(&row.fact).text(shown.language).to_ascii_lowercase();
    let correction = format!("dismiss {page}:{} {} {}", row.line(), row.fact.word(), row.text);
    let act = move || {
        shown.card.set(None);
        app.correct(&correction);
    };
    let dismiss = fill(Message::Dismiss.text(shown.language), &[("kind", &kind)]);
    view! {
        {drawn("", element("dl", &[], &what_it_says(shown, page, row)))}
        {others(shown, page.to_owned(), row)}
        <div class="actions">{button("quiet", &dismiss, Box::new(act))}{undo_buttons(shown)}</div>
    }
    .into_any()
}

/// Verbatim, normalised, and from what that follows.
fn what_it_says(shown: Shown, page: &str, row: &FactRow) -> String {
    let text = match &row.fact {
        Fact::Contact(contact) => masked(contact, shown.app.mask.get_untracked()),
        _ => row.text.clone(),
    };
    let mut html = String::new();
    let mut add = |name: Message, says: &str| html += &entry(name.text(shown.language), says);
    let means = mixed("span", &meaning(&row.fact, shown.language));
    add(Message::CardPrinted, &printed_element("span", "", &format!("“{text}”")));
    let evidence: &[u32] = match &row.fact {
        Fact::Date(date) => {
            let edtf = text_element("code", "", date.edtf.as_deref().unwrap_or_default());
            add(Message::CardMeans, &format!("{means} {edtf}"));
            add(Message::CardKind, &escape(date_kind(date.kind).text(shown.language)));
            &date.evidence
        }
        Fact::Sum(sum) => {
            add(Message::CardMeans, &means);
            add(Message::CardKind, &escape(sum_kind(sum.kind).text(shown.language)));
            if !sum.measures.is_empty() {
                add(Message::CardMeasures, &printed_element("span", "", &sum.measures));
            }
            add(Message::CardScope, &mixed("span", &scope_in_words(sum, shown.language)));
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

/// Where else the same name or value stands, and a person's offices.
fn others(shown: Shown, page: String, row: &FactRow) -> AnyView {
    let (of, name) = (row.fact.index(), row.fact.key(&row.text));
    let request = Request::Index { of: Some(of), name: name.clone(), within: None, limit: u32::MAX };
    let here = (page, row.pieces.clone());
    later(shown.app, "card", request, move |index| elsewhere(shown, index, of, &name, &here))
}

fn elsewhere(shown: Shown, index: &Index, of: IndexOf, name: &str, here: &(String, Vec<Piece>)) -> String {
    let say = |message: Message| message.text(shown.language);
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
