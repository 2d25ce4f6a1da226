//! `yuebao pack` and `yuebao verify`.

use std::fs;
use std::io::Write;
use std::path::PathBuf;

use super::CommandError;
use crate::index::pack::Pack;
use crate::native::assets;
use crate::native::files::{self, ReadError};

#[derive(Debug, clap::Args)]
pub(super) struct PackArguments {
    /// The pack to write
    #[arg(short, long, value_name = "OUT")]
    output: PathBuf,
    /// Text files and folders; a folder's corpus.toml names its pages and their dates
    #[arg(required = true)]
    files: Vec<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(super) struct VerifyArguments {
    /// The pack to check
    pack: PathBuf,
}

pub(super) fn run(arguments: &PackArguments, out: &mut impl Write) -> Result<(), CommandError> {
    let corpus = files::read_corpus(&arguments.files)?.reported();
    let bytes = assets::pack(&corpus, &assets::segmenter());
    // Beside the target first, so that a full disk leaves no half pack under its name.
    let target = &arguments.output;
    let mut beside = target.clone().into_os_string();
    beside.push(".part");
    let beside = PathBuf::from(beside);
    fs::write(&beside, &bytes)
        .and_then(|()| fs::rename(&beside, target))
        .map_err(|error| ReadError::System { path: target.clone(), error })?;
    writeln!(out, "{}: {} pages, {} bytes", target.display(), corpus.pages.len(), bytes.len())?;
    Ok(())
}

pub(super) fn verify(arguments: &VerifyArguments, out: &mut impl Write) -> Result<(), CommandError> {
    let path = &arguments.pack;
    let bytes = files::read_pack(path)?;
    let pack = Pack::open(bytes).map_err(|error| ReadError::Pack { path: path.clone(), error })?;
    writeln!(
        out,
        "{}: sound; {} pages, {} lines, {} words, pack {:016x}, dictionary {:016x}",
        path.display(),
        pack.pages().len(),
        pack.n_lines(),
        pack.n_words(),
        pack.fingerprint(),
        pack.dictionary(),
    )?;
    Ok(())
}
