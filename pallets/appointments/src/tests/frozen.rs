//! A side's key is in other hands.

use super::*;
use crate::frozen::LONGEST_HOLD;

/// The end of the visit's slot.
const END: Moment = NINE + HOUR / 2;

fn settle(id: AppointmentId) -> DispatchResult {
	Appointments::settle_due(signed(STRANGER), id)
}

/// An accomplice doctor waits for a late cancellation in the patient's name.
#[test]
fn a_late_cancellation_with_a_stolen_key_pays_nobody_before_the_owner_could_object() {
	build_and_execute(|| {
		let id = booked();
		Now::set(&(NINE - HOUR));
		freeze(PATIENT, NINE + 3 * DAY);
		assert_ok!(Appointments::cancel(signed(PATIENT), id));
		let who = Party::Patient;
		last(Event::LateShareHeld { appointment: id, contest_until: END + 2 * DAY, by: PATIENT });
		assert_eq!(status(id), AppointmentStatus::NoShow { who });
		assert_eq!((balance(DOCTOR), balance(PATIENT)), (0, WEALTH - PRICE));
		// Its time comes within the freeze, and passes.
		Now::set(&(END + 2 * DAY));
		assert_noop!(settle(id), Error::<Test>::TooEarly);
		idle();
		assert_eq!(status(id), AppointmentStatus::NoShow { who });
		// The owner has its key back, and a window to say that it was somebody else.
		Now::set(&(NINE + 3 * DAY + DAY));
		idle();
		assert_noop!(settle(id), Error::<Test>::TooEarly);
		assert_ok!(Appointments::contest_no_show(signed(PATIENT), id));
		// It is about the late share.
		assert_ok!(Appointments::take_case(signed(OTHER_HOSPITAL), id));
		hear(id);
		let too_much = Appointments::resolve(signed(OTHER_HOSPITAL), id, Permill::one());
		assert_noop!(too_much, Error::<Test>::ExceedsStake);
		assert_ok!(Appointments::resolve(signed(OTHER_HOSPITAL), id, Permill::zero()));
		finish(id);
		assert_eq!((balance(DOCTOR), balance(PATIENT)), (0, WEALTH));
	});
}

#[test]
fn what_nobody_contests_is_paid_once_the_window_after_the_freeze_is_over() {
	build_and_execute(|| {
		let id = booked();
		Now::set(&(NINE - HOUR));
		freeze(PATIENT, NINE + 3 * DAY);
		assert_ok!(Appointments::cancel(signed(PATIENT), id));
		Now::set(&(NINE + 5 * DAY - 1));
		idle();
		assert_noop!(settle(id), Error::<Test>::TooEarly);
		let shown = Appointments::appointment_info(id).unwrap();
		assert_eq!(shown.deadline, Some(NINE + 5 * DAY));
		Now::set(&(NINE + 5 * DAY));
		assert_noop!(Appointments::contest_no_show(signed(PATIENT), id), Error::<Test>::TooLate);
		assert_ok!(settle(id));
		assert_eq!(balance(DOCTOR), PRICE / 2);
	});
}

#[test]
fn cancelling_that_moves_no_money_works_with_a_frozen_key() {
	build_and_execute(|| {
		let id = booked();
		freeze(PATIENT, MONDAY + 3 * DAY);
		assert_ok!(Appointments::cancel(signed(PATIENT), id));
		assert_eq!(status(id), AppointmentStatus::Cancelled { by: Party::Patient });
		assert_eq!(balance(PATIENT), WEALTH);
	});
	build_and_execute(|| {
		let policy = CancellationPolicy { notice: DAY, late_share: Permill::zero() };
		assert_ok!(Appointments::publish_hours(signed(DOCTOR), office_hours(), policy));
		assert_ok!(try_book(PATIENT, NINE));
		freeze(PATIENT, MONDAY + 3 * DAY);
		assert_ok!(Appointments::cancel(signed(PATIENT), 0));
		assert_eq!(status(0), AppointmentStatus::Cancelled { by: Party::Patient });
	});
}

/// An accomplice doctor completes a visit that was none, and the thief keeps still.
#[test]
fn keeping_still_with_a_stolen_key_pays_nobody() {
	build_and_execute(|| {
		let id = fulfilled();
		Now::set(&(END + DAY));
		freeze(PATIENT, END + 4 * DAY);
		Now::set(&(END + 3 * DAY));
		idle();
		assert_noop!(settle(id), Error::<Test>::TooEarly);
		let escrow = get(id).escrow.unwrap();
		let due = Escrows::get(escrow).unwrap().due.0;
		let claimable = <Appointments as OnSettled<_, _>>::claimable_at(id, due);
		assert_eq!(claimable, END + 6 * DAY);
		assert_noop!(Appointments::confirm(signed(PATIENT), id), NOT_ACTIVE);
		Now::set(&(END + 5 * DAY));
		assert_ok!(Appointments::dispute(signed(PATIENT), id));
	});
}

#[test]
fn objecting_works_with_a_frozen_key_too() {
	build_and_execute(|| {
		let id = fulfilled();
		freeze(PATIENT, END + 4 * DAY);
		assert_ok!(Appointments::dispute(signed(PATIENT), id));
	});
}

/// An insider: a sponsor that freezes a patient each time the doctor is about to be paid.
#[test]
fn a_sponsor_does_not_keep_a_doctor_from_its_money_for_good() {
	build_and_execute(|| {
		let id = fulfilled();
		let due = END + 2 * DAY;
		for hours in 0..4 {
			Now::set(&(END + hours * 20 * HOUR));
			freeze(PATIENT, END + 365 * DAY);
			// Each ended early, and another began.
			Freezes::mutate(PATIENT, |freezes| {
				if let Some(list) = freezes {
					for (at, known) in list.iter_mut().enumerate() {
						let next = END + (at as u64 + 1) * 20 * HOUR;
						known.until = Some(if at < 3 { next - 1 } else { END + 365 * DAY });
					}
				}
			});
		}
		Now::set(&(due + 2 * DAY + LONGEST_HOLD - 1));
		assert_noop!(settle(id), Error::<Test>::TooEarly);
		Now::set(&(due + 2 * DAY + LONGEST_HOLD));
		idle();
		assert_eq!(balance(DOCTOR), PRICE);
	});
}

/// A thief with the doctor's key, and an accomplice patient.
#[test]
fn a_frozen_doctor_gives_nothing_away_that_a_visit_earned() {
	build_and_execute(|| {
		let id = disputed();
		freeze(DOCTOR, END + 3 * DAY);
		assert_noop!(Appointments::cancel(signed(DOCTOR), id), FROZEN);
	});
	build_and_execute(|| {
		let id = booked();
		Now::set(&NINE);
		freeze(DOCTOR, END + 3 * DAY);
		assert_noop!(Appointments::cancel(signed(DOCTOR), id), FROZEN);
		// Nor does the visit lapse meanwhile: the doctor can complete it when it has its key back.
		Now::set(&(END + 2 * DAY));
		idle();
		assert_noop!(settle(id), Error::<Test>::TooEarly);
		Now::set(&(END + 3 * DAY));
		assert_ok!(complete(signed(DOCTOR), id));
	});
	build_and_execute(|| {
		let id = booked();
		freeze(DOCTOR, END + 3 * DAY);
		assert_ok!(Appointments::cancel(signed(DOCTOR), id));
		assert_eq!(balance(PATIENT), WEALTH);
	});
}

/// A thief with the payee's key, and an accomplice doctor.
#[test]
fn a_frozen_payee_does_not_leave_its_money_to_the_doctor() {
	build_and_execute(|| {
		publish();
		NamedPayees::insert(DOCTOR, CLINIC);
		assert_ok!(Appointments::accept_payments_for(signed(CLINIC), DOCTOR));
		freeze(CLINIC, MONDAY + DAY);
		let decline = || Appointments::decline_payments_for(signed(CLINIC), DOCTOR);
		assert_noop!(decline(), FROZEN);
		Now::set(&(MONDAY + DAY));
		assert_ok!(decline());
	});
}

#[test]
fn nothing_new_is_sealed_to_a_frozen_side() {
	build_and_execute(|| {
		let id = booked();
		let details = |content| Appointments::set_details(signed(DOCTOR), id, content);
		let room = ContentRef { codec: Codec::Raw, digest: Default::default(), size: 1 };
		freeze(PATIENT, NINE);
		assert_noop!(details(Some(room)), FROZEN);
		assert_ok!(details(None));
	});
}

#[test]
fn the_doctor_gets_the_time_that_it_could_not_write_and_fourteen_days() {
	build_and_execute(|| {
		let id = fulfilled();
		let folder = folder_of(PATIENT);
		let may_write = || {
			<Appointments as CareRelationship<_>>::ensure_may_write(&DOCTOR, &PATIENT, folder, id)
		};
		let related = || {
			let basis = CareBasis::Appointment(id);
			<Appointments as CareRelationship<_>>::ensure_related(&DOCTOR, &PATIENT, basis)
		};
		freeze(PATIENT, END + 12 * HOUR);
		let until = END + DAY + 12 * HOUR + 14 * DAY;
		for at in [END + DAY, until - 1] {
			Now::set(&at);
			idle();
			assert_ok!(may_write());
			assert_ok!(related());
		}
		Now::set(&until);
		assert_noop!(may_write(), Error::<Test>::TooLate);
		assert_noop!(related(), Error::<Test>::TooLate);
	});
	// Who was not frozen in it gives nothing back.
	build_and_execute(|| {
		let id = fulfilled();
		let folder = folder_of(PATIENT);
		Now::set(&(END + DAY));
		freeze(PATIENT, END + 2 * DAY);
		let may_write =
			<Appointments as CareRelationship<_>>::ensure_may_write(&DOCTOR, &PATIENT, folder, id);
		assert_err!(may_write, Error::<Test>::TooLate);
	});
}

/// An insider: the clinic that is paid has one of its staff, whom the patient let act, speak for the
/// patient.
#[test]
fn whose_staff_somebody_is_speaks_too() {
	let ties: [fn(); 4] = [
		// The organisation is paid for the doctor's work, acts for the doctor, vouches for it, or the
		// doctor works for it.
		|| {
			NamedPayees::insert(DOCTOR, CLINIC);
			assert_ok!(Appointments::accept_payments_for(signed(CLINIC), DOCTOR));
		},
		|| Delegates::insert((DOCTOR, CLINIC), Now::get()),
		|| Sponsors::insert(DOCTOR, CLINIC),
		|| Delegates::insert((CLINIC, DOCTOR), Now::get()),
	];
	for tie in ties {
		build_and_execute(|| {
			let id = fulfilled();
			let confirm = || Appointments::confirm(acting_for(PATIENT, STRANGER), id);
			hypothetically_ok!(confirm());
			tie();
			hypothetically_ok!(confirm());
			Staff::insert((CLINIC, STRANGER), ());
			assert_noop!(confirm(), Error::<Test>::ConflictOfInterest);
			// The patient's own word stays the patient's.
			Staff::insert((CLINIC, PATIENT), ());
			assert_ok!(Appointments::confirm(signed(PATIENT), id));
		});
	}
}

#[test]
fn a_hospital_does_not_judge_its_staff_nor_whom_its_staff_acts_for() {
	let take = |id| Appointments::take_case(signed(OTHER_HOSPITAL), id);
	for party in [PATIENT, DOCTOR] {
		build_and_execute(|| {
			Staff::insert((OTHER_HOSPITAL, party), ());
			let id = disputed();
			assert_noop!(take(id), Error::<Test>::ConflictOfInterest);
			// Nor after it let the side go.
			Staff::remove((OTHER_HOSPITAL, party));
			assert_noop!(take(id), Error::<Test>::ConflictOfInterest);
		});
		build_and_execute(|| {
			// Of its clinic.
			Staff::insert((STRANGER, party), ());
			Sponsors::insert(STRANGER, OTHER_HOSPITAL);
			let id = disputed();
			assert_noop!(take(id), Error::<Test>::ConflictOfInterest);
		});
		build_and_execute(|| {
			Delegates::insert((party, STRANGER), Now::get());
			let id = disputed();
			hypothetically_ok!(take(id));
			Delegates::insert((OTHER_HOSPITAL, STRANGER), Now::get());
			assert_noop!(take(id), Error::<Test>::ConflictOfInterest);
		});
		// A side that lets a judge's staff act once there is something to decide keeps nobody away.
		build_and_execute(|| {
			let id = disputed();
			Delegates::insert((party, STRANGER), Now::get());
			Delegates::insert((OTHER_HOSPITAL, STRANGER), Now::get());
			assert_ok!(take(id));
		});
	}
}
