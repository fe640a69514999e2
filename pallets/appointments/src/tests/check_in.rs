use super::*;

#[test]
fn either_side_checks_the_patient_in() {
	for (who, party) in [(PATIENT, Party::Patient), (DOCTOR, Party::Doctor)] {
		build_and_execute(|| {
			let id = booked();
			Now::set(&(NINE - HOUR));
			assert_ok!(Appointments::check_in(acting_for(who, CLINIC), id));
			assert_eq!(status(id), AppointmentStatus::CheckedIn);
			last(Event::PatientCheckedIn { appointment: id, party, by: CLINIC });
		});
	}
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
		assert_ok!(Appointments::check_in(signed(PATIENT), id));
		assert_noop!(Appointments::check_in(signed(PATIENT), id), Error::<Test>::WrongStatus);
	});
	build_and_execute(|| {
		let id = lapsed();
		assert_noop!(Appointments::check_in(signed(PATIENT), id), Error::<Test>::TooLate);
	});
}
