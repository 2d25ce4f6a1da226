//! `cargo xtask size`: what a reader must wait for, weighed against the budget.

use crate::failure::{Explain, Failure, Result};
use crate::project::Project;
use std::fs;
use std::path::Path;

// The budget, in bytes as they travel.
const FIRST_SEARCH: usize = 350_000;
const WORDS: usize = 1_400_000;
const GUESS: usize = 750_000;

/// When a file is needed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Needed {
    /// Before the first search is possible.
    First,
    Words,
    Guess,
    Later,
}

struct File {
    name: String,
    raw: usize,
    /// By brotli at its best, as a good host sends it; what is compressed inside travels as it is.
    travels: usize,
    needed: Needed,
}

/// Prints a table of dist/ and fails above the budget.
pub(crate) fn run(project: &Project, _arguments: &[String]) -> Result<()> {
    let files = weigh(&project.dist())?;
    println!("\n{:<36}{:>12}{:>12}  needed", "file", "bytes", "travels");
    for file in &files {
        println!("{:<36}{:>12}{:>12}  {}", file.name, file.raw, file.travels, file.needed.name());
    }
    let limits = [(Needed::First, FIRST_SEARCH), (Needed::Words, WORDS), (Needed::Guess, GUESS)];
    let mut exceeded = Vec::new();
    println!();
    for (needed, limit) in limits {
        let sum: usize = files.iter().filter(|file| file.needed == needed).map(|file| file.travels).sum();
        println!("{:<36}{sum:>12} of {limit:>9}  {:.0} %", needed.name(), 100.0 * sum as f64 / limit as f64);
        if sum > limit {
            exceeded.push(format!("{} weighs {sum} bytes, {} too many", needed.name(), sum - limit));
        }
    }
    println!();
    if exceeded.is_empty() {
        return Ok(());
    }
    let fix = "find what has grown in the table above, and load it later or make it smaller";
    Err(Failure::new("keeping to the size budget", exceeded.join("; "), fix))
}

impl Needed {
    /// Files are told by the names that `assemble` gives them.
    fn of(name: &str) -> Self {
        let stem = name.rsplit('/').next().unwrap_or(name).split('.').next().unwrap_or(name);
        match stem {
            "index" | "styles" | "app" | "worker" | "seeds" => Self::First,
            "words" => Self::Words,
            "guess" => Self::Guess,
            _ => Self::Later,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::First => "before the first search",
            Self::Words => "dictionary",
            Self::Guess => "data for guessing tags",
            Self::Later => "later",
        }
    }
}

fn weigh(dist: &Path) -> Result<Vec<File>> {
    let what = "weighing dist/";
    let fix = "make it: cargo xtask build";
    let mut files = Vec::new();
    let mut folders = vec![dist.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).explain(what, fix)? {
            let path = entry.explain(what, fix)?.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let bytes = fs::read(&path).explain(what, fix)?;
            let name = path.strip_prefix(dist).unwrap_or(&path).to_string_lossy().into_owned();
            let travels = if name.ends_with(".gz") { bytes.len() } else { brotli(&bytes)? };
            files.push(File { needed: Needed::of(&name), raw: bytes.len(), name, travels });
        }
    }
    if !files.iter().any(|file| file.name.starts_with("app.")) {
        return Err(Failure::new(what, "there is no app in it", fix));
    }
    files.sort_by(|one, other| (one.needed as u8, &one.name).cmp(&(other.needed as u8, &other.name)));
    Ok(files)
}

fn brotli(bytes: &[u8]) -> Result<usize> {
    let mut packed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    let mut input = bytes;
    brotli::BrotliCompress(&mut input, &mut packed, &parameters)
        .explain("compressing by brotli", "see that there is memory left")?;
    Ok(packed.len())
}
