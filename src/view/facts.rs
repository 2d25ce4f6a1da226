//! Facts in words.

use super::dates::date_in_words;
use super::locale::fill;
use super::messages::{Language, Message};
use super::numbers::decimal;
use crate::protocol::{
    Contact, DateKind, Fact, IndexOf, NameKind, Qualifier, Quantity, QuantityKind, Scope, mask,
};

/// What a fact is.
#[must_use]
pub fn fact_kind(fact: &Fact) -> Message {
    match fact {
        Fact::Date(_) => Message::FactDate,
        Fact::Sum(_) => Message::FactSum,
        Fact::Name(mention) => match mention.kind {
            NameKind::Person => Message::FactPerson,
            NameKind::Place => Message::FactPlace,
            NameKind::Organisation => Message::FactOrganisation,
        },
        Fact::Office(_) => Message::FactOffice,
        Fact::Alias(_) => Message::FactAlias,
        Fact::Contact(_) => Message::FactContact,
    }
}

/// The kind of a fact, by its word in a patch.
#[must_use]
pub fn fact_word(word: &str) -> Message {
    match word {
        "date" => Message::FactDate,
        "quantity" => Message::FactSum,
        "person" => Message::FactPerson,
        "place" => Message::FactPlace,
        "organisation" => Message::FactOrganisation,
        "office" => Message::FactOffice,
        _ => Message::FactContact,
    }
}

/// The title of an index.
#[must_use]
pub fn index_title(of: IndexOf) -> Message {
    match of {
        IndexOf::People => Message::IndexPeople,
        IndexOf::Places => Message::IndexPlaces,
        IndexOf::Organisations => Message::IndexOrganisations,
        IndexOf::Sums => Message::IndexSums,
        IndexOf::Dates => Message::IndexDates,
        IndexOf::Contacts => Message::IndexContacts,
    }
}

/// All indexes, in the order of their tabs.
pub const INDEX_TABS: [IndexOf; 6] = [
    IndexOf::People,
    IndexOf::Places,
    IndexOf::Organisations,
    IndexOf::Sums,
    IndexOf::Dates,
    IndexOf::Contacts,
];

/// How a date is given.
#[must_use]
pub fn date_kind(kind: DateKind) -> Message {
    match kind {
        DateKind::Absolute => Message::DateAbsolute,
        DateKind::Partial => Message::DatePartial,
        DateKind::Relative => Message::DateRelative,
        DateKind::Lunar => Message::DateLunar,
        DateKind::Period => Message::DatePeriod,
        DateKind::Recurring => Message::DateRecurring,
    }
}

/// What kind of quantity it is.
#[must_use]
pub fn sum_kind(kind: QuantityKind) -> Message {
    match kind {
        QuantityKind::Money => Message::SumMoney,
        QuantityKind::People => Message::SumPeople,
        QuantityKind::Area => Message::SumArea,
        QuantityKind::Length => Message::SumLength,
        QuantityKind::Mass => Message::SumMass,
        QuantityKind::Volume => Message::SumVolume,
        QuantityKind::Share => Message::SumShare,
        QuantityKind::Duration => Message::SumDuration,
        QuantityKind::Count => Message::SumCount,
    }
}

/// Whose number it is.
#[must_use]
pub fn scope_name(scope: Scope) -> Message {
    match scope {
        Scope::District => Message::ScopeDistrict,
        Scope::City => Message::ScopeCity,
        Scope::Province => Message::ScopeProvince,
        Scope::Nation => Message::ScopeNation,
        Scope::Unknown => Message::ScopeUnknown,
    }
}

/// Whose number it is, with the place where one is known: “市：太原市”.
#[must_use]
pub fn scope_in_words(quantity: &Quantity, language: Language) -> String {
    let scope = scope_name(quantity.scope).text(language);
    if quantity.place.is_empty() {
        return scope.to_owned();
    }
    fill(Message::ScopeIs.text(language), &[("scope", scope), ("place", &quantity.place)])
}

/// A quantity in base units, with how it is meant: “不少于 85,000,000 元”.
#[must_use]
pub fn quantity_in_words(quantity: &Quantity, language: Language) -> String {
    let say = |message: Message| message.text(language);
    let share = quantity.unit == "ratio";
    let number = |value: f64| if share { format!("{}%", decimal(value * 100.0)) } else { decimal(value) };
    let number = match (quantity.value, quantity.low, quantity.high) {
        (Some(value), ..) => number(value),
        (None, Some(low), Some(high)) => {
            fill(say(Message::NumberRange), &[("from", &number(low)), ("to", &number(high))])
        }
        (None, Some(low), None) => fill(say(Message::AtLeast), &[("n", &number(low))]),
        (None, None, Some(high)) => fill(say(Message::AtMost), &[("n", &number(high))]),
        (None, None, None) => return say(Message::CardUnresolved).to_owned(),
    };
    let unit = match &*quantity.unit {
        "CNY" => Some(Message::UnitMoney),
        "person" => Some(Message::UnitPeople),
        "m2" => Some(Message::UnitArea),
        "m" => Some(Message::UnitLength),
        "kg" => Some(Message::UnitMass),
        "l" => Some(Message::UnitVolume),
        "hour" => Some(Message::UnitHours),
        "day" => Some(Message::UnitDays),
        "second" => Some(Message::UnitSeconds),
        "minute" => Some(Message::UnitMinutes),
        "week" => Some(Message::UnitWeeks),
        "m3" => Some(Message::UnitCubic),
        "month" => Some(Message::UnitMonths),
        "year" => Some(Message::UnitYears),
        "person-time" => Some(Message::UnitVisits),
        _ => None,
    };
    let measured = match unit {
        Some(unit) => fill(say(unit), &[("n", &number)]),
        None if share || quantity.unit.is_empty() => number,
        None => format!("{number} {}", quantity.unit),
    };
    let qualified = match quantity.qualifier {
        None => return measured,
        Some(Qualifier::AtLeast) => Message::AtLeast,
        Some(Qualifier::AtMost) => Message::AtMost,
        Some(Qualifier::MoreThan) => Message::MoreThan,
        Some(Qualifier::LessThan) => Message::LessThan,
        Some(Qualifier::About) => Message::About,
    };
    fill(say(qualified), &[("n", &measured)])
}

/// What a fact means: a date in words, a quantity in base units, a post at its institution, and so on.
#[must_use]
pub fn meaning(fact: &Fact, language: Language) -> String {
    match fact {
        Fact::Date(date) => match &date.edtf {
            Some(edtf) => date_in_words(edtf, language),
            None => Message::CardUnresolved.text(language).to_owned(),
        },
        Fact::Sum(quantity) => quantity_in_words(quantity, language),
        Fact::Name(mention) => mention.text.clone(),
        Fact::Office(office) => format!("{} · {}{}", office.person, office.institution, office.post),
        Fact::Alias(alias) => format!("{} — {}", alias.short, alias.long),
        Fact::Contact(contact) => contact.text.clone(),
    }
}

/// A contact as it is shown: a private number is masked where the reader wants that.
#[must_use]
pub fn masked(contact: &Contact, masking: bool) -> String {
    if masking && contact.private { mask(&contact.text) } else { contact.text.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::{ContactKind, Span};

    const SPAN: Span = Span { passage: 0, start: 0, end: 1 };

    fn sum(
        value: Option<f64>,
        range: Option<(f64, f64)>,
        unit: &str,
        qualifier: Option<Qualifier>,
    ) -> Quantity {
        Quantity {
            span: SPAN,
            value,
            low: range.map(|range| range.0),
            high: range.map(|range| range.1),
            unit: unit.into(),
            kind: QuantityKind::Count,
            qualifier,
            scope: Scope::City,
            place: "太原市".into(),
            evidence: Vec::new(),
            measures: String::new(),
        }
    }

    #[test]
    fn quantities() {
        for (quantity, zh, en) in [
            (
                sum(Some(85e6), None, "CNY", Some(Qualifier::AtLeast)),
                "不少于 85,000,000 元",
                "at least CNY 85,000,000",
            ),
            (sum(Some(0.125), None, "ratio", None), "12.5%", "12.5%"),
            (sum(None, Some((3.0, 5.0)), "person", None), "3—5 人", "3–5 people"),
            (sum(Some(1.0), None, "person", None), "1 人", "1 person"),
            (sum(Some(16.0), None, "项", Some(Qualifier::MoreThan)), "多于 16 项", "more than 16 项"),
            (sum(None, None, "CNY", None), "无法确定", "cannot be resolved"),
        ] {
            assert_eq!(quantity_in_words(&quantity, Language::Chinese), zh);
            assert_eq!(quantity_in_words(&quantity, Language::English), en);
        }
        assert_eq!(scope_in_words(&sum(None, None, "", None), Language::English), "city: 太原市");
    }

    #[test]
    fn private_numbers_are_masked() {
        let contact = |text: &str, private| Contact {
            span: SPAN,
            kind: ContactKind::Phone,
            private,
            text: text.into(),
        };
        assert_eq!(masked(&contact("13900001121", true), true), "139****1121");
        assert_eq!(masked(&contact("13900001121", true), false), "13900001121");
        assert_eq!(masked(&contact("0351-12333", false), true), "0351-12333");
    }
}
