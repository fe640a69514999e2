use super::*;

#[test]
fn the_patient_names_a_folder_and_takes_it_back() {
	build_and_execute(|| {
		let id = booked();
		let folder = Some(FolderId::repeat_byte(5));
		FolderOwners::insert(FolderId::repeat_byte(5), PATIENT);
		assert_ok!(Appointments::name_folder(acting_for(PATIENT, CLINIC), id, folder));
		assert_eq!(get(id).folder, folder);
		last(Event::FolderNamed { appointment: id, folder, by: CLINIC });
		// Taking it back is protective.
		Suspended::insert(PATIENT, ());
		assert_ok!(Appointments::name_folder(signed(PATIENT), id, None));
		assert_eq!(get(id).folder, None);
		assert_noop!(Appointments::name_folder(signed(PATIENT), id, folder), NOT_ACTIVE);
	});
}

#[test]
fn it_can_be_named_after_completion_and_taken_back_for_ever() {
	build_and_execute(|| {
		let id = fulfilled();
		let folder = Some(folder_of(PATIENT));
		assert_ok!(Appointments::confirm(signed(PATIENT), id));
		assert_ok!(Appointments::name_folder(signed(PATIENT), id, folder));
		Now::set(&get(id).care_until);
		let call = Appointments::name_folder(signed(PATIENT), id, folder);
		assert_noop!(call, Error::<Test>::TooLate);
		assert_ok!(Appointments::name_folder(signed(PATIENT), id, None));
	});
}

#[test]
fn errors() {
	build_and_execute(|| {
		let id = booked();
		let folder = Some(folder_of(PATIENT));
		refuses_others(id, |origin, id| Appointments::name_folder(origin, id, None));
		let call = Appointments::name_folder(signed(DOCTOR), id, folder);
		assert_noop!(call, Error::<Test>::NotAuthorized);
		let foreign = Some(folder_of(OTHER_PATIENT));
		let call = Appointments::name_folder(signed(PATIENT), id, foreign);
		assert_noop!(call, Error::<Test>::NotOwnFolder);
		assert_ok!(Appointments::cancel(signed(PATIENT), id));
		let call = Appointments::name_folder(signed(PATIENT), id, folder);
		assert_noop!(call, Error::<Test>::TooLate);
	});
}
