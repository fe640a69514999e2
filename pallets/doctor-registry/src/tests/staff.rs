//! Who signs for a hospital, and whose key is in other hands.

use super::*;

/// An insider: a doctor that is staff of a hospital.
#[test]
fn staff_that_is_a_doctor_does_not_verify_itself() {
	build_and_execute(|| {
		assert_ok!(apply(DOCTOR, "123"));
		assert_ok!(request(DOCTOR, NORTH));
		let conflict = Error::<Test>::ConflictOfInterest;
		assert_noop!(verify(DOCTOR_AS_CLERK, DOCTOR), conflict);
		assert_ok!(verify(CLERK, DOCTOR));
		let conflict = Error::<Test>::ConflictOfInterest;
		let renewed = Registry::renew(signed(DOCTOR_AS_CLERK), DOCTOR, VALID_UNTIL);
		assert_noop!(renewed, conflict);
		let specialities = list(&[NEUROLOGY]);
		let more = Registry::verify_specialities(signed(DOCTOR_AS_CLERK), DOCTOR, specialities);
		assert_noop!(more, Error::<Test>::ConflictOfInterest);
		assert_ok!(suspend_verification(CLERK));
		let back = reinstate_verification(DOCTOR_AS_CLERK);
		assert_noop!(back, Error::<Test>::ConflictOfInterest);
		assert_ok!(reinstate_verification(CLERK));
		// Giving up is its own affair.
		assert_ok!(withdraw_verification(DOCTOR_AS_CLERK));
	});
}

#[test]
fn a_thief_with_a_doctors_key_withdraws_no_application() {
	build_and_execute(|| {
		assert_ok!(apply(DOCTOR, "123"));
		suspend(DOCTOR);
		Frozen::set(&vec![DOCTOR]);
		let withdrawn = Registry::withdraw_application(signed(DOCTOR));
		assert_noop!(withdrawn, DispatchError::Other("frozen"));
		Frozen::set(&vec![]);
		assert_ok!(Registry::withdraw_application(signed(DOCTOR)));
	});
}
