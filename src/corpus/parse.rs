//! Text to articles.

use super::article::{Article, ArticleKind, Cited, Layout, Role};
use super::headline::{is_headline, strip_mark};
use super::manifest::Manifest;
use super::page::Page;
use super::passage::{Passage, Piece};

/// Parses a page.
#[must_use]
pub fn parse(page: &Page, manifest: &Manifest) -> Layout {
    let mut layout = Layout::default();
    for (line, number) in page.lines().into_iter().zip(1..) {
        if line.trim().is_empty() {
            layout.roles.push(Role::Blank);
            continue;
        }
        let headline = is_headline(line, &manifest.columns);
        let role = if headline { Role::Title } else { Role::Body };
        layout.roles.push(role);
        if headline || layout.articles.is_empty() {
            layout.articles.push(Article {
                spans: vec![(number, number)],
                title: headline.then(|| Cited { line: number, text: strip_mark(line).trim().to_owned() }),
                title_lines: if headline { vec![number] } else { Vec::new() },
                kickers: Vec::new(),
                subtitles: Vec::new(),
                subheads: Vec::new(),
                kind: ArticleKind::News,
                section: None,
                dateline: None,
                source: None,
                bylines: Vec::new(),
                captions: Vec::new(),
                continued: Vec::new(),
                reasons: Vec::new(),
            });
        }
        let article = layout.articles.len() as u32 - 1;
        if let Some(article) = layout.articles.last_mut() {
            article.spans[0].1 = number;
        }
        let length = line.chars().count() as u32;
        let pieces = vec![Piece { line: number, chars: 0..length }];
        layout.passages.push(Passage { pieces, text: line.to_owned(), role, article });
    }
    layout
}
