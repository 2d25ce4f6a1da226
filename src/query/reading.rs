//! How a query was read, in words.

use super::evaluate::Scope;
use super::parse::Query;

/// A language of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// Chinese.
    #[default]
    Zh,
    /// English.
    En,
}

/// The sentence that says what the query asks for, such as 同一篇文章中有“社会”和“保险”.
#[must_use]
pub fn reading(query: &Query, scope: Scope, language: Language) -> String {
    let term = |text: &str, exact: bool| match language {
        Language::Zh if exact => format!("“{text}”（照原样）"),
        Language::Zh => format!("“{text}”"),
        Language::En if exact => format!("“{text}” (as printed)"),
        Language::En => format!("“{text}”"),
    };
    let terms: Vec<String> = query.terms.iter().map(|t| term(&t.text, t.exact)).collect();
    match (&terms[..], language) {
        ([], Language::Zh) => "没有检索词".into(),
        ([], Language::En) => "nothing to search for".into(),
        ([only], Language::Zh) => format!("每一处{only}"),
        ([only], Language::En) => format!("every {only}"),
        (_, Language::Zh) => {
            let within = match scope {
                Scope::Line => "同一行",
                Scope::Sentence => "同一句",
                Scope::Article => "同一篇文章",
                Scope::Page => "同一版",
            };
            format!("{within}中有{}", terms.join("和"))
        }
        (_, Language::En) => {
            let within = match scope {
                Scope::Line => "line",
                Scope::Sentence => "sentence",
                Scope::Article => "article",
                Scope::Page => "page",
            };
            format!("{} in the same {within}", terms.join(" and "))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::parse::parse;

    #[test]
    fn says_what_is_asked() {
        let read = |typed: &str, language| reading(&parse(typed).0, Scope::Article, language);
        assert_eq!(read("人社", Language::Zh), "每一处“人社”");
        assert_eq!(read("社会 \"保险\"", Language::Zh), "同一篇文章中有“社会”和“保险”（照原样）");
        assert_eq!(read("社会 保险", Language::En), "“社会” and “保险” in the same article");
        assert_eq!(read(" ", Language::En), "nothing to search for");
    }
}
