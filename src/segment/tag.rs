//! Part-of-speech tags, as jieba writes them.

use std::fmt;

/// A tag of one to four ASCII characters, such as `n`, `ns` or `nrfg`; four bytes, so that it is copied, not
/// allocated.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tag([u8; 4]);

impl Tag {
    /// Punctuation and other marks.
    pub const PUNCTUATION: Tag = Tag(*b"w\0\0\0");
    /// Not known.
    pub const UNKNOWN: Tag = Tag(*b"x\0\0\0");
    /// Numerals.
    pub const NUMERAL: Tag = Tag(*b"m\0\0\0");

    /// The tag with this name, or `None` where it is empty, longer than four bytes or not ASCII letters.
    #[must_use]
    pub fn new(name: &str) -> Option<Tag> {
        let mut bytes = [0; 4];
        if name.is_empty() || name.len() > 4 || !name.bytes().all(|b| b.is_ascii_alphabetic()) {
            return None;
        }
        bytes[..name.len()].copy_from_slice(name.as_bytes());
        Some(Tag(bytes))
    }

    /// Its name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        let length = self.0.iter().position(|&b| b == 0).unwrap_or(4);
        std::str::from_utf8(&self.0[..length]).unwrap_or("x")
    }

    /// The four bytes in which a pack keeps it, filled up with zeros.
    #[must_use]
    pub fn to_bytes(self) -> [u8; 4] {
        self.0
    }

    /// The tag of four bytes of a pack, or `None` where they are none.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 4]) -> Option<Tag> {
        let length = bytes.iter().position(|&b| b == 0).unwrap_or(4);
        let tag = Tag::new(std::str::from_utf8(&bytes[..length]).ok()?)?;
        (tag.0 == bytes).then_some(tag)
    }
}

impl fmt::Debug for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        for name in ["n", "ns", "nrfg", "eng"] {
            let tag = Tag::new(name).expect("is a tag");
            assert_eq!(tag.as_str(), name);
            assert_eq!(Tag::from_bytes(tag.to_bytes()), Some(tag));
        }
        assert_eq!(Tag::new(""), None);
        assert_eq!(Tag::new("nouns"), None);
        assert_eq!(Tag::from_bytes([b'n', 0, b's', 0]), None);
    }
}
