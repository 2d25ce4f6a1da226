//! Any bytes as a message between page and workers.
#![no_main]

use libfuzzer_sys::fuzz_target;
use yuebao::protocol::{CutRequest, CutResponse, FromWorker, Request, Response, ToWorker, decode, encode};

fuzz_target!(|bytes: &[u8]| {
    if let Ok(message) = decode::<ToWorker<Request>>(bytes) {
        let again = encode(&message).expect("can be written");
        assert_eq!(decode::<ToWorker<Request>>(&again), Ok(message));
    }
    let _ = decode::<ToWorker<CutRequest>>(bytes);
    let _ = decode::<FromWorker<Response>>(bytes);
    let _ = decode::<FromWorker<CutResponse>>(bytes);
});
