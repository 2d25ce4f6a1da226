//! Tables of facts: offices held, places in time, and cells that a spreadsheet takes as text.

use super::html::element;
use crate::protocol::{Fact, FactRow};

/// An office of a person, with its attestations: indexes into the rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tenure {
    /// Post.
    pub post: String,
    /// Institution; empty where none is printed.
    pub institution: String,
    /// Rows of the person, in the order of the text.
    pub rows: Vec<usize>,
    /// Rows that do not agree with it: flagged, never resolved.
    pub others: Vec<usize>,
}

/// The offices of a person, in the order of their first attestation; `at_odds` pairs rows that disagree.
#[must_use]
pub fn tenures(rows: &[FactRow], at_odds: &[(u32, u32)], person: &str) -> Vec<Tenure> {
    let mut found: Vec<Tenure> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let Fact::Office(office) = &row.fact else { continue };
        if office.person != person {
            continue;
        }
        let same =
            |tenure: &&mut Tenure| tenure.post == office.post && tenure.institution == office.institution;
        let pairs = at_odds.iter().filter_map(|&(one, other)| match at as u32 {
            this if this == one => Some(other as usize),
            this if this == other => Some(one as usize),
            _ => None,
        });
        match found.iter_mut().find(same) {
            Some(tenure) => {
                tenure.rows.push(at);
                tenure.others.extend(pairs);
            }
            None => found.push(Tenure {
                post: office.post.clone(),
                institution: office.institution.clone(),
                rows: vec![at],
                others: pairs.collect(),
            }),
        }
    }
    found
}

/// Rows as comma-separated values. A cell that a spreadsheet would take for a formula begins with an apostrophe.
#[must_use]
pub fn csv<'a>(rows: impl IntoIterator<Item = &'a Vec<String>>) -> String {
    let mut out = String::new();
    for row in rows {
        for (at, cell) in row.iter().enumerate() {
            if at > 0 {
                out.push(',');
            }
            let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
            let cell = if formula { format!("'{cell}") } else { cell.clone() };
            if cell.contains([',', '"', '\n', '\r']) {
                out.push_str(&format!("\"{}\"", cell.replace('"', "\"\"")));
            } else {
                out.push_str(&cell);
            }
        }
        out.push_str("\r\n");
    }
    out
}

/// The years that a date in EDTF covers, as fractions: 2023-07-01 is about 2023.5. An end that is open is none.
#[must_use]
pub fn years(edtf: &str) -> (Option<f64>, Option<f64>) {
    let (first, last) = edtf.split_once('/').unwrap_or((edtf, edtf));
    (bound(first, false), bound(last, true))
}

/// A date as a stretch of the years `from` to `to`, drawn: what is uncertain is long, and an open end is dashed.
/// Nothing where the date says nothing.
#[must_use]
pub fn timeline(edtf: &str, (from, to): (f64, f64)) -> String {
    let (first, last) = years(edtf);
    if first.is_none() && last.is_none() {
        return String::new();
    }
    // Tenths of a per cent.
    let at = |year: f64| ((year - from) / (to - from).max(1.0) * 1000.0).clamp(0.0, 1000.0) as i64;
    let (start, end) = (at(first.unwrap_or(from)), at(last.unwrap_or(to)));
    let (x, width) = (start.min(990).to_string(), (end - start).max(10).to_string());
    let class = if first.is_none() || last.is_none() { "open" } else { "" };
    let bar = [("class", class), ("x", &*x), ("width", &*width), ("y", "3"), ("height", "8")];
    let picture = [
        ("class", "timeline"),
        ("viewBox", "0 0 1000 14"),
        ("preserveAspectRatio", "none"),
        ("aria-hidden", "true"),
    ];
    element("svg", &picture, &element("rect", &bar, ""))
}

/// The first moment of a date, or the one after its last.
fn bound(date: &str, end: bool) -> Option<f64> {
    let date = date.trim_end_matches(['?', '~', '%']).replace('X', if end { "9" } else { "0" });
    let mut parts = date.split('-');
    let mut next = || parts.next().and_then(|part| part.parse::<u32>().ok()).map(f64::from);
    let year = next()?;
    let (month, day) = (next(), next());
    let after = f64::from(u8::from(end));
    Some(match (month, day) {
        (Some(month @ 1.0..=12.0), Some(day)) => year + (month - 1.0 + (day - 1.0 + after) / 31.0) / 12.0,
        (Some(month @ 1.0..=12.0), None) => year + (month - 1.0 + after) / 12.0,
        // 21 to 24 are the seasons, from spring.
        (Some(season @ 21.0..=24.0), _) => year + (season - 21.0 + after) / 4.0 + 1.0 / 6.0,
        _ => year + after,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::{Office, Piece, Span};

    fn office(person: &str, institution: &str, post: &str, line: u32) -> FactRow {
        let span = Span { passage: 0, start: 0, end: 1 };
        let (person, post, institution) = (person.into(), post.into(), institution.into());
        FactRow {
            pieces: vec![Piece { line, chars: 0..1 }],
            head: 0,
            text: String::new(),
            before: String::new(),
            after: String::new(),
            fact: Fact::Office(Office { person, post, institution, span }),
        }
    }

    #[test]
    fn one_post_of_two_people_is_flagged() {
        let rows = [
            office("甲", "某市委", "书记", 7),
            office("乙", "某市委", "书记", 7),
            office("甲", "某市委", "书记", 31),
            office("甲", "某省委", "常委", 31),
            office("丙", "某省委", "常委", 40),
        ];
        let found = tenures(&rows, &[(0, 1)], "甲");
        assert_eq!((&*found[0].rows, &*found[0].others), (&[0, 2][..], &[1][..]));
        assert_eq!((&*found[1].rows, &*found[1].others), (&[3][..], &[][..]));
    }

    #[test]
    fn cells_are_text() {
        let rows = [vec!["=1+1".to_owned(), "a,\"b\"".to_owned()], vec!["+86".to_owned(), "甲".to_owned()]];
        assert_eq!(csv(&rows), "'=1+1,\"a,\"\"b\"\"\"\r\n'+86,甲\r\n");
    }

    #[test]
    fn time_as_a_stretch() {
        let drawn = timeline("2022", (2020.0, 2024.0));
        assert!(drawn.contains("x=\"500\" width=\"250\""), "{drawn}");
        assert!(timeline("2023/..", (2020.0, 2024.0)).contains("open"));
        assert_eq!(timeline("", (0.0, 1.0)), "");
    }

    #[test]
    fn time_as_a_number() {
        for (edtf, first, last) in [
            ("2023", Some(2023.0), Some(2024.0)),
            ("2021/2025", Some(2021.0), Some(2026.0)),
            ("2023-07", Some(2023.5), Some(2023.0 + 7.0 / 12.0)),
            ("2023-02-11/..", Some(2023.0 + (1.0 + 10.0 / 31.0) / 12.0), None),
            ("199X", Some(1990.0), Some(2000.0)),
            ("hm", None, None),
        ] {
            assert_eq!(years(edtf), (first, last), "{edtf}");
        }
    }
}
