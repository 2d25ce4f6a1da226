//! The commands of the project, run as `cargo xtask <command>`.
//!
//! A bare machine needs rustup's stable Rust and Node; whatever else a command needs is set up by the command itself,
//! in folders of the project's own.

mod assemble;
mod bench;
mod browsers;
mod build;
mod check;
mod debian;
mod digest;
mod environment;
mod failure;
mod fuzz;
mod npm;
mod project;
mod run;
mod serve;
mod setup;
mod size;
mod system;
mod test;
mod toolchain;
mod tools;

use failure::{Failure, Result};
use project::Project;
use std::process::ExitCode;

struct Command {
    name: &'static str,
    arguments: &'static str,
    purpose: &'static str,
    run: fn(&Project, &[String]) -> Result<()>,
}

const COMMANDS: &[Command] = &[
    Command {
        name: "serve",
        arguments: "[--release] [--port N]",
        purpose: "set up, build, serve on 127.0.0.1 and rebuild on change",
        run: serve::run,
    },
    Command { name: "build", arguments: "", purpose: "make the release build in dist/", run: build::run },
    Command { name: "test", arguments: "", purpose: "run every check; one table at the end", run: test::run },
    Command {
        name: "check",
        arguments: "",
        purpose: "run the quick checks: format, clippy, native tests",
        run: check::run,
    },
    Command {
        name: "bench",
        arguments: "[--corpus DIR] [--write] [NAME]",
        purpose: "measure, natively and in Chromium",
        run: bench::run,
    },
    Command {
        name: "fuzz",
        arguments: "[TARGET] [--seconds N]",
        purpose: "feed the parsers and openers with nonsense",
        run: fuzz::run,
    },
    Command { name: "size", arguments: "", purpose: "weigh dist/ against the budget", run: size::run },
    Command { name: "fmt", arguments: "", purpose: "format the Rust sources", run: check::fmt },
    Command {
        name: "env",
        arguments: "",
        purpose: "print what makes plain trunk work: eval \"$(cargo xtask env)\"",
        run: environment::print,
    },
    Command {
        name: "assemble",
        arguments: "",
        purpose: "finish what Trunk has built (Trunk's hook calls this)",
        run: assemble::run,
    },
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\n{failure}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(arguments: &[String]) -> Result<()> {
    let Some((name, rest)) = arguments.split_first() else {
        println!("{}", help());
        return Ok(());
    };
    if matches!(name.as_str(), "help" | "--help" | "-h") {
        println!("{}", help());
        return Ok(());
    }
    let command = COMMANDS.iter().find(|command| command.name == name).ok_or_else(|| {
        Failure::new(
            format!("cargo xtask {name}"),
            "there is no such command",
            format!("use one of these\n\n{}", help()),
        )
    })?;
    (command.run)(&Project::locate()?, rest)
}

fn help() -> String {
    let mut text = String::from("cargo xtask <command>\n\n");
    for command in COMMANDS {
        let call = format!("{} {}", command.name, command.arguments);
        text += &format!("  {call:<38}{}\n", command.purpose);
    }
    text += "\nvariables\n\
        \x20 YUEBAO_TOOLS=DIR                      folder for trunk and wasm-bindgen, to share between clones (else .tools)\n\
        \x20 YUEBAO_WASM_TOOLCHAIN=NAME            rustup or debian; else whatever is there";
    text
}
