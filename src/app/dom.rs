//! What the browser gives besides elements: clock, storage, clipboard, the page's metas.

use std::cell::Cell;

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{Document, DomRect, Element, HtmlElement, HtmlTextAreaElement, Storage, Window};

/// The window; the page's program cannot be anywhere else.
pub(crate) fn window() -> Window {
    leptos::prelude::window()
}

/// Its document.
pub(crate) fn document() -> Document {
    leptos::prelude::document()
}

/// An element of `index.html`.
pub(crate) fn by_id<T: JsCast>(id: &str) -> Option<T> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// What the build has told by `<meta name="yuebao:…">`.
pub(crate) fn told(name: &str) -> Option<String> {
    let meta = document().query_selector(&format!("meta[name='yuebao:{name}']")).ok()??;
    meta.get_attribute("content")
}

/// An absolute address of a file beside the page.
pub(crate) fn absolute(path: &str) -> String {
    let base = document().base_uri().ok().flatten().unwrap_or_default();
    web_sys::Url::new_with_base(path, &base).map_or_else(|_| path.to_owned(), |url| url.href())
}

/// A setting of the reader's; `None` also where the browser keeps nothing.
pub(crate) fn remembered(name: &str) -> Option<String> {
    local_storage()?.get_item(&format!("yuebao:{name}")).ok()?
}

/// Keeps a setting, where the browser lets us.
pub(crate) fn remember(name: &str, value: &str) {
    if let Some(storage) = local_storage() {
        let _ = storage.set_item(&format!("yuebao:{name}"), value);
    }
}

fn local_storage() -> Option<Storage> {
    window().local_storage().ok()?
}

/// A number that was not given before.
pub(crate) fn next_number() -> u64 {
    thread_local!(static LAST: Cell<u64> = const { Cell::new(0) });
    LAST.set(LAST.get() + 1);
    LAST.get()
}

/// The start of a measured stretch.
pub(crate) fn mark(name: &str) {
    if let Some(performance) = window().performance() {
        let _ = performance.mark(name);
    }
}

/// Leaves a `performance.measure` from a mark, or from the opening of the page where the mark is empty.
pub(crate) fn measure(name: &str, since: &str) {
    let Some(performance) = window().performance() else { return };
    if since.is_empty() {
        let _ = performance.measure(name);
    } else {
        let _ = performance.measure_with_start_mark(name, since);
        performance.clear_marks_with_mark_name(since);
    }
}

/// Runs something when the browser has nothing better to do; soon, where it does not tell.
pub(crate) fn when_idle(run: impl FnOnce() + 'static) {
    let run = Closure::once_into_js(run);
    let run: &js_sys::Function = run.unchecked_ref();
    let window = window();
    let idle = js_sys::Reflect::has(&window, &"requestIdleCallback".into()).unwrap_or(false);
    if !idle || window.request_idle_callback(run).is_err() {
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(run, 50);
    }
}

/// Runs something before the next painting, when the views have been drawn.
pub(crate) fn before_painting(run: impl FnOnce() + 'static) {
    let run = Closure::once_into_js(run);
    let _ = window().request_animation_frame(run.unchecked_ref());
}

/// Listens to an event of an object that lives as long as the page.
pub(crate) fn listen<E: JsCast + 'static>(
    target: &web_sys::EventTarget,
    name: &str,
    hear: impl Fn(E) + 'static,
) {
    let hear =
        Closure::<dyn Fn(web_sys::Event)>::new(move |event: web_sys::Event| hear(event.unchecked_into()));
    let _ = target.add_event_listener_with_callback(name, hear.as_ref().unchecked_ref());
    hear.forget();
}

/// Listens to an event as long as the view that asks for it is drawn.
pub(crate) fn listen_while_drawn<E: JsCast + 'static>(
    target: &web_sys::EventTarget,
    name: &'static str,
    hear: impl Fn(E) + 'static,
) {
    let hear =
        Closure::<dyn Fn(web_sys::Event)>::new(move |event: web_sys::Event| hear(event.unchecked_into()));
    let _ = target.add_event_listener_with_callback(name, hear.as_ref().unchecked_ref());
    until_redrawn((target.clone(), hear), move |(target, hear)| {
        let _ = target.remove_event_listener_with_callback(name, hear.as_ref().unchecked_ref());
    });
}

/// Keeps something as long as the view that asks for it is drawn.
pub(crate) fn until_redrawn<T: 'static>(thing: T, end: impl FnOnce(T) + Send + Sync + 'static) {
    let kept = StoredValue::new_local(Some(thing));
    on_cleanup(move || {
        if let Some(thing) = kept.try_update_value(Option::take).flatten() {
            end(thing);
        }
    });
}

/// The nearest element around an event's target that a selector names.
pub(crate) fn closest<T: JsCast>(event: &web_sys::Event, selector: &str) -> Option<T> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest(selector).ok()??.dyn_into().ok()
}

/// All elements inside one that a selector names.
pub(crate) fn all_in(parent: &Element, selector: &str) -> Vec<HtmlElement> {
    let Ok(list) = parent.query_selector_all(selector) else { return Vec::new() };
    (0..list.length()).filter_map(|at| list.get(at)?.dyn_into().ok()).collect()
}

/// Where to put something of a width below a rectangle of the window: top and left in the document, inside the window.
pub(crate) fn below(around: &DomRect, width: i32) -> (i32, i32) {
    const GAP: i32 = 8;
    let window = window();
    let scroll = window.scroll_y().unwrap_or(0.0);
    let room = window.inner_width().ok().and_then(|width| width.as_f64()).unwrap_or(0.0) as i32;
    let left = (around.left() as i32).min(room - width - GAP).max(GAP);
    ((around.bottom() + scroll) as i32 + GAP, left)
}

/// Copies a text. `done` hears whether it worked.
pub(crate) fn copy(text: &str, done: impl FnOnce(bool) + 'static) {
    let navigator = window().navigator();
    // Missing where the address is neither https nor this machine.
    if js_sys::Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|clipboard| clipboard.is_object()) {
        let written = wasm_bindgen_futures::JsFuture::from(navigator.clipboard().write_text(text));
        wasm_bindgen_futures::spawn_local(async move { done(written.await.is_ok()) });
    } else {
        done(copy_by_selection(text).unwrap_or(false));
    }
}

fn copy_by_selection(text: &str) -> Option<bool> {
    let document = document();
    let area: HtmlTextAreaElement = document.create_element("textarea").ok()?.dyn_into().ok()?;
    area.set_value(text);
    area.set_class_name("unseen");
    document.body()?.append_child(&area).ok()?;
    area.select();
    let copied = document.unchecked_ref::<web_sys::HtmlDocument>().exec_command("copy").ok();
    area.remove();
    copied
}

/// Lets the reader save a text as a file.
pub(crate) fn save(name: &str, text: &str) {
    let parts = js_sys::Array::of1(&text.into());
    let Ok(blob) = web_sys::Blob::new_with_str_sequence(&parts) else { return };
    let Ok(address) = web_sys::Url::create_object_url_with_blob(&blob) else { return };
    let Ok(link) = document().create_element("a") else { return };
    let _ = link.set_attribute("href", &address);
    let _ = link.set_attribute("download", name);
    link.unchecked_ref::<HtmlElement>().click();
    let _ = web_sys::Url::revoke_object_url(&address);
}

/// Reads the file that the reader has chosen in a field, as UTF-8.
pub(crate) fn read_chosen(field: &web_sys::HtmlInputElement, then: impl FnOnce(String) + 'static) {
    let Some(file) = field.files().and_then(|files| files.get(0)) else { return };
    let text = wasm_bindgen_futures::JsFuture::from(file.text());
    wasm_bindgen_futures::spawn_local(async move {
        if let Some(text) = text.await.ok().and_then(|text| text.as_string()) {
            then(text);
        }
    });
}
