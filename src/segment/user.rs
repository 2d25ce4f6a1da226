//! The reader's own words, in jieba's text form: one `word [frequency] [tag]` a line, `#` for a remark.

use super::tag::Tag;
use thiserror::Error;

/// One word of a user dictionary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserWord {
    /// The word as written.
    pub word: String,
    /// Its frequency; without one the segmenter chooses the least that keeps the word whole.
    pub frequency: Option<u32>,
    /// Its tag.
    pub tag: Option<Tag>,
}

/// A line that is not `word [frequency] [tag]`.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("line {line} is not `word [frequency] [tag]`: {text}")]
pub struct UserWordError {
    /// Line number, from 1.
    pub line: usize,
    /// The line.
    pub text: String,
}

/// Reads a user dictionary. Blank lines and remarks are passed over.
///
/// # Errors
/// [`UserWordError`] names the first line of another form; a frequency of 0 is one, because it would break the
/// word apart wherever it stands.
pub fn parse(text: &str) -> Result<Vec<UserWord>, UserWordError> {
    let mut words = Vec::new();
    for (i, line) in text.lines().enumerate() {
        let line = line.trim_start_matches('\u{FEFF}').trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let fields: Vec<&str> = line.split_whitespace().collect();
        let read = match fields[..] {
            [word] => Some((word, None, None)),
            [word, second] => match (second.parse::<u32>(), Tag::new(second)) {
                (Ok(frequency), _) => Some((word, Some(frequency), None)),
                (_, Some(tag)) => Some((word, None, Some(tag))),
                _ => None,
            },
            [word, frequency, tag] => match (frequency.parse::<u32>(), Tag::new(tag)) {
                (Ok(frequency), Some(tag)) => Some((word, Some(frequency), Some(tag))),
                _ => None,
            },
            _ => None,
        };
        match read {
            Some((word, frequency, tag)) if frequency != Some(0) => {
                words.push(UserWord { word: word.to_owned(), frequency, tag });
            }
            _ => return Err(UserWordError { line: i + 1, text: line.to_owned() }),
        }
    }
    Ok(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_three_forms() {
        let words = parse("# 地名\n中国光谷\n人社 n\n太忻 20\n综改 5 vn\n\n").expect("is well formed");
        let read: Vec<_> =
            words.iter().map(|w| (&*w.word, w.frequency, w.tag.map(|t| t.to_string()))).collect();
        let tag = |name: &str| Some(name.to_owned());
        let expected = [
            ("中国光谷", None, None),
            ("人社", None, tag("n")),
            ("太忻", Some(20), None),
            ("综改", Some(5), tag("vn")),
        ];
        assert_eq!(read, expected);
        assert_eq!(parse("好\n人社 0 n").map_err(|e| e.line), Err(2));
        assert_eq!(parse("a b c d").map_err(|e| e.line), Err(1));
    }
}
