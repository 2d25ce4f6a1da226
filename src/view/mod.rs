//! What the page shows, as plain values: addresses, words in two languages, parts of speech, dates, marked text.
//!
//! Everything here is pure and tested natively; the views that draw it are `crate::app`, in the browser only.

mod articles;
mod dates;
pub mod drawing;
mod facts;
mod html;
mod locale;
mod marks;
mod messages;
mod numbers;
mod parts;
mod rows;
mod sets;
mod spans;
mod tables;
mod tags;
mod url;

pub use articles::{
    article_kind, defect, duplicated_at, evidence, lines_of, name_article, page_date, refusal, role_class,
};
pub use dates::date_in_words;
pub use facts::{
    INDEX_TABS, date_kind, fact_kind, fact_word, index_title, masked, meaning, quantity_in_words,
    scope_in_words, scope_name, sum_kind,
};
pub use html::{element, escape, printed_element, text_element};
pub use locale::fill;
pub use marks::{Piece, pieces};
pub use messages::{Language, Message};
pub use numbers::{decimal, grouped, megabytes, tenths};
pub use parts::{article_link, by, entry, line_link, line_links, link, list, mixed, printed_link};
pub use rows::{Row, article_at, rows};
pub use sets::{examples, name_set, stretch, warn};
pub use spans::{Over, Stretch, What, stretches};
pub use tables::{Tenure, csv, tenures, timeline, years};
pub use tags::{Group, describe, group_of};
pub use url::{BenchText, PaperLook, UrlState, address};
