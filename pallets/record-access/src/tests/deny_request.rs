use super::*;

fn ask(folder: FolderId) {
	assert_ok!(RecordAccess::request_access(
		signed(SECOND),
		folder,
		PurposeOfUse::Treatment,
		Now::get() + DAY,
		CareBasis::Assignment
	));
}

#[test]
fn denies() {
	build_and_execute(|| {
		let folder = open(1);
		ask(folder);
		suspend(PATIENT, true);
		assert_ok!(RecordAccess::deny_request(signed(GUARDIAN), 0));
		last(Event::RequestDenied {
			request: 0,
			folder,
			patient: PATIENT,
			requester: SECOND,
			by: GUARDIAN,
		});
		assert!(RecordAccess::access_requests(folder, None, 10).items.is_empty());
		assert!(RequestEnds::<Test>::iter_keys().next().is_none());
		ask(folder);
	});
}

#[test]
fn refuses() {
	build_and_execute(|| {
		assert_noop!(RecordAccess::deny_request(signed(PATIENT), 0), E::NotFound);
		ask(open(1));
		assert_noop!(RecordAccess::deny_request(signed(SECOND), 0), E::NotAuthorized);
		assert_noop!(RecordAccess::deny_request(signed(OTHER_PATIENT), 0), E::NotAuthorized);
	});
}
