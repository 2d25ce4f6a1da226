//! How a number is meant, by the words right before and after it: 超过, 将近, 不少于; 以上, 左右.

use crate::extract::chars::{ends, first_of};
use crate::extract::fact::Qualifier;

/// Words before a number, the longest first.
const BEFORE: [(&str, Qualifier); 41] = [
    ("不少于", Qualifier::AtLeast),
    ("不低于", Qualifier::AtLeast),
    ("不小于", Qualifier::AtLeast),
    ("至少", Qualifier::AtLeast),
    ("最少", Qualifier::AtLeast),
    ("起码", Qualifier::AtLeast),
    ("最低", Qualifier::AtLeast),
    ("不超过", Qualifier::AtMost),
    ("不高于", Qualifier::AtMost),
    ("不多于", Qualifier::AtMost),
    ("不大于", Qualifier::AtMost),
    ("至多", Qualifier::AtMost),
    ("最多", Qualifier::AtMost),
    ("最高", Qualifier::AtMost),
    ("最大", Qualifier::AtMost),
    ("超过了", Qualifier::MoreThan),
    ("超过", Qualifier::MoreThan),
    ("突破", Qualifier::MoreThan),
    ("高于", Qualifier::MoreThan),
    ("多于", Qualifier::MoreThan),
    ("大于", Qualifier::MoreThan),
    ("不止", Qualifier::MoreThan),
    ("超", Qualifier::MoreThan),
    ("逾", Qualifier::MoreThan),
    ("破", Qualifier::MoreThan),
    ("过", Qualifier::MoreThan),
    ("不到", Qualifier::LessThan),
    ("不足", Qualifier::LessThan),
    ("低于", Qualifier::LessThan),
    ("少于", Qualifier::LessThan),
    ("小于", Qualifier::LessThan),
    ("将近", Qualifier::LessThan),
    ("接近", Qualifier::LessThan),
    ("近", Qualifier::LessThan),
    ("大约", Qualifier::About),
    ("大概", Qualifier::About),
    ("约为", Qualifier::About),
    ("约有", Qualifier::About),
    ("约占", Qualifier::About),
    ("约", Qualifier::About),
    ("上下", Qualifier::About),
];

/// Words after a number and its unit.
const AFTER: [(&str, Qualifier); 15] = [
    ("及以上", Qualifier::AtLeast),
    ("或以上", Qualifier::AtLeast),
    ("以上", Qualifier::AtLeast),
    ("之多", Qualifier::AtLeast),
    ("及以下", Qualifier::AtMost),
    ("以下", Qualifier::AtMost),
    ("以内", Qualifier::AtMost),
    ("之内", Qualifier::AtMost),
    ("左右", Qualifier::About),
    ("上下", Qualifier::About),
    ("开外", Qualifier::MoreThan),
    ("有余", Qualifier::MoreThan),
    ("多", Qualifier::MoreThan),
    ("余", Qualifier::MoreThan),
    ("许", Qualifier::About),
];

/// The qualifier that ends at a place, and its first character. 过 alone is one only before a power of ten (过万); after a
/// verb it is another word (做过三次).
pub(super) fn before(text: &[char], start: usize, power_follows: bool) -> Option<(Qualifier, usize)> {
    BEFORE.iter().find(|(word, _)| ends(text, start, word) && (*word != "过" || power_follows)).and_then(
        |(word, meaning)| {
            let from = start - word.chars().count();
            // 最近, 附近, 靠近, 增加近: 近 must not end another word.
            let other = *word == "近"
                && ["最", "附", "靠", "邻", "临", "贴", "走", "亲"].iter().any(|c| ends(text, from, c))
                || *word == "约"
                    && ["节", "合", "预", "公", "制", "相", "签"].iter().any(|c| ends(text, from, c))
                || *word == "超" && ["赶", "反"].iter().any(|c| ends(text, from, c))
                || *word == "破" && ["打", "爆"].iter().any(|c| ends(text, from, c));
            (!other).then_some((*meaning, from))
        },
    )
}

/// The qualifier that begins at a place, and the character after it.
pub(super) fn after(text: &[char], end: usize) -> Option<(Qualifier, usize)> {
    AFTER.iter().find(|(word, _)| first_of(text, end, &[word]).is_some()).and_then(|(word, meaning)| {
        let to = end + word.chars().count();
        let other = match *word {
            // 15岁多次, 三年余下
            "多" => first_of(
                text,
                to,
                &["次", "个", "种", "元", "样", "方", "项", "数", "少", "地", "发", "点", "层", "名"],
            )
            .is_some(),
            "余" => first_of(text, to, &["下", "额", "年", "地"]).is_some(),
            "许" => first_of(text, to, &["多", "可"]).is_some(),
            _ => false,
        };
        (!other).then_some((*meaning, to))
    })
}
