//! Tables of facts: offices held, places in time, and cells that a spreadsheet takes as text.

use crate::protocol::{Fact, FactRow, Office};

/// An office of a person, with its attestations: indexes into the rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tenure {
    /// Post.
    pub post: String,
    /// Institution; empty where none is printed.
    pub institution: String,
    /// Rows of the person, in the order of the text.
    pub rows: Vec<usize>,
    /// Rows that name others in the same post of the same institution: flagged, never resolved.
    pub others: Vec<usize>,
}

/// Posts that many hold at a time: two names in them contradict nothing.
const SHARED: [&str; 12] =
    ["记者", "委员", "常委", "成员", "代表", "干部", "职工", "教师", "医生", "通讯员", "研究员", "教授"];

/// The offices of a person, in the order of their first attestation.
#[must_use]
pub fn tenures(rows: &[FactRow], person: &str) -> Vec<Tenure> {
    let mut found: Vec<Tenure> = Vec::new();
    let offices = || {
        rows.iter().enumerate().filter_map(|(at, row)| match &row.fact {
            Fact::Office(office) => Some((at, office)),
            _ => None,
        })
    };
    let same = |tenure: &Tenure, office: &Office| {
        tenure.post == office.post && tenure.institution == office.institution
    };
    for (at, office) in offices().filter(|(_, office)| office.person == person) {
        match found.iter_mut().find(|tenure| same(tenure, office)) {
            Some(tenure) => tenure.rows.push(at),
            None => found.push(Tenure {
                post: office.post.clone(),
                institution: office.institution.clone(),
                rows: vec![at],
                others: Vec::new(),
            }),
        }
    }
    for tenure in &mut found {
        let one_holder = !tenure.institution.is_empty()
            && !tenure.post.starts_with('副')
            && !SHARED.iter().any(|shared| tenure.post.ends_with(shared));
        if one_holder {
            let others = offices().filter(|(_, office)| office.person != person && same(tenure, office));
            tenure.others = others.map(|(at, _)| at).collect();
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

/// The first moment of a date, or the one after its last.
fn bound(date: &str, end: bool) -> Option<f64> {
    let date = date.trim_end_matches(['?', '~', '%']).replace('X', if end { "9" } else { "0" });
    let mut parts = date.split('-');
    let year: f64 = parts.next()?.parse().ok()?;
    let month = parts.next().and_then(|month| month.parse::<f64>().ok());
    let day = parts.next().and_then(|day| day.parse::<f64>().ok());
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
    use crate::protocol::{Piece, Span};

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
        let found = tenures(&rows, "甲");
        assert_eq!((&*found[0].rows, &*found[0].others), (&[0, 2][..], &[1][..]));
        assert_eq!((&*found[1].rows, &*found[1].others), (&[3][..], &[][..]));
    }

    #[test]
    fn cells_are_text() {
        let rows = [vec!["=1+1".to_owned(), "a,\"b\"".to_owned()], vec!["+86".to_owned(), "甲".to_owned()]];
        assert_eq!(csv(&rows), "'=1+1,\"a,\"\"b\"\"\"\r\n'+86,甲\r\n");
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
