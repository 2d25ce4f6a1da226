//! Numerals of both scripts, and any text at all.

use super::*;
use proptest::prelude::*;

#[track_caller]
fn check(text: &str, expected: &str, low: f64, high: f64) {
    let chars: Vec<char> = text.chars().collect();
    let found = read(&chars, 0).expect(text);
    assert_eq!(chars[..found.end].iter().collect::<String>(), expected, "{text}");
    assert!((found.low - low).abs() < 1e-6 * low.max(1.0), "{text}: {}", found.low);
    assert!((found.high - high).abs() < 1e-6 * high.max(1.0), "{text}: {}", found.high);
}

#[test]
fn numerals_of_both_scripts() {
    check("13.68亿人", "13.68亿", 1.368e9, 1.368e9);
    check("1,234,567元", "1,234,567", 1_234_567.0, 1_234_567.0);
    check("12,34", "12", 12.0, 12.0);
    check("200多人次", "200多", 200.0, 200.0);
    check("10多万元", "10多万", 1e5, 1e5);
    check("1亿2千万元", "1亿2千万", 1.2e8, 1.2e8);
    check("3.5万亿元", "3.5万亿", 3.5e12, 3.5e12);
    check("5千克", "5", 5.0, 5.0);
    check("5千瓦时", "5", 5.0, 5.0);
    check("4.9个百分点", "4.9", 4.9, 4.9);
    check("二〇二三年", "二〇二三", 2023.0, 2023.0);
    check("三千五百人", "三千五百", 3500.0, 3500.0);
    check("一千零五十", "一千零五十", 1050.0, 1050.0);
    check("十五", "十五", 15.0, 15.0);
    check("两万三千", "两万三千", 23000.0, 23000.0);
    check("一亿三千万", "一亿三千万", 1.3e8, 1.3e8);
    check("三万亿元", "三万亿", 3e12, 3e12);
    check("七八十单", "七八十", 70.0, 80.0);
    check("十几单", "十几", 11.0, 19.0);
    check("一两年", "一两", 1.0, 2.0);
    check("三五个", "三五", 3.0, 5.0);
    check("十七八岁", "十七八", 17.0, 18.0);
    check("十多位", "十多", 10.0, 10.0);
    check("数百万元", "数百万", 2e6, 9e6);
    check("几十名", "几十", 20.0, 90.0);
    check("上千年", "上千", 1000.0, 1000.0);
    check("百余名", "百余", 100.0, 100.0);
    check("九零售", "九", 9.0, 9.0);
    check("一年多", "一", 1.0, 1.0);
}

#[test]
fn parts_of_dates_and_fractions() {
    let chars = |text: &str| text.chars().collect::<Vec<char>>();
    assert_eq!(small(&chars("三十一日"), 0), Some((31, 3)));
    assert_eq!(small(&chars("廿三"), 0), Some((23, 2)));
    assert_eq!(small(&chars("12月"), 0), Some((12, 2)));
    assert_eq!(small(&chars("123"), 0), None);
    assert_eq!(year(&chars("二〇二四年"), 0), Some((2024, 4)));
    assert_eq!(year(&chars("20235"), 0), None);
    let part = fraction(&chars("百分之三点五"), 0).expect("a fraction");
    assert!((part.low - 0.035).abs() < 1e-9 && part.end == 6);
    let part = fraction(&chars("三分之二"), 0).expect("a fraction");
    assert!((part.low - 2.0 / 3.0).abs() < 1e-9);
}

proptest! {
    #[test]
    fn never_reads_past_the_text(text in "[0-9,.零一二两三五九十百千万亿多余几数上半点分之a。]{0,24}") {
        let chars: Vec<char> = text.chars().collect();
        for from in 0..chars.len() {
            for found in [read(&chars, from), fraction(&chars, from)].into_iter().flatten() {
                prop_assert!(found.end > from && found.end <= chars.len());
                prop_assert!(found.low <= found.high && found.low.is_finite() && found.high.is_finite());
            }
            for (_, end) in small(&chars, from).into_iter().chain(None) {
                prop_assert!(end > from && end <= chars.len());
            }
            if let Some((_, end)) = year(&chars, from) {
                prop_assert!(end <= chars.len());
            }
        }
    }
}
