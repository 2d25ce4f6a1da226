//! How far a name reaches to the left of the word that closes it (…公司, …公园).

use super::lexicon::{BEGIN, BODY, HEAD, INSIDE, LEVEL_BODY, NOT_HEAD, PLACE, POST, Roles, SITE};
use super::reading::{Class, Piece, Reading, is_place};
use super::Tables;

/// The most tokens before the closing word.
const PIECES: usize = 9;
/// The most characters before it.
const CHARACTERS: usize = 24;

/// Function words of one character that are never part of a name.
const PARTICLES: &str = "的了在是和与及或从向对把被让由为于以就也都还又不没很更最将并而且但所其该各每本此这那我你他她它们";

/// A place where the name may begin.
#[derive(Debug, Clone, Copy)]
pub(super) struct Start {
    /// First character.
    pub(super) at: usize,
    /// What the words from there to the closing one say for a name.
    pub(super) score: f32,
    /// The scores of the names inside, which the longer name must outweigh.
    pub(super) absorbed: f32,
    /// A place, a proper name, or a word that full names begin with is among them.
    pub(super) named: bool,
}

/// Calls `found` with every place where a name closed by the word at `head` may begin, nearest first. Constant time.
pub(super) fn starts(tables: &Tables, reading: &Reading, head: usize, mut found: impl FnMut(Start)) {
    let Some(piece) = reading.piece(head) else { return };
    let mut at = head;
    let mut sum = 0.0;
    let mut named = false;
    let mut inner = 0.0;
    let mut closed = None;
    let mut verbs = 0;
    let mut broken = false;
    // The name so far begins with a place: what stands before it is rarely part of the name.
    let mut placed = false;
    // A head that is the end of a longer token takes the token with it.
    if piece.start < head {
        at = piece.start;
        let roles = tables.lexicon.roles(&reading.chars[piece.start..piece.end]);
        let (begin, proper, _) = beginning(tables, reading, piece, head);
        named = proper;
        found(Start { at, score: begin + if piece.known { 0.8 } else { 0.4 }, absorbed: absorbed(piece, roles), named });
        sum += 0.4;
        inner += absorbed(piece, roles);
    } else {
        found(Start { at, score: -1.5, absorbed: 0.0, named: false });
    }
    for _ in 0..PIECES {
        let Some(piece) = reading.before(at).filter(|piece| piece.end == at) else { return };
        if head - piece.start > CHARACTERS {
            return;
        }
        let word = &reading.chars[piece.start..piece.end];
        let roles = tables.lexicon.roles(word);
        let one = piece.end - piece.start == 1;
        let weight = match piece.class {
            // Quotes and brackets only in pairs.
            Class::Mark => match word {
                ['”' | '》' | ')'] if closed.is_none() => {
                    closed = word.first().copied();
                    -0.4
                }
                ['“'] if closed == Some('”') => {
                    closed = None;
                    -0.4
                }
                ['《'] if closed == Some('》') => {
                    closed = None;
                    -0.4
                }
                ['('] if closed == Some(')') => {
                    closed = None;
                    -0.8
                }
                _ => return,
            },
            Class::Number if word.iter().any(char::is_ascii_digit) => return,
            _ if roles & BEGIN != 0 => 0.7,
            Class::Place => 0.8,
            Class::Body => 0.9,
            Class::Proper | Class::Foreign | Class::Short => 0.7,
            Class::Person => 0.0,
            Class::Letters => 0.4,
            Class::Noun if roles & POST != 0 => -1.4,
            Class::Noun => 0.35,
            _ if roles & INSIDE != 0 => 0.25,
            Class::Verb if one => -1.2,
            Class::Verb => -1.1,
            Class::Adjective => -0.2,
            Class::Number => -0.5,
            Class::Locative => -0.4,
            // 人力资源和社会保障局, but never 党委和政府 or 太原站和太原南站.
            Class::Function if matches!(word, ['和'] | ['与'] | ['及']) => {
                let joined = reading.before(piece.start).is_none_or(|other| {
                    let roles = tables.lexicon.roles(&reading.chars[other.start..other.end]);
                    matches!(other.class, Class::Place | Class::Body) || roles & (HEAD | BODY | LEVEL_BODY | SITE | PLACE) != 0
                });
                if joined || at == head {
                    return;
                }
                -1.0
            }
            // 太忻经济区 cut 太/忻/经济区: a rare word in pieces.
            Class::Function if one && broken && !PARTICLES.contains(word[0]) => 0.2,
            Class::Function => return,
        };
        if matches!(piece.class, Class::Verb) && roles & INSIDE == 0 {
            verbs += 1;
            if verbs > 1 {
                return;
            }
        }
        broken = one && piece.class == Class::Proper;
        sum += weight - if placed && !matches!(piece.class, Class::Place | Class::Body) && roles & BEGIN == 0 { 1.6 } else { 0.0 };
        inner += absorbed(piece, roles);
        placed = matches!(piece.class, Class::Place);
        at = piece.start;
        let (begin, proper, across) = beginning(tables, reading, piece, head);
        named |= proper;
        if closed.is_none() {
            let absorbed = inner + if across { 4.0 } else { 0.0 };
            found(Start { at, score: sum + begin, absorbed, named });
        }
    }
}

/// What a token would count as a name of its own.
fn absorbed(piece: Piece, roles: Roles) -> f32 {
    if roles & (BODY | LEVEL_BODY) != 0 {
        return 4.5;
    }
    match piece.class {
        _ if roles & HEAD != 0 => 3.0,
        _ if is_place(roles) => 5.0,
        Class::Place => 5.0,
        Class::Body => 4.0,
        Class::Person => 2.5,
        Class::Foreign | Class::Proper => 1.5,
        _ => 0.0,
    }
}

/// How well a name begins with a token, and whether the token makes it a proper name.
fn beginning(tables: &Tables, reading: &Reading, piece: Piece, head: usize) -> (f32, bool, bool) {
    let (mut place, mut across, mut begin) = (false, false, false);
    tables.lexicon.at(&reading.chars, piece.start, |end, roles| {
        // 市人社局, 中国残联: also inside a longer token, unless the word is the head itself.
        if end <= head || end == piece.end {
            place |= is_place(roles) && (end <= piece.end);
            // 杏花岭 cut 杏花/岭.
            across |= is_place(roles) && end > piece.end && reading.is_edge(end);
            let level = end == piece.start + 1 && end <= head;
            begin |= roles & BEGIN != 0 && (end == piece.end || level);
            place |= roles & (BODY | LEVEL_BODY) != 0 && end <= piece.end;
        }
    });
    let word = tables.lexicon.roles(&reading.chars[piece.start..piece.end]);
    if place || across || piece.class == Class::Place {
        return (1.4, true, across);
    }
    if begin {
        return (1.2, true, false);
    }
    let (score, named) = match piece.class {
        Class::Body => (0.9, word & NOT_HEAD == 0),
        Class::Proper | Class::Foreign | Class::Short => (0.5, true),
        Class::Person => (0.0, true),
        Class::Letters => (0.4, true),
        Class::Noun if !piece.known => (0.2, true),
        Class::Noun if word & (HEAD | NOT_HEAD) == 0 => (-0.9, false),
        Class::Mark => match reading.chars[piece.start] {
            '“' | '《' => (0.0, true),
            _ => (-6.0, false),
        },
        Class::Adjective => (-1.2, false),
        Class::Verb if word & INSIDE != 0 => (-1.5, false),
        Class::Function if piece.end - piece.start == 1 => (0.0, true),
        _ => (-3.0, false),
    };
    (score, named, false)
}
