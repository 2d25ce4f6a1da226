//! The sentence that names a set of hits, and what was odd in its query.

use std::ops::Range;

use super::locale::fill;
use super::messages::{Language, Message};
use super::numbers::grouped;
use crate::protocol::{QueryWarning, TermReading};

/// Names the set in words: what was sought, where, and how many there are.
#[must_use]
pub fn name_set(terms: &[TermReading], hits: u32, page: Option<&str>, language: Language) -> String {
    let said: Vec<String> = terms.iter().map(|term| name_term(term, language)).collect();
    let terms = join(&said, language);
    let message = match (said.len(), page) {
        (0 | 1, None) => Message::SetOfOne,
        (0 | 1, Some(_)) => Message::SetOfOneOnPage,
        (_, None) => Message::SetOfSeveral,
        (_, Some(_)) => Message::SetOfSeveralOnPage,
    };
    let page = page.unwrap_or_default();
    fill(message.text(language), &[("terms", &terms), ("n", &grouped(hits.into())), ("page", page)])
}

fn name_term(term: &TermReading, language: Language) -> String {
    let message = if term.exact { Message::TermExact } else { Message::TermFolded };
    fill(message.text(language), &[("text", &term.text)])
}

/// “a”、“b” and “c”.
fn join(parts: &[String], language: Language) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => {
            let comma = Message::ListComma.text(language);
            // The locale file cannot hold the spaces at its ends.
            let (comma, and) = match language {
                Language::Chinese => (comma.to_owned(), Message::ListAnd.text(language).to_owned()),
                Language::English => (format!("{comma} "), format!(" {} ", Message::ListAnd.text(language))),
            };
            format!("{}{and}{last}", first.join(&comma))
        }
    }
}

/// Where the hits of a page lie among all hits, which are in the order of the text; all of them where no page is
/// named, and none where the page has none.
#[must_use]
pub fn stretch(by_page: &[(String, u32)], page: Option<&str>) -> Option<Range<u32>> {
    let Some(page) = page else {
        return Some(0..by_page.iter().map(|(_, hits)| hits).sum());
    };
    let at = by_page.iter().position(|(id, _)| id == page)?;
    let start = by_page[..at].iter().map(|(_, hits)| hits).sum();
    Some(start..start + by_page[at].1)
}

/// What was odd in the query.
#[must_use]
pub fn warn(warning: QueryWarning, language: Language) -> String {
    let (message, at) = match warning {
        QueryWarning::UnclosedQuote { at } => (Message::WarnUnclosedQuote, at),
        QueryWarning::EmptyQuote { at } => (Message::WarnEmptyQuote, at),
    };
    fill(message.text(language), &[("at", &(at + 1).to_string())])
}

/// Queries to begin with.
#[must_use]
pub fn examples() -> [&'static str; 5] {
    ["社会保险", "人社", "太忻", "二月二", "太原 晋中"]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn term(text: &str, exact: bool) -> TermReading {
        TermReading { text: text.into(), exact }
    }

    #[test]
    fn sets_in_words() {
        let one = [term("人社", false)];
        assert_eq!(name_set(&one, 37, None, Language::Chinese), "语料库中“人社”的全部 37 处");
        assert_eq!(name_set(&one, 1, None, Language::English), "The one occurrence of “人社” in the corpus");
        assert_eq!(
            name_set(&one, 1200, None, Language::English),
            "All 1,200 occurrences of “人社” in the corpus"
        );
        let two = [term("社会", false), term("保险", true)];
        assert_eq!(
            name_set(&two, 12, Some("003"), Language::Chinese),
            "同一篇中出现“社会”和“保险”（逐字）的全部 12 处，其中版面 003"
        );
        assert_eq!(
            name_set(&[term("a", false), term("b", false), term("c", false)], 2, None, Language::English),
            "All 2 occurrences of “a”, “b” and “c” in articles that hold them all"
        );
    }

    #[test]
    fn hits_of_a_page_are_a_stretch() {
        let by_page = [("000".to_owned(), 3), ("003".to_owned(), 2)];
        assert_eq!(stretch(&by_page, None), Some(0..5));
        assert_eq!(stretch(&by_page, Some("003")), Some(3..5));
        assert_eq!(stretch(&by_page, Some("001")), None);
    }

    #[test]
    fn places_count_from_one() {
        assert_eq!(
            warn(QueryWarning::EmptyQuote { at: 0 }, Language::English),
            "The quotation marks at character 1 hold nothing; they are left out."
        );
    }
}
