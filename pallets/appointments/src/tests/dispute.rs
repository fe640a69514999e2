use super::*;

#[test]
fn the_patient_disputes_a_completion() {
	build_and_execute(|| {
		let id = fulfilled();
		Now::set(&(Now::get() + DisputeWindow::get() - 1));
		// It is protective.
		Suspended::insert(PATIENT, ());
		assert_ok!(Appointments::dispute(acting_for(PATIENT, CLINIC), id));
		let take_until = Now::get() + DisputeDeadline::get();
		last(Event::DisputeOpened { appointment: id, take_until, by: CLINIC });
		assert_eq!(status(id), AppointmentStatus::Disputed { about: Matter::Visit });
		let held = Escrows::get(get(id).escrow.unwrap()).unwrap();
		let outcome = Settlement::Split { payee_share: UndecidedShare::get() };
		// If no hospital takes it, the seats have their time; if they do not vote, it is so.
		let ends_at = take_until + EvidenceWindow::get() + DecisionWindow::get();
		assert_eq!(held.due, (ends_at, outcome));
		let shown = super::dispute(id);
		assert_eq!((shown.stage, shown.until), (DisputeStage::Waiting, take_until));
		assert_eq!((shown.outcome, shown.ends_at), (400_000, ends_at));
	});
}

#[test]
fn what_nobody_decides_is_split_as_was_said_when_it_began() {
	build_and_execute(|| {
		let id = disputed();
		UndecidedShare::set(&Permill::one());
		finish(id);
		assert_eq!(status(id), AppointmentStatus::Resolved);
		assert_eq!(balance(DOCTOR), PRICE * 4 / 10);
		assert_eq!(balance(PATIENT), WEALTH - PRICE * 4 / 10);
	});
}

#[test]
fn the_patient_disputes_what_nobody_completed() {
	build_and_execute(|| {
		let id = booked();
		Now::set(&(NINE + HOUR / 2 - 1));
		assert_noop!(Appointments::dispute(signed(PATIENT), id), Error::<Test>::TooEarly);
		Now::set(&(NINE + HOUR / 2));
		assert_ok!(Appointments::dispute(signed(PATIENT), id));
		assert_noop!(complete(signed(DOCTOR), id), Error::<Test>::WrongStatus);
	});
}

#[test]
fn errors() {
	build_and_execute(|| {
		let id = fulfilled();
		refuses_others(id, Appointments::dispute);
		assert_noop!(Appointments::dispute(signed(DOCTOR), id), Error::<Test>::NotAuthorized);
		Now::set(&(Now::get() + DisputeWindow::get()));
		for _ in 0..2 {
			assert_noop!(Appointments::dispute(signed(PATIENT), id), Error::<Test>::TooLate);
			idle();
		}
	});
	build_and_execute(|| {
		let id = disputed();
		assert_noop!(Appointments::dispute(signed(PATIENT), id), Error::<Test>::WrongStatus);
	});
	build_and_execute(|| {
		let id = lapsed();
		assert_noop!(Appointments::dispute(signed(PATIENT), id), Error::<Test>::TooLate);
	});
}
