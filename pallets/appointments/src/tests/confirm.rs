use super::*;

#[test]
fn confirmation_pays_at_once() {
	build_and_execute(|| {
		let id = fulfilled();
		assert_ok!(Appointments::confirm(acting_for(PATIENT, CLINIC), id));
		let settlement = Settlement::Release;
		last(Event::AppointmentConfirmed { appointment: id, settlement, by: CLINIC });
		assert_eq!(status(id), AppointmentStatus::Fulfilled);
		assert_eq!(balance(DOCTOR), PRICE);
		assert_eq!(OpenCount::<Test>::iter().count(), 0);
	});
}

#[test]
fn it_gives_in_in_a_dispute() {
	build_and_execute(|| {
		let id = disputed();
		assert_ok!(Appointments::confirm(signed(PATIENT), id));
		assert_eq!(status(id), AppointmentStatus::Fulfilled);
		assert_eq!(balance(DOCTOR), PRICE);
	});
}

#[test]
fn errors() {
	build_and_execute(|| {
		let id = booked();
		refuses_others(id, Appointments::confirm);
		assert_noop!(Appointments::confirm(signed(DOCTOR), id), Error::<Test>::NotAuthorized);
		assert_noop!(Appointments::confirm(signed(PATIENT), id), Error::<Test>::WrongStatus);
	});
	build_and_execute(|| {
		let id = fulfilled();
		Suspended::insert(PATIENT, ());
		assert_noop!(Appointments::confirm(signed(PATIENT), id), NOT_ACTIVE);
		Suspended::remove(PATIENT);
		Now::set(&(Now::get() + DisputeWindow::get()));
		assert_noop!(Appointments::confirm(signed(PATIENT), id), Error::<Test>::TooLate);
		idle();
		assert_noop!(Appointments::confirm(signed(PATIENT), id), Error::<Test>::TooLate);
		assert_eq!(balance(DOCTOR), PRICE);
	});
}

/// Confirming pays at once.
#[test]
fn nobody_who_is_paid_confirms_for_the_patient() {
	build_and_execute(|| {
		NamedPayees::insert(DOCTOR, CLINIC);
		assert_ok!(Appointments::accept_payments_for(signed(CLINIC), DOCTOR));
		let id = booked();
		Now::set(&NINE);
		assert_ok!(complete(signed(DOCTOR), id));
		let confirm = |by| Appointments::confirm(acting_for(PATIENT, by), id);
		assert_noop!(confirm(CLINIC), Error::<Test>::ConflictOfInterest);
		Delegates::insert((DOCTOR, STRANGER), Now::get());
		assert_noop!(confirm(STRANGER), Error::<Test>::ConflictOfInterest);
		Delegates::remove((DOCTOR, STRANGER));
		assert_ok!(confirm(STRANGER));
	});
}
