//! Index: people, places, organisations, quantities, dates and contacts, each leading to its lines.

mod table;

use std::sync::Arc;

use leptos::prelude::*;

use super::live::{live, value, whenever};
use super::parts::drawn;
use super::state::App;
use super::{notices, place};
use crate::protocol::{Drawing, Drawn, Failure, IndexOf};
use crate::view::{INDEX_TABS, Language, Message, UrlState, index_title};

type Answer = RwSignal<Option<Result<Arc<Drawn>, Failure>>>;

/// Draws it.
pub(crate) fn view(app: App, language: Language) -> AnyView {
    let say = move |message: Message| message.text(language);
    let found: Answer = RwSignal::new(None);
    let wanted = Memo::new(move |_| match app.place.get() {
        UrlState::Index { of, name } => Some((of, name, app.edition.get(), app.mask.get())),
        _ => None,
    });
    whenever(move || {
        let Some((of, name, ..)) = wanted.get() else { return };
        found.set(None);
        let what = if name.is_empty() { Drawing::Table { of } } else { Drawing::Name { of, name } };
        app.draw("index", what, move |answer| {
            let answer = answer.map(Arc::new);
            let _ = found.try_set(Some(answer));
            app.place.drawn(place::to_top);
        });
    });
    let tabs = INDEX_TABS.iter().map(|&of| {
        let href = UrlState::index(of, "").format();
        let current = value(move || {
            let here = wanted.get().is_some_and(|(now, ..)| now == of);
            here.then(|| "page".to_owned())
        });
        view! { <li><a class="chip" href=href aria-current=current>{say(index_title(of))}</a></li> }
            .into_any()
    });
    let tabs: Vec<AnyView> = tabs.collect();
    view! {
        <section class="index">
            <nav class="chips" aria-label=say(Message::IndexTitle)><ul>{tabs}</ul></nav>
            {live(move || {
                let Some((of, name, ..)) = wanted.get() else { return ().into_any() };
                match found.get().or_else(|| app.facts_trouble.get().map(Err)) {
                    None => view! { <p class="waiting" role="status">{say(Message::FactsLoading)}</p> }.into_any(),
                    Some(Err(failure)) => notices::failed(&failure, language),
                    Some(Ok(table)) if name.is_empty() => all(app, of, &table, language),
                    Some(Ok(drawing)) => drawn("", drawing.html.clone()),
                }
            })}
        </section>
    }
    .into_any()
}

fn all(app: App, of: IndexOf, table: &Drawn, language: Language) -> AnyView {
    let lead = (of == IndexOf::People).then(|| Message::IndexLead.text(language));
    view! {
        <header class="index-head">
            <h1>{index_title(of).text(language)}</h1>
            <p class="help">{lead}</p>
        </header>
        {table::view(app, of, table, language)}
    }
    .into_any()
}
