//! `corpus.toml`: what a folder of pages is.

use serde::Deserialize;

use crate::corpus::manifest::{Manifest, PageDate};

/// The file, as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    title: String,
    #[serde(default)]
    source: String,
    #[serde(default)]
    columns: Vec<String>,
    #[serde(default)]
    city: String,
    #[serde(default)]
    province: String,
    #[serde(default)]
    scans: String,
    #[serde(default, rename = "page")]
    pages: Vec<FilePage>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FilePage {
    file: String,
    date: Option<FileDate>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileDate {
    edtf: String,
    #[serde(default)]
    inferred: bool,
    #[serde(default)]
    evidence: Vec<u32>,
}

/// A page named in the manifest: its file, and its date where one is given.
pub type ListedPage = (String, Option<PageDate>);

/// Reads `corpus.toml`.
///
/// # Errors
/// The words of the TOML parser: they name line and column.
pub fn parse(text: &str) -> Result<(Manifest, Vec<ListedPage>), String> {
    let file: File = toml::from_str(text).map_err(|e| e.to_string())?;
    let date =
        |date: FileDate| PageDate { edtf: date.edtf, inferred: date.inferred, evidence: date.evidence };
    let pages = file.pages.into_iter().map(|page| (page.file, page.date.map(date))).collect();
    let File { title, source, columns, city, province, scans, .. } = file;
    let corrections = Vec::new();
    Ok((Manifest { title, source, columns, city, province, scans, corrections }, pages))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_pages_and_names_errors() {
        let (manifest, pages) = parse("title = '报'\n[[page]]\nfile = 'a.txt'\ndate = { edtf = '2023-02' }")
            .expect("is well formed");
        assert_eq!(manifest.title, "报");
        assert_eq!(pages[0].1.as_ref().map(|date| &*date.edtf), Some("2023-02"));
        assert!(parse("titel = '报'").is_err_and(|e| e.contains("line 1")));
    }
}
