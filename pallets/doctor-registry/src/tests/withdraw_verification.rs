//! A hospital takes its word back.

use super::*;

fn withdraw(hospital: u64) -> DispatchResult {
	withdraw_verification(hospital)
}

#[test]
fn the_others_stay() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH, SOUTH]);
		assert_ok!(withdraw(CLERK));
		assert_ok!(licensed());
		assert_eq!(
			last_event(),
			Event::VerificationWithdrawn {
				doctor: DOCTOR,
				hospital: NORTH,
				reason: REASON,
				by: CLERK
			}
		);
		assert_noop!(withdraw(NORTH), Error::<Test>::NotAuthorized);
		// It takes another request to come back.
		assert_noop!(verify(NORTH, DOCTOR), Error::<Test>::NotRequested);
	});
}

#[test]
fn with_the_last_the_doctor_is_an_applicant() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH]);
		assert_ok!(withdraw(NORTH));
		assert!(!is_registered(DOCTOR));
		assert_eq!((claim("123"), found(CARDIOLOGY)), (Some((DOCTOR, Some(NOW))), vec![]));
		assert_eq!(last_event(), Event::LicenceLapsed { doctor: DOCTOR });
		asked_and_verified(DOCTOR, SOUTH);
		assert_ok!(licensed());
	});
}

#[test]
fn who_has_the_duties_takes_both_back() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH, WEST]);
		assert_noop!(withdraw(SOUTH), Error::<Test>::NotAuthorized);
		leave(WEST, NORTH);
		assert_ok!(withdraw(NORTH));
		assert!(!is_registered(DOCTOR));
		let of = |hospital| Event::VerificationWithdrawn {
			doctor: DOCTOR,
			hospital,
			reason: REASON,
			by: NORTH,
		};
		assert!(events().contains(&of(NORTH)) && events().contains(&of(WEST)));
	});
}

#[test]
fn not_by_a_suspended_hospital() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH]);
		suspend_participant(NORTH);
		assert_noop!(withdraw(NORTH), DispatchError::Other("suspended"));
	});
}

#[test]
fn a_suspension_everywhere_outlasts_it() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH]);
		assert_ok!(suspend_everywhere(NORTH));
		assert_ok!(withdraw(NORTH));
		asked_and_verified(DOCTOR, SOUTH);
		assert_noop!(licensed(), Error::<Test>::LicenceSuspended);
	});
}

#[test]
fn only_of_a_doctor_with_an_entry() {
	build_and_execute(|| {
		assert_noop!(withdraw(NORTH), Error::<Test>::NotFound);
		assert_ok!(apply(DOCTOR, "123"));
		assert_noop!(withdraw(NORTH), Error::<Test>::NotAuthorized);
		assert_noop!(withdraw(DOCTOR), Error::<Test>::NotHospital);
	});
}
