//! The card of a token: what it is, where it comes from, how often it is in the corpus.

use leptos::prelude::*;

use super::super::dom;
use super::super::live::{nothing, text};
use super::super::state::App;
use super::cutting::{Chosen, Cutting};
use crate::protocol::{CutSource, Request, Response};
use crate::view::{Language, Message, UrlState, describe, fill, grouped};

/// Draws it, where a token is chosen.
pub(super) fn view(app: App, cutting: Cutting, language: Language) -> AnyView {
    let say = move |message: Message| message.text(language);
    let Some(Chosen { token, top, left }) = cutting.chosen.get() else { return nothing() };
    let count = RwSignal::new(None::<u32>);
    // The same reading of the word as in the search that the link leads to.
    let request = Request::Count { query: token.text.clone(), literal: false };
    app.ask_latest("token", request, move |answer| {
        if let Ok(Response::Count(counts)) = answer {
            let _ = count.try_set(Some(counts.hits));
        }
    });
    let close = move || {
        cutting.chosen.set(None);
    };
    dom::listen_while_drawn(&dom::document(), "keydown", move |event: web_sys::KeyboardEvent| {
        if event.key() == "Escape" {
            close();
        }
    });
    let source = match token.source {
        CutSource::Dictionary => Message::SourceDictionary,
        CutSource::User => Message::SourceUser,
        CutSource::Unknown => Message::SourceUnknown,
        CutSource::Pattern => Message::SourcePattern,
        CutSource::Mark => Message::SourceMark,
    };
    let href = UrlState::find(&token.text).format();
    let count = text(move || {
        count.get().map(|count| fill(say(Message::TokenCount), &[("n", &grouped(count.into()))]))
    });
    let guessed = token.guessed.then(|| view! { <p class="guess">{say(Message::GuessedWhy)}</p> }.into_any());
    view! {
        <aside class="token-card" data-testid="inspector" aria-live="polite"
            style:top=format!("{top}px") style:left=format!("{left}px")>
            <p class="token-word" lang="zh-Hans">{token.text.clone()}</p>
            <dl>
                <dt>{say(Message::TokenTag)}</dt>
                <dd><code>{token.tag.clone()}</code>" "{describe(&token.tag, language)}</dd>
                <dt>{say(Message::TokenSource)}</dt><dd>{say(source)}</dd>
            </dl>
            {guessed}
            <p class="token-count">{count}</p>
            <p class="actions">
                <a class="button" href=href>{fill(say(Message::TokenSearch), &[("text", &token.text)])}</a>
                <button class="quiet" on:click=move |_| close()>{say(Message::Close)}</button>
            </p>
        </aside>
    }
    .into_any()
}
