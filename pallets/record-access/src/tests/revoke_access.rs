use super::*;

#[test]
fn denies_in_the_same_block() {
	build_and_execute(|| {
		let folder = open(1);
		let record = add(folder);
		let grant = Offer::read(folder, SECOND).give();
		pass(WHILE);
		suspend(PATIENT, true);
		assert_eq!(denied(SECOND, record), None);
		assert_ok!(RecordAccess::revoke_access(
			signed(GUARDIAN),
			grant,
			RevocationReason::CareEnded
		));
		last(Event::AccessRevoked {
			grant,
			folder,
			scope: GrantScope::Folder,
			patient: PATIENT,
			grantee: SECOND,
			right: Right::Read,
			reason: RevocationReason::CareEnded,
			at: Now::get(),
			by: GUARDIAN,
		});
		assert_eq!(denied(SECOND, record), Some(AccessDenial::Revoked));
		assert_eq!(
			RecordAccess::grant_info(grant).unwrap().state,
			GrantState::Revoked { at: Now::get(), reason: RevocationReason::CareEnded }
		);
	});
}

#[test]
fn refuses() {
	build_and_execute(|| {
		let revoke = |who, grant, reason| RecordAccess::revoke_access(signed(who), grant, reason);
		let reason = RevocationReason::ConsentWithdrawn;
		assert_noop!(revoke(PATIENT, 0, reason), E::NotFound);
		let folder = open(1);
		let grant = Offer::read(folder, SECOND).give();
		assert_noop!(revoke(SECOND, grant, reason), E::NotAuthorized);
		assert_noop!(revoke(OTHER_PATIENT, grant, reason), E::NotAuthorized);
		for own in [
			RevocationReason::Replaced,
			RevocationReason::FolderClosed,
			RevocationReason::Renounced,
		] {
			assert_noop!(revoke(PATIENT, grant, own), E::BadReason);
		}
		assert_ok!(revoke(PATIENT, grant, reason));
		assert_noop!(revoke(PATIENT, grant, reason), E::GrantEnded);
		let expired = Offer::read(folder, THIRD).give();
		pass(DAY);
		assert_noop!(revoke(PATIENT, expired, reason), E::GrantEnded);
		let closed = Offer::read(folder, THIRD).give();
		assert_ok!(RecordAccess::close_folder(signed(PATIENT), folder));
		assert_noop!(revoke(PATIENT, closed, reason), E::GrantEnded);
	});
}
