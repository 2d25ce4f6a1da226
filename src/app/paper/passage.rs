//! What the reader has chosen on a page: selected characters, or a line by its number.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{DomRect, Element, Node};

use super::super::dom;
use super::super::state::App;
use crate::protocol::{PageText, Piece};
use crate::view::{address, article_at, duplicated_at};

/// Chosen characters, where they are from, and where the tools for them stand.
#[derive(Clone, PartialEq)]
pub(super) struct Passage {
    /// The characters.
    pub(super) text: String,
    /// Their address: `003:15`, or `003:15-17` over several lines.
    pub(super) place: String,
    /// It is one whole line.
    pub(super) whole_line: bool,
    /// The other place of a duplicated stretch that it lies in.
    pub(super) duplicated: Option<String>,
    /// The correction that a whole line offers: its article begins elsewhere.
    pub(super) correction: Option<&'static str>,
    /// Position in the document.
    pub(super) top: i32,
    /// Position in the document.
    pub(super) left: i32,
}

/// How long a selection rests before the tools come up.
const REST: u32 = 200;

/// The tools are about so wide, and stay inside the window.
const WIDTH: i32 = 340;

impl Passage {
    /// With the tools below a rectangle of the window.
    pub(super) fn below(around: &DomRect, text: String, place: String, whole_line: bool) -> Passage {
        let (top, left) = dom::below(around, WIDTH);
        Passage { text, place, whole_line, duplicated: None, correction: None, top, left }
    }

    /// With what its page says of it.
    pub(super) fn known(mut self, page: &PageText) -> Passage {
        let Some((_, lines)) = self.place.rsplit_once(':') else { return self };
        let (first, last) = lines.split_once('-').unwrap_or((lines, lines));
        let (Ok(first), Ok(last)) = (first.parse::<u32>(), last.parse::<u32>()) else { return self };
        let chosen = |line: u32| {
            let text = page.lines.get(line as usize - 1).map_or("", |line| line);
            let before =
                text.split_once(&self.text).filter(|_| !self.text.is_empty()).map(|(before, _)| before);
            let count = |text: &str| text.chars().count() as u32;
            let start = before.map_or(0, count);
            let length = if before.is_some() { count(&self.text) } else { count(text) };
            Piece { line, chars: start..start + length }
        };
        let pieces: Vec<Piece> = (first..=last).map(chosen).collect();
        self.duplicated =
            duplicated_at(&page.layout, &pieces).map(|line| address(&page.entry.id, Some(line)));
        if self.whole_line
            && let Some(at) = article_at(&page.layout, Some(first))
        {
            self.correction = match page.layout.articles[at].first_line() == first {
                true if at == 0 => None,
                true => Some("merge"),
                false => Some("split"),
            };
        }
        self
    }
}

/// Follows the selection as long as the page is drawn.
pub(super) fn follow_selection(app: App, page: Arc<PageText>, chosen: RwSignal<Option<Passage>>) {
    let timer = StoredValue::new_local(None::<gloo_timers::callback::Timeout>);
    dom::listen_while_drawn(&dom::document(), "selectionchange", move |_: web_sys::Event| {
        let page = Arc::clone(&page);
        let look = gloo_timers::callback::Timeout::new(REST, move || {
            let selected = selected(app, &page);
            let line_chosen = chosen.try_get_untracked().flatten().is_some_and(|passage| passage.whole_line);
            if selected.is_some() || !line_chosen {
                let _ = chosen.try_set(selected);
            }
        });
        // The earlier timer is dropped, which stops it.
        let _ = timer.try_update_value(|timer| timer.replace(look));
    });
}

/// The selected characters, where all of them are on the page.
fn selected(app: App, text_of: &PageText) -> Option<Passage> {
    let selection = dom::window().get_selection().ok()??;
    if selection.is_collapsed() || selection.range_count() == 0 {
        return None;
    }
    let text = String::from(selection.to_string()).trim().to_owned();
    let range = selection.get_range_at(0).ok()?;
    let inside = app.root.with_value(|root| root.contains(range.common_ancestor_container().ok().as_ref()));
    if text.is_empty() || !inside {
        return None;
    }
    let page = &text_of.entry.id;
    let first = line_of(range.start_container().ok()?)?;
    let last = line_of(range.end_container().ok()?).unwrap_or_else(|| first.clone());
    let place = if first == last { format!("{page}:{first}") } else { format!("{page}:{first}-{last}") };
    Some(Passage::below(&range.get_bounding_client_rect(), text, place, false).known(text_of))
}

fn line_of(node: Node) -> Option<String> {
    let element = match node.dyn_into::<Element>() {
        Ok(element) => element,
        Err(node) => node.parent_element()?,
    };
    element.closest("[data-line]").ok()??.get_attribute("data-line")
}
