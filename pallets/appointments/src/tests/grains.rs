use super::*;
use crate::grains::{spans, utc_day, DayGrains, Span};
use proptest::prelude::*;

#[test]
fn a_slot_within_a_day_is_one_span() {
	let slot = Slot { start: MONDAY, end: MONDAY + DAY };
	assert_eq!(spans(&slot).collect::<Vec<_>>(), [Span { day: 20_458, first: 0, end: 288 }]);
	let slot = Slot { start: NINE, end: NINE + 5 * MINUTE };
	assert_eq!(spans(&slot).collect::<Vec<_>>(), [Span { day: 20_458, first: 108, end: 109 }]);
}

#[test]
fn a_slot_over_midnight_is_two() {
	let slot = Slot { start: MONDAY - 10 * MINUTE, end: MONDAY + 5 * MINUTE };
	assert_eq!(
		spans(&slot).collect::<Vec<_>>(),
		[Span { day: 20_457, first: 286, end: 288 }, Span { day: 20_458, first: 0, end: 1 }]
	);
}

proptest! {
	#[test]
	fn spans_cover_the_slot(start in 0u64..10_000_000, length in 1u64..=288) {
		let slot = Slot { start: start * SLOT_GRAIN, end: (start + length) * SLOT_GRAIN };
		let mut at = slot.start;
		for span in spans(&slot) {
			prop_assert_eq!(span.day, utc_day(at));
			prop_assert_eq!(u64::from(span.first), at % DAY / SLOT_GRAIN);
			prop_assert!(span.first < span.end && span.end <= 288);
			at += u64::from(span.end - span.first) * SLOT_GRAIN;
		}
		prop_assert_eq!(at, slot.end);
	}

	#[test]
	fn taking_and_freeing_are_exact(
		first in 0u32..288,
		length in 1u32..288,
		other in 0u32..288,
		other_length in 1u32..288,
	) {
		let span = |first: u32, length: u32| Span { day: 0, first, end: (first + length).min(288) };
		let (one, two) = (span(first, length), span(other, other_length));
		let mut grains = DayGrains::default();
		prop_assert!(!grains.overlaps(&one));
		grains.take(&one);
		for grain in 0..288 {
			let single = span(grain, 1);
			prop_assert_eq!(grains.overlaps(&single), (one.first..one.end).contains(&grain));
		}
		prop_assert_eq!(grains.overlaps(&two), two.first < one.end && one.first < two.end);
		grains.free(&one);
		prop_assert!(grains.is_empty());
	}
}
