//! Days of the Gregorian calendar, and what the traditional calendar says of them: lunar dates, 除夕, 清明, the
//! travel season of the Spring Festival. The lunar months come from chinese-lunisolar-calendar, whose tables reach from
//! 1901 to 2100; this file alone knows that library.

use chinese_lunisolar_calendar::LunisolarDate;

/// A day of the Gregorian calendar, in the order of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    /// Year; 0 is the year before 1.
    pub year: i32,
    /// Month, from 1 to 12.
    pub month: u8,
    /// Day, from 1 to 31.
    pub day: u8,
}

impl Day {
    /// The day, where the month has it.
    #[must_use]
    pub fn new(year: i32, month: u8, day: u8) -> Option<Day> {
        ((1..=12).contains(&month) && day >= 1 && day <= days_of_month(year, month) && year.abs() < 10_000)
            .then_some(Day { year, month, day })
    }

    /// Days since 1970-01-01 (days_from_civil of Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
    #[must_use]
    pub fn number(self) -> i64 {
        let year = i64::from(self.year) - i64::from(self.month <= 2);
        let era = year.div_euclid(400);
        let of_era = year.rem_euclid(400);
        let month = (i64::from(self.month) + 9) % 12;
        let of_year = (153 * month + 2) / 5 + i64::from(self.day) - 1;
        era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
    }

    /// The day with that number (civil_from_days of the same source).
    #[must_use]
    pub fn of_number(number: i64) -> Day {
        let number = number + 719_468;
        let era = number.div_euclid(146_097);
        let of_era = number.rem_euclid(146_097);
        let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let month = (5 * of_year + 2) / 153;
        let day = (of_year - (153 * month + 2) / 5 + 1) as u8;
        let month = (if month < 10 { month + 3 } else { month - 9 }) as u8;
        Day { year: (year + era * 400 + i64::from(month <= 2)) as i32, month, day }
    }

    /// The day so many days later; earlier for a negative number.
    #[must_use]
    pub fn plus(self, days: i64) -> Day {
        Day::of_number(self.number() + days)
    }

    /// Day of the week: 1 is Monday, 7 is Sunday.
    #[must_use]
    pub fn weekday(self) -> u8 {
        ((self.number() + 3).rem_euclid(7) + 1) as u8
    }
}

/// Number of days of a month.
#[must_use]
pub fn days_of_month(year: i32, month: u8) -> u8 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The day of a lunar date in the lunar year that begins in `year`; `None` where the tables do not reach or the
/// month has no such day. Day 0 is the last day of the month, so that (12, 0) is 除夕.
#[must_use]
pub fn of_lunar(year: i32, month: u8, day: u8) -> Option<Day> {
    let lunar_year = u16::try_from(year).ok()?;
    let date = if day == 0 {
        LunisolarDate::from_ymd(lunar_year, month, false, 30)
            .or_else(|_| LunisolarDate::from_ymd(lunar_year, month, false, 29))
    } else {
        LunisolarDate::from_ymd(lunar_year, month, false, day)
    };
    let solar = date.ok()?.to_solar_date();
    let solar_year = i32::from(solar.to_solar_year().to_u16());
    Day::new(solar_year, solar.to_solar_month().to_u8(), solar.to_solar_day().to_u8())
}

/// The days of the Gregorian `year` on which a lunar date falls: the lunar year before and that year itself.
#[must_use]
pub fn lunar_in_year(year: i32, month: u8, day: u8) -> Option<Day> {
    [year - 1, year]
        .into_iter()
        .filter_map(|lunar| of_lunar(lunar, month, day))
        .find(|found| found.year == year)
}

/// The day of a lunar date that is nearest to `to`.
#[must_use]
pub fn lunar_near(to: Day, month: u8, day: u8) -> Option<Day> {
    (to.year - 1..=to.year + 1)
        .filter_map(|lunar| of_lunar(lunar, month, day))
        .min_by_key(|found| (found.number() - to.number()).abs())
}

/// 清明 of a year from 1901 to 2099, by the usual rule: the whole part of 0.2422 times the year of the century plus
/// 5.59 (4.81 from 2000 on), less the leap years of the century.
#[must_use]
pub fn qingming(year: i32) -> Option<Day> {
    let (base, of_century) = match year {
        1901..=1999 => (5.59, year - 1900),
        2000..=2099 => (4.81, year - 2000),
        _ => return None,
    };
    let day = (0.2422 * f64::from(of_century) + base) as i32 - of_century / 4;
    Day::new(year, 4, day as u8)
}

/// First and last day of 春运 for the Spring Festival of a year: forty days, fifteen of them before 初一, as the
/// authorities have set it since the 1990s.
#[must_use]
pub fn travel_season(year: i32) -> Option<(Day, Day)> {
    let first = lunar_in_year(year, 1, 1)?.plus(-15);
    Some((first, first.plus(39)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(year: i32, month: u8, day: u8) -> Day {
        Day::new(year, month, day).expect("a day")
    }

    #[test]
    fn lunar_dates() {
        assert_eq!(lunar_in_year(2023, 12, 0), Some(day(2023, 1, 21)));
        assert_eq!(lunar_in_year(2023, 1, 1), Some(day(2023, 1, 22)));
        assert_eq!(lunar_near(day(2023, 2, 16), 2, 2), Some(day(2023, 2, 21)));
        assert_eq!(lunar_near(day(2024, 9, 1), 8, 15), Some(day(2024, 9, 17)));
        assert_eq!(of_lunar(1850, 1, 1), None);
        assert_eq!(of_lunar(2023, 13, 1), None);
        // 2024 has no 腊月三十 before 10 February but a day of that name on the 9th.
        assert_eq!(lunar_in_year(2024, 12, 0), Some(day(2024, 2, 9)));
        assert_eq!(qingming(2023), Some(day(2023, 4, 5)));
        assert_eq!(qingming(2024), Some(day(2024, 4, 4)));
        assert_eq!(travel_season(2023), Some((day(2023, 1, 7), day(2023, 2, 15))));
        assert_eq!(travel_season(2024), Some((day(2024, 1, 26), day(2024, 3, 5))));
        assert_eq!(day(2023, 3, 28).weekday(), 2);
    }

    proptest! {
        #[test]
        fn numbers_and_days_are_inverse(number in -3_000_000i64..2_900_000) {
            prop_assert_eq!(Day::of_number(number).number(), number);
            let found = Day::of_number(number);
            prop_assert_eq!(Day::new(found.year, found.month, found.day), Some(found));
        }

        #[test]
        fn any_lunar_date_is_answered(year in -5000i32..5000, month in 0u8..=255, day in 0u8..=255) {
            let _ = of_lunar(year, month, day);
            let _ = lunar_in_year(year, month, day);
        }
    }
}
