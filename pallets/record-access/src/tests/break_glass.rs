use super::*;

fn breaks(doctor: AccountId, folder: FolderId) -> DispatchResult {
	RecordAccess::break_glass(signed(doctor), folder)
}

#[test]
fn opens_access_that_waits_for_keys() {
	build_and_execute(|| {
		let folder = open_with_custodian(1);
		let record = add(folder);
		assert_ok!(breaks(DOCTOR, folder));
		last(Event::GlassBroken {
			emergency: 0,
			folder,
			patient: PATIENT,
			doctor: DOCTOR,
			custodian: HOSPITAL,
			vouchers: Default::default(),
			until: START + ACCESS,
			justify_by: START + JUSTIFY,
			review_by: START + JUSTIFY + REVIEW,
			by: DOCTOR,
		});
		assert_eq!(
			RecordAccess::access_basis(&DOCTOR, record, None),
			Err(AccessDenial::EmergencyUnanswered)
		);
		let info = RecordAccess::emergency_info(0).unwrap();
		assert_eq!((info.doctor, info.custodian, info.envelope), (DOCTOR, HOSPITAL, None));
		// Nobody got keys: when it ends, nobody has lost any.
		pass(ACCESS);
		assert!(!rotation_due(folder));
		assert_eq!(RecordAccess::access_basis(&DOCTOR, record, None), Err(AccessDenial::Expired));
	});
}

#[test]
fn refuses() {
	build_and_execute(|| {
		assert_noop!(breaks(DOCTOR, folder(1)), E::NotFound);
		let folder = open_with_custodian(1);
		assert_noop!(breaks(PATIENT, folder), E::OwnFolder);
		assert_noop!(breaks(CLINIC, folder), WRONG_ROLE);
		license(DOCTOR, false);
		assert_noop!(breaks(DOCTOR, folder), UNLICENSED);
		license(DOCTOR, true);
		suspend(DOCTOR, true);
		assert_noop!(breaks(DOCTOR, folder), SUSPENDED);
		suspend(DOCTOR, false);
		assert_ok!(RecordAccess::exclude_doctor(signed(PATIENT), DOCTOR));
		assert_noop!(breaks(DOCTOR, folder), E::Excluded);
		assert_ok!(RecordAccess::readmit_doctor(signed(PATIENT), DOCTOR));
		assert_ok!(breaks(DOCTOR, folder));
		assert_noop!(breaks(DOCTOR, folder), E::EmergencyOpen);
		let bare = open(2);
		assert_noop!(breaks(DOCTOR, bare), E::NoCustodian);
		suspend(HOSPITAL, true);
		assert_noop!(breaks(SECOND, folder), E::CustodianSuspended);
		suspend(HOSPITAL, false);
		for status in
			[HospitalStatus::ForCause, HospitalStatus::Leaving { successor: HOSPITAL_TWO }]
		{
			world(|world| world.hospitals.insert(HOSPITAL, status));
			assert_noop!(breaks(SECOND, folder), E::NoCustodian);
		}
		assert_ok!(RecordAccess::close_folder(signed(PATIENT), folder));
		assert_noop!(breaks(SECOND, folder), E::FolderClosed);
	});
}

#[test]
fn a_doctor_has_so_many_emergencies() {
	build_and_execute(|| {
		let folders = [open_with_custodian(1), open_with_custodian(2), open_with_custodian(3)];
		let first = break_glass(DOCTOR, folders[0]);
		break_glass(DOCTOR, folders[1]);
		assert_noop!(breaks(DOCTOR, folders[2]), E::MaxEmergenciesExceeded);
		// Justified, but open still.
		assert_ok!(RecordAccess::justify_emergency(signed(DOCTOR), first, content()));
		assert_noop!(breaks(DOCTOR, folders[2]), E::MaxEmergenciesExceeded);
		// Over, but the second is not justified: one place is free.
		pass(ACCESS);
		assert_ok!(breaks(DOCTOR, folders[2]));
		assert_noop!(breaks(DOCTOR, folders[0]), E::MaxEmergenciesExceeded);
	});
}

#[test]
fn a_folder_has_so_many_emergencies() {
	build_and_execute(|| {
		let folder = open_with_custodian(1);
		break_glass(DOCTOR, folder);
		break_glass(SECOND, folder);
		assert_noop!(breaks(THIRD, folder), E::MaxEmergenciesExceeded);
		pass(ACCESS);
		assert_ok!(breaks(THIRD, folder));
	});
}

#[test]
fn two_late_justifications_bar_though_nobody_noted_them() {
	build_and_execute(|| {
		Limit::set(3);
		let folders = [open_with_custodian(1), open_with_custodian(2), open_with_custodian(3)];
		let first = break_glass(DOCTOR, folders[0]);
		pass(JUSTIFY + 1);
		// One is a mark at most.
		let second = break_glass(DOCTOR, folders[1]);
		pass(JUSTIFY);
		assert!(!RecordAccess::is_barred(&DOCTOR));
		pass(1);
		assert!(RecordAccess::is_barred(&DOCTOR));
		assert_noop!(breaks(DOCTOR, folders[2]), E::Barred);
		// Handing them in late does not lift the bar.
		for emergency in [first, second] {
			assert_ok!(RecordAccess::justify_emergency(signed(DOCTOR), emergency, content()));
			assert_noop!(breaks(DOCTOR, folders[2]), E::Barred);
		}
		assert_ok!(RecordAccess::clear_bar(RuntimeOrigin::root(), DOCTOR));
		assert_ok!(breaks(DOCTOR, folders[2]));
	});
}
