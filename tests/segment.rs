//! The segmenter against stock jieba-rs, with its own dictionary and tag data, over the seed pages.

use std::path::Path;

use expect_test::expect;
use jieba_rs::Jieba;
use proptest::prelude::*;
use yuebao::native::{assets, files};
use yuebao::segment::cut::{Mode, Segmenter, Source};
use yuebao::segment::{user, words_format};
use yuebao::text::fold::fold_for_cutting;

fn seed_lines() -> Vec<String> {
    let corpus = files::read_corpus(&[Path::new("seeds")]).expect("the seeds are there");
    corpus
        .pages
        .iter()
        .flat_map(|page| page.lines().into_iter().map(String::from).collect::<Vec<_>>())
        .collect()
}

#[test]
fn every_token_and_tag_equals_stock_jieba() {
    let (stock, ours) = (Jieba::new(), assets::segmenter());
    for line in seed_lines() {
        let folded = fold_for_cutting(&line);
        for hmm in [true, false] {
            let stock_tags = stock.tag(&folded, hmm);
            let tokens = ours.cut(&line, Mode::Precise, hmm);
            assert_eq!(tokens.len(), stock_tags.len(), "{line}");
            for (token, tag) in tokens.iter().zip(&stock_tags) {
                assert_eq!(token.span, tag.start as u32..tag.end as u32, "{line}");
                // Marks are `x` in jieba; all else has the very tag.
                match token.source {
                    Source::Mark => assert_eq!((token.tag.as_str(), tag.tag), ("w", "x"), "{}", tag.word),
                    Source::Space => {}
                    _ => assert_eq!(token.tag.as_str(), tag.tag, "{}", tag.word),
                }
            }
        }
        let spans = |mode| -> Vec<(u32, u32)> {
            ours.cut(&line, mode, true).iter().map(|token| (token.span.start, token.span.end)).collect()
        };
        let stock_spans = |tokens: Vec<jieba_rs::Token<'_>>| -> Vec<(u32, u32)> {
            tokens.iter().map(|token| (token.start as u32, token.end as u32)).collect()
        };
        assert_eq!(spans(Mode::Search), stock_spans(stock.cut_for_search(&folded, true)));
        assert_eq!(spans(Mode::All), stock_spans(stock.cut_all(&folded)));
    }
}

#[test]
fn the_asset_holds_every_word_exactly() {
    let mut words = 0u32;
    let mut sum = 0u64;
    words_format::decode(assets::WORDS, |word, frequency, tag| {
        words += 1;
        sum += u64::from(frequency);
        assert!(!word.is_empty() && !tag.is_empty());
    })
    .expect("is the asset");
    assert_eq!((words, sum), (349_045, 60_101_964));
}

#[test]
fn folding_changes_a_cut_only_by_width_and_traditional_characters() {
    let ours = assets::segmenter();
    let cut = |text: &str| -> String {
        let tokens = ours.cut(text, Mode::Precise, true);
        let words = tokens
            .iter()
            .map(|t| format!("{}/{}", &text[t.bytes.start as usize..t.bytes.end as usize], t.tag));
        words.collect::<Vec<_>>().join(" ")
    };
    // Stock jieba cuts ２/０/２/３ and 國際/論/壇.
    expect!["２０２３/m 年/m ，/w 國際/n 論壇/n ９５％/m 以上/f"]
        .assert_eq(&cut("２０２３年，國際論壇９５％以上"));
    expect!["太原市/ns 人/n 社局/n 抓实/v 社会保险/n 经办/n 工作/vn"]
        .assert_eq(&cut("太原市人社局抓实社会保险经办工作"));
    expect!["韦韬/nrfg 主持/v 并/c 讲话/n"].assert_eq(&cut("韦韬主持并讲话"));
}

#[test]
fn user_words_change_cut_and_tag() {
    let mut ours = assets::segmenter();
    ours.add_words(user::parse("人社局 nt\n光明 nr").expect("is well formed"));
    let words: Vec<(String, String, Source)> = ours
        .cut("太原市人社局光明", Mode::Precise, true)
        .iter()
        .map(|t| {
            (
                "太原市人社局光明"[t.bytes.start as usize..t.bytes.end as usize].into(),
                t.tag.to_string(),
                t.source,
            )
        })
        .collect();
    assert_eq!(words[1], ("人社局".into(), "nt".into(), Source::User));
    assert_eq!(words[2], ("光明".into(), "nr".into(), Source::User));
}

#[test]
fn damaged_assets_are_refused() {
    for length in [0, 4, 8, 40, 1000, assets::WORDS.len() - 1] {
        assert!(Segmenter::open(&assets::WORDS[..length]).is_err(), "{length} bytes");
    }
    let mut segmenter = assets::segmenter();
    for length in [0, 4, 8, 40, 1000, assets::GUESS.len() - 1] {
        assert!(segmenter.set_tag_model(&assets::GUESS[..length]).is_err(), "{length} bytes");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn tokens_join_up_to_the_text(text in "[太原市人社局社会保險，。 “”ａ１1a%㐀𠀀\t]{0,40}") {
        thread_local!(static OURS: Segmenter = assets::segmenter());
        OURS.with(|ours| {
            for hmm in [true, false] {
                let tokens = ours.cut(&text, Mode::Precise, hmm);
                let joined: String =
                    tokens.iter().map(|t| &text[t.bytes.start as usize..t.bytes.end as usize]).collect();
                assert_eq!(joined, text);
                assert!(tokens.windows(2).all(|pair| pair[0].span.end == pair[1].span.start));
            }
        });
    }

    #[test]
    fn damaged_dictionaries_never_panic(at in any::<prop::sample::Index>(), value in any::<u8>()) {
        let mut bytes = assets::WORDS[..].to_vec();
        let at = at.index(bytes.len());
        bytes[at] = value;
        let _ = words_format::decode(&bytes, |_, _, _| {});
    }
}
