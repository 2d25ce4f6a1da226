//! A worker that is started anew when it dies: what was open is asked again, once.

use std::any::Any;
use std::cell::RefCell;
use std::rc::{Rc, Weak};

use wasm_bindgen::prelude::*;
use web_sys::{Blob, ErrorEvent, MessageEvent, Url, Worker};

use super::client::Heard;
use crate::protocol::{Failure, FromWorker};

/// Deaths in a row, without the worker getting ready in between, after which it is given up.
const PATIENCE: u32 = 2;

/// Where a worker and its assets are; absolute addresses.
pub(crate) struct Program {
    /// The script that wasm-bindgen wrote.
    pub(crate) script: String,
    /// The WebAssembly module.
    pub(crate) module: String,
    /// The asset that it opens first.
    pub(crate) asset: String,
    /// The asset that it opens when needed; empty for none.
    pub(crate) later: String,
}

/// Hears the answer to a question.
pub(super) type Reply = Box<dyn FnOnce(Result<Box<dyn Any>, Failure>)>;

/// A question as bytes, once it has a number.
type Question = Box<dyn FnMut(u64) -> Vec<u8>>;

/// Reads a message.
type Read = fn(&[u8]) -> Option<FromWorker<Box<dyn Any>>>;

/// The way to a worker and back.
#[derive(Clone)]
pub(super) struct Channel(Rc<RefCell<State>>);

struct State {
    program: Program,
    start: Vec<u8>,
    read: Read,
    hear: Rc<dyn Fn(Heard)>,
    worker: Option<Worker>,
    on_message: Closure<dyn Fn(MessageEvent)>,
    on_death: Closure<dyn Fn(web_sys::Event)>,
    next: u64,
    /// Questions that are sent and not answered; few, so they are searched one by one.
    asked: Vec<Asked>,
    /// The newest question of each topic that still waits for an older one's answer.
    waiting: Vec<(&'static str, Question, Reply)>,
    deaths: u32,
}

struct Asked {
    id: u64,
    topic: Option<&'static str>,
    question: Question,
    reply: Reply,
    /// It was asked again after a death.
    again: bool,
}

impl Channel {
    pub(super) fn new(program: Program, start: Vec<u8>, read: Read, hear: Box<dyn Fn(Heard)>) -> Channel {
        Channel(Rc::new_cyclic(|state: &Weak<RefCell<State>>| {
            let (one, other) = (state.clone(), state.clone());
            RefCell::new(State {
                program,
                start,
                read,
                hear: hear.into(),
                worker: None,
                on_message: Closure::new(move |event: MessageEvent| {
                    if let Some(state) = one.upgrade() {
                        Channel(state).receive(&event);
                    }
                }),
                on_death: Closure::new(move |event: web_sys::Event| {
                    if let Some(state) = other.upgrade() {
                        Channel(state).died(&event);
                    }
                }),
                next: 0,
                asked: Vec::new(),
                waiting: Vec::new(),
                deaths: 0,
            })
        }))
    }

    pub(super) fn start(&self) {
        let mut state = self.0.borrow_mut();
        state.deaths = 0;
        state.start();
    }

    /// Asks. A question of a topic waits while an older one is with the worker, whose answer nobody wants any more;
    /// where one waits already, it takes its place.
    pub(super) fn ask(&self, topic: Option<&'static str>, question: Question, reply: Reply) {
        let mut state = self.0.borrow_mut();
        let stale = state.asked.iter_mut().find(|asked| topic.is_some() && asked.topic == topic);
        match (stale, topic) {
            (Some(stale), Some(topic)) => {
                stale.reply = Box::new(drop);
                state.waiting.retain(|(waiting, ..)| *waiting != topic);
                state.waiting.push((topic, question, reply));
            }
            _ => state.ask(topic, question, reply),
        }
    }

    fn receive(&self, event: &MessageEvent) {
        let bytes = js_sys::Uint8Array::new(&event.data()).to_vec();
        let read = self.0.borrow().read;
        match read(&bytes) {
            Some(FromWorker::Progress { loaded, total }) => self.hear(Heard::Progress { loaded, total }),
            Some(FromWorker::Ready { ready }) => {
                self.0.borrow_mut().deaths = 0;
                self.hear(Heard::Ready(ready));
            }
            Some(FromWorker::NotReady { failure }) => self.hear(Heard::NotReady(failure)),
            Some(FromWorker::Answer { id, answer }) => {
                // Taken first: the reply may ask the next question.
                let asked = self.0.borrow_mut().take_answered(id);
                if let Some(asked) = asked {
                    (asked.reply)(Ok(answer));
                }
            }
            None => self.hear(Heard::NotReady(Failure::Protocol)),
        }
    }

    /// Starts the worker anew and asks again what was open, each question once; gives up where it never gets ready.
    fn died(&self, event: &web_sys::Event) {
        let (unanswered, failure, heard) = {
            let mut state = self.0.borrow_mut();
            state.stop();
            state.deaths += 1;
            if state.deaths >= PATIENCE {
                let detail = event.dyn_ref::<ErrorEvent>().map(ErrorEvent::message);
                let detail =
                    detail.filter(|text| !text.is_empty()).unwrap_or_else(|| "it does not start".into());
                let failure = Failure::Fetch { address: state.program.script.clone(), detail };
                (state.take_all(), failure.clone(), Heard::NotReady(failure))
            } else {
                let unanswered = state.take_asked_again();
                state.start();
                (unanswered, Failure::Died, Heard::Restarted)
            }
        };
        self.hear(heard);
        for reply in unanswered {
            reply(Err(failure.clone()));
        }
    }

    fn hear(&self, heard: Heard) {
        let hear = Rc::clone(&self.0.borrow().hear);
        hear(heard);
    }
}

impl State {
    fn start(&mut self) {
        if self.worker.is_some() {
            return self.post(&self.start);
        }
        self.worker = spawn(&self.program);
        if let Some(worker) = &self.worker {
            worker.set_onmessage(Some(self.on_message.as_ref().unchecked_ref()));
            worker.set_onmessageerror(Some(self.on_death.as_ref().unchecked_ref()));
            worker.set_onerror(Some(self.on_death.as_ref().unchecked_ref()));
        }
        self.post(&self.start);
        let mut open = std::mem::take(&mut self.asked);
        for asked in &mut open {
            self.post(&(asked.question)(asked.id));
        }
        self.asked = open;
    }

    fn stop(&mut self) {
        if let Some(worker) = self.worker.take() {
            worker.set_onmessage(None);
            worker.set_onmessageerror(None);
            worker.set_onerror(None);
            worker.terminate();
        }
    }

    fn ask(&mut self, topic: Option<&'static str>, mut question: Question, reply: Reply) {
        self.next += 1;
        let id = self.next;
        self.post(&question(id));
        self.asked.push(Asked { id, topic, question, reply, again: false });
    }

    /// What has been answered; what waited behind it is asked.
    fn take_answered(&mut self, id: u64) -> Option<Asked> {
        let at = self.asked.iter().position(|asked| asked.id == id)?;
        let asked = self.asked.remove(at);
        self.ask_waiting(asked.topic);
        Some(asked)
    }

    fn ask_waiting(&mut self, topic: Option<&'static str>) {
        if let Some(at) = self.waiting.iter().position(|(waiting, ..)| Some(*waiting) == topic) {
            let (topic, question, reply) = self.waiting.remove(at);
            self.ask(Some(topic), question, reply);
        }
    }

    /// The replies of what has now been asked twice in vain. What waited behind them is asked in their place, and
    /// what was asked once will be asked again.
    fn take_asked_again(&mut self) -> Vec<Reply> {
        let mut failed = Vec::new();
        for asked in std::mem::take(&mut self.asked) {
            if asked.again {
                self.ask_waiting(asked.topic);
                failed.push(asked.reply);
            } else {
                self.asked.push(Asked { again: true, ..asked });
            }
        }
        failed
    }

    /// The replies of all that is open.
    fn take_all(&mut self) -> Vec<Reply> {
        let mut open: Vec<Reply> =
            std::mem::take(&mut self.asked).into_iter().map(|asked| asked.reply).collect();
        open.extend(std::mem::take(&mut self.waiting).into_iter().map(|(_, _, reply)| reply));
        open
    }

    /// Sends a message; its bytes are moved, not copied. Where no worker runs nobody hears it: starting one sends what
    /// is open.
    fn post(&self, bytes: &[u8]) {
        let Some(worker) = &self.worker else { return };
        let buffer = js_sys::Uint8Array::from(bytes).buffer();
        if let Err(error) = worker.post_message_with_transfer(&buffer, &js_sys::Array::of1(&buffer)) {
            web_sys::console::error_1(&error);
        }
    }
}

/// A worker from a Blob, because only such a worker inherits the page's policy. It keeps messages that come before
/// its module is there.
fn spawn(program: &Program) -> Option<Worker> {
    let quote = |text: &str| js_sys::JSON::stringify(&text.into()).map(String::from).unwrap_or_default();
    let text = format!(
        "const early=[];onmessage=e=>early.push(e.data);importScripts({});\
         wasm_bindgen({{module_or_path:{}}}).then(()=>{{for(const data of early)\
         dispatchEvent(new MessageEvent('message',{{data}}))}},e=>setTimeout(()=>{{throw e}}))",
        quote(&program.script),
        quote(&program.module)
    );
    let blob = Blob::new_with_str_sequence(&js_sys::Array::of1(&text.into())).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    // The address lives as long as the page: some browsers read it only after the constructor has returned.
    Worker::new(&address).ok()
}
