//! Any text as a query over any text: hits that hold one of its terms.
#![no_main]

use libfuzzer_sys::fuzz_target;
use yuebao::corpus::manifest::Manifest;
use yuebao::corpus::page::Page;
use yuebao::index::build::build;
use yuebao::index::pack::Pack;
use yuebao::query::evaluate::{Scope, evaluate};
use yuebao::query::parse::{literal, parse};
use yuebao::query::tally::tally;
use yuebao::text::fold::fold;

fuzz_target!(|input: (&str, &str)| {
    let (typed, text) = input;
    let pages = [Page::new("fuzz.txt", text.to_owned())];
    let pack = Pack::open(build(&Manifest::default(), &pages, None)).expect("was built");
    for scope in [Scope::Line, Scope::Sentence, Scope::Article, Scope::Page] {
        let _ = evaluate(&pack, &parse(typed).0, scope);
    }
    let passages = &pack.layout(0).passages;
    let naive: usize = passages.iter().map(|passage| fold(&passage.text).matches(&fold(typed)).count()).sum();
    let lines = pages[0].lines();
    let printed: usize = lines.iter().map(|line| line.matches(typed).count()).sum();
    let hits = evaluate(&pack, &literal(typed), Scope::Page);
    let counts = tally(&pack, &literal(typed), Scope::Page, &hits);
    let expected = if typed.is_empty() { (0, 0) } else { (printed, naive) };
    assert_eq!((counts.printed as usize, hits.len()), expected);
});
