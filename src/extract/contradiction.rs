//! Offices that do not agree with each other: shown side by side with their places, never resolved.

use rustc_hash::FxHashMap;

use super::fact::Office;

/// A post may change hands in between: two posts of one person that far apart are no contradiction. In days.
const WINDOW: i64 = 60;
/// The most offices that are compared with one another under one key, so that time stays linear.
const COMPARED: usize = 64;

/// An office with the page that prints it.
#[derive(Debug, Clone, Copy)]
pub struct Attested<'a> {
    /// The office.
    pub office: &'a Office,
    /// Number of the page in its corpus.
    pub page: u32,
    /// Date of the page in EDTF; empty where it is not known.
    pub date: &'a str,
}

/// How two offices disagree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Disagreement {
    /// One post of one institution, two persons at the same time.
    TwoHolders,
    /// One person, two posts that nobody holds together.
    TwoPosts,
}

/// Two offices that disagree: numbers in the list that was asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contradiction {
    /// The earlier in the list.
    pub first: usize,
    /// The later in the list.
    pub second: usize,
    /// How.
    pub kind: Disagreement,
}

/// The contradictions among the offices of a corpus, one for each pair of names and posts, in the order of the list.
///
/// A post that only one person can hold (书记, 市长, never 副市长) is contradicted where another person is attested in
/// it before the first one is attested for the last time. A person is contradicted where the head of a committee or
/// government is printed as a deputy at the same level within 60 days, not in one list of posts. Linear in the
/// offices, as no more than 64 are compared under one key.
#[must_use]
pub fn contradictions(offices: &[Attested<'_>]) -> Vec<Contradiction> {
    let mut posts: FxHashMap<(&str, &str), Vec<usize>> = FxHashMap::default();
    let mut persons: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (number, Attested { office, .. }) in offices.iter().enumerate() {
        if is_single(&office.post) && !office.institution.is_empty() {
            posts.entry((&office.institution, &office.post)).or_default().push(number);
        }
        persons.entry(&office.person).or_default().push(number);
    }
    let mut found = Vec::new();
    for holders in posts.values() {
        two_holders(offices, holders, &mut found);
    }
    for posts in persons.values() {
        two_posts(offices, posts, &mut found);
    }
    found.sort_unstable_by_key(|one| (one.first, one.second));
    found
}

/// First and last day on which somebody is attested, and the first office that says so.
struct Stretch {
    first: usize,
    days: Option<(i64, i64)>,
    pages: Vec<u32>,
}

fn stretches<'a>(
    offices: &[Attested<'a>],
    numbers: &[usize],
    key: impl Fn(&'a Office) -> (&'a str, &'a str),
) -> Vec<Stretch> {
    let mut places: FxHashMap<(&str, &str), usize> = FxHashMap::default();
    let mut found: Vec<Stretch> = Vec::new();
    for &number in numbers {
        let Attested { office, page, date } = offices[number];
        let next = found.len();
        let place = *places.entry(key(office)).or_insert(next);
        if place == next {
            if next == COMPARED {
                return found;
            }
            found.push(Stretch { first: number, days: None, pages: Vec::new() });
        }
        let stretch = &mut found[place];
        stretch.pages.push(page);
        if let Some((from, to)) = days(date) {
            let (first, last) = stretch.days.unwrap_or((from, to));
            stretch.days = Some((first.min(from), last.max(to)));
        }
    }
    found
}

/// Whether two stretches are no further apart than `window` days, or on one page.
fn meet(one: &Stretch, other: &Stretch, window: i64) -> bool {
    let page = one.pages.iter().take(COMPARED).any(|page| other.pages.contains(page));
    page || matches!((one.days, other.days), (Some(one), Some(other)) if one.0 <= other.1 + window && other.0 <= one.1 + window)
}

fn two_holders(offices: &[Attested<'_>], numbers: &[usize], found: &mut Vec<Contradiction>) {
    let holders = stretches(offices, numbers, |office| (&office.person, ""));
    for (at, one) in holders.iter().enumerate() {
        for other in holders[at + 1..].iter().filter(|other| meet(one, other, 0)) {
            found.push(Contradiction {
                first: one.first,
                second: other.first,
                kind: Disagreement::TwoHolders,
            });
        }
    }
}

fn two_posts(offices: &[Attested<'_>], numbers: &[usize], found: &mut Vec<Contradiction>) {
    let posts = stretches(offices, numbers, |office| (&office.institution, &office.post));
    for (at, one) in posts.iter().enumerate() {
        for other in &posts[at + 1..] {
            let (a, b) = (offices[one.first], offices[other.first]);
            let together = a.page == b.page
                && a.office.span.passage == b.office.span.passage
                && a.office.span.end == b.office.span.end;
            if !together && meet(one, other, WINDOW) && is_incompatible(a.office, b.office) {
                found.push(Contradiction {
                    first: one.first,
                    second: other.first,
                    kind: Disagreement::TwoPosts,
                });
            }
        }
    }
}

/// Whether only one person at a time holds such a post in an institution.
fn is_single(post: &str) -> bool {
    let ends = [
        "书记",
        "省长",
        "市长",
        "县长",
        "区长",
        "州长",
        "主任",
        "主席",
        "局长",
        "厅长",
        "部长",
        "院长",
        "校长",
        "会长",
        "董事长",
        "总经理",
        "总裁",
        "行长",
        "总统",
        "总理",
        "首相",
    ];
    !post.contains('副') && ends.iter().any(|end| post.ends_with(end))
}

/// A head and a deputy of the same level: 太原市委书记 and 常务副市长.
fn is_incompatible(one: &Office, other: &Office) -> bool {
    let head =
        |office: &Office| office.post == "书记" || (is_single(&office.post) && office.post.ends_with('长'));
    let deputy = |office: &Office| {
        office.post.contains('副') && (office.post.ends_with('长') || office.post.ends_with("书记"))
    };
    let opposed = (head(one) && deputy(other)) || (head(other) && deputy(one));
    // 市委副书记、市长: a deputy of the committee is the head of the government.
    let usual = [one, other].iter().any(|office| office.post == "副书记")
        && ![one, other].iter().any(|office| office.post == "书记");
    let (a, b) = (place(one), place(other));
    opposed && !usual && !a.is_empty() && (a.ends_with(&b) || b.ends_with(&a)) && !b.is_empty()
}

/// The division that an office belongs to: 太原市 of 太原市委, 市 of 副市长 where nothing else is printed.
fn place(office: &Office) -> String {
    let level = |text: &str| {
        text.char_indices().rfind(|(_, c)| "省市县区州".contains(*c)).map(|(at, c)| at + c.len_utf8())
    };
    match level(&office.institution) {
        Some(end) => office.institution[..end].to_owned(),
        None => office.post.chars().filter(|c| "省市县区州".contains(*c)).collect(),
    }
}

/// First and last day of an EDTF date or interval, counted from 1970; `None` where it has no day.
fn days(edtf: &str) -> Option<(i64, i64)> {
    let (first, last) = edtf.split_once('/').unwrap_or((edtf, edtf));
    Some((day(first)?, day(last)?))
}

/// Days from 1 January 1970 in the proleptic Gregorian calendar (Howard Hinnant, "chrono-compatible low-level date
/// algorithms"). The middle of a month that is given without a day.
fn day(date: &str) -> Option<i64> {
    let mut parts = date.trim_end_matches(['?', '~', '%']).splitn(3, '-');
    let mut next = || parts.next().map(|part| part.parse::<i64>().ok());
    let year = next()??;
    let month = next()??;
    let day = next().unwrap_or(Some(15))?;
    if !(0..=9999).contains(&year) || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
    Some(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::fact::Span;

    fn office(person: &str, post: &str, institution: &str, end: u32) -> Office {
        let span = Span { passage: 0, start: 0, end };
        Office { person: person.into(), post: post.into(), institution: institution.into(), span }
    }

    #[test]
    fn holders_and_posts() {
        let list = [
            (office("甲", "书记", "某市委", 9), 0, "2023-02-17"),
            (office("乙", "书记", "某市委", 30), 0, "2023-02-17"),
            (office("乙", "常务副市长", "", 9), 1, "2023-01-22"),
            (office("丙", "副书记", "某市委", 9), 2, "2023-01-22"),
            (office("丙", "市长", "某市", 9), 2, "2023-01-22"),
            (office("丁", "市长", "某市", 9), 3, "2023-03-22"),
        ];
        let offices: Vec<Attested> =
            list.iter().map(|(office, page, date)| Attested { office, page: *page, date }).collect();
        let found: Vec<_> =
            contradictions(&offices).iter().map(|one| (one.first, one.second, one.kind)).collect();
        assert_eq!(found, [(0, 1, Disagreement::TwoHolders), (1, 2, Disagreement::TwoPosts)]);
    }

    #[test]
    fn days_of_dates() {
        assert_eq!(days("1970-01-01"), Some((0, 0)));
        assert_eq!(days("2023-02-17/2023-02-18"), Some((19405, 19406)));
        for wrong in ["", "2023", "2023-13-01", "x-y-z", "2023-02-17/"] {
            assert_eq!(days(wrong), None, "{wrong}");
        }
    }
}
