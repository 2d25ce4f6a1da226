//! The state of a view in the fragment of its address, such as `#/find?q=社会保险`.
//!
//! The fragment never reaches a server, so what the reader asks stays with the reader.

use std::fmt::Write as _;

use crate::protocol::IndexOf;

/// What the page shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UrlState {
    /// The front page of the corpus.
    Front,
    /// One page of the newspaper.
    Paper {
        /// Its id, such as `003`.
        page: String,
        /// The line that the address points to, from 1.
        line: Option<u32>,
        /// A query whose hits are marked; empty for none.
        query: String,
        /// How it is shown.
        look: PaperLook,
    },
    /// Names, sums and dates of the corpus.
    Index {
        /// Which.
        of: IndexOf,
        /// One name of them; empty for all.
        name: String,
    },
    /// A search.
    Find {
        /// The query as typed; empty before anything is typed.
        query: String,
        /// Only the hits of this page.
        page: Option<String>,
    },
    /// The desk: what is stored and how things are.
    Desk,
    /// The segmentation bench.
    Bench {
        /// What is cut.
        text: BenchText,
        /// Unknown characters are joined by the HMM.
        hmm: bool,
    },
    /// An address that this version does not know.
    Unknown {
        /// The fragment as it stands, without its `#`.
        fragment: String,
    },
}

/// How a page is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PaperLook {
    /// One article rather than the whole page: the one that holds the line.
    pub article: bool,
    /// Flowing paragraphs rather than lines as printed.
    pub flow: bool,
    /// Every fact is underlined.
    pub facts: bool,
}

impl PaperLook {
    /// An article in flowing paragraphs.
    pub const ARTICLE: PaperLook = PaperLook { article: true, flow: true, facts: false };

    /// The value of `view` in an address: an article flows and a page has lines unless it says otherwise.
    fn name(self) -> &'static str {
        match (self.article, self.flow) {
            (false, false) => "",
            (false, true) => "flow",
            (true, true) => "article",
            (true, false) => "article-lines",
        }
    }

    fn named(name: &str, facts: bool) -> PaperLook {
        PaperLook {
            article: matches!(name, "article" | "article-lines"),
            flow: matches!(name, "article" | "flow"),
            facts,
        }
    }
}

/// What the bench cuts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BenchText {
    /// A text of the reader's.
    Typed(String),
    /// A line of the corpus, or a whole page.
    At {
        /// Page id.
        page: String,
        /// Line, from 1.
        line: Option<u32>,
    },
}

impl UrlState {
    /// Reads a fragment, with or without its `#`. Parameters that mean nothing are passed over, and what names an
    /// element of the page rather than a view, such as `#view`, is the front page.
    #[must_use]
    pub fn parse(fragment: &str) -> UrlState {
        let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
        let (path, parameters) = fragment.split_once('?').unwrap_or((fragment, ""));
        let parameter = |name: &str| {
            let mut pairs = parameters.split('&').filter_map(|pair| pair.split_once('='));
            pairs
                .find(|(key, _)| *key == name)
                .map(|(_, value)| decode(value))
                .filter(|value| !value.is_empty())
        };
        let mut segments = path.strip_prefix('/').unwrap_or(path).splitn(2, '/');
        let head = segments.next().unwrap_or_default();
        let rest = segments.next().unwrap_or_default();
        match (head, rest) {
            ("" | "paper", "") => UrlState::Front,
            ("paper", page) => UrlState::Paper {
                page: decode(page),
                line: parameter("line").and_then(|line| line_number(&line)),
                query: parameter("q").unwrap_or_default(),
                look: PaperLook::named(
                    &parameter("view").unwrap_or_default(),
                    parameter("facts").is_some_and(|facts| facts == "1"),
                ),
            },
            ("index", "") => UrlState::index(IndexOf::People, ""),
            ("index", of) if index_named(of).is_some() => UrlState::index(
                index_named(of).unwrap_or(IndexOf::People),
                &parameter("name").unwrap_or_default(),
            ),
            ("find", "") => {
                UrlState::Find { query: parameter("q").unwrap_or_default(), page: parameter("page") }
            }
            ("desk", "") => UrlState::Desk,
            ("desk", "segment") => UrlState::Bench {
                text: match (parameter("text"), parameter("at")) {
                    (None, Some(at)) => parse_address(&at),
                    (text, _) => BenchText::Typed(text.unwrap_or_default()),
                },
                hmm: parameter("hmm").is_none_or(|hmm| hmm != "0"),
            },
            _ if !path.starts_with('/') => UrlState::Front,
            _ => UrlState::Unknown { fragment: fragment.to_owned() },
        }
    }

    /// The fragment, with its `#`: ready for a link.
    #[must_use]
    pub fn format(&self) -> String {
        match self {
            UrlState::Front => "#/".to_owned(),
            UrlState::Paper { page, line, query, look } => {
                let line = line.map(|line| line.to_string()).unwrap_or_default();
                let facts = if look.facts { "1" } else { "" };
                let parameters = [("line", &*line), ("view", look.name()), ("facts", facts), ("q", query)];
                with_parameters(&format!("#/paper/{}", encode(page)), &parameters)
            }
            UrlState::Index { of, name } => {
                with_parameters(&format!("#/index/{}", index_name(*of)), &[("name", name)])
            }
            UrlState::Find { query, page } => {
                with_parameters("#/find", &[("q", query), ("page", page.as_deref().unwrap_or_default())])
            }
            UrlState::Desk => "#/desk".to_owned(),
            UrlState::Bench { text, hmm } => {
                let hmm = if *hmm { "" } else { "0" };
                match text {
                    BenchText::Typed(text) => {
                        with_parameters("#/desk/segment", &[("text", text), ("hmm", hmm)])
                    }
                    BenchText::At { page, line } => {
                        with_parameters("#/desk/segment", &[("at", &address(page, *line)), ("hmm", hmm)])
                    }
                }
            }
            UrlState::Unknown { fragment } => format!("#{fragment}"),
        }
    }

    /// A line of a page.
    #[must_use]
    pub fn line(page: &str, line: u32) -> UrlState {
        UrlState::place(page, Some(line), PaperLook::default())
    }

    /// A page, or a line of it, shown in some way.
    #[must_use]
    pub fn place(page: &str, line: Option<u32>, look: PaperLook) -> UrlState {
        UrlState::Paper { page: page.to_owned(), line, query: String::new(), look }
    }

    /// An article by its first line.
    #[must_use]
    pub fn article(page: &str, line: u32) -> UrlState {
        UrlState::place(page, Some(line), PaperLook::ARTICLE)
    }

    /// An index, or what it says of one name.
    #[must_use]
    pub fn index(of: IndexOf, name: &str) -> UrlState {
        UrlState::Index { of, name: name.to_owned() }
    }

    /// A search over the whole corpus.
    #[must_use]
    pub fn find(query: &str) -> UrlState {
        UrlState::Find { query: query.to_owned(), page: None }
    }
}

/// The indexes with their names in addresses.
const INDEXES: [(IndexOf, &str); 6] = [
    (IndexOf::People, "people"),
    (IndexOf::Places, "places"),
    (IndexOf::Organisations, "organisations"),
    (IndexOf::Sums, "sums"),
    (IndexOf::Dates, "dates"),
    (IndexOf::Contacts, "contacts"),
];

fn index_name(of: IndexOf) -> &'static str {
    INDEXES.iter().find(|(index, _)| *index == of).map_or("people", |(_, name)| name)
}

fn index_named(name: &str) -> Option<IndexOf> {
    INDEXES.iter().find(|(_, known)| *known == name).map(|(index, _)| *index)
}

/// The address of a line, such as `003:15`, or of a page.
#[must_use]
pub fn address(page: &str, line: Option<u32>) -> String {
    line.map_or_else(|| page.to_owned(), |line| format!("{page}:{line}"))
}

fn parse_address(text: &str) -> BenchText {
    if let Some((page, line)) = text.rsplit_once(':')
        && let Some(line) = line_number(line)
    {
        return BenchText::At { page: page.to_owned(), line: Some(line) };
    }
    BenchText::At { page: text.to_owned(), line: None }
}

/// Lines count from 1.
fn line_number(text: &str) -> Option<u32> {
    text.parse().ok().filter(|&line| line > 0)
}

fn with_parameters(path: &str, parameters: &[(&str, &str)]) -> String {
    let mut out = path.to_owned();
    let mut separator = '?';
    for (name, value) in parameters.iter().filter(|(_, value)| !value.is_empty()) {
        let _ = write!(out, "{separator}{name}={}", encode(value));
        separator = '&';
    }
    out
}

/// Percent-encodes all but what a fragment may hold for itself, so that a link survives mail programs.
fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b':' => {
                out.push(byte as char)
            }
            _ => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
}

/// Decodes percent signs, and `+` as forms write a space. What is not an encoding stays as it is.
fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let code = bytes.get(at + 1..at + 3).and_then(|digits| std::str::from_utf8(digits).ok());
        let code = code.filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()));
        match (bytes[at], code.and_then(|digits| u8::from_str_radix(digits, 16).ok())) {
            (b'%', Some(byte)) => {
                out.push(byte);
                at += 3;
            }
            (b'+', _) => {
                out.push(b' ');
                at += 1;
            }
            (byte, _) => {
                out.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn addresses_of_the_contract() {
        let find = |query: &str| UrlState::find(query);
        for (fragment, state) in [
            ("", UrlState::Front),
            ("#", UrlState::Front),
            ("#/", UrlState::Front),
            ("#view", UrlState::Front),
            ("#/paper", UrlState::Front),
            ("#/paper/", UrlState::Front),
            ("#/paper/003?line=15", UrlState::line("003", 15)),
            ("#/paper/003?line=0", UrlState::place("003", None, PaperLook::default())),
            ("#/paper/003?line=15&view=article", UrlState::article("003", 15)),
            ("#/index", UrlState::index(IndexOf::People, "")),
            ("#/index/sums", UrlState::index(IndexOf::Sums, "")),
            ("#/index/people?name=%E9%9F%A6%E9%9F%AC", UrlState::index(IndexOf::People, "韦韬")),
            ("#/index/moods", UrlState::Unknown { fragment: "/index/moods".into() }),
            ("#/find", find("")),
            ("#/find?q=社会保险&lens=list", find("社会保险")),
            ("#/find?lens=list&q=%E4%BA%BA+%E7%A4%BE", find("人 社")),
            ("#/find?q=100%", find("100%")),
            ("#/find?q=a%2Bb", find("a+b")),
            ("#/desk", UrlState::Desk),
            (
                "#/desk/segment?at=003:15&hmm=0",
                UrlState::Bench { text: BenchText::At { page: "003".into(), line: Some(15) }, hmm: false },
            ),
            ("#/desk/segment", UrlState::Bench { text: BenchText::Typed(String::new()), hmm: true }),
            ("#/measure/keyness?x=1", UrlState::Unknown { fragment: "/measure/keyness?x=1".into() }),
        ] {
            assert_eq!(UrlState::parse(fragment), state, "{fragment}");
        }
    }

    #[test]
    fn links_are_plain_ascii() {
        let state = UrlState::Find { query: "“人社” a&b=c#d".into(), page: Some("003".into()) };
        let link = state.format();
        assert_eq!(link, "#/find?q=%E2%80%9C%E4%BA%BA%E7%A4%BE%E2%80%9D%20a%26b%3Dc%23d&page=003");
        assert_eq!(UrlState::parse(&link), state);
    }

    fn any_state() -> impl Strategy<Value = UrlState> {
        let id = "[0-9a-z/ 日%+&]{1,8}";
        let line = proptest::option::of(1..u32::MAX);
        prop_oneof![
            Just(UrlState::Front),
            Just(UrlState::Desk),
            (id, line.clone(), any::<String>(), any::<[bool; 3]>()).prop_map(
                |(page, line, query, [article, flow, facts])| UrlState::Paper {
                    page,
                    line,
                    query,
                    look: PaperLook { article, flow, facts }
                }
            ),
            (0..INDEXES.len(), any::<String>())
                .prop_map(|(of, name)| UrlState::Index { of: INDEXES[of].0, name }),
            (any::<String>(), proptest::option::of(id))
                .prop_map(|(query, page)| UrlState::Find { query, page }),
            (any::<String>(), any::<bool>())
                .prop_map(|(text, hmm)| UrlState::Bench { text: BenchText::Typed(text), hmm }),
            (id, line, any::<bool>())
                .prop_map(|(page, line, hmm)| UrlState::Bench { text: BenchText::At { page, line }, hmm }),
            "/(measure|inbox)[a-z/?=&%]{0,9}".prop_map(|fragment| UrlState::Unknown { fragment }),
        ]
    }

    proptest! {
        #[test]
        fn there_and_back(state in any_state()) {
            prop_assert_eq!(UrlState::parse(&state.format()), state);
        }

        #[test]
        fn any_fragment_is_read_and_stays_the_same(fragment in "\\PC{0,40}") {
            let state = UrlState::parse(&fragment);
            prop_assert_eq!(UrlState::parse(&state.format()), state);
        }

        #[test]
        fn no_fragment_breaks_it(fragment in "#?/?(paper|find|desk|index|x)?(/segment|/people|/[0-9:]{0,4})?(\\?[a-z&=%+0-9]{0,30})?") {
            let state = UrlState::parse(&fragment);
            prop_assert_eq!(UrlState::parse(&state.format()), state);
        }
    }
}
