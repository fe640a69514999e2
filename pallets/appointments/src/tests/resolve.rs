use super::*;

const SHARE: Permill = Permill::from_percent(70);

fn resolve(who: AccountId, id: AppointmentId) -> DispatchResult {
	Appointments::resolve(signed(who), id, SHARE)
}

#[test]
fn the_money_moves_when_nobody_can_appeal_any_more() {
	build_and_execute(|| {
		let id = taken();
		hear(id);
		assert_ok!(Appointments::resolve(acting_for(OTHER_HOSPITAL, STRANGER), id, SHARE));
		let appeal_until = Now::get() + AppealWindow::get();
		last(Event::DisputeResolved {
			appointment: id,
			doctor_share: SHARE,
			hospital: OTHER_HOSPITAL,
			appeal_until,
			by: STRANGER,
		});
		assert_eq!(balance(DOCTOR), 0);
		assert_noop!(resolve(OTHER_HOSPITAL, id), Error::<Test>::AlreadyDecided);
		let shown = dispute(id);
		assert_eq!((shown.stage, shown.decision), (DisputeStage::Decided, Some(700_000)));
		assert_eq!((shown.until, shown.outcome), (appeal_until, 700_000));
		Now::set(&(appeal_until - 1));
		idle();
		assert_eq!(balance(DOCTOR), 0);
		Now::set(&appeal_until);
		idle();
		let settlement = Settlement::Split { payee_share: SHARE };
		let status = AppointmentStatus::Resolved;
		last(Event::AppointmentEnded { appointment: id, status, settlement, by: None });
		assert_eq!(balance(DOCTOR), PRICE * 7 / 10);
		assert_eq!(balance(PATIENT), WEALTH - PRICE * 7 / 10);
		assert_noop!(resolve(OTHER_HOSPITAL, id), Error::<Test>::WrongStatus);
		// What was decided can be looked up for as long as the appointment is kept.
		assert_eq!(dispute(id).decision, Some(700_000));
	});
}

#[test]
fn a_judge_does_not_decide_before_the_evidence() {
	build_and_execute(|| {
		let id = disputed();
		// Nor in one go.
		assert_noop!(resolve(OTHER_HOSPITAL, id), Error::<Test>::NotTaken);
		assert_ok!(Appointments::take_case(signed(OTHER_HOSPITAL), id));
		assert_noop!(resolve(OTHER_HOSPITAL, id), Error::<Test>::EvidenceOpen);
		Now::set(&(Now::get() + EvidenceWindow::get() - 1));
		assert_noop!(resolve(OTHER_HOSPITAL, id), Error::<Test>::EvidenceOpen);
		Now::set(&(Now::get() + 1));
		assert_ok!(resolve(OTHER_HOSPITAL, id));
	});
}

#[test]
fn who_got_involved_after_taking_the_case_does_not_decide() {
	let ties: [fn(); 3] = [
		|| Affiliations::insert((DOCTOR, OTHER_HOSPITAL), ()),
		|| Sponsors::insert(PATIENT, OTHER_HOSPITAL),
		|| Delegates::insert((OTHER_HOSPITAL, DOCTOR), Now::get()),
	];
	for tie in ties {
		build_and_execute(|| {
			let id = taken();
			hear(id);
			tie();
			assert_noop!(resolve(OTHER_HOSPITAL, id), Error::<Test>::ConflictOfInterest);
			// The seats decide, as nobody else does.
			finish(id);
			assert_eq!(balance(DOCTOR), PRICE * 4 / 10);
		});
	}
}

#[test]
fn nobody_decides_but_hospitals_that_are_strangers() {
	build_and_execute(|| {
		let id = taken();
		hear(id);
		assert_noop!(resolve(HOSPITAL, id), Error::<Test>::ConflictOfInterest);
		for who in [PATIENT, DOCTOR, CLINIC, STRANGER] {
			assert_noop!(resolve(who, id), Error::<Test>::NotAuthorized);
		}
		// A council in which parties to the case have seats is none.
		let call = Appointments::resolve(RuntimeOrigin::root(), id, SHARE);
		assert_noop!(call, BadOrigin);
		for party in [PATIENT, DOCTOR] {
			let call = Appointments::resolve(acting_for(OTHER_HOSPITAL, party), id, SHARE);
			assert_noop!(call, Error::<Test>::ConflictOfInterest);
		}
	});
}

#[test]
fn the_sides_can_still_give_in_after_a_decision() {
	build_and_execute(|| {
		let id = decided(Permill::zero());
		assert_ok!(Appointments::confirm(signed(PATIENT), id));
		assert_eq!(balance(DOCTOR), PRICE);
	});
	build_and_execute(|| {
		let id = appealed(Permill::one());
		assert_ok!(Appointments::cancel(signed(DOCTOR), id));
		assert_eq!(balance(PATIENT), WEALTH);
	});
}

#[test]
fn errors() {
	build_and_execute(|| {
		let id = fulfilled();
		assert_noop!(resolve(OTHER_HOSPITAL, id + 1), Error::<Test>::NotFound);
		assert_noop!(resolve(OTHER_HOSPITAL, id), Error::<Test>::WrongStatus);
		assert_ok!(Appointments::dispute(signed(PATIENT), id));
		// From the end on the parameter's share applies, worked off or not.
		Now::set(&get(id).due.unwrap().at);
		for _ in 0..2 {
			assert_noop!(resolve(OTHER_HOSPITAL, id), Error::<Test>::WrongStatus);
			idle();
		}
		assert_eq!(balance(DOCTOR), PRICE * 4 / 10);
	});
	build_and_execute(|| {
		let id = appealed(Permill::zero());
		assert_noop!(resolve(OTHER_HOSPITAL, id), Error::<Test>::AlreadyDecided);
	});
}
