//! Running other programs, so that one can see what is being done and how long it takes.

use crate::failure::{Explain, Failure, Result};
use std::io;
use std::process::Command;
use std::time::Instant;

/// Runs a program as a named step. All that is told on the way goes to standard error, which leaves standard output to
/// results: the tables, and what `cargo xtask env` prints for a shell.
pub(crate) fn step(what: &str, command: &mut Command, fix: &str) -> Result<()> {
    eprintln!("→ {what}");
    let begin = Instant::now();
    let status = command.stdout(io::stderr()).status().explain(what, missing(command))?;
    if !status.success() {
        return Err(Failure::new(what, format!("`{}` ended with {status}", shown(command)), fix));
    }
    eprintln!("✓ {what} ({:.1} s)", begin.elapsed().as_secs_f64());
    Ok(())
}

/// Runs a program without a word and returns its standard output; on failure the cause is what it said.
pub(crate) fn capture(what: &str, command: &mut Command, fix: &str) -> Result<String> {
    let output = command.output().explain(what, missing(command))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        let cause = format!("`{}` ended with {}\n{}", shown(command), output.status, said.trim());
        return Err(Failure::new(what, cause, fix));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Cargo for native work: the toolchain that the reader of this has chosen, whatever it is.
pub(crate) fn cargo() -> Command {
    Command::new("cargo")
}

fn missing(command: &Command) -> String {
    format!("install `{}`, or put it on PATH", command.get_program().to_string_lossy())
}

fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
