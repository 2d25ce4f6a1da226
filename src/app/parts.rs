//! Small parts that several views draw. What does not change is HTML; what does something is compiled once.

use leptos::prelude::*;

use super::dom;
use super::live::live;
use super::notices::Notice;
use super::state::App;
use crate::protocol::{Drawing, Drawn};
pub(crate) use crate::view::{article_link, by, entry, line_link, line_links, link, list, printed_link};

/// What a button does.
pub(crate) type Act = Box<dyn Fn()>;

/// HTML as a part of a view.
pub(crate) fn drawn(class: &'static str, html: String) -> AnyView {
    view! { <div class=class inner_html=html></div> }.into_any()
}

/// What the facts worker draws, as soon as it has.
pub(crate) fn later(app: App, topic: &'static str, what: Drawing) -> AnyView {
    let html = RwSignal::new(String::new());
    app.draw(topic, what, move |answer| {
        if let Ok(Drawn { html: told, .. }) = answer {
            let _ = html.try_set(told);
        }
    });
    live(move || drawn("", html.get()))
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
