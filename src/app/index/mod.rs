//! Index: people, places, organisations, quantities, dates and contacts, each leading to its lines.

mod name;
mod table;

use std::sync::Arc;

use leptos::prelude::*;

use super::live::{live, value, whenever};
use super::state::App;
use super::{notices, place};
use crate::protocol::{Failure, Index, IndexOf, Request, Response};
use crate::view::{INDEX_TABS, Language, Message, UrlState, index_title};

/// Most rows of a table.
const MOST: u32 = 3000;

type Answer = RwSignal<Option<Result<Arc<Index>, Failure>>>;

/// Draws it.
pub(crate) fn view(app: App, language: Language) -> AnyView {
    let say = move |message: Message| message.text(language);
    let found: Answer = RwSignal::new(None);
    let wanted = Memo::new(move |_| match app.place.get() {
        UrlState::Index { of, name } => Some((of, name, app.edition.get())),
        _ => None,
    });
    whenever(move || {
        let Some((of, name, _)) = wanted.get() else { return };
        found.set(None);
        let request = Request::Index { of: Some(of), name, within: None, limit: MOST };
        app.ask_latest("index", request, move |answer| {
            let answer = match answer {
                Ok(Response::Index(index)) => Ok(Arc::new(index)),
                Ok(Response::Failed(failure)) | Err(failure) => Err(failure),
                Ok(_) => Err(Failure::Protocol),
            };
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
                let Some((of, name, _)) = wanted.get() else { return ().into_any() };
                match found.get() {
                    None => view! { <p class="waiting" role="status">{say(Message::FactsLoading)}</p> }.into_any(),
                    Some(Err(failure)) => notices::failed(&failure, language),
                    Some(Ok(index)) if name.is_empty() => all(app, of, &index, language),
                    Some(Ok(index)) => name::view(app, of, &name, &index, language),
                }
            })}
        </section>
    }
    .into_any()
}

fn all(app: App, of: IndexOf, index: &Index, language: Language) -> AnyView {
    let lead = (of == IndexOf::People).then(|| Message::IndexLead.text(language));
    view! {
        <header class="index-head">
            <h1>{index_title(of).text(language)}</h1>
            <p class="help">{lead}</p>
        </header>
        {table::view(app, of, index, language)}
    }
    .into_any()
}
