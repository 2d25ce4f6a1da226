//! The facts of the corpus as a service: found by the engine, drawn by the view.

use super::Service;
use crate::engine::Reader;
use crate::protocol::{Drawing, Drawn, Fact, FactsRequest, FactsResponse, Failure, Mark, Marks, mask};
use crate::view::drawing::{NAMED, Setting, card_of, name_of, named, panel_of, table_of};
use crate::view::{Language, PaperLook, page_date};

/// Most rows of a table.
const MOST: usize = 3000;

/// The corpus, its facts, and how they are drawn.
pub(super) struct Illustrator(Reader);

impl Service for Illustrator {
    type Request = FactsRequest;
    type Answer = FactsResponse;

    fn open(bytes: Vec<u8>) -> Result<Self, String> {
        Reader::open(bytes).map(Illustrator).map_err(|error| error.to_string())
    }

    fn answer(&mut self, request: &FactsRequest) -> FactsResponse {
        match request {
            FactsRequest::Correct { patch } => {
                // The engine worker reports what has no effect.
                self.0.correct(patch);
                FactsResponse::Corrected
            }
            FactsRequest::Marks { page } => FactsResponse::Marks(self.marks(page)),
            FactsRequest::Draw { what, english, masked } => {
                let language = if *english { Language::English } else { Language::Chinese };
                let date_of = |page: &str| page_date(self.0.date_of(page).as_ref(), language);
                let set = Setting { language, masked: *masked, date_of: &date_of };
                FactsResponse::Drawn(self.draw(what, &set))
            }
        }
    }

    fn refuse(failure: Failure) -> FactsResponse {
        FactsResponse::Failed(failure)
    }

    fn needs_second_asset(&self, request: &FactsRequest) -> bool {
        !matches!(request, FactsRequest::Correct { .. }) && !self.0.has_facts()
    }

    fn open_second_asset(&mut self, bytes: &[u8]) -> Result<(), String> {
        self.0.add_facts(bytes).map_err(|error| error.to_string())
    }
}

impl Illustrator {
    /// The facts that stand in the text; offices and other names stand on their names.
    fn marks(&self, page: &str) -> Marks {
        let rows = self.0.page_facts(page).rows.into_iter().zip(0..);
        rows.filter(|(row, _)| !matches!(row.fact, Fact::Office(_) | Fact::Alias(_)))
            .map(|(row, number)| {
                let word = row.fact.word();
                let masked = match &row.fact {
                    Fact::Contact(contact) if contact.private => mask(&contact.text),
                    _ => String::new(),
                };
                let dismiss = format!("dismiss {page}:{} {word} {}", row.line(), row.text);
                Mark { number, pieces: row.pieces, word: word.to_owned(), masked, dismiss }
            })
            .collect()
    }

    fn draw(&self, what: &Drawing, set: &Setting) -> Drawn {
        let html = match what {
            Drawing::Front => named(&self.0.index(None, "", None, NAMED as usize), set.language),
            Drawing::Table { of } => return table_of(set, *of, &self.0.index(Some(*of), "", None, MOST)),
            Drawing::Name { of, name } => name_of(set, *of, name, &self.0.index(Some(*of), name, None, MOST)),
            Drawing::Panel { page, line, name, article, flow } => {
                let index = self.0.index(None, "", Some(&(page.clone(), *line)), usize::MAX);
                let look = PaperLook { article: *article, flow: *flow, facts: true };
                panel_of(set, look, name, page, &index)
            }
            Drawing::Card { page, number } => match self.0.page_facts(page).rows.get(*number as usize) {
                None => String::new(),
                Some(row) => {
                    let name = row.fact.key(&row.text);
                    let index = self.0.index(Some(row.fact.index()), &name, None, usize::MAX);
                    card_of(set, page, row, &index)
                }
            },
        };
        Drawn { html, ..Drawn::default() }
    }
}
