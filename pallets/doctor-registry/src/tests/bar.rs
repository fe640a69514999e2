//! The council bars an account.

use super::*;
use frame::testing_prelude::BadOrigin;

#[test]
fn it_is_not_licensed_whoever_verified() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH, SOUTH]);
		assert!(!Registry::is_barred(&DOCTOR));
		assert_ok!(bar(DOCTOR));
		assert_eq!(last_event(), Event::DoctorBarred { doctor: DOCTOR, reason: REASON });
		assert!(Registry::is_barred(&DOCTOR));
		assert_noop!(licensed(), Error::<Test>::AccountBarred);
		assert_ok!(request(DOCTOR, WEST));
		assert_noop!(verify(WEST, DOCTOR), Error::<Test>::AccountBarred);
		assert_noop!(bar(DOCTOR), Error::<Test>::AccountBarred);
	});
}

#[test]
fn also_an_account_that_left_before_the_council_had_voted() {
	build_and_execute(|| {
		assert_ok!(bar(DOCTOR));
		assert_ok!(apply(DOCTOR, "123"));
		assert_ok!(request(DOCTOR, NORTH));
		assert_noop!(verify(NORTH, DOCTOR), Error::<Test>::AccountBarred);
	});
}

#[test]
fn the_licence_is_not_barred_and_does_not_wander_off() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH]);
		assert_ok!(bar(DOCTOR));
		assert!(BarredLicences::<Test>::iter().next().is_none());
		assert_ok!(withdraw_verification(NORTH));
		// A second account of the same person does not get it by waiting.
		assert_ok!(apply(OTHER, "123"));
		assert_ok!(request(OTHER, SOUTH));
		wait(200 * DAY);
		assert_noop!(verify(SOUTH, OTHER), Error::<Test>::LicenceTaken);
		// The council decides.
		assert_ok!(Registry::assign_licence(council(), licence("DE-BY", "123"), OTHER));
		assert_ok!(verify(SOUTH, OTHER));
	});
}

#[test]
fn only_by_the_council() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH]);
		for caller in [NORTH, SOUTH, DOCTOR] {
			assert_noop!(Registry::bar(signed(caller), DOCTOR, REASON), BadOrigin);
		}
	});
}
