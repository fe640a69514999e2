//! Changing what the doctor decides alone.

use super::*;
use frame::testing_prelude::BadOrigin;

fn update(who: u64, codes: &[Speciality]) -> DispatchResult {
	let languages = vec![*b"fr"].try_into().expect("are few enough");
	Registry::update_practice(signed(who), 90, 98, languages, None, list(codes))
}

fn two_specialities() {
	let mut two = application("123");
	two.specialities = list(&[CARDIOLOGY, NEUROLOGY]);
	assert_ok!(Registry::apply(signed(DOCTOR), two));
}

#[test]
fn changes_fee_payee_languages_and_profile() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH]);
		assert_ok!(update(DESK, &[CARDIOLOGY]));
		assert_eq!(Registry::fee_per_hour(&DOCTOR), Some(90));
		assert_eq!(Registry::payee(&DOCTOR), Some(98));
		let record = record(DOCTOR);
		assert_eq!((record.languages.into_inner(), record.profile), (vec![*b"fr"], None));
		assert_ok!(Registry::ensure_licensed(&DOCTOR));
		let event =
			Event::PracticeUpdated { doctor: DOCTOR, fee_per_hour: 90, payee: 98, by: DESK };
		assert_eq!(last_event(), event);
	});
}

#[test]
fn an_applicant_changes_specialities() {
	build_and_execute(|| {
		assert_ok!(apply(DOCTOR, "123"));
		assert_ok!(update(DOCTOR, &[NEUROLOGY, DERMATOLOGY]));
		assert_eq!(record(DOCTOR).specialities, list(&[DERMATOLOGY, NEUROLOGY]));
		assert!(found(NEUROLOGY).is_empty());
	});
}

#[test]
fn a_registered_doctor_gives_up_but_does_not_add() {
	build_and_execute(|| {
		two_specialities();
		asked_and_verified(DOCTOR, NORTH);
		assert_noop!(
			update(DOCTOR, &[CARDIOLOGY, DERMATOLOGY]),
			Error::<Test>::SpecialityNotVerified
		);
		assert_ok!(update(DOCTOR, &[NEUROLOGY]));
		assert_eq!((found(CARDIOLOGY), found(NEUROLOGY)), (vec![], vec![DOCTOR]));
		// What was given up is not the doctor's any more.
		assert_noop!(update(DOCTOR, &[CARDIOLOGY]), Error::<Test>::SpecialityNotVerified);
	});
}

#[test]
fn a_suspended_licence_can_be_kept_up() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH]);
		assert_ok!(suspend_everywhere(NORTH));
		assert_ok!(update(DOCTOR, &[CARDIOLOGY]));
		assert_noop!(licensed(), Error::<Test>::LicenceSuspended);
	});
}

#[test]
fn refuses_bad_lists() {
	build_and_execute(|| {
		assert_ok!(apply(DOCTOR, "123"));
		assert_noop!(update(DOCTOR, &[]), Error::<Test>::NoSpeciality);
		assert_noop!(update(DOCTOR, &[7]), Error::<Test>::UnknownSpeciality);
		assert_noop!(update(DOCTOR, &[CARDIOLOGY, CARDIOLOGY]), Error::<Test>::DuplicateSpeciality);
		let with = |codes: Vec<[u8; 2]>| {
			let languages = codes.try_into().expect("are few enough");
			let specialities = list(&[CARDIOLOGY]);
			Registry::update_practice(signed(DOCTOR), 1, 1, languages, None, specialities)
		};
		assert_noop!(with(vec![*b"d1"]), Error::<Test>::InvalidLanguage);
		assert_noop!(with(vec![*b"de", *b"de"]), Error::<Test>::DuplicateLanguage);
	});
}

#[test]
fn only_active_doctors_with_an_entry() {
	build_and_execute(|| {
		let role = DispatchError::Other("not a participant of this role");
		assert_noop!(update(DOCTOR, &[CARDIOLOGY]), Error::<Test>::NotFound);
		assert_noop!(update(PATIENT, &[CARDIOLOGY]), role);
		verified(DOCTOR, &[NORTH]);
		suspend_participant(DOCTOR);
		assert_noop!(update(DOCTOR, &[CARDIOLOGY]), DispatchError::Other("suspended"));
		set_suspended(DOCTOR, false);
		assert_noop!(
			Registry::update_practice(
				RuntimeOrigin::root(),
				1,
				1,
				Default::default(),
				None,
				list(&[CARDIOLOGY])
			),
			BadOrigin
		);
	});
}
