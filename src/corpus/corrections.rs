//! What a reader has corrected: a patch over parsed pages, never an edit of the text.
//!
//! One correction a line, in the order in which they are applied; `#` begins a remark:
//!
//! ```text
//! split 000:39                 # an article begins at this line
//! merge 000:41                 # the article of this line goes on from the one before it
//! title 001:21 市政府党组召开会议
//! dismiss 000:17 date 除夕      # this is no date
//! ```

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::article::{Article, Cited, Evidence, Layout, Reason, Role};
use super::manifest::Manifest;
use super::page::Page;
use super::passage::Passage;

/// The words that name a kind of fact in `dismiss`.
pub const FACT_WORDS: [&str; 7] =
    ["date", "quantity", "person", "place", "organisation", "office", "contact"];

/// How sure a boundary is that the reader has set, in natural logarithm units.
const READER_IS_SURE: f32 = 9.0;

/// One correction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// Id of the page.
    pub page: String,
    /// Line, from 1.
    pub line: u32,
    /// What is changed there.
    pub change: Change,
}

/// What is changed at a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// An article begins here.
    Split,
    /// The article of this line is the same as the one before it.
    Merge,
    /// The article of this line has this title.
    Title(String),
    /// A fact that is none: its kind (one of [`FACT_WORDS`]) and its printed characters.
    Dismiss {
        /// Kind.
        kind: &'static str,
        /// Printed characters, as the fact shows them.
        text: String,
    },
}

/// Why a line of a patch has no effect. The line stays in the patch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error, Serialize, Deserialize)]
pub enum Refusal {
    /// It is no correction.
    #[error(
        "is no correction; write `split 000:39`, `merge 000:41`, `title 000:21 TITLE` or `dismiss 000:17 KIND TEXT`"
    )]
    Form,
    /// There is no such page in the corpus.
    #[error("names a page that is not in the corpus; check the part before the colon")]
    NoSuchPage,
    /// The page has no such line, or the line is blank.
    #[error("names a line that the page does not have or that is blank; check the number after the colon")]
    NoSuchLine,
    /// The line is the first of an article.
    #[error("splits where an article begins already; leave it out")]
    BeginsAlready,
    /// There is no article before.
    #[error("merges the first article of the page, which has none before it; leave it out")]
    NothingBefore,
}

impl fmt::Display for Correction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Correction { page, line, change } = self;
        match change {
            Change::Split => write!(f, "split {page}:{line}"),
            Change::Merge => write!(f, "merge {page}:{line}"),
            Change::Title(text) => write!(f, "title {page}:{line} {text}"),
            Change::Dismiss { kind, text } => write!(f, "dismiss {page}:{line} {kind} {text}"),
        }
    }
}

/// The corrections of a patch, each with the number of its line in the patch (from 1), and the lines that are none.
/// Blank lines and remarks are passed over.
#[must_use]
pub fn parse(text: &str) -> (Vec<(u32, Correction)>, Vec<u32>) {
    let (mut found, mut odd) = (Vec::new(), Vec::new());
    for (line, number) in text.lines().zip(1..) {
        let line = line.trim_start_matches('\u{feff}').trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        match parse_line(line) {
            Some(correction) => found.push((number, correction)),
            None => odd.push(number),
        }
    }
    (found, odd)
}

fn parse_line(line: &str) -> Option<Correction> {
    let (word, rest) = line.split_once(char::is_whitespace)?;
    let (place, text) = rest.trim_start().split_once(char::is_whitespace).unwrap_or((rest.trim_start(), ""));
    // A remark stands apart; a # within a title is a character.
    let text = text.split_once(" # ").map_or(text, |(text, _)| text).trim();
    let (page, number) = place.rsplit_once(':')?;
    let number: u32 = number.parse().ok().filter(|&number| number > 0)?;
    let bare = text.is_empty() || text.starts_with('#');
    let change = match word {
        "split" if bare => Change::Split,
        "merge" if bare => Change::Merge,
        "title" if !text.is_empty() => Change::Title(text.to_owned()),
        "dismiss" => {
            let (kind, text) = text.split_once(char::is_whitespace)?;
            let kind = FACT_WORDS.into_iter().find(|known| *known == kind)?;
            Change::Dismiss { kind, text: text.trim().to_owned() }
        }
        _ => return None,
    };
    (!page.is_empty()).then(|| Correction { page: page.to_owned(), line: number, change })
}

/// Applies one correction to the layout of its page; dismissed facts are not in the layout. Linear in the page.
///
/// Whatever is applied, every line that is not blank stays in exactly one article and every character in one passage.
///
/// # Errors
/// [`Refusal`] where it has no effect; the layout is then as it was.
pub fn apply(layout: &mut Layout, line: u32, change: &Change) -> Result<(), Refusal> {
    let role = (line as usize).checked_sub(1).and_then(|at| layout.roles.get(at)).copied();
    if role.is_none_or(|role| role == Role::Blank) {
        return Err(Refusal::NoSuchLine);
    }
    let holds = |article: &Article| article.spans.iter().any(|span| span.0 <= line && line <= span.1);
    let at = layout.articles.iter().position(holds).ok_or(Refusal::NoSuchLine)?;
    match change {
        Change::Split if layout.articles[at].first_line() == line => return Err(Refusal::BeginsAlready),
        Change::Split => split(layout, at, line),
        Change::Merge if at == 0 => return Err(Refusal::NothingBefore),
        Change::Merge => merge(layout, at),
        Change::Title(text) => {
            let article = &mut layout.articles[at];
            let line = article.title.as_ref().map_or(article.first_line(), |title| title.line);
            article.title = Some(Cited { line, text: text.clone() });
        }
        Change::Dismiss { .. } => {}
    }
    assign_passages(layout);
    Ok(())
}

/// The corrections of a patch that have no effect on pages parsed with this manifest, by their lines in the patch.
/// Parses every page that is corrected.
#[must_use]
pub fn refused(pages: &[Page], manifest: &Manifest, patch: &[(u32, Correction)]) -> Vec<(u32, Refusal)> {
    let mut layouts: BTreeMap<&str, Layout> = BTreeMap::new();
    let mut refused = Vec::new();
    for (number, Correction { page: id, line, change }) in patch {
        let done = pages.iter().find(|page| page.id == *id).ok_or(Refusal::NoSuchPage).and_then(|page| {
            let layout = layouts.entry(id).or_insert_with(|| super::parse::parse(page, manifest));
            apply(layout, *line, change)
        });
        refused.extend(done.err().map(|why| (*number, why)));
    }
    refused
}

/// The lines from `line` on become an article of their own. Every part goes where its line goes.
fn split(layout: &mut Layout, at: usize, line: u32) {
    let article = &mut layout.articles[at];
    let (mut before, mut after) = (Vec::new(), Vec::new());
    for &(first, last) in &article.spans {
        if last < line {
            before.push((first, last));
        } else if first >= line {
            after.push((first, last));
        } else {
            let blank = |number: &u32| layout.roles.get(*number as usize - 1) != Some(&Role::Blank);
            before.push((first, (first..line).rev().find(blank).unwrap_or(first)));
            after.push((line, last));
        }
    }
    article.spans = before;
    let cited = |list: &mut Vec<Cited>| list.extract_if(.., |cited| cited.line >= line).collect::<Vec<_>>();
    let mut new = Article {
        spans: after,
        title: article.title.take_if(|title| title.line >= line),
        title_lines: article.title_lines.extract_if(.., |number| *number >= line).collect(),
        kickers: cited(&mut article.kickers),
        subtitles: cited(&mut article.subtitles),
        subheads: cited(&mut article.subheads),
        kind: article.kind,
        section: article.section.take_if(|section| section.line >= line),
        dateline: article.dateline.take_if(|dateline| dateline.line >= line),
        source: article.source.take_if(|source| source.line >= line),
        bylines: article.bylines.extract_if(.., |byline| byline.line >= line).collect(),
        captions: article.captions.extract_if(.., |caption| caption.line >= line).collect(),
        continued: article.continued.extract_if(.., |mark| mark.line >= line).collect(),
        reasons: vec![Reason { evidence: Evidence::Reader, weight: READER_IS_SURE }],
    };
    // A headline inside the article that now begins one is its title.
    if new.title.is_none()
        && let Some(subhead) = new.subheads.iter().position(|subhead| subhead.line == line)
    {
        new.title = Some(new.subheads.remove(subhead));
        new.title_lines = vec![line];
        layout.roles[line as usize - 1] = Role::Title;
    }
    let place = layout.articles.partition_point(|article| article.first_line() < line);
    layout.articles.insert(place, new);
    let mut cut = Vec::new();
    for passage in &mut layout.passages {
        if passage.article as usize == at {
            cut.extend(cut_passage(passage, line));
        }
    }
    // Put where they belong one by one: a sort for each type of thing takes many bytes of program.
    for passage in cut {
        let begin = |passage: &Passage| passage.pieces.first().map(|piece| (piece.line, piece.chars.start));
        let place = layout.passages.partition_point(|other| begin(other) <= begin(&passage));
        layout.passages.insert(place, passage);
    }
}

/// Takes from a passage what stands at `line` or later, where it begins before.
fn cut_passage(passage: &mut Passage, line: u32) -> Option<Passage> {
    let kept = passage.pieces.iter().position(|piece| piece.line >= line).filter(|&kept| kept > 0)?;
    let characters: u32 =
        passage.pieces[..kept].iter().map(|piece| piece.chars.end - piece.chars.start).sum();
    let byte = passage.text.char_indices().nth(characters as usize).map_or(passage.text.len(), |(at, _)| at);
    Some(Passage { pieces: passage.pieces.split_off(kept), text: passage.text.split_off(byte), ..*passage })
}

/// The article goes on from the one before it, whose title stays; its own becomes a headline inside.
fn merge(layout: &mut Layout, at: usize) {
    let mut second = layout.articles.remove(at);
    let Some(first) = layout.articles.get_mut(at - 1) else { return };
    first.spans.append(&mut second.spans);
    first.spans.sort_unstable();
    let blank = |number: u32| layout.roles.get(number as usize - 1) == Some(&Role::Blank);
    first.spans.dedup_by(|next, last| {
        let joined = (last.1 + 1..next.0).all(blank);
        if joined {
            last.1 = last.1.max(next.1);
        }
        joined
    });
    match (&first.title, second.title) {
        (Some(_), Some(title)) => {
            for &line in &second.title_lines {
                layout.roles[line as usize - 1] = Role::Subhead;
            }
            second.subheads.insert(0, title);
        }
        (None, Some(title)) => {
            first.title = Some(title);
            first.title_lines = second.title_lines;
        }
        (_, None) => {}
    }
    first.kickers.append(&mut second.kickers);
    first.subtitles.append(&mut second.subtitles);
    for subhead in second.subheads.drain(..) {
        let place = first.subheads.partition_point(|other| other.line <= subhead.line);
        first.subheads.insert(place, subhead);
    }
    first.bylines.append(&mut second.bylines);
    first.captions.append(&mut second.captions);
    first.continued.append(&mut second.continued);
    first.section = first.section.take().or(second.section);
    first.dateline = first.dateline.take().or(second.dateline);
    first.source = first.source.take().or(second.source);
}

/// A passage belongs to the article that holds its first line.
fn assign_passages(layout: &mut Layout) {
    let mut owners = vec![0u32; layout.roles.len() + 1];
    for (article, number) in layout.articles.iter().zip(0..) {
        for &(first, last) in &article.spans {
            if let Some(lines) = owners.get_mut(first as usize..=last as usize) {
                lines.fill(number);
            }
        }
    }
    for passage in &mut layout.passages {
        let line = passage.pieces.first().map_or(0, |piece| piece.line);
        passage.article = owners.get(line as usize).copied().unwrap_or_default();
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::article::ArticleKind;
    use super::super::passage::Piece;
    use super::*;

    #[test]
    fn one_line_one_correction() {
        let text = "\u{feff}# mine\nsplit 000:39\n\nmerge 报:41  # same report\ntitle 001:21 市政府 党组#1 召开会议\n\
                    dismiss 000:17 date 除夕\nsplit 39\ndismiss 000:17 mood 除夕\ntitle 001:21\nsplit 0:0\nsplit 1:2 x";
        let (found, odd) = parse(text);
        let said: Vec<(u32, String)> = found.iter().map(|(line, c)| (*line, c.to_string())).collect();
        assert_eq!(
            said,
            [
                (2, "split 000:39".into()),
                (4, "merge 报:41".into()),
                (5, "title 001:21 市政府 党组#1 召开会议".into()),
                (6, "dismiss 000:17 date 除夕".to_owned()),
            ]
        );
        assert_eq!(odd, [7, 8, 9, 10, 11]);
    }

    /// Every `#` begins an article with its title, so that the tests know what they correct.
    fn layout(text: &str) -> Layout {
        let mut layout = Layout::default();
        for (line, number) in text.lines().zip(1..) {
            let title = line.strip_prefix("# ");
            let role = match title {
                _ if line.trim().is_empty() => Role::Blank,
                Some(_) => Role::Title,
                None => Role::Body,
            };
            layout.roles.push(role);
            if role == Role::Blank {
                continue;
            }
            if title.is_some() || layout.articles.is_empty() {
                layout.articles.push(Article {
                    spans: vec![(number, number)],
                    title: title.map(|title| Cited { line: number, text: title.to_owned() }),
                    title_lines: title.map(|_| number).into_iter().collect(),
                    kickers: Vec::new(),
                    subtitles: Vec::new(),
                    subheads: Vec::new(),
                    kind: ArticleKind::News,
                    section: None,
                    dateline: None,
                    source: None,
                    bylines: Vec::new(),
                    captions: Vec::new(),
                    continued: Vec::new(),
                    reasons: Vec::new(),
                });
            }
            let article = layout.articles.len() as u32 - 1;
            layout.articles[article as usize].spans[0].1 = number;
            let pieces = vec![Piece { line: number, chars: 0..line.chars().count() as u32 }];
            layout.passages.push(Passage { pieces, text: line.to_owned(), role, article });
        }
        layout
    }

    fn titles(layout: &Layout) -> Vec<&str> {
        layout.articles.iter().map(|a| a.title.as_ref().map_or("", |title| &title.text)).collect()
    }

    #[test]
    fn split_merge_title() {
        let mut page = layout(
            "# 一\n\n正文甲，是一句完整的话。\n# 二\n正文乙，是一句完整的话。\n正文丙，是一句完整的话。",
        );
        assert_eq!(apply(&mut page, 4, &Change::Merge), Ok(()));
        assert_eq!((titles(&page), page.articles[0].spans.clone()), (vec!["一"], vec![(1, 6)]));
        assert_eq!(page.articles[0].subheads[0].text, "二");
        assert_eq!(apply(&mut page, 4, &Change::Split), Ok(()));
        assert_eq!(titles(&page), ["一", "二"]);
        assert_eq!(apply(&mut page, 6, &Change::Split), Ok(()));
        assert_eq!(apply(&mut page, 6, &Change::Title("三".into())), Ok(()));
        assert_eq!(titles(&page), ["一", "二", "三"]);
        assert_eq!(page.passages.last().map(|passage| passage.article), Some(2));
        for (line, change, refusal) in [
            (6, Change::Split, Refusal::BeginsAlready),
            (1, Change::Merge, Refusal::NothingBefore),
            (2, Change::Split, Refusal::NoSuchLine),
            (99, Change::Merge, Refusal::NoSuchLine),
        ] {
            let before = page.clone();
            assert_eq!(apply(&mut page, line, &change), Err(refusal));
            assert_eq!(page, before);
        }
    }

    #[test]
    fn a_stitched_passage_is_cut_where_the_article_is() {
        let mut page = layout("甲乙\n丙丁。");
        let second = page.passages.remove(1);
        page.passages[0].pieces.extend(second.pieces);
        page.passages[0].text.push_str("丙丁。");
        assert_eq!(apply(&mut page, 2, &Change::Split), Ok(()));
        let shown: Vec<_> = page.passages.iter().map(|p| (&*p.text, p.article)).collect();
        assert_eq!(shown, [("甲乙", 0), ("丙丁。", 1)]);
    }

    proptest! {
        #[test]
        fn nothing_is_lost(
            text in "((# )?[一二三。]{0,12}\n){0,12}",
            changes in prop::collection::vec((1u32..14, 0usize..3), 0..12),
        ) {
            let mut page = layout(&text);
            let characters: usize = page.passages.iter().map(|passage| passage.text.chars().count()).sum();
            for (line, change) in changes {
                let change = [Change::Split, Change::Merge, Change::Title("题".into())][change].clone();
                let _ = apply(&mut page, line, &change);
            }
            for (role, line) in page.roles.iter().zip(1..) {
                let holds = |a: &&Article| a.spans.iter().any(|span| span.0 <= line && line <= span.1);
                let owners = page.articles.iter().filter(holds).count();
                prop_assert!(*role == Role::Blank || owners == 1, "line {} is in {} articles", line, owners);
            }
            prop_assert!(page.articles.is_sorted_by_key(Article::first_line));
            prop_assert!(page.articles.iter().all(|article| article.spans.is_sorted()));
            let after: usize = page.passages.iter().map(|passage| passage.text.chars().count()).sum();
            prop_assert_eq!(after, characters);
            for passage in &page.passages {
                let long: u32 = passage.pieces.iter().map(|piece| piece.chars.end - piece.chars.start).sum();
                prop_assert_eq!(passage.text.chars().count(), long as usize);
                prop_assert!((passage.article as usize) < page.articles.len());
            }
        }
    }
}
