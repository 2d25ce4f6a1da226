//! Dates of single sentences on a page of a known day, and any text at all.

use super::*;
use crate::corpus::manifest::Manifest;
use crate::corpus::page::Page;
use crate::corpus::parse::parse;
use proptest::prelude::*;

fn dates_on(text: &str, day: &str) -> Vec<(String, Option<String>)> {
    let layout = parse(&Page::new("1.txt", text.to_owned()), &Manifest::default());
    let page = PageDate { edtf: day.to_owned(), inferred: false, evidence: Vec::new() };
    find(&layout, Some(&page))
        .into_iter()
        .map(|fact| {
            let passage = layout.passages[fact.span.passage as usize].text.chars();
            let span = (fact.span.start as usize, (fact.span.end - fact.span.start) as usize);
            (passage.skip(span.0).take(span.1).collect(), fact.edtf)
        })
        .collect()
}

/// `words edtf`, one for each date; `?` where it is not resolved.
#[track_caller]
fn check_on(day: &str, text: &str, expected: &[&str]) {
    let found: Vec<String> = dates_on(text, day)
        .into_iter()
        .map(|(words, edtf)| format!("{words} {}", edtf.unwrap_or_else(|| "?".to_owned())))
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    check_on("2024-09-20", text, expected);
}

#[test]
fn absolute_dates() {
    check(
        "2023年2月17日，二〇二三年二月十七日",
        &["2023年2月17日 2023-02-17", "二〇二三年二月十七日 2023-02-17"],
    );
    check("于２０２１年１２月１３日２４时结束", &["２０２１年１２月１３日２４时 2021-12-13T24:00"]);
    check("2022年全年，截至2022年末，2022年度", &["2022年全年 2022", "2022年末 2022-12-31", "2022年度 2022"]);
    check("1978年以来，一九四九年十月", &["1978年 1978", "一九四九年十月 1949-10"]);
    check("2020—2021年度，2016年至2020年", &["2020—2021年度 2020/2021", "2016年至2020年 2016/2020"]);
    check("2023年2月10日至11日", &["2023年2月10日至11日 2023-02-10/2023-02-11"]);
    check("2022年12月28日至2023年1月3日", &["2022年12月28日至2023年1月3日 2022-12-28/2023-01-03"]);
    check("2023-12-05，2023.12.5", &["2023-12-05 2023-12-05", "2023.12.5 2023-12-05"]);
    check(
        "2023年上半年，2023年第三季度",
        &["2023年上半年 2023-01/2023-06", "2023年第三季度 2023-07/2023-09"],
    );
    check(
        "20世纪90年代，上世纪80年代，本世纪中叶",
        &["20世纪90年代 199X", "上世纪80年代 198X", "本世纪中叶 2050~"],
    );
    check("公元前221年，公元618年", &["公元前221年 -0220", "公元618年 0618"]);
    check("到2035年基本实现", &["2035年 2035"]);
}

#[test]
fn the_year_of_a_day_without_one() {
    check("3月28日召开，7月1日起施行", &["3月28日 2024-03-28", "7月1日起 2024-07-01/.."]);
    check_on("2024-01-05", "12月28日，11月底", &["12月28日 2023-12-28", "11月底 2023-11-30"]);
    check_on("2024-12-30", "1月3日将举行", &["1月3日 2025-01-03"]);
    check("2022年6月开工，9月完工。9月15日", &["2022年6月 2022-06", "9月 2022-09", "9月15日 2024-09-15"]);
    check("2023年全国春运2月15日结束", &["2023年 2023", "2月15日 2023-02-15"]);
    check("记者21日获悉，25日上午", &["21日 2024-08-21", "25日上午 2024-08-25"]);
    check(
        "1至8月，1—8月份，前8个月",
        &["1至8月 2024-01/2024-08", "1—8月份 2024-01/2024-08", "前8个月 2024-01/2024-08"],
    );
    check("9月中旬，9月上旬", &["9月中旬 2024-09-11/2024-09-20", "9月上旬 2024-09-01/2024-09-10"]);
}

#[test]
fn relative_dates() {
    check("今年以来，去年12月1日，明年3月", &["今年 2024", "去年12月1日 2023-12-01", "明年3月 2025-03"]);
    check("昨日，明晚8时，上月15日", &["昨日 2024-09-19", "明晚8时 2024-09-21T20:00", "上月15日 2024-08-15"]);
    check("9月10日举行，当晚，次日", &["9月10日 2024-09-10", "当晚 2024-09-10", "次日 2024-09-11"]);
    check(
        "9月10日上午9时30分，下午3点半",
        &["9月10日上午9时30分 2024-09-10T09:30", "下午3点半 2024-09-10T15:30"],
    );
    check("本周三，上周五", &["本周三 2024-09-18", "上周五 2024-09-13"]);
    check("即日起报名", &["即日起 2024-09-20/.."]);
    check("1949年10月，次年，同年", &["1949年10月 1949-10", "次年 1950", "同年 1950"]);
    check("10月当月，8月份", &["10月 2024-10", "当月 2024-10", "8月份 2024-08"]);
}

#[test]
fn lunar_dates_feasts_and_plans() {
    check_on("2023-01-23", "农历除夕，正月初一", &["农历除夕 2023-01-21", "正月初一 2023-01-22"]);
    check_on(
        "2023-01-23",
        "大年三十下午3时许，大年初三",
        &["大年三十下午3时许 2023-01-21T15:00", "大年初三 2023-01-24"],
    );
    check_on(
        "2023-01-23",
        "“今天是大年三十，”他说，今天很忙",
        &["今天 2023-01-21", "大年三十 2023-01-21", "今天 2023-01-21"],
    );
    check_on(
        "2023-02-17",
        "二月二，农历二月二，腊月二十三",
        &["二月二 2023-02-21", "农历二月二 2023-02-21", "腊月二十三 2023-01-14"],
    );
    check_on("2023-02-17", "每年农历二月二都要举行", &["每年农历二月二 ?"]);
    check_on(
        "2023-01-23",
        "春节期间，春节假期第一天",
        &["春节期间 2023-01-21/2023-01-27", "春节假期第一天 2023-01-21"],
    );
    check_on("2023-02-17", "春运期间", &["春运期间 2023-01-07/2023-02-15"]);
    check(
        "国庆假期，中秋假期，今年中秋节",
        &["国庆假期 2024-10-01/2024-10-07", "中秋假期 2024-09-15/2024-09-17", "今年中秋节 2024-09-17"],
    );
    check(
        "“十四五”期间，“八五”计划，“十四五”期末",
        &["“十四五”期间 2021/2025", "“八五” 1991/1995", "“十四五”期末 2025-12-31"],
    );
}

#[test]
fn words_that_only_look_like_dates() {
    for text in [
        "目前、近日、如今、以前、日前",
        "如今年轻人，光明年代，过去年代，网上年货",
        "首次月球采样，中方愿同日方合作，基本周期",
        "美好的明天，在互联网时代的今天",
        "连续7日，3日内办结，第3日，5日游",
        "拥有2000年历史的古城，距今2000年",
        "“三管三必须”，二十大，十九届六中全会，“90后”",
        "三月的春风，4号机组，生日快乐",
        "电话13834643601，订单366单，1.2亿元",
        "春节是中华民族的传统节日，春节联欢晚会",
    ] {
        check(text, &[]);
    }
}

#[test]
fn without_a_date_of_the_page() {
    let layout = parse(&Page::new("1.txt", "3月28日召开，今年，2022年".to_owned()), &Manifest::default());
    let found: Vec<Option<String>> =
        resolve(&layout, &mentions(&layout), None).into_iter().map(|fact| fact.edtf).collect();
    assert_eq!(found, [None, None, Some("2022".to_owned())]);
}

proptest! {
    #[test]
    fn any_text_is_read(text in "([0-9〇一二三十正腊初]|年|月|日|时|至|-|—|今|去|当|每|周|第|春节|除夕|农历|起|。|“|”|\\PC){0,60}", day in "(2023-0[1-9]-1[0-9]|2023-02-11/\\.\\.|2022-12-31/2023-01-01|199X)") {
        let layout = parse(&Page::new("1.txt", text.clone()), &Manifest::default());
        let page = PageDate { edtf: day, inferred: false, evidence: vec![1] };
        let length = text.chars().count() as u32;
        let mut last = (0, 0);
        for fact in find(&layout, Some(&page)).into_iter().chain(None) {
            prop_assert!(fact.span.start < fact.span.end && fact.span.end <= length);
            prop_assert!((fact.span.passage, fact.span.start) >= last);
            last = (fact.span.passage, fact.span.end);
        }
        prop_assert!(find(&layout, None).len() <= text.chars().count());
    }
}
