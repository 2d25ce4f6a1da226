//! Candidates for Chinese personal names: a surname and one or two given characters, weighed by characters, by the
//! cut, and by what stands around them; and bare surnames with a title (王女士, 小赵).

use super::characters::is_han;
use super::choose::{Candidate, Form};
use super::lexicon::{
    ADDRESS, AFTER_SURNAME, BODY, BYLINE, COUNTRY, JAPANESE, KIN, KNOWN, LIST, NOT_PERSON, PLACE, POST,
    SPEECH, SURNAME,
};
use super::reading::{Class, Piece, Reading};
use super::{Convention, Tables};
use crate::extract::fact::NameKind;

/// What a candidate must have in its favour before its context is asked, in natural logarithm units: the odds that
/// a name stands at a given place of running text.
const PRIOR: f32 = -4.6;
/// Less than this is not kept, not even for the second reading.
pub(super) const FLOOR: f32 = -6.0;

/// Characters that end no name: they are words of their own.
const ENDS_NO_NAME: [char; 25] = [
    '某', '说', '称', '是', '在', '等', '和', '与', '的', '了', '对', '将', '把', '被', '让', '地', '着',
    '就', '也', '都', '于', '作', '他', '她', '性',
];

/// Proposes the Chinese personal names of a passage. Linear in its length.
pub(super) fn propose(tables: &Tables, reading: &Reading, convention: Convention, out: &mut Vec<Candidate>) {
    for start in 0..reading.len() {
        if !is_han(reading.chars[start]) {
            continue;
        }
        let led = reading.ends(start, POST | BYLINE);
        if !reading.is_edge(start) && !led && reading.piece(start).is_some_and(|piece| piece.known) {
            continue;
        }
        if let Some(surname) = tables.characters.surname(reading.chars[start]) {
            full_names(tables, reading, start, 1, surname, out);
            spaced_name(tables, reading, start, surname, out);
            titled(reading, convention, start, surname, out);
            nicknamed(tables, reading, convention, start, out);
        }
        if reading.begins(start, JAPANESE) {
            japanese(tables, reading, start, out);
        }
        for word in reading.words_at(start).iter().filter(|word| word.roles & KNOWN != 0) {
            known_name(reading, start, word.end as usize, out);
        }
        if reading.begins(start, SURNAME) {
            full_names(tables, reading, start, 2, 4.0, out);
        }
    }
}

fn full_names(
    tables: &Tables,
    reading: &Reading,
    start: usize,
    length: usize,
    surname: f32,
    out: &mut Vec<Candidate>,
) {
    // 小赵笑着说: 小 belongs to the name.
    let nick = matches!(reading.char_before(start), Some('小' | '老')) && length == 1;
    let left = left_of(reading, start) - if nick { 1.5 } else { 0.0 };
    let beginning = reading.chars.get(start..start + 2).unwrap_or_default();
    let forbidden = length == 1 && tables.beginnings.roles(beginning) != 0;
    for given in 1..=2 {
        let end = start + length + given;
        let Some(name) = reading.chars.get(start..end) else { return };
        if !name.iter().all(|&c| is_han(c)) {
            return;
        }
        let title = tables.lexicon.roles(&name[length..]) & (AFTER_SURNAME | POST | KIN) != 0;
        if title || ENDS_NO_NAME.contains(&name[name.len() - 1]) {
            continue;
        }
        let mut score = PRIOR + surname + tables.characters.given(&name[length..]) * 0.8;
        score += cut(reading, start, length, end) + left + right_of(reading, end);
        let roles = tables.lexicon.roles(name);
        if roles & NOT_PERSON != 0 {
            score -= 4.5;
        } else if roles & (PLACE | BODY) != 0 {
            score -= 3.0;
        }
        let known = reading.is_piece(start, end) && reading.piece(start).is_some_and(|piece| piece.known);
        if forbidden && !known {
            score -= if given == 1 && length == 1 { 4.0 } else { 2.5 };
        }
        if given == 1 {
            score -= 0.6 + orphan(tables, reading, end);
        }
        let last = name[name.len() - 1];
        // 高升镇, 晋祠: so end places.
        if matches!(
            last,
            '镇' | '村'
                | '县'
                | '乡'
                | '庙'
                | '堡'
                | '屯'
                | '寨'
                | '祠'
                | '寺'
                | '塔'
                | '桥'
                | '湖'
                | '河'
                | '殿'
        ) {
            score -= 2.0;
        }
        // 霍霍, 殷殷: doubled characters paint a sound or a mood. 唐风晋韵: two short names without a mark between
        // them are a phrase in four characters.
        if given == 1 && length == 1 {
            let short = |piece: Option<Piece>| {
                piece.is_some_and(|piece| piece.class == Class::Person && piece.end - piece.start == 2)
            };
            if name[0] == last {
                score -= 4.5;
            } else if short(reading.before(start)) || short(reading.piece(end)) {
                score -= 2.2;
            }
        }
        out.push(Candidate { start, end, kind: NameKind::Person, score, form: Form::Full });
    }
}

/// 岳霞|红: a short name would leave one character over that looks like the end of it.
fn orphan(tables: &Tables, reading: &Reading, end: usize) -> f32 {
    let Some(&next) = reading.chars.get(end) else { return 0.0 };
    let single = is_han(next) && reading.is_piece(end, end + 1) && tables.characters.second(next) > 0.3;
    let closed = reading.piece(end + 1).is_none_or(|piece| piece.class == Class::Mark)
        || reading.begins(end + 1, SPEECH | ADDRESS | POST);
    if single && closed { 2.5 } else { 0.0 }
}

/// A listed person.
fn known_name(reading: &Reading, start: usize, end: usize, out: &mut Vec<Candidate>) {
    let edges = f32::from(u8::from(reading.is_edge(start)) + u8::from(reading.is_edge(end)));
    // 布朗, 福特: short names are other words too.
    let length = if end - start > 2 { 1.5 } else { 0.0 };
    let score = edges * 1.2 - 1.2 + length + (left_of(reading, start) + right_of(reading, end)) * 0.6;
    out.push(Candidate { start, end, kind: NameKind::Person, score, form: Form::Full });
}

/// 东条英机, 桥本: a Japanese surname, with one to three given characters or alone.
fn japanese(tables: &Tables, reading: &Reading, start: usize, out: &mut Vec<Candidate>) {
    let surname = reading.words_at(start).iter().rfind(|word| word.roles & JAPANESE != 0);
    let Some(length) = surname.map(|word| word.end as usize - start).filter(|_| reading.is_edge(start))
    else {
        return;
    };
    for given in 0..=3 {
        let end = start + length + given;
        let Some(name) = reading.chars.get(start..end).filter(|name| name.iter().all(|&c| is_han(c))) else {
            return;
        };
        if !reading.is_edge(end)
            || tables.lexicon.roles(name) & (NOT_PERSON | PLACE) != 0
            || ENDS_NO_NAME.contains(&name[name.len() - 1])
        {
            continue;
        }
        let known = reading.piece(start + length).is_some_and(|piece| {
            piece.known
                && piece.start >= start + length
                && piece.end - piece.start > 1
                && piece.class != Class::Person
        });
        let given_name = match given {
            0 if reading.is_piece(start, end)
                && reading.piece(start).is_some_and(|piece| piece.class == Class::Person) =>
            {
                0.4
            }
            0 => -1.0,
            2 if known => -1.5,
            2 => 1.2,
            _ => -0.2 - if known { 1.5 } else { 0.0 },
        };
        let score = given_name + left_of(reading, start) + right_of(reading, end) - 0.2;
        out.push(Candidate { start, end, kind: NameKind::Person, score, form: Form::Full });
    }
}

/// How well a name agrees with the cut.
fn cut(reading: &Reading, start: usize, length: usize, end: usize) -> f32 {
    let Some(first) = reading.piece(start) else { return 0.0 };
    if first.start == start && first.end == end {
        return match (first.class, first.known) {
            (Class::Person, true) if end - start > length + 1 => 2.6,
            (Class::Person, true) => 1.6,
            (Class::Person, false) => 1.8,
            (Class::Foreign, _) => 0.5,
            (Class::Proper | Class::Short, _) => 0.8,
            // 周恩来/t
            (Class::Number, true) if end - start > 2 => 0.0,
            (Class::Place | Class::Body, true) => -2.5,
            (_, true) => -3.5,
            (Class::Noun | Class::Adjective, false) => 0.3,
            (_, false) => -0.6,
        };
    }
    let mut score = 0.0;
    if first.start != start {
        score -= if first.known { 4.0 } else { 2.5 };
    }
    let mut at = start;
    while at < end {
        let Some(piece) = reading.piece(at) else { break };
        if piece.end > end {
            score -= if !piece.known {
                2.2
            } else if piece.class == Class::Person {
                3.0
            } else {
                4.5
            };
        } else if piece.start >= start {
            score += inside(piece, at == start, at == start && piece.end == start + length);
        }
        at = piece.end;
    }
    score
}

/// A token that lies inside a name of several tokens.
fn inside(piece: Piece, first: bool, surname: bool) -> f32 {
    let one = piece.end - piece.start == 1;
    match piece.class {
        Class::Person if surname => 0.8,
        _ if surname && !one => 0.3,
        Class::Person => 0.3,
        Class::Function if one => -1.6,
        Class::Function => -3.0,
        Class::Verb | Class::Number | Class::Locative if one => {
            if first {
                -0.8
            } else {
                -0.5
            }
        }
        Class::Verb | Class::Number | Class::Locative => -2.4,
        Class::Place | Class::Body => -1.8,
        _ if one || !piece.known => 0.0,
        _ => -1.2,
    }
}

/// What speaks for a name in what stands before it.
pub(super) fn left_of(reading: &Reading, start: usize) -> f32 {
    let space = start.checked_sub(1).filter(|&at| reading.chars[at] == ' ');
    if reading.ends(start, BYLINE) || space.is_some_and(|at| reading.ends(at, BYLINE)) {
        return 3.0;
    }
    if reading.ends(start, POST) {
        return 2.4;
    }
    if reading.ends(start, LIST) {
        return 0.9;
    }
    match reading.char_before(start) {
        None => 0.4,
        Some('、' | '(' | ' ') => 0.5,
        Some('·') => -3.0,
        // A title or a slogan rather than a person stands at the beginning of a quotation.
        Some('“' | '《') => -0.6,
        Some(_) => match reading.before(start).map(|piece| piece.class) {
            Some(Class::Mark) => 0.3,
            Some(Class::Function) => 0.2,
            Some(Class::Place | Class::Body) => 0.1,
            Some(Class::Number | Class::Adjective) => -0.6,
            Some(Class::Person | Class::Foreign) => -0.8,
            _ => 0.0,
        },
    }
}

/// What speaks for a name in what stands behind it.
pub(super) fn right_of(reading: &Reading, end: usize) -> f32 {
    if reading.begins(end, ADDRESS) {
        return 2.2;
    }
    if reading.begins(end, SPEECH) {
        return 1.8;
    }
    if reading.begins(end, POST) {
        return 1.2;
    }
    match reading.chars.get(end) {
        None => 0.3,
        Some('、' | '(') => 0.6,
        Some('·') => -3.0,
        Some(_) => match reading.piece(end).map(|piece| piece.class) {
            Some(Class::Mark) => 0.4,
            Some(Class::Function) => 0.2,
            Some(Class::Noun | Class::Proper | Class::Body | Class::Person) => -0.7,
            Some(Class::Number) => -0.3,
            _ => 0.0,
        },
    }
}

/// 刘 涛: two characters set apart to the width of three.
fn spaced_name(tables: &Tables, reading: &Reading, start: usize, surname: f32, out: &mut Vec<Candidate>) {
    let space = start + 1;
    let Some(&given) = reading.chars.get(start + 2) else { return };
    let closed = |at: usize| reading.chars.get(at).is_none_or(|&c| c == ')' || c == ' ' || c == '、');
    let open = start.checked_sub(1).is_none_or(|at| matches!(reading.chars[at], '(' | ' ' | '、'));
    if reading.chars[space] != ' ' || !is_han(given) || !closed(start + 3) || !open {
        return;
    }
    let score = PRIOR + surname + tables.characters.given(&[given]) + 4.0;
    out.push(Candidate { start, end: start + 3, kind: NameKind::Person, score, form: Form::Full });
}

/// 王女士, 李主任: a surname alone before a title.
fn titled(reading: &Reading, convention: Convention, start: usize, surname: f32, out: &mut Vec<Candidate>) {
    if !reading.begins(start + 1, AFTER_SURNAME | KIN) || surname < 0.8 {
        return;
    }
    let whole = reading.piece(start).is_some_and(|piece| piece.known && piece.end > start + 1);
    if (whole && reading.piece(start).is_some_and(|piece| piece.class != Class::Person))
        || !reading.is_edge(start)
    {
        return;
    }
    let mut end = start + 1;
    for word in reading.words_at(start + 1) {
        let last = word.end as usize;
        if word.roles & AFTER_SURNAME != 0 && reading.is_edge(last) {
            end = end.max(last);
        }
    }
    let kin = end == start + 1;
    if end == start + 2 && !reading.is_piece(start, end) {
        return;
    }
    let score = surname - 1.2 + left_of(reading, start).min(0.5) - if kin { 1.2 } else { 0.0 };
    let end = if convention == Convention::Annotated { start + 1 } else { end };
    if !(kin && convention == Convention::Page) {
        out.push(Candidate { start, end, kind: NameKind::Person, score, form: Form::Bare });
    }
}

/// 小赵, 老王: `start` is the surname.
fn nicknamed(
    tables: &Tables,
    reading: &Reading,
    convention: Convention,
    start: usize,
    out: &mut Vec<Candidate>,
) {
    let Some('小' | '老' | '阿') = reading.char_before(start) else { return };
    let first = start - 1;
    let end = start + 1;
    let Some(piece) = reading.piece(first) else { return };
    let known = piece.known && piece.class != Class::Person && piece.end > end - 1;
    // 小赵笑 joined by the HMM ends nowhere.
    let open = !reading.is_edge(end) && reading.piece(start).is_some_and(|piece| piece.known);
    if known || !reading.is_edge(first) || open {
        return;
    }
    let surname = tables.characters.surname(reading.chars[start]).unwrap_or(-9.0);
    let roles = tables.lexicon.roles(&reading.chars[first..end]);
    if surname < 1.5 || roles & (NOT_PERSON | COUNTRY | PLACE) != 0 {
        return;
    }
    let noun = matches!(reading.piece(end).map(|piece| piece.class), Some(Class::Noun | Class::Proper));
    let score = surname - 1.5 + right_of(reading, end).min(1.5) - if noun { 1.0 } else { 0.0 };
    let first = if convention == Convention::Annotated { start } else { first };
    out.push(Candidate { start: first, end, kind: NameKind::Person, score, form: Form::Bare });
}
