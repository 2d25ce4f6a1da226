//! What crosses the worker boundary, as postcard bytes. Articles and facts cross as the modules above have them, and
//! the page knows them by this module only; everything else has types of its own, and the engine converts by hand.
//!
//! Three workers speak it. The *engine* worker ([`Request`] → [`Response`]) holds packs and searches; the
//! *segmenter* worker ([`CutRequest`] → [`CutResponse`]) holds the dictionary. Both are wrapped alike in
//! [`ToWorker`] and [`FromWorker`]. All offsets count characters of the printed line; lines count from 1.

mod articles;
mod bytes;
mod facts;

use serde::{Deserialize, Serialize};

pub use articles::*;
pub use bytes::{ProtocolError, decode, encode};
pub use facts::*;

/// A message to a worker. The first is `Start`; questions asked before the worker is ready wait in its queue.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum ToWorker<R> {
    /// Fetch and open this asset (the pack, or the dictionary).
    Start {
        /// Absolute address of the gzipped asset.
        asset: String,
        /// Absolute address of a second asset, fetched when first needed (the tag model); empty where none.
        later: String,
    },
    /// A question. `id` grows with every question of one page.
    Ask {
        /// Number that the answer carries.
        id: u64,
        /// The question.
        request: R,
    },
}

/// A message from a worker.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum FromWorker<A> {
    /// Bytes of the asset that have arrived.
    Progress {
        /// Bytes so far, as transferred.
        loaded: u64,
        /// Bytes in all, where the server says so.
        total: Option<u64>,
    },
    /// The asset is open: questions are answered from now on.
    Ready {
        /// What is ready.
        ready: Ready,
    },
    /// The asset could not be loaded or opened; `Start` may be sent again.
    NotReady {
        /// Why.
        failure: Failure,
    },
    /// The answer to the question with this number.
    Answer {
        /// Number of the question.
        id: u64,
        /// The answer.
        answer: A,
    },
}

/// What a worker says of itself when it is ready.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Ready {
    /// Milliseconds from `Start` to ready: transfer, decompression and opening.
    pub milliseconds: f64,
    /// Size of the worker's WebAssembly memory in bytes.
    pub memory: u64,
}

/// Why something could not be done. The page chooses the words and the language.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Failure {
    /// The network, or the server, did not give the asset.
    Fetch {
        /// Address.
        address: String,
        /// What the browser or the server said.
        detail: String,
    },
    /// The asset arrived but cannot be read: cut short, damaged, or of another version.
    Open {
        /// Address.
        address: String,
        /// The error in words (English), with its remedy.
        detail: String,
    },
    /// The question names a page or line that is not in the corpus.
    NoSuchPlace {
        /// Page as asked.
        page: String,
        /// Line as asked.
        line: Option<u32>,
    },
    /// The worker died twice on the same question.
    Died,
    /// The bytes of the message are of another version of the program: reload.
    Protocol,
}

/// A question to the engine worker.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Request {
    /// What the corpus holds.
    Contents,
    /// One page, whole.
    Page {
        /// Its id, such as `003`.
        page: String,
    },
    /// Hits of a query.
    Search {
        /// The query as typed.
        query: String,
        /// Take the query as one literal string.
        literal: bool,
        /// Number of the first hit to return, from 0.
        from: u32,
        /// Most hits to return.
        limit: u32,
    },
    /// Only the numbers of a query.
    Count {
        /// The query as typed.
        query: String,
        /// Take the query as one literal string.
        literal: bool,
    },
    /// Answer from pages corrected by this patch from now on ([`crate::corpus::corrections`]); empty takes all
    /// corrections back.
    Correct {
        /// The patch.
        patch: String,
    },
    /// The tokens of one line, as they are in the pack.
    Tokens {
        /// Page id.
        page: String,
        /// Line number, from 1; `None` for the whole page.
        line: Option<u32>,
    },
}

/// The engine's answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Response {
    /// To [`Request::Contents`].
    Contents(Contents),
    /// To [`Request::Page`].
    Page(PageText),
    /// To [`Request::Search`].
    Hits(HitList),
    /// To [`Request::Count`].
    Count(Counts),
    /// To [`Request::Correct`]: lines of the patch that have no effect.
    Corrected(Vec<Refused>),
    /// To [`Request::Tokens`].
    Tokens(Vec<TokenLine>),
    /// The question cannot be answered.
    Failed(Failure),
}

/// What the corpus holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Contents {
    /// Title of the corpus.
    pub title: String,
    /// Where the text comes from, in a sentence.
    pub source: String,
    /// The pages in order.
    pub pages: Vec<PageEntry>,
    /// Characters in all lines.
    pub characters: u64,
    /// Tokens in all lines, punctuation and white space not counted.
    pub tokens: u64,
    /// Number of articles.
    pub articles: u32,
    /// The longest articles with a title, to begin with.
    pub begin_with: Vec<ArticleHead>,
    /// The paper's columns that occur, with their articles.
    pub sections: Vec<(String, u32)>,
    /// Address of the scan of a page, beside the program, with `{page}` for its id; empty where there are none.
    pub scans: String,
    /// Hash of the pack, 16 hexadecimal digits.
    pub hash: String,
    /// Hash of the dictionary with which the tokens were cut.
    pub dictionary: String,
}

/// One page in the list.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct PageEntry {
    /// Its id, the first part of an address: `003` in `003:15`.
    pub id: String,
    /// Base name of its file.
    pub file: String,
    /// Its date.
    pub date: Option<PageDate>,
    /// Number of lines, blank ones included.
    pub lines: u32,
    /// Characters in all lines.
    pub characters: u32,
    /// The first headlines: line number and text.
    pub headlines: Vec<(u32, String)>,
}

/// The date of a page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PageDate {
    /// In EDTF: a day, a month, or an interval such as `2023-01-22/2023-01-23`.
    pub edtf: String,
    /// Inferred from the text rather than printed.
    pub inferred: bool,
    /// Lines from which it is inferred.
    pub evidence: Vec<u32>,
}

/// One page, whole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PageText {
    /// The page's entry in the list.
    pub entry: PageEntry,
    /// Every line as printed, blank ones included; line 1 is the first.
    pub lines: Vec<String>,
    /// Its articles, passages and defects, as corrected.
    pub layout: Layout,
    /// What names each article of the layout.
    pub heads: Vec<ArticleHead>,
}

/// A line of a patch that has no effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refused {
    /// Line of the patch, from 1.
    pub line: u32,
    /// Why.
    pub why: Refusal,
}

/// The numbers of a query.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Hits, folded: the exact number.
    pub hits: u32,
    /// Hits in the printed characters, not folded (what Ctrl+F would find line by line).
    pub printed: u32,
    /// Hits outside stretches that recognition has pasted a second time.
    pub distinct: u32,
    /// Pages with hits.
    pub pages: u32,
    /// Lines with hits.
    pub lines: u32,
}

/// Hits of a query.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HitList {
    /// The query as read: each term, in order.
    pub terms: Vec<TermReading>,
    /// What was odd in the query.
    pub warnings: Vec<QueryWarning>,
    /// The exact numbers, whatever the limit.
    pub counts: Counts,
    /// Hits on each page, in page order; pages without hits are left out.
    pub by_page: Vec<(String, u32)>,
    /// Number of the first hit in `hits`.
    pub from: u32,
    /// The hits asked for, in the order of the text.
    pub hits: Vec<Hit>,
    /// The articles that they stand in.
    pub heads: Vec<ArticleHead>,
}

/// One term of a query.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TermReading {
    /// The characters searched.
    pub text: String,
    /// As printed, neither folded nor loosened.
    pub exact: bool,
}

/// What was odd in a query. Positions count characters of the query from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum QueryWarning {
    /// A quotation mark opens and is not closed: it is searched as a character.
    UnclosedQuote {
        /// Its position.
        at: u32,
    },
    /// Quotation marks with nothing between them: left out.
    EmptyQuote {
        /// Position of the first.
        at: u32,
    },
}

/// One hit with the text around it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Hit {
    /// Page id.
    pub page: String,
    /// Where it is printed: a piece for each line that it runs over; never empty.
    pub pieces: Vec<Piece>,
    /// Its article: an index into the heads of the answer.
    pub head: u32,
    /// Whole sentences around the hit, shortened at both ends where they are long.
    pub snippet: Snippet,
}

impl Hit {
    /// Its first line.
    #[must_use]
    pub fn line(&self) -> u32 {
        self.pieces.first().map_or(1, |piece| piece.line)
    }
}

/// A stretch of a passage around a hit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Snippet {
    /// The characters as printed.
    pub text: String,
    /// The hit's first character in it.
    pub start: u32,
    /// Character after the hit.
    pub end: u32,
    /// Characters of the passage were left out before it.
    pub cut_before: bool,
    /// Characters of the passage were left out after it.
    pub cut_after: bool,
}

/// The tokens of one line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TokenLine {
    /// Line number, from 1; 0 where the text is not a line of the corpus.
    pub line: u32,
    /// The tokens in order; white space is left out.
    pub tokens: Vec<CutToken>,
}

/// One token as the page shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CutToken {
    /// The characters as printed.
    pub text: String,
    /// First character in the line.
    pub start: u32,
    /// Character after the token.
    pub end: u32,
    /// Part of speech: a jieba tag such as `n`, `ns`, `v`; `w` punctuation; `x` where not known (yet).
    pub tag: String,
    /// Where the word comes from.
    pub source: CutSource,
    /// The tag is a guess.
    pub guessed: bool,
}

/// Where a token comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum CutSource {
    /// A word of the dictionary.
    Dictionary,
    /// A word of the reader's own dictionary.
    User,
    /// Not in the dictionary: joined by the HMM, or a lone character.
    Unknown,
    /// Digits and Latin letters.
    Pattern,
    /// Punctuation and other marks.
    Mark,
}

/// A question to the segmenter worker.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum CutRequest {
    /// Cut a text in all three modes.
    Cut {
        /// The text, any number of lines.
        text: String,
        /// Join unknown characters by the HMM.
        hmm: bool,
    },
    /// Fetch and open the tag model, if that has not been done.
    LoadTagModel,
    /// Only count the tokens of a text, kept where they are.
    Tally {
        /// The text, any number of lines.
        text: String,
        /// Join unknown characters by the HMM.
        hmm: bool,
    },
}

/// The segmenter's answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum CutResponse {
    /// To [`CutRequest::Cut`].
    Cut(ThreeCuts),
    /// To [`CutRequest::LoadTagModel`]: unknown words are tagged from now on.
    TagModelLoaded,
    /// To [`CutRequest::Tally`].
    Tally {
        /// Number of tokens.
        tokens: u64,
        /// Microseconds for the cut.
        microseconds: f64,
    },
    /// The question cannot be answered.
    Failed(Failure),
}

/// One text cut in jieba's three modes, line by line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ThreeCuts {
    /// Precise: each character in one token.
    pub precise: Vec<TokenLine>,
    /// Search: the precise tokens and, before them, the dictionary's words of 2 and 3 characters inside them.
    pub search: Vec<TokenLine>,
    /// All dictionary words at every place.
    pub all: Vec<TokenLine>,
    /// Unknown words are tagged by the model; `false` until it has been loaded (their tag is then `x`).
    pub tags_guessed: bool,
    /// Microseconds for the three cuts.
    pub microseconds: f64,
}
