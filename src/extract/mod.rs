//! Articles and tokens to facts: dates, quantities, people, places, organisations, offices, contacts. Every fact is
//! verbatim text with its place, and a normalised value where there is one.

pub mod fact;

pub mod name;

pub mod office;

pub mod contradiction;

pub mod alias;
