use super::*;

#[test]
fn ends_access_at_once() {
	build_and_execute(|| {
		let folder = open_with_custodian(1);
		let record = add(folder);
		let emergency = break_glass(DOCTOR, folder);
		answer(emergency);
		pass(WHILE);
		assert!(RecordAccess::access_basis(&DOCTOR, record, None).is_ok());
		suspend(PATIENT, true);
		assert_ok!(RecordAccess::close_emergency(signed(GUARDIAN), emergency));
		last(Event::EmergencyClosed {
			emergency,
			folder,
			patient: PATIENT,
			doctor: DOCTOR,
			by: GUARDIAN,
		});
		assert_eq!(RecordAccess::access_basis(&DOCTOR, record, None), Err(AccessDenial::Expired));
		assert_eq!(RecordAccess::emergency_info(emergency).unwrap().until, Now::get());
		// The doctor has the keys, and still owes the justification.
		assert!(rotation_due(folder));
		assert_eq!(RecordAccess::open_obligation(&DOCTOR), Some(Obligation::Emergencies));
		// The next one can be opened.
		break_glass(DOCTOR, folder);
	});
}

#[test]
fn refuses() {
	build_and_execute(|| {
		let close = |who, id| RecordAccess::close_emergency(signed(who), id);
		assert_noop!(close(PATIENT, 0), E::NotFound);
		let folder = open_with_custodian(1);
		let emergency = break_glass(DOCTOR, folder);
		assert_noop!(close(DOCTOR, emergency), E::NotAuthorized);
		assert_ok!(close(PATIENT, emergency));
		assert_noop!(close(PATIENT, emergency), E::EmergencyOver);
		// Nobody answered it: no keys are out.
		assert!(!rotation_due(folder));
	});
}
