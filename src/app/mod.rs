//! The page: Leptos views over answers of the workers. Nothing here knows how search works.
//!
//! `index.html` holds the bar with the search field, so that it is there at once and keeps what is typed while the
//! program loads; [`bar`] adopts it. Everything below the bar is drawn here.

mod bar;
mod bench;
mod channel;
mod client;
mod desk;
mod dom;
mod find;
mod front;
mod index;
mod links;
mod live;
mod notices;
mod offline;
mod paper;
mod parts;
mod patch;
mod place;
mod state;

use leptos::mount::mount_to;
use leptos::prelude::*;
use web_sys::HtmlElement;

use crate::view::{Message, UrlState, fill};
use live::{live, nothing};
use state::{App, Stage};

/// Draws the page and starts the workers.
pub fn start() {
    console_error_panic_hook::set_once();
    let Some(view) = dom::by_id::<HtmlElement>("view") else { return };
    view.replace_children_with_node_0();
    let root = view.clone();
    mount_to(view, move || {
        let app = App::new(root.clone());
        bar::adopt(app);
        if let Some(region) = dom::by_id::<HtmlElement>("notices") {
            mount_to(region, move || notices::list(app)).forget();
        }
        app.run();
        view_of(app)
    })
    .forget();
}

/// The views; a change within one of them does not draw it anew.
#[derive(Clone, PartialEq)]
enum View {
    Front,
    Paper,
    Index,
    Find,
    Desk,
    Bench,
    Unknown(String),
}

fn view_of(app: App) -> AnyView {
    let view = Memo::new(move |_| match app.place.get() {
        UrlState::Front => View::Front,
        UrlState::Paper { .. } => View::Paper,
        UrlState::Index { .. } => View::Index,
        UrlState::Find { .. } => View::Find,
        UrlState::Desk => View::Desk,
        UrlState::Bench { .. } => View::Bench,
        UrlState::Unknown { fragment } => View::Unknown(fragment),
    });
    let drawn = live(move || {
        let language = app.language.get();
        match view.get() {
            View::Front => front::view(app, language),
            View::Paper => paper::view(app, language),
            View::Index => index::view(app, language),
            View::Find => find::view(app, language),
            View::Desk => desk::view(app, language),
            View::Bench => bench::view(app, language),
            View::Unknown(fragment) => unknown(app, &fragment),
        }
    });
    view! {
        {live(move || corpus_failed(app))}
        {drawn}
    }
    .into_any()
}

/// Without the corpus there is nothing to read or search; opening it may be tried again.
fn corpus_failed(app: App) -> AnyView {
    let Stage::Failed(failure) = app.corpus.get() else { return nothing() };
    let language = app.language.get();
    view! {
        <div class="failed" data-testid="error" role="alert">
            <p><strong>{Message::CorpusFailed.text(language)}</strong></p>
            <p>{notices::in_words(&failure, language)}</p>
            <p><button class="button" on:click=move |_| app.open_corpus()>{Message::Retry.text(language)}</button></p>
        </div>
    }
    .into_any()
}

/// An address that leads nowhere.
fn unknown(app: App, fragment: &str) -> AnyView {
    let language = app.language.get_untracked();
    let say = |message: Message| message.text(language);
    app.place.drawn(place::to_top);
    view! {
        <section class="narrow">
            <h1>{say(Message::UnknownTitle)}</h1>
            <p>{fill(say(Message::UnknownText), &[("fragment", fragment)])}</p>
            <p class="actions">
                <a class="button" href="#/">{say(Message::NavPaper)}</a>
                <a class="button" href="#/find">{say(Message::NavFind)}</a>
                <a class="button" href="#/desk">{say(Message::NavDesk)}</a>
            </p>
        </section>
    }
    .into_any()
}
