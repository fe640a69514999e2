//! A validator committed an offence.

use super::*;
use carechain_primitives::Departure;

#[test]
fn it_is_disabled_taken_out_and_the_council_told() {
	build_and_execute(|| {
		Consortium::note_offence(&WEST);
		System::assert_last_event(Event::OffenceReported { hospital: WEST, excluded: true }.into());
		assert_eq!(Disabled::get(), [WEST]);
		assert_eq!(Consortium::planned(), [NORTH, SOUTH]);
		// It keeps its seat: the council decides what follows.
		assert!(Council::get().contains(&WEST));
	});
}

#[test]
fn the_minimum_stays_and_the_council_is_told_that() {
	build_and_execute(|| {
		Consortium::note_offence(&WEST);
		Consortium::note_offence(&SOUTH);
		System::assert_last_event(
			Event::OffenceReported { hospital: SOUTH, excluded: false }.into(),
		);
		assert_eq!(Disabled::get(), [WEST, SOUTH]);
		assert_eq!(Consortium::planned(), [NORTH, SOUTH]);
	});
}

#[test]
fn a_second_report_changes_nothing() {
	build_and_execute(|| {
		Consortium::note_offence(&WEST);
		Consortium::note_offence(&WEST);
		assert_eq!(Consortium::planned(), [NORTH, SOUTH]);
	});
}

#[test]
fn of_one_that_left_nothing_is_taken() {
	build_and_execute(|| {
		remove(WEST, Departure::ForCause);
		System::reset_events();
		Consortium::note_offence(&WEST);
		assert!(System::events().is_empty());
		assert_eq!(Disabled::get(), [WEST]);
	});
}
