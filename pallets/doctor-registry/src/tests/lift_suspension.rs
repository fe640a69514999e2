//! Ending a suspension everywhere.

use super::*;

#[test]
fn by_the_hospital_whose_it_is() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH, SOUTH]);
		assert_ok!(suspend_everywhere(NORTH));
		assert_noop!(lift_suspension(SOUTH), Error::<Test>::NotAuthorized);
		assert_ok!(lift_suspension(CLERK));
		assert_ok!(licensed());
		let authority = Authority::Hospital(NORTH);
		let by = Some(CLERK);
		assert_eq!(last_event(), Event::SuspensionLifted { doctor: DOCTOR, authority, by });
	});
}

#[test]
fn by_who_has_its_duties() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH]);
		assert_ok!(suspend_everywhere(NORTH));
		leave(NORTH, EAST);
		assert_noop!(lift_suspension(NORTH), Error::<Test>::NotHospital);
		assert_noop!(lift_suspension(SOUTH), Error::<Test>::NotAuthorized);
		assert_ok!(lift_suspension(EAST));
	});
}

#[test]
fn by_the_council_also_of_a_hospital_that_was_expelled() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH, SOUTH]);
		assert_ok!(suspend_everywhere(NORTH));
		expel(NORTH);
		assert_noop!(lift_suspension(NORTH), Error::<Test>::NotHospital);
		assert_ok!(Registry::lift_suspension(council(), DOCTOR));
		assert_ok!(licensed());
		let authority = Authority::Council;
		assert_eq!(last_event(), Event::SuspensionLifted { doctor: DOCTOR, authority, by: None });
	});
}

#[test]
fn only_what_is_in_force() {
	build_and_execute(|| {
		assert_noop!(lift_suspension(NORTH), Error::<Test>::NotSuspended);
		verified(DOCTOR, &[NORTH]);
		assert_ok!(suspend_everywhere(NORTH));
		wait(72 * HOUR);
		assert_noop!(lift_suspension(NORTH), Error::<Test>::NotSuspended);
		assert_noop!(lift_suspension(DOCTOR), Error::<Test>::NotHospital);
	});
}
