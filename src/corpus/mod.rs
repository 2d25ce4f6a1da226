//! Text to pages and articles: lines with stable numbers, the manifest of a corpus, what each line is, which lines
//! form an article, which of them form a passage.

mod arrange;
pub mod article;
pub mod cohesion;
mod continuation;
mod damage;
pub mod defect;
mod describe;
pub mod duplicate;
mod heading;
pub mod headline;
mod join;
mod label;
mod line;
pub mod manifest;
pub mod mark;
pub mod page;
pub mod parse;
pub mod passage;
pub mod signature;
mod stitch;
pub mod stream;
mod weigh;
