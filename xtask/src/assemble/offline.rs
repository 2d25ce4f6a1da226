//! The service worker that keeps the site for when there is no network.

use super::Site;
use super::page::Page;
use crate::failure::{Explain, Result};
use crate::npm;
use crate::project::Project;
use crate::run;
use std::fs;

const SERVICE_WORKER: &str = "sw.js";

/// Tells the app to register it, in a release: a developer wants to see what was just built.
pub(super) fn announce(site: &Site, page: &mut Page) {
    if site.release {
        page.tell("service-worker", SERVICE_WORKER);
    }
}

/// Adds the one of a release, or one that takes the place of a release's and removes itself: both may be served from
/// the same address, one after the other.
pub(super) fn add_service_worker(project: &Project, site: &Site) -> Result<()> {
    let what = "adding the service worker";
    if site.release {
        let mut script = npm::script(project, "web/precache.mjs");
        script.arg(&site.folder);
        return run::capture(what, &mut script, "mend web/, or what it complains of").map(drop);
    }
    fs::copy(project.root.join("web/no-sw.js"), site.folder.join(SERVICE_WORKER))
        .map(drop)
        .explain(what, "restore web/no-sw.js")
}
