//! A hospital suspends its own verification.

use super::*;

#[test]
fn its_own_and_no_other() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH, SOUTH]);
		assert_ok!(suspend_verification(CLERK));
		assert_ok!(licensed());
		let suspended: Vec<_> =
			record(DOCTOR).verifications.iter().map(|known| known.suspended).collect();
		assert_eq!(suspended, [Some(REASON), None]);
		assert_eq!(
			last_event(),
			Event::VerificationSuspended {
				doctor: DOCTOR,
				hospital: NORTH,
				reason: REASON,
				by: CLERK
			}
		);
		assert_noop!(suspend_verification(NORTH), Error::<Test>::AlreadySuspended);
	});
}

#[test]
fn with_the_last_the_doctor_is_not_licensed_and_keeps_the_licence() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH]);
		assert_ok!(suspend_verification(NORTH));
		assert_noop!(licensed(), Error::<Test>::VerificationSuspended);
		assert_eq!((claim("123"), found(CARDIOLOGY)), (Some((DOCTOR, None)), vec![DOCTOR]));
		assert_ok!(apply(OTHER, "123"));
		assert_ok!(request(OTHER, SOUTH));
		assert_noop!(verify(SOUTH, OTHER), Error::<Test>::LicenceTaken);
	});
}

#[test]
fn by_who_has_the_duties() {
	build_and_execute(|| {
		verified(DOCTOR, &[WEST]);
		assert_noop!(suspend_verification(SOUTH), Error::<Test>::NotAuthorized);
		leave(WEST, SOUTH);
		assert_ok!(licensed());
		assert_ok!(suspend_verification(SOUTH));
		assert_noop!(licensed(), Error::<Test>::VerificationSuspended);
	});
}

#[test]
fn not_by_others() {
	build_and_execute(|| {
		assert_noop!(suspend_verification(NORTH), Error::<Test>::NotFound);
		verified(DOCTOR, &[NORTH]);
		assert_noop!(suspend_verification(SOUTH), Error::<Test>::NotAuthorized);
		assert_noop!(suspend_verification(DOCTOR), Error::<Test>::NotHospital);
		assert_noop!(suspend_verification(PATIENT), Error::<Test>::NotHospital);
		suspend_participant(NORTH);
		assert_noop!(suspend_verification(NORTH), DispatchError::Other("suspended"));
	});
}
