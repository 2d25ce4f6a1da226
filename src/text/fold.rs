//! Folding: one character to one character, so that every offset in folded text is the same offset in the
//! printed text. It serves matching only; what is shown is always the printed text.
//!
//! | folded | from | to |
//! |---|---|---|
//! | width | `，：（％Ａ１` and the ideographic space | `,:(%a1` and a space |
//! | case | letters whose lower case is one character | lower case |
//! | quotes | `“”「」『』` and the like; `‘’` | `"`; `'` |
//! | traditional | 3,000 characters of `data/traditional.txt` | simplified |

use std::sync::OnceLock;

static TRADITIONAL: &str = include_str!("../../data/traditional.txt");

/// The folded form of every character of the Basic Multilingual Plane, as code points.
struct Table {
    /// Width, case, quotes, traditional: what is compared when searching.
    matching: Box<[u16]>,
    /// Width and traditional only: what is cut into words, where case tells names from words.
    cutting: Box<[u16]>,
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut cutting: Box<[u16]> = (0..=u16::MAX).collect();
        for (wide, narrow) in (0xFF01u16..=0xFF5E).zip(0x21u16..) {
            cutting[usize::from(wide)] = narrow;
        }
        cutting[0x3000] = u16::from(b' ');
        for line in TRADITIONAL.lines().filter(|line| !line.starts_with('#')) {
            let mut units = line.encode_utf16();
            if let (Some(traditional), Some(simplified)) = (units.next(), units.next()) {
                cutting[usize::from(traditional)] = simplified;
            }
        }
        let matching = cutting.iter().map(|&unit| lower_and_quotes(unit)).collect();
        Table { matching, cutting }
    })
}

fn lower_and_quotes(unit: u16) -> u16 {
    let Some(c) = char::from_u32(u32::from(unit)) else { return unit };
    let folded = match c {
        '“' | '”' | '„' | '‟' | '「' | '」' | '『' | '』' | '〝' | '〞' | '〟' | '﹁' | '﹂' | '﹃'
        | '﹄' => '"',
        '‘' | '’' | '‚' | '‛' => '\'',
        _ => {
            let mut lower = c.to_lowercase();
            match (lower.next(), lower.next()) {
                (Some(one), None) => one,
                _ => c,
            }
        }
    };
    u16::try_from(u32::from(folded)).unwrap_or(unit)
}

/// The form of `c` that is compared when searching. Idempotent; constant time.
#[must_use]
pub fn fold_char(c: char) -> char {
    look_up(&table().matching, c)
}

/// The folded text: as many characters, each the [`fold_char`] of the printed one at the same place.
#[must_use]
pub fn fold(text: &str) -> String {
    let matching = &table().matching;
    let mut folded = String::with_capacity(text.len());
    folded.extend(text.chars().map(|c| look_up(matching, c)));
    folded
}

/// The text as it is cut into words: width and traditional characters folded, case and quotes as printed.
#[must_use]
pub fn fold_for_cutting(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    folded.extend(chars_for_cutting(text));
    folded
}

/// The characters of [`fold_for_cutting`].
pub fn chars_for_cutting(text: &str) -> impl Iterator<Item = char> {
    let cutting = &table().cutting;
    text.chars().map(|c| look_up(cutting, c))
}

fn look_up(table: &[u16], c: char) -> char {
    table.get(c as usize).and_then(|&unit| char::from_u32(u32::from(unit))).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn folds_width_case_quotes_and_traditional() {
        assert_eq!(fold("“ＧＤＰ”，１２％（國際論壇）　「出圈」"), "\"gdp\",12%(国际论坛) \"出圈\"");
        assert_eq!(fold_for_cutting("“ＧＤＰ”，國際"), "“GDP”,国际");
    }

    #[test]
    fn table_is_idempotent() {
        for c in (0..=0xFFFF).filter_map(char::from_u32) {
            assert_eq!(fold_char(fold_char(c)), fold_char(c), "{c} {:x}", c as u32);
        }
    }

    proptest! {
        #[test]
        fn keeps_offsets(text in any::<String>()) {
            let folded = fold(&text);
            prop_assert_eq!(folded.chars().count(), text.chars().count());
            prop_assert_eq!(fold(&folded), folded);
        }
    }
}
