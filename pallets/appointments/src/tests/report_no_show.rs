use super::*;

const MIDDLE: Moment = NINE + 15 * MINUTE;

#[test]
fn the_doctor_gets_the_late_share_for_a_patient_who_did_not_come() {
	build_and_execute(|| {
		let id = booked();
		Now::set(&MIDDLE);
		assert_ok!(Appointments::report_no_show(acting_for(DOCTOR, STRANGER), id));
		// The window starts when the slot ends.
		let contest_until = NINE + HOUR / 2 + DisputeWindow::get();
		let who = Party::Patient;
		last(Event::NoShowReported { appointment: id, who, contest_until, by: STRANGER });
		assert_eq!(status(id), AppointmentStatus::NoShow { who });
		let held = Escrows::get(get(id).escrow.unwrap()).unwrap();
		assert_eq!(held.due, (contest_until, POLICY.late_settlement()));
		Now::set(&contest_until);
		idle();
		assert_eq!(status(id), AppointmentStatus::NoShow { who });
		assert_eq!((balance(PATIENT), balance(DOCTOR)), (WEALTH - PRICE / 2, PRICE / 2));
	});
}

#[test]
fn the_patient_gets_all_back_for_a_doctor_who_did_not_come() {
	build_and_execute(|| {
		let id = booked();
		Now::set(&NINE);
		assert_ok!(Appointments::check_in(signed(PATIENT), id));
		Now::set(&(NINE + HOUR / 2 + DAY - 1));
		// It is protective.
		Suspended::insert(PATIENT, ());
		assert_ok!(Appointments::report_no_show(signed(PATIENT), id));
		assert_eq!(status(id), AppointmentStatus::NoShow { who: Party::Doctor });
		Now::set(&(Now::get() + DisputeWindow::get()));
		idle();
		assert_eq!((balance(PATIENT), balance(DOCTOR)), (WEALTH, 0));
	});
}

#[test]
fn a_check_in_from_home_does_not_stop_the_report() {
	build_and_execute(|| {
		let id = booked();
		Now::set(&(NINE - HOUR));
		assert_ok!(Appointments::check_in(signed(PATIENT), id));
		Now::set(&MIDDLE);
		assert_ok!(Appointments::report_no_show(signed(DOCTOR), id));
		assert_eq!(status(id), AppointmentStatus::NoShow { who: Party::Patient });
		// The patient has its say.
		assert_ok!(Appointments::contest_no_show(signed(PATIENT), id));
	});
}

#[test]
fn it_takes_ten_minutes_even_of_a_short_slot() {
	build_and_execute(|| {
		let hours = vec![entry(0, 9 * 60, 10 * 60, 5)].try_into().unwrap();
		assert_ok!(Appointments::publish_hours(signed(DOCTOR), hours, POLICY));
		assert_ok!(try_book(PATIENT, NINE));
		Now::set(&(NINE + 10 * MINUTE - 1));
		for who in [PATIENT, DOCTOR] {
			let call = Appointments::report_no_show(signed(who), 0);
			assert_noop!(call, Error::<Test>::TooEarly);
		}
		Now::set(&(NINE + 10 * MINUTE));
		assert_ok!(Appointments::report_no_show(signed(DOCTOR), 0));
	});
}

#[test]
fn errors() {
	build_and_execute(|| {
		let id = booked();
		refuses_others(id, Appointments::report_no_show);
		Now::set(&(MIDDLE - 1));
		for who in [PATIENT, DOCTOR] {
			let call = Appointments::report_no_show(signed(who), id);
			assert_noop!(call, Error::<Test>::TooEarly);
		}
		Now::set(&MIDDLE);
		Suspended::insert(DOCTOR, ());
		assert_noop!(Appointments::report_no_show(signed(DOCTOR), id), NOT_ACTIVE);
		Suspended::remove(DOCTOR);
		// Whom the doctor's own side saw did come.
		assert_ok!(Appointments::check_in(signed(DOCTOR), id));
		let call = Appointments::report_no_show(signed(DOCTOR), id);
		assert_noop!(call, Error::<Test>::PatientWasThere);
		assert_ok!(Appointments::report_no_show(signed(PATIENT), id));
		let call = Appointments::report_no_show(signed(PATIENT), id);
		assert_noop!(call, Error::<Test>::WrongStatus);
	});
	build_and_execute(|| {
		let id = booked();
		Now::set(&(NINE + HOUR / 2 + DAY));
		for who in [PATIENT, DOCTOR] {
			let call = Appointments::report_no_show(signed(who), id);
			assert_noop!(call, Error::<Test>::TooLate);
		}
	});
}
