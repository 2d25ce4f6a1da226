//! 下转第2版 and 上接第1版: the two halves of an article that lies on two pages.

use std::collections::HashSet;

use super::article::{Article, Direction, Layout};
use super::page::Page;
use super::signature::is_han;

/// Share of the shorter headline's pairs of characters that both halves' headlines have, or else share of those of
/// the second half's first words that the first half has.
const ALIKE: f32 = 0.4;

/// Pairs the halves whose pages are of one day and whose headlines are alike. A half without a partner in the corpus
/// stays without one.
///
/// Pages are of one day where their manifest dates are the same; without dates only where their ids differ in a last
/// number alone (`2023-02-17_03`), which is then the page's number and has to be the one printed.
pub(super) fn pair(pages: &[Page], layouts: &mut [Layout]) {
    let halves = |direction: Direction, layouts: &[Layout]| -> Vec<(usize, usize, usize)> {
        let mut found = Vec::new();
        for (page, layout) in layouts.iter().enumerate() {
            for (at, article) in layout.articles.iter().enumerate() {
                let marks = article.continued.iter().enumerate();
                found.extend(
                    marks.filter(|(_, mark)| mark.direction == direction).map(|(i, _)| (page, at, i)),
                );
            }
        }
        found
    };
    let firsts = halves(Direction::To, layouts);
    let seconds = halves(Direction::From, layouts);
    let mut taken = vec![false; seconds.len()];
    for &(page, at, mark) in &firsts {
        let first = &layouts[page].articles[at];
        let best = seconds
            .iter()
            .enumerate()
            .filter(|&(i, &(other, other_at, other_mark))| {
                let second = &layouts[other].articles[other_at];
                !taken[i]
                    && other != page
                    && one_day(&pages[page], &pages[other])
                    && printed_number(&pages[other], first.continued[mark].page)
                    && printed_number(&pages[page], second.continued[other_mark].page)
            })
            .map(|(i, &(other, other_at, _))| (i, likeness(&layouts[page], first, &layouts[other], other_at)))
            .filter(|&(_, alike)| alike >= ALIKE)
            .max_by(|a, b| a.1.total_cmp(&b.1));
        let Some((i, _)) = best else { continue };
        taken[i] = true;
        let (other, other_at, other_mark) = seconds[i];
        let here = (pages[page].id.clone(), first.first_line());
        let there = (pages[other].id.clone(), layouts[other].articles[other_at].first_line());
        layouts[page].articles[at].continued[mark].other = Some(there);
        layouts[other].articles[other_at].continued[other_mark].other = Some(here);
    }
}

fn one_day(a: &Page, b: &Page) -> bool {
    match (&a.date, &b.date) {
        (Some(a), Some(b)) => a.edtf == b.edtf,
        _ => match (numbered(&a.id), numbered(&b.id)) {
            (Some((a, _)), Some((b, _))) => a == b,
            _ => false,
        },
    }
}

/// The page may bear this number: its id ends in it, or in none.
fn printed_number(page: &Page, number: u32) -> bool {
    numbered(&page.id).is_none_or(|(_, own)| own == number)
}

/// An id such as `2023-02-17_03` or `20230217-A3`: the day, and the number of the page.
fn numbered(id: &str) -> Option<(&str, u32)> {
    let (day, number) = id.rsplit_once(['_', '-'])?;
    let number = number.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    (day.len() >= 8 && number.len() <= 2).then(|| Some((day, number.parse().ok()?)))?
}

fn likeness(first_page: &Layout, first: &Article, second_page: &Layout, second: usize) -> f32 {
    let other = &second_page.articles[second];
    match (&first.title, &other.title) {
        (Some(a), Some(b)) => share(&pairs(&a.text), &pairs(&b.text)),
        _ => {
            let text = |layout: &Layout, article: &Article, most: usize| {
                let passages = layout.passages.iter().filter(|passage| {
                    passage.pieces.first().is_some_and(|piece| {
                        article.spans.iter().any(|&(first, last)| (first..=last).contains(&piece.line))
                    })
                });
                passages.flat_map(|passage| pairs_in(&passage.text)).take(most).collect::<HashSet<_>>()
            };
            share(&text(first_page, first, 4000), &text(second_page, other, 200))
        }
    }
}

fn pairs(text: &str) -> HashSet<(char, char)> {
    pairs_in(text).collect()
}

/// In the order of the text, so that the first of them are always the same ones.
fn pairs_in(text: &str) -> impl Iterator<Item = (char, char)> {
    text.chars().zip(text.chars().skip(1)).filter(|&(a, b)| is_han(a) && is_han(b))
}

fn share(a: &HashSet<(char, char)>, b: &HashSet<(char, char)>) -> f32 {
    let common = a.intersection(b).count();
    common as f32 / a.len().min(b.len()).max(1) as f32
}

#[cfg(test)]
mod tests {
    use super::super::manifest::Manifest;
    use super::super::parse::parse_all;
    use super::*;

    #[test]
    fn halves_of_one_day_are_paired() {
        let first =
            "城东新区建设三座公园\n\n本报讯 城东新区昨日开工建设三座公园，占地二百亩。\n\n（下转第2版）";
        let second =
            "城东新区建设公园\n\n（上接第1版）公园建成后每天接待游客两千人次，将成为市民休闲好去处。\n";
        let page = |file: &str, text: &str| Page::new(file, text.into());
        let pages = [
            page("2023-02-17-01.txt", first),
            page("2023-02-17-02.txt", second),
            page("2023-02-18-02.txt", second),
        ];
        let layouts = parse_all(&pages, &Manifest::default());
        let other = |page: usize| layouts[page].articles[0].continued[0].other.clone();
        assert_eq!(other(0), Some(("2023-02-17-02".into(), 1)));
        assert_eq!(other(1), Some(("2023-02-17-01".into(), 1)));
        assert_eq!(other(2), None);
    }
}
