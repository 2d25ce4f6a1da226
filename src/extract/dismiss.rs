//! Facts that the reader has dismissed.

use super::fact::{Facts, NameKind, Span};
use crate::corpus::article::Layout;
use crate::corpus::corrections::{Change, Correction};

/// Takes the facts away that corrections of this page name by line, kind and printed characters. Linear in the facts
/// times the dismissals of the page.
pub fn dismiss(page: &str, layout: &Layout, corrections: &[Correction], facts: &mut Facts) {
    let here: Vec<(u32, &str, &str)> = corrections
        .iter()
        .filter(|correction| correction.page == page)
        .filter_map(|correction| match &correction.change {
            Change::Dismiss { kind, text } => Some((correction.line, *kind, &**text)),
            _ => None,
        })
        .collect();
    if here.is_empty() {
        return;
    }
    let stays = |word: &str, span: Span| {
        let Some(passage) = layout.passages.get(span.passage as usize) else { return true };
        let named = (passage.place(span.start).0, word, passage.words(span.start..span.end));
        !here.contains(&named)
    };
    facts.dates.retain(|fact| stays("date", fact.span));
    facts.quantities.retain(|fact| stays("quantity", fact.span));
    facts.mentions.retain(|fact| {
        let word = match fact.kind {
            NameKind::Person => "person",
            NameKind::Place => "place",
            NameKind::Organisation => "organisation",
        };
        stays(word, fact.span)
    });
    facts.offices.retain(|fact| stays("office", fact.span));
    facts.contacts.retain(|fact| stays("contact", fact.span));
}

#[cfg(test)]
mod tests {
    use super::super::fact::{DateFact, DateKind};
    use super::*;
    use crate::corpus::article::Role;
    use crate::corpus::corrections::parse;
    use crate::corpus::passage::{Passage, Piece};

    #[test]
    fn only_what_is_named() {
        let pieces = vec![Piece { line: 17, chars: 0..6 }];
        let passage = Passage { pieces, text: "除夕当晚除夕".into(), role: Role::Body, article: 0 };
        let layout = Layout { passages: vec![passage], ..Layout::default() };
        let date = |start, end| DateFact {
            span: Span { passage: 0, start, end },
            kind: DateKind::Lunar,
            edtf: None,
            evidence: Vec::new(),
        };
        let mut facts = Facts { dates: vec![date(0, 2), date(2, 4)], ..Facts::default() };
        let (patch, _) =
            parse("dismiss 000:17 date 除夕\ndismiss 001:17 date 当晚\ndismiss 000:17 place 当晚");
        let patch: Vec<Correction> = patch.into_iter().map(|(_, correction)| correction).collect();
        dismiss("000", &layout, &patch, &mut facts);
        assert_eq!(facts.dates, [date(2, 4)]);
    }
}
