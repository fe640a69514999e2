use super::*;

#[test]
fn ends_grants_requests_and_emergencies() {
	build_and_execute(|| {
		let folder = open_with_custodian(1);
		let record = add(folder);
		let grant = Offer::read(folder, SECOND).give();
		let write = Offer::write(folder, SECOND).give();
		let emergency = break_glass(THIRD, folder);
		answer(emergency);
		let until = Now::get() + HOUR;
		assert_ok!(RecordAccess::request_access(
			signed(DOCTOR),
			folder,
			PurposeOfUse::Treatment,
			until,
			CareBasis::Assignment
		));
		assert_eq!(denied(SECOND, record), None);
		pass(WHILE);
		assert_ok!(RecordAccess::close_folder(signed(GUARDIAN), folder));
		last(Event::FolderClosed { folder, patient: PATIENT, by: GUARDIAN });

		assert_eq!(denied(SECOND, record), Some(AccessDenial::FolderClosed));
		assert_eq!(denied(THIRD, record), Some(AccessDenial::FolderClosed));
		assert_eq!(denied(PATIENT, record), None);
		let ended = GrantState::Revoked { at: Now::get(), reason: RevocationReason::FolderClosed };
		for id in [grant, write] {
			assert_eq!(RecordAccess::grant_info(id).unwrap().state, ended);
		}
		assert_eq!(RecordAccess::emergency_info(emergency).unwrap().until, Now::get());
		assert!(RecordAccess::access_requests(folder, None, 10).items.is_empty());
		assert_noop!(try_add(SECOND, folder), E::FolderClosed);
		assert_noop!(RecordAccess::close_emergency(signed(PATIENT), emergency), E::EmergencyOver);
		assert!(RecordAccess::folder_info(folder).unwrap().closed);
		assert_eq!(<RecordAccess as FoldersOfPatients<_>>::owner(folder), None);
		// The doctor still owes the justification.
		assert_ok!(RecordAccess::justify_emergency(signed(THIRD), emergency, content()));
		// The patient can still erase, and the request be taken back.
		assert_ok!(RecordAccess::erase_record(signed(PATIENT), record));
		assert_ok!(RecordAccess::withdraw_request(signed(DOCTOR), 0));
	});
}

#[test]
fn a_grant_that_expired_before_stays_expired() {
	build_and_execute(|| {
		let folder = open(1);
		let grant = Offer::read(folder, SECOND).give();
		pass(2 * DAY);
		assert_ok!(RecordAccess::close_folder(signed(PATIENT), folder));
		assert_eq!(RecordAccess::grant_info(grant).unwrap().state, GrantState::Expired);
	});
}

#[test]
fn protects_whoever_is_suspended() {
	build_and_execute(|| {
		let folder = open(1);
		suspend(PATIENT, true);
		assert_ok!(RecordAccess::close_folder(signed(PATIENT), folder));
	});
}

#[test]
fn refuses() {
	build_and_execute(|| {
		assert_noop!(RecordAccess::close_folder(signed(PATIENT), folder(1)), E::NotFound);
		let folder = open(1);
		assert_noop!(RecordAccess::close_folder(signed(DOCTOR), folder), E::NotAuthorized);
		assert_ok!(RecordAccess::close_folder(signed(PATIENT), folder));
		assert_noop!(RecordAccess::close_folder(signed(PATIENT), folder), E::FolderClosed);
	});
}
