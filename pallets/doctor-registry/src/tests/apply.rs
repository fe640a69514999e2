//! Applying to the register.

use super::*;
use frame::testing_prelude::BadOrigin;

fn apply_with(change: impl FnOnce(&mut Application<u64, u64>)) -> DispatchResult {
	let mut application = application("123");
	change(&mut application);
	Registry::apply(signed(DOCTOR), application)
}

#[test]
fn makes_an_entry_that_proves_nothing() {
	build_and_execute(|| {
		assert_ok!(apply_with(|application| {
			application.licence = licence("de-by", "  ab-123/4 ");
			application.specialities = list(&[NEUROLOGY, CARDIOLOGY]);
		}));
		let record = record(DOCTOR);
		assert_eq!(record.licence, licence("DE-BY", "AB-123/4"));
		assert_eq!(record.specialities, list(&[CARDIOLOGY, NEUROLOGY]));
		assert_eq!((record.status, record.applied_at), (LicenceStatus::Applied, NOW));
		assert_eq!((record.fee_per_hour, record.payee), (80, 99));
		assert_noop!(Registry::ensure_licensed(&DOCTOR), Error::<Test>::NotVerified);
		assert!(found(CARDIOLOGY).is_empty());
		assert_eq!(LicenceClaims::<Test>::iter().count(), 0);
		let licence = record.licence;
		assert_eq!(last_event(), Event::Applied { doctor: DOCTOR, licence, by: DOCTOR });
	});
}

#[test]
fn a_delegate_is_named() {
	build_and_execute(|| {
		assert_ok!(apply(DESK, "123"));
		let licence = licence("DE-BY", "123");
		assert_eq!(last_event(), Event::Applied { doctor: DOCTOR, licence, by: DESK });
	});
}

#[test]
fn only_active_doctors() {
	build_and_execute(|| {
		let role = DispatchError::Other("not a participant of this role");
		assert_noop!(apply(PATIENT, "123"), role);
		assert_noop!(apply(NORTH, "123"), role);
		assert_noop!(apply(77, "123"), role);
		suspend_participant(DOCTOR);
		assert_noop!(apply(DOCTOR, "123"), DispatchError::Other("suspended"));
		assert_noop!(Registry::apply(RuntimeOrigin::none(), application("1")), BadOrigin);
		assert_noop!(Registry::apply(RuntimeOrigin::root(), application("1")), BadOrigin);
	});
}

#[test]
fn jurisdictions_have_the_form_of_iso_3166() {
	build_and_execute(|| {
		for bad in ["", "D", "DEU", "D1", "DE-", "DE-BAYE", "DE_BY", "1E-BY", "DE-B\n", "-DE"] {
			if bad.len() > 6 {
				continue;
			}
			assert_noop!(
				apply_with(|application| application.licence = licence(bad, "1")),
				Error::<Test>::InvalidJurisdiction
			);
		}
		for good in ["DE", "de", "DE-BY", "US-C", "GB-ENG", "FR-75"] {
			assert_ok!(apply_with(|application| application.licence = licence(good, "1")));
		}
	});
}

#[test]
fn licence_numbers_are_printable_and_not_empty() {
	build_and_execute(|| {
		for bad in ["", "   ", "-/.", "12\n3", "12\u{7f}3", "12ß"] {
			assert_noop!(
				apply_with(|application| application.licence = licence("DE", bad)),
				Error::<Test>::InvalidLicenceNumber
			);
		}
	});
}

#[test]
fn specialities_are_known_and_there_once() {
	build_and_execute(|| {
		let with = |codes: &[Speciality]| {
			let specialities = list(codes);
			apply_with(|application| application.specialities = specialities)
		};
		assert_noop!(with(&[]), Error::<Test>::NoSpeciality);
		assert_noop!(with(&[CARDIOLOGY, 1]), Error::<Test>::UnknownSpeciality);
		assert_noop!(with(&[CARDIOLOGY + 1]), Error::<Test>::UnknownSpeciality);
		assert_noop!(
			with(&[CARDIOLOGY, NEUROLOGY, CARDIOLOGY]),
			Error::<Test>::DuplicateSpeciality
		);
	});
}

#[test]
fn languages_are_codes_and_there_once() {
	build_and_execute(|| {
		let with = |codes: Vec<[u8; 2]>| {
			apply_with(|application| {
				application.languages = codes.try_into().expect("are few enough")
			})
		};
		assert_noop!(with(vec![*b"DE"]), Error::<Test>::InvalidLanguage);
		assert_noop!(with(vec![*b"d "]), Error::<Test>::InvalidLanguage);
		assert_noop!(with(vec![*b"de", *b"en", *b"de"]), Error::<Test>::DuplicateLanguage);
		assert_ok!(with(vec![]));
	});
}

#[test]
fn can_be_corrected() {
	build_and_execute(|| {
		assert_ok!(apply(DOCTOR, "123"));
		assert_ok!(apply(DOCTOR, "456"));
		assert_eq!(record(DOCTOR).licence, licence("DE-BY", "456"));
	});
}

#[test]
fn a_verified_doctor_starts_over() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH]);
		assert_ok!(apply(DOCTOR, "456"));
		assert_eq!(status(DOCTOR), LicenceStatus::Applied);
		assert_noop!(Registry::ensure_licensed(&DOCTOR), Error::<Test>::NotVerified);
		assert_eq!((claim("123"), claim("456")), (None, None));
		assert!(found(CARDIOLOGY).is_empty());
	});
}

#[test]
fn does_not_escape_a_suspension() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH]);
		assert_ok!(Registry::suspend(signed(NORTH), DOCTOR, REASON));
		assert_noop!(apply(DOCTOR, "123"), Error::<Test>::LicenceSuspended);
		assert_noop!(apply(DOCTOR, "456"), Error::<Test>::LicenceSuspended);
	});
}

#[test]
fn a_licence_that_another_holds_is_taken() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH]);
		assert_noop!(apply(OTHER, "123"), Error::<Test>::LicenceTaken);
		// However it is written.
		assert_noop!(apply(OTHER, " 1-2.3 "), Error::<Test>::LicenceTaken);
		assert_ok!(Registry::suspend(signed(NORTH), DOCTOR, REASON));
		assert_noop!(apply(OTHER, "123"), Error::<Test>::LicenceTaken);
		// The same number of another authority is another licence.
		let mut elsewhere = application("123");
		elsewhere.licence = licence("AT", "123");
		assert_ok!(Registry::apply(signed(OTHER), elsewhere));
	});
}

#[test]
fn an_application_blocks_nobody() {
	build_and_execute(|| {
		assert_ok!(apply(OTHER, "123"));
		assert_ok!(apply(DOCTOR, "123"));
		assert_ok!(verify(NORTH, DOCTOR));
		assert_noop!(verify(NORTH, OTHER), Error::<Test>::LicenceTaken);
	});
}

#[test]
fn a_revoked_licence_is_barred_and_another_is_not() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH]);
		assert_ok!(Registry::revoke(signed(NORTH), DOCTOR, REASON));
		for doctor in [DOCTOR, OTHER] {
			assert_noop!(apply(doctor, "123"), Error::<Test>::LicenceRevoked);
			assert_noop!(apply(doctor, "12 3"), Error::<Test>::LicenceRevoked);
		}
		assert_ok!(apply(DOCTOR, "456"));
		assert_eq!(status(DOCTOR), LicenceStatus::Applied);
		assert!(matches!(claim("123"), Some(LicenceClaim::Barred { doctor: DOCTOR, .. })));
	});
}
