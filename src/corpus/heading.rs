//! The lines of a headline: which is the title, which stand above and below it.

use super::article::Cited;
use super::line::{Ending, Line};

/// A headline, told apart.
#[derive(Debug, Default)]
pub(super) struct Heading {
    pub(super) kickers: Vec<Cited>,
    pub(super) title: Option<Cited>,
    pub(super) title_lines: Vec<u32>,
    pub(super) subtitles: Vec<Cited>,
}

/// Verbs with which a line below the title tells who took part.
const ATTENDANCE: [&str; 14] = [
    "出席",
    "参加",
    "主持",
    "讲话",
    "致辞",
    "发言",
    "介绍情况",
    "作报告",
    "作批示",
    "出席会议",
    "主持会议",
    "见证",
    "宣布开幕",
    "陪同",
];
/// Verbs with which the clause above a title ends.
const SPEECH: [&str; 6] = ["强调", "指出", "要求", "表示", "提出", "时说"];

/// Tells the lines of a headline apart: the one of the highest rank in markup is the title; without a difference
/// the last one that does not list who took part. A speaker's clause at the beginning of the title is its kicker.
pub(super) fn tell_apart(lines: &[&Line]) -> Heading {
    let mut heading = Heading::default();
    if lines.is_empty() {
        return heading;
    }
    let below = |line: &Line| {
        line.text.starts_with("——")
            || line.length <= 34 && ATTENDANCE.iter().any(|verb| line.text.ends_with(verb))
    };
    let rank = |line: &Line| if line.level == 0 { 9 } else { line.level };
    let (highest, lowest) = lines.iter().fold((9, 0), |(h, l), line| (h.min(rank(line)), l.max(rank(line))));
    let title = if highest < lowest {
        lines.iter().rposition(|line| rank(line) == highest)
    } else {
        lines.iter().rposition(|line| !below(line) && line.ending != Ending::Dash)
    };
    let title = title.unwrap_or(0);
    let cite = |line: &Line| Cited { line: line.number, text: line.text.to_owned() };
    heading.kickers = lines[..title].iter().map(|line| cite(line)).collect();
    heading.subtitles = lines[title + 1..].iter().map(|line| cite(line)).collect();
    heading.title_lines = vec![lines[title].number];
    let mut words = cite(lines[title]);
    if let Some((clause, rest)) = words.text.split_once([' ', '\u{3000}'])
        && SPEECH.iter().any(|verb| clause.ends_with(verb))
        && !rest.trim().is_empty()
    {
        heading.kickers.push(Cited { line: words.line, text: clause.to_owned() });
        words.text = rest.trim().to_owned();
    }
    heading.title = Some(words);
    heading
}
