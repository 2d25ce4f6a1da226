//! Where the reader is: the fragment as a signal, the history, and the scroll that Back restores.

use std::cell::Cell;

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::dom;
use crate::view::UrlState;

thread_local! {
    /// The number of the history entry that is shown.
    static ENTRY: Cell<f64> = const { Cell::new(0.0) };
    /// The scroll to restore once the view is drawn.
    static WANTED: Cell<Option<f64>> = const { Cell::new(None) };
    /// The entry was made by typing, and typing on changes it.
    static TYPING: Cell<Option<Timeout>> = const { Cell::new(None) };
}

/// Typing that rests so long has settled on a query.
const SETTLED_AFTER: u32 = 1200;

/// What the page shows, in step with the address.
#[derive(Clone, Copy)]
pub(crate) struct Place(RwSignal<UrlState>);

impl Place {
    /// Reads the address and follows it from now on.
    pub(crate) fn new() -> Place {
        let place = Place(RwSignal::new(read()));
        let window = dom::window();
        if let Ok(history) = window.history() {
            let _ = history.set_scroll_restoration(web_sys::ScrollRestoration::Manual);
        }
        enter();
        dom::listen(&window, "popstate", move |_: web_sys::Event| place.follow());
        dom::listen(&window, "hashchange", move |_: web_sys::Event| place.follow());
        remember_scroll();
        place
    }

    /// What is shown; views that read it are drawn anew when it changes.
    pub(crate) fn get(self) -> UrlState {
        self.0.get()
    }

    /// What is shown, without following it.
    pub(crate) fn now(self) -> UrlState {
        self.0.get_untracked()
    }

    /// Goes somewhere, as a link would.
    pub(crate) fn go(self, state: &UrlState) {
        settle_typing();
        self.write(state, true);
    }

    /// Changes the address without a new history entry.
    pub(crate) fn replace(self, state: &UrlState) {
        self.write(state, false);
    }

    /// Follows typing: one history entry for each query on which the reader rests.
    pub(crate) fn type_on(self, state: &UrlState) {
        let open = TYPING.take();
        self.write(state, open.is_none());
        if let Some(timeout) = open {
            timeout.cancel();
        }
        TYPING.set(Some(Timeout::new(SETTLED_AFTER, settle_typing)));
    }

    fn write(self, state: &UrlState, push: bool) {
        if self.now() == *state {
            return;
        }
        let address = state.format();
        if let Ok(history) = dom::window().history() {
            // A browser may refuse where an address changes too often; the page goes on.
            let _ = if push {
                ENTRY.set(js_sys::Date::now());
                WANTED.set(None);
                history.push_state_with_url(&ENTRY.get().into(), "", Some(&address))
            } else {
                history.replace_state_with_url(&ENTRY.get().into(), "", Some(&address))
            };
        }
        self.0.set(state.clone());
    }

    /// The reader went through the history, or took a link.
    fn follow(self) {
        settle_typing();
        let state = read();
        if self.now() != state {
            enter();
            self.0.set(state);
        }
    }

    /// To be called when a view is drawn: restores the scroll of a visited entry, or does what a new one wants.
    pub(crate) fn drawn(self, otherwise: impl FnOnce() + 'static) {
        dom::before_painting(move || match WANTED.take() {
            Some(y) => dom::window().scroll_to_with_x_and_y(0.0, y),
            None => otherwise(),
        });
    }
}

/// Ends the history entry of a typed query; the next typing makes a new one.
pub(crate) fn settle_typing() {
    if let Some(timeout) = TYPING.take() {
        timeout.cancel();
    }
}

/// To the top of the page.
pub(crate) fn to_top() {
    dom::window().scroll_to_with_x_and_y(0.0, 0.0);
}

fn read() -> UrlState {
    UrlState::parse(&dom::window().location().hash().unwrap_or_default())
}

/// Finds out which history entry is shown: one that was visited has a number.
fn enter() {
    let Ok(history) = dom::window().history() else { return };
    let number = history.state().ok().and_then(|state| state.as_f64());
    WANTED.set(number.and_then(stored_scroll));
    ENTRY.set(number.unwrap_or_else(js_sys::Date::now));
    if number.is_none() {
        let _ = history.replace_state_with_url(&JsValue::from_f64(ENTRY.get()), "", None);
    }
}

fn remember_scroll() {
    let window = dom::window();
    dom::listen(&window, "scroll", move |_: web_sys::Event| {
        let Ok(y) = dom::window().scroll_y() else { return };
        if let Ok(Some(storage)) = dom::window().session_storage() {
            let _ = storage.set_item(&scroll_key(ENTRY.get()), &(y as i64).to_string());
        }
    });
}

fn stored_scroll(entry: f64) -> Option<f64> {
    let stored = dom::window().session_storage().ok()??.get_item(&scroll_key(entry)).ok()??;
    stored.parse::<i32>().ok().map(f64::from)
}

fn scroll_key(entry: f64) -> String {
    format!("yuebao:scroll:{}", entry as u64)
}
