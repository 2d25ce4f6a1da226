//! A page: one file of text whose lines are numbered from 1.

use std::ops::Range;

use super::manifest::PageDate;

/// One page of a newspaper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The first part of its addresses: `003` in `003:15`.
    pub id: String,
    /// Base name of its file.
    pub file: String,
    /// Its date, where one is known or inferred.
    pub date: Option<PageDate>,
    /// The text, byte for byte as decoded.
    pub text: String,
}

impl Page {
    /// A page without a date, named after its file.
    #[must_use]
    pub fn new(file: &str, text: String) -> Self {
        Page { id: id_of_file(file), file: file.to_owned(), date: None, text }
    }

    /// Its lines.
    #[must_use]
    pub fn lines(&self) -> Vec<&str> {
        line_spans(&self.text).into_iter().map(|span| &self.text[span]).collect()
    }
}

/// The id of a page from the name of its file: digits before a first `_` (`003` of `003_6a6b….txt`), otherwise
/// the name without its extension.
#[must_use]
pub fn id_of_file(file: &str) -> String {
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    match stem.split_once('_') {
        Some((number, _)) if !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()) => {
            number.to_owned()
        }
        _ => stem.to_owned(),
    }
}

/// Gives every page an id of its own: where two files share one, their full names serve.
pub fn make_ids_unique(pages: &mut [Page]) {
    for i in 0..pages.len() {
        let shared = |page: &Page| page.id == pages[i].id;
        if pages.iter().filter(|page| shared(page)).count() > 1 {
            let id = pages[i].id.clone();
            for page in pages.iter_mut().filter(|page| page.id == id) {
                page.id.clone_from(&page.file);
            }
        }
    }
}

/// The lines of a text as byte ranges, without their line breaks (`\n`, `\r\n`). A break at the very end of the
/// text ends the last line and begins no other.
#[must_use]
pub fn line_spans(text: &str) -> Vec<Range<usize>> {
    let mut spans = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let printed = line.strip_suffix('\n').map_or(line, |l| l.strip_suffix('\r').unwrap_or(l));
        spans.push(start..start + printed.len());
        start += line.len();
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_keep_their_numbers() {
        let page = Page::new("003_6a6ba6.txt", "\n\n一\r\n二".into());
        assert_eq!(page.id, "003");
        assert_eq!(page.lines(), ["", "", "一", "二"]);
        assert_eq!(Page::new("20240101.md", "一\n".into()).lines(), ["一"]);
        assert_eq!(id_of_file("20240101.md"), "20240101");
        assert_eq!(id_of_file("头版_1.txt"), "头版_1");
    }

    #[test]
    fn ids_are_unique() {
        let mut pages = [Page::new("1_a.txt", "一".into()), Page::new("1_b.txt", "二".into())];
        make_ids_unique(&mut pages);
        assert_eq!((&*pages[0].id, &*pages[1].id), ("1_a.txt", "1_b.txt"));
    }
}
