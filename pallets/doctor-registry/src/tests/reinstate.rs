//! Ending a suspension.

use super::*;

fn reinstate(hospital: u64) -> DispatchResult {
	Registry::reinstate(signed(hospital), DOCTOR)
}

fn suspended_by_north() {
	verified(DOCTOR, &[NORTH, SOUTH]);
	assert_ok!(Registry::suspend(signed(NORTH), DOCTOR, REASON));
}

#[test]
fn by_the_hospital_that_suspended() {
	build_and_execute(|| {
		suspended_by_north();
		assert_noop!(reinstate(SOUTH), Error::<Test>::NotAuthorized);
		assert_ok!(reinstate(CLERK));
		assert_ok!(Registry::ensure_licensed(&DOCTOR));
		assert_eq!(
			last_event(),
			Event::LicenceReinstated {
				doctor: DOCTOR,
				authority: Authority::Hospital(NORTH),
				by: Some(CLERK)
			}
		);
	});
}

#[test]
fn by_who_has_its_duties() {
	build_and_execute(|| {
		suspended_by_north();
		leave(NORTH, EAST);
		assert_noop!(reinstate(NORTH), Error::<Test>::NotHospital);
		assert_noop!(reinstate(SOUTH), Error::<Test>::NotAuthorized);
		assert_ok!(reinstate(EAST));
	});
}

#[test]
fn by_the_council() {
	build_and_execute(|| {
		suspended_by_north();
		expel(NORTH);
		assert_noop!(reinstate(NORTH), Error::<Test>::NotHospital);
		assert_ok!(Registry::reinstate(RuntimeOrigin::root(), DOCTOR));
		assert_ok!(Registry::ensure_licensed(&DOCTOR));
		let authority = Authority::Council;
		assert_eq!(last_event(), Event::LicenceReinstated { doctor: DOCTOR, authority, by: None });
	});
}

#[test]
fn without_a_verification_the_doctor_is_an_applicant() {
	build_and_execute(|| {
		verified(DOCTOR, &[NORTH]);
		assert_ok!(Registry::suspend(signed(NORTH), DOCTOR, REASON));
		assert_ok!(Registry::withdraw_verification(signed(NORTH), DOCTOR));
		assert_ok!(reinstate(NORTH));
		assert_eq!(status(DOCTOR), LicenceStatus::Applied);
		assert_eq!((claim("123"), found(CARDIOLOGY)), (None, vec![]));
		assert_eq!(last_event(), Event::LicenceLapsed { doctor: DOCTOR });
	});
}

#[test]
fn only_what_is_suspended_and_only_by_active_hospitals() {
	build_and_execute(|| {
		assert_noop!(reinstate(NORTH), Error::<Test>::NotFound);
		verified(DOCTOR, &[NORTH]);
		assert_noop!(reinstate(NORTH), Error::<Test>::NotSuspended);
		assert_ok!(Registry::suspend(signed(NORTH), DOCTOR, REASON));
		assert_noop!(reinstate(DOCTOR), Error::<Test>::NotHospital);
		suspend_participant(NORTH);
		assert_noop!(reinstate(NORTH), DispatchError::Other("suspended"));
	});
}
