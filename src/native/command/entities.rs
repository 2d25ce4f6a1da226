//! `yuebao entities`.

use std::io::{self, Read, Write};
use std::path::PathBuf;

use super::CommandError;
use crate::extract::fact::NameKind;
use crate::extract::name::{Convention, Recogniser};
use crate::native::assets;
use crate::native::files::{self, ReadError};
use crate::segment::cut::Mode;
use crate::text::decode::{DecodeError, MAX_PAGE_BYTES, decode};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// A text file; standard input where none is named
    file: Option<PathBuf>,
}

/// Writes the names of every line. The lines are one document: a name that is certain in one of them is believed in
/// the others.
pub(super) fn run(arguments: &Arguments, out: &mut impl Write) -> Result<(), CommandError> {
    let bytes = match &arguments.file {
        Some(path) => files::read_bytes(path)?,
        None => {
            let mut bytes = Vec::new();
            io::stdin().lock().take(MAX_PAGE_BYTES as u64 + 1).read_to_end(&mut bytes)?;
            bytes
        }
    };
    let blank =
        bytes.iter().all(u8::is_ascii_whitespace).then(|| String::from_utf8_lossy(&bytes).into_owned());
    let text = match (decode(bytes, files::other_encodings), blank) {
        // Lines without characters have no names.
        (Err(DecodeError::Empty), Some(blank)) => blank,
        (text, _) => text.map_err(|error| match &arguments.file {
            Some(path) => CommandError::Read(ReadError::Decode { path: path.clone(), error }),
            None => CommandError::Input(error),
        })?,
    };
    let segmenter = assets::segmenter();
    let recogniser = Recogniser::open();
    let tokens: Vec<_> = text.lines().map(|line| segmenter.cut(line, Mode::Precise, true)).collect();
    let passages: Vec<_> = text.lines().zip(tokens.iter().map(Vec::as_slice)).collect();
    for ((line, _), names) in passages.iter().zip(recogniser.recognise(&passages, Convention::Annotated)) {
        let spans: Vec<_> = names
            .iter()
            .map(|(span, kind)| serde_json::json!([span.start, span.end, label(*kind)]))
            .collect();
        writeln!(out, "{}", serde_json::json!({ "text": line, "spans": spans }))?;
    }
    Ok(())
}

fn label(kind: NameKind) -> &'static str {
    match kind {
        NameKind::Person => "PER",
        NameKind::Place => "LOC",
        NameKind::Organisation => "ORG",
    }
}
