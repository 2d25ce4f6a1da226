//! `yuebao segment`.

use std::io::{self, BufRead, Read, Write};
use std::path::PathBuf;

use clap::ValueEnum;

use super::CommandError;
use crate::native::assets;
use crate::native::files::{self, ReadError};
use crate::segment::cut::{Mode, Segmenter, Source};
use crate::segment::user;
use crate::text::decode::{DecodeError, decode};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Write the part of speech after each word: 人社/n
    #[arg(long)]
    pos: bool,
    /// Do not join unknown characters to words
    #[arg(long)]
    no_hmm: bool,
    /// How to cut
    #[arg(long, value_enum, default_value = "word")]
    mode: ModeName,
    /// Words of your own: one `word [frequency] [tag]` a line
    #[arg(long, value_name = "USER.txt")]
    dict: Option<PathBuf>,
    /// A text file; standard input where none is named
    file: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum ModeName {
    /// The likeliest cut
    Word,
    /// Also the dictionary's words of 2 and 3 characters inside longer ones
    Search,
    /// Every word of the dictionary at every place
    All,
}

pub(super) fn run(arguments: &Arguments, out: &mut impl Write) -> Result<(), CommandError> {
    let mut segmenter = assets::segmenter();
    if let Some(path) = &arguments.dict {
        let words = user::parse(&files::read_page(path)?.text);
        segmenter.add_words(words.map_err(|error| CommandError::UserWords { path: path.clone(), error })?);
    }
    match &arguments.file {
        Some(path) => {
            let text = match files::read_page(path) {
                // A file of blank lines is cut into blank lines.
                Err(ReadError::Decode { error: DecodeError::Empty, .. }) if has_lines(path) => {
                    String::from_utf8_lossy(&files::read_bytes(path)?).into_owned()
                }
                page => page?.text,
            };
            text.lines().try_for_each(|line| write_line(&segmenter, arguments, line, out))
        }
        None => {
            let mut input = io::stdin().lock();
            let mut bytes = Vec::new();
            // Line by line, so that a pipe is answered as it speaks; GB18030 has no line break inside a character.
            while input
                .by_ref()
                .take(crate::text::decode::MAX_PAGE_BYTES as u64 + 1)
                .read_until(b'\n', &mut bytes)?
                > 0
            {
                let line = match decode(std::mem::take(&mut bytes), files::other_encodings) {
                    Err(DecodeError::Empty) => String::new(),
                    line => line.map_err(CommandError::Input)?,
                };
                write_line(&segmenter, arguments, line.trim_end_matches(['\n', '\r']), out)?;
            }
            Ok(())
        }
    }
}

fn has_lines(path: &std::path::Path) -> bool {
    std::fs::metadata(path).is_ok_and(|metadata| metadata.len() > 0)
}

fn write_line(
    segmenter: &Segmenter,
    arguments: &Arguments,
    line: &str,
    out: &mut impl Write,
) -> Result<(), CommandError> {
    let mode = match arguments.mode {
        ModeName::Word => Mode::Precise,
        ModeName::Search => Mode::Search,
        ModeName::All => Mode::All,
    };
    let mut first = true;
    for token in segmenter.cut(line, mode, !arguments.no_hmm) {
        if token.source == Source::Space {
            continue;
        }
        if !first {
            out.write_all(b" ")?;
        }
        first = false;
        out.write_all(&line.as_bytes()[token.bytes.start as usize..token.bytes.end as usize])?;
        if arguments.pos {
            write!(out, "/{}", token.tag)?;
        }
    }
    writeln!(out)?;
    Ok(())
}
