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
		assert_eq!((record.is_registered(), record.applied_at), (false, NOW));
		assert!(record.requests.is_empty());
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
		assert_ok!(request(DOCTOR, SOUTH));
		assert_ok!(apply(DOCTOR, "456"));
		assert_noop!(licensed(), Error::<Test>::NotVerified);
		// The old licence stays its own for a while.
		assert_eq!((claim("123"), claim("456")), (Some((DOCTOR, Some(NOW))), None));
		assert!(found(CARDIOLOGY).is_empty());
		// Who was asked about the old one says nothing about the new one.
		assert_noop!(verify(SOUTH, DOCTOR), Error::<Test>::NotRequested);
		assert_noop!(verify(NORTH, DOCTOR), Error::<Test>::NotRequested);
	});
}

#[test]
fn does_not_wash_off_what_acts_everywhere() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH]);
		assert_ok!(suspend_everywhere(NORTH));
		assert_ok!(apply(DOCTOR, "456"));
		asked_and_verified(DOCTOR, SOUTH);
		assert_noop!(licensed(), Error::<Test>::LicenceSuspended);
		assert_ok!(bar(DOCTOR));
		assert_ok!(apply(DOCTOR, "789"));
		assert_ok!(request(DOCTOR, SOUTH));
		assert_noop!(verify(SOUTH, DOCTOR), Error::<Test>::AccountBarred);
	});
}

#[test]
fn an_application_blocks_nobody() {
	build_and_execute(|| {
		assert_ok!(apply(OTHER, "123"));
		verified(DOCTOR, &[NORTH]);
		assert_ok!(request(OTHER, NORTH));
		assert_noop!(verify(NORTH, OTHER), Error::<Test>::LicenceTaken);
	});
}

#[test]
fn a_licence_that_another_holds_can_be_contested_but_not_had() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH]);
		// However it is written.
		assert_ok!(apply(OTHER, " 1-2.3 "));
		assert_ok!(request(OTHER, NORTH));
		assert_noop!(verify(NORTH, OTHER), Error::<Test>::LicenceTaken);
		assert_ok!(licensed());
		// The same number of another authority is another licence.
		let mut elsewhere = application("123");
		elsewhere.licence = licence("AT", "123");
		assert_ok!(Registry::apply(signed(OTHER), elsewhere));
		asked_and_verified(OTHER, NORTH);
	});
}

#[test]
fn a_barred_licence_is_refused_and_another_is_not() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH]);
		assert_ok!(bar_licence("123"));
		for doctor in [DOCTOR, OTHER] {
			assert_noop!(apply(doctor, "123"), Error::<Test>::LicenceBarred);
			assert_noop!(apply(doctor, "12 3"), Error::<Test>::LicenceBarred);
			assert_ok!(apply(doctor, "456"));
		}
	});
}
