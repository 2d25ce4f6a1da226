//! The inspector: a card for one fact or one defect, with its evidence and where else it stands.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{HtmlElement, KeyboardEvent};

use super::super::dom;
use super::super::live::nothing;
use super::super::parts::{button, drawn, later, line_link, link};
use super::article::undo_buttons;
use super::{Sheet, Shown};
use crate::protocol::{Defect, Drawing, Mark, Marks};
use crate::view::{Message, address, defect, element, escape, fact_word, fill, text_element};

/// Which card.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Card {
    /// The fact with this number on the page.
    Fact(u32),
    /// The defect with this number.
    Flaw(u32),
}

/// Draws it. It takes the focus, and gives it back when it closes.
pub(super) fn view(shown: Shown, sheet: &Arc<Sheet>, facts: Option<&Arc<Marks>>, card: Card) -> AnyView {
    let say = |message: Message| message.text(shown.language);
    let (title, body) = match card {
        Card::Fact(number) => {
            let mark = facts.and_then(|facts| facts.iter().find(|mark| mark.number == number));
            let Some(mark) = mark else { return nothing() };
            (fact_word(&mark.word), fact(shown, sheet, mark))
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

fn fact(shown: Shown, sheet: &Arc<Sheet>, mark: &Mark) -> AnyView {
    let app = shown.app;
    let kind = fact_word(&mark.word).text(shown.language).to_ascii_lowercase();
    let correction = mark.dismiss.clone();
    let act = move || {
        shown.card.set(None);
        app.correct(&correction);
    };
    let dismiss = fill(Message::Dismiss.text(shown.language), &[("kind", &kind)]);
    let what = Drawing::Card { page: sheet.id().to_owned(), number: mark.number };
    view! {
        {later(app, "card", what)}
        <div class="actions">{button("quiet", &dismiss, Box::new(act))}{undo_buttons(shown)}</div>
    }
    .into_any()
}
