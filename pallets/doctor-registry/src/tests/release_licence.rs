//! The council releases a barred licence.

use super::*;
use frame::testing_prelude::BadOrigin;

fn release(number: &str) -> DispatchResult {
	Registry::release_licence(council(), licence("DE-BY", number))
}

#[test]
fn it_can_be_applied_and_verified_with_again() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH]);
		assert_ok!(bar_licence("123"));
		assert_ok!(release(" 12-3"));
		assert_eq!(last_event(), Event::LicenceReleased { licence: licence("DE-BY", "123") });
		// The verifications are over, the licence is still the doctor's.
		assert_noop!(licensed(), Error::<Test>::NotVerified);
		asked_and_verified(DOCTOR, NORTH);
		assert_ok!(licensed());
	});
}

#[test]
fn it_does_not_release_the_account() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH]);
		assert_ok!(bar(DOCTOR));
		assert_ok!(bar_licence("123"));
		assert_ok!(release("123"));
		assert_ok!(request(DOCTOR, NORTH));
		assert_noop!(verify(NORTH, DOCTOR), Error::<Test>::AccountBarred);
		assert!(Registry::is_barred(&DOCTOR));
	});
}

#[test]
fn only_what_is_barred_and_only_by_the_council() {
	build_and_execute(|| {
		assert_noop!(release("123"), Error::<Test>::NotBarred);
		verified(DOCTOR, &[NORTH]);
		assert_noop!(release("123"), Error::<Test>::NotBarred);
		assert_ok!(bar_licence("123"));
		assert_noop!(Registry::release_licence(signed(NORTH), licence("DE-BY", "123")), BadOrigin);
		assert_noop!(release(""), Error::<Test>::InvalidLicenceNumber);
		assert_noop!(
			Registry::release_licence(council(), licence("1", "123")),
			Error::<Test>::InvalidJurisdiction
		);
	});
}
