//! The file around a pack's sections.
//!
//! ```text
//! magic "YUEBAO\0\x02" | number of sections u32 | total length u32
//! per section: kind u32 | offset u32 | length u32 | checksum u32   (16 bytes)
//! checksum of all of the above u32
//! sections, one after another
//! ```
//! Numbers are little-endian; checksums are CRC-32 (IEEE). Readers skip kinds that they do not know.
//!
//! Searching needs no facts, so a pack may lie in two files of this form: one without the facts and one with nothing
//! else ([`split`]).

use std::ops::Range;

use thiserror::Error;

/// The last byte is the version of the format.
const MAGIC: [u8; 8] = *b"YUEBAO\0\x02";
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
    /// What each line is, the articles, the passages, the damage (postcard).
    Layout = 6,
    /// The facts of each page: the only section that a pack may lack.
    Facts = 7,
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
    /// The facts were made for another pack.
    #[error("these facts belong to another pack; load both again")]
    OtherPack,
    /// A section is missing, or what it says is impossible.
    #[error("the pack's section {section} is missing or contradicts itself; build the pack again")]
    Section {
        /// Its name.
        section: &'static str,
    },
}

impl Section {
    /// Whether searching does without it, so that it may lie in a second file.
    #[must_use]
    pub fn comes_later(self) -> bool {
        matches!(self, Section::Tokens | Section::Facts)
    }

    const ALL: [Section; 7] = [
        Section::Manifest,
        Section::Text,
        Section::Lines,
        Section::Tokens,
        Section::Postings,
        Section::Layout,
        Section::Facts,
    ];

    /// Its name in messages.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Section::Manifest => "manifest",
            Section::Text => "text",
            Section::Lines => "lines",
            Section::Tokens => "tokens",
            Section::Postings => "postings",
            Section::Layout => "layout",
            Section::Facts => "facts",
        }
    }
}

/// Where the sections of a file lie.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sections {
    spans: [Option<Range<usize>>; Section::ALL.len()],
    identity: u64,
}

impl Sections {
    /// Where a section lies, if the file has it.
    #[must_use]
    pub fn get(&self, section: Section) -> Option<Range<usize>> {
        Section::ALL.iter().zip(&self.spans).find(|(known, _)| **known == section)?.1.clone()
    }

    /// Where a section lies that must be there.
    ///
    /// # Errors
    /// [`OpenError::Section`] where it is not.
    pub fn need(&self, section: Section) -> Result<Range<usize>, OpenError> {
        self.get(section).ok_or(OpenError::Section { section: section.name() })
    }

    /// The [`identity`] of the pack.
    #[must_use]
    pub fn identity(&self) -> u64 {
        self.identity
    }
}

/// Tells packs apart, whether their tokens and facts lie in the same file or not: the [`fingerprint`] of kind and
/// checksum of every other section. The tokens follow from the text and the dictionary, which the manifest names.
#[must_use]
pub fn identity<B: AsRef<[u8]>>(sections: &[(Section, B)]) -> u64 {
    identity_of(sections.iter().map(|(section, bytes)| (*section, crc32fast::hash(bytes.as_ref()))))
}

fn identity_of(checksums: impl Iterator<Item = (Section, u32)>) -> u64 {
    let others = checksums.filter(|(section, _)| !section.comes_later());
    let bytes: Vec<u8> = others
        .flat_map(|(section, checksum)| [section as u32, checksum].map(u32::to_le_bytes).concat())
        .collect();
    fingerprint(&bytes)
}

/// Puts sections into one file, in the order given.
#[must_use]
pub fn write<B: AsRef<[u8]>>(sections: &[(Section, B)]) -> Vec<u8> {
    let mut offset = FIXED + ENTRY * sections.len() + 4;
    let total = sections.iter().fold(offset, |sum, (_, bytes)| sum + bytes.as_ref().len());
    let mut out = Vec::with_capacity(total);
    out.extend(MAGIC);
    out.extend((sections.len() as u32).to_le_bytes());
    out.extend((total as u32).to_le_bytes());
    for (section, bytes) in sections {
        let bytes = bytes.as_ref();
        for number in [*section as u32, offset as u32, bytes.len() as u32, crc32fast::hash(bytes)] {
            out.extend(number.to_le_bytes());
        }
        offset += bytes.len();
    }
    out.extend(crc32fast::hash(&out).to_le_bytes());
    for (_, bytes) in sections {
        out.extend(bytes.as_ref());
    }
    out
}

/// A pack in two files: what searching needs, and its tokens and facts; the second is `None` where there are no facts.
///
/// # Errors
/// [`OpenError`] as [`read`].
pub fn split(bytes: &[u8]) -> Result<(Vec<u8>, Option<Vec<u8>>), OpenError> {
    let sections = read(bytes)?;
    let parts: Vec<(Section, &[u8])> = Section::ALL
        .iter()
        .filter_map(|&section| Some((section, bytes.get(sections.get(section)?)?)))
        .collect();
    let (facts, others): (Vec<_>, Vec<_>) = parts.into_iter().partition(|(section, _)| section.comes_later());
    let later = facts.iter().any(|(section, _)| *section == Section::Facts);
    if later { Ok((write(&others), Some(write(&facts)))) } else { Ok((bytes.to_vec(), None)) }
}

/// Finds the sections of a pack and verifies every checksum. Linear in the bytes, about 1 GB/s.
///
/// # Errors
/// [`OpenError`] names what is wrong with the file. Which sections it must have is the caller's to say.
pub fn read(bytes: &[u8]) -> Result<Sections, OpenError> {
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
    let mut sections = Sections::default();
    let mut checksums = Vec::new();
    for i in 0..count as usize {
        let at = FIXED + ENTRY * i;
        let (kind, start, size) = (number(at)?, number(at + 4)? as usize, number(at + 8)? as usize);
        let Some(place) = Section::ALL.iter().position(|&section| section as u32 == kind) else { continue };
        let span = start..start.checked_add(size).ok_or(OpenError::Table)?;
        let section = bytes.get(span.clone()).ok_or(OpenError::Table)?;
        if crc32fast::hash(section) != number(at + 12)? {
            return Err(OpenError::Checksum { section: Section::ALL[place].name() });
        }
        checksums.push((Section::ALL[place], number(at + 12)?));
        sections.spans[place] = Some(span);
    }
    sections.identity = identity_of(checksums.into_iter());
    Ok(sections)
}

/// A fingerprint of bytes (64-bit FNV-1a): tells versions apart, guards against nothing. About 1 GB/s.
#[must_use]
pub fn fingerprint(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(0xCBF2_9CE4_8422_2325, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3))
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
        let sections = read(&bytes).expect("is a pack");
        for section in Section::ALL {
            assert_eq!(bytes[sections.need(section).expect("is there")], *section.name().as_bytes());
        }
        let (without, facts) = split(&bytes).expect("is a pack");
        let alone = read(&without).expect("is a pack");
        assert_eq!(alone.identity(), sections.identity());
        assert_eq!(alone.need(Section::Facts), Err(OpenError::Section { section: "facts" }));
        let facts = facts.expect("has facts");
        let span = read(&facts).and_then(|sections| sections.need(Section::Facts)).expect("are facts");
        assert_eq!(facts[span], *b"facts");
        assert_eq!(split(&without), Ok((without.clone(), None)));
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
