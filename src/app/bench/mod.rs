//! The segmentation bench: a text cut in jieba's three modes, as it is typed.

mod card;
mod cutting;
mod lanes;
mod legend;

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{HtmlInputElement, HtmlTextAreaElement, InputEvent};

use super::live::{live, nothing, text};
use super::place;
use super::state::App;
use crate::view::{BenchText, Language, Message, UrlState, fill, tenths};
use cutting::{Cut, Cutting};

/// A longer text is not kept in the address.
const LONGEST_IN_ADDRESS: usize = 10_000;

/// Draws the view.
pub(crate) fn view(app: App, language: Language) -> AnyView {
    let say = move |message: Message| message.text(language);
    let cutting = Cutting::follow(app);
    app.open_dictionary();
    app.place.drawn(place::to_top);
    let too_long = live(move || {
        if !app.draft.with(|text| is_too_long(text)) {
            return nothing();
        }
        view! { <p class="warning">{say(Message::BenchTooLong)}</p> }.into_any()
    });
    // Lanes that stand empty would push what is below them down when their tokens come.
    let is_cut = Memo::new(move |_| cutting.cut.with(|cut| !matches!(cut, Cut::None)));
    let lanes = live(move || if is_cut.get() { lanes::view(app, cutting, language) } else { nothing() });
    view! {
        <section class="bench">
            <header class="bench-head">
                <h1>{say(Message::BenchTitle)}</h1>
                <p class="lead">{say(Message::BenchLead)}</p>
            </header>
            {input(app, language)}
            {too_long}
            <div class="bench-switches">
                {hmm_switch(app, language)}
                <p class="bench-state" role="status">{text(move || Some(state(app, cutting, language)))}</p>
            </div>
            {lanes}
            {live(move || legend::view(cutting, language))}
            {live(move || card::view(app, cutting, language))}
        </section>
    }
    .into_any()
}

fn is_too_long(text: &str) -> bool {
    text.chars().nth(LONGEST_IN_ADDRESS).is_some()
}

fn hmm(app: App) -> bool {
    !matches!(app.place.get(), UrlState::Bench { hmm: false, .. })
}

fn input(app: App, language: Language) -> AnyView {
    let composing = RwSignal::new(false);
    let take = move |target: Option<web_sys::EventTarget>| {
        let Some(area) = target.and_then(|target| target.dyn_into::<HtmlTextAreaElement>().ok()) else {
            return;
        };
        typed(app, area.value());
    };
    view! {
        <label class="unseen" for="segment-input">{Message::BenchInput.text(language)}</label>
        <textarea id="segment-input" data-testid="segment-input" lang="zh-Hans" rows="3" spellcheck="false"
            placeholder=Message::BenchPlaceholder.text(language)
            prop:value=move || app.draft.get()
            on:compositionstart=move |_| composing.set(true)
            on:compositionend=move |event| {
                composing.set(false);
                take(event.target());
            }
            on:input=move |event| {
                let event_composes = event.dyn_ref::<InputEvent>().is_some_and(InputEvent::is_composing);
                if !composing.get_untracked() && !event_composes {
                    take(event.target());
                }
            }>
        </textarea>
    }
    .into_any()
}

/// The reader has changed the text: it is no longer a line of the corpus.
fn typed(app: App, text: String) {
    let hmm = hmm_now(app);
    let in_address = if is_too_long(&text) { String::new() } else { text.clone() };
    app.draft.set(text);
    app.place.type_on(&UrlState::Bench { text: BenchText::Typed(in_address), hmm });
}

fn hmm_now(app: App) -> bool {
    !matches!(app.place.now(), UrlState::Bench { hmm: false, .. })
}

fn hmm_switch(app: App, language: Language) -> AnyView {
    let switched = move |event: web_sys::Event| {
        let UrlState::Bench { text, .. } = app.place.now() else { return };
        let on = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        let hmm = on.is_none_or(|input| input.checked());
        app.place.replace(&UrlState::Bench { text, hmm });
    };
    view! {
        <label class="switch">
            <input type="checkbox" prop:checked=move || hmm(app) on:change=switched />
            <span>{Message::BenchHmm.text(language)}</span>
            <small>{Message::BenchHmmWhy.text(language)}</small>
        </label>
    }
    .into_any()
}

/// One sentence on where the tokens come from, or why there are none.
fn state(app: App, cutting: Cutting, language: Language) -> String {
    let say = move |message: Message| message.text(language);
    if let Some(failure) = cutting.trouble.get() {
        return super::notices::in_words(&failure, language);
    }
    let model = match cutting.model.get() {
        cutting::Model::Loading => Some(say(Message::TagModelLoading)),
        cutting::Model::Failed => Some(say(Message::TagModelFailed)),
        cutting::Model::NotAsked | cutting::Model::There => None,
    };
    cutting.cut.with(|cut| match cut {
        Cut::None if app.draft.with(|text| text.trim().is_empty()) => say(Message::BenchEmpty).to_owned(),
        Cut::None => say(Message::BenchWaiting).to_owned(),
        Cut::Packed(_) => say(Message::FromPack).to_owned(),
        Cut::Fresh(cuts) => {
            let milliseconds = tenths((cuts.microseconds / 100.0) as u64);
            let time = fill(say(Message::BenchCutIn), &[("milliseconds", &milliseconds)]);
            model.map_or_else(|| time.clone(), |model| format!("{time} · {model}"))
        }
    })
}
