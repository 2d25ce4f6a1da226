//! Numerals as Chinese newspapers print them: `13.68亿`, `1,234`, `二〇二三`, `三千五百`, `七八十`, `十多`, `数百万`, `百分之三十`.
//!
//! All functions read a slice of characters that are folded in width (`text::fold`) at one place. Each looks at as
//! many characters as the numeral has and at most two more, so a scan over a text is linear.

/// How the numeral is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Script {
    /// `13.68亿`: digits, with a power of ten in Chinese or without.
    Arabic,
    /// `三千五百`.
    Chinese,
}

/// A numeral that was read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Numeral {
    /// Character after its last.
    pub end: usize,
    /// The number; the lower end of an approximate one (七八十: 70).
    pub low: f64,
    /// The number; the upper end of an approximate one (七八十: 80, 数百: 900).
    pub high: f64,
    /// 多 or 余 says that it is somewhat more.
    pub more: bool,
    /// Script.
    pub script: Script,
}

impl Numeral {
    /// Whether it names one number.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        self.low == self.high
    }
}

/// The value of one Chinese digit, `两` included. The forms of cheques (陆, 伍) are left out: in newspapers they are names
/// and other words.
#[must_use]
pub fn digit(c: char) -> Option<u8> {
    Some(match c {
        '零' | '〇' | '○' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

/// The power of ten that a character names.
#[must_use]
pub fn power(c: char) -> Option<f64> {
    Some(match c {
        '十' => 1e1,
        '百' => 1e2,
        '千' => 1e3,
        '万' => 1e4,
        '亿' => 1e8,
        _ => return None,
    })
}

/// Whether a character can stand in a numeral of either script.
#[must_use]
pub fn is_numeric(c: char) -> bool {
    c.is_ascii_digit() || digit(c).is_some() || power(c).is_some()
}

fn at(text: &[char], i: usize) -> char {
    text.get(i).copied().unwrap_or('\0')
}

/// The numeral that begins at `from`, as long as it goes.
#[must_use]
pub fn read(text: &[char], from: usize) -> Option<Numeral> {
    if at(text, from).is_ascii_digit() { arabic(text, from) } else { chinese(text, from) }
}

/// A number of one or two digits, or its Chinese form up to 99 (`三十一`): the parts of dates. Its value and end.
#[must_use]
pub fn small(text: &[char], from: usize) -> Option<(u8, usize)> {
    if at(text, from).is_ascii_digit() {
        let mut end = from;
        let mut value = 0u32;
        while at(text, end).is_ascii_digit() && end - from < 3 {
            value = value * 10 + at(text, end).to_digit(10)?;
            end += 1;
        }
        return (end - from <= 2).then_some((value as u8, end));
    }
    let mut end = from;
    let tens = match (digit(at(text, from)), at(text, from)) {
        (_, '十') => 1,
        (_, '廿') => 2,
        (_, '卅') => 3,
        (Some(one), _) if at(text, from + 1) == '十' && one > 0 => {
            end += 1;
            one
        }
        (Some(one), _) => return Some((one, from + 1)),
        _ => return None,
    };
    end += 1;
    match digit(at(text, end)) {
        Some(one) if one > 0 => Some((tens * 10 + one, end + 1)),
        _ => Some((tens * 10, end)),
    }
}

/// Four digits of one script that name a year (`2023`, `二〇二三`): value and end.
#[must_use]
pub fn year(text: &[char], from: usize) -> Option<(i32, usize)> {
    let value = |c: char| c.to_digit(10).or_else(|| digit(c).filter(|_| c != '两').map(u32::from));
    let mut year = 0;
    for i in from..from + 4 {
        year = year * 10 + value(at(text, i))?;
        if at(text, i).is_ascii_digit() != at(text, from).is_ascii_digit() {
            return None;
        }
    }
    value(at(text, from + 4)).is_none().then_some((year as i32, from + 4))
}

/// Powers of ten after digits: `万`, `千万`, `万亿`. Letters that begin a unit instead (千克, 百分点) are left.
fn powers(text: &[char], mut i: usize) -> (f64, usize) {
    let mut product = 1.0;
    while let Some(ten) = power(at(text, i)) {
        let unit_follows = match at(text, i) {
            '千' => "克米瓦伏赫帕卡焦安字".contains(at(text, i + 1)),
            '百' => at(text, i + 1) == '分' || at(text, i + 1) == '帕',
            _ => false,
        };
        if unit_follows || product * ten > 1e16 {
            break;
        }
        product *= ten;
        i += 1;
    }
    (product, i)
}

fn arabic(text: &[char], from: usize) -> Option<Numeral> {
    let mut total = 0.0;
    let mut i = from;
    let mut more = false;
    let mut smallest = f64::INFINITY;
    // 1亿2千万: each further part has a smaller power than the one before.
    loop {
        let start = i;
        let mut number = 0.0;
        while let Some(one) = at(text, i).to_digit(10) {
            number = number * 10.0 + f64::from(one);
            i += 1;
        }
        while i - start <= 3 && at(text, i) == ',' && grouped(text, i + 1)
            || at(text, i) == ',' && i - start > 4 && grouped(text, i + 1)
        {
            for place in i + 1..i + 4 {
                number = number * 10.0 + f64::from(at(text, place).to_digit(10)?);
            }
            i += 4;
        }
        if at(text, i) == '.' && at(text, i + 1).is_ascii_digit() {
            i += 1;
            let mut tenth = 1.0;
            let mut fraction = 0.0;
            while let Some(one) = at(text, i).to_digit(10) {
                if tenth < 1e12 {
                    fraction = fraction * 10.0 + f64::from(one);
                    tenth *= 10.0;
                }
                i += 1;
            }
            number = (number * tenth + fraction) / tenth;
        }
        if matches!(at(text, i), '多' | '余') && power(at(text, i + 1)).is_some() {
            more = true;
            i += 1;
        }
        let (product, end) = powers(text, i);
        i = end;
        total += number * product;
        let goes_on = product < smallest && product > 1.0 && at(text, i).is_ascii_digit() && {
            let mut after = i;
            while at(text, after).is_ascii_digit() {
                after += 1;
            }
            let (next, _) = powers(text, after);
            after - i <= 4 && next > 1.0 && next < product
        };
        if !goes_on {
            break;
        }
        smallest = product;
    }
    if matches!(at(text, i), '多' | '余') && power(at(text, i + 1)).is_none() {
        more = true;
        i += 1;
    }
    total.is_finite().then_some(Numeral { end: i, low: total, high: total, more, script: Script::Arabic })
}

/// Whether exactly three digits stand at `from`.
fn grouped(text: &[char], from: usize) -> bool {
    (from..from + 3).all(|i| at(text, i).is_ascii_digit()) && !at(text, from + 3).is_ascii_digit()
}

/// A number that may be approximate.
#[derive(Clone, Copy, Default)]
struct Range {
    low: f64,
    high: f64,
}

impl Range {
    fn times(self, factor: f64) -> Self {
        Range { low: self.low * factor, high: self.high * factor }
    }
    fn plus(self, other: Range) -> Self {
        Range { low: self.low + other.low, high: self.high + other.high }
    }
}

fn chinese(text: &[char], from: usize) -> Option<Numeral> {
    if let Some(found) = positional(text, from) {
        return Some(found);
    }
    let mut i = from;
    // 数十, 数百万: between twice and nine times the power. 上千: that much or more.
    let mut pending = match at(text, i) {
        '数' if power(at(text, i + 1)).is_some() => {
            i += 1;
            Some(Range { low: 2.0, high: 9.0 })
        }
        '上' if matches!(at(text, i + 1), '百' | '千' | '万' | '亿') => {
            i += 1;
            None
        }
        '几' if power(at(text, i + 1)).is_some() => None,
        c if digit(c).is_some() || power(c).is_some() => None,
        _ => return None,
    };
    let (mut total, mut section) = (Range::default(), Range::default());
    let (mut seen, mut more, mut last_power) = (false, false, f64::INFINITY);
    while i < text.len() {
        let c = text[i];
        if let Some(one) = digit(c) {
            let one = f64::from(one);
            match pending {
                // 七八十, 一两: two digits that follow each other (or 三五) are approximate.
                Some(Range { low, high })
                    if low == high && low > 0.0 && (one == low + 1.0 || (low, one) == (3.0, 5.0)) =>
                {
                    pending = Some(Range { low, high: one });
                }
                Some(Range { low: 0.0, high: 0.0 }) | None => pending = Some(Range { low: one, high: one }),
                Some(_) => break,
            }
        } else if c == '几' && (power(at(text, i + 1)).is_some() || seen) && pending.is_none() {
            let few = if section.high > 0.0 { 1.0 } else { 2.0 };
            pending = Some(Range { low: few, high: 9.0 });
        } else if let Some(ten) = power(c) {
            let unit = matches!(c, '千') && "克米瓦伏赫帕卡焦".contains(at(text, i + 1));
            if unit || c == '百' && at(text, i + 1) == '分' && at(text, i + 2) != '之' {
                break;
            }
            let one = Range { low: 1.0, high: 1.0 };
            if ten < 1e4 {
                if ten >= last_power {
                    break;
                }
                section = section.plus(pending.take().unwrap_or(one).times(ten));
                last_power = ten;
            } else {
                let group = section.plus(pending.take().unwrap_or_default());
                let group = if group.high == 0.0 && total.high == 0.0 { one } else { group };
                if total.high * ten > 1e20 {
                    break;
                }
                total = if group.high == 0.0 {
                    total.times(ten)
                } else if ten == 1e8 {
                    total.plus(group).times(ten)
                } else {
                    total.plus(group.times(ten))
                };
                section = Range::default();
                last_power = f64::INFINITY;
            }
        } else if matches!(c, '多' | '余') && seen {
            // 十多, 百余万; after a bare digit 多 belongs to the unit that follows.
            if pending.is_some() {
                break;
            }
            more = true;
            if power(at(text, i + 1)).is_none_or(|ten| ten < 1e4) {
                i += 1;
                break;
            }
        } else {
            break;
        }
        seen = true;
        i += 1;
    }
    // A trailing zero belongs to what follows (零售).
    while i > from && matches!(text[i - 1], '零' | '〇' | '○') {
        i -= 1;
    }
    let sum = total.plus(section).plus(pending.unwrap_or_default());
    (i > from && seen).then_some(Numeral {
        end: i,
        low: sum.low,
        high: sum.high,
        more,
        script: Script::Chinese,
    })
}

/// Digits without powers, such as 二〇二三: three or more, or two that are not an approximate number.
fn positional(text: &[char], from: usize) -> Option<Numeral> {
    let mut end = from;
    let mut value = 0.0;
    while let Some(one) = digit(at(text, end)) {
        value = value * 10.0 + f64::from(one);
        end += 1;
    }
    let length = end - from;
    if !(2..=12).contains(&length) || power(at(text, end)).is_some() {
        return None;
    }
    let first = digit(at(text, from))?;
    let second = digit(at(text, from + 1))?;
    if length == 2 && at(text, from + 1) == '零' {
        return None;
    }
    let approximate = length == 2 && (second == first + 1 && first > 0 || (first, second) == (3, 5));
    (!approximate).then_some(Numeral { end, low: value, high: value, more: false, script: Script::Chinese })
}

/// A fraction in words (`百分之三十`, `三分之二`): its value and end.
#[must_use]
pub fn fraction(text: &[char], from: usize) -> Option<Numeral> {
    let whole = small(text, from)
        .map(|(value, end)| (f64::from(value), end))
        .or_else(|| power(at(text, from)).map(|ten| (ten, from + 1)))?;
    let (whole, end) = whole;
    if whole == 0.0 || at(text, end) != '分' || at(text, end + 1) != '之' {
        return None;
    }
    let mut part = read(text, end + 2)?;
    // 百分之三点五
    if at(text, part.end) == '点' && part.is_exact() {
        let mut i = part.end + 1;
        let mut tenth = 0.1;
        while let Some(one) = digit(at(text, i)) {
            part.low += f64::from(one) * tenth;
            tenth /= 10.0;
            i += 1;
        }
        if i > part.end + 1 {
            part.end = i;
            part.high = part.low;
        }
    }
    Some(Numeral { low: part.low / whole, high: part.high / whole, ..part })
}

#[cfg(test)]
mod tests;
