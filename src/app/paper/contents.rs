//! Beside a page: its articles, what is named in the one that is read, and the scan.

use leptos::prelude::*;

use super::super::dom;
use super::super::live::{live, nothing};
use super::super::parts::{button, line_link, printed, printed_link};
use super::super::state::Stage;
use super::{Sheet, Shown};
use crate::protocol::{Fact, FactRow, Index, IndexOf, NameRow, Request, Response};
use crate::view::{
    INDEX_TABS, Message, PaperLook, UrlState, address, article_at, fill, grouped, index_title, masked,
    meaning, name_article,
};

/// Names that a list shows at first.
const FEW: u32 = 24;

/// A window as wide as this has room beside the page.
const WIDE: f64 = 1100.0;

/// Draws it.
pub(super) fn view(shown: Shown, sheet: &Sheet, article: Option<usize>, facts: bool) -> AnyView {
    let say = |message: Message| message.text(shown.language);
    let open =
        dom::window().inner_width().ok().and_then(|width| width.as_f64()).is_some_and(|width| width >= WIDE);
    let look = shown.look.get_untracked();
    let at = article.or_else(|| article_at(&sheet.text.layout, shown.line.get_untracked()));
    let panel = at.filter(|_| facts).and_then(|at| sheet.text.heads.get(at)).map(|head| {
        let name = name_article(head, shown.language);
        panel(shown, name, (head.page.clone(), head.line))
    });
    let entries = sheet.text.heads.iter().zip(&sheet.text.layout.articles).enumerate().map(|(number, (head, _))| {
        let href = sheet.place(Some(head.line), look).format();
        let current = (article == Some(number)).then_some("true");
        let class = if head.titled { "" } else { "untitled" };
        let by = [&*head.section, &*head.writers].into_iter().filter(|part| !part.is_empty());
        let by = by.collect::<Vec<_>>().join(" · ");
        view! {
            <li>
                <a class=class href=href aria-current=current data-testid="article" data-line=head.line.to_string()>
                    <span class="address">{head.line}</span>
                    <span lang="zh-Hans">{name_article(head, shown.language)}</span>
                </a>
                <small lang="zh-Hans">{by}</small>
            </li>
        }
        .into_any()
    });
    let count = fill(say(Message::ArticleCount), &[("n", &grouped(sheet.text.heads.len() as u64))]);
    view! {
        {scan(shown, sheet)}
        <details class="contents" open=open>
            <summary>{say(Message::ArticleList)}" "<small>{count}</small></summary>
            <nav aria-label=say(Message::ArticleList) data-testid="article-list">
                <ol>{entries.collect::<Vec<_>>()}</ol>
            </nav>
        </details>
        {panel}
    }
    .into_any()
}

/// The picture of the page, where the corpus has one.
fn scan(shown: Shown, sheet: &Sheet) -> Option<AnyView> {
    let Stage::Ready(contents) = shown.app.corpus.get() else { return None };
    if contents.scans.is_empty() {
        return None;
    }
    let source = contents.scans.replace("{page}", sheet.id());
    let missing = RwSignal::new(false);
    let say = move |message: Message| message.text(shown.language);
    let picture = live(move || {
        if missing.get() {
            let text = fill(say(Message::ScanMissing), &[("address", &source)]);
            return view! { <p class="warning" role="status">{text}</p> }.into_any();
        }
        let (to, from) = (source.clone(), source.clone());
        view! {
            <a href=to target="_blank">
                <img src=from alt=say(Message::Scan) on:error=move |_| missing.set(true) />
            </a>
        }
        .into_any()
    });
    Some(view! { <figure class="scan">{picture}</figure> }.into_any())
}

/// People, places, organisations, sums, dates and contacts of an article.
fn panel(shown: Shown, name: String, within: (String, u32)) -> AnyView {
    let found = RwSignal::new(None::<Index>);
    let request =
        Request::Index { of: None, name: String::new(), within: Some(within.clone()), limit: u32::MAX };
    shown.app.ask_latest("panel", request, move |answer| {
        if let Ok(Response::Index(index)) = answer {
            let _ = found.try_set(Some(index));
        }
    });
    let page = within.0;
    let groups = live(move || {
        let Some(index) = found.get() else { return nothing() };
        if index.total == 0 {
            return view! { <p>{Message::FactsNone.text(shown.language)}</p> }.into_any();
        }
        INDEX_TABS.iter().map(|&of| group(shown, &page, &index, of)).collect::<Vec<_>>().into_any()
    });
    view! {
        <section class="panel" data-testid="panel" aria-labelledby="panel-title">
            <h2 id="panel-title" lang="zh-Hans">{name}</h2>
            {groups}
        </section>
    }
    .into_any()
}

fn group(shown: Shown, page: &str, index: &Index, of: IndexOf) -> AnyView {
    let names: Vec<&NameRow> = index.names.iter().filter(|row| row.of == of).collect();
    let rows: Vec<&FactRow> = index.facts.rows.iter().filter(|row| row.fact.index() == of).collect();
    let count = names.len() + rows.len();
    if count == 0 {
        return nothing();
    }
    let all = RwSignal::new(false);
    let names = names.into_iter().map(|row| name(row));
    let rows = rows.into_iter().map(|row| value(shown, page, row));
    let items: Vec<AnyView> = names.chain(rows).collect();
    let many = count > FEW as usize;
    let class = move || if many && !all.get() { "names few".to_owned() } else { "names".to_owned() };
    let more = many.then(|| {
        let show = button("quiet", Message::FrontMore.text(shown.language), Box::new(move || all.set(true)));
        view! { <span hidden=super::super::live::condition(move || all.get())>{show}</span> }.into_any()
    });
    let class = super::super::live::value(move || Some(class()));
    view! {
        <h3>{index_title(of).text(shown.language)}" "<small>{grouped(count as u64)}</small></h3>
        <ul class=class>{items}</ul>
        {more}
    }
    .into_any()
}

fn name(row: &NameRow) -> AnyView {
    let href = UrlState::index(row.of, &row.name).format();
    let times = (row.count > 1).then(|| format!(" ×{}", row.count));
    view! {
        <li>{printed_link("", href, row.name.clone())}<small>{times}</small>" "{line_link(&row.first.0, row.first.1)}</li>
    }
    .into_any()
}

fn value(shown: Shown, page: &str, row: &FactRow) -> AnyView {
    let (text, means) = match &row.fact {
        Fact::Contact(contact) => (masked(contact, shown.app.mask.get()), String::new()),
        fact => (row.text.clone(), meaning(fact, shown.language)),
    };
    let means = (!means.is_empty() && means != text).then(|| view! { <small>{means}</small> }.into_any());
    let measures = match &row.fact {
        Fact::Sum(sum) if !sum.measures.is_empty() => Some(printed(&sum.measures)),
        _ => None,
    };
    let href =
        UrlState::place(page, Some(row.line()), PaperLook { facts: true, ..shown.look.get_untracked() });

    view! {
        <li>
            {printed_link("", href.format(), text)}" "{means}" "{measures}
            " "<span class="address">{address(page, Some(row.line()))}</span>
        </li>
    }
    .into_any()
}
