use super::*;

#[test]
fn takes_the_references_away() {
	build_and_execute(|| {
		let folder = open(1);
		let record = add_by_doctor(folder);
		Offer::read(folder, SECOND).give();
		Offer::record(folder, record, THIRD).give();
		suspend(PATIENT, true);
		assert_ok!(RecordAccess::erase_record(signed(GUARDIAN), record));
		last(Event::RecordErased { record, folder, patient: PATIENT, by: GUARDIAN });
		let info = RecordAccess::record_info(record).unwrap();
		assert_eq!((info.content, info.manifest), (None, None));
		assert_eq!((info.state, info.author), (RecordState::Erased, DOCTOR));
		for who in [PATIENT, DOCTOR, SECOND, THIRD] {
			assert_eq!(denied(who, record), Some(AccessDenial::Erased));
		}
	});
}

#[test]
fn refuses() {
	build_and_execute(|| {
		assert_noop!(RecordAccess::erase_record(signed(PATIENT), 0), E::NotFound);
		let record = add_by_doctor(open(1));
		assert_noop!(RecordAccess::erase_record(signed(DOCTOR), record), E::NotAuthorized);
		assert_ok!(RecordAccess::erase_record(signed(PATIENT), record));
		assert_noop!(RecordAccess::erase_record(signed(PATIENT), record), E::RecordErased);
	});
}
