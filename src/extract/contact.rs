//! Telephone numbers, addresses on the web, e-mail addresses, and how a private number is masked.

use super::chars::{Chars, at, before, ends};
use super::fact::{Contact, ContactKind, Span};
use crate::corpus::article::{ArticleKind, Layout, Role};

/// How far before a short number a word such as 电话 may stand, in characters.
const CUE: usize = 14;

/// Words that announce a telephone number.
const CUES: [&str; 14] = [
    "电话", "热线", "手机", "联系", "拨打", "致电", "传真", "客服", "来电", "咨询", "举报", "座机", "微信",
    "号码",
];

/// Adds the contacts in the passage `number` of a page, whose characters are loaded. Linear in them.
pub(super) fn in_passage(chars: &Chars, number: u32, layout: &Layout, found: &mut Vec<Contact>) {
    let Some(passage) = layout.passages.get(number as usize) else { return };
    let candidate =
        passage.text.bytes().any(|b| b.is_ascii_alphanumeric()) || passage.text.contains(['０', '１', '＠']);
    if !candidate {
        return;
    }
    let kind = layout.articles.get(passage.article as usize).map(|article| article.kind);
    let notice = passage.role == Role::Notice || matches!(kind, Some(ArticleKind::Notice));
    scan(chars, number, notice, found);
}

fn scan(chars: &Chars, passage: u32, notice: bool, found: &mut Vec<Contact>) {
    let text = &chars.folded;
    let mut i = 0;
    while i < text.len() {
        let c = text[i];
        let starts = c.is_ascii_alphanumeric() || c == '+';
        if !starts || before(text, i).is_ascii_alphanumeric() {
            i += 1;
            continue;
        }
        let one = url(text, i)
            .map(|end| (ContactKind::Url, false, end))
            .or_else(|| email(text, i).map(|end| (ContactKind::Email, notice, end)))
            .or_else(|| phone(text, i).map(|(mobile, end)| (ContactKind::Phone, mobile || notice, end)));
        let Some((kind, private, end)) = one else {
            i += text[i..].iter().take_while(|c| c.is_ascii_alphanumeric()).count().max(1);
            continue;
        };
        let span = Span { passage, start: i as u32, end: end as u32 };
        let text = chars.printed[i..end].iter().collect();
        found.push(Contact { span, kind, private, text });
        i = end;
    }
}

fn url_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=%".contains(c)
}

/// An address with http or www, or a domain with a usual ending: the character after it.
fn url(text: &[char], i: usize) -> Option<usize> {
    let lead = ["https://", "http://", "www."].iter().find(|lead| super::chars::begins(text, i, lead));
    let mut end = i + text[i..].iter().take(300).take_while(|&&c| url_char(c)).count();
    while end > i && matches!(text[end - 1], '.' | ',' | ';' | ':' | '!' | '?' | ')' | '\'' | '(') {
        end -= 1;
    }
    match lead {
        Some(lead) => (end > i + lead.len() + 2).then_some(end),
        None => {
            let host_end = text[i..end]
                .iter()
                .position(|&c| matches!(c, '/' | ':' | '?'))
                .map_or(end, |length| i + length);
            let host: String = text[i..host_end].iter().collect();
            let domain = [".cn", ".com", ".net", ".org"]
                .iter()
                .any(|ending| host.ends_with(ending) && host.len() > ending.len() + 1);
            (domain && !host.contains('@') && host.bytes().any(|b| b.is_ascii_alphabetic())).then_some(end)
        }
    }
}

fn email(text: &[char], i: usize) -> Option<usize> {
    let local =
        text[i..].iter().take(64).take_while(|&&c| c.is_ascii_alphanumeric() || "._-+".contains(c)).count();
    let sign = i + local;
    if local == 0 || at(text, sign) != '@' {
        return None;
    }
    let domain = text[sign + 1..]
        .iter()
        .take(100)
        .take_while(|&&c| c.is_ascii_alphanumeric() || ".-".contains(c))
        .count();
    let mut end = sign + 1 + domain;
    while end > sign && matches!(text[end - 1], '.' | '-') {
        end -= 1;
    }
    text[sign + 1..end].contains(&'.').then_some(end)
}

/// A telephone number: whether it is a mobile one, and the character after it.
fn phone(text: &[char], i: usize) -> Option<(bool, usize)> {
    let (digits, end) = digits(text, i);
    if at(text, end).is_ascii_alphabetic() {
        return None;
    }
    let grouped = end - i > digits.len();
    let announced = || {
        let from = i.saturating_sub(CUE);
        (from..=i).any(|place| CUES.iter().any(|cue| ends(text, place, cue)))
    };
    let mobile =
        digits.len() == 11 && digits.starts_with('1') && !matches!(digits.as_bytes()[1], b'0' | b'1' | b'2');
    if mobile {
        return Some((true, end));
    }
    // An area code has three or four digits and begins with 0; the number after it has seven or eight.
    let landline = digits.starts_with('0') && (10..=12).contains(&digits.len());
    let free = digits.len() == 10 && (digits.starts_with("400") || digits.starts_with("800"));
    if (landline || free) && (grouped || announced()) {
        return Some((false, end));
    }
    let short = matches!(digits.len(), 5..=8) && (digits.len() <= 6 || !digits.starts_with('0'))
        || matches!(&*digits, "110" | "119" | "120" | "122");
    (short
        && !grouped
        && announced()
        && !matches!(
            at(text, end),
            '年' | '元' | '人' | '个' | '次' | '.' | '万' | '多' | '余' | '%' | '件' | '户' | '家'
        ))
    .then_some((false, end))
}

/// Digits joined by single hyphens, spaces or the brackets of an area code, and the character after them.
fn digits(text: &[char], i: usize) -> (String, usize) {
    let mut digits = String::new();
    let mut end = i;
    let mut k = i;
    if at(text, k) == '+' && at(text, k + 1) == '8' && at(text, k + 2) == '6' {
        k += 3;
        k += usize::from(matches!(at(text, k), '-' | ' '));
    }
    while digits.len() < 14 {
        let c = at(text, k);
        if c.is_ascii_digit() {
            digits.push(c);
            k += 1;
            end = k;
        } else if matches!(c, '-' | '—' | ' ' | ')')
            && at(text, k + 1).is_ascii_digit()
            && (3..=8).contains(&digits.len())
        {
            // 400-123-4567, 0351-1234567, 138 3464 3601
            k += 1;
        } else {
            break;
        }
    }
    while at(text, end).is_ascii_digit() {
        digits.push(text[end]);
        end += 1;
    }
    (digits, end)
}

/// A number with its middle digits hidden: four of a mobile number (138****3601), all but the last two of any other run of
/// at least five. Hyphens stay.
#[must_use]
pub fn mask(number: &str) -> String {
    let digits = number.chars().filter(char::is_ascii_digit).count();
    let (first, last) = if digits >= 11 && !number.starts_with('0') {
        (digits - 8, 4)
    } else {
        (digits.saturating_sub(7), 2)
    };
    let mut seen = 0;
    number
        .chars()
        .map(|c| {
            if !c.is_ascii_digit() {
                return c;
            }
            seen += 1;
            if seen > first && seen + last <= digits { '*' } else { c }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::manifest::Manifest;
    use crate::corpus::page::Page;
    use crate::corpus::parse::parse;
    use proptest::prelude::*;

    fn contacts(text: &str) -> Vec<Contact> {
        let layout = parse(&Page::new("1.txt", text.to_owned()), &Manifest::default());
        crate::extract::walk(&layout, &Manifest::default()).contacts
    }

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<String> = contacts(text).into_iter().map(|one| one.text).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn numbers_and_addresses() {
        check("联系张先生，电话13812345678。", &["13812345678"]);
        check("官网（网址：<http://www.example.cn>），点击进入", &["http://www.example.cn"]);
        check(
            "请登录 www.example.com/a?b=1，或写信至 bao@example.com.cn。",
            &["www.example.com/a?b=1", "bao@example.com.cn"],
        );
        check("热线电话0351-1234567，市民热线12345", &["0351-1234567", "12345"]);
        check("参保12345人，投资1234567元，2023年12月13日", &[]);
        check("拨打400-123-4567咨询", &["400-123-4567"]);
    }

    #[test]
    fn private_numbers_are_masked() {
        assert!(contacts("电话13812345678")[0].private);
        assert!(!contacts("热线12345")[0].private);
        assert_eq!(mask("13812345678"), "138****5678");
        assert_eq!(mask("0351-1234567"), "0351-*****67");
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "([0-9a-z.@/:+ -]|电话|http://|www\\.|\\PC){0,60}") {
            let length = text.chars().count() as u32;
            let mut last = (0, 0);
            for one in contacts(&text) {
                prop_assert!(one.span.start < one.span.end && one.span.end <= length);
                prop_assert!((one.span.passage, one.span.start) >= last);
                last = (one.span.passage, one.span.end);
            }
        }
    }
}
