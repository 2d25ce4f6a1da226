//! A passage as the recogniser reads it: folded characters, tokens by kind, the listed words and where they stand.

use super::lexicon::{self, Lexicon, Roles};
use crate::segment::cut::{Source, Token};
use crate::text::fold::chars_for_cutting;

/// What a token is, as far as its part of speech tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// nr, nrfg: a personal name.
    Person,
    /// nrt: a transliterated name.
    Foreign,
    /// ns: a place.
    Place,
    /// nt: an organisation.
    Body,
    /// nz and what neither dictionary nor HMM knows: proper as far as one can tell.
    Proper,
    /// n, vn, an and the like.
    Noun,
    /// j: a short form.
    Short,
    /// v, and the set phrases l and i.
    Verb,
    /// a, b, z, ad.
    Adjective,
    /// m, q, t.
    Number,
    /// f, s.
    Locative,
    /// p, c, u, d, r, y, o, e.
    Function,
    /// Letters.
    Letters,
    /// Punctuation and space.
    Mark,
}

/// A listed word where it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) roles: Roles,
}

/// A token of the reading.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) class: Class,
    /// The dictionary holds the word.
    pub(super) known: bool,
}

/// A passage, prepared in one pass. All positions are characters of the passage.
#[derive(Debug)]
pub(super) struct Reading {
    /// The folded characters.
    pub(super) chars: Vec<char>,
    /// The tokens; they join up to the passage.
    pub(super) pieces: Vec<Piece>,
    /// Token of every character.
    pub(super) piece_at: Vec<u32>,
    /// The listed words, by their start.
    pub(super) words: Vec<Word>,
    /// Number of the first listed word at or after every character.
    first_word: Vec<u32>,
    /// What the words that begin at a character are.
    pub(super) begins: Vec<Roles>,
    /// What the words that end before a character are.
    pub(super) ends: Vec<Roles>,
}

impl Reading {
    /// Prepares a passage. Linear in its length: about eight bytes of memory for every byte of text.
    pub(super) fn new(text: &str, tokens: &[Token], lexicon: &Lexicon) -> Self {
        // Most characters have three bytes.
        let mut chars = Vec::with_capacity(text.len() / 3 + 16);
        chars.extend(chars_for_cutting(text));
        let pieces = pieces(&chars, tokens);
        let mut piece_at = vec![0; chars.len()];
        for (piece, number) in pieces.iter().zip(0u32..) {
            piece_at[piece.start..piece.end].fill(number);
        }
        let mut reading = Reading {
            begins: vec![0; chars.len() + 1],
            ends: vec![0; chars.len() + 1],
            words: Vec::new(),
            first_word: Vec::with_capacity(chars.len() + 1),
            chars,
            pieces,
            piece_at,
        };
        for start in 0..reading.chars.len() {
            let from = reading.words.len();
            reading.first_word.push(from as u32);
            let words = &mut reading.words;
            lexicon.at(&reading.chars, start, |end, roles| {
                words.push(Word { start: start as u32, end: end as u32, roles });
            });
            for word in from..reading.words.len() {
                let Word { end, roles, .. } = reading.words[word];
                let end = end as usize;
                // A single character says something only where it is a word; a longer one where an edge is an edge.
                let (left, right) = (reading.is_edge(start), reading.is_edge(end));
                if (left && right) || (end - start > 1 && (left || right)) {
                    reading.begins[start] |= roles;
                    reading.ends[end] |= roles;
                }
            }
        }
        reading.first_word.push(reading.words.len() as u32);
        reading
    }

    /// Number of characters.
    pub(super) fn len(&self) -> usize {
        self.chars.len()
    }

    /// Whether a token begins or ends before the character `at`.
    pub(super) fn is_edge(&self, at: usize) -> bool {
        match self.piece_at.get(at) {
            Some(&piece) => self.pieces[piece as usize].start == at,
            None => true,
        }
    }

    /// The token that holds the character `at`.
    pub(super) fn piece(&self, at: usize) -> Option<Piece> {
        self.piece_at.get(at).map(|&piece| self.pieces[piece as usize])
    }

    /// The token that ends before the character `at`, or holds the character before it.
    pub(super) fn before(&self, at: usize) -> Option<Piece> {
        self.piece(at.checked_sub(1)?)
    }

    /// The character before `at`.
    pub(super) fn char_before(&self, at: usize) -> Option<char> {
        self.chars.get(at.checked_sub(1)?).copied()
    }

    /// Whether `start..end` is exactly one token.
    pub(super) fn is_piece(&self, start: usize, end: usize) -> bool {
        self.piece(start).is_some_and(|piece| piece.start == start && piece.end == end)
    }

    /// The listed words that begin at `at`, shortest first.
    pub(super) fn words_at(&self, at: usize) -> &[Word] {
        match (self.first_word.get(at), self.first_word.get(at + 1)) {
            (Some(&first), Some(&last)) => &self.words[first as usize..last as usize],
            _ => &[],
        }
    }

    /// Whether a word with one of `roles` begins at `at`.
    pub(super) fn begins(&self, at: usize, roles: Roles) -> bool {
        self.begins.get(at).is_some_and(|begins| begins & roles != 0)
    }

    /// Whether a word with one of `roles` ends before `at`.
    pub(super) fn ends(&self, at: usize, roles: Roles) -> bool {
        self.ends.get(at).is_some_and(|ends| ends & roles != 0)
    }

    /// Whether the passage goes on with `word` at `at`.
    pub(super) fn goes_on(&self, at: usize, word: &str) -> bool {
        let mut chars = self.chars[at.min(self.len())..].iter();
        word.chars().all(|c| chars.next() == Some(&c))
    }
}

/// Function words that the HMM joins to what stands before them.
const PARTICLES: &str = "在等和与将对为是的负";

/// The tokens by kind, cut to the passage: a caller's tokens may be those of another text.
fn pieces(chars: &[char], tokens: &[Token]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::with_capacity(tokens.len());
    let mut at = 0;
    for token in tokens {
        let (start, end) = (token.span.start as usize, (token.span.end as usize).min(chars.len()));
        if start != at || end <= start {
            continue;
        }
        let known = matches!(token.source, Source::Dictionary | Source::User) && !token.guessed;
        let class = class(token);
        // 局在, 江说: the HMM joins the end of a name to a word of one character.
        let last = chars[end - 1];
        let speech = matches!(last, '说' | '称');
        let particle = || end - start == 2 && class != Class::Person && PARTICLES.contains(last);
        if !known && end - start > 1 && (speech || particle()) {
            let class = if end - start > 2 { class } else { Class::Noun };
            pieces.push(Piece { start, end: end - 1, class, known });
            pieces.push(Piece { start: end - 1, end, class: Class::Function, known: true });
        } else {
            pieces.push(Piece { start, end, class, known });
        }
        at = end;
    }
    if at < chars.len() {
        pieces.push(Piece { start: at, end: chars.len(), class: Class::Mark, known: false });
    }
    pieces
}

fn class(token: &Token) -> Class {
    match token.source {
        Source::Mark | Source::Space => return Class::Mark,
        Source::Pattern => {
            return if token.tag.as_str() == "m" { Class::Number } else { Class::Letters };
        }
        _ => {}
    }
    match token.tag.as_str().as_bytes() {
        b"nr" | b"nrfg" => Class::Person,
        b"nrt" => Class::Foreign,
        // 东, 西 and the like are names of one character that nobody means.
        b"ns" if token.span.end - token.span.start == 1 => Class::Short,
        b"ns" => Class::Place,
        b"nt" => Class::Body,
        b"nz" | b"x" | b"zg" => Class::Proper,
        b"j" => Class::Short,
        b"vn" | b"an" | b"ng" | b"g" => Class::Noun,
        // 热烈祝贺: set phrases say what is done.
        b"l" | b"i" => Class::Verb,
        b"eng" => Class::Letters,
        [b'n', ..] => Class::Noun,
        [b'v', ..] => Class::Verb,
        [b'a' | b'b' | b'z', ..] => Class::Adjective,
        [b'm' | b'q' | b't', ..] => Class::Number,
        [b'f' | b's', ..] => Class::Locative,
        [b'w', ..] => Class::Mark,
        _ => Class::Function,
    }
}

/// Whether `roles` hold one that makes a word a place by itself.
pub(super) fn is_place(roles: Roles) -> bool {
    roles & (lexicon::PLACE | lexicon::SURNAME) == lexicon::PLACE && roles & lexicon::NOT_PLACE == 0
}
