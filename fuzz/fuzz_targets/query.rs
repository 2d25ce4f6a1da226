//! Any text as a query over any text: hits that hold one of its terms.
#![no_main]

use libfuzzer_sys::fuzz_target;
use yuebao::corpus::manifest::Manifest;
use yuebao::corpus::page::Page;
use yuebao::index::build::build;
use yuebao::index::pack::Pack;
use yuebao::query::evaluate::{Scope, evaluate};
use yuebao::query::parse::{literal, parse};
use yuebao::text::fold::fold;

fuzz_target!(|input: (&str, &str)| {
    let (typed, text) = input;
    let pages = [Page::new("fuzz.txt", text.to_owned())];
    let pack = Pack::open(build(&Manifest::default(), &pages, None)).expect("was built");
    for scope in [Scope::Line, Scope::Sentence, Scope::Page] {
        let _ = evaluate(&pack, &parse(typed).0, scope);
    }
    let naive: usize = pages[0].lines().iter().map(|line| fold(line).matches(&fold(typed)).count()).sum();
    let found = evaluate(&pack, &literal(typed), Scope::Page).len();
    assert_eq!(found, if typed.is_empty() { 0 } else { naive });
});
