//! The rows of a page or an article, with their numbers in the margin.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use leptos::prelude::*;
use web_sys::{
    Element, HtmlElement, KeyboardEvent, MouseEvent, ScrollIntoViewOptions, ScrollLogicalPosition,
};

use super::super::dom;
use super::super::live::{live, nothing, whenever};
use super::super::state::App;
use super::card::{self, Card};
use super::passage::{self, Passage};
use super::{Sheet, Shown, tools};
use crate::protocol::{Marks, Role};
use crate::view::{
    Message, Over, PaperLook, Row, What, address, defect, element, escape, fact_word, fill, role_class, rows,
    stretches, text_element,
};

/// What stands over the lines of a page, by line.
type OverLines = BTreeMap<u32, Vec<Over>>;

/// Draws them.
pub(super) fn view(
    shown: Shown,
    sheet: &Arc<Sheet>,
    article: Option<usize>,
    facts: Option<Arc<Marks>>,
) -> AnyView {
    let Shown { app, language, .. } = shown;
    let look = shown.look.get_untracked();
    let chosen = RwSignal::new(None::<Passage>);
    passage::follow_selection(app, Arc::clone(&sheet.text), chosen);
    let rows = rows(&sheet.text, look, article);
    let over = over_lines(sheet, facts.as_deref());
    let mut drawing = Drawing {
        shown,
        sheet,
        look,
        over: &over,
        facts: facts.as_deref(),
        mask: app.mask.get(),
        first: rows.iter().find(|row| row.role != Role::Blank).map(Row::line),
        seen: HashSet::new(),
    };
    let html: String = rows.iter().map(|row| drawing.row(row)).collect();
    follow_line(shown, drawing.first);
    let floating = live(move || match chosen.get() {
        Some(passage) => tools::view(app, passage, chosen, language),
        None => nothing(),
    });
    let (clicked, of) = (Arc::clone(sheet), Arc::clone(sheet));
    let card = live(move || match shown.card.get() {
        Some(open) => card::view(shown, &of, facts.as_ref(), open),
        None => nothing(),
    });
    let help =
        (!look.article).then(|| view! { <p class="help">{Message::LinesHelp.text(language)}</p> }.into_any());
    let class = if look.flow { "sheet flow" } else { "sheet" };
    view! {
        {help}
        <div class=class lang="zh-Hans"
            on:click=move |event| clicked_on(shown, &event, &clicked, chosen)
            on:keydown=move |event| pressed(shown, &event, chosen)
            inner_html=html></div>
        {floating}
        {card}
    }
    .into_any()
}

fn over_lines(sheet: &Sheet, facts: Option<&Marks>) -> OverLines {
    let mut over = OverLines::new();
    let mut add = |line: u32, chars: std::ops::Range<u32>, what: What| {
        over.entry(line).or_default().push(Over { chars, what });
    };
    for piece in &sheet.marks {
        add(piece.line, piece.chars.clone(), What::Hit);
    }
    for defect in &sheet.text.layout.defects {
        add(defect.line, defect.start..defect.end, What::Flaw);
    }
    for mark in facts.map_or(&[][..], |facts| facts) {
        for piece in &mark.pieces {
            add(piece.line, piece.chars.clone(), What::Fact(mark.number));
        }
    }
    over
}

struct Drawing<'a> {
    shown: Shown,
    sheet: &'a Arc<Sheet>,
    look: PaperLook,
    over: &'a OverLines,
    facts: Option<&'a Marks>,
    mask: bool,
    /// The first line that is drawn: the Tab key stops at it, where the address names none.
    first: Option<u32>,
    /// Facts whose beginning is drawn.
    seen: HashSet<u32>,
}

impl Drawing<'_> {
    fn row(&mut self, row: &Row) -> String {
        let lines = row.lines();
        let class = format!("line {}{}", role_class(row.role), if row.begins { " begins" } else { "" });
        let mut margin: String = lines.iter().map(|&number| self.number(number)).collect();
        margin += &self.flaws(&lines);
        let text: String = (0..row.pieces.len()).map(|at| self.piece(row, at)).collect();
        let tag = match row.role {
            Role::Title => "h2",
            Role::Subhead => "h3",
            _ => "p",
        };
        let content =
            element("div", &[("class", "margin")], &margin) + &element(tag, &[("class", "text")], &text);
        let line = row.line().to_string();
        element("div", &[("class", &class), ("data-testid", "line"), ("data-line", &line)], &content)
    }

    /// The number is a link to the line's address; the style sheet draws it, so it is not in what is copied.
    fn number(&self, number: u32) -> String {
        let label = fill(Message::LineLabel.text(self.shown.language), &[("line", &number.to_string())]);
        let attributes = [
            ("class", "line-number"),
            ("href", &*self.sheet.place(Some(number), self.look).format()),
            ("aria-label", &label),
            ("data-number", &number.to_string()),
            ("tabindex", "-1"),
        ];
        element("a", &attributes, "")
    }

    /// A button for each defect of the lines.
    fn flaws(&self, lines: &[u32]) -> String {
        let defects = self.sheet.text.layout.defects.iter().enumerate();
        let here = defects.filter(|(_, defect)| lines.contains(&defect.line));
        here.map(|(at, found)| {
            let label = defect(found.kind).text(self.shown.language);
            let number = at.to_string();
            let attributes = [
                ("class", "flaw"),
                ("type", "button"),
                ("data-flaw", &*number),
                ("aria-label", label),
                ("title", label),
            ];
            element("button", &attributes, "")
        })
        .collect()
    }

    /// The characters of a piece. `#` at the beginning of a headline is the transcriber's: dimmed in lines as
    /// printed, left out in paragraphs.
    fn piece(&mut self, row: &Row, at: usize) -> String {
        let piece = &row.pieces[at];
        let sheet = self.sheet;
        let Some(line) = sheet.text.lines.get(piece.line as usize - 1) else { return String::new() };
        let mut chars = piece.chars.clone();
        let mut html = String::new();
        if chars.start == 0 && row.role != Role::Body && line.starts_with('#') {
            let marks = line.len() - line.trim_start_matches(['#', ' ']).len();
            chars.start = marks as u32;
            if !self.look.flow {
                html += &text_element("span", "hashes", &line[..marks]);
            }
        }
        let over = self.over.get(&piece.line).map_or(&[][..], |over| over);
        for stretch in stretches(line, chars, over) {
            let mut text = escape(stretch.text);
            if stretch.hit || stretch.flaw {
                let tag = if stretch.hit { "mark" } else { "span" };
                text = element(tag, &[("class", if stretch.flaw { "flawed" } else { "" })], &text);
            }
            html += &match stretch.fact {
                Some(number) => self.fact(number, text),
                None => text,
            };
        }
        if !self.look.flow {
            return html;
        }
        let number = piece.line.to_string();
        let mut mark = String::new();
        if at > 0 && row.pieces[at - 1].line != piece.line {
            let title = fill(Message::BreakBefore.text(self.shown.language), &[("line", &number)]);
            mark = element("span", &[("class", "break"), ("title", &title), ("data-number", &number)], "");
        }
        mark + &element("span", &[("data-line", &number)], &html)
    }

    fn fact(&mut self, number: u32, text: String) -> String {
        let mark = self.facts.and_then(|facts| facts.iter().find(|mark| mark.number == number));
        let Some(mark) = mark else { return text };
        let first = self.seen.insert(number);
        let stop = match (first, self.seen.len()) {
            (true, 1) => "0",
            (true, _) => "-1",
            (false, _) => "",
        };
        let text = match (self.mask && !mark.masked.is_empty(), first) {
            (true, true) => escape(&mark.masked),
            (true, false) => String::new(),
            _ => text,
        };
        let attributes = [
            ("class", &*format!("fact fact-{}", mark.word)),
            ("role", "button"),
            ("tabindex", stop),
            ("data-fact", &number.to_string()),
            ("title", fact_word(&mark.word).text(self.shown.language)),
        ];
        element("span", &attributes, &text)
    }
}

/// Marks the line that the address names, and lets the Tab key stop at its number; where none is named, at the first.
fn follow_line(shown: Shown, first: Option<u32>) {
    whenever(move || {
        let line = shown.line.get();
        shown.app.root.with_value(|root| {
            for row in dom::all_in(root, ".line.here") {
                let _ = row.class_list().remove_1("here");
            }
            for number in dom::all_in(root, ".line-number[tabindex='0']") {
                number.set_tab_index(-1);
            }
            let Some(stop) = line.or(first) else { return };
            for number in dom::all_in(root, &format!(".line-number[data-number='{stop}']")) {
                number.set_tab_index(0);
                if let Some(row) = number.closest(".line").ok().flatten().filter(|_| line.is_some()) {
                    let _ = row.class_list().add_1("here");
                }
            }
        });
    });
}

/// A fact or a defect opens its card, a number the tools for its line.
fn clicked_on(shown: Shown, event: &MouseEvent, sheet: &Sheet, chosen: RwSignal<Option<Passage>>) {
    if open_card(shown, event) {
        return;
    }
    let Some(number) = dom::closest::<HtmlElement>(event, ".line-number") else { return };
    let Some(line) = number.get_attribute("data-number").and_then(|number| number.parse::<u32>().ok()) else {
        return;
    };
    let Some(text) = sheet.text.lines.get(line as usize - 1) else { return };
    let place = address(sheet.id(), Some(line));
    let passage = Passage::below(&number.get_bounding_client_rect(), text.clone(), place, true);
    chosen.set(Some(passage.known(&sheet.text)));
}

fn open_card(shown: Shown, event: &web_sys::Event) -> bool {
    let Some(element) = dom::closest::<HtmlElement>(event, "[data-fact], [data-flaw]") else { return false };
    let number = |name: &str| element.get_attribute(name)?.parse().ok();
    let card = number("data-fact").map(Card::Fact).or_else(|| number("data-flaw").map(Card::Flaw));
    if card.is_some() {
        // What has the focus when the card opens gets it back when it closes.
        let _ = element.focus();
        shown.card.set(card);
    }
    card.is_some()
}

/// Arrows lead from number to number and from fact to fact, Escape puts away what is open.
fn pressed(shown: Shown, event: &KeyboardEvent, chosen: RwSignal<Option<Passage>>) {
    let key = event.key();
    if key == "Escape" {
        chosen.set(None);
        shown.card.set(None);
    }
    let on_fact = dom::closest::<HtmlElement>(event, ".fact").is_some();
    if on_fact && matches!(&*key, "Enter" | " ") {
        event.prevent_default();
        open_card(shown, event);
        return;
    }
    let (selector, back, forth) = if on_fact {
        (".fact[tabindex]", "ArrowLeft", "ArrowRight")
    } else {
        (".line:not(.blank) .line-number", "ArrowUp", "ArrowDown")
    };
    let Some(current) = dom::closest::<HtmlElement>(event, selector) else { return };
    let all = shown.app.root.with_value(|root| dom::all_in(root, selector));
    let Some(at) = all.iter().position(|one| *one == current) else { return };
    let next = match &*key {
        key if key == forth => all.get(at + 1),
        key if key == back => at.checked_sub(1).and_then(|at| all.get(at)),
        "Home" => all.first(),
        "End" => all.last(),
        _ => return,
    };
    event.prevent_default();
    chosen.set(None);
    if let Some(next) = next {
        if on_fact {
            current.set_tab_index(-1);
            next.set_tab_index(0);
        }
        let _ = next.focus();
    }
}

/// Scrolls to a line, or to the first mark in it, unless it is in sight.
pub(super) fn bring_into_sight(app: App, line: u32) {
    let find = |selector: &str| app.root.with_value(|root| root.query_selector(selector).ok().flatten());
    let row = format!("[data-line='{line}']");
    let Some(element) = find(&format!("{row} mark")).or_else(|| find(&row)) else { return };
    if !in_sight(&element) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Center);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// The bar covers the top.
const BAR: f64 = 110.0;

fn in_sight(element: &Element) -> bool {
    let rectangle = element.get_bounding_client_rect();
    let height = dom::window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(0.0);
    rectangle.top() >= BAR && rectangle.top() + rectangle.height().min(40.0) <= height
}

/// The wanted line where it is in sight, otherwise the first line that is; at the top of the page the wanted one.
pub(super) fn line_in_sight(app: App, wanted: Option<u32>) -> Option<u32> {
    let rows = app.root.with_value(|root| dom::all_in(root, ".sheet [data-line]"));
    let line = |row: &HtmlElement| row.get_attribute("data-line")?.parse::<u32>().ok();
    let above = |row: &&HtmlElement| row.get_bounding_client_rect().bottom() < BAR;
    let wanted_row = rows.iter().find(|row| wanted.is_some() && line(row) == wanted);
    if wanted_row.is_some_and(|row| in_sight(row)) || dom::window().scroll_y().unwrap_or(0.0) < BAR {
        return wanted;
    }
    rows.iter()
        .filter(|row| !row.class_list().contains("blank"))
        .find(|row| !above(row))
        .and_then(line)
        .or(wanted)
}
