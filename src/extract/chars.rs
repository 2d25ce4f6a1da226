//! A passage as a slice of characters: folded in width for matching, and where its short quotations stand.
//!
//! The buffers are filled anew for every passage, so that reading a page allocates no more than its longest passage.

use crate::text::fold::fold_char;

/// The longest quotation that counts as a name or slogan rather than speech, in characters.
const LONGEST_SLOGAN: usize = 14;

/// Marks that speech has inside its quotation marks and a slogan has not.
const SPEECH: &str = "，。！？；：,!?;:…";

/// Characters of one passage.
#[derive(Debug, Default)]
pub struct Chars {
    /// Folded: width, case, traditional characters, quotation marks. The full-width comma stays, so that it is not
    /// taken for the separator of thousands.
    pub folded: Vec<char>,
    /// As printed.
    pub printed: Vec<char>,
    /// Short quotations without the marks of speech, from the opening mark to after the closing one, in the order
    /// of their closing marks.
    pub slogans: Vec<(usize, usize)>,
}

impl Chars {
    /// Fills the buffers with a passage. Linear in the text.
    pub fn load(&mut self, text: &str) {
        self.folded.clear();
        self.printed.clear();
        self.slogans.clear();
        // Most characters have three bytes.
        self.printed.reserve(text.len() / 3);
        self.folded.reserve(text.len() / 3);
        let mut open: Option<(usize, char, bool)> = None;
        for (i, c) in text.chars().enumerate() {
            self.printed.push(c);
            self.folded.push(if c == '，' { c } else { fold_char(c) });
            match (open, c) {
                (Some((from, closing, speech)), _) if c == closing => {
                    if !speech && i - from <= LONGEST_SLOGAN {
                        self.slogans.push((from, i + 1));
                    }
                    open = None;
                }
                (_, '“' | '‘' | '「' | '『' | '《') => open = Some((i, closing_of(c), false)),
                (None, '"') => open = Some((i, c, false)),
                (Some((from, closing, _)), _) if SPEECH.contains(c) => open = Some((from, closing, true)),
                _ => {}
            }
        }
    }

    /// The short quotation that holds a character.
    #[must_use]
    pub fn slogan(&self, at: usize) -> Option<(usize, usize)> {
        let next = self.slogans.partition_point(|slogan| slogan.1 <= at);
        self.slogans.get(next).copied().filter(|slogan| slogan.0 <= at)
    }
}

fn closing_of(opening: char) -> char {
    match opening {
        '“' => '”',
        '‘' => '’',
        '「' => '」',
        '『' => '』',
        _ => '》',
    }
}

/// Which readers may find something that begins with a character: a bit for each reader, looked up before any is tried.
#[derive(Debug)]
pub struct Starts(Box<[u8]>);

impl Starts {
    /// The table of all characters of the Basic Multilingual Plane.
    #[must_use]
    pub fn new(bits: impl Fn(char) -> u8) -> Self {
        Starts((0..=0xFFFF).map(|unit| char::from_u32(unit).map_or(0, &bits)).collect())
    }

    /// The bits of a character; none outside the plane.
    #[must_use]
    pub fn bits(&self, c: char) -> u8 {
        self.0.get(c as usize).copied().unwrap_or(0)
    }
}

/// The character at a place; NUL outside the text.
#[must_use]
pub fn at(text: &[char], i: usize) -> char {
    text.get(i).copied().unwrap_or('\0')
}

/// The character before a place; NUL at the beginning.
#[must_use]
pub fn before(text: &[char], i: usize) -> char {
    i.checked_sub(1).map_or('\0', |i| at(text, i))
}

/// Whether `word` begins at a place.
#[must_use]
pub fn begins(text: &[char], i: usize, word: &str) -> bool {
    let mut place = i;
    word.chars().all(|c| {
        place += 1;
        at(text, place - 1) == c
    })
}

/// Whether `word` ends just before a place. Its last character is compared first, and is mostly another one.
#[must_use]
pub fn ends(text: &[char], i: usize, word: &str) -> bool {
    let mut place = i;
    word.chars().rev().all(|c| {
        let same = before(text, place) == c;
        place = place.saturating_sub(1);
        same
    })
}

/// Length in characters of the first of the words that begins at a place.
#[must_use]
pub fn first_of(text: &[char], i: usize, words: &[&str]) -> Option<usize> {
    words.iter().find(|word| begins(text, i, word)).map(|word| word.chars().count())
}

/// Whether a character is Chinese script.
#[must_use]
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '〇')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_quotations_are_found_and_speech_is_not() {
        let mut chars = Chars::default();
        chars.load("坚持“三管三必须”，他说：“我今年60岁，身体好。”");
        assert_eq!(chars.slogans, [(2, 9)]);
        assert_eq!(chars.slogan(4), Some((2, 9)));
        assert_eq!(chars.slogan(9), None);
        chars.load("“未完");
        assert_eq!(chars.slogans, []);
        assert!(
            begins(&chars.folded, 1, "未完")
                && ends(&chars.folded, 3, "完")
                && !ends(&chars.folded, 1, "未完")
        );
    }
}
