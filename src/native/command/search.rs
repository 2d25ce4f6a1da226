//! `yuebao search`.

use std::io::Write;
use std::path::PathBuf;
use std::time::Instant;

use serde::Serialize;

use super::{CommandError, ScopeName, open};
use crate::index::pack::Pack;
use crate::query::evaluate::{Hit, evaluate};
use crate::query::parse::{Warning, literal, parse};
use crate::query::reading::{Language, reading};
use crate::query::snippet::snippet;

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

/// The JSON document. Fields that are null wait for articles, hit classes and ranking.
#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    query: &'a str,
    reading: String,
    warnings: Vec<String>,
    total: usize,
    articles: Option<u32>,
    elapsed_us: u64,
    hits: Vec<DocumentHit<'a>>,
}

#[derive(Serialize)]
struct DocumentHit<'a> {
    file: &'a str,
    line: u32,
    article: Option<&'a str>,
    start: u32,
    end: u32,
    text: String,
    class: Option<&'a str>,
    score: Option<f64>,
}

pub(super) fn run(arguments: &Arguments, out: &mut impl Write) -> Result<(), CommandError> {
    let pack = open(&arguments.files)?;
    let (query, warnings) =
        if arguments.literal { (literal(&arguments.query), Vec::new()) } else { parse(&arguments.query) };
    let start = Instant::now();
    let scope = arguments.scope.scope();
    let hits = evaluate(&pack, &query, scope);
    let elapsed = start.elapsed();
    let total = hits.len();
    let shown = &hits[..arguments.limit.unwrap_or(total).min(total)];
    let reading = reading(&query, scope, Language::Zh);
    let files: Vec<&str> = pack.pages().map(|page| page.file()).collect();
    if arguments.json {
        let hits = shown.iter().map(|hit| document_hit(&pack, &files, hit)).collect();
        let document = Document {
            schema: "yuebao.search/1",
            query: &arguments.query,
            reading,
            warnings: warnings.iter().map(warning_words).collect(),
            total,
            articles: None,
            elapsed_us: elapsed.as_micros() as u64,
            hits,
        };
        serde_json::to_writer(&mut *out, &document).map_err(std::io::Error::from)?;
        writeln!(out)?;
    } else {
        for warning in &warnings {
            eprintln!("yuebao: {}", warning_words(warning));
        }
        let ids: Vec<&str> = pack.pages().map(|page| page.id()).collect();
        writeln!(out, "{reading}：{total}")?;
        for hit in shown {
            let (page, line) = pack.place(hit.line);
            let text = pack.line(hit.line);
            let around = snippet(text, hit.start as usize..hit.end as usize);
            let part =
                |from: usize, to: usize| -> String { text.chars().skip(from).take(to - from).collect() };
            let (start, end) = (hit.start as usize, hit.end as usize);
            let (before, hit, after) = (part(around.start, start), part(start, end), part(end, around.end));
            writeln!(out, "{}:{line}\t{before}【{hit}】{after}", ids[page])?;
        }
    }
    Ok(())
}

fn document_hit<'a>(pack: &Pack, files: &[&'a str], hit: &Hit) -> DocumentHit<'a> {
    let (page, line) = pack.place(hit.line);
    let length = (hit.end - hit.start) as usize;
    DocumentHit {
        file: files[page],
        line,
        article: None,
        start: hit.start,
        end: hit.end,
        text: pack.line(hit.line).chars().skip(hit.start as usize).take(length).collect(),
        class: None,
        score: None,
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
