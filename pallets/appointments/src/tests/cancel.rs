use super::*;

fn cancelled(id: AppointmentId, party: Party, settlement: Settlement, by: AccountId) {
	last(Event::AppointmentCancelled { appointment: id, party, settlement, by });
	assert_eq!(status(id), AppointmentStatus::Cancelled { by: party });
	assert_eq!(get(id).escrow, None);
	assert_eq!(Escrows::iter().count(), 0);
}

#[test]
fn the_patient_cancels_free_of_cost_before_the_notice_window() {
	build_and_execute(|| {
		let id = booked();
		Now::set(&(NINE - 4 * HOUR));
		assert_ok!(Appointments::cancel(acting_for(PATIENT, CLINIC), id));
		cancelled(id, Party::Patient, Settlement::Refund, CLINIC);
		assert_eq!(balance(PATIENT), WEALTH);
		assert_ok!(try_book(OTHER_PATIENT, NINE));
	});
}

#[test]
fn later_the_doctor_gets_the_late_share() {
	build_and_execute(|| {
		let id = booked();
		Now::set(&(NINE - 4 * HOUR + 1));
		// What the doctor publishes later does not count.
		let policy = CancellationPolicy { notice: 0, late_share: Permill::one() };
		assert_ok!(Appointments::publish_hours(signed(DOCTOR), office_hours(), policy));
		assert_ok!(Appointments::cancel(signed(PATIENT), id));
		cancelled(id, Party::Patient, POLICY.late_settlement(), PATIENT);
		assert_eq!(balance(PATIENT), WEALTH - PRICE / 2);
		assert_eq!(balance(DOCTOR), PRICE / 2);
	});
}

#[test]
fn the_patient_cancels_by_the_agreed_policy_whoever_checked_in() {
	for who in [PATIENT, DOCTOR] {
		build_and_execute(|| {
			let id = booked();
			Now::set(&(NINE - 1));
			assert_ok!(Appointments::check_in(signed(who), id));
			assert_ok!(Appointments::cancel(signed(PATIENT), id));
			cancelled(id, Party::Patient, POLICY.late_settlement(), PATIENT);
			assert_eq!(balance(DOCTOR), PRICE / 2);
		});
	}
}

#[test]
fn a_share_of_nothing_refunds() {
	build_and_execute(|| {
		let policy = CancellationPolicy { notice: DAY, late_share: Permill::zero() };
		assert_ok!(Appointments::publish_hours(signed(DOCTOR), office_hours(), policy));
		assert_ok!(try_book(PATIENT, NINE));
		assert_ok!(Appointments::cancel(signed(PATIENT), 0));
		cancelled(0, Party::Patient, Settlement::Refund, PATIENT);
	});
}

#[test]
fn a_doctor_out_of_force_costs_nothing() {
	let of_today: [fn(); 2] = [|| Suspended::insert(DOCTOR, ()), || Unlicensed::insert(DOCTOR, ())];
	let at_the_start: fn() = || LicenceEnds::insert(DOCTOR, NINE);
	for out_of_force in of_today.into_iter().chain([at_the_start]) {
		build_and_execute(|| {
			let id = booked();
			Now::set(&(NINE - 1));
			out_of_force();
			assert_ok!(Appointments::cancel(signed(PATIENT), id));
			cancelled(id, Party::Patient, Settlement::Refund, PATIENT);
		});
	}
}

#[test]
fn the_doctor_refunds_all() {
	build_and_execute(|| {
		let id = booked();
		assert_ok!(Appointments::check_in(signed(PATIENT), id).or_else(|_| {
			Now::set(&NINE);
			Appointments::check_in(signed(PATIENT), id)
		}));
		Now::set(&(NINE + HOUR));
		assert_ok!(Appointments::cancel(signed(DOCTOR), id));
		cancelled(id, Party::Doctor, Settlement::Refund, DOCTOR);
		assert_eq!(balance(PATIENT), WEALTH);
	});
}

#[test]
fn a_doctor_gives_in_in_a_dispute() {
	build_and_execute(|| {
		let id = disputed();
		assert_noop!(Appointments::cancel(signed(PATIENT), id), Error::<Test>::WrongStatus);
		assert_ok!(Appointments::cancel(signed(DOCTOR), id));
		cancelled(id, Party::Doctor, Settlement::Refund, DOCTOR);
		assert_eq!(balance(PATIENT), WEALTH);
	});
}

#[test]
fn it_works_for_who_is_suspended() {
	for who in [PATIENT, DOCTOR] {
		build_and_execute(|| {
			let id = booked();
			Suspended::insert(who, ());
			assert_ok!(Appointments::cancel(signed(who), id));
			assert_eq!(balance(PATIENT), WEALTH);
		});
	}
}

#[test]
fn a_free_appointment_is_cancelled_too() {
	build_and_execute(|| {
		publish();
		Fees::insert(DOCTOR, 0);
		assert_ok!(try_book(PATIENT, NINE));
		Now::set(&(NINE - 1));
		assert_ok!(Appointments::cancel(signed(PATIENT), 0));
		assert_eq!(status(0), AppointmentStatus::Cancelled { by: Party::Patient });
	});
}

#[test]
fn errors() {
	build_and_execute(|| {
		let id = booked();
		refuses_others(id, Appointments::cancel);
		Now::set(&NINE);
		assert_noop!(Appointments::cancel(signed(PATIENT), id), Error::<Test>::TooLate);
		Now::set(&(NINE + HOUR / 2 + DAY));
		assert_noop!(Appointments::cancel(signed(DOCTOR), id), Error::<Test>::TooLate);
		idle();
		assert_noop!(Appointments::cancel(signed(DOCTOR), id), Error::<Test>::TooLate);
	});
	build_and_execute(|| {
		let id = fulfilled();
		assert_noop!(Appointments::cancel(signed(DOCTOR), id), Error::<Test>::WrongStatus);
		assert_noop!(Appointments::cancel(signed(PATIENT), id), Error::<Test>::WrongStatus);
	});
	build_and_execute(|| {
		let id = booked();
		assert_ok!(Appointments::cancel(signed(PATIENT), id));
		assert_noop!(Appointments::cancel(signed(PATIENT), id), Error::<Test>::WrongStatus);
	});
}

/// A desk that is paid for the visit could book it, and cancel it at once for its whole price.
#[test]
fn nobody_who_is_paid_ends_a_visit_at_the_patients_cost() {
	build_and_execute(|| {
		NamedPayees::insert(DOCTOR, CLINIC);
		assert_ok!(Appointments::accept_payments_for(signed(CLINIC), DOCTOR));
		let id = booked();
		// Past the notice: from here on cancelling costs.
		Now::set(&(NINE - 1));
		assert_ok!(Appointments::cancel(acting_for(PATIENT, CLINIC), id));
		assert_eq!(balance(PATIENT), WEALTH);
		// A delegate that has nothing to do with the doctor speaks for the patient.
		assert_ok!(try_book(PATIENT, NINE + DAY));
		let id = NextAppointmentId::<Test>::get() - 1;
		Now::set(&(NINE + DAY - 1));
		assert_ok!(Appointments::cancel(acting_for(PATIENT, STRANGER), id));
		assert!(balance(PATIENT) < WEALTH);
	});
}
