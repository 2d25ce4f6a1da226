//! A line cut where hits, facts and defects begin and end.

use std::ops::Range;

/// What stands over a stretch of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Over {
    /// Characters of the line.
    pub chars: Range<u32>,
    /// What it is.
    pub what: What,
}

/// What can stand over a stretch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// A hit of the query.
    Hit,
    /// A defect.
    Flaw,
    /// The fact with this number.
    Fact(u32),
}

/// A stretch of a line that is the same all through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch<'a> {
    /// Its characters.
    pub text: &'a str,
    /// It belongs to a hit.
    pub hit: bool,
    /// It belongs to a defect.
    pub flaw: bool,
    /// It belongs to this fact; where facts lie over each other, to the one that begins first, or is longer.
    pub fact: Option<u32>,
}

/// Cuts the characters `shown` of a line. Whatever stands over it, the stretches together are these characters.
/// Linear in the line times the few things over it.
#[must_use]
pub fn stretches<'a>(line: &'a str, shown: Range<u32>, over: &[Over]) -> Vec<Stretch<'a>> {
    let mut starts: Vec<usize> = line.char_indices().map(|(at, _)| at).collect();
    starts.push(line.len());
    let last = starts.len() as u32 - 1;
    let shown = shown.start.min(last)..shown.end.min(last);
    // Few things stand over a line, and most come in order: each is put where it belongs.
    let mut facts: Vec<&Over> = Vec::new();
    for one in over.iter().filter(|over| matches!(over.what, What::Fact(_))) {
        let before = |other: &&Over| (other.chars.start, one.chars.end) <= (one.chars.start, other.chars.end);
        facts.insert(facts.partition_point(before), one);
    }
    let mut done = 0;
    facts.retain(|over| {
        let apart = over.chars.start >= done;
        if apart {
            done = over.chars.end;
        }
        apart
    });
    let mut edges = vec![shown.start, shown.end];
    let others = over.iter().filter(|over| !matches!(over.what, What::Fact(_)));
    let others: Vec<&Over> = others.chain(facts.iter().copied()).collect();
    for over in &others {
        edges.extend(
            [over.chars.start, over.chars.end]
                .map(|edge| edge.clamp(shown.start, shown.end.max(shown.start))),
        );
    }
    edges.sort_unstable();
    edges.dedup();
    let stretch = |edge: &[u32]| {
        let (start, end) = (edge[0], edge[1]);
        let mut stretch = Stretch {
            text: &line[starts[start as usize]..starts[end as usize]],
            hit: false,
            flaw: false,
            fact: None,
        };
        for over in others.iter().filter(|over| over.chars.start <= start && end <= over.chars.end) {
            match over.what {
                What::Hit => stretch.hit = true,
                What::Flaw => stretch.flaw = true,
                What::Fact(number) => stretch.fact = Some(number),
            }
        }
        stretch
    };
    edges.windows(2).map(stretch).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn over(chars: Range<u32>, what: What) -> Over {
        Over { chars, what }
    }

    #[test]
    fn things_over_each_other() {
        let all = [
            over(1..2, What::Fact(1)),
            over(0..3, What::Fact(0)),
            over(2..4, What::Hit),
            over(3..9, What::Flaw),
        ];
        let cut = stretches("太原市人社局", 0..6, &all);
        let told: Vec<_> = cut.iter().map(|s| (s.text, s.hit, s.flaw, s.fact)).collect();
        assert_eq!(
            told,
            [
                ("太原", false, false, Some(0)),
                ("市", true, false, Some(0)),
                ("人", true, true, None),
                ("社局", false, true, None)
            ]
        );
        assert_eq!(stretches("", 0..4, &all), []);
        assert_eq!(stretches("# 题", 2..3, &all)[0].text, "题");
    }

    proptest! {
        #[test]
        fn nothing_is_lost(
            line in "[人社a😀 ]{0,10}",
            shown in (0u32..12, 0u32..12),
            spans in prop::collection::vec((0u32..12, 0u32..12, 0u32..4), 0..6),
        ) {
            let shown = shown.0.min(shown.1)..shown.0.max(shown.1);
            let what = |kind| [What::Hit, What::Flaw, What::Fact(kind), What::Fact(9)][kind as usize];
            let all: Vec<_> = spans.into_iter().map(|(from, to, kind)| over(from..to, what(kind))).collect();
            let joined: String = stretches(&line, shown.clone(), &all).iter().map(|s| s.text).collect();
            let expected: String =
                line.chars().skip(shown.start as usize).take((shown.end - shown.start) as usize).collect();
            prop_assert_eq!(joined, expected);
        }
    }
}
