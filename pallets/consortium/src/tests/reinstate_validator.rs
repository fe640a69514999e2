//! The council lets a validator back after an offence.

use super::*;
use carechain_primitives::Departure;
use frame::testing_prelude::BadOrigin;

fn reinstate(who: u64) -> DispatchResult {
	Consortium::reinstate_validator(RuntimeOrigin::root(), who)
}

#[test]
fn puts_it_back_into_the_planned_set() {
	build_and_execute(|| {
		Consortium::note_offence(&WEST);
		assert_eq!(Consortium::planned(), [NORTH, SOUTH]);
		assert_ok!(reinstate(WEST));
		System::assert_last_event(Event::ValidatorReinstated { hospital: WEST }.into());
		assert_eq!(Consortium::planned(), [NORTH, SOUTH, WEST]);
	});
}

#[test]
fn only_one_that_was_taken_out() {
	build_and_execute(|| {
		assert_noop!(reinstate(WEST), Error::<Test>::NotExcluded);
		assert_ok!(Consortium::pause_validation(RuntimeOrigin::signed(WEST)));
		assert_noop!(reinstate(WEST), Error::<Test>::NotExcluded);
		assert_noop!(reinstate(PATIENT), Error::<Test>::NotHospital);
		Consortium::note_offence(&WEST);
		remove(WEST, Departure::ForCause);
		assert_noop!(reinstate(WEST), Error::<Test>::NotHospital);
	});
}

#[test]
fn only_the_council() {
	build_and_execute(|| {
		Consortium::note_offence(&WEST);
		let by = RuntimeOrigin::signed(WEST);
		assert_noop!(Consortium::reinstate_validator(by, WEST), BadOrigin);
	});
}
