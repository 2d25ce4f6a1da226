//! The document of `yuebao articles --json`: pages, articles and facts in the shape that DESIGN.md promises.

use std::collections::HashMap;

use serde::Serialize;

use crate::corpus::article::{Article, ArticleKind, Cited, Direction, Layout};
use crate::corpus::defect::DefectKind;
use crate::corpus::page::Page;
use crate::extract::Found;
use crate::extract::fact::{ContactKind, Facts, NameKind, Qualifier, Span};

/// The whole document.
#[derive(Debug, Serialize)]
pub(super) struct Document<'a> {
    schema: &'static str,
    pages: Vec<PageDocument<'a>>,
}

#[derive(Debug, Serialize)]
struct PageDocument<'a> {
    file: &'a str,
    lines: usize,
    publication_date: Option<DateDocument<'a>>,
    articles: Vec<ArticleDocument<'a>>,
    dates: Vec<DateFact<'a>>,
    quantities: Vec<QuantityDocument<'a>>,
    entities: Vec<Entity<'a>>,
    contacts: Vec<ContactDocument<'a>>,
    defects: Vec<DefectDocument>,
}

#[derive(Debug, Serialize)]
struct DateDocument<'a> {
    edtf: &'a str,
    inferred: bool,
    evidence: &'a [u32],
}

#[derive(Debug, Serialize)]
struct ArticleDocument<'a> {
    id: String,
    title: Option<&'a str>,
    kickers: Vec<&'a str>,
    subtitles: Vec<&'a str>,
    subheads: Vec<&'a str>,
    kind: &'static str,
    section: Option<&'a str>,
    dateline: Option<&'a str>,
    source: Option<&'a str>,
    spans: &'a [(u32, u32)],
    bylines: Vec<BylineDocument<'a>>,
    captions: Vec<CaptionDocument<'a>>,
    continued: Vec<ContinuedDocument<'a>>,
    certainty: f32,
    reasons: Vec<ReasonDocument>,
}

#[derive(Debug, Serialize)]
struct BylineDocument<'a> {
    line: u32,
    text: &'a str,
    role: &'a str,
    institution: &'a str,
    names: &'a [String],
}

#[derive(Debug, Serialize)]
struct CaptionDocument<'a> {
    line: u32,
    text: &'a str,
    credit: &'a str,
    names: &'a [String],
}

#[derive(Debug, Serialize)]
struct ContinuedDocument<'a> {
    line: u32,
    text: &'a str,
    direction: &'static str,
    page: u32,
    other: Option<String>,
}

#[derive(Debug, Serialize)]
struct ReasonDocument {
    evidence: String,
    weight: f32,
}

#[derive(Debug, Serialize)]
struct DateFact<'a> {
    line: u32,
    text: &'a str,
    edtf: Option<&'a str>,
    kind: String,
    evidence: &'a [u32],
}

#[derive(Debug, Serialize)]
struct QuantityDocument<'a> {
    line: u32,
    text: &'a str,
    value: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    unit: &'a str,
    kind: String,
    qualifier: Option<&'static str>,
    scope: String,
    place: &'a str,
    measures: &'a str,
    evidence: &'a [u32],
}

#[derive(Debug, Serialize)]
struct Entity<'a> {
    text: &'a str,
    kind: &'static str,
    count: u32,
    lines: Vec<u32>,
}

#[derive(Debug, Serialize)]
struct ContactDocument<'a> {
    line: u32,
    kind: &'static str,
    text: &'a str,
    private: bool,
}

#[derive(Debug, Serialize)]
struct DefectDocument {
    line: u32,
    start: u32,
    end: u32,
    kind: &'static str,
    other_line: Option<u32>,
    other_start: Option<u32>,
}

/// The document of pages with what was found on them.
pub(super) fn document<'a>(pages: impl Iterator<Item = (&'a Page, &'a Layout, &'a Found)>) -> Document<'a> {
    let pages = pages.map(|(page, layout, found)| page_document(page, layout, found)).collect();
    Document { schema: "yuebao.articles/1", pages }
}

fn page_document<'a>(page: &'a Page, layout: &'a Layout, found: &'a Found) -> PageDocument<'a> {
    let Found { facts, date, defects } = found;
    let line = |span: Span| {
        layout.passages.get(span.passage as usize).map_or(1, |passage| passage.place(span.start).0)
    };
    let words = |span: Span| {
        layout.passages.get(span.passage as usize).map_or("", |passage| passage.words(span.start..span.end))
    };
    PageDocument {
        file: &page.file,
        lines: layout.roles.len(),
        publication_date: date.as_ref().map(|date| DateDocument {
            edtf: &date.edtf,
            inferred: date.inferred,
            evidence: &date.evidence,
        }),
        articles: layout.articles.iter().map(|article| article_document(&page.id, article)).collect(),
        dates: facts
            .dates
            .iter()
            .map(|date| DateFact {
                line: line(date.span),
                text: words(date.span),
                edtf: date.edtf.as_deref(),
                kind: format!("{:?}", date.kind).to_lowercase(),
                evidence: &date.evidence,
            })
            .collect(),
        quantities: facts
            .quantities
            .iter()
            .map(|quantity| QuantityDocument {
                line: line(quantity.span),
                text: words(quantity.span),
                value: quantity.value,
                low: quantity.low,
                high: quantity.high,
                unit: &quantity.unit,
                kind: format!("{:?}", quantity.kind).to_lowercase(),
                qualifier: quantity.qualifier.map(qualifier_name),
                scope: format!("{:?}", quantity.scope).to_lowercase(),
                place: &quantity.place,
                measures: &quantity.measures,
                evidence: &quantity.evidence,
            })
            .collect(),
        entities: entities(facts, line),
        contacts: facts
            .contacts
            .iter()
            .map(|contact| ContactDocument {
                line: line(contact.span),
                kind: match contact.kind {
                    ContactKind::Phone => "phone",
                    ContactKind::Url => "url",
                    ContactKind::Email => "email",
                },
                text: &contact.text,
                private: contact.private,
            })
            .collect(),
        defects: layout
            .defects
            .iter()
            .chain(defects)
            .map(|defect| DefectDocument {
                line: defect.line,
                start: defect.start,
                end: defect.end,
                kind: defect_name(defect.kind),
                other_line: defect.other.map(|(line, _)| line),
                other_start: defect.other.map(|(_, start)| start),
            })
            .collect(),
    }
}

fn article_document<'a>(page: &str, article: &'a Article) -> ArticleDocument<'a> {
    let texts = |cited: &'a [Cited]| cited.iter().map(|cited| &*cited.text).collect();
    let text = |cited: &'a Option<Cited>| cited.as_ref().map(|cited| &*cited.text);
    ArticleDocument {
        id: format!("{page}:{}", article.first_line()),
        title: text(&article.title),
        kickers: texts(&article.kickers),
        subtitles: texts(&article.subtitles),
        subheads: texts(&article.subheads),
        kind: kind_name(article.kind),
        section: text(&article.section),
        dateline: text(&article.dateline),
        source: text(&article.source),
        spans: &article.spans,
        bylines: article
            .bylines
            .iter()
            .map(|byline| BylineDocument {
                line: byline.line,
                text: &byline.text,
                role: &byline.role,
                institution: &byline.institution,
                names: &byline.names,
            })
            .collect(),
        captions: article
            .captions
            .iter()
            .map(|caption| CaptionDocument {
                line: caption.line,
                text: &caption.text,
                credit: &caption.credit,
                names: &caption.names,
            })
            .collect(),
        continued: article
            .continued
            .iter()
            .map(|mark| ContinuedDocument {
                line: mark.line,
                text: &mark.text,
                direction: match mark.direction {
                    Direction::From => "from",
                    Direction::To => "to",
                },
                page: mark.page,
                other: mark.other.as_ref().map(|(page, line)| format!("{page}:{line}")),
            })
            .collect(),
        certainty: article.certainty(),
        reasons: article
            .reasons
            .iter()
            .map(|reason| ReasonDocument {
                evidence: format!("{:?}", reason.evidence),
                weight: reason.weight,
            })
            .collect(),
    }
}

/// Different names with their counts, in the order of their first mention.
fn entities<'a>(facts: &'a Facts, line: impl Fn(Span) -> u32) -> Vec<Entity<'a>> {
    let mut found: Vec<Entity<'a>> = Vec::new();
    let mut index: HashMap<(NameKind, &str), usize> = HashMap::new();
    for mention in &facts.mentions {
        let at = *index.entry((mention.kind, &*mention.text)).or_insert_with(|| {
            let kind = match mention.kind {
                NameKind::Person => "person",
                NameKind::Place => "place",
                NameKind::Organisation => "org",
            };
            found.push(Entity { text: &mention.text, kind, count: 0, lines: Vec::new() });
            found.len() - 1
        });
        found[at].count += 1;
        found[at].lines.push(line(mention.span));
    }
    for entity in &mut found {
        entity.lines.dedup();
    }
    found
}

fn kind_name(kind: ArticleKind) -> &'static str {
    match kind {
        ArticleKind::News => "news",
        ArticleKind::Brief => "brief",
        ArticleKind::Photo => "photo",
        ArticleKind::Commentary => "commentary",
        ArticleKind::Notice => "notice",
        ArticleKind::Advertisement => "ad",
        ArticleKind::Fragment => "fragment",
    }
}

fn defect_name(kind: DefectKind) -> &'static str {
    match kind {
        DefectKind::DuplicatedText => "duplicated_text",
        DefectKind::BrokenParagraph => "broken_paragraph",
        DefectKind::MisplacedFragment => "misplaced_fragment",
        DefectKind::StrayLatin => "stray_latin",
        DefectKind::MergedWords => "merged_words",
        DefectKind::Truncated => "truncated",
        DefectKind::PunctuationWidth => "punctuation_width",
    }
}

fn qualifier_name(qualifier: Qualifier) -> &'static str {
    match qualifier {
        Qualifier::AtLeast => "at_least",
        Qualifier::AtMost => "at_most",
        Qualifier::MoreThan => "more_than",
        Qualifier::LessThan => "less_than",
        Qualifier::About => "about",
    }
}
