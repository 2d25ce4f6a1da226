//! Which lines look like headlines: for typography and the list of pages only. What an article is, and what its
//! title, is not decided here.

/// The most characters of a line that looks like a headline without being marked as one.
const MAX_UNMARKED: usize = 34;
/// The fewest, so that a stray word is none.
const MIN_UNMARKED: usize = 4;

/// The most where a comma stands in it: a longer one is a paragraph that a column break cut off.
const MAX_WITH_COMMA: usize = 20;

/// Marks that end running text.
const END_MARKS: &str = "。！？；：，、…!?;:,";

/// Words with which a short line tells who wrote or photographed, or where it goes on.
const BYLINES: [&str; 6] = ["记者", "通讯员", "作者", "上接", "下转", "据新华社"];

/// Whether a line looks like a headline: it is marked with `#`, or it is short, ends without a mark of running
/// text, and is neither a byline nor wholly in brackets.
///
/// `columns` are the names of the paper's columns, which are labels even where they are marked.
#[must_use]
pub fn is_headline(line: &str, columns: &[String]) -> bool {
    let text = strip_mark(line).trim();
    if text.is_empty() || columns.iter().any(|column| column == text) {
        return false;
    }
    if text.len() < line.trim().len() {
        return true;
    }
    let length = text.chars().count();
    let credit = text.ends_with('摄') || text.ends_with("供图");
    let bracketed = text.starts_with(['(', '（', '-', '—']) && text.ends_with([')', '）', '-', '—']);
    // Names by themselves (马艺菊, 高美科 李建军) are a byline.
    let parts: Vec<usize> = text.split([' ', '\u{3000}', '、']).map(|part| part.chars().count()).collect();
    let names = length <= 3 || parts.len() > 1 && length <= 14 && parts.iter().all(|&n| n <= 4);
    let longest = if text.contains(['，', ',']) { MAX_WITH_COMMA } else { MAX_UNMARKED };
    (MIN_UNMARKED..=longest).contains(&length)
        && !text.ends_with(|c| END_MARKS.contains(c))
        && !text.contains('。')
        && !BYLINES.iter().any(|byline| text.starts_with(byline) || text.starts_with(&format!("({byline}")))
        && !credit
        && !bracketed
        && !names
}

/// The line without the `#` marks and the blanks after them.
#[must_use]
pub fn strip_mark(line: &str) -> &str {
    let unmarked = line.trim_start_matches('#');
    if unmarked.len() < line.len() && unmarked.starts_with([' ', '\u{3000}']) {
        unmarked.trim_start()
    } else {
        line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: bool) {
        assert_eq!(is_headline(line, &["新春走基层".to_owned()]), expected, "{line}");
    }

    #[test]
    fn headlines_and_what_only_looks_like_them() {
        check("## 外卖箱里的“年夜饭”", true);
        check("市政府党组召开会议", true);
        check("看璀璨焰火 逛古城灯展", true);
        check("药品“团购”不少于600种", true);
        check("## 新春走基层", false);
        check("记者 袁剑锋 通讯员 杨润德 崔莉霞", false);
        check("王韵菲 王晨曦 摄", false);
        check("高美科 李建军", false);
        check("马艺菊", false);
        check("寻亲启事", true);
        check("稳中向好，经济总量实现新突破", true);
        check("民俗文化系列活动拉开帷幕后,晋源区政府广场将上演丰富的民俗文化", false);
        check("(下转第2版)", false);
        check("会议还研究了其他事项。", false);
        check("得超3000元的补贴、奖励。家住山西省吕梁市文水县的石啸杰已经有四五个春节没回家了。", false);
        check("", false);
    }
}
