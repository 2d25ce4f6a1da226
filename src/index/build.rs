//! Pages to pack.

use serde::{Deserialize, Serialize};

use super::container::{self, Section};
use super::{facts, layout, postings, tokens};
use crate::corpus::article::Layout;
use crate::corpus::manifest::{Manifest, PageDate};
use crate::corpus::page::{Page, line_spans};
use crate::corpus::parse::parse_all;
use crate::extract::fact::Facts;
use crate::extract::{Found, extract};
use crate::segment::cut::{Mode, Segmenter, Token};
use crate::text::fold::fold;

/// The manifest section.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct PackedManifest {
    pub(super) title: String,
    pub(super) source: String,
    pub(super) columns: Vec<String>,
    pub(super) scans: String,
    pub(super) pages: Vec<PackedPage>,
    /// Tokens of all lines that are words.
    pub(super) words: u64,
    /// Fingerprint of the dictionary with which the tokens were cut; 0 where there are no tokens.
    pub(super) dictionary: u64,
}

/// A page in the manifest section.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct PackedPage {
    pub(super) id: String,
    pub(super) file: String,
    /// EDTF, inferred, evidence lines.
    pub(super) date: Option<(String, bool, Vec<u32>)>,
    /// Number of its lines; they follow those of the page before.
    pub(super) lines: u32,
    pub(super) characters: u32,
}

/// The segmenter that cuts a corpus, and the fingerprint of its dictionary.
#[derive(Debug, Clone, Copy)]
pub struct Cutting<'a> {
    /// Dictionary and tag model.
    pub segmenter: &'a Segmenter,
    /// [`container::fingerprint`] of the dictionary asset.
    pub dictionary: u64,
}

/// Builds the pack of a corpus. The same input gives the same bytes on every machine.
///
/// Without `cutting` the pack has neither tokens nor facts: search needs none. Linear in the text; memory about ten
/// times it.
#[must_use]
pub fn build(manifest: &Manifest, pages: &[Page], cutting: Option<Cutting<'_>>) -> Vec<u8> {
    build_parsed(manifest, pages, &parse_all(pages, manifest), cutting)
}

/// Builds the pack of a corpus whose pages have these layouts. [`super::pack::Pack::open`] refuses one in which a
/// layout is not of its page.
///
/// # Panics
/// Never: every manifest can be written.
#[must_use]
pub fn build_parsed(
    manifest: &Manifest,
    pages: &[Page],
    layouts: &[Layout],
    cutting: Option<Cutting<'_>>,
) -> Vec<u8> {
    let cut: Vec<Vec<Vec<Token>>> = layouts.iter().map(|layout| cut_passages(layout, cutting)).collect();
    let found = cutting.map(|_| extract(manifest, pages, layouts, &cut));
    write(manifest, pages, layouts, cut, found, cutting.map_or(0, |cutting| cutting.dictionary))
}

/// Writes the pack of a corpus that has been parsed, cut and read for facts: `tokens` holds for each page those of
/// its passages, `found` its facts. `dictionary` is the fingerprint of the dictionary, 0 without tokens.
///
/// # Panics
/// Never: every manifest can be written.
#[must_use]
pub fn write(
    manifest: &Manifest,
    pages: &[Page],
    layouts: &[Layout],
    tokens: Vec<Vec<Vec<Token>>>,
    found: Option<Vec<Found>>,
    dictionary: u64,
) -> Vec<u8> {
    let mut text = String::new();
    let mut starts: Vec<u32> = Vec::new();
    let mut folded: Vec<String> = Vec::new();
    let mut packed = Vec::with_capacity(pages.len());
    for (page, layout) in pages.iter().zip(layouts) {
        let base = text.len() as u32;
        let spans = line_spans(&page.text);
        let lines = spans.len() as u32;
        starts.extend(spans.into_iter().map(|span| base + span.start as u32));
        text.push_str(&page.text);
        folded.extend(layout.passages.iter().map(|passage| fold(&passage.text)));
        let date = match &found {
            Some(found) => found.get(packed.len()).and_then(|found| found.date.clone()),
            None => page.date.clone(),
        };
        packed.push(PackedPage {
            id: page.id.clone(),
            file: page.file.clone(),
            date: date.map(|PageDate { edtf, inferred, evidence }| (edtf, inferred, evidence)),
            lines,
            characters: page.lines().iter().map(|line| line.chars().count() as u32).sum(),
        });
    }
    let columns = tokens::build(&tokens.into_iter().flatten().collect::<Vec<_>>());
    let words = tokens::TokenColumns::open(&columns).map_or(0, |columns| columns.count_words());
    let manifest = PackedManifest {
        title: manifest.title.clone(),
        source: manifest.source.clone(),
        columns: manifest.columns.clone(),
        scans: manifest.scans.clone(),
        pages: packed,
        words,
        dictionary,
    };
    starts.push(text.len() as u32);
    let mut sections = vec![
        (Section::Manifest, postcard::to_allocvec(&manifest).expect("a manifest can be written")),
        (Section::Text, text.into_bytes()),
        (Section::Lines, starts.iter().flat_map(|start| start.to_le_bytes()).collect()),
        (Section::Tokens, columns),
        (Section::Postings, postings::build(&folded)),
        (Section::Layout, layout::build(&with_damage(layouts, found.as_deref().unwrap_or_default()))),
    ];
    if let Some(found) = found {
        let pack = container::identity(&sections);
        let facts: Vec<Facts> = found.into_iter().map(|found| found.facts).collect();
        sections.push((Section::Facts, facts::build(pack, &facts)));
    }
    container::write(&sections)
}

/// The layouts with the damage that only facts show.
fn with_damage(layouts: &[Layout], found: &[Found]) -> Vec<Layout> {
    let mut layouts = layouts.to_vec();
    for (layout, found) in layouts.iter_mut().zip(found) {
        layout.defects.extend(found.defects.iter().cloned());
        layout.defects.sort_by_key(|defect| (defect.line, defect.start, defect.kind));
    }
    layouts
}

/// The tokens of every passage of a page; none where nothing is cut.
fn cut_passages(layout: &Layout, cutting: Option<Cutting<'_>>) -> Vec<Vec<Token>> {
    let cut = |text: &str| match cutting {
        Some(cutting) => cutting.segmenter.cut(text, Mode::Precise, true),
        None => Vec::new(),
    };
    layout.passages.iter().map(|passage| cut(&passage.text)).collect()
}
