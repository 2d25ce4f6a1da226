//! What a paragraph looks like as a whole, and where it stands among the items of a round-up.

/// Longest headline, in characters.
const LONGEST_HEADLINE: usize = 45;
/// How far apart the headlines of one round-up stand at most, in paragraphs.
const REACH: usize = 3;

/// The look of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Sentences.
    Text,
    /// A short line that ends like no sentence.
    Headline,
    /// No words, or words in brackets only.
    Aside,
}

impl Shape {
    /// The look of a trimmed paragraph. Linear in it, and constant for one of sentences.
    pub(super) fn of(paragraph: &str) -> Shape {
        let ended = paragraph.trim_end_matches(['”', '’', '"', '」', '』', '）', ')', '》', ' ', '　']);
        let bracketed = paragraph.starts_with(['（', '(']) && paragraph.ends_with(['）', ')']);
        if !paragraph.chars().any(char::is_alphabetic) || bracketed {
            Shape::Aside
        } else if ended.ends_with(['。', '！', '？', '；', '：', '…', '，', '、', '.', ';', '!', '?', ':'])
        {
            Shape::Text
        } else if paragraph.chars().nth(LONGEST_HEADLINE).is_none() {
            Shape::Headline
        } else {
            Shape::Text
        }
    }
}

/// Where a paragraph stands among headlines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// No headline near.
    Plain,
    /// A headline with none shortly before: the first of a row of so many.
    FirstOf(usize),
    /// A headline shortly after another.
    Item,
    /// Right below a headline.
    Below,
    /// The second paragraph below a headline, and no headline follows.
    AfterItem,
    /// The second paragraph below a headline, right before the next.
    BetweenItems,
    /// Right before the first headline of a row.
    BeforeItems,
}

/// The place of every paragraph. Linear.
pub(super) fn places(shapes: &[Shape]) -> Vec<Place> {
    let is_headline = |at: Option<usize>| at.and_then(|at| shapes.get(at)) == Some(&Shape::Headline);
    // How many headlines follow in one row, counted from each of them on.
    let mut rows = vec![0; shapes.len()];
    for at in (0..shapes.len()).rev().filter(|&at| is_headline(Some(at))) {
        let next = (at + 1..=at + REACH).find(|&next| is_headline(Some(next)));
        rows[at] = 1 + next.map_or(0, |next| rows[next]);
    }
    let place = |at: usize| {
        let before = |distance: usize| is_headline(at.checked_sub(distance));
        let recent = (1..=REACH).any(before);
        let next = is_headline(Some(at + 1));
        match shapes[at] {
            Shape::Headline if recent => Place::Item,
            Shape::Headline => Place::FirstOf(rows[at]),
            _ if before(1) => Place::Below,
            Shape::Text if before(2) && next => Place::BetweenItems,
            Shape::Text if before(2) => Place::AfterItem,
            Shape::Text if next && !recent => Place::BeforeItems,
            _ => Place::Plain,
        }
    };
    (0..shapes.len()).map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes() {
        for (paragraph, shape) in [
            ("汾河大桥通车", Shape::Headline),
            ("《汾河大桥》通车", Shape::Headline),
            ("大桥通车。", Shape::Text),
            ("他说：“通车了！”", Shape::Text),
            ("---", Shape::Aside),
            ("", Shape::Aside),
            ("（据新华社）", Shape::Aside),
        ] {
            assert_eq!(Shape::of(paragraph), shape, "{paragraph}");
        }
        assert_eq!(Shape::of(&"桥".repeat(46)), Shape::Text);
    }

    #[test]
    fn a_row_of_headlines_has_places() {
        use Place::{AfterItem, BeforeItems, Below, BetweenItems, FirstOf, Item, Plain};
        use Shape::{Headline as H, Text as T};
        assert_eq!(
            places(&[T, T, H, T, H, T, T, H, T, T, T, T]),
            [
                Plain,
                BeforeItems,
                FirstOf(3),
                Below,
                Item,
                Below,
                BetweenItems,
                Item,
                Below,
                AfterItem,
                Plain,
                Plain
            ]
        );
        assert_eq!(
            places(&[H, T, T, T, T, H]),
            [FirstOf(1), Below, AfterItem, Plain, BeforeItems, FirstOf(1)]
        );
        assert_eq!(places(&[]), []);
    }
}
