//! The pack: a corpus as one versioned file, opened without building anything again.
//!
//! [`container`] is the file (header, sections, checksums), [`postings`] the character index, [`tokens`] the
//! token columns; [`build`] writes a pack and [`pack`] opens one.

pub mod build;
pub mod container;
pub mod pack;
pub mod postings;
pub mod tokens;
