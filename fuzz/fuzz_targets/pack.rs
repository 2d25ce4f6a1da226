//! Any bytes as a pack: refused, or readable to the end.
#![no_main]

use libfuzzer_sys::fuzz_target;
use yuebao::engine::Reader;
use yuebao::index::container::split;
use yuebao::index::facts;
use yuebao::index::layout;
use yuebao::index::postings::Postings;
use yuebao::index::tokens::TokenColumns;
use yuebao::protocol::Request;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(postings) = Postings::open(bytes) {
        let _ = postings.candidates("人社");
    }
    if let Ok(columns) = TokenColumns::open(bytes) {
        columns.passage(0).count();
        let _ = columns.count_words();
    }
    // The first byte is the number of lines of a page that the rest would be the layout of.
    if let Some((&lines, rest)) = bytes.split_first()
        && let Ok(mut layouts) = layout::open(rest, &[lines.into()])
    {
        let _ = layout::fill(&mut layouts[0], |_| "人社局");
    }
    let _ = facts::open(bytes, 0, 1);
    let _ = split(bytes);
    if let Ok(mut reader) = Reader::open(bytes.to_vec()) {
        let _ = reader.answer(&Request::Contents);
    }
});
