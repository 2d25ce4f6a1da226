//! Numbers for reading.

/// With a comma between thousands: `1,234`.
#[must_use]
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A number with at most four decimals and a comma between thousands: `1,234.5`. What is too large for that is `∞`.
#[must_use]
pub fn decimal(number: f64) -> String {
    // By whole numbers: the standard library's way of writing floats is many times as large.
    let tens = (number.abs() * 10_000.0).round();
    if tens >= 9e18 || tens.is_nan() {
        return "∞".to_owned();
    }
    let tens = tens as u64;
    let mut fraction = (tens % 10_000 + 10_000).to_string();
    fraction.replace_range(..1, ".");
    let fraction = fraction.trim_end_matches('0').trim_end_matches('.');
    let sign = if number < 0.0 && tens > 0 { "−" } else { "" };
    format!("{sign}{}{fraction}", grouped(tens / 10_000))
}

/// Bytes as megabytes with one decimal: `1.3`.
#[must_use]
pub fn megabytes(bytes: u64) -> String {
    tenths((bytes + 50_000) / 100_000)
}

/// Tenths with one decimal: `2.5` of 25.
#[must_use]
pub fn tenths(number: u64) -> String {
    format!("{}.{}", grouped(number / 10), number % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands() {
        for (number, text) in [(0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567")] {
            assert_eq!(grouped(number), text);
        }
        for (number, text) in
            [(0.0, "0"), (1234.5, "1,234.5"), (-0.125, "−0.125"), (5.1e9, "5,100,000,000"), (1e99, "∞")]
        {
            assert_eq!(decimal(number), text);
        }
        assert_eq!(megabytes(1_331_000), "1.3");
        assert_eq!(megabytes(40_000), "0.0");
    }
}
