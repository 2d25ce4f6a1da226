//! Which paragraphs of a running transcript begin an article, where no headline says so.
//!
//! Every gap between two paragraphs is weighed: how far their words differ, how the paragraph after it begins, how the
//! one before it ends, how short headlines stand around it. Then the whole is divided at once, so that the sum of all
//! weights is the greatest, with what is usual for the length of an article.
//!
//! The two dozen weights are natural logarithms of odds, set by hand and rounded, with an eye on a logistic regression
//! over transcripts of one year of news and checked on those of the next.

mod cue;
mod shape;

use super::article::{Evidence, Reason};
use super::cohesion::Model;
use cue::Cue;
use shape::{Place, Shape};

/// About two paragraphs of news in eleven begin an article: the logarithm of these odds.
const PRIOR: f32 = -1.5;
/// Weight of what is shared across a gap, of the words that open after it, of those that finish before it, and of none.
const ACROSS: f32 = -16.0;
const OPENED: f32 = 6.0;
const FINISHED: f32 = 4.5;
const APART: f32 = -0.5;
/// Articles longer than this are all of one length, in paragraphs.
const LONGEST: usize = 12;
/// Weight of ending an article after so many paragraphs: few have one or two.
const LENGTHS: [f32; LONGEST + 1] = [0.0, -0.5, -0.3, 0.0, 0.2, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3];

/// The weighed evidence for an article to begin at each paragraph, one list a paragraph. That of the first paragraph
/// says only that the stream begins there. Linear in the text.
#[must_use]
pub fn weigh<T: AsRef<str>>(paragraphs: &[T], model: &Model) -> Vec<Vec<Reason>> {
    let trimmed: Vec<&str> = paragraphs.iter().map(|paragraph| trim(paragraph.as_ref())).collect();
    let cues: Vec<Cue> = trimmed.iter().map(|paragraph| Cue::of(paragraph)).collect();
    let shapes: Vec<Shape> = trimmed.iter().map(|paragraph| Shape::of(paragraph)).collect();
    let places = shape::places(&shapes);
    let weigh_gap = |at: usize| {
        let mut reasons = Vec::new();
        let mut add = |evidence, weight| reasons.push(Reason { evidence, weight });
        let Some(before) = at.checked_sub(1) else {
            add(Evidence::PageBegins, 0.0);
            return reasons;
        };
        let around = model.around(at);
        let words = ACROSS * around.across + OPENED * around.opened + FINISHED * around.finished + APART;
        add(if words < 0.0 { Evidence::SameWords } else { Evidence::OtherWords }, words);
        if shapes[at] == Shape::Aside {
            add(Evidence::NoText, -2.0);
        }
        match places[at] {
            Place::Plain => {}
            // One headline in running text parts an article; three and more are a round-up, which is one article.
            Place::FirstOf(1) => add(Evidence::Subhead, -3.8),
            Place::FirstOf(2) => add(Evidence::Subhead, -0.8),
            Place::FirstOf(_) => add(Evidence::Headline, 0.1),
            Place::Item => add(Evidence::Subhead, -6.4),
            Place::Below => add(Evidence::BelowHeadline, -3.2),
            Place::AfterItem => add(Evidence::RoundUp, 1.0),
            Place::BetweenItems => add(Evidence::RoundUp, -1.1),
            Place::BeforeItems => add(Evidence::RoundUp, -0.8),
        }
        for (seen, evidence, weight) in [
            (cues[before].closes, Evidence::ClosedBefore, 1.5),
            (cues[before].unfinished, Evidence::Unfinished, -2.5),
            (cues[at].agency, Evidence::Lead, 4.0),
            (cues[at].invited, Evidence::Lead, 2.6),
            (cues[at].report, Evidence::Lead, 2.2),
            (cues[at].season, Evidence::Lead, 1.4),
            (cues[at].day, Evidence::Day, 0.4),
            (cues[at].numbered_day, Evidence::Day, 2.3),
            (cues[at].month_and_day, Evidence::Day, 1.5),
            (cues[at].office, Evidence::Office, 0.9),
            (cues[at].title, Evidence::Office, 0.6),
            (cues[at].goes_on, Evidence::GoesOn, -1.2),
            (cues[at].speech, Evidence::GoesOn, -1.2),
            (cues[at].listed, Evidence::GoesOn, -0.7),
            (cues[at].attendance, Evidence::Attendance, -3.0),
            (cues.get(at + 1).is_some_and(|next| next.goes_on || next.speech), Evidence::ToldOn, 0.5),
        ] {
            if seen {
                add(evidence, weight);
            }
        }
        reasons
    };
    (0..paragraphs.len()).map(weigh_gap).collect()
}

/// The paragraphs that begin an article, ascending, counted from 0; the first is 0 where there is any. Linear in the text.
#[must_use]
pub fn starts<T: AsRef<str>>(paragraphs: &[T]) -> Vec<usize> {
    let model = Model::new(paragraphs);
    let weights: Vec<f32> = weigh(paragraphs, &model)
        .iter()
        .map(|reasons| PRIOR + reasons.iter().map(|reason| reason.weight).sum::<f32>())
        .collect();
    divide(&weights)
}

/// The division with the greatest sum (Viterbi, over the age of the article in paragraphs).
fn divide(weights: &[f32]) -> Vec<usize> {
    if weights.is_empty() {
        return Vec::new();
    }
    // Wide numbers: the sum of a million paragraphs still tells a tenth.
    let mut sums = [f64::NEG_INFINITY; LONGEST + 1];
    sums[1] = 0.0;
    // For every paragraph: how old the article before it was, had one begun here; whether the oldest stayed the oldest.
    let mut ended_at = vec![1; weights.len()];
    let mut stayed = vec![false; weights.len()];
    for at in 1..weights.len() {
        let mut next = [f64::NEG_INFINITY; LONGEST + 1];
        for age in 1..=LONGEST {
            let anew = sums[age] + f64::from(LENGTHS[age] + weights[at]);
            if anew > next[1] {
                (next[1], ended_at[at]) = (anew, age);
            }
        }
        next[2..].copy_from_slice(&sums[1..LONGEST]);
        if sums[LONGEST] > next[LONGEST] {
            (next[LONGEST], stayed[at]) = (sums[LONGEST], true);
        }
        sums = next;
    }
    let mut age = (1..=LONGEST).max_by(|&a, &b| sums[a].total_cmp(&sums[b])).unwrap_or(1);
    let mut starts = Vec::new();
    for at in (1..weights.len()).rev() {
        if age == 1 {
            starts.push(at);
            age = ended_at[at];
        } else if !stayed[at] || age < LONGEST {
            age -= 1;
        }
    }
    starts.push(0);
    starts.reverse();
    starts
}

/// Without the spaces around a paragraph, those that a web page left as `&nbsp;` included.
fn trim(paragraph: &str) -> &str {
    let mut text = paragraph.trim();
    loop {
        let less = text.trim_start_matches("&nbsp;").trim_end_matches("&nbsp;").trim();
        if less.len() == text.len() {
            return text;
        }
        text = less;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Two reports without a headline between them.
    const TWO: [&str; 6] = [
        "4月9日下午，省长李明远在省城会见来访的瑞典林雪平市市长安德松。",
        "李明远表示，林雪平与我省的航空学院合作多年，欢迎安德松一行参观航空产业园。",
        "安德松说，林雪平愿与航空产业园继续合作。",
        "王平参加会见。",
        "记者昨天（4月8日）从省气象台获悉，沙尘天气将影响我省北部，能见度较低。",
        "此外，沙尘过后北部气温将下降，省气象台提醒市民出行注意能见度。",
    ];

    #[test]
    fn a_report_ends_where_the_next_begins() {
        assert_eq!(starts(&TWO), [0, 4]);
    }

    #[test]
    fn a_round_up_is_one_article() {
        let body = ["县里今天开了会。", "市里昨天（8日）修了桥。", "省里近日造了船。"];
        let heads = ["县里开会", "市里修桥", "省里造船"];
        let round_up: Vec<&str> = heads.into_iter().zip(body).flat_map(|(head, body)| [head, body]).collect();
        assert_eq!(starts(&round_up), [0]);
        let after: Vec<&str> = TWO.into_iter().chain(round_up).collect();
        assert_eq!(starts(&after), [0, 4, 6]);
    }

    #[test]
    fn every_decision_says_why() {
        let reasons = weigh(&TWO, &Model::new(&TWO));
        let seen = |at: usize| reasons[at].iter().map(|reason| reason.evidence).collect::<Vec<_>>();
        assert_eq!(seen(0), [Evidence::PageBegins]);
        assert!(seen(3).contains(&Evidence::Attendance));
        for evidence in [Evidence::ClosedBefore, Evidence::Lead, Evidence::Day, Evidence::ToldOn] {
            assert!(seen(4).contains(&evidence), "{evidence:?}");
        }
        assert!(seen(5).contains(&Evidence::GoesOn));
    }

    #[test]
    fn spaces_of_web_pages_do_not_count() {
        assert_eq!(trim(" &nbsp;&nbsp; 天气\u{3000}&nbsp; "), "天气");
        assert_eq!(trim("&nbsp;"), "");
    }

    /// The sum of a division, by its definition.
    fn sum_of(weights: &[f32], starts: &[usize]) -> f32 {
        let lengths =
            starts.windows(2).map(|pair| LENGTHS[(pair[1] - pair[0]).min(LONGEST)] + weights[pair[1]]);
        lengths.sum()
    }

    proptest! {
        #[test]
        fn starts_are_places_in_order(paragraphs in prop::collection::vec(any::<String>(), 0..20)) {
            let starts = starts(&paragraphs);
            prop_assert_eq!(starts.first(), (!paragraphs.is_empty()).then_some(&0));
            prop_assert!(starts.windows(2).all(|pair| pair[0] < pair[1]));
            prop_assert!(starts.iter().all(|&at| at < paragraphs.len()));
        }

        #[test]
        fn news_like_strings_are_divided_too(
            paragraphs in prop::collection::vec("[应在第（今昨记者新华社1２日月，。：省长 表示参加邀请&nbsp;]{0,30}", 0..20),
        ) {
            let starts = starts(&paragraphs);
            prop_assert!(starts.windows(2).all(|pair| pair[0] < pair[1]));
        }

        #[test]
        fn no_division_has_a_greater_sum(weights in prop::collection::vec(-3.0f32..3.0, 1..14)) {
            let found = sum_of(&weights, &divide(&weights));
            for bits in 0..1u32 << (weights.len() - 1) {
                let other: Vec<usize> =
                    (0..weights.len()).filter(|&at| at == 0 || bits >> (at - 1) & 1 == 1).collect();
                prop_assert!(sum_of(&weights, &other) <= found + 1e-4);
            }
        }
    }
}
