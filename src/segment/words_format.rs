//! The dictionary as an asset: every word of jieba's `dict.txt` with its exact frequency and tag, in columns.
//!
//! Words stand in code point order. Each is coded against the one before: how many characters they share, how
//! many follow, and the difference of the first that follows. Columns of one kind lie together, which is what
//! makes gzip small: 5.07 MB of text become 2.07 MB, 1.25 MB gzipped.
//!
//! ```text
//! magic "YBWORDS1" | number of words u32 | 9 column lengths u32 | columns
//! ```
//! All numbers are little-endian. The file stands alone (no other module of the crate), because the build
//! script compiles it too.

use std::fmt;

const MAGIC: &[u8; 8] = b"YBWORDS1";
const COLUMNS: usize = 9;
const HEADER: usize = 8 + 4 + 4 * COLUMNS;

/// In `step`, the first character that follows is written in full in `far`.
const FAR: u8 = 255;
/// Frequencies from here on are written as a power of two in `frequency` and a rest in `rest`.
const LARGE: u8 = 192;

/// The columns, in the order of the file.
#[derive(Default)]
struct Columns {
    /// Tags, each ended by a newline; `tag` holds their indices.
    tags: Vec<u8>,
    /// Shared characters in the high four bits, following characters in the low four.
    shape: Vec<u8>,
    /// First following character minus the character that it replaces, or `FAR`.
    step: Vec<u8>,
    /// First following characters that are far from what they replace: high bytes, then low bytes.
    far_high: Vec<u8>,
    far_low: Vec<u8>,
    /// All other following characters: high and low byte by turns.
    next: Vec<u8>,
    tag: Vec<u8>,
    frequency: Vec<u8>,
    rest: Vec<u8>,
}

/// Why a dictionary could not be read or written.
#[derive(Debug, PartialEq, Eq)]
pub enum WordsError {
    /// The bytes do not begin with the magic of this format.
    NotWords,
    /// The bytes end before the columns do.
    Truncated {
        /// Bytes that the header announces.
        expected: usize,
        /// Bytes that there are.
        got: usize,
    },
    /// A column says something impossible at this word.
    Damaged {
        /// Index of the word.
        word: usize,
    },
    /// A line of the source is not `word frequency tag`, is out of order, or is outside the format's limits.
    Line {
        /// Line number, from 1.
        line: usize,
    },
}

impl fmt::Display for WordsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            WordsError::NotWords => write!(f, "these are not the bytes of a Yuebao dictionary"),
            WordsError::Truncated { expected, got } => {
                write!(f, "the dictionary is cut short: {got} of {expected} bytes; load it again")
            }
            WordsError::Damaged { word } => {
                write!(f, "the dictionary is damaged at word {word}; load it again")
            }
            WordsError::Line { line } => {
                write!(f, "line {line} is not `word frequency tag` in code point order")
            }
        }
    }
}

impl std::error::Error for WordsError {}

/// Compiles `dict.txt` (lines of `word frequency tag`, sorted) into the asset.
///
/// # Errors
/// [`WordsError::Line`] where a line has another form, a word has over 15 characters after what it shares with
/// the word before, or characters outside the Basic Multilingual Plane.
pub fn encode(dict: &str) -> Result<Vec<u8>, WordsError> {
    let mut columns = Columns::default();
    let mut tags: Vec<&str> = Vec::new();
    let mut previous: Vec<u16> = Vec::new();
    let mut count = 0u32;
    for (i, line) in dict.lines().enumerate() {
        let error = WordsError::Line { line: i + 1 };
        let mut fields = line.split(' ');
        let (Some(word), Some(frequency), Some(tag)) = (fields.next(), fields.next(), fields.next()) else {
            return Err(error);
        };
        let Ok(frequency) = frequency.parse::<u32>() else { return Err(error) };
        let word: Vec<u16> = word.encode_utf16().collect();
        let shared = word.iter().zip(&previous).take_while(|(a, b)| a == b).count().min(15);
        let following = word.len() - shared;
        let surrogates = word.iter().any(|unit| (0xD800..0xE000).contains(unit));
        if following == 0 || following > 15 || word <= previous || surrogates {
            return Err(error);
        }
        columns.shape.push((shared << 4 | following) as u8);
        let mut following = word[shared..].iter().copied();
        if let (Some(&replaced), Some(first)) = (previous.get(shared), following.next()) {
            match first - replaced {
                step if step < u16::from(FAR) => columns.step.push(step as u8),
                _ => {
                    columns.step.push(FAR);
                    columns.far_high.push((first >> 8) as u8);
                    columns.far_low.push(first as u8);
                }
            }
        } else {
            following = word[shared..].iter().copied();
        }
        for unit in following {
            columns.next.extend(unit.to_be_bytes());
        }
        let tag_index = tags.iter().position(|&known| known == tag).unwrap_or_else(|| {
            tags.push(tag);
            tags.len() - 1
        });
        columns.tag.push(u8::try_from(tag_index).map_err(|_| WordsError::Line { line: i + 1 })?);
        if frequency < u32::from(LARGE) {
            columns.frequency.push(frequency as u8);
        } else {
            let bits = frequency.ilog2();
            columns.frequency.push(LARGE + bits as u8);
            let rest = frequency - (1 << bits);
            columns.rest.extend(&rest.to_le_bytes()[..bits.div_ceil(8) as usize]);
        }
        previous = word;
        count += 1;
    }
    for tag in tags {
        columns.tags.extend(tag.as_bytes());
        columns.tags.push(b'\n');
    }
    let Columns { tags, shape, step, far_high, far_low, next, tag, frequency, rest } = columns;
    let columns = [tags, shape, step, far_high, far_low, next, tag, frequency, rest];
    let mut out = Vec::from(MAGIC);
    out.extend(count.to_le_bytes());
    for column in &columns {
        out.extend((column.len() as u32).to_le_bytes());
    }
    out.extend(columns.concat());
    Ok(out)
}

/// Hands every word of the asset to `entry` as `(word, frequency, tag)`, in code point order.
///
/// One pass, linear in the bytes; allocates one buffer for the word.
///
/// # Errors
/// [`WordsError`] where the bytes are not such an asset; words before the damage have been handed over.
pub fn decode(asset: &[u8], mut entry: impl FnMut(&str, u32, &str)) -> Result<(), WordsError> {
    let (count, mut words) = Words::open(asset)?;
    for i in 0..count {
        let (frequency, tag) = words.advance(i).ok_or(WordsError::Damaged { word: i })?;
        entry(&words.word, frequency, tag);
    }
    Ok(())
}

/// The columns while they are read.
struct Words<'a> {
    tags: Vec<&'a str>,
    shape: &'a [u8],
    step: std::slice::Iter<'a, u8>,
    far: std::iter::Zip<std::slice::Iter<'a, u8>, std::slice::Iter<'a, u8>>,
    next: std::slice::ChunksExact<'a, u8>,
    tag: &'a [u8],
    frequency: &'a [u8],
    rest: std::slice::Iter<'a, u8>,
    /// The word read last, and its characters.
    word: String,
    units: Vec<u16>,
}

impl<'a> Words<'a> {
    fn open(asset: &'a [u8]) -> Result<(usize, Self), WordsError> {
        let (count, [tags, shape, step, far_high, far_low, next, tag, frequency, rest]) = columns(asset)?;
        let tags = std::str::from_utf8(tags).map_err(|_| WordsError::Damaged { word: 0 })?.lines().collect();
        let words = Words {
            tags,
            shape,
            step: step.iter(),
            far: far_high.iter().zip(far_low),
            next: next.chunks_exact(2),
            tag,
            frequency,
            rest: rest.iter(),
            word: String::with_capacity(48),
            units: Vec::with_capacity(16),
        };
        Ok((count, words))
    }

    /// Reads word `i`, which must follow the one read last: its frequency and tag.
    ///
    /// Never inlined: a browser optimises a function that is called often, but not a loop that runs once.
    #[inline(never)]
    fn advance(&mut self, i: usize) -> Option<(u32, &'a str)> {
        let shape = usize::from(*self.shape.get(i)?);
        let (shared, following) = (shape >> 4, shape & 15);
        let replaced = self.units.get(shared).copied();
        self.units.truncate(shared);
        if self.units.len() != shared || following == 0 {
            return None;
        }
        let mut written = 0;
        if let Some(replaced) = replaced {
            self.units.push(match *self.step.next()? {
                FAR => {
                    let (&high, &low) = self.far.next()?;
                    u16::from_be_bytes([high, low])
                }
                step => replaced.checked_add(u16::from(step))?,
            });
            written = 1;
        }
        for _ in written..following {
            let unit = self.next.next()?;
            self.units.push(u16::from_be_bytes([unit[0], unit[1]]));
        }
        self.word.clear();
        for &unit in &self.units {
            self.word.push(char::from_u32(u32::from(unit))?);
        }
        let frequency = match *self.frequency.get(i)? {
            large if large >= LARGE => {
                let bits = u32::from(large - LARGE);
                let mut rest = [0; 4];
                for byte in rest.get_mut(..bits.div_ceil(8) as usize)? {
                    *byte = *self.rest.next()?;
                }
                1u32.checked_shl(bits)?.checked_add(u32::from_le_bytes(rest))?
            }
            small => u32::from(small),
        };
        Some((frequency, *self.tags.get(usize::from(*self.tag.get(i)?))?))
    }
}

/// Number of words and the columns' bytes.
fn columns(asset: &[u8]) -> Result<(usize, [&[u8]; COLUMNS]), WordsError> {
    if !asset.starts_with(MAGIC) {
        return Err(if MAGIC.starts_with(asset) && !asset.is_empty() {
            WordsError::Truncated { expected: HEADER, got: asset.len() }
        } else {
            WordsError::NotWords
        });
    }
    let header = asset.get(..HEADER).ok_or(WordsError::Truncated { expected: HEADER, got: asset.len() })?;
    let number = |i: usize| {
        let at = 8 + 4 * i;
        u32::from_le_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]]) as usize
    };
    let expected = (1..=COLUMNS).fold(HEADER, |sum, i| sum.saturating_add(number(i)));
    if asset.len() != expected {
        return Err(WordsError::Truncated { expected, got: asset.len() });
    }
    let mut columns = [&asset[..0]; COLUMNS];
    let mut start = HEADER;
    for (i, column) in columns.iter_mut().enumerate() {
        *column = &asset[start..start + number(i + 1)];
        start += number(i + 1);
    }
    Ok((number(0), columns))
}
