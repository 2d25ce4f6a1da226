//! The assets of the segmenter, carried by every native program, and the bundle that the page loads.

use std::path::Path;

use super::analyse::{Analysed, analyse};
use super::files::{self, Corpus, ReadError};
use crate::index::build::write;
use crate::index::container::{self, fingerprint};
use crate::segment::cut::Segmenter;

/// The dictionary ([`crate::segment::words_format`]).
pub static WORDS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/words.bin"));
/// The tag model ([`crate::segment::guess_format`]).
pub static GUESS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/guess.bin"));

/// A file that the page loads.
#[derive(Debug, Clone)]
pub struct Asset {
    /// `seeds`, `facts`, `words` or `guess`.
    pub name: &'static str,
    /// `pack` or `bin`.
    pub extension: &'static str,
    /// Its bytes, not compressed.
    pub bytes: Vec<u8>,
}

/// A segmenter with dictionary and tag model.
///
/// # Panics
/// Never on an unbroken build: both assets were made with it.
#[must_use]
pub fn segmenter() -> Segmenter {
    let mut segmenter = Segmenter::open(WORDS).expect("the build script made the dictionary");
    segmenter.set_tag_model(GUESS).expect("the build script made the tag model");
    segmenter
}

/// The pack of a corpus, with everything in it.
#[must_use]
pub fn pack(corpus: &Corpus, segmenter: &Segmenter) -> Vec<u8> {
    let Analysed { layouts, tokens, found } = analyse(corpus, segmenter);
    write(&corpus.manifest, &corpus.pages, &layouts, tokens, Some(found), fingerprint(WORDS))
}

/// The page's assets: the pack of the corpus in `folder` without its facts, the facts, the dictionary, and the tag
/// model.
///
/// # Errors
/// [`ReadError`] where the corpus cannot be read.
///
/// # Panics
/// Never: a pack that was built with tokens can be split.
pub fn bundle(folder: &Path) -> Result<Vec<Asset>, ReadError> {
    let corpus = files::read_corpus(&[folder])?.reported();
    let segmenter = segmenter();
    let pack = pack(&corpus, &segmenter);
    let (seeds, facts) = container::split(&pack).expect("was built");
    Ok(vec![
        Asset { name: "seeds", extension: "pack", bytes: seeds },
        Asset { name: "facts", extension: "pack", bytes: facts.expect("was built with tokens") },
        Asset { name: "words", extension: "bin", bytes: WORDS.to_vec() },
        Asset { name: "guess", extension: "bin", bytes: GUESS.to_vec() },
    ])
}
