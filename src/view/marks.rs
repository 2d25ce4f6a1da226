//! A line cut into marked and unmarked pieces.

use std::ops::Range;

/// A piece of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece<'a> {
    /// Its characters.
    pub text: &'a str,
    /// It is marked.
    pub marked: bool,
}

/// Cuts a text at spans that count characters. Spans outside the text, empty or overlapping an earlier one are left
/// out; whatever they are, the pieces together are the text.
#[must_use]
pub fn pieces<'a>(text: &'a str, spans: &[Range<u32>]) -> Vec<Piece<'a>> {
    let mut starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    starts.push(text.len());
    let mut out = Vec::new();
    let mut done = 0;
    for span in spans {
        let at = |character: u32| starts.get(character as usize).copied();
        let (Some(start), Some(end)) = (at(span.start), at(span.end)) else { continue };
        if start < done || start >= end {
            continue;
        }
        if start > done {
            out.push(Piece { text: &text[done..start], marked: false });
        }
        out.push(Piece { text: &text[start..end], marked: true });
        done = end;
    }
    if done < text.len() {
        out.push(Piece { text: &text[done..], marked: false });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn characters_are_counted_not_bytes() {
        let marked: Vec<_> =
            pieces("残疾人社会保险", &[2..4, 4..6]).iter().map(|p| (p.text, p.marked)).collect();
        assert_eq!(marked, [("残疾", false), ("人社", true), ("会保", true), ("险", false)]);
        assert_eq!(pieces("", &[Range { start: 0, end: 1 }]), []);
    }

    proptest! {
        #[test]
        fn nothing_is_lost(text in "[人社会a😀 ]{0,12}", spans in prop::collection::vec((0u32..16, 0u32..16), 0..5)) {
            let spans: Vec<_> = spans.into_iter().map(|(start, end)| start..end).collect();
            let joined: String = pieces(&text, &spans).iter().map(|piece| piece.text).collect();
            prop_assert_eq!(joined, text);
        }
    }
}
