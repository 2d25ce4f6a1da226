//! Any text as a page: every line that is not blank in one article, and facts that stand in their passages.
#![no_main]

use std::sync::OnceLock;

use libfuzzer_sys::fuzz_target;
use yuebao::corpus::manifest::Manifest;
use yuebao::corpus::page::Page;
use yuebao::corpus::parse::parse_all;
use yuebao::corpus::stream;
use yuebao::extract::extract;
use yuebao::extract::fact::Span;
use yuebao::native::assets;
use yuebao::segment::cut::{Mode, Segmenter};

fuzz_target!(|text: &str| {
    static SEGMENTER: OnceLock<Segmenter> = OnceLock::new();
    let segmenter = SEGMENTER.get_or_init(assets::segmenter);
    let manifest = Manifest::default();
    let pages = [Page::new("fuzz.txt", text.to_owned())];
    let layouts = parse_all(&pages, &manifest);
    let layout = &layouts[0];
    for (line, number) in pages[0].lines().into_iter().zip(1..) {
        let holds = |span: &(u32, u32)| (span.0..=span.1).contains(&number);
        let articles = layout.articles.iter().filter(|article| article.spans.iter().any(holds)).count();
        assert!(articles == 1 || line.trim().is_empty() && articles <= 1);
    }
    let cut = |text: &str| segmenter.cut(text, Mode::Precise, true);
    let tokens = vec![layout.passages.iter().map(|passage| cut(&passage.text)).collect()];
    let found = &extract(&manifest, &pages, &layouts, &tokens)[0];
    let inside = |span: Span| {
        let length = layout.passages[span.passage as usize].text.chars().count();
        assert!(span.start < span.end && span.end as usize <= length);
    };
    found.facts.dates.iter().for_each(|date| inside(date.span));
    found.facts.quantities.iter().for_each(|quantity| inside(quantity.span));
    found.facts.mentions.iter().for_each(|mention| inside(mention.span));
    found.facts.offices.iter().for_each(|office| inside(office.span));
    found.facts.contacts.iter().for_each(|contact| inside(contact.span));
    let paragraphs: Vec<&str> = pages[0].lines();
    let starts = stream::starts(&paragraphs);
    assert!(starts.windows(2).all(|two| two[0] < two[1]));
});
