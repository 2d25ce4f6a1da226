//! The service worker: registered once all is loaded, asked to take over when the reader agrees.

use std::cell::Cell;

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration, ServiceWorkerState};

use super::dom;
use super::notices::Notice;
use super::state::App;

thread_local! {
    /// The reader has agreed to the new version.
    static AGREED: Cell<bool> = const { Cell::new(false) };
}

/// The browser's service workers; none where the address is neither https nor this machine.
pub(crate) fn container() -> Option<ServiceWorkerContainer> {
    let navigator = dom::window().navigator();
    let there = js_sys::Reflect::get(&navigator, &"serviceWorker".into()).ok()?;
    there.is_object().then(|| there.unchecked_into())
}

/// The build has a service worker and the browser lets us have one.
pub(crate) fn possible() -> bool {
    dom::told("service-worker").is_some() && container().is_some()
}

/// Registers the service worker that the build tells of.
pub(crate) fn register(app: App) {
    let (Some(script), Some(container)) = (dom::told("service-worker"), container()) else { return };
    dom::listen(&container, "controllerchange", move |_: web_sys::Event| {
        app.stored.set(true);
        if AGREED.get() {
            let _ = dom::window().location().reload();
        }
    });
    wasm_bindgen_futures::spawn_local(async move {
        let registered = JsFuture::from(container.register(&dom::absolute(&script))).await;
        // Where it is refused the page works as before, only not off-line.
        match registered.map(JsCast::dyn_into::<ServiceWorkerRegistration>) {
            Ok(Ok(registration)) => follow(app, registration),
            Ok(Err(other)) | Err(other) => web_sys::console::warn_1(&other),
        }
    });
}

fn follow(app: App, registration: ServiceWorkerRegistration) {
    app.stored.set(registration.active().is_some());
    if registration.waiting().is_some() {
        Notice::NewVersion.show(app.notices);
    }
    if let Some(worker) = registration.installing() {
        follow_installing(app, worker);
    }
    let found = registration.clone();
    dom::listen(&registration, "updatefound", move |_: web_sys::Event| {
        if let Some(worker) = found.installing() {
            follow_installing(app, worker);
        }
    });
}

/// A worker that is installed while an older one runs waits for the reader; the first one does not.
fn follow_installing(app: App, worker: ServiceWorker) {
    let installing = worker.clone();
    dom::listen(&worker, "statechange", move |_: web_sys::Event| match installing.state() {
        ServiceWorkerState::Installed if container().is_some_and(|all| all.controller().is_some()) => {
            Notice::NewVersion.show(app.notices);
        }
        ServiceWorkerState::Activated => app.stored.set(true),
        _ => {}
    });
}

/// Takes the new version: it takes over, and the page is loaded anew.
pub(crate) fn update(app: App) {
    Notice::NewVersion.hide(app.notices);
    let Some(container) = container() else { return };
    AGREED.set(true);
    wasm_bindgen_futures::spawn_local(async move {
        let Ok(registration) = JsFuture::from(container.get_registration()).await else { return };
        let Some(registration) = registration.dyn_ref::<ServiceWorkerRegistration>() else { return };
        let message = js_sys::Object::new();
        let _ = js_sys::Reflect::set(&message, &"type".into(), &"SKIP_WAITING".into());
        match registration.waiting() {
            Some(worker) => drop(worker.post_message(&message)),
            // Another window of the site has done it.
            None => drop(dom::window().location().reload()),
        }
    });
}
