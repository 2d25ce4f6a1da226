//! What the reader should be told, wherever the reader is.

use leptos::prelude::*;

use super::live::live;
use super::offline;
use super::state::{App, Stage};
use crate::protocol::Failure;
use crate::view::{Language, Message, address, fill};

/// A notice.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Notice {
    /// A worker died and was started anew.
    Restarted,
    /// The dictionary is not to be had; trying again may help.
    DictionaryFailed,
    /// A new version waits for the reader to agree.
    NewVersion,
    /// Something was copied.
    Copied,
    /// The browser does not let us copy.
    CopyRefused,
}

/// How long a notice stays that needs no answer.
const PASSING: u32 = 2500;

impl Notice {
    /// Shows it, once.
    pub(crate) fn show(self, notices: RwSignal<Vec<Notice>>) {
        notices.update(|list| {
            list.retain(|&notice| notice != self);
            list.push(self);
        });
        if matches!(self, Notice::Copied | Notice::CopyRefused) {
            gloo_timers::callback::Timeout::new(PASSING, move || self.hide(notices)).forget();
        }
    }

    /// Takes it away.
    pub(crate) fn hide(self, notices: RwSignal<Vec<Notice>>) {
        if notices.with_untracked(|list| list.contains(&self)) {
            notices.update(|list| list.retain(|&notice| notice != self));
        }
    }
}

/// The notices, in a region that assistive technology reads out.
pub(crate) fn list(app: App) -> AnyView {
    live(move || {
        let language = app.language.get();
        let notice = |notice: Notice| one(app, notice, language);
        app.notices.get().into_iter().map(notice).collect_view().into_any()
    })
}

fn one(app: App, notice: Notice, language: Language) -> AnyView {
    let say = |message: Message| message.text(language);
    let text = match notice {
        Notice::Restarted => Message::WorkerRestarted,
        Notice::DictionaryFailed => Message::DictionaryFailedNotice,
        Notice::NewVersion => Message::NewVersion,
        Notice::Copied => Message::Copied,
        Notice::CopyRefused => Message::CopyRefused,
    };
    let action = match notice {
        Notice::DictionaryFailed => Some((Message::Retry, retry as fn(App))),
        Notice::NewVersion => Some((Message::Update, offline::update as fn(App))),
        _ => None,
    };
    let detail = match (notice, app.dictionary.get()) {
        (Notice::DictionaryFailed, Stage::Failed(failure)) => Some(in_words(&failure, language)),
        _ => None,
    };
    let hook = if notice == Notice::DictionaryFailed { "error" } else { "notice" };
    view! {
        <div class="notice" data-testid=hook>
            <p>{say(text)}</p>
            {detail.map(|detail| view! {
                <details><summary>{say(Message::Details)}</summary><p>{detail}</p></details>
            }.into_any())}
            <p class="actions">
                {action.map(|(label, act)| view! {
                    <button class="button" on:click=move |_| act(app)>{say(label)}</button>
                }.into_any())}
                <button class="quiet" on:click=move |_| notice.hide(app.notices)>{say(Message::Close)}</button>
            </p>
        </div>
    }
    .into_any()
}

fn retry(app: App) {
    Notice::DictionaryFailed.hide(app.notices);
    app.open_dictionary();
}

/// A failure in the reader's language.
pub(crate) fn in_words(failure: &Failure, language: Language) -> String {
    let say = |message: Message| message.text(language);
    match failure {
        Failure::Fetch { address, detail } => {
            fill(say(Message::FailedFetch), &[("address", address), ("detail", detail)])
        }
        Failure::Open { address, detail } => {
            fill(say(Message::FailedOpen), &[("address", address), ("detail", detail)])
        }
        Failure::NoSuchPlace { page, line } => {
            fill(say(Message::FailedPlace), &[("address", &address(page, *line))])
        }
        Failure::Died => say(Message::FailedDied).to_owned(),
        Failure::Protocol => say(Message::FailedProtocol).to_owned(),
    }
}

/// A failure where a view would be.
pub(crate) fn failed(failure: &Failure, language: Language) -> AnyView {
    view! { <p class="failed" data-testid="error" role="alert">{in_words(failure, language)}</p> }.into_any()
}
