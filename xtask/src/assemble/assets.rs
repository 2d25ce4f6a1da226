//! The seed pack and the dictionary's parts, made by the library itself and compressed for the way.

use super::Site;
use super::cache::Cache;
use super::page::Page;
use crate::digest;
use crate::failure::{Explain, Result};
use crate::project::Project;
use std::fs;
use yuebao::native::assets::{self, Asset};

/// Writes `assets/<name>.<hash>.<extension>.gz`, and tells the page.
pub(super) fn add(project: &Project, site: &Site, page: &mut Page) -> Result<()> {
    let what = "making the seed pack and the dictionary";
    let bundle = assets::bundle(&project.root.join("seeds")).explain(what, "mend what is told of seeds/")?;
    let folder = site.folder.join("assets");
    fs::create_dir_all(&folder).explain(what, "see that dist/ can be written to")?;
    let cache = Cache::open(project)?;
    for Asset { name, extension, bytes } in bundle {
        let packed = cache.get("gzip", &[&bytes], || compress(&bytes))?;
        let file = format!("{name}.{}.{extension}.gz", digest::short(&bytes));
        fs::write(folder.join(&file), packed).explain(what, "see that the disk is not full")?;
        page.tell(&format!("asset-{name}"), &format!("assets/{file}"));
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
