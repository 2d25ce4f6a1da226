//! What the corpus says of one name or value: offices, other names, and every mention in its article.

use leptos::prelude::*;

use super::super::parts::{article_link, line_link, link, printed, printed_link};
use super::super::state::App;
use crate::protocol::{Alias, Fact, FactRow, Index, IndexOf};
use crate::view::{
    Language, Message, Tenure, UrlState, address, fact_kind, fill, grouped, masked, meaning, page_date,
    scope_in_words, tenures,
};

/// Draws it.
pub(super) fn view(app: App, of: IndexOf, name: &str, index: &Index, language: Language) -> AnyView {
    let say = |message: Message| message.text(language);
    let rows = &index.facts.rows;
    let listed = |row: &&FactRow| !matches!(row.fact, Fact::Office(_) | Fact::Alias(_));
    let mentions: Vec<&FactRow> = rows.iter().filter(listed).collect();
    let title = match mentions.first() {
        Some(row) if !matches!(row.fact, Fact::Name(_) | Fact::Contact(_)) => meaning(&row.fact, language),
        Some(FactRow { fact: Fact::Contact(contact), .. }) => masked(contact, app.mask.get()),
        _ => name.to_owned(),
    };
    let kind = mentions.first().map(|row| say(fact_kind(&row.fact)));
    let count = fill(say(Message::NameMentions), &[("n", &grouped(mentions.len() as u64))]);
    let search = matches!(of, IndexOf::People | IndexOf::Places | IndexOf::Organisations)
        .then(|| link("", UrlState::find(name).format(), say(Message::SearchName).to_owned()));
    let offices: Vec<AnyView> = if of == IndexOf::People {
        tenures(rows, &index.at_odds, name)
            .iter()
            .map(|tenure| office(app, index, tenure, language))
            .collect()
    } else {
        Vec::new()
    };
    let offices = (!offices.is_empty()).then(|| {
        view! {
            <section class="offices">
                <h2>{say(Message::CardOffices)}</h2>
                <ul>{offices}</ul>
            </section>
        }
        .into_any()
    });
    let aliases = rows.iter().filter_map(|row| match &row.fact {
        Fact::Alias(alias) => Some(other_name(of, name, alias, row, index, language)),
        _ => None,
    });
    let aliases: Vec<AnyView> = aliases.collect();
    let aliases = (!aliases.is_empty()).then(|| {
        view! {
            <section class="aliases"><h2>{say(Message::NameAliases)}</h2><ul>{aliases}</ul></section>
        }
        .into_any()
    });
    view! {
        <header class="index-head" data-testid="name">
            <p class="size">{kind}</p>
            <h1 lang="zh-Hans">{title}</h1>
            <p class="size">{count}" "{search}</p>
        </header>
        {offices}
        {aliases}
        <section class="mentions">{in_articles(app, index, &mentions, language)}</section>
    }
    .into_any()
}

fn page_of<'a>(index: &'a Index, row: &FactRow) -> &'a str {
    index.facts.heads.get(row.head as usize).map_or("", |head| &head.page)
}

/// A post with its first and last attestation; another holder of the same post is shown beside it.
fn office(app: App, index: &Index, tenure: &Tenure, language: Language) -> AnyView {
    let say = |message: Message| message.text(language);
    let at = |row: usize| {
        let row = &index.facts.rows[row];
        let page = page_of(index, row);
        let entry = app.entry_of(page);
        let date = page_date(entry.as_ref().and_then(|entry| entry.date.as_ref()), language);
        view! { {line_link(page, row.line())}" "<small>{date}</small> }.into_any()
    };
    let first = tenure.rows.first().map(|&row| at(row));
    let last = tenure
        .rows
        .last()
        .filter(|_| tenure.rows.len() > 1)
        .map(|&row| view! { " · "{say(Message::OfficeLast)}" "{at(row)} }.into_any());
    let conflicts = tenure.others.iter().filter_map(|&row| {
        let row = &index.facts.rows[row];
        let Fact::Office(other) = &row.fact else { return None };
        let page = page_of(index, row);
        let place = address(page, Some(row.line()));
        let post = [&*other.institution, &*other.post].concat();
        let values = [("post", &*post), ("name", &*other.person), ("address", &*place)];
        let text = fill(say(Message::OfficeConflict), &values);
        let person = UrlState::index(IndexOf::People, &other.person).format();
        Some(
            view! {
                <p class="warning">{text}" "{printed_link("", person, other.person.clone())}" "{line_link(page, row.line())}</p>
            }
            .into_any(),
        )
    });
    let conflicts: Vec<AnyView> = conflicts.collect();
    let post = format!("{}{}", tenure.institution, tenure.post);
    view! {
        <li>
            <p class="post" lang="zh-Hans">{post}</p>
            <p>{say(Message::OfficeFirst)}" "{first}{last}</p>
            {conflicts}
        </li>
    }
    .into_any()
}

fn other_name(
    of: IndexOf,
    name: &str,
    alias: &Alias,
    row: &FactRow,
    index: &Index,
    language: Language,
) -> AnyView {
    let other = if alias.short == name { &alias.long } else { &alias.short };
    let why = if alias.introduced { Message::AliasIntroduced } else { Message::AliasProposed };
    view! {
        <li>
            {printed_link("", UrlState::index(of, other).format(), other.clone())}
            " "<small>{why.text(language)}</small>" "{line_link(page_of(index, row), row.line())}
        </li>
    }
    .into_any()
}

/// The mentions under their articles, in the order of the text.
fn in_articles(app: App, index: &Index, mentions: &[&FactRow], language: Language) -> Vec<AnyView> {
    let mut drawn = Vec::new();
    let mut last = None;
    for row in mentions {
        let Some(head) = index.facts.heads.get(row.head as usize) else { continue };
        if last != Some(row.head) {
            last = Some(row.head);
            let entry = app.entry_of(&head.page);
            let date = page_date(entry.as_ref().and_then(|entry| entry.date.as_ref()), language);
            drawn.push(view! { <h2 class="group">{article_link(head, language)}" "<span class="date">{date}</span></h2> }.into_any());
        }
        let scope = match &row.fact {
            Fact::Sum(sum) => Some(view! { <small lang="zh-Hans">{scope_in_words(sum, language)}" "{sum.measures.clone()}</small> }.into_any()),
            _ => None,
        };
        let text = match &row.fact {
            Fact::Contact(contact) => printed(&masked(contact, app.mask.get())),
            _ => view! { {row.before.clone()}<mark>{row.text.clone()}</mark>{row.after.clone()} }.into_any(),
        };
        drawn.push(
            view! {
                <p class="mention" data-testid="table-row">
                    {line_link(&head.page, row.line())}
                    <span class="snippet" lang="zh-Hans">{text}" "{scope}</span>
                </p>
            }
            .into_any(),
        );
    }
    drawn
}
