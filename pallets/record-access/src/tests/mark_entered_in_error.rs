use super::*;

fn mark(who: AccountId, record: RecordId) -> DispatchResult {
	RecordAccess::mark_entered_in_error(signed(who), record)
}

#[test]
fn marks_at_any_time() {
	build_and_execute(|| {
		let folder = open(1);
		let record = add_by_doctor(folder);
		license(DOCTOR, false);
		suspend(DOCTOR, true);
		assert_ok!(mark(DOCTOR, record));
		last(Event::RecordEnteredInError {
			record,
			folder,
			patient: PATIENT,
			author: DOCTOR,
			by: DOCTOR,
		});
		assert_eq!(RecordAccess::record_info(record).unwrap().state, RecordState::EnteredInError);
	});
}

#[test]
fn marks_a_superseded_record_too() {
	build_and_execute(|| {
		let folder = open(1);
		let record = add(folder);
		assert_ok!(RecordAccess::amend_record(
			signed(PATIENT),
			record,
			0,
			SealedTo::Folder,
			content(),
			content()
		));
		assert_ok!(mark(PATIENT, record));
		assert_eq!(RecordAccess::record_info(1).unwrap().supersedes, Some(record));
	});
}

#[test]
fn refuses() {
	build_and_execute(|| {
		assert_noop!(mark(DOCTOR, 0), E::NotFound);
		let record = add_by_doctor(open(1));
		assert_noop!(mark(PATIENT, record), E::NotAuthorized);
		assert_ok!(mark(DOCTOR, record));
		assert_noop!(mark(DOCTOR, record), E::NotCurrent);
		assert_ok!(RecordAccess::erase_record(signed(PATIENT), record));
		assert_noop!(mark(DOCTOR, record), E::RecordErased);
	});
}
