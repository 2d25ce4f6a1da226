//! A corpus to articles and facts, on all processors: pages are parsed, cut and read for facts apart from each other.

use std::num::NonZero;
use std::thread;

use super::files::Corpus;
use crate::corpus::article::Layout;
use crate::corpus::manifest::Manifest;
use crate::corpus::page::Page;
use crate::corpus::parse::{pair, parse_corrected};
use crate::extract::{Found, extract};
use crate::segment::cut::{Mode, Segmenter, Token};

/// What is found on the pages of a corpus, one entry a page.
#[derive(Debug, Default)]
pub struct Analysed {
    /// Articles, passages, damage.
    pub layouts: Vec<Layout>,
    /// The precise cut with HMM of every passage.
    pub tokens: Vec<Vec<Vec<Token>>>,
    /// Facts and dates.
    pub found: Vec<Found>,
}

/// Analyses a corpus. The result does not depend on the number of processors. Linear in the text; memory about
/// twenty times it.
#[must_use]
pub fn analyse(corpus: &Corpus, segmenter: &Segmenter) -> Analysed {
    let processors = thread::available_parallelism().map_or(1, NonZero::get);
    let manifest = &corpus.manifest;
    let mut analysed = Analysed::default();
    thread::scope(|scope| {
        let workers: Vec<_> = shares(&corpus.pages, processors)
            .into_iter()
            .map(|share| scope.spawn(move || analyse_share(manifest, share, segmenter)))
            .collect();
        for worker in workers {
            let part = worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            analysed.layouts.extend(part.layouts);
            analysed.tokens.extend(part.tokens);
            analysed.found.extend(part.found);
        }
    });
    pair(&corpus.pages, &mut analysed.layouts);
    analysed
}

/// Divides pages into stretches of about the same size.
fn shares(pages: &[Page], count: usize) -> Vec<&[Page]> {
    let all: usize = pages.iter().map(|page| page.text.len()).sum();
    let most = all / count + 1;
    let mut out = Vec::new();
    let (mut start, mut size) = (0, 0);
    for (at, page) in pages.iter().enumerate() {
        size += page.text.len();
        if size >= most || at + 1 == pages.len() {
            out.push(&pages[start..=at]);
            (start, size) = (at + 1, 0);
        }
    }
    out
}

fn analyse_share(manifest: &Manifest, pages: &[Page], segmenter: &Segmenter) -> Analysed {
    let layouts: Vec<Layout> = pages.iter().map(|page| parse_corrected(page, manifest)).collect();
    let cut = |text: &str| segmenter.cut(text, Mode::Precise, true);
    let of_page = |layout: &Layout| layout.passages.iter().map(|passage| cut(&passage.text)).collect();
    let tokens: Vec<Vec<Vec<Token>>> = layouts.iter().map(of_page).collect();
    let found = extract(manifest, pages, &layouts, &tokens);
    Analysed { layouts, tokens, found }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_hold_every_page_once() {
        let pages: Vec<Page> =
            [5, 0, 90, 3, 3, 3].iter().map(|&n| Page::new("1.txt", "字".repeat(n))).collect();
        for count in 1..8 {
            let shares = shares(&pages, count);
            assert!(shares.len() <= count + 1);
            assert_eq!(shares.concat(), pages);
        }
        assert!(shares(&[], 3).is_empty());
    }
}
