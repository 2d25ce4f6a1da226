//! A pack in one file and in two: the same corpus.

use std::path::Path;

use yuebao::corpus::parse::parse_all;
use yuebao::index::build::{Cutting, build};
use yuebao::index::container::{self, OpenError};
use yuebao::index::pack::Pack;
use yuebao::native::{assets, files};

fn pack_of(path: &str) -> (files::Corpus, Vec<u8>) {
    let corpus = files::read_corpus(&[Path::new(path)]).expect("is there");
    let segmenter = assets::segmenter();
    let cutting = Cutting { segmenter: &segmenter, dictionary: container::fingerprint(assets::WORDS) };
    let bytes = build(&corpus.manifest, &corpus.pages, Some(cutting));
    (corpus, bytes)
}

#[test]
fn the_facts_may_lie_in_a_file_of_their_own() {
    let (corpus, bytes) = pack_of("seeds");
    let whole = Pack::open(bytes.clone()).expect("is a pack");
    let (without, facts) = container::split(&bytes).expect("is a pack");
    let facts = facts.expect("are there");
    let mut parts = Pack::open(without).expect("is a pack");
    assert!(whole.has_facts() && !parts.has_facts());
    assert_eq!(parts.facts(0), None);
    parts.add_facts(&facts).expect("are its facts");
    assert_eq!(parts.fingerprint(), whole.fingerprint());
    for (i, layout) in parse_all(&corpus.pages, &corpus.manifest).iter().enumerate() {
        assert_eq!(parts.facts(i), whole.facts(i));
        assert!(parts.layout(i).passages == layout.passages, "with the texts of its passages");
    }
    assert!(parts.facts(corpus.pages.len()).is_none() && parts.layout(corpus.pages.len()).roles.is_empty());

    let (_, other) = pack_of("seeds/003_6a6ba692ba5c96c8.txt");
    let mut other = Pack::open(container::split(&other).expect("is a pack").0).expect("is a pack");
    assert_eq!(other.add_facts(&facts), Err(OpenError::OtherPack));
    assert_eq!(other.add_facts(&bytes), Err(OpenError::OtherPack));
    assert_eq!(other.add_facts(b"YUEBAO"), Err(OpenError::NotAPack));
}
