//! The council releases a barred licence.

use super::*;
use carechain_primitives::traits::OnDeregistered as _;
use frame::testing_prelude::BadOrigin;

fn release(number: &str) -> DispatchResult {
	Registry::release_licence(RuntimeOrigin::root(), licence("DE-BY", number))
}

fn revoked() {
	verified(DOCTOR, &[NORTH]);
	assert_ok!(Registry::revoke(signed(NORTH), DOCTOR, REASON));
}

#[test]
fn it_can_be_applied_with_again() {
	build_and_execute(|| {
		revoked();
		assert_ok!(release(" 12-3"));
		assert!(!Doctors::<Test>::contains_key(DOCTOR));
		let licence = licence("DE-BY", "123");
		assert_eq!(last_event(), Event::LicenceReleased { licence, doctor: DOCTOR });
		assert_ok!(apply(OTHER, "123"));
		assert_ok!(verify(NORTH, OTHER));
	});
}

#[test]
fn an_entry_with_another_licence_stays() {
	build_and_execute(|| {
		revoked();
		assert_ok!(apply(DOCTOR, "456"));
		assert_ok!(verify(NORTH, DOCTOR));
		assert_ok!(release("123"));
		assert_ok!(Registry::ensure_licensed(&DOCTOR));
	});
}

#[test]
fn one_of_a_doctor_who_left_while_suspended() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH]);
		assert_ok!(Registry::suspend(signed(NORTH), DOCTOR, REASON));
		Registry::on_deregistered(&DOCTOR);
		assert_ok!(release("123"));
		assert_eq!(claim("123"), None);
	});
}

#[test]
fn only_what_is_barred_and_only_by_the_council() {
	build_and_execute(|| {
		assert_noop!(release("123"), Error::<Test>::NotFound);
		verified(DOCTOR, &[NORTH]);
		assert_noop!(release("123"), Error::<Test>::NotFound);
		assert_ok!(Registry::revoke(signed(NORTH), DOCTOR, REASON));
		assert_noop!(Registry::release_licence(signed(NORTH), licence("DE-BY", "123")), BadOrigin);
		assert_noop!(release(""), Error::<Test>::InvalidLicenceNumber);
		assert_noop!(
			Registry::release_licence(RuntimeOrigin::root(), licence("1", "123")),
			Error::<Test>::InvalidJurisdiction
		);
	});
}
