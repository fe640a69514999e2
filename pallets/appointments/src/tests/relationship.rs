use super::*;

fn related(id: AppointmentId) -> DispatchResult {
	let basis = CareBasis::Appointment(id);
	<Appointments as CareRelationship<_>>::ensure_related(&DOCTOR, &PATIENT, basis)
}

fn may_write(id: AppointmentId) -> DispatchResult {
	let folder = folder_of(PATIENT);
	<Appointments as CareRelationship<_>>::ensure_may_write(&DOCTOR, &PATIENT, folder, id)
}

#[test]
fn a_booking_relates_the_two_until_its_window_is_over() {
	build_and_execute(|| {
		let id = booked();
		assert_ok!(related(id));
		Now::set(&NINE);
		assert_ok!(Appointments::check_in(signed(PATIENT), id));
		assert_ok!(related(id));
		assert_ok!(complete(signed(DOCTOR), id));
		assert_ok!(related(id));
		hypothetically!({
			assert_ok!(Appointments::dispute(signed(PATIENT), id));
			assert_ok!(related(id));
			assert_noop!(may_write(id), Error::<Test>::WrongStatus);
		});
		assert_ok!(Appointments::confirm(signed(PATIENT), id));
		assert_ok!(related(id));
		let end = NINE + HOUR / 2 + DAY;
		Now::set(&(end - 1));
		assert_ok!(related(id));
		assert_ok!(may_write(id));
		Now::set(&end);
		assert_noop!(related(id), Error::<Test>::TooLate);
		assert_noop!(may_write(id), Error::<Test>::TooLate);
	});
}

#[test]
fn the_window_to_write_starts_with_check_in() {
	build_and_execute(|| {
		let id = booked();
		Now::set(&(NINE - HOUR - 1));
		assert_noop!(may_write(id), Error::<Test>::TooEarly);
		Now::set(&(NINE - HOUR));
		assert_ok!(may_write(id));
		assert_ok!(Appointments::name_folder(signed(PATIENT), id, None));
		assert_noop!(may_write(id), Error::<Test>::OtherFolder);
		FolderOwners::insert(FolderId::repeat_byte(5), PATIENT);
		let other = Some(FolderId::repeat_byte(5));
		assert_ok!(Appointments::name_folder(signed(PATIENT), id, other));
		assert_noop!(may_write(id), Error::<Test>::OtherFolder);
	});
}

#[test]
fn it_is_of_these_two_only() {
	build_and_execute(|| {
		let id = booked();
		Now::set(&NINE);
		assert_noop!(related(id + 1), Error::<Test>::NotFound);
		assert_noop!(may_write(id + 1), Error::<Test>::NotFound);
		let basis = CareBasis::Appointment(id);
		let folder = folder_of(PATIENT);
		for (doctor, patient) in
			[(OTHER_DOCTOR, PATIENT), (DOCTOR, OTHER_PATIENT), (PATIENT, DOCTOR)]
		{
			assert_noop!(
				<Appointments as CareRelationship<_>>::ensure_related(&doctor, &patient, basis),
				Error::<Test>::NotAuthorized
			);
			assert_noop!(
				<Appointments as CareRelationship<_>>::ensure_may_write(
					&doctor, &patient, folder, id
				),
				Error::<Test>::NotAuthorized
			);
		}
	});
}

#[test]
fn what_did_not_take_place_relates_nobody() {
	build_and_execute(|| {
		let id = booked();
		Now::set(&(NINE + HOUR / 2));
		hypothetically!({
			assert_ok!(Appointments::cancel(signed(DOCTOR), id));
			assert_noop!(related(id), Error::<Test>::WrongStatus);
			assert_noop!(may_write(id), Error::<Test>::WrongStatus);
		});
		hypothetically!({
			assert_ok!(Appointments::report_no_show(signed(PATIENT), id));
			assert_noop!(related(id), Error::<Test>::WrongStatus);
			assert_noop!(may_write(id), Error::<Test>::WrongStatus);
		});
	});
}

#[test]
fn the_parties_are_patient_and_doctor() {
	build_and_execute(|| {
		let id = booked();
		let parties = <Appointments as CareRelationship<_>>::parties;
		assert_eq!(parties(id), Some((PATIENT, DOCTOR)));
		assert_eq!(parties(id + 1), None);
	});
}

#[test]
fn who_has_open_appointments_cannot_leave() {
	build_and_execute(|| {
		let id = booked();
		let obligation = Some(Obligation::Appointments);
		assert_eq!(Appointments::open_obligation(&PATIENT), obligation);
		assert_eq!(Appointments::open_obligation(&DOCTOR), obligation);
		assert_eq!(Appointments::open_obligation(&OTHER_PATIENT), None);
		assert_ok!(Appointments::cancel(signed(PATIENT), id));
		assert_eq!(Appointments::open_obligation(&PATIENT), None);
		assert_eq!(Appointments::open_obligation(&DOCTOR), None);
		Appointments::on_deregistered(&DOCTOR);
		assert!(!Practices::<Test>::contains_key(DOCTOR));
	});
}

#[cfg(feature = "runtime-benchmarks")]
#[test]
fn others_benchmarks_get_an_appointment_to_write_for() {
	build_and_execute(|| {
		Now::set(&(NINE + 1));
		let folder = folder_of(PATIENT);
		let id =
			<Appointments as CareRelationship<_>>::benchmark_appointment(&DOCTOR, &PATIENT, folder);
		assert_ok!(may_write(id));
		assert_ok!(related(id));
	});
}
