//! The chain stands still for a week: no deadline to act is over when it comes back, and rights end
//! by the clock.

use super::*;

const WEEK: Moment = 7 * DAY;

/// What `prepare` leaves open still is after a week in which nobody could act, `act` works, and
/// what is left of the window is as long as it was.
fn survives(
	prepare: fn() -> AppointmentId,
	left: fn(AppointmentId) -> Moment,
	act: fn(AppointmentId) -> DispatchResult,
) {
	build_and_execute(|| {
		let id = prepare();
		let before = left(id);
		stand_still(WEEK);
		idle();
		assert_eq!(left(id), before);
		assert_ok!(frame::deps::frame_support::hypothetically!(act(id)));
		// The rest of the window counts, to its end.
		Now::set(&(Now::get() + before - 1));
		idle();
		assert_ok!(frame::deps::frame_support::hypothetically!(act(id)));
		Now::set(&(Now::get() + 1));
		idle();
		assert!(act(id).is_err(), "the window ends");
	});
}

/// How long the whole is still open.
fn deadline(id: AppointmentId) -> Moment {
	get(id).due.unwrap().at - <Running as RunningTime>::now()
}

/// How long the stage of the dispute stands.
fn stage(id: AppointmentId) -> Moment {
	dispute(id).until - Now::get()
}

#[test]
fn a_visit_can_be_completed_and_reported() {
	let ended = || {
		let id = booked();
		Now::set(&(NINE + HOUR / 2));
		id
	};
	survives(ended, deadline, |id| complete(signed(DOCTOR), id));
	survives(ended, deadline, |id| Appointments::report_no_show(signed(DOCTOR), id));
	survives(ended, deadline, |id| Appointments::report_no_show(signed(PATIENT), id));
	survives(ended, deadline, |id| Appointments::dispute(signed(PATIENT), id));
}

#[test]
fn a_bill_and_a_report_can_be_objected_to() {
	survives(fulfilled, deadline, |id| Appointments::dispute(signed(PATIENT), id));
	survives(fulfilled, deadline, |id| Appointments::confirm(signed(PATIENT), id));
	let reported = || {
		let id = booked();
		Now::set(&(NINE + HOUR / 2));
		assert_ok!(Appointments::report_no_show(signed(DOCTOR), id));
		id
	};
	survives(reported, deadline, |id| Appointments::contest_no_show(signed(PATIENT), id));
	survives(reported, deadline, |id| Appointments::withdraw_no_show(signed(DOCTOR), id));
}

#[test]
fn a_dispute_waits_for_its_judge_and_the_judge_for_the_sides() {
	survives(disputed, stage, |id| Appointments::take_case(signed(OTHER_HOSPITAL), id));
	let evidence = |id| dispute(id).evidence_until.unwrap() - Now::get();
	let content = |id| {
		let content = ContentRef { codec: Codec::Raw, digest: H256::zero(), size: 1 };
		Appointments::add_evidence(signed(PATIENT), id, content)
	};
	survives(taken, evidence, content);
	survives(|| appealed(Permill::one()), evidence, content);
	let heard = || {
		let id = taken();
		hear(id);
		id
	};
	survives(heard, stage, |id| Appointments::resolve(signed(OTHER_HOSPITAL), id, Permill::zero()));
}

#[test]
fn a_decision_can_be_appealed_and_the_seats_vote() {
	survives(|| decided(Permill::one()), stage, |id| Appointments::appeal(signed(PATIENT), id));
	let heard = || {
		let id = appealed(Permill::one());
		hear(id);
		id
	};
	survives(heard, stage, |id| Appointments::vote(signed(SEATS[0]), id, Permill::zero()));
}

/// Nobody could say anything between the visit and the chain's return: all windows are whole.
#[test]
fn a_standstill_across_the_visit_leaves_the_whole_window() {
	build_and_execute(|| {
		let id = booked();
		Now::set(&(NINE - HOUR));
		stand_still(WEEK);
		idle();
		assert_eq!(status(id), AppointmentStatus::Booked);
		// An hour before the start, half an hour of visit, and the window.
		assert!(deadline(id) >= CompletionWindow::get());
		assert_ok!(complete(signed(DOCTOR), id));
		assert_eq!(deadline(id), DisputeWindow::get());
	});
}

#[test]
fn nobody_is_paid_by_a_claim_right_after_a_standstill() {
	build_and_execute(|| {
		let id = fulfilled();
		stand_still(WEEK);
		let call = Appointments::settle_due(signed(DOCTOR), id);
		assert_noop!(call, Error::<Test>::TooEarly);
		let held = Escrows::get(get(id).escrow.unwrap()).unwrap();
		assert!(held.due.0 > <Running as RunningTime>::now());
	});
}

/// A right is one until a time that everybody can see on the clock.
#[test]
fn rights_and_slots_are_by_the_clock() {
	build_and_execute(|| {
		let id = booked();
		let may_write = || {
			<Appointments as CareRelationship<_>>::ensure_may_write(
				&DOCTOR,
				&PATIENT,
				folder_of(PATIENT),
				id,
			)
		};
		Now::set(&NINE);
		assert_ok!(may_write());
		stand_still(WEEK);
		assert_noop!(may_write(), Error::<Test>::TooLate);
		// Nor does the visit come back that the patient could have called off.
		let call = Appointments::cancel(signed(PATIENT), id);
		assert_noop!(call, Error::<Test>::TooLate);
	});
}

/// Answers say when a deadline is if the chain keeps running.
#[test]
fn deadlines_are_shown_by_the_clock() {
	build_and_execute(|| {
		let id = fulfilled();
		let shown = || Appointments::appointment_info(id).unwrap().deadline.unwrap();
		assert_eq!(shown(), Now::get() + DisputeWindow::get());
		Now::set(&(Now::get() + HOUR));
		stand_still(WEEK);
		assert_eq!(shown(), Now::get() + DisputeWindow::get() - HOUR);
		assert_ok!(Appointments::dispute(signed(PATIENT), id));
		let take_until = Now::get() + DisputeDeadline::get();
		last(Event::DisputeOpened { appointment: id, take_until, by: PATIENT });
		assert_eq!(dispute(id).until, take_until);
		Now::set(&take_until);
		assert_eq!(dispute(id).evidence_until, Some(take_until + EvidenceWindow::get()));
	});
}
