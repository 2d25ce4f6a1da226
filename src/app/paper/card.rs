//! The inspector: a card for one fact or one defect, with its evidence and where else it stands.

use std::sync::Arc;

use leptos::prelude::*;
use web_sys::{HtmlElement, KeyboardEvent};

use super::super::dom;
use super::super::live::{live, nothing};
use super::super::parts::{button, entry, line_link, link, printed};
use super::article::lines;
use super::{Sheet, Shown};
use crate::protocol::{Fact, FactList, FactRow, Index, Request, Response};
use crate::view::{
    Message, UrlState, address, date_kind, defect, fact_kind, fill, grouped, masked, meaning, scope_in_words,
    sum_kind,
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
const OTHERS: u32 = 12;

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
            let other = found.other.map(|(line, _)| {
                let text = fill(say(Message::FlawOther), &[("address", &address(sheet.id(), Some(line)))]);
                let href = sheet.place(Some(line), shown.look.get_untracked()).format();
                view! { <p>{link("", href, text)}</p> }.into_any()
            });
            let body = view! {
                <p>{say(defect(found.kind))}" "{line_link(sheet.id(), found.line)}</p>
                {other}
                <p><small>{say(Message::FlawNote)}</small></p>
            };
            (Message::Flaw, body.into_any())
        }
    };
    let before = dom::document().active_element();
    let before = StoredValue::new_local(before);
    let close = move || {
        shown.card.set(None);
        before.with_value(|element| {
            if let Some(element) =
                element.as_ref().and_then(|element| wasm_bindgen::JsCast::dyn_ref::<HtmlElement>(element))
            {
                let _ = element.focus();
            }
        });
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

fn fact(shown: Shown, sheet: &Arc<Sheet>, row: &FactRow) -> AnyView {
    let say = |message: Message| message.text(shown.language);
    let page = sheet.id();
    let text = match &row.fact {
        Fact::Contact(contact) => masked(contact, shown.app.mask.get_untracked()),
        _ => row.text.clone(),
    };
    let mut says = vec![entry(say(Message::CardPrinted), printed(&format!("“{text}”")))];
    let mut add = |name: Message, says_it: AnyView| says.push(entry(say(name), says_it));
    match &row.fact {
        Fact::Date(date) => {
            let edtf = date.edtf.clone().map(|edtf| view! { " "<code>{edtf}</code> }.into_any());
            add(Message::CardMeans, view! { {meaning(&row.fact, shown.language)}{edtf} }.into_any());
            add(Message::CardKind, say(date_kind(date.kind)).into_any());
            add_evidence(&mut add, page, &date.evidence);
        }
        Fact::Sum(sum) => {
            add(Message::CardMeans, meaning(&row.fact, shown.language).into_any());
            add(Message::CardKind, say(sum_kind(sum.kind)).into_any());
            if !sum.measures.is_empty() {
                add(Message::CardMeasures, printed(&sum.measures));
            }
            add(Message::CardScope, scope_in_words(sum, shown.language).into_any());
            add_evidence(&mut add, page, &sum.evidence);
        }
        _ => {}
    }
    let at: Vec<u32> = row.pieces.iter().map(|piece| piece.line).collect();
    add(Message::CardAt, lines(page, &at));
    let word = row.fact.word();
    let correction = format!("dismiss {page}:{} {word} {}", row.line(), row.text);
    let kind = say(fact_kind(&row.fact)).to_lowercase();
    let dismiss = (!row.text.is_empty()).then(|| {
        let app = shown.app;
        let act = move || {
            shown.card.set(None);
            app.correct(&correction);
        };
        button("quiet", &fill(say(Message::Dismiss), &[("kind", &kind)]), Box::new(act))
    });
    view! {
        <dl>{says}</dl>
        {others(shown, page.to_owned(), row)}
        <p class="actions">{dismiss}{super::article::undo_buttons(shown)}</p>
    }
    .into_any()
}

fn add_evidence(add: &mut impl FnMut(Message, AnyView), page: &str, evidence: &[u32]) {
    if !evidence.is_empty() {
        add(Message::CardEvidence, lines(page, evidence));
    }
}

/// Where else the same name or value stands, and a person's offices.
fn others(shown: Shown, page: String, row: &FactRow) -> AnyView {
    let found = RwSignal::new(None::<Index>);
    let (of, name) = (row.fact.index(), row.fact.key(&row.text));
    let request = Request::Index { of: Some(of), name: name.clone(), within: None, limit: u32::MAX };
    shown.app.ask_latest("card", request, move |answer| {
        if let Ok(Response::Index(index)) = answer {
            let _ = found.try_set(Some(index));
        }
    });
    let here = (page, row.pieces.clone());
    live(move || {
        let say = |message: Message| message.text(shown.language);
        let Some(index) = found.get() else { return nothing() };
        let page_of = |row: &FactRow| index.facts.heads.get(row.head as usize).map(|head| head.page.clone());
        let offices = index.facts.rows.iter().filter_map(|row| match &row.fact {
            Fact::Office(office) if office.person == name => {
                let post = format!("{}{}", office.institution, office.post);
                let line = line_link(&page_of(row)?, row.line());
                Some(view! { <li>{printed(&post)}" "{line}</li> }.into_any())
            }
            _ => None,
        });
        let offices: Vec<AnyView> = offices.collect();
        let offices = (!offices.is_empty())
            .then(|| view! { <h3>{say(Message::CardOffices)}</h3><ul>{offices}</ul> }.into_any());
        let same = |row: &&FactRow| !matches!(row.fact, Fact::Office(_) | Fact::Alias(_));
        let mentions: Vec<&FactRow> = index.facts.rows.iter().filter(same).collect();
        let elsewhere = mentions.iter().filter_map(|row| {
            let page = page_of(row)?;
            (here != (page.clone(), row.pieces.clone())).then(|| mention(&page, row))
        });
        let elsewhere: Vec<AnyView> = elsewhere.take(OTHERS as usize).collect();
        let none = elsewhere.is_empty().then_some(say(Message::CardOnlyHere));
        let all = fill(say(Message::CardAll), &[("n", &grouped(mentions.len() as u64))]);
        view! {
            {offices}
            <h3>{say(Message::CardOthers)}</h3>
            <p>{none}</p>
            <ul class="mentions">{elsewhere}</ul>
            <p>{link("", UrlState::index(of, &name).format(), all)}</p>
        }
        .into_any()
    })
}

/// A mention with the words around it.
fn mention(page: &str, row: &FactRow) -> AnyView {
    view! {
        <li>
            {line_link(page, row.line())}" "
            <span lang="zh-Hans">{row.before.clone()}<b>{row.text.clone()}</b>{row.after.clone()}</span>
        </li>
    }
    .into_any()
}
