//! Taking an application back.

use super::*;
use frame::testing_prelude::BadOrigin;

#[test]
fn removes_the_entry() {
	build_and_execute(|| {
		assert_ok!(apply(DOCTOR, "123"));
		assert_ok!(Registry::withdraw_application(signed(DESK)));
		assert!(!Doctors::<Test>::contains_key(DOCTOR));
		assert_eq!(last_event(), Event::ApplicationWithdrawn { doctor: DOCTOR, by: DESK });
		assert_noop!(Registry::withdraw_application(signed(DOCTOR)), Error::<Test>::NotFound);
	});
}

#[test]
fn works_while_suspended() {
	build_and_execute(|| {
		assert_ok!(apply(DOCTOR, "123"));
		suspend_participant(DOCTOR);
		assert_ok!(Registry::withdraw_application(signed(DOCTOR)));
	});
}

#[test]
fn not_once_it_is_verified() {
	build_and_execute(|| {
		let withdraw = || Registry::withdraw_application(signed(DOCTOR));
		verified(DOCTOR, &[NORTH]);
		assert_noop!(withdraw(), Error::<Test>::AlreadyVerified);
		assert_ok!(withdraw_verification(NORTH));
		assert_ok!(withdraw());
		// The licence stays its own for a while.
		assert_eq!(claim("123"), Some((DOCTOR, Some(NOW))));
	});
}

#[test]
fn needs_a_signature() {
	build_and_execute(|| {
		assert_noop!(Registry::withdraw_application(RuntimeOrigin::root()), BadOrigin);
	});
}
