//! A doctor leaves.

use super::*;
use carechain_primitives::traits::OnDeregistered as _;

#[test]
fn the_entry_goes_and_the_licence_is_free() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH]);
		Registry::on_deregistered(&DOCTOR);
		assert!(!Doctors::<Test>::contains_key(DOCTOR));
		assert_eq!((claim("123"), found(CARDIOLOGY)), (None, vec![]));
		assert_eq!(last_event(), Event::EntryRemoved { doctor: DOCTOR });
		assert_ok!(apply(OTHER, "123"));
		assert_ok!(verify(NORTH, OTHER));
		// An application goes without a trace, and somebody without entry is nothing to do.
		assert_ok!(apply(DOCTOR, "456"));
		Registry::on_deregistered(&DOCTOR);
		Registry::on_deregistered(&PATIENT);
		assert_eq!(Doctors::<Test>::iter().count(), 1);
	});
}

#[test]
fn leaving_does_not_wash_off_a_suspension_or_a_revocation() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH]);
		assert_ok!(Registry::suspend(signed(NORTH), DOCTOR, REASON));
		Registry::on_deregistered(&DOCTOR);
		assert!(found(CARDIOLOGY).is_empty());
		assert_noop!(apply(OTHER, "123"), Error::<Test>::LicenceRevoked);

		assert_ok!(apply(OTHER, "456"));
		assert_ok!(verify(NORTH, OTHER));
		assert_ok!(Registry::revoke(signed(NORTH), OTHER, REASON));
		Registry::on_deregistered(&OTHER);
		assert_noop!(apply(DOCTOR, "456"), Error::<Test>::LicenceRevoked);
	});
}
