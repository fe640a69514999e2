//! Suspending a doctor everywhere.

use super::*;
use frame::testing_prelude::BadOrigin;

#[test]
fn by_a_hospital_that_verified_for_72_hours() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH, SOUTH]);
		assert_ok!(suspend_everywhere(CLERK));
		assert_noop!(licensed(), Error::<Test>::LicenceSuspended);
		// The doctor is still found, and shown as not licensed.
		assert_eq!(found(CARDIOLOGY), [DOCTOR]);
		assert_eq!(
			last_event(),
			Event::DoctorSuspended {
				doctor: DOCTOR,
				reason: REASON,
				authority: Authority::Hospital(NORTH),
				until: Some(NOW + 72 * HOUR),
				by: Some(CLERK)
			}
		);
		assert_noop!(suspend_everywhere(SOUTH), Error::<Test>::AlreadySuspended);
	});
}

#[test]
fn an_interim_suspension_ends_by_itself() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH]);
		assert_ok!(suspend_everywhere(NORTH));
		wait(72 * HOUR - 1);
		assert_noop!(licensed(), Error::<Test>::LicenceSuspended);
		wait(1);
		assert_ok!(licensed());
	});
}

#[test]
fn not_again_by_the_same_hospital_for_30_days() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH, SOUTH]);
		assert_ok!(suspend_everywhere(NORTH));
		// Neither lifting it, nor another word, nor another application makes it new.
		assert_ok!(lift_suspension(NORTH));
		assert_noop!(suspend_everywhere(NORTH), Error::<Test>::TooSoon);
		assert_ok!(withdraw_verification(NORTH));
		asked_and_verified(DOCTOR, NORTH);
		assert_noop!(suspend_everywhere(NORTH), Error::<Test>::TooSoon);
		assert_ok!(apply(DOCTOR, "456"));
		asked_and_verified(DOCTOR, NORTH);
		wait(30 * DAY - 1);
		assert_noop!(suspend_everywhere(NORTH), Error::<Test>::TooSoon);
		wait(1);
		assert_ok!(suspend_everywhere(NORTH));
	});
}

#[test]
fn hospitals_in_turn_cannot_suspend_for_ever() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH, SOUTH, WEST]);
		// Every hospital tries every hour, for 30 days.
		let mut suspended = 0;
		for _ in 0..30 * 24 {
			for hospital in [NORTH, SOUTH, WEST] {
				let _ = suspend_everywhere(hospital);
			}
			if !Registry::is_licensed(&DOCTOR) {
				suspended += 1;
			}
			wait(HOUR);
		}
		assert_eq!(suspended, 2 * 72);
		// And the doctor needs nobody to be rid of them.
		assert_ok!(Registry::dismiss_verifier(signed(DOCTOR), NORTH));
		assert_ok!(Registry::dismiss_verifier(signed(DOCTOR), SOUTH));
		wait(60 * DAY);
		for hospital in [NORTH, SOUTH] {
			assert_noop!(suspend_everywhere(hospital), Error::<Test>::NotAuthorized);
		}
		assert_ok!(licensed());
	});
}

#[test]
fn an_accomplice_does_not_shield_from_other_hospitals() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH, SOUTH]);
		assert_ok!(suspend_everywhere(NORTH));
		assert_ok!(lift_suspension(NORTH));
		assert_ok!(suspend_everywhere(SOUTH));
		assert_noop!(licensed(), Error::<Test>::LicenceSuspended);
	});
}

#[test]
fn the_council_confirms_it_until_it_lifts_it() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH]);
		assert_ok!(suspend_everywhere(NORTH));
		let reason = LicenceReason::PatientSafety;
		assert_ok!(Registry::suspend_everywhere(council(), DOCTOR, reason));
		let authority = Authority::Council;
		assert_eq!(
			last_event(),
			Event::DoctorSuspended { doctor: DOCTOR, reason, authority, until: None, by: None }
		);
		wait(300 * DAY);
		assert_noop!(licensed(), Error::<Test>::LicenceSuspended);
		let again = Registry::suspend_everywhere(council(), DOCTOR, reason);
		assert_eq!(again, Err(Error::<Test>::AlreadySuspended.into()));
		assert_noop!(suspend_everywhere(NORTH), Error::<Test>::AlreadySuspended);
		assert_noop!(lift_suspension(NORTH), Error::<Test>::NotAuthorized);
		assert_ok!(Registry::lift_suspension(council(), DOCTOR));
		assert_ok!(licensed());
	});
}

#[test]
fn by_who_has_the_duties_of_a_hospital_that_verified() {
	build_and_execute(|| {
		verified(DOCTOR, &[WEST]);
		assert_noop!(suspend_everywhere(SOUTH), Error::<Test>::NotAuthorized);
		leave(WEST, SOUTH);
		assert_ok!(suspend_everywhere(SOUTH));
	});
}

#[test]
fn not_by_others() {
	build_and_execute(|| {
		assert_noop!(suspend_everywhere(NORTH), Error::<Test>::NotFound);
		assert_ok!(apply(DOCTOR, "123"));
		assert_ok!(request(DOCTOR, NORTH));
		assert_noop!(suspend_everywhere(NORTH), Error::<Test>::NotAuthorized);
		assert_ok!(verify(NORTH, DOCTOR));
		assert_noop!(suspend_everywhere(SOUTH), Error::<Test>::NotAuthorized);
		assert_noop!(suspend_everywhere(DOCTOR), Error::<Test>::NotHospital);
		assert_noop!(suspend_everywhere(PATIENT), Error::<Test>::NotHospital);
		assert_noop!(
			Registry::suspend_everywhere(RuntimeOrigin::none(), DOCTOR, REASON),
			BadOrigin
		);
		suspend_participant(NORTH);
		assert_noop!(suspend_everywhere(NORTH), DispatchError::Other("suspended"));
		set_suspended(NORTH, false);
		// One that verified once.
		set_time(VALID_UNTIL);
		assert_noop!(suspend_everywhere(NORTH), Error::<Test>::NotAuthorized);
	});
}
