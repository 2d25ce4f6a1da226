//! The structure that ARCHITECTURE.md describes, held against the sources.

use std::fs;
use std::path::{Path, PathBuf};

/// The modules in reading order: each knows only those above it.
const ORDER: [&str; 12] = [
    "text", "corpus", "segment", "extract", "index", "query", "protocol", "engine", "view", "app", "worker",
    "native",
];

/// Modules without clock, network, storage or browser: what they need is an argument.
const PURE: [&str; 9] =
    ["text", "corpus", "segment", "extract", "index", "query", "protocol", "engine", "view"];

/// What the page may know: the words of the worker boundary and the pure models of its views, never how search
/// works. The workers know the engine, not the page. The native side knows no page.
const ONLY: [(&str, &[&str]); 3] = [
    ("app", &["protocol", "view"]),
    ("worker", &["protocol", "engine", "view"]),
    ("native", &["text", "corpus", "segment", "extract", "index", "query", "protocol", "engine"]),
];

const ENVIRONMENT: [&str; 13] = [
    "leptos",
    "web_sys",
    "js_sys",
    "wasm_bindgen",
    "gloo",
    "std::fs",
    "std::env",
    "std::net",
    "std::time",
    "std::thread",
    "std::process",
    "println!",
    "SystemTime",
];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("can be listed").path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The files of a module, each with its code: comments and what follows `#[cfg(test)]` left out.
fn code(module: &str) -> Vec<(PathBuf, String)> {
    let folder = Path::new("src").join(module);
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).expect("can be read");
        let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
        let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        let code = lines.collect::<Vec<_>>().join("\n");
        (path, code)
    };
    sources(&folder).into_iter().map(read).collect()
}

#[test]
fn every_folder_of_the_source_is_in_the_order() {
    for entry in fs::read_dir("src").expect("the folder is there") {
        let path = entry.expect("can be listed").path();
        let name = path.file_name().expect("has a name").to_string_lossy().into_owned();
        assert!(
            !path.is_dir() || name == "bin" || ORDER.contains(&&*name),
            "{name} has no place in the order"
        );
    }
    let lib = fs::read_to_string("src/lib.rs").expect("is there");
    let named: Vec<&str> =
        lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    assert_eq!(named, ORDER, "src/lib.rs lists the modules in reading order");
}

#[test]
fn modules_know_only_those_above_them() {
    for (place, module) in ORDER.iter().enumerate() {
        let only = ONLY.iter().find(|(name, _)| name == module).map(|(_, only)| *only);
        for (path, code) in code(module) {
            for other in ORDER.iter().filter(|other| *other != module) {
                let named =
                    code.contains(&format!("crate::{other}::")) || code.contains(&format!("crate::{other};"));
                let allowed = match only {
                    Some(only) => only.contains(other),
                    None => ORDER[..place].contains(other),
                };
                assert!(!named || allowed, "{} names crate::{other}", path.display());
            }
        }
    }
}

#[test]
fn pure_modules_name_no_environment() {
    for module in PURE {
        for (path, code) in code(module) {
            for name in ENVIRONMENT {
                assert!(!code.contains(name), "{} names {name}", path.display());
            }
        }
    }
}

#[test]
fn nothing_is_unfinished_and_no_file_holds_two_ideas() {
    let manifest = fs::read_to_string("Cargo.toml").expect("is there");
    assert!(manifest.contains("missing_docs = \"warn\""), "the checks run with warnings denied");
    for path in sources(Path::new("src")).into_iter().chain(sources(Path::new("xtask/src"))) {
        let text = fs::read_to_string(&path).expect("can be read");
        for mark in ["todo!(", "unimplemented!(", "dbg!(", "TODO", "FIXME"] {
            assert!(!text.contains(mark), "{} has {mark}", path.display());
        }
        assert!(text.lines().count() <= 600, "{} has over 600 lines", path.display());
        assert!(text.starts_with("//!"), "{} does not say what it is", path.display());
        let name = path.file_stem().expect("has a name").to_string_lossy().into_owned();
        assert!(
            !["utils", "util", "helper", "helpers", "manager", "misc"].contains(&&*name),
            "{}",
            path.display()
        );
    }
}

#[test]
fn every_public_item_is_documented() {
    let kinds = ["fn", "struct", "enum", "trait", "type", "const", "static", "mod", "macro"];
    for path in sources(Path::new("src")) {
        let text = fs::read_to_string(&path).expect("can be read");
        let lines: Vec<&str> = text.lines().collect();
        for (i, line) in lines.iter().enumerate() {
            let Some(item) = line.trim_start().strip_prefix("pub ") else { continue };
            let kind = item.split_whitespace().next().unwrap_or_default();
            // A module says what it is in its own first line.
            if !kinds.contains(&kind) || kind == "mod" {
                continue;
            }
            let above = lines[..i].iter().rev().map(|line| line.trim_start());
            let mut above = above
                .skip_while(|line| line.starts_with("#[") || line.starts_with(')') || line.ends_with(','));
            assert!(
                above.next().is_some_and(|line| line.starts_with("///")),
                "{}:{} has no doc comment: {line}",
                path.display(),
                i + 1
            );
        }
    }
}
