//! The parts of speech that are on the bench, with what their tags mean.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::super::live::nothing;
use super::cutting::{Cut, Cutting};
use crate::protocol::TokenLine;
use crate::view::{Group, Language, Message, describe, group_of};

/// Draws it.
pub(super) fn view(cutting: Cutting, language: Language) -> AnyView {
    let mut tags = BTreeSet::new();
    let (mut guessed, mut joined) = (false, false);
    let mut collect = |lines: &[TokenLine]| {
        for token in lines.iter().flat_map(|line| &line.tokens) {
            if !tags.contains(&token.tag) {
                tags.insert(token.tag.clone());
            }
            guessed |= token.guessed;
            joined |= token.source == crate::protocol::CutSource::Unknown && token.end - token.start > 1;
        }
    };
    cutting.cut.with(|cut| match cut {
        Cut::None => {}
        Cut::Packed(lines) => collect(lines),
        Cut::Fresh(cuts) => {
            [&cuts.precise, &cuts.search, &cuts.all].into_iter().for_each(|lines| collect(lines))
        }
    });
    if tags.is_empty() {
        return nothing();
    }
    let groups = Group::ALL.map(|group| {
        let tags: Vec<&String> = tags.iter().filter(|tag| group_of(tag) == group).collect();
        (!tags.is_empty()).then(|| group_view(group, &tags, language))
    });
    let say = |message: Message| message.text(language);
    let guessed = guessed.then(|| {
        view! { <li><b class="token guessed"><span class="tag">"n?"</span></b>" "{say(Message::GuessedWhy)}</li> }
            .into_any()
    });
    let joined = joined.then(|| {
        view! {
            <li>
                <b class="token joined" lang="zh-Hans"><span class="word">"词"</span></b>
                " "{say(Message::JoinedByHmm)}
            </li>
        }
        .into_any()
    });
    view! {
        <section class="legend" aria-labelledby="legend">
            <h2 id="legend">{say(Message::Legend)}</h2>
            <dl>{groups.into_iter().flatten().collect_view()}</dl>
            <ul>{guessed}{joined}</ul>
        </section>
    }
    .into_any()
}

fn group_view(group: Group, tags: &[&String], language: Language) -> AnyView {
    let tag = |tag: &&String| {
        let tag: &str = tag;
        view! { <span class="legend-tag"><code>{tag.to_owned()}</code>" "{describe(tag, language)}</span>" " }
            .into_any()
    };
    view! {
        <div>
            <dt><span class=format!("swatch {}", group.class())></span>{group.title().text(language)}</dt>
            <dd>{tags.iter().map(tag).collect_view()}</dd>
        </div>
    }
    .into_any()
}
