//! Which compiler builds for wasm32.
//!
//! The installed target is taken where there is one; else rustup is asked for it, the normal way on a developer's
//! machine; else Debian's compiler serves, for machines that reach package registries only.

use crate::debian;
use crate::failure::{Explain, Failure, Result};
use crate::project::Project;
use crate::run;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

pub(crate) const TARGET: &str = "wasm32-unknown-unknown";
const CHOICE: &str = "YUEBAO_WASM_TOOLCHAIN";
/// Where rustup's server cannot be reached it may wait for minutes.
const PATIENCE: Duration = Duration::from_secs(20);

/// A compiler for wasm32.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Toolchain {
    /// The ordinary one, with the target's standard library installed.
    Rustup,
    /// Debian's `rustc-web`, which builds the standard library from source.
    Debian,
}

/// Finds or installs a compiler for wasm32.
pub(crate) fn ensure(project: &Project) -> Result<Toolchain> {
    let choice = env::var(CHOICE).unwrap_or_default();
    let toolchain = match choice.as_str() {
        "rustup" => rustup()?,
        "debian" => Toolchain::Debian,
        "" => automatic(project)?,
        other => {
            let cause = format!("{CHOICE} is `{other}`");
            return Err(Failure::new(
                "choosing the compiler for wasm32",
                cause,
                "set it to rustup or debian, or unset it",
            ));
        }
    };
    if toolchain == Toolchain::Debian {
        debian::ensure(project)?;
    }
    Ok(toolchain)
}

fn automatic(project: &Project) -> Result<Toolchain> {
    if target_is_installed() {
        return Ok(Toolchain::Rustup);
    }
    // That rustup could not help is remembered, or each run would wait for it again.
    let refused = refusal_note(project);
    if refused.is_file() {
        return Ok(Toolchain::Debian);
    }
    match rustup() {
        Ok(toolchain) => Ok(toolchain),
        Err(failure) => {
            eprintln!("{failure}\nGoing on with Debian's compiler.");
            debian::ensure(project)?;
            fs::create_dir_all(&project.tools)
                .and_then(|()| {
                    fs::write(&refused, "rustup could not add the target; delete this file to ask again\n")
                })
                .explain("noting the choice of compiler", "see that the tools folder can be written to")?;
            Ok(Toolchain::Debian)
        }
    }
}

fn refusal_note(project: &Project) -> PathBuf {
    project.tools.join("wasm32-without-rustup")
}

fn target_is_installed() -> bool {
    let mut rustc = Command::new("rustc");
    rustc.args(["--print", "target-libdir", "--target", TARGET]);
    let folder = run::capture("looking for the wasm32 target", &mut rustc, "install Rust from rustup.rs");
    folder.is_ok_and(|folder| Path::new(folder.trim()).is_dir())
}

fn rustup() -> Result<Toolchain> {
    if target_is_installed() {
        return Ok(Toolchain::Rustup);
    }
    let what = format!("rustup target add {TARGET}");
    let fix = format!("run it by hand, or set {CHOICE}=debian to use Debian's compiler");
    eprintln!("→ {what} (at most {} s)", PATIENCE.as_secs());
    let mut command = Command::new("rustup");
    command.args(["target", "add", TARGET]).stdin(Stdio::null()).stdout(std::io::stderr());
    let child = command.spawn().explain(&what, &fix)?;
    match wait(child, PATIENCE) {
        Ok(true) if target_is_installed() => Ok(Toolchain::Rustup),
        Ok(true) => Err(Failure::new(what, "it says it did, but the target is not there", fix)),
        Ok(false) => Err(Failure::new(what, "it failed, as told above", fix)),
        Err(cause) => Err(Failure::new(what, cause, fix)),
    }
}

/// Whether a child ends well within a time; a slow one is ended, and only that one.
fn wait(mut child: Child, patience: Duration) -> std::result::Result<bool, String> {
    let begin = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Ok(status.success()),
            Ok(None) if begin.elapsed() < patience => std::thread::sleep(Duration::from_millis(100)),
            Ok(None) => {
                let _ = child.kill();
                let _ = child.wait();
                return Err(format!("no answer within {} s", patience.as_secs()));
            }
            Err(error) => return Err(error.to_string()),
        }
    }
}
