//! The environment in which Trunk finds its programs.

use crate::debian;
use crate::failure::{Explain, Result};
use crate::project::Project;
use crate::setup;
use crate::toolchain::Toolchain;
use crate::tools;
use std::env;
use std::ffi::OsString;
use std::process::Command;

/// Trunk, with what it calls on its PATH.
pub(crate) fn trunk(project: &Project, toolchain: Toolchain) -> Result<Command> {
    let mut command = Command::new(tools::folder(project).join("trunk"));
    command.current_dir(&project.root).env("PATH", path(project, toolchain)?);
    // An outer cargo's variables would tell the inner ones of the wrong package.
    command.env_remove("CARGO").env_remove("CARGO_MANIFEST_DIR").env_remove("CARGO_MANIFEST_PATH");
    Ok(command)
}

/// `cargo xtask env`: sets everything up, then prints exports for a shell to evaluate.
pub(crate) fn print(project: &Project, _arguments: &[String]) -> Result<()> {
    let toolchain = setup::for_build(project)?;
    let path = path(project, toolchain)?;
    println!("export PATH='{}'", path.to_string_lossy().replace('\'', r"'\''"));
    Ok(())
}

fn path(project: &Project, toolchain: Toolchain) -> Result<OsString> {
    let mut folders = Vec::new();
    if toolchain == Toolchain::Debian {
        folders.push(debian::script_folder(project));
    }
    folders.push(tools::folder(project));
    if let Some(path) = env::var_os("PATH") {
        folders.extend(env::split_paths(&path).filter(|folder| !folder.starts_with(&project.tools)));
    }
    env::join_paths(folders)
        .explain("making PATH for Trunk", "move the project to a folder without `:` in its name")
}
