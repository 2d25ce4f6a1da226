//! `cargo xtask assemble`: what Trunk's hook calls when everything is compiled and bound, to make a site of it.
//!
//! Read top-down: each step adds to the folder or to `index.html`, and the order matters. Files get their final
//! content, then names made from it, then the page learns the names, then the policy is made from the page's final
//! scripts, then the service worker lists what is there.

mod assets;
mod cache;
mod modules;
mod names;
mod offline;
mod page;
mod policy;
mod styles;

use crate::failure::{Explain, Result};
use crate::project::Project;
use page::Page;
use std::env;
use std::path::PathBuf;
use std::time::Instant;

/// The folder that is being put together.
struct Site {
    folder: PathBuf,
    /// Small and for readers, or quick and for developers.
    release: bool,
}

/// Finishes the folder that Trunk has staged.
pub(crate) fn run(project: &Project, _arguments: &[String]) -> Result<()> {
    let begin = Instant::now();
    let site = Site::from_trunk()?;
    let mut page = Page::read(&site)?;

    styles::bundle(project, &site)?;
    modules::shrink(project, &site)?;
    names::from_content(&site, &mut page)?;
    assets::add(project, &site, &mut page)?;
    offline::announce(&site, &mut page);
    policy::set(&mut page)?;
    page.write(&site)?;
    offline::add_service_worker(project, &site)?;

    eprintln!("✓ assembled the site ({:.1} s)", begin.elapsed().as_secs_f64());
    Ok(())
}

impl Site {
    fn from_trunk() -> Result<Self> {
        let step = "reading what Trunk tells its hooks";
        let fix = "this command is for Trunk to call: use `cargo xtask build`";
        let folder =
            env::var_os("TRUNK_STAGING_DIR").ok_or("TRUNK_STAGING_DIR is not set").explain(step, fix)?;
        let profile = env::var("TRUNK_PROFILE").explain(step, fix)?;
        Ok(Self { folder: folder.into(), release: profile == "release" })
    }
}
