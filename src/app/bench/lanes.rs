//! The three lanes of tokens.

use leptos::prelude::*;
use web_sys::{HtmlElement, KeyboardEvent, MouseEvent};

use super::super::dom;
use super::super::live::{live, nothing, text};
use super::super::notices::Notice;
use super::super::state::App;
use super::cutting::{Chosen, Cut, Cutting};
use crate::protocol::{CutSource, CutToken, TokenLine};
use crate::view::{Group, Language, Message, describe, fill, group_of, grouped};

/// Tokens of a lane that are drawn at first, and at each wish for more: as many as are drawn without a pause.
const AT_A_TIME: usize = 300;

/// One of jieba's modes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lane {
    Precise,
    Search,
    All,
}

impl Lane {
    const EACH: [Lane; 3] = [Lane::Precise, Lane::Search, Lane::All];

    fn name(self) -> &'static str {
        match self {
            Lane::Precise => "precise",
            Lane::Search => "search",
            Lane::All => "all",
        }
    }

    fn title(self) -> Message {
        match self {
            Lane::Precise => Message::LanePrecise,
            Lane::Search => Message::LaneSearch,
            Lane::All => Message::LaneAll,
        }
    }

    fn why(self) -> Message {
        match self {
            Lane::Precise => Message::LanePreciseWhy,
            Lane::Search => Message::LaneSearchWhy,
            Lane::All => Message::LaneAllWhy,
        }
    }

    /// Its lines, where they are known.
    fn of(self, cut: &Cut) -> Option<&[TokenLine]> {
        match (cut, self) {
            (Cut::Packed(lines), Lane::Precise) => Some(lines),
            (Cut::Fresh(cuts), Lane::Precise) => Some(&cuts.precise),
            (Cut::Fresh(cuts), Lane::Search) => Some(&cuts.search),
            (Cut::Fresh(cuts), Lane::All) => Some(&cuts.all),
            (Cut::None | Cut::Packed(_), _) => None,
        }
    }
}

/// Draws them.
pub(super) fn view(app: App, cutting: Cutting, language: Language) -> AnyView {
    let limit = RwSignal::new(AT_A_TIME);
    let lanes = Lane::EACH.map(|lane| lane_view(app, cutting, lane, limit, language));
    view! { <div class="lanes">{lanes.into_iter().collect_view()}</div> }.into_any()
}

fn lane_view(app: App, cutting: Cutting, lane: Lane, limit: RwSignal<usize>, language: Language) -> AnyView {
    let say = move |message: Message| message.text(language);
    let count = text(move || {
        let count = cutting.cut.with(|cut| lane.of(cut).map(|lines| all(lines).count()));
        count.map(|count| fill(say(Message::LaneTokens), &[("n", &grouped(count as u64))]))
    });
    let copy = move |_| {
        let text = cutting.cut.with_untracked(|cut| lane.of(cut).map(as_text)).unwrap_or_default();
        dom::copy(&text, move |copied| {
            let notice = if copied { Notice::Copied } else { Notice::CopyRefused };
            notice.show(app.notices);
        });
    };
    let tokens = live(move || {
        let limit = limit.get();
        cutting.cut.with(|cut| lane.of(cut).map_or_else(nothing, |lines| tokens_view(lines, limit, language)))
    });
    let more = live(move || {
        let count = cutting.cut.with(|cut| lane.of(cut).map_or(0, |lines| all(lines).count()));
        let left = count.saturating_sub(limit.get());
        if left == 0 {
            return nothing();
        }
        let label = fill(say(Message::MoreTokens), &[("n", &grouped(left.min(AT_A_TIME) as u64))]);
        view! {
            <button class="button" on:click=move |_| limit.update(|limit| *limit += AT_A_TIME)>{label}</button>
        }
        .into_any()
    });
    view! {
        <section class="lane" data-lane=lane.name() aria-labelledby=format!("lane-{}", lane.name())>
            <header>
                <h2 id=format!("lane-{}", lane.name())>{say(lane.title())}</h2>
                <span class="lane-count">{count}</span>
                <button class="quiet" on:click=copy>{say(Message::CopyLane)}</button>
                <p>{say(lane.why())}</p>
            </header>
            <div class="tokens" lang="zh-Hans"
                on:click=move |event| choose(&event, cutting, lane)
                on:keydown=move |event| move_focus(&event)>
                {tokens}
            </div>
            {more}
        </section>
    }
    .into_any()
}

fn all(lines: &[TokenLine]) -> impl Iterator<Item = &CutToken> {
    lines.iter().flat_map(|line| &line.tokens)
}

fn tokens_view(lines: &[TokenLine], limit: usize, language: Language) -> AnyView {
    let mut left = limit;
    let mut at = 0;
    let mut out = Vec::new();
    for line in lines.iter().filter(|line| !line.tokens.is_empty()) {
        let shown = &line.tokens[..line.tokens.len().min(left)];
        if shown.is_empty() {
            break;
        }
        left -= shown.len();
        let tokens = shown.iter().map(|token| {
            at += 1;
            token_view(token, at - 1, language)
        });
        out.push(view! { <p>{tokens.collect_view()}</p> }.into_any());
    }
    out.collect_view().into_any()
}

/// The group shows by colour and the tag by its letters; a guess has a question mark, a word of the HMM a broken line.
fn token_view(token: &CutToken, at: usize, language: Language) -> AnyView {
    let joined = token.source == CutSource::Unknown && token.end - token.start > 1;
    let mut title = format!("{} {}", token.tag, describe(&token.tag, language));
    if token.guessed {
        title = format!("{title} · {}", Message::Guessed.text(language));
    }
    if joined {
        title = format!("{title} · {}", Message::JoinedByHmm.text(language));
    }
    let guessed = token.guessed.then(|| {
        view! { <span aria-hidden="true">"?"</span><span class="unseen">{Message::Guessed.text(language)}</span> }
            .into_any()
    });
    let mark = group_of(&token.tag) == Group::Mark;
    view! {
        <button type="button" class=format!("token {}", group_of(&token.tag).class()) class:guessed=token.guessed
            class:joined=joined data-testid="token" data-pos=token.tag.clone() data-at=at.to_string() title=title
            tabindex=if at == 0 { "0" } else { "-1" }>
            <span class="word">{token.text.clone()}</span>
            <span class="tag" class:unseen=mark>{token.tag.clone()}{guessed}</span>
        </button>
    }
    .into_any()
}

/// The tokens with their tags, one space between them, as the command line writes them.
fn as_text(lines: &[TokenLine]) -> String {
    let line = |line: &TokenLine| {
        let tokens: Vec<_> =
            line.tokens.iter().map(|token| format!("{}/{}", token.text, token.tag)).collect();
        tokens.join(" ")
    };
    lines.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Opens the card of a token.
fn choose(event: &MouseEvent, cutting: Cutting, lane: Lane) {
    /// The card is about so wide, and stays inside the window.
    const WIDTH: i32 = 280;
    let Some(button) = dom::closest::<HtmlElement>(event, "[data-testid=token]") else { return };
    let Some(at) = button.get_attribute("data-at").and_then(|at| at.parse::<usize>().ok()) else { return };
    let token = cutting.cut.with_untracked(|cut| lane.of(cut).and_then(|lines| all(lines).nth(at).cloned()));
    let Some(token) = token else { return };
    let around = button.get_bounding_client_rect();
    let (top, left) = dom::below(&around, WIDTH);
    cutting.chosen.set(Some(Chosen { token, top, left }));
}

/// Arrows lead from token to token.
fn move_focus(event: &KeyboardEvent) {
    let step: i32 = match event.key().as_str() {
        "ArrowRight" | "ArrowDown" => 1,
        "ArrowLeft" | "ArrowUp" => -1,
        _ => return,
    };
    let Some(current) = dom::closest::<HtmlElement>(event, "[data-testid=token]") else { return };
    let Some(lane) = dom::closest::<HtmlElement>(event, ".tokens") else { return };
    let tokens = dom::all_in(&lane, "[data-testid=token]");
    let Some(at) = tokens.iter().position(|token| *token == current) else { return };
    if let Some(next) = at.checked_add_signed(step as isize).and_then(|at| tokens.get(at)) {
        event.prevent_default();
        let _ = next.focus();
    }
}
