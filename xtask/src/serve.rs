//! `cargo xtask serve`: the site on this machine, rebuilt when a source changes.

use crate::environment;
use crate::failure::{Explain, Failure, Result};
use crate::project::Project;
use crate::setup;
use std::net::{Ipv4Addr, TcpListener};
use std::process::Command;

const USUAL_PORT: u16 = 8080;

struct Options {
    release: bool,
    port: u16,
}

/// Sets up, builds, serves, and says where.
pub(crate) fn run(project: &Project, arguments: &[String]) -> Result<()> {
    let options = parse(arguments)?;
    let toolchain = setup::for_build(project)?;
    let port = free_port(options.port)?;
    let mut trunk = environment::trunk(project, toolchain)?;
    trunk.args(["serve", "--skip-version-check", "--port", &port.to_string()]);
    if options.release {
        trunk.arg("--release");
    }
    eprintln!(
        "→ building, then serving on port {port}; Trunk tells the address when it is ready (Ctrl-C ends it)"
    );
    become_program(&mut trunk)
}

/// Trunk takes the place of this process, so that whoever ends the one ends the other.
#[cfg(unix)]
fn become_program(trunk: &mut Command) -> Result<()> {
    use std::os::unix::process::CommandExt as _;
    Err(Failure::new("starting Trunk", trunk.exec(), "remove the tools folder and run this again"))
}

#[cfg(not(unix))]
fn become_program(trunk: &mut Command) -> Result<()> {
    crate::run::step("serving", trunk, "read what Trunk says above")
}

fn parse(arguments: &[String]) -> Result<Options> {
    let mut options = Options { release: false, port: USUAL_PORT };
    let mut words = arguments.iter();
    let usage = "cargo xtask serve [--release] [--port N]";
    while let Some(word) = words.next() {
        match word.as_str() {
            "--release" => options.release = true,
            "--port" => {
                let number = words.next().map_or("", String::as_str);
                options.port = number.parse().explain(format!("reading the port `{number}`"), usage)?;
            }
            other => {
                return Err(Failure::new("reading the arguments", format!("`{other}` is unknown"), usage));
            }
        }
    }
    Ok(options)
}

/// The wanted port, or the next one that nobody uses.
fn free_port(wanted: u16) -> Result<u16> {
    let last = wanted.saturating_add(99);
    let free = (wanted..=last).find(|&port| TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok());
    let port = free.ok_or_else(|| {
        Failure::new(
            "choosing a port",
            format!("{wanted} to {last} are all in use"),
            "name another: --port N",
        )
    })?;
    if port != wanted {
        eprintln!("Port {wanted} is in use; taking {port}.");
    }
    Ok(port)
}
