//! What other pallets and people ask.

use super::*;
use crate::{HospitalRecord, Hospitals, MAX_SUCCESSIONS};
use carechain_primitives::{
	api::{AuditorInfo, HospitalInfo},
	traits::Consortium as _,
	Departure, HospitalStatus, Validation,
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
		remove(WEST, Departure::Leaving { successor: SOUTH });
		let status = HospitalStatus::Leaving { successor: SOUTH };
		assert_eq!(Consortium::hospital_status(&WEST), Some(status));
		assert!(!Consortium::is_hospital(&WEST));
		assert!(Consortium::verification_counts(&WEST));
		assert_eq!(Consortium::duty_holder(&WEST), Some(SOUTH));
		assert_ok!(Consortium::admit_hospital(RuntimeOrigin::root(), EAST));
		set_keys(EAST);
		remove(SOUTH, Departure::Leaving { successor: NORTH });
		assert_eq!(Consortium::duty_holder(&WEST), Some(NORTH));
		remove(NORTH, Departure::ForCause);
		assert_eq!(Consortium::duty_holder(&WEST), None);
	});
}

#[test]
fn one_that_was_expelled() {
	build_and_execute(|| {
		remove(WEST, Departure::ForCause);
		assert!(!Consortium::is_hospital(&WEST));
		assert!(!Consortium::verification_counts(&WEST));
		assert_eq!(Consortium::duty_holder(&WEST), None);
	});
}

/// Puts a hospital into the register as no call would.
fn put(hospital: u64, status: HospitalStatus<u64>) {
	let validation = Validation::Ready;
	let record = HospitalRecord { status, validation, profile: None, admitted_at: 0 };
	Hospitals::<Test>::insert(hospital, record);
}

#[test]
fn a_chain_of_successors_is_followed_so_far_and_no_further() {
	new_test_ext().execute_with(|| {
		// 100 passes on to 101, and so on; the last is in force.
		let last = 100 + u64::from(MAX_SUCCESSIONS) + 1;
		for hospital in 100..last {
			put(hospital, HospitalStatus::Leaving { successor: hospital + 1 });
		}
		put(last, HospitalStatus::Active);
		assert_eq!(Consortium::duty_holder(&101), Some(last));
		assert_eq!(Consortium::duty_holder(&100), None);
		// A circle ends too.
		put(NORTH, HospitalStatus::Leaving { successor: SOUTH });
		put(SOUTH, HospitalStatus::Leaving { successor: NORTH });
		assert_eq!(Consortium::duty_holder(&NORTH), None);
	});
}

#[test]
fn lists_name_all_hospitals_and_auditors() {
	build_and_execute(|| {
		remove(WEST, Departure::ForCause);
		let mut hospitals = Consortium::hospitals();
		hospitals.sort_by_key(|hospital| hospital.account);
		let info = |account, status, validation, validator| HospitalInfo {
			account,
			status,
			validation,
			profile: None,
			validator,
		};
		let ready = Some(Validation::Ready);
		assert_eq!(
			hospitals,
			[
				info(NORTH, HospitalStatus::Active, ready, true),
				info(SOUTH, HospitalStatus::Active, ready, true),
				// Until the session ends.
				info(WEST, HospitalStatus::ForCause, None, true),
			]
		);
		assert_eq!(
			Consortium::auditors(),
			[AuditorInfo { account: AUDITOR, affiliation: Some(SOUTH) }]
		);
	});
}
