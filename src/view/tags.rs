//! Parts of speech: what jieba's tags mean, and the few groups that the page tells apart.

use super::messages::{Language, Message};

/// Parts of speech that look alike on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Common nouns, time, place and direction.
    Noun,
    /// Names of people, places, organisations and works.
    Name,
    /// Verbs.
    Verb,
    /// Adjectives and words of state.
    Adjective,
    /// Adverbs.
    Adverb,
    /// Numerals and measure words.
    Number,
    /// Pronouns.
    Pronoun,
    /// Prepositions, conjunctions, particles, interjections, affixes.
    Function,
    /// Idioms and set phrases.
    Phrase,
    /// Punctuation.
    Mark,
    /// Not known, and Latin letters.
    Other,
}

impl Group {
    /// All of them, in the order of the legend.
    pub const ALL: [Group; 11] = [
        Group::Noun,
        Group::Name,
        Group::Verb,
        Group::Adjective,
        Group::Adverb,
        Group::Number,
        Group::Pronoun,
        Group::Function,
        Group::Phrase,
        Group::Mark,
        Group::Other,
    ];

    /// For style sheets.
    #[must_use]
    pub fn class(self) -> &'static str {
        match self {
            Group::Noun => "pos-noun",
            Group::Name => "pos-name",
            Group::Verb => "pos-verb",
            Group::Adjective => "pos-adjective",
            Group::Adverb => "pos-adverb",
            Group::Number => "pos-number",
            Group::Pronoun => "pos-pronoun",
            Group::Function => "pos-function",
            Group::Phrase => "pos-phrase",
            Group::Mark => "pos-mark",
            Group::Other => "pos-other",
        }
    }

    /// Its name.
    #[must_use]
    pub fn title(self) -> Message {
        match self {
            Group::Noun => Message::GroupNoun,
            Group::Name => Message::GroupName,
            Group::Verb => Message::GroupVerb,
            Group::Adjective => Message::GroupAdjective,
            Group::Adverb => Message::GroupAdverb,
            Group::Number => Message::GroupNumber,
            Group::Pronoun => Message::GroupPronoun,
            Group::Function => Message::GroupFunction,
            Group::Phrase => Message::GroupPhrase,
            Group::Mark => Message::GroupMark,
            Group::Other => Message::GroupOther,
        }
    }
}

/// The group of a tag. A tag of a larger dictionary goes with its first letter.
#[must_use]
pub fn group_of(tag: &str) -> Group {
    match tag {
        "eng" | "x" | "un" => Group::Other,
        _ => match tag.as_bytes() {
            [b'n', b'r' | b's' | b't' | b'z', ..] => Group::Name,
            [b'n' | b't' | b's' | b'f' | b'j' | b'g', ..] => Group::Noun,
            [b'v', ..] => Group::Verb,
            [b'a' | b'b' | b'z', ..] => Group::Adjective,
            [b'd', ..] => Group::Adverb,
            [b'm' | b'q', ..] => Group::Number,
            [b'r', ..] => Group::Pronoun,
            [b'p' | b'c' | b'u' | b'y' | b'e' | b'o' | b'h' | b'k', ..] => Group::Function,
            [b'i' | b'l', ..] => Group::Phrase,
            [b'w', ..] => Group::Mark,
            _ => Group::Other,
        },
    }
}

/// What a tag means, or the name of its group where the tag is not one of jieba's.
#[must_use]
pub fn describe(tag: &str, language: Language) -> &'static str {
    match (TAGS.iter().find(|(known, ..)| *known == tag), language) {
        (Some((_, zh, _)), Language::Chinese) => zh,
        (Some((_, _, en)), Language::English) => en,
        (None, _) => group_of(tag).title().text(language),
    }
}

/// All tags in jieba's dictionary and tag model.
const TAGS: &[(&str, &str, &str)] = &[
    ("a", "形容词", "adjective"),
    ("ad", "副形词（形容词作状语）", "adjective used as adverb"),
    ("ag", "形容词性语素", "adjectival morpheme"),
    ("an", "名形词（形容词作名词）", "adjective used as noun"),
    ("b", "区别词", "distinguishing word"),
    ("c", "连词", "conjunction"),
    ("d", "副词", "adverb"),
    ("df", "副词“不要”类", "negative adverb"),
    ("dg", "副词性语素", "adverbial morpheme"),
    ("e", "叹词", "interjection"),
    ("eng", "外文", "foreign word"),
    ("f", "方位词", "word of direction"),
    ("g", "语素", "morpheme"),
    ("h", "前接成分", "prefix"),
    ("i", "成语", "idiom"),
    ("j", "简称略语", "abbreviation"),
    ("k", "后接成分", "suffix"),
    ("l", "习用语", "set phrase"),
    ("m", "数词", "numeral"),
    ("mg", "数词性语素", "numeral morpheme"),
    ("mq", "数量词", "numeral with measure word"),
    ("n", "名词", "noun"),
    ("ng", "名词性语素", "nominal morpheme"),
    ("nr", "人名", "name of a person"),
    ("nrfg", "人名", "name of a person"),
    ("nrt", "音译人名", "transliterated name of a person"),
    ("ns", "地名", "name of a place"),
    ("nt", "机构团体名", "name of an organisation"),
    ("nz", "其他专名", "other proper name"),
    ("o", "拟声词", "onomatopoeia"),
    ("p", "介词", "preposition"),
    ("q", "量词", "measure word"),
    ("r", "代词", "pronoun"),
    ("rg", "代词性语素", "pronominal morpheme"),
    ("rr", "人称代词", "personal pronoun"),
    ("rz", "指示代词", "demonstrative pronoun"),
    ("s", "处所词", "word of place"),
    ("t", "时间词", "word of time"),
    ("tg", "时间词性语素", "temporal morpheme"),
    ("u", "助词", "particle"),
    ("ud", "结构助词“得”", "particle 得"),
    ("ug", "时态助词“过”", "particle 过"),
    ("uj", "结构助词“的”", "particle 的"),
    ("ul", "时态助词“了”", "particle 了"),
    ("uv", "结构助词“地”", "particle 地"),
    ("uz", "时态助词“着”", "particle 着"),
    ("v", "动词", "verb"),
    ("vd", "副动词（动词作状语）", "verb used as adverb"),
    ("vg", "动词性语素", "verbal morpheme"),
    ("vi", "不及物动词", "intransitive verb"),
    ("vn", "名动词（动词作名词）", "verb used as noun"),
    ("vq", "动词“过”类", "verb with 过"),
    ("w", "标点符号", "punctuation"),
    ("x", "未知", "not known"),
    ("y", "语气词", "modal particle"),
    ("yg", "语气词性语素", "modal morpheme"),
    ("z", "状态词", "word of state"),
    ("zg", "状态词性语素", "morpheme of state"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_apart_from_nouns() {
        for (tag, group) in [
            ("n", Group::Noun),
            ("ng", Group::Noun),
            ("ns", Group::Name),
            ("nrfg", Group::Name),
            ("vn", Group::Verb),
            ("uj", Group::Function),
            ("un", Group::Other),
            ("eng", Group::Other),
            ("", Group::Other),
        ] {
            assert_eq!(group_of(tag), group, "{tag}");
        }
    }

    #[test]
    fn tags_are_sorted_and_once() {
        assert!(TAGS.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert_eq!(describe("nr", Language::English), "name of a person");
        assert_eq!(describe("vx", Language::Chinese), "动词");
    }
}
