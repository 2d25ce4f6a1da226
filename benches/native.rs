//! Native measurements, side by side in one run: `cargo xtask bench [--corpus DIR] [NAME]`.
//!
//! NAME is `dictionary`, `tokens`, `articles` or `search`; all where none is given. The corpus is a folder of text files.

use std::path::Path;
use std::time::{Duration, Instant};

use jieba_rs::Jieba;
use yuebao::corpus::parse::parse_all;
use yuebao::extract::{Found, extract};
use yuebao::index::build::build;
use yuebao::index::pack::Pack;
use yuebao::native::analyse::analyse;
use yuebao::native::{assets, files};
use yuebao::query::evaluate::{Scope, evaluate};
use yuebao::query::parse::literal;
use yuebao::query::scan::scan;
use yuebao::query::tally::tally;
use yuebao::segment::cut::{Mode, Segmenter, Source, Token};
use yuebao::text::fold::fold;

/// Rounds of each measurement; the minimum is the figure.
const ROUNDS: usize = 5;

fn main() {
    // `cargo bench` adds `--bench`.
    let name = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    let wanted = |this: &str| name.as_deref().is_none_or(|name| name == this);
    if wanted("dictionary") {
        dictionary();
    }
    let mut texts = vec![("seeds", read(Path::new("seeds")))];
    match std::env::var_os("YUEBAO_CORPUS") {
        Some(folder) => texts.push(("corpus", read(Path::new(&folder)))),
        None => println!("no corpus given: measured on the seeds only"),
    }
    for (label, text) in &texts {
        if wanted("tokens") {
            tokens(label, text);
        }
        if wanted("articles") {
            articles(label, text);
        }
        if wanted("search") {
            search(label, text);
        }
    }
}

fn read(folder: &Path) -> files::Corpus {
    files::read_corpus(&[folder]).unwrap_or_else(|error| panic!("{error}"))
}

/// The least time of several rounds.
fn least<T>(mut measured: impl FnMut() -> T) -> (Duration, T) {
    let mut best: Option<(Duration, T)> = None;
    for _ in 0..ROUNDS {
        let start = Instant::now();
        let result = measured();
        let time = start.elapsed();
        if best.as_ref().is_none_or(|(least, _)| time < *least) {
            best = Some((time, result));
        }
    }
    best.expect("at least one round")
}

fn dictionary() {
    let mut text = Vec::new();
    yuebao::segment::words_format::decode(assets::WORDS, |word, frequency, tag| {
        text.extend(format!("{word} {frequency} {tag}\n").bytes());
    })
    .expect("is the asset");
    let (stock, _) = least(|| Jieba::with_dict(&mut &text[..]).expect("is a dictionary"));
    let (ours, _) = least(|| Segmenter::open(assets::WORDS).expect("is the asset"));
    let ratio = ours.as_secs_f64() / stock.as_secs_f64();
    println!("dictionary: ours {ours:.1?}, with_dict {stock:.1?}, ratio {ratio:.2}");
}

/// Every token against stock jieba-rs, and both speeds.
fn tokens(label: &str, corpus: &files::Corpus) {
    let (stock, ours) = (Jieba::new(), assets::segmenter());
    let lines: Vec<&str> = corpus.pages.iter().flat_map(|page| page.lines()).collect();
    let (mut all, mut other_cut, mut other_tag, mut marks) = (0u64, 0u64, 0u64, 0u64);
    let mut examples: Vec<String> = Vec::new();
    for line in &lines {
        let theirs = stock.tag(line, true);
        let tokens = ours.cut(line, Mode::Precise, true);
        all += theirs.len() as u64;
        let mut mine = tokens.iter().peekable();
        for tag in &theirs {
            while mine.next_if(|token| (token.span.start as usize) < tag.start).is_some() {}
            match mine.peek().filter(|t| t.span == (tag.start as u32..tag.end as u32)) {
                None => {
                    other_cut += 1;
                    examples.push(tag.word.to_owned());
                }
                Some(token) if token.source == Source::Mark => marks += u64::from(tag.tag == "x"),
                Some(token) if token.source != Source::Space && token.tag.as_str() != tag.tag => {
                    other_tag += 1
                }
                Some(_) => {}
            }
        }
    }
    examples.sort();
    examples.dedup();
    examples.truncate(12);
    let share = |n: u64| 100.0 * n as f64 / all as f64;
    println!("tokens of the {label}: {all}");
    println!("  cut otherwise than stock jieba-rs: {other_cut} ({:.4} %) {examples:?}", share(other_cut));
    println!("  same cut, other tag: {other_tag} ({:.4} %); marks, w for x: {marks}", share(other_tag));
    let bytes: usize = lines.iter().map(|line| line.len()).sum();
    let speed = |time: Duration| bytes as f64 / 1e6 / time.as_secs_f64();
    let (stock_time, _) = least(|| lines.iter().map(|line| stock.tag(line, true).len()).sum::<usize>());
    let (cut_time, _) =
        least(|| lines.iter().map(|line| ours.cut(line, Mode::Precise, true).len()).sum::<usize>());
    let (count_time, _) = least(|| lines.iter().map(|line| ours.count(line, true)).sum::<usize>());
    println!(
        "  MB/s: ours with tags {:.1}, ours without {:.1}, stock with tags {:.1}",
        speed(cut_time),
        speed(count_time),
        speed(stock_time)
    );
}

/// Articles and facts, by their stages on one thread, and all together on all.
fn articles(label: &str, corpus: &files::Corpus) {
    let segmenter = assets::segmenter();
    let bytes: usize = corpus.pages.iter().map(|page| page.text.len()).sum();
    let (parse_time, layouts) = least(|| parse_all(&corpus.pages, &corpus.manifest));
    let (cut_time, tokens) = least(|| -> Vec<Vec<Vec<Token>>> {
        let cut = |text: &str| segmenter.cut(text, Mode::Precise, true);
        let pages = layouts.iter();
        pages.map(|layout| layout.passages.iter().map(|passage| cut(&passage.text)).collect()).collect()
    });
    let (extract_time, found) = least(|| extract(&corpus.manifest, &corpus.pages, &layouts, &tokens));
    let (together, _) = least(|| analyse(corpus, &segmenter));
    let speed = |time: Duration| bytes as f64 / 1e6 / time.as_secs_f64();
    let count = |of: fn(&Found) -> usize| found.iter().map(of).sum::<usize>();
    println!(
        "articles of the {label}: {} articles, {} dates, {} quantities, {} names, {} offices",
        layouts.iter().map(|layout| layout.articles.len()).sum::<usize>(),
        count(|found| found.facts.dates.len()),
        count(|found| found.facts.quantities.len()),
        count(|found| found.facts.mentions.len()),
        count(|found| found.facts.offices.len()),
    );
    println!(
        "  MB/s on one thread: articles {:.1}, facts {:.1}, both {:.1}, with the cut into words {:.1}; on all {:.1}",
        speed(parse_time),
        speed(extract_time),
        speed(parse_time + extract_time),
        speed(parse_time + cut_time + extract_time),
        speed(together),
    );
}

/// Exact search against a scan of all folded passages, over words of the text.
fn search(label: &str, corpus: &files::Corpus) {
    let (build_time, bytes) = least(|| build(&corpus.manifest, &corpus.pages, None));
    let size = bytes.len();
    let (open_time, pack) = least(|| Pack::open(bytes.clone()).expect("was built"));
    let passages: Vec<String> = (0..pack.n_passages()).map(|at| fold(pack.passage_text(at))).collect();
    let segmenter = assets::segmenter();
    let mut words: Vec<String> = Vec::new();
    let step = (passages.len() / 200).max(1);
    for passage in passages.iter().step_by(step) {
        let tokens = segmenter.cut(passage, Mode::Precise, true);
        let word = tokens.iter().filter(|t| t.source == Source::Dictionary).max_by_key(|t| t.span.len());
        words.extend(word.map(|t| passage[t.bytes.start as usize..t.bytes.end as usize].to_owned()));
    }
    let mut times: Vec<[f64; 3]> = Vec::new();
    for word in &words {
        let query = literal(word);
        let (indexed, hits) = least(|| evaluate(&pack, &query, Scope::default()));
        let (counted, _) = least(|| tally(&pack, &query, Scope::default(), &hits));
        let (scanned, expected) =
            least(|| passages.iter().map(|passage| scan(passage, word).count()).sum::<usize>());
        assert_eq!(hits.len(), expected, "{word}");
        times.push([indexed, counted, scanned].map(|time| time.as_secs_f64() * 1e6));
    }
    let at = |share: f64, which: usize| {
        let mut sorted: Vec<f64> = times.iter().map(|times| times[which]).collect();
        sorted.sort_by(f64::total_cmp);
        sorted[((sorted.len() - 1) as f64 * share) as usize]
    };
    println!("search of the {label}: {} words, all counts equal to a scan", words.len());
    println!("  pack without tokens {size} bytes, built in {build_time:.1?}, opened in {open_time:.1?}");
    println!(
        "  µs p50 / p95: ours {:.0} / {:.0}, the three counts {:.0} / {:.0}, scan {:.0} / {:.0}",
        at(0.5, 0),
        at(0.95, 0),
        at(0.5, 1),
        at(0.95, 1),
        at(0.5, 2),
        at(0.95, 2)
    );
}
