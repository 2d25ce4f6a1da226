//! Where the characters of passages are printed, and which passage a printed character stands in.

use std::collections::BTreeMap;
use std::ops::Range;

use super::container::OpenError;
use crate::corpus::article::Layout;
use crate::corpus::defect::DefectKind;

/// A stretch of one line of the corpus.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LinePiece {
    /// Line in the corpus, from 0.
    pub line: u32,
    /// First character in the line.
    pub start: u32,
    /// Character after it.
    pub end: u32,
}

/// A piece of a passage.
#[derive(Debug, Clone, Copy)]
struct Placed {
    line: u32,
    start: u32,
    end: u32,
    passage: u32,
    /// Characters of the passage before it.
    before: u32,
}

/// The way from passages to lines and back. Passages and lines are numbered through the corpus from 0.
#[derive(Debug)]
pub(super) struct Places {
    /// The pieces of all passages, in their order.
    pieces: Vec<Placed>,
    /// First piece of each passage, and the number of pieces.
    firsts: Vec<u32>,
    /// The same pieces in the order of the lines.
    by_line: Vec<u32>,
    /// Where the pieces of each line begin in that order, and their number.
    line_firsts: Vec<u32>,
    /// Lines that are not one piece as a whole.
    broken: Vec<u32>,
    /// Stretches that stand elsewhere on their page and are counted there; none overlaps another.
    copies: Vec<LinePiece>,
}

impl Places {
    /// From the layouts of all pages, and the first line of each page and the number of lines. `characters` gives the
    /// length of a line. Linear in the pieces, but for sorting them by line.
    ///
    /// # Errors
    /// [`OpenError::Section`] where a character stands in two passages.
    pub(super) fn of(
        layouts: &[Layout],
        first_lines: &[u32],
        characters: impl Fn(u32) -> u32,
    ) -> Result<Self, OpenError> {
        let mut pieces: Vec<Placed> = Vec::new();
        let (mut firsts, mut copies) = (Vec::new(), Vec::new());
        for (layout, &first_line) in layouts.iter().zip(first_lines) {
            for passage in &layout.passages {
                let mut before = 0;
                let number = firsts.len() as u32;
                firsts.push(pieces.len() as u32);
                for piece in &passage.pieces {
                    let Range { start, end } = piece.chars;
                    let line = first_line + piece.line - 1;
                    pieces.push(Placed { line, start, end, passage: number, before });
                    before += end - start;
                }
            }
            copies.extend(copies_of(layout, first_line));
        }
        firsts.push(pieces.len() as u32);
        let mut by_line: Vec<u32> = (0..pieces.len() as u32).collect();
        by_line.sort_unstable_by_key(|&i| (pieces[i as usize].line, pieces[i as usize].start));
        let apart = by_line.windows(2).all(|two| {
            let [one, next] = [pieces[two[0] as usize], pieces[two[1] as usize]];
            one.line < next.line || one.end <= next.start
        });
        if !apart {
            return Err(OpenError::Section { section: "layout" });
        }

        let (mut line_firsts, mut broken) = (Vec::new(), Vec::new());
        let mut rest = by_line.iter().map(|&i| pieces[i as usize]).enumerate().peekable();
        for line in 0..first_lines.last().copied().unwrap_or_default() {
            line_firsts.push(rest.peek().map_or(by_line.len(), |(i, _)| *i) as u32);
            let first = rest.next_if(|(_, piece)| piece.line == line);
            let mut alone = true;
            while rest.next_if(|(_, piece)| piece.line == line).is_some() {
                alone = false;
            }
            let length = characters(line);
            let whole = |piece: Placed| alone && piece.start == 0 && piece.end == length;
            if !first.map_or(length == 0, |(_, piece)| whole(piece)) {
                broken.push(line);
            }
        }
        line_firsts.push(by_line.len() as u32);
        Ok(Places { pieces, firsts, by_line, line_firsts, broken, copies })
    }

    /// Number of passages.
    pub(super) fn n_passages(&self) -> u32 {
        self.firsts.len() as u32 - 1
    }

    /// Line and character where the character `at` of a passage is printed; its end for a larger number.
    pub(super) fn place(&self, passage: u32, at: u32) -> (u32, u32) {
        let pieces = self.of_passage(passage);
        let piece = pieces.partition_point(|piece| piece.before + (piece.end - piece.start) <= at);
        match (pieces.get(piece), pieces.last()) {
            (Some(piece), _) => (piece.line, piece.start + at - piece.before),
            (None, Some(last)) => (last.line, last.end),
            (None, None) => (0, 0),
        }
    }

    /// Where the characters `span` of a passage are printed, as [`Passage::pieces_of`] tells it for a page.
    ///
    /// [`Passage::pieces_of`]: crate::corpus::passage::Passage::pieces_of
    pub(super) fn pieces(&self, passage: u32, span: Range<u32>) -> Vec<LinePiece> {
        let pieces = self.of_passage(passage);
        let first = pieces.partition_point(|piece| piece.before + (piece.end - piece.start) <= span.start);
        let mut found: Vec<LinePiece> = Vec::new();
        for piece in pieces[first..].iter().take_while(|piece| piece.before < span.end) {
            let start = piece.start + span.start.saturating_sub(piece.before);
            let end = piece.end.min(piece.start + (span.end - piece.before));
            match found.last_mut() {
                Some(last) if last.line == piece.line => last.end = end,
                _ if start < end => found.push(LinePiece { line: piece.line, start, end }),
                _ => {}
            }
        }
        found
    }

    /// Passage and character that stand at a character of a line; `None` where it is in no passage.
    pub(super) fn passage_at(&self, line: u32, character: u32) -> Option<(u32, u32)> {
        let pieces = self.on_line(line);
        let after = pieces.partition_point(|&i| self.pieces[i as usize].start <= character);
        let piece = self.pieces[pieces[after.checked_sub(1)?] as usize];
        (character < piece.end).then(|| (piece.passage, piece.before + character - piece.start))
    }

    /// The passages that have characters on a line, each once, in their order there.
    pub(super) fn passages_on(&self, line: u32) -> Vec<u32> {
        let mut passages: Vec<u32> =
            self.on_line(line).iter().map(|&i| self.pieces[i as usize].passage).collect();
        passages.dedup();
        passages
    }

    /// The line that a passage is, as a whole and alone.
    pub(super) fn whole_line(&self, passage: u32) -> Option<u32> {
        match self.of_passage(passage) {
            [piece] => self.broken.binary_search(&piece.line).is_err().then_some(piece.line),
            _ => None,
        }
    }

    /// Lines of the passages given, and all lines that are not one piece as a whole: ascending, each once.
    pub(super) fn lines_of(&self, passages: impl Iterator<Item = u32>) -> Vec<u32> {
        let pieces = passages.flat_map(|passage| self.of_passage(passage));
        let mut lines: Vec<u32> = pieces.map(|piece| piece.line).chain(self.broken.iter().copied()).collect();
        lines.sort_unstable();
        lines.dedup();
        lines
    }

    /// Whether a stretch of a line lies in a copy of another stretch of its page.
    pub(super) fn is_copied(&self, piece: LinePiece) -> bool {
        let after = self.copies.partition_point(|copy| (copy.line, copy.start) <= (piece.line, piece.start));
        let copy = after.checked_sub(1).map(|before| self.copies[before]);
        copy.is_some_and(|copy| copy.line == piece.line && piece.end <= copy.end)
    }

    /// The pieces of a line in the order of its characters.
    fn on_line(&self, line: u32) -> &[u32] {
        let at = line as usize;
        let Some(&[first, end]) = self.line_firsts.get(at..at + 2) else { return &[] };
        &self.by_line[first as usize..end as usize]
    }

    fn of_passage(&self, passage: u32) -> &[Placed] {
        let at = passage as usize;
        let Some(&[first, end]) = self.firsts.get(at..at + 2) else { return &[] };
        &self.pieces[first as usize..end as usize]
    }
}

/// The pasted copies on a page, by line. Of two stretches that name each other the first named is the copy.
fn copies_of(layout: &Layout, first_line: u32) -> Vec<LinePiece> {
    let mut copies: BTreeMap<(u32, u32), u32> = BTreeMap::new();
    for defect in layout.defects.iter().filter(|defect| defect.kind == DefectKind::DuplicatedText) {
        let Some(other) = defect.other else { continue };
        let original_is_copy = copies
            .range(..=other)
            .next_back()
            .is_some_and(|(&(line, _), &end)| line == other.0 && other.1 < end);
        if !original_is_copy {
            let end = copies.entry((defect.line, defect.start)).or_default();
            *end = defect.end.max(*end);
        }
    }
    let mut apart: Vec<LinePiece> = Vec::new();
    for ((line, start), end) in copies {
        let line = first_line + line - 1;
        match apart.last_mut() {
            Some(last) if last.line == line && start < last.end => last.end = last.end.max(end),
            _ => apart.push(LinePiece { line, start, end }),
        }
    }
    apart
}
