//! Whose number it is: the words 全国, 我省, 全市, 我区 in the sentence of the number, otherwise in the title and the
//! lead of its article. 我市 and 我省 are the city and the province of the manifest.

use super::chars::{Chars, at, before, begins};
use super::fact::{QuantityKind, Scope};
use crate::corpus::article::{Layout, Role};
use crate::corpus::manifest::Manifest;

/// How far before a number its scope may stand, in characters of its sentence.
const REACH: usize = 80;

/// Characters after a place's name in which the name of an organisation that it begins has to end.
const NAME: usize = 16;

/// How much of a lead tells the scope of an article, in characters.
const LEAD: usize = 120;

/// Words that name a scope without a place of their own.
const WORDS: [(&str, Scope); 17] = [
    ("全国", Scope::Nation),
    ("我国", Scope::Nation),
    ("全省", Scope::Province),
    ("我省", Scope::Province),
    ("本省", Scope::Province),
    ("省内", Scope::Province),
    ("全市", Scope::City),
    ("我市", Scope::City),
    ("本市", Scope::City),
    ("市内", Scope::City),
    ("市域", Scope::City),
    ("全区", Scope::District),
    ("我区", Scope::District),
    ("全县", Scope::District),
    ("我县", Scope::District),
    ("该区", Scope::District),
    ("该县", Scope::District),
];

/// Whose number it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whose {
    /// Scope.
    pub scope: Scope,
    /// The place, where it is known.
    pub place: String,
    /// Lines that show it.
    pub lines: Vec<u32>,
}

/// The scopes of a page.
#[derive(Debug)]
pub struct Scopes<'a> {
    layout: &'a Layout,
    /// Names of the city and the province, in full and without 市 and 省, with their scope and full name.
    names: Vec<(Vec<char>, Scope, &'a str)>,
    manifest: &'a Manifest,
    articles: Vec<Option<Whose>>,
    /// The scope words of the passage that was entered: character after the word, scope, place.
    words: Vec<(usize, Scope, String)>,
    passage: u32,
}

impl<'a> Scopes<'a> {
    /// Reads titles and leads. Linear in the articles.
    #[must_use]
    pub fn new(layout: &'a Layout, manifest: &'a Manifest) -> Self {
        let mut names = Vec::new();
        for (name, scope) in [(&manifest.city, Scope::City), (&manifest.province, Scope::Province)] {
            let full: Vec<char> = name.chars().collect();
            if full.len() > 2 {
                names.push((full[..full.len() - 1].to_vec(), scope, name.as_str()));
            }
        }
        let mut scopes = Scopes {
            layout,
            names,
            manifest,
            articles: vec![None; layout.articles.len()],
            words: Vec::new(),
            passage: 0,
        };
        let mut led = vec![false; layout.articles.len()];
        let mut chars = Chars::default();
        for (passage, number) in layout.passages.iter().zip(0..) {
            let article = passage.article as usize;
            let head = matches!(
                passage.role,
                Role::Title | Role::Kicker | Role::Subtitle | Role::Body | Role::Caption
            );
            if !head || led.get(article) != Some(&false) || scopes.articles[article].is_some() {
                continue;
            }
            // What stands further down is said of that sentence only.
            led[article] = matches!(passage.role, Role::Body | Role::Caption);
            let lead: String = passage.text.chars().take(LEAD).collect();
            chars.load(&lead);
            scopes.enter(&chars, number);
            // 我市 says more than a name, and both more than 全国, which also stands in the names of prizes and plans.
            let headline = passage.role != Role::Body && passage.role != Role::Caption;
            let local = scopes.words.iter().find(|word| word.1 != Scope::Nation);
            let best = if headline { scopes.words.first() } else { local.or(scopes.words.first()) };
            scopes.articles[article] = best.map(|(end, scope, place)| Whose {
                scope: *scope,
                place: place.clone(),
                lines: vec![passage.place(*end as u32 - 1).0],
            });
        }
        scopes
    }

    /// Reads the scope words of a passage, whose characters are loaded. Linear in them.
    pub fn enter(&mut self, chars: &Chars, passage: u32) {
        self.passage = passage;
        self.words.clear();
        let text = &chars.folded;
        let firsts: Vec<char> = self.names.iter().filter_map(|name| name.0.first().copied()).collect();
        for (i, &c) in text.iter().enumerate() {
            if matches!(c, '全' | '我' | '本' | '省' | '市' | '该')
                && let Some((word, scope)) = WORDS.iter().find(|(word, _)| begins(text, i, word))
                && !(*scope == Scope::Nation && in_name(chars, i))
            {
                let place = match scope {
                    Scope::Nation => "中国".to_owned(),
                    Scope::Province => self.manifest.province.clone(),
                    Scope::City => self.manifest.city.clone(),
                    _ => district_before(chars, i),
                };
                self.words.push((i + word.chars().count(), *scope, place));
            } else if firsts.contains(&c)
                && let Some((name, scope, full)) = self
                    .names
                    .iter()
                    .find(|name| name.0.iter().enumerate().all(|(k, c)| at(text, i + k) == *c))
                && !matches!(
                    at(text, i + name.len()),
                    '大' | '日' | '晚' | '路' | '街' | '站' | '南' | '北' | '东' | '西'
                )
                && !begins_name(text, i + name.len())
                // 云海临江: the narrower place counts.
                && !self.names.iter().any(|(narrower, ..)| {
                    *narrower != *name && narrower.iter().enumerate().all(|(k, c)| at(text, i + name.len() + k) == *c)
                })
            {
                self.words.push((i + name.len(), *scope, (*full).to_owned()));
            }
        }
    }

    /// The scope of the number at a character of the passage that was entered: the nearest word before it in its
    /// sentence, otherwise that of its article, but not for what no place has: lengths of time, and small counts.
    #[must_use]
    pub fn of(&self, chars: &Chars, number: usize, value: f64, kind: QuantityKind) -> Option<Whose> {
        let passage = self.layout.passages.get(self.passage as usize)?;
        let floor = number.saturating_sub(REACH);
        let sentence = (floor..number)
            .rev()
            .find(|&i| matches!(at(&chars.folded, i), '。' | '!' | '?'))
            .map_or(floor, |i| i + 1);
        let next = self.words.partition_point(|word| word.0 <= number);
        if let Some((end, scope, place)) = self.words[..next].last().filter(|word| word.0 > sentence) {
            return Some(Whose {
                scope: *scope,
                place: place.clone(),
                lines: vec![passage.place(*end as u32 - 1).0],
            });
        }
        let statistical = match kind {
            QuantityKind::Money | QuantityKind::Share | QuantityKind::Area => true,
            QuantityKind::Duration | QuantityKind::Length => false,
            _ => value >= 10.0,
        };
        if statistical { self.articles.get(passage.article as usize)?.clone() } else { None }
    }
}

/// Whether 全国 is part of a name: 全国两会, “全国先进城市”.
fn in_name(chars: &Chars, i: usize) -> bool {
    let words = [
        "全国两会",
        "全国人",
        "全国政协",
        "全国先进",
        "全国劳",
        "全国文明",
        "全国优秀",
        "全国统筹",
        "全国\"",
        "全国重点",
        "全国首",
        "全国唯一",
    ];
    chars.slogan(i).is_some()
        || before(&chars.folded, i) == '"'
        || words.iter().any(|word| begins(&chars.folded, i, word))
}

/// Whether a place's name before a character begins that of a company or the like: 山西某某园艺有限公司 is no scope.
fn begins_name(text: &[char], from: usize) -> bool {
    const ENDS: [&str; 18] = [
        "公司",
        "集团",
        "大学",
        "学院",
        "学校",
        "医院",
        "银行",
        "协会",
        "联合会",
        "商会",
        "中心",
        "综合体",
        "产业园",
        "研究院",
        "研究所",
        "日报",
        "晚报",
        "项目",
    ];
    let end = (from..from + NAME).find(|&i| !super::chars::is_han(at(text, i))).unwrap_or(from + NAME);
    (from..end).any(|i| ENDS.iter().any(|word| begins(text, i, word)))
}

/// The district named before 全区 or 该县 in its passage: two or three characters and 区 or 县.
fn district_before(chars: &Chars, at_word: usize) -> String {
    let text = &chars.printed[..at_word];
    let window = text.len().saturating_sub(REACH);
    let Some(end) = (window..text.len()).rev().find(|&i| matches!(text[i], '区' | '县') && i > window)
    else {
        return String::new();
    };
    let from =
        (window..end).rev().take(3).take_while(|&i| super::chars::is_han(text[i])).last().unwrap_or(end);
    if end - from < 2 { String::new() } else { text[from..=end].iter().collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::page::Page;
    use crate::corpus::parse::parse;

    #[track_caller]
    fn check(text: &str, expected: Option<(Scope, &str, u32)>) {
        let manifest =
            Manifest { city: "临江市".into(), province: "云海省".into(), ..Manifest::default() };
        let layout = parse(&Page::new("1.txt", text.to_owned()), &manifest);
        let mut scopes = Scopes::new(&layout, &manifest);
        let passage = layout.passages.len() - 1;
        let mut chars = Chars::default();
        chars.load(&layout.passages[passage].text);
        scopes.enter(&chars, passage as u32);
        let number = chars.folded.iter().position(char::is_ascii_digit).unwrap_or(0);
        let found = scopes.of(&chars, number, 5e4, QuantityKind::People);
        let found = found.as_ref().map(|whose| (whose.scope, whose.place.as_str(), whose.lines[0]));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn the_nearest_word_and_the_title() {
        check("全国人口增长，我市人口达5万人。", Some((Scope::City, "临江市", 1)));
        check("全省工业会议召开\n\n去年增长5%。", Some((Scope::Province, "云海省", 1)));
        check("临江市工业增长5%。", Some((Scope::City, "临江市", 1)));
        check("云海临江工业增长5%。", Some((Scope::City, "临江市", 1)));
        check("云海大江园艺有限公司产值增长5%。", None);
        check("去年增长5%。", None);
    }
}
