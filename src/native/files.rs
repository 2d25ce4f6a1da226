//! Files and folders to pages.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::{fs, io};

use thiserror::Error;

use super::manifest;
use crate::corpus::corrections::{self, Refusal};
use crate::corpus::manifest::Manifest;
use crate::corpus::page::{Page, make_ids_unique};
use crate::index::container::OpenError;
use crate::text::decode::{DecodeError, MAX_PAGE_BYTES, decode};

/// Endings of the files that a folder's pages have.
const PAGE_ENDINGS: [&str; 3] = ["txt", "md", "text"];
const MANIFEST: &str = "corpus.toml";
const CORRECTIONS: &str = "corrections.txt";

/// Pages with their manifest.
#[derive(Debug, Clone, Default)]
pub struct Corpus {
    /// Title, source, columns.
    pub manifest: Manifest,
    /// The pages in order.
    pub pages: Vec<Page>,
    /// What was odd: lines of `corrections.txt` that have no effect, with their remedy.
    pub warnings: Vec<String>,
}

impl Corpus {
    /// Writes what was odd to standard error.
    #[must_use]
    pub fn reported(self) -> Corpus {
        for warning in &self.warnings {
            eprintln!("{warning}");
        }
        self
    }
}

/// Why a file cannot be used. The words begin with its name.
#[derive(Debug, Error)]
pub enum ReadError {
    /// It is not there.
    #[error("{}: there is no such file or folder; check the name", .path.display())]
    Missing {
        /// As given.
        path: PathBuf,
    },
    /// The system does not let it be read or written.
    #[error("{}: {error}; check that it can be read and written", .path.display())]
    System {
        /// As given.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// It is not the text of a page.
    #[error("{} {error}", .path.display())]
    Decode {
        /// As given.
        path: PathBuf,
        /// Why.
        error: DecodeError,
    },
    /// Its manifest is not well formed.
    #[error("{}: {detail}", .path.display())]
    Manifest {
        /// The manifest.
        path: PathBuf,
        /// Line, column and what is wrong.
        detail: String,
    },
    /// A folder without pages.
    #[error("{}: no page in this folder; pages end in .txt or .md", .path.display())]
    NoPages {
        /// The folder.
        path: PathBuf,
    },
    /// It is no pack, or a damaged one.
    #[error("{}: {error}", .path.display())]
    Pack {
        /// As given.
        path: PathBuf,
        /// Why.
        error: OpenError,
    },
}

/// Reads text files and folders as one corpus, in the order given.
///
/// # Errors
/// [`ReadError`] names the first file that cannot be used.
pub fn read_corpus<P: AsRef<Path>>(paths: &[P]) -> Result<Corpus, ReadError> {
    let mut corpus = Corpus::default();
    for path in paths {
        let path = path.as_ref();
        if path.is_dir() {
            let folder = read_folder(path)?;
            if corpus.manifest.title.is_empty() {
                corpus.manifest = folder.manifest;
            } else {
                corpus.manifest.columns.extend(folder.manifest.columns);
                corpus.manifest.corrections.extend(folder.manifest.corrections);
            }
            corpus.pages.extend(folder.pages);
            corpus.warnings.extend(folder.warnings);
        } else {
            corpus.pages.push(read_page(path)?);
        }
    }
    make_ids_unique(&mut corpus.pages);
    Ok(corpus)
}

/// Reads a folder: the pages that its `corpus.toml` lists, or else all its pages by name; and its corrections.
fn read_folder(folder: &Path) -> Result<Corpus, ReadError> {
    let mut corpus = read_listed(folder)?;
    let path = folder.join(CORRECTIONS);
    if path.is_file() {
        let text = String::from_utf8_lossy(&read_bytes(&path)?).into_owned();
        let (found, odd) = corrections::parse(&text);
        let mut refused: Vec<(u32, Refusal)> = odd.into_iter().map(|line| (line, Refusal::Form)).collect();
        refused.extend(corrections::refused(&corpus.pages, &corpus.manifest, &found));
        refused.sort_by_key(|(line, _)| *line);
        let told = refused.into_iter().map(|(line, why)| format!("{}:{line}: {why}", path.display()));
        corpus.warnings = told.collect();
        corpus.manifest.corrections = found.into_iter().map(|(_, correction)| correction).collect();
    }
    Ok(corpus)
}

fn read_listed(folder: &Path) -> Result<Corpus, ReadError> {
    let path = folder.join(MANIFEST);
    if path.is_file() {
        let text = String::from_utf8_lossy(&read_bytes(&path)?).into_owned();
        let (manifest, listed) =
            manifest::parse(&text).map_err(|detail| ReadError::Manifest { path: path.clone(), detail })?;
        if !listed.is_empty() {
            let page = |(file, date)| Ok(Page { date, ..read_page(&folder.join(file))? });
            let pages = listed.into_iter().map(page).collect::<Result<_, ReadError>>()?;
            return Ok(Corpus { manifest, pages, warnings: Vec::new() });
        }
        return Ok(Corpus { manifest, pages: read_all_pages(folder)?, warnings: Vec::new() });
    }
    let title = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let manifest = Manifest { title, ..Manifest::default() };
    Ok(Corpus { manifest, pages: read_all_pages(folder)?, warnings: Vec::new() })
}

fn read_all_pages(folder: &Path) -> Result<Vec<Page>, ReadError> {
    let system = |error| ReadError::System { path: folder.to_owned(), error };
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(system)? {
        let path = entry.map_err(system)?.path();
        let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        if path.is_file() && PAGE_ENDINGS.contains(&&*ending) {
            paths.push(path);
        }
    }
    if paths.is_empty() {
        return Err(ReadError::NoPages { path: folder.to_owned() });
    }
    paths.sort();
    paths.iter().map(|path| read_page(path)).collect()
}

/// Reads one page: UTF-8 or GB18030.
///
/// # Errors
/// [`ReadError`] where the file is missing, too large, empty, binary or in another encoding.
pub fn read_page(path: &Path) -> Result<Page, ReadError> {
    let text = decode(read_bytes(path)?, other_encodings)
        .map_err(|error| ReadError::Decode { path: path.to_owned(), error })?;
    let file = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(Page::new(&file, text))
}

/// Reads a file of at most the size of a page.
///
/// # Errors
/// [`ReadError`] where it is missing, too large or cannot be read.
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, ReadError> {
    let size = file_size(path)?;
    if size > MAX_PAGE_BYTES as u64 {
        let error = DecodeError::TooLarge { bytes: size };
        return Err(ReadError::Decode { path: path.to_owned(), error });
    }
    let mut bytes = Vec::with_capacity(size as usize);
    // A pipe has no size: read no more than a page and one byte, which `decode` then refuses.
    fs::File::open(path)
        .and_then(|file| file.take(MAX_PAGE_BYTES as u64 + 1).read_to_end(&mut bytes))
        .map_err(|error| ReadError::System { path: path.to_owned(), error })?;
    Ok(bytes)
}

/// Whether a file begins as a pack does.
#[must_use]
pub fn is_pack(path: &Path) -> bool {
    let mut magic = [0; 7];
    fs::File::open(path).and_then(|mut file| file.read_exact(&mut magic)).is_ok() && &magic == b"YUEBAO\0"
}

/// Reads a whole pack.
///
/// # Errors
/// [`ReadError`] where it is missing or cannot be read.
pub fn read_pack(path: &Path) -> Result<Vec<u8>, ReadError> {
    file_size(path)?;
    fs::read(path).map_err(|error| ReadError::System { path: path.to_owned(), error })
}

fn file_size(path: &Path) -> Result<u64, ReadError> {
    match fs::metadata(path) {
        Ok(metadata) => Ok(metadata.len()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            Err(ReadError::Missing { path: path.to_owned() })
        }
        Err(error) => Err(ReadError::System { path: path.to_owned(), error }),
    }
}

/// Text that is not UTF-8, where it is GB18030 without fault.
pub(super) fn other_encodings(bytes: &[u8]) -> Option<String> {
    encoding_rs::GB18030
        .decode_without_bom_handling_and_without_replacement(bytes)
        .map(|text| text.into_owned())
}
