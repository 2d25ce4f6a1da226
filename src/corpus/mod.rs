//! Text to pages: lines with stable numbers, the manifest of a corpus, and how lines look.

pub mod headline;
pub mod manifest;
pub mod page;
