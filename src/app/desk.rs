//! The desk: what is stored on this machine and how things are.

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::live::{condition, live, nothing, text};
use super::parts::{button, copy, drawn, line_link};
use super::state::{App, Stage};
use super::{dom, notices, offline, place};
use crate::protocol::parse_corrections;
use crate::view::{
    Language, Message, element, fill, grouped, megabytes, printed_element, refusal, text_element,
};

/// Draws it.
pub(crate) fn view(app: App, language: Language) -> AnyView {
    let say = move |message: Message| message.text(language);
    app.place.drawn(place::to_top);
    view! {
        <section class="desk">
            <h1>{say(Message::DeskTitle)}</h1>
            <div class="cards">
                <section class="card wide">
                    <h2>{say(Message::BenchTitle)}</h2>
                    <p>{say(Message::BenchLead)}</p>
                    <p><a class="button" href="#/desk/segment">{say(Message::OpenBench)}</a></p>
                </section>
                <section class="card wide corrections" aria-labelledby="corrections-title">
                    <h2 id="corrections-title">{say(Message::DeskCorrections)}</h2>
                    <p>{say(Message::DeskCorrectionsLead)}</p>
                    {live(move || corrections(app, language))}
                </section>
                <section class="card"><h2>{say(Message::DeskSettings)}</h2>{settings(app, language)}</section>
                <section class="card"><h2>{say(Message::DeskCorpus)}</h2>{live(move || corpus(app, language))}</section>
                <section class="card">
                    <h2>{say(Message::DeskDictionary)}</h2>{live(move || dictionary(app, language))}
                </section>
                <section class="card"><h2>{say(Message::DeskOffline)}</h2>{storage(app, language)}</section>
                <section class="card">
                    <h2>{say(Message::DeskProgram)}</h2>
                    <dl>
                        <dt>{say(Message::DeskVersion)}</dt><dd>{env!("CARGO_PKG_VERSION")}</dd>
                        <dt>{say(Message::DeskBuild)}</dt>
                        <dd><code>{dom::told("build").unwrap_or_default()}</code></dd>
                        <dt>{say(Message::DeskKeys)}</dt><dd>{say(Message::FindKeys)}</dd>
                    </dl>
                    <p>{say(Message::Privacy)}</p>
                </section>
            </div>
        </section>
    }
    .into_any()
}

/// The corrections, each with a way to its line, and why some have no effect.
fn corrections(app: App, language: Language) -> AnyView {
    let say = move |message: Message| message.text(language);
    let patch = app.patch.get();
    let refused = app.refused.get();
    let line = |(text, number): (&str, u32)| {
        let why = refused.iter().find(|refused| refused.line == number);
        let why = why.map_or("", |refused| say(refusal(refused.why)));
        let (found, _) = parse_corrections(text);
        let place = found.first().map(|(_, found)| line_link(&found.page, found.line)).unwrap_or_default();
        let code = printed_element("code", "", text);
        let html = format!("{code} {place} {}", text_element("span", "warning", why));
        element("li", &[("data-testid", "correction")], &html)
    };
    let mut lines: String = patch.lines().zip(1..).map(line).collect();
    lines = element("ol", &[("class", "patch")], &lines);
    if patch.is_empty() {
        lines = text_element("p", "", say(Message::DeskNoCorrections));
    }
    let field = NodeRef::<leptos::html::Input>::new();
    let import = move |_: web_sys::Event| {
        if let Some(field) = field.get_untracked() {
            dom::read_chosen(&field, move |text| app.import_patch(&text));
        }
    };
    let saved = patch.clone();
    let buttons = (!patch.is_empty()).then(|| {
        let copied = patch.clone();
        let undo = button("button", say(Message::Undo), Box::new(move || app.undo()));
        let save = Box::new(move || dom::save("corrections.txt", &saved));
        let save = button("button", say(Message::DeskExport), save);
        let copy = button("quiet", say(Message::Copy), Box::new(move || copy(app, &copied)));
        view! { {undo}{save}{copy} }.into_any()
    });
    let redo = (!app.undone.with(Vec::is_empty))
        .then(|| button("button", say(Message::Redo), Box::new(move || app.redo())));
    view! {
        {drawn("", lines)}
        <p class="actions">
            {buttons}{redo}
            <label class="button">
                {say(Message::DeskImport)}
                <input class="unseen" type="file" accept=".txt,text/plain" node_ref=field on:change=import
                    data-testid="corrections-input" />
            </label>
        </p>
    }
    .into_any()
}

fn settings(app: App, language: Language) -> AnyView {
    let say = move |message: Message| message.text(language);
    let on = condition(move || app.mask.get());
    view! {
        <label class="switch">
            <input type="checkbox" prop:checked=on on:change=move |_| {
                app.mask.update(|mask| *mask = !*mask);
                dom::remember("mask", if app.mask.get_untracked() { "1" } else { "0" });
            } />
            <span>{say(Message::MaskContacts)}</span>
            <small>{say(Message::MaskContactsWhy)}</small>
        </label>
    }
    .into_any()
}

fn corpus(app: App, language: Language) -> AnyView {
    let say = move |message: Message| message.text(language);
    let Stage::Ready(contents) = app.corpus.get() else {
        return view! { <p>{say(Message::CorpusLoading)}</p> }.into_any();
    };
    let counted = |message: Message, number: u64| {
        let number = grouped(number);
        let unit = fill(say(message), &[("n", &number)]);
        format!("{number} {unit}")
    };
    let figures = [
        counted(Message::FigurePages, contents.pages.len() as u64),
        counted(Message::FigureCharacters, contents.characters),
        counted(Message::FigureTokens, contents.tokens),
    ];
    view! {
        <p><a href="#/" lang="zh-Hans">{contents.title.clone()}</a></p>
        <p>{figures.join(" · ")}</p>
        <dl><dt>{say(Message::DeskHash)}</dt><dd><code>{contents.hash.clone()}</code></dd></dl>
    }
    .into_any()
}

fn dictionary(app: App, language: Language) -> AnyView {
    let say = move |message: Message| message.text(language);
    let state = match app.dictionary.get() {
        Stage::Waiting => view! { <p>{say(Message::DictionaryWaiting)}</p> }.into_any(),
        Stage::Loading(..) => view! { <p>{say(Message::DictionaryLoading)}</p> }.into_any(),
        Stage::Ready(ready) => {
            let milliseconds = grouped(ready.milliseconds.round() as u64);
            let values = [("milliseconds", &*milliseconds), ("memory", &*megabytes(ready.memory))];
            let figures = fill(say(Message::DictionaryFigures), &values);
            view! { <p>{say(Message::DictionaryReady)}</p><p>{figures}</p> }.into_any()
        }
        Stage::Failed(failure) => view! {
            <p>{say(Message::DictionaryFailed)}</p>
            <p>{notices::in_words(&failure, language)}</p>
            <p><button class="button" on:click=move |_| app.open_dictionary()>{say(Message::Retry)}</button></p>
        }
        .into_any(),
    };
    let hash = match app.corpus.get() {
        Stage::Ready(contents) => Some(
            view! {
                <dl><dt>{say(Message::DeskHash)}</dt><dd><code>{contents.dictionary.clone()}</code></dd></dl>
            }
            .into_any(),
        ),
        _ => None,
    };
    view! { {state}{hash} }.into_any()
}

fn storage(app: App, language: Language) -> AnyView {
    let say = move |message: Message| message.text(language);
    let used = RwSignal::new(None::<u64>);
    ask_storage(used);
    let state = text(move || {
        let state = match (offline::possible(), app.stored.get()) {
            (false, _) => Message::OfflineUnavailable,
            (true, true) => Message::OfflineReady,
            (true, false) => Message::OfflineNotYet,
        };
        Some(say(state).to_owned())
    });
    let used = live(move || {
        let Some(bytes) = used.get() else { return nothing() };
        let bytes = fill(say(Message::Megabytes), &[("n", &megabytes(bytes))]);
        view! { <dl><dt>{say(Message::StoredHere)}</dt><dd>{bytes}</dd></dl> }.into_any()
    });
    view! { <p>{state}</p>{used} }.into_any()
}

/// Asks the browser how much the site keeps; some do not tell.
fn ask_storage(used: RwSignal<Option<u64>>) {
    let navigator = dom::window().navigator();
    if !js_sys::Reflect::get(&navigator, &"storage".into()).is_ok_and(|storage| storage.is_object()) {
        return;
    }
    let Ok(estimate) = navigator.storage().estimate() else { return };
    wasm_bindgen_futures::spawn_local(async move {
        let Ok(estimate) = JsFuture::from(estimate).await else { return };
        let usage = js_sys::Reflect::get(&estimate, &"usage".into()).ok().as_ref().and_then(JsValue::as_f64);
        if let Some(usage) = usage {
            let _ = used.try_set(Some(usage as u64));
        }
    });
}
