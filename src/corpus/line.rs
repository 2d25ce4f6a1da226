//! What can be seen of a line by itself: the features from which roles and boundaries are weighed.

use super::label::{self, Likeness};
use super::mark::{self, Mark};
use super::signature::{self, Closing, Group};

/// Characters of a line beyond which it is running text and nothing else.
const LONG: usize = 60;
/// Bytes at the end of a paragraph in which closing brackets are looked for.
const TAIL: usize = 240;

/// How a line ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// `。！？…` or what closes after them.
    Stop,
    /// `，、；：`: it goes on.
    Open,
    /// `—`, as kickers do.
    Dash,
    /// Without a mark.
    Bare,
}

/// A lead with which a report begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Lead {
    /// 本报讯, or 新华社北京1月1日电.
    pub(super) dateline: String,
    /// The writers in its brackets, as printed and as read.
    pub(super) byline: Option<(String, Vec<Group>)>,
}

/// A line with its features.
#[derive(Debug, Clone)]
pub(super) struct Line<'a> {
    /// Its number, from 1.
    pub(super) number: u32,
    /// Its text without `#` and blanks around.
    pub(super) text: &'a str,
    /// Number of `#`.
    pub(super) level: u8,
    /// Characters, counted up to a little more than [`LONG`].
    pub(super) length: usize,
    /// Blank lines before it.
    pub(super) gap: u32,
    pub(super) ending: Ending,
    /// It has a full stop inside.
    pub(super) stops: bool,
    pub(super) comma: bool,
    pub(super) space: bool,
    pub(super) lead: Option<Lead>,
    /// The whole line is a byline, credit, source or dateline.
    pub(super) whole: Option<Closing>,
    /// Brackets at the end of the paragraph close the article; the text in them, with brackets.
    pub(super) tail: Option<(Closing, &'a str)>,
    pub(super) mark: Option<Mark>,
    /// The mark is all there is on the line.
    pub(super) only_mark: bool,
    /// It is like the name of a column.
    pub(super) label: Likeness,
    /// It tells what a photograph shows.
    pub(super) caption: bool,
    /// Number of different words of notices and advertisements.
    pub(super) notice: u8,
    /// A sign with which items of a round-up begin stands before it.
    pub(super) bullet: bool,
    /// It is the heading of a notice: 启事, 公告.
    pub(super) announces: bool,
    /// It begins in the middle of a clause.
    pub(super) lost_head: bool,
    /// It begins as what goes on from something: 会议指出, 他说, 同时.
    pub(super) goes_on: bool,
}

/// The features of all lines that are not blank.
pub(super) fn read<'a>(lines: &[&'a str], columns: &[String]) -> Vec<Line<'a>> {
    let mut gap = 0;
    let mut out = Vec::new();
    for (line, number) in lines.iter().zip(1..) {
        if line.trim().is_empty() {
            gap += 1;
            continue;
        }
        out.push(features(line, number, std::mem::take(&mut gap), columns));
    }
    out
}

fn features<'a>(printed: &'a str, number: u32, gap: u32, columns: &[String]) -> Line<'a> {
    let trimmed = printed.trim();
    let level = trimmed.bytes().take_while(|&b| b == b'#').count();
    let text = trimmed[level..].trim();
    let length = text.chars().take(LONG + 40).count();
    let short = length <= LONG;
    let mark = mark::find(text);
    let only_mark = mark.as_ref().is_some_and(|mark| {
        let outside = text.len() - mark.bytes.len();
        outside <= 6
            && text[..mark.bytes.start]
                .chars()
                .chain(text[mark.bytes.end..].chars())
                .all(|c| !signature::is_han(c))
    });
    let stops = short
        && text.trim_end_matches(['。', '！', '？', '”', '）', ')']).contains(['。', '！', '？'])
        || !short && text.contains('。');
    Line {
        number,
        text,
        level: level.min(6) as u8,
        length,
        gap,
        ending: ending(text),
        stops,
        comma: short && text.contains(['，', ',']),
        space: short && text.contains([' ', '\u{3000}']),
        lead: lead(text),
        whole: if short { whole(text) } else { None },
        tail: tail(text).or_else(|| credit_at_end(text)),
        only_mark,
        mark,
        label: if short && length <= 24 { label::likeness(text, columns) } else { Likeness::None },
        caption: caption(text),
        notice: notice(text, length),
        bullet: short && text.starts_with(['●', '■', '◆', '▲', '★', '○', '◎']),
        announces: short && announces(text),
        lost_head: lost_head(text),
        goes_on: goes_on(text),
    }
}

fn ending(text: &str) -> Ending {
    let closers = ['”', '’', '」', '』', '）', ')', '》', '"', '】', '〕'];
    let bare = text.trim_end_matches(closers);
    match bare.chars().next_back() {
        Some('。' | '！' | '？' | '…' | '!' | '?' | '；' | '.') => Ending::Stop,
        // A closing mark after a word: the title of a book, a bracket.
        _ if bare.len() < text.len() && text.ends_with([')', '）']) => Ending::Stop,
        Some('，' | '、' | '：' | ',' | ':' | ';') if bare.len() == text.len() => Ending::Open,
        Some('—' | '-') => Ending::Dash,
        _ => Ending::Bare,
    }
}

/// The openings of reports.
fn lead(text: &str) -> Option<Lead> {
    let own = ["本报讯", "本网讯", "本刊讯", "本台讯", "本报消息", "本台消息", "快讯"];
    let (mut end, mut found) = (0, false);
    if let Some(cue) = own.iter().find(|cue| text.starts_with(**cue)) {
        (end, found) = (cue.len(), true);
    } else {
        // 新华社北京1月1日电, 本报太原3月1日讯, 央视网消息, X日报讯: a short stretch that ends in such a word.
        let head = beginning(text, 26);
        if !head.contains(['电', '讯', '息']) {
            return bracketed_lead(text);
        }
        for cue in ["日电", "日讯", "报讯", "网讯", "社电", "网电", "网消息", "台消息", "社消息"]
        {
            if let Some(at) = head.find(cue) {
                let stretch = &head[..at];
                let plain = stretch.chars().all(|c| signature::is_han(c) || c.is_ascii_digit() || c == '·');
                let outlet =
                    ["社", "报", "网", "台"].iter().any(|mark| head[..at + cue.len()].contains(mark));
                if plain && outlet && !stretch.contains('据') || plain && stretch.starts_with('据') {
                    (end, found) = (at + cue.len(), true);
                    break;
                }
            }
        }
    }
    if !found {
        return bracketed_lead(text);
    }
    let dateline = text[..end].to_owned();
    let after = text[end..].trim_start_matches([' ', '\u{3000}', '：', ':']);
    let bracket = after.strip_prefix(['（', '(']).and_then(|inside| {
        let close = inside.char_indices().take(80).find(|(_, c)| "）)".contains(*c))?.0;
        let read = signature::groups(&inside[..close])?;
        Some((
            format!(
                "{dateline}{}",
                &after[..after.len() - inside.len()
                    + close
                    + after[after.len() - inside.len() + close..].chars().next().map_or(0, char::len_utf8)]
            ),
            read,
        ))
    });
    let byline = bracket.or_else(|| {
        // 本报讯 记者张三报道：…
        let clause = after.split(['，', ',', '。', '：', ':']).next().filter(|c| c.chars().count() <= 24)?;
        let clause = clause.strip_suffix("报道").or_else(|| clause.strip_suffix("摄影报道"))?;
        clause.contains("记者").then_some(())?;
        Some((clause.to_owned(), signature::groups(clause)?))
    });
    Some(Lead { dateline, byline })
}

/// （记者 李四） with text after it.
fn bracketed_lead(text: &str) -> Option<Lead> {
    let rest = text.strip_prefix(['（', '('])?;
    let close = rest.char_indices().take(60).find(|(_, c)| "）)".contains(*c))?.0;
    let inside = &rest[..close];
    (inside.contains("记者") || inside.contains("通讯员")).then_some(())?;
    let read = signature::groups(inside)?;
    let end = text.len() - rest.len() + close;
    let bracket = text[end..].chars().next().map_or(0, char::len_utf8);
    (!text[end + bracket..].trim().is_empty())
        .then(|| Lead { dateline: String::new(), byline: Some((text[..end + bracket].to_owned(), read)) })
}

/// The first characters of a text.
fn beginning(text: &str, most: usize) -> &str {
    let end = text.char_indices().nth(most).map_or(text.len(), |(at, _)| at);
    &text[..end]
}

/// The whole line as a byline or the like; brackets around it do not matter.
fn whole(text: &str) -> Option<Closing> {
    let inner = text.trim_matches(|c: char| "（）()【】[]〔〕".contains(c) || c.is_whitespace());
    if inner.contains(['。', '！', '？']) {
        return None;
    }
    signature::closing(inner)
}

/// Brackets at the end of a paragraph, after the end of a sentence.
fn tail(text: &str) -> Option<(Closing, &str)> {
    let body = text.trim_end_matches(|c: char| c.is_whitespace() || "■□●◎▲".contains(c));
    let inside = body.strip_suffix(['）', ')', '】'])?;
    let mut from = inside.len().saturating_sub(TAIL);
    while !inside.is_char_boundary(from) {
        from += 1;
    }
    let open = from + inside[from..].rfind(['（', '(', '【'])?;
    let before = text[..open].trim_end();
    if !before.ends_with(['。', '！', '？', '”', '…', '!', '?', '’', '）', ')']) {
        return None;
    }
    let bracket = inside[open..].chars().next().map_or(0, char::len_utf8);
    Some((signature::closing(&inside[open + bracket..])?, &body[open..]))
}

/// A photographer's name after the last sentence: `图为市民散步。 张三 摄`.
fn credit_at_end(text: &str) -> Option<(Closing, &str)> {
    if !["摄", "摄影", "供图", "摄影报道"].iter().any(|role| text.ends_with(role)) {
        return None;
    }
    let stop = text.rfind(['。', '！', '？', '”'])?;
    let credit = &text[stop + 3..];
    let groups = signature::groups(credit).filter(|_| credit.chars().count() <= 30)?;
    groups.iter().any(Group::photographs).then(|| (Closing::Byline(groups), credit.trim()))
}

/// The headings of notices.
pub(super) fn announces(text: &str) -> bool {
    const KINDS: [&str; 14] = [
        "启事", "公告", "声明", "通告", "讣告", "公示", "告示", "通知", "启示", "招聘", "招标", "寻物",
        "寻人", "更正",
    ];
    KINDS.iter().any(|kind| text.ends_with(kind)) && !text.contains(['，', ',', '。', ' '])
}

fn caption(text: &str) -> bool {
    if !text.contains('图') {
        return false;
    }
    ["图为", "图①", "图一", "左图", "右图", "上图", "下图", "大图", "小图"].iter().any(|cue| {
        text.find(cue)
            .is_some_and(|at| at == 0 || text[..at].ends_with(['。', '，', ',', '；', '\u{3000}', ' ']))
    })
}

fn notice(text: &str, length: usize) -> u8 {
    const WORDS: [&str; 30] = [
        "启事",
        "公告",
        "声明",
        "遗失",
        "作废",
        "讣告",
        "招标",
        "拍卖",
        "转让",
        "招租",
        "招聘",
        "联系电话",
        "知情者",
        "登报",
        "特此",
        "热线",
        "客户端",
        "扫码",
        "二维码",
        "订阅",
        "下载",
        "公众号",
        "广告",
        "欢迎拨打",
        "咨询电话",
        "诚聘",
        "注销",
        "挂失",
        "电子报",
        "爆料",
    ];
    // 全市新建公园三座 2版: an item of the guide to other pages.
    let page = text.trim_end_matches(['）', ')', '>', '》']).strip_suffix('版').unwrap_or_default();
    let guide = page.trim_end_matches(|c: char| c.is_ascii_digit() || "第一二三四五六七八九十A".contains(c));
    if length <= 40
        && guide.len() < page.len()
        && guide.ends_with([' ', '\u{3000}', '（', '(', '>', '▶', '►', '…', '·'])
    {
        return 3;
    }
    // A notice is short, and words stand in it that are looked for only then.
    if length > LONG && text.len() > 900 {
        return 0;
    }
    WORDS.iter().filter(|word| text.contains(**word)).count() as u8
}

/// The first clause has one character only, or the line begins with a mark that closes.
fn lost_head(text: &str) -> bool {
    let mut characters = text.chars();
    let first = characters.next().unwrap_or(' ');
    let second = characters.next().unwrap_or(' ');
    "，。、；：！？”’）》,;:!?)".contains(first) || signature::is_han(first) && "，,。、".contains(second)
}

/// Openings of paragraphs that go on from what stands before.
fn goes_on(text: &str) -> bool {
    const OPENINGS: [&str; 44] = [
        "会议指出",
        "会议强调",
        "会议要求",
        "会议认为",
        "会议还",
        "会议审议",
        "会议研究",
        "会上",
        "会前",
        "会后",
        "他说",
        "她说",
        "他指出",
        "他强调",
        "她强调",
        "他们",
        "据介绍",
        "据了解",
        "据悉",
        "同时",
        "此外",
        "另外",
        "目前",
        "如今",
        "其中",
        "随后",
        "接着",
        "与此同时",
        "不仅",
        "而且",
        "因此",
        "所以",
        "但",
        "然而",
        "下一步",
        "接下来",
        "对此",
        "为此",
        "一是",
        "二是",
        "三是",
        "四是",
        "五是",
        "当晚",
    ];
    OPENINGS.iter().any(|opening| text.starts_with(opening)) || says(text)
}

/// A name or a post followed by 指出, 强调 and the like, as paragraphs of a report begin.
fn says(text: &str) -> bool {
    let head = beginning(text, 14);
    let Some((clause, _)) = head.split_once(['，', ',', '：', ':']) else { return false };
    clause.chars().all(signature::is_han)
        && ["指出", "强调", "表示", "要求", "介绍", "说"].iter().any(|verb| {
            clause.strip_suffix(verb).is_some_and(|name| !name.is_empty() && !name.contains(verb))
        })
}
