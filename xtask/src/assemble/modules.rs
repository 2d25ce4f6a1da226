//! The three programs made small: wasm-opt over the modules, esbuild over the scripts that load them.

use super::Site;
use super::cache::Cache;
use crate::failure::{Explain, Result};
use crate::npm;
use crate::project::Project;
use crate::run;
use std::fs;
use std::thread;

/// A program and what it is optimised for: page and engine for size, the segmenter for speed.
///
/// In the segmenter a function that is called from one place stays a function where the compiler has left it one: a
/// browser optimises a function that is called often, but not the loop that calls it once it runs.
const PROGRAMS: &[(&str, &[&str])] =
    &[("app", &["-Oz"]), ("worker", &["-Oz"]), ("facts", &["-Oz"]), ("segmenter", &["-O3", STAY_FUNCTIONS])];
const STAY_FUNCTIONS: &str = "--one-caller-inline-max-function-size=0";

/// What Rust's compiler takes for granted in a browser, and wasm-opt only when told.
const FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Shrinks the programs of a release; those of a developer's build stay as they are.
pub(super) fn shrink(project: &Project, site: &Site) -> Result<()> {
    if !site.release {
        return Ok(());
    }
    let cache = Cache::open(project)?;
    let lock = fs::read(project.root.join("package-lock.json")).unwrap_or_default();
    thread::scope(|scope| {
        let optimise = |&(program, levels)| {
            let (cache, lock) = (&cache, &lock);
            scope.spawn(move || optimise(project, site, cache, lock, program, levels))
        };
        let running: Vec<_> = PROGRAMS.iter().map(optimise).collect();
        running
            .into_iter()
            .try_for_each(|thread| thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
    })?;
    PROGRAMS.iter().try_for_each(|(program, _)| minify(project, site, program))
}

/// It takes long, so its results are kept; the lock file stands for the optimiser's version.
fn optimise(
    project: &Project,
    site: &Site,
    cache: &Cache,
    lock: &[u8],
    program: &str,
    levels: &[&str],
) -> Result<()> {
    let what = format!("optimising {program} by wasm-opt {}", levels.join(" "));
    let fix = "see that index.html names the program, and read what wasm-opt says above";
    let file = site.folder.join(format!("{program}_bg.wasm"));
    let module = fs::read(&file).explain(&what, fix)?;
    let arguments = [levels, FEATURES].concat().join(" ");
    let small = cache.get("wasm-opt", &[lock, arguments.as_bytes(), &module], || {
        let output = file.with_extension("small");
        let mut wasm_opt = npm::tool(project, "binaryen/bin/wasm-opt");
        wasm_opt.args(levels).args(FEATURES).arg(&file).arg("-o").arg(&output);
        run::step(&what, &mut wasm_opt, fix)?;
        let small = fs::read(&output).explain(&what, fix)?;
        fs::remove_file(&output).explain(&what, fix)?;
        Ok(small)
    })?;
    fs::write(&file, small).explain(&what, "see that the disk is not full")
}

fn minify(project: &Project, site: &Site, program: &str) -> Result<()> {
    let file = site.folder.join(format!("{program}.js"));
    let mut esbuild = npm::tool(project, "esbuild/bin/esbuild");
    esbuild.args(["--minify", "--allow-overwrite", "--log-level=warning"]).arg(&file);
    esbuild.arg(format!("--outfile={}", file.display()));
    let what = format!("shrinking the script of {program}");
    run::capture(&what, &mut esbuild, "read what esbuild says above").map(drop)
}
