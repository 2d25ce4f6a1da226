//! Requests to responses: pure, without memory between requests. The shells (worker, command line) bring bytes,
//! clock and storage.

mod cutter;
mod reader;

pub use cutter::Cutter;
pub use reader::Reader;
