//! The council bars a licence.

use super::*;
use frame::testing_prelude::BadOrigin;

#[test]
fn its_holders_verifications_end() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH, SOUTH]);
		assert_ok!(bar_licence("1 2 3"));
		let barred = Event::LicenceBarred { licence: licence("DE-BY", "123"), reason: REASON };
		assert!(events().contains(&barred));
		assert_eq!(last_event(), Event::LicenceLapsed { doctor: DOCTOR });
		assert_noop!(licensed(), Error::<Test>::NotVerified);
		assert_eq!(found(CARDIOLOGY), [0u64; 0]);
		assert_ok!(request(DOCTOR, WEST));
		assert_noop!(verify(WEST, DOCTOR), Error::<Test>::LicenceBarred);
		assert_noop!(bar_licence("123"), Error::<Test>::LicenceBarred);
	});
}

#[test]
fn the_account_is_not_barred() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH]);
		assert_ok!(bar_licence("123"));
		assert!(!Registry::is_barred(&DOCTOR));
		verified_with(DOCTOR, "456");
		assert_ok!(licensed());
	});
}

fn verified_with(doctor: u64, number: &str) {
	assert_ok!(apply(doctor, number));
	asked_and_verified(doctor, NORTH);
}

#[test]
fn one_that_nobody_holds_and_after_the_application() {
	build_and_execute(|| {
		assert_ok!(apply(DOCTOR, "123"));
		assert_ok!(request(DOCTOR, NORTH));
		assert_ok!(bar_licence("123"));
		assert_noop!(verify(NORTH, DOCTOR), Error::<Test>::LicenceBarred);
	});
}

#[test]
fn only_by_the_council_and_only_a_licence() {
	build_and_execute(|| {
		let licence = licence("DE-BY", "123");
		assert_noop!(Registry::bar_licence(signed(NORTH), licence, REASON), BadOrigin);
		assert_noop!(bar_licence("-"), Error::<Test>::InvalidLicenceNumber);
	});
}
