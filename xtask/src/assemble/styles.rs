//! One style sheet from the several of styles/.

use super::Site;
use crate::failure::Result;
use crate::npm;
use crate::project::Project;
use crate::run;

/// Follows the imports of `styles/main.css`.
pub(super) fn bundle(project: &Project, site: &Site) -> Result<()> {
    let mut esbuild = npm::tool(project, "esbuild/bin/esbuild");
    esbuild.args(["styles/main.css", "--bundle", "--log-level=warning"]);
    esbuild.arg(format!("--outfile={}", site.folder.join("styles.css").display()));
    if site.release {
        esbuild.arg("--minify");
    }
    run::capture("bundling styles/main.css", &mut esbuild, "mend the style sheet").map(drop)
}
