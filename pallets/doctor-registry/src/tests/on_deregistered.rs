//! A doctor leaves.

use super::*;
use carechain_primitives::traits::OnDeregistered as _;

#[test]
fn the_entry_goes_and_the_licence_stays_its_own_for_a_while() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH]);
		Registry::on_deregistered(&DOCTOR);
		assert!(!Doctors::<Test>::contains_key(DOCTOR));
		assert_eq!((claim("123"), found(CARDIOLOGY)), (Some((DOCTOR, Some(NOW))), vec![]));
		assert_eq!(last_event(), Event::EntryRemoved { doctor: DOCTOR });
		assert_ok!(apply(OTHER, "123"));
		assert_ok!(request(OTHER, NORTH));
		assert_noop!(verify(NORTH, OTHER), Error::<Test>::LicenceTaken);
		wait(180 * DAY);
		assert_ok!(verify(NORTH, OTHER));
		// An application goes without a trace, and somebody without entry is nothing to do.
		assert_ok!(apply(DOCTOR, "456"));
		Registry::on_deregistered(&DOCTOR);
		Registry::on_deregistered(&PATIENT);
		assert_eq!(Doctors::<Test>::iter().count(), 1);
	});
}

#[test]
fn leaving_and_coming_back_does_not_wash_off_a_bar() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH]);
		assert_ok!(bar(DOCTOR));
		Registry::on_deregistered(&DOCTOR);
		assert!(Registry::is_barred(&DOCTOR));
		assert_ok!(apply(DOCTOR, "456"));
		assert_ok!(request(DOCTOR, NORTH));
		assert_noop!(verify(NORTH, DOCTOR), Error::<Test>::AccountBarred);
	});
}

#[test]
fn leaving_and_coming_back_does_not_wash_off_an_interim_suspension() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH]);
		assert_ok!(suspend_everywhere(NORTH));
		Registry::on_deregistered(&DOCTOR);
		assert_ok!(apply(DOCTOR, "123"));
		asked_and_verified(DOCTOR, NORTH);
		assert_noop!(licensed(), Error::<Test>::LicenceSuspended);
		wait(3 * DAY);
		assert_ok!(licensed());
		// Nor does it give the hospital another one.
		assert_noop!(suspend_everywhere(NORTH), Error::<Test>::TooSoon);
	});
}
