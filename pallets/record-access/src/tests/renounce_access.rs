use super::*;

#[test]
fn gives_a_grant_back() {
	build_and_execute(|| {
		let folder = open(1);
		let record = add(folder);
		let grant = Offer::read(folder, SECOND).give();
		suspend(SECOND, true);
		assert_ok!(RecordAccess::renounce_access(signed(SECOND), grant));
		last(Event::AccessRevoked {
			grant,
			folder,
			scope: GrantScope::Folder,
			patient: PATIENT,
			grantee: SECOND,
			right: Right::Read,
			reason: RevocationReason::Renounced,
			at: START,
			by: SECOND,
		});
		suspend(SECOND, false);
		assert_eq!(denied(SECOND, record), Some(AccessDenial::Revoked));
		// It had the keys all the same.
		assert!(rotation_due(folder));
	});
}

#[test]
fn refuses() {
	build_and_execute(|| {
		assert_noop!(RecordAccess::renounce_access(signed(SECOND), 0), E::NotFound);
		let grant = Offer::read(open(1), SECOND).give();
		assert_noop!(RecordAccess::renounce_access(signed(PATIENT), grant), E::NotAuthorized);
		assert_ok!(RecordAccess::renounce_access(signed(SECOND), grant));
		assert_noop!(RecordAccess::renounce_access(signed(SECOND), grant), E::GrantEnded);
	});
}
