//! Long repeats on one page: a stretch of text that recognition has pasted at a second place.
//!
//! Formulae and quotations repeat too, and legitimately: a few dozen characters at most. From [`LONG`] characters on,
//! word for word, a repeat on one page is taken for an accident. Which of the two places is the copy is judged from
//! the sentences before: those that belong together open alike.

use rustc_hash::FxHashMap;

use super::defect::{Defect, DefectKind};

/// Characters from which a repeat is an accident of recognition.
pub const LONG: usize = 100;
/// Every stretch of so many characters that begins at a multiple of it is a key; a repeat of twice the length
/// contains a whole one.
const KEY: usize = 40;
/// Factor of the rolling hash.
const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;

/// Finds the repeats of a page's lines. Linear in the text: what has been found once is not compared again.
#[must_use]
pub fn repeats(lines: &[&str]) -> Vec<Defect> {
    if lines.iter().map(|line| line.len()).sum::<usize>() < 6 * LONG {
        return Vec::new();
    }
    let texts: Vec<Vec<char>> = lines.iter().map(|line| line.chars().collect()).collect();
    let mut places: FxHashMap<u64, (usize, usize)> = FxHashMap::default();
    // Which hashes may be keys, by their upper bits: most places of a page are told apart here.
    let mut keys = [0u64; 256];
    let bit = |hash: u64| ((hash >> 56) as usize, 1u64 << (hash >> 50 & 63));
    let mut defects = Vec::new();
    for (line, text) in texts.iter().enumerate() {
        let mut found_until = 0;
        for (at, hash) in hashes(text) {
            let (word, key) = bit(hash);
            if at >= found_until
                && keys[word] & key != 0
                && let Some(&other) = places.get(&hash)
                && let Some((start, from, length)) = common(&texts, (line, at), other, found_until)
            {
                found_until = start + length;
                if length >= LONG {
                    defects.push(defect(&texts, (line, start), (other.0, from), length));
                }
            }
            if at.is_multiple_of(KEY) {
                keys[word] |= key;
                places.entry(hash).or_insert((line, at));
            }
        }
    }
    defects
}

/// The hash of every stretch of [`KEY`] characters with its place.
fn hashes(text: &[char]) -> impl Iterator<Item = (usize, u64)> {
    let out = (1..KEY).fold(FACTOR, |power, _| power.wrapping_mul(FACTOR));
    let mut hash = 0u64;
    text.iter().enumerate().filter_map(move |(at, &c)| {
        if at >= KEY {
            hash = hash.wrapping_sub(u64::from(text[at - KEY] as u32).wrapping_mul(out));
        }
        hash = hash.wrapping_add(u64::from(c as u32)).wrapping_mul(FACTOR);
        (at + 1 >= KEY).then(|| (at + 1 - KEY, hash))
    })
}

/// The longest common stretch around two places: its start at either, and its length. On one line the two do not
/// overlap, and what has been found before `floor` is left alone.
fn common(
    texts: &[Vec<char>],
    place: (usize, usize),
    other: (usize, usize),
    floor: usize,
) -> Option<(usize, usize, usize)> {
    let (text, first) = (&texts[place.0], &texts[other.0]);
    let most = if place.0 == other.0 { place.1.checked_sub(other.1)? } else { usize::MAX };
    let forth = text[place.1..].iter().zip(&first[other.1..]).take(most).take_while(|(a, b)| a == b).count();
    if forth < KEY {
        return None;
    }
    let back = text[floor..place.1].iter().rev().zip(first[..other.1].iter().rev());
    let back = back.take(most - forth.min(most)).take_while(|(a, b)| a == b).count();
    Some((place.1 - back, other.1 - back, back + forth))
}

/// Says which of two places is the copy: that whose sentences before the stretch open less like those inside. Where
/// both open alike, the later one.
fn defect(texts: &[Vec<char>], later: (usize, usize), earlier: (usize, usize), length: usize) -> Defect {
    let inside = openings(&texts[later.0][later.1..later.1 + length]);
    let kin = |(line, start): (usize, usize)| {
        openings(&texts[line][..start]).iter().filter(|opening| inside.contains(opening)).count()
    };
    let (copy, original) = if kin(earlier) < kin(later) { (earlier, later) } else { (later, earlier) };
    Defect {
        kind: DefectKind::DuplicatedText,
        line: copy.0 as u32 + 1,
        start: copy.1 as u32,
        end: (copy.1 + length) as u32,
        other: Some((original.0 as u32 + 1, original.1 as u32)),
    }
}

/// The first two characters after each full stop.
fn openings(text: &[char]) -> Vec<(char, char)> {
    let tail = &text[text.len().saturating_sub(2000)..];
    tail.windows(3).filter(|three| three[0] == '。').map(|three| (three[1], three[2])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A text without repeats.
    fn unlike(from: u32, length: u32) -> String {
        (from..from + length).filter_map(|i| char::from_u32(0x4e00 + i)).collect()
    }

    #[test]
    fn a_pasted_stretch_and_a_formula() {
        let pasted = unlike(1000, 150);
        let (a, b) =
            (format!("{}{pasted}", unlike(0, 70)), format!("{}{pasted}{}", unlike(200, 33), unlike(300, 9)));
        let found = repeats(&[&a, "", &b]);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].line, found[0].start, found[0].end), (3, 33, 183));
        assert_eq!(found[0].other, Some((1, 70)));
        let formula = unlike(1000, 60);
        let (a, b) = (format!("{}{formula}", unlike(0, 90)), format!("{}{formula}", unlike(200, 90)));
        assert_eq!(repeats(&[&a, &b]), []);
    }

    #[test]
    fn the_copy_is_where_the_sentences_before_are_others() {
        let pasted = format!("要在甲上。要在乙上。{}", unlike(1000, 120));
        let original = format!("会议说。要在丙上再加力。要在丁上。{pasted}");
        let copy = format!("某人指出，{}。{pasted}", unlike(0, 60));
        let found = repeats(&[&copy, &original]);
        assert_eq!((found[0].line, found[0].other.map(|other| other.0)), (1, Some(2)));
    }

    proptest! {
        #[test]
        fn any_lines(lines in prop::collection::vec("[甲乙]{0,400}", 0..4)) {
            let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
            for found in repeats(&lines) {
                let cut = |line: u32, start: u32| -> Vec<char> {
                    let length = (found.end - found.start) as usize;
                    lines[line as usize - 1].chars().skip(start as usize).take(length).collect()
                };
                let (line, start) = found.other.expect("has another place");
                prop_assert_eq!(cut(found.line, found.start), cut(line, start));
                prop_assert!(found.end - found.start >= LONG as u32);
            }
        }
    }
}
