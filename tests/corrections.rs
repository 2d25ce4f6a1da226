//! `corrections.txt` beside the pages of a folder.

use std::path::Path;
use std::process::Command;

#[test]
fn corrections_of_a_folder_are_applied_and_what_has_no_effect_is_told() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("corrected");
    std::fs::create_dir_all(&folder).expect("can be made");
    let write = |name: &str, text: &str| std::fs::write(folder.join(name), text).expect("can be written");
    write("1.txt", "# 市里开会\n\n本报讯 会议昨日召开，研究了三件事。\n\n会议还研究了其他事项。\n");
    write("corrections.txt", "# by hand\nsplit 1:5\ntitle 1:5 其他事项\nsplit 9:1\nsplit 1:1\nwhat\n");
    let output = Command::new(env!("CARGO_BIN_EXE_yuebao"))
        .args(["articles", "--json"])
        .arg(&folder)
        .output()
        .expect("runs");
    let told: serde_json::Value = serde_json::from_slice(&output.stdout).expect("is JSON");
    let titles: Vec<&str> = told["pages"][0]["articles"]
        .as_array()
        .expect("has articles")
        .iter()
        .filter_map(|article| article["title"].as_str())
        .collect();
    assert_eq!(titles, ["市里开会", "其他事项"]);
    let error = String::from_utf8_lossy(&output.stderr);
    for line in [
        "corrections.txt:4: names a page",
        "corrections.txt:5: splits",
        "corrections.txt:6: is no correction",
    ] {
        assert!(error.contains(line), "{error}");
    }
}
