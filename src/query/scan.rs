//! The plain scan: left to right, without overlap. It defines what a hit is; everything faster must agree.

/// Byte offsets of `needle` in `text`, left to right and without overlap; none where `needle` is empty.
pub fn scan<'a>(text: &'a str, needle: &'a str) -> impl Iterator<Item = usize> {
    scan_bytes(text.as_bytes(), needle.as_bytes())
}

/// The same of bytes.
pub fn scan_bytes<'a>(text: &'a [u8], needle: &'a [u8]) -> impl Iterator<Item = usize> {
    let needle_is_empty = needle.is_empty();
    memchr::memmem::find_iter(text, needle).filter(move |_| !needle_is_empty)
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
