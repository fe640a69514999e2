//! A hospital verifies further specialities.

use super::*;
use crate::specialities::SPECIALITIES;

fn add(hospital: u64, codes: &[Speciality]) -> DispatchResult {
	Registry::verify_specialities(signed(hospital), DOCTOR, list(codes))
}

#[test]
fn adds_them() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH]);
		assert_ok!(add(CLERK, &[NEUROLOGY, DERMATOLOGY]));
		assert_eq!(record(DOCTOR).specialities, list(&[CARDIOLOGY, DERMATOLOGY, NEUROLOGY]));
		assert_eq!(found(NEUROLOGY), [DOCTOR]);
		assert_eq!(
			last_event(),
			Event::SpecialitiesVerified {
				doctor: DOCTOR,
				hospital: NORTH,
				specialities: list(&[DERMATOLOGY, NEUROLOGY]),
				by: CLERK
			}
		);
	});
}

#[test]
fn refuses_bad_lists() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH]);
		assert_noop!(add(NORTH, &[]), Error::<Test>::NoSpeciality);
		assert_noop!(add(NORTH, &[3]), Error::<Test>::UnknownSpeciality);
		assert_noop!(add(NORTH, &[NEUROLOGY, NEUROLOGY]), Error::<Test>::DuplicateSpeciality);
		assert_noop!(add(NORTH, &[NEUROLOGY, CARDIOLOGY]), Error::<Test>::DuplicateSpeciality);
		let others: Vec<_> = SPECIALITIES
			.iter()
			.map(|(code, _)| *code)
			.filter(|code| *code != CARDIOLOGY)
			.take(8)
			.collect();
		assert_noop!(add(NORTH, &others), Error::<Test>::MaxSpecialitiesExceeded);
		assert_ok!(add(NORTH, &others[..7]));
	});
}

#[test]
fn only_hospitals_in_force_that_verified() {
	build_and_execute(|| {
		assert_noop!(add(NORTH, &[NEUROLOGY]), Error::<Test>::NotFound);
		verified(DOCTOR, &[NORTH]);
		assert_noop!(add(SOUTH, &[NEUROLOGY]), Error::<Test>::NotAuthorized);
		assert_noop!(add(DOCTOR, &[NEUROLOGY]), Error::<Test>::NotHospital);
		suspend_participant(NORTH);
		assert_noop!(add(NORTH, &[NEUROLOGY]), DispatchError::Other("suspended"));
	});
}

#[test]
fn only_by_a_live_verification() {
	build_and_execute(|| {
		assert_ok!(apply(DOCTOR, "123"));
		assert_ok!(request(DOCTOR, NORTH));
		assert_noop!(add(NORTH, &[NEUROLOGY]), Error::<Test>::NotAuthorized);
		assert_ok!(verify(NORTH, DOCTOR));
		assert_ok!(suspend_verification(NORTH));
		assert_noop!(add(NORTH, &[NEUROLOGY]), Error::<Test>::NotAuthorized);
		assert_ok!(reinstate_verification(NORTH));
		set_time(VALID_UNTIL);
		assert_noop!(add(NORTH, &[NEUROLOGY]), Error::<Test>::NotAuthorized);
	});
}
