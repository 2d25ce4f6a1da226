//! How likely a character is in a personal name, against running text (`data/name-characters.txt`).

use super::lexicon::words;

static CHARACTERS: &str = include_str!("../../../data/name-characters.txt");
static SURNAMES: &str = include_str!("../../../data/surnames.txt");

/// First and last character of the table: the unified ideographs of the Basic Multilingual Plane.
const FIRST: usize = 0x4E00;
const LAST: usize = 0x9FFF;

/// Log-odds of one character, in tenths of a natural logarithm unit.
#[derive(Debug, Clone, Copy)]
struct Row {
    surname: i8,
    first: i8,
    second: i8,
    single: i8,
    foreign: i8,
}

/// Of a surname that is listed but not counted.
const RARE_SURNAME: i8 = -5;
/// Of a character that is no surname.
const NO_SURNAME: i8 = i8::MIN;
const UNKNOWN: Row = Row { surname: NO_SURNAME, first: -18, second: -18, single: -22, foreign: -25 };

/// Log-odds of characters in names, all in natural logarithm units.
#[derive(Debug)]
pub(super) struct Characters {
    rows: Box<[Row]>,
}

impl Characters {
    /// Reads the table. Linear in its lines, of which there are about 2,500.
    pub(super) fn open() -> Self {
        let mut rows = vec![UNKNOWN; LAST - FIRST + 1].into_boxed_slice();
        for line in CHARACTERS.lines().filter(|line| !line.starts_with('#')) {
            let mut fields = line.split(' ');
            let Some(row) = fields.next().and_then(|c| c.chars().next()).and_then(index) else { continue };
            let mut next = || fields.next().and_then(|field| field.parse().ok());
            let surname = next().unwrap_or(NO_SURNAME);
            if let (Some(first), Some(second), Some(single), Some(foreign)) = (next(), next(), next(), next())
            {
                rows[row] = Row { surname, first, second, single, foreign };
            }
        }
        for c in
            words(SURNAMES).filter(|(section, _)| *section == "single").flat_map(|(_, word)| word.chars())
        {
            if let Some(row) = index(c).map(|row| &mut rows[row]).filter(|row| row.surname == NO_SURNAME) {
                row.surname = RARE_SURNAME;
            }
        }
        Characters { rows }
    }

    /// As a surname; `None` for a character that is none.
    pub(super) fn surname(&self, c: char) -> Option<f32> {
        let surname = self.row(c).surname;
        (surname != NO_SURNAME).then(|| tenths(surname))
    }

    /// As the given name of one or two characters.
    pub(super) fn given(&self, name: &[char]) -> f32 {
        match *name {
            [only] => tenths(self.row(only).single),
            [first, second] => tenths(self.row(first).first) + tenths(self.row(second).second),
            _ => f32::NEG_INFINITY,
        }
    }

    /// As the second of two given characters.
    pub(super) fn second(&self, c: char) -> f32 {
        tenths(self.row(c).second)
    }

    /// In a transliterated foreign name.
    pub(super) fn foreign(&self, c: char) -> f32 {
        tenths(self.row(c).foreign)
    }

    fn row(&self, c: char) -> Row {
        index(c).map_or(UNKNOWN, |row| self.rows[row])
    }
}

/// Whether `c` is a Chinese character.
pub(super) fn is_han(c: char) -> bool {
    index(c).is_some()
}

fn index(c: char) -> Option<usize> {
    (FIRST..=LAST).contains(&(c as usize)).then(|| c as usize - FIRST)
}

fn tenths(value: i8) -> f32 {
    f32::from(value) / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_likelier_than_words() {
        let characters = Characters::open();
        let score = |name: &str| {
            let name: Vec<char> = name.chars().collect();
            characters.surname(name[0]).unwrap_or(-9.0) + characters.given(&name[1..])
        };
        for name in ["王建国", "李芳", "陈晓明", "赵丽华", "欧阳"] {
            assert!(score(name) > 1.0 || name == "欧阳", "{name} {}", score(name));
        }
        for word in ["于是说", "高质量", "方面对", "成都市"] {
            assert!(score(word) < 0.0, "{word} {}", score(word));
        }
        assert!(characters.foreign('斯') > 1.0 && characters.foreign('的') < -1.0);
        assert_eq!(characters.surname('的'), None);
    }
}
