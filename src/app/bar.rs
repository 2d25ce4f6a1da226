//! The bar of `index.html`: search field, views, language, light or dark, and how the dictionary is doing.

use std::cell::Cell;
use std::rc::Rc;

use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement, HtmlInputElement, InputEvent, KeyboardEvent};

use super::live::{live, whenever};
use super::state::{App, Stage, Theme};
use super::{dom, find, place};
use crate::view::{Language, Message, UrlState, fill, grouped, index_title, megabytes};

/// Lets the bar work, and takes over what has been typed into it.
pub(crate) fn adopt(app: App) {
    translate(app);
    mark_view(app);
    tell_state(app);
    if let Some(button) = dom::by_id::<HtmlElement>("language") {
        dom::listen(&button, "click", move |_: web_sys::Event| {
            app.language.update(|language| *language = other(*language));
            dom::remember("language", app.language.get_untracked().tag());
        });
    }
    if let Some(button) = dom::by_id::<HtmlElement>("theme") {
        adopt_theme(app, button);
    }
    if let Some(link) = dom::by_id::<HtmlElement>("skip") {
        dom::listen(&link, "click", move |event: web_sys::Event| {
            event.prevent_default();
            let _ = app.root.with_value(HtmlElement::focus);
        });
    }
    if let Some(place) = dom::by_id::<HtmlElement>("dictionary") {
        mount_to(place, move || dictionary(app)).forget();
    }
    if let Some(input) = dom::by_id::<HtmlInputElement>("search-input") {
        adopt_search(app, input);
    }
}

fn other(language: Language) -> Language {
    match language {
        Language::Chinese => Language::English,
        Language::English => Language::Chinese,
    }
}

/// Puts the words of the language into what `index.html` marks.
fn translate(app: App) {
    whenever(move || {
        let language = app.language.get();
        let Some(html) = dom::document().document_element() else { return };
        let _ = html.set_attribute("lang", language.tag());
        for element in dom::all_in(&html, "[data-message], [data-label], [data-placeholder]") {
            let said = |name: &str| Message::named(&element.get_attribute(name)?).map(|m| m.text(language));
            if let Some(text) = said("data-message") {
                element.set_text_content(Some(text));
            }
            if let Some(text) = said("data-label") {
                let _ = element.set_attribute("aria-label", text);
            }
            if let Some(text) = said("data-placeholder") {
                let _ = element.set_attribute("placeholder", text);
            }
        }
        if let Some(button) = dom::by_id::<Element>("language") {
            // The button speaks the language that it leads to.
            let _ = button.set_attribute("lang", other(language).tag());
        }
    });
}

/// Marks the current view among the links, and names it in the title.
fn mark_view(app: App) {
    whenever(move || {
        let state = app.place.get();
        let language = app.language.get();
        let current = match state {
            UrlState::Front | UrlState::Paper { .. } => "paper",
            UrlState::Find { .. } => "find",
            UrlState::Index { .. } => "index",
            UrlState::Desk | UrlState::Bench { .. } => "desk",
            UrlState::Unknown { .. } => "",
        };
        if let Some(nav) = dom::by_id::<Element>("nav") {
            for link in dom::all_in(&nav, "a") {
                let is_current = link.get_attribute("data-view").is_some_and(|view| view == current);
                let _ = if is_current {
                    link.set_attribute("aria-current", "page")
                } else {
                    link.remove_attribute("aria-current")
                };
            }
        }
        let name = match &state {
            UrlState::Front => Message::Tagline.text(language).to_owned(),
            UrlState::Paper { page, .. } => fill(Message::PageTitle.text(language), &[("page", page)]),
            UrlState::Find { query, .. } if query.is_empty() => Message::FindTitle.text(language).to_owned(),
            UrlState::Find { query, .. } => query.clone(),
            UrlState::Index { of, name } if name.is_empty() => index_title(*of).text(language).to_owned(),
            UrlState::Index { name, .. } => name.clone(),
            UrlState::Desk => Message::DeskTitle.text(language).to_owned(),
            UrlState::Bench { .. } => Message::BenchTitle.text(language).to_owned(),
            UrlState::Unknown { .. } => Message::UnknownTitle.text(language).to_owned(),
        };
        dom::document().set_title(&format!("{name} · 阅报 Yuebao"));
    });
}

/// Leaves the state of corpus and dictionary on the root element, for tests and style sheets.
fn tell_state(app: App) {
    whenever(move || {
        let Some(root) = dom::by_id::<Element>("app") else { return };
        let dictionary = match app.dictionary.get() {
            Stage::Ready(_) => "ready",
            Stage::Failed(_) => "failed",
            Stage::Waiting | Stage::Loading(..) => "loading",
        };
        let _ = root.set_attribute("data-dictionary", dictionary);
        if matches!(app.corpus.get(), Stage::Ready(_)) {
            let _ = root.set_attribute("data-testid", "app-ready");
        }
    });
}

fn adopt_theme(app: App, button: HtmlElement) {
    dom::listen(&button, "click", move |_: web_sys::Event| {
        app.theme.update(|theme| {
            *theme = match theme {
                Theme::Auto => Theme::Light,
                Theme::Light => Theme::Dark,
                Theme::Dark => Theme::Auto,
            };
        });
        dom::remember("theme", app.theme.get_untracked().name());
    });
    let button = StoredValue::new_local(button);
    whenever(move || {
        let theme = app.theme.get();
        let label = match theme {
            Theme::Auto => Message::ThemeAuto,
            Theme::Light => Message::ThemeLight,
            Theme::Dark => Message::ThemeDark,
        };
        let label = label.text(app.language.get());
        if let Some(html) = dom::document().document_element() {
            let _ = html.set_attribute("data-theme", theme.name());
        }
        button.with_value(|button| {
            let _ = button.set_attribute("aria-label", label);
            button.set_title(label);
        });
    });
}

/// How the dictionary is doing: a bar while it loads, then a quiet mark.
fn dictionary(app: App) -> AnyView {
    live(move || {
        let language = app.language.get();
        let say = |message: Message| message.text(language);
        match app.dictionary.get() {
            Stage::Waiting | Stage::Ready(_) if matches!(app.corpus.get(), Stage::Failed(_)) => ().into_any(),
            Stage::Waiting => ().into_any(),
            Stage::Loading(loaded, total) => {
                let text = match total {
                    Some(total) => fill(
                        say(Message::DictionaryProgress),
                        &[("loaded", &megabytes(loaded)), ("total", &megabytes(total))],
                    ),
                    None => fill(say(Message::DictionaryProgressOnly), &[("loaded", &megabytes(loaded))]),
                };
                view! {
                    <label class="progress">
                        <span>{text}</span>
                        <progress data-testid="progress" max=total.map(|total| total.to_string())
                            value=total.map(|_| loaded.to_string())></progress>
                    </label>
                }
                .into_any()
            }
            Stage::Ready(ready) => {
                let milliseconds = grouped(ready.milliseconds.round() as u64);
                let title = fill(
                    say(Message::DictionaryFigures),
                    &[("milliseconds", &milliseconds), ("memory", &megabytes(ready.memory))],
                );
                view! { <a class="done" href="#/desk" title=title>{say(Message::DictionaryReady)}</a> }
                    .into_any()
            }
            Stage::Failed(_) => {
                view! { <a class="undone" href="#/desk">{say(Message::DictionaryFailed)}</a> }.into_any()
            }
        }
    })
}

fn adopt_search(app: App, input: HtmlInputElement) {
    // Between the start and the end of a composition the field holds letters that nobody looks for.
    let composing = Rc::new(Cell::new(false));
    let field = input.clone();
    let typed = Rc::new(move || find::typed(app, &field.value()));

    let starts = Rc::clone(&composing);
    dom::listen(&input, "compositionstart", move |_: web_sys::Event| starts.set(true));
    let (ends, then) = (Rc::clone(&composing), Rc::clone(&typed));
    dom::listen(&input, "compositionend", move |_: web_sys::Event| {
        ends.set(false);
        then();
    });
    let (during, then) = (Rc::clone(&composing), Rc::clone(&typed));
    dom::listen(&input, "input", move |event: InputEvent| {
        // A cleared field sends a plain event, which knows nothing of composing.
        let event_composes = event.dyn_ref::<InputEvent>().is_some_and(InputEvent::is_composing);
        if !during.get() && !event_composes {
            then();
        }
    });
    let (field, during) = (input.clone(), Rc::clone(&composing));
    dom::listen(&input, "keydown", move |event: KeyboardEvent| {
        if during.get() || event.is_composing() || event.key_code() == COMPOSING_KEY {
            return;
        }
        match event.key().as_str() {
            "Enter" => {
                event.prevent_default();
                place::settle_typing();
                if !find::entered(app, &field.value()) {
                    find::focus_first(app);
                }
            }
            "ArrowDown" if find::focus_first(app) => event.prevent_default(),
            "Escape" => {
                event.prevent_default();
                field.set_value("");
                find::typed(app, "");
            }
            _ => {}
        }
    });
    focus_by_slash(&input);
    let taken_over = input.value();
    follow_query(app, input, composing);
    if !taken_over.trim().is_empty() && app.query().is_empty() {
        find::typed(app, &taken_over);
    }
}

/// What Safari says of the Enter that ends a composition.
const COMPOSING_KEY: u32 = 229;

/// `/` leads to the field from anywhere but another field.
fn focus_by_slash(input: &HtmlInputElement) {
    let input = input.clone();
    dom::listen(&dom::window(), "keydown", move |event: KeyboardEvent| {
        let elsewhere = dom::closest::<Element>(&event, "input, textarea, select").is_none();
        let plain = !event.ctrl_key() && !event.meta_key() && !event.alt_key();
        if event.key() == "/" && elsewhere && plain {
            event.prevent_default();
            let _ = input.focus();
            input.select();
        }
    });
}

/// Puts the query of the address into the field, unless that is where it comes from.
fn follow_query(app: App, input: HtmlInputElement, composing: Rc<Cell<bool>>) {
    let input = StoredValue::new_local(input);
    let composing = StoredValue::new_local(composing);
    let mut first = true;
    whenever(move || {
        let state = app.place.get();
        let first = std::mem::take(&mut first);
        let query = match &state {
            UrlState::Find { query, .. } => query,
            UrlState::Paper { query, .. } if !query.is_empty() => query,
            UrlState::Front if !first => "",
            _ => return,
        };
        input.with_value(|input| {
            if input.value() != *query && !composing.with_value(|composing| composing.get()) {
                input.set_value(query);
            }
        });
    });
}
