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
    /// The step without whose success this one has nothing to check.
    needs: Option<&'static str>,
    run: fn(&Project, Toolchain) -> Result<()>,
}

const STEPS: &[Step] = &[
    Step { name: "format", needs: None, run: |project, _| check::format(project) },
    Step { name: "clippy, native", needs: None, run: |project, _| check::clippy_native(project) },
    Step { name: "clippy, wasm32", needs: None, run: check::clippy_wasm },
    Step { name: "native tests", needs: None, run: |project, _| check::native_tests(project) },
    Step { name: "doc tests", needs: None, run: |project, _| check::doc_tests(project) },
    Step { name: "documentation", needs: None, run: |project, _| check::documentation(project) },
    Step { name: "release build", needs: None, run: build::release },
    Step { name: "size budget", needs: Some("release build"), run: |project, _| size::run(project, &[]) },
    Step { name: "browser tests", needs: Some("release build"), run: |project, _| browser_tests(project) },
];

enum Outcome {
    Passed,
    Failed(Failure),
    NotRun(&'static str),
}

struct Line {
    name: &'static str,
    outcome: Outcome,
    seconds: f64,
}

/// Sets up, runs all steps whatever fails, and sums up.
pub(crate) fn run(project: &Project, _arguments: &[String]) -> Result<()> {
    let begin = Instant::now();
    let toolchain = setup::for_build(project)?;
    browsers::ensure()?;
    let mut lines =
        vec![Line { name: "set-up", outcome: Outcome::Passed, seconds: begin.elapsed().as_secs_f64() }];
    for step in STEPS {
        let line = run_step(step, &lines, project, toolchain);
        if let Outcome::Failed(failure) = &line.outcome {
            eprintln!("\n{failure}\n");
        }
        lines.push(line);
    }
    summarise(&lines)
}

fn run_step(step: &Step, before: &[Line], project: &Project, toolchain: Toolchain) -> Line {
    let passed =
        |name| before.iter().any(|line| line.name == name && matches!(line.outcome, Outcome::Passed));
    let begin = Instant::now();
    let outcome = match step.needs {
        Some(needed) if !passed(needed) => Outcome::NotRun(needed),
        _ => match (step.run)(project, toolchain) {
            Ok(()) => Outcome::Passed,
            Err(failure) => Outcome::Failed(failure),
        },
    };
    Line { name: step.name, outcome, seconds: begin.elapsed().as_secs_f64() }
}

/// In this order, because the last line is what machines read.
fn summarise(lines: &[Line]) -> Result<()> {
    println!("\n{:<18}{:<34}{:>8}", "step", "result", "seconds");
    for line in lines {
        let result = match &line.outcome {
            Outcome::Passed => "passed".to_owned(),
            Outcome::Failed(_) => "FAILED".to_owned(),
            Outcome::NotRun(needed) => format!("NOT RUN (needs {needed})"),
        };
        println!("{:<18}{:<34}{:>8.1}", line.name, result, line.seconds);
    }
    let passed = lines.iter().filter(|line| matches!(line.outcome, Outcome::Passed)).count();
    let failed = lines.len() - passed;
    if failed > 0 {
        eprintln!("\nWhat failed is explained above, where it happened.");
    }
    println!("\n{passed} passed, {failed} failed");
    if failed > 0 { std::process::exit(1) } else { Ok(()) }
}

fn browser_tests(project: &Project) -> Result<()> {
    let mut script = npm::script(project, "tests/browser/run.mjs");
    script.env("YUEBAO_DIST", project.dist());
    browsers::tell(&mut script)?;
    run::step("browser tests", &mut script, "mend the tests that failed above")
}
