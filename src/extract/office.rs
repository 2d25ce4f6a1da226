//! Who holds which post where: 太原市委书记韦韬 is a person, a post and an institution.
//!
//! Posts stand before the name, several of them joined by 、 (省委常委、太原市委书记韦韬), or after it (柳德米拉教授).
//! Everything comes out as printed: where recognition has damaged a line, the office is as wrong as the line, and
//! [`super::contradiction`] shows what it does not agree with.

use rustc_hash::FxHashMap;

use super::fact::{Mention, NameKind, Office, Span};
use super::name::Recogniser;
use super::name::lexicon::{LEVEL_BODY, Lexicon, POST, ROLE, SPEECH};

/// The longest post, in characters.
const LONGEST: usize = 8;
/// The longest quoted word between institution and post, its marks included.
const QUOTED: usize = 8;
/// The most posts of one person in one place.
const POSTS: usize = 8;
/// Words between institution and post, or before a post, that are part of the post.
const GRADES: [&str; 9] = ["一级", "二级", "三级", "四级", "高级", "首席", "名誉", "常务", "代理"];
/// Words between institution and post that say when.
const TIMES: [&str; 4] = ["原", "前", "时任", "新任"];

/// The offices that a page prints, in the order of the text.
///
/// `passages` are the texts of its passages, `mentions` its names as [`Recogniser::mentions`] gives them. A list of
/// names shares a post that several people can hold (副市长甲、乙). Linear in text and names.
#[must_use]
pub fn find(recogniser: &Recogniser, passages: &[&str], mentions: &[Mention]) -> Vec<Office> {
    let mut offices = Vec::new();
    let mut rest = mentions;
    while let Some(first) = rest.first() {
        let passage = first.span.passage;
        let count = rest.iter().take_while(|mention| mention.span.passage == passage).count();
        let (here, after) = rest.split_at(count);
        rest = after;
        if let Some(text) = passages.get(passage as usize) {
            let chars: Vec<char> = text.chars().collect();
            let mut institutions: FxHashMap<u32, &Mention> = FxHashMap::default();
            for name in here.iter().filter(|name| name.kind != NameKind::Person) {
                let longest = institutions.entry(name.span.end).or_insert(name);
                if name.span.start < longest.span.start {
                    *longest = name;
                }
            }
            Reader { lexicon: recogniser.lexicon(), chars: &chars, names: here, institutions }
                .read(&mut offices);
        }
    }
    offices
}

/// One passage.
struct Reader<'a> {
    lexicon: &'a Lexicon,
    chars: &'a [char],
    names: &'a [Mention],
    /// The longest organisation or place that ends before a character.
    institutions: FxHashMap<u32, &'a Mention>,
}

/// A post with its institution, as printed.
struct Post {
    start: usize,
    post: String,
    institution: String,
}

impl Reader<'_> {
    fn read(&self, offices: &mut Vec<Office>) {
        // Post and end of the name before, for lists of names.
        let mut shared: Option<(Vec<Post>, usize)> = None;
        for person in self.names.iter().filter(|name| name.kind == NameKind::Person) {
            let (start, end) = (person.span.start as usize, person.span.end as usize);
            if end > self.chars.len() || start >= end {
                continue;
            }
            let mut posts = self.before(start);
            let listed =
                shared.take().filter(|(_, last)| last + 1 == start && self.chars.get(*last) == Some(&'、'));
            if let (true, Some((others, _))) = (posts.is_empty(), listed) {
                posts = others.into_iter().filter(|post| is_plural(&post.post)).collect();
            }
            let after = if posts.is_empty() { self.after(person) } else { None };
            for post in posts.iter().chain(&after) {
                let last = if after.is_some() { end + post.post.chars().count() } else { end };
                offices.push(Office {
                    person: person.text.clone(),
                    post: post.post.clone(),
                    institution: post.institution.clone(),
                    span: Span { passage: person.span.passage, start: post.start as u32, end: last as u32 },
                });
            }
            shared = Some((posts, end));
        }
    }

    /// The posts before a name, in the order of the text.
    fn before(&self, name: usize) -> Vec<Post> {
        let mut posts: Vec<Post> = Vec::new();
        let mut end = name;
        while posts.len() < POSTS {
            let Some(post) = self.post(end) else { break };
            let next = post.start;
            posts.push(post);
            match next.checked_sub(1) {
                Some(comma) if self.chars[comma] == '、' => end = comma,
                _ => break,
            }
        }
        posts.reverse();
        // 太原市委副书记、市长: what is not printed again is that of the post before, with 市 instead of 市委 where the
        // post is one of the government.
        let mut last = String::new();
        for post in &mut posts {
            if post.institution.is_empty() {
                post.institution = inherited(&last, &post.post);
            } else {
                last.clone_from(&post.institution);
            }
        }
        posts
    }

    /// The post that ends at `end`, with its institution.
    fn post(&self, end: usize) -> Option<Post> {
        let mut start = (end.saturating_sub(LONGEST)..end).find(|&at| self.is_post(at, end))?;
        // 市委书记 is listed as one word; its institution is 市委.
        let mut body = None;
        self.lexicon.at(self.chars, start, |last, roles| {
            if roles & LEVEL_BODY != 0 && last < end && self.is_post(last, end) {
                body = Some(last);
            }
        });
        let listed = start;
        start = body.unwrap_or(start);
        for grade in GRADES {
            start = self.without(start, grade).unwrap_or(start);
        }
        let post: String = self.chars[start..end].iter().collect();
        let mut from = start;
        for time in TIMES {
            from = self.without(from, time).unwrap_or(from);
        }
        // 有限公司“90后”总经理: a word in quotes between them.
        if self.chars.get(from.wrapping_sub(1)) == Some(&'”') {
            let open = (from.saturating_sub(QUOTED)..from).rev().find(|&at| self.chars[at] == '“');
            from = open.unwrap_or(from);
        }
        if let Some(institution) = self.institution(from) {
            let first = institution.span.start as usize;
            return Some(Post { start: first, post, institution: institution.text.clone() });
        }
        // 省领导, where no province is named.
        let level =
            listed.checked_sub(1).filter(|&at| post == "领导" && "省市县区州".contains(self.chars[at]));
        if let Some(at) = level {
            return Some(Post {
                start: at,
                post: self.chars[at..end].iter().collect(),
                institution: String::new(),
            });
        }
        let institution =
            if body.is_some() { self.chars[listed..start].iter().collect() } else { String::new() };
        Some(Post { start: listed.min(start), post, institution })
    }

    fn is_post(&self, start: usize, end: usize) -> bool {
        let roles = self.chars.get(start..end).map_or(0, |word| self.lexicon.roles(word));
        roles & POST != 0 && roles & ROLE == 0
    }

    /// Where the text before `end` begins, without `word`.
    fn without(&self, end: usize, word: &str) -> Option<usize> {
        let start = end.checked_sub(word.chars().count())?;
        word.chars().eq(self.chars[start..end].iter().copied()).then_some(start)
    }

    /// The longest organisation or place that ends at `end`; of 太原市长 it is 太原, as printed.
    fn institution(&self, end: usize) -> Option<&Mention> {
        self.institutions.get(&(end as u32)).copied()
    }

    /// The post after a name: 柳德米拉教授.
    fn after(&self, person: &Mention) -> Option<Post> {
        let end = person.span.end as usize;
        let mut last = None;
        self.lexicon.at(self.chars, end, |to, roles| {
            // 韦韬代表太原市委: a verb.
            if roles & POST != 0 && roles & (ROLE | SPEECH) == 0 {
                last = Some(to);
            }
        });
        let post: String = self.chars[end..last?].iter().collect();
        let institution = self.institution(person.span.start as usize);
        let start = institution.map_or(person.span.start, |institution| institution.span.start) as usize;
        Some(Post { start, post, institution: institution.map(|name| name.text.clone()).unwrap_or_default() })
    }
}

/// Whether several people hold such a post at a time, so that a list of names may share it.
fn is_plural(post: &str) -> bool {
    post.starts_with('副')
        || post.contains("副")
        || ["领导", "委员", "常委", "代表", "董事", "理事", "教授", "院士", "律师", "成员", "教练", "助理"]
            .iter()
            .any(|end| post.ends_with(end))
}

/// The institution of a post that is printed without one, from that of the post before it.
fn inherited(institution: &str, post: &str) -> String {
    let level = post.trim_start_matches("常务").trim_start_matches('副').chars().next();
    match institution.strip_suffix('委') {
        Some(place) if post.ends_with('长') && level.is_some_and(|level| "省市县区州".contains(level)) =>
        {
            // 市长 after 市委: the place is not printed.
            if place.chars().count() > 1 { place.to_owned() } else { String::new() }
        }
        _ => institution.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::native::assets::segmenter;
    use crate::segment::cut::Mode;

    fn offices(text: &str) -> Vec<String> {
        let recogniser = Recogniser::open();
        let tokens = segmenter().cut(text, Mode::Precise, true);
        let mentions = recogniser.mentions(&[(text, &tokens)]);
        let show = |office: &Office| format!("{} {} {}", office.person, office.post, office.institution);
        find(&recogniser, &[text], &mentions).iter().map(show).collect()
    }

    #[test]
    fn posts_before_and_after_names() {
        for (text, expected) in [
            ("省委常委、大同市委书记张建国主持", vec!["张建国 常委 省委", "张建国 书记 大同市委"]),
            ("大同市委副书记、市长李海涛出席", vec!["李海涛 副书记 大同市委", "李海涛 市长 大同市"]),
            ("市委书记王志强到会", vec!["王志强 书记 市委"]),
            ("副市长陈丽华、周志刚参加", vec!["陈丽华 副市长 ", "周志刚 副市长 "]),
            ("局长陈丽华、周志刚参加", vec!["陈丽华 局长 "]),
            ("清华大学刘伟民教授说", vec!["刘伟民 教授 清华大学"]),
            ("村民张建国说", vec![]),
        ] {
            assert_eq!(offices(text), expected, "{text}");
        }
    }
}
