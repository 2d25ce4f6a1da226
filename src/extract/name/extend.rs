//! How far a name reaches to the left of the word that closes it (…公司, …公园).

use super::Tables;
use super::lexicon::{BEGIN, BODY, HEAD, INSIDE, LEVEL_BODY, NOT_HEAD, PLACE, POST, SITE, STEM};
use super::reading::{Class, Piece, Reading, is_place};

/// The most tokens before the closing word.
const PIECES: usize = 9;
/// The most characters before it.
const CHARACTERS: usize = 24;

/// Function words of one character that are never part of a name.
const PARTICLES: &str =
    "的了在是和与及或从向对把被让由为于以就也都还又不没很更最将并而且但所其该各每本此这那我你他她它们";

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

/// What the names inside a longer name would count, from every place where the longer one may begin to its end.
struct Inner {
    sums: [(usize, f32); PIECES + 2],
    count: usize,
}

impl Inner {
    /// The sum from `at` on.
    fn from(&self, at: usize) -> f32 {
        self.sums[..self.count]
            .iter()
            .filter(|(start, _)| *start >= at)
            .map(|(_, sum)| *sum)
            .fold(0.0, f32::max)
    }

    /// Adds the token `piece` in front, with the longest listed name that begins with it and ends by `end`.
    fn add(&mut self, reading: &Reading, piece: Piece, end: usize) {
        let length = |end: usize| (end - piece.start) as f32;
        let mut best = self.from(piece.end)
            + match piece.class {
                Class::Place => 2.2 + 0.3 * length(piece.end),
                Class::Body if piece.known => 2.5 + 0.3 * length(piece.end),
                Class::Person => 2.5,
                Class::Foreign | Class::Proper if length(piece.end) > 1.0 => 1.0,
                _ => 0.0,
            };
        // 晋源区政府: the level's own character closes the place's name.
        let level = reading.words_at(piece.end - 1).iter().find(|word| word.roles & LEVEL_BODY != 0);
        if let Some(last) = level.map(|word| word.end as usize)
            && piece.class == Class::Place
            && last <= end
            && reading.is_edge(last)
        {
            best = best.max(6.5 + 0.3 * length(last) + self.from(last));
        }
        for word in reading.words_at(piece.start).iter().filter(|word| word.end as usize <= end) {
            let last = word.end as usize;
            let value = match word.roles {
                roles if roles & BODY != 0 => 3.0 + 0.3 * length(last),
                roles if roles & LEVEL_BODY != 0 => 2.5 + 0.3 * length(last),
                roles if is_place(roles) => 4.0 + 0.25 * length(last),
                roles if roles & (HEAD | SITE) != 0 && last < end => 4.0,
                _ => continue,
            };
            if reading.is_edge(last) {
                best = best.max(value + self.from(last));
            }
        }
        if let Some(slot) = self.sums.get_mut(self.count) {
            *slot = (piece.start, best);
            self.count += 1;
        }
    }
}

/// Calls `found` with every place where a name closed by the word `head..end` may begin, nearest first. Constant time.
pub(super) fn starts(
    tables: &Tables,
    reading: &Reading,
    head: usize,
    end: usize,
    mut found: impl FnMut(Start),
) {
    let Some(piece) = reading.piece(head) else { return };
    let mut at = head;
    let mut sum = 0.0;
    let mut named = false;
    let mut inner = Inner { sums: [(0, 0.0); PIECES + 2], count: 0 };
    inner.add(reading, piece, end);
    // The name so far begins with a place: what stands before it is rarely part of the name.
    let mut placed = false;
    let mut closed = None;
    let mut verbs = 0;
    let mut broken = false;
    if piece.start < head {
        // A head that is the end of a longer token takes the token with it.
        at = piece.start;
        let (begin, proper) = beginning(tables, reading, piece, head);
        named = proper;
        found(Start {
            at,
            score: begin + if piece.known { 0.8 } else { 0.0 },
            absorbed: inner.from(at),
            named,
        });
        sum += 0.4;
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
        // 在建南汽车站 cut 在建/南/汽车站: the preposition has taken the first character of the name.
        let taken = piece.end - piece.start == 2 && matches!(word[0], '在' | '到' | '从');
        if taken && at < head && reading.is_piece(at, at + 1) {
            found(Start { at: at - 1, score: sum + 0.3, absorbed: inner.from(at), named: true });
            return;
        }
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
            _ if matches!(word, [.., '电' | '讯']) && word.len() < 4 && word[0] != '邮' => return,
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
            // 北京会见世界银行: what stands before a name of its own and is done is not part of it.
            Class::Verb if placed => return,
            Class::Verb if one => -1.2,
            Class::Verb => -1.1,
            Class::Adjective => -0.2,
            Class::Number => -0.5,
            Class::Locative => -0.4,
            // 人力资源和社会保障局, but never 党委和政府 or 太原站和太原南站.
            Class::Function if matches!(word, ['和'] | ['与'] | ['及']) => {
                let joined = reading.before(piece.start).is_none_or(|other| {
                    let roles = tables.lexicon.roles(&reading.chars[other.start..other.end]);
                    matches!(other.class, Class::Place | Class::Body)
                        || roles & (HEAD | BODY | LEVEL_BODY | SITE | PLACE) != 0
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
        sum += weight
            - if placed && !matches!(piece.class, Class::Place | Class::Body) && roles & BEGIN == 0 {
                1.6
            } else {
                0.0
            };
        inner.add(reading, piece, end);
        placed = piece.class == Class::Place || (roles & BEGIN != 0 && !one);
        at = piece.start;
        let (begin, proper) = beginning(tables, reading, piece, head);
        named |= proper;
        if closed.is_none() {
            found(Start { at, score: sum + begin, absorbed: inner.from(at), named });
        }
    }
}

/// How well a name begins with a token, and whether the token makes it a proper name.
fn beginning(tables: &Tables, reading: &Reading, piece: Piece, head: usize) -> (f32, bool) {
    let (mut place, mut across, mut begin) = (false, false, false);
    tables.lexicon.at(&reading.chars, piece.start, |end, roles| {
        // 市人社局, 中国残联: also inside a longer token, unless the word is the head itself.
        if end <= head || end == piece.end {
            let stem = roles & STEM != 0 && end <= head && reading.is_edge(end);
            place |= (is_place(roles) || (stem && end == piece.end)) && end <= piece.end;
            // 杏花岭 cut 杏花/岭.
            across |= (is_place(roles) || stem) && end > piece.end && end <= head && reading.is_edge(end);
            // 市人社局, but not 市民中心 or 省城医院.
            let level = end == piece.start + 1
                && end <= head
                && reading
                    .chars
                    .get(end)
                    .is_some_and(|next| !"际内外会城长级直区民域场两各等".contains(*next));
            begin |= roles & BEGIN != 0 && (end == piece.end || level);
            place |= roles & (BODY | LEVEL_BODY) != 0 && end <= piece.end;
        }
    });
    let word = tables.lexicon.roles(&reading.chars[piece.start..piece.end]);
    if place || across || piece.class == Class::Place {
        return (1.4, true);
    }
    if begin {
        return (1.2, true);
    }
    match piece.class {
        Class::Body => (0.9, word & NOT_HEAD == 0),
        Class::Proper | Class::Foreign | Class::Short => (0.5, true),
        Class::Person => (0.0, true),
        Class::Letters => (0.4, true),
        Class::Noun if !piece.known => (0.2, true),
        Class::Noun if word & (HEAD | NOT_HEAD) == 0 => (-0.9, false),
        Class::Mark => match reading.chars[piece.start] {
            '“' | '《' => (0.0, true),
            _ => (f32::NEG_INFINITY, false),
        },
        Class::Verb | Class::Number if word & INSIDE != 0 => (-1.5, false),
        Class::Function
            if piece.end - piece.start == 1 && !PARTICLES.contains(reading.chars[piece.start]) =>
        {
            (0.0, true)
        }
        _ => (f32::NEG_INFINITY, false),
    }
}
