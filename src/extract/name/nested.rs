//! Names inside names, for the index of a page: the place that an organisation begins with (太原 in 太原市委), and
//! the whole of a chain of divisions (山西省吕梁市文水县) beside its links.

use super::choose::{Candidate, Form};
use super::lexicon::{BODY, DIVISION, HEAD, LEVEL_BODY, SITE, WEAK_HEAD};
use super::reading::{Class, Reading, is_place};
use crate::extract::fact::NameKind;

/// The chosen names of a passage with those inside and around them, in the order of their starts, the longer first.
pub(super) fn with_nested(reading: &Reading, chosen: &[Candidate]) -> Vec<Candidate> {
    let mut all = chosen.to_vec();
    for name in chosen.iter().filter(|name| name.kind != NameKind::Person) {
        if let Some(end) = leading_place(reading, name) {
            all.push(Candidate { end, kind: NameKind::Place, form: Form::Bare, ..*name });
        }
        if let Some(end) = leading_body(reading, name) {
            all.push(Candidate { end, kind: NameKind::Organisation, form: Form::Bare, ..*name });
        }
    }
    let mut from = 0;
    while from < chosen.len() {
        let links =
            1 + chosen[from..].windows(2).take_while(|pair| is_link(reading, &pair[0], &pair[1])).count();
        if links > 1 {
            let (first, last) = (chosen[from], chosen[from + links - 1]);
            all.push(Candidate { end: last.end, form: Form::Bare, ..first });
        }
        from += links;
    }
    all.sort_by_key(|name| (name.start, std::cmp::Reverse(name.end)));
    all
}

/// End of the place that a longer name begins with: the longest that the lists or the dictionary know.
fn leading_place(reading: &Reading, name: &Candidate) -> Option<usize> {
    let inside = |end: usize| end < name.end && end > name.start + 1;
    let listed = reading.words_at(name.start).iter().filter(|word| is_place(word.roles));
    let listed = listed.map(|word| word.end as usize).filter(|&end| inside(end)).max();
    let tagged = reading.piece(name.start).filter(|piece| {
        piece.class == Class::Place && piece.known && piece.start == name.start && inside(piece.end)
    });
    // 太原市委 is cut 太原市/委 or 太原/市委: what ends with 市 is the place either way.
    let end = listed.max(tagged.map(|piece| piece.end))?;
    let closed = reading.begins(end, HEAD | WEAK_HEAD | SITE)
        || name.kind == NameKind::Organisation
        || end - name.start > 2;
    closed.then_some(end)
}

/// End of the organisation that a longer name begins with: 晋源区政府 in 晋源区政府广场.
fn leading_body(reading: &Reading, name: &Candidate) -> Option<usize> {
    let place = leading_place(reading, name);
    let begins =
        |start: usize| start == name.start || place.is_some_and(|place| start == place || start + 1 == place);
    let starts = (name.start..name.end).filter(|&start| begins(start));
    let words = starts.flat_map(|start| reading.words_at(start));
    let bodies = words.filter(|word| word.roles & (BODY | LEVEL_BODY) != 0).map(|word| word.end as usize);
    bodies.filter(|&end| end < name.end && end > name.start + 1 && reading.is_edge(end)).max()
}

/// Whether one place is a division of the other, right before it.
fn is_link(reading: &Reading, first: &Candidate, second: &Candidate) -> bool {
    let division = |name: &Candidate| {
        reading
            .words_at(name.end - 1)
            .iter()
            .any(|word| word.roles & DIVISION != 0 && word.end as usize == name.end)
    };
    first.kind == NameKind::Place
        && second.kind == NameKind::Place
        && first.end == second.start
        && division(first)
        && division(second)
}
