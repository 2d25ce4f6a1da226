//! People, places and organisations.
//!
//! Candidates are proposed with a score (`person`, `foreign`, `place`, `organisation`), in natural logarithm
//! units, and the best set without overlap is chosen (`choose`). What is found with strong evidence anywhere in
//! the document then speaks for the same words elsewhere (`memory`), and the choice is made again.

mod characters;
mod choose;
mod extend;
mod foreign;
pub(super) mod lexicon;
mod memory;
mod nested;
mod organisation;
mod person;
mod place;
mod reading;
mod words;

use std::ops::Range;

use self::characters::Characters;
use self::choose::{Candidate, choose, range};
use self::lexicon::Lexicon;
use self::memory::Memory;
use self::reading::Reading;
use super::fact::{Mention, NameKind, Span};
use crate::segment::cut::Token;

/// What counts as a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Convention {
    /// As a reader looks for it: 王女士 and 小赵 whole, 市政府 an organisation, no single characters.
    Page,
    /// As the People's Daily corpus and its successors annotate: of 王女士 the surname alone, 中 and 美 as places, no
    /// governments.
    Annotated,
}

/// A name in a passage: its characters and its kind.
pub type Name = (Range<u32>, NameKind);

/// The tables behind the scores.
#[derive(Debug)]
struct Tables {
    lexicon: Lexicon,
    /// Words that no personal name begins with.
    beginnings: Lexicon,
    characters: Characters,
}

/// Finds names. Opened once; it holds word lists and counts, nothing of the texts that it has read.
#[derive(Debug)]
pub struct Recogniser {
    tables: Tables,
}

impl Default for Recogniser {
    fn default() -> Self {
        Self::open()
    }
}

impl Recogniser {
    /// Reads the word lists: a few milliseconds, about 1 MB.
    #[must_use]
    pub fn open() -> Self {
        Recogniser {
            tables: Tables {
                lexicon: Lexicon::open(),
                beginnings: Lexicon::beginnings(),
                characters: Characters::open(),
            },
        }
    }

    /// The names of every passage of a document, in order and without overlap.
    ///
    /// `passages` are text and the tokens of its precise cut with HMM. The document is that within which a name that
    /// is certain once is believed elsewhere: an article, or a page. Linear in the text.
    #[must_use]
    pub fn recognise(&self, passages: &[(&str, &[Token])], convention: Convention) -> Vec<Vec<Name>> {
        let read = self.read(passages, convention);
        read.iter().map(|(_, chosen)| chosen.iter().map(|one| (range(one), one.kind)).collect()).collect()
    }

    /// The names of a page as a reader looks for them ([`Convention::Page`]), in the order of the text: those of
    /// [`Recogniser::recognise`], the places that organisations begin with (太原 in 太原市委), and chains of divisions
    /// beside their links (山西省吕梁市文水县), so that spans may lie within each other. Linear in the text.
    #[must_use]
    pub fn mentions(&self, passages: &[(&str, &[Token])]) -> Vec<Mention> {
        let read = self.read(passages, Convention::Page);
        let mut mentions = Vec::new();
        let named = passages.iter().zip(&read).enumerate().filter(|(_, (_, (_, chosen)))| !chosen.is_empty());
        for (passage, ((text, _), (reading, chosen))) in named {
            let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            for name in nested::with_nested(reading, chosen) {
                let Range { start, end } = range(&name);
                let printed = &text[bytes[name.start]..bytes[name.end]];
                mentions.push(Mention {
                    span: Span { passage: passage as u32, start, end },
                    kind: name.kind,
                    text: printed.chars().filter(|c| !c.is_whitespace()).collect(),
                });
            }
        }
        mentions
    }

    /// Every passage with its names.
    fn read(&self, passages: &[(&str, &[Token])], convention: Convention) -> Vec<(Reading, Vec<Candidate>)> {
        let mut memory = Memory::default();
        let mut read: Vec<(Reading, Vec<Candidate>)> = Vec::with_capacity(passages.len());
        for (text, tokens) in passages {
            let reading = Reading::new(text, tokens, &self.tables.lexicon);
            let mut candidates = self.propose(&reading, convention);
            memory.learn(&reading, &choose(&reading, &mut candidates));
            read.push((reading, candidates));
        }
        for (reading, candidates) in &mut read {
            memory.rescore(reading, candidates);
            *candidates = choose(reading, candidates);
        }
        read
    }

    /// The word lists, for what is read around names.
    pub(super) fn lexicon(&self) -> &Lexicon {
        &self.tables.lexicon
    }

    fn propose(&self, reading: &Reading, convention: Convention) -> Vec<Candidate> {
        let mut candidates = Vec::new();
        person::propose(&self.tables, reading, convention, &mut candidates);
        foreign::propose(&self.tables, reading, &mut candidates);
        place::propose(&self.tables, reading, convention, &mut candidates);
        organisation::propose(&self.tables, reading, convention, &mut candidates);
        candidates.retain(|candidate| candidate.score > person::FLOOR);
        candidates
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::native::assets::segmenter;
    use crate::segment::cut::Mode;

    /// The names of one passage, as `text/kind`.
    fn found(text: &str, convention: Convention) -> Vec<String> {
        let tokens = segmenter().cut(text, Mode::Precise, true);
        let names = Recogniser::open().recognise(&[(text, &tokens)], convention);
        let chars: Vec<char> = text.chars().collect();
        let show = |(span, kind): &Name| {
            let name: String = chars[span.start as usize..span.end as usize].iter().collect();
            format!("{name}/{}", &format!("{kind:?}")[..1])
        };
        names.iter().flatten().map(show).collect()
    }

    #[test]
    fn people() {
        for (text, names) in [
            ("记者 陈晓东 通讯员 王丽娟 赵刚", vec!["陈晓东/P", "王丽娟/P", "赵刚/P"]),
            ("校长周建平教授说", vec!["周建平/P"]),
            ("快递员小赵笑着说，收件人王女士很满意", vec!["小赵/P", "王女士/P"]),
            ("外长安娜·林德表示", vec!["安娜·林德/P"]),
            ("出席的有李明、欧阳修文、孙丽", vec!["李明/P", "欧阳修文/P", "孙丽/P"]),
            ("高质量发展成为共识，于是方案通过", vec![]),
        ] {
            assert_eq!(found(text, Convention::Page), names, "{text}");
        }
    }

    #[test]
    fn places_and_organisations() {
        for (text, names) in [
            ("在湖南省长沙市召开", vec!["湖南省/P", "长沙市/P"]),
            ("市人社局和省公安厅联合发文", vec!["市人社局/O", "省公安厅/O"]),
            ("大同市委书记到会", vec!["大同市委/O"]),
            ("由青岛海洋科技有限公司承建", vec!["青岛海洋科技有限公司/O"]),
            ("有关部门和各级政府", vec![]),
        ] {
            assert_eq!(found(text, Convention::Page), names, "{text}");
        }
    }

    #[test]
    fn as_the_corpora_annotate() {
        assert_eq!(found("王女士说，中美两国关系", Convention::Annotated), ["王/P", "中/P", "美/P"]);
    }

    #[test]
    fn what_is_certain_once_is_believed_elsewhere() {
        let segmenter = segmenter();
        let recogniser = Recogniser::open();
        let alone = "下午，江向海依然没有回家";
        let texts = [alone, "县委书记江向海强调"];
        let tokens: Vec<_> = texts.iter().map(|text| segmenter.cut(text, Mode::Precise, true)).collect();
        let passages: Vec<_> = texts.iter().copied().zip(tokens.iter().map(Vec::as_slice)).collect();
        let together = recogniser.recognise(&passages, Convention::Page);
        assert!(together[0].contains(&(3..6, NameKind::Person)), "{together:?}");
    }

    #[test]
    fn names_inside_names() {
        let text = "家住山西省吕梁市文水县，在太原市委工作";
        let tokens = segmenter().cut(text, Mode::Precise, true);
        let mentions = Recogniser::open().mentions(&[(text, &tokens)]);
        let names: Vec<&str> = mentions.iter().map(|mention| mention.text.as_str()).collect();
        for name in ["山西省吕梁市文水县", "山西省", "吕梁市", "文水县", "太原市委"] {
            assert!(names.contains(&name), "{name}: {names:?}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        /// Any text, with the pieces that names are made of: in order, inside the text, without overlap.
        #[test]
        fn spans_are_in_order(parts in proptest::collection::vec(prop_oneof![
            "[\\PC]{0,3}",
            proptest::sample::select(vec!["王", "小李", "·", "斯", "市委", "书记", "、", "（", "”", "公司", "太原", " ", "\u{20000}", "和", "中美"])
                .prop_map(str::to_owned),
        ], 0..24)) {
            let text = parts.concat();
            static SEGMENTER: std::sync::OnceLock<crate::segment::cut::Segmenter> = std::sync::OnceLock::new();
            static RECOGNISER: std::sync::OnceLock<Recogniser> = std::sync::OnceLock::new();
            let recogniser = RECOGNISER.get_or_init(Recogniser::open);
            let tokens = SEGMENTER.get_or_init(segmenter).cut(&text, Mode::Precise, true);
            let length = text.chars().count() as u32;
            for convention in [Convention::Page, Convention::Annotated] {
                let mut at = 0;
                for (span, _) in &recogniser.recognise(&[(&text, &tokens), (&text, &[])], convention)[0] {
                    prop_assert!(at <= span.start && span.start < span.end && span.end <= length);
                    at = span.end;
                }
            }
            let mentions = recogniser.mentions(&[(&text, &tokens)]);
            for office in crate::extract::office::find(recogniser, &[&text], &mentions) {
                prop_assert!(office.span.start < office.span.end && office.span.end <= length);
            }
            let aliases = crate::extract::alias::propose(&[&text], &mentions);
            prop_assert!(aliases.iter().all(|alias| alias.short != alias.long));
        }
    }
}
