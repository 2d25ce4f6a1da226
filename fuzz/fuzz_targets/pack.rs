//! Any bytes as a pack: refused, or readable to the end.
#![no_main]

use libfuzzer_sys::fuzz_target;
use yuebao::engine::Reader;
use yuebao::index::postings::Postings;
use yuebao::index::tokens::TokenColumns;
use yuebao::protocol::Request;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(postings) = Postings::open(bytes) {
        let _ = postings.candidates("人社");
    }
    if let Ok(columns) = TokenColumns::open(bytes) {
        columns.line(0).count();
        let _ = columns.count_words();
    }
    if let Ok(reader) = Reader::open(bytes.to_vec()) {
        let _ = reader.answer(&Request::Contents);
    }
});
