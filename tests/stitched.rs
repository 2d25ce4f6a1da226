//! Search over passages that are stitched at any place, against plain scans of what the reader sees.

use proptest::prelude::*;
use yuebao::corpus::article::{Article, ArticleKind, Layout, Role};
use yuebao::corpus::defect::{Defect, DefectKind};
use yuebao::corpus::manifest::Manifest;
use yuebao::corpus::page::Page;
use yuebao::corpus::passage::{Passage, Piece};
use yuebao::index::build::{Cutting, build_parsed};
use yuebao::index::container::OpenError;
use yuebao::index::line_tokens::line_tokens;
use yuebao::index::pack::Pack;
use yuebao::index::places::LinePiece;
use yuebao::native::assets;
use yuebao::query::evaluate::{Hit, Scope, evaluate};
use yuebao::query::parse::{literal, parse};
use yuebao::query::tally::{Tally, tally};
use yuebao::text::fold::fold;

/// A piece: line from 1, first character, character after it.
type Part = (u32, u32, u32);
/// A passage: its article and its pieces.
type Parts<'a> = (u32, &'a [Part]);

/// A layout with these passages.
fn layout(page: &Page, passages: &[Parts<'_>]) -> Layout {
    let lines = page.lines();
    let passage = |&(article, pieces): &Parts<'_>| {
        let pieces: Vec<Piece> =
            pieces.iter().map(|&(line, start, end)| Piece { line, chars: start..end }).collect();
        let part = |piece: &Piece| -> String {
            let line = lines[piece.line as usize - 1].chars().skip(piece.chars.start as usize);
            line.take(piece.chars.len()).collect()
        };
        let text = pieces.iter().map(part).collect();
        Passage { pieces, text, role: Role::Body, article }
    };
    Layout {
        roles: vec![Role::Body; lines.len()],
        articles: [1, 1, 1].map(article).to_vec(),
        passages: passages.iter().map(passage).collect(),
        defects: Vec::new(),
    }
}

fn article(line: u32) -> Article {
    Article {
        spans: vec![(line, line)],
        title: None,
        title_lines: Vec::new(),
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
    }
}

fn open(page: &Page, layout: &Layout) -> Result<Pack, OpenError> {
    let (pages, layouts) = (std::slice::from_ref(page), std::slice::from_ref(layout));
    Pack::open(build_parsed(&Manifest::default(), pages, layouts, None))
}

/// Two lines broken inside a word, with the end of another article between them, and a letter-spaced name.
fn broken_page() -> (Page, Layout) {
    let page =
        Page::new("1.txt", "是一项重要制度\n（记者 司 勇）另一篇。完了\n性安排。这是制度。\n重要的事".into());
    let passages: [Parts<'_>; 4] =
        [(0, &[(1, 0, 7), (3, 0, 9)]), (1, &[(2, 0, 5), (2, 6, 8)]), (1, &[(2, 8, 14)]), (2, &[(4, 0, 4)])];
    let layout = layout(&page, &passages);
    (page, layout)
}

fn line_pieces(pack: &Pack, hit: &Hit) -> Vec<Part> {
    let piece = |piece: LinePiece| (piece.line + 1, piece.start, piece.end);
    pack.pieces(hit.passage, hit.start..hit.end).into_iter().map(piece).collect()
}

#[test]
fn hits_run_over_breaks_and_spaces_inside_names() {
    let (page, layout) = broken_page();
    let pack = open(&page, &layout).expect("is a pack");
    let found = |typed: &str, scope| -> Vec<Vec<Part>> {
        let hits = evaluate(&pack, &parse(typed).0, scope);
        hits.iter().map(|hit| line_pieces(&pack, hit)).collect()
    };
    let article = Scope::default();
    assert_eq!(found("重要制度性安排", article), [[(1, 3, 7), (3, 0, 3)]]);
    assert_eq!(found("“制度性”", article), [[(1, 5, 7), (3, 0, 1)]]);
    assert_eq!(found("司勇", article), [[(2, 4, 7)]]);
    assert_eq!(found("记者司", article), Vec::<Vec<_>>::new(), "other spaces count as printed");
    assert_eq!(found("完了性", article), Vec::<Vec<_>>::new(), "no hit runs over a break between articles");
    assert_eq!(found("制度", article), [[(1, 5, 7)], [(3, 6, 8)]]);
    assert_eq!(found("重要 这是", article), [[(1, 3, 5)], [(3, 4, 6)]]);
    assert_eq!(found("重要 安排", Scope::Sentence), [[(1, 3, 5)], [(3, 1, 3)]]);
    assert_eq!(found("重要 安排", Scope::Line), Vec::<Vec<_>>::new());
    assert_eq!(found("重要 司勇", article), Vec::<Vec<_>>::new());
    assert_eq!(found("重要 司勇", Scope::Page), [[(1, 3, 5)], [(2, 4, 7)], [(4, 0, 2)]]);
}

#[test]
fn the_three_counts_differ_where_the_page_is_damaged() {
    let page = Page::new("1.txt", "甲乙丙丁\n安全生产和安全\n我要安全生产\n安全\n生产".into());
    let passages: [Parts<'_>; 4] =
        [(0, &[(1, 0, 4)]), (0, &[(2, 0, 7)]), (1, &[(3, 0, 6)]), (2, &[(4, 0, 2), (5, 0, 2)])];
    let mut layout = layout(&page, &passages);
    let defect = |line, start, end, other| Defect {
        kind: DefectKind::DuplicatedText,
        line,
        start,
        end,
        other: Some(other),
    };
    // The pair is told from both sides: one of them is the copy.
    layout.defects = vec![defect(3, 2, 6, (2, 0)), defect(2, 0, 4, (3, 2))];
    let pack = open(&page, &layout).expect("is a pack");
    let counts = |typed: &str, scope| {
        let query = parse(typed).0;
        let Tally { printed, stitched, without_duplicates } =
            tally(&pack, &query, scope, &evaluate(&pack, &query, scope));
        (printed, stitched, without_duplicates)
    };
    assert_eq!(counts("安全生产", Scope::Article), (2, 3, 2));
    assert_eq!(counts("安全", Scope::Article), (4, 4, 3));
    assert_eq!(counts("要安全", Scope::Article), (1, 1, 1), "not wholly in the copy");
    assert_eq!(counts("安全 生产", Scope::Article), (7, 7, 5));
    assert_eq!(counts("安全 生产", Scope::Line), (5, 5, 3));
    layout.defects[1].line = 1;
    layout.defects.swap(0, 1);
    let pack = open(&page, &layout).expect("is a pack");
    let hits = evaluate(&pack, &literal("安全生产"), Scope::Page);
    assert_eq!(tally(&pack, &literal("安全生产"), Scope::Page, &hits).without_duplicates, 2);
}

#[test]
fn tokens_of_a_line_are_those_of_its_passages() {
    let (page, layout) = broken_page();
    let segmenter = assets::segmenter();
    let cutting = Cutting { segmenter: &segmenter, dictionary: 0 };
    let bytes = build_parsed(&Manifest::default(), &[page], &[layout], Some(cutting));
    let pack = Pack::open(bytes).expect("is a pack");
    let words = |line: u32| -> Vec<String> {
        let characters: Vec<char> = pack.line(line).chars().collect();
        let word = |start: u32, end: u32| characters[start as usize..end as usize].iter().collect();
        line_tokens(&pack, line).iter().map(|token| word(token.start, token.end)).collect()
    };
    assert_eq!(words(0).concat(), "是一项重要制度");
    assert!(words(1).contains(&"司 勇".to_owned()), "{:?}", words(1));
    assert_eq!(words(1).concat(), "（记者 司 勇）另一篇。完了");
    assert_eq!(words(2)[..2], ["性", "安排"], "制度性 is one word over the break");
    assert_eq!(words(9), Vec::<String>::new());
}

#[test]
fn layouts_of_other_pages_are_refused() {
    let (page, sound) = broken_page();
    let refused = |change: fn(&mut Layout)| {
        let mut layout = sound.clone();
        change(&mut layout);
        assert_eq!(open(&page, &layout).err(), Some(OpenError::Section { section: "layout" }));
    };
    refused(|layout| layout.roles.truncate(3));
    refused(|layout| layout.passages[0].pieces[0].line = 5);
    refused(|layout| layout.passages[0].pieces[0].line = 0);
    refused(|layout| layout.passages[0].pieces[1].chars.end = 99);
    refused(|layout| layout.passages[2].pieces[0].chars.start = 7);
    refused(|layout| layout.passages[0].pieces.clear());
    refused(|layout| layout.passages[0].article = 3);
    refused(|layout| layout.articles[0].spans.clear());
    refused(|layout| layout.articles[0].spans[0] = (2, 9));
    refused(|layout| layout.articles[0].spans[0] = (2, 1));
}

/// Pieces of lines, each with the passage that it goes on with (a new one where there are not so many) and whether it
/// is left out if it is a space.
fn stitched() -> impl Strategy<Value = (Page, Layout)> {
    let piece = ("[甲乙丙。“\"Ａa１1後后 ]{1,5}| ", any::<u8>(), any::<bool>());
    let lines = prop::collection::vec(prop::collection::vec(piece, 0..4), 1..8);
    lines.prop_map(|lines| {
        let text: Vec<String> =
            lines.iter().map(|line| line.iter().map(|(text, ..)| text.as_str()).collect()).collect();
        let page = Page::new("1.txt", text.join("\n") + "\n甲");
        let mut passages: Vec<(u32, Vec<Part>)> = Vec::new();
        for (line, number) in lines.iter().zip(1..) {
            let mut start = 0;
            for (text, passage, left_out) in line {
                let end = start + text.chars().count() as u32;
                let piece = (number, start, end);
                start = end;
                if text == " " && *left_out {
                    continue;
                }
                match passages.get_mut(usize::from(passage % 6)) {
                    Some((_, pieces)) => pieces.push(piece),
                    None => passages.push((u32::from(passage % 3), vec![piece])),
                }
            }
        }
        let passages: Vec<Parts<'_>> =
            passages.iter().map(|(article, pieces)| (*article, &**pieces)).collect();
        let layout = layout(&page, &passages);
        (page, layout)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn hits_are_those_of_a_scan_of_the_stitched_text(
        (page, layout) in stitched(), asked in "[甲乙丙。“\"Ａa１1後后 ]{1,3}",
    ) {
        let pack = open(&page, &layout).expect("is a pack");
        prop_assert_eq!(pack.layout(0), &layout);
        let folded = fold(&asked);
        let length = asked.chars().count() as u32;
        let mut naive = Vec::new();
        for (number, passage) in layout.passages.iter().enumerate() {
            let text = fold(&passage.text);
            for (byte, _) in text.match_indices(&folded) {
                let start = text[..byte].chars().count() as u32;
                let (line, character) = passage.place(start);
                naive.push(Hit { line: line - 1, character, passage: number as u32, start, end: start + length });
            }
        }
        naive.sort_unstable();
        let hits = evaluate(&pack, &literal(&asked), Scope::Article);
        prop_assert_eq!(&hits, &naive);
        for hit in &hits {
            let passage = &layout.passages[hit.passage as usize];
            let pieces = passage.pieces_of(hit.start..hit.end);
            let expected: Vec<_> = pieces.iter().map(|p| (p.line, p.chars.start, p.chars.end)).collect();
            prop_assert_eq!(line_pieces(&pack, hit), expected);
            prop_assert_eq!(pack.passage_at(hit.line, hit.character), Some((hit.passage, hit.start)));
            prop_assert!(pack.passages_on(hit.line).contains(&hit.passage));
        }
        let ctrl_f: usize = page.lines().iter().map(|line| line.matches(&*asked).count()).sum();
        prop_assert_eq!(tally(&pack, &literal(&asked), Scope::Page, &hits).printed as usize, ctrl_f);
    }
}
