//! Bytes and characters: decoding, folding for matching, sentence boundaries, numerals. Knows nothing of newspapers.

pub mod decode;
pub mod fold;
pub mod numeral;
pub mod sentence;
