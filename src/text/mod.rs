//! Bytes and characters: decoding, folding for matching, sentence boundaries. Knows nothing of newspapers.

pub mod decode;
pub mod fold;
pub mod sentence;
