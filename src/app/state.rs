//! What the whole page shares: where the reader is, the settings, the workers and what they have said.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use web_sys::HtmlElement;

use super::client::{Client, Heard};
use super::find::Found;
use super::live::whenever;
use super::notices::Notice;
use super::place::Place;
use super::{dom, links, offline, patch};
use crate::protocol::{
    Contents, CutRequest, CutResponse, Drawing, Drawn, FactsRequest, FactsResponse, Failure, Marks, PageText,
    Ready, Refused, Request, Response,
};
use crate::view::{Language, UrlState};

/// Something that is loaded.
#[derive(Clone, PartialEq)]
pub(crate) enum Stage<T> {
    /// Not begun.
    Waiting,
    /// Bytes so far and, where known, in all.
    Loading(u64, Option<u64>),
    /// There.
    Ready(T),
    /// Not to be had.
    Failed(Failure),
}

/// Light or dark.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Theme {
    /// As the system.
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// For the style sheet and for storage.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Theme::Auto => "auto",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    fn named(name: &str) -> Theme {
        [Theme::Light, Theme::Dark].into_iter().find(|theme| theme.name() == name).unwrap_or(Theme::Auto)
    }
}

/// The shared state. It lives as long as the page, so answers may come at any time.
#[derive(Clone, Copy)]
pub(crate) struct App {
    /// Where the reader is.
    pub(crate) place: Place,
    /// The language of the page.
    pub(crate) language: RwSignal<Language>,
    /// Light or dark.
    pub(crate) theme: RwSignal<Theme>,
    /// What the corpus holds.
    pub(crate) corpus: RwSignal<Stage<Arc<Contents>>>,
    /// The dictionary.
    pub(crate) dictionary: RwSignal<Stage<Ready>>,
    /// Pages that have been read.
    pub(crate) pages: StoredValue<BTreeMap<String, Arc<PageText>>>,
    /// Facts of pages that have been read.
    pub(crate) facts: StoredValue<BTreeMap<String, Arc<Marks>>>,
    /// The reader's corrections, one a line.
    pub(crate) patch: RwSignal<String>,
    /// Corrections that were taken back, the last one last.
    pub(crate) undone: RwSignal<Vec<String>>,
    /// Lines of the patch that have no effect.
    pub(crate) refused: RwSignal<Vec<Refused>>,
    /// Grows whenever the engine has taken a patch: what it said before no longer holds.
    pub(crate) edition: RwSignal<u32>,
    /// Private telephone numbers are masked.
    pub(crate) mask: RwSignal<bool>,
    /// The hits that are shown.
    pub(crate) found: RwSignal<Option<Arc<Found>>>,
    /// Why the last search has no answer.
    pub(crate) trouble: RwSignal<Option<Failure>>,
    /// The text on the bench.
    pub(crate) draft: RwSignal<String>,
    /// What the reader should be told.
    pub(crate) notices: RwSignal<Vec<Notice>>,
    /// The site is kept for when there is no network.
    pub(crate) stored: RwSignal<bool>,
    /// Where the views are drawn.
    pub(crate) root: StoredValue<HtmlElement, LocalStorage>,
    engine: StoredValue<Client<Request, Response>, LocalStorage>,
    segmenter: StoredValue<Client<CutRequest, CutResponse>, LocalStorage>,
    illustrator: StoredValue<Client<FactsRequest, FactsResponse>, LocalStorage>,
    /// The facts worker has been started.
    facts_started: StoredValue<bool>,
    /// Why the facts are not to be had.
    pub(crate) facts_trouble: RwSignal<Option<Failure>>,
}

impl App {
    /// Reads address and settings; starts nothing.
    pub(crate) fn new(root: HtmlElement) -> App {
        let corpus = RwSignal::new(Stage::Waiting);
        let dictionary = RwSignal::new(Stage::Waiting);
        let notices = RwSignal::new(Vec::new());
        let opened = StoredValue::new_local(None::<App>);
        let engine = Client::new(links::engine(), move |heard| match heard {
            Heard::Progress { loaded, total } => corpus.set(Stage::Loading(loaded, total)),
            Heard::Ready(_) => opened.get_value().into_iter().for_each(App::opened),
            Heard::NotReady(failure) => corpus.set(Stage::Failed(failure)),
            Heard::Restarted => Notice::Restarted.show(notices),
        });
        let segmenter = Client::new(links::segmenter(), move |heard| match heard {
            Heard::Progress { loaded, total } => dictionary.set(Stage::Loading(loaded, total)),
            Heard::Ready(ready) => {
                dom::measure("yuebao:dictionary", DICTIONARY_BEGINS);
                Notice::DictionaryFailed.hide(notices);
                dictionary.set(Stage::Ready(ready));
            }
            Heard::NotReady(failure) => {
                Notice::DictionaryFailed.show(notices);
                dictionary.set(Stage::Failed(failure));
            }
            Heard::Restarted => Notice::Restarted.show(notices),
        });
        let facts_trouble = RwSignal::new(None);
        let illustrator = Client::new(links::facts(), move |heard| match heard {
            Heard::Progress { .. } => {}
            Heard::Ready(_) => facts_trouble.set(None),
            Heard::NotReady(failure) => facts_trouble.set(Some(failure)),
            Heard::Restarted => Notice::Restarted.show(notices),
        });
        let theme = dom::remembered("theme").map_or(Theme::Auto, |name| Theme::named(&name));
        let language = dom::remembered("language").or_else(|| dom::window().navigator().language());
        let app = App {
            place: Place::new(),
            language: RwSignal::new(language.map_or(Language::Chinese, |tag| Language::from_tag(&tag))),
            theme: RwSignal::new(theme),
            corpus,
            dictionary,
            pages: StoredValue::new(BTreeMap::new()),
            facts: StoredValue::new(BTreeMap::new()),
            patch: RwSignal::new(patch::kept()),
            undone: RwSignal::new(Vec::new()),
            refused: RwSignal::new(Vec::new()),
            edition: RwSignal::new(0),
            mask: RwSignal::new(dom::remembered("mask").is_none_or(|mask| mask != "0")),
            found: RwSignal::new(None),
            trouble: RwSignal::new(None),
            draft: RwSignal::new(String::new()),
            notices,
            stored: RwSignal::new(false),
            root: StoredValue::new_local(root),
            engine: StoredValue::new_local(engine),
            segmenter: StoredValue::new_local(segmenter),
            illustrator: StoredValue::new_local(illustrator),
            facts_started: StoredValue::new(false),
            facts_trouble,
        };
        opened.set_value(Some(app));
        app
    }

    /// Starts the engine worker, and what follows when it is ready.
    pub(crate) fn run(self) {
        self.open_corpus();
        let dictionary_settled = move || matches!(self.dictionary.get(), Stage::Ready(_) | Stage::Failed(_));
        let mut registered = false;
        whenever(move || {
            if !registered && dictionary_settled() {
                registered = true;
                offline::register(self);
            }
        });
    }

    /// Opens the corpus, or tries again.
    pub(crate) fn open_corpus(self) {
        self.corpus.set(Stage::Loading(0, None));
        self.engine.with_value(Client::start);
    }

    /// The engine has opened the corpus; one that was started anew has forgotten the corrections.
    fn opened(self) {
        if !self.patch.with_untracked(String::is_empty) {
            self.send_patch();
        }
        self.read_contents();
    }

    /// Asks what the corpus holds: at the beginning, and after every correction.
    pub(crate) fn read_contents(self) {
        self.ask(Request::Contents, move |answer| match answer {
            Ok(Response::Contents(contents)) => {
                let first = !matches!(self.corpus.get_untracked(), Stage::Ready(_));
                let same = |now: &Stage<Arc<Contents>>| matches!(now, Stage::Ready(now) if **now == contents);
                if self.corpus.with_untracked(same) {
                    return;
                }
                self.corpus.set(Stage::Ready(Arc::new(contents)));
                if first {
                    dom::measure("yuebao:boot", "");
                    // After the first search is possible, so that nothing delays it.
                    dom::when_idle(move || self.open_dictionary());
                }
            }
            Ok(Response::Failed(failure)) | Err(failure) => self.corpus.set(Stage::Failed(failure)),
            Ok(_) => self.corpus.set(Stage::Failed(Failure::Protocol)),
        });
    }

    /// Loads the dictionary unless that has begun; after a failure it tries again.
    pub(crate) fn open_dictionary(self) {
        if matches!(self.dictionary.get_untracked(), Stage::Waiting | Stage::Failed(_)) {
            self.dictionary.set(Stage::Loading(0, None));
            dom::mark(DICTIONARY_BEGINS);
            self.segmenter.with_value(Client::start);
        }
    }

    /// Asks the engine.
    pub(crate) fn ask(self, request: Request, reply: impl FnOnce(Result<Response, Failure>) + 'static) {
        self.engine.with_value(|engine| engine.ask(request, reply));
    }

    /// Asks the engine; an older question of the topic that is not answered yet never will be.
    pub(crate) fn ask_latest(
        self,
        topic: &'static str,
        request: Request,
        reply: impl FnOnce(Result<Response, Failure>) + 'static,
    ) {
        self.engine.with_value(|engine| engine.ask_latest(topic, request, reply));
    }

    /// Asks the segmenter, the newest question only.
    pub(crate) fn cut_latest(
        self,
        topic: &'static str,
        request: CutRequest,
        reply: impl FnOnce(Result<CutResponse, Failure>) + 'static,
    ) {
        self.segmenter.with_value(|segmenter| segmenter.ask_latest(topic, request, reply));
    }

    /// Fetches a page, or takes it from those that have been read.
    pub(crate) fn read_page(self, page: &str, reply: impl FnOnce(Result<Arc<PageText>, Failure>) + 'static) {
        if let Some(text) = self.pages.with_value(|pages| pages.get(page).cloned()) {
            return reply(Ok(text));
        }
        self.ask_latest("page", Request::Page { page: page.to_owned() }, move |answer| match answer {
            Ok(Response::Page(text)) => {
                let text = Arc::new(text);
                self.pages.update_value(|pages| {
                    pages.insert(text.entry.id.clone(), Arc::clone(&text));
                });
                reply(Ok(text));
            }
            Ok(Response::Failed(failure)) | Err(failure) => reply(Err(failure)),
            Ok(_) => reply(Err(Failure::Protocol)),
        });
    }

    /// Asks the facts worker, the newest question of a topic only. The worker is started by the first question, and
    /// tries again after a failure.
    fn ask_facts(
        self,
        topic: &'static str,
        request: FactsRequest,
        reply: impl FnOnce(Result<FactsResponse, Failure>) + 'static,
    ) {
        self.illustrator.with_value(|facts| {
            if !self.facts_started.get_value() || self.facts_trouble.get_untracked().is_some() {
                self.facts_started.set_value(true);
                self.facts_trouble.set(None);
                facts.start();
                self.tell_facts_patch(facts);
            }
            facts.ask_latest(topic, request, reply);
        });
    }

    /// Tells the facts worker the patch, where it runs.
    pub(crate) fn correct_facts(self) {
        if self.facts_started.get_value() {
            self.illustrator.with_value(|facts| self.tell_facts_patch(facts));
        }
    }

    fn tell_facts_patch(self, facts: &Client<FactsRequest, FactsResponse>) {
        facts.ask(FactsRequest::Correct { patch: self.patch.get_untracked() }, |_| ());
    }

    /// Lets the facts worker draw something.
    pub(crate) fn draw(
        self,
        topic: &'static str,
        what: Drawing,
        reply: impl FnOnce(Result<Drawn, Failure>) + 'static,
    ) {
        let english = self.language.get_untracked() == Language::English;
        let request = FactsRequest::Draw { what, english, masked: self.mask.get_untracked() };
        self.ask_facts(topic, request, move |answer| {
            reply(match answer {
                Ok(FactsResponse::Drawn(drawn)) => Ok(drawn),
                Ok(FactsResponse::Failed(failure)) | Err(failure) => Err(failure),
                Ok(_) => Err(Failure::Protocol),
            });
        });
    }

    /// Fetches the facts of a page, or takes them from those that have been read.
    pub(crate) fn read_facts(self, page: &str, reply: impl FnOnce(Result<Arc<Marks>, Failure>) + 'static) {
        if let Some(facts) = self.facts.with_value(|facts| facts.get(page).cloned()) {
            return reply(Ok(facts));
        }
        let id = page.to_owned();
        self.ask_facts("facts", FactsRequest::Marks { page: id.clone() }, move |answer| match answer {
            Ok(FactsResponse::Marks(facts)) => {
                let facts = Arc::new(facts);
                self.facts.update_value(|known| drop(known.insert(id, Arc::clone(&facts))));
                reply(Ok(facts));
            }
            Ok(FactsResponse::Failed(failure)) | Err(failure) => reply(Err(failure)),
            Ok(_) => reply(Err(Failure::Protocol)),
        });
    }

    /// A page of the list, as far as the contents are there.
    pub(crate) fn entry_of(self, page: &str) -> Option<crate::protocol::PageEntry> {
        match self.corpus.get_untracked() {
            Stage::Ready(contents) => contents.pages.iter().find(|entry| entry.id == page).cloned(),
            _ => None,
        }
    }

    /// The query that is in sight, wherever the reader is.
    pub(crate) fn query(self) -> String {
        match self.place.get() {
            UrlState::Find { query, .. } | UrlState::Paper { query, .. } => query,
            _ => String::new(),
        }
    }
}

const DICTIONARY_BEGINS: &str = "yuebao:dictionary:begins";
