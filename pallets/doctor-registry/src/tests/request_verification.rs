//! A doctor names a hospital that may verify.

use super::*;

#[test]
fn is_used_up_by_the_verification() {
	build_and_execute(|| {
		assert_ok!(apply(DOCTOR, "123"));
		assert_ok!(request(DOCTOR, NORTH));
		assert_eq!(
			last_event(),
			Event::VerificationRequested { doctor: DOCTOR, hospital: NORTH, by: DOCTOR }
		);
		assert_eq!(record(DOCTOR).requests.into_inner(), [NORTH]);
		assert_noop!(request(DOCTOR, NORTH), Error::<Test>::AlreadyRequested);
		assert_ok!(verify(NORTH, DOCTOR));
		assert!(record(DOCTOR).requests.is_empty());
		assert_noop!(request(DOCTOR, NORTH), Error::<Test>::AlreadyVerified);
	});
}

#[test]
fn only_hospitals_in_force_are_asked_and_not_too_many() {
	build_and_execute(|| {
		assert_ok!(apply(DOCTOR, "123"));
		expel(SOUTH);
		for other in [PATIENT, DOCTOR, SOUTH] {
			assert_noop!(request(DOCTOR, other), Error::<Test>::NotHospital);
		}
		set_status(SOUTH, HospitalStatus::Active);
		for hospital in [NORTH, SOUTH, WEST] {
			assert_ok!(request(DOCTOR, hospital));
		}
		assert_noop!(request(DOCTOR, EAST), Error::<Test>::MaxVerifiersExceeded);
	});
}

#[test]
fn only_by_active_doctors_with_an_entry() {
	build_and_execute(|| {
		assert_noop!(request(DOCTOR, NORTH), Error::<Test>::NotFound);
		let role = DispatchError::Other("not a participant of this role");
		assert_noop!(request(NORTH, NORTH), role);
		assert_ok!(apply(DOCTOR, "123"));
		suspend_participant(DOCTOR);
		assert_noop!(request(DOCTOR, NORTH), DispatchError::Other("suspended"));
	});
}
