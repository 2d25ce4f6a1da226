//! Facts to rows, and rows to indexes.

use std::collections::BTreeMap;

use super::reader::Reader;
use crate::corpus::article::Layout;
use crate::corpus::corrections::{Change, Correction};
use crate::extract::contradiction::{Attested, contradictions};
use crate::extract::fact::Facts;
use crate::protocol::{
    ArticleHead, Fact, FactList, FactRow, Index, IndexOf, NameRow, Quantity, QuantityKind, Span,
};

/// An office where it stands: number of the page, and the span.
type Attestation = (usize, Span);

/// Characters shown before and after a fact.
const AROUND: usize = 24;

impl Reader {
    /// The facts of a page with their places, in the order of the text. Empty where there is no such page.
    #[must_use]
    pub fn page_facts(&self, id: &str) -> FactList {
        let mut list = FactList::default();
        if let Some((at, page)) = self.pack.pages().enumerate().find(|(_, page)| page.id() == id) {
            list.rows = self.rows(at, page.id(), 0, &|_, _| true);
            list.heads = self.heads(at);
        }
        list
    }

    /// The index of names and values. Linear in the facts of the corpus.
    #[must_use]
    pub fn index(
        &self,
        of: Option<IndexOf>,
        name: &str,
        within: Option<&(String, u32)>,
        limit: usize,
    ) -> Index {
        let mut index = Index::default();
        let mut names: BTreeMap<(IndexOf, String), (NameRow, u32)> = BTreeMap::new();
        let mut rows = Vec::new();
        let at_odds = if name.is_empty() { Vec::new() } else { self.at_odds(name) };
        for (at, page) in self.pack.pages().enumerate() {
            if within.is_some_and(|(id, _)| id != page.id()) {
                continue;
            }
            let wanted = |fact: &Fact, text: &str| {
                let listed = of.is_none_or(|of| of == fact.index());
                let odd = |one: &Attestation| *one == (at, fact.span());
                let odd = matches!(fact, Fact::Office(_)) && at_odds.iter().flatten().any(odd);
                listed && (name.is_empty() || odd || concerns(fact, text, name))
            };
            let base = index.facts.heads.len() as u32;
            index.facts.heads.extend(self.heads(at));
            for row in self.rows(at, page.id(), base, &wanted) {
                let head = &index.facts.heads[row.head as usize];
                if within.is_some_and(|(_, line)| *line != head.line) {
                    continue;
                }
                match &row.fact {
                    Fact::Name(mention) if name.is_empty() => {
                        let here = (page.id().to_owned(), row.line());
                        let entry = names.entry((row.fact.index(), mention.text.clone()));
                        let (entry, last_head) = entry.or_insert_with(|| {
                            let [first, last] = [here.clone(), here.clone()];
                            let (of, name) = (row.fact.index(), mention.text.clone());
                            (NameRow { of, name, count: 0, articles: 0, first, last }, u32::MAX)
                        });
                        entry.count += 1;
                        entry.articles += u32::from(*last_head != row.head);
                        entry.last = here;
                        *last_head = row.head;
                    }
                    Fact::Office(_) | Fact::Alias(_) if name.is_empty() => {}
                    _ => rows.push(row),
                }
            }
        }
        // Names of one count stay in their own order.
        let all = names.into_values().map(|(row, _)| row).collect();
        index.names = in_order(all, |row: &NameRow| (row.of as u32, u32::MAX - row.count));
        if of == Some(IndexOf::Dates) && name.is_empty() {
            rows = in_order(rows, |row| (day(&row.fact), 0));
        }
        // Where everything is asked about, what stands out comes first: the largest sums of money.
        if of.is_none() && within.is_none() && name.is_empty() {
            rows = in_order(rows, |row| smallness(&row.fact));
        }
        index.total = (index.names.len() + rows.len()) as u32;
        let mut of_kind = BTreeMap::<IndexOf, usize>::new();
        index.names.retain(|row| {
            let seen = of_kind.entry(row.of).or_default();
            *seen += 1;
            *seen <= limit
        });
        of_kind.clear();
        rows.retain(|row| {
            let seen = of_kind.entry(row.fact.index()).or_default();
            *seen += 1;
            *seen <= limit
        });
        let row_of = |(page, span): Attestation| {
            let id = self.pack.pages().nth(page).map(|page| page.id().to_owned());
            let there = |row: &FactRow| {
                let head = index.facts.heads.get(row.head as usize);
                matches!(row.fact, Fact::Office(_))
                    && row.fact.span() == span
                    && head.map(|h| &h.page) == id.as_ref()
            };
            rows.iter().position(there).map(|at| at as u32)
        };
        index.at_odds =
            at_odds.iter().filter_map(|&[one, other]| Some((row_of(one)?, row_of(other)?))).collect();
        (index.facts.rows, index.facts.heads) = only_used(rows, std::mem::take(&mut index.facts.heads));
        index
    }

    /// Offices that disagree, of which one is the person's.
    fn at_odds(&self, name: &str) -> Vec<[Attestation; 2]> {
        let mut places = Vec::new();
        let mut attested = Vec::new();
        for (page, at) in self.pack.pages().zip(0..) {
            let date = page.date().map_or("", |(edtf, ..)| edtf);
            for office in self.pack.facts(at).map_or(&[][..], |facts| &facts.offices) {
                places.push((at, office.span));
                attested.push(Attested { office, page: at as u32, date });
            }
        }
        let of_name = |number: usize| attested[number].office.person == name;
        contradictions(&attested)
            .into_iter()
            .filter(|found| of_name(found.first) || of_name(found.second))
            .map(|found| [places[found.first], places[found.second]])
            .collect()
    }

    /// The facts of a page that are wanted, without those that the reader has dismissed.
    fn rows(&self, at: usize, id: &str, base: u32, wanted: &dyn Fn(&Fact, &str) -> bool) -> Vec<FactRow> {
        let Some(facts) = self.pack.facts(at) else { return Vec::new() };
        let (printed, shown) = (self.pack.layout(at), self.layout(at));
        let owners = owners(shown);
        let dismissed: Vec<_> = self.patch.iter().filter(|(_, correction)| correction.page == id).collect();
        let row = |fact: Fact| {
            let span = fact.span();
            let passage = printed.passages.get(span.passage as usize)?;
            let cut = |from: usize, to: usize| -> String {
                passage.text.chars().skip(from).take(to.saturating_sub(from)).collect()
            };
            let (start, end) = (span.start as usize, span.end as usize);
            let text = cut(start, end);
            let pieces = passage.pieces_of(span.start..span.end);
            let line = pieces.first()?.line;
            let word = fact.word();
            let gone = |(_, correction): &&(u32, Correction)| match &correction.change {
                Change::Dismiss { kind, text: named } => {
                    correction.line == line && *kind == word && *named == text
                }
                _ => false,
            };
            if !wanted(&fact, &text) || dismissed.iter().any(gone) {
                return None;
            }
            Some(FactRow {
                head: base + owners.get(line as usize).copied().unwrap_or_default(),
                before: cut(start.saturating_sub(AROUND), start),
                after: cut(end, end + AROUND),
                pieces,
                text,
                fact,
            })
        };
        in_order(all(facts).filter_map(row).collect(), |row| (row.line(), row.pieces[0].chars.start))
    }

    /// What names each article of a page.
    pub(super) fn heads(&self, at: usize) -> Vec<ArticleHead> {
        let layout = self.layout(at);
        let id = self.pack.pages().nth(at).map_or("", |page| page.id());
        let mut passages = vec![Vec::new(); layout.articles.len()];
        for passage in &layout.passages {
            if let Some(passages) = passages.get_mut(passage.article as usize) {
                passages.push(passage);
            }
        }
        let articles = layout.articles.iter().zip(&passages);
        articles.map(|(article, passages)| ArticleHead::of(id, article, passages)).collect()
    }
}

fn all(facts: &Facts) -> impl Iterator<Item = Fact> + '_ {
    let dates = facts.dates.iter().cloned().map(Fact::Date);
    let sums = facts.quantities.iter().cloned().map(Fact::Sum);
    let names = facts.mentions.iter().cloned().map(Fact::Name);
    let offices = facts.offices.iter().cloned().map(Fact::Office);
    let aliases = facts.aliases.iter().cloned().map(Fact::Alias);
    let contacts = facts.contacts.iter().cloned().map(Fact::Contact);
    dates.chain(sums).chain(names).chain(offices).chain(aliases).chain(contacts)
}

/// A key that puts the largest sums of money first, and all other facts after them as they stand.
fn smallness(fact: &Fact) -> (u32, u32) {
    match fact {
        Fact::Sum(Quantity { kind: QuantityKind::Money, value: Some(value), .. }) => {
            let small = u64::MAX - *value as u64;
            ((small >> 32) as u32, small as u32)
        }
        _ => (u32::MAX, u32::MAX),
    }
}

/// The day on which a date begins, as a number such as 20230217; dates that are not resolved come last.
fn day(fact: &Fact) -> u32 {
    let Fact::Date(date) = fact else { return u32::MAX };
    let Some(edtf) = &date.edtf else { return u32::MAX };
    let begins = edtf.split('/').next().unwrap_or_default();
    let mut parts =
        begins.split('-').map(|part| part.trim_end_matches(['X', '?', '~', '%']).parse().unwrap_or(0));
    let mut next = || parts.next().unwrap_or(0u32).min(9999);
    next() * 10_000 + next() * 100 + next()
}

/// Whether a fact tells something of a name or value.
fn concerns(fact: &Fact, text: &str, name: &str) -> bool {
    match fact {
        Fact::Office(office) => office.person == name || office.institution == name,
        Fact::Alias(alias) => alias.short == name || alias.long == name,
        _ => fact.key(text) == name,
    }
}

/// Things in the order of a key of two numbers; those of one key stay in their own order. One sort serves all types:
/// a sort for each would take many bytes of program.
pub(super) fn in_order<T>(things: Vec<T>, key: impl Fn(&T) -> (u32, u32)) -> Vec<T> {
    let mut places: Vec<((u32, u32), u32)> = things.iter().map(key).zip(0..).collect();
    places.sort_unstable();
    let mut things: Vec<Option<T>> = things.into_iter().map(Some).collect();
    places.into_iter().filter_map(|(_, at)| things.get_mut(at as usize)?.take()).collect()
}

/// The article of each line; line 0 is none.
pub(super) fn owners(layout: &Layout) -> Vec<u32> {
    let mut owners = vec![0; layout.roles.len() + 1];
    for (article, number) in layout.articles.iter().zip(0..) {
        for &(first, last) in &article.spans {
            if let Some(lines) = owners.get_mut(first as usize..=last as usize) {
                lines.fill(number);
            }
        }
    }
    owners
}

/// Leaves out the heads that no row names.
fn only_used(mut rows: Vec<FactRow>, heads: Vec<ArticleHead>) -> (Vec<FactRow>, Vec<ArticleHead>) {
    let mut numbers = vec![None; heads.len()];
    let mut used = Vec::new();
    for row in &mut rows {
        let at = row.head as usize;
        let number = numbers[at].get_or_insert_with(|| {
            used.push(heads[at].clone());
            used.len() as u32 - 1
        });
        row.head = *number;
    }
    (rows, used)
}
