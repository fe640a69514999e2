use super::*;

fn answers(
	who: AccountId,
	emergency: EmergencyId,
	envelope: ContentRef,
	key_version: KeyVersion,
	epoch: Epoch,
) -> DispatchResult {
	RecordAccess::answer_emergency(signed(who), emergency, envelope, key_version, epoch)
}

#[test]
fn gives_the_doctor_keys_for_hours() {
	build_and_execute(|| {
		let folder = open_with_custodian(1);
		let record = add(folder);
		let sealed = add_sealed(folder);
		let emergency = break_glass(DOCTOR, folder);
		let envelope = content();
		pass(WHILE);
		assert_ok!(answers(HOSPITAL, emergency, envelope, 1, 0));
		last(Event::EmergencyAnswered {
			emergency,
			folder,
			patient: PATIENT,
			doctor: DOCTOR,
			custodian: HOSPITAL,
			envelope,
			key_version: 1,
			epoch: 0,
			until: START + WHILE + ACCESS,
			by: HOSPITAL,
		});
		assert_eq!(RecordAccess::emergency_info(emergency).unwrap().envelope, Some(envelope));
		for purpose in
			[None, Some(PurposeOfUse::BreakTheGlass), Some(PurposeOfUse::EmergencyTreatment)]
		{
			assert_eq!(
				RecordAccess::can_access(&DOCTOR, record, purpose, None),
				Access::Granted {
					basis: AccessBasis::Emergency(emergency),
					until: Some(START + WHILE + ACCESS)
				}
			);
		}
		assert_eq!(denied(DOCTOR, record), Some(AccessDenial::OtherPurpose));
		assert_eq!(denied(DOCTOR, sealed), Some(AccessDenial::SealedToPatient));
		assert_eq!(denied(SECOND, record), Some(AccessDenial::NoGrant));
		// The custodian holds keys, but has no right to read.
		assert_eq!(denied(HOSPITAL, record), Some(AccessDenial::NoGrant));
		license(DOCTOR, false);
		assert_eq!(
			RecordAccess::access_basis(&DOCTOR, record, None),
			Err(AccessDenial::NotLicensed)
		);
		license(DOCTOR, true);
		// What is sealed after a rotation is closed to it.
		rotate(folder);
		let newer = add(folder);
		assert_eq!(
			RecordAccess::access_basis(&DOCTOR, newer, None),
			Err(AccessDenial::EpochNotCovered)
		);
		Now::set(START + WHILE + ACCESS);
		assert_eq!(RecordAccess::access_basis(&DOCTOR, record, None), Err(AccessDenial::Expired));
	});
}

#[test]
fn its_end_makes_rotation_due() {
	build_and_execute(|| {
		let folder = open_with_custodian(1);
		answer(break_glass(DOCTOR, folder));
		pass(ACCESS - 1);
		assert!(!rotation_due(folder));
		pass(1);
		assert!(rotation_due(folder));
		assert_noop!(try_add(PATIENT, folder), E::RotationDue);
	});
}

#[test]
fn refuses() {
	build_and_execute(|| {
		assert_noop!(answers(HOSPITAL, 0, content(), 1, 0), E::NotFound);
		let folder = open_with_custodian(1);
		let emergency = break_glass(DOCTOR, folder);
		assert_noop!(answers(HOSPITAL_TWO, emergency, content(), 1, 0), E::NotAuthorized);
		suspend(HOSPITAL, true);
		assert_noop!(answers(HOSPITAL, emergency, content(), 1, 0), SUSPENDED);
		suspend(HOSPITAL, false);
		assert_noop!(answers(HOSPITAL, emergency, content(), 1, 1), E::StaleEpoch);
		assert_noop!(answers(HOSPITAL, emergency, content(), 2, 0), E::StaleKey);
		assert_noop!(answers(HOSPITAL, emergency, empty(), 1, 0), E::EmptyContent);
		license(DOCTOR, false);
		assert_noop!(answers(HOSPITAL, emergency, content(), 1, 0), UNLICENSED);
		license(DOCTOR, true);
		assert_ok!(answers(HOSPITAL, emergency, content(), 1, 0));
		assert_noop!(answers(HOSPITAL, emergency, content(), 1, 0), E::AlreadyAnswered);

		let second = break_glass(SECOND, folder);
		pass(ACCESS);
		assert_noop!(answers(HOSPITAL, second, content(), 1, 0), E::EmergencyOver);
	});
}

#[test]
fn custody_may_have_ended() {
	build_and_execute(|| {
		let folder = open_with_custodian(1);
		let emergency = break_glass(DOCTOR, folder);
		world(|world| world.hospitals.insert(HOSPITAL, HospitalStatus::ForCause));
		assert_noop!(answers(HOSPITAL, emergency, content(), 1, 0), E::NoCustodian);
		world(|world| world.hospitals.insert(HOSPITAL, HospitalStatus::Active));
		assert_ok!(RecordAccess::set_emergency_custodian(
			signed(PATIENT),
			folder,
			custodian(HOSPITAL_TWO),
			Some(content())
		));
		assert_noop!(answers(HOSPITAL, emergency, content(), 1, 0), E::NoCustodian);
		assert_noop!(answers(HOSPITAL_TWO, emergency, content(), 1, 0), E::NotAuthorized);
	});
}

/// A custodian that takes its time takes none of the doctor's hours.
#[test]
fn hours_run_from_the_answer_and_waiting_ends() {
	build_and_execute(|| {
		let folder = open_with_custodian(1);
		let record = add(folder);
		let (late, never) = (break_glass(DOCTOR, folder), break_glass(SECOND, folder));
		pass(ACCESS - 1);
		answer(late);
		pass(ACCESS - 1);
		assert_eq!(RecordAccess::access_basis(&DOCTOR, record, None).map(|_| ()), Ok(()));
		pass(1);
		assert_eq!(RecordAccess::access_basis(&DOCTOR, record, None), Err(AccessDenial::Expired));
		// One that waited in vain is over, too: nothing is answered for ever.
		assert_noop!(answers(HOSPITAL, never, content(), 1, 0), E::EmergencyOver);
	});
}
