//! Keys in other hands, and who signs for whom.

use super::*;

const ANSWER: fn(AccountId, EmergencyId) -> DispatchResult =
	|who, emergency| RecordAccess::answer_emergency(signed(who), emergency, content(), 1, 0);

#[test]
fn a_thief_with_the_patients_key_destroys_and_captures_nothing() {
	build_and_execute(|| {
		let folder = open(1);
		let record = add(folder);
		let acts = || {
			[
				RecordAccess::rotate_folder(signed(PATIENT), folder, key(9), content(), None),
				RecordAccess::mark_entered_in_error(signed(PATIENT), record),
				RecordAccess::erase_record(signed(PATIENT), record),
				RecordAccess::close_folder(signed(PATIENT), folder),
			]
		};
		freeze(PATIENT, true);
		for act in acts() {
			assert_eq!(act, Err(FROZEN));
		}
		freeze(PATIENT, false);
		for act in acts() {
			assert_ok!(act);
		}
	});
}

#[test]
fn taking_rights_from_others_works_with_a_frozen_key() {
	build_and_execute(|| {
		let folder = open_with_custodian(1);
		let grant = Offer::read(folder, DOCTOR).give();
		let emergency = break_glass(SECOND, folder);
		answer(emergency);
		freeze(PATIENT, true);
		let withdrawn = RevocationReason::ConsentWithdrawn;
		assert_ok!(RecordAccess::revoke_access(signed(PATIENT), grant, withdrawn));
		assert_ok!(RecordAccess::close_emergency(signed(PATIENT), emergency));
		assert_ok!(RecordAccess::exclude_doctor(signed(PATIENT), THIRD));
		let never = EmergencyPolicy::Never;
		assert_ok!(RecordAccess::set_emergency_custodian(signed(PATIENT), folder, never, None));
	});
}

#[test]
fn nothing_new_is_sealed_to_a_frozen_patients_keys() {
	build_and_execute(|| {
		let folder = open(1);
		let record = add_by_doctor(folder);
		assert_ok!(Offer::write(folder, SECOND).call());
		freeze(PATIENT, true);
		for author in [DOCTOR, SECOND] {
			for sealed in [SealedTo::Folder, SealedTo::Patient] {
				let added = RecordAccess::add_record(
					signed(author),
					folder,
					0,
					sealed,
					content(),
					content(),
					(author == DOCTOR).then_some(VISIT),
				);
				assert_eq!(added, Err(FROZEN));
			}
		}
		let amended = RecordAccess::amend_record(
			signed(DOCTOR),
			record,
			0,
			SealedTo::Folder,
			content(),
			content(),
		);
		assert_eq!(amended, Err(FROZEN));
		freeze(PATIENT, false);
		assert_ok!(try_add(SECOND, folder));
	});
}

#[test]
fn nothing_new_is_sealed_to_a_frozen_grantee_or_custodian() {
	build_and_execute(|| {
		let folder = open_with_custodian(1);
		freeze(DOCTOR, true);
		assert_noop!(Offer::read(folder, DOCTOR).call(), E::Suspended);
		freeze(HOSPITAL, true);
		let created = RecordAccess::create_folder(
			signed(PATIENT),
			H256::repeat_byte(2),
			key(2),
			LONGEST,
			content(),
			custodian(HOSPITAL),
			Some(content()),
		);
		assert_eq!(created, Err(FROZEN));
		let named = RecordAccess::set_emergency_custodian(
			signed(PATIENT),
			folder,
			custodian(HOSPITAL),
			Some(content()),
		);
		assert_eq!(named, Err(FROZEN));
		// A rotation is not refused: it takes the thief's keys away.
		let rotated = RecordAccess::rotate_folder(
			signed(PATIENT),
			folder,
			key(9),
			content(),
			Some(content()),
		);
		assert_ok!(rotated);
		last(Event::CustodyEnded { folder, patient: PATIENT, custodian: HOSPITAL, by: PATIENT });
		assert_eq!(Epochs::<Test>::get(folder, 1).unwrap().custodian_envelope, None);
	});
}

#[test]
fn no_keys_go_to_a_frozen_doctor_in_an_emergency() {
	build_and_execute(|| {
		let folder = open_with_custodian(1);
		let emergency = break_glass(DOCTOR, folder);
		freeze(DOCTOR, true);
		assert_noop!(ANSWER(HOSPITAL, emergency), SUSPENDED);
	});
}

#[test]
fn who_has_a_frozen_patients_key_is_told_nothing() {
	build_and_execute(|| {
		let record = add(open(1));
		assert_eq!(denied(PATIENT, record), None);
		freeze(PATIENT, true);
		assert_eq!(denied(PATIENT, record), Some(AccessDenial::Suspended));
		// Any other suspension takes nobody's own records.
		freeze(PATIENT, false);
		suspend(PATIENT, true);
		assert_eq!(denied(PATIENT, record), None);
	});
}

#[test]
fn nobody_reads_for_care_in_a_doctors_name() {
	build_and_execute(|| {
		let folder = open(1);
		let record = add(folder);
		Offer::read(folder, DOCTOR).give();
		world(|world| world.delegates.insert(GUARDIAN, DOCTOR));
		let treatment = PurposeOfUse::Treatment;
		assert_noop!(
			RecordAccess::declare_read(signed(GUARDIAN), record, treatment),
			E::CareIsPersonal
		);
		assert_ok!(RecordAccess::declare_read(signed(DOCTOR), record, treatment));
		// What is no care, an office may do.
		let payment = PurposeOfUse::HealthcarePayment;
		Offer { purposes: purposes([payment]), ..Offer::read(folder, DOCTOR) }.give();
		assert_ok!(RecordAccess::declare_read(signed(GUARDIAN), record, payment));
		// Nor is a patient's guardian a doctor's delegate.
		Offer { grantee: OTHER_PATIENT, ..Offer::read(folder, DOCTOR) }.give();
		world(|world| world.delegates.insert(GUARDIAN, OTHER_PATIENT));
		assert_ok!(RecordAccess::declare_read(signed(GUARDIAN), record, treatment));
	});
}

/// An insider: a doctor that is staff of the custodian answers its own emergency.
#[test]
fn staff_that_broke_the_glass_does_not_answer_itself() {
	build_and_execute(|| {
		let folder = open_with_custodian(1);
		let emergency = break_glass(DOCTOR, folder);
		world(|world| world.delegates.insert(DOCTOR, HOSPITAL));
		assert_noop!(ANSWER(DOCTOR, emergency), E::ConflictOfInterest);
		world(|world| world.delegates.remove(&DOCTOR));
		world(|world| world.delegates.insert(SECOND, HOSPITAL));
		assert_ok!(ANSWER(SECOND, emergency));
	});
}

#[test]
fn an_auditor_does_not_review_staff_of_its_hospital() {
	build_and_execute(|| {
		let folder = open_with_custodian(1);
		let emergency = break_glass(DOCTOR, folder);
		assert_ok!(RecordAccess::justify_emergency(signed(DOCTOR), emergency, content()));
		world(|world| world.auditors.insert(AUDITOR, Some(HOSPITAL_TWO)));
		world(|world| world.employers.insert(DOCTOR, HOSPITAL_TWO));
		let review =
			|| RecordAccess::review_emergency(signed(AUDITOR), emergency, Verdict::Justified);
		assert_noop!(review(), E::AuditorRelated);
		world(|world| world.employers.clear());
		assert_ok!(review());
	});
}
