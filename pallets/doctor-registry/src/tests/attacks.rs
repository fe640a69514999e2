//! What insiders try.

use super::*;

#[test]
fn a_hospital_that_the_doctor_did_not_name_verifies_nobody() {
	build_and_execute(|| {
		assert_ok!(apply(DOCTOR, "123"));
		assert_noop!(verify(SOUTH, DOCTOR), Error::<Test>::NotRequested);
		assert_ok!(request(DOCTOR, NORTH));
		assert_noop!(verify(SOUTH, DOCTOR), Error::<Test>::NotRequested);
		assert_ok!(verify(NORTH, DOCTOR));
		assert_noop!(verify(SOUTH, DOCTOR), Error::<Test>::NotRequested);
	});
}

#[test]
fn one_hospital_cannot_end_a_career() {
	build_and_execute(|| {
		// It cannot make itself a verifier and then act as one.
		verified(DOCTOR, &[NORTH]);
		let attack = frame::deps::frame_support::storage::with_storage_layer(|| {
			verify(SOUTH, DOCTOR)?;
			withdraw_verification(SOUTH)
		});
		assert_eq!(attack, Err(Error::<Test>::NotRequested.into()));

		// And one that verified can do all it likes.
		asked_and_verified(DOCTOR, SOUTH);
		let _ = suspend_verification(SOUTH);
		let _ = suspend_everywhere(SOUTH);
		let _ = Registry::bar(signed(SOUTH), DOCTOR, REASON);
		let _ = Registry::bar_licence(signed(SOUTH), licence("DE-BY", "123"), REASON);
		let _ = withdraw_verification(SOUTH);
		wait(72 * HOUR);
		assert_ok!(licensed());
		assert_eq!(claim("123"), Some((DOCTOR, None)));
	});
}

#[test]
fn the_last_verifier_cannot_give_the_licence_away() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH]);
		assert_ok!(apply(OTHER, "123"));
		assert_ok!(request(OTHER, NORTH));
		assert_ok!(withdraw_verification(NORTH));
		assert_noop!(verify(NORTH, OTHER), Error::<Test>::LicenceTaken);
		wait(180 * DAY - 1);
		assert_noop!(verify(NORTH, OTHER), Error::<Test>::LicenceTaken);
		asked_and_verified(DOCTOR, SOUTH);
		assert_ok!(licensed());
	});
}

#[test]
fn a_hospital_that_left_acts_on_nobody() {
	build_and_execute(|| {
		for depart in [expel as fn(u64), |hospital| leave(hospital, EAST)] {
			set_status(NORTH, HospitalStatus::Active);
			assert_ok!(apply(DOCTOR, "123"));
			assert_ok!(request(DOCTOR, NORTH));
			assert_ok!(verify(NORTH, DOCTOR));
			assert_ok!(apply(OTHER, "456"));
			assert_ok!(request(OTHER, NORTH));
			depart(NORTH);
			let not_hospital = DispatchError::from(Error::<Test>::NotHospital);
			assert_noop!(verify(NORTH, OTHER), not_hospital);
			assert_noop!(Registry::renew(signed(NORTH), DOCTOR, VALID_UNTIL), not_hospital);
			assert_noop!(
				Registry::verify_specialities(signed(NORTH), DOCTOR, list(&[NEUROLOGY])),
				not_hospital
			);
			assert_noop!(withdraw_verification(NORTH), not_hospital);
			assert_noop!(suspend_verification(NORTH), not_hospital);
			assert_noop!(reinstate_verification(NORTH), not_hospital);
			assert_noop!(suspend_everywhere(NORTH), not_hospital);
			assert_noop!(lift_suspension(NORTH), not_hospital);
			assert_noop!(request(DOCTOR, NORTH), not_hospital);
		}
	});
}

#[test]
fn a_barred_doctor_is_not_licensed_by_a_friendly_hospital() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH]);
		assert_ok!(bar(DOCTOR));
		assert_ok!(Registry::renew(signed(NORTH), DOCTOR, VALID_UNTIL + YEAR));
		assert_ok!(withdraw_verification(NORTH));
		assert_ok!(apply(DOCTOR, "456"));
		assert_ok!(request(DOCTOR, NORTH));
		assert_noop!(verify(NORTH, DOCTOR), Error::<Test>::AccountBarred);
		assert_noop!(licensed(), Error::<Test>::AccountBarred);
	});
}

#[test]
fn a_stranger_who_names_the_number_first_does_not_keep_it() {
	build_and_execute(|| {
		// A careless hospital verified an impostor.
		assert_ok!(apply(OTHER, "123"));
		asked_and_verified(OTHER, WEST);
		assert_ok!(apply(DOCTOR, "123"));
		assert_ok!(request(DOCTOR, NORTH));
		assert_noop!(verify(NORTH, DOCTOR), Error::<Test>::LicenceTaken);
		assert_ok!(Registry::assign_licence(council(), licence("DE-BY", "123"), DOCTOR));
		assert_ok!(verify(NORTH, DOCTOR));
		assert!(!Registry::is_licensed(&OTHER));
		// Nor comes back with it.
		assert_ok!(request(OTHER, WEST));
		assert_noop!(verify(WEST, OTHER), Error::<Test>::LicenceTaken);
	});
}

#[test]
fn a_licence_that_ended_for_good_is_told_to_those_who_shared_keys() {
	build_and_execute(|| {
		let lost = || Lost::take();
		verified(DOCTOR, &[NORTH]);
		asked_and_verified(DOCTOR, SOUTH);
		lost();
		// What comes back does not count, nor one of two.
		assert_ok!(suspend_verification(SOUTH));
		assert_ok!(suspend_everywhere(SOUTH));
		assert_ok!(withdraw_verification(SOUTH));
		assert!(lost().is_empty());
		assert_ok!(withdraw_verification(NORTH));
		assert_eq!(lost(), vec![DOCTOR]);
		assert_ok!(Registry::bar(RuntimeOrigin::root(), DOCTOR, REASON));
		assert_eq!(lost(), vec![DOCTOR]);
	});
}

#[test]
fn giving_a_verified_licence_up_by_applying_anew_is_told() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH]);
		Lost::take();
		assert_ok!(apply(DOCTOR, "456"));
		assert_eq!(Lost::take(), vec![DOCTOR]);
		assert_ok!(apply(DOCTOR, "789"));
		assert!(Lost::take().is_empty());
	});
}

#[test]
fn only_a_word_that_stands_vouches() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH]);
		wait(HOUR);
		asked_and_verified(DOCTOR, SOUTH);
		let vouchers =
			|| <Registry as carechain_primitives::traits::Licences<_, _>>::vouchers(&DOCTOR);
		assert_eq!(vouchers(), vec![(NORTH, NOW), (SOUTH, NOW + HOUR)]);
		// Renewing does not make it younger, or older.
		assert_ok!(Registry::renew(signed(NORTH), DOCTOR, VALID_UNTIL + HOUR));
		assert_eq!(vouchers().first(), Some(&(NORTH, NOW)));
		assert_ok!(suspend_verification(SOUTH));
		assert_eq!(vouchers(), vec![(NORTH, NOW)]);
		set_status(NORTH, HospitalStatus::ForCause);
		assert_eq!(vouchers(), vec![]);
	});
}
