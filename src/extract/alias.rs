//! Names that may mean the same, with the evidence: proposed, never merged.

use rustc_hash::{FxHashMap, FxHashSet};

use super::fact::{Alias, Mention, NameKind};

/// The most long names that a short one is compared with, so that time stays linear.
const COMPARED: usize = 256;
/// How many passages a surname with a title may be away from the whole name.
const NEAR: u32 = 3;
/// Words that introduce a short form.
const INTRODUCTIONS: [&str; 4] = ["以下简称", "下称", "简称", "以下称"];
/// How a place may end that is also named without its last character.
const DIVISIONS: &str = "省市县区镇乡";

/// Proposes aliases among the names of a page, in the order of the text; each pair once.
///
/// Evidence, from the strongest: the text introduces the short form (以下简称); the characters of the shorter
/// organisation stand in the longer one in their order, beginning and end included (市人社局, 太原市人力资源和社会保障局);
/// a place stands with and without 市 or 县; a surname with a title (张先生) where one person alone has that surname.
#[must_use]
pub fn propose(passages: &[&str], mentions: &[Mention]) -> Vec<Alias> {
    let mut found = introduced(passages, mentions);
    let names = distinct(mentions);
    organisations(&names, &mut found);
    places(&names, &mut found);
    persons(&names, &mut found);
    found.sort_by_key(|alias| (alias.span, !alias.introduced));
    let mut seen: FxHashSet<(String, String)> = FxHashSet::default();
    found.retain(|alias| seen.insert((alias.short.clone(), alias.long.clone())));
    found
}

/// The first mention of every name.
fn distinct(mentions: &[Mention]) -> Vec<&Mention> {
    let mut seen: FxHashSet<(&str, NameKind)> = FxHashSet::default();
    mentions.iter().filter(|name| seen.insert((&name.text, name.kind))).collect()
}

fn alias(short: &Mention, long: &Mention) -> Alias {
    Alias {
        short: short.text.clone(),
        long: long.text.clone(),
        kind: short.kind,
        span: short.span,
        introduced: false,
    }
}

/// 山西省人力资源和社会保障厅（以下简称省人社厅）.
fn introduced(passages: &[&str], mentions: &[Mention]) -> Vec<Alias> {
    let mut found = Vec::new();
    // Mentions stand in the order of the text, so that each passage is walked through once.
    let mut walked: Option<(u32, u32, std::str::Chars<'_>)> = None;
    for long in mentions {
        let Some(text) = passages.get(long.span.passage as usize) else { continue };
        let (passage, end) = (long.span.passage, long.span.end);
        let (from, mut rest) = match walked.take() {
            Some((other, at, rest)) if other == passage && at <= end => (at, rest),
            _ => (0, text.chars()),
        };
        if let Some(skipped) = (end - from).checked_sub(1) {
            rest.nth(skipped as usize);
        }
        walked = Some((passage, end, rest.clone()));
        if !matches!(rest.next(), Some('(' | '（')) {
            continue;
        }
        let rest: String = rest.take(24).collect();
        let Some(short) = INTRODUCTIONS.iter().find_map(|word| rest.strip_prefix(word)) else { continue };
        let ends = |c: char| matches!(c, ')' | '）' | '，' | ',' | '、');
        let Some((short, _)) = short.split_once(ends) else { continue };
        let short = short.trim_matches(|c| matches!(c, '“' | '”' | '"' | '「' | '」' | '：' | ':' | '为'));
        if !short.is_empty() && short != long.text {
            found.push(Alias {
                short: short.to_owned(),
                long: long.text.clone(),
                kind: long.kind,
                span: long.span,
                introduced: true,
            });
        }
    }
    found
}

fn organisations(names: &[&Mention], found: &mut Vec<Alias>) {
    // 委 closes 委员会, 行 closes 银行: names are compared by the character that both forms end with.
    let key = |name: &str| -> Option<char> {
        match name.strip_suffix("委员会") {
            Some(_) => Some('委'),
            None => name.chars().last(),
        }
    };
    let mut by_end: FxHashMap<char, Vec<&Mention>> = FxHashMap::default();
    for name in names.iter().filter(|name| name.kind == NameKind::Organisation) {
        let longs = key(&name.text).map(|end| by_end.entry(end).or_default());
        if let Some(longs) = longs.filter(|longs| longs.len() < COMPARED) {
            longs.push(name);
        }
    }
    for short in names.iter().filter(|name| name.kind == NameKind::Organisation) {
        let Some(longs) = key(&short.text).and_then(|end| by_end.get(&end)) else { continue };
        for long in longs.iter().filter(|long| is_short_form(&short.text, &long.text)) {
            found.push(alias(short, long));
        }
    }
}

/// Whether `short` may stand for `long`: its characters in their order, the level (市) or the first character first,
/// and no more than one in three left out at the end.
fn is_short_form(short: &str, long: &str) -> bool {
    let (short, long): (Vec<char>, Vec<char>) = (short.chars().collect(), long.chars().collect());
    if short.len() < 2 || long.len() < short.len() + 2 || long.len() > short.len() * 6 {
        return false;
    }
    if short.len() == 2 {
        // 市委: too short to be told from other words but by the place before it.
        return long.ends_with(&short);
    }
    let level = matches!(short[0], '省' | '市' | '县' | '区');
    // 省 stands at the end of 山西省, within the first six characters.
    let first = long.iter().take(if level { 7 } else { 1 }).position(|&c| c == short[0]);
    let Some(first) = first else { return false };
    let mut at = first;
    for (place, &c) in short.iter().enumerate().skip(1) {
        let Some(next) = long[at + 1..].iter().position(|&other| other == c) else { return false };
        // 市人社局 and 市人社局农民工工作科局: what is left out stands in the middle, not behind.
        at += next + 1;
        if place == short.len() - 1 && c == '委' && long.ends_with(&['委', '员', '会']) {
            return true;
        }
    }
    // 太原市委 for 市委, 山西省公安厅 for 省公安厅: the place alone is left out.
    long[at + 1..].is_empty() || long[first..].starts_with(&short) && long.len() == first + short.len()
}

fn places(names: &[&Mention], found: &mut Vec<Alias>) {
    let known: FxHashMap<&str, &Mention> = names
        .iter()
        .filter(|name| name.kind == NameKind::Place)
        .map(|name| (name.text.as_str(), *name))
        .collect();
    for long in names.iter().filter(|name| name.kind == NameKind::Place) {
        let Some(last) = long.text.chars().last().filter(|last| DIVISIONS.contains(*last)) else { continue };
        let stem = &long.text[..long.text.len() - last.len_utf8()];
        if let Some(short) = known.get(stem).filter(|_| stem.chars().count() > 1) {
            found.push(alias(short, long));
        }
    }
}

/// 张先生 for 张维, 新伟 for 张新伟.
fn persons(names: &[&Mention], found: &mut Vec<Alias>) {
    let mut by_surname: FxHashMap<char, Vec<&Mention>> = FxHashMap::default();
    let mut by_given: FxHashMap<&str, Vec<&Mention>> = FxHashMap::default();
    let full = |name: &&&Mention| name.kind == NameKind::Person && !is_bare(&name.text);
    for name in names.iter().filter(full) {
        let Some(surname) = name.text.chars().next() else { continue };
        by_surname.entry(surname).or_default().push(name);
        by_given.entry(&name.text[surname.len_utf8()..]).or_default().push(name);
    }
    for short in names.iter().filter(|name| name.kind == NameKind::Person) {
        let surname = short.text.chars().next();
        let bare = is_bare(&short.text);
        let longs =
            if bare { surname.and_then(|c| by_surname.get(&c)) } else { by_given.get(short.text.as_str()) };
        // A title stands near the name; a colleague 小杨 is rarely the governor with that surname.
        let near = |long: &Mention| long.span.passage.abs_diff(short.span.passage) <= NEAR || !bare;
        if let Some([long]) = longs.map(Vec::as_slice)
            && near(long)
        {
            found.push(alias(short, long));
        }
    }
}

/// A surname with a title, or with 小 or 老.
fn is_bare(name: &str) -> bool {
    let titles = [
        "先生", "女士", "小姐", "老师", "大爷", "大妈", "大娘", "阿姨", "师傅", "教授", "主任", "局长",
        "书记", "市长", "老汉", "某", "某某", "氏", "总",
    ];
    let nick = name.chars().count() == 2 && name.starts_with(['小', '老', '阿']);
    nick || titles.iter().any(|title| name.strip_suffix(title).is_some_and(|rest| rest.chars().count() == 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::fact::Span;

    fn names(list: &[(&str, NameKind)]) -> Vec<Mention> {
        let mention = |(at, (text, kind)): (usize, &(&str, NameKind))| Mention {
            span: Span {
                passage: 0,
                start: at as u32 * 20,
                end: at as u32 * 20 + text.chars().count() as u32,
            },
            kind: *kind,
            text: (*text).into(),
        };
        list.iter().enumerate().map(mention).collect()
    }

    #[test]
    fn short_forms() {
        for (short, long) in [
            ("省人社厅", "山西省人力资源和社会保障厅"),
            ("市人社局", "太原市人力资源和社会保障局"),
            ("市委", "太原市委"),
            ("省发展改革委", "山西省发展和改革委员会"),
        ] {
            assert!(is_short_form(short, long), "{short} {long}");
        }
        for (short, long) in
            [("市人社局", "太原市民政局"), ("省委", "省委党校"), ("市公安局", "太原市公安局交警支队")]
        {
            assert!(!is_short_form(short, long), "{short} {long}");
        }
    }

    #[test]
    fn proposals_with_their_places() {
        use NameKind::{Person, Place};
        let list =
            [("张维", Person), ("张先生", Person), ("太原市", Place), ("太原", Place), ("王女士", Person)];
        let found = propose(&[], &names(&list));
        let pairs: Vec<_> =
            found.iter().map(|one| (one.short.as_str(), one.long.as_str(), one.span.start)).collect();
        assert_eq!(pairs, [("张先生", "张维", 20), ("太原", "太原市", 60)]);
    }

    #[test]
    fn introductions() {
        let text = "山西省人力资源和社会保障厅（以下简称“省人社厅”）印发";
        let long = Mention {
            span: Span { passage: 0, start: 0, end: 13 },
            kind: NameKind::Organisation,
            text: "山西省人力资源和社会保障厅".into(),
        };
        let found = propose(&[text], &[long]);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].short.as_str(), found[0].introduced), ("省人社厅", true));
    }
}
