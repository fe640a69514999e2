use super::*;

fn rotate_as(
	who: AccountId,
	recipient: EncryptionKey,
	envelope: ContentRef,
	custodian_envelope: Option<ContentRef>,
) -> DispatchResult {
	RecordAccess::rotate_folder(signed(who), folder(1), recipient, envelope, custodian_envelope)
}

#[test]
fn starts_the_next_epoch() {
	build_and_execute(|| {
		let folder = open_with_custodian(1);
		let before = RecordAccess::folder_info(folder).unwrap();
		let (owner_envelope, envelope) = (content(), content());
		assert_ok!(rotate_as(GUARDIAN, key(2), owner_envelope, Some(envelope)));
		last(Event::FolderRotated {
			folder,
			patient: PATIENT,
			epoch: 1,
			recipient: key(2),
			owner_envelope,
			custodian_envelope: Some(envelope),
			by: GUARDIAN,
		});
		let info = RecordAccess::folder_info(folder).unwrap();
		assert_eq!((info.epoch, info.recipient), (1, key(2)));
		assert_eq!(
			(info.owner_envelope, info.custodian_envelope),
			(owner_envelope, Some(envelope))
		);
		assert_eq!(info.emergency, custodian(HOSPITAL));
		// The keys of the first epoch can still be found.
		let first = RecordAccess::epoch_keys(folder, 0).unwrap();
		assert_eq!(
			(first.recipient, first.owner_envelope),
			(before.recipient, before.owner_envelope)
		);
	});
}

#[test]
fn custody_ends_without_new_keys() {
	build_and_execute(|| {
		let folder = open_with_custodian(1);
		assert_ok!(rotate_as(PATIENT, key(2), content(), None));
		last(Event::CustodyEnded { folder, patient: PATIENT, custodian: HOSPITAL, by: PATIENT });
		let info = RecordAccess::folder_info(folder).unwrap();
		assert_eq!((info.emergency, info.custodian_envelope), (EmergencyPolicy::Never, None));
	});
}

#[test]
fn custody_ends_when_the_hospital_left() {
	build_and_execute(|| {
		let folder = open_with_custodian(1);
		let left = HospitalStatus::Leaving { successor: HOSPITAL_TWO };
		world(|world| world.hospitals.insert(HOSPITAL, left));
		assert_ok!(rotate_as(PATIENT, key(2), content(), Some(content())));
		last(Event::CustodyEnded { folder, patient: PATIENT, custodian: HOSPITAL, by: PATIENT });
		assert!(!rotation_due(folder));
	});
}

#[test]
fn protects_whoever_is_suspended() {
	build_and_execute(|| {
		open(1);
		suspend(PATIENT, true);
		assert_ok!(rotate_as(PATIENT, key(2), content(), None));
		world(|world| world.members.remove(&PATIENT));
		assert_ok!(rotate_as(PATIENT, key(3), content(), None));
	});
}

#[test]
fn refuses() {
	build_and_execute(|| {
		assert_noop!(rotate_as(PATIENT, key(2), content(), None), E::NotFound);
		let folder = open(1);
		assert_noop!(rotate_as(OTHER_PATIENT, key(2), content(), None), E::NotAuthorized);
		assert_noop!(rotate_as(PATIENT, EncryptionKey([0; 32]), content(), None), E::WeakKey);
		assert_noop!(rotate_as(PATIENT, key(1), content(), None), E::RecipientUsed);
		assert_noop!(rotate_as(PATIENT, key(2), empty(), None), E::EmptyContent);
		assert_noop!(rotate_as(PATIENT, key(2), content(), Some(content())), E::EnvelopeUnexpected);
		assert_ok!(rotate_as(PATIENT, key(2), content(), None));
		// Not the first one again: those who lost access have its identity.
		assert_noop!(rotate_as(PATIENT, key(1), content(), None), E::RecipientUsed);
		assert_ok!(RecordAccess::close_folder(signed(PATIENT), folder));
		assert_noop!(rotate_as(PATIENT, key(3), content(), None), E::FolderClosed);

		open_with_custodian(9);
		assert_noop!(
			RecordAccess::rotate_folder(
				signed(PATIENT),
				super::folder(9),
				key(4),
				content(),
				Some(empty())
			),
			E::EmptyContent
		);
	});
}
