use super::*;

fn take(who: AccountId, id: AppointmentId) -> DispatchResult {
	Appointments::take_case(signed(who), id)
}

#[test]
fn a_hospital_takes_a_dispute_hears_the_sides_and_then_decides() {
	build_and_execute(|| {
		let id = disputed();
		assert_ok!(Appointments::take_case(acting_for(OTHER_HOSPITAL, STRANGER), id));
		let evidence_until = Now::get() + EvidenceWindow::get();
		let decide_until = evidence_until + DecisionWindow::get();
		last(Event::CaseTaken {
			appointment: id,
			hospital: OTHER_HOSPITAL,
			evidence_until,
			decide_until,
			by: STRANGER,
		});
		let shown = dispute(id);
		assert_eq!((shown.stage, shown.judge), (DisputeStage::Taken, Some(OTHER_HOSPITAL)));
		assert_eq!((shown.evidence_until, shown.until), (Some(evidence_until), decide_until));
		// Nobody else gets it.
		assert_noop!(take(SEATS[0], id), Error::<Test>::CaseTaken);
		assert_noop!(take(OTHER_HOSPITAL, id), Error::<Test>::CaseTaken);
		let resolve = Appointments::resolve(signed(SEATS[0]), id, Permill::zero());
		assert_noop!(resolve, Error::<Test>::NotTaken);
	});
}

#[test]
fn a_hospital_keeps_no_case_from_others() {
	build_and_execute(|| {
		let id = taken();
		Now::set(&(Now::get() + EvidenceWindow::get() + DecisionWindow::get() - 1));
		assert_noop!(take(SEATS[0], id), Error::<Test>::CaseTaken);
		Now::set(&(Now::get() + 1));
		assert_eq!(dispute(id).stage, DisputeStage::Waiting);
		let resolve = Appointments::resolve(signed(OTHER_HOSPITAL), id, Permill::one());
		assert_noop!(resolve, Error::<Test>::NotTaken);
		// It had its turn.
		assert_noop!(take(OTHER_HOSPITAL, id), Error::<Test>::HadItsTurn);
		assert_ok!(take(SEATS[0], id));
		assert_eq!(dispute(id).judge, Some(SEATS[0]));
	});
}

#[test]
fn a_case_is_open_at_once_if_its_judge_left() {
	build_and_execute(|| {
		let id = taken();
		Hospitals::insert(OTHER_HOSPITAL, HospitalStatus::ForCause);
		assert_ok!(take(SEATS[0], id));
	});
}

#[test]
fn no_more_than_three_try_one_after_the_other() {
	build_and_execute(|| {
		DisputeDeadline::set(&(100 * DAY));
		let id = disputed();
		for judge in SEATS {
			assert_ok!(take(judge, id));
			Now::set(&(Now::get() + EvidenceWindow::get() + DecisionWindow::get()));
		}
		assert_noop!(take(OTHER_HOSPITAL, id), Error::<Test>::TooManyJudges);
		// The seats vote in the end.
		Now::set(&(get(id).due.unwrap().at - 1));
		assert_ok!(Appointments::vote(signed(OTHER_HOSPITAL), id, Permill::zero()));
	});
}

/// Taking every case of an accomplice at its last moment, and leaving it, delays it by one turn.
#[test]
fn who_takes_it_last_delays_it_by_a_turn_only() {
	build_and_execute(|| {
		let id = disputed();
		let began = Now::get();
		Now::set(&(began + DisputeDeadline::get() - 1));
		assert_ok!(take(OTHER_HOSPITAL, id));
		let turn = EvidenceWindow::get() + DecisionWindow::get();
		let ballot = began + DisputeDeadline::get() - 1 + turn;
		Now::set(&(ballot - 1));
		assert_eq!(dispute(id).stage, DisputeStage::Taken);
		Now::set(&ballot);
		assert_eq!(dispute(id).stage, DisputeStage::Ballot);
		assert_eq!(get(id).due.unwrap().at, ballot + turn);
	});
}

#[test]
fn from_its_deadline_on_nobody_takes_it() {
	build_and_execute(|| {
		let id = disputed();
		Now::set(&(Now::get() + DisputeDeadline::get() - 1));
		hypothetically_ok!(take(OTHER_HOSPITAL, id));
		Now::set(&(Now::get() + 1));
		assert_noop!(take(OTHER_HOSPITAL, id), Error::<Test>::AlreadyDecided);
	});
}

#[test]
fn only_a_hospital_in_force_does() {
	build_and_execute(|| {
		let id = disputed();
		assert_noop!(Appointments::take_case(RuntimeOrigin::none(), id), BadOrigin);
		for who in [PATIENT, DOCTOR, CLINIC, STRANGER] {
			assert_noop!(take(who, id), Error::<Test>::NotAuthorized);
		}
		Hospitals::insert(OTHER_HOSPITAL, HospitalStatus::Leaving { successor: HOSPITAL });
		assert_noop!(take(OTHER_HOSPITAL, id), Error::<Test>::NotAuthorized);
		Hospitals::insert(OTHER_HOSPITAL, HospitalStatus::Active);
		Suspended::insert(OTHER_HOSPITAL, ());
		assert_noop!(take(OTHER_HOSPITAL, id), NOT_ACTIVE);
	});
}

/// It could take the case but for what `ties` did before the booking.
fn refused_if(ties: impl Fn()) {
	build_and_execute(|| {
		hypothetically_ok!(take(OTHER_HOSPITAL, disputed()));
		ties();
		let id = disputed();
		assert_noop!(take(OTHER_HOSPITAL, id), Error::<Test>::ConflictOfInterest);
		// Another can.
		assert_ok!(take(SEATS[0], id));
	});
}

#[test]
fn nobody_decides_in_its_own_cause() {
	build_and_execute(|| {
		let id = disputed();
		// It verified the doctor, and its clinic invited the patient.
		assert_noop!(take(HOSPITAL, id), Error::<Test>::ConflictOfInterest);
		for party in [PATIENT, DOCTOR] {
			// The side signs for the hospital.
			let call = Appointments::take_case(acting_for(OTHER_HOSPITAL, party), id);
			assert_noop!(call, Error::<Test>::ConflictOfInterest);
		}
	});
	for party in [PATIENT, DOCTOR] {
		// The hospital has acted for a side since before the booking, or the side for it.
		refused_if(|| Delegates::insert((party, OTHER_HOSPITAL), Now::get()));
		refused_if(|| Delegates::insert((OTHER_HOSPITAL, party), Now::get()));
		// It vouches for the side, itself or through a clinic.
		refused_if(|| Sponsors::insert(party, OTHER_HOSPITAL));
		refused_if(|| {
			Sponsors::insert(party, STRANGER);
			Sponsors::insert(STRANGER, OTHER_HOSPITAL);
		});
	}
	refused_if(|| Affiliations::insert((DOCTOR, OTHER_HOSPITAL), ()));
	// The payment reaches it, or its clinic.
	for (payee, above) in [(OTHER_HOSPITAL, None), (STRANGER, Some(OTHER_HOSPITAL))] {
		refused_if(|| {
			NamedPayees::insert(DOCTOR, payee);
			assert_ok!(Appointments::accept_payments_for(signed(payee), DOCTOR));
			Sponsors::set(STRANGER, above);
		});
	}
}

#[test]
fn nor_does_who_signs_for_a_hospital_and_acts_for_a_side() {
	for party in [PATIENT, DOCTOR] {
		build_and_execute(|| {
			Delegates::insert((party, STRANGER), Now::get());
			let id = disputed();
			let call = Appointments::take_case(acting_for(OTHER_HOSPITAL, STRANGER), id);
			assert_noop!(call, Error::<Test>::ConflictOfInterest);
		});
	}
}

#[test]
fn a_verifier_that_withdraws_for_a_moment_pays_itself_nothing() {
	build_and_execute(|| {
		let id = disputed();
		Affiliations::remove((DOCTOR, HOSPITAL));
		Sponsors::remove(PATIENT);
		assert_noop!(take(HOSPITAL, id), Error::<Test>::ConflictOfInterest);
		// Nor does who has its duties.
		Hospitals::insert(HOSPITAL, HospitalStatus::Leaving { successor: OTHER_HOSPITAL });
		assert_noop!(take(OTHER_HOSPITAL, id), Error::<Test>::ConflictOfInterest);
	});
}

#[test]
fn a_desk_that_resigns_for_a_moment_is_no_judge() {
	for party in [PATIENT, DOCTOR] {
		build_and_execute(|| {
			Delegates::insert((party, OTHER_HOSPITAL), Now::get());
			let id = disputed();
			Delegates::remove((party, OTHER_HOSPITAL));
			assert_noop!(take(OTHER_HOSPITAL, id), Error::<Test>::ConflictOfInterest);
		});
	}
}

#[test]
fn a_payee_that_was_swapped_after_the_booking_pays_itself_nothing() {
	build_and_execute(|| {
		NamedPayees::insert(DOCTOR, OTHER_HOSPITAL);
		assert_ok!(Appointments::accept_payments_for(signed(OTHER_HOSPITAL), DOCTOR));
		let id = disputed();
		NamedPayees::insert(DOCTOR, CLINIC);
		assert_noop!(take(OTHER_HOSPITAL, id), Error::<Test>::ConflictOfInterest);
		// Leaving it makes no judge either.
		assert_ok!(Appointments::decline_payments_for(signed(OTHER_HOSPITAL), DOCTOR));
		assert_noop!(take(OTHER_HOSPITAL, id), Error::<Test>::ConflictOfInterest);
	});
}

#[test]
fn who_has_to_do_with_a_side_only_now_does_not_decide() {
	let ties: [fn(); 4] = [
		|| Affiliations::insert((DOCTOR, OTHER_HOSPITAL), ()),
		|| Sponsors::insert(PATIENT, OTHER_HOSPITAL),
		|| {
			NamedPayees::insert(DOCTOR, OTHER_HOSPITAL);
			assert_ok!(Appointments::accept_payments_for(signed(OTHER_HOSPITAL), DOCTOR));
		},
		// The judge's own choice.
		|| Delegates::insert((OTHER_HOSPITAL, DOCTOR), Now::get()),
	];
	for tie in ties {
		build_and_execute(|| {
			let id = disputed();
			tie();
			assert_noop!(take(OTHER_HOSPITAL, id), Error::<Test>::ConflictOfInterest);
		});
	}
}

#[test]
fn a_side_keeps_no_judge_away_by_appointing_it() {
	for party in [PATIENT, DOCTOR] {
		build_and_execute(|| {
			let id = disputed();
			Delegates::insert((party, OTHER_HOSPITAL), Now::get());
			// Nor by naming it payee.
			NamedPayees::insert(DOCTOR, OTHER_HOSPITAL);
			assert_ok!(take(OTHER_HOSPITAL, id));
		});
	}
}

#[test]
fn errors() {
	build_and_execute(|| {
		let id = fulfilled();
		assert_noop!(take(OTHER_HOSPITAL, id + 1), Error::<Test>::NotFound);
		assert_noop!(take(OTHER_HOSPITAL, id), Error::<Test>::WrongStatus);
	});
	build_and_execute(|| {
		let id = decided(Permill::zero());
		assert_noop!(take(SEATS[0], id), Error::<Test>::AlreadyDecided);
		finish(id);
		assert_noop!(take(SEATS[0], id), Error::<Test>::WrongStatus);
	});
}
