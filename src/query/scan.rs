//! The plain scan: left to right, without overlap. It defines what a hit is; everything faster must agree.

/// Byte offsets of `needle` in `text`, left to right and without overlap; none where `needle` is empty.
pub fn scan<'a>(text: &'a str, needle: &'a str) -> impl Iterator<Item = usize> {
    let needle_is_empty = needle.is_empty();
    memchr::memmem::find_iter(text.as_bytes(), needle.as_bytes()).filter(move |_| !needle_is_empty)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn without_overlap() {
        assert_eq!(scan("哈哈哈", "哈哈").collect::<Vec<_>>(), [0]);
        assert_eq!(scan("哈", "").count(), 0);
    }

    proptest! {
        #[test]
        fn agrees_with_the_standard_library(text in "[甲乙a]{0,30}", needle in "[甲乙a]{1,3}") {
            let naive: Vec<usize> = text.match_indices(&needle).map(|(i, _)| i).collect();
            prop_assert_eq!(scan(&text, &needle).collect::<Vec<_>>(), naive);
        }
    }
}
