//! `cargo xtask fuzz`: nonsense for the parsers and openers, by cargo-fuzz.

use crate::failure::{Explain, Failure, Result};
use crate::project::Project;
use crate::run;
use crate::system;
use crate::tools;
use std::env;
use std::fs;

const USAGE: &str = "cargo xtask fuzz [TARGET] [--seconds N]";
const USUAL_SECONDS: u32 = 60;

struct Options {
    target: Option<String>,
    seconds: u32,
}

/// Runs one target, or each in turn.
pub(crate) fn run(project: &Project, arguments: &[String]) -> Result<()> {
    let options = parse(arguments)?;
    let targets = targets(project)?;
    let chosen: Vec<&String> = match &options.target {
        Some(name) => targets.iter().filter(|target| *target == name).collect(),
        None => targets.iter().collect(),
    };
    if chosen.is_empty() {
        let wanted = options.target.unwrap_or_default();
        let fix = format!("choose one of: {}", targets.join(", "));
        return Err(Failure::new(format!("fuzzing {wanted}"), "there is no such target", fix));
    }
    if ["c++", "clang++", "g++"].into_iter().find_map(system::program).is_none() {
        let fix = "install one: apt-get install g++";
        return Err(Failure::new("fuzzing", "libFuzzer is built by a C++ compiler, and there is none", fix));
    }
    tools::ensure_fuzz(project)?;
    chosen.into_iter().try_for_each(|target| fuzz(project, target, options.seconds))
}

fn parse(arguments: &[String]) -> Result<Options> {
    let mut options = Options { target: None, seconds: USUAL_SECONDS };
    let mut words = arguments.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--seconds" => {
                let number = words.next().map_or("", String::as_str);
                options.seconds = number.parse().explain(format!("reading the seconds `{number}`"), USAGE)?;
            }
            flag if flag.starts_with('-') => {
                return Err(Failure::new("reading the arguments", format!("`{flag}` is unknown"), USAGE));
            }
            name => options.target = Some(name.to_owned()),
        }
    }
    Ok(options)
}

fn targets(project: &Project) -> Result<Vec<String>> {
    let what = "looking for fuzz targets in fuzz/fuzz_targets";
    let fix = "add one with `cargo fuzz add NAME`";
    let entries = fs::read_dir(project.root.join("fuzz/fuzz_targets")).explain(what, fix)?;
    let files = entries.filter_map(std::result::Result::ok).map(|entry| entry.path());
    let sources = files.filter(|file| file.extension().is_some_and(|extension| extension == "rs"));
    let mut names: Vec<String> =
        sources.filter_map(|file| Some(file.file_stem()?.to_str()?.to_owned())).collect();
    names.sort();
    if names.is_empty() { Err(Failure::new(what, "there is none", fix)) } else { Ok(names) }
}

/// The sanitizer needs a nightly compiler, or a stable one that is told to act as such.
fn fuzz(project: &Project, target: &str, seconds: u32) -> Result<()> {
    let mut cargo = run::cargo();
    let mut path = vec![tools::folder(project)];
    path.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
    let path = env::join_paths(path)
        .explain("making PATH for cargo-fuzz", "move the project to a folder without `:`")?;
    cargo.current_dir(&project.root).env("PATH", path).env("RUSTC_BOOTSTRAP", "1");
    cargo.args(["fuzz", "run", target, "--", &format!("-max_total_time={seconds}")]);
    let fix =
        format!("the input that broke it is in fuzz/artifacts/{target}: make a test of it, mend the code");
    run::step(&format!("fuzzing {target} for {seconds} s"), &mut cargo, &fix)
}
