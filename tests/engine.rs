//! Questions to the engine and its answers: articles, facts, corrections.

use yuebao::corpus::manifest::Manifest;
use yuebao::corpus::page::Page;
use yuebao::corpus::parse::parse_all;
use yuebao::engine::Reader;
use yuebao::extract::fact::{Facts, Mention, NameKind, Office, Span};
use yuebao::index::build::build;
use yuebao::index::container::{self, Section};
use yuebao::index::facts;
use yuebao::index::pack::Pack;
use yuebao::protocol::{Contents, FactList, Index, IndexOf, PageText, Refusal, Request, Response};

const TEXT: &str = "# 市里开会\n\n本报讯 市长甲乙昨日讲话，研究了三件事。\n\n甲乙还看望了职工。\n";

/// A corpus of two pages with the same text and facts.
fn reader() -> Reader {
    let pages = [Page::new("1.txt", TEXT.into()), Page::new("2.txt", TEXT.into())];
    let manifest = Manifest { scans: "scans/{page}.jpg".into(), ..Manifest::default() };
    let bytes = build(&manifest, &pages, None);
    let pack = Pack::open(bytes.clone()).expect("is a pack").fingerprint();
    let layouts = parse_all(&pages, &manifest);
    let of_page = |layout: &yuebao::corpus::article::Layout| {
        let mut facts = Facts::default();
        for (passage, number) in layout.passages.iter().zip(0..) {
            let at = |byte: usize| passage.text[..byte].chars().count() as u32;
            for (byte, _) in passage.text.match_indices("甲乙") {
                let span = Span { passage: number, start: at(byte), end: at(byte) + 2 };
                facts.mentions.push(Mention { span, kind: NameKind::Person, text: "甲乙".into() });
            }
            if let Some(byte) = passage.text.find("市长甲乙") {
                let span = Span { passage: number, start: at(byte), end: at(byte) + 4 };
                let (person, post) = ("甲乙".into(), "市长".into());
                facts.offices.push(Office { person, post, institution: String::new(), span });
            }
        }
        facts
    };
    let all: Vec<Facts> = layouts.iter().map(of_page).collect();
    let mut reader = Reader::open(bytes).expect("is a pack");
    let file = container::write(&[(Section::Facts, facts::build(pack, &all))]);
    reader.add_facts(&file).expect("are its facts");
    reader
}

fn contents(reader: &mut Reader) -> Contents {
    match reader.answer(&Request::Contents) {
        Response::Contents(contents) => contents,
        other => panic!("{other:?}"),
    }
}

fn page(reader: &mut Reader) -> PageText {
    match reader.answer(&Request::Page { page: "1".into() }) {
        Response::Page(page) => page,
        other => panic!("{other:?}"),
    }
}

fn facts_of(reader: &mut Reader) -> FactList {
    reader.page_facts("1")
}

fn index(reader: &mut Reader, name: &str, within: Option<(String, u32)>) -> Index {
    reader.index(Some(IndexOf::People), name, within.as_ref(), 9)
}

fn correct(reader: &mut Reader, patch: &str) -> Vec<(u32, Refusal)> {
    match reader.answer(&Request::Correct { patch: patch.into() }) {
        Response::Corrected(refused) => refused.into_iter().map(|one| (one.line, one.why)).collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_is_shown_of_a_page() {
    let mut reader = reader();
    let told = contents(&mut reader);
    assert_eq!((told.articles, &*told.scans), (2, "scans/{page}.jpg"));
    assert_eq!(told.begin_with[0].title, "市里开会");
    let page = page(&mut reader);
    assert_eq!((page.lines.len(), page.heads.len(), page.heads[0].line), (5, 1, 1));
}

#[test]
fn facts_and_indexes_lead_to_lines() {
    let mut reader = reader();
    let list = facts_of(&mut reader);
    let told: Vec<(u32, &str)> = list.rows.iter().map(|row| (row.line(), &*row.text)).collect();
    assert_eq!(told, [(3, "市长甲乙"), (3, "甲乙"), (5, "甲乙")]);
    let all = index(&mut reader, "", None);
    let row = &all.names[0];
    assert_eq!((&*row.name, row.count, row.articles), ("甲乙", 4, 2));
    assert_eq!((&row.first, &row.last), (&("1".to_owned(), 3), &("2".to_owned(), 5)));
    let one = index(&mut reader, "甲乙", None);
    assert_eq!((one.names.len(), one.facts.rows.len(), one.facts.heads.len()), (0, 6, 2));
    let within = index(&mut reader, "", Some(("2".into(), 1)));
    assert_eq!(within.names[0].count, 2);
    assert_eq!(index(&mut reader, "丙", None).total, 0);
}

#[test]
fn a_patch_is_answered_from_until_it_is_taken_back() {
    let mut reader = reader();
    let refused = correct(&mut reader, "split 1:5\nsplit 9:1\nnonsense\ndismiss 1:3 person 甲乙");
    assert_eq!(refused, [(2, Refusal::NoSuchPage), (3, Refusal::Form)]);
    let corrected = page(&mut reader);
    assert_eq!(corrected.heads.iter().map(|head| head.line).collect::<Vec<_>>(), [1, 5]);
    assert!(!corrected.heads[1].titled);
    assert_eq!(contents(&mut reader).articles, 3);
    let list = facts_of(&mut reader);
    let told: Vec<(u32, u32, &str)> =
        list.rows.iter().map(|row| (row.line(), row.head, &*row.text)).collect();
    assert_eq!(told, [(3, 0, "市长甲乙"), (5, 1, "甲乙")]);
    assert_eq!(correct(&mut reader, ""), []);
    assert_eq!(page(&mut reader).heads.len(), 1);
    assert_eq!(facts_of(&mut reader).rows.len(), 3);
}
