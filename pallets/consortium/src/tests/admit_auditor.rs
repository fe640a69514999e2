//! The council admits an auditor.

use super::*;
use crate::{AuditorCount, Auditors};
use carechain_primitives::{
	traits::{Admission as _, Consortium as _, Participants as _},
	Departure, Role,
};
use frame::testing_prelude::BadOrigin;

fn admit(who: u64, affiliation: Option<u64>) -> DispatchResult {
	Consortium::admit_auditor(RuntimeOrigin::root(), who, affiliation)
}

#[test]
fn makes_it_a_participant() {
	build_and_execute(|| {
		assert_ok!(admit(NEW_AUDITOR, Some(WEST)));
		assert!(Consortium::is_auditor(&NEW_AUDITOR));
		assert_eq!(Consortium::auditor_affiliation(&NEW_AUDITOR), Some(WEST));
		assert_eq!(Identities::role(&NEW_AUDITOR), Some(Role::Auditor));
		assert_eq!(Auditors::<Test>::get(NEW_AUDITOR).expect("is there").admitted_at, 1_000);
		assert_eq!(AuditorCount::<Test>::get(), 2);
		System::assert_last_event(
			Event::AuditorAdmitted { auditor: NEW_AUDITOR, affiliation: Some(WEST) }.into(),
		);
	});
}

#[test]
fn only_the_council() {
	build_and_execute(|| {
		let by = |origin| Consortium::admit_auditor(origin, NEW_AUDITOR, None);
		assert_noop!(by(RuntimeOrigin::signed(NORTH)), BadOrigin);
		assert_noop!(by(RuntimeOrigin::none()), BadOrigin);
	});
}

#[test]
fn not_twice_and_no_hospital() {
	build_and_execute(|| {
		assert_noop!(admit(AUDITOR, None), Error::<Test>::AlreadyExists);
		assert_noop!(admit(NORTH, None), Error::<Test>::AlreadyExists);
		remove(WEST, Departure::ForCause);
		assert_noop!(admit(WEST, None), Error::<Test>::AlreadyExists);
	});
}

#[test]
fn nobody_who_is_a_participant() {
	build_and_execute(|| {
		assert_ok!(Identities::admit(&PATIENT, Role::Patient));
		assert_noop!(admit(PATIENT, None), DispatchError::Other("is a participant"));
	});
}

#[test]
fn affiliated_to_hospitals_in_force_only() {
	build_and_execute(|| {
		assert_noop!(admit(NEW_AUDITOR, Some(PATIENT)), Error::<Test>::NotHospital);
		assert_noop!(admit(NEW_AUDITOR, Some(AUDITOR)), Error::<Test>::NotHospital);
		remove(WEST, Departure::Leaving { successor: SOUTH });
		assert_noop!(admit(NEW_AUDITOR, Some(WEST)), Error::<Test>::NotHospital);
	});
}

#[test]
fn no_more_than_the_maximum() {
	build_and_execute(|| {
		assert_ok!(admit(100, None));
		assert_ok!(admit(101, None));
		assert_noop!(admit(102, None), Error::<Test>::MaxAuditorsExceeded);
	});
}
