//! A pack, opened.

use std::ops::Range;

use super::build::{PackedManifest, PackedPage};
use super::container::{self, OpenError, Section};
use super::places::{LinePiece, Places};
use super::postings::Postings;
use super::tokens::{self, TokenColumns};
use super::{facts, layout};
use crate::corpus::article::{Article, Layout};
use crate::corpus::passage::Passage;
use crate::extract::fact::Facts;
use crate::text::fold::fold;

/// An opened corpus: the bytes of the pack, with its folded text beside them.
///
/// Lines and passages are numbered through the corpus from 0; [`Pack::place`] turns the number of a line into page
/// and line, [`Pack::home`] that of a passage into page and passage.
#[derive(Debug)]
pub struct Pack {
    bytes: Vec<u8>,
    manifest: PackedManifest,
    text: Range<usize>,
    /// The token columns; without a line where they lie in another file.
    tokens: Vec<u8>,
    postings: Range<usize>,
    /// Byte at which each line starts in the text, and the text's length.
    starts: Vec<u32>,
    /// First line of each page, and the number of lines.
    first_lines: Vec<u32>,
    /// First passage of each page, and the number of passages.
    first_passages: Vec<u32>,
    /// The folded texts of all passages, and where each starts.
    folded: String,
    folded_starts: Vec<u32>,
    places: Places,
    layouts: Vec<Layout>,
    facts: Option<Vec<Facts>>,
    fingerprint: u64,
}

/// A page of an opened pack.
#[derive(Debug, Clone, Copy)]
pub struct PackPage<'a> {
    packed: &'a PackedPage,
    /// Number of its first line in the corpus.
    pub first_line: u32,
}

impl Pack {
    /// Opens a pack: verifies checksums and tables and folds the text. Nothing is indexed again.
    ///
    /// Linear in the bytes, about 200 MB/s; memory about twice the text beside the bytes themselves.
    ///
    /// # Errors
    /// [`OpenError`] names the section that is wrong.
    pub fn open(bytes: Vec<u8>) -> Result<Self, OpenError> {
        let sections = container::read(&bytes)?;
        let [manifest, text, lines] = [
            sections.need(Section::Manifest)?,
            sections.need(Section::Text)?,
            sections.need(Section::Lines)?,
        ];
        let postings = sections.need(Section::Postings)?;
        let fault = |section| OpenError::Section { section };
        let manifest: PackedManifest =
            postcard::from_bytes(&bytes[manifest]).map_err(|_| fault("manifest"))?;
        let printed = std::str::from_utf8(&bytes[text.clone()]).map_err(|_| fault("text"))?;
        let starts: Vec<u32> = bytes[lines]
            .chunks_exact(4)
            .map(|field| u32::from_le_bytes([field[0], field[1], field[2], field[3]]))
            .collect();
        let in_text = |&start: &u32| printed.is_char_boundary(start as usize);
        if starts.last() != Some(&(printed.len() as u32))
            || !starts.is_sorted()
            || !starts.iter().all(in_text)
        {
            return Err(fault("lines"));
        }
        let mut first_lines = vec![0u32];
        for page in &manifest.pages {
            let first = first_lines.last().copied().unwrap_or_default();
            first_lines.push(first.checked_add(page.lines).ok_or(fault("manifest"))?);
        }
        if first_lines.last() != Some(&(starts.len() as u32 - 1)) {
            return Err(fault("manifest"));
        }
        Postings::open(&bytes[postings.clone()])?;
        let tokens = match sections.get(Section::Tokens) {
            Some(span) => bytes[span].to_vec(),
            None => tokens::build(&[]),
        };
        TokenColumns::open(&tokens)?;

        let line_counts: Vec<u32> = manifest.pages.iter().map(|page| page.lines).collect();
        let mut layouts = layout::open(&bytes[sections.need(Section::Layout)?], &line_counts)?;
        let line = |number: u32| {
            let at = number as usize;
            without_break(&printed[starts[at] as usize..starts[at + 1] as usize])
        };
        let places = Places::of(&layouts, &first_lines, |number| line(number).chars().count() as u32)?;
        for (layout, &first) in layouts.iter_mut().zip(&first_lines) {
            layout::fill(layout, |number| line(first + number - 1))?;
        }
        let mut first_passages = vec![0u32];
        let mut folded = String::with_capacity(printed.len());
        let mut folded_starts = vec![0u32];
        for layout in &layouts {
            for passage in &layout.passages {
                folded.push_str(&fold(&passage.text));
                folded_starts.push(folded.len() as u32);
            }
            first_passages.push(folded_starts.len() as u32 - 1);
        }
        let fingerprint = sections.identity();
        let facts = match sections.get(Section::Facts) {
            Some(span) => Some(facts::open(&bytes[span], fingerprint, layouts.len())?),
            None => None,
        };
        Ok(Pack {
            bytes,
            manifest,
            text,
            tokens,
            postings,
            starts,
            first_lines,
            first_passages,
            folded,
            folded_starts,
            places,
            layouts,
            facts,
            fingerprint,
        })
    }

    /// Title of the corpus.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.manifest.title
    }

    /// Where the text comes from.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.manifest.source
    }

    /// Where the picture of a page lies, with `{page}` for its id; empty where there are none.
    #[must_use]
    pub fn scans(&self) -> &str {
        &self.manifest.scans
    }

    /// Names of the paper's columns.
    #[must_use]
    pub fn columns(&self) -> &[String] {
        &self.manifest.columns
    }

    /// Adds the facts that lie in a file of their own ([`container::split`]).
    ///
    /// # Errors
    /// [`OpenError`] where the bytes are not the facts of this pack.
    pub fn add_facts(&mut self, bytes: &[u8]) -> Result<(), OpenError> {
        self.facts = Some(facts::open_file(bytes, self.fingerprint, self.layouts.len())?);
        self.add_tokens(bytes)
    }

    /// Adds only the tokens of the file that [`Pack::add_facts`] reads.
    ///
    /// # Errors
    /// [`OpenError`] where the file is damaged or belongs to another pack.
    pub fn add_tokens(&mut self, bytes: &[u8]) -> Result<(), OpenError> {
        let sections = container::read(bytes)?;
        facts::check(&bytes[sections.need(Section::Facts)?], self.fingerprint)?;
        // A file of facts alone leaves the tokens as they are.
        if let Some(span) = sections.get(Section::Tokens) {
            TokenColumns::open(&bytes[span.clone()])?;
            self.tokens = bytes[span].to_vec();
        }
        Ok(())
    }

    /// Whether the tokens are there: a pack that was built without a segmenter has none.
    #[must_use]
    pub fn has_tokens(&self) -> bool {
        self.tokens().n_lines() > 0
    }

    /// Words of all lines: tokens that are neither marks nor white space.
    #[must_use]
    pub fn n_words(&self) -> u64 {
        self.manifest.words
    }

    /// Whether the facts are there.
    #[must_use]
    pub fn has_facts(&self) -> bool {
        self.facts.is_some()
    }

    /// What stands where on a page (from 0); an empty one where there is no such page.
    #[must_use]
    pub fn layout(&self, page: usize) -> &Layout {
        static EMPTY: Layout =
            Layout { roles: Vec::new(), articles: Vec::new(), passages: Vec::new(), defects: Vec::new() };
        self.layouts.get(page).unwrap_or(&EMPTY)
    }

    /// The facts of a page (from 0); `None` where the facts are not there, or there is no such page.
    #[must_use]
    pub fn facts(&self, page: usize) -> Option<&Facts> {
        self.facts.as_ref()?.get(page)
    }

    /// Tells packs apart: the [`container::identity`], the same with and without the facts.
    #[must_use]
    pub fn fingerprint(&self) -> u64 {
        self.fingerprint
    }

    /// Fingerprint of the dictionary with which the tokens were cut; 0 where there are no tokens.
    #[must_use]
    pub fn dictionary(&self) -> u64 {
        self.manifest.dictionary
    }

    /// The pages in order.
    pub fn pages(&self) -> impl ExactSizeIterator<Item = PackPage<'_>> {
        self.manifest
            .pages
            .iter()
            .zip(&self.first_lines)
            .map(|(packed, &first_line)| PackPage { packed, first_line })
    }

    /// The page with this id.
    #[must_use]
    pub fn page(&self, id: &str) -> Option<PackPage<'_>> {
        self.pages().find(|page| page.id() == id)
    }

    /// Index of the page that holds a line of the corpus, and the line's number on it, from 1.
    #[must_use]
    pub fn place(&self, line: u32) -> (usize, u32) {
        let page = self.first_lines.partition_point(|&first| first <= line).saturating_sub(1);
        (page, line - self.first_lines[page] + 1)
    }

    /// Number of lines in the corpus.
    #[must_use]
    pub fn n_lines(&self) -> u32 {
        self.starts.len() as u32 - 1
    }

    /// A line as printed; empty where there is none.
    #[must_use]
    pub fn line(&self, line: u32) -> &str {
        std::str::from_utf8(self.line_bytes(line)).unwrap_or_default()
    }

    /// The bytes of a line: they are UTF-8, which is not looked at again as [`Pack::line`] has to.
    #[must_use]
    pub fn line_bytes(&self, line: u32) -> &[u8] {
        let at = line as usize;
        let Some(&[start, end]) = self.starts.get(at..at + 2) else { return &[] };
        let line = &self.bytes[self.text.clone()][start as usize..end as usize];
        line.strip_suffix(b"\n").map_or(line, |line| line.strip_suffix(b"\r").unwrap_or(line))
    }

    /// Number of passages in the corpus.
    #[must_use]
    pub fn n_passages(&self) -> u32 {
        self.places.n_passages()
    }

    /// Index of the page that holds a passage of the corpus, and the passage's index on it.
    #[must_use]
    pub fn home(&self, passage: u32) -> (usize, usize) {
        let page = self.first_passages.partition_point(|&first| first <= passage).saturating_sub(1);
        (page, (passage - self.first_passages[page]) as usize)
    }

    /// Number in the corpus of the first passage of a page (from 0).
    #[must_use]
    pub fn first_passage(&self, page: usize) -> u32 {
        self.first_passages.get(page).copied().unwrap_or_else(|| self.n_passages())
    }

    /// A passage; `None` where there is none of this number.
    #[must_use]
    pub fn passage(&self, passage: u32) -> Option<&Passage> {
        let (page, at) = self.home(passage);
        self.layout(page).passages.get(at)
    }

    /// The stitched text of a passage as printed; empty where there is none.
    #[must_use]
    pub fn passage_text(&self, passage: u32) -> &str {
        self.passage(passage).map_or("", |passage| &passage.text)
    }

    /// The same as folded: as many characters.
    #[must_use]
    pub fn folded_passage(&self, passage: u32) -> &str {
        let at = passage as usize;
        let Some(&[start, end]) = self.folded_starts.get(at..at + 2) else { return "" };
        &self.folded[start as usize..end as usize]
    }

    /// The article that holds a passage, with the index of its page.
    #[must_use]
    pub fn article_of(&self, passage: u32) -> Option<(usize, &Article)> {
        let (page, at) = self.home(passage);
        let layout = self.layout(page);
        Some((page, layout.articles.get(layout.passages.get(at)?.article as usize)?))
    }

    /// Line of the corpus and character on it where a character of a passage is printed; the passage's end for a
    /// larger number. Time grows with the logarithm of its pieces.
    #[must_use]
    pub fn printed_at(&self, passage: u32, character: u32) -> (u32, u32) {
        self.places.place(passage, character)
    }

    /// Where the characters `span` of a passage are printed: a piece for each line that they run over, spaces that
    /// were left out between them included.
    #[must_use]
    pub fn pieces(&self, passage: u32, span: Range<u32>) -> Vec<LinePiece> {
        self.places.pieces(passage, span)
    }

    /// Passage and its character that stand at a character of a line; `None` where it is in no passage.
    #[must_use]
    pub fn passage_at(&self, line: u32, character: u32) -> Option<(u32, u32)> {
        self.places.passage_at(line, character)
    }

    /// The passages that have characters on a line, each once, in their order there.
    #[must_use]
    pub fn passages_on(&self, line: u32) -> Vec<u32> {
        self.places.passages_on(line)
    }

    /// The line of the corpus that a passage is, as a whole and alone: its characters count as those of the passage.
    #[must_use]
    pub fn whole_line(&self, passage: u32) -> Option<u32> {
        self.places.whole_line(passage)
    }

    /// The lines of these passages, and all lines that are not one piece of one passage: ascending, each once.
    #[must_use]
    pub fn lines_of(&self, passages: impl Iterator<Item = u32>) -> Vec<u32> {
        self.places.lines_of(passages)
    }

    /// Whether a stretch of a line lies in a pasted copy of another stretch of its page.
    #[must_use]
    pub fn is_copied(&self, piece: LinePiece) -> bool {
        self.places.is_copied(piece)
    }

    /// The character index.
    #[must_use]
    pub fn postings(&self) -> Postings<'_> {
        Postings::open(&self.bytes[self.postings.clone()]).expect("was opened before")
    }

    /// The token columns.
    #[must_use]
    pub fn tokens(&self) -> TokenColumns<'_> {
        TokenColumns::open(&self.tokens).expect("was opened before")
    }
}

impl<'a> PackPage<'a> {
    /// The first part of its addresses.
    #[must_use]
    pub fn id(&self) -> &'a str {
        &self.packed.id
    }

    /// Base name of its file.
    #[must_use]
    pub fn file(&self) -> &'a str {
        &self.packed.file
    }

    /// EDTF date, whether it is inferred, and the lines that show it.
    #[must_use]
    pub fn date(&self) -> Option<(&'a str, bool, &'a [u32])> {
        self.packed.date.as_ref().map(|(edtf, inferred, evidence)| (&**edtf, *inferred, &**evidence))
    }

    /// Number of its lines.
    #[must_use]
    pub fn n_lines(&self) -> u32 {
        self.packed.lines
    }

    /// Number of its characters, line breaks not counted.
    #[must_use]
    pub fn n_characters(&self) -> u32 {
        self.packed.characters
    }
}

/// A line without its line break.
fn without_break(line: &str) -> &str {
    line.strip_suffix('\n').map_or(line, |line| line.strip_suffix('\r').unwrap_or(line))
}
