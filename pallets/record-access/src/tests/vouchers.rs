//! Outside its verifiers' own custody a doctor needs the word of two unrelated hospitals.

use super::*;

/// A doctor whom these hospitals verified, and since when.
fn verified_by(doctor: AccountId, hospitals: &[(AccountId, Moment)]) {
	unvouch(doctor);
	for (hospital, since) in hospitals {
		vouch(doctor, *hospital, *since);
	}
}

const LONG_AGO: Moment = START - VOUCHER_AGE;

fn breaks(doctor: AccountId, folder: FolderId) -> DispatchResult {
	RecordAccess::break_glass(signed(doctor), folder)
}

#[test]
fn a_hospital_with_an_invented_doctor_reads_nobodys_folder_elsewhere() {
	build_and_execute(|| {
		let folder = open_with_custodian(1);
		verified_by(SECOND, &[(HOSPITAL_TWO, LONG_AGO)]);
		assert_noop!(breaks(SECOND, folder), E::NotVouched);
		verified_by(SECOND, &[]);
		assert_noop!(breaks(SECOND, folder), E::NotVouched);
		// In its own custody its own word is enough: it has the keys anyway.
		verified_by(SECOND, &[(HOSPITAL, START)]);
		assert_ok!(breaks(SECOND, folder));
		assert!(RecordAccess::emergency_info(0).unwrap().vouchers.is_empty());
		assert_eq!(RecordAccess::emergency_standing(&HOSPITAL).vouched, 0);
	});
}

#[test]
fn two_unrelated_hospitals_vouch_if_one_did_for_long_enough() {
	build_and_execute(|| {
		let folder = open_with_custodian(1);
		verified_by(SECOND, &[(HOSPITAL_TWO, LONG_AGO + 1), (HOSPITAL_THREE, START)]);
		assert_noop!(breaks(SECOND, folder), E::NotVouched);
		pass(1);
		assert_ok!(breaks(SECOND, folder));
		let info = RecordAccess::emergency_info(0).unwrap();
		assert_eq!(info.vouchers, vec![HOSPITAL_TWO, HOSPITAL_THREE]);
		for hospital in [HOSPITAL_TWO, HOSPITAL_THREE] {
			assert_eq!(RecordAccess::emergency_standing(&hospital).vouched, 1);
		}
	});
}

#[test]
fn related_hospitals_are_one() {
	build_and_execute(|| {
		let folder = open_with_custodian(1);
		verified_by(SECOND, &[(HOSPITAL_TWO, LONG_AGO), (HOSPITAL_THREE, LONG_AGO)]);
		// One acts for the other.
		for (one, other) in [(HOSPITAL_TWO, HOSPITAL_THREE), (HOSPITAL_THREE, HOSPITAL_TWO)] {
			world(|world| world.delegates.insert(one, other));
			assert_noop!(breaks(SECOND, folder), E::NotVouched);
			world(|world| world.delegates.remove(&one));
		}
		// One left, and the other has its duties.
		let left = HospitalStatus::Leaving { successor: HOSPITAL_THREE };
		world(|world| world.hospitals.insert(HOSPITAL_TWO, left));
		assert_noop!(breaks(SECOND, folder), E::NotVouched);
		// Whose duties the custodian has is of its own custody.
		let left = HospitalStatus::Leaving { successor: HOSPITAL };
		world(|world| world.hospitals.insert(HOSPITAL_TWO, left));
		assert_ok!(breaks(SECOND, folder));
		assert!(RecordAccess::emergency_info(0).unwrap().vouchers.is_empty());
	});
}

#[test]
fn a_hospitals_word_opens_so_many_folders_at_a_time() {
	build_and_execute(|| {
		VouchedLimit::set(2);
		Limit::set(3);
		for doctor in [DOCTOR, SECOND, THIRD] {
			verified_by(doctor, &[(HOSPITAL_TWO, LONG_AGO), (HOSPITAL_THREE, LONG_AGO)]);
		}
		let folders = [open_with_custodian(1), open_with_custodian(2), open_with_custodian(3)];
		let first = break_glass(DOCTOR, folders[0]);
		let second = break_glass(SECOND, folders[1]);
		assert_noop!(breaks(THIRD, folders[2]), E::VouchersBusy);
		// Another hospital's word is another matter, and one of two busy ones is enough to refuse.
		vouch(THIRD, HOSPITAL + 3, LONG_AGO);
		world(|world| world.hospitals.insert(HOSPITAL + 3, HospitalStatus::Active));
		assert_noop!(breaks(THIRD, folders[2]), E::VouchersBusy);
		// Ended by the patient, and justified: there is room.
		assert_ok!(RecordAccess::close_emergency(signed(PATIENT), first));
		assert_noop!(breaks(THIRD, folders[2]), E::VouchersBusy);
		assert_ok!(RecordAccess::justify_emergency(signed(DOCTOR), first, content()));
		assert_ok!(breaks(THIRD, folders[2]));
		assert_noop!(breaks(DOCTOR, folders[0]), E::VouchersBusy);
		// Ended by time, and justified.
		assert_ok!(RecordAccess::justify_emergency(signed(SECOND), second, content()));
		assert_noop!(breaks(DOCTOR, folders[0]), E::VouchersBusy);
		pass(ACCESS);
		assert_ok!(breaks(DOCTOR, folders[0]));
	});
}

#[test]
fn a_doctor_who_never_justifies_does_not_use_up_a_hospital_for_good() {
	build_and_execute(|| {
		VouchedLimit::set(1);
		for doctor in [DOCTOR, SECOND] {
			verified_by(doctor, &[(HOSPITAL_TWO, LONG_AGO), (HOSPITAL_THREE, LONG_AGO)]);
		}
		let folder = open_with_custodian(1);
		break_glass(DOCTOR, folder);
		pass(JUSTIFY);
		assert_noop!(breaks(SECOND, folder), E::VouchersBusy);
		pass(1);
		assert_eq!(RecordAccess::emergency_standing(&HOSPITAL_TWO).vouched, 0);
		assert_ok!(breaks(SECOND, folder));
		// The doctor still owes it.
		assert_eq!(RecordAccess::emergency_standing(&DOCTOR).late, 1);
	});
}

#[test]
fn an_emergency_counts_where_it_did_when_verifications_change() {
	build_and_execute(|| {
		verified_by(DOCTOR, &[(HOSPITAL_TWO, LONG_AGO), (HOSPITAL_THREE, LONG_AGO)]);
		let folder = open_with_custodian(1);
		let emergency = break_glass(DOCTOR, folder);
		// One of the two takes its word back before the keys are out: none go out.
		verified_by(DOCTOR, &[(HOSPITAL_TWO, LONG_AGO), (HOSPITAL + 3, LONG_AGO)]);
		let answer = || {
			let epoch = epoch(folder);
			RecordAccess::answer_emergency(signed(HOSPITAL), emergency, content(), 1, epoch)
		};
		assert_noop!(answer(), E::NotVouched);
		assert_eq!(RecordAccess::emergency_standing(&HOSPITAL_THREE).vouched, 1);
		assert_eq!(RecordAccess::emergency_standing(&(HOSPITAL + 3)).vouched, 0);
		verified_by(DOCTOR, &[(HOSPITAL_TWO, LONG_AGO), (HOSPITAL_THREE, LONG_AGO)]);
		assert_ok!(answer());
		verified_by(DOCTOR, &[]);
		assert_ok!(RecordAccess::justify_emergency(signed(DOCTOR), emergency, content()));
		pass(ACCESS);
		for hospital in [HOSPITAL_TWO, HOSPITAL_THREE] {
			assert_eq!(RecordAccess::emergency_standing(&hospital).vouched, 0);
		}
	});
}

#[test]
fn what_is_forgotten_counts_against_nobody() {
	build_and_execute(|| {
		verified_by(DOCTOR, &[(HOSPITAL_TWO, LONG_AGO), (HOSPITAL_THREE, LONG_AGO)]);
		break_glass(DOCTOR, open_with_custodian(1));
		pass(JUSTIFY + REVIEW + RETENTION + 2 * BUCKET);
		idle();
		assert_eq!(VouchedEmergencies::<Test>::iter().count(), 0);
		assert_eq!(OwedEmergencies::<Test>::iter().count(), 0);
	});
}
