//! The pack: a corpus as one versioned file, opened without building anything again.
//!
//! [`container`] is the file (header, sections, checksums). [`layout`] says what stands where on each page, [`places`]
//! leads from passages to lines and back, [`postings`] is the character index, [`tokens`] the token columns and
//! [`line_tokens`] their way to lines, [`facts`] the facts. [`build`] writes a pack and [`pack`] opens one.

pub mod build;
pub mod container;
pub mod facts;
pub mod layout;
pub mod line_tokens;
pub mod pack;
pub mod places;
pub mod postings;
pub mod tokens;
