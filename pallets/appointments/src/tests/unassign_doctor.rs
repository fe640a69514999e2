use super::*;

fn assigned() {
	let until = MONDAY + DAY;
	assert_ok!(Appointments::assign_doctor(signed(HOSPITAL), DOCTOR, PATIENT, until));
}

#[test]
fn the_hospital_and_the_two_concerned_end_it() {
	for who in [HOSPITAL, PATIENT, DOCTOR] {
		build_and_execute(|| {
			assigned();
			// It is protective.
			Suspended::insert(who, ());
			assert_ok!(Appointments::unassign_doctor(acting_for(who, CLINIC), DOCTOR, PATIENT));
			last(Event::DoctorUnassigned {
				patient: PATIENT,
				doctor: DOCTOR,
				hospital: HOSPITAL,
				by: CLINIC,
			});
			assert_eq!(Assignments::<Test>::iter().count(), 0);
		});
	}
}

#[test]
fn so_does_the_hospital_that_took_over() {
	build_and_execute(|| {
		assigned();
		Hospitals::insert(HOSPITAL, HospitalStatus::Leaving { successor: OTHER_HOSPITAL });
		assert_ok!(Appointments::unassign_doctor(signed(OTHER_HOSPITAL), DOCTOR, PATIENT));
	});
}

#[test]
fn errors() {
	build_and_execute(|| {
		let call = |who| Appointments::unassign_doctor(signed(who), DOCTOR, PATIENT);
		assert_noop!(call(HOSPITAL), Error::<Test>::NotFound);
		assigned();
		for who in [OTHER_HOSPITAL, OTHER_PATIENT, OTHER_DOCTOR, CLINIC, STRANGER] {
			assert_noop!(call(who), Error::<Test>::NotAuthorized);
		}
		let call = Appointments::unassign_doctor(RuntimeOrigin::none(), DOCTOR, PATIENT);
		assert_noop!(call, BadOrigin);
	});
}
