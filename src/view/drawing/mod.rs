//! What the facts worker draws as HTML: indexes, names, cards, panels. The page puts it in place.

mod card;
mod front;
mod name;
mod panel;
mod table;

pub use card::card_of;
pub use front::{NAMED, named};
pub use name::name_of;
pub use panel::panel_of;
pub use table::table_of;

use super::Language;

/// How facts are shown.
pub struct Setting<'a> {
    /// The language of the page.
    pub language: Language,
    /// Private contacts are masked.
    pub masked: bool,
    /// The date of a page in words.
    pub date_of: &'a dyn Fn(&str) -> String,
}
