//! The engine worker's side: a corpus that is read and searched.

use super::facts::{in_order, owners};
use crate::corpus::article::Layout;
use crate::corpus::corrections::{self, Correction, Refusal};
use crate::index::container::OpenError;
use crate::index::line_tokens::{LineToken, line_tokens};
use crate::index::pack::{Pack, PackPage};
use crate::protocol::{
    ArticleHead, Contents, Counts, CutSource, CutToken, Failure, Hit, HitList, PageDate, PageEntry, PageText,
    Piece, QueryWarning, Refused, Request, Response, Snippet, TermReading, TokenLine,
};
use crate::query::evaluate::{self, Scope, evaluate};
use crate::query::parse::{self, Query, Warning};
use crate::query::snippet::snippet;
use crate::query::tally::tally;
use crate::segment::cut::Source;

/// Headlines of a page in the list.
const FIRST_HEADLINES: usize = 4;

/// Articles to begin with.
const BEGIN_WITH: usize = 12;

/// An opened corpus that answers [`Request`]s. It remembers nothing but the reader's patch.
#[derive(Debug)]
pub struct Reader {
    pub(super) pack: Pack,
    /// Corrections with their lines in the patch.
    pub(super) patch: Vec<(u32, Correction)>,
    /// The layouts of the pages that are corrected.
    corrected: Vec<(usize, Layout)>,
}

impl Reader {
    /// Opens a pack.
    ///
    /// # Errors
    /// [`OpenError`] names what is wrong with it.
    pub fn open(bytes: Vec<u8>) -> Result<Self, OpenError> {
        Ok(Reader { pack: Pack::open(bytes)?, patch: Vec::new(), corrected: Vec::new() })
    }

    /// Adds the facts of the pack, which the page loads by themselves.
    ///
    /// # Errors
    /// [`OpenError`] where the bytes are not the facts of this pack.
    pub fn add_facts(&mut self, bytes: &[u8]) -> Result<(), OpenError> {
        self.pack.add_facts(bytes)
    }

    /// Adds the tokens alone, from the same file.
    ///
    /// # Errors
    /// [`OpenError`] where they are not those of this pack.
    pub fn add_tokens(&mut self, bytes: &[u8]) -> Result<(), OpenError> {
        self.pack.add_tokens(bytes)
    }

    /// Whether the tokens are there.
    #[must_use]
    pub fn has_tokens(&self) -> bool {
        self.pack.has_tokens()
    }

    /// Whether the facts are there.
    #[must_use]
    pub fn has_facts(&self) -> bool {
        self.pack.has_facts()
    }

    /// Answers a question.
    #[must_use]
    pub fn answer(&mut self, request: &Request) -> Response {
        match request {
            Request::Contents => Response::Contents(self.contents()),
            Request::Page { page } => match self.page_number(page) {
                Some(at) => Response::Page(self.page_text(at)),
                None => no_such_place(page, None),
            },
            Request::Correct { patch } => Response::Corrected(self.correct(patch)),
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

    /// Takes a patch instead of the one before; says which of its lines have no effect.
    pub fn correct(&mut self, patch: &str) -> Vec<Refused> {
        let (patch, odd) = corrections::parse(patch);
        let mut refused: Vec<Refused> =
            odd.into_iter().map(|line| Refused { line, why: Refusal::Form }).collect();
        self.corrected.clear();
        for (line, Correction { page, line: at, change }) in &patch {
            let done = self.page_number(page).ok_or(Refusal::NoSuchPage).and_then(|number| {
                let known = self.corrected.iter().position(|(page, _)| *page == number);
                let known = known.unwrap_or_else(|| {
                    self.corrected.push((number, self.pack.layout(number).clone()));
                    self.corrected.len() - 1
                });
                corrections::apply(&mut self.corrected[known].1, *at, change)
            });
            if let Err(why) = done {
                refused.push(Refused { line: *line, why });
            }
        }
        self.patch = patch;
        in_order(refused, |refused| (refused.line, 0))
    }

    /// What stands where on a page, as corrected.
    pub(super) fn layout(&self, page: usize) -> &Layout {
        let corrected = self.corrected.iter().find(|(corrected, _)| *corrected == page);
        corrected.map_or_else(|| self.pack.layout(page), |(_, layout)| layout)
    }

    fn page_number(&self, id: &str) -> Option<usize> {
        self.pack.pages().position(|page| page.id() == id)
    }

    fn contents(&self) -> Contents {
        let pages: Vec<PageEntry> =
            self.pack.pages().zip(0..).map(|(page, at)| self.entry(page, &self.heads(at))).collect();
        let heads: Vec<ArticleHead> = (0..pages.len()).flat_map(|at| self.heads(at)).collect();
        let mut sections: Vec<(String, u32)> = Vec::new();
        for head in heads.iter().filter(|head| !head.section.is_empty()) {
            match sections.iter_mut().find(|(section, _)| *section == head.section) {
                Some((_, count)) => *count += 1,
                None => sections.push((head.section.clone(), 1)),
            }
        }
        let articles = heads.len() as u32;
        let titled = heads.into_iter().filter(|head| head.titled).collect();
        let mut begin_with = in_order(titled, |head: &ArticleHead| (u32::MAX - head.characters, 0));
        begin_with.truncate(BEGIN_WITH);
        Contents {
            title: self.pack.title().to_owned(),
            source: self.pack.source().to_owned(),
            characters: pages.iter().map(|page| u64::from(page.characters)).sum(),
            pages,
            articles,
            begin_with,
            sections,
            scans: self.pack.scans().to_owned(),
            tokens: self.pack.n_words(),
            hash: format!("{:016x}", self.pack.fingerprint()),
            dictionary: format!("{:016x}", self.pack.dictionary()),
        }
    }

    /// The date of a page, where it is known or inferred.
    #[must_use]
    pub fn date_of(&self, page: &str) -> Option<PageDate> {
        self.pack.page(page).and_then(|page| date(&page))
    }

    fn entry(&self, page: PackPage<'_>, heads: &[ArticleHead]) -> PageEntry {
        let titled = heads.iter().filter(|head| head.titled);
        PageEntry {
            id: page.id().to_owned(),
            file: page.file().to_owned(),
            date: date(&page),
            lines: page.n_lines(),
            characters: page.n_characters(),
            headlines: titled.map(|head| (head.line, head.title.clone())).take(FIRST_HEADLINES).collect(),
        }
    }

    fn page_text(&self, at: usize) -> PageText {
        let heads = self.heads(at);
        let page = self.pack.pages().nth(at);
        let lines = page.map_or(0..0, |page| page.first_line..page.first_line + page.n_lines());
        PageText {
            entry: page.map(|page| self.entry(page, &heads)).unwrap_or_default(),
            lines: lines.map(|line| self.pack.line(line).to_owned()).collect(),
            layout: self.layout(at).clone(),
            heads,
        }
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
        let shown: Vec<_> = hits.iter().skip(from as usize).take(limit as usize).collect();
        let mut heads: Vec<ArticleHead> = Vec::new();
        let mut page_heads = (usize::MAX, Vec::new(), Vec::new());
        let mut hit_of = |hit: &&evaluate::Hit| {
            let (page, line) = self.pack.place(hit.line);
            if page_heads.0 != page {
                page_heads = (page, self.heads(page), owners(self.layout(page)));
            }
            let owner = page_heads.2.get(line as usize).copied().unwrap_or_default();
            if let Some(head) = page_heads.1.get(owner as usize)
                && heads.last() != Some(head)
            {
                heads.push(head.clone());
            }
            self.hit(hit, &ids, heads.len().saturating_sub(1) as u32)
        };
        let shown = shown.iter().map(&mut hit_of).collect();
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
            hits: shown,
            heads,
        }
    }

    fn hit(&self, hit: &evaluate::Hit, ids: &[&str], head: u32) -> Hit {
        let (page, _) = self.pack.place(hit.line);
        let text = self.pack.passage_text(hit.passage);
        let shown = snippet(text, hit.start as usize..hit.end as usize);
        let pieces = self.pack.pieces(hit.passage, hit.start..hit.end).into_iter();
        Hit {
            page: ids[page].to_owned(),
            pieces: pieces
                .map(|piece| Piece { line: self.pack.place(piece.line).1, chars: piece.start..piece.end })
                .collect(),
            head,
            snippet: Snippet {
                text: text.chars().skip(shown.start).take(shown.len()).collect(),
                start: hit.start - shown.start as u32,
                end: hit.end - shown.start as u32,
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
        let tally = tally(&self.pack, query, Scope::default(), hits);
        Counts {
            hits: hits.len() as u32,
            printed: tally.printed,
            distinct: tally.without_duplicates,
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

fn date(page: &PackPage<'_>) -> Option<PageDate> {
    let (edtf, inferred, evidence) = page.date()?;
    Some(PageDate { edtf: edtf.to_owned(), inferred, evidence: evidence.to_vec() })
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
