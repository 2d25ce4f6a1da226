//! The word lists of `data/`: one table that says of every listed word what it can be in or around a name.

use rustc_hash::FxHashMap;

use super::words::Words;

/// What a listed word can be: a set of the constants below.
pub(in crate::extract) type Roles = u32;

/// A country.
pub(super) const COUNTRY: Roles = 1;
/// Any other place that is known by its name, countries included.
pub(super) const PLACE: Roles = 1 << 1;
/// A county without its 县 or 区: a place where something else says so.
pub(super) const STEM: Roles = 1 << 2;
/// 省, 市, 县: ends the name of a division.
pub(super) const DIVISION: Roles = 1 << 3;
/// 河, 路, 寺: ends the name of a feature or of a building.
pub(super) const FEATURE: Roles = 1 << 4;
/// 公园, 火车站: a word that closes a longer place name.
pub(super) const SITE: Roles = 1 << 5;
/// An organisation that is known by its name.
pub(super) const BODY: Roles = 1 << 6;
/// 省委, 市政府: an organisation of the level that its first character names.
pub(in crate::extract) const LEVEL_BODY: Roles = 1 << 7;
/// 公司, 委员会: ends the name of an organisation.
pub(super) const HEAD: Roles = 1 << 8;
/// 局, 队: ends one where a place or a proper name stands before.
pub(super) const WEAK_HEAD: Roles = 1 << 9;
/// 中国, 全国, 市: full names of organisations like to begin so.
pub(super) const BEGIN: Roles = 1 << 10;
/// A verb or number that stands inside names of organisations.
pub(super) const INSIDE: Roles = 1 << 11;
/// Ends like an organisation and is none.
pub(super) const NOT_HEAD: Roles = 1 << 12;
/// 书记, 教授: a post or a title.
pub(in crate::extract) const POST: Roles = 1 << 13;
/// 同志, 先生: follows a name.
pub(in crate::extract) const ADDRESS: Roles = 1 << 14;
/// 老师, 大娘: follows a bare surname.
pub(super) const AFTER_SURNAME: Roles = 1 << 15;
/// 记者, 通讯员: precedes names in a byline.
pub(super) const BYLINE: Roles = 1 << 16;
/// 说, 强调: what a person does whom a newspaper names.
pub(in crate::extract) const SPEECH: Roles = 1 << 17;
/// 省领导, 出席: precedes a list of names.
pub(super) const LIST: Roles = 1 << 18;
/// 家: follows a bare surname.
pub(super) const KIN: Roles = 1 << 19;
/// Not a person, whatever the dictionary says.
pub(super) const NOT_PERSON: Roles = 1 << 20;
/// Not a place.
pub(super) const NOT_PLACE: Roles = 1 << 21;
/// Not an organisation.
pub(super) const NOT_BODY: Roles = 1 << 22;
/// A Chinese surname of two characters.
pub(super) const SURNAME: Roles = 1 << 24;
/// A person known by the name.
pub(super) const KNOWN: Roles = 1 << 26;
/// A [`POST`] that is no office: 村民, 快递员.
pub(in crate::extract) const ROLE: Roles = 1 << 27;
/// A Japanese surname.
pub(super) const JAPANESE: Roles = 1 << 25;

/// The sections of the data files and what their words are.
const FILES: [(&str, &[(&str, Roles)]); 8] = [
    (include_str!("../../../data/surnames.txt"), &[("compound", SURNAME), ("japanese", JAPANESE)]),
    (include_str!("../../../data/persons.txt"), &[("chinese", KNOWN), ("foreign", KNOWN)]),
    (
        include_str!("../../../data/places.txt"),
        &[
            ("country", COUNTRY | PLACE),
            ("province", PLACE),
            ("region", PLACE),
            ("foreign", PLACE),
            ("nature", PLACE),
        ],
    ),
    (
        include_str!("../../../data/place-suffixes.txt"),
        &[("division", DIVISION), ("feature", FEATURE), ("site", SITE)],
    ),
    (
        include_str!("../../../data/organisations.txt"),
        &[("name", BODY), ("abbreviation", LEVEL_BODY), ("department", BODY)],
    ),
    (
        include_str!("../../../data/organisation-suffixes.txt"),
        &[("strong", HEAD), ("weak", WEAK_HEAD), ("begin", BEGIN), ("inside", INSIDE), ("not", NOT_HEAD)],
    ),
    (
        include_str!("../../../data/posts.txt"),
        &[
            ("post", POST),
            ("role", POST | ROLE),
            ("address", ADDRESS),
            ("surname-address", AFTER_SURNAME),
            ("byline", BYLINE),
            ("speech", SPEECH),
            ("list", LIST),
            ("kin", KIN),
        ],
    ),
    (
        include_str!("../../../data/not-names.txt"),
        &[("person", NOT_PERSON), ("place", NOT_PLACE), ("organisation", NOT_BODY)],
    ),
];

static DIVISIONS: &str = include_str!("../../../data/divisions.txt");
static BEGINNINGS: &str = include_str!("../../../data/word-beginnings.txt");
static PLACES: &str = include_str!("../../../data/places.txt");

/// First and last character that [`Lexicon::dense`] holds.
const FIRST: usize = 0x4E00;
const LAST: usize = 0x9FFF;

/// Of the words with a given first character: enough to see that most places of a text begin none of them.
#[derive(Debug, Clone, Copy, Default)]
struct First {
    /// Bit n: a word has n characters.
    lengths: u32,
    /// Bit n: the second character of a word leaves n when divided by 64.
    seconds: u64,
}

impl First {
    /// Bit n: a word of n characters may begin with these characters. Without a word that goes on like this, only one
    /// of a single character can.
    fn lengths_with(self, second: Option<&char>) -> u32 {
        let goes_on = second.is_some_and(|second| self.seconds >> (*second as u32 % 64) & 1 == 1);
        if goes_on { self.lengths } else { self.lengths & 2 }
    }
}

/// A set of words with their roles, looked up at a place of a text.
#[derive(Debug, Default)]
pub(in crate::extract) struct Lexicon {
    words: Words<Roles>,
    /// What is known of the words with a given first character.
    firsts: FxHashMap<char, First>,
    /// The same for the ideographs, by their place after [`FIRST`]; made when all words are there.
    dense: Box<[First]>,
    /// Countries and provinces that one character stands for.
    abbreviations: FxHashMap<char, bool>,
}

impl Lexicon {
    /// One for many words and many look-ups.
    fn dense() -> Self {
        let dense = vec![First::default(); LAST - FIRST + 1].into_boxed_slice();
        Lexicon { dense, ..Lexicon::default() }
    }

    /// Reads the word lists. Linear in their words, of which there are about 14,000: a few milliseconds.
    pub(super) fn open() -> Self {
        let mut lexicon = Lexicon::dense();
        for (text, sections) in FILES {
            for (section, word) in words(text) {
                if let Some((_, roles)) = sections.iter().find(|(name, _)| *name == section) {
                    lexicon.add(word, *roles);
                }
            }
        }
        for line in DIVISIONS.lines().filter(|line| !line.starts_with('#')) {
            let Some((end, stems)) = line.split_once(": ") else { continue };
            for stem in stems.split_whitespace() {
                lexicon.add(&format!("{stem}{end}"), PLACE);
                if stem.chars().count() > 1 {
                    lexicon.add(stem, if end == "市" { STEM | PLACE } else { STEM });
                }
            }
        }
        for (section, word) in words(PLACES) {
            let country = match section {
                "abbreviation" => true,
                "province-abbreviation" => false,
                _ => continue,
            };
            for c in word.chars() {
                lexicon.abbreviations.entry(c).or_insert(country);
            }
        }
        lexicon
    }

    /// Common words that no personal name begins with: apart from the others, as they are asked for seldom.
    pub(super) fn beginnings() -> Self {
        let mut lexicon = Lexicon::dense();
        for line in BEGINNINGS.lines().filter(|line| !line.starts_with('#')) {
            let Some((first, seconds)) = line.split_once(' ') else { continue };
            for second in seconds.chars() {
                lexicon.add(&format!("{first}{second}"), 1);
            }
        }
        lexicon
    }

    /// Adds a word, or roles to a word.
    pub(super) fn add(&mut self, word: &str, roles: Roles) {
        let word: Vec<char> = word.chars().collect();
        let Some(first) = word.first() else { return };
        let entry = self.firsts.entry(*first).or_default();
        entry.lengths |= 1 << word.len().min(31);
        entry.seconds |= word.get(1).map_or(0, |second| 1 << (*second as u32 % 64));
        if let Some(dense) = (*first as usize).checked_sub(FIRST).and_then(|at| self.dense.get_mut(at)) {
            *dense = *entry;
        }
        self.words.set(&word, |before| before.unwrap_or(0) | roles);
    }

    /// Calls `found` with the end and the roles of every word that begins at `start`, shortest first.
    pub(in crate::extract) fn at(&self, text: &[char], start: usize, mut found: impl FnMut(usize, Roles)) {
        let Some(&c) = text.get(start) else { return };
        let Some(first) = self.first(c) else { return };
        let mut lengths = first.lengths_with(text.get(start + 1));
        while lengths != 0 {
            let length = lengths.trailing_zeros() as usize;
            lengths &= lengths - 1;
            let Some(word) = text.get(start..start + length) else { return };
            if let Some(roles) = self.words.get(word) {
                found(start + length, roles);
            }
        }
    }

    /// Roles of a whole word; none where it is not listed.
    pub(in crate::extract) fn roles(&self, word: &[char]) -> Roles {
        let may_be = word
            .first()
            .and_then(|&c| self.first(c))
            .is_some_and(|first| first.lengths_with(word.get(1)) >> word.len().min(31) & 1 == 1);
        if may_be { self.words.get(word).unwrap_or(0) } else { 0 }
    }

    fn first(&self, c: char) -> Option<&First> {
        let dense = (c as usize).checked_sub(FIRST).and_then(|at| self.dense.get(at));
        dense.or_else(|| self.firsts.get(&c))
    }

    /// Whether no word has been added.
    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether one character stands for a country (`Some(true)`) or for a province (`Some(false)`).
    pub(super) fn abbreviation(&self, c: char) -> Option<bool> {
        self.abbreviations.get(&c).copied()
    }
}

/// The words of a data file, each with the section that it stands in.
pub(super) fn words(text: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let mut section = "";
    text.lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(move |line| match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            Some(name) => {
                section = name;
                None
            }
            None => Some((section, line)),
        })
        .flat_map(|(section, line)| line.split_whitespace().map(move |word| (section, word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_section_of_the_data_is_read() {
        let read: Vec<&str> =
            FILES.iter().flat_map(|(_, sections)| sections.iter().map(|(name, _)| *name)).collect();
        for (text, _) in FILES {
            for (section, word) in words(text) {
                let other = ["single", "abbreviation", "province-abbreviation"].contains(&section);
                assert!(other || read.contains(&section), "{section}: {word}");
            }
        }
    }

    #[test]
    fn words_at_a_place() {
        let lexicon = Lexicon::open();
        let text: Vec<char> = "太原市委书记".chars().collect();
        let at = |start| {
            let mut found = Vec::new();
            lexicon.at(&text, start, |end, roles| found.push((end, roles)));
            found
        };
        assert!(at(0).iter().any(|&(end, roles)| end == 3 && roles & PLACE != 0));
        assert!(at(2).iter().any(|&(end, roles)| end == 4 && roles & LEVEL_BODY != 0));
        assert!(at(4).iter().any(|&(end, roles)| end == 6 && roles & POST != 0));
        assert!(at(6).is_empty());
    }
}
