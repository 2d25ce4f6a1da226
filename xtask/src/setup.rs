//! Everything that a build needs, installed where it is missing.

use crate::debian;
use crate::failure::Result;
use crate::npm;
use crate::project::Project;
use crate::run;
use crate::toolchain::{self, TARGET, Toolchain};
use crate::tools;

/// Sets up for `trunk build`; says nothing where all is there.
pub(crate) fn for_build(project: &Project) -> Result<Toolchain> {
    npm::ensure(project)?;
    let toolchain = toolchain::ensure(project)?;
    tools::ensure(project)?;
    fetch_crates(project, toolchain)?;
    Ok(toolchain)
}

/// Cargo for wasm32.
pub(crate) fn wasm_cargo(project: &Project, toolchain: Toolchain) -> std::process::Command {
    match toolchain {
        Toolchain::Rustup => run::cargo(),
        Toolchain::Debian => debian::cargo(project),
    }
}

/// Trunk builds off-line, so the crates are fetched here; Debian's compiler needs those of the standard library too.
fn fetch_crates(project: &Project, toolchain: Toolchain) -> Result<()> {
    let mut cargo = wasm_cargo(project, toolchain);
    cargo.args(["fetch", "--quiet", "--target", TARGET]).current_dir(&project.root);
    run::capture("fetching crates", &mut cargo, "see that crates.io can be reached, then run this again")
        .map(drop)
}
