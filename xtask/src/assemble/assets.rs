//! The seed pack and the dictionary's parts, made by the library itself and compressed for the way.

use super::Site;
use super::cache::Cache;
use super::page::Page;
use crate::digest;
use crate::failure::{Explain, Result};
use crate::project::Project;
use std::fs;
use std::path::Path;
use yuebao::native::assets::{self, Asset};
use yuebao::native::files;

/// Writes `assets/<name>.<hash>.<extension>.gz`, and tells the page.
pub(super) fn add(project: &Project, site: &Site, page: &mut Page) -> Result<()> {
    let what = "making the seed pack and the dictionary";
    let seeds = project.root.join("seeds");
    let bundle = assets::bundle(&seeds).explain(what, "mend what is told of seeds/")?;
    let folder = site.folder.join("assets");
    fs::create_dir_all(&folder).explain(what, "see that dist/ can be written to")?;
    let cache = Cache::open(project)?;
    for Asset { name, extension, bytes } in bundle {
        let packed = cache.get("gzip", &[&bytes], || compress(&bytes))?;
        let file = format!("{name}.{}.{extension}.gz", digest::short(&bytes));
        fs::write(folder.join(&file), packed).explain(what, "see that the disk is not full")?;
        page.tell(&format!("asset-{name}"), &format!("assets/{file}"));
    }
    add_scans(&seeds, site)
}

/// Copies the pictures of the pages, where the corpus has some: the folder that its pattern names.
fn add_scans(seeds: &Path, site: &Site) -> Result<()> {
    let what = "copying the scans";
    let corpus = files::read_corpus(&[seeds]).explain(what, "mend what is told of seeds/")?;
    let Some((folder, _)) = corpus.manifest.scans.rsplit_once('/') else { return Ok(()) };
    let (from, to) = (seeds.join(folder), site.folder.join(folder));
    fs::create_dir_all(&to).explain(what, "see that dist/ can be written to")?;
    for entry in fs::read_dir(&from).explain(what, "put the scans where `scans` in corpus.toml says")? {
        let entry = entry.explain(what, "see that the folder can be read")?;
        if entry.path().is_file() {
            fs::copy(entry.path(), to.join(entry.file_name()))
                .explain(what, "see that the disk is not full")?;
        }
    }
    Ok(())
}

/// Gzip, because every browser unpacks it by itself, and inside the file, because a static host may send it as it is.
/// Zopfli takes long and saves a few per cent more, once for each content.
fn compress(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut packed = Vec::new();
    zopfli::compress(zopfli::Options::default(), zopfli::Format::Gzip, bytes, &mut packed)
        .explain("compressing an asset", "see that there is memory left")?;
    Ok(packed)
}
