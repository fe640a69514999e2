//! A doctor dismisses a hospital: a request, or the verification that came of it.

use super::*;

fn dismiss(hospital: u64) -> DispatchResult {
	Registry::dismiss_verifier(signed(DESK), hospital)
}

#[test]
fn the_hospital_verifies_no_longer() {
	build_and_execute(|| {
		assert_ok!(apply(DOCTOR, "123"));
		assert_ok!(request(DOCTOR, NORTH));
		assert_ok!(dismiss(NORTH));
		assert_eq!(
			last_event(),
			Event::RequestWithdrawn { doctor: DOCTOR, hospital: NORTH, by: DESK }
		);
		assert_noop!(verify(NORTH, DOCTOR), Error::<Test>::NotRequested);
		assert_noop!(dismiss(NORTH), Error::<Test>::NotRequested);
	});
}

#[test]
fn a_verification_ends_with_it_and_with_it_what_the_hospital_can_do() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH, SOUTH]);
		assert_ok!(dismiss(NORTH));
		let reason = LicenceReason::OwnRequest;
		assert_eq!(
			last_event(),
			Event::VerificationWithdrawn { doctor: DOCTOR, hospital: NORTH, reason, by: DESK }
		);
		assert_ok!(licensed());
		assert_noop!(suspend_everywhere(NORTH), Error::<Test>::NotAuthorized);
		assert_ok!(dismiss(SOUTH));
		assert_eq!(last_event(), Event::LicenceLapsed { doctor: DOCTOR });
		assert!(!is_registered(DOCTOR));
	});
}

#[test]
fn does_not_lift_a_suspension_everywhere() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH, SOUTH]);
		assert_ok!(suspend_everywhere(NORTH));
		assert_ok!(dismiss(NORTH));
		assert_noop!(licensed(), Error::<Test>::LicenceSuspended);
		// Nor does asking again give the hospital another one.
		wait(3 * DAY);
		asked_and_verified(DOCTOR, NORTH);
		assert_noop!(suspend_everywhere(NORTH), Error::<Test>::TooSoon);
	});
}

#[test]
fn only_by_active_doctors_with_an_entry() {
	build_and_execute(|| {
		assert_noop!(dismiss(NORTH), Error::<Test>::NotFound);
		verified(DOCTOR, &[NORTH]);
		suspend_participant(DOCTOR);
		assert_noop!(dismiss(NORTH), DispatchError::Other("suspended"));
	});
}
