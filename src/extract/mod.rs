//! Articles and tokens to facts: dates, quantities, people, places, organisations, offices, contacts. Every fact is
//! verbatim text with its place, and a normalised value where there is one.

pub mod calendar;
pub mod chars;
pub mod contact;
pub mod date;
pub mod edtf;
pub mod fact;
pub mod landmarks;
pub mod publication;
pub mod quantity;
pub mod scope;
