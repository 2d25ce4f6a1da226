//! `cargo xtask build`: the site, in dist/.

use crate::environment;
use crate::failure::Result;
use crate::project::Project;
use crate::run;
use crate::setup;
use crate::toolchain::Toolchain;

/// Sets up and makes the release build.
pub(crate) fn run(project: &Project, _arguments: &[String]) -> Result<()> {
    let toolchain = setup::for_build(project)?;
    release(project, toolchain)?;
    println!("The site is in dist/: copy the folder to any static host.");
    Ok(())
}

/// Trunk compiles and binds; its hook calls `cargo xtask assemble`, which does the rest.
pub(crate) fn release(project: &Project, toolchain: Toolchain) -> Result<()> {
    let mut trunk = environment::trunk(project, toolchain)?;
    trunk.args(["build", "--release", "--skip-version-check"]);
    run::step(
        "building dist/ for release",
        &mut trunk,
        "mend what the compiler or `assemble` complains of above",
    )
}
