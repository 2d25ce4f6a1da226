//! The command line `yuebao`: the same engine as the page, over files.
//!
//! `--json` prints one JSON document with `"schema":"yuebao.<command>/1"`. Errors go to standard error; the exit
//! code is 2 for a wrong call and 1 for a failure.

mod articles;
mod count;
mod entities;
mod pack;
mod page_json;
mod search;
mod segment;

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};

use super::files::{self, ReadError};
use crate::index::build::build;
use crate::index::pack::Pack;
use crate::query::evaluate::Scope;
use crate::segment::user::UserWordError;

/// Reads, segments, searches and counts Chinese newspaper text.
#[derive(Debug, Parser)]
#[command(name = "yuebao", version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Find the articles
    Articles(articles::Arguments),
    /// Print the exact number of hits of a query
    Count(count::Arguments),
    /// Print the hits of a query
    Search(search::Arguments),
    /// Cut text into words: one input line, one output line
    Segment(segment::Arguments),
    /// Find people, places and organisations: one input line, one JSON line
    Entities(entities::Arguments),
    /// Build the pack of a corpus
    Pack(pack::PackArguments),
    /// Check a pack: every checksum, every table
    Verify(pack::VerifyArguments),
}

/// Within what all terms of a query must stand.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum ScopeName {
    Line,
    Sentence,
    Article,
    Page,
}

/// Why a command failed.
#[derive(Debug, thiserror::Error)]
enum CommandError {
    #[error(transparent)]
    Read(#[from] ReadError),
    #[error("{}: {error}", .path.display())]
    UserWords { path: PathBuf, error: UserWordError },
    #[error("standard input {0}")]
    Input(crate::text::decode::DecodeError),
    #[error(
        "{place}, line {line}: {detail}; every line is a JSON object such as {{\"paragraphs\":[\"…\",\"…\"]}}"
    )]
    Paragraphs { place: String, line: usize, detail: String },
    #[error("the output cannot be written: {0}")]
    Output(#[from] io::Error),
}

/// Runs the command line of this process.
#[must_use]
pub fn run() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            // A closed pipe is all that can go wrong here, and nobody is left to tell.
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
        }
    };
    let mut out = io::BufWriter::new(io::stdout().lock());
    let done = match arguments.command {
        Command::Articles(arguments) => articles::run(&arguments, &mut out),
        Command::Count(arguments) => count::run(&arguments, &mut out),
        Command::Search(arguments) => search::run(&arguments, &mut out),
        Command::Segment(arguments) => segment::run(&arguments, &mut out),
        Command::Entities(arguments) => entities::run(&arguments, &mut out),
        Command::Pack(arguments) => pack::run(&arguments, &mut out),
        Command::Verify(arguments) => pack::verify(&arguments, &mut out),
    };
    match done.and_then(|()| Ok(out.flush()?)) {
        // A reader that stops early, such as `head`, is no failure.
        Err(CommandError::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("yuebao: {error}");
            ExitCode::from(1)
        }
        Ok(()) => ExitCode::SUCCESS,
    }
}

/// Opens files, folders and one pack as a corpus to be searched. Text is indexed on the way, without tokens.
fn open(paths: &[PathBuf]) -> Result<Pack, CommandError> {
    let opened = |path: &PathBuf, bytes| {
        Pack::open(bytes).map_err(|error| ReadError::Pack { path: path.clone(), error })
    };
    match paths {
        [path] if files::is_pack(path) => Ok(opened(path, files::read_pack(path)?)?),
        _ => {
            let corpus = files::read_corpus(paths)?.reported();
            Ok(opened(&PathBuf::from("the corpus"), build(&corpus.manifest, &corpus.pages, None))?)
        }
    }
}

impl ScopeName {
    fn scope(self) -> Scope {
        match self {
            ScopeName::Line => Scope::Line,
            ScopeName::Sentence => Scope::Sentence,
            ScopeName::Article => Scope::Article,
            ScopeName::Page => Scope::Page,
        }
    }
}
