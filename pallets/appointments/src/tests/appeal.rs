use super::*;

fn appeal(who: AccountId, id: AppointmentId) -> DispatchResult {
	Appointments::appeal(signed(who), id)
}

/// The judge is an accomplice of the doctor's, and nobody who should not be one by the book.
#[test]
fn a_hostile_judge_is_overruled() {
	build_and_execute(|| {
		let id = decided(Permill::one());
		assert_ok!(appeal(PATIENT, id));
		let evidence_until = Now::get() + EvidenceWindow::get();
		let vote_until = evidence_until + DecisionWindow::get();
		last(Event::DecisionAppealed {
			appointment: id,
			party: Party::Patient,
			evidence_until,
			vote_until,
			by: PATIENT,
		});
		hear(id);
		for seat in [SEATS[0], SEATS[1]] {
			assert_ok!(Appointments::vote(signed(seat), id, Permill::zero()));
		}
		finish(id);
		assert_eq!(balance(PATIENT), WEALTH);
	});
}

#[test]
fn who_appeals_gains_nothing_by_silence() {
	for (side, share) in [(PATIENT, Permill::one()), (DOCTOR, Permill::zero())] {
		build_and_execute(|| {
			let id = decided(share);
			assert_ok!(appeal(side, id));
			finish(id);
			assert_eq!(status(id), AppointmentStatus::Resolved);
			assert_eq!(balance(DOCTOR), share * PRICE);
		});
	}
}

#[test]
fn nobody_appeals_twice() {
	build_and_execute(|| {
		let id = decided(Permill::one());
		assert_ok!(appeal(PATIENT, id));
		let due = get(id).due;
		for side in [PATIENT, DOCTOR] {
			assert_noop!(appeal(side, id), Error::<Test>::NothingToAppeal);
		}
		hear(id);
		assert_ok!(Appointments::vote(signed(SEATS[0]), id, Permill::zero()));
		assert_noop!(appeal(DOCTOR, id), Error::<Test>::NothingToAppeal);
		assert_eq!(get(id).due.unwrap().at, due.unwrap().at);
	});
	// Nor is a ballot that nobody appealed to, appealed.
	build_and_execute(|| {
		let id = in_ballot();
		assert_noop!(appeal(PATIENT, id), Error::<Test>::NothingToAppeal);
	});
}

#[test]
fn it_works_for_who_is_suspended_and_until_the_window_is_over() {
	build_and_execute(|| {
		let id = decided(Permill::one());
		Suspended::insert(PATIENT, ());
		Now::set(&(Now::get() + AppealWindow::get() - 1));
		hypothetically_ok!(appeal(PATIENT, id));
		Now::set(&(Now::get() + 1));
		for _ in 0..2 {
			assert_noop!(appeal(PATIENT, id), Error::<Test>::WrongStatus);
			idle();
		}
		assert_eq!(balance(DOCTOR), PRICE);
	});
}

#[test]
fn errors() {
	build_and_execute(|| {
		let id = disputed();
		refuses_others(id, Appointments::appeal);
		assert_noop!(appeal(PATIENT, id), Error::<Test>::NothingToAppeal);
		assert_ok!(Appointments::take_case(signed(OTHER_HOSPITAL), id));
		assert_noop!(appeal(PATIENT, id), Error::<Test>::NothingToAppeal);
	});
	build_and_execute(|| {
		let id = fulfilled();
		assert_noop!(appeal(PATIENT, id), Error::<Test>::WrongStatus);
	});
	build_and_execute(|| {
		Delegates::insert((DOCTOR, STRANGER), Now::get());
		let id = decided(Permill::one());
		let call = Appointments::appeal(acting_for(PATIENT, STRANGER), id);
		assert_noop!(call, Error::<Test>::ConflictOfInterest);
	});
}
