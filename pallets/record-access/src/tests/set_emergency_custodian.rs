use super::*;

fn set(
	who: AccountId,
	emergency: EmergencyPolicy<AccountId>,
	envelope: Option<ContentRef>,
) -> DispatchResult {
	RecordAccess::set_emergency_custodian(signed(who), folder(1), emergency, envelope)
}

#[test]
fn names_a_custodian() {
	build_and_execute(|| {
		let folder = open(1);
		let envelope = content();
		assert_ok!(set(GUARDIAN, custodian(HOSPITAL), Some(envelope)));
		last(Event::EmergencyPolicySet {
			folder,
			patient: PATIENT,
			emergency: custodian(HOSPITAL),
			envelope: Some(envelope),
			by: GUARDIAN,
		});
		let info = RecordAccess::folder_info(folder).unwrap();
		assert_eq!(
			(info.emergency, info.custodian_envelope),
			(custodian(HOSPITAL), Some(envelope))
		);
		// The same hospital with a new envelope: nobody lost the keys.
		assert_ok!(set(PATIENT, custodian(HOSPITAL), Some(content())));
		assert!(!rotation_due(folder));
	});
}

#[test]
fn who_was_custodian_has_the_keys() {
	build_and_execute(|| {
		let folder = open_with_custodian(1);
		assert_ok!(set(PATIENT, custodian(HOSPITAL_TWO), Some(content())));
		assert!(rotation_due(folder));
		rotate(folder);
		assert!(!rotation_due(folder));

		let second = open_with_custodian(2);
		world(|world| world.hospitals.insert(HOSPITAL, HospitalStatus::ForCause));
		assert!(rotation_due(second));
		assert_noop!(try_add(PATIENT, second), E::RotationDue);
	});
}

#[test]
fn ending_custody_protects_whoever_is_suspended() {
	build_and_execute(|| {
		let folder = open_with_custodian(1);
		suspend(PATIENT, true);
		assert_noop!(set(PATIENT, custodian(HOSPITAL_TWO), Some(content())), SUSPENDED);
		assert_ok!(set(PATIENT, EmergencyPolicy::Never, None));
		assert_noop!(RecordAccess::break_glass(signed(DOCTOR), folder), E::NoCustodian);
		assert!(rotation_due(folder));
	});
}

#[test]
fn refuses() {
	build_and_execute(|| {
		assert_noop!(set(PATIENT, EmergencyPolicy::Never, None), E::NotFound);
		let folder = open(1);
		assert_noop!(set(OTHER_PATIENT, custodian(HOSPITAL), Some(content())), E::NotAuthorized);
		assert_noop!(set(PATIENT, custodian(HOSPITAL), None), E::EnvelopeMissing);
		assert_noop!(set(PATIENT, EmergencyPolicy::Never, Some(content())), E::EnvelopeUnexpected);
		assert_noop!(set(PATIENT, custodian(DOCTOR), Some(content())), E::NotHospital);
		assert_noop!(set(PATIENT, custodian(HOSPITAL), Some(empty())), E::EmptyContent);
		assert_ok!(RecordAccess::close_folder(signed(PATIENT), folder));
		assert_noop!(set(PATIENT, EmergencyPolicy::Never, None), E::FolderClosed);
	});
}
