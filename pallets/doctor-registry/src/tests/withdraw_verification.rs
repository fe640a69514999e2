//! A hospital takes its word back.

use super::*;

fn withdraw(hospital: u64) -> DispatchResult {
	Registry::withdraw_verification(signed(hospital), DOCTOR)
}

#[test]
fn the_others_stay() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH, SOUTH]);
		assert_ok!(withdraw(CLERK));
		assert_ok!(Registry::ensure_licensed(&DOCTOR));
		assert_eq!(
			last_event(),
			Event::VerificationWithdrawn { doctor: DOCTOR, hospital: NORTH, by: CLERK }
		);
		assert_noop!(withdraw(NORTH), Error::<Test>::NotAuthorized);
	});
}

#[test]
fn with_the_last_the_licence_is_free() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH]);
		assert_ok!(withdraw(NORTH));
		assert_eq!(status(DOCTOR), LicenceStatus::Applied);
		assert_eq!((claim("123"), found(CARDIOLOGY)), (None, vec![]));
		assert_eq!(last_event(), Event::LicenceLapsed { doctor: DOCTOR });
		assert_ok!(apply(OTHER, "123"));
		assert_ok!(verify(SOUTH, OTHER));
	});
}

#[test]
fn works_for_suspended_and_departed_hospitals() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH, SOUTH, WEST]);
		suspend_participant(NORTH);
		assert_ok!(withdraw(NORTH));
		expel(SOUTH);
		assert_ok!(withdraw(SOUTH));
		leave(WEST, EAST);
		assert_ok!(withdraw(WEST));
		assert_eq!(status(DOCTOR), LicenceStatus::Applied);
	});
}

#[test]
fn who_has_the_duties_takes_both_back() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH, WEST]);
		assert_noop!(withdraw(SOUTH), Error::<Test>::NotAuthorized);
		leave(WEST, NORTH);
		assert_ok!(withdraw(NORTH));
		assert_eq!(status(DOCTOR), LicenceStatus::Applied);
		let of = |hospital| Event::VerificationWithdrawn { doctor: DOCTOR, hospital, by: NORTH };
		assert!(events().contains(&of(NORTH)) && events().contains(&of(WEST)));
	});
}

#[test]
fn a_suspension_outlasts_it() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH]);
		assert_ok!(Registry::suspend(signed(NORTH), DOCTOR, REASON));
		assert_ok!(withdraw(NORTH));
		assert_eq!(status(DOCTOR), LicenceStatus::Suspended { reason: REASON });
		assert_noop!(verify(SOUTH, DOCTOR), Error::<Test>::LicenceSuspended);
		assert_eq!(claim("123"), Some(LicenceClaim::Held { doctor: DOCTOR }));
	});
}

#[test]
fn only_of_a_doctor_with_an_entry() {
	build_and_execute(|| {
		assert_noop!(withdraw(NORTH), Error::<Test>::NotFound);
		assert_ok!(apply(DOCTOR, "123"));
		assert_noop!(withdraw(NORTH), Error::<Test>::NotAuthorized);
		assert_noop!(withdraw(DOCTOR), Error::<Test>::NotAuthorized);
	});
}
