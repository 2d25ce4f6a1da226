//! A stretch of lines to an article: headline, writers, photographs, sources, kind.

use super::arrange::{Placed, State};
use super::article::{Article, ArticleKind, Byline, Caption, Cited, Continuation, Direction, Evidence, Role};
use super::heading::{self, Heading};
use super::join::Stretch;
use super::label::Likeness;
use super::line::Line;
use super::signature::{Closing, Group};

/// Describes an article and says what each of its lines is.
pub(super) fn describe(stretch: &Stretch, lines: &[Line], placed: &[Placed], roles: &mut [Role]) -> Article {
    let of = |states: &[State]| -> Vec<&Line> {
        let chosen = stretch.lines.iter().filter(|&&at| states.contains(&placed[at].state));
        chosen.map(|&at| &lines[at]).collect()
    };
    let heads = of(&[State::Head, State::Trailing]);
    let heading = heading::tell_apart(&heads);
    let mut article = Article {
        spans: spans(stretch, lines),
        title: None,
        title_lines: heading.title_lines.clone(),
        kickers: Vec::new(),
        subtitles: Vec::new(),
        subheads: of(&[State::Subhead]).into_iter().map(cite).collect(),
        kind: ArticleKind::News,
        section: section(&of(&[State::Label])),
        dateline: None,
        source: None,
        bylines: Vec::new(),
        captions: Vec::new(),
        continued: Vec::new(),
        reasons: stretch.reasons.clone(),
    };
    for &at in &stretch.lines {
        let line = &lines[at];
        if let Some(role) = roles.get_mut(line.number as usize - 1) {
            *role = role_of(placed[at].state, line, &heading);
        }
        read_signatures(line, placed[at].state, &mut article);
    }
    let Heading { kickers, title, subtitles, .. } = heading;
    (article.kickers, article.title, article.subtitles) = (kickers, title, subtitles);
    article.kind = kind(&article, &of(&[State::Body, State::Notice]), &stretch.reasons);
    let first = stretch.lines.iter().find(|&&at| placed[at].state == State::Body);
    if let (ArticleKind::Fragment, Some(&at)) = (article.kind, first)
        && let Some(role) = roles.get_mut(lines[at].number as usize - 1)
    {
        *role = Role::Fragment;
    }
    article
}

fn cite(line: &Line) -> Cited {
    Cited { line: line.number, text: line.text.to_owned() }
}

/// First and last line of every run; blank lines inside belong to it.
fn spans(stretch: &Stretch, lines: &[Line]) -> Vec<(u32, u32)> {
    let mut spans: Vec<(u32, u32)> = Vec::new();
    let mut before = None;
    for &at in &stretch.lines {
        let number = lines[at].number;
        match spans.last_mut() {
            Some(span) if before == Some(at.wrapping_sub(1)) => span.1 = number,
            _ => spans.push((number, number)),
        }
        before = Some(at);
    }
    spans
}

fn section(labels: &[&Line]) -> Option<Cited> {
    let named = labels.iter().find(|line| line.label > Likeness::None).or(labels.first())?;
    Some(cite(named))
}

fn role_of(state: State, line: &Line, heading: &Heading) -> Role {
    let among = |cited: &[Cited]| cited.iter().any(|cited| cited.line == line.number);
    match state {
        State::Head | State::Trailing => {
            if heading.title_lines.contains(&line.number) {
                Role::Title
            } else if among(&heading.kickers) {
                Role::Kicker
            } else {
                Role::Subtitle
            }
        }
        State::Subhead => Role::Subhead,
        State::HeadByline => Role::Byline,
        State::Closing if matches!(line.whole, Some(Closing::Dateline(_) | Closing::Source(_))) => {
            Role::Dateline
        }
        State::Closing => Role::Byline,
        State::Body => Role::Body,
        State::Caption => Role::Caption,
        State::Credit => Role::Credit,
        State::Label => Role::ColumnLabel,
        State::Mark => Role::Continuation,
        State::Notice => Role::Notice,
    }
}

/// Takes writers, photographers, sources and continuation marks from a line.
fn read_signatures(line: &Line, state: State, article: &mut Article) {
    if let Some(mark) = &line.mark {
        article.continued.push(Continuation {
            line: line.number,
            text: line.text[mark.bytes.clone()].to_owned(),
            direction: mark.direction,
            page: mark.page,
            other: None,
        });
    }
    if state == State::Caption {
        article.captions.push(Caption {
            line: line.number,
            text: line.text.to_owned(),
            credit: String::new(),
            credit_line: line.number,
            names: Vec::new(),
        });
    }
    if let Some(lead) = line.lead.as_ref().filter(|_| state == State::Body) {
        if !lead.dateline.is_empty() && article.dateline.is_none() {
            article.dateline = Some(Cited { line: line.number, text: lead.dateline.clone() });
        }
        if let Some((text, groups)) = &lead.byline {
            sign(line.number, text, groups, article);
        }
    }
    let whole =
        line.whole.as_ref().filter(|_| matches!(state, State::HeadByline | State::Closing | State::Credit));
    if let Some(closing) = whole {
        close(line.number, line.text, closing, article);
    } else if let Some((closing, text)) = &line.tail {
        close(line.number, text, closing, article);
    }
}

fn close(line: u32, text: &str, closing: &Closing, article: &mut Article) {
    match closing {
        Closing::Byline(groups) => sign(line, text, groups, article),
        Closing::Affiliation(institution) => {
            let institution = institution.split(['：', ':']).next_back().unwrap_or(institution).trim();
            for byline in article.bylines.iter_mut().filter(|byline| byline.institution.is_empty()) {
                institution.clone_into(&mut byline.institution);
            }
        }
        Closing::Source(source) => article.source = Some(Cited { line, text: source.clone() }),
        Closing::Dateline(dateline) => article.dateline = Some(Cited { line, text: dateline.clone() }),
    }
}

fn sign(line: u32, text: &str, groups: &[Group], article: &mut Article) {
    for group in groups {
        if group.photographs() {
            let credit = text.trim_matches(['（', '）', '(', ')']).trim().to_owned();
            match article.captions.last_mut().filter(|caption| caption.credit.is_empty()) {
                Some(caption) => {
                    (caption.credit, caption.credit_line) = (credit, line);
                    caption.names.clone_from(&group.names);
                }
                None => article.captions.push(Caption {
                    line,
                    text: String::new(),
                    credit,
                    credit_line: line,
                    names: group.names.clone(),
                }),
            }
        }
        if group.writes() {
            article.bylines.push(Byline {
                line,
                text: text.to_owned(),
                role: group.role.clone(),
                institution: group.institution.clone(),
                names: group.names.clone(),
            });
        }
    }
    if let Some(at) = text.find("图片由") {
        let credit = text[at..].trim_matches(['（', '）', '(', ')', ' ']).to_owned();
        let caption = Caption { line, text: String::new(), credit, credit_line: line, names: Vec::new() };
        article.captions.push(caption);
    }
}

fn kind(article: &Article, text: &[&Line], reasons: &[super::article::Reason]) -> ArticleKind {
    let title = article.title.as_ref().map_or("", |title| &*title.text);
    let words: u8 = text.iter().map(|line| line.notice).fold(0, u8::saturating_add);
    if super::line::announces(title) {
        return ArticleKind::Notice;
    }
    if text.is_empty() && !article.captions.is_empty() {
        return ArticleKind::Photo;
    }
    if words >= 3
        && text.len() <= 3
        && text.iter().all(|line| line.lead.is_none())
        && article.bylines.is_empty()
    {
        let own = text
            .iter()
            .any(|line| ["客户端", "订阅", "公众号", "广告"].iter().any(|w| line.text.contains(w)));
        return if own { ArticleKind::Advertisement } else { ArticleKind::Notice };
    }
    if is_commentary(article) {
        return ArticleKind::Commentary;
    }
    let continued = article.continued.iter().any(|mark| mark.direction == Direction::From);
    let headless = article.title.is_none() && article.dateline.is_none() && !continued;
    let begins_page = reasons.iter().any(|reason| reason.evidence == Evidence::PageBegins);
    let lost = text.first().is_some_and(|line| line.lost_head);
    if headless && !text.is_empty() && (begins_page || lost || !article.bylines.is_empty() || text.len() <= 2)
    {
        return ArticleKind::Fragment;
    }
    let length: usize = text.iter().map(|line| line.text.chars().count()).sum();
    if !title.is_empty()
        && article.bylines.is_empty()
        && article.continued.is_empty()
        && (1..=2).contains(&text.len())
        && length <= 300
    {
        return ArticleKind::Brief;
    }
    ArticleKind::News
}

/// Written by somebody from elsewhere, or in a column of opinion.
fn is_commentary(article: &Article) -> bool {
    const OPINION: [&str; 10] = ["评", "论", "学苑", "思考", "观点", "随笔", "杂谈", "笔谈", "漫谈", "言论"];
    let affiliated =
        article.bylines.iter().any(|byline| byline.role.is_empty() && !byline.institution.is_empty());
    let section = article.section.as_ref().map_or("", |section| &*section.text);
    affiliated || OPINION.iter().any(|word| section.contains(word))
}

/// Columns that gather several items: the label covers all of one sort that stand together.
const DIGESTS: [&str; 14] = [
    "摘编", "摘登", "文摘", "集萃", "荟萃", "简讯", "快讯", "速览", "播报", "短波", "速递", "要求", "传真",
    "动态",
];

/// Carries the label of a digest over to its other items: neighbours of the same sort (reprints, or briefs).
pub(super) fn spread_sections(articles: &mut [Article]) {
    let sort = |article: &Article| match (article.source.is_some(), article.kind) {
        (true, _) => 1,
        (_, ArticleKind::Brief) => 2,
        _ => 0,
    };
    for at in 0..articles.len() {
        let Some(section) = articles[at].section.clone() else { continue };
        let own = sort(&articles[at]);
        if own == 0 || !DIGESTS.iter().any(|digest| section.text.ends_with(digest)) {
            continue;
        }
        // The label stands first or last in its own article: the others lie on its other side.
        let first = section.line <= articles[at].first_line();
        let others: Vec<usize> =
            if first { (at + 1..articles.len()).collect() } else { (0..at).rev().collect() };
        for other in others {
            if articles[other].section.is_some() || sort(&articles[other]) != own {
                break;
            }
            articles[other].section = Some(section.clone());
            if articles[other].kind == ArticleKind::News && is_commentary(&articles[other]) {
                articles[other].kind = ArticleKind::Commentary;
            }
        }
    }
}
