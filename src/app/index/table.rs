//! The table of an index, which can be narrowed, copied and saved.

use std::sync::Arc;

use leptos::prelude::*;
use web_sys::HtmlElement;

use super::super::dom;
use super::super::parts::{button, copy, drawn};
use super::super::state::App;
use crate::protocol::{Drawn, IndexOf};
use crate::view::{Language, Message, escape, index_title, text_element};

/// Draws it.
pub(super) fn view(app: App, of: IndexOf, table: &Drawn, language: Language) -> AnyView {
    let say = move |message: Message| message.text(language);
    if table.html.is_empty() {
        return drawn("", text_element("p", "", say(Message::IndexEmpty)));
    }
    let text = Arc::new(table.export.clone());
    let to_copy = Arc::clone(&text);
    let name = table.name.clone();
    view! {
        <div class="table-tools">
            {drawn("size", escape(&table.count))}
            <label class="filter">
                <span class="unseen">{say(Message::IndexFilter)}</span>
                <input type="search" lang="zh-Hans" placeholder=say(Message::IndexFilter)
                    on:input=move |event| narrow(app, event_target_value(&event).trim()) />
            </label>
            {button("quiet", say(Message::CopyTable), Box::new(move || copy(app, &to_copy)))}
            {button("quiet", say(Message::SaveCsv), Box::new(move || dom::save(&name, &format!("\u{feff}{text}"))))}
        </div>
        <div class="table" tabindex="0" role="region" aria-label=index_title(of).text(language)
            on:keydown=move |event| move_focus(app, &event) inner_html=table.html.clone()></div>
    }
    .into_any()
}

/// Leaves the rows in sight that hold a text.
fn narrow(app: App, sought: &str) {
    let sought = sought.to_ascii_lowercase();
    for row in app.root.with_value(|root| dom::all_in(root, "tbody tr")) {
        let text = row.text_content().unwrap_or_default().to_ascii_lowercase();
        let _ = row.toggle_attribute_with_force("hidden", !text.contains(&sought));
    }
}

/// Arrows lead from row to row: to the first link of each.
fn move_focus(app: App, event: &web_sys::KeyboardEvent) {
    let step: i64 = match event.key().as_str() {
        "ArrowDown" => 1,
        "ArrowUp" => -1,
        _ => return,
    };
    let links = app.root.with_value(|root| dom::all_in(root, "tr:not([hidden]) td:first-child a"));
    let current = dom::closest::<HtmlElement>(event, "tr");
    let row_of = |link: &HtmlElement| link.closest("tr").ok().flatten();
    let at = links.iter().position(|link| row_of(link).as_ref() == current.as_deref());
    let next = at.map_or(0, |at| at as i64 + step);
    if let Some(link) = usize::try_from(next).ok().and_then(|next| links.get(next)) {
        event.prevent_default();
        let _ = link.focus();
    }
}
