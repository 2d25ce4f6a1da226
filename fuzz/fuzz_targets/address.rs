//! Any text as the fragment of an address: a state, which is written and read again alike.
#![no_main]

use libfuzzer_sys::fuzz_target;
use yuebao::view::UrlState;

fuzz_target!(|fragment: &str| {
    let state = UrlState::parse(fragment);
    assert_eq!(UrlState::parse(&state.format()), state);
});
