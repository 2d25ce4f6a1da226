//! Articles as the page shows them.

use serde::{Deserialize, Serialize};

pub use crate::corpus::article::{
    Article, ArticleKind, Byline, Caption, Cited, Continuation, Direction, Evidence, Layout, Reason, Role,
};
pub use crate::corpus::corrections::{Change, Correction, FACT_WORDS, Refusal, parse as parse_corrections};
pub use crate::corpus::defect::{Defect, DefectKind};
pub use crate::corpus::passage::{Passage, Piece};

/// What names an article in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleHead {
    /// Page id.
    pub page: String,
    /// Its first line: the second part of its address.
    pub line: u32,
    /// Its title, or its first words where it has none.
    pub title: String,
    /// The title is printed, or set by the reader.
    pub titled: bool,
    /// The paper's column; empty for none.
    pub section: String,
    /// Names of the writers, joined by 、; empty for none.
    pub writers: String,
    /// Characters of its passages.
    pub characters: u32,
}

/// How many characters name an article without a title.
const FIRST_WORDS: usize = 22;

impl ArticleHead {
    /// The head of an article of a layout. Linear in its passages.
    #[must_use]
    pub fn of(page: &str, article: &Article, passages: &[&Passage]) -> ArticleHead {
        let names: Vec<&str> =
            article.bylines.iter().flat_map(|byline| &byline.names).map(|n| &**n).collect();
        let first = passages.iter().find(|passage| passage.role == Role::Body).or(passages.first());
        let title = match (&article.title, first) {
            (Some(title), _) => title.text.clone(),
            (None, Some(passage)) => first_words(article, &passage.text),
            (None, None) => String::new(),
        };
        ArticleHead {
            page: page.to_owned(),
            line: article.first_line(),
            title,
            titled: article.title.is_some(),
            section: article.section.as_ref().map(|section| section.text.clone()).unwrap_or_default(),
            writers: names.join("、"),
            characters: passages.iter().map(|passage| passage.text.chars().count() as u32).sum(),
        }
    }
}

/// The first words of a text, without what says that it is continued.
fn first_words(article: &Article, text: &str) -> String {
    let mut text = text.trim_start_matches(['#', ' ']);
    for mark in &article.continued {
        text = text.strip_prefix(&*mark.text).unwrap_or(text);
    }
    text.chars().take(FIRST_WORDS).collect()
}
