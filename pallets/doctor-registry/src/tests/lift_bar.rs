//! The council lifts the bar of an account.

use super::*;
use frame::testing_prelude::BadOrigin;

#[test]
fn the_verifications_are_what_they_are() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH, SOUTH]);
		assert_ok!(bar(DOCTOR));
		assert_ok!(withdraw_verification(NORTH));
		assert_ok!(Registry::lift_bar(council(), DOCTOR));
		assert_eq!(last_event(), Event::BarLifted { doctor: DOCTOR });
		assert_ok!(licensed());
		assert_eq!(verifiers(DOCTOR), [SOUTH]);
		assert_eq!(Standings::<Test>::iter().count(), 0);
	});
}

#[test]
fn it_does_not_release_the_licence_nor_lift_a_suspension() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH]);
		assert_ok!(Registry::suspend_everywhere(council(), DOCTOR, REASON));
		assert_ok!(bar(DOCTOR));
		assert_ok!(Registry::lift_bar(council(), DOCTOR));
		assert_noop!(licensed(), Error::<Test>::LicenceSuspended);
		assert_ok!(bar_licence("123"));
		assert_ok!(bar(DOCTOR));
		assert_ok!(Registry::lift_bar(council(), DOCTOR));
		assert_noop!(apply(DOCTOR, "123"), Error::<Test>::LicenceBarred);
	});
}

#[test]
fn only_what_is_barred_and_only_by_the_council() {
	build_and_execute(|| {
		assert_noop!(Registry::lift_bar(council(), DOCTOR), Error::<Test>::NotBarred);
		verified(DOCTOR, &[NORTH]);
		assert_ok!(bar(DOCTOR));
		assert_noop!(Registry::lift_bar(signed(NORTH), DOCTOR), BadOrigin);
	});
}
