//! What other pallets ask: who is licensed, what it costs, where a doctor works.

use super::*;

#[test]
fn says_why_not() {
	build_and_execute(|| {
		assert_noop!(licensed(), Error::<Test>::NotFound);
		assert_ok!(apply(DOCTOR, "123"));
		assert_noop!(licensed(), Error::<Test>::NotVerified);
		asked_and_verified(DOCTOR, NORTH);
		assert_ok!(licensed());
		assert!(Registry::is_licensed(&DOCTOR));

		suspend_participant(DOCTOR);
		assert_noop!(licensed(), Error::<Test>::ParticipantSuspended);
		set_suspended(DOCTOR, false);

		assert_ok!(suspend_verification(NORTH));
		assert_noop!(licensed(), Error::<Test>::VerificationSuspended);
		assert_ok!(reinstate_verification(NORTH));
		assert_ok!(suspend_everywhere(NORTH));
		assert_noop!(licensed(), Error::<Test>::LicenceSuspended);
		assert_ok!(lift_suspension(NORTH));
		assert_ok!(licensed());

		set_time(VALID_UNTIL - 1);
		assert_ok!(licensed());
		set_time(VALID_UNTIL);
		assert_noop!(licensed(), Error::<Test>::LicenceExpired);
		assert_ok!(bar(DOCTOR));
		assert_noop!(licensed(), Error::<Test>::AccountBarred);
	});
}

#[test]
fn one_live_verification_is_enough() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH, SOUTH, WEST]);
		assert_ok!(suspend_verification(NORTH));
		expel(SOUTH);
		assert_ok!(licensed());
		assert_ok!(withdraw_verification(WEST));
		assert_noop!(licensed(), Error::<Test>::VerificationSuspended);
	});
}

#[test]
fn somebody_who_is_no_doctor_any_more_is_not() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH]);
		let mut registered = Registered::get();
		registered.remove(&DOCTOR);
		Registered::set(&registered);
		assert!(!Registry::is_licensed(&DOCTOR));
	});
}

#[test]
fn an_expelled_hospital_no_longer_counts_and_one_that_left_does() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH, SOUTH]);
		leave(NORTH, WEST);
		expel(SOUTH);
		assert_ok!(licensed());
		expel(NORTH);
		assert_noop!(licensed(), Error::<Test>::NotVerified);
	});
}

#[test]
fn expired_and_expelled_together() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH, SOUTH]);
		assert_ok!(Registry::renew(signed(SOUTH), DOCTOR, NOW + 2 * YEAR));
		set_time(VALID_UNTIL);
		assert_ok!(licensed());
		// The one that is left has expired.
		expel(SOUTH);
		assert_noop!(licensed(), Error::<Test>::LicenceExpired);
	});
}

#[test]
fn fee_and_payee() {
	build_and_execute(|| {
		assert_eq!((Registry::fee_per_hour(&DOCTOR), Registry::payee(&DOCTOR)), (None, None));
		assert_ok!(apply(DOCTOR, "123"));
		assert_eq!(Registry::fee_per_hour(&DOCTOR), Some(80));
		assert_eq!(Registry::payee(&DOCTOR), Some(99));
	});
}

#[test]
fn affiliated_are_sponsor_verifier_and_payee() {
	build_and_execute(|| {
		// The sponsor, even before an application.
		assert!(Registry::is_affiliated(&DOCTOR, &EAST));
		verified(DOCTOR, &[NORTH]);
		assert!(Registry::is_affiliated(&DOCTOR, &EAST));
		assert!(Registry::is_affiliated(&DOCTOR, &NORTH));
		assert!(!Registry::is_affiliated(&DOCTOR, &SOUTH));
		// Who takes its duties over.
		leave(NORTH, SOUTH);
		assert!(Registry::is_affiliated(&DOCTOR, &NORTH));
		assert!(Registry::is_affiliated(&DOCTOR, &SOUTH));
		// Who is paid.
		assert!(!Registry::is_affiliated(&DOCTOR, &WEST));
		let specialities = list(&[CARDIOLOGY]);
		assert_ok!(Registry::update_practice(
			signed(DOCTOR),
			1,
			WEST,
			Default::default(),
			None,
			specialities
		));
		assert!(Registry::is_affiliated(&DOCTOR, &WEST));
	});
}

#[cfg(feature = "runtime-benchmarks")]
#[test]
fn the_benchmark_helper_makes_licensed_doctors() {
	build_and_execute(|| {
		Registry::benchmark_license(&DOCTOR, 5);
		Registry::benchmark_license(&500, 6);
		assert_ok!(Registry::ensure_licensed(&DOCTOR));
		assert_ok!(Registry::ensure_licensed(&500));
		assert_eq!(Registry::fee_per_hour(&500), Some(6));
	});
}
