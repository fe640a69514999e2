use super::*;

const END: Moment = NINE + HOUR / 2;

fn reported(by: AccountId) -> AppointmentId {
	let id = booked();
	Now::set(&END);
	assert_ok!(Appointments::report_no_show(signed(by), id));
	id
}

#[test]
fn who_reported_it_takes_it_back() {
	for (reporter, party) in [(DOCTOR, Party::Doctor), (PATIENT, Party::Patient)] {
		build_and_execute(|| {
			let id = reported(reporter);
			assert_ok!(Appointments::withdraw_no_show(acting_for(reporter, CLINIC), id));
			let complete_until = END + DAY;
			last(Event::NoShowWithdrawn { appointment: id, party, complete_until, by: CLINIC });
			assert_eq!(status(id), AppointmentStatus::Booked);
			let due = Due { at: complete_until, outcome: Settlement::Refund };
			assert_eq!(get(id).due, Some(due));
			let held = Escrows::get(get(id).escrow.unwrap()).unwrap();
			assert_eq!(held.due, (due.at, due.outcome));
			hypothetically_ok!(Appointments::report_no_show(signed(PATIENT), id));
			assert_ok!(complete(signed(DOCTOR), id));
		});
	}
}

#[test]
fn who_checked_in_before_is_so_again() {
	build_and_execute(|| {
		let id = booked();
		Now::set(&NINE);
		assert_ok!(Appointments::check_in(signed(PATIENT), id));
		Now::set(&END);
		assert_ok!(Appointments::report_no_show(signed(DOCTOR), id));
		assert_ok!(Appointments::withdraw_no_show(signed(DOCTOR), id));
		assert_eq!(status(id), AppointmentStatus::CheckedIn);
	});
}

#[test]
fn a_contested_one_is_taken_back_too() {
	build_and_execute(|| {
		let id = reported(DOCTOR);
		assert_ok!(Appointments::contest_no_show(signed(PATIENT), id));
		let call = Appointments::withdraw_no_show(signed(PATIENT), id);
		assert_noop!(call, Error::<Test>::NotAuthorized);
		assert_ok!(Appointments::withdraw_no_show(signed(DOCTOR), id));
		assert_eq!(status(id), AppointmentStatus::Booked);
		let call = Appointments::resolve(signed(OTHER_HOSPITAL), id, Permill::zero());
		assert_noop!(call, Error::<Test>::WrongStatus);
	});
}

/// The visit would have to be decided on again, and again.
#[test]
fn nobody_escapes_what_was_decided_by_taking_the_report_back() {
	for (reporter, accused) in [(DOCTOR, PATIENT), (PATIENT, DOCTOR)] {
		build_and_execute(|| {
			let id = reported(reporter);
			assert_ok!(Appointments::contest_no_show(signed(accused), id));
			assert_ok!(Appointments::take_case(signed(OTHER_HOSPITAL), id));
			hear(id);
			let withdraw = || Appointments::withdraw_no_show(signed(reporter), id);
			hypothetically_ok!(withdraw());
			assert_ok!(Appointments::resolve(signed(OTHER_HOSPITAL), id, Permill::zero()));
			assert_noop!(withdraw(), Error::<Test>::AlreadyDecided);
			assert_ok!(Appointments::appeal(signed(reporter), id));
			assert_noop!(withdraw(), Error::<Test>::AlreadyDecided);
		});
	}
}

#[test]
fn a_patient_does_not_escape_a_decision_by_taking_it_back_late() {
	build_and_execute(|| {
		let id = reported(PATIENT);
		assert_ok!(Appointments::contest_no_show(signed(DOCTOR), id));
		// The completion window of the slot is long over.
		Now::set(&(END + 5 * DAY));
		assert_ok!(Appointments::withdraw_no_show(signed(PATIENT), id));
		assert_eq!(get(id).due.unwrap().at, END + 6 * DAY);
		Now::set(&(END + 6 * DAY - 1));
		idle();
		assert_eq!(status(id), AppointmentStatus::Booked);
		// Nobody reports again: it would never end.
		for who in [PATIENT, DOCTOR] {
			let call = Appointments::report_no_show(signed(who), id);
			assert_noop!(call, Error::<Test>::TooLate);
		}
		hypothetically!({
			Now::set(&(END + 6 * DAY));
			idle();
			assert_eq!(status(id), AppointmentStatus::Lapsed);
			assert_eq!(balance(PATIENT), WEALTH);
		});
		assert_ok!(complete(signed(DOCTOR), id));
	});
}

#[test]
fn errors() {
	build_and_execute(|| {
		let id = booked();
		refuses_others(id, Appointments::withdraw_no_show);
		let call = |who| Appointments::withdraw_no_show(signed(who), id);
		assert_noop!(call(DOCTOR), Error::<Test>::WrongStatus);
		Now::set(&END);
		assert_ok!(Appointments::report_no_show(signed(DOCTOR), id));
		assert_noop!(call(PATIENT), Error::<Test>::NotAuthorized);
		Suspended::insert(DOCTOR, ());
		assert_noop!(call(DOCTOR), NOT_ACTIVE);
		Suspended::remove(DOCTOR);
		Now::set(&(Now::get() + DisputeWindow::get()));
		for _ in 0..2 {
			assert_noop!(call(DOCTOR), Error::<Test>::WrongStatus);
			idle();
		}
		assert_eq!(balance(DOCTOR), PRICE / 2);
	});
	build_and_execute(|| {
		let id = disputed();
		let call = Appointments::withdraw_no_show(signed(DOCTOR), id);
		assert_noop!(call, Error::<Test>::WrongStatus);
	});
}
