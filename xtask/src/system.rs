//! Packages of the operating system.

use crate::failure::{Failure, Result};
use crate::run;
use std::env;
use std::process::Command;

/// A package and how to see that what it brings is there, however it came.
pub(crate) struct Package {
    pub(crate) name: &'static str,
    pub(crate) is_there: fn() -> bool,
}

/// Installs what is missing: without asking only as root or in CI, otherwise by telling the command.
pub(crate) fn ensure(purpose: &str, packages: &[Package]) -> Result<()> {
    let missing: Vec<&str> =
        packages.iter().filter(|package| !(package.is_there)()).map(|package| package.name).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let list = missing.join(" ");
    let what = format!("installing {purpose}: {list}");
    if program("apt-get").is_none() {
        return Err(Failure::new(
            what,
            "this system has no apt-get",
            format!("install what Debian calls {list}"),
        ));
    }
    let as_root = is_root();
    if !as_root && env::var_os("CI").is_none() {
        let fix = format!("run: sudo apt-get update && sudo apt-get install --no-install-recommends {list}");
        return Err(Failure::new(what, "that needs root, and is yours to decide", fix));
    }
    let apt = |arguments: &[&str]| {
        let mut command = if as_root { Command::new("apt-get") } else { Command::new("sudo") };
        if !as_root {
            command.args(["-n", "apt-get"]);
        }
        command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
        command
    };
    let fix = "look at what apt-get says above; the packages are those of Debian 12";
    run::step("reading the package lists", &mut apt(&["update", "-qq"]), fix)?;
    let mut install = apt(&["install", "-y", "-qq", "--no-install-recommends"]);
    run::step(&what, install.args(&missing), fix)
}

/// The full path of a program on PATH.
pub(crate) fn program(name: &str) -> Option<std::path::PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output();
    id.is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}
