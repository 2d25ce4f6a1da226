//! Who wrote, photographed, sent or first printed something: the grammar of bylines, credits and sources.
//!
//! A byline is a row of groups, each with an institution, a role and names, any of which may be missing:
//! `新华社记者 魏巍 许雄`, `记者 袁剑锋 通讯员 杨润德`, `（丁洁、王春宇）`, `杭州日报记者 杨怡微`.

use std::collections::HashSet;
use std::sync::OnceLock;

/// Roles with which a group of names begins, the longest first where one begins another.
const ROLES: [&str; 30] = [
    "特约通讯员",
    "特约记者",
    "见习记者",
    "实习记者",
    "首席记者",
    "特派记者",
    "驻站记者",
    "全媒体记者",
    "融媒体记者",
    "实习生",
    "通讯员",
    "摄影记者",
    "文字记者",
    "记者",
    "评论员",
    "撰稿人",
    "撰稿",
    "撰文",
    "执笔",
    "整理",
    "编译",
    "编辑",
    "责编",
    "作者",
    "摄影",
    "供图",
    "文/图",
    "图/文",
    "文",
    "图",
];

/// Roles that follow the names.
const TRAILING_ROLES: [&str; 8] =
    ["摄影报道", "图文报道", "综合报道", "整理报道", "报道", "摄影", "供图", "摄"];

/// A group of a byline.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Group {
    /// Agency or paper before the role; empty where none is printed.
    pub institution: String,
    /// The role as printed; empty where the names stand alone.
    pub role: String,
    /// The names, without the spaces inside them.
    pub names: Vec<String>,
}

impl Group {
    /// Whether the group took photographs rather than wrote.
    #[must_use]
    pub fn photographs(&self) -> bool {
        matches!(&*self.role, "摄" | "摄影" | "供图" | "图" | "摄影记者")
    }
}

/// What a closing bracket or a line of its own says about the text before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Closing {
    /// Its writers.
    Byline(Vec<Group>),
    /// 作者单位, or 作者系…: where the writer works.
    Affiliation(String),
    /// 据人民网, 来源：新华社: where it was first printed.
    Source(String),
    /// 新华社太原1月22日电.
    Dateline(String),
}

/// Surnames, of one and two characters.
pub(super) fn surnames() -> &'static HashSet<&'static str> {
    static SURNAMES: OnceLock<HashSet<&'static str>> = OnceLock::new();
    SURNAMES.get_or_init(|| {
        let text = include_str!("../../data/surnames.txt");
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        lines.flat_map(str::split_whitespace).filter(|word| word.chars().all(is_han)).collect()
    })
}

/// Whether a character is a Chinese one.
#[must_use]
pub fn is_han(c: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&c)
}

/// Whether a word can be a person's name: surname and one or two characters, three with a compound surname, or a
/// transliterated name with `·`.
#[must_use]
pub fn is_name(word: &str) -> bool {
    let mut marks = word.char_indices().map(|(at, _)| at);
    let (Some(_), Some(second)) = (marks.next(), marks.next()) else { return false };
    let length = word.chars().count();
    if word.contains('·') {
        return (3..=16).contains(&length) && word.chars().all(|c| is_han(c) || c == '·');
    }
    if !(2..=4).contains(&length) || !word.chars().all(is_han) {
        return false;
    }
    // 卫体局, 高新区: an office or a place that begins with a surname.
    if length == 3
        && word.ends_with([
            '局', '厅', '委', '办', '处', '科', '县', '镇', '乡', '区', '村', '省', '市', '部', '队',
        ])
    {
        return false;
    }
    let compound = marks.next().is_some_and(|third| surnames().contains(&word[..third]));
    compound && length >= 3 || surnames().contains(&word[..second]) && length <= 3
}

/// Reads the inside of a byline, without brackets and bullets. `None` where it is not wholly one.
///
/// Without a role every word has to be a name with a known surname; after a role any two to four characters are
/// taken, because reporters have rare surnames too.
#[must_use]
pub fn groups(text: &str) -> Option<Vec<Group>> {
    let text = text.trim_matches(|c: char| c.is_whitespace() || "■□●○◎▲△◆◇★☆▶►-—".contains(c));
    // 图片由受访者提供 credits nobody by name.
    let text = ["图片由", "图片来", "（图片", "(图片"]
        .iter()
        .filter_map(|cue| text.split_once(cue))
        .map(|(before, _)| before.trim())
        .next()
        .unwrap_or(text);
    if text.is_empty() || text.len() > 300 {
        return None;
    }
    let mut out: Vec<Group> = Vec::new();
    let mut loose = Vec::new();
    let words =
        text.split(|c: char| c.is_whitespace() || "、，,；;：:/／&".contains(c)).filter(|w| !w.is_empty());
    for word in words {
        match role_of(word) {
            Some((institution, role, rest)) => {
                flush(&mut out, &mut loose)?;
                out.push(Group { institution, role, names: Vec::new() });
                if !rest.is_empty() {
                    loose.push(rest);
                }
            }
            None => loose.push(word),
        }
    }
    flush(&mut out, &mut loose)?;
    out.retain(|group| !group.names.is_empty());
    (!out.is_empty()).then_some(out)
}

/// Institution, role and what is glued to it, where a word has a role in it: `新华社记者`, `记者张三`.
fn role_of(word: &str) -> Option<(String, String, &str)> {
    let (at, role) = ROLES
        .iter()
        .filter_map(|role| word.find(role).map(|at| (at, *role)))
        .min_by_key(|&(at, role)| (at, std::cmp::Reverse(role.len())))?;
    let (institution, rest) = (&word[..at], &word[at + role.len()..]);
    // 文 and 图 are roles only by themselves; an institution is a word, not a name.
    if matches!(role, "文" | "图") && word != role || institution.chars().count() == 1 {
        return None;
    }
    if matches!(role, "摄影" | "供图") && at > 0 {
        return None;
    }
    Some((institution.to_owned(), role.to_owned(), rest))
}

/// Turns loose words into names of the last group. Single characters that follow each other are one letter-spaced
/// name; a role after the names (王晓 摄) closes the group.
fn flush(out: &mut Vec<Group>, loose: &mut Vec<&str>) -> Option<()> {
    let mut names: Vec<String> = Vec::new();
    let mut trailing = "";
    let mut spaced = String::new();
    for mut word in loose.drain(..) {
        if let Some(role) = TRAILING_ROLES.iter().find(|role| word.ends_with(**role)) {
            let before = &word[..word.len() - role.len()];
            if before.is_empty() || is_name(before) {
                (word, trailing) = (before, role);
            }
        }
        match word.chars().count() {
            0 => {}
            1 => {
                spaced.push_str(word);
                continue;
            }
            _ => names.push(word.to_owned()),
        }
        if !spaced.is_empty() {
            names.insert(names.len() - usize::from(!word.is_empty()), std::mem::take(&mut spaced));
        }
    }
    if !spaced.is_empty() {
        names.push(spaced);
    }
    // 刘 涛 王 伟: four single characters are two names.
    names = names.into_iter().flat_map(unglue).collect();
    let with_role = out.last().is_some_and(|group| group.names.is_empty()) || !trailing.is_empty();
    let fits = |name: &String| {
        let length = name.chars().count();
        is_name(name) || with_role && (2..=4).contains(&length) && name.chars().all(is_han)
    };
    if !names.iter().all(fits) {
        return None;
    }
    match out.last_mut() {
        Some(group) if group.names.is_empty() => group.names = names,
        _ if names.is_empty() => {}
        _ => out.push(Group { names, ..Group::default() }),
    }
    if let (Some(group), false) = (out.last_mut(), trailing.is_empty()) {
        if group.role.is_empty() {
            trailing.clone_into(&mut group.role);
        }
    }
    Some(())
}

/// Four letter-spaced characters are two names where the first and the third are surnames.
fn unglue(name: String) -> Vec<String> {
    let characters: Vec<char> = name.chars().collect();
    let surname = |c: char| surnames().contains(&*c.to_string());
    if characters.len() == 4 && surname(characters[0]) && surname(characters[2]) && !is_name(&name) {
        return vec![characters[..2].iter().collect(), characters[2..].iter().collect()];
    }
    vec![name]
}

/// Reads the inside of closing brackets, or a line of its own, as what closes an article.
#[must_use]
pub fn closing(inside: &str) -> Option<Closing> {
    let inside = inside.trim();
    let affiliation = ["作者单位", "作者为", "作者系", "作者是", "作者：", "作者:", "执笔人单位"];
    if inside.starts_with("作者") && affiliation.iter().any(|start| inside.starts_with(start)) {
        let names = inside.trim_start_matches("作者").trim_start_matches(['：', ':']);
        if let Some(groups) = groups(names).filter(|_| !inside.starts_with("作者单位")) {
            return Some(Closing::Byline(groups));
        }
        return Some(Closing::Affiliation(inside.to_owned()));
    }
    if is_dateline(inside) {
        return Some(Closing::Dateline(inside.to_owned()));
    }
    let source =
        ["据", "来源", "转自", "摘自", "原载", "选自"].iter().find_map(|cue| inside.strip_prefix(cue));
    if let Some(source) = source {
        let source = source.trim_start_matches(['：', ':', ' ']).trim();
        let length = source.chars().count();
        let outlet = ["网", "社", "报", "新闻", "客户端", "刊", "台", "时报", "公众号", "周刊", "杂志", "电"];
        let named = outlet.iter().any(|end| source.trim_end_matches('》').ends_with(end));
        if (2..=24).contains(&length) && (named || inside.starts_with("来源") || inside.starts_with("转自"))
        {
            return Some(Closing::Source(source.trim_matches(['《', '》']).to_owned()));
        }
    }
    groups(inside).map(Closing::Byline)
}

/// `新华社太原1月22日电`, `据新华社电`, `本报北京3月1日讯`.
#[must_use]
pub fn is_dateline(text: &str) -> bool {
    let length = text.chars().count();
    length <= 40
        && (text.ends_with('电') || text.ends_with('讯'))
        && ["新华社", "中新社", "新华网", "中新网", "人民网", "本报", "央视网", "据新华社"]
            .iter()
            .any(|agency| text.starts_with(agency))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, &str, &[&str])]) {
        let read = groups(text).unwrap_or_default();
        let read: Vec<(String, String, Vec<String>)> =
            read.into_iter().map(|group| (group.institution, group.role, group.names)).collect();
        let expected: Vec<(String, String, Vec<String>)> = expected
            .iter()
            .map(|(institution, role, names)| {
                let names = names.iter().map(|name| (*name).to_owned()).collect();
                ((*institution).to_owned(), (*role).to_owned(), names)
            })
            .collect();
        assert_eq!(read, expected, "{text}");
    }

    #[test]
    fn bylines_of_many_styles() {
        check(
            "记者 陈明 通讯员 李小红 王 勇",
            &[("", "记者", &["陈明"]), ("", "通讯员", &["李小红", "王勇"])],
        );
        check("新华社记者 魏明 许大雄", &[("新华社", "记者", &["魏明", "许大雄"])]);
        check("北方日报记者张三丰、李四", &[("北方日报", "记者", &["张三丰", "李四"])]);
        check("丁一、王小二", &[("", "", &["丁一", "王小二"])]);
        check("刘 涛", &[("", "", &["刘涛"])]);
        check("刘 涛 王 伟", &[("", "", &["刘涛", "王伟"])]);
        check("韩小喜 摄", &[("", "摄", &["韩小喜"])]);
        check("本报记者 李大山 摄影报道", &[("本报", "记者", &["李大山"])]);
        check("卫体局", &[]);
        check("会议还研究了其他事项", &[]);
        check("", &[]);
    }

    #[test]
    fn what_closes_an_article() {
        assert_eq!(closing("据人民网"), Some(Closing::Source("人民网".into())));
        assert_eq!(closing("来源：《光明日报》"), Some(Closing::Source("光明日报".into())));
        assert_eq!(
            closing("作者单位：省社会科学院"),
            Some(Closing::Affiliation("作者单位：省社会科学院".into()))
        );
        assert!(matches!(closing("新华社太原1月22日电"), Some(Closing::Dateline(_))));
        assert!(matches!(closing("丁一、王小二"), Some(Closing::Byline(_))));
        assert_eq!(closing("太原片区"), None);
        assert_eq!(closing("以下简称区域"), None);
    }
}
