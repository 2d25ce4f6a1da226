//! The segmenter: dictionary, user words and tag model together.

use std::ops::Range;

use jieba_rs::Jieba;
use rustc_hash::FxHashMap;

use super::guess::Guesser;
use super::guess_format::GuessError;
use super::tag::Tag;
use super::user::UserWord;
use super::words_format::{self, WordsError};
use crate::text::fold::fold_for_cutting;

/// How a text is cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// The likeliest cut; every character in one token.
    Precise,
    /// The precise cut with, before each token, the dictionary's words of 2 and 3 characters inside it.
    Search,
    /// Every word of the dictionary at every place.
    All,
}

/// Where a token comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
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
    /// White space.
    Space,
}

/// One segmented word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Its characters in the text, counted from 0.
    pub span: Range<u32>,
    /// Its bytes in the text.
    pub bytes: Range<u32>,
    /// Its part of speech; [`Tag::UNKNOWN`] where nothing is known.
    pub tag: Tag,
    /// Where it comes from.
    pub source: Source,
    /// The tag comes from the tag model, not from a dictionary.
    pub guessed: bool,
}

/// Dictionary, user words and, once loaded, the tag model.
#[derive(Debug)]
pub struct Segmenter {
    jieba: Jieba,
    guesser: Option<Guesser>,
    /// Tags of user words: jieba keeps the old tag of a word that it knows.
    user: FxHashMap<String, Option<Tag>>,
}

impl Segmenter {
    /// Opens the dictionary asset made by [`words_format::encode`].
    ///
    /// Linear in the words (349,045: about 0.1 s); about 40 MB in memory.
    ///
    /// # Errors
    /// [`WordsError`] where the bytes are not such an asset.
    pub fn open(words: &[u8]) -> Result<Self, WordsError> {
        let mut jieba = Jieba::empty();
        words_format::decode(words, |word, frequency, tag| add_word(&mut jieba, word, frequency, tag))?;
        Ok(Segmenter { jieba, guesser: None, user: FxHashMap::default() })
    }

    /// Opens the tag model: unknown words are tagged from now on.
    ///
    /// # Errors
    /// [`GuessError`] where the bytes are not such an asset.
    pub fn set_tag_model(&mut self, guess: &[u8]) -> Result<(), GuessError> {
        self.guesser = Some(Guesser::open(guess)?);
        Ok(())
    }

    /// Whether [`Segmenter::set_tag_model`] has been called.
    #[must_use]
    pub fn has_tag_model(&self) -> bool {
        self.guesser.is_some()
    }

    /// Adds user words. A word that the dictionary holds gets the new frequency and tag.
    pub fn add_words(&mut self, words: Vec<UserWord>) {
        for UserWord { word, frequency, tag } in words {
            let word = fold_for_cutting(&word);
            let name = tag.map(|tag| tag.to_string());
            self.jieba.add_word(&word, frequency.map(|f| f as usize), name.as_deref());
            self.user.insert(word, tag);
        }
    }

    /// Cuts `text`, which is folded first ([`fold_for_cutting`]); the spans are those of `text` itself.
    ///
    /// In [`Mode::Precise`] the tokens, white space included, join up to the whole text. `hmm` joins unknown
    /// characters to likely words; [`Mode::All`] has no use for it. About 30 MB/s natively.
    #[must_use]
    pub fn cut(&self, text: &str, mode: Mode, hmm: bool) -> Vec<Token> {
        let folded = fold_for_cutting(text);
        let bytes = byte_offsets(text);
        match mode {
            Mode::Precise => {
                let tags = self.jieba.tag(&folded, hmm);
                tags.iter().map(|t| self.token(t.word, t.tag, t.start, t.end, &bytes)).collect()
            }
            Mode::Search => self.tokens(&self.jieba.cut_for_search(&folded, hmm), &bytes),
            Mode::All => self.tokens(&self.jieba.cut_all(&folded), &bytes),
        }
    }

    /// Number of tokens of the precise cut, white space included. Faster than [`Segmenter::cut`], because no
    /// token is tagged.
    #[must_use]
    pub fn count(&self, text: &str, hmm: bool) -> usize {
        self.jieba.cut(&fold_for_cutting(text), hmm).len()
    }

    fn tokens(&self, tokens: &[jieba_rs::Token<'_>], bytes: &[u32]) -> Vec<Token> {
        tokens
            .iter()
            .map(|t| self.token(t.word, self.dictionary_tag(t.word), t.start, t.end, bytes))
            .collect()
    }

    /// The tag of a word standing alone, as far as jieba tells: `x` for a word that it would cut apart.
    fn dictionary_tag<'a>(&'a self, word: &'a str) -> &'a str {
        match self.jieba.tag(word, false)[..] {
            [ref only] => only.tag,
            _ => "x",
        }
    }

    fn token(&self, word: &str, tag: &str, start: usize, end: usize, bytes: &[u32]) -> Token {
        let (source, tag, guessed) = self.classify(word, tag);
        Token { span: start as u32..end as u32, bytes: bytes[start]..bytes[end], tag, source, guessed }
    }

    /// Source and tag of a word, given what jieba calls it.
    ///
    /// The dictionary is asked again, because jieba's answer does not tell a word that it knows as `x` from one that
    /// it does not know.
    fn classify(&self, word: &str, tag: &str) -> (Source, Tag, bool) {
        let tag = Tag::new(tag).unwrap_or(Tag::UNKNOWN);
        if let Some(own) = self.user.get(word) {
            return (Source::User, own.unwrap_or(tag), false);
        }
        let chinese = word.chars().next().is_some_and(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
        if !chinese && !word.chars().any(char::is_alphanumeric) {
            let space = word.chars().all(char::is_whitespace);
            return if space { (Source::Space, tag, false) } else { (Source::Mark, Tag::PUNCTUATION, false) };
        }
        let known = self.jieba.has_word(word);
        if known && tag != Tag::UNKNOWN {
            return (Source::Dictionary, tag, false);
        }
        if word.is_ascii() {
            return (Source::Pattern, tag, false);
        }
        let guess = self.guesser.as_ref().and_then(|guesser| guesser.guess(word)).and_then(Tag::new);
        let source = if known { Source::Dictionary } else { Source::Unknown };
        (source, guess.unwrap_or(Tag::UNKNOWN), true)
    }
}

/// Never inlined, so that a browser optimises it while the words go by.
#[inline(never)]
fn add_word(jieba: &mut Jieba, word: &str, frequency: u32, tag: &str) {
    jieba.add_word(word, Some(frequency as usize), Some(tag));
}

/// Byte offset of every character of `text`, and its length.
fn byte_offsets(text: &str) -> Vec<u32> {
    // Most characters have three bytes.
    let mut bytes = Vec::with_capacity(text.len() / 3 + 16);
    bytes.extend(text.char_indices().map(|(i, _)| i as u32));
    bytes.push(text.len() as u32);
    bytes
}
