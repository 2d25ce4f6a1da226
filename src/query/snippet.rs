//! The text around a hit: its sentence and the neighbours that fit.

use std::ops::Range;

use crate::text::sentence::sentences;

/// The most characters of a snippet, unless the hit itself is longer.
pub const MAX_LENGTH: usize = 120;
/// Characters before the hit where a sentence is too long to be shown whole.
const BEFORE: usize = 40;

/// The characters of a passage to show around a hit, over the breaks of its lines: the sentences that it touches, and the sentences after and
/// before while all together have at most [`MAX_LENGTH`] characters; a longer sentence is cut, with the hit near
/// its beginning.
#[must_use]
pub fn snippet(passage: &str, hit: Range<usize>) -> Range<usize> {
    let sentences = sentences(passage);
    let first = sentences.partition_point(|sentence| sentence.end <= hit.start);
    let last =
        sentences.partition_point(|sentence| sentence.end < hit.end).min(sentences.len().saturating_sub(1));
    let (Some(start), Some(end)) = (sentences.get(first), sentences.get(last)) else { return hit };
    let mut shown = start.start..end.end;
    if shown.len() > MAX_LENGTH {
        let start = shown.start.max(hit.start.saturating_sub(BEFORE));
        let end = shown.end.min((start + MAX_LENGTH).max(hit.end));
        return start..end;
    }
    let after = sentences[last + 1..].iter().map(|sentence| sentence.end);
    let before = sentences[..first].iter().rev().map(|sentence| sentence.start);
    if let Some(end) = after.take_while(|end| end - shown.start <= MAX_LENGTH).last() {
        shown.end = end;
    }
    if let Some(start) = before.take_while(|start| shown.end - start <= MAX_LENGTH).last() {
        shown.start = start;
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(line: &str, word: &str, expected: &str) {
        let start = line.find(word).map(|byte| line[..byte].chars().count()).expect("the word is there");
        let shown = snippet(line, start..start + word.chars().count());
        let characters: Vec<char> = line.chars().collect();
        assert_eq!(characters[shown].iter().collect::<String>(), expected);
    }

    #[test]
    fn whole_sentences_while_they_fit() {
        check("一句。二句人社。三句。", "人社", "一句。二句人社。三句。");
        let long = "长".repeat(100);
        check(&format!("{long}。人社来了。{long}。"), "人社", &format!("人社来了。{long}。"));
        let endless = "长".repeat(300);
        check(
            &format!("{endless}人社{endless}"),
            "人社",
            &format!("{}人社{}", "长".repeat(40), "长".repeat(78)),
        );
    }

    proptest! {
        #[test]
        fn holds_the_hit(line in "[甲。乙]{1,300}", at in any::<prop::sample::Index>(), length in 1usize..150) {
            let n = line.chars().count();
            let start = at.index(n);
            let hit = start..(start + length).min(n);
            let shown = snippet(&line, hit.clone());
            prop_assert!(shown.start <= hit.start && hit.end <= shown.end && shown.end <= n);
            prop_assert!(shown.len() <= MAX_LENGTH.max(hit.len() + BEFORE));
        }
    }
}
