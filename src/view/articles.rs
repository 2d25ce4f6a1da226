//! Articles in words: kinds, reasons, defects, and a citation.

use super::dates::date_in_words;
use super::locale::fill;
use super::messages::{Language, Message};
use crate::protocol::{
    Article, ArticleHead, ArticleKind, DefectKind, Evidence, Layout, PageDate, Piece, Refusal, Role,
};

/// The title of an article, or what stands for it.
#[must_use]
pub fn name_article(head: &ArticleHead, language: Language) -> String {
    if head.titled {
        return head.title.clone();
    }
    fill(Message::Untitled.text(language), &[("words", &head.title)])
}

/// Kind of an article.
#[must_use]
pub fn article_kind(kind: ArticleKind) -> Message {
    match kind {
        ArticleKind::News => Message::KindNews,
        ArticleKind::Brief => Message::KindBrief,
        ArticleKind::Photo => Message::KindPhoto,
        ArticleKind::Commentary => Message::KindCommentary,
        ArticleKind::Notice => Message::KindNotice,
        ArticleKind::Advertisement => Message::KindAdvertisement,
        ArticleKind::Fragment => Message::KindFragment,
    }
}

/// What was seen where an article begins.
#[must_use]
pub fn evidence(evidence: Evidence) -> Message {
    match evidence {
        Evidence::PageBegins => Message::WhyPageBegins,
        Evidence::Headline => Message::WhyHeadline,
        Evidence::Subhead => Message::WhySubhead,
        Evidence::ClosedBefore => Message::WhyClosedBefore,
        Evidence::Lead => Message::WhyLead,
        Evidence::Continued => Message::WhyContinued,
        Evidence::Photograph => Message::WhyPhotograph,
        Evidence::Notice => Message::WhyNotice,
        Evidence::Unfinished => Message::WhyUnfinished,
        Evidence::LostHead => Message::WhyLostHead,
        Evidence::Gap => Message::WhyGap,
        Evidence::SameWords => Message::WhySameWords,
        Evidence::OtherWords => Message::WhyOtherWords,
        Evidence::GoesOn => Message::WhyGoesOn,
        Evidence::Prior => Message::WhyPrior,
        Evidence::BylineBelow => Message::WhyBylineBelow,
        Evidence::Rejoined => Message::WhyRejoined,
        Evidence::ToldOn => Message::WhyToldOn,
        Evidence::Day => Message::WhyDay,
        Evidence::Office => Message::WhyOffice,
        Evidence::Attendance => Message::WhyAttendance,
        Evidence::BelowHeadline => Message::WhyBelowHeadline,
        Evidence::RoundUp => Message::WhyRoundUp,
        Evidence::NoText => Message::WhyNoText,
        Evidence::Reader => Message::WhyReader,
    }
}

/// What is known of a defect.
#[must_use]
pub fn defect(kind: DefectKind) -> Message {
    match kind {
        DefectKind::DuplicatedText => Message::FlawDuplicated,
        DefectKind::BrokenParagraph => Message::FlawBroken,
        DefectKind::MisplacedFragment => Message::FlawMisplaced,
        DefectKind::StrayLatin => Message::FlawLatin,
        DefectKind::MergedWords => Message::FlawMerged,
        DefectKind::Truncated => Message::FlawTruncated,
        DefectKind::PunctuationWidth => Message::FlawWidth,
    }
}

/// Why a correction has no effect.
#[must_use]
pub fn refusal(why: Refusal) -> Message {
    match why {
        Refusal::Form => Message::RefusedForm,
        Refusal::NoSuchPage => Message::RefusedPage,
        Refusal::NoSuchLine => Message::RefusedLine,
        Refusal::BeginsAlready => Message::RefusedBegins,
        Refusal::NothingBefore => Message::RefusedFirst,
    }
}

/// The class that gives a line its looks.
#[must_use]
pub fn role_class(role: Role) -> &'static str {
    match role {
        Role::Blank => "blank",
        Role::Title => "headline",
        Role::Kicker => "kicker",
        Role::Subtitle => "subtitle",
        Role::Subhead => "subhead",
        Role::Byline => "byline",
        Role::Dateline => "dateline",
        Role::Body => "body",
        Role::Caption => "caption",
        Role::Credit => "credit",
        Role::ColumnLabel => "label",
        Role::Continuation => "continuation",
        Role::Notice => "notice-text",
        Role::Fragment => "fragment",
    }
}

/// The lines of an article: `39–47, 51`.
#[must_use]
pub fn lines_of(article: &Article) -> String {
    let span = |&(first, last): &(u32, u32)| {
        if first == last { first.to_string() } else { format!("{first}–{last}") }
    };
    article.spans.iter().map(span).collect::<Vec<_>>().join(", ")
}

/// The date of a page as a citation says it.
#[must_use]
pub fn page_date(date: Option<&PageDate>, language: Language) -> String {
    let Some(date) = date else { return Message::DateUnknown.text(language).to_owned() };
    let words = date_in_words(&date.edtf, language);
    if date.inferred { fill(Message::DateInferredIn.text(language), &[("date", &words)]) } else { words }
}

/// Where a stretch stands a second time, if it lies in a duplicated one: the line of the other place.
#[must_use]
pub fn duplicated_at(layout: &Layout, pieces: &[Piece]) -> Option<u32> {
    let duplicate = |kind| kind == DefectKind::DuplicatedText;
    pieces.iter().find_map(|piece| {
        let over = |start, end| piece.chars.start < end && start < piece.chars.end;
        layout.defects.iter().filter(|defect| duplicate(defect.kind)).find_map(|defect| {
            let (line, start) = defect.other?;
            if defect.line == piece.line && over(defect.start, defect.end) {
                return Some(line);
            }
            // The other place is as long.
            let there = line == piece.line && over(start, start + defect.end.saturating_sub(defect.start));
            there.then_some(defect.line)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::Defect;

    #[test]
    fn both_places_of_a_duplicate() {
        let defect =
            Defect { kind: DefectKind::DuplicatedText, line: 27, start: 10, end: 20, other: Some((35, 4)) };
        let layout = Layout { defects: vec![defect], ..Layout::default() };
        for (line, chars, other) in [
            (27, 0..10, None),
            (27, 9..11, Some(35)),
            (35, 13..14, Some(27)),
            (35, 14..99, None),
            (1, 0..99, None),
        ] {
            assert_eq!(duplicated_at(&layout, &[Piece { line, chars }]), other);
        }
    }
}
