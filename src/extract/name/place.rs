//! Candidates for places: listed places, the dictionary's places, names with 市, 村, 河 or 火车站 behind them, and
//! the single characters that stand for countries and provinces.

use super::characters::is_han;
use super::choose::{Candidate, Form};
use super::extend::{self, Start};
use super::foreign::place_around;
use super::lexicon::{
    ADDRESS, BYLINE, COUNTRY, DIVISION, FEATURE, LEVEL_BODY, NOT_PLACE, PLACE, POST, SITE, SPEECH, STEM,
    SURNAME,
};
use super::reading::{Class, Reading, is_place};
use super::{Convention, Tables};
use crate::extract::fact::NameKind;

/// Proposes the places of a passage. Linear in its length.
pub(super) fn propose(tables: &Tables, reading: &Reading, convention: Convention, out: &mut Vec<Candidate>) {
    listed(tables, reading, convention, out);
    tagged(tables, reading, convention, out);
    suffixed(tables, reading, out);
    sites(tables, reading, out);
    if convention == Convention::Annotated {
        abbreviated(tables, reading, out);
    }
}

fn push(start: usize, end: usize, score: f32, out: &mut Vec<Candidate>) {
    out.push(Candidate { start, end, kind: NameKind::Place, score, form: Form::Full });
}

/// Places of the lists, where the cut does not speak against them.
fn listed(tables: &Tables, reading: &Reading, convention: Convention, out: &mut Vec<Candidate>) {
    for word in &reading.words {
        let (start, end) = (word.start as usize, word.end as usize);
        let stem = word.roles & STEM != 0 && word.roles & NOT_PLACE == 0;
        if !is_place(word.roles) && !stem {
            continue;
        }
        if convention == Convention::Annotated && is_pair(tables, &reading.chars[start..end]) {
            continue;
        }
        let Some(piece) = reading.piece(start) else { continue };
        // 中华民族, 东北虎: the place is part of another word.
        if reading.words_at(start).iter().any(|other| other.roles & NOT_PLACE != 0 && other.end > word.end) {
            continue;
        }
        // 合作, 友谊: also towns, but words first.
        if word.roles & STEM != 0
            && piece.known
            && piece.end == end
            && !matches!(piece.class, Class::Place | Class::Person | Class::Foreign)
        {
            continue;
        }
        let (left, right) = (reading.is_edge(start), reading.is_edge(end));
        let mut score = match (left, right) {
            (true, true) => 4.0,
            // 挪威政府, 北京市: the dictionary's word begins with the place.
            (true, false)
                if piece.end > end && matches!(piece.class, Class::Place | Class::Body | Class::Proper) =>
            {
                2.5
            }
            (true, false) if piece.end > end && piece.known => 0.8,
            (true, false) => 1.5,
            (false, true) if !piece.known => 0.5,
            _ => continue,
        };
        if !is_place(word.roles) {
            let alone = reading.is_piece(start, end) && piece.class == Class::Place;
            score -= if alone { 2.0 } else { 3.4 };
            score += place_around(reading, start, end) + before_place(reading, start);
        }
        push(start, end, score + 0.25 * (end - start) as f32, out);
    }
}

/// 中美, 青藏高原: two countries or provinces in two characters, with or without a word behind.
fn is_pair(tables: &Tables, name: &[char]) -> bool {
    let [first, second, rest @ ..] = name else { return false };
    let kinds = (tables.lexicon.abbreviation(*first), tables.lexicon.abbreviation(*second));
    // 巴西 is neither 巴 nor 西.
    let country = tables.lexicon.roles(name) & COUNTRY != 0;
    !country
        && matches!(
            (kinds, rest),
            ((Some(true), Some(true)), []) | ((Some(false), Some(false)), [] | ['高', '原'])
        )
}

/// Another place right before: 山西太原.
fn before_place(reading: &Reading, start: usize) -> f32 {
    match reading.before(start) {
        Some(piece) if piece.class == Class::Place && piece.end == start => 1.0,
        _ => 0.0,
    }
}

/// What the dictionary or the tag model calls a place.
fn tagged(tables: &Tables, reading: &Reading, convention: Convention, out: &mut Vec<Candidate>) {
    for piece in reading.pieces.iter().filter(|piece| piece.class == Class::Place) {
        let (start, end) = (piece.start, piece.end);
        let name = &reading.chars[start..end];
        if end - start < 2
            || tables.lexicon.roles(name) & (NOT_PLACE | POST | SURNAME) != 0
            || !name.iter().all(|&c| is_han(c))
        {
            continue;
        }
        if is_quantifier(name[0]) || (convention == Convention::Annotated && is_pair(tables, name)) {
            continue;
        }
        // 香港市民: a guess that only begins with a place.
        let unlisted = piece.known && end - start == 2 && tables.lexicon.roles(name) & (PLACE | STEM) == 0;
        let longer = !piece.known && reading.words_at(start).iter().any(|word| is_place(word.roles));
        if longer && !reading.ends(end, DIVISION | FEATURE | SITE) {
            continue;
        }
        let person = reading.ends(start, POST | BYLINE) || reading.begins(end, SPEECH | ADDRESS | POST);
        let closed = reading.ends(end, DIVISION | FEATURE | SITE);
        let score = match (piece.known, closed) {
            (true, _) if unlisted => -0.7 + before_place(reading, start),
            (true, _) => 2.2,
            (false, true) => 0.8,
            (false, false) => -0.8,
        } - if person { 2.0 } else { 0.0 };
        let around = place_around(reading, start, end) * if unlisted { 1.0 } else { 0.5 };
        push(start, end, score + 0.3 * (end - start) as f32 + around, out);
    }
}

/// 泥汊镇, 文水县, 坂子矶: a name of one or two tokens with the end of a place name.
fn suffixed(tables: &Tables, reading: &Reading, out: &mut Vec<Candidate>) {
    for word in reading.words.iter().filter(|word| word.roles & (DIVISION | FEATURE) != 0) {
        let (from, end) = (word.start as usize, word.end as usize);
        let Some(last) = reading.piece(from) else { continue };
        // 太原市委: the cut may have taken the end of the place for the body.
        let level = reading.words_at(from).iter().any(|other| other.roles & LEVEL_BODY != 0);
        if !(reading.is_edge(end) || level) {
            continue;
        }
        let division = word.roles & DIVISION != 0;
        if last.start < from && last.end == end {
            if last.known && last.class != Class::Place {
                continue;
            }
            let length = end - last.start;
            let proper = matches!(last.class, Class::Proper | Class::Place | Class::Person | Class::Foreign);
            if tables.lexicon.roles(&reading.chars[last.start..end]) & NOT_PLACE != 0 {
                continue;
            }
            let first = reading.chars[last.start];
            // 刘家堡村 cut 刘家/堡村.
            if length == 2
                && !last.known
                && let Some(name) = reading.before(last.start)
            {
                let proper = matches!(name.class, Class::Person | Class::Place | Class::Proper);
                if proper && name.end == last.start && division {
                    push(name.start, end, 3.6, out);
                }
            }
            let short = length < 3 && !last.known && (division || !proper);
            if short || is_quantifier(first) {
                continue;
            }
            let score = if division { 1.2 } else { -0.6 } + if proper { 1.4 } else { 0.0 };
            push(last.start, end, score + place_around(reading, last.start, end), out);
        } else if last.start == from {
            before_suffix(reading, from, end, division, out);
        }
    }
}

/// The suffix `from..end` is a token: the name stands in the tokens before it.
fn before_suffix(reading: &Reading, from: usize, end: usize, division: bool, out: &mut Vec<Candidate>) {
    let mut start = from;
    let mut score = if division { 0.6 } else { -1.2 };
    for _ in 0..2 {
        let Some(piece) = reading.before(start).filter(|piece| piece.end == start) else { return };
        let one = piece.end - piece.start == 1;
        let first = reading.chars[piece.start];
        score += match piece.class {
            Class::Place => 2.0,
            Class::Proper | Class::Person | Class::Foreign | Class::Short => 1.5,
            Class::Noun | Class::Adjective if one || !piece.known => 0.6,
            Class::Noun if division => -1.0,
            Class::Locative | Class::Number | Class::Verb if one => -0.3,
            _ => return,
        };
        if is_quantifier(first) || (end - from > 1 && !division) {
            return;
        }
        start = piece.start;
        if from - start > 4 {
            return;
        }
        if from - start >= 2 || piece.class == Class::Place {
            // 晋阳桥: the place alone would count as much.
            let place = if piece.class == Class::Place && !division { 3.5 } else { 0.0 };
            push(start, end, score + place + place_around(reading, start, end), out);
        }
        score -= 0.8;
    }
}

/// 全市, 各村, 我省: not a name but a way to count or to point.
fn is_quantifier(c: char) -> bool {
    "全各本该我每两几一二三四五六七八九十某此这那数多整贵邻外".contains(c)
}

/// 太原火车南站, 稻田公园: a word that closes a place name, with all that belongs to it.
fn sites(tables: &Tables, reading: &Reading, out: &mut Vec<Candidate>) {
    for word in reading.words.iter().filter(|word| word.roles & SITE != 0) {
        let (from, end) = (word.start as usize, word.end as usize);
        if !reading.is_edge(end) {
            continue;
        }
        extend::starts(tables, reading, from, end, |start: Start| {
            let mut score = 0.6 + start.score;
            if !start.named {
                let listed =
                    reading.char_before(start.at) == Some('、') || reading.chars.get(end) == Some(&'、');
                score += if listed { 0.6 } else { -1.0 };
                score += place_around(reading, start.at, end).min(1.2) - 0.2;
            }
            let longer = start.at < from || reading.piece(from).is_some_and(|piece| piece.start < from);
            if longer && score > 0.0 {
                push(start.at, end, score + start.absorbed, out);
            }
        });
    }
}

/// 中美两国, 访华, 在京: single characters for countries and provinces, as the annotators of news mark them.
fn abbreviated(tables: &Tables, reading: &Reading, out: &mut Vec<Candidate>) {
    let short = |at: usize| {
        let c = *reading.chars.get(at)?;
        let single = reading.piece(at).is_some_and(|piece| piece.end - piece.start <= 2);
        tables.lexicon.abbreviation(c).filter(|_| single)
    };
    for at in 0..reading.len() {
        let c = reading.chars[at];
        if c == '华' || short(at).is_some() {
            let gone = match reading.char_before(at) {
                Some('访' | '驻' | '赴' | '抵' | '侵' | '援' | '旅' | '离' | '返') => true,
                Some('来' | '在' | '对' | '反' | '留') => {
                    matches!(c, '华' | '京' | '日' | '美' | '俄' | '沪' | '韩')
                }
                _ => false,
            };
            let ends = reading.is_edge(at + 1);
            if gone && ends {
                push(at, at + 1, 2.0, out);
            }
        }
        let free = reading.is_edge(at);
        let single = reading.is_piece(at, at + 1);
        let piece = reading.piece(at);
        // 青藏高原, 川藏公路.
        if let Some(&[first, second]) = reading.chars.get(at..at + 2)
            && free
            && tables.lexicon.abbreviation(first).is_some()
            && tables.lexicon.abbreviation(first) == tables.lexicon.abbreviation(second)
            && piece.is_some_and(|piece| piece.end > at + 1)
            && ["高原", "关系", "铁路", "公路", "边境", "两国", "两省", "两地"]
                .iter()
                .any(|word| reading.goes_on(at + 2, word))
        {
            push(at, at + 1, 3.0, out);
            push(at + 1, at + 2, 3.0, out);
        }
        if short(at) != Some(true) {
            continue;
        }
        // 中美两国, 日俄关系.
        let country = is_country(tables, reading, at, at + 2);
        if short(at + 1) == Some(true) && free && reading.is_edge(at + 2) && !country {
            let related = [
                "两国", "关系", "双方", "双边", "之间", "联合", "友好", "贸易", "经贸", "合作", "首脑",
                "边境", "边界", "建交", "三国",
            ]
            .iter()
            .any(|word| reading.goes_on(at + 2, word));
            let country = reading.pieces.get(reading.piece_at[at] as usize).is_some_and(|piece| {
                piece.end == at + 1 || piece.class == Class::Place || piece.class == Class::Short
            });
            let score = if related {
                2.0
            } else if country {
                0.6
            } else {
                -1.0
            };
            push(at, at + 1, score, out);
            push(at + 1, at + 2, score, out);
        }
        let followed = ["方", "军", "政府", "总统", "外长", "总理", "企业", "经济", "贸易", "市场", "国会"]
            .iter()
            .any(|word| reading.goes_on(at + 1, word));
        let alone = single && piece.is_some_and(|piece| matches!(piece.class, Class::Short | Class::Place));
        let noun = reading
            .piece(at + 1)
            .is_some_and(|next| matches!(next.class, Class::Noun | Class::Verb | Class::Function));
        if alone && noun && !followed {
            push(at, at + 1, 0.5, out);
        }
        if followed && free && (alone || reading.goes_on(at + 1, "方") && !matches!(c, '西' | '阿' | '马'))
        {
            push(at, at + 1, if alone { 1.5 } else { 0.8 }, out);
        }
    }
}

/// Whether a place of the lists that is a country begins at `start` and ends at `end`.
pub(super) fn is_country(tables: &Tables, reading: &Reading, start: usize, end: usize) -> bool {
    reading.chars.get(start..end).is_some_and(|word| tables.lexicon.roles(word) & COUNTRY != 0)
}
