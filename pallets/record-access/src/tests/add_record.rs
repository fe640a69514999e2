use super::*;

fn add_as(
	author: AccountId,
	epoch: Epoch,
	sealed_to: SealedTo,
	content: ContentRef,
	manifest: ContentRef,
	appointment: Option<AppointmentId>,
) -> DispatchResult {
	RecordAccess::add_record(
		signed(author),
		folder(1),
		epoch,
		sealed_to,
		content,
		manifest,
		appointment,
	)
}

/// A plain record of this author.
fn plain(author: AccountId, appointment: Option<AppointmentId>) -> DispatchResult {
	add_as(author, 0, SealedTo::Folder, content(), content(), appointment)
}

#[test]
fn adds_a_record_of_the_patient() {
	build_and_execute(|| {
		let folder = open(1);
		let (content, manifest) = (content(), content());
		assert_ok!(add_as(GUARDIAN, 0, SealedTo::Folder, content, manifest, Some(VISIT)));
		last(Event::RecordAdded {
			record: 0,
			folder,
			patient: PATIENT,
			author: PATIENT,
			epoch: 0,
			sealed_to: SealedTo::Folder,
			content,
			manifest,
			appointment: Some(VISIT),
			supersedes: None,
			by: GUARDIAN,
		});
		let info = RecordAccess::record_info(0).unwrap();
		assert_eq!((info.folder, info.author, info.epoch), (folder, PATIENT, 0));
		assert_eq!((info.content, info.manifest), (Some(content), Some(manifest)));
		assert_eq!((info.state, info.added_at), (RecordState::Current, START));
	});
}

#[test]
fn a_doctor_writes_in_the_window_of_a_visit() {
	build_and_execute(|| {
		open(1);
		assert_noop!(plain(DOCTOR, None), E::NotAuthorized);
		assert_ok!(plain(DOCTOR, Some(VISIT)));
		assert_noop!(plain(SECOND, Some(VISIT)), UNRELATED);
		world(|world| world.visits.get_mut(&VISIT).unwrap().in_window = false);
		assert_noop!(plain(DOCTOR, Some(VISIT)), NO_WINDOW);
		world(|world| {
			let visit = world.visits.get_mut(&VISIT).unwrap();
			(visit.in_window, visit.folder) = (true, Some(super::folder(2)));
		});
		assert_noop!(plain(DOCTOR, Some(VISIT)), NO_WINDOW);
	});
}

#[test]
fn a_doctor_writes_with_a_grant() {
	build_and_execute(|| {
		let folder = open(1);
		Offer::read(folder, SECOND).give();
		assert_noop!(plain(SECOND, None), E::NotAuthorized);
		let grant = Offer::write(folder, SECOND).give();
		assert_ok!(plain(SECOND, None));
		// Rotation does not touch it: it brings no keys.
		rotate(folder);
		assert_ok!(try_add(SECOND, folder));
		// An appointment that is given must be of the two.
		assert_noop!(
			add_as(SECOND, 1, SealedTo::Folder, content(), content(), Some(VISIT)),
			E::AppointmentMismatch
		);
		assert_noop!(
			add_as(SECOND, 1, SealedTo::Folder, content(), content(), Some(999)),
			E::AppointmentMismatch
		);
		license(SECOND, false);
		assert_noop!(try_add(SECOND, folder), UNLICENSED);
		license(SECOND, true);
		suspend(SECOND, true);
		assert_noop!(try_add(SECOND, folder), SUSPENDED);
		suspend(SECOND, false);
		assert_ok!(RecordAccess::revoke_access(
			signed(PATIENT),
			grant,
			RevocationReason::CareEnded
		));
		assert_noop!(try_add(SECOND, folder), E::NotAuthorized);
	});
}

#[test]
fn a_write_grant_expires_by_time() {
	build_and_execute(|| {
		let folder = open(1);
		Offer::write(folder, SECOND).give();
		pass(DAY - 1);
		assert_ok!(plain(SECOND, None));
		pass(1);
		assert_noop!(plain(SECOND, None), E::NotAuthorized);
		// A write ended: nobody lost keys.
		assert!(!rotation_due(folder));
	});
}

#[test]
fn refuses_strangers_and_the_suspended() {
	build_and_execute(|| {
		assert_noop!(plain(PATIENT, None), E::NotFound);
		let folder = open(1);
		assert_noop!(plain(STRANGER, None), NOT_PARTICIPANT);
		assert_noop!(plain(OTHER_PATIENT, None), WRONG_ROLE);
		assert_noop!(plain(CLINIC, None), WRONG_ROLE);
		suspend(PATIENT, true);
		assert_noop!(plain(PATIENT, None), SUSPENDED);
		suspend(PATIENT, false);
		world(|world| {
			let visit = Visit {
				patient: OTHER_PATIENT,
				doctor: DOCTOR,
				folder: Some(folder),
				in_window: true,
			};
			world.visits.insert(8, visit)
		});
		assert_noop!(plain(PATIENT, Some(8)), E::AppointmentMismatch);
		assert_noop!(plain(DOCTOR, Some(8)), UNRELATED);
		assert_ok!(RecordAccess::close_folder(signed(PATIENT), folder));
		assert_noop!(plain(PATIENT, None), E::FolderClosed);
	});
}

#[test]
fn checks_the_references() {
	build_and_execute(|| {
		open(1);
		let try_it =
			|content, manifest| add_as(PATIENT, 0, SealedTo::Folder, content, manifest, None);
		assert_noop!(try_it(empty(), content()), E::EmptyContent);
		assert_noop!(try_it(content(), empty()), E::EmptyContent);
		let large = ContentRef { size: 5_121, ..content() };
		assert_noop!(try_it(content(), large), E::ManifestTooLarge);
		assert_ok!(try_it(content(), ContentRef { size: 5_120, ..large }));
		let same = content();
		assert_noop!(try_it(same, same), E::SameContent);
		assert_noop!(try_it(same, ContentRef { size: 1, ..same }), E::SameContent);
	});
}

#[test]
fn one_content_occurs_once_per_patient() {
	build_and_execute(|| {
		open(1);
		let second = open(2);
		let (one, two) = (content(), content());
		assert_ok!(add_as(PATIENT, 0, SealedTo::Folder, one, two, None));
		let again = |content, manifest| {
			RecordAccess::add_record(
				signed(PATIENT),
				second,
				0,
				SealedTo::Folder,
				content,
				manifest,
				None,
			)
		};
		assert_noop!(again(one, content()), E::AlreadyExists);
		assert_noop!(again(content(), two), E::AlreadyExists);
		assert_noop!(again(content(), one), E::AlreadyExists);
		// Not with another size either: the CID is the same.
		assert_noop!(again(content(), ContentRef { size: 7, ..two }), E::AlreadyExists);
		assert_ok!(RecordAccess::erase_record(signed(PATIENT), 0));
		assert_noop!(again(content(), two), E::AlreadyExists);
		// Another patient may have the same: an empty form, for example.
		assert_ok!(RecordAccess::create_folder(
			signed(OTHER_PATIENT),
			folder(5),
			key(5),
			DAY,
			content(),
			EmergencyPolicy::Never,
			None,
			stated(OTHER_PATIENT, folder(5), key(5))
		));
		assert_ok!(RecordAccess::add_record(
			signed(OTHER_PATIENT),
			folder(5),
			0,
			SealedTo::Folder,
			one,
			two,
			None
		));
	});
}

#[test]
fn names_the_current_epoch() {
	build_and_execute(|| {
		let folder = open(1);
		let of = |epoch| add_as(PATIENT, epoch, SealedTo::Folder, content(), content(), None);
		assert_noop!(of(1), E::StaleEpoch);
		rotate(folder);
		assert_noop!(of(0), E::StaleEpoch);
		assert_ok!(of(1));
	});
}

#[test]
fn a_folder_takes_so_many_records() {
	build_and_execute(|| {
		let folder = open(1);
		for _ in 0..30 {
			add(folder);
		}
		assert_noop!(plain(PATIENT, None), E::MaxRecordsExceeded);
	});
}
