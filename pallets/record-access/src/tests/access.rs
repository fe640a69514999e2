//! Who may read: the answer is about now.

use super::*;

#[test]
fn judges_the_reader_of_now() {
	build_and_execute(|| {
		let folder = open(1);
		let record = add(folder);
		Offer::read(folder, SECOND).give();
		let research =
			Offer { purpose: PurposeOfUse::HealthcareResearch, ..Offer::read(folder, THIRD) };
		research.give();
		Offer::read(folder, CLINIC).give();
		assert_eq!(denied(SECOND, record), None);
		license(SECOND, false);
		license(THIRD, false);
		assert_eq!(denied(SECOND, record), Some(AccessDenial::NotLicensed));
		// Without a purpose in the question, that of the grant counts.
		assert_eq!(
			RecordAccess::access_basis(&SECOND, record, None),
			Err(AccessDenial::NotLicensed)
		);
		// Research is no care, and a clinic is no doctor.
		assert!(RecordAccess::access_basis(&THIRD, record, None).is_ok());
		assert_eq!(denied(CLINIC, record), None);
		suspend(CLINIC, true);
		assert_eq!(denied(CLINIC, record), Some(AccessDenial::Suspended));
		world(|world| world.members.remove(&CLINIC));
		assert_eq!(denied(CLINIC, record), Some(AccessDenial::NotParticipant));
	});
}

#[test]
fn the_owner_always_may() {
	build_and_execute(|| {
		let folder = open(1);
		let record = add_sealed(folder);
		suspend(PATIENT, true);
		let owner = Access::Granted { basis: AccessBasis::Owner, until: None };
		assert_eq!(RecordAccess::can_access(&PATIENT, record, None), owner);
		assert_ok!(RecordAccess::close_folder(signed(PATIENT), folder));
		assert_eq!(RecordAccess::can_access(&PATIENT, record, None), owner);
		assert_eq!(
			RecordAccess::can_access(&PATIENT, 99, None),
			Access::Denied { reason: AccessDenial::NotFound }
		);
	});
}

#[test]
fn one_right_is_enough() {
	build_and_execute(|| {
		let folder = open_with_custodian(1);
		let record = add(folder);
		let on_folder = Offer::read(folder, SECOND).give();
		let on_record = Offer::record(folder, record, SECOND).give();
		answer(break_glass(SECOND, folder));
		let reason = RevocationReason::CareEnded;
		assert_ok!(RecordAccess::revoke_access(signed(PATIENT), on_record, reason));
		assert_eq!(
			RecordAccess::access_basis(&SECOND, record, None),
			Ok((AccessBasis::Grant(on_folder), Some(START + DAY)))
		);
		assert_ok!(RecordAccess::revoke_access(signed(PATIENT), on_folder, reason));
		assert_eq!(
			RecordAccess::access_basis(&SECOND, record, None),
			Ok((AccessBasis::Emergency(0), Some(START + ACCESS)))
		);
		assert_ok!(RecordAccess::close_emergency(signed(PATIENT), 0));
		assert!(matches!(
			RecordAccess::access_basis(&SECOND, record, None),
			Err(AccessDenial::Revoked)
		));
	});
}

#[test]
fn an_open_emergency_explains_more_than_an_ended_grant() {
	build_and_execute(|| {
		let folder = open_with_custodian(1);
		let record = add(folder);
		let grant = Offer::read(folder, SECOND).give();
		assert_ok!(RecordAccess::renounce_access(signed(SECOND), grant));
		break_glass(SECOND, folder);
		assert_eq!(
			RecordAccess::access_basis(&SECOND, record, None),
			Err(AccessDenial::EmergencyUnanswered)
		);
	});
}
