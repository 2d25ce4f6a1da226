//! `yuebao articles`.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::{CommandError, page_json};
use crate::corpus::stream;
use crate::native::analyse::analyse;
use crate::native::assets;
use crate::native::files::{self, ReadError};
use crate::text::decode::{DecodeError, MAX_PAGE_BYTES, decode};

#[derive(Debug, clap::Args)]
#[command(group(clap::ArgGroup::new("mode").required(true).args(["json", "paragraphs"])))]
pub(super) struct Arguments {
    /// Print one JSON document: pages with their articles and facts
    #[arg(long)]
    json: bool,
    /// Read JSON lines {"paragraphs":[…]} and add to each which paragraphs begin an article: "starts":[0,…]
    #[arg(long)]
    paragraphs: bool,
    /// Text files and folders; with --paragraphs, standard input where none is named
    files: Vec<PathBuf>,
}

/// A line of input. What else it holds is not passed on.
#[derive(Debug, Deserialize)]
struct Stream {
    paragraphs: Vec<String>,
}

/// A line of output.
#[derive(Debug, Serialize)]
struct Divided<'a> {
    paragraphs: &'a [String],
    starts: Vec<usize>,
}

pub(super) fn run(arguments: &Arguments, out: &mut impl Write) -> Result<(), CommandError> {
    if arguments.paragraphs {
        return divide_streams(&arguments.files, out);
    }
    let corpus = files::read_corpus(&arguments.files)?.reported();
    let analysed = analyse(&corpus, &assets::segmenter());
    let pages = corpus.pages.iter().zip(&analysed.layouts).zip(&analysed.found);
    serde_json::to_writer(
        &mut *out,
        &page_json::document(pages.map(|((page, layout), found)| (page, layout, found))),
    )
    .map_err(io::Error::from)?;
    writeln!(out)?;
    Ok(())
}

fn divide_streams(paths: &[PathBuf], out: &mut impl Write) -> Result<(), CommandError> {
    if paths.is_empty() {
        return divide_lines("standard input", io::stdin().lock(), out);
    }
    for path in paths {
        let file = File::open(path).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => ReadError::Missing { path: path.clone() },
            _ => ReadError::System { path: path.clone(), error },
        })?;
        divide_lines(&path.display().to_string(), BufReader::new(file), out)?;
    }
    Ok(())
}

/// Answers line by line, so that a pipe is answered as it speaks. A line may be as large as a page; empty ones are
/// passed over.
fn divide_lines(place: &str, mut input: impl BufRead, out: &mut impl Write) -> Result<(), CommandError> {
    let mut bytes = Vec::new();
    for line in 1.. {
        let limit = MAX_PAGE_BYTES as u64 + 1;
        let wrong = |detail: String| CommandError::Paragraphs { place: place.to_owned(), line, detail };
        if input
            .by_ref()
            .take(limit)
            .read_until(b'\n', &mut bytes)
            .map_err(|error| wrong(error.to_string()))?
            == 0
        {
            break;
        }
        let text = match decode(std::mem::take(&mut bytes), files::other_encodings) {
            Err(DecodeError::Empty) => continue,
            text => text.map_err(|error| wrong(format!("the line {error}")))?,
        };
        let stream: Stream = serde_json::from_str(&text).map_err(|error| wrong(error.to_string()))?;
        let divided = Divided { starts: stream::starts(&stream.paragraphs), paragraphs: &stream.paragraphs };
        serde_json::to_writer(&mut *out, &divided).map_err(io::Error::from)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}
