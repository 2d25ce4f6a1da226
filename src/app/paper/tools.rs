//! The tools for a chosen passage: copy, copy with its address, search, segment.

use leptos::prelude::*;

use super::super::parts;
use super::super::state::App;
use super::passage::Passage;
use crate::view::{BenchText, Language, Message, UrlState, fill};

/// A passage of more characters is no sensible query.
const LONGEST_QUERY: usize = 40;

/// Draws them.
pub(super) fn view(
    app: App,
    passage: Passage,
    chosen: RwSignal<Option<Passage>>,
    language: Language,
) -> AnyView {
    let say = |message: Message| message.text(language);
    let Passage { text, place, whole_line, duplicated, correction, top, left } = passage;
    let mut quotation = fill(say(Message::Quotation), &[("text", &text), ("address", &place)]);
    let warning = duplicated.map(|other| {
        let warning = fill(say(Message::QuoteWarning), &[("address", &other)]);
        quotation.push_str(&format!(" [{warning}]"));
        view! { <p class="quote-warning" role="status">{warning}</p> }.into_any()
    });
    let copy = move |text: &str| {
        parts::copy(app, text);
        chosen.set(None);
    };
    let correct = correction.map(|word| {
        let label = if word == "split" { Message::SplitHere } else { Message::MergeBefore };
        let line = format!("{word} {place}");
        let act = move || {
            chosen.set(None);
            app.correct(&line);
        };
        parts::button("tool", say(label), Box::new(act))
    });
    let one_line = !text.contains('\n');
    let search = (one_line && text.chars().count() <= LONGEST_QUERY).then(|| {
        let href = UrlState::find(&text).format();
        view! { <a class="tool" href=href>{say(Message::SearchThis)}</a> }.into_any()
    });
    let segment = match place.split_once(':') {
        Some((page, line)) if whole_line => BenchText::At { page: page.to_owned(), line: line.parse().ok() },
        _ => BenchText::Typed(text.clone()),
    };
    let segment = UrlState::Bench { text: segment, hmm: true }.format();
    view! {
        <div class="tools-float" role="toolbar" aria-label=say(Message::PassageTools)
            style:top=format!("{top}px") style:left=format!("{left}px")
            on:keydown=move |event| if event.key() == "Escape" { chosen.set(None) }>
            <span class="address">{place}</span>
            <button class="tool" on:mousedown=|event| event.prevent_default() on:click=move |_| copy(&text)>
                {say(Message::Copy)}
            </button>
            <button class="tool" on:mousedown=|event| event.prevent_default() on:click=move |_| copy(&quotation)>
                {say(Message::CopyWithAddress)}
            </button>
            {search}
            <a class="tool" href=segment>{say(Message::SegmentThis)}</a>
            {correct}
            {warning}
        </div>
    }
    .into_any()
}
