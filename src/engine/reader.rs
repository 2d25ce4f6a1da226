//! The engine worker's side: a corpus that is read and searched.

use crate::corpus::headline;
use crate::index::container::OpenError;
use crate::index::line_tokens::{LineToken, line_tokens};
use crate::index::pack::{Pack, PackPage};
use crate::protocol::{
    Contents, Counts, CutSource, CutToken, Failure, Hit, HitList, LineText, Look, PageDate, PageEntry,
    PageText, QueryWarning, Request, Response, Snippet, TermReading, TokenLine,
};
use crate::query::evaluate::{self, Scope, evaluate};
use crate::query::parse::{self, Query, Warning};
use crate::query::snippet::snippet;
use crate::query::tally::tally;
use crate::segment::cut::Source;

/// Headlines of a page in the list.
const FIRST_HEADLINES: usize = 4;

/// An opened corpus that answers [`Request`]s.
#[derive(Debug)]
pub struct Reader {
    pack: Pack,
}

impl Reader {
    /// Opens a pack.
    ///
    /// # Errors
    /// [`OpenError`] names what is wrong with it.
    pub fn open(bytes: Vec<u8>) -> Result<Self, OpenError> {
        Ok(Reader { pack: Pack::open(bytes)? })
    }

    /// Adds the facts of the pack, which the page loads by themselves.
    ///
    /// # Errors
    /// [`OpenError`] where the bytes are not the facts of this pack.
    pub fn add_facts(&mut self, bytes: &[u8]) -> Result<(), OpenError> {
        self.pack.add_facts(bytes)
    }

    /// Whether the facts are there.
    #[must_use]
    pub fn has_facts(&self) -> bool {
        self.pack.has_facts()
    }

    /// Answers a question.
    #[must_use]
    pub fn answer(&self, request: &Request) -> Response {
        match request {
            Request::Contents => Response::Contents(self.contents()),
            Request::Page { page } => match self.pack.page(page) {
                Some(page) => Response::Page(self.page_text(page)),
                None => no_such_place(page, None),
            },
            Request::Search { query, literal, from, limit } => {
                let (query, warnings) = read_query(query, *literal);
                Response::Hits(self.hits(&query, &warnings, *from, *limit))
            }
            Request::Count { query, literal } => {
                let (query, _) = read_query(query, *literal);
                Response::Count(self.counts(&query, &evaluate(&self.pack, &query, Scope::default())))
            }
            Request::Tokens { page, line } => match self.token_lines(page, *line) {
                Some(lines) => Response::Tokens(lines),
                None => no_such_place(page, *line),
            },
        }
    }

    fn contents(&self) -> Contents {
        let pages: Vec<PageEntry> = self.pack.pages().map(|page| self.entry(page)).collect();
        Contents {
            title: self.pack.title().to_owned(),
            source: self.pack.source().to_owned(),
            characters: pages.iter().map(|page| u64::from(page.characters)).sum(),
            pages,
            tokens: self.pack.tokens().count_words(),
            hash: format!("{:016x}", self.pack.fingerprint()),
            dictionary: format!("{:016x}", self.pack.dictionary()),
        }
    }

    fn entry(&self, page: PackPage<'_>) -> PageEntry {
        let headlines = (1..=page.n_lines())
            .map(|number| (number, self.pack.line(page.first_line + number - 1)))
            .filter(|(_, line)| headline::is_headline(line, self.pack.columns()))
            .map(|(number, line)| (number, headline::strip_mark(line).trim().to_owned()))
            .take(FIRST_HEADLINES)
            .collect();
        PageEntry {
            id: page.id().to_owned(),
            file: page.file().to_owned(),
            date: page.date().map(|(edtf, inferred, evidence)| PageDate {
                edtf: edtf.to_owned(),
                inferred,
                evidence: evidence.to_vec(),
            }),
            lines: page.n_lines(),
            characters: page.n_characters(),
            headlines,
        }
    }

    fn page_text(&self, page: PackPage<'_>) -> PageText {
        let lines = (page.first_line..page.first_line + page.n_lines())
            .map(|line| {
                let text = self.pack.line(line);
                let look = if text.trim().is_empty() {
                    Look::Blank
                } else if headline::is_headline(text, self.pack.columns()) {
                    Look::Headline
                } else {
                    Look::Body
                };
                LineText { text: text.to_owned(), look }
            })
            .collect();
        PageText { entry: self.entry(page), lines }
    }

    fn hits(&self, query: &Query, warnings: &[Warning], from: u32, limit: u32) -> HitList {
        let hits = evaluate(&self.pack, query, Scope::default());
        let ids: Vec<&str> = self.pack.pages().map(|page| page.id()).collect();
        let mut by_page: Vec<(String, u32)> = Vec::new();
        for hit in &hits {
            let id = ids[self.pack.place(hit.line).0];
            match by_page.last_mut() {
                Some((last, count)) if last == id => *count += 1,
                _ => by_page.push((id.to_owned(), 1)),
            }
        }
        let shown = hits.iter().skip(from as usize).take(limit as usize);
        HitList {
            terms: query
                .terms
                .iter()
                .map(|term| TermReading { text: term.text.clone(), exact: term.exact })
                .collect(),
            warnings: warnings.iter().map(query_warning).collect(),
            counts: self.counts(query, &hits),
            by_page,
            from,
            hits: shown.map(|hit| self.hit(hit, &ids)).collect(),
        }
    }

    fn hit(&self, hit: &evaluate::Hit, ids: &[&str]) -> Hit {
        let (page, line) = self.pack.place(hit.line);
        let text = self.pack.passage_text(hit.passage);
        let mut shown = snippet(text, hit.start as usize..hit.end as usize);
        // The protocol counts from the beginning of the line, so nothing of the line before is shown.
        shown.start = shown.start.max(hit.start.saturating_sub(hit.character) as usize);
        let first = self.pack.pieces(hit.passage, hit.start..hit.end).first().copied();
        Hit {
            page: ids[page].to_owned(),
            line,
            start: hit.character,
            end: first.map_or(hit.character, |piece| piece.end),
            snippet: Snippet {
                text: text.chars().skip(shown.start).take(shown.len()).collect(),
                offset: hit.character - (hit.start - shown.start as u32),
                cut_before: shown.start > 0,
                cut_after: shown.end < text.chars().count(),
            },
        }
    }

    fn counts(&self, query: &Query, hits: &[evaluate::Hit]) -> Counts {
        let mut lines: Vec<u32> = hits.iter().map(|hit| hit.line).collect();
        lines.dedup();
        let mut pages: Vec<usize> = lines.iter().map(|&line| self.pack.place(line).0).collect();
        pages.dedup();
        Counts {
            hits: hits.len() as u32,
            printed: tally(&self.pack, query, Scope::default(), hits).printed,
            pages: pages.len() as u32,
            lines: lines.len() as u32,
        }
    }

    fn token_lines(&self, page: &str, line: Option<u32>) -> Option<Vec<TokenLine>> {
        let page = self.pack.page(page)?;
        let numbers = match line {
            Some(line) if 1 <= line && line <= page.n_lines() => line..=line,
            Some(_) => return None,
            None => 1..=page.n_lines(),
        };
        let token_line = |number: u32| {
            let line = page.first_line + number - 1;
            let tokens = line_tokens(&self.pack, line);
            TokenLine { line: number, tokens: cut_tokens(self.pack.line(line), &tokens) }
        };
        Some(numbers.map(token_line).collect())
    }
}

fn read_query(typed: &str, literal: bool) -> (Query, Vec<Warning>) {
    if literal { (parse::literal(typed), Vec::new()) } else { parse::parse(typed) }
}

fn query_warning(warning: &Warning) -> QueryWarning {
    match *warning {
        Warning::UnclosedQuote { at } => QueryWarning::UnclosedQuote { at: at as u32 },
        Warning::EmptyQuote { at } => QueryWarning::EmptyQuote { at: at as u32 },
    }
}

fn no_such_place(page: &str, line: Option<u32>) -> Response {
    Response::Failed(Failure::NoSuchPlace { page: page.to_owned(), line })
}

/// The tokens of a line with their characters, white space left out.
fn cut_tokens(text: &str, tokens: &[LineToken]) -> Vec<CutToken> {
    let characters: Vec<char> = text.chars().collect();
    let mut out = Vec::new();
    for &LineToken { start, end, kind } in tokens {
        let text: String = characters.get(start as usize..end as usize).unwrap_or_default().iter().collect();
        if let Some(source) = cut_source(kind.source) {
            out.push(CutToken { text, start, end, tag: kind.tag.to_string(), source, guessed: kind.guessed });
        }
    }
    out
}

/// The protocol's word for a source; white space has none.
pub(super) fn cut_source(source: Source) -> Option<CutSource> {
    match source {
        Source::Dictionary => Some(CutSource::Dictionary),
        Source::User => Some(CutSource::User),
        Source::Unknown => Some(CutSource::Unknown),
        Source::Pattern => Some(CutSource::Pattern),
        Source::Mark => Some(CutSource::Mark),
        Source::Space => None,
    }
}
