//! `cargo xtask check` and the native steps it shares with `cargo xtask test`.

use crate::debian;
use crate::failure::Result;
use crate::project::Project;
use crate::run;
use crate::setup;
use crate::toolchain::{TARGET, Toolchain};
use std::process::Command;

/// The checks that need neither a browser nor wasm32.
pub(crate) fn run(project: &Project, _arguments: &[String]) -> Result<()> {
    format(project)?;
    clippy_native(project)?;
    native_tests(project)
}

/// `cargo xtask fmt`.
pub(crate) fn fmt(project: &Project, _arguments: &[String]) -> Result<()> {
    run::step("formatting", cargo(project).args(["fmt", "--all"]), "mend what does not parse")
}

/// The sources are formatted.
pub(crate) fn format(project: &Project) -> Result<()> {
    run::step("checking the format", cargo(project).args(["fmt", "--all", "--check"]), "cargo xtask fmt")
}

/// No warning in anything that is built natively.
pub(crate) fn clippy_native(project: &Project) -> Result<()> {
    let mut cargo = cargo(project);
    cargo.args(["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"]);
    run::step("clippy, native", &mut cargo, MEND)
}

/// No warning in what runs in the browser. Debian's clippy is not a subcommand of the cargo that PATH finds, so its
/// driver is named to cargo directly, and its arguments go by the variable in which the subcommand would pass them.
pub(crate) fn clippy_wasm(project: &Project, toolchain: Toolchain) -> Result<()> {
    let mut cargo = setup::wasm_cargo(project, toolchain);
    cargo.current_dir(&project.root);
    let selection = ["--quiet", "--package", "yuebao", "--lib", "--bins", "--target", TARGET];
    match toolchain {
        Toolchain::Rustup => cargo.arg("clippy").args(selection).args(["--", "-D", "warnings"]),
        Toolchain::Debian => cargo
            .arg("check")
            .args(selection)
            .env("RUSTC_WORKSPACE_WRAPPER", debian::ensure_clippy()?)
            .env("CLIPPY_ARGS", "-D__CLIPPY_HACKERY__warnings__CLIPPY_HACKERY__"),
    };
    run::step("clippy, wasm32", &mut cargo, MEND)
}

/// Unit and integration tests.
pub(crate) fn native_tests(project: &Project) -> Result<()> {
    let mut cargo = cargo(project);
    cargo.args(["test", "--workspace", "--lib", "--bins", "--tests", "--no-fail-fast"]);
    run::step("native tests", &mut cargo, "mend the tests that failed above")
}

/// Examples in the documentation.
pub(crate) fn doc_tests(project: &Project) -> Result<()> {
    let mut cargo = cargo(project);
    cargo.args(["test", "--package", "yuebao", "--doc"]);
    run::step("doc tests", &mut cargo, "mend the examples that failed above")
}

/// The documentation builds without a warning.
pub(crate) fn documentation(project: &Project) -> Result<()> {
    let mut cargo = cargo(project);
    cargo.args(["doc", "--quiet", "--workspace", "--no-deps"]).env("RUSTDOCFLAGS", "-D warnings");
    run::step("documentation", &mut cargo, MEND)
}

const MEND: &str = "mend what is told above";

fn cargo(project: &Project) -> Command {
    let mut command = run::cargo();
    command.current_dir(&project.root);
    command
}
