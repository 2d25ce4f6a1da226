//! Text to pages and articles: lines with stable numbers, the manifest of a corpus, what each line is, which lines
//! form an article, which of them form a passage.

pub mod article;
pub mod cohesion;
pub mod defect;
pub mod headline;
pub mod manifest;
pub mod page;
pub mod parse;
pub mod passage;
pub mod stream;
