//! The council removes a hospital.

use super::*;
use crate::ActiveHospitals;
use carechain_primitives::{
	traits::{Consortium as _, Participants as _},
	Departure, HospitalStatus,
};
use frame::testing_prelude::BadOrigin;

fn remove(who: u64, departure: Departure<u64>) -> DispatchResult {
	Consortium::remove_hospital(RuntimeOrigin::root(), who, departure)
}

#[test]
fn one_that_leaves_passes_its_duties_on() {
	build_and_execute(|| {
		let departure = Departure::Leaving { successor: SOUTH };
		assert_ok!(remove(WEST, departure));
		System::assert_last_event(Event::HospitalRemoved { hospital: WEST, departure }.into());
		assert_eq!(
			Consortium::hospital_status(&WEST),
			Some(HospitalStatus::Leaving { successor: SOUTH })
		);
		assert_eq!(Consortium::duty_holder(&WEST), Some(SOUTH));
		assert!(Consortium::verification_counts(&WEST));
	});
}

#[test]
fn keys_seat_and_participation_end() {
	build_and_execute(|| {
		assert_ok!(remove(WEST, Departure::ForCause));
		assert_eq!(WithKeys::get(), [NORTH, SOUTH]);
		assert_eq!(Council::get(), [NORTH, SOUTH]);
		assert_eq!(ActiveHospitals::<Test>::get().into_inner(), [NORTH, SOUTH]);
		assert_eq!(Identities::role(&WEST), None);
		assert_eq!(Consortium::planned(), [NORTH, SOUTH]);
		assert!(!Consortium::verification_counts(&WEST));
		assert_eq!(Consortium::duty_holder(&WEST), None);
	});
}

#[test]
fn not_below_the_minimum() {
	build_and_execute(|| {
		assert_ok!(remove(WEST, Departure::ForCause));
		assert_noop!(remove(SOUTH, Departure::ForCause), Error::<Test>::MinValidatorsReached);
		// What is planned counts, not what makes blocks now.
		assert_eq!(Validators::get(), [NORTH, SOUTH, WEST]);
		assert_ok!(Consortium::admit_hospital(RuntimeOrigin::root(), EAST));
		assert_noop!(remove(SOUTH, Departure::ForCause), Error::<Test>::MinValidatorsReached);
		set_keys(EAST);
		assert_ok!(remove(SOUTH, Departure::ForCause));
		assert_eq!(Consortium::planned(), [NORTH, EAST]);
	});
}

#[test]
fn one_that_does_not_validate_leaves_whatever_the_minimum() {
	build_and_execute(|| {
		MinValidators::set(&3);
		assert_ok!(Consortium::admit_hospital(RuntimeOrigin::root(), EAST));
		assert_ok!(remove(EAST, Departure::ForCause));
		assert_noop!(remove(WEST, Departure::ForCause), Error::<Test>::MinValidatorsReached);
	});
}

#[test]
fn the_last_validator_stays_whatever_the_minimum() {
	build_and_execute(|| {
		MinValidators::set(&0);
		assert_ok!(remove(WEST, Departure::ForCause));
		assert_ok!(remove(SOUTH, Departure::ForCause));
		assert_noop!(remove(NORTH, Departure::ForCause), Error::<Test>::MinValidatorsReached);
	});
}

#[test]
fn a_successor_is_another_hospital_in_force() {
	build_and_execute(|| {
		let to = |successor| remove(WEST, Departure::Leaving { successor });
		for successor in [WEST, PATIENT, AUDITOR, EAST] {
			assert_noop!(to(successor), Error::<Test>::BadSuccessor);
		}
		assert_ok!(Consortium::admit_hospital(RuntimeOrigin::root(), EAST));
		assert_ok!(remove(EAST, Departure::ForCause));
		assert_noop!(to(EAST), Error::<Test>::BadSuccessor);
	});
}

#[test]
fn nobody_else_and_not_twice() {
	build_and_execute(|| {
		assert_noop!(remove(PATIENT, Departure::ForCause), Error::<Test>::NotHospital);
		assert_noop!(remove(AUDITOR, Departure::ForCause), Error::<Test>::NotHospital);
		assert_ok!(remove(WEST, Departure::ForCause));
		assert_noop!(remove(WEST, Departure::ForCause), Error::<Test>::NotHospital);
		let departure = Departure::Leaving { successor: SOUTH };
		assert_noop!(remove(WEST, departure), Error::<Test>::NotHospital);
	});
}

#[test]
fn only_the_council() {
	build_and_execute(|| {
		for origin in [RuntimeOrigin::signed(WEST), RuntimeOrigin::none()] {
			let departure = Departure::ForCause;
			assert_noop!(Consortium::remove_hospital(origin, WEST, departure), BadOrigin);
		}
	});
}
