//! Quantities: numbers with their unit, normalised, with what they measure and whose number it is.
//!
//! A number counts where a unit or classifier of `data/units.txt` follows it. It does not count in a date, in a short
//! quotation (“三管三必须”), after 第, in a fixed word of `data/fixed_words.txt`, or, for 一 before a general classifier
//! (一个, 一种), where it is an article. Ranges and approximate numbers have `low` and `high` and no value; 多, 超 and the like
//! keep the number and say how it is meant. 每千人4.5个 is divided by the thousand.

mod fixed;
mod measure;
mod qualifier;
mod unit;

use std::sync::OnceLock;

use self::unit::{Mark, Unit};
use super::chars::{Chars, Starts, at, before, begins, ends, first_of, is_han};
use super::date::expression::Mention;
use super::fact::{Qualifier, Quantity, QuantityKind, Scope, Span};
use super::scope::Scopes;
use crate::text::numeral::{self, Numeral, Script};

/// A number with its unit, before its scope is known.
struct Found {
    start: usize,
    /// First character of the number itself, after words such as 超过.
    number: usize,
    /// Character after the unit.
    unit_end: usize,
    end: usize,
    low: f64,
    high: f64,
    unit: String,
    kind: QuantityKind,
    qualifier: Option<Qualifier>,
    /// It counts places of a kind (两市), which nothing else has to name.
    place: bool,
}

/// Adds the quantities in the passage `number` of a page, whose characters are loaded. `dates` are the mentions of dates in
/// it, whose numbers are none. Linear in the characters.
pub(super) fn in_passage(
    chars: &Chars,
    number: u32,
    dates: &[Mention],
    scopes: &mut Scopes,
    quantities: &mut Vec<Quantity>,
) {
    let all = scan(chars, dates);
    if all.is_empty() {
        return;
    }
    scopes.enter(chars, number);
    let mut row_before: Option<(usize, String)> = None;
    for (k, found) in all.iter().enumerate() {
        let span = Span { passage: number, start: found.start as u32, end: found.end as u32 };
        let exact = found.low == found.high;
        let (low, high) = (tidy(found.low), tidy(found.high));
        let whose = scopes.of(chars, found.number, found.low.max(found.high), found.kind);
        // 2661万人、485万人: the later ones measure what the first measures.
        let in_row = |end: usize, next: usize| end + 1 == next && at(&chars.folded, end) == '、';
        let before_row =
            all.get(k + 1).is_some_and(|next| in_row(found.end, next.start) && next.unit == found.unit);
        let measures = match row_before.take() {
            Some((end, measures)) if in_row(end, found.start) => measures,
            _ if found.place => found.unit.clone(),
            _ => {
                let earlier = k.checked_sub(1).map_or(0, |k| all[k].end);
                let next = dates.partition_point(|date| date.span.end as usize <= found.start);
                let dated = next.checked_sub(1).map_or(0, |date| dates[date].span.end as usize);
                let floor = earlier.max(dated);
                measure::measures(chars, found.start, found.end, found.kind, floor, before_row)
            }
        };
        row_before = before_row.then(|| (found.end, measures.clone()));
        quantities.push(Quantity {
            span,
            value: exact.then_some(low),
            low: (!exact).then_some(low),
            high: (!exact).then_some(high),
            measures,
            unit: found.unit.clone(),
            kind: found.kind,
            qualifier: found.qualifier,
            scope: whose.as_ref().map_or(Scope::Unknown, |whose| whose.scope),
            place: whose.as_ref().map(|whose| whose.place.clone()).unwrap_or_default(),
            evidence: whose.map(|whose| whose.lines).unwrap_or_default(),
        });
    }
}

/// The number without the last bits that decimal fractions leave in binary: twelve significant digits.
fn tidy(number: f64) -> f64 {
    if number == 0.0 || !number.is_finite() {
        return number;
    }
    let scale = 10f64.powi(11 - number.abs().log10().floor() as i32);
    let rounded = (number * scale).round() / scale;
    if rounded.is_finite() { rounded } else { number }
}

fn scan(chars: &Chars, dates: &[Mention]) -> Vec<Found> {
    let text = &chars.folded;
    let mut found = Vec::new();
    let mut dates = dates.iter().peekable();
    let starts = starts();
    let mut i = 0;
    while i < text.len() {
        while dates.next_if(|mention| mention.span.end as usize <= i).is_some() {}
        if let Some(mention) = dates.peek()
            && mention.span.start as usize <= i
        {
            i = mention.span.end as usize;
            continue;
        }
        if starts.bits(text[i]) == 0 {
            i += 1;
            continue;
        }
        let limit = dates.peek().map_or(text.len(), |mention| mention.span.start as usize);
        let (one, next) = number(chars, i);
        if let Some(one) = one.filter(|one| one.number < limit && one.end <= limit) {
            found.push(one);
        }
        i = next.max(i + 1);
    }
    found
}

/// The characters with which a number may begin.
fn starts() -> &'static Starts {
    static STARTS: OnceLock<Starts> = OnceLock::new();
    STARTS.get_or_init(|| {
        Starts::new(|c| u8::from(numeral::is_numeric(c) || matches!(c, '半' | '数' | '几' | '上')))
    })
}

/// The quantity that begins at a number, and where to go on reading.
fn number(chars: &Chars, i: usize) -> (Option<Found>, usize) {
    let text = &chars.folded;
    if at(text, i) == '半' {
        return half(text, i);
    }
    let fraction = numeral::fraction(text, i);
    let Some(first) = fraction.or_else(|| numeral::read(text, i)) else { return (None, i + 1) };
    let fixed = i + fixed::word_at(text, i);
    if let Some((_, close)) = chars.slogan(i) {
        return (None, close.min(first.end.max(fixed)));
    }
    let previous = before(text, i);
    let glued = previous.is_ascii_alphabetic()
        || previous == '第'
        || first.script == Script::Chinese && fixed::bound_before(text, i);
    if glued {
        // 第一次: the classifier goes with the ordinal.
        return (None, first.end);
    }
    let whole = if fraction.is_some() { Some(share(first)) } else { counted(text, i, first) };
    let Some(mut one) = whole else { return (None, first.end.max(fixed)) };
    if fixed >= one.unit_end && fixed > i {
        return (None, fixed);
    }
    one.number = i;
    one.start = i;
    finish(text, &mut one);
    let next = one.end;
    (Some(one), next)
}

fn share(number: Numeral) -> Found {
    Found {
        start: 0,
        number: 0,
        unit_end: number.end,
        end: number.end,
        low: number.low,
        high: number.high,
        unit: "ratio".to_owned(),
        kind: QuantityKind::Share,
        qualifier: number.more.then_some(Qualifier::MoreThan),
        place: false,
    }
}

/// A number with the unit after it, and the second number of a range.
fn counted(text: &[char], i: usize, first: Numeral) -> Option<Found> {
    let mut number = first;
    let mut place = first.end;
    let mut unit = unit::at_place(text, place);
    // 7%-8%, 1至10个, 4550毫升-5200毫升
    let first_end = unit.map_or(place, |unit| place + unit.length);
    if let Some(joint) = first_of(text, first_end, &["——", "--", "-", "—", "–", "~", "至", "到"])
        && let Some(second) = numeral::read(text, first_end + joint)
        && second.script == first.script
        && let Some(second_unit) = unit::at_place(text, second.end)
        && (unit.is_none() && second.low * second_unit.factor > 0.0
            || unit
                .is_some_and(|unit| unit.printed() == second_unit.printed() && at(text, first_end) != '到'))
        && second.high >= first.low
    {
        // 5至10万: the power of ten of the second counts for both.
        let scale = scale(text, first_end + joint, second);
        let low = if unit.is_none() && scale > 1.0 && first.low < 1e3 && first.low * scale <= second.high {
            first.low * scale
        } else {
            first.low
        };
        number = Numeral { end: second.end, low, high: second.high, ..second };
        (place, unit) = (second.end, Some(second_unit));
    }
    let half = half_unit(text, place).filter(|_| number.is_exact());
    let unit = half.map(|half| half.0).or(unit)?;
    let unit_end = half.map_or(place + unit.length, |half| half.1);
    acceptable(text, i, &number, unit, place, unit_end).then_some(())?;
    let added = if half.is_some() { 0.5 } else { 0.0 };
    let (low, high) = (number.low + added, number.high + added);
    let (base, end) = per(text, unit, unit_end);
    Some(Found {
        start: i,
        number: i,
        unit_end: end,
        end,
        low: low * unit.factor,
        high: high * unit.factor,
        unit: base,
        kind: unit.kind,
        qualifier: match at(text, i) {
            '上' => Some(Qualifier::AtLeast),
            _ => number.more.then_some(Qualifier::MoreThan),
        },
        place: unit.mark == Mark::Few && unit.printed() != "大",
    })
}

/// The power of ten with which an Arabic number ends.
fn scale(text: &[char], from: usize, number: Numeral) -> f64 {
    text[from..number.end].iter().filter_map(|&c| numeral::power(c)).product()
}

/// Whether the unit can count this number here.
fn acceptable(text: &[char], i: usize, number: &Numeral, unit: &Unit, place: usize, end: usize) -> bool {
    if number.script == Script::Arabic {
        // 17时41分 is a time of the day.
        return !(unit.printed() == "分" && matches!(before(text, i), ':' | '时' | '点'));
    }
    let power_follows = numeral::power(at(text, i)).is_some();
    let marked = number.more || !number.is_exact() || qualifier::before(text, i, power_follows).is_some();
    let bare_power = place > i && text[i..place].iter().all(|&c| numeral::power(c).is_some() && c != '十');
    if bare_power && !marked && place - i < 2 {
        return false;
    }
    if number.low == 1.0 && number.is_exact() && (fixed::paired(text, i, place, end)) {
        return false;
    }
    // Before classifiers, two is 两: 二所, 二队 are names.
    if at(text, i) == '二'
        && place == i + 1
        && !matches!(unit.kind, QuantityKind::Share | QuantityKind::Money | QuantityKind::Area)
    {
        return false;
    }
    let small_few = (2.0..=40.0).contains(&number.low);
    match unit.mark {
        Mark::Ordinary => true,
        Mark::Weak => marked || number.low != 1.0,
        Mark::Few => small_few && (unit.printed() != "大" || is_han(at(text, end))),
        Mark::Arabic => {
            number.low >= 10.0 && unit.kind != QuantityKind::Count
                || unit.printed() == "届" && ends(text, i, "连续")
        }
    }
}

/// 一个半小时, 两年半: the unit of a length of time with a half inside it or after it; the half, the unit, and the character
/// after both.
fn half_unit(text: &[char], place: usize) -> Option<(&'static Unit, usize)> {
    if at(text, place) == '个' && at(text, place + 1) == '半' {
        let whole: Vec<char> =
            std::iter::once('个').chain(text[place + 2..].iter().take(3).copied()).collect();
        let unit = unit::at_place(&whole, 0).filter(|unit| unit.kind == QuantityKind::Duration)?;
        return Some((unit, place + unit.length + 1));
    }
    let unit = unit::at_place(text, place).filter(|unit| unit.kind == QuantityKind::Duration)?;
    let end = place + unit.length;
    let half = at(text, end) == '半' && first_of(text, end + 1, &["天", "数", "山", "小", "个"]).is_none();
    half.then_some((unit, end + 1))
}

/// `元/吨`, `人/平方公里`: the unit by which it is counted.
fn per(text: &[char], unit: &Unit, end: usize) -> (String, usize) {
    if at(text, end) == '/'
        && let Some(other) = unit::at_place(text, end + 1)
    {
        return (format!("{}/{}", unit.base, other.printed()), end + 1 + other.length);
    }
    (unit.base.to_owned(), end)
}

/// 半年, 半个月, 半小时.
fn half(text: &[char], i: usize) -> (Option<Found>, usize) {
    let bound = numeral::is_numeric(before(text, i))
        || matches!(
            before(text, i),
            '上' | '下' | '大' | '前' | '后' | '多' | '过' | '个' | '年' | '天' | '月' | '小'
        );
    let Some(unit) = unit::at_place(text, i + 1)
        .filter(|unit| unit.kind == QuantityKind::Duration && unit.length > 0 && !bound)
    else {
        return (None, i + 1);
    };
    let end = i + 1 + unit.length;
    let mut one = Found {
        start: i,
        number: i,
        unit_end: end,
        end,
        low: 0.5,
        high: 0.5,
        unit: unit.base.to_owned(),
        kind: unit.kind,
        qualifier: None,
        place: false,
    };
    finish(text, &mut one);
    let next = one.end;
    (Some(one), next)
}

/// Adds what stands around the number: 超过, 以上, a minus sign, 零下, 每千人.
fn finish(text: &[char], one: &mut Found) {
    let power_follows = text[one.number..one.unit_end].iter().any(|&c| numeral::power(c).is_some());
    if ends(text, one.start, "零下") && one.unit == "°C" {
        (one.low, one.high) = (-one.high, -one.low);
        one.start -= 2;
    } else if matches!(before(text, one.start), '-' | '−')
        && !before(text, one.start - 1).is_ascii_alphanumeric()
        && matches!(one.unit.as_str(), "°C" | "ratio")
    {
        let range = matches!(before(text, one.start - 1), '%' | '℃' | '度');
        if !range {
            (one.low, one.high) = (-one.high, -one.low);
            one.start -= 1;
        }
    }
    if let Some((meaning, from)) = qualifier::before(text, one.start, power_follows) {
        one.qualifier = Some(one.qualifier.unwrap_or(meaning));
        one.start = from;
    }
    if let Some((meaning, to)) = qualifier::after(text, one.end) {
        one.qualifier = Some(meaning);
        one.end = to;
    }
    if let Some(number) = per_head(text, one.number) {
        (one.low, one.high) = (one.low / number, one.high / number);
        one.unit = format!("{}/person", one.unit);
    }
}

/// 每千人托位数达到4.5个: how many persons the number is for, where the clause says so.
fn per_head(text: &[char], number: usize) -> Option<f64> {
    let window = number.saturating_sub(16);
    let from = (window..number)
        .rev()
        .take_while(|&i| !matches!(text[i], '，' | ',' | '。' | '、' | ';' | '；'))
        .find(|&i| text[i] == '每')?;
    let people = numeral::read(text, from + 1).filter(|read| read.is_exact() && read.low >= 10.0)?;
    let counted = matches!(at(text, people.end), '人' | '名')
        || begins(text, people.end, "常住人口")
        || begins(text, people.end, "人口");
    (counted && people.end < number).then_some(people.low)
}

#[cfg(test)]
mod tests;
