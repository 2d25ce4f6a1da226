//! The table of an index, which can be narrowed, copied and saved.

use std::sync::Arc;

use leptos::prelude::*;
use web_sys::HtmlElement;

use super::super::dom;
use super::super::parts::{article_link, button, copy, drawn, line_link, link, mixed, printed_link};
use super::super::state::App;
use crate::protocol::{ArticleHead, ContactKind, Fact, FactRow, Index, IndexOf, NameRow};
use crate::view::{
    Language, Message, UrlState, address, csv, date_kind, element, escape, fill, grouped, index_title,
    masked, meaning, page_date, printed_element, scope_in_words, sum_kind, text_element, timeline, years,
};

/// What a row shows as HTML, and what of it is exported.
type Cells = (Vec<String>, Vec<String>);

/// Columns and rows.
struct Table {
    columns: Vec<String>,
    rows: Vec<Cells>,
}

/// Draws it.
pub(super) fn view(app: App, of: IndexOf, index: &Index, language: Language) -> AnyView {
    let say = move |message: Message| message.text(language);
    let Table { columns, rows } = table(app, of, index, language);
    if rows.is_empty() {
        return drawn("", text_element("p", "", say(Message::IndexEmpty)));
    }
    let mut count = fill(say(Message::IndexCount), &[("n", &grouped(index.total.into()))]);
    if rows.len() < index.total as usize {
        let shown = grouped(rows.len() as u64);
        count = format!("{count} · {}", fill(say(Message::IndexShown), &[("n", &shown)]));
    }
    let head: String = columns.iter().map(|name| element("th", &[("scope", "col")], &escape(name))).collect();
    let mut cells = vec![columns];
    let mut body = String::new();
    for (html, texts) in rows {
        cells.push(texts);
        let html: String = html.iter().map(|cell| element("td", &[], cell)).collect();
        body += &element("tr", &[("data-testid", "table-row")], &html);
    }
    let table = element("thead", &[], &element("tr", &[], &head)) + &element("tbody", &[], &body);
    let table = element("table", &[("class", &format!("of-{}", of as u8))], &table);
    let text = Arc::new(csv(&cells));
    let to_copy = Arc::clone(&text);
    let name = format!("yuebao-{}.csv", index_title(of).text(Language::English).to_ascii_lowercase());
    view! {
        <div class="table-tools">
            {drawn("size", escape(&count))}
            <label class="filter">
                <span class="unseen">{say(Message::IndexFilter)}</span>
                <input type="search" lang="zh-Hans" placeholder=say(Message::IndexFilter)
                    on:input=move |event| narrow(app, event_target_value(&event).trim()) />
            </label>
            {button("quiet", say(Message::CopyTable), Box::new(move || copy(app, &to_copy)))}
            {button("quiet", say(Message::SaveCsv), Box::new(move || dom::save(&name, &format!("\u{feff}{text}"))))}
        </div>
        <div class="table" tabindex="0" role="region" aria-label=index_title(of).text(language)
            on:keydown=move |event| move_focus(app, &event) inner_html=table></div>
    }
    .into_any()
}

/// Leaves the rows in sight that hold a text.
fn narrow(app: App, sought: &str) {
    let sought = sought.to_ascii_lowercase();
    for row in app.root.with_value(|root| dom::all_in(root, "tbody tr")) {
        let text = row.text_content().unwrap_or_default().to_ascii_lowercase();
        let _ = row.toggle_attribute_with_force("hidden", !text.contains(&sought));
    }
}

/// Arrows lead from row to row: to the first link of each.
fn move_focus(app: App, event: &web_sys::KeyboardEvent) {
    let step: i64 = match event.key().as_str() {
        "ArrowDown" => 1,
        "ArrowUp" => -1,
        _ => return,
    };
    let links = app.root.with_value(|root| dom::all_in(root, "tr:not([hidden]) td:first-child a"));
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
    use Message::{
        ColumnArticle, ColumnArticles, ColumnCount, ColumnDate, ColumnFirst, ColumnKind, ColumnLast,
        ColumnLine, ColumnMeasures, ColumnName, ColumnPageDate, ColumnPrinted, ColumnScope, ColumnValue,
        ColumnWhen,
    };
    let mut when = (0.0, 1.0);
    let columns: &[Message] = match of {
        IndexOf::People | IndexOf::Places | IndexOf::Organisations => {
            &[ColumnName, ColumnCount, ColumnArticles, ColumnFirst, ColumnLast]
        }
        IndexOf::Sums => &[
            ColumnPrinted,
            ColumnValue,
            ColumnScope,
            ColumnMeasures,
            ColumnKind,
            ColumnLine,
            ColumnPageDate,
            ColumnArticle,
        ],
        IndexOf::Dates => {
            when = most_years(&index.facts.rows);
            &[ColumnDate, ColumnPrinted, ColumnKind, ColumnWhen, ColumnLine, ColumnArticle]
        }
        IndexOf::Contacts => &[ColumnPrinted, ColumnKind, ColumnLine, ColumnArticle],
    };
    let (from, to) = ((when.0 as i64).to_string(), (when.1 as i64).to_string());
    let values = [("from", &*from), ("to", &*to)];
    let facts = index.facts.rows.iter().filter_map(|row| {
        let head = index.facts.heads.get(row.head as usize)?;
        Some(fact_row(app, row, head, when, language))
    });
    let rows = index.names.iter().map(name_row).chain(facts).collect();
    Table { columns: columns.iter().map(|column| fill(column.text(language), &values)).collect(), rows }
}

fn name_row(row: &NameRow) -> Cells {
    let place = |(page, line): &(String, u32)| (line_link(page, *line), address(page, Some(*line)));
    let ((first, first_text), (last, last_text)) = (place(&row.first), place(&row.last));
    let name = printed_link(&UrlState::index(row.of, &row.name).format(), &row.name);
    let cells = vec![name, grouped(row.count.into()), grouped(row.articles.into()), first, last];
    (cells, vec![row.name.clone(), row.count.to_string(), row.articles.to_string(), first_text, last_text])
}

/// Every fact has a row of its own; a quantity with its scope, so that two are never put together.
fn fact_row(app: App, row: &FactRow, head: &ArticleHead, when: (f64, f64), language: Language) -> Cells {
    let say = |message: Message| message.text(language).to_owned();
    let of = row.fact.index();
    let href = UrlState::index(of, &row.fact.key(&row.text)).format();
    let means = meaning(&row.fact, language);
    let mut cells: Cells = (Vec::new(), Vec::new());
    let mut add = |html: String, text: &str| {
        cells.0.push(html);
        cells.1.push(text.to_owned());
    };
    match &row.fact {
        Fact::Sum(sum) => {
            let scope = scope_in_words(sum, language);
            let class = format!("scope scope-{}", sum.scope as u8);
            add(printed_link(&href, &row.text), &row.text);
            add(mixed("span", &means), &means);
            add(printed_element("span", &class, &scope), &scope);
            add(printed_element("span", "", &sum.measures), &sum.measures);
            add(escape(&say(sum_kind(sum.kind))), &say(sum_kind(sum.kind)));
        }
        Fact::Date(date) => {
            let edtf = date.edtf.as_deref().unwrap_or_default();
            add(link("", &href, &means), &means);
            add(printed_element("span", "", &row.text), &row.text);
            add(escape(&say(date_kind(date.kind))), &say(date_kind(date.kind)));
            add(timeline(edtf, when), edtf);
        }
        Fact::Contact(contact) => {
            let text = masked(contact, app.mask.get());
            let kind = match contact.kind {
                ContactKind::Phone => "☎",
                ContactKind::Url => "URL",
                ContactKind::Email => "@",
            };
            add(printed_element("span", "", &text), &text);
            add(kind.to_owned(), kind);
        }
        Fact::Name(_) | Fact::Office(_) | Fact::Alias(_) => add(escape(&means), &means),
    }
    add(line_link(&head.page, row.line()), &address(&head.page, Some(row.line())));
    if of == IndexOf::Sums {
        let date = app.entry_of(&head.page);
        let date = page_date(date.as_ref().and_then(|entry| entry.date.as_ref()), language);
        add(escape(&date), &date);
    }
    add(article_link(head, language), &head.title);
    cells
}

/// The years in which nine of ten dates begin; the rows are in the order of time.
fn most_years(rows: &[FactRow]) -> (f64, f64) {
    let begin = |row: &FactRow| match &row.fact {
        Fact::Date(date) => date.edtf.as_deref().and_then(|edtf| years(edtf).0),
        _ => None,
    };
    let begins: Vec<f64> = rows.iter().filter_map(begin).collect();
    let part = |of: usize| begins.get(begins.len() * of / 20).copied().unwrap_or(0.0).floor();
    (part(1), part(19).max(part(1)) + 1.0)
}
