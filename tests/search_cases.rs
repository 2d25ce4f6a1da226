//! The search cases of `tests/gold/search_cases.json`, asked as other tools ask: exactly the expected lines.

use std::collections::BTreeSet;
use std::process::Command;

use serde_json::Value;

/// Cases that need more of the query language than there is, with what they need.
const WAITING: [(&str, &str); 11] = [
    ("s01", "=word: hits whose edges are edges of words"),
    ("s11", "=word: hits whose edges are edges of words"),
    ("s20", "=word: hits whose edges are edges of words"),
    ("s19", "a | b: one or the other"),
    ("s46", "a | b: one or the other"),
    ("s33", "-word: without it"),
    ("s40", "qty: amounts by their value"),
    ("s42", "when: dates by their meaning"),
    ("s51", "py: words by their pronunciation"),
    ("s55", "word~: one character may be another"),
    ("s57", "word~: one character may be another"),
];

fn gold() -> Value {
    serde_json::from_str(include_str!("gold/search_cases.json")).expect("is JSON")
}

fn ask(command: &str, arguments: &[&str]) -> String {
    let arguments = [&[command], arguments, &["seeds"]].concat();
    let output = Command::new(env!("CARGO_BIN_EXE_yuebao")).args(&arguments).output().expect("runs");
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("is UTF-8")
}

fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value[name].as_array().map_or(&[], Vec::as_slice)
}

fn place(file: &Value, line: &Value) -> (String, u64) {
    (file.as_str().unwrap_or_default().to_owned(), line.as_u64().unwrap_or_default())
}

/// Every line that a hit of the query stands on.
fn lines(query: &str, flags: &[&str]) -> BTreeSet<(String, u64)> {
    let document: Value =
        serde_json::from_str(&ask("search", &[&["--json"], flags, &[query]].concat())).expect("is JSON");
    let hits = list(&document, "hits");
    assert_eq!(document["total"].as_u64(), Some(hits.len() as u64), "{query}");
    let lines = |hit: &Value| match list(hit, "lines") {
        [] => vec![place(&hit["file"], &hit["line"])],
        lines => lines.iter().map(|line| place(&hit["file"], line)).collect(),
    };
    hits.iter().flat_map(lines).collect()
}

#[test]
fn every_case_finds_its_lines() {
    let gold = gold();
    let cases = list(&gold, "search_cases");
    let waits = |case: &Value| WAITING.iter().any(|(id, _)| case["id"] == *id);
    assert_eq!(cases.iter().filter(|case| waits(case)).count(), WAITING.len(), "every waiting case is there");
    let mut failed = Vec::new();
    for case in cases.iter().filter(|case| !waits(case)) {
        let flags: Vec<&str> = list(&case["run"], "flags").iter().filter_map(Value::as_str).collect();
        let found = lines(case["run"]["query"].as_str().unwrap_or_default(), &flags);
        let expected: BTreeSet<_> =
            list(case, "expected").iter().map(|at| place(&at["file"], &at["line"])).collect();
        if found != expected {
            failed.push(format!("{}: found {found:?}, expected {expected:?}", case["id"]));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn strings_are_as_frequent_as_a_raw_count_says() {
    for fact in list(&gold(), "frequency_facts") {
        let count = ask("count", &["--raw", fact["string"].as_str().unwrap_or_default()]);
        assert_eq!(count.trim().parse().ok(), fact["count_total"].as_u64(), "{}", fact["string"]);
    }
}
