//! Typed text to hits: [`parse`] reads the query, [`evaluate`] finds its hits in a pack, [`reading`] says in words
//! how it was read, [`tally`] counts the hits in three ways, [`snippet`] cuts the text around one.

pub mod evaluate;
pub mod parse;
pub mod reading;
pub mod scan;
pub mod snippet;
pub mod tally;
