//! The file around a pack's sections.
//!
//! ```text
//! magic "YUEBAO\0\x01" | number of sections u32 | total length u32
//! per section: kind u32 | offset u32 | length u32 | checksum u32   (16 bytes)
//! checksum of all of the above u32
//! sections, one after another
//! ```
//! Numbers are little-endian; checksums are CRC-32 (IEEE). Readers skip kinds that they do not know.

use std::ops::Range;

use thiserror::Error;

/// The last byte is the version of the format.
const MAGIC: [u8; 8] = *b"YUEBAO\0\x01";
const ENTRY: usize = 16;
const FIXED: usize = 16;
/// More sections than any version has: a larger number is damage.
const MAX_SECTIONS: u32 = 64;

/// What a section holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u32)]
pub enum Section {
    /// Title, source, pages (postcard).
    Manifest = 1,
    /// The text of all pages, one after another, byte for byte.
    Text = 2,
    /// Bytes at which lines start in the text.
    Lines = 3,
    /// The token columns.
    Tokens = 4,
    /// The character index.
    Postings = 5,
}

/// Why bytes are not a pack.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum OpenError {
    /// The bytes do not begin as a pack does.
    #[error("these are not the bytes of a Yuebao pack; make one with `yuebao pack`")]
    NotAPack,
    /// Another version of the format.
    #[error("the pack has format version {got}, this program reads version {}; build the pack again", MAGIC[7])]
    Version {
        /// The pack's version.
        got: u8,
    },
    /// The bytes end too early, or go on too long.
    #[error("the pack is cut short or has bytes too many: {got} instead of {expected}; load it again")]
    Length {
        /// Length that the header announces.
        expected: u64,
        /// Length that there is.
        got: u64,
    },
    /// The table of sections is damaged.
    #[error("the pack's table of contents is damaged; load it again")]
    Table,
    /// A section's bytes are not those that were written.
    #[error("the pack's section {section} is damaged; load it again")]
    Checksum {
        /// Its name.
        section: &'static str,
    },
    /// A section is missing, or what it says is impossible.
    #[error("the pack's section {section} is missing or contradicts itself; build the pack again")]
    Section {
        /// Its name.
        section: &'static str,
    },
}

impl Section {
    const ALL: [Section; 5] =
        [Section::Manifest, Section::Text, Section::Lines, Section::Tokens, Section::Postings];

    /// Its name in messages.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Section::Manifest => "manifest",
            Section::Text => "text",
            Section::Lines => "lines",
            Section::Tokens => "tokens",
            Section::Postings => "postings",
        }
    }
}

/// Puts sections into one file, in the order given.
#[must_use]
pub fn write(sections: &[(Section, Vec<u8>)]) -> Vec<u8> {
    let mut offset = FIXED + ENTRY * sections.len() + 4;
    let total = sections.iter().fold(offset, |sum, (_, bytes)| sum + bytes.len());
    let mut out = Vec::with_capacity(total);
    out.extend(MAGIC);
    out.extend((sections.len() as u32).to_le_bytes());
    out.extend((total as u32).to_le_bytes());
    for (section, bytes) in sections {
        for number in [*section as u32, offset as u32, bytes.len() as u32, crc32fast::hash(bytes)] {
            out.extend(number.to_le_bytes());
        }
        offset += bytes.len();
    }
    out.extend(crc32fast::hash(&out).to_le_bytes());
    for (_, bytes) in sections {
        out.extend(bytes);
    }
    out
}

/// Finds the sections of a pack and verifies every checksum. Linear in the bytes, about 1 GB/s.
///
/// # Errors
/// [`OpenError`] names what is wrong; the sections of this version must all be there.
pub fn read(bytes: &[u8]) -> Result<[Range<usize>; Section::ALL.len()], OpenError> {
    let magic = bytes.get(..8).ok_or(OpenError::NotAPack)?;
    if magic[..7] != MAGIC[..7] {
        return Err(OpenError::NotAPack);
    }
    if magic[7] != MAGIC[7] {
        return Err(OpenError::Version { got: magic[7] });
    }
    let length = |expected: u64| OpenError::Length { expected, got: bytes.len() as u64 };
    let number = |at: usize| -> Result<u32, OpenError> {
        let field = bytes.get(at..at + 4).ok_or(length(at as u64 + 4))?;
        Ok(u32::from_le_bytes([field[0], field[1], field[2], field[3]]))
    };
    let (count, total) = (number(8)?, number(12)?);
    if u64::from(total) != bytes.len() as u64 {
        return Err(length(total.into()));
    }
    if count > MAX_SECTIONS {
        return Err(OpenError::Table);
    }
    let table = FIXED + ENTRY * count as usize;
    if number(table)? != crc32fast::hash(&bytes[..table]) {
        return Err(OpenError::Table);
    }
    let mut found = [const { None }; Section::ALL.len()];
    for i in 0..count as usize {
        let at = FIXED + ENTRY * i;
        let (kind, start, size) = (number(at)?, number(at + 4)? as usize, number(at + 8)? as usize);
        let Some(place) = Section::ALL.iter().position(|&section| section as u32 == kind) else { continue };
        let span = start..start.checked_add(size).ok_or(OpenError::Table)?;
        let section = bytes.get(span.clone()).ok_or(OpenError::Table)?;
        if crc32fast::hash(section) != number(at + 12)? {
            return Err(OpenError::Checksum { section: Section::ALL[place].name() });
        }
        found[place] = Some(span);
    }
    let mut spans = [const { 0..0 }; Section::ALL.len()];
    for (place, span) in found.into_iter().enumerate() {
        spans[place] = span.ok_or(OpenError::Section { section: Section::ALL[place].name() })?;
    }
    Ok(spans)
}

/// A fingerprint of bytes (64-bit FNV-1a): tells versions apart, guards against nothing. About 1 GB/s.
#[must_use]
pub fn fingerprint(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(0xCBF2_9CE4_8422_2325, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3))
}

/// The bytes before the first section, which hold the checksum of every section.
#[must_use]
pub fn header(bytes: &[u8]) -> &[u8] {
    let count =
        bytes.get(8..12).and_then(|field| field.first_chunk()).map_or(0, |field| u32::from_le_bytes(*field));
    let end = FIXED + ENTRY * count.min(MAX_SECTIONS) as usize + 4;
    bytes.get(..end).unwrap_or(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn small() -> Vec<u8> {
        write(&Section::ALL.map(|section| (section, section.name().as_bytes().to_vec())))
    }

    #[test]
    fn there_and_back() {
        let bytes = small();
        let spans = read(&bytes).expect("is a pack");
        assert_eq!(
            spans.map(|span| bytes[span].to_vec()),
            Section::ALL.map(|s| s.name().as_bytes().to_vec())
        );
        assert_eq!(read(b"PK"), Err(OpenError::NotAPack));
        assert_eq!(read(b"YUEBAO\0\x09    "), Err(OpenError::Version { got: 9 }));
        assert!(matches!(read(&bytes[..bytes.len() - 1]), Err(OpenError::Length { .. })));
        assert!(matches!(read(&bytes[..9]), Err(OpenError::Length { .. })));
    }

    proptest! {
        #[test]
        fn any_flipped_byte_is_noticed(at in any::<prop::sample::Index>(), bit in 0u8..8) {
            let mut bytes = small();
            let at = at.index(bytes.len());
            bytes[at] ^= 1 << bit;
            prop_assert!(read(&bytes).is_err());
        }

        #[test]
        fn any_bytes_are_read_without_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let mut with_magic = MAGIC.to_vec();
            with_magic.extend(&bytes);
            prop_assert!(read(&bytes).is_err());
            prop_assert!(read(&with_magic).is_err());
        }
    }
}
