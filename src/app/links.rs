//! Where the build has put the workers and their assets.

use super::channel::Program;
use super::dom;

/// The engine worker and the corpus; the tokens come with the facts.
pub(crate) fn engine() -> Program {
    Program {
        script: file("worker-js"),
        module: file("worker-wasm"),
        asset: file("asset-seeds"),
        later: file("asset-facts"),
    }
}

/// The facts worker, the corpus and its facts.
pub(crate) fn facts() -> Program {
    Program {
        script: file("facts-js"),
        module: file("facts-wasm"),
        asset: file("asset-seeds"),
        later: file("asset-facts"),
    }
}

/// The segmenter worker, the dictionary and the tag model.
pub(crate) fn segmenter() -> Program {
    Program {
        script: file("segmenter-js"),
        module: file("segmenter-wasm"),
        asset: file("asset-words"),
        later: file("asset-guess"),
    }
}

/// The absolute address of a file that the build tells of. Without it the worker will say that it cannot be fetched.
fn file(name: &str) -> String {
    dom::absolute(&dom::told(name).unwrap_or_else(|| format!("no-such-file/{name}")))
}
