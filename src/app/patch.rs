//! The reader's corrections: kept on this machine as the lines of a patch, taken back and put again one by one.

use leptos::prelude::*;

use super::dom;
use super::state::{App, Stage};
use crate::protocol::{Request, Response};

/// The name under which the patch is kept.
const KEPT: &str = "corrections";

/// The patch as it was kept.
pub(crate) fn kept() -> String {
    dom::remembered(KEPT).unwrap_or_default()
}

impl App {
    /// Adds a line to the patch.
    pub(crate) fn correct(self, line: &str) {
        self.undone.set(Vec::new());
        self.take_patch(format!("{}{}\n", self.patch.get_untracked(), line.replace(['\n', '\r'], " ")));
    }

    /// Adds the lines of a patch that are not there yet.
    pub(crate) fn import_patch(self, text: &str) {
        let mut patch = self.patch.get_untracked();
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            if !patch.lines().any(|known| known == line) {
                patch.push_str(line);
                patch.push('\n');
            }
        }
        self.undone.set(Vec::new());
        self.take_patch(patch);
    }

    /// Takes the last correction back.
    pub(crate) fn undo(self) {
        let patch = self.patch.get_untracked();
        let mut lines: Vec<&str> = patch.lines().collect();
        let Some(last) = lines.pop() else { return };
        self.undone.update(|undone| undone.push(last.to_owned()));
        self.take_patch(lines.iter().map(|line| format!("{line}\n")).collect());
    }

    /// Puts the correction again that was taken back last.
    pub(crate) fn redo(self) {
        let Some(line) = self.undone.try_update(Vec::pop).flatten() else { return };
        self.take_patch(format!("{}{line}\n", self.patch.get_untracked()));
    }

    fn take_patch(self, patch: String) {
        dom::remember(KEPT, &patch);
        self.patch.set(patch);
        self.send_patch();
        self.read_contents();
    }

    /// Tells the engine, which answers from the corrected pages from then on. What was read before is forgotten.
    pub(crate) fn send_patch(self) {
        let patch = self.patch.get_untracked();
        self.correct_facts();
        self.ask(Request::Correct { patch }, move |answer| match answer {
            Ok(Response::Corrected(refused)) => {
                self.pages.update_value(std::collections::BTreeMap::clear);
                self.facts.update_value(std::collections::BTreeMap::clear);
                self.found.set(None);
                self.refused.set(refused);
                self.edition.update(|edition| *edition += 1);
            }
            Ok(Response::Failed(failure)) | Err(failure) => self.corpus.set(Stage::Failed(failure)),
            Ok(_) => {}
        });
    }
}
