//! Any text as a patch over any page: no line of the page is lost, whatever is corrected.
#![no_main]

use libfuzzer_sys::fuzz_target;
use yuebao::corpus::article::Role;
use yuebao::corpus::corrections::{apply, parse};
use yuebao::corpus::manifest::Manifest;
use yuebao::corpus::page::Page;
use yuebao::corpus::parse::parse as parse_page;

fuzz_target!(|input: (&str, &str)| {
    let (patch, text) = input;
    let mut layout = parse_page(&Page::new("1.txt", text.to_owned()), &Manifest::default());
    let (corrections, _) = parse(patch);
    for (_, correction) in corrections {
        let line = parse(&correction.to_string()).0.pop();
        assert_eq!(line.map(|(_, again)| again), Some(correction.clone()), "a patch is read as it is written");
        let _ = apply(&mut layout, correction.line, &correction.change);
    }
    for (role, line) in layout.roles.iter().zip(1..) {
        let owners = layout.articles.iter().flat_map(|article| &article.spans);
        let owners = owners.filter(|span| span.0 <= line && line <= span.1).count();
        assert!(*role == Role::Blank || owners == 1, "line {line} is in {owners} articles");
    }
});
