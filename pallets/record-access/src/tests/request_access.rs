use super::*;

fn ask(who: AccountId, folder: FolderId, until: Moment, basis: CareBasis) -> DispatchResult {
	RecordAccess::request_access(signed(who), folder, PurposeOfUse::Treatment, until, basis)
}

fn assigned(who: AccountId, folder: FolderId) -> DispatchResult {
	ask(who, folder, Now::get() + 30 * DAY, CareBasis::Assignment)
}

#[test]
fn asks_the_patient() {
	build_and_execute(|| {
		let folder = open(1);
		let until = START + 30 * DAY;
		let basis = CareBasis::Appointment(VISIT);
		assert_ok!(ask(DOCTOR, folder, until, basis));
		last(Event::AccessRequested {
			request: 0,
			folder,
			patient: PATIENT,
			requester: DOCTOR,
			purpose: PurposeOfUse::Treatment,
			until,
			basis,
			expires_at: START + LIFETIME,
			by: DOCTOR,
		});
		let open = RecordAccess::access_requests(folder, None, 10).items;
		assert_eq!(open.len(), 1);
		assert_eq!((open[0].requester, open[0].basis, open[0].until), (DOCTOR, basis, until));
		// It opens nothing.
		let record = add(folder);
		assert_eq!(denied(DOCTOR, record), Some(AccessDenial::NoGrant));
	});
}

#[test]
fn lapses_with_the_time_asked_for() {
	build_and_execute(|| {
		let folder = open(1);
		assert_ok!(ask(SECOND, folder, START + HOUR, CareBasis::Assignment));
		assert_eq!(
			RecordAccess::access_requests(folder, None, 10).items[0].expires_at,
			START + HOUR
		);
		assert_noop!(assigned(SECOND, folder), E::AlreadyExists);
		pass(HOUR);
		assert!(RecordAccess::access_requests(folder, None, 10).items.is_empty());
		// Without any clean-up there is room for another.
		assert_ok!(assigned(SECOND, folder));
	});
}

#[test]
fn needs_a_licence_and_a_relationship() {
	build_and_execute(|| {
		let folder = open(1);
		assert_noop!(assigned(STRANGER, folder), NOT_PARTICIPANT);
		assert_noop!(assigned(CLINIC, folder), WRONG_ROLE);
		license(SECOND, false);
		assert_noop!(assigned(SECOND, folder), UNLICENSED);
		license(SECOND, true);
		world(|world| world.assignments.clear());
		assert_noop!(assigned(SECOND, folder), UNRELATED);
		assert_noop!(ask(SECOND, folder, START + DAY, CareBasis::Appointment(VISIT)), UNRELATED);
	});
}

#[test]
fn refuses() {
	build_and_execute(|| {
		assert_noop!(assigned(SECOND, folder(1)), E::NotFound);
		let folder = open(1);
		assert_noop!(assigned(PATIENT, folder), E::OwnFolder);
		assert_noop!(
			RecordAccess::request_access(
				signed(SECOND),
				folder,
				PurposeOfUse::Unspecified,
				START + DAY,
				CareBasis::Assignment
			),
			E::PurposeMissing
		);
		assert_noop!(ask(SECOND, folder, START, CareBasis::Assignment), E::PastEnd);
		assert_noop!(
			ask(SECOND, folder, START + LONGEST + 1, CareBasis::Assignment),
			E::GrantTooLong
		);
		assert_ok!(RecordAccess::exclude_doctor(signed(PATIENT), SECOND));
		assert_noop!(assigned(SECOND, folder), E::Excluded);
		assert_ok!(RecordAccess::close_folder(signed(PATIENT), folder));
		assert_noop!(assigned(THIRD, folder), E::FolderClosed);
	});
}

#[test]
fn requests_are_limited_on_both_sides() {
	build_and_execute(|| {
		let folders = [open(1), open(2), open(3)];
		assert_ok!(assigned(DOCTOR, folders[0]));
		assert_ok!(assigned(SECOND, folders[0]));
		assert_noop!(assigned(THIRD, folders[0]), E::MaxRequestsExceeded);
		assert_ok!(assigned(DOCTOR, folders[1]));
		assert_noop!(assigned(DOCTOR, folders[2]), E::MaxRequestsExceeded);
		// Those that lapsed take no room, cleaned up or not.
		pass(LIFETIME);
		assert_ok!(assigned(THIRD, folders[0]));
		assert_ok!(assigned(DOCTOR, folders[2]));
	});
}
