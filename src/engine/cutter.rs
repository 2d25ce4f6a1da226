//! The segmenter worker's side: the dictionary, and text cut by it.

use super::reader::cut_source;
use crate::protocol::{CutRequest, CutResponse, CutToken, ThreeCuts, TokenLine};
use crate::segment::cut::{Mode, Segmenter, Token};
use crate::segment::guess_format::GuessError;
use crate::segment::words_format::WordsError;

/// The segmenter, answering [`CutRequest`]s.
#[derive(Debug)]
pub struct Cutter {
    segmenter: Segmenter,
}

impl Cutter {
    /// Opens the dictionary asset.
    ///
    /// # Errors
    /// [`WordsError`] where the bytes are not such an asset.
    pub fn open(words: &[u8]) -> Result<Self, WordsError> {
        Ok(Cutter { segmenter: Segmenter::open(words)? })
    }

    /// Opens the tag model.
    ///
    /// # Errors
    /// [`GuessError`] where the bytes are not such an asset.
    pub fn set_tag_model(&mut self, guess: &[u8]) -> Result<(), GuessError> {
        self.segmenter.set_tag_model(guess)
    }

    /// Whether unknown words are tagged.
    #[must_use]
    pub fn has_tag_model(&self) -> bool {
        self.segmenter.has_tag_model()
    }

    /// Answers a question. Times are 0: the shell has the clock. [`CutRequest::LoadTagModel`] is answered as done,
    /// because loading is the shell's.
    #[must_use]
    pub fn answer(&self, request: &CutRequest) -> CutResponse {
        match request {
            CutRequest::Cut { text, hmm } => CutResponse::Cut(ThreeCuts {
                precise: self.lines(text, Mode::Precise, *hmm),
                search: self.lines(text, Mode::Search, *hmm),
                all: self.lines(text, Mode::All, *hmm),
                tags_guessed: self.has_tag_model(),
                microseconds: 0.0,
            }),
            CutRequest::LoadTagModel => CutResponse::TagModelLoaded,
            CutRequest::Tally { text, hmm } => {
                CutResponse::Tally { tokens: self.segmenter.count(text, *hmm) as u64, microseconds: 0.0 }
            }
        }
    }

    fn lines(&self, text: &str, mode: Mode, hmm: bool) -> Vec<TokenLine> {
        let tokens = |line: &str| {
            let cut = self.segmenter.cut(line, mode, hmm);
            cut.iter().filter_map(|token| cut_token(line, token)).collect()
        };
        text.lines().map(|line| TokenLine { line: 0, tokens: tokens(line) }).collect()
    }
}

fn cut_token(line: &str, token: &Token) -> Option<CutToken> {
    Some(CutToken {
        text: line[token.bytes.start as usize..token.bytes.end as usize].to_owned(),
        start: token.span.start,
        end: token.span.end,
        tag: token.tag.to_string(),
        source: cut_source(token.source)?,
        guessed: token.guessed,
    })
}
