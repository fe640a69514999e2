use super::*;

#[test]
fn readmits() {
	build_and_execute(|| {
		let readmit = |who| RecordAccess::readmit_doctor(signed(who), SECOND);
		assert_noop!(readmit(PATIENT), E::NotFound);
		assert_ok!(RecordAccess::exclude_doctor(signed(PATIENT), THIRD));
		assert_noop!(readmit(PATIENT), E::NotFound);
		assert_ok!(RecordAccess::exclude_doctor(signed(PATIENT), SECOND));
		suspend(PATIENT, true);
		assert_noop!(readmit(PATIENT), SUSPENDED);
		suspend(PATIENT, false);
		assert_noop!(readmit(DOCTOR), WRONG_ROLE);
		assert_ok!(readmit(GUARDIAN));
		last(Event::DoctorReadmitted { patient: PATIENT, doctor: SECOND, by: GUARDIAN });
		assert!(!RecordAccess::is_excluded(&PATIENT, &SECOND));
		assert!(RecordAccess::is_excluded(&PATIENT, &THIRD));
	});
}
