use super::*;

#[test]
fn excludes() {
	build_and_execute(|| {
		let folder = open_with_custodian(1);
		let record = add(folder);
		Offer::read(folder, SECOND).give();
		suspend(PATIENT, true);
		assert_ok!(RecordAccess::exclude_doctor(signed(GUARDIAN), SECOND));
		last(Event::DoctorExcluded { patient: PATIENT, doctor: SECOND, by: GUARDIAN });
		assert!(RecordAccess::is_excluded(&PATIENT, &SECOND));
		assert_noop!(RecordAccess::break_glass(signed(SECOND), folder), E::Excluded);
		// What was granted is for the patient to revoke.
		assert_eq!(denied(SECOND, record), None);
	});
}

#[test]
fn refuses() {
	build_and_execute(|| {
		let exclude = |who, doctor| RecordAccess::exclude_doctor(signed(who), doctor);
		assert_noop!(exclude(STRANGER, SECOND), NOT_PARTICIPANT);
		assert_noop!(exclude(DOCTOR, SECOND), E::NotPatient);
		assert_ok!(exclude(PATIENT, SECOND));
		assert_noop!(exclude(PATIENT, SECOND), E::AlreadyExists);
		assert_ok!(exclude(PATIENT, THIRD));
		assert_noop!(exclude(PATIENT, DOCTOR), E::MaxExclusionsExceeded);
	});
}
