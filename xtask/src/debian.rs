//! Debian's Rust compiler for wasm32, without its taking over the native builds.
//!
//! Trunk calls whatever `cargo` comes first on PATH. A small script of that name goes there: it hands builds for
//! wasm32 to Debian's cargo and everything else to the ordinary one.

use crate::failure::{Explain, Result};
use crate::project::Project;
use crate::run;
use crate::system::{self, Package};
use crate::toolchain::TARGET;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

const CARGO: &str = "/usr/bin/cargo";
const RUSTC: &str = "/usr/bin/rustc";

/// Installs Debian's packages where they are missing, and writes the script.
pub(crate) fn ensure(project: &Project) -> Result<()> {
    system::ensure("Debian's compiler for wasm32", PACKAGES)?;
    let fix = "see that the tools folder can be written to";
    write_script(&script_folder(project)).explain("writing the cargo script for Debian's compiler", fix)
}

const PACKAGES: &[Package] = &[
    Package { name: "rustc-web", is_there: || Path::new(RUSTC).is_file() },
    Package { name: "cargo-web", is_there: || Path::new(CARGO).is_file() },
    Package { name: "rust-web-src", is_there: has_library_source },
    Package { name: "rust-web-llvm", is_there: || Path::new("/usr/bin/rust-lld").exists() },
    Package { name: "lld-22", is_there: || Path::new("/usr/bin/wasm-ld-22").exists() },
];

/// Installs Debian's clippy and returns its driver, which cargo is told to call in place of the compiler.
pub(crate) fn ensure_clippy() -> Result<&'static Path> {
    const DRIVER: &str = "/usr/bin/clippy-driver";
    let package = Package { name: "rust-web-clippy", is_there: || Path::new(DRIVER).is_file() };
    system::ensure("Debian's clippy for wasm32", &[package])?;
    Ok(Path::new(DRIVER))
}

/// The folder that comes first on Trunk's PATH.
pub(crate) fn script_folder(project: &Project) -> PathBuf {
    project.tools.join("debian")
}

/// Cargo as Trunk will see it.
pub(crate) fn cargo(project: &Project) -> Command {
    let mut command = Command::new(script_folder(project).join("cargo"));
    command.current_dir(&project.root);
    command
}

fn has_library_source() -> bool {
    let sysroot = run::capture("", Command::new(RUSTC).args(["--print", "sysroot"]), "");
    sysroot.is_ok_and(|root| Path::new(root.trim()).join("lib/rustlib/src/rust/library/std").is_dir())
}

/// The standard library is built from source, which only a nightly or a bootstrapping compiler agrees to. The target
/// folder is its own, because two compilers in one folder would rebuild each other's work; being relative, it is
/// that of whichever clone the build runs in.
fn script() -> String {
    format!(
        r#"#!/bin/sh
# Written by `cargo xtask`: cargo for wasm32 is Debian's, cargo for all else is the ordinary one.
case " $* " in
*{TARGET}*)
    # What an outer cargo or rustup has set would lead back to their compiler.
    for name in $(env | sed -n 's/^\(CARGO[A-Z0-9_]*\)=.*/\1/p'); do
        case $name in
        CARGO_HOME | CARGO_HTTP_* | CARGO_NET_* | CARGO_REGISTR* | CARGO_SOURCE_* | CARGO_TERM_*) ;;
        *) unset "$name" ;;
        esac
    done
    unset RUSTUP_TOOLCHAIN LD_LIBRARY_PATH
    export PATH="/usr/bin:$PATH" RUSTC={RUSTC} RUSTC_BOOTSTRAP=1
    export CARGO_UNSTABLE_BUILD_STD=std,panic_abort CARGO_TARGET_DIR=target/wasm
    # A program for readers stops where it cannot go on, without the words for it: a tenth of its bytes.
    export CARGO_UNSTABLE_PANIC_IMMEDIATE_ABORT=true
    export CARGO_PROFILE_RELEASE_PANIC=immediate-abort CARGO_PROFILE_PAGE_PANIC=immediate-abort
    exec {CARGO} "$@"
    ;;
esac
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
PATH=$(printf ':%s:' "$PATH" | sed "s|:$here:|:|g; s/^://; s/:\$//")
exec cargo "$@"
"#
    )
}

fn write_script(folder: &Path) -> io::Result<()> {
    let file = folder.join("cargo");
    let text = script();
    if fs::read_to_string(&file).is_ok_and(|present| present == text) {
        return Ok(());
    }
    fs::create_dir_all(folder)?;
    let unfinished = folder.join(format!(".cargo-{}", std::process::id()));
    fs::write(&unfinished, text)?;
    make_executable(&unfinished)?;
    fs::rename(unfinished, file)
}

#[cfg(unix)]
fn make_executable(file: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(file, fs::Permissions::from_mode(0o755))
}

#[cfg(not(unix))]
fn make_executable(_file: &Path) -> io::Result<()> {
    Ok(())
}
