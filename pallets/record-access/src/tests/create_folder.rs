use super::*;

pub(super) fn create(
	who: AccountId,
	name: u8,
	recipient: EncryptionKey,
	envelope: ContentRef,
	emergency: EmergencyPolicy<AccountId>,
	custodian_envelope: Option<ContentRef>,
) -> DispatchResult {
	RecordAccess::create_folder(
		signed(who),
		folder(name),
		recipient,
		DAY,
		envelope,
		emergency,
		custodian_envelope,
		stated(who, folder(name), recipient),
	)
}

#[test]
fn opens_a_folder() {
	build_and_execute(|| {
		let (owner_envelope, envelope) = (content(), content());
		assert_ok!(create(
			GUARDIAN,
			1,
			key(1),
			owner_envelope,
			custodian(HOSPITAL),
			Some(envelope)
		));
		last(Event::FolderCreated {
			folder: folder(1),
			patient: PATIENT,
			recipient: key(1),
			longest_grant: DAY,
			emergency: custodian(HOSPITAL),
			owner_envelope,
			custodian_envelope: Some(envelope),
			by: GUARDIAN,
		});
		let info = RecordAccess::folder_info(folder(1)).unwrap();
		assert_eq!(
			(info.patient, info.recipient, info.epoch, info.longest_grant),
			(PATIENT, key(1), 0, DAY)
		);
		assert_eq!(info.emergency, custodian(HOSPITAL));
		assert_eq!(
			(info.owner_envelope, info.custodian_envelope),
			(owner_envelope, Some(envelope))
		);
		assert!(!info.rotation_due && !info.closed);
		assert_eq!(<RecordAccess as FoldersOfPatients<_>>::owner(folder(1)), Some(PATIENT));
	});
}

#[test]
fn refuses_who_is_not_an_active_patient() {
	build_and_execute(|| {
		let never = EmergencyPolicy::Never;
		assert_noop!(create(STRANGER, 1, key(1), content(), never, None), NOT_PARTICIPANT);
		assert_noop!(create(DOCTOR, 1, key(1), content(), never, None), WRONG_ROLE);
		suspend(PATIENT, true);
		assert_noop!(create(PATIENT, 1, key(1), content(), never, None), SUSPENDED);
		assert_noop!(
			RecordAccess::create_folder(
				RuntimeOrigin::root(),
				folder(1),
				key(1),
				DAY,
				content(),
				never,
				None,
				stated(PATIENT, folder(1), key(1))
			),
			DispatchError::BadOrigin
		);
	});
}

#[test]
fn refuses_bad_names_and_keys() {
	build_and_execute(|| {
		let never = EmergencyPolicy::Never;
		assert_noop!(create(PATIENT, 0, key(1), content(), never, None), E::BadFolderId);
		assert_noop!(
			create(PATIENT, 1, EncryptionKey([0; 32]), content(), never, None),
			E::WeakKey
		);
		assert_noop!(create(PATIENT, 1, key(1), empty(), never, None), E::EmptyContent);
		open(1);
		assert_noop!(create(PATIENT, 1, key(2), content(), never, None), E::AlreadyExists);
		// Another patient cannot take the key over either.
		assert_noop!(create(PATIENT, 2, key(1), content(), never, None), E::RecipientUsed);
		// The name of a closed folder stays taken.
		assert_ok!(RecordAccess::close_folder(signed(PATIENT), folder(1)));
		assert_noop!(create(OTHER_PATIENT, 1, key(2), content(), never, None), E::AlreadyExists);
	});
}

#[test]
fn a_custodian_is_a_hospital_with_an_envelope() {
	build_and_execute(|| {
		let try_it =
			|emergency, envelope| create(PATIENT, 1, key(1), content(), emergency, envelope);
		assert_noop!(try_it(custodian(HOSPITAL), None), E::EnvelopeMissing);
		assert_noop!(try_it(EmergencyPolicy::Never, Some(content())), E::EnvelopeUnexpected);
		assert_noop!(try_it(custodian(CLINIC), Some(content())), E::NotHospital);
		assert_noop!(try_it(custodian(HOSPITAL), Some(empty())), E::EmptyContent);
		world(|world| world.hospitals.insert(HOSPITAL, HospitalStatus::ForCause));
		assert_noop!(try_it(custodian(HOSPITAL), Some(content())), E::NotHospital);
	});
}

#[test]
fn a_patient_has_so_many_open_folders() {
	build_and_execute(|| {
		for name in 1..=3 {
			open(name);
		}
		let never = EmergencyPolicy::Never;
		assert_noop!(create(PATIENT, 4, key(4), content(), never, None), E::MaxFoldersExceeded);
		assert_ok!(RecordAccess::close_folder(signed(PATIENT), folder(2)));
		assert_ok!(create(PATIENT, 4, key(4), content(), never, None));
	});
}

/// Closed folders stay: their number is what has to be bounded.
#[test]
fn nobody_makes_folders_without_end_by_closing_them() {
	build_and_execute(|| {
		let never = EmergencyPolicy::Never;
		for name in 1..=5 {
			open(name);
			assert_ok!(RecordAccess::close_folder(signed(PATIENT), folder(name)));
		}
		let sixth = create(PATIENT, 6, key(6), content(), never, None);
		assert_eq!(sixth, Err(E::MaxFoldersEverExceeded.into()));
		// Others are not concerned.
		assert_ok!(create(OTHER_PATIENT, 6, key(6), content(), never, None));
	});
}

/// Whoever writes seals to the recipient that the chain names: it has to be the patient's word.
#[test]
fn nobody_elses_statement_makes_a_folder() {
	build_and_execute(|| {
		let text = RecordAccess::recipient_statement_text(&PATIENT, folder(1), 0, &key(1));
		let make = |who, signature| {
			RecordAccess::create_folder(
				signed(who),
				folder(1),
				key(1),
				DAY,
				content(),
				EmergencyPolicy::Never,
				None,
				signature,
			)
		};
		let of = |patient: AccountId, name, epoch, recipient| {
			let text =
				RecordAccess::recipient_statement_text(&patient, folder(name), epoch, &recipient);
			sign(PATIENT, &text)
		};
		for (bad, why) in [
			(sign(STRANGER, &text), "a stranger signs"),
			(sign(GUARDIAN, &text), "the guardian signed, and the patient sends"),
			(of(OTHER_PATIENT, 1, 0, key(1)), "another patient's"),
			(of(PATIENT, 2, 0, key(1)), "another folder's"),
			(of(PATIENT, 1, 1, key(1)), "another epoch's"),
			(of(PATIENT, 1, 0, key(2)), "another recipient's"),
			(sign(PATIENT, &text.replace("folder-recipient", "encryption-key")), "a key's"),
			(sign(PATIENT, &text.replace("folder-recipient", "manifest")), "a manifest's"),
		] {
			assert_eq!(make(PATIENT, bad), Err(BAD_STATEMENT), "{why}");
		}
		// Who acts for the patient states it in its own name.
		assert_eq!(make(GUARDIAN, sign(PATIENT, &text)), Err(BAD_STATEMENT));
		assert_ok!(make(GUARDIAN, sign(GUARDIAN, &text)));
		let kept = RecordAccess::folder_info(folder(1)).unwrap().recipient_statement.unwrap();
		assert_eq!((kept.signer, kept.signature), (GUARDIAN, sign(GUARDIAN, &text)));
	});
}
