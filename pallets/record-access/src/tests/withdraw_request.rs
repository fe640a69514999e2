use super::*;

#[test]
fn withdraws() {
	build_and_execute(|| {
		let folder = open(1);
		assert_ok!(RecordAccess::request_access(
			signed(SECOND),
			folder,
			PurposeOfUse::Treatment,
			Now::get() + DAY,
			CareBasis::Assignment
		));
		assert_noop!(RecordAccess::withdraw_request(signed(PATIENT), 0), E::NotAuthorized);
		suspend(SECOND, true);
		assert_ok!(RecordAccess::withdraw_request(signed(SECOND), 0));
		last(Event::RequestWithdrawn { request: 0, folder, requester: SECOND, by: SECOND });
		assert_noop!(RecordAccess::withdraw_request(signed(SECOND), 0), E::NotFound);
		assert!(RecordAccess::access_requests(folder, None, 10).items.is_empty());
	});
}
