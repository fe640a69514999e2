use super::*;

#[test]
fn completion_pays_after_the_dispute_window() {
	build_and_execute(|| {
		let id = booked();
		Now::set(&NINE);
		assert_ok!(Appointments::complete(acting_for(DOCTOR, STRANGER), id));
		// The window starts when the slot ends.
		let release_at = NINE + HOUR / 2 + DisputeWindow::get();
		last(Event::AppointmentFulfilled { appointment: id, release_at, by: STRANGER });
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
		assert_ok!(Appointments::complete(signed(DOCTOR), 0));
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
		assert_ok!(Appointments::complete(signed(DOCTOR), id));
	});
}

#[test]
fn a_patient_who_is_there_can_be_seen_before_the_time() {
	build_and_execute(|| {
		let id = booked();
		Now::set(&(NINE - 1));
		assert_ok!(Appointments::check_in(signed(PATIENT), id));
		assert_ok!(Appointments::complete(signed(DOCTOR), id));
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
			assert_eq!(
				hypothetically!(Appointments::complete(signed(DOCTOR), id)).is_ok(),
				covered
			);
			Now::set(&(NINE + HOUR / 2));
			assert_eq!(
				hypothetically!(Appointments::complete(signed(DOCTOR), id)).is_ok(),
				covered
			);
			let report = hypothetically!(Appointments::report_no_show(signed(DOCTOR), id));
			assert_eq!(report.is_ok(), covered, "nor is a share of it earned");
			if !covered {
				assert_noop!(
					Appointments::complete(signed(DOCTOR), id),
					Error::<Test>::NotLicensed
				);
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
		assert_noop!(Appointments::complete(signed(DOCTOR), id), Error::<Test>::TooEarly);
		Now::set(&NINE);
		assert_ok!(Appointments::complete(signed(DOCTOR), id));
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
		refuses_others(id, Appointments::complete);
		assert_noop!(Appointments::complete(signed(PATIENT), id), Error::<Test>::NotAuthorized);
		Now::set(&(NINE - 1));
		assert_noop!(Appointments::complete(signed(DOCTOR), id), Error::<Test>::TooEarly);
		Now::set(&NINE);
		Suspended::insert(DOCTOR, ());
		assert_noop!(Appointments::complete(signed(DOCTOR), id), NOT_ACTIVE);
		Suspended::remove(DOCTOR);
		Now::set(&(NINE + HOUR / 2 + DAY));
		assert_noop!(Appointments::complete(signed(DOCTOR), id), Error::<Test>::TooLate);
		idle();
		assert_noop!(Appointments::complete(signed(DOCTOR), id), Error::<Test>::TooLate);
	});
	build_and_execute(|| {
		let id = fulfilled();
		assert_noop!(Appointments::complete(signed(DOCTOR), id), Error::<Test>::WrongStatus);
	});
}
