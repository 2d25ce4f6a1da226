//! Trunk and wasm-bindgen, built from crates.io into the project's tools folder.

use crate::failure::{Explain, Failure, Result};
use crate::project::Project;
use crate::run;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

// The other versions are pinned where their package managers look: binaryen (wasm-opt) in package.json, and
// wasm-bindgen in Cargo.toml, because crate and program must be equal.
const TRUNK: &str = "0.21.14";
const CARGO_FUZZ: &str = "0.13.2";

struct Tool {
    package: &'static str,
    binary: &'static str,
    version: String,
    /// The arguments that make it tell its version.
    asks_version: &'static [&'static str],
}

/// Installs what the build needs.
pub(crate) fn ensure(project: &Project) -> Result<()> {
    let wasm_bindgen = locked_version(project, "wasm-bindgen")?;
    let asks_version = &["--version"];
    let trunk = Tool { package: "trunk", binary: "trunk", version: TRUNK.to_owned(), asks_version };
    let bindgen =
        Tool { package: "wasm-bindgen-cli", binary: "wasm-bindgen", version: wasm_bindgen, asks_version };
    install(project, &trunk)?;
    install(project, &bindgen)?;
    // That it is not there is the rule.
    let _ = fs::remove_dir_all(build_folder(project));
    Ok(())
}

/// Installs what `cargo xtask fuzz` needs.
pub(crate) fn ensure_fuzz(project: &Project) -> Result<()> {
    let version = CARGO_FUZZ.to_owned();
    let asks_version = &["fuzz", "--version"];
    install(project, &Tool { package: "cargo-fuzz", binary: "cargo-fuzz", version, asks_version })
}

/// Where the programs are.
pub(crate) fn folder(project: &Project) -> PathBuf {
    project.tools.join("bin")
}

/// Builds a tool in a folder of its own and moves it into place when it is complete.
fn install(project: &Project, tool: &Tool) -> Result<()> {
    let bin = folder(project);
    if installed_version(&bin, tool).as_deref() == Some(&tool.version) {
        return Ok(());
    }
    let what = format!("installing {} {}", tool.package, tool.version);
    eprintln!("{what} into {}: a few minutes, once", project.tools.display());

    let unfinished = project.tools.join(format!(".unfinished-{}-{}", tool.package, std::process::id()));
    let build = build_folder(project);
    let attempt = |locked: bool| {
        let mut cargo = run::cargo();
        cargo.args(["install", "--version", &tool.version, "--root"]).arg(&unfinished);
        cargo.env("CARGO_TARGET_DIR", &build).arg(tool.package);
        // Their own profiles optimise the program as a whole, for speed that is not needed here.
        cargo.env("CARGO_PROFILE_RELEASE_LTO", "off").env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
        if locked {
            cargo.arg("--locked");
        }
        run::step(&what, &mut cargo, "see that crates.io can be reached and that a C compiler is installed")
    };
    let result = attempt(true).or_else(|failure| {
        eprintln!(
            "{failure}\nOnce more without its lock file, which may name a version that the registry lacks."
        );
        attempt(false)
    });
    let result = result.and_then(|()| {
        move_into(&unfinished.join("bin"), &bin).explain(&what, "see that the tools folder can be written to")
    });
    // Of no use now; that it cannot be removed is no reason to stop.
    let _ = fs::remove_dir_all(&unfinished);
    result
}

/// Where tools are built. It stays when a build is broken off, so that the next one goes on from there, and between two
/// tools, which have much in common.
fn build_folder(project: &Project) -> PathBuf {
    project.scratch().join("tools")
}

fn move_into(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        fs::rename(entry.path(), to.join(entry.file_name()))?;
    }
    Ok(())
}

fn installed_version(bin: &Path, tool: &Tool) -> Option<String> {
    let output = Command::new(bin.join(tool.binary)).args(tool.asks_version).output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    text.split_whitespace().nth(1).map(str::to_owned)
}

/// The version of a package in Cargo.lock.
fn locked_version(project: &Project, package: &str) -> Result<String> {
    let what = format!("finding the version of {package} in Cargo.lock");
    let fix = "make it again: `cargo update --workspace`";
    let lock = fs::read_to_string(project.root.join("Cargo.lock")).explain(&what, fix)?;
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    let version = lines.nth(1).and_then(|line| line.strip_prefix("version = \"")?.strip_suffix('"'));
    version.map(str::to_owned).ok_or_else(|| Failure::new(what, "it is not there", fix))
}
