//! Requests to responses: pure, without memory between requests but for the reader's patch. The shells (worker, command line) bring bytes,
//! clock and storage.

mod cutter;
mod facts;
mod reader;

pub use cutter::Cutter;
pub use reader::Reader;
