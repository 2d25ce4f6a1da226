//! Names made from content: whatever a browser or a host keeps under such a name is right for ever.

use super::Site;
use super::page::Page;
use crate::digest;
use crate::failure::{Explain, Failure, Result};
use std::fs;

/// What Trunk and esbuild have written, the stem and extension it gets, and how the page learns of it: it names the
/// file already, or the app asks by this name.
const FILES: &[(&str, &str, &str, Reference)] = &[
    ("styles.css", "styles", "css", Reference::InPage),
    ("app.js", "app", "js", Reference::InPage),
    ("app_bg.wasm", "app", "wasm", Reference::InPage),
    ("worker.js", "worker", "js", Reference::Told("worker-js")),
    ("worker_bg.wasm", "worker", "wasm", Reference::Told("worker-wasm")),
    ("facts.js", "facts", "js", Reference::Told("facts-js")),
    ("facts_bg.wasm", "facts", "wasm", Reference::Told("facts-wasm")),
    ("segmenter.js", "segmenter", "js", Reference::Told("segmenter-js")),
    ("segmenter_bg.wasm", "segmenter", "wasm", Reference::Told("segmenter-wasm")),
];

#[derive(Clone, Copy)]
enum Reference {
    InPage,
    Told(&'static str),
}

/// Renames the files, and tells the page.
pub(super) fn from_content(site: &Site, page: &mut Page) -> Result<()> {
    let mut all = String::new();
    for &(old, stem, extension, reference) in FILES {
        let what = format!("naming {old} by its content");
        let fix = "see that index.html names the four programs and styles.css";
        let bytes = fs::read(site.folder.join(old)).explain(&what, fix)?;
        let new = format!("{stem}.{}.{extension}", digest::short(&bytes));
        fs::rename(site.folder.join(old), site.folder.join(&new)).explain(&what, fix)?;
        match reference {
            Reference::InPage if page.rename(old, &new) => {}
            Reference::InPage => return Err(Failure::new(what, "index.html does not refer to it", fix)),
            Reference::Told(name) => page.tell(name, &new),
        }
        all += &new;
    }
    page.tell("build", &digest::short(all.as_bytes()));
    Ok(())
}
