//! The query as typed → terms. Parsing never fails: what is odd becomes a warning.
//!
//! ```text
//! query := term (white space term)*      every term in the same article
//! term  := characters                    folded: width, case, quotes, traditional
//!        | '"' characters '"'            as printed; “…” likewise
//! ```

/// A query: all its terms, in order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// The terms; none where nothing but white space was typed.
    pub terms: Vec<Term>,
}

/// A string to be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Its characters, as typed.
    pub text: String,
    /// As printed: not folded.
    pub exact: bool,
}

/// What was odd in a query. Positions count characters from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Warning {
    /// A quotation mark opens and is not closed: it is searched as a character.
    UnclosedQuote {
        /// Its position.
        at: usize,
    },
    /// Quotation marks with nothing between them: left out.
    EmptyQuote {
        /// Position of the first.
        at: usize,
    },
}

/// Reads a query. Linear in its characters.
#[must_use]
pub fn parse(typed: &str) -> (Query, Vec<Warning>) {
    let characters: Vec<char> = typed.chars().collect();
    let (mut query, mut warnings) = (Query::default(), Vec::new());
    let mut i = 0;
    while let Some(&c) = characters.get(i) {
        if c.is_whitespace() {
            i += 1;
            continue;
        }
        let closing =
            closing_quote(c).and_then(|close| position(&characters, i + 1, |c| c == close || c == '"'));
        if let Some(close) = closing {
            if close == i + 1 {
                warnings.push(Warning::EmptyQuote { at: i });
            } else {
                query.add(characters[i + 1..close].iter().collect(), true);
            }
            i = close + 1;
            continue;
        }
        if closing_quote(c).is_some() {
            warnings.push(Warning::UnclosedQuote { at: i });
        }
        let begins_quote = |j: usize| {
            let close = closing_quote(characters[j]);
            close.is_some_and(|close| position(&characters, j + 1, |c| c == close || c == '"').is_some())
        };
        let end = (i + 1..characters.len())
            .find(|&j| characters[j].is_whitespace() || begins_quote(j))
            .unwrap_or(characters.len());
        query.add(characters[i..end].iter().collect(), false);
        i = end;
    }
    (query, warnings)
}

/// The query that takes all typed characters as one string.
#[must_use]
pub fn literal(typed: &str) -> Query {
    let mut query = Query::default();
    if !typed.is_empty() {
        query.add(typed.to_owned(), false);
    }
    query
}

impl Query {
    /// The same terms, all as printed.
    #[must_use]
    pub fn as_printed(&self) -> Query {
        let mut query = Query::default();
        for term in &self.terms {
            query.add(term.text.clone(), true);
        }
        query
    }

    /// Adds a term, once.
    fn add(&mut self, text: String, exact: bool) {
        let term = Term { text, exact };
        if !self.terms.contains(&term) {
            self.terms.push(term);
        }
    }
}

fn closing_quote(c: char) -> Option<char> {
    match c {
        '"' => Some('"'),
        '“' => Some('”'),
        _ => None,
    }
}

fn position(characters: &[char], from: usize, found: impl Fn(char) -> bool) -> Option<usize> {
    (from..characters.len()).find(|&i| found(characters[i]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(typed: &str, expected: &[&str], warnings: &[Warning]) {
        let (query, warned) = parse(typed);
        let read: Vec<String> = query
            .terms
            .iter()
            .map(|t| if t.exact { format!("={}", t.text) } else { t.text.clone() })
            .collect();
        assert_eq!(read, expected, "{typed}");
        assert_eq!(warned, warnings, "{typed}");
    }

    #[test]
    fn terms_and_quotes() {
        check("社会保险", &["社会保险"], &[]);
        check(" 社会　保险 社会 ", &["社会", "保险"], &[]);
        check("\"十四五\"规划", &["=十四五", "规划"], &[]);
        check("“十四五” 规划", &["=十四五", "规划"], &[]);
        check("规划\"十 四\"", &["规划", "=十 四"], &[]);
        check("", &[], &[]);
        check("\"\"", &[], &[Warning::EmptyQuote { at: 0 }]);
        check("“人社", &["“人社"], &[Warning::UnclosedQuote { at: 0 }]);
        check("人”社", &["人”社"], &[]);
        check(",", &[","], &[]);
    }

    proptest! {
        #[test]
        fn any_text_is_read(typed in any::<String>()) {
            let (query, _) = parse(&typed);
            prop_assert!(query.terms.iter().all(|term| !term.text.is_empty()));
        }
    }
}
