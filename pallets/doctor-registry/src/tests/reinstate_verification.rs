//! A hospital ends the suspension of its own verification.

use super::*;

#[test]
fn by_the_hospital_that_suspended() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH, SOUTH]);
		assert_ok!(suspend_verification(NORTH));
		assert_ok!(suspend_verification(SOUTH));
		assert_ok!(reinstate_verification(CLERK));
		assert_ok!(licensed());
		assert_eq!(
			last_event(),
			Event::VerificationReinstated { doctor: DOCTOR, hospital: NORTH, by: CLERK }
		);
		// The other's is another word.
		let last = record(DOCTOR).verifications.last().and_then(|known| known.suspended);
		assert_eq!(last, Some(REASON));
	});
}

#[test]
fn by_who_has_its_duties() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH]);
		assert_ok!(suspend_verification(NORTH));
		leave(NORTH, EAST);
		assert_noop!(reinstate_verification(NORTH), Error::<Test>::NotHospital);
		assert_noop!(reinstate_verification(SOUTH), Error::<Test>::NotAuthorized);
		assert_ok!(reinstate_verification(EAST));
		assert_ok!(licensed());
	});
}

#[test]
fn not_what_acts_everywhere() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH]);
		assert_ok!(suspend_verification(NORTH));
		assert_ok!(Registry::suspend_everywhere(council(), DOCTOR, REASON));
		assert_ok!(reinstate_verification(NORTH));
		assert_noop!(licensed(), Error::<Test>::LicenceSuspended);
	});
}

#[test]
fn only_what_is_suspended_and_only_by_active_hospitals() {
	build_and_execute(|| {
		assert_noop!(reinstate_verification(NORTH), Error::<Test>::NotFound);
		verified(DOCTOR, &[NORTH]);
		assert_noop!(reinstate_verification(NORTH), Error::<Test>::NotSuspended);
		assert_ok!(suspend_verification(NORTH));
		assert_noop!(reinstate_verification(DOCTOR), Error::<Test>::NotHospital);
		suspend_participant(NORTH);
		assert_noop!(reinstate_verification(NORTH), DispatchError::Other("suspended"));
	});
}
