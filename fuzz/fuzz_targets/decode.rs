//! Any bytes as a page: a text or an error, and lines that join up to the text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use yuebao::corpus::headline::is_headline;
use yuebao::corpus::page::Page;
use yuebao::text::decode::decode;
use yuebao::text::fold::fold;
use yuebao::text::sentence::sentences;

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = decode(bytes.to_vec(), |_| None) else { return };
    let page = Page::new("fuzz.txt", text);
    for line in page.lines() {
        assert_eq!(fold(line).chars().count(), line.chars().count());
        assert_eq!(sentences(line).last().map_or(0, |sentence| sentence.end), line.chars().count());
        let _ = is_headline(line, &[]);
    }
});
