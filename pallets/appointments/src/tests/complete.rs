use super::*;

#[test]
fn completion_pays_after_the_dispute_window() {
	build_and_execute(|| {
		let id = booked();
		Now::set(&NINE);
		assert_ok!(complete(acting_for(DOCTOR, STRANGER), id));
		// The window starts when the slot ends.
		let release_at = NINE + HOUR / 2 + DisputeWindow::get();
		last(Event::AppointmentFulfilled {
			appointment: id,
			billed: PRICE,
			release_at,
			by: STRANGER,
		});
		assert_eq!(status(id), AppointmentStatus::Fulfilled);
		let held = Escrows::get(get(id).escrow.unwrap()).unwrap();
		assert_eq!(held.due, (release_at, Settlement::Release));
		Now::set(&(release_at - 1));
		idle();
		assert_eq!(balance(DOCTOR), 0);
		check();
		Now::set(&release_at);
		idle();
		assert_eq!(balance(DOCTOR), PRICE);
		assert_eq!(status(id), AppointmentStatus::Fulfilled);
		assert_eq!(get(id).escrow, None);
	});
}

#[test]
fn who_checked_in_is_completed_and_so_is_a_free_appointment() {
	build_and_execute(|| {
		publish();
		Fees::insert(DOCTOR, 0);
		assert_ok!(try_book(PATIENT, NINE));
		Now::set(&NINE);
		assert_ok!(Appointments::check_in(signed(PATIENT), 0));
		Now::set(&(NINE + HOUR / 2 + DAY - 1));
		assert_ok!(complete(signed(DOCTOR), 0));
		assert_eq!(status(0), AppointmentStatus::Fulfilled);
	});
}

#[test]
fn what_was_done_is_paid_even_if_the_licence_ended_since() {
	build_and_execute(|| {
		let id = booked();
		Now::set(&NINE);
		LicenceEnds::insert(DOCTOR, NINE + 1);
		Unlicensed::insert(DOCTOR, ());
		assert_ok!(complete(signed(DOCTOR), id));
	});
}

#[test]
fn a_patient_who_is_there_can_be_seen_before_the_time() {
	build_and_execute(|| {
		let id = booked();
		Now::set(&(NINE - 1));
		assert_ok!(Appointments::check_in(signed(PATIENT), id));
		assert_ok!(complete(signed(DOCTOR), id));
		assert_eq!(get(id).due.unwrap().at, NINE + HOUR / 2 + DisputeWindow::get());
	});
}

#[test]
fn a_visit_that_the_licence_does_not_cover_is_not_completed() {
	for (end, covered) in [(NINE, false), (NINE + 1, true)] {
		build_and_execute(|| {
			let id = booked();
			LicenceEnds::insert(DOCTOR, end);
			Now::set(&(NINE - 1));
			assert_ok!(Appointments::check_in(signed(PATIENT), id));
			assert_eq!(hypothetically!(complete(signed(DOCTOR), id)).is_ok(), covered);
			Now::set(&(NINE + HOUR / 2));
			assert_eq!(hypothetically!(complete(signed(DOCTOR), id)).is_ok(), covered);
			let report = hypothetically!(Appointments::report_no_show(signed(DOCTOR), id));
			assert_eq!(report.is_ok(), covered, "nor is a share of it earned");
			if !covered {
				assert_noop!(complete(signed(DOCTOR), id), Error::<Test>::NotLicensed);
				let dispute = Appointments::dispute(signed(PATIENT), id);
				assert_noop!(dispute, Error::<Test>::NotLicensed);
			}
		});
	}
}

#[test]
fn a_doctor_alone_is_not_paid_before_the_visit() {
	build_and_execute(|| {
		let id = booked();
		DisputeWindow::set(&(5 * MINUTE));
		Now::set(&(NINE - HOUR));
		assert_ok!(Appointments::check_in(signed(DOCTOR), id));
		assert_noop!(complete(signed(DOCTOR), id), Error::<Test>::TooEarly);
		Now::set(&NINE);
		assert_ok!(complete(signed(DOCTOR), id));
		Now::set(&(NINE + HOUR / 2 + 5 * MINUTE - 1));
		idle();
		assert_eq!(balance(DOCTOR), 0);
		assert_ok!(Appointments::dispute(signed(PATIENT), id));
	});
}

#[test]
fn errors() {
	build_and_execute(|| {
		let id = booked();
		refuses_others(id, complete);
		assert_noop!(complete(signed(PATIENT), id), Error::<Test>::NotAuthorized);
		Now::set(&(NINE - 1));
		assert_noop!(complete(signed(DOCTOR), id), Error::<Test>::TooEarly);
		Now::set(&NINE);
		Suspended::insert(DOCTOR, ());
		assert_noop!(complete(signed(DOCTOR), id), NOT_ACTIVE);
		Suspended::remove(DOCTOR);
		Now::set(&(NINE + HOUR / 2 + DAY));
		assert_noop!(complete(signed(DOCTOR), id), Error::<Test>::TooLate);
		idle();
		assert_noop!(complete(signed(DOCTOR), id), Error::<Test>::TooLate);
	});
	build_and_execute(|| {
		let id = fulfilled();
		assert_noop!(complete(signed(DOCTOR), id), Error::<Test>::WrongStatus);
	});
}

fn held(id: AppointmentId) -> Option<Balance> {
	get(id).escrow.and_then(Escrows::get).map(|held| held.amount)
}

#[test]
fn nobody_bills_more_than_the_price() {
	build_and_execute(|| {
		let id = booked();
		Now::set(&NINE);
		for amount in [PRICE + 1, Balance::MAX] {
			let call = Appointments::complete(signed(DOCTOR), id, amount);
			assert_noop!(call, Error::<Test>::ExceedsPrice);
		}
		assert_ok!(Appointments::complete(signed(DOCTOR), id, PRICE));
		assert_eq!((held(id), balance(PATIENT)), (Some(PRICE), WEALTH - PRICE));
	});
}

#[test]
fn what_is_above_the_bill_goes_back_at_once() {
	build_and_execute(|| {
		let id = booked();
		Now::set(&NINE);
		assert_ok!(Appointments::complete(signed(DOCTOR), id, 1_000));
		assert_eq!((held(id), balance(PATIENT)), (Some(1_000), WEALTH - 1_000));
		assert_eq!((get(id).price, get(id).billed), (PRICE, Some(1_000)));
		check();
		assert_ok!(Appointments::confirm(signed(PATIENT), id));
		assert_eq!(balance(DOCTOR), 1_000);
		assert_eq!(get(id).paid, Some(Payment { to: DOCTOR, amount: 1_000 }));
	});
}

#[test]
fn a_bill_of_nothing_gives_all_back() {
	build_and_execute(|| {
		let id = booked();
		Now::set(&NINE);
		assert_ok!(Appointments::complete(signed(DOCTOR), id, 0));
		assert_eq!((get(id).escrow, balance(PATIENT)), (None, WEALTH));
		check();
		hypothetically!({
			// There is nothing to decide, and it ends all the same.
			assert_ok!(Appointments::dispute(signed(PATIENT), id));
			check();
			decide(id, Permill::one());
			assert_eq!((balance(PATIENT), get(id).paid), (WEALTH, None));
		});
		Now::set(&get(id).due.unwrap().at);
		idle();
		assert_eq!((status(id), get(id).due), (AppointmentStatus::Fulfilled, None));
		assert_eq!((balance(DOCTOR), get(id).paid), (0, None));
	});
}

#[test]
fn a_bill_that_could_not_be_held_is_refused() {
	build_and_execute(|| {
		let id = booked();
		Now::set(&NINE);
		assert_noop!(Appointments::complete(signed(DOCTOR), id, MINIMUM - 1), TOO_SMALL);
		assert_ok!(Appointments::complete(signed(DOCTOR), id, MINIMUM));
	});
}

#[test]
fn a_desk_of_the_patients_does_not_give_the_doctors_money_away_by_a_bill() {
	build_and_execute(|| {
		let id = booked();
		Now::set(&NINE);
		let bill = |by, amount| Appointments::complete(acting_for(DOCTOR, by), id, amount);
		// The clinic vouches for the patient; the stranger acts for it.
		Delegates::insert((PATIENT, STRANGER), MONDAY);
		// At the price they only write down what the doctor said.
		assert_ok!(Appointments::check_in(signed(DOCTOR), id));
		for by in [CLINIC, HOSPITAL, STRANGER] {
			assert_noop!(bill(by, PRICE - 1), Error::<Test>::ConflictOfInterest);
			assert_noop!(bill(by, 0), Error::<Test>::ConflictOfInterest);
			assert!(hypothetically!(bill(by, PRICE)).is_ok());
		}
		assert_ok!(bill(OTHER_HOSPITAL, PRICE - 1));
	});
}

#[test]
fn a_desk_that_booked_and_resigned_does_not_lower_the_bill() {
	build_and_execute(|| {
		publish();
		Delegates::insert((PATIENT, STRANGER), MONDAY);
		let desk = acting_for(PATIENT, STRANGER);
		assert_ok!(Appointments::book(desk, DOCTOR, NINE, PRICE, None, None, None));
		Delegates::remove((PATIENT, STRANGER));
		Now::set(&NINE);
		assert_ok!(Appointments::check_in(signed(PATIENT), 0));
		let bill = |amount| Appointments::complete(acting_for(DOCTOR, STRANGER), 0, amount);
		assert_noop!(bill(PRICE - 1), Error::<Test>::ConflictOfInterest);
		assert_ok!(bill(PRICE));
	});
}

#[test]
fn what_was_given_back_is_not_billed_again() {
	build_and_execute(|| {
		let id = booked();
		Now::set(&(NINE + HOUR / 2));
		assert_ok!(Appointments::report_no_show(signed(DOCTOR), id));
		assert_ok!(Appointments::contest_no_show(signed(PATIENT), id));
		assert_ok!(Appointments::give_back(signed(DOCTOR), id, 1_000));
		assert_ok!(Appointments::withdraw_no_show(signed(DOCTOR), id));
		check();
		assert_noop!(complete(signed(DOCTOR), id), Error::<Test>::ExceedsPrice);
		assert_ok!(Appointments::complete(signed(DOCTOR), id, PRICE - 1_000));
		assert_eq!(held(id), Some(PRICE - 1_000));
	});
}

#[test]
fn a_dispute_is_about_the_bill() {
	build_and_execute(|| {
		let id = booked();
		Now::set(&NINE);
		assert_ok!(Appointments::complete(signed(DOCTOR), id, 1_000));
		assert_ok!(Appointments::dispute(signed(PATIENT), id));
		hypothetically!({
			decide(id, Permill::one());
			assert_eq!((balance(DOCTOR), balance(PATIENT)), (1_000, WEALTH - 1_000));
		});
		// Nobody decides: the undecided share is of the bill, too.
		finish(id);
		assert_eq!(balance(DOCTOR), UndecidedShare::get() * 1_000);
		assert_eq!(get(id).paid, Some(Payment { to: DOCTOR, amount: 400 }));
	});
}
