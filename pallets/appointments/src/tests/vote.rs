use super::*;

fn vote(who: AccountId, id: AppointmentId, percent: u32) -> DispatchResult {
	Appointments::vote(signed(who), id, Permill::from_percent(percent))
}

/// What the payee gets, in percent of the price, if seats vote so on a dispute that nobody decided,
/// or on a decision. Nobody decides: 40.
fn outcome(first: Option<u32>, votes: &[u32]) -> u128 {
	let mut outcome = 0;
	build_and_execute(|| {
		let id = match first {
			Some(percent) => appealed(Permill::from_percent(percent)),
			None => in_ballot(),
		};
		hear(id);
		let seats = SEATS.into_iter().chain(first.is_none().then_some(OTHER_HOSPITAL));
		for (seat, percent) in seats.zip(votes) {
			assert_ok!(vote(seat, id, *percent));
		}
		finish(id);
		outcome = balance(DOCTOR) * 100 / PRICE;
	});
	outcome
}

#[test]
fn the_median_counts() {
	build_and_execute(|| {
		let id = in_ballot();
		hear(id);
		assert_ok!(Appointments::vote(acting_for(SEATS[0], STRANGER), id, Permill::zero()));
		last(Event::VoteCast {
			appointment: id,
			hospital: SEATS[0],
			doctor_share: Permill::zero(),
			outcome: Permill::from_percent(40),
			by: STRANGER,
		});
		assert_ok!(vote(SEATS[1], id, 10));
		assert_eq!(dispute(id).outcome, 100_000);
		assert_eq!(
			dispute(id).votes,
			vec![
				api::VoteInfo { hospital: SEATS[0], doctor_share: 0 },
				api::VoteInfo { hospital: SEATS[1], doctor_share: 100_000 },
			]
		);
		// The escrow knows at each moment what happens if nothing else does.
		let held = Escrows::get(get(id).escrow.unwrap()).unwrap();
		let payee_share = Permill::from_percent(10);
		assert_eq!(held.due.1, Settlement::Split { payee_share });
		finish(id);
		assert_eq!(balance(DOCTOR), PRICE / 10);
	});
}

/// One seat is an accomplice of a side's; the others are silent, or honest.
#[test]
fn a_seat_alone_moves_little() {
	// What nobody decided, it does not decide.
	assert_eq!(outcome(None, &[]), 40);
	for extreme in [0, 100] {
		assert_eq!(outcome(None, &[extreme]), 40);
		// Against a decision it gets no further than to what applies if nobody decides.
		assert_eq!(outcome(Some(100 - extreme), &[extreme]), 40);
	}
	// Exaggerating brings nothing.
	assert_eq!(outcome(None, &[20, 30, 100]), outcome(None, &[20, 30, 45]));
	assert_eq!(outcome(Some(20), &[25, 100]), outcome(Some(20), &[25, 30]));
	// Honest seats overrule it, wherever it sits.
	assert_eq!(outcome(Some(100), &[10, 10]), 10);
	assert_eq!(outcome(Some(10), &[100, 10]), 10);
	assert_eq!(outcome(None, &[100, 10, 10, 10]), 10);
}

#[test]
fn seats_that_agree_decide() {
	assert_eq!(outcome(None, &[0, 0]), 0);
	assert_eq!(outcome(None, &[100, 100]), 100);
	assert_eq!(outcome(Some(0), &[60, 70]), 60);
	assert_eq!(outcome(Some(0), &[60, 70, 80]), 60);
}

#[test]
fn a_party_has_no_seat_in_it() {
	for prepare in [in_ballot, || appealed(Permill::one())] {
		build_and_execute(|| {
			let id = prepare();
			hear(id);
			assert_noop!(vote(HOSPITAL, id, 0), Error::<Test>::ConflictOfInterest);
			for who in [PATIENT, DOCTOR, CLINIC, STRANGER] {
				assert_noop!(vote(who, id, 0), Error::<Test>::NotAuthorized);
			}
			assert_noop!(Appointments::vote(RuntimeOrigin::root(), id, Permill::zero()), BadOrigin);
			// Not even one that was none when it was booked.
			Affiliations::insert((DOCTOR, SEATS[0]), ());
			assert_noop!(vote(SEATS[0], id, 0), Error::<Test>::ConflictOfInterest);
			Hospitals::insert(SEATS[1], HospitalStatus::ForCause);
			assert_noop!(vote(SEATS[1], id, 0), Error::<Test>::NotAuthorized);
			assert_ok!(vote(SEATS[2], id, 0));
		});
	}
}

#[test]
fn nobody_votes_twice() {
	build_and_execute(|| {
		let id = appealed(Permill::one());
		hear(id);
		assert_ok!(vote(SEATS[0], id, 0));
		assert_noop!(vote(SEATS[0], id, 50), Error::<Test>::AlreadyVoted);
		// Nor does the judge, about its own decision.
		assert_noop!(vote(OTHER_HOSPITAL, id, 100), Error::<Test>::AlreadyVoted);
	});
}

#[test]
fn the_seats_hear_the_sides_first() {
	for prepare in [in_ballot, || appealed(Permill::one())] {
		build_and_execute(|| {
			let id = prepare();
			Now::set(&(Now::get() + EvidenceWindow::get() - 1));
			assert_noop!(vote(SEATS[0], id, 0), Error::<Test>::EvidenceOpen);
			Now::set(&(Now::get() + 1));
			hypothetically_ok!(vote(SEATS[0], id, 0));
			Now::set(&(Now::get() + DecisionWindow::get() - 1));
			hypothetically_ok!(vote(SEATS[0], id, 0));
			Now::set(&(Now::get() + 1));
			for _ in 0..2 {
				assert_noop!(vote(SEATS[0], id, 0), Error::<Test>::WrongStatus);
				idle();
			}
		});
	}
}

/// A dispute about whether the patient came is about the late share, whoever decides.
#[test]
fn what_is_at_stake_bounds_the_ballot() {
	build_and_execute(|| {
		let id = booked();
		Now::set(&(NINE + HOUR / 2));
		assert_ok!(Appointments::report_no_show(signed(DOCTOR), id));
		assert_ok!(Appointments::contest_no_show(signed(PATIENT), id));
		Now::set(&(Now::get() + DisputeDeadline::get()));
		hear(id);
		assert_noop!(vote(SEATS[0], id, 51), Error::<Test>::ExceedsStake);
		assert_ok!(vote(SEATS[0], id, 50));
	});
}

#[test]
fn errors() {
	build_and_execute(|| {
		let id = disputed();
		assert_noop!(vote(SEATS[0], id + 1, 0), Error::<Test>::NotFound);
		assert_noop!(vote(SEATS[0], id, 0), Error::<Test>::NoBallot);
		assert_ok!(Appointments::take_case(signed(OTHER_HOSPITAL), id));
		assert_noop!(vote(SEATS[0], id, 0), Error::<Test>::NoBallot);
	});
	build_and_execute(|| {
		let id = decided(Permill::one());
		assert_noop!(vote(SEATS[0], id, 0), Error::<Test>::NoBallot);
	});
	build_and_execute(|| {
		let id = fulfilled();
		assert_noop!(vote(SEATS[0], id, 0), Error::<Test>::WrongStatus);
	});
}
