//! The three workers' shells: they bring the engine bytes, a clock and messages.
//!
//! A worker waits for `Start`, fetches and opens its asset, and answers questions; those that come too early wait.

mod asset;
mod engine;
mod facts;
mod segmenter;

use std::cell::RefCell;
use std::rc::Rc;

use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use crate::protocol::{Failure, FromWorker, Ready, ToWorker, decode, encode};

/// The worker that holds the corpus.
pub fn serve_engine() {
    serve::<crate::engine::Reader>();
}

/// The worker that holds the facts.
pub fn serve_facts() {
    serve::<facts::Illustrator>();
}

/// The worker that holds the dictionary.
pub fn serve_segmenter() {
    serve::<crate::engine::Cutter>();
}

/// What a worker can do once its asset is open.
trait Service: Sized + 'static {
    type Request: DeserializeOwned + 'static;
    type Answer: Serialize;

    /// Opens the asset; an error is in words, with its remedy.
    fn open(bytes: Vec<u8>) -> Result<Self, String>;

    /// Answers a question.
    fn answer(&mut self, request: &Self::Request) -> Self::Answer;

    /// Says that a question cannot be answered.
    fn refuse(failure: Failure) -> Self::Answer;

    /// The question cannot be answered before the second asset is there.
    fn needs_second_asset(&self, _request: &Self::Request) -> bool {
        false
    }

    /// Opens the second asset.
    fn open_second_asset(&mut self, _bytes: &[u8]) -> Result<(), String> {
        Ok(())
    }
}

/// What a worker remembers.
struct Shell<S: Service> {
    service: Option<S>,
    /// Questions that came before the asset was open.
    waiting: Vec<(u64, S::Request)>,
    /// Address of the second asset.
    later: String,
}

type Shared<S> = Rc<RefCell<Shell<S>>>;

fn serve<S: Service>() {
    console_error_panic_hook::set_once();
    let shell: Shared<S> =
        Rc::new(RefCell::new(Shell { service: None, waiting: Vec::new(), later: String::new() }));
    let hear = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let bytes = js_sys::Uint8Array::new(&event.data()).to_vec();
        match decode::<ToWorker<S::Request>>(&bytes) {
            Ok(ToWorker::Start { asset, later }) => {
                shell.borrow_mut().later = later;
                spawn_local(start(Rc::clone(&shell), asset));
            }
            Ok(ToWorker::Ask { id, request }) => ask(&shell, id, request),
            Err(_) => post::<S>(&FromWorker::NotReady { failure: Failure::Protocol }),
        }
    });
    scope().set_onmessage(Some(hear.as_ref().unchecked_ref()));
    hear.forget();
}

/// Fetches and opens the asset, then answers what has been waiting.
async fn start<S: Service>(shell: Shared<S>, address: String) {
    let begin = now();
    let loaded =
        asset::load(&address, |loaded, total| post::<S>(&FromWorker::Progress { loaded, total })).await;
    let opened = loaded.and_then(|bytes| S::open(bytes).map_err(|detail| Failure::Open { address, detail }));
    let service = match opened {
        Ok(service) => service,
        Err(failure) => return post::<S>(&FromWorker::NotReady { failure }),
    };
    let waiting = {
        let mut shell = shell.borrow_mut();
        shell.service = Some(service);
        std::mem::take(&mut shell.waiting)
    };
    post::<S>(&FromWorker::Ready { ready: Ready { milliseconds: now() - begin, memory: memory() } });
    for (id, request) in waiting {
        ask(&shell, id, request);
    }
}

fn ask<S: Service>(shell: &Shared<S>, id: u64, request: S::Request) {
    let mut open = shell.borrow_mut();
    let Some(service) = &mut open.service else {
        open.waiting.push((id, request));
        return;
    };
    if service.needs_second_asset(&request) {
        let address = open.later.clone();
        spawn_local(answer_later(Rc::clone(shell), address, id, request));
    } else {
        post::<S>(&FromWorker::Answer { id, answer: service.answer(&request) });
    }
}

/// Fetches and opens the second asset, then answers; other questions are answered meanwhile.
async fn answer_later<S: Service>(shell: Shared<S>, address: String, id: u64, request: S::Request) {
    let loaded = asset::load(&address, |_, _| ()).await;
    let mut shell = shell.borrow_mut();
    let Some(service) = &mut shell.service else { return };
    let opened = loaded.and_then(|bytes| {
        service.open_second_asset(&bytes).map_err(|detail| Failure::Open { address, detail })
    });
    let answer = match opened {
        Ok(()) => service.answer(&request),
        Err(failure) => S::refuse(failure),
    };
    post::<S>(&FromWorker::Answer { id, answer });
}

/// Sends a message; its bytes are moved, not copied.
fn post<S: Service>(message: &FromWorker<S::Answer>) {
    // Every message of the protocol can be written, so there is nothing to say otherwise.
    let Ok(bytes) = encode(message) else { return };
    let buffer = js_sys::Uint8Array::from(bytes.as_slice()).buffer();
    let moved = js_sys::Array::of1(&buffer);
    if let Err(error) = scope().post_message_with_transfer(&buffer, &moved) {
        wasm_bindgen::throw_val(error);
    }
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

fn now() -> f64 {
    scope().performance().map_or(0.0, |performance| performance.now())
}

/// Size of the WebAssembly memory.
fn memory() -> u64 {
    let memory: js_sys::WebAssembly::Memory = wasm_bindgen::memory().unchecked_into();
    memory.buffer().unchecked_into::<js_sys::ArrayBuffer>().byte_length().into()
}
