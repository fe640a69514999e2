//! A hospital changes the end of its verification.

use super::*;

const LATER: Moment = VALID_UNTIL + YEAR;

fn renew(hospital: u64, valid_until: Moment) -> DispatchResult {
	Registry::renew(signed(hospital), DOCTOR, valid_until)
}

#[test]
fn runs_longer() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH, SOUTH]);
		assert_ok!(renew(CLERK, LATER));
		set_time(VALID_UNTIL);
		assert_ok!(Registry::ensure_licensed(&DOCTOR));
		assert_eq!(
			last_event(),
			Event::LicenceRenewed {
				doctor: DOCTOR,
				hospital: NORTH,
				valid_until: LATER,
				by: CLERK
			}
		);
		assert_eq!(record(DOCTOR).verifications.get(1).map(|v| v.valid_until), Some(VALID_UNTIL));
	});
}

#[test]
fn wakes_an_expired_one_up() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH]);
		set_time(VALID_UNTIL);
		assert_noop!(Registry::ensure_licensed(&DOCTOR), Error::<Test>::LicenceExpired);
		assert_ok!(renew(NORTH, LATER));
		assert_ok!(Registry::ensure_licensed(&DOCTOR));
	});
}

#[test]
fn only_hospitals_in_force_that_verified() {
	build_and_execute(|| {
		assert_noop!(renew(NORTH, LATER), Error::<Test>::NotFound);
		verified(DOCTOR, &[NORTH, WEST]);
		assert_noop!(renew(SOUTH, LATER), Error::<Test>::NotAuthorized);
		assert_noop!(renew(DOCTOR, LATER), Error::<Test>::NotHospital);
		// Who takes duties over verifies in its own name.
		leave(WEST, SOUTH);
		assert_noop!(renew(WEST, LATER), Error::<Test>::NotHospital);
		assert_noop!(renew(SOUTH, LATER), Error::<Test>::NotAuthorized);
		suspend_participant(NORTH);
		assert_noop!(renew(NORTH, LATER), DispatchError::Other("suspended"));
	});
}

#[test]
fn the_time_is_ahead_and_not_too_far() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH]);
		assert_noop!(renew(NORTH, NOW), Error::<Test>::InThePast);
		assert_noop!(renew(NORTH, NOW + 2 * YEAR + 1), Error::<Test>::TooLong);
	});
}

#[test]
fn only_what_is_verified() {
	build_and_execute(|| {
		assert_ok!(apply(DOCTOR, "123"));
		assert_ok!(request(DOCTOR, NORTH));
		assert_noop!(renew(NORTH, LATER), Error::<Test>::NotAuthorized);
	});
}

#[test]
fn ends_no_suspension() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH]);
		assert_ok!(suspend_verification(NORTH));
		assert_ok!(renew(NORTH, LATER));
		assert_noop!(licensed(), Error::<Test>::VerificationSuspended);
		assert_ok!(reinstate_verification(NORTH));
		assert_ok!(suspend_everywhere(NORTH));
		assert_ok!(renew(NORTH, LATER));
		assert_noop!(licensed(), Error::<Test>::LicenceSuspended);
	});
}
