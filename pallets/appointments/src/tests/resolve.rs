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

#[test]
fn nobody_decides_in_its_own_cause() {
	build_and_execute(|| {
		let id = disputed();
		assert_noop!(resolve(HOSPITAL, id), Error::<Test>::ConflictOfInterest);
		for party in [PATIENT, DOCTOR] {
			// The side signs for the hospital.
			let call = Appointments::resolve(acting_for(OTHER_HOSPITAL, party), id, SHARE);
			assert_noop!(call, Error::<Test>::ConflictOfInterest);
			// The hospital, or who signs for it, acts for the side.
			for delegate in [OTHER_HOSPITAL, STRANGER] {
				Delegates::insert((delegate, party), ());
				let origin = acting_for(OTHER_HOSPITAL, STRANGER);
				let call = Appointments::resolve(origin, id, SHARE);
				assert_noop!(call, Error::<Test>::ConflictOfInterest);
				Delegates::remove((delegate, party));
			}
		}
	});
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
