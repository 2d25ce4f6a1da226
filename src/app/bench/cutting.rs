//! What is on the bench: the text of the address, cut again whenever it changes.

use std::sync::Arc;

use leptos::prelude::*;

use super::super::live::whenever;
use super::super::state::{App, Stage};
use crate::protocol::{
    CutRequest, CutResponse, CutSource, CutToken, Failure, Request, Response, ThreeCuts, TokenLine,
};
use crate::view::{BenchText, UrlState};

/// The tokens that are shown.
#[derive(Clone)]
pub(super) enum Cut {
    /// None yet.
    None,
    /// Those that came with the corpus, until the dictionary is there.
    Packed(Arc<Vec<TokenLine>>),
    /// Cut just now.
    Fresh(Arc<ThreeCuts>),
}

/// The model that guesses parts of speech.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Model {
    /// No unknown word has come up.
    NotAsked,
    /// On its way.
    Loading,
    /// There.
    There,
    /// Not to be had.
    Failed,
}

/// A token that the reader wants to know more of, and where its card stands.
#[derive(Clone, PartialEq)]
pub(super) struct Chosen {
    /// The token.
    pub(super) token: CutToken,
    /// Position in the document.
    pub(super) top: i32,
    /// Position in the document.
    pub(super) left: i32,
}

/// The state of the bench.
#[derive(Clone, Copy)]
pub(super) struct Cutting {
    /// The tokens that are shown.
    pub(super) cut: RwSignal<Cut>,
    /// The tag model.
    pub(super) model: RwSignal<Model>,
    /// Why there are no tokens.
    pub(super) trouble: RwSignal<Option<Failure>>,
    /// The token with the card.
    pub(super) chosen: RwSignal<Option<Chosen>>,
}

impl Cutting {
    /// Follows the address as long as the view is drawn.
    pub(super) fn follow(app: App) -> Cutting {
        let cutting = Cutting {
            cut: RwSignal::new(Cut::None),
            model: RwSignal::new(Model::NotAsked),
            trouble: RwSignal::new(None),
            chosen: RwSignal::new(None),
        };
        let source = Memo::new(move |_| match app.place.get() {
            UrlState::Bench { text, .. } => Some(text),
            _ => None,
        });
        whenever(move || match source.get() {
            Some(BenchText::Typed(text)) => {
                // A text too long for the address stays where it is.
                let kept = text.is_empty() && app.draft.with_untracked(|draft| super::is_too_long(draft));
                if !kept && app.draft.with_untracked(|draft| *draft != text) {
                    app.draft.set(text);
                }
            }
            Some(BenchText::At { page, line }) => cutting.fetch(app, &page, line),
            None => {}
        });
        whenever(move || {
            let text = app.draft.get();
            let hmm = super::hmm(app);
            cutting.chosen.set(None);
            if text.trim().is_empty() {
                cutting.cut.set(Cut::None);
            } else {
                cutting.ask(app, text, hmm);
            }
        });
        cutting
    }

    /// Brings a line or page of the corpus, and the tokens that the pack has of it.
    fn fetch(self, app: App, page: &str, line: Option<u32>) {
        let place = (page.to_owned(), line);
        app.read_page(page, move |text| {
            let text = match text {
                Ok(text) => text,
                Err(failure) => return drop(self.trouble.try_set(Some(failure))),
            };
            let lines = text.lines.iter().map(String::as_str);
            let wanted = match line {
                Some(line) => lines.skip(line as usize - 1).take(1).collect::<Vec<_>>(),
                None => lines.collect(),
            };
            if wanted.is_empty() {
                let failure = Failure::NoSuchPlace { page: place.0, line };
                return drop(self.trouble.try_set(Some(failure)));
            }
            let _ = self.trouble.try_set(None);
            app.draft.set(wanted.join("\n"));
            if !matches!(app.dictionary.get_untracked(), Stage::Ready(_)) {
                self.show_packed(app, place.0, line);
            }
        });
    }

    fn show_packed(self, app: App, page: String, line: Option<u32>) {
        app.ask_latest("tokens", Request::Tokens { page, line }, move |answer| {
            let fresh = self.cut.try_with_untracked(|cut| matches!(cut, Cut::Fresh(_)));
            if let Ok(Response::Tokens(lines)) = answer
                && fresh == Some(false)
            {
                self.cut.set(Cut::Packed(Arc::new(lines)));
            }
        });
    }

    fn ask(self, app: App, text: String, hmm: bool) {
        let request = CutRequest::Cut { text: text.clone(), hmm };
        app.cut_latest("cut", request, move |answer| match answer {
            Ok(CutResponse::Cut(cuts)) => {
                let wants_model = !cuts.tags_guessed && has_untagged(&cuts.precise);
                let _ = self.trouble.try_set(None);
                let _ = self.cut.try_set(Cut::Fresh(Arc::new(cuts)));
                if wants_model && self.model.try_get_untracked() == Some(Model::NotAsked) {
                    self.load_model(app, text, hmm);
                }
            }
            Ok(CutResponse::Failed(failure)) | Err(failure) => drop(self.trouble.try_set(Some(failure))),
            Ok(_) => drop(self.trouble.try_set(Some(Failure::Protocol))),
        });
    }

    /// Fetches the model that guesses, then cuts again what is on the bench by then.
    fn load_model(self, app: App, text: String, hmm: bool) {
        self.model.set(Model::Loading);
        app.cut_latest("model", CutRequest::LoadTagModel, move |answer| {
            let there = matches!(answer, Ok(CutResponse::TagModelLoaded));
            let state = if there { Model::There } else { Model::Failed };
            // `Some` is what could not be set, because the bench is gone.
            if self.model.try_set(state).is_some() || !there {
                return;
            }
            let text = app.draft.try_get_untracked().unwrap_or(text);
            self.ask(app, text, hmm);
        });
    }
}

fn has_untagged(lines: &[TokenLine]) -> bool {
    let mut tokens = lines.iter().flat_map(|line| &line.tokens);
    tokens.any(|token| token.source == CutSource::Unknown && token.tag == "x")
}
