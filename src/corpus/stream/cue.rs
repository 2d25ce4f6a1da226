//! How a paragraph begins and ends: the words by which a reader hears that a report opens, goes on or is over.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

static WORDS: &str = include_str!("../../../data/article_openings.txt");

/// Characters of a paragraph's beginning, and of its last clause, that are looked at.
const HEAD: usize = 40;
/// Longest first clause in which a title introduces a person, in characters.
const CLAUSE: usize = 30;
/// Longest subject of reported speech, in characters.
const SUBJECT: std::ops::RangeInclusive<usize> = 2..=8;
/// Characters that may follow 参加 and the like in a last sentence (参加上述活动).
const ATTENDED: usize = 10;
/// A longer paragraph does more than name those present, in characters.
const LONGEST_LIST: usize = 90;
/// A longer paragraph is no closing remark, in characters.
const LONGEST_CLOSING: usize = 200;

/// A class of words, as the data file names them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Agency,
    Report,
    Season,
    Office,
    On,
    Back,
    Day,
    Title,
    Say,
    Attend,
    End,
}

const CLASSES: [(&str, Class); 11] = [
    ("agency", Class::Agency),
    ("report", Class::Report),
    ("season", Class::Season),
    ("office", Class::Office),
    ("on", Class::On),
    ("back", Class::Back),
    ("day", Class::Day),
    ("title", Class::Title),
    ("say", Class::Say),
    ("attend", Class::Attend),
    ("end", Class::End),
];

type Table = FxHashMap<char, Vec<(Class, &'static str)>>;

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = Table::default();
        for line in WORDS.lines().filter(|line| !line.starts_with('#')) {
            let mut words = line.split_whitespace();
            let class = words.next().and_then(|name| CLASSES.iter().find(|(class, _)| *class == name));
            for (word, &(_, class)) in words.zip(std::iter::repeat(class)).filter_map(|(w, c)| Some((w, c?)))
            {
                if let Some(first) = word.chars().next() {
                    table.entry(first).or_default().push((class, word));
                }
            }
        }
        table
    })
}

/// What a paragraph looks like at its edges.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Cue {
    /// It begins with an agency or with the paper's own mark.
    pub(super) agency: bool,
    /// It begins as a report that names its source (记者从…获悉).
    pub(super) report: bool,
    /// It begins with a time of the year or of the present.
    pub(super) season: bool,
    /// It begins with an office or a body.
    pub(super) office: bool,
    /// Its first clause gives a title.
    pub(super) title: bool,
    /// It begins with an invitation that is accepted (应…邀请).
    pub(super) invited: bool,
    /// A word for a day or a short time stands near its beginning (昨天).
    pub(super) day: bool,
    /// The number of a day stands near its beginning (12日).
    pub(super) numbered_day: bool,
    /// It begins with month and day.
    pub(super) month_and_day: bool,
    /// It begins with a word that goes on, or with one that points back.
    pub(super) goes_on: bool,
    /// It begins with reported speech under a bare name.
    pub(super) speech: bool,
    /// It begins with a number of a list, or with the place of one among several (在…，).
    pub(super) listed: bool,
    /// It only names who took part.
    pub(super) attendance: bool,
    /// Its end closes a report.
    pub(super) closes: bool,
    /// Its last sentence is not finished.
    pub(super) unfinished: bool,
}

impl Cue {
    /// Looks at the edges of a trimmed paragraph. Constant time, but for finding its length up to two hundred characters.
    pub(super) fn of(paragraph: &str) -> Cue {
        let mut cue = Cue::default();
        let table = table();
        let mut title_in_subject = false;
        // The character of the first mark that ends a clause, once it is met.
        let mut clause: Option<usize> = None;
        let mut speech: Option<usize> = None;
        let mut plain = true;
        let mut digits = 0;
        let mut month = None;
        for (place, (byte, c)) in paragraph.char_indices().take(HEAD).enumerate() {
            if clause.is_none() && matches!(c, '，' | '。' | '：' | '；' | '！' | '？') {
                clause = Some(place);
            }
            if c == '日' && (digits == 1 || digits == 2) {
                cue.numbered_day = true;
                cue.month_and_day |= month.is_some_and(|month| month < 3 && month + digits + 1 == place);
            }
            if c == '月' && digits > 0 {
                month = Some(place);
            }
            digits = if c.is_ascii_digit() || ('０'..='９').contains(&c) { digits + 1 } else { 0 };
            for &(class, word) in table.get(&c).map_or(&[][..], Vec::as_slice) {
                let here = || paragraph[byte..].starts_with(word);
                match class {
                    Class::Agency if place == 0 => cue.agency |= here(),
                    Class::Report if place == 0 => cue.report |= here(),
                    Class::Season if place == 0 => cue.season |= here(),
                    Class::Office if place == 0 => cue.office |= here(),
                    Class::On | Class::Back if place == 0 => cue.goes_on |= here(),
                    Class::Day => cue.day |= here(),
                    Class::Title if clause.is_none() && place < CLAUSE && here() => {
                        cue.title = true;
                        title_in_subject |= speech.is_none();
                    }
                    Class::Say if plain && speech.is_none() && SUBJECT.contains(&place) && here() => {
                        speech = Some(place);
                    }
                    _ => {}
                }
            }
            plain &= !matches!(c, '，' | '。' | '：' | '、' | '（' | '“' | '《' | '今' | '昨' | '日')
                && digits == 0;
        }
        cue.speech = speech.is_some() && !title_in_subject && !cue.office;
        cue.invited = paragraph.starts_with('应') && first(paragraph, 60).contains("邀请");
        cue.listed =
            is_numbered(paragraph) || (paragraph.starts_with('在') && clause.is_some_and(|at| at < 16));
        cue.look_at_end(paragraph, table);
        cue
    }

    fn look_at_end(&mut self, paragraph: &str, table: &Table) {
        self.unfinished = paragraph.ends_with(['：', ':', '，', '、']);
        let sentence = paragraph.strip_suffix('。').unwrap_or(paragraph);
        let Some(length) = chars_up_to(paragraph, LONGEST_CLOSING) else { return };
        let (mut attended, mut ended) = (false, false);
        // From behind, one clause: how many characters follow each place.
        for (after, (byte, c)) in sentence.char_indices().rev().take(HEAD).enumerate() {
            if matches!(c, '，' | '。') {
                break;
            }
            for &(class, word) in table.get(&c).map_or(&[][..], Vec::as_slice) {
                let rest = &sentence[byte..];
                match class {
                    Class::Attend => attended |= after < ATTENDED + 2 && rest.starts_with(word),
                    Class::End => ended |= rest == word,
                    _ => {}
                }
            }
        }
        self.closes = attended || ended;
        self.attendance = attended && length < LONGEST_LIST && !self.numbered_day;
    }
}

/// The first `count` characters.
fn first(text: &str, count: usize) -> &str {
    text.char_indices().nth(count).map_or(text, |(byte, _)| &text[..byte])
}

/// The number of characters, where it is at most `limit`.
fn chars_up_to(text: &str, limit: usize) -> Option<usize> {
    let count = text.chars().take(limit + 1).count();
    (count <= limit).then_some(count)
}

/// Whether an item of a list begins here: `1.`, `（二）`, 三、, 第四，.
fn is_numbered(paragraph: &str) -> bool {
    let numeral = |c: char| c.is_ascii_digit() || "一二三四五六七八九十百".contains(c);
    let open = paragraph.trim_start_matches(['（', '(', '第']);
    let rest = open.trim_start_matches(numeral);
    let opened = &paragraph[..paragraph.len() - open.len()];
    let closers: &[char] = match opened {
        "" => &['.', '．', '、'],
        "第" => &['，', '：'],
        _ => &['）', ')'],
    };
    let length = open.len() - rest.len();
    length > 0 && length <= 12 && rest.starts_with(closers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(paragraph: &str, expected: Cue) {
        assert_eq!(Cue::of(paragraph), expected, "{paragraph}");
    }

    #[test]
    fn every_line_of_the_data_names_a_class() {
        for line in WORDS.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
            let class = line.split(' ').next();
            assert!(CLASSES.iter().any(|(name, _)| Some(*name) == class), "{line}");
            assert!(line.split(' ').count() > 1);
        }
    }

    #[test]
    fn openings() {
        let none = Cue::default();
        check("本报讯桃花开了。", Cue { agency: true, ..none });
        check("桃花12日开了。", Cue { numbered_day: true, ..none });
        check("３月12日，桃花开了。", Cue { numbered_day: true, month_and_day: true, ..none });
        check("桃花2012日开了。", none);
        check("入冬以来，桃花未开。", Cue { season: true, ..none });
        check("应桃花村邀请，他来了。", Cue { invited: true, office: true, ..none });
        check("花溪市市长李明宣布开工。", Cue { title: true, ..none });
    }

    #[test]
    fn continuations() {
        let none = Cue::default();
        check("此外，桃花开了。", Cue { goes_on: true, ..none });
        check("李明表示，桃花开了。", Cue { speech: true, ..none });
        check("市长李明表示，桃花开了。", Cue { title: true, office: true, ..none });
        check("在花溪，桃花开了。", Cue { listed: true, ..none });
        for item in ["1.桃花", "（二）桃花", "(3)桃花", "十一、桃花", "第四，桃花"] {
            check(item, Cue { listed: true, office: item.starts_with('第'), ..none });
        }
        check("2012桃花", none);
        check("桃花要求如下：", Cue { unfinished: true, speech: true, ..none });
    }

    #[test]
    fn closings() {
        let none = Cue::default();
        check("李明、王平参加上述活动。", Cue { closes: true, attendance: true, ..none });
        check("李明、王平参加活动，桃花开了。", none);
        check("桃花研究了其他事项。", Cue { closes: true, ..none });
    }
}
