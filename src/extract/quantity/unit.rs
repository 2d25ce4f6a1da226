//! Units and classifiers: which stands at a place, and what it counts in base units. The list is `data/units.txt`.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::extract::chars::{at, begins};
use crate::extract::fact::QuantityKind;

static UNITS: &str = include_str!("../../../data/units.txt");

/// Which numbers a unit is counted with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// Any.
    Ordinary,
    /// With 一 it is an article rather than a count.
    Weak,
    /// Only small ones above one.
    Few,
    /// Only digits.
    Arabic,
}

/// A unit.
#[derive(Debug, Clone)]
pub(super) struct Unit {
    text: &'static str,
    /// Its length in characters.
    pub(super) length: usize,
    /// Base unit.
    pub(super) base: &'static str,
    /// Factor to the base unit.
    pub(super) factor: f64,
    pub(super) kind: QuantityKind,
    pub(super) mark: Mark,
    not_before: &'static str,
}

impl Unit {
    /// As printed in the list.
    pub(super) fn printed(&self) -> &'static str {
        self.text
    }
}

fn table() -> &'static FxHashMap<char, Vec<Unit>> {
    static TABLE: OnceLock<FxHashMap<char, Vec<Unit>>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table: FxHashMap<char, Vec<Unit>> = FxHashMap::default();
        for unit in UNITS.lines().filter(|line| !line.starts_with('#')).filter_map(unit) {
            if let Some(first) = unit.text.chars().next() {
                table.entry(first.to_ascii_lowercase()).or_default().push(unit);
            }
        }
        for units in table.values_mut() {
            units.sort_by_key(|unit| std::cmp::Reverse(unit.length));
        }
        table
    })
}

fn unit(line: &'static str) -> Option<Unit> {
    let mut fields = line.split('\t');
    let (text, base) = (fields.next()?, fields.next()?);
    let factor = fields.next()?.parse().ok()?;
    let kind = match fields.next()? {
        "money" => QuantityKind::Money,
        "people" => QuantityKind::People,
        "area" => QuantityKind::Area,
        "length" => QuantityKind::Length,
        "mass" => QuantityKind::Mass,
        "volume" => QuantityKind::Volume,
        "share" => QuantityKind::Share,
        "duration" => QuantityKind::Duration,
        _ => QuantityKind::Count,
    };
    let mark = match fields.next()? {
        "weak" => Mark::Weak,
        "few" => Mark::Few,
        "arabic" => Mark::Arabic,
        _ => Mark::Ordinary,
    };
    let not_before = fields.next().filter(|field| *field != "-").unwrap_or_default();
    Some(Unit { text, length: text.chars().count(), base, factor, kind, mark, not_before })
}

/// The longest unit that stands at a place and is not the beginning of another word.
pub(super) fn at_place(text: &[char], i: usize) -> Option<&'static Unit> {
    table().get(&at(text, i))?.iter().find(|unit| {
        begins(text, i, unit.text)
            && (unit.not_before.is_empty() || !unit.not_before.contains(at(text, i + unit.length)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_list_is_read() {
        let lines = UNITS.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
        for line in lines {
            assert_eq!(line.split('\t').count(), 6, "{line}");
            assert!(unit(line).is_some(), "{line}");
        }
    }

    #[test]
    fn the_longest_unit_that_is_no_other_word() {
        let found = |text: &str| at_place(&text.chars().collect::<Vec<char>>(), 0).map(|unit| unit.text);
        assert_eq!(found("平方公里的"), Some("平方公里"));
        assert_eq!(found("人次参加"), Some("人次"));
        assert_eq!(found("市场"), None);
        assert_eq!(found("成为"), None);
        assert_eq!(found("个月"), Some("个月"));
    }
}
