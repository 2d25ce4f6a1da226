//! What comes from npm: wasm-opt, esbuild, Workbox, and what the browser tests drive browsers with.

use crate::digest;
use crate::failure::{Explain, Failure, Result};
use crate::project::Project;
use crate::run;
use std::fs;
use std::process::Command;

const OLDEST_NODE: u32 = 20;
const GET_NODE: &str = "install Node 20 or later, from your system or from nodejs.org";

/// Installs the locked packages unless the same lock file was installed before.
pub(crate) fn ensure(project: &Project) -> Result<()> {
    require_node()?;
    let lock = project.root.join("package-lock.json");
    let lock = fs::read(&lock)
        .explain("reading package-lock.json", "restore it: `git checkout package-lock.json`")?;
    let modules = project.root.join("node_modules");
    let stamp = modules.join(".yuebao-lock");
    let wanted = digest::hex(&[&lock]);
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    // `npm ci` removes node_modules first, and the stamp with it: what is half installed is never taken for whole.
    let mut npm = Command::new("npm");
    npm.args(["ci", "--no-progress"]).current_dir(&project.root);
    npm.env("PUPPETEER_SKIP_DOWNLOAD", "1").env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    let fix = "see that the npm registry can be reached (`npm ping`), then run this again";
    run::step("installing npm packages into node_modules", &mut npm, fix)?;
    fs::write(&stamp, wanted)
        .explain("noting that the npm packages are there", "see that the disk is not full")
}

/// A program of an npm package, by the path of its script.
pub(crate) fn tool(project: &Project, script: &str) -> Command {
    let mut command = Command::new("node");
    command.arg(project.root.join("node_modules").join(script)).current_dir(&project.root);
    command
}

/// A script of our own.
pub(crate) fn script(project: &Project, script: &str) -> Command {
    let mut command = Command::new("node");
    command.arg(project.root.join(script)).current_dir(&project.root);
    command
}

fn require_node() -> Result<()> {
    let version = run::capture("looking for Node", Command::new("node").arg("--version"), GET_NODE)?;
    let major =
        version.trim().trim_start_matches('v').split('.').next().and_then(|digits| digits.parse().ok());
    if major.is_none_or(|major: u32| major < OLDEST_NODE) {
        return Err(Failure::new("looking for Node", format!("this is {}", version.trim()), GET_NODE));
    }
    Ok(())
}
