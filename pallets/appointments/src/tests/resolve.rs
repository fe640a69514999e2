use super::*;

const SHARE: Permill = Permill::from_percent(70);

fn resolve(who: AccountId, id: AppointmentId) -> DispatchResult {
	Appointments::resolve(signed(who), id, SHARE)
}

#[test]
fn a_hospital_decides() {
	build_and_execute(|| {
		let id = disputed();
		assert_ok!(Appointments::resolve(acting_for(OTHER_HOSPITAL, STRANGER), id, SHARE));
		last(Event::DisputeResolved {
			appointment: id,
			doctor_share: SHARE,
			hospital: Some(OTHER_HOSPITAL),
			by: Some(STRANGER),
		});
		assert_eq!(status(id), AppointmentStatus::Resolved);
		assert_eq!(balance(DOCTOR), PRICE * 7 / 10);
		assert_eq!(balance(PATIENT), WEALTH - PRICE * 7 / 10);
		assert_noop!(resolve(OTHER_HOSPITAL, id), Error::<Test>::WrongStatus);
	});
}

#[test]
fn the_council_decides() {
	build_and_execute(|| {
		let id = disputed();
		assert_ok!(Appointments::resolve(RuntimeOrigin::root(), id, Permill::zero()));
		last(Event::DisputeResolved {
			appointment: id,
			doctor_share: Permill::zero(),
			hospital: None,
			by: None,
		});
		assert_eq!(balance(PATIENT), WEALTH);
	});
}

#[test]
fn only_a_hospital_in_force_does() {
	build_and_execute(|| {
		let id = disputed();
		assert_noop!(Appointments::resolve(RuntimeOrigin::none(), id, SHARE), BadOrigin);
		for who in [PATIENT, DOCTOR, CLINIC, STRANGER] {
			assert_noop!(resolve(who, id), Error::<Test>::NotAuthorized);
		}
		Hospitals::insert(OTHER_HOSPITAL, HospitalStatus::Leaving { successor: HOSPITAL });
		assert_noop!(resolve(OTHER_HOSPITAL, id), Error::<Test>::NotAuthorized);
		Hospitals::insert(OTHER_HOSPITAL, HospitalStatus::Active);
		Suspended::insert(OTHER_HOSPITAL, ());
		assert_noop!(resolve(OTHER_HOSPITAL, id), NOT_ACTIVE);
	});
}

/// It could decide but for what `ties` did before the booking.
fn refused_if(ties: impl Fn()) {
	build_and_execute(|| {
		hypothetically_ok!(resolve(OTHER_HOSPITAL, disputed()));
		ties();
		let id = disputed();
		assert_noop!(resolve(OTHER_HOSPITAL, id), Error::<Test>::ConflictOfInterest);
		// The council can always.
		assert_ok!(Appointments::resolve(RuntimeOrigin::root(), id, SHARE));
	});
}

#[test]
fn nobody_decides_in_its_own_cause() {
	build_and_execute(|| {
		let id = disputed();
		// It verified the doctor, and its clinic invited the patient.
		assert_noop!(resolve(HOSPITAL, id), Error::<Test>::ConflictOfInterest);
		for party in [PATIENT, DOCTOR] {
			// The side signs for the hospital.
			let call = Appointments::resolve(acting_for(OTHER_HOSPITAL, party), id, SHARE);
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
			let call = Appointments::resolve(acting_for(OTHER_HOSPITAL, STRANGER), id, SHARE);
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
		assert_noop!(resolve(HOSPITAL, id), Error::<Test>::ConflictOfInterest);
		// Nor does who has its duties.
		Hospitals::insert(HOSPITAL, HospitalStatus::Leaving { successor: OTHER_HOSPITAL });
		assert_noop!(resolve(OTHER_HOSPITAL, id), Error::<Test>::ConflictOfInterest);
	});
}

#[test]
fn a_desk_that_resigns_for_a_moment_is_no_judge() {
	for party in [PATIENT, DOCTOR] {
		build_and_execute(|| {
			Delegates::insert((party, OTHER_HOSPITAL), Now::get());
			let id = disputed();
			Delegates::remove((party, OTHER_HOSPITAL));
			assert_noop!(resolve(OTHER_HOSPITAL, id), Error::<Test>::ConflictOfInterest);
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
		assert_noop!(resolve(OTHER_HOSPITAL, id), Error::<Test>::ConflictOfInterest);
		// Leaving it makes no judge either.
		assert_ok!(Appointments::decline_payments_for(signed(OTHER_HOSPITAL), DOCTOR));
		assert_noop!(resolve(OTHER_HOSPITAL, id), Error::<Test>::ConflictOfInterest);
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
			assert_noop!(resolve(OTHER_HOSPITAL, id), Error::<Test>::ConflictOfInterest);
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
			assert_ok!(resolve(OTHER_HOSPITAL, id));
		});
	}
}

#[test]
fn errors() {
	build_and_execute(|| {
		let id = fulfilled();
		assert_noop!(resolve(OTHER_HOSPITAL, id + 1), Error::<Test>::NotFound);
		assert_noop!(resolve(OTHER_HOSPITAL, id), Error::<Test>::WrongStatus);
		assert_ok!(Appointments::dispute(signed(PATIENT), id));
		// From the deadline on the parameter's share applies, worked off or not.
		Now::set(&(Now::get() + DisputeDeadline::get()));
		for _ in 0..2 {
			assert_noop!(resolve(OTHER_HOSPITAL, id), Error::<Test>::WrongStatus);
			idle();
		}
		assert_eq!(balance(DOCTOR), PRICE * 4 / 10);
	});
}
