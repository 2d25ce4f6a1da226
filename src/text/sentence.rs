//! Sentence boundaries: after `。！？；…` (with the closing quotes and brackets that follow) and at the end of
//! the text.

use std::ops::Range;

const ENDS: [char; 6] = ['。', '！', '？', '；', '…', '!'];
const CLOSERS: [char; 10] = ['”', '’', '」', '』', '）', ')', '》', '"', '\'', '…'];

/// The sentences of `text` as ranges of characters, without gaps. Linear in the text.
#[must_use]
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let (mut start, mut ended) = (0, false);
    let mut count = 0;
    for (i, c) in text.chars().enumerate() {
        if ended && !CLOSERS.contains(&c) && !ENDS.contains(&c) && c != '?' {
            out.push(start..i);
            (start, ended) = (i, false);
        }
        ended |= ENDS.contains(&c) || c == '?';
        count = i + 1;
    }
    if start < count {
        out.push(start..count);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let characters: Vec<char> = text.chars().collect();
        let cut: Vec<String> = sentences(text).into_iter().map(|r| characters[r].iter().collect()).collect();
        assert_eq!(cut, expected);
    }

    #[test]
    fn closers_stay_with_their_sentence() {
        check(
            "他说：“辛苦了，过年好！”那一刻，小赵很暖。",
            &["他说：“辛苦了，过年好！”", "那一刻，小赵很暖。"],
        );
        check("没有句号", &["没有句号"]);
        check("？！……好", &["？！……", "好"]);
        check("", &[]);
    }
}
