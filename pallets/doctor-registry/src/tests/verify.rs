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
		assert_ok!(request(DOCTOR, NORTH));
		let seen = licence("de-by", "123 ");
		assert_ok!(Registry::verify(signed(CLERK), DOCTOR, seen, list(&[CARDIOLOGY]), VALID_UNTIL));
		assert_ok!(Registry::ensure_licensed(&DOCTOR));
		assert_eq!(claim("123"), Some((DOCTOR, None)));
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
		assert_ok!(request(DOCTOR, EAST));
		assert_noop!(verify(EAST, DOCTOR), Error::<Test>::MaxVerifiersExceeded);
	});
}

#[test]
fn a_word_that_does_not_count_makes_room() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH, SOUTH, WEST]);
		expel(SOUTH);
		asked_and_verified(DOCTOR, EAST);
		assert_eq!(verifiers(DOCTOR), [NORTH, WEST, EAST]);
	});
}

#[test]
fn an_expired_word_makes_room() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH, SOUTH, WEST]);
		assert_ok!(Registry::renew(signed(NORTH), DOCTOR, NOW + 2 * YEAR));
		set_time(VALID_UNTIL);
		let licence = licence("DE-BY", "123");
		assert_ok!(request(DOCTOR, EAST));
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
		for hospital in [SOUTH, WEST, NORTH] {
			assert_ok!(request(DOCTOR, hospital));
		}
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
		assert_ok!(request(DOCTOR, NORTH));
		suspend_participant(DOCTOR);
		assert_noop!(verify(NORTH, DOCTOR), DispatchError::Other("suspended"));
	});
}

#[test]
fn the_time_is_ahead_and_not_too_far() {
	build_and_execute(|| {
		assert_ok!(apply(DOCTOR, "123"));
		assert_ok!(request(DOCTOR, NORTH));
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
		assert_ok!(request(DOCTOR, NORTH));
		assert_noop!(verify_until(VALID_UNTIL), Error::<Test>::ApplicationChanged);
		let mut changed = application("123");
		changed.specialities = list(&[CARDIOLOGY, NEUROLOGY]);
		assert_ok!(Registry::apply(signed(DOCTOR), changed));
		assert_ok!(request(DOCTOR, NORTH));
		assert_noop!(verify_until(VALID_UNTIL), Error::<Test>::ApplicationChanged);
	});
}

#[test]
fn the_order_of_specialities_does_not_matter() {
	build_and_execute(|| {
		let mut two = application("123");
		two.specialities = list(&[NEUROLOGY, CARDIOLOGY]);
		assert_ok!(Registry::apply(signed(DOCTOR), two));
		assert_ok!(request(DOCTOR, NORTH));
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
		assert_ok!(request(DOCTOR, NORTH));
		let verify = |licence| {
			Registry::verify(signed(NORTH), DOCTOR, licence, list(&[CARDIOLOGY]), VALID_UNTIL)
		};
		assert_noop!(verify(licence("X", "123")), Error::<Test>::InvalidJurisdiction);
		assert_noop!(verify(licence("DE", "")), Error::<Test>::InvalidLicenceNumber);
	});
}

#[test]
fn a_suspended_doctor_is_verified_and_not_licensed() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH]);
		assert_ok!(suspend_everywhere(NORTH));
		asked_and_verified(DOCTOR, SOUTH);
		assert_noop!(licensed(), Error::<Test>::LicenceSuspended);
	});
}

/// `verify` of `OTHER` with the licence 123, by a hospital that it asks for the purpose.
fn other_verified() -> DispatchResult {
	let until = pallet_timestamp::Now::<Test>::get() + YEAR;
	frame::deps::frame_support::storage::with_storage_layer(|| {
		request(OTHER, SOUTH)?;
		let seen = licence("DE-BY", "123");
		Registry::verify(signed(SOUTH), OTHER, seen, list(&[CARDIOLOGY]), until)
	})
}

#[test]
fn a_licence_passes_on_180_days_after_the_holders_verifications_expired() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH]);
		assert_ok!(apply(OTHER, "123"));
		set_time(VALID_UNTIL + 180 * DAY - 1);
		assert_noop!(other_verified(), Error::<Test>::LicenceTaken);
		set_time(VALID_UNTIL + 180 * DAY);
		// The holder may still renew first.
		assert_eq!(claim("123"), Some((DOCTOR, None)));
		assert_ok!(other_verified());
		assert_eq!(claim("123"), Some((OTHER, None)));
		assert_eq!(found(CARDIOLOGY), [OTHER]);
		assert!(!is_registered(DOCTOR));
		assert!(events().contains(&Event::LicenceLapsed { doctor: DOCTOR }));
		assert_ok!(request(DOCTOR, NORTH));
		let until = VALID_UNTIL + YEAR;
		assert_noop!(verify_until(until), Error::<Test>::LicenceTaken);
	});
}

#[test]
fn a_licence_passes_on_180_days_after_its_hospital_was_expelled() {
	build_and_execute(|| {
		verified(DOCTOR, &[WEST]);
		assert_ok!(apply(OTHER, "123"));
		wait(DAY);
		expel(WEST);
		wait(180 * DAY - 1);
		assert_noop!(other_verified(), Error::<Test>::LicenceTaken);
		wait(1);
		assert_ok!(other_verified());
		assert_noop!(licensed(), Error::<Test>::NotVerified);
	});
}

#[test]
fn a_doctor_who_is_suspended_everywhere_keeps_the_licence() {
	build_and_execute(|| {
		assert_ok!(apply(OTHER, "123"));
		verified(DOCTOR, &[NORTH]);
		assert_ok!(Registry::suspend_everywhere(council(), DOCTOR, REASON));
		set_time(VALID_UNTIL + 200 * DAY);
		assert_noop!(other_verified(), Error::<Test>::LicenceTaken);
		assert_ok!(Registry::lift_suspension(council(), DOCTOR));
		assert_ok!(other_verified());
	});
}
