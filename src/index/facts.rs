//! The facts of a pack's pages. They say which pack they belong to, because they may lie in a file of their own.
//!
//! ```text
//! fingerprint of the pack u64, little-endian | the facts of every page (postcard)
//! ```

use super::container::{self, OpenError, Section};
use crate::extract::fact::Facts;

const DAMAGED: OpenError = OpenError::Section { section: "facts" };

/// Writes the facts of all pages of the pack with this fingerprint.
///
/// # Panics
/// Never: all facts can be written.
#[must_use]
pub fn build(pack: u64, facts: &[Facts]) -> Vec<u8> {
    postcard::to_extend(facts, pack.to_le_bytes().to_vec()).expect("facts can be written")
}

/// Says whether these are facts of the pack with this fingerprint.
///
/// # Errors
/// [`OpenError::OtherPack`] where they belong to another one, [`OpenError::Section`] where they are too short.
pub fn check(bytes: &[u8], pack: u64) -> Result<(), OpenError> {
    let whose = bytes.first_chunk::<8>().ok_or(DAMAGED)?;
    if u64::from_le_bytes(*whose) == pack { Ok(()) } else { Err(OpenError::OtherPack) }
}

/// Reads the facts of the `pages` pages of the pack with this fingerprint.
///
/// # Errors
/// [`OpenError::OtherPack`] where they belong to another one, [`OpenError::Section`] where the bytes are not those
/// of [`build`].
pub fn open(bytes: &[u8], pack: u64, pages: usize) -> Result<Vec<Facts>, OpenError> {
    check(bytes, pack)?;
    let facts: Vec<Facts> = postcard::from_bytes(bytes.get(8..).unwrap_or_default()).map_err(|_| DAMAGED)?;
    if facts.len() == pages { Ok(facts) } else { Err(DAMAGED) }
}

/// Reads the facts out of a file that holds nothing else ([`container::split`]).
///
/// # Errors
/// [`OpenError`] as [`container::read`] and [`open`].
pub fn open_file(bytes: &[u8], pack: u64, pages: usize) -> Result<Vec<Facts>, OpenError> {
    let span = container::read(bytes)?.need(Section::Facts)?;
    open(&bytes[span], pack, pages)
}
