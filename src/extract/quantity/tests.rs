//! Quantities of single sentences, and any text at all.

use super::*;
use crate::corpus::manifest::Manifest;
use crate::corpus::page::Page;
use crate::corpus::parse::parse;
use proptest::prelude::*;

fn quantities(text: &str) -> Vec<Quantity> {
    let layout = parse(&Page::new("1.txt", text.to_owned()), &Manifest::default());
    crate::extract::walk(&layout, &Manifest::default()).quantities
}

/// `text value unit`, one for each quantity.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let characters: Vec<char> = text.chars().collect();
    let found: Vec<String> = quantities(text)
        .iter()
        .map(|one| {
            let words: String = characters[one.span.start as usize..one.span.end as usize].iter().collect();
            let value = match (one.value, one.low, one.high) {
                (Some(value), ..) => format!("{}", (value * 1e6).round() / 1e6),
                (None, Some(low), Some(high)) => {
                    format!("{}~{}", (low * 1e6).round() / 1e6, (high * 1e6).round() / 1e6)
                }
                _ => "?".to_owned(),
            };
            format!("{words} {value} {}", one.unit)
        })
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn numbers_with_their_units() {
    check("共调剂基金2440亿元，覆盖96.8%人口", &["2440亿元 244000000000 CNY", "96.8% 0.968 ratio"]);
    check("访问量１１２．８５亿人次", &["１１２．８５亿人次 11285000000 person-time"]);
    check("面积从182亩扩大到10万平方米", &["182亩 121333.333333 m2", "10万平方米 100000 m2"]);
    check("增长4.9个百分点", &["4.9个百分点 0.049 ratio"]);
    check("装机容量300万千瓦，发电1.2亿千瓦时", &["300万千瓦 3000000 kW", "1.2亿千瓦时 120000000 kWh"]);
    check("最低气温零下5℃，体重65公斤", &["零下5℃ -5 °C", "65公斤 65 kg"]);
    check("每千人托位数达到4.5个", &["4.5个 0.0045 个/person"]);
    check("百分之三十的企业，三分之二的村", &["百分之三十 0.3 ratio", "三分之二 0.666667 ratio"]);
    check("煤价1200元/吨", &["1200元/吨 1200 CNY/t"]);
}

#[test]
fn ranges_and_approximate_numbers() {
    check("约为体重的7%-8%", &["7%-8% 0.07~0.08 ratio"]);
    check("4550毫升-5200毫升", &["4550毫升-5200毫升 4.55~5.2 l"]);
    check("5至10万元", &["5至10万元 50000~100000 CNY"]);
    check("能跑七八十单，干一两年", &["七八十单 70~80 单", "一两年 1~2 year"]);
    check("转账数百万元，十多位同事", &["数百万元 2000000~9000000 CNY", "十多位 10 person"]);
    check("已有上千年的历史", &["上千年 1000 year"]);
    check(
        "将近3000亩，占80%以上，300单左右",
        &["将近3000亩 2000000 m2", "80%以上 0.8 ratio", "300单左右 300 单"],
    );
    check("签订3年及以上的合同，不少于600种", &["3年及以上 3 year", "不少于600种 600 种"]);
    check("一个半小时，半年，两年半", &["一个半小时 1.5 hour", "半年 0.5 year", "两年半 2.5 year"]);
}

#[test]
fn small_counts_in_chinese() {
    check("有一份快递，捡到一名女婴", &["一份 1 份", "一名 1 person"]);
    check("两市对接，九大领域、两大支柱", &["两市 2 市", "九大 9 大", "两大 2 大"]);
    check("近九成的企业", &["近九成 0.9 ratio"]);
}

#[test]
fn numerals_that_count_nothing() {
    for text in [
        "坚持“三管三必须”，增强“四个意识”",
        "第一次全体会议，第2版，一级巡视员",
        "一是学，二是干，一方面",
        "一体化、三轮车、一线、四肢、五谷丰登",
        "万柏林区、三晋大地、长三角、党的二十大精神",
        "谋一件、干一件、成一件，一年一个台阶",
        "这是一个欢乐的节日，一种新的方式",
        "2023年2月17日，今年1月",
        "十九届六中全会，第十二次党代会",
        "电话13834643601，3D全息，5G网络",
        "成为市场的主体",
    ] {
        check(text, &[]);
    }
}

proptest! {
    #[test]
    fn any_text_is_read(text in "([0-9一二十百千万亿两半数几上多余约近.%,]|年|月|日|元|人|个|至|-|“|”|。|每|分之|\\PC){0,60}") {
        let found = quantities(&text);
        let length = text.chars().count() as u32;
        let mut last = (0, 0);
        for one in &found {
            prop_assert!(one.span.start < one.span.end && one.span.end <= length);
            prop_assert!((one.span.passage, one.span.start) >= last);
            last = (one.span.passage, one.span.end);
        }
    }
}
