//! Text to articles: lines are looked at, arranged, put together and described.

use super::article::{Layout, Role};
use super::manifest::Manifest;
use super::page::Page;
use super::{arrange, damage, describe, join, line, stitch};

/// Parses a page: every line that is not blank comes to lie in exactly one article and in the passages of that
/// article. Never fails: what cannot be told is a guess, with its reasons.
///
/// Linear in the text; memory about three times the text.
#[must_use]
pub fn parse(page: &Page, manifest: &Manifest) -> Layout {
    let printed = page.lines();
    let lines = line::read(&printed, &manifest.columns);
    let placed = arrange::arrange(&lines);
    let stretches = join::stretches(&lines, &placed);
    let mut roles = vec![Role::Blank; printed.len()];
    let mut articles = Vec::with_capacity(stretches.len());
    let mut passages = Vec::new();
    let mut breaks = Vec::new();
    for (stretch, number) in stretches.iter().zip(0..) {
        articles.push(describe::describe(stretch, &lines, &placed, &mut roles));
        let (stitched, broken) = stitch::passages(stretch, number, &lines, &printed, &roles);
        passages.extend(stitched);
        breaks.extend(broken);
    }
    describe::spread_sections(&mut articles);
    passages.sort_by_key(|passage| passage.pieces.first().map(|piece| (piece.line, piece.chars.start)));
    let defects = damage::findings(&printed, &lines, &placed, &articles, &breaks);
    Layout { roles, articles, passages, defects }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use expect_test::{Expect, expect};
    use proptest::prelude::*;

    use super::*;
    use crate::corpus::article::ArticleKind;

    #[track_caller]
    fn check(text: &str, expected: &Expect) {
        let layout = parse(&Page::new("1.txt", text.into()), &Manifest::default());
        let mut drawn = String::new();
        for article in &layout.articles {
            let title = article.title.as_ref().map_or("–", |title| &*title.text);
            let names: Vec<&str> =
                article.bylines.iter().flat_map(|b| &b.names).map(String::as_str).collect();
            let section = article.section.as_ref().map_or("–", |section| &*section.text);
            let _ = writeln!(
                drawn,
                "{:?} {title} {:?} {} {section}",
                article.spans,
                article.kind,
                names.join("+")
            );
        }
        for passage in layout.passages.iter().filter(|passage| passage.pieces.len() > 1) {
            let _ = writeln!(drawn, "stitched {}", passage.text);
        }
        expected.assert_eq(&drawn);
    }
}
