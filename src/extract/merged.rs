//! Names that recognition has run together: 张三李四, where both stand apart elsewhere on the page.

use std::collections::HashMap;

use super::fact::{Mention, NameKind};
use crate::corpus::article::Layout;
use crate::corpus::defect::{Defect, DefectKind};

/// The places where two persons' names touch. Both have to stand elsewhere on the page too, so that a name with an
/// odd given name is not taken for two. `mentions` are in the order of the text. Linear in them.
#[must_use]
pub fn names(layout: &Layout, mentions: &[Mention]) -> Vec<Defect> {
    let mut counts: HashMap<&str, u32> = HashMap::new();
    let persons: Vec<&Mention> = mentions.iter().filter(|mention| mention.kind == NameKind::Person).collect();
    for person in &persons {
        *counts.entry(&person.text).or_default() += 1;
    }
    let touching = persons.windows(2).filter(|two| {
        let [a, b] = [two[0], two[1]];
        a.span.passage == b.span.passage
            && a.span.end == b.span.start
            && [a, b].iter().all(|person| counts.get(&*person.text).is_some_and(|&count| count > 1))
    });
    let place = |two: &[&Mention]| {
        let passage = layout.passages.get(two[0].span.passage as usize)?;
        let piece = passage.pieces_of(two[0].span.start..two[1].span.end).into_iter().next()?;
        let (start, end) = (piece.chars.start, piece.chars.end);
        Some(Defect { kind: DefectKind::MergedWords, line: piece.line, start, end, other: None })
    };
    touching.filter_map(place).collect()
}
