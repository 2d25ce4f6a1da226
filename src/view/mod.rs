//! What the page shows, as plain values: addresses, words in two languages, parts of speech, dates, marked text.
//!
//! Everything here is pure and tested natively; the views that draw it are `crate::app`, in the browser only.

mod dates;
mod locale;
mod marks;
mod messages;
mod numbers;
mod sets;
mod tags;
mod url;

pub use dates::date_in_words;
pub use locale::fill;
pub use marks::{Piece, pieces};
pub use messages::{Language, Message};
pub use numbers::{grouped, megabytes, tenths};
pub use sets::{examples, name_set, stretch, warn};
pub use tags::{Group, describe, group_of};
pub use url::{BenchText, UrlState, address};
