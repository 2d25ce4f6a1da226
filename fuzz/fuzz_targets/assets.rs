//! Any bytes as dictionary, tag model or user dictionary: refused, or read to the end.
#![no_main]

use libfuzzer_sys::fuzz_target;
use yuebao::segment::{guess, user, words_format};

fuzz_target!(|bytes: &[u8]| {
    let _ = words_format::decode(bytes, |word, _, _| assert!(!word.is_empty()));
    if let Ok(guesser) = guess::Guesser::open(bytes) {
        let _ = guesser.guess("人社");
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        let _ = user::parse(text);
        let _ = words_format::encode(text);
    }
});
