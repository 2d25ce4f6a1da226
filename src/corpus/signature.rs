//! Who wrote, photographed, sent or first printed something: the grammar of bylines, credits and sources.
//!
//! A byline is a row of groups, each with an institution, a role and names, any of which may be missing:
//! `新华社记者 魏巍 许雄`, `记者 袁剑锋 通讯员 杨润德`, `（丁洁、王春宇）`, `杭州日报记者 杨怡微`.

use std::collections::HashSet;
use std::sync::OnceLock;

/// Roles with which a group of names begins.
const ROLES: [&str; 25] = [
    "特约通讯员",
    "特约记者",
    "见习记者",
    "实习记者",
    "首席记者",
    "特派记者",
    "驻站记者",
    "全媒体记者",
    "融媒体记者",
    "摄影记者",
    "文字记者",
    "实习生",
    "通讯员",
    "记者",
    "评论员",
    "撰稿",
    "撰文",
    "执笔",
    "整理",
    "编译",
    "作者",
    "摄影",
    "供图",
    "文",
    "图",
];

/// Roles of those who made the page: they sign it, not an article.
const MAKERS: [&str; 12] = [
    "责任编辑",
    "责编",
    "编辑",
    "版式",
    "版面",
    "美编",
    "校对",
    "值班主任",
    "值班编委",
    "编审",
    "审读",
    "制图",
];

/// Roles that follow the names.
const TRAILING_ROLES: [&str; 9] =
    ["摄影报道", "图文报道", "综合报道", "整理报道", "报道", "摄影", "供图", "摄", "文/图"];

/// A group of a byline.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Group {
    /// Agency or paper before the role; empty where none is printed.
    pub institution: String,
    /// The role as printed; empty where the names stand alone.
    pub role: String,
    /// What is printed after the names: 摄, 摄影报道; empty where nothing is.
    pub trailing: String,
    /// The names, without the spaces inside them.
    pub names: Vec<String>,
}

impl Group {
    /// Whether they took photographs.
    #[must_use]
    pub fn photographs(&self) -> bool {
        matches!(&*self.role, "摄影" | "供图" | "图" | "摄影记者")
            || matches!(&*self.trailing, "摄" | "摄影" | "供图" | "摄影报道" | "图文报道" | "文/图")
    }

    /// Whether they wrote.
    #[must_use]
    pub fn writes(&self) -> bool {
        !self.makes_page()
            && (!self.photographs() || matches!(&*self.trailing, "摄影报道" | "图文报道" | "文/图"))
    }

    /// Whether they made the page rather than an article.
    #[must_use]
    pub fn makes_page(&self) -> bool {
        MAKERS.contains(&&*self.role)
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
        let mut surnames = HashSet::new();
        let mut compound = false;
        for line in include_str!("../../data/surnames.txt").lines() {
            match line {
                "[single]" => compound = false,
                _ if line.starts_with('[') => compound = true,
                _ if line.starts_with('#') => {}
                _ if compound => surnames.extend(line.split_whitespace()),
                _ => surnames.extend(line.char_indices().map(|(at, c)| &line[at..at + c.len_utf8()])),
            }
        }
        surnames
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
    // 图片由受访者提供 credits nobody by name.
    let cut = ["图片由", "图片来", "（图片", "(图片"].iter().find_map(|cue| text.split_once(cue));
    let text = cut.map_or(text, |(before, _)| before.trim());
    if text.is_empty() || text.len() > 300 || text.ends_with(['，', ',', '、', '。', '；']) {
        return None;
    }
    let mut out: Vec<Group> = Vec::new();
    let mut loose = Vec::new();
    let separates = |c: char| c.is_whitespace() || "、，,；;：:|｜&".contains(c);
    for word in text.split(separates).filter(|word| !word.is_empty()) {
        // 张三 文 李四 图: what follows names says what they did.
        let did = matches!(
            word,
            "文" | "图" | "摄" | "文/图" | "图/文" | "摄影" | "供图" | "摄影报道" | "图文报道"
        );
        if did && !loose.is_empty() {
            flush(&mut out, &mut loose)?;
            if let Some(group) = out.last_mut().filter(|_| word != "文") {
                word.replace("图/文", "文/图").clone_into(&mut group.trailing);
                if word == "图" {
                    "摄".clone_into(&mut group.trailing);
                }
            }
            continue;
        }
        match role_of(word) {
            Some((institution, role, rest)) => {
                flush(&mut out, &mut loose)?;
                out.push(Group { institution, role, ..Group::default() });
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

/// Institution, role and the name glued to it, where a word has a role in it: `新华社记者`, `记者张三`, `文/李四`.
fn role_of(word: &str) -> Option<(String, String, &str)> {
    let roles = || MAKERS.iter().chain(&ROLES);
    if let Some((role, rest)) = word.split_once(['/', '／']) {
        let role = roles().find(|known| **known == role)?;
        return Some((String::new(), (*role).to_owned(), rest));
    }
    let (at, role) = roles()
        .filter(|role| role.chars().count() > 1 || *role == &word)
        .filter_map(|role| word.find(role).map(|at| (at, *role)))
        .min_by_key(|&(at, role)| (at, std::cmp::Reverse(role.len())))?;
    let (institution, rest) = (&word[..at], &word[at + role.len()..]);
    let said_alone = matches!(role, "摄影" | "供图") || MAKERS.contains(&role);
    let trailing = TRAILING_ROLES.iter().find_map(|role| rest.strip_suffix(role)).unwrap_or(rest);
    let fits = institution.chars().count() != 1
        && (at == 0 || !said_alone)
        && (trailing.is_empty() || is_name(trailing));
    fits.then(|| (institution.to_owned(), role.to_owned(), rest))
}

/// Turns loose words into names of the last group. Single characters that follow each other are one letter-spaced
/// name; a role glued to the last name (王晓摄) closes the group.
fn flush(out: &mut Vec<Group>, loose: &mut Vec<&str>) -> Option<()> {
    let mut names: Vec<String> = Vec::new();
    let mut trailing = "";
    let mut spaced = String::new();
    for mut word in loose.drain(..) {
        let glued = TRAILING_ROLES.iter().find_map(|role| Some((word.strip_suffix(role)?, *role)));
        if let Some((name, role)) = glued.filter(|(name, _)| is_name(name)) {
            (word, trailing) = (name, role);
        }
        if word.chars().count() == 1 {
            spaced.push_str(word);
            continue;
        }
        names.extend(unspaced(&mut spaced));
        names.push(word.to_owned());
    }
    names.extend(unspaced(&mut spaced));
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
    if let Some(group) = out.last_mut().filter(|_| !trailing.is_empty()) {
        trailing.clone_into(&mut group.trailing);
    }
    Some(())
}

/// The names that single characters form: one, or two where four stand in a row and the third is a surname too.
fn unspaced(letters: &mut String) -> Vec<String> {
    let name = std::mem::take(letters);
    let characters: Vec<char> = name.chars().collect();
    let surname = |c: char| surnames().contains(&*c.to_string());
    match characters.len() {
        0 => Vec::new(),
        4 if surname(characters[0]) && surname(characters[2]) => {
            vec![characters[..2].iter().collect(), characters[2..].iter().collect()]
        }
        _ => vec![name],
    }
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
        check("韩小喜 摄", &[("", "", &["韩小喜"])]);
        check("本报记者 刘小燕摄", &[("本报", "记者", &["刘小燕"])]);
        check("文/李 娟", &[("", "文", &["李娟"])]);
        check("责任编辑：高大飞 版式：林小琳", &[("", "责任编辑", &["高大飞"]), ("", "版式", &["林小琳"])]);
        check("记者手记", &[]);
        check("国际简讯", &[]);
        check("秋风起，叶儿黄，", &[]);
        check("本报记者 李大山 摄影报道", &[("本报", "记者", &["李大山"])]);
        check("卫体局", &[]);
        check("会议还研究了其他事项", &[]);
        check("", &[]);
    }

    #[test]
    fn writers_and_photographers() {
        let did = |text: &str| {
            let read = groups(text).unwrap_or_default();
            read.iter().map(|group| (group.writes(), group.photographs())).collect::<Vec<_>>()
        };
        assert_eq!(did("韩小喜 摄"), [(false, true)]);
        assert_eq!(did("本报记者 李大山 摄影报道"), [(true, true)]);
        assert_eq!(did("记者 李大山 文 王小丽 摄"), [(true, false), (false, true)]);
        assert_eq!(did("本报记者 李大山 文/图"), [(true, true)]);
        assert_eq!(did("责编 李大山"), [(false, false)]);
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
