//! Locale files: read while compiling, filled with values while running.

/// Puts values into a text.
#[must_use]
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let (slot, after) = after.split_once('}').unwrap_or((after, ""));
        let mut parts = slot.split('|');
        let name = parts.next().unwrap_or_default();
        let value = values.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value);
        match (parts.next(), parts.next()) {
            (Some(one), Some(many)) => {
                out.push_str(&(if value == "1" { one } else { many }).replace('#', value))
            }
            _ => out.push_str(value),
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// Reads a locale file while compiling.
pub(super) const fn table<const N: usize>(file: &'static str, names: &[&str]) -> [&'static str; N] {
    let mut texts = [""; N];
    let mut rest = file;
    let mut found = 0;
    while !rest.is_empty() {
        let end = find(rest, b'\n');
        let (line, after) = rest.split_at(end);
        rest = if after.is_empty() { after } else { after.split_at(1).1 };
        if line.is_empty() || line.as_bytes()[0] == b'#' {
            continue;
        }
        assert!(found < N, "a locale file has a name that messages.rs has not");
        let (name, text) = line.split_at(find(line, b'='));
        assert!(!text.is_empty(), "a line of a locale file has no =");
        if !same(name.trim_ascii(), names[found]) {
            panic!("{}", names[found]);
        }
        texts[found] = text.split_at(1).1.trim_ascii();
        found += 1;
    }
    if found < N {
        panic!("{}", names[found]);
    }
    texts
}

const fn find(text: &str, byte: u8) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() && bytes[at] != byte {
        at += 1;
    }
    at
}

const fn same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    if one.len() != other.len() {
        return false;
    }
    let mut at = 0;
    while at < one.len() {
        if one[at] != other[at] {
            return false;
        }
        at += 1;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_and_number_words() {
        let text = "{n} {n|hit|hits} on {page}";
        assert_eq!(fill(text, &[("n", "1"), ("page", "003")]), "1 hit on 003");
        assert_eq!(fill(text, &[("n", "1,200"), ("page", "{n}")]), "1,200 hits on {n}");
        assert_eq!(fill("{n|one|all #}", &[("n", "7")]), "all 7");
        assert_eq!(fill("命中 {n} 处", &[]), "命中  处");
        assert_eq!(fill("open {n", &[("n", "1")]), "open 1");
    }
}
