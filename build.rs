//! Compiles the data files of the locked jieba-rs into the two assets of the segmenter, so that the
//! command line carries exactly the bytes that the browser loads.
//!
//! The page never embeds them: it fetches them after the first search is possible.

use std::path::PathBuf;
use std::process::Command;
use std::{env, fs};

#[path = "src/segment/guess_format.rs"]
#[allow(dead_code, unreachable_pub)]
mod guess_format;
#[path = "src/segment/words_format.rs"]
#[allow(dead_code, unreachable_pub)]
mod words_format;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=Cargo.lock");
    println!("cargo:rerun-if-changed=src/segment/words_format.rs");
    println!("cargo:rerun-if-changed=src/segment/guess_format.rs");
    if env::var("CARGO_CFG_TARGET_ARCH").as_deref() == Ok("wasm32") {
        return;
    }
    let data = jieba_data();
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets OUT_DIR"));
    let read = |name: &str| {
        let path = data.join(name);
        fs::read_to_string(&path).unwrap_or_else(|e| panic!("cannot read {}: {e}", path.display()))
    };
    let words = words_format::encode(&read("dict.txt")).unwrap_or_else(|e| panic!("dict.txt: {e}"));
    fs::write(out.join("words.bin"), words).expect("OUT_DIR can be written");
    let guess = guess_format::encode(&read("posseg.txt")).unwrap_or_else(|e| panic!("posseg.txt: {e}"));
    fs::write(out.join("guess.bin"), guess).expect("OUT_DIR can be written");
}

/// The folder `src/data` of the jieba-rs that Cargo.lock names.
fn jieba_data() -> PathBuf {
    let cargo = env::var("CARGO").unwrap_or_else(|_| "cargo".into());
    let root = env::var("CARGO_MANIFEST_DIR").expect("cargo sets CARGO_MANIFEST_DIR");
    let output = Command::new(cargo)
        .args(["metadata", "--format-version", "1", "--filter-platform"])
        .arg(env::var("TARGET").expect("cargo sets TARGET"))
        .arg("--manifest-path")
        .arg(PathBuf::from(root).join("Cargo.toml"))
        .output()
        .expect("cargo metadata can be run");
    assert!(output.status.success(), "cargo metadata: {}", String::from_utf8_lossy(&output.stderr));
    let metadata: serde_json::Value =
        serde_json::from_slice(&output.stdout).expect("cargo metadata prints JSON");
    let manifest = metadata["packages"]
        .as_array()
        .into_iter()
        .flatten()
        .find(|package| package["name"] == "jieba-rs")
        .and_then(|package| package["manifest_path"].as_str())
        .expect("jieba-rs is among the packages of cargo metadata");
    PathBuf::from(manifest).with_file_name("src").join("data")
}
