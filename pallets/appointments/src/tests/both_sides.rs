//! Whoever acts for, or vouches for, both sides counts as neither's word.

use super::*;

/// The clinic acts for the patient, and by the second number stands on the doctor's side.
const TIES: [fn(); 5] = [
	|| Delegates::insert((DOCTOR, CLINIC), Now::get()),
	|| Sponsors::insert(DOCTOR, CLINIC),
	|| Affiliations::insert((DOCTOR, CLINIC), ()),
	|| {
		NamedPayees::insert(DOCTOR, CLINIC);
		assert_ok!(Appointments::accept_payments_for(signed(CLINIC), DOCTOR));
	},
	// A hospital above the doctor's clinic.
	|| {
		Sponsors::insert(DOCTOR, STRANGER);
		Sponsors::insert(STRANGER, CLINIC);
	},
];

fn booked_by_the_desk() -> AppointmentId {
	publish();
	let id = NextAppointmentId::<Test>::get();
	let origin = acting_for(PATIENT, CLINIC);
	assert_ok!(Appointments::book(origin, DOCTOR, NINE, PRICE, None, None, None));
	id
}

#[test]
fn a_desk_that_booked_cannot_check_in_and_complete() {
	for tie in TIES {
		build_and_execute(|| {
			tie();
			Delegates::insert((PATIENT, CLINIC), Now::get());
			let id = booked_by_the_desk();
			Now::set(&(NINE - HOUR));
			let check_in = |side| Appointments::check_in(acting_for(side, CLINIC), id);
			let by_desk = |by| complete(acting_for(DOCTOR, by), id);
			assert_noop!(check_in(PATIENT), Error::<Test>::ConflictOfInterest);
			assert_noop!(check_in(DOCTOR), Error::<Test>::ConflictOfInterest);
			Now::set(&NINE);
			assert_noop!(by_desk(CLINIC), Error::<Test>::ConflictOfInterest);
			Now::set(&(NINE + 20 * MINUTE));
			let report = Appointments::report_no_show(acting_for(DOCTOR, CLINIC), id);
			assert_noop!(report, Error::<Test>::ConflictOfInterest);
			assert_eq!(status(id), AppointmentStatus::Booked);
			// Nobody else says anything: the patient has its money again.
			Now::set(&(NINE + HOUR / 2 + DAY));
			idle();
			assert_eq!(balance(PATIENT), WEALTH);
		});
	}
}

#[test]
fn a_desk_that_leaves_the_patient_after_it_booked_is_no_better() {
	build_and_execute(|| {
		Sponsors::remove(PATIENT);
		Delegates::insert((PATIENT, CLINIC), Now::get());
		let id = booked_by_the_desk();
		Delegates::remove((PATIENT, CLINIC));
		Delegates::insert((DOCTOR, CLINIC), Now::get());
		Now::set(&NINE);
		let check_in = Appointments::check_in(acting_for(DOCTOR, CLINIC), id);
		assert_noop!(check_in, Error::<Test>::ConflictOfInterest);
		let call = complete(acting_for(DOCTOR, CLINIC), id);
		assert_noop!(call, Error::<Test>::ConflictOfInterest);
		// Another desk of the doctor may.
		assert_ok!(complete(acting_for(DOCTOR, STRANGER), id));
	});
}

#[test]
fn who_vouches_for_the_patient_completes_what_a_side_said_itself() {
	for side in [PATIENT, DOCTOR] {
		build_and_execute(|| {
			let id = booked();
			Delegates::insert((DOCTOR, CLINIC), Now::get());
			Now::set(&NINE);
			let completes = || complete(acting_for(DOCTOR, CLINIC), id);
			assert_noop!(completes(), Error::<Test>::ConflictOfInterest);
			assert_ok!(Appointments::check_in(signed(side), id));
			assert_ok!(completes());
		});
	}
	// The hospital above the patient's clinic vouches, too.
	build_and_execute(|| {
		let id = booked();
		Now::set(&NINE);
		let call = complete(acting_for(DOCTOR, HOSPITAL), id);
		assert_noop!(call, Error::<Test>::ConflictOfInterest);
		assert_ok!(complete(signed(DOCTOR), id));
	});
}

#[test]
fn nobody_moves_a_visit_by_agreeing_with_itself() {
	build_and_execute(|| {
		let id = booked();
		Delegates::insert((DOCTOR, CLINIC), Now::get());
		let ten = NINE + HOUR;
		let propose = |side| Appointments::propose_reschedule(acting_for(side, CLINIC), id, ten);
		let accept = |side| Appointments::accept_reschedule(acting_for(side, CLINIC), id, ten);
		assert_ok!(propose(DOCTOR));
		assert_noop!(accept(PATIENT), Error::<Test>::ConflictOfInterest);
		assert_noop!(propose(PATIENT), Error::<Test>::ConflictOfInterest);
		assert_ok!(Appointments::accept_reschedule(signed(PATIENT), id, ten));
		// What the patient itself proposes, the doctor's desk accepts.
		assert_ok!(Appointments::propose_reschedule(signed(PATIENT), id, NINE));
		assert_ok!(Appointments::accept_reschedule(acting_for(DOCTOR, CLINIC), id, NINE));
	});
}

#[test]
fn the_patients_report_is_not_taken_back_by_the_doctors_friend() {
	build_and_execute(|| {
		let id = booked();
		Now::set(&(NINE + 20 * MINUTE));
		assert_ok!(Appointments::report_no_show(signed(PATIENT), id));
		Delegates::insert((DOCTOR, CLINIC), Now::get());
		let withdraw = |by| Appointments::withdraw_no_show(acting_for(PATIENT, by), id);
		assert_noop!(withdraw(CLINIC), Error::<Test>::ConflictOfInterest);
		assert_ok!(withdraw(STRANGER));
	});
}

#[test]
fn a_delegate_moves_the_patients_own_money_within_its_purse_only() {
	// It gives in.
	build_and_execute(|| {
		let id = disputed();
		let confirm = |by| Appointments::confirm(acting_for(PATIENT, by), id);
		PurseRests::insert(STRANGER, PRICE - 1);
		assert_noop!(confirm(STRANGER), PURSE_EXCEEDED);
		PurseRests::insert(STRANGER, PRICE);
		assert_ok!(confirm(STRANGER));
		assert_eq!(PurseRests::get(STRANGER), Some(0));
	});
	// It calls off too late.
	build_and_execute(|| {
		let id = booked();
		let cancel = || Appointments::cancel(acting_for(PATIENT, STRANGER), id);
		Now::set(&(NINE - 1));
		PurseRests::insert(STRANGER, PRICE / 2 - 1);
		assert_noop!(cancel(), PURSE_EXCEEDED);
		PurseRests::insert(STRANGER, PRICE / 2);
		assert_ok!(cancel());
		assert_eq!((balance(PATIENT), PurseRests::get(STRANGER)), (WEALTH - PRICE / 2, Some(0)));
	});
	// In time it costs nothing.
	build_and_execute(|| {
		let id = booked();
		PurseRests::insert(STRANGER, 0);
		assert_ok!(Appointments::cancel(acting_for(PATIENT, STRANGER), id));
		assert_eq!(balance(PATIENT), WEALTH);
	});
	// Nor does it where nobody would have treated.
	build_and_execute(|| {
		let id = booked();
		PurseRests::insert(STRANGER, 0);
		Now::set(&(NINE - 1));
		Unlicensed::insert(DOCTOR, ());
		assert_ok!(Appointments::cancel(acting_for(PATIENT, STRANGER), id));
		assert_eq!(balance(PATIENT), WEALTH);
	});
}

#[test]
fn what_a_delegate_booked_is_on_its_purse_until_it_comes_back() {
	build_and_execute(|| {
		publish();
		let book = |start| {
			let origin = acting_for(PATIENT, STRANGER);
			Appointments::book(origin, DOCTOR, start, PRICE, None, None, None)
		};
		PurseRests::insert(STRANGER, 2 * PRICE - 1);
		let id = NextAppointmentId::<Test>::get();
		assert_ok!(book(NINE));
		assert_noop!(book(NINE + HOUR), PURSE_EXCEEDED);
		// Whoever moves it moves no money, whoever cancels it returns it to that purse.
		assert_ok!(Appointments::propose_reschedule(signed(DOCTOR), id, NINE + 2 * HOUR));
		assert_ok!(Appointments::accept_reschedule(signed(PATIENT), id, NINE + 2 * HOUR));
		assert_noop!(book(NINE + HOUR), PURSE_EXCEEDED);
		assert_ok!(Appointments::cancel(signed(PATIENT), id));
		assert_ok!(book(NINE + HOUR));
	});
}
