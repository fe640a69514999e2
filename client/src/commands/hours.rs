//! Weekly hours of a year, from a time zone: where clocks change, one entry ends and another
//! starts.

use codec::Encode;
use jiff::{civil::Date, tz::TimeZone, ToSpan};

/// How many days ahead hours are made: a year.
pub const YEAR: u32 = 365;
/// The most entries that the chain takes.
pub const MAX_ENTRIES: usize = 64;

/// An entry, as the runtime has it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode)]
pub struct WeeklyHours {
	/// 0 is Monday.
	pub weekday: u8,
	/// Minutes after local midnight.
	pub from_minute: u16,
	/// Minutes after local midnight.
	pub to_minute: u16,
	/// Minutes.
	pub slot_minutes: u16,
	/// Local time minus UTC, in quarter hours.
	pub utc_offset_quarters: i8,
	/// The first local day, in days since 1 January 1970.
	pub valid_from: u32,
	/// The last local day.
	pub valid_until: u32,
}

/// A doctor's terms for cancelling, as the runtime has them.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode)]
pub struct CancellationPolicy {
	/// How long before the start cancelling costs nothing, in milliseconds.
	pub notice: u64,
	/// The doctor's share afterwards, in parts per million.
	pub late_share: u32,
}

/// Hours of the week that somebody wrote: `mon-fri 09:00-17:00`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Block {
	/// The weekdays, 0 is Monday.
	pub weekdays: Vec<u8>,
	/// Minutes after midnight.
	pub from: u16,
	/// Minutes after midnight.
	pub to: u16,
}

const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// Weekdays: `mon`, `mon-fri`, `mon,wed,fri`, `fri-mon`.
pub fn weekdays(text: &str) -> Result<Vec<u8>, String> {
	let refuse = || format!("{text:?} are no weekdays, such as mon-fri or mon,wed");
	let day = |name: &str| {
		DAYS.iter().position(|known| *known == name.trim().to_lowercase()).ok_or_else(refuse)
	};
	let mut days = Vec::new();
	for part in text.split(',') {
		let (first, last) = part.split_once('-').unwrap_or((part, part));
		let (first, last) = (day(first)?, day(last)?);
		let length = (last + 7 - first) % 7;
		days.extend((first..=first + length).map(|day| (day % 7) as u8));
	}
	days.sort_unstable();
	days.dedup();
	Ok(days)
}

/// A time of day on the five minutes: `09:00`, `24:00` for the end of the day.
pub fn time_of_day(text: &str) -> Result<u16, String> {
	let refuse = || format!("{text:?} is no time of day in steps of five minutes, such as 09:30");
	let (hours, minutes) = text.split_once(':').ok_or_else(refuse)?;
	let number = |part: &str| {
		(part.len() == 2).then(|| part.parse::<u16>().ok()).flatten().ok_or_else(refuse)
	};
	let (hours, minutes) = (number(hours)?, number(minutes)?);
	let total = hours * 60 + minutes;
	match minutes < 60 && total <= 24 * 60 && total.is_multiple_of(5) {
		true => Ok(total),
		false => Err(refuse()),
	}
}

/// `mon-fri 09:00-17:00`.
pub fn block(text: &str) -> Result<Block, String> {
	let refuse = || format!("{text:?} are no hours, such as \"mon-fri 09:00-12:30\"");
	let (days, times) = text.trim().split_once(' ').ok_or_else(refuse)?;
	let (from, to) = times.trim().split_once('-').ok_or_else(refuse)?;
	let block = Block { weekdays: weekdays(days)?, from: time_of_day(from)?, to: time_of_day(to)? };
	match block.from < block.to {
		true => Ok(block),
		false => Err(refuse()),
	}
}

/// Days since 1 January 1970.
pub fn day_number(date: Date) -> i64 {
	let epoch = Date::constant(1970, 1, 1);
	date.since(epoch).map(|span| i64::from(span.get_days())).unwrap_or_default()
}

/// The entries of a year from a local day on.
///
/// # Errors
/// The zone is not known, or its offset is not of quarter hours.
pub fn entries(
	zone: &str,
	blocks: &[Block],
	slot_minutes: u16,
	first: Date,
) -> Result<Vec<WeeklyHours>, String> {
	let zone = TimeZone::get(zone)
		.map_err(|_| format!("{zone:?} is no time zone, such as Europe/Berlin or UTC"))?;
	let mut all = Vec::new();
	for block in blocks {
		// The offset of each day at the time of opening, in stretches of the same offset.
		let mut stretches: Vec<(i8, Date, Date)> = Vec::new();
		for index in 0..YEAR {
			let date = first
				.checked_add(i64::from(index).days())
				.map_err(|_| "the year is out of range".to_string())?;
			let hour = (block.from / 60).min(23) as i8;
			let minute = if block.from >= 24 * 60 { 59 } else { (block.from % 60) as i8 };
			let opens = date
				.at(hour, minute, 0, 0)
				.to_zoned(zone.clone())
				.map_err(|error| error.to_string())?;
			let seconds = opens.offset().seconds();
			if seconds % 900 != 0 {
				return Err("the zone's distance from UTC is not of quarter hours".into());
			}
			let quarters = i8::try_from(seconds / 900).map_err(|error| error.to_string())?;
			match stretches.last_mut() {
				Some((known, _, last)) if *known == quarters => *last = date,
				_ => stretches.push((quarters, date, date)),
			}
		}
		for weekday in &block.weekdays {
			for (quarters, from, until) in &stretches {
				// A stretch of less than a week may have no such day.
				let has_day = (0..7i64).any(|index| {
					from.checked_add(index.days()).is_ok_and(|date| {
						date <= *until && date.weekday().to_monday_zero_offset() == *weekday as i8
					})
				});
				if has_day {
					all.push(WeeklyHours {
						weekday: *weekday,
						from_minute: block.from,
						to_minute: block.to,
						slot_minutes,
						utc_offset_quarters: *quarters,
						valid_from: u32::try_from(day_number(*from)).unwrap_or_default(),
						valid_until: u32::try_from(day_number(*until)).unwrap_or_default(),
					});
				}
			}
		}
	}
	match all.len() <= MAX_ENTRIES {
		true => Ok(all),
		false => Err(format!(
			"these hours make {} entries, and the chain takes {MAX_ENTRIES}: use fewer stretches a day",
			all.len()
		)),
	}
}

/// Today, on the calendar of a time zone.
///
/// # Errors
/// The zone is not known.
pub fn today(zone: &str, now: u64) -> Result<Date, String> {
	let zone = TimeZone::get(zone)
		.map_err(|_| format!("{zone:?} is no time zone, such as Europe/Berlin or UTC"))?;
	let now = i64::try_from(now)
		.ok()
		.and_then(|now| jiff::Timestamp::from_millisecond(now).ok())
		.ok_or("the time is out of range")?;
	Ok(now.to_zoned(zone).date())
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn weekdays_are_lists_and_ranges() {
		assert_eq!(weekdays("mon-fri"), Ok(vec![0, 1, 2, 3, 4]));
		assert_eq!(weekdays("sat-mon"), Ok(vec![0, 5, 6]));
		assert_eq!(weekdays("mon,Wed"), Ok(vec![0, 2]));
		assert_eq!(weekdays("mon-sun").map(|days| days.len()), Ok(7));
		assert!(weekdays("someday").is_err());
		assert!(weekdays("").is_err());
	}

	#[test]
	fn times_of_day_are_on_the_five_minutes() {
		assert_eq!(time_of_day("09:30"), Ok(570));
		assert_eq!(time_of_day("24:00"), Ok(1440));
		for bad in ["9:30", "09:31", "24:05", "12:60", "-1:00", "0900"] {
			assert!(time_of_day(bad).is_err(), "{bad}");
		}
		assert!(block("mon 10:00-09:00").is_err());
	}

	#[test]
	fn a_change_of_clocks_makes_two_entries_more() {
		let blocks = [block("mon 09:00-17:00").expect("hours")];
		let first = Date::constant(2026, 11, 21);
		let all = entries("Europe/Berlin", &blocks, 30, first).expect("entries");
		// Winter, summer from 28 March 2027, winter from 31 October 2027.
		let offsets: Vec<_> = all.iter().map(|entry| entry.utc_offset_quarters).collect();
		assert_eq!(offsets, [4, 8, 4]);
		assert_eq!(i64::from(all[1].valid_from), day_number(Date::constant(2027, 3, 28)));
		assert_eq!(i64::from(all[1].valid_until), day_number(Date::constant(2027, 10, 30)));
		// Nothing is left out, and nothing is there twice.
		assert_eq!(all[0].valid_until + 1, all[1].valid_from);
		assert_eq!(all[1].valid_until + 1, all[2].valid_from);
		assert_eq!(all[2].valid_until - all[0].valid_from + 1, YEAR);
		let utc = entries("UTC", &blocks, 30, first).expect("entries");
		assert_eq!(utc.len(), 1);
		assert_eq!(utc[0].utc_offset_quarters, 0);
	}

	#[test]
	fn zones_that_are_unknown_are_refused() {
		let blocks = [block("mon 09:00-17:00").expect("hours")];
		assert!(entries("Europe/Atlantis", &blocks, 30, Date::constant(2026, 1, 1)).is_err());
		let nepal = entries("Asia/Kathmandu", &blocks, 30, Date::constant(2026, 1, 1));
		assert_eq!(nepal.expect("entries")[0].utc_offset_quarters, 23);
	}

	#[test]
	fn days_are_counted_from_1970() {
		assert_eq!(day_number(Date::constant(1970, 1, 1)), 0);
		assert_eq!(day_number(Date::constant(2026, 11, 21)), 20_778);
	}
}
