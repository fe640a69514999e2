use super::*;

#[test]
fn either_side_checks_the_patient_in() {
	for (who, party) in [(PATIENT, Party::Patient), (DOCTOR, Party::Doctor)] {
		build_and_execute(|| {
			let id = booked();
			Now::set(&(NINE - HOUR));
			assert_ok!(Appointments::check_in(acting_for(who, STRANGER), id));
			assert_eq!(status(id), AppointmentStatus::CheckedIn);
			last(Event::PatientCheckedIn { appointment: id, party, by: STRANGER });
		});
	}
}

#[test]
fn it_is_kept_who_did_and_when() {
	build_and_execute(|| {
		let id = booked();
		Now::set(&(NINE - HOUR));
		assert_ok!(Appointments::check_in(signed(DOCTOR), id));
		let by_doctor = CheckIns { patient: None, doctor: Some(NINE - HOUR) };
		assert_eq!(get(id).checked_in, by_doctor);
		Now::set(&NINE);
		assert_ok!(Appointments::check_in(signed(PATIENT), id));
		let by_both = CheckIns { patient: Some(NINE), ..by_doctor };
		assert_eq!(Appointments::appointment_info(id).unwrap().checked_in, by_both);
		for who in [PATIENT, DOCTOR] {
			let call = Appointments::check_in(signed(who), id);
			assert_noop!(call, Error::<Test>::AlreadyCheckedIn);
		}
	});
}

#[test]
fn a_desk_of_both_sides_is_not_the_patients_word() {
	build_and_execute(|| {
		let id = booked();
		for party in [DOCTOR, PATIENT] {
			Delegates::insert((party, CLINIC), Now::get());
		}
		Now::set(&(NINE - HOUR));
		for party in [PATIENT, DOCTOR] {
			let call = Appointments::check_in(acting_for(party, CLINIC), id);
			assert_noop!(call, Error::<Test>::ConflictOfInterest);
		}
		let call = complete(acting_for(DOCTOR, CLINIC), id);
		assert_noop!(call, Error::<Test>::ConflictOfInterest);
		// What a side said itself, it may write down.
		assert_ok!(Appointments::check_in(signed(PATIENT), id));
		assert_ok!(complete(acting_for(DOCTOR, CLINIC), id));
	});
}

#[test]
fn it_still_lapses() {
	build_and_execute(|| {
		let id = booked();
		Now::set(&NINE);
		assert_ok!(Appointments::check_in(signed(PATIENT), id));
		Now::set(&(NINE + HOUR / 2 + DAY));
		idle();
		assert_eq!(status(id), AppointmentStatus::Lapsed);
		assert_eq!(balance(PATIENT), WEALTH);
	});
}

#[test]
fn errors() {
	build_and_execute(|| {
		let id = booked();
		refuses_others(id, Appointments::check_in);
		Now::set(&(NINE - HOUR - 1));
		assert_noop!(Appointments::check_in(signed(PATIENT), id), Error::<Test>::TooEarly);
		Now::set(&(NINE + HOUR / 2));
		assert_noop!(Appointments::check_in(signed(PATIENT), id), Error::<Test>::TooLate);
		Now::set(&NINE);
		for who in [PATIENT, DOCTOR] {
			Suspended::insert(who, ());
			assert_noop!(Appointments::check_in(signed(who), id), NOT_ACTIVE);
			Suspended::remove(who);
		}
	});
	build_and_execute(|| {
		let id = fulfilled();
		Now::set(&NINE);
		assert_noop!(Appointments::check_in(signed(PATIENT), id), Error::<Test>::WrongStatus);
	});
	build_and_execute(|| {
		let id = lapsed();
		assert_noop!(Appointments::check_in(signed(PATIENT), id), Error::<Test>::TooLate);
	});
}

/// Appointing the doctor takes nobody's consent: it must not make a check-in from home the doctor's.
#[test]
fn a_patients_own_word_is_its_own_whomever_it_appoints() {
	build_and_execute(|| {
		let id = booked();
		Delegates::insert((PATIENT, DOCTOR), Now::get());
		Delegates::insert((DOCTOR, PATIENT), Now::get());
		Now::set(&(NINE - HOUR));
		assert_ok!(Appointments::check_in(signed(PATIENT), id));
		let checked_in = get(id).checked_in;
		assert!(checked_in.patient.is_some() && checked_in.doctor.is_none());
		Now::set(&(NINE + HOUR / 2));
		assert_ok!(Appointments::report_no_show(signed(DOCTOR), id));
	});
}
