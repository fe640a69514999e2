use super::*;

#[test]
fn sponsorships_follow_the_hospitals_status() {
	build_and_execute(|| {
		register_all();
		assert_eq!(Identity::effective_sponsor(&DOCTOR), Some(HOSPITAL));
		assert_eq!(Identity::effective_sponsor(&PATIENT), Some(CLINIC));
		assert_eq!(Identity::effective_sponsor(&HOSPITAL), None);
		assert_eq!(Identity::effective_sponsor(&STRANGER), None);
		set_hospital(HOSPITAL, HospitalStatus::Leaving { successor: OTHER_HOSPITAL });
		assert_eq!(Identity::effective_sponsor(&DOCTOR), Some(OTHER_HOSPITAL));
		let reason = SuspensionReason::Misuse;
		assert_noop!(
			Identity::suspend_participant(signed(HOSPITAL), DOCTOR, reason, None),
			Errors::NotAuthorized
		);
		let until = Some(now() + HOUR);
		assert_ok!(Identity::suspend_participant(signed(OTHER_HOSPITAL), DOCTOR, reason, until));
		set_hospital(HOSPITAL, HospitalStatus::ForCause);
		assert_eq!(Identity::effective_sponsor(&DOCTOR), None);
	});
}

#[test]
fn a_clinic_that_leaves_hands_its_patients_to_its_hospital() {
	build_and_execute(|| {
		register_all();
		assert_ok!(Identity::deregister(signed(CLINIC)));
		assert_eq!(Identity::effective_sponsor(&PATIENT), Some(HOSPITAL));
		set_hospital(HOSPITAL, HospitalStatus::Leaving { successor: OTHER_HOSPITAL });
		assert_eq!(Identity::effective_sponsor(&PATIENT), Some(OTHER_HOSPITAL));
		// Who comes back in another role is nobody's sponsor.
		invite(OTHER_HOSPITAL, CLINIC, Role::Patient);
		assert_ok!(Identity::register(signed(CLINIC), OTHER_HOSPITAL, key(44), None));
		assert_eq!(Identity::effective_sponsor(&PATIENT), Some(OTHER_HOSPITAL));
	});
}

#[test]
fn a_doctor_that_leaves_is_heir_of_nothing() {
	build_and_execute(|| {
		register_all();
		assert_ok!(Identity::deregister(signed(DOCTOR)));
		assert_eq!(FormerParticipants::<Test>::get(DOCTOR).unwrap().heir, None);
	});
}
