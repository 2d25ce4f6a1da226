//! The command line as other tools call it.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const SEEDS: [&str; 5] = [
    "seeds/000_1cb53f6f71522a9e.txt",
    "seeds/001_bc3fc4610c771639.txt",
    "seeds/002_d2b1f8d4df1ea5d1.txt",
    "seeds/003_6a6ba692ba5c96c8.txt",
    "seeds/004_1c608ea2a6303516.txt",
];

fn yuebao(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_yuebao")).args(arguments).output().expect("runs")
}

fn yuebao_with_input(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_yuebao"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("runs");
    child.stdin.take().expect("has an input").write_all(input).expect("takes input");
    child.wait_with_output().expect("ends")
}

fn out(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).expect("is UTF-8")
}

/// A file of this test run, in a folder that cargo gives.
fn temporary(name: &str, bytes: &[u8]) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, bytes).expect("can be written");
    path
}

#[track_caller]
fn check_failure(arguments: &[&str], code: i32, words: &[&str]) {
    let output = yuebao(arguments);
    let error = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(code), "{error}");
    assert!(words.iter().all(|word| error.contains(word)), "{error}");
    assert!(output.stdout.is_empty() && !error.contains("panicked"), "{error}");
}

#[test]
fn counts() {
    let count = |flags: &[&str]| {
        let output = yuebao(&[&["count"], flags, &SEEDS[..]].concat());
        out(&output).to_owned()
    };
    assert_eq!(count(&["人社"]), "15\n");
    assert_eq!(count(&[","]), "1245\n");
    assert_eq!(count(&["--raw", ","]), "350\n");
    assert_eq!(count(&["--literal", "文旅局长“出圈”"]), "1\n");
    assert_eq!(count(&["没有这个词"]), "0\n");
}

#[test]
fn searches() {
    let output = yuebao(&[&["search", "--json", "--limit", "1", "无人机"], &SEEDS[..]].concat());
    let document: serde_json::Value = serde_json::from_slice(&output.stdout).expect("is one JSON document");
    assert_eq!(document["schema"], "yuebao.search/1");
    assert_eq!((&document["query"], &document["total"]), (&"无人机".into(), &2.into()));
    assert_eq!(document["reading"], "每一处“无人机”");
    assert!(document["elapsed_us"].is_u64());
    let hits = document["hits"].as_array().expect("is a list");
    assert_eq!(hits.len(), 1);
    let article = hits[0]["article"].as_str().expect("has an article");
    let first = article.strip_prefix("003:").and_then(|line| line.parse::<u32>().ok());
    assert!(first.is_some_and(|line| (1..=53).contains(&line)), "{article}");
    let expected = serde_json::json!({
        "file": "003_6a6ba692ba5c96c8.txt", "line": 53, "article": article, "start": 11, "end": 14, "text": "无人机",
        "class": null, "score": null,
    });
    assert_eq!(hits[0], expected);
}

#[test]
fn a_hit_tells_its_part_of_each_line() {
    let document = |query: &str| -> serde_json::Value {
        let output = yuebao(&[&["search", "--json", "--literal", query], &SEEDS[..]].concat());
        serde_json::from_slice(&output.stdout).expect("is one JSON document")
    };
    let broken = document("重要制度性安排");
    assert_eq!([&broken["total"], &broken["printed"], &broken["without_duplicates"]], [&1, &0, &1]);
    assert_eq!(broken["articles"], 1);
    let hit = &broken["hits"][0];
    assert_eq!((&hit["line"], &hit["lines"]), (&23.into(), &serde_json::json!([23, 25])));
    assert_eq!(hit["text"], "重要制度性安排");
    assert_eq!((&hit["start"], &hit["end"]), (&hit["pieces"][0]["start"], &hit["pieces"][0]["end"]));
    assert_eq!(hit["pieces"][1]["start"], 0);
    let spaced = document("司勇");
    assert_eq!((&spaced["total"], &spaced["printed"]), (&1.into(), &0.into()));
    assert_eq!(spaced["hits"][0]["text"], "司 勇", "as printed");
    let pasted = document("要在关键环节上再盯紧");
    assert_eq!([&pasted["total"], &pasted["printed"], &pasted["without_duplicates"]], [&2, &2, &1]);
    let output = yuebao(&[&["search", "重要制度性安排"], &SEEDS[..]].concat());
    let words = out(&output);
    assert!(
        words.starts_with("每一处“重要制度性安排”：1（原样 0 · 接续后 1 · 不计重复 1）\n000:23/25\t"),
        "{words}"
    );
    assert!(words.contains("【重要制度性安排】"), "{words}");
}

#[test]
fn segments() {
    let line = "太原市人社局抓实社会保险经办工作\n\n２０２３年 韦韬\n".as_bytes();
    let cut = |flags: &[&str]| out(&yuebao_with_input(&[&["segment"], flags].concat(), line)).to_owned();
    assert_eq!(cut(&[]), "太原市 人 社局 抓实 社会保险 经办 工作\n\n２０２３ 年 韦韬\n");
    assert_eq!(
        cut(&["--pos"]),
        "太原市/ns 人/n 社局/n 抓实/v 社会保险/n 经办/n 工作/vn\n\n２０２３/m 年/m 韦韬/nrfg\n"
    );
    assert_eq!(cut(&["--no-hmm"]), "太原市 人 社 局 抓 实 社会保险 经办 工作\n\n２０２３ 年 韦 韬\n");
    assert!(cut(&["--mode", "search"]).starts_with("太原 太原市 人 社局 抓实 社会 保险 社会保险"));
    let words = temporary("user.txt", "人社局 nt\n".as_bytes());
    let dictionary = words.to_string_lossy();
    assert!(cut(&["--pos", "--dict", &dictionary]).starts_with("太原市/ns 人社局/nt 抓实/v"));
    assert_eq!(out(&yuebao_with_input(&["segment"], b"")), "");
}

#[test]
fn reads_other_encodings_and_folders() {
    let (bytes, _, _) = encoding_rs::GB18030.encode("太原市人社局\n人社");
    let file = temporary("gb18030.txt", &bytes);
    assert_eq!(out(&yuebao(&["count", "人社", &file.to_string_lossy()])), "2\n");
    assert_eq!(out(&yuebao(&["count", "人社", "seeds"])), "15\n");
}

#[test]
fn packs_and_verifies() {
    let pack = Path::new(env!("CARGO_TARGET_TMPDIR")).join("seeds.pack");
    let pack = pack.to_string_lossy();
    assert!(yuebao(&["pack", "-o", &pack, "seeds"]).status.success());
    let first = std::fs::read(&*pack).expect("is there");
    assert!(yuebao(&["pack", "-o", &pack, "seeds"]).status.success());
    assert!(first == std::fs::read(&*pack).expect("is there"), "the same input gives the same bytes");
    assert!(out(&yuebao(&["verify", &pack])).contains("sound; 5 pages"));
    assert_eq!(out(&yuebao(&["count", "人社", &pack])), "15\n");
    let short = temporary("short.pack", &first[..first.len() / 2]);
    check_failure(&["verify", &short.to_string_lossy()], 1, &["short.pack", "cut short", "again"]);
}

#[test]
fn names_file_and_remedy() {
    let binary = temporary("binary.txt", b"PK\x03\x04\0\0");
    let empty = temporary("empty.txt", b"");
    let neither = temporary("neither.txt", b"ab\xff\xff\xff");
    let huge = Path::new(env!("CARGO_TARGET_TMPDIR")).join("huge.txt");
    let file = std::fs::File::create(&huge).expect("can be written");
    file.set_len(200 << 20).expect("can be made long");
    for command in ["count", "search"] {
        check_failure(&[command, "人", "no-such-file.txt"], 1, &["no-such-file.txt", "check the name"]);
        check_failure(&[command, "人", &binary.to_string_lossy()], 1, &["binary.txt", "NUL", "UTF-8"]);
        check_failure(&[command, "人", &empty.to_string_lossy()], 1, &["empty.txt", "empty"]);
        check_failure(&[command, "人", &neither.to_string_lossy()], 1, &["neither.txt", "convert"]);
        check_failure(&[command, "人", &huge.to_string_lossy()], 1, &["huge.txt", "200 MB", "split"]);
        check_failure(&[command, "人"], 2, &["Usage"]);
    }
    check_failure(&["segment", &huge.to_string_lossy()], 1, &["huge.txt", "200 MB", "split"]);
    check_failure(&["segment", "--dict", &binary.to_string_lossy()], 1, &["binary.txt"]);
    check_failure(&["segmnt"], 2, &["segmnt"]);
    std::fs::remove_file(huge).expect("can be removed");
}

#[test]
fn paragraphs_become_articles() {
    let paragraphs = concat!(
        r#"["4月9日，市长李明远会见来访的林雪平市市长安德松。","李明远表示，林雪平与我市合作多年。","#,
        r#""王平参加会见。","记者昨天（4月8日）从省气象台获悉，沙尘天气将影响我省北部。"]"#,
    );
    let input = format!("{{\"date\":1,\"paragraphs\":{paragraphs}}}\n\n{{\"paragraphs\":[]}}\r\n");
    let output = yuebao_with_input(&["articles", "--paragraphs"], input.as_bytes());
    let expected =
        format!("{{\"paragraphs\":{paragraphs},\"starts\":[0,3]}}\n{{\"paragraphs\":[],\"starts\":[]}}\n");
    assert_eq!(out(&output), expected);
    let file = temporary("paragraphs.jsonl", input.as_bytes());
    assert_eq!(out(&yuebao(&["articles", "--paragraphs", &file.to_string_lossy()])), expected);
}

#[test]
fn wrong_paragraphs_are_named() {
    for (name, wrong) in [
        ("cut", "{\"paragraphs\":[\"开"),
        ("other", "[\"开会\"]"),
        ("number", "{\"paragraphs\":[1]}"),
        ("missing", "{\"starts\":[0]}"),
        ("half", "{\"paragraphs\":[\"\\ud800\"]}"),
        ("nul", "{\"paragraphs\":[\"\0\"]}"),
    ] {
        let file = temporary(&format!("{name}.jsonl"), format!("\n{wrong}\n").as_bytes());
        let words = [&*format!("{name}.jsonl, line 2: "), "{\"paragraphs\":["];
        check_failure(&["articles", "--paragraphs", &file.to_string_lossy()], 1, &words);
    }
    check_failure(&["articles", "--paragraphs", "nowhere.jsonl"], 1, &["nowhere.jsonl", "no such file"]);
    check_failure(&["articles"], 2, &["--paragraphs"]);
}

#[test]
fn finds_names() {
    let text = "大同市委书记张建国和王女士在北京会谈。\n\n没有名字\n";
    let output = yuebao_with_input(&["entities"], text.as_bytes());
    let lines: Vec<serde_json::Value> =
        out(&output).lines().map(|line| serde_json::from_str(line).expect("is JSON")).collect();
    assert_eq!(lines.len(), 3, "one line for each line");
    assert_eq!(lines[0]["text"], "大同市委书记张建国和王女士在北京会谈。");
    let spans = serde_json::json!([[0, 4, "ORG"], [6, 9, "PER"], [10, 11, "PER"], [14, 16, "LOC"]]);
    assert_eq!(lines[0]["spans"], spans);
    assert_eq!(lines[1]["spans"], serde_json::json!([]));
    let file = temporary("names.txt", text.as_bytes());
    let again = yuebao(&["entities", file.to_str().expect("is UTF-8")]);
    assert_eq!(out(&again), out(&output));
}
