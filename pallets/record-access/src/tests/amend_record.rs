use super::*;

fn amend(who: AccountId, record: RecordId, epoch: Epoch) -> DispatchResult {
	RecordAccess::amend_record(signed(who), record, epoch, SealedTo::Folder, content(), content())
}

#[test]
fn supersedes_the_old_record() {
	build_and_execute(|| {
		let folder = open(1);
		let old = add_by_doctor(folder);
		assert_ok!(RecordAccess::request_correction(
			signed(PATIENT),
			old,
			CorrectionReason::Incomplete
		));
		let (content, manifest) = (content(), content());
		assert_ok!(RecordAccess::amend_record(
			signed(DOCTOR),
			old,
			0,
			SealedTo::Folder,
			content,
			manifest
		));
		last(Event::RecordAdded {
			record: 1,
			folder,
			patient: PATIENT,
			author: DOCTOR,
			epoch: 0,
			sealed_to: SealedTo::Folder,
			content,
			manifest,
			appointment: Some(VISIT),
			supersedes: Some(old),
			by: DOCTOR,
		});
		let info = RecordAccess::record_info(old).unwrap();
		assert_eq!(info.state, RecordState::Superseded { by: 1 });
		assert_eq!(Records::<Test>::get(old).unwrap().correction, None);
		let info = RecordAccess::record_info(1).unwrap();
		assert_eq!((info.supersedes, info.state), (Some(old), RecordState::Current));
	});
}

#[test]
fn the_author_still_needs_the_right_to_write() {
	build_and_execute(|| {
		let folder = open(1);
		let old = add_by_doctor(folder);
		world(|world| world.visits.get_mut(&VISIT).unwrap().in_window = false);
		assert_noop!(amend(DOCTOR, old, 0), NO_WINDOW);
		Offer::write(folder, DOCTOR).give();
		license(DOCTOR, false);
		assert_noop!(amend(DOCTOR, old, 0), UNLICENSED);
		license(DOCTOR, true);
		assert_ok!(amend(DOCTOR, old, 0));
		let own = add(folder);
		suspend(PATIENT, true);
		assert_noop!(amend(PATIENT, own, 0), SUSPENDED);
	});
}

#[test]
fn refuses() {
	build_and_execute(|| {
		assert_noop!(amend(PATIENT, 0, 0), E::NotFound);
		let folder = open(1);
		let record = add_by_doctor(folder);
		assert_noop!(amend(SECOND, record, 0), E::NotAuthorized);
		// The patient owns it, but did not write it.
		assert_noop!(amend(PATIENT, record, 0), E::NotAuthorized);
		assert_noop!(amend(DOCTOR, record, 1), E::StaleEpoch);
		let taken = RecordAccess::record_info(record).unwrap().manifest.unwrap();
		assert_noop!(
			RecordAccess::amend_record(
				signed(DOCTOR),
				record,
				0,
				SealedTo::Folder,
				content(),
				taken
			),
			E::AlreadyExists
		);
		assert_ok!(amend(DOCTOR, record, 0));
		assert_noop!(amend(DOCTOR, record, 0), E::NotCurrent);
		assert_ok!(RecordAccess::erase_record(signed(PATIENT), 1));
		assert_noop!(amend(DOCTOR, 1, 0), E::NotCurrent);
		let third = add_by_doctor(folder);
		assert_ok!(RecordAccess::close_folder(signed(PATIENT), folder));
		assert_noop!(amend(DOCTOR, third, 0), E::FolderClosed);
	});
}

#[test]
fn respects_rotation_and_the_number_of_records() {
	build_and_execute(|| {
		let folder = open(1);
		let record = add(folder);
		let grant = Offer::read(folder, SECOND).give();
		assert_ok!(RecordAccess::renounce_access(signed(SECOND), grant));
		assert_noop!(amend(PATIENT, record, 0), E::RotationDue);
		rotate(folder);
		for _ in 1..30 {
			add(folder);
		}
		assert_noop!(amend(PATIENT, record, 1), E::MaxRecordsExceeded);
	});
}
