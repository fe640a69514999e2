use super::{create_folder::create, *};

fn rotate_as(
	who: AccountId,
	recipient: EncryptionKey,
	envelope: ContentRef,
	custodian_envelope: Option<ContentRef>,
) -> DispatchResult {
	let signature = stated(who, folder(1), recipient);
	RecordAccess::rotate_folder(
		signed(who),
		folder(1),
		recipient,
		envelope,
		custodian_envelope,
		signature,
	)
}

#[test]
fn starts_the_next_epoch() {
	build_and_execute(|| {
		let folder = open_with_custodian(1);
		add(folder);
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
		add(folder);
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
				Some(empty()),
				stated(PATIENT, super::folder(9), key(4))
			),
			E::EmptyContent
		);
	});
}

/// Who sees a rotation before it is in a block could use its recipient first.
#[test]
fn copying_a_pending_recipient_makes_nobodys_rotation_fail() {
	build_and_execute(|| {
		open(1);
		let never = EmergencyPolicy::Never;
		assert_ok!(create(OTHER_PATIENT, 2, key(2), content(), never, None));
		assert_ok!(rotate_as(PATIENT, key(2), content(), None));
		// Nor can the other one's copy stand in the way of its own folders.
		assert_ok!(create(OTHER_PATIENT, 3, key(1), content(), never, None));
	});
}

#[test]
fn nobody_makes_epochs_without_end_by_rotating() {
	build_and_execute(|| {
		let folder = open(1);
		for number in 2..20 {
			assert_ok!(rotate_as(PATIENT, key(number), content(), None));
			assert_eq!(Epochs::<Test>::iter().count(), 1);
		}
		// The keys of records stay.
		add(folder);
		let epoch = Folders::<Test>::get(folder).unwrap().epoch;
		for number in 20..40 {
			assert_ok!(rotate_as(PATIENT, key(number), content(), None));
			assert_eq!(Epochs::<Test>::iter().count(), 2);
		}
		assert_eq!(RecordAccess::epoch_keys(folder, epoch).unwrap().recipient, key(19));
		assert_eq!(RecordAccess::epoch_keys(folder, epoch + 1), None);
	});
}

/// Whoever got keys that no record was sealed to would read on if they came back; and compares an
/// envelope that holds them with the chain.
#[test]
fn keys_that_somebody_got_stay() {
	build_and_execute(|| {
		let folder = open(1);
		let record = add(folder);
		assert_ok!(rotate_as(PATIENT, key(2), content(), None));
		Offer::read(folder, SECOND).give();
		assert_ok!(rotate_as(PATIENT, key(3), content(), None));
		assert_eq!(denied(SECOND, record), None);
		assert_eq!(RecordAccess::epoch_keys(folder, 1).unwrap().recipient, key(2));
		assert_noop!(rotate_as(PATIENT, key(2), content(), None), E::RecipientUsed);
	});
}

#[test]
fn an_old_statement_starts_no_later_epoch() {
	build_and_execute(|| {
		let folder = open(1);
		let rotate = |recipient, signature| {
			RecordAccess::rotate_folder(
				signed(PATIENT),
				folder,
				recipient,
				content(),
				None,
				signature,
			)
		};
		let first = stated(PATIENT, folder, key(2));
		assert_ok!(rotate(key(2), first.clone()));
		assert_ok!(rotate_as(PATIENT, key(3), content(), None));
		// No record was sealed to it, so the recipient is free again; its statement is not.
		assert_eq!(rotate(key(2), first), Err(BAD_STATEMENT));
		assert_ok!(rotate_as(PATIENT, key(2), content(), None));
		let info = RecordAccess::folder_info(folder).unwrap();
		let text = RecordAccess::recipient_statement_text(&PATIENT, folder, 3, &key(2));
		let kept = info.recipient_statement.unwrap();
		assert_eq!((info.epoch, kept.signature), (3, sign(PATIENT, &text)));
		// Nothing is sealed to a closed folder.
		assert_ok!(RecordAccess::close_folder(signed(PATIENT), folder));
		assert_eq!(RecordAccess::folder_info(folder).unwrap().recipient_statement, None);
	});
}
