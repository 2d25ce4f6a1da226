//! The table of an index.

use super::Setting;
use crate::protocol::{ArticleHead, ContactKind, Drawn, Fact, FactRow, Index, IndexOf, NameRow};
use crate::view::{
    Message, UrlState, address, article_link, csv, date_kind, element, escape, fill, grouped, index_title,
    line_link, link, masked, meaning, mixed, printed_element, printed_link, scope_in_words, sum_kind,
    timeline, years,
};

/// What a row shows as HTML, and what of it is exported.
type Cells = (Vec<String>, Vec<String>);

/// Columns and rows.
struct Table {
    columns: Vec<String>,
    rows: Vec<Cells>,
}

/// Draws it; it is exported as comma-separated values.
#[must_use]
pub fn table_of(set: &Setting, of: IndexOf, index: &Index) -> Drawn {
    let Table { columns, rows } = table(set, of, index);
    if rows.is_empty() {
        return Drawn::default();
    }
    let mut count = fill(Message::IndexCount.text(set.language), &[("n", &grouped(index.total.into()))]);
    if rows.len() < index.total as usize {
        let shown = grouped(rows.len() as u64);
        count = format!("{count} · {}", fill(Message::IndexShown.text(set.language), &[("n", &shown)]));
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
    let html = element("table", &[("class", &format!("of-{}", of as u8))], &table);
    let name =
        format!("yuebao-{}.csv", index_title(of).text(super::super::Language::English).to_ascii_lowercase());
    Drawn { html, count, export: csv(&cells), name }
}

fn table(set: &Setting, of: IndexOf, index: &Index) -> Table {
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
        Some(fact_row(set, row, head, when))
    });
    let rows = index.names.iter().map(name_row).chain(facts).collect();
    Table { columns: columns.iter().map(|column| fill(column.text(set.language), &values)).collect(), rows }
}

fn name_row(row: &NameRow) -> Cells {
    let place = |(page, line): &(String, u32)| (line_link(page, *line), address(page, Some(*line)));
    let ((first, first_text), (last, last_text)) = (place(&row.first), place(&row.last));
    let name = printed_link(&UrlState::index(row.of, &row.name).format(), &row.name);
    let cells = vec![name, grouped(row.count.into()), grouped(row.articles.into()), first, last];
    (cells, vec![row.name.clone(), row.count.to_string(), row.articles.to_string(), first_text, last_text])
}

/// Every fact has a row of its own; a quantity with its scope, so that two are never put together.
fn fact_row(set: &Setting, row: &FactRow, head: &ArticleHead, when: (f64, f64)) -> Cells {
    let language = set.language;
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
            let text = masked(contact, set.masked);
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
        let date = (set.date_of)(&head.page);
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
