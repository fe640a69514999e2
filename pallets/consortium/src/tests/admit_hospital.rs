//! The council admits a hospital.

use super::*;
use crate::{ActiveHospitals, Hospitals};
use carechain_primitives::{
	traits::{Admission as _, Consortium as _, Participants as _},
	Departure, HospitalStatus, Role, Validation,
};
use frame::testing_prelude::BadOrigin;

fn admit(who: u64) -> DispatchResult {
	Consortium::admit_hospital(RuntimeOrigin::root(), who)
}

#[test]
fn gives_it_a_seat_and_makes_it_a_participant() {
	build_and_execute(|| {
		assert_ok!(admit(EAST));
		System::assert_last_event(Event::HospitalAdmitted { hospital: EAST }.into());
		let record = Hospitals::<Test>::get(EAST).expect("is a hospital");
		assert_eq!((record.status, record.admitted_at), (HospitalStatus::Active, 1_000));
		assert_eq!(record.validation, Validation::Ready);
		assert_eq!(Council::get(), [NORTH, SOUTH, WEST, EAST]);
		assert_eq!(Identities::role(&EAST), Some(Role::Hospital));
		assert!(Consortium::is_hospital(&EAST));
	});
}

#[test]
fn it_is_planned_once_it_has_keys() {
	build_and_execute(|| {
		assert_ok!(admit(EAST));
		assert_eq!(Consortium::planned(), [NORTH, SOUTH, WEST]);
		set_keys(EAST);
		assert_eq!(Consortium::planned(), [NORTH, SOUTH, WEST, EAST]);
	});
}

#[test]
fn the_list_stays_in_order() {
	new_test_ext().execute_with(|| {
		assert_ok!(admit(0));
		assert_eq!(ActiveHospitals::<Test>::get().into_inner(), [0, NORTH, SOUTH, WEST]);
		assert_eq!(Council::get(), [0, NORTH, SOUTH, WEST]);
	});
}

#[test]
fn only_the_council() {
	build_and_execute(|| {
		for origin in [RuntimeOrigin::signed(NORTH), RuntimeOrigin::none()] {
			assert_noop!(Consortium::admit_hospital(origin, EAST), BadOrigin);
		}
	});
}

#[test]
fn nobody_who_is_something_already() {
	build_and_execute(|| {
		assert_noop!(admit(NORTH), Error::<Test>::AlreadyExists);
		assert_noop!(admit(AUDITOR), Error::<Test>::AlreadyExists);
		assert_ok!(Identities::admit(&PATIENT, Role::Patient));
		assert_noop!(admit(PATIENT), DispatchError::Other("is a participant"));
		assert_eq!(Council::get(), [NORTH, SOUTH, WEST]);
	});
}

#[test]
fn who_left_does_not_come_back_by_the_same_account() {
	build_and_execute(|| {
		remove(WEST, Departure::Leaving { successor: SOUTH });
		assert_noop!(admit(WEST), Error::<Test>::AlreadyExists);
	});
}

#[test]
fn no_more_than_the_most() {
	build_and_execute(|| {
		assert_ok!(admit(EAST));
		assert_ok!(admit(5));
		assert_noop!(admit(6), Error::<Test>::MaxHospitalsExceeded);
	});
}
