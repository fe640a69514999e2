//! A hospital verifies a doctor.

use super::*;

fn verify_until(valid_until: Moment) -> DispatchResult {
	let licence = licence("DE-BY", "123");
	Registry::verify(signed(NORTH), DOCTOR, licence, list(&[CARDIOLOGY]), valid_until)
}

#[test]
fn licenses_the_doctor() {
	build_and_execute(|| {
		assert_ok!(apply(DOCTOR, "12-3"));
		let seen = licence("de-by", "123 ");
		assert_ok!(Registry::verify(signed(CLERK), DOCTOR, seen, list(&[CARDIOLOGY]), VALID_UNTIL));
		assert_ok!(Registry::ensure_licensed(&DOCTOR));
		assert_eq!(claim("123"), Some(LicenceClaim::Held { doctor: DOCTOR }));
		assert_eq!(found(CARDIOLOGY), [DOCTOR]);
		assert_eq!(
			last_event(),
			Event::LicenceVerified {
				doctor: DOCTOR,
				hospital: NORTH,
				licence: licence("DE-BY", "12-3"),
				valid_until: VALID_UNTIL,
				by: CLERK
			}
		);
	});
}

#[test]
fn several_hospitals_may() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH, SOUTH, WEST]);
		assert_eq!(record(DOCTOR).verifications.len(), 3);
		assert_noop!(verify(EAST, DOCTOR), Error::<Test>::MaxVerifiersExceeded);
	});
}

#[test]
fn a_word_that_does_not_count_makes_room() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH, SOUTH, WEST]);
		expel(SOUTH);
		assert_ok!(verify(EAST, DOCTOR));
		let hospitals: Vec<_> =
			record(DOCTOR).verifications.iter().map(|known| known.hospital).collect();
		assert_eq!(hospitals, [NORTH, WEST, EAST]);
	});
}

#[test]
fn an_expired_word_makes_room() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH, SOUTH, WEST]);
		assert_ok!(Registry::renew(signed(NORTH), DOCTOR, NOW + 2 * YEAR));
		set_time(VALID_UNTIL);
		let licence = licence("DE-BY", "123");
		assert_ok!(Registry::verify(
			signed(EAST),
			DOCTOR,
			licence,
			list(&[CARDIOLOGY]),
			NOW + 2 * YEAR
		));
		assert_eq!(record(DOCTOR).verifications.len(), 2);
	});
}

#[test]
fn not_twice_by_one_hospital() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH]);
		assert_noop!(verify(NORTH, DOCTOR), Error::<Test>::AlreadyVerified);
	});
}

#[test]
fn only_hospitals_in_force() {
	build_and_execute(|| {
		assert_ok!(apply(DOCTOR, "123"));
		assert_noop!(verify(DOCTOR, DOCTOR), Error::<Test>::NotHospital);
		assert_noop!(verify(PATIENT, DOCTOR), Error::<Test>::NotHospital);
		expel(SOUTH);
		leave(WEST, NORTH);
		assert_noop!(verify(SOUTH, DOCTOR), Error::<Test>::NotHospital);
		assert_noop!(verify(WEST, DOCTOR), Error::<Test>::NotHospital);
		suspend_participant(NORTH);
		assert_noop!(verify(NORTH, DOCTOR), DispatchError::Other("suspended"));
	});
}

#[test]
fn only_active_doctors_who_applied() {
	build_and_execute(|| {
		assert_noop!(verify_until(VALID_UNTIL), Error::<Test>::NotFound);
		assert_ok!(apply(DOCTOR, "123"));
		suspend_participant(DOCTOR);
		assert_noop!(verify_until(VALID_UNTIL), DispatchError::Other("suspended"));
	});
}

#[test]
fn the_time_is_ahead_and_not_too_far() {
	build_and_execute(|| {
		assert_ok!(apply(DOCTOR, "123"));
		assert_noop!(verify_until(NOW), Error::<Test>::InThePast);
		assert_noop!(verify_until(NOW + 2 * YEAR + 1), Error::<Test>::TooLong);
		assert_noop!(verify_until(Moment::MAX), Error::<Test>::TooLong);
		assert_ok!(verify_until(NOW + 2 * YEAR));
	});
}

#[test]
fn what_was_changed_meanwhile_is_not_verified() {
	build_and_execute(|| {
		assert_ok!(apply(DOCTOR, "456"));
		assert_noop!(verify_until(VALID_UNTIL), Error::<Test>::ApplicationChanged);
		let mut changed = application("123");
		changed.specialities = list(&[CARDIOLOGY, NEUROLOGY]);
		assert_ok!(Registry::apply(signed(DOCTOR), changed));
		assert_noop!(verify_until(VALID_UNTIL), Error::<Test>::ApplicationChanged);
	});
}

#[test]
fn the_order_of_specialities_does_not_matter() {
	build_and_execute(|| {
		let mut two = application("123");
		two.specialities = list(&[NEUROLOGY, CARDIOLOGY]);
		assert_ok!(Registry::apply(signed(DOCTOR), two));
		assert_ok!(Registry::verify(
			signed(NORTH),
			DOCTOR,
			licence("DE-BY", "123"),
			list(&[NEUROLOGY, CARDIOLOGY]),
			VALID_UNTIL
		));
	});
}

#[test]
fn an_unfit_licence_is_named_so() {
	build_and_execute(|| {
		assert_ok!(apply(DOCTOR, "123"));
		let verify = |licence| {
			Registry::verify(signed(NORTH), DOCTOR, licence, list(&[CARDIOLOGY]), VALID_UNTIL)
		};
		assert_noop!(verify(licence("X", "123")), Error::<Test>::InvalidJurisdiction);
		assert_noop!(verify(licence("DE", "")), Error::<Test>::InvalidLicenceNumber);
	});
}

#[test]
fn not_a_suspended_or_revoked_licence() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH]);
		assert_ok!(Registry::suspend(signed(NORTH), DOCTOR, REASON));
		assert_noop!(verify(SOUTH, DOCTOR), Error::<Test>::LicenceSuspended);
		assert_ok!(Registry::revoke(signed(NORTH), DOCTOR, REASON));
		assert_noop!(verify(SOUTH, DOCTOR), Error::<Test>::LicenceRevoked);
	});
}

#[test]
fn a_licence_barred_after_the_application_is_not_verified() {
	build_and_execute(|| {
		assert_ok!(apply(OTHER, "123"));
		verified(DOCTOR, &[NORTH]);
		assert_ok!(Registry::revoke(signed(NORTH), DOCTOR, REASON));
		assert_noop!(verify(SOUTH, OTHER), Error::<Test>::LicenceRevoked);
	});
}

#[test]
fn a_licence_passes_on_when_the_holders_verifications_have_expired() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH]);
		set_time(VALID_UNTIL - 1);
		assert_noop!(apply(OTHER, "123"), Error::<Test>::LicenceTaken);
		set_time(VALID_UNTIL);
		assert_ok!(apply(OTHER, "123"));
		// The holder may still renew first.
		assert_eq!(claim("123"), Some(LicenceClaim::Held { doctor: DOCTOR }));
		let seen = licence("DE-BY", "123");
		let until = VALID_UNTIL + YEAR;
		assert_ok!(Registry::verify(signed(SOUTH), OTHER, seen, list(&[CARDIOLOGY]), until));
		assert_eq!(claim("123"), Some(LicenceClaim::Held { doctor: OTHER }));
		assert_eq!(found(CARDIOLOGY), [OTHER]);
		assert_eq!(status(DOCTOR), LicenceStatus::Applied);
		assert!(events().contains(&Event::LicenceLapsed { doctor: DOCTOR }));
	});
}

#[test]
fn a_licence_passes_on_from_whom_an_expelled_hospital_verified() {
	build_and_execute(|| {
		verified(DOCTOR, &[SOUTH]);
		expel(SOUTH);
		assert_ok!(apply(OTHER, "123"));
		assert_ok!(verify(NORTH, OTHER));
		assert_ok!(Registry::ensure_licensed(&OTHER));
		assert_noop!(Registry::ensure_licensed(&DOCTOR), Error::<Test>::NotVerified);
		assert_noop!(verify(NORTH, DOCTOR), Error::<Test>::LicenceTaken);
	});
}

#[test]
fn a_suspended_holder_keeps_the_licence() {
	build_and_execute(|| {
		assert_ok!(apply(OTHER, "123"));
		verified(DOCTOR, &[NORTH]);
		assert_ok!(Registry::suspend(signed(NORTH), DOCTOR, REASON));
		set_time(VALID_UNTIL);
		let seen = licence("DE-BY", "123");
		let until = VALID_UNTIL + YEAR;
		assert_noop!(
			Registry::verify(signed(SOUTH), OTHER, seen, list(&[CARDIOLOGY]), until),
			Error::<Test>::LicenceTaken
		);
	});
}
