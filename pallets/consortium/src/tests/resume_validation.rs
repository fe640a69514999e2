//! A hospital steps back in.

use super::*;
use carechain_primitives::Departure;
use frame::testing_prelude::BadOrigin;

fn resume(who: u64) -> DispatchResult {
	Consortium::resume_validation(RuntimeOrigin::signed(who))
}

#[test]
fn puts_it_back_into_the_planned_set() {
	build_and_execute(|| {
		assert_ok!(Consortium::pause_validation(RuntimeOrigin::signed(DELEGATE)));
		assert_ok!(resume(NORTH));
		System::assert_last_event(Event::ValidationResumed { hospital: NORTH, by: NORTH }.into());
		assert_eq!(Consortium::planned(), [NORTH, SOUTH, WEST]);
	});
}

#[test]
fn only_one_that_paused() {
	build_and_execute(|| {
		assert_noop!(resume(WEST), Error::<Test>::NotPaused);
		// Whoever was taken out for an offence does not come back by itself, paused or not.
		assert_ok!(Consortium::pause_validation(RuntimeOrigin::signed(WEST)));
		Consortium::note_offence(&WEST);
		assert_noop!(resume(WEST), Error::<Test>::NotPaused);
	});
}

#[test]
fn only_hospitals_in_force() {
	build_and_execute(|| {
		assert_noop!(resume(PATIENT), Error::<Test>::NotHospital);
		assert_ok!(Consortium::pause_validation(RuntimeOrigin::signed(WEST)));
		remove(WEST, Departure::ForCause);
		assert_noop!(resume(WEST), Error::<Test>::NotHospital);
		assert_noop!(Consortium::resume_validation(RuntimeOrigin::none()), BadOrigin);
	});
}
