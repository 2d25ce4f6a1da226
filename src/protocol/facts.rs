//! Facts and the indexes made of them.

use serde::{Deserialize, Serialize};

use super::Failure;
use super::articles::{ArticleHead, Piece};
pub use crate::extract::contact::mask;
pub use crate::extract::fact::{
    Alias, Contact, ContactKind, DateFact, DateKind, Facts, Mention, NameKind, Office, Qualifier, Quantity,
    QuantityKind, Scope, Span,
};

/// A list of what the corpus or an article names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum IndexOf {
    /// People.
    People,
    /// Places.
    Places,
    /// Organisations.
    Organisations,
    /// Quantities.
    Sums,
    /// Dates.
    Dates,
    /// Telephone numbers and addresses on the web.
    Contacts,
}

impl IndexOf {
    /// The index of a kind of name.
    #[must_use]
    pub fn of_names(kind: NameKind) -> IndexOf {
        match kind {
            NameKind::Person => IndexOf::People,
            NameKind::Place => IndexOf::Places,
            NameKind::Organisation => IndexOf::Organisations,
        }
    }
}

/// One fact.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Fact {
    /// A date.
    Date(DateFact),
    /// A quantity.
    Sum(Quantity),
    /// A name.
    Name(Mention),
    /// A person in a post.
    Office(Office),
    /// Two names that may mean the same.
    Alias(Alias),
    /// A contact.
    Contact(Contact),
}

impl Fact {
    /// Where it stands.
    #[must_use]
    pub fn span(&self) -> Span {
        match self {
            Fact::Date(fact) => fact.span,
            Fact::Sum(fact) => fact.span,
            Fact::Name(fact) => fact.span,
            Fact::Office(fact) => fact.span,
            Fact::Alias(fact) => fact.span,
            Fact::Contact(fact) => fact.span,
        }
    }

    /// The index that lists it; offices and aliases are listed with their names.
    #[must_use]
    pub fn index(&self) -> IndexOf {
        match self {
            Fact::Date(_) => IndexOf::Dates,
            Fact::Sum(_) => IndexOf::Sums,
            Fact::Name(fact) => IndexOf::of_names(fact.kind),
            Fact::Office(_) => IndexOf::People,
            Fact::Alias(fact) => IndexOf::of_names(fact.kind),
            Fact::Contact(_) => IndexOf::Contacts,
        }
    }

    /// The word that names its kind in a patch: one of [`super::FACT_WORDS`]; an alias has none.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Fact::Date(_) => "date",
            Fact::Sum(_) => "quantity",
            Fact::Name(fact) => match fact.kind {
                NameKind::Person => "person",
                NameKind::Place => "place",
                NameKind::Organisation => "organisation",
            },
            Fact::Office(_) => "office",
            Fact::Alias(_) => "",
            Fact::Contact(_) => "contact",
        }
    }

    /// What it has in common with other mentions of the same: a name, a value. `text` is its printed characters.
    #[must_use]
    pub fn key(&self, text: &str) -> String {
        match self {
            Fact::Date(fact) => fact.edtf.clone().unwrap_or_else(|| text.to_owned()),
            // In thousandths, as whole numbers: writing floats takes many bytes of program.
            Fact::Sum(Quantity { value: Some(value), unit, .. }) => {
                format!("{}‰ {unit}", (value * 1000.0).round() as i64)
            }
            Fact::Sum(_) => text.to_owned(),
            Fact::Name(fact) => fact.text.clone(),
            Fact::Office(fact) => fact.person.clone(),
            Fact::Alias(fact) => fact.short.clone(),
            Fact::Contact(fact) => fact.text.clone(),
        }
    }
}

/// A fact with its place and the text around it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FactRow {
    /// Where it is printed: a piece for each line that it runs over; never empty.
    pub pieces: Vec<Piece>,
    /// Its article: an index into the heads of the answer.
    pub head: u32,
    /// The printed characters.
    pub text: String,
    /// A few characters before it, in its passage.
    pub before: String,
    /// A few characters after it.
    pub after: String,
    /// What it is.
    pub fact: Fact,
}

impl FactRow {
    /// Its first line.
    #[must_use]
    pub fn line(&self) -> u32 {
        self.pieces.first().map_or(1, |piece| piece.line)
    }
}

/// Facts, and the articles that they stand in.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct FactList {
    /// In the order of the text.
    pub rows: Vec<FactRow>,
    /// The articles.
    pub heads: Vec<ArticleHead>,
}

/// A name in an index.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NameRow {
    /// Kind.
    pub of: IndexOf,
    /// The name.
    pub name: String,
    /// Mentions.
    pub count: u32,
    /// Articles with mentions.
    pub articles: u32,
    /// Page and line of the first mention.
    pub first: (String, u32),
    /// Page and line of the last.
    pub last: (String, u32),
}

/// What an index holds.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Index {
    /// Names, most frequent first.
    pub names: Vec<NameRow>,
    /// Facts that have a row each.
    pub facts: FactList,
    /// Pairs of offices among the rows that do not agree with each other.
    pub at_odds: Vec<(u32, u32)>,
    /// Rows there are in all, `limit` or not.
    pub total: u32,
}

/// A question to the facts worker, which draws what it finds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum FactsRequest {
    /// Take this patch instead of the one before.
    Correct {
        /// The patch.
        patch: String,
    },
    /// Where the facts of a page stand.
    Marks {
        /// Page id.
        page: String,
    },
    /// Draw something.
    Draw {
        /// What.
        what: Drawing,
        /// In English, otherwise in Chinese.
        english: bool,
        /// Private contacts are masked.
        masked: bool,
    },
}

/// What the facts worker draws.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Drawing {
    /// What the corpus names most often.
    Front,
    /// The table of an index.
    Table {
        /// Which.
        of: IndexOf,
    },
    /// One name or value.
    Name {
        /// Its index.
        of: IndexOf,
        /// The name, or the key of the value.
        name: String,
    },
    /// What an article names.
    Panel {
        /// Page id.
        page: String,
        /// First line of the article.
        line: u32,
        /// What the article is called.
        name: String,
        /// Links keep the view of the article.
        article: bool,
        /// Links keep the flowing paragraphs.
        flow: bool,
    },
    /// The card of a fact.
    Card {
        /// Page id.
        page: String,
        /// Number of the fact on the page.
        number: u32,
    },
}

/// The facts worker's answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum FactsResponse {
    /// To [`FactsRequest::Correct`].
    Corrected,
    /// To [`FactsRequest::Marks`].
    Marks(Marks),
    /// To [`FactsRequest::Draw`].
    Drawn(Drawn),
    /// The question cannot be answered.
    Failed(Failure),
}

/// Something drawn.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Drawn {
    /// As HTML; empty where there is nothing to show.
    pub html: String,
    /// A table: how many rows it has, in words.
    pub count: String,
    /// A table: as comma-separated values.
    pub export: String,
    /// A table: the name of the file in which it is saved.
    pub name: String,
}

/// The facts that stand in the text of a page, in the order of the text.
pub type Marks = Vec<Mark>;

/// A fact where it stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Mark {
    /// Its number on the page.
    pub number: u32,
    /// Where it is printed: a piece for each line.
    pub pieces: Vec<Piece>,
    /// The word for its kind: one of [`super::FACT_WORDS`].
    pub word: String,
    /// A private contact, masked; empty for everything else.
    pub masked: String,
    /// The line of a patch that dismisses it.
    pub dismiss: String,
}
