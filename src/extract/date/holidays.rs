//! The days of the feasts that have days off, and those days off as they were announced. The table is `data/holidays.txt`.

use super::expression::Holiday;
use crate::extract::calendar::{self, Day};
use crate::extract::edtf;

static HOLIDAYS: &str = include_str!("../../../data/holidays.txt");

/// The day of a feast in a year.
pub(super) fn feast(year: i32, holiday: Holiday) -> Option<Day> {
    match holiday {
        Holiday::NewYear => Day::new(year, 1, 1),
        Holiday::Spring => calendar::lunar_in_year(year, 1, 1),
        Holiday::Qingming => calendar::qingming(year),
        Holiday::Labour => Day::new(year, 5, 1),
        Holiday::DragonBoat => calendar::lunar_in_year(year, 5, 5),
        Holiday::MidAutumn => calendar::lunar_in_year(year, 8, 15),
        Holiday::National => Day::new(year, 10, 1),
    }
}

/// First and last day off of a holiday, where the table has it. National Day has had its first seven days of October since
/// 1999, Labour Day those of May until 2007.
pub(super) fn days_off(year: i32, holiday: Holiday) -> Option<(Day, Day)> {
    let name = Holiday::ALL.iter().find(|(_, one)| *one == holiday)?.0;
    let known = HOLIDAYS.lines().filter(|line| line.starts_with(name)).find_map(|line| {
        let mut fields = line.split('\t').skip(1);
        (fields.next()?.parse() == Ok(year)).then_some(())?;
        Some((edtf::parse(fields.next()?)?.first(), edtf::parse(fields.next()?)?.first()))
    });
    known.or_else(|| match holiday {
        Holiday::National if year >= 1999 => Some((Day::new(year, 10, 1)?, Day::new(year, 10, 7)?)),
        Holiday::Labour if (2000..=2007).contains(&year) => {
            Some((Day::new(year, 5, 1)?, Day::new(year, 5, 7)?))
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_read() {
        for line in HOLIDAYS.lines().filter(|line| !line.starts_with('#')) {
            let fields: Vec<&str> = line.split('\t').collect();
            let holiday = Holiday::ALL.iter().find(|(name, _)| *name == fields[0]).expect(line).1;
            let year = fields[1].parse().expect(line);
            let (first, last) = days_off(year, holiday).expect(line);
            let day = feast(year, holiday).expect(line);
            assert!(first <= day && day <= last && last.number() - first.number() <= 9, "{line}");
        }
    }
}
