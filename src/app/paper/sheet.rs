//! The lines of a page, with their numbers in the margin.

use std::ops::Range;
use std::sync::Arc;

use leptos::prelude::*;
use web_sys::{Element, HtmlElement, KeyboardEvent, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::super::dom;
use super::super::live::{Value, condition, live, nothing, value};
use super::super::state::App;
use super::passage::{self, Passage};
use super::{Sheet, tools};
use crate::protocol::{LineText, Look};
use crate::view::{Language, Message, UrlState, address, fill, pieces};

/// Draws them.
pub(super) fn view(app: App, sheet: &Arc<Sheet>, line: Memo<Option<u32>>, language: Language) -> AnyView {
    let chosen = RwSignal::new(None::<Passage>);
    let page = sheet.text.entry.id.clone();
    passage::follow_selection(app, page.clone(), chosen);
    let first = sheet.text.lines.iter().position(|line| line.look != Look::Blank).map(|at| at as u32 + 1);
    let lines = sheet.text.lines.iter().zip(1..).map(|(text, number)| {
        let marks = sheet.marks.iter().filter(|(at, _)| *at == number).map(|(_, span)| span.clone());
        let marks: Vec<_> = marks.collect();
        let target = UrlState::Paper { page: page.clone(), line: Some(number), query: sheet.query.clone() };
        let label = fill(Message::LineLabel.text(language), &[("line", &number.to_string())]);
        let here = condition(move || line.get() == Some(number));
        // The one number at which the Tab key stops; arrows lead to the others.
        let stop = value(move || {
            let stop = line.get().or(first) == Some(number);
            Some(if stop { "0" } else { "-1" }.to_owned())
        });
        line_view(text, number, &marks, &target.format(), label, here, stop)
    });
    let lines = lines.collect_view();
    let tools = live(move || match chosen.get() {
        Some(passage) => tools::view(app, passage, chosen, language),
        None => nothing(),
    });
    let clicked = Arc::clone(sheet);
    view! {
        <p class="help">{Message::LinesHelp.text(language)}</p>
        <div class="sheet" lang="zh-Hans"
            on:click=move |event| number_clicked(&event, &clicked, chosen)
            on:keydown=move |event| move_focus(app, &event, chosen)>
            {lines}
        </div>
        {tools}
    }
    .into_any()
}

/// The number is a link to the line's address; the style sheet draws it, so it is not in what is copied.
fn line_view(
    line: &LineText,
    number: u32,
    marks: &[Range<u32>],
    href: &str,
    label: String,
    here: Box<dyn FnMut() -> bool + Send>,
    stop: Value,
) -> AnyView {
    let text = marked(line, marks);
    let (class, text) = match line.look {
        Look::Blank => ("line blank", view! { <p class="text">{text}</p> }.into_any()),
        Look::Headline => ("line headline", view! { <h2 class="text">{text}</h2> }.into_any()),
        Look::Body => ("line", view! { <p class="text">{text}</p> }.into_any()),
    };
    view! {
        <div class=class class:here=here data-testid="line" data-line=number.to_string()>
            <a class="line-number" href=href.to_owned() aria-label=label data-number=number.to_string()
                tabindex=stop></a>
            {text}
        </div>
    }
    .into_any()
}

/// The printed characters; `#` at the beginning is the transcriber's, so it is dimmed.
fn marked(line: &LineText, marks: &[Range<u32>]) -> AnyView {
    let hashes = match line.look {
        Look::Headline => line.text.len() - line.text.trim_start_matches(['#', ' ']).len(),
        Look::Blank | Look::Body => 0,
    };
    let (hashes, rest) = line.text.split_at(hashes);
    // The marks count from the beginning of the line; `#` and space are one byte each.
    let before = hashes.len() as u32;
    let marks: Vec<_> = marks
        .iter()
        .filter(|span| span.start >= before)
        .map(|span| span.start - before..span.end - before)
        .collect();
    let pieces = pieces(rest, &marks).into_iter().map(|piece| {
        if piece.marked {
            view! { <mark>{piece.text.to_owned()}</mark> }.into_any()
        } else {
            piece.text.to_owned().into_any()
        }
    });
    let hashes =
        (!hashes.is_empty()).then(|| view! { <span class="hashes">{hashes.to_owned()}</span> }.into_any());
    view! { {hashes}{pieces.collect_view()} }.into_any()
}

/// The tools for a whole line.
fn number_clicked(event: &web_sys::MouseEvent, sheet: &Sheet, chosen: RwSignal<Option<Passage>>) {
    let Some(number) = dom::closest::<HtmlElement>(event, ".line-number") else { return };
    let Some(line) = number.get_attribute("data-number").and_then(|number| number.parse::<u32>().ok()) else {
        return;
    };
    let Some(text) = sheet.text.lines.get(line as usize - 1) else { return };
    let place = address(&sheet.text.entry.id, Some(line));
    chosen.set(Some(Passage::below(&number.get_bounding_client_rect(), text.text.clone(), place, true)));
}

/// Arrows lead from number to number, Escape puts the tools away.
fn move_focus(app: App, event: &KeyboardEvent, chosen: RwSignal<Option<Passage>>) {
    if event.key() == "Escape" {
        chosen.set(None);
    }
    let Some(current) = dom::closest::<HtmlElement>(event, ".line-number") else { return };
    let numbers = app.root.with_value(|root| dom::all_in(root, ".line:not(.blank) .line-number"));
    let Some(at) = numbers.iter().position(|number| *number == current) else { return };
    let next = match event.key().as_str() {
        "ArrowDown" => numbers.get(at + 1),
        "ArrowUp" => at.checked_sub(1).and_then(|at| numbers.get(at)),
        "Home" => numbers.first(),
        "End" => numbers.last(),
        _ => return,
    };
    event.prevent_default();
    chosen.set(None);
    if let Some(next) = next {
        let _ = next.focus();
    }
}

/// Scrolls to a line, or to the first mark in it, unless it is in sight.
pub(super) fn bring_into_sight(app: App, line: u32) {
    let find = |selector: &str| app.root.with_value(|root| root.query_selector(selector).ok().flatten());
    let row = format!("[data-line='{line}']");
    let Some(element) = find(&format!("{row} mark")).or_else(|| find(&row)) else { return };
    if !in_sight(&element) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Center);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

fn in_sight(element: &Element) -> bool {
    /// The bar covers the top.
    const BAR: f64 = 110.0;
    let rectangle = element.get_bounding_client_rect();
    let height = dom::window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(0.0);
    rectangle.top() >= BAR && rectangle.top() + rectangle.height().min(40.0) <= height
}
