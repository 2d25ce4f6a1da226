//! Text to articles: lines are looked at, arranged, put together and described.

use super::article::{Layout, Role};
use super::manifest::Manifest;
use super::page::Page;
use super::{arrange, continuation, corrections, damage, describe, join, line, stitch};

/// Parses the pages of a corpus, applies the readers' corrections and pairs the continuations between the pages.
#[must_use]
pub fn parse_all(pages: &[Page], manifest: &Manifest) -> Vec<Layout> {
    let mut layouts: Vec<Layout> = pages.iter().map(|page| parse_corrected(page, manifest)).collect();
    pair(pages, &mut layouts);
    layouts
}

/// Pairs the continuations between the pages of a corpus, which have been parsed apart.
pub fn pair(pages: &[Page], layouts: &mut [Layout]) {
    continuation::pair(pages, layouts);
}

/// Parses a page and applies the readers' corrections.
#[must_use]
pub fn parse_corrected(page: &Page, manifest: &Manifest) -> Layout {
    let mut layout = parse(page, manifest);
    for correction in manifest.corrections.iter().filter(|correction| correction.page == page.id) {
        // Those without effect are reported where they are read.
        let _ = corrections::apply(&mut layout, correction.line, &correction.change);
    }
    layout
}

/// Parses a page: every line that is not blank comes to lie in exactly one article and in the passages of that
/// article. Never fails: what cannot be told is a guess, with its reasons.
///
/// Linear in the text; memory about three times the text.
#[must_use]
pub fn parse(page: &Page, manifest: &Manifest) -> Layout {
    let printed = page.lines();
    let lines = line::read(&printed, &manifest.columns);
    let placed = arrange::arrange(&lines);
    let stretches = join::stretches(&lines, &placed);
    let mut roles = vec![Role::Blank; printed.len()];
    let mut articles = Vec::with_capacity(stretches.len());
    let mut passages = Vec::new();
    let mut breaks = Vec::new();
    for (stretch, number) in stretches.iter().zip(0..) {
        articles.push(describe::describe(stretch, &lines, &placed, &mut roles));
        let (stitched, broken) = stitch::passages(stretch, number, &lines, &printed, &roles);
        passages.extend(stitched);
        breaks.extend(broken);
    }
    describe::spread_sections(&mut articles);
    passages.sort_by_key(|passage| passage.pieces.first().map(|piece| (piece.line, piece.chars.start)));
    let defects = damage::findings(&printed, &lines, &placed, &articles, &breaks);
    Layout { roles, articles, passages, defects }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use expect_test::{Expect, expect};
    use proptest::prelude::*;

    use super::*;
    use crate::corpus::article::ArticleKind;

    #[track_caller]
    fn check(text: &str, expected: &Expect) {
        let layout = parse(&Page::new("1.txt", text.into()), &Manifest::default());
        let mut drawn = String::new();
        for article in &layout.articles {
            let title = article.title.as_ref().map_or("–", |title| &*title.text);
            let names: Vec<&str> =
                article.bylines.iter().flat_map(|b| &b.names).map(String::as_str).collect();
            let section = article.section.as_ref().map_or("–", |section| &*section.text);
            let _ = writeln!(
                drawn,
                "{:?} {title} {:?} {} {section}",
                article.spans,
                article.kind,
                names.join("+")
            );
        }
        for passage in layout.passages.iter().filter(|passage| passage.pieces.len() > 1) {
            let _ = writeln!(drawn, "stitched {}", passage.text);
        }
        expected.assert_eq(&drawn);
    }

    #[test]
    fn leads_and_closing_names() {
        check(
            "北城举办书展\n\n新华社北城3月4日电（记者张明、李小红）记者从市文化局获悉，第三届书展4日开幕，共有五百家出版单位参加。\n\n书展为期五天。\n\n全市春耕备耕有序推进\n\n本报讯 连日来，各县抢抓农时，备足农资，确保春耕生产顺利进行，为全年丰收打下基础。（本报记者 王 强）",
            &expect![[r#"
                [(1, 5)] 北城举办书展 News 张明+李小红 –
                [(7, 9)] 全市春耕备耕有序推进 News 王强 –
                stitched 本报讯 连日来，各县抢抓农时，备足农资，确保春耕生产顺利进行，为全年丰收打下基础。（本报记者 王强）
            "#]],
        );
    }

    #[test]
    fn bylines_below_headlines_and_labels_above() {
        check(
            "【民生视点】\n\n## 老旧小区装上了电梯\n\n■本报记者 陈大山 通讯员 赵敏\n\n“以前上下楼要歇三回，现在一分钟到家。”家住城南的刘阿姨说起新装的电梯，笑得合不拢嘴。\n\n### 资金怎么来\n\n据介绍，加装电梯的费用由政府补贴一半，其余由住户分摊。\n\n## 让好政策落到实处\n\n□周文\n\n政策好不好，群众说了算。把好事办好，要多听居民的意见，少拍脑袋。",
            &expect![[r#"
                [(1, 11)] 老旧小区装上了电梯 News 陈大山+赵敏 【民生视点】
                [(13, 17)] 让好政策落到实处 News 周文 –
            "#]],
        );
    }

    #[test]
    fn a_photograph_inside_an_article() {
        check(
            "城东建成三座公园\n\n本报讯（记者 李静）城东新区三座公园昨日建成开放，市民又多了休闲好去处。公园占地面积共计二百余亩，种植了各类\n\n图为市民在公园里散步。 张伟 摄\n\n树木花草三十余种，配有步道、健身器材和儿童游乐设施，预计每天接待游客两千人次。",
            &expect![[r#"
                [(1, 3), (7, 7)] 城东建成三座公园 News 李静 –
                [(5, 5)] – Photo  –
                stitched 本报讯（记者 李静）城东新区三座公园昨日建成开放，市民又多了休闲好去处。公园占地面积共计二百余亩，种植了各类树木花草三十余种，配有步道、健身器材和儿童游乐设施，预计每天接待游客两千人次。
            "#]],
        );
    }

    #[test]
    fn notices_and_round_ups() {
        check(
            "简讯\n\n城关镇：为困难户送去米面油，把温暖送到群众心坎上，受到一致好评。\n\n河西乡：组织志愿者清理河道垃圾三十余吨，河道面貌焕然一新。\n\n遗失声明\n\n王某遗失身份证一张，声明作废，特此登报。联系电话：0351-1234567。",
            &expect![[r#"
                [(1, 5)] – Fragment  简讯
                [(7, 9)] 遗失声明 Notice  –
            "#]],
        );
    }

    proptest! {
        #[test]
        fn every_line_is_in_one_article_and_its_characters_in_one_passage(
            lines in prop::collection::vec(
                prop::sample::select(vec![
                    "", "", "# 城市的春天", "城市的春天来了", "本报讯（记者 李明）昨天，天气转暖，市民纷纷出游赏花，各大公园人头攒动。",
                    "昨天，天气转暖，市民纷纷出游赏花，各大公园人头攒动，花卉市场也热闹起来，到处是一派生机勃勃的景", "象，记者在现场看到，孩子们在放风筝。（刘 涛）",
                    "记者 司 勇", "（上接第1版）", "(下转第3版)", "时评", "图为公园。", "张三 摄", "a", "，", "（", "#", "声明 扫码 下载 客户端。",
                ]),
                0..30,
            ),
            loose in "[甲乙。， \n#（）“”]{0,80}",
        ) {
            let text = format!("{}\n{loose}", lines.join("\n"));
            let page = Page::new("1.txt", text);
            let layout = parse(&page, &Manifest::default());
            let printed = page.lines();
            let mut covered = vec![0; printed.len()];
            for article in &layout.articles {
                prop_assert!(article.spans.iter().all(|span| span.0 <= span.1));
                prop_assert!(article.spans.windows(2).all(|two| two[0].1 < two[1].0));
                for &(first, last) in &article.spans {
                    for line in first..=last {
                        covered[line as usize - 1] += 1;
                    }
                }
            }
            let mut seen = vec![0u32; printed.len()];
            for passage in &layout.passages {
                let mut joined = String::new();
                for piece in &passage.pieces {
                    let cut: String = printed[piece.line as usize - 1]
                        .chars().skip(piece.chars.start as usize).take(piece.chars.len()).collect();
                    joined.push_str(&cut);
                    seen[piece.line as usize - 1] += cut.chars().filter(|c| !c.is_whitespace()).count() as u32;
                }
                prop_assert_eq!(&joined, &passage.text);
            }
            for (at, line) in printed.iter().enumerate() {
                if !line.trim().is_empty() {
                    prop_assert_eq!(covered[at], 1, "line {}", at + 1);
                    prop_assert_eq!(seen[at], line.chars().filter(|c| !c.is_whitespace()).count() as u32);
                    prop_assert!(layout.roles[at] != Role::Blank);
                }
            }
            prop_assert!(layout.articles.windows(2).all(|two| two[0].first_line() < two[1].first_line()));
            prop_assert!(layout.articles.iter().all(|a| a.kind != ArticleKind::Photo || !a.captions.is_empty()));
        }
    }
}
