//! The founders.

use super::*;
use crate::{ActiveHospitals, AuditorCount, Auditors, Hospitals};
use carechain_primitives::{traits::Participants as _, HospitalStatus, Role};

#[test]
fn names_hospitals_and_auditors() {
	build_and_execute(|| {
		for hospital in [NORTH, SOUTH, WEST] {
			let record = Hospitals::<Test>::get(hospital).expect("is a hospital");
			assert_eq!((record.status, record.admitted_at), (HospitalStatus::Active, 0));
			assert_eq!(Identities::role(&hospital), Some(Role::Hospital));
		}
		assert_eq!(ActiveHospitals::<Test>::get().into_inner(), [NORTH, SOUTH, WEST]);
		let auditor = Auditors::<Test>::get(AUDITOR).expect("is an auditor");
		assert_eq!(auditor.affiliation, Some(SOUTH));
		assert_eq!(Identities::role(&AUDITOR), Some(Role::Auditor));
		assert_eq!(AuditorCount::<Test>::get(), 1);
	});
}

#[test]
#[should_panic(expected = "a hospital cannot be admitted")]
fn a_hospital_named_twice_is_refused() {
	genesis(vec![NORTH, NORTH], vec![]);
}

#[test]
#[should_panic(expected = "MaxHospitalsExceeded")]
fn too_many_hospitals_are_refused() {
	genesis(vec![1, 2, 3, 4, 5, 6], vec![]);
}

#[test]
#[should_panic(expected = "NotHospital")]
fn an_affiliation_to_a_stranger_is_refused() {
	genesis(vec![NORTH], vec![(AUDITOR, Some(PATIENT))]);
}

#[test]
#[should_panic(expected = "an auditor cannot be admitted")]
fn a_hospital_as_its_own_auditor_is_refused() {
	genesis(vec![NORTH], vec![(NORTH, None)]);
}
