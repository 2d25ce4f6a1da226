//! Candidates for transliterated foreign names: runs of the characters that render foreign sounds, with · between
//! their parts or without. What stands around tells a person from a place.

use super::Tables;
use super::characters::is_han;
use super::choose::{Candidate, Form};
use super::lexicon::{BODY, BYLINE, COUNTRY, HEAD, NOT_PERSON, PLACE, POST, SPEECH};
use super::person::{left_of, right_of};
use super::reading::{Class, Reading};
use crate::extract::fact::NameKind;

/// The longest part of a name, in characters.
const LONGEST: usize = 9;
/// The most tokens in a part without a dot.
const PIECES: usize = 5;
const PRIOR: f32 = -3.6;

/// Proposes foreign names. Linear in the passage, as [`LONGEST`] and [`PIECES`] are constant.
pub(super) fn propose(tables: &Tables, reading: &Reading, out: &mut Vec<Candidate>) {
    for at in 0..reading.len() {
        if is_dot(reading.chars[at]) {
            dotted(tables, reading, at, out);
        }
    }
    for first in 0..reading.pieces.len() {
        undotted(tables, reading, first, out);
    }
}

fn is_dot(c: char) -> bool {
    matches!(c, '·' | '•' | '・' | '‧' | '∙')
}

/// 芭芭拉·弗兰克林: `dot` is the first · of a name.
fn dotted(tables: &Tables, reading: &Reading, dot: usize, out: &mut Vec<Candidate>) {
    // A token beside the dot belongs to the name as a whole, where it is not a common word.
    let sound = |at: usize| {
        let Some(piece) = reading.piece(at) else { return false };
        let word = !piece.known
            || matches!(piece.class, Class::Person | Class::Foreign | Class::Place | Class::Proper);
        let beside =
            piece.end == dot || reading.chars.get(piece.start.wrapping_sub(1)).is_some_and(|&c| is_dot(c));
        if piece.known && !beside && piece.end - piece.start > 1 && !word {
            return false;
        }
        let odds = tables.characters.foreign(reading.chars[at]);
        is_han(reading.chars[at])
            && (odds > -1.3
                || (beside && (word || piece.class == Class::Adjective) && piece.end - piece.start > 1))
    };
    let mut start = dot;
    while start > 0
        && dot - start < LONGEST
        && sound(start - 1)
        && !reading.ends(start, POST | BYLINE | COUNTRY)
    {
        start -= 1;
    }
    // Initials stand before the dot too: J·K·罗琳.
    while start > 0 && start == dot && reading.chars[start - 1].is_ascii_uppercase() {
        start -= 1;
    }
    if start == dot || start.checked_sub(1).is_some_and(|at| is_dot(reading.chars[at])) {
        return;
    }
    let mut end = dot + 1;
    loop {
        let from = end;
        while end - from < LONGEST && sound(end) && !(end > from + 1 && reading.begins(end, POST | SPEECH)) {
            end += 1;
        }
        if end == from {
            return;
        }
        match reading.chars.get(end) {
            Some(&c) if is_dot(c) && sound(end + 1) => end += 1,
            _ => break,
        }
    }
    // 恩斯塔德日前: not into a word that the dictionary knows.
    let last = reading.piece(end - 1).filter(|piece| piece.known && piece.end > end && piece.start > dot + 1);
    let end = last.map_or(end, |piece| piece.start);
    out.push(Candidate { start, end, kind: NameKind::Person, score: 12.0, form: Form::Full });
}

/// Runs of tokens that begin with the token `first`.
fn undotted(tables: &Tables, reading: &Reading, first: usize, out: &mut Vec<Candidate>) {
    let start = reading.pieces[first].start;
    let mut sounds = 0.0;
    let mut named = 0.0f32;
    for (count, piece) in reading.pieces[first..].iter().take(PIECES).enumerate() {
        let one = piece.end - piece.start == 1;
        let eligible = match piece.class {
            Class::Person | Class::Foreign | Class::Place | Class::Proper | Class::Short => true,
            Class::Noun | Class::Verb | Class::Adjective | Class::Function => one || !piece.known,
            _ => one && piece.class != Class::Mark,
        };
        if !eligible {
            return;
        }
        for &c in &reading.chars[piece.start..piece.end] {
            let sound = tables.characters.foreign(c);
            // 基里延科: one character of a word that looks proper may be of another kind.
            if !is_han(c) || (sound < -1.3 && (one || piece.end - piece.start < 3)) {
                return;
            }
            sounds += sound.clamp(-1.5, 2.2) - 0.2;
        }
        if !one {
            named += match (piece.class, piece.known) {
                (Class::Foreign, _) => 2.0,
                (Class::Person, true) => 1.5,
                (Class::Person, false) | (Class::Proper, _) => 0.8,
                (Class::Place, true) => -0.5,
                _ => 0.0,
            };
        } else if piece.known && matches!(piece.class, Class::Function | Class::Verb) {
            named -= 1.0;
        }
        let end = piece.end;
        if end - start < 2 || end - start > LONGEST {
            continue;
        }
        let roles = tables.lexicon.roles(&reading.chars[start..end]);
        if roles & (NOT_PERSON | PLACE | BODY | HEAD) != 0 {
            continue;
        }
        let word = if tables.beginnings.roles(reading.chars.get(start..start + 2).unwrap_or_default()) != 0 {
            -2.0
        } else {
            0.0
        };
        // 朗朗上口: doubled characters begin set phrases.
        let word = if reading.chars[start] == reading.chars[start + 1] { word - 2.0 } else { word };
        let whole = count == 0;
        let score =
            PRIOR + sounds * 0.75 + named.min(2.0) + word + if whole { 0.5 } else { -0.4 * count as f32 };
        push(reading, start, end, score, out);
    }
}

fn push(reading: &Reading, start: usize, end: usize, score: f32, out: &mut Vec<Candidate>) {
    let person = left_of(reading, start) * 0.8 + right_of(reading, end) * 0.8;
    let known = reading
        .piece(start)
        .is_some_and(|piece| piece.end == end && piece.known && piece.class == Class::Place);
    let place = place_around(reading, start, end) + if known { 1.5 } else { 0.0 };
    let bare = if end - start == 2 { -1.0 } else { 0.0 };
    out.push(Candidate {
        start,
        end,
        kind: NameKind::Person,
        score: score + person + bare,
        form: Form::Full,
    });
    if place > 0.0 {
        out.push(Candidate {
            start,
            end,
            kind: NameKind::Place,
            score: score + place + bare,
            form: Form::Full,
        });
    }
}

/// What speaks for a place in what stands around a name.
pub(super) fn place_around(reading: &Reading, start: usize, end: usize) -> f32 {
    let mut score = match reading.char_before(start) {
        Some('在' | '于' | '抵' | '赴' | '到' | '驻' | '自') => 1.6,
        _ => 0.0,
    };
    if ["抵达", "访问", "位于", "来自", "飞往", "前往", "首都", "城市"]
        .iter()
        .any(|word| start >= 2 && reading.goes_on(start - 2, word))
    {
        score += 2.0;
    }
    if reading.ends(start, PLACE) {
        score += 0.5;
    }
    if ["境内", "当地", "地区", "举行", "机场", "电"].iter().any(|word| reading.goes_on(end, word))
    {
        score += 1.2;
    }
    score
}
