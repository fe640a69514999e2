use super::*;

fn ask(who: AccountId, record: RecordId) -> DispatchResult {
	RecordAccess::request_correction(signed(who), record, CorrectionReason::FactualError)
}

#[test]
fn asks_the_author() {
	build_and_execute(|| {
		let folder = open(1);
		let record = add_by_doctor(folder);
		assert_ok!(ask(GUARDIAN, record));
		last(Event::CorrectionRequested {
			record,
			folder,
			patient: PATIENT,
			author: DOCTOR,
			reason: CorrectionReason::FactualError,
			by: GUARDIAN,
		});
		assert_eq!(
			Records::<Test>::get(record).unwrap().correction,
			Some(CorrectionReason::FactualError)
		);
	});
}

#[test]
fn refuses() {
	build_and_execute(|| {
		assert_noop!(ask(PATIENT, 0), E::NotFound);
		let folder = open(1);
		let own = add(folder);
		assert_noop!(ask(PATIENT, own), E::OwnRecord);
		let record = add_by_doctor(folder);
		assert_noop!(ask(DOCTOR, record), E::NotAuthorized);
		suspend(PATIENT, true);
		assert_noop!(ask(PATIENT, record), SUSPENDED);
		suspend(PATIENT, false);
		assert_ok!(ask(PATIENT, record));
		assert_noop!(ask(PATIENT, record), E::AlreadyExists);
		assert_ok!(RecordAccess::mark_entered_in_error(signed(DOCTOR), record));
		assert_noop!(ask(PATIENT, record), E::NotCurrent);
	});
}
