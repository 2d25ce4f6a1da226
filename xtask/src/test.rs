//! `cargo xtask test`: every check, and one table of them at the end.

use crate::browsers;
use crate::build;
use crate::check;
use crate::failure::{Failure, Result};
use crate::npm;
use crate::project::Project;
use crate::run;
use crate::setup;
use crate::size;
use crate::toolchain::Toolchain;
use std::time::Instant;

struct Step {
    name: &'static str,
    /// The steps without whose success this one has nothing to check.
    needs: &'static [&'static str],
    work: Work,
}

#[derive(Clone, Copy)]
enum Work {
    Native(fn(&Project) -> Result<()>),
    Wasm(fn(&Project, Toolchain) -> Result<()>),
}

const FOR_BUILD: &str = "set-up for the build";
const FOR_BROWSERS: &str = "set-up of browsers";
const RELEASE: &str = "release build";

const STEPS: &[Step] = &[
    Step { name: "format", needs: &[], work: Work::Native(check::format) },
    Step { name: "clippy, native", needs: &[], work: Work::Native(check::clippy_native) },
    Step { name: "clippy, wasm32", needs: &[FOR_BUILD], work: Work::Wasm(check::clippy_wasm) },
    Step { name: "native tests", needs: &[], work: Work::Native(check::native_tests) },
    Step { name: "doc tests", needs: &[], work: Work::Native(check::doc_tests) },
    Step { name: "documentation", needs: &[], work: Work::Native(check::documentation) },
    Step { name: RELEASE, needs: &[FOR_BUILD], work: Work::Wasm(build::release) },
    Step { name: "size budget", needs: &[RELEASE], work: Work::Native(|project| size::run(project, &[])) },
    Step { name: "browser tests", needs: &[RELEASE, FOR_BROWSERS], work: Work::Native(browser_tests) },
];

enum Outcome {
    Passed,
    Failed,
    NotRun { needs: &'static str },
}

struct Line {
    name: &'static str,
    outcome: Outcome,
    seconds: f64,
}

/// Sets up, runs all steps whatever fails, and sums up.
pub(crate) fn run(project: &Project, _arguments: &[String]) -> Result<()> {
    let mut lines = Vec::new();
    let toolchain = record(&mut lines, FOR_BUILD, || setup::for_build(project));
    record(&mut lines, FOR_BROWSERS, browsers::ensure);
    for step in STEPS {
        let passed =
            |name| lines.iter().any(|line| line.name == name && matches!(line.outcome, Outcome::Passed));
        let missing = step.needs.iter().find(|needed| !passed(**needed));
        match (step.work, toolchain, missing) {
            (Work::Native(work), _, None) => {
                record(&mut lines, step.name, || work(project));
            }
            (Work::Wasm(work), Some(toolchain), None) => {
                record(&mut lines, step.name, || work(project, toolchain));
            }
            _ => {
                let needs = missing.copied().unwrap_or(FOR_BUILD);
                lines.push(Line { name: step.name, outcome: Outcome::NotRun { needs }, seconds: 0.0 });
            }
        }
    }
    summarise(&lines);
    Ok(())
}

/// Does one thing, and tells at once, among its own output, why it failed.
fn record<T>(lines: &mut Vec<Line>, name: &'static str, work: impl FnOnce() -> Result<T>) -> Option<T> {
    let begin = Instant::now();
    let result = work().inspect_err(|failure: &Failure| eprintln!("\n{failure}\n"));
    let outcome = if result.is_ok() { Outcome::Passed } else { Outcome::Failed };
    lines.push(Line { name, outcome, seconds: begin.elapsed().as_secs_f64() });
    result.ok()
}

/// Prints the table and ends, because its last line is what machines read: nothing may follow it.
fn summarise(lines: &[Line]) {
    println!("\n{:<24}{:<40}{:>8}", "step", "result", "seconds");
    for line in lines {
        let result = match line.outcome {
            Outcome::Passed => "passed".to_owned(),
            Outcome::Failed => "FAILED (told above)".to_owned(),
            Outcome::NotRun { needs } => format!("NOT RUN (needs {needs})"),
        };
        println!("{:<24}{result:<40}{:>8.1}", line.name, line.seconds);
    }
    let passed = lines.iter().filter(|line| matches!(line.outcome, Outcome::Passed)).count();
    let failed = lines.len() - passed;
    println!("\n{passed} passed, {failed} failed");
    if failed > 0 {
        std::process::exit(1);
    }
}

fn browser_tests(project: &Project) -> Result<()> {
    let mut script = npm::script(project, "tests/browser/run.mjs");
    script.env("YUEBAO_DIST", project.dist());
    browsers::tell(&mut script)?;
    run::step("browser tests", &mut script, "mend the tests that failed above")
}
