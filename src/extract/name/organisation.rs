//! Candidates for organisations: listed names, the dictionary's, short forms of an administrative level (省委,
//! 太原市委), and words such as 公司 or 局 with what belongs to them on their left.

use super::choose::{Candidate, Form};
use super::extend::{self, Start};
use super::lexicon::{BODY, DIVISION, HEAD, LEVEL_BODY, NOT_BODY, NOT_HEAD, POST, STEM, WEAK_HEAD};
use super::place::is_country;
use super::reading::{Class, Reading, is_place};
use super::{Convention, Tables};
use crate::extract::fact::NameKind;

/// The longest name of a place, in characters.
const LONGEST_PLACE: usize = 16;

/// Proposes the organisations of a passage. Linear in its length.
pub(super) fn propose(tables: &Tables, reading: &Reading, convention: Convention, out: &mut Vec<Candidate>) {
    listed(tables, reading, convention, out);
    tagged(tables, reading, convention, out);
    headed(tables, reading, convention, out);
}

fn push(start: usize, end: usize, score: f32, out: &mut Vec<Candidate>) {
    out.push(Candidate { start, end, kind: NameKind::Organisation, score, form: Form::Full });
}

fn listed(tables: &Tables, reading: &Reading, convention: Convention, out: &mut Vec<Candidate>) {
    for word in &reading.words {
        let (start, end) = (word.start as usize, word.end as usize);
        let (left, right) = (reading.is_edge(start), reading.is_edge(end));
        let other =
            reading.words_at(start).iter().any(|other| other.roles & NOT_BODY != 0 && other.end > word.end);
        if reading.goes_on(end, "门") || other {
            continue;
        }
        if word.roles & BODY != 0 && left {
            let piece = reading.piece(start);
            let inside =
                piece.is_some_and(|piece| piece.known && piece.end > end && piece.class != Class::Body);
            let short = end - start <= 2;
            let score = match (right, inside) {
                (true, _) => 3.0,
                (false, true) if short => -1.0,
                (false, true) => 1.5,
                (false, false) => 1.0,
            };
            push(start, end, score + 0.3 * (end - start) as f32, out);
            // 市人社局: the level alone before a department.
            let level =
                start.checked_sub(1).filter(|&at| matches!(reading.chars[at], '省' | '市' | '县' | '区'));
            if let Some(at) = level.filter(|&at| reading.is_edge(at) && right && end - start > 2) {
                push(at, end, score + 1.0 + 0.3 * (end - at) as f32, out);
            }
        }
        // 山西中通: a firm in a place.
        if word.roles & BODY != 0 && left && right && convention == Convention::Page && end - start == 2 {
            for at in start.saturating_sub(3)..start.saturating_sub(1) {
                let place = reading
                    .words_at(at)
                    .iter()
                    .any(|word| is_place(word.roles) && word.end as usize == start);
                if place && reading.is_edge(at) {
                    push(at, end, 9.5, out);
                }
            }
        }
        if word.roles & LEVEL_BODY != 0
            && !(is_government(reading, end) && convention == Convention::Annotated)
        {
            // 全省安委会 is that of the province.
            let all = start.checked_sub(1).is_some_and(|at| reading.chars[at] == '全' && reading.is_edge(at));
            if left || (all && right && end - start > 2) {
                push(start, end, 2.5 + 0.3 * (end - start) as f32, out);
            }
            // 太原市委: the level's own character closes the place's name.
            let level = tables.lexicon.roles(&reading.chars[start..start + 1]) & DIVISION != 0;
            let mut from = usize::MAX;
            for at in start.saturating_sub(LONGEST_PLACE)..start {
                let closes = |end: usize| end == start || (level && end == start + 1);
                if reading.words_at(at).iter().any(|place| {
                    (is_place(place.roles) || place.roles & STEM != 0) && closes(place.end as usize)
                }) {
                    from = from.min(at);
                }
            }
            if let Some(piece) = reading.before(start + usize::from(level)).filter(|_| level) {
                let name = piece.end == start + 1
                    && piece.end - piece.start > 2
                    && !is_quantified(reading, piece.start);
                if (name || piece.end == start) && piece.class == Class::Place {
                    from = from.min(piece.start);
                }
            }
            if from < start && reading.is_edge(from) {
                // The place, which the longer name must outweigh, counts 5.
                push(from, end, 6.5 + 0.3 * (end - from) as f32, out);
                // 中共河北省委, 共青团衡阳市委.
                for length in 2..=3 {
                    let first = from.saturating_sub(length);
                    let named = reading
                        .words_at(first)
                        .iter()
                        .any(|word| word.roles & BODY != 0 && word.end as usize == from);
                    if named && first + length == from {
                        push(first, end, 11.0 + 0.3 * (end - first) as f32, out);
                    }
                }
            }
        }
    }
}

fn is_quantified(reading: &Reading, at: usize) -> bool {
    matches!(reading.chars[at], '全' | '各' | '本' | '该' | '我' | '及' | '等')
}

fn is_government(reading: &Reading, end: usize) -> bool {
    end >= 2 && reading.goes_on(end - 2, "政府")
}

fn tagged(tables: &Tables, reading: &Reading, convention: Convention, out: &mut Vec<Candidate>) {
    for piece in reading.pieces.iter().filter(|piece| piece.class == Class::Body) {
        let (start, end) = (piece.start, piece.end);
        let name = &reading.chars[start..end];
        let country = end > start + 3 && is_country(tables, reading, start, end - 2);
        if end - start < 2
            || tables.lexicon.roles(name) & (NOT_BODY | NOT_HEAD) != 0
            || (reading.ends(end, NOT_HEAD) && !reading.ends(end, HEAD | BODY))
            || (is_government(reading, end) && convention == Convention::Annotated)
            || (is_government(reading, end) && country)
        {
            continue;
        }
        let headed = reading.ends(end, HEAD | WEAK_HEAD | BODY);
        let score = match (piece.known, headed) {
            (true, true) => 2.5,
            (true, false) => -1.3,
            (false, true) => 0.6,
            (false, false) => -2.0,
        };
        push(start, end, score + 0.3 * (end - start) as f32, out);
    }
}

fn headed(tables: &Tables, reading: &Reading, convention: Convention, out: &mut Vec<Candidate>) {
    for word in reading.words.iter().filter(|word| word.roles & (HEAD | WEAK_HEAD) != 0) {
        let (from, end) = (word.start as usize, word.end as usize);
        // 永嘉商会会长 cut 永嘉/商会会长.
        let edge = reading.is_edge(end) || (reading.begins(end, POST) && !reading.is_piece(from, end));
        if !edge || (is_government(reading, end) && convention == Convention::Annotated) {
            continue;
        }
        // 机会, 社会: the token ends like an organisation and is another word.
        if let Some(piece) = reading.piece(from).filter(|piece| piece.start < from) {
            let whole = tables.lexicon.roles(&reading.chars[piece.start..piece.end]);
            let level =
                end - piece.start > 2 && matches!(reading.chars[piece.start], '省' | '市' | '县' | '区');
            let weak = piece.known
                && word.roles & HEAD == 0
                && piece.class != Class::Body
                && !level
                && end - piece.start != 3;
            if whole & (NOT_HEAD | NOT_BODY) != 0 || weak {
                continue;
            }
        }
        // 司法部门 cut as 司法部/门; 中美关系.
        let other = reading.ends(end, NOT_HEAD) && word.roles & NOT_HEAD == 0;
        if other || reading.goes_on(end, "门") {
            continue;
        }
        // 组织 as a verb: 县里组织.
        if reading.is_piece(from, end) && reading.piece(from).is_some_and(|piece| piece.class == Class::Verb)
        {
            continue;
        }
        let strong = word.roles & HEAD != 0;
        extend::starts(tables, reading, from, end, |start: Start| {
            let all = is_quantified(reading, start.at) && !reading.goes_on(start.at, "全国");
            if all || start.at == from {
                return;
            }
            let mut score = if strong { 1.2 } else { -0.6 } + start.score;
            if !start.named {
                score -= 2.2;
            }
            if score > 0.0 {
                push(start.at, end, score + start.absorbed, out);
            }
        });
    }
}
