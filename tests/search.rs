//! Search against a plain scan of the folded passages: the same hits, for any string.

use std::path::Path;

use proptest::prelude::*;
use yuebao::corpus::manifest::Manifest;
use yuebao::corpus::page::Page;
use yuebao::index::build::build;
use yuebao::index::pack::Pack;
use yuebao::native::files;
use yuebao::query::evaluate::{Hit, Scope, evaluate};
use yuebao::query::parse::{literal, parse};
use yuebao::query::tally::tally;
use yuebao::text::fold::fold;

fn seeds() -> Pack {
    let corpus = files::read_corpus(&[Path::new("seeds")]).expect("the seeds are there");
    Pack::open(build(&corpus.manifest, &corpus.pages, None)).expect("is a pack")
}

/// The hits of a string as a plain scan of every passage finds them.
fn naive(pack: &Pack, asked: &str) -> Vec<Hit> {
    let asked = fold(asked);
    let length = asked.chars().count() as u32;
    let mut hits = Vec::new();
    let mut number = 0;
    for (at, page) in pack.pages().enumerate() {
        for passage in &pack.layout(at).passages {
            let folded = fold(&passage.text);
            for (byte, _) in folded.match_indices(&asked) {
                let start = folded[..byte].chars().count() as u32;
                let (line, character) = passage.place(start);
                let line = page.first_line + line - 1;
                hits.push(Hit { line, character, passage: number, start, end: start + length });
            }
            number += 1;
        }
    }
    hits.sort_unstable();
    hits
}

/// The characters of a hit as printed.
fn printed(pack: &Pack, hit: &Hit) -> String {
    let pieces = pack.pieces(hit.passage, hit.start..hit.end);
    let part = |piece: &yuebao::index::places::LinePiece| -> String {
        let line = pack.line(piece.line).chars().skip(piece.start as usize);
        line.take((piece.end - piece.start) as usize).collect()
    };
    pieces.iter().map(part).collect()
}

#[test]
fn counts_of_the_contract() {
    let pack = seeds();
    let count = |typed: &str| evaluate(&pack, &parse(typed).0, Scope::Page).len();
    let counts = ["社会保险", "人社", "太忻", "晋源区", "十四五", "无人机", "1", ",", "\",\""].map(count);
    assert_eq!(counts, [6, 15, 10, 18, 7, 2, 96, 1245, 350]);
    assert_eq!(count("没有这个词"), 0);
    assert_eq!(count("晉源區"), 18);
    assert_eq!(count("ＧＤＰ"), count("gdp"));
}

#[test]
fn scopes_narrow_one_another() {
    let pack = seeds();
    let query = parse("太原 晋中").0;
    let scopes = [Scope::Page, Scope::Article, Scope::Line, Scope::Sentence];
    let [page, article, line, sentence] = scopes.map(|scope| evaluate(&pack, &query, scope));
    assert!(sentence.len() < line.len() && line.len() < article.len() && article.len() < page.len());
    assert!(sentence.iter().all(|hit| line.contains(hit)) && line.iter().all(|hit| article.contains(hit)));
    assert!(article.iter().all(|hit| page.contains(hit)));
}

#[test]
fn the_pack_keeps_every_byte_and_character() {
    let pack = seeds();
    for page in pack.pages() {
        let text = std::fs::read_to_string(Path::new("seeds").join(page.file())).expect("is there");
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len() as u32, page.n_lines());
        for (i, line) in lines.iter().enumerate() {
            let number = page.first_line + i as u32;
            assert_eq!(pack.line(number), *line);
            assert_eq!(pack.place(number).1, i as u32 + 1);
        }
    }
    for passage in 0..pack.n_passages() {
        assert_eq!(pack.folded_passage(passage), fold(pack.passage_text(passage)));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_part_of_the_corpus_is_found_exactly(
        passage in any::<prop::sample::Index>(), at in any::<prop::sample::Index>(), length in 1usize..9,
    ) {
        thread_local!(static PACK: Pack = seeds());
        PACK.with(|pack| {
            let text = pack.passage_text(passage.index(pack.n_passages() as usize) as u32);
            let characters: Vec<char> = text.chars().collect();
            let start = at.index(characters.len());
            let asked: String = characters[start..].iter().take(length).collect();
            let hits = evaluate(pack, &literal(&asked), Scope::Page);
            assert!(!hits.is_empty());
            assert_eq!(hits, naive(pack, &asked), "{asked}");
        });
    }

    #[test]
    fn any_string_is_counted_as_a_scan_counts_it(
        pages in prop::collection::vec("[甲乙丙，,“\"Ａa１1 \n後后]{0,60}", 1..5),
        asked in "[甲乙丙，,“\"Ａa１1 後后]{1,4}",
    ) {
        let pages: Vec<Page> = pages.iter().enumerate().map(|(i, text)| Page::new(&format!("{i}.txt"), text.clone())).collect();
        let pack = Pack::open(build(&Manifest::default(), &pages, None)).expect("is a pack");
        let hits = evaluate(&pack, &literal(&asked), Scope::Page);
        prop_assert_eq!(&hits, &naive(&pack, &asked));
        let ctrl_f: usize = pages.iter().flat_map(|page| page.lines()).map(|line| line.matches(&*asked).count()).sum();
        prop_assert_eq!(tally(&pack, &literal(&asked), Scope::Page, &hits).printed as usize, ctrl_f);
    }

    #[test]
    fn every_highlight_is_the_matched_text(typed in "[太原晋中社会保险，,1\" ]{1,6}") {
        thread_local!(static PACK: Pack = seeds());
        PACK.with(|pack| {
            let query = parse(&typed).0;
            for hit in evaluate(pack, &query, Scope::Article) {
                let text = printed(pack, &hit);
                assert!(query.terms.iter().any(|term| {
                    // Spaces left out of a passage stand between its pieces.
                    let bare = text.replace(' ', "");
                    [&text, &bare].into_iter().any(|text| {
                        if term.exact { term.text == *text } else { fold(&term.text) == fold(text) }
                    })
                }));
            }
        });
    }

    #[test]
    fn a_damaged_pack_is_refused(at in any::<prop::sample::Index>(), bit in 0u8..8) {
        thread_local!(static BYTES: Vec<u8> = {
            let corpus = files::read_corpus(&[Path::new("seeds/003_6a6ba692ba5c96c8.txt")]).expect("is there");
            build(&corpus.manifest, &corpus.pages, None)
        });
        BYTES.with(|bytes| {
            let mut bytes = bytes.clone();
            let at = at.index(bytes.len());
            bytes[at] ^= 1 << bit;
            assert!(Pack::open(bytes).is_err());
        });
    }
}
