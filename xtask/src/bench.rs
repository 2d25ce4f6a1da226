//! `cargo xtask bench`: what docs/figures.md tells, measured again.

use crate::browsers;
use crate::build;
use crate::failure::{Explain, Failure, Result};
use crate::npm;
use crate::project::Project;
use crate::run;
use crate::setup;
use std::fs;
use std::path::{Path, PathBuf};

struct Options {
    corpus: Option<PathBuf>,
    /// Keep the figures in docs/figures.md.
    write: bool,
    /// Only the measurements whose name holds this.
    name: Option<String>,
}

/// Measures natively, then in Chromium on a release build.
pub(crate) fn run(project: &Project, arguments: &[String]) -> Result<()> {
    let options = parse(arguments)?;
    if options.corpus.is_none() {
        eprintln!("No --corpus DIR: measurements over a large corpus are left out.");
    }
    native(project, &options)?;
    browser(project, &options)
}

fn parse(arguments: &[String]) -> Result<Options> {
    let mut options = Options { corpus: None, write: false, name: None };
    let usage = "cargo xtask bench [--corpus DIR] [--write] [NAME]";
    let mut words = arguments.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--corpus" => {
                let folder = words.next().map_or("", String::as_str);
                let folder =
                    fs::canonicalize(folder).explain(format!("opening the corpus `{folder}`"), usage)?;
                options.corpus = Some(folder);
            }
            "--write" => options.write = true,
            flag if flag.starts_with('-') => {
                return Err(Failure::new("reading the arguments", format!("`{flag}` is unknown"), usage));
            }
            name => options.name = Some(name.to_owned()),
        }
    }
    Ok(options)
}

fn native(project: &Project, options: &Options) -> Result<()> {
    if !holds(&project.root.join("benches"), "rs") {
        eprintln!("No native measurements: benches/ holds none.");
        return Ok(());
    }
    let mut cargo = run::cargo();
    cargo.current_dir(&project.root).args(["bench", "--package", "yuebao", "--benches"]);
    tell_corpus(&mut cargo, options);
    if let Some(name) = &options.name {
        cargo.args(["--", name]);
    }
    run::step("measuring natively", &mut cargo, "mend what failed above")
}

fn browser(project: &Project, options: &Options) -> Result<()> {
    if !project.root.join("benches/browser/run.mjs").is_file() {
        eprintln!("No measurements in the browser: benches/browser/run.mjs is not there.");
        return Ok(());
    }
    let toolchain = setup::for_build(project)?;
    browsers::ensure_chromium()?;
    build::release(project, toolchain)?;
    let mut script = npm::script(project, "benches/browser/run.mjs");
    script.env("YUEBAO_DIST", project.dist()).args(&options.name);
    browsers::tell(&mut script)?;
    tell_corpus(&mut script, options);
    if options.write {
        script.env("YUEBAO_WRITE", "1");
    }
    run::step("measuring in the browser", &mut script, "mend what failed above")
}

fn tell_corpus(command: &mut std::process::Command, options: &Options) {
    if let Some(folder) = &options.corpus {
        command.env("YUEBAO_CORPUS", folder);
    }
}

fn holds(folder: &Path, extension: &str) -> bool {
    let entries = fs::read_dir(folder).into_iter().flatten().filter_map(std::result::Result::ok);
    entries.into_iter().any(|entry| entry.path().extension().is_some_and(|found| found == extension))
}
