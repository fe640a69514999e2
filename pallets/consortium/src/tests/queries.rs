//! What other pallets and people ask.

use super::*;
use crate::{HospitalRecord, Hospitals, MAX_SUCCESSIONS};
use carechain_primitives::{
	api::{AuditorInfo, HospitalInfo},
	traits::Consortium as _,
	HospitalStatus,
};

#[test]
fn a_hospital_in_force() {
	build_and_execute(|| {
		assert_eq!(Consortium::hospital_status(&NORTH), Some(HospitalStatus::Active));
		assert!(Consortium::is_hospital(&NORTH));
		assert!(Consortium::verification_counts(&NORTH));
		assert_eq!(Consortium::duty_holder(&NORTH), Some(NORTH));
		assert!(!Consortium::is_auditor(&NORTH));
	});
}

#[test]
fn a_stranger() {
	build_and_execute(|| {
		assert_eq!(Consortium::hospital_status(&PATIENT), None);
		assert!(!Consortium::is_hospital(&PATIENT));
		assert!(!Consortium::verification_counts(&PATIENT));
		assert_eq!(Consortium::duty_holder(&PATIENT), None);
	});
}

#[test]
fn one_that_left_in_good_standing() {
	build_and_execute(|| {
		let status = HospitalStatus::Leaving { successor: SOUTH };
		set_status(WEST, status);
		assert_eq!(Consortium::hospital_status(&WEST), Some(status));
		assert!(!Consortium::is_hospital(&WEST));
		assert!(Consortium::verification_counts(&WEST));
		assert_eq!(Consortium::duty_holder(&WEST), Some(SOUTH));
		set_status(SOUTH, HospitalStatus::Leaving { successor: NORTH });
		assert_eq!(Consortium::duty_holder(&WEST), Some(NORTH));
		set_status(SOUTH, HospitalStatus::ForCause);
		assert_eq!(Consortium::duty_holder(&WEST), None);
	});
}

#[test]
fn one_that_was_expelled() {
	build_and_execute(|| {
		set_status(WEST, HospitalStatus::ForCause);
		assert!(!Consortium::is_hospital(&WEST));
		assert!(!Consortium::verification_counts(&WEST));
		assert_eq!(Consortium::duty_holder(&WEST), None);
	});
}

#[test]
fn a_chain_of_successors_is_followed_so_far_and_no_further() {
	new_test_ext().execute_with(|| {
		// 100 passes on to 101, and so on; the last is in force.
		let last = 100 + u64::from(MAX_SUCCESSIONS) + 1;
		for hospital in 100..last {
			let record = HospitalRecord {
				status: HospitalStatus::Leaving { successor: hospital + 1 },
				profile: None,
				admitted_at: 0,
			};
			Hospitals::<Test>::insert(hospital, record);
		}
		let record =
			HospitalRecord { status: HospitalStatus::Active, profile: None, admitted_at: 0 };
		Hospitals::<Test>::insert(last, record);
		assert_eq!(Consortium::duty_holder(&101), Some(last));
		assert_eq!(Consortium::duty_holder(&100), None);
		// A circle ends too.
		set_status(NORTH, HospitalStatus::Leaving { successor: SOUTH });
		set_status(SOUTH, HospitalStatus::Leaving { successor: NORTH });
		assert_eq!(Consortium::duty_holder(&NORTH), None);
	});
}

#[test]
fn lists_name_all_hospitals_and_auditors() {
	build_and_execute(|| {
		set_status(WEST, HospitalStatus::ForCause);
		let mut hospitals = Consortium::hospitals();
		hospitals.sort_by_key(|hospital| hospital.account);
		let info =
			|account, status, validator| HospitalInfo { account, status, profile: None, validator };
		assert_eq!(
			hospitals,
			[
				info(NORTH, HospitalStatus::Active, true),
				info(SOUTH, HospitalStatus::Active, false),
				info(WEST, HospitalStatus::ForCause, false),
			]
		);
		assert_eq!(
			Consortium::auditors(),
			[AuditorInfo { account: AUDITOR, affiliation: Some(SOUTH) }]
		);
	});
}
