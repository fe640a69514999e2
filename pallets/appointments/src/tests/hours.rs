use super::*;
use proptest::prelude::*;

#[test]
fn slots_are_where_the_clock_says() {
	// Kathmandu is 5:45 ahead: Monday 10:00 there is 4:15 at UTC.
	let hours = WeeklyHours { utc_offset_quarters: 23, ..entry(0, 600, 700, 30) };
	let start = MONDAY + 4 * HOUR + 15 * MINUTE;
	let slots = hours.slots_on(20_458).collect::<Vec<_>>();
	let starts = slots.iter().map(|slot| slot.start).collect::<Vec<_>>();
	assert_eq!(starts, [start, start + HOUR / 2, start + HOUR], "the rest is too short");
	assert_eq!(hours.slots_on(20_459).count(), 0, "Tuesday");
	assert_eq!(hours.slot_at(start), Some((slots[0], 20_458)));
	assert_eq!(hours.slot_at(start + 5 * MINUTE), None);
	assert_eq!(hours.slot_at(start + 90 * MINUTE), None);
	assert_eq!(hours.slot_at(start + DAY), None);
	assert_eq!(hours.slot_at(0), None);
	assert_eq!(hours.slot_at(Moment::MAX), None);
}

#[test]
fn nothing_is_before_the_first_day() {
	let west = WeeklyHours { utc_offset_quarters: -48, ..entry(3, 0, 60, 60) };
	assert_eq!(west.slot_at(0), None);
	assert_eq!(west.local_day(0), None);
	let east = WeeklyHours { utc_offset_quarters: 56, ..entry(3, 0, 60, 60) };
	assert_eq!(east.slots_on(0).count(), 0);
}

#[test]
fn where_clocks_change_the_first_entry_holds() {
	build_and_execute(|| {
		// The zone changes at the end of Sunday: an hour of two entries is the same in fact.
		let summer = WeeklyHours {
			utc_offset_quarters: 8,
			valid_until: 20_457 + 7,
			..entry(6, 23 * 60, 24 * 60, 60)
		};
		let winter =
			WeeklyHours { utc_offset_quarters: 12, valid_from: 20_457 + 8, ..entry(0, 0, 60, 30) };
		let hours = vec![summer, winter].try_into().unwrap();
		assert_ok!(Appointments::publish_hours(signed(DOCTOR), hours, POLICY));
		// Sunday 23:00 at UTC+2 is Monday 0:00 at UTC+3.
		let start = MONDAY + 6 * DAY + 21 * HOUR;
		let slots = Appointments::open_slots(DOCTOR, start, start + HOUR).unwrap();
		let whole = Slot { start, end: start + HOUR };
		assert_eq!(slots[0], whole);
		assert_ok!(try_book(PATIENT, start));
		assert_eq!(get(0).slot, whole);
		assert_eq!(Appointments::open_slots(DOCTOR, start, start + HOUR).unwrap(), []);
	});
}

prop_compose! {
	fn any_entry()(
		weekday in 0u8..7,
		from in 0u16..288,
		length in 1u16..60,
		slot in 1u16..12,
		utc_offset_quarters in -48i8..=56,
	) -> WeeklyHours {
		let to = (from + length).min(288);
		WeeklyHours {
			weekday,
			from_minute: from * 5,
			to_minute: to * 5,
			slot_minutes: slot.min(to - from) * 5,
			utc_offset_quarters,
			valid_from: 20_450,
			valid_until: 20_480,
		}
	}
}

proptest! {
	#[test]
	fn listed_slots_are_those_that_can_be_named(entry in any_entry()) {
		prop_assert!(entry.is_sane());
		for day in 20_440..20_490 {
			for slot in entry.slots_on(day) {
				prop_assert_eq!(entry.slot_at(slot.start), Some((slot, day)));
				prop_assert!(slot.start % SLOT_GRAIN == 0 && slot.end % SLOT_GRAIN == 0);
			}
		}
	}

	#[test]
	fn entries_overlap_if_their_slots_do(one in any_entry(), two in any_entry()) {
		prop_assert_eq!(one.overlaps(&two), two.overlaps(&one));
		let slots = |entry: &WeeklyHours| {
			(20_450..=20_480).flat_map(|day| entry.slots_on(day)).collect::<Vec<_>>()
		};
		let clash = slots(&one)
			.iter()
			.any(|one| slots(&two).iter().any(|two| one.start < two.end && two.start < one.end));
		if clash {
			prop_assert!(one.overlaps(&two));
		}
	}
}
