//! Suspending a licence.

use super::*;
use frame::testing_prelude::BadOrigin;

fn suspend(hospital: u64) -> DispatchResult {
	Registry::suspend(signed(hospital), DOCTOR, REASON)
}

#[test]
fn by_a_hospital_that_verified() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH, SOUTH]);
		assert_ok!(suspend(CLERK));
		assert_noop!(Registry::ensure_licensed(&DOCTOR), Error::<Test>::LicenceSuspended);
		// The doctor is still found, and shown as not licensed.
		assert_eq!(found(CARDIOLOGY), [DOCTOR]);
		assert_eq!(
			last_event(),
			Event::LicenceSuspended {
				doctor: DOCTOR,
				reason: REASON,
				authority: Authority::Hospital(NORTH),
				by: Some(CLERK)
			}
		);
		assert_noop!(suspend(SOUTH), Error::<Test>::AlreadySuspended);
	});
}

#[test]
fn by_the_council_which_may_take_a_suspension_over() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH]);
		assert_ok!(suspend(NORTH));
		let reason = LicenceReason::PatientSafety;
		assert_ok!(Registry::suspend(RuntimeOrigin::root(), DOCTOR, reason));
		assert_eq!(status(DOCTOR), LicenceStatus::Suspended { reason });
		let authority = Authority::Council;
		assert_eq!(
			last_event(),
			Event::LicenceSuspended { doctor: DOCTOR, reason, authority, by: None }
		);
		assert_noop!(Registry::reinstate(signed(NORTH), DOCTOR), Error::<Test>::NotAuthorized);
	});
}

#[test]
fn by_who_has_the_duties_of_a_hospital_that_verified() {
	build_and_execute(|| {
		verified(DOCTOR, &[WEST]);
		assert_noop!(suspend(SOUTH), Error::<Test>::NotAuthorized);
		leave(WEST, SOUTH);
		assert_ok!(Registry::ensure_licensed(&DOCTOR));
		assert_ok!(suspend(SOUTH));
	});
}

#[test]
fn not_by_others() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH, WEST]);
		assert_noop!(suspend(SOUTH), Error::<Test>::NotAuthorized);
		assert_noop!(suspend(DOCTOR), Error::<Test>::NotHospital);
		assert_noop!(suspend(PATIENT), Error::<Test>::NotHospital);
		expel(WEST);
		assert_noop!(suspend(WEST), Error::<Test>::NotHospital);
		suspend_participant(NORTH);
		assert_noop!(suspend(NORTH), DispatchError::Other("suspended"));
		assert_noop!(Registry::suspend(RuntimeOrigin::none(), DOCTOR, REASON), BadOrigin);
	});
}

#[test]
fn only_a_verified_licence() {
	build_and_execute(|| {
		let by_council = || Registry::suspend(RuntimeOrigin::root(), DOCTOR, REASON);
		assert_noop!(by_council(), Error::<Test>::NotFound);
		assert_ok!(apply(DOCTOR, "123"));
		assert_noop!(by_council(), Error::<Test>::NotVerified);
		assert_ok!(verify(NORTH, DOCTOR));
		assert_ok!(Registry::revoke(signed(NORTH), DOCTOR, REASON));
		assert_noop!(by_council(), Error::<Test>::LicenceRevoked);
	});
}
