//! Bytes to text. UTF-8 is decided by looking, never guessed; what is not UTF-8 goes to the decoder that the
//! caller brings (encoding_rs natively, the browser's `TextDecoder` in the page).

use thiserror::Error;

/// The largest file that is read as one page, in bytes. The largest page of a daily has about 60 KB.
pub const MAX_PAGE_BYTES: usize = 32 << 20;

/// Why bytes are not the text of a page.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum DecodeError {
    /// There are no bytes, or only white space.
    #[error("is empty; a page needs text")]
    Empty,
    /// NUL bytes: not a text file.
    #[error("is not text (byte {offset} is NUL); give a text file in UTF-8 or GB18030")]
    Binary {
        /// Offset of the first NUL byte.
        offset: usize,
    },
    /// Larger than [`MAX_PAGE_BYTES`].
    #[error("has {} MB; one page may have {}: split the file", .bytes >> 20, MAX_PAGE_BYTES >> 20)]
    TooLarge {
        /// Size in bytes.
        bytes: u64,
    },
    /// Neither UTF-8 nor what the caller's decoder knows.
    #[error("is neither UTF-8 nor GB18030 (byte {offset}); convert it to UTF-8")]
    Encoding {
        /// Offset of the first byte that is not UTF-8.
        offset: usize,
    },
}

/// Decodes the bytes of one page. A byte order mark is dropped; everything else is kept as it is.
///
/// `other` decodes what is not UTF-8, or returns `None` where it cannot.
///
/// # Errors
/// [`DecodeError`]; its words follow the name of the file.
pub fn decode(bytes: Vec<u8>, other: impl Fn(&[u8]) -> Option<String>) -> Result<String, DecodeError> {
    if bytes.len() > MAX_PAGE_BYTES {
        return Err(DecodeError::TooLarge { bytes: bytes.len() as u64 });
    }
    let text = match String::from_utf8(bytes) {
        Ok(text) => match text.bytes().position(|byte| byte == 0) {
            Some(offset) => return Err(DecodeError::Binary { offset }),
            None => text,
        },
        Err(error) => {
            let offset = error.utf8_error().valid_up_to();
            let bytes = error.into_bytes();
            if let Some(offset) = bytes.iter().position(|&byte| byte == 0) {
                return Err(DecodeError::Binary { offset });
            }
            other(&bytes).ok_or(DecodeError::Encoding { offset })?
        }
    };
    let text = match text.strip_prefix('\u{FEFF}') {
        Some(rest) => rest.to_owned(),
        None => text,
    };
    if text.trim().is_empty() { Err(DecodeError::Empty) } else { Ok(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8]) -> Result<String, DecodeError> {
        decode(bytes.to_vec(), |_| None)
    }

    #[test]
    fn keeps_text_and_drops_the_mark() {
        assert_eq!(decoded("\u{FEFF}阅报\r\n".as_bytes()), Ok("阅报\r\n".into()));
    }

    #[test]
    fn names_what_is_wrong() {
        assert_eq!(decoded(b" \n"), Err(DecodeError::Empty));
        assert_eq!(decoded(b"PK\x03\x04\x00"), Err(DecodeError::Binary { offset: 4 }));
        assert_eq!(decoded(b"ab\xff"), Err(DecodeError::Encoding { offset: 2 }));
        assert_eq!(
            DecodeError::TooLarge { bytes: 200 << 20 }.to_string(),
            "has 200 MB; one page may have 32: split the file"
        );
    }
}
