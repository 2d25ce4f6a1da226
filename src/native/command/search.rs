//! `yuebao search`.

use std::collections::HashSet;
use std::io::Write;
use std::path::PathBuf;
use std::time::Instant;

use serde::Serialize;

use super::{CommandError, ScopeName, open};
use crate::index::pack::{Pack, PackPage};
use crate::index::places::LinePiece;
use crate::query::evaluate::{Hit, evaluate};
use crate::query::parse::{Warning, literal, parse};
use crate::query::reading::{Language, reading};
use crate::query::snippet::snippet;
use crate::query::tally::{Tally, tally};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Print one JSON document
    #[arg(long)]
    json: bool,
    /// Print at most this many hits; the total stays exact
    #[arg(long)]
    limit: Option<usize>,
    /// Take the query as one string, quotation marks and spaces included
    #[arg(long)]
    literal: bool,
    /// Within what all terms must stand
    #[arg(long, value_enum, default_value = "article")]
    scope: ScopeName,
    /// The query
    query: String,
    /// Text files, folders, or one pack
    #[arg(required = true)]
    files: Vec<PathBuf>,
}

/// The JSON document. Fields that are null wait for hit classes and ranking.
#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    query: &'a str,
    reading: String,
    warnings: Vec<String>,
    total: usize,
    /// On the lines as printed, as Ctrl+F counts.
    printed: u32,
    /// Without those in pasted copies.
    without_duplicates: u32,
    /// Articles with hits.
    articles: usize,
    elapsed_us: u64,
    hits: Vec<DocumentHit<'a>>,
}

#[derive(Serialize)]
struct DocumentHit<'a> {
    file: &'a str,
    line: u32,
    /// Address of the article's first line.
    article: Option<String>,
    /// On `line`.
    start: u32,
    end: u32,
    text: String,
    class: Option<&'a str>,
    score: Option<f64>,
    /// Where the hit runs over a line break: all its lines, and its part of each.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    lines: Vec<u32>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pieces: Vec<DocumentPiece>,
}

#[derive(Serialize)]
struct DocumentPiece {
    line: u32,
    start: u32,
    end: u32,
}

pub(super) fn run(arguments: &Arguments, out: &mut impl Write) -> Result<(), CommandError> {
    let pack = open(&arguments.files)?;
    let (query, warnings) =
        if arguments.literal { (literal(&arguments.query), Vec::new()) } else { parse(&arguments.query) };
    let start = Instant::now();
    let scope = arguments.scope.scope();
    let hits = evaluate(&pack, &query, scope);
    let elapsed = start.elapsed();
    let tally = tally(&pack, &query, scope, &hits);
    let total = hits.len();
    let shown = &hits[..arguments.limit.unwrap_or(total).min(total)];
    let reading = reading(&query, scope, Language::Zh);
    let pages: Vec<PackPage<'_>> = pack.pages().collect();
    if arguments.json {
        let document = Document {
            schema: "yuebao.search/1",
            query: &arguments.query,
            reading,
            warnings: warnings.iter().map(warning_words).collect(),
            total,
            printed: tally.printed,
            without_duplicates: tally.without_duplicates,
            articles: n_articles(&pack, &hits),
            elapsed_us: elapsed.as_micros() as u64,
            hits: shown.iter().map(|hit| document_hit(&pack, &pages, hit)).collect(),
        };
        serde_json::to_writer(&mut *out, &document).map_err(std::io::Error::from)?;
        writeln!(out)?;
    } else {
        for warning in &warnings {
            eprintln!("yuebao: {}", warning_words(warning));
        }
        write!(out, "{reading}：{total}")?;
        let Tally { printed, stitched, without_duplicates } = tally;
        if printed != stitched || without_duplicates != stitched {
            write!(out, "（原样 {printed} · 接续后 {stitched} · 不计重复 {without_duplicates}）")?;
        }
        writeln!(out)?;
        for hit in shown {
            write_hit(&pack, &pages, hit, out)?;
        }
    }
    Ok(())
}

/// Address, with every line of the hit, and the text around it.
fn write_hit(pack: &Pack, pages: &[PackPage<'_>], hit: &Hit, out: &mut impl Write) -> std::io::Result<()> {
    let page = &pages[pack.place(hit.line).0];
    let lines: Vec<String> = pack
        .pieces(hit.passage, hit.start..hit.end)
        .iter()
        .map(|piece| pack.place(piece.line).1.to_string())
        .collect();
    let (start, end) = (hit.start as usize, hit.end as usize);
    let text = pack.passage_text(hit.passage);
    let around = snippet(text, start..end);
    let part = |from: usize, to: usize| -> String { text.chars().skip(from).take(to - from).collect() };
    let (before, hit, after) = (part(around.start, start), part(start, end), part(end, around.end));
    writeln!(out, "{}:{}\t{before}【{hit}】{after}", page.id(), lines.join("/"))
}

/// Articles that hold a hit.
fn n_articles(pack: &Pack, hits: &[Hit]) -> usize {
    let article = |hit: &Hit| Some((pack.home(hit.passage).0, pack.passage(hit.passage)?.article));
    hits.iter().filter_map(article).collect::<HashSet<_>>().len()
}

fn document_hit<'a>(pack: &Pack, pages: &[PackPage<'a>], hit: &Hit) -> DocumentHit<'a> {
    let (page, line) = pack.place(hit.line);
    let pieces: Vec<DocumentPiece> = pack
        .pieces(hit.passage, hit.start..hit.end)
        .into_iter()
        .map(|LinePiece { line, start, end }| DocumentPiece { line: pack.place(line).1, start, end })
        .collect();
    let printed = |piece: &DocumentPiece| -> String {
        let line = pack.line(pages[page].first_line + piece.line - 1);
        line.chars().skip(piece.start as usize).take((piece.end - piece.start) as usize).collect()
    };
    let broken = pieces.len() > 1;
    DocumentHit {
        file: pages[page].file(),
        line,
        article: pack
            .article_of(hit.passage)
            .map(|(_, article)| format!("{}:{}", pages[page].id(), article.first_line())),
        start: hit.character,
        end: pieces.first().map_or(hit.character, |piece| piece.end),
        text: pieces.iter().map(printed).collect(),
        class: None,
        score: None,
        lines: if broken { pieces.iter().map(|piece| piece.line).collect() } else { Vec::new() },
        pieces: if broken { pieces } else { Vec::new() },
    }
}

fn warning_words(warning: &Warning) -> String {
    match warning {
        Warning::UnclosedQuote { at } => {
            format!("the quotation mark at character {at} is not closed; it is searched as a character")
        }
        Warning::EmptyQuote { at } => format!("nothing stands between the quotation marks at character {at}"),
    }
}
