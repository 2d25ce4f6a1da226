//! The hand-checked truth of three seed pages in `tests/gold/`, and the figures that articles and facts must reach
//! on it. A figure that drops fails here with the items that were missed.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// Figures with the least that each must reach, as a mean over the pages.
const FLOORS: [(&str, f64); 15] = [
    ("articles_bcubed", 0.95),
    ("titles", 0.90),
    ("bylines_f1", 0.95),
    ("photographers_f1", 1.0),
    ("continuations_f1", 1.0),
    ("sections_f1", 0.90),
    ("dates_recall", 0.90),
    ("dates_precision", 0.95),
    ("quantities_recall", 0.95),
    ("quantities_no_slogans", 0.95),
    ("persons_recall", 0.90),
    ("persons_precision", 0.90),
    ("orgs_recall", 0.80),
    ("places_recall", 0.80),
    ("duplicates_recall", 1.0),
];

/// A figure of one page: parts of a whole, and what was missed or wrong.
#[derive(Default)]
struct Figure {
    value: f64,
    wrong: Vec<String>,
}

#[test]
fn figures_on_the_gold_pages() {
    let mut pages: Vec<_> = std::fs::read_dir("tests/gold")
        .expect("the folder is there")
        .map(|entry| entry.expect("can be listed").path())
        .filter(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("00")))
        .collect();
    pages.sort();
    assert_eq!(pages.len(), 3);
    let output = Command::new(env!("CARGO_BIN_EXE_yuebao"))
        .args(["articles", "--json", "seeds"])
        .output()
        .expect("runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let found: Value = serde_json::from_slice(&output.stdout).expect("is JSON");
    let mut figures: BTreeMap<&str, Vec<(String, Figure)>> = BTreeMap::new();
    for path in &pages {
        let gold: Value =
            serde_json::from_slice(&std::fs::read(path).expect("can be read")).expect("is JSON");
        let file = text(&gold["file"]);
        let page = list(&found["pages"]).iter().find(|page| text(&page["file"]) == file).expect("was parsed");
        let printed = std::fs::read_to_string(Path::new("seeds").join(&file)).expect("is there");
        for (name, figure) in score(page, &gold, &printed) {
            figures.entry(name).or_default().push((file[..3].to_owned(), figure));
        }
    }
    let mut failed = String::new();
    for (name, floor) in FLOORS {
        let pages = &figures[name];
        let mean = pages.iter().map(|(_, figure)| figure.value).sum::<f64>() / pages.len() as f64;
        println!("{name} {mean:.3}");
        if mean + 1e-9 < floor {
            failed += &format!("{name}: {mean:.3}, must be {floor}\n");
            for (page, figure) in pages {
                failed += &format!("  {page} {:.3}: {}\n", figure.value, figure.wrong.join(" · "));
            }
        }
    }
    assert!(failed.is_empty(), "\n{failed}");
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn line(value: &Value) -> u64 {
    value["line"].as_u64().unwrap_or_default()
}

fn uncertain(value: &Value) -> bool {
    value["uncertain"].as_bool().unwrap_or_default()
}

/// Without blanks and `#`, width folded: what titles and names are compared by.
fn fold(text: &str) -> String {
    let kept = text.chars().filter(|c| !c.is_whitespace() && *c != '#');
    kept.map(|c| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c,
    })
    .collect()
}

fn lines_of(spans: &Value) -> BTreeSet<u64> {
    let bounds = |span: &Value| (span[0].as_u64().unwrap_or(1), span[1].as_u64().unwrap_or(0));
    list(spans).iter().map(bounds).flat_map(|(first, last)| first..=last).collect()
}

/// F1 of two sets.
fn f1(found: &BTreeSet<String>, gold: &BTreeSet<String>) -> Figure {
    let both = found.intersection(gold).count();
    let all = found.len() + gold.len();
    let value = if all == 0 { 1.0 } else { 2.0 * both as f64 / all as f64 };
    Figure { value, wrong: found.symmetric_difference(gold).cloned().collect() }
}

/// Share of the wanted ones that are found.
fn recall<T>(wanted: &[T], found: impl Fn(&T) -> bool, name: impl Fn(&T) -> String) -> Figure {
    let missed: Vec<String> = wanted.iter().filter(|wanted| !found(wanted)).map(name).collect();
    let value = 1.0 - missed.len() as f64 / wanted.len().max(1) as f64;
    Figure { value, wrong: missed }
}

fn score(page: &Value, gold: &Value, printed: &str) -> Vec<(&'static str, Figure)> {
    let certain: Vec<&Value> = list(&gold["articles"]).iter().filter(|article| !uncertain(article)).collect();
    let sure: BTreeSet<u64> = certain.iter().flat_map(|article| lines_of(&article["spans"])).collect();
    let articles = list(&page["articles"]);
    let of_sure: Vec<&Value> =
        articles.iter().filter(|article| !lines_of(&article["spans"]).is_disjoint(&sure)).collect();
    let mut out = vec![
        ("articles_bcubed", bcubed(articles, &certain, printed)),
        ("titles", titles(articles, &certain)),
        ("bylines_f1", bylines(&of_sure, gold, &certain)),
    ];
    let section = |article: &&Value| Some(fold(article["section"].as_str()?));
    let (found, wanted): (BTreeSet<_>, BTreeSet<_>) =
        (of_sure.iter().filter_map(section).collect(), certain.iter().filter_map(section).collect());
    if !found.is_empty() || !wanted.is_empty() {
        out.push(("sections_f1", f1(&found, &wanted)));
    }
    let marks = |articles: &[Value], key: &str| -> BTreeSet<String> {
        articles.iter().flat_map(|article| list(&article[key])).map(|mark| line(mark).to_string()).collect()
    };
    let (found, wanted) =
        (marks(articles, "continued"), marks(list(&gold["articles"]), "continuation_markers"));
    if !found.is_empty() || !wanted.is_empty() {
        out.push(("continuations_f1", f1(&found, &wanted)));
    }
    let names = |articles: &[Value], key: &str, names: &str| -> BTreeSet<String> {
        let photos = articles.iter().flat_map(|article| list(&article[key]));
        photos.flat_map(|photo| list(&photo[names])).map(|name| fold(&text(name))).collect()
    };
    let found = names(articles, "captions", "names");
    let wanted = names(list(&gold["articles"]), "photos", "photographers");
    if !found.is_empty() || !wanted.is_empty() {
        out.push(("photographers_f1", f1(&found, &wanted)));
    }
    out.extend(dates(page, gold));
    out.extend(quantities(page, gold));
    out.extend(entities(page, gold));
    out.extend(duplicates(page, gold));
    out
}

/// B-cubed F1 of the assignment of lines to articles, over the lines of which the gold is certain.
fn bcubed(articles: &[Value], certain: &[&Value], printed: &str) -> Figure {
    let texts: Vec<&str> = printed.split('\n').collect();
    let blank = |line: u64| texts.get(line as usize - 1).is_none_or(|text| text.trim().is_empty());
    let mut gold_of = BTreeMap::new();
    for (id, article) in certain.iter().enumerate() {
        gold_of.extend(
            lines_of(&article["spans"]).into_iter().filter(|&line| !blank(line)).map(|line| (line, id)),
        );
    }
    let mut found_of = HashMap::new();
    for (id, article) in articles.iter().enumerate() {
        found_of.extend(lines_of(&article["spans"]).into_iter().map(|line| (line, id)));
    }
    let (mut precision, mut recall, mut wrong) = (0.0, 0.0, Vec::new());
    for &line in gold_of.keys() {
        let with = |same: &dyn Fn(u64) -> bool| {
            gold_of.keys().copied().filter(|&l| l == line || same(l)).collect::<BTreeSet<_>>()
        };
        let found = with(&|l| found_of.contains_key(&line) && found_of.get(&l) == found_of.get(&line));
        let gold = with(&|l| gold_of[&l] == gold_of[&line]);
        let both = found.intersection(&gold).count() as f64;
        if found != gold {
            wrong.push(format!("line {line}"));
        }
        precision += both / found.len() as f64;
        recall += both / gold.len() as f64;
    }
    let value = 2.0 * precision * recall / ((precision + recall) * gold_of.len() as f64);
    Figure { value, wrong }
}

/// A title with and without what stands above and below it.
fn forms(title: &str, before: &[String], after: &[String]) -> BTreeSet<String> {
    let (before, title, after) = (fold(&before.concat()), fold(title), fold(&after.concat()));
    let bare = title.strip_prefix(&*before).unwrap_or(&title);
    let bare = bare.strip_suffix(&*after).unwrap_or(bare).to_owned();
    [format!("{before}{bare}"), format!("{bare}{after}"), format!("{before}{bare}{after}"), title, bare]
        .into()
}

fn titles(articles: &[Value], certain: &[&Value]) -> Figure {
    let texts = |value: &Value| -> Vec<String> {
        list(value)
            .iter()
            .map(|item| item.as_str().map_or_else(|| text(&item["text"]), str::to_owned))
            .collect()
    };
    let found: BTreeSet<String> = articles
        .iter()
        .filter_map(|article| {
            Some(forms(
                article["title"].as_str()?,
                &texts(&article["kickers"]),
                &texts(&article["subtitles"]),
            ))
        })
        .flatten()
        .collect();
    let wanted: Vec<&Value> =
        certain.iter().copied().filter(|article| article["title"].is_string()).collect();
    recall(
        &wanted,
        |article| {
            let own = forms(
                &text(&article["title"]),
                &texts(&article["kicker_lines"]),
                &texts(&article["subtitle_lines"]),
            );
            !own.is_disjoint(&found)
        },
        |article| text(&article["title"]),
    )
}

fn bylines(of_sure: &[&Value], gold: &Value, certain: &[&Value]) -> Figure {
    let authors = |article: &Value| list(&article["authors"]).iter().map(text).collect::<Vec<_>>();
    let doubtful: BTreeSet<String> =
        list(&gold["articles"]).iter().filter(|article| uncertain(article)).flat_map(authors).collect();
    let sure =
        |names: BTreeSet<String>| -> BTreeSet<String> { names.difference(&doubtful).cloned().collect() };
    let wanted = certain.iter().flat_map(|article| authors(article)).collect();
    let found = of_sure
        .iter()
        .flat_map(|article| list(&article["bylines"]))
        .flat_map(|byline| list(&byline["names"]))
        .map(text)
        .collect();
    f1(&sure(found), &sure(wanted))
}

/// `2023`, `2023-01`, `2023-01-21`: a date that is fully resolved.
fn resolved(edtf: &str) -> bool {
    let day = edtf.split('T').next().unwrap_or_default();
    let shape: String = day.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    ["0000", "0000-00", "0000-00-00"].contains(&&*shape)
}

fn dates(page: &Value, gold: &Value) -> Vec<(&'static str, Figure)> {
    let overlap = |a: &str, b: &str| a.contains(b) || b.contains(a);
    let day = |edtf: &str| edtf.split('T').next().unwrap_or_default().to_owned();
    let found: BTreeMap<(u64, String), String> = list(&page["dates"])
        .iter()
        .map(|date| ((line(date), text(&date["text"])), text(&date["edtf"])))
        .collect();
    let kinds = ["absolute", "partial", "lunar", "relative"];
    let wanted: Vec<&Value> = list(&gold["dates"])
        .iter()
        .filter(|date| {
            kinds.contains(&&*text(&date["kind"])) && !uncertain(date) && resolved(&text(&date["resolved"]))
        })
        .collect();
    let recalled = recall(
        &wanted,
        |date| {
            found.iter().any(|((at, words), edtf)| {
                *at == line(date)
                    && overlap(words, &text(&date["text"]))
                    && day(edtf) == day(&text(&date["resolved"]))
            })
        },
        |date| format!("{}:{} = {}", line(date), text(&date["text"]), text(&date["resolved"])),
    );
    let known: Vec<(u64, String)> = ["dates", "quantities"]
        .iter()
        .flat_map(|key| list(&gold[*key]))
        .map(|item| (line(item), text(&item["text"])))
        .collect();
    let keys: Vec<&(u64, String)> = found.keys().collect();
    let precise = recall(
        &keys,
        |(at, words)| known.iter().any(|(line, text)| line == at && overlap(words, text)),
        |(at, words)| format!("{at}:{words}"),
    );
    vec![("dates_recall", recalled), ("dates_precision", precise)]
}

fn quantities(page: &Value, gold: &Value) -> Vec<(&'static str, Figure)> {
    let found: Vec<(u64, String, Option<f64>)> = list(&page["quantities"])
        .iter()
        .map(|quantity| (line(quantity), fold(&text(&quantity["text"])), quantity["value"].as_f64()))
        .collect();
    let wanted: Vec<&Value> = list(&gold["quantities"])
        .iter()
        .filter(|quantity| !uncertain(quantity) && quantity["normalised"]["value"].is_number())
        .collect();
    let recalled = recall(
        &wanted,
        |quantity| {
            let value = quantity["normalised"]["value"].as_f64().unwrap_or_default();
            let words = fold(&text(&quantity["text"]));
            found.iter().any(|(at, found, own)| {
                *at == line(quantity)
                    && (found.contains(&words) || words.contains(&**found))
                    && own.is_some_and(|own| (own - value).abs() <= 1e-6 * value.abs().max(1.0))
            })
        },
        |quantity| format!("{}:{}", line(quantity), text(&quantity["text"])),
    );
    let slogans: Vec<&Value> = list(&gold["not_quantities"]).iter().collect();
    let left_out = recall(
        &slogans,
        |slogan| {
            !found.iter().any(|(at, words, _)| *at == line(slogan) && *words == fold(&text(&slogan["text"])))
        },
        |slogan| format!("{}:{}", line(slogan), text(&slogan["text"])),
    );
    vec![("quantities_recall", recalled), ("quantities_no_slogans", left_out)]
}

fn entities(page: &Value, gold: &Value) -> Vec<(&'static str, Figure)> {
    let mut out = Vec::new();
    for (kind, name) in [("person", "persons_recall"), ("org", "orgs_recall"), ("place", "places_recall")] {
        let of = |unsure: bool| -> BTreeSet<String> {
            list(&gold["entities"])
                .iter()
                .filter(|entity| text(&entity["type"]) == kind && uncertain(entity) == unsure)
                .map(|entity| fold(&text(&entity["text"])))
                .collect()
        };
        let (wanted, doubtful) = (of(false), of(true));
        let found: BTreeSet<String> = list(&page["entities"])
            .iter()
            .filter(|entity| text(&entity["kind"]) == kind)
            .map(|entity| fold(&text(&entity["text"])))
            .filter(|name| !doubtful.contains(name))
            .collect();
        let listed: Vec<&String> = wanted.iter().collect();
        out.push((name, recall(&listed, |name| found.contains(*name), |name| (*name).clone())));
        if kind == "person" {
            let listed: Vec<&String> = found.iter().collect();
            out.push((
                "persons_precision",
                recall(&listed, |name| wanted.contains(*name), |name| (*name).clone()),
            ));
        }
    }
    out
}

fn duplicates(page: &Value, gold: &Value) -> Option<(&'static str, Figure)> {
    let pair = |defect: &Value| {
        let (a, b) = (line(defect), defect["other_line"].as_u64()?);
        (text(&defect["kind"]) == "duplicated_text" && a != b).then_some((a.min(b), a.max(b)))
    };
    let wanted: Vec<(u64, u64)> =
        list(&gold["ocr_defects"]).iter().filter(|defect| !uncertain(defect)).filter_map(pair).collect();
    let found: BTreeSet<(u64, u64)> = list(&page["defects"]).iter().filter_map(pair).collect();
    (!wanted.is_empty()).then(|| {
        ("duplicates_recall", recall(&wanted, |pair| found.contains(pair), |(a, b)| format!("{a} and {b}")))
    })
}
