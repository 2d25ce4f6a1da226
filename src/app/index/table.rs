//! The table of an index, which can be narrowed, copied and saved.

use std::sync::Arc;

use leptos::prelude::*;
use web_sys::HtmlElement;

use super::super::dom;
use super::super::live::{nothing, value};
use super::super::parts::{article_link, button, copy, line_link, printed, printed_link};
use super::super::state::App;
use crate::protocol::{ArticleHead, ContactKind, Fact, FactRow, Index, IndexOf, NameRow};
use crate::view::{
    Language, Message, UrlState, address, csv, date_kind, fill, grouped, index_title, masked, meaning,
    page_date, scope_in_words, sum_kind, years,
};

/// A table: what is drawn and, beside it, what is exported.
struct Table {
    columns: Vec<String>,
    rows: Vec<(Vec<AnyView>, Vec<String>)>,
}

/// Draws it.
pub(super) fn view(app: App, of: IndexOf, index: &Index, language: Language) -> AnyView {
    let say = move |message: Message| message.text(language);
    let total = index.total as usize;
    let table = table(app, of, index, language);
    let shown = table.rows.len();
    let count = fill(say(Message::IndexCount), &[("n", &grouped(total as u64))]);
    let only = (shown < total).then(|| fill(say(Message::IndexShown), &[("n", &grouped(shown as u64))]));
    if shown == 0 {
        return view! { <p>{say(Message::IndexEmpty)}</p> }.into_any();
    }
    let mut cells = vec![table.columns.clone()];
    let mut drawn = Vec::with_capacity(shown);
    let mut texts = Vec::with_capacity(shown);
    for (views, texts_of) in table.rows {
        texts.push(texts_of.join(" ").to_lowercase());
        cells.push(texts_of);
        drawn.push(views);
    }
    let sought = RwSignal::new(String::new());
    let head: Vec<AnyView> =
        table.columns.iter().map(|name| view! { <th scope="col">{name.clone()}</th> }.into_any()).collect();
    let rows = drawn.into_iter().zip(texts).map(|(cells, text)| {
        let hidden = value(move || (!sought.with(|sought| text.contains(&**sought))).then(String::new));
        let cells: Vec<AnyView> =
            cells.into_iter().map(|cell| view! { <td>{cell}</td> }.into_any()).collect();
        view! { <tr data-testid="table-row" hidden=hidden>{cells}</tr> }.into_any()
    });
    let rows: Vec<AnyView> = rows.collect();
    let text = Arc::new(csv(&cells));
    let to_copy = Arc::clone(&text);
    let name = format!("yuebao-{}.csv", index_title(of).text(Language::English).to_lowercase());
    view! {
        <div class="table-tools">
            <p class="size">{count}" "{only}</p>
            <label class="filter">
                <span class="unseen">{say(Message::IndexFilter)}</span>
                <input type="search" lang="zh-Hans" placeholder=say(Message::IndexFilter)
                    on:input=move |event| sought.set(event_target_value(&event).trim().to_lowercase()) />
            </label>
            {button("quiet", say(Message::CopyTable), Box::new(move || copy(app, &to_copy)))}
            {button("quiet", say(Message::SaveCsv), Box::new(move || dom::save(&name, &format!("\u{feff}{text}"))))}
        </div>
        <div class="table" tabindex="0" role="region" aria-label=index_title(of).text(language)
            on:keydown=move |event| move_focus(app, &event)>
            <table class=format!("of-{}", of as u8)>
                <thead><tr>{head}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// Arrows lead from row to row: to the first link of each.
fn move_focus(app: App, event: &web_sys::KeyboardEvent) {
    let step: i64 = match event.key().as_str() {
        "ArrowDown" => 1,
        "ArrowUp" => -1,
        _ => return,
    };
    let links = app.root.with_value(|root| {
        dom::all_in(root, "tr:not([hidden]) > td:first-child a, tr:not([hidden]) > td.first a")
    });
    let current = dom::closest::<HtmlElement>(event, "tr");
    let row_of = |link: &HtmlElement| link.closest("tr").ok().flatten();
    let at = links.iter().position(|link| row_of(link).as_ref() == current.as_deref());
    let next = at.map_or(0, |at| at as i64 + step);
    if let Some(link) = usize::try_from(next).ok().and_then(|next| links.get(next)) {
        event.prevent_default();
        let _ = link.focus();
    }
}

fn table(app: App, of: IndexOf, index: &Index, language: Language) -> Table {
    let say = |message: &Message| message.text(language).to_owned();
    match of {
        IndexOf::People | IndexOf::Places | IndexOf::Organisations => {
            let columns = [
                Message::ColumnName,
                Message::ColumnCount,
                Message::ColumnArticles,
                Message::ColumnFirst,
                Message::ColumnLast,
            ];
            let rows = index.names.iter().map(name_row).collect();
            Table { columns: columns.iter().map(say).collect(), rows }
        }
        IndexOf::Sums => {
            let columns = [
                Message::ColumnPrinted,
                Message::ColumnValue,
                Message::ColumnScope,
                Message::ColumnMeasures,
                Message::ColumnKind,
                Message::ColumnLine,
                Message::ColumnPageDate,
                Message::ColumnArticle,
            ];
            let rows = each(index, |row, head| sum_row(app, row, head, language));
            Table { columns: columns.iter().map(say).collect(), rows }
        }
        IndexOf::Dates => dates(index, language),
        IndexOf::Contacts => {
            let columns =
                [Message::ColumnPrinted, Message::ColumnKind, Message::ColumnLine, Message::ColumnArticle];
            let mask = app.mask.get();
            let rows = each(index, |row, head| contact_row(row, head, mask, language));
            Table { columns: columns.iter().map(say).collect(), rows }
        }
    }
}

type Cells = (Vec<AnyView>, Vec<String>);

fn each(index: &Index, cells: impl Fn(&FactRow, &ArticleHead) -> Option<Cells>) -> Vec<Cells> {
    let of = |row: &FactRow| cells(row, index.facts.heads.get(row.head as usize)?);
    index.facts.rows.iter().filter_map(of).collect()
}

fn name_row(row: &NameRow) -> Cells {
    let href = UrlState::index(row.of, &row.name).format();
    let place = |(page, line): &(String, u32)| (line_link(page, *line), address(page, Some(*line)));
    let ((first, first_text), (last, last_text)) = (place(&row.first), place(&row.last));
    let (count, articles) = (grouped(row.count.into()), grouped(row.articles.into()));
    let cells = vec![
        printed_link("", href, row.name.clone()),
        count.clone().into_any(),
        articles.clone().into_any(),
        first,
        last,
    ];
    (cells, vec![row.name.clone(), row.count.to_string(), row.articles.to_string(), first_text, last_text])
}

/// Every quantity has a row of its own, with its scope: two are never put together.
fn sum_row(app: App, row: &FactRow, head: &ArticleHead, language: Language) -> Option<Cells> {
    let Fact::Sum(sum) = &row.fact else { return None };
    let say = |message: Message| message.text(language).to_owned();
    let (value, scope) = (meaning(&row.fact, language), scope_in_words(sum, language));
    let (kind, place) = (say(sum_kind(sum.kind)), address(&head.page, Some(row.line())));
    let date = app.entry_of(&head.page);
    let date = page_date(date.as_ref().and_then(|entry| entry.date.as_ref()), language);
    let href = UrlState::index(IndexOf::Sums, &row.fact.key(&row.text)).format();
    let scope_class = format!("scope scope-{}", sum.scope as u8);
    let cells = vec![
        printed_link("", href, row.text.clone()),
        value.clone().into_any(),
        view! { <span class=scope_class lang="zh-Hans">{scope.clone()}</span> }.into_any(),
        printed(&sum.measures),
        kind.clone().into_any(),
        line_link(&head.page, row.line()),
        date.clone().into_any(),
        article_link(head, language),
    ];
    Some((
        cells,
        vec![row.text.clone(), value, scope, sum.measures.clone(), kind, place, date, head.title.clone()],
    ))
}

fn contact_row(row: &FactRow, head: &ArticleHead, mask: bool, language: Language) -> Option<Cells> {
    let Fact::Contact(contact) = &row.fact else { return None };
    let kind = match contact.kind {
        ContactKind::Phone => "☎",
        ContactKind::Url => "URL",
        ContactKind::Email => "@",
    };
    let text = masked(contact, mask);
    let place = address(&head.page, Some(row.line()));
    let cells = vec![
        printed(&text),
        kind.into_any(),
        line_link(&head.page, row.line()),
        article_link(head, language),
    ];
    Some((cells, vec![text, kind.to_owned(), place, head.title.clone()]))
}

/// Dates in the order of time, each as a stretch of the time that most of them lie in: what is uncertain is long.
fn dates(index: &Index, language: Language) -> Table {
    let say = |message: Message| message.text(language).to_owned();
    let edtf = |row: &FactRow| match &row.fact {
        Fact::Date(date) => date.edtf.clone().unwrap_or_default(),
        _ => String::new(),
    };
    let mut rows: Vec<&FactRow> = index.facts.rows.iter().collect();
    let begin = |row: &&FactRow| years(&edtf(row)).0.unwrap_or(f64::MAX);
    rows.sort_by(|one, other| begin(one).total_cmp(&begin(other)));
    // Nine in ten begin within this time; the others stand at its ends.
    let begins: Vec<f64> = rows.iter().map(begin).filter(|begin| *begin < f64::MAX).collect();
    let part = |of: usize| begins.get(begins.len() * of / 20).copied().unwrap_or(0.0).floor();
    let (from, to) = (part(1), part(19).max(part(1)) + 1.0);
    let when =
        fill(Message::ColumnWhen.text(language), &[("from", &from.to_string()), ("to", &to.to_string())]);
    let columns = vec![
        say(Message::ColumnDate),
        say(Message::ColumnPrinted),
        say(Message::ColumnKind),
        when,
        say(Message::ColumnLine),
        say(Message::ColumnArticle),
    ];
    let row = |row: &FactRow| {
        let Fact::Date(date) = &row.fact else { return None };
        let head = index.facts.heads.get(row.head as usize)?;
        let (words, kind) = (meaning(&row.fact, language), say(date_kind(date.kind)));
        let (first, last) = years(&edtf(row));
        let at = |year: f64| ((year - from) / (to - from)).clamp(0.0, 1.0) * 100.0;
        let bar = first.or(last).map_or_else(nothing, |known| {
            let (start, end) = (at(first.unwrap_or(from)), at(last.unwrap_or(to)).max(at(known)));
            let open = if first.is_none() || last.is_none() { "when open" } else { "when" };
            view! {
                <span class="timeline"><span class=open style:left=format!("{start:.1}%")
                    style:width=format!("{:.1}%", (end - start).max(0.0))></span></span>
            }
            .into_any()
        });
        let href = UrlState::index(IndexOf::Dates, &row.fact.key(&row.text)).format();
        let place = address(&head.page, Some(row.line()));
        let cells = vec![
            super::super::parts::link("", href, words.clone()),
            printed(&row.text),
            kind.clone().into_any(),
            bar,
            line_link(&head.page, row.line()),
            article_link(head, language),
        ];
        let texts = vec![words, row.text.clone(), kind, edtf(row), place, head.title.clone()];
        Some((cells, texts))
    };
    Table { columns, rows: rows.into_iter().filter_map(row).collect() }
}
