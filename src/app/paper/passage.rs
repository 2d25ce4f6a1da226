//! What the reader has chosen on a page: selected characters, or a line by its number.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{DomRect, Element, Node};

use super::super::dom;
use super::super::state::App;

/// Chosen characters, where they are from, and where the tools for them stand.
#[derive(Clone, PartialEq)]
pub(super) struct Passage {
    /// The characters.
    pub(super) text: String,
    /// Their address: `003:15`, or `003:15-17` over several lines.
    pub(super) place: String,
    /// It is one whole line.
    pub(super) whole_line: bool,
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
        Passage { text, place, whole_line, top, left }
    }
}

/// Follows the selection as long as the page is drawn.
pub(super) fn follow_selection(app: App, page: String, chosen: RwSignal<Option<Passage>>) {
    let timer = StoredValue::new_local(None::<gloo_timers::callback::Timeout>);
    dom::listen_while_drawn(&dom::document(), "selectionchange", move |_: web_sys::Event| {
        let page = page.clone();
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
fn selected(app: App, page: &str) -> Option<Passage> {
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
    let first = line_of(range.start_container().ok()?)?;
    let last = line_of(range.end_container().ok()?).unwrap_or_else(|| first.clone());
    let place = if first == last { format!("{page}:{first}") } else { format!("{page}:{first}-{last}") };
    Some(Passage::below(&range.get_bounding_client_rect(), text, place, false))
}

fn line_of(node: Node) -> Option<String> {
    let element = match node.dyn_into::<Element>() {
        Ok(element) => element,
        Err(node) => node.parent_element()?,
    };
    element.closest("[data-line]").ok()??.get_attribute("data-line")
}
