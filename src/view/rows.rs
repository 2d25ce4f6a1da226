//! A page or an article as the rows that are drawn: lines as printed, or flowing paragraphs.

use super::url::PaperLook;
use crate::protocol::{Layout, PageText, Piece, Role};

/// A row of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What it shows, in reading order: one line, or the pieces of a paragraph.
    pub pieces: Vec<Piece>,
    /// What it is.
    pub role: Role,
    /// Its article: an index into the layout's articles. A blank line belongs to the one before it.
    pub article: u32,
    /// An article begins with it.
    pub begins: bool,
}

impl Row {
    /// Its first line.
    #[must_use]
    pub fn line(&self) -> u32 {
        self.pieces.first().map_or(1, |piece| piece.line)
    }

    /// Its lines, each once.
    #[must_use]
    pub fn lines(&self) -> Vec<u32> {
        let mut lines: Vec<u32> = self.pieces.iter().map(|piece| piece.line).collect();
        lines.dedup();
        lines
    }
}

/// The article that holds a line, or the next one that does; the first where no line is named.
#[must_use]
pub fn article_at(layout: &Layout, line: Option<u32>) -> Option<usize> {
    let Some(line) = line else { return (!layout.articles.is_empty()).then_some(0) };
    let holds = |from: u32| {
        layout
            .articles
            .iter()
            .position(|article| article.spans.iter().any(|&(first, last)| first <= from && from <= last))
    };
    (line..=layout.roles.len() as u32).find_map(holds).or_else(|| layout.articles.len().checked_sub(1))
}

/// The rows of a page, or of one article of it. Linear in the page.
#[must_use]
pub fn rows(page: &PageText, look: PaperLook, article: Option<usize>) -> Vec<Row> {
    let wanted = |number: u32| article.is_none_or(|article| article as u32 == number);
    let mut rows: Vec<Row> = if look.flow {
        let passage = |passage: &crate::protocol::Passage| Row {
            pieces: passage.pieces.clone(),
            role: passage.role,
            article: passage.article,
            begins: false,
        };
        // The head of an article shows its headlines.
        let in_head = |role| article.is_some() && matches!(role, Role::Title | Role::Kicker | Role::Subtitle);
        let shown = page.layout.passages.iter().filter(|p| wanted(p.article) && !in_head(p.role));
        // Every article in one piece, each in its own order.
        let mut of_article = vec![Vec::new(); page.layout.articles.len()];
        for row in shown.map(passage) {
            if let Some(rows) = of_article.get_mut(row.article as usize) {
                rows.push(row);
            }
        }
        of_article.concat()
    } else {
        lines(page, article.is_some()).into_iter().filter(|row| wanted(row.article)).collect()
    };
    let mut last = None;
    for row in rows.iter_mut().filter(|row| row.role != Role::Blank) {
        row.begins = article.is_none()
            && last != Some(row.article)
            && (look.flow
                || page
                    .layout
                    .articles
                    .get(row.article as usize)
                    .is_some_and(|a| a.first_line() == row.line()));
        last = Some(row.article);
    }
    rows
}

fn lines(page: &PageText, only_printed: bool) -> Vec<Row> {
    let mut owners = vec![None; page.lines.len() + 1];
    for (article, number) in page.layout.articles.iter().zip(0u32..) {
        for &(first, last) in &article.spans {
            if let Some(lines) = owners.get_mut(first as usize..=last as usize) {
                lines.fill(Some(number));
            }
        }
    }
    let mut before = 0;
    let line = |(text, number): (&String, u32)| {
        let role = page.layout.roles.get(number as usize - 1).copied().unwrap_or(Role::Body);
        let article = owners.get(number as usize).copied().flatten().unwrap_or(before);
        before = article;
        let pieces = vec![Piece { line: number, chars: 0..text.chars().count() as u32 }];
        Row { pieces, role, article, begins: false }
    };
    let rows = page.lines.iter().zip(1..).map(line);
    rows.filter(|row| !only_printed || row.role != Role::Blank).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::corrections::{Change, apply};
    use crate::corpus::{manifest::Manifest, page::Page, parse::parse};

    fn page(text: &str) -> PageText {
        let page = Page::new("1.txt", text.into());
        let layout = parse(&page, &Manifest::default());
        let lines = page.lines().into_iter().map(str::to_owned).collect();
        PageText { entry: Default::default(), lines, layout, heads: Vec::new() }
    }

    #[test]
    fn lines_and_paragraphs_of_page_and_article() {
        let mut page = page("甲的正文，说了一些话。\n\n乙的正文，说了一些话。");
        apply(&mut page.layout, 3, &Change::Split).expect("can be split");
        let look = |article, flow| PaperLook { article, flow, facts: false };
        let told =
            |rows: Vec<Row>| -> Vec<(u32, bool)> { rows.iter().map(|r| (r.line(), r.begins)).collect() };
        assert_eq!(told(rows(&page, look(false, false), None)), [(1, true), (2, false), (3, true)]);
        assert_eq!(told(rows(&page, look(false, true), None)), [(1, true), (3, true)]);
        assert_eq!(told(rows(&page, look(true, false), Some(1))), [(3, false)]);
        assert_eq!(told(rows(&page, look(true, true), Some(1))), [(3, false)]);
        assert_eq!(article_at(&page.layout, Some(2)), Some(1));
        assert_eq!(article_at(&page.layout, Some(99)), Some(1));
        assert_eq!(article_at(&page.layout, None), Some(0));
        assert_eq!(article_at(&Layout::default(), Some(1)), None);
    }
}
