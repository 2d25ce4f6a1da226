//! Text to tokens: jieba's cut, over text that is folded first, with the part of speech of every token.
//!
//! [`words_format`] and [`guess_format`] are the two assets, made by the build script from the data of the
//! locked jieba-rs; [`guess`] tags the words that the dictionary does not hold; [`user`] reads the reader's own
//! words; [`cut`] puts them together.

pub mod cut;
pub mod guess;
pub mod guess_format;
pub mod tag;
pub mod user;
pub mod words_format;
