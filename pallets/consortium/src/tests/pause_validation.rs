//! A hospital steps out of the validators.

use super::*;
use carechain_primitives::Departure;
use frame::testing_prelude::BadOrigin;

fn pause(who: u64) -> DispatchResult {
	Consortium::pause_validation(RuntimeOrigin::signed(who))
}

#[test]
fn takes_it_out_of_the_planned_set() {
	build_and_execute(|| {
		assert_ok!(pause(WEST));
		System::assert_last_event(Event::ValidationPaused { hospital: WEST, by: WEST }.into());
		assert_eq!(Consortium::planned(), [NORTH, SOUTH]);
		// Keys and seat stay.
		assert!(WithKeys::get().contains(&WEST));
		assert!(Council::get().contains(&WEST));
	});
}

#[test]
fn not_below_the_minimum() {
	build_and_execute(|| {
		assert_ok!(pause(WEST));
		assert_noop!(pause(SOUTH), Error::<Test>::MinValidatorsReached);
		assert_noop!(pause(NORTH), Error::<Test>::MinValidatorsReached);
		assert_ok!(Consortium::resume_validation(RuntimeOrigin::signed(WEST)));
		assert_ok!(pause(SOUTH));
	});
}

#[test]
fn a_suspended_one_too_and_a_delegate_is_named() {
	build_and_execute(|| {
		suspend(NORTH);
		assert_ok!(pause(DELEGATE));
		System::assert_last_event(Event::ValidationPaused { hospital: NORTH, by: DELEGATE }.into());
	});
}

#[test]
fn once() {
	build_and_execute(|| {
		assert_ok!(pause(WEST));
		assert_noop!(pause(WEST), Error::<Test>::NotValidating);
		Consortium::note_offence(&WEST);
		assert_noop!(pause(WEST), Error::<Test>::NotValidating);
	});
}

#[test]
fn only_hospitals_in_force() {
	build_and_execute(|| {
		assert_noop!(pause(PATIENT), Error::<Test>::NotHospital);
		remove(WEST, Departure::ForCause);
		assert_noop!(pause(WEST), Error::<Test>::NotHospital);
		assert_noop!(Consortium::pause_validation(RuntimeOrigin::root()), BadOrigin);
	});
}
