//! Who may read: the answer is about now.

use super::*;

#[test]
fn judges_the_reader_of_now() {
	build_and_execute(|| {
		let folder = open(1);
		let record = add(folder);
		Offer::read(folder, SECOND).give();
		let research = Offer {
			purposes: purposes([PurposeOfUse::HealthcareResearch]),
			..Offer::read(folder, THIRD)
		};
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
fn a_barred_account_reads_nothing_for_any_purpose() {
	build_and_execute(|| {
		let folder = open_with_custodian(1);
		let record = add(folder);
		let research = Offer {
			purposes: purposes([PurposeOfUse::HealthcareResearch]),
			..Offer::read(folder, THIRD)
		};
		research.give();
		Offer::read(folder, CLINIC).give();
		answer(break_glass(SECOND, folder));
		for who in [SECOND, THIRD, CLINIC] {
			assert!(RecordAccess::access_basis(&who, record, None).is_ok());
			bar(who);
			for purpose in PurposeOfUse::ALL.into_iter().map(Some).chain([None]) {
				assert_eq!(
					RecordAccess::access_basis(&who, record, purpose),
					Err(AccessDenial::AccountBarred)
				);
			}
		}
		let research = PurposeOfUse::HealthcareResearch;
		assert_noop!(RecordAccess::declare_read(signed(THIRD), record, research), E::AccountBarred);
		// Leaving and coming back, as whatever else, changes nothing.
		leave(THIRD);
		pass(WHILE);
		world(|world| world.join(THIRD, Role::Clinic));
		Offer::read(folder, THIRD).give();
		assert_eq!(denied(THIRD, record), Some(AccessDenial::AccountBarred));
	});
}

#[test]
fn a_barred_account_reads_its_own_records() {
	build_and_execute(|| {
		let record = add(open(1));
		bar(PATIENT);
		assert!(RecordAccess::access_basis(&PATIENT, record, None).is_ok());
	});
}

#[test]
fn the_owner_always_may() {
	build_and_execute(|| {
		let folder = open(1);
		let record = add_sealed(folder);
		suspend(PATIENT, true);
		let owner = Access::Granted { basis: AccessBasis::Owner, until: None };
		assert_eq!(RecordAccess::can_access(&PATIENT, record, None, None), owner);
		assert_ok!(RecordAccess::close_folder(signed(PATIENT), folder));
		assert_eq!(RecordAccess::can_access(&PATIENT, record, None, None), owner);
		assert_eq!(
			RecordAccess::can_access(&PATIENT, 99, None, None),
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

#[test]
fn who_leaves_and_comes_back_has_lost_every_right() {
	build_and_execute(|| {
		let folder = open_with_custodian(1);
		let record = add(folder);
		let read = Offer::read(folder, SECOND).give();
		let write = Offer::write(folder, SECOND).give();
		let emergency = break_glass(THIRD, folder);
		answer(emergency);
		assert_eq!(denied(SECOND, record), None);
		assert_ok!(try_add(SECOND, folder));
		let opened = break_glass_purpose(THIRD, record);
		assert_eq!(opened, None);

		let left = Now::get();
		leave(SECOND);
		leave(THIRD);
		assert_eq!(denied(SECOND, record), Some(AccessDenial::NotParticipant));
		pass(WHILE);
		world(|world| {
			world.join(SECOND, Role::Doctor);
			world.join(THIRD, Role::Doctor);
		});
		assert_eq!(denied(SECOND, record), Some(AccessDenial::Revoked));
		assert_eq!(break_glass_purpose(THIRD, record), Some(AccessDenial::Expired));
		rotate(folder);
		assert_noop!(try_add(SECOND, folder), E::NotAuthorized);
		let reason = RevocationReason::GranteeLeft;
		for grant in [read, write] {
			let info = RecordAccess::grant_info(grant).unwrap();
			assert_eq!(info.state, GrantState::Revoked { at: left, reason });
			assert_noop!(
				RecordAccess::revoke_access(signed(PATIENT), grant, RevocationReason::CareEnded),
				E::GrantEnded
			);
		}
		let of = carechain_primitives::api::Selector::Folder(folder);
		assert_eq!(RecordAccess::emergencies(of, None, 1).items[0].until, left);
		assert_noop!(RecordAccess::close_emergency(signed(PATIENT), emergency), E::EmergencyOver);
		// What is granted from now on counts.
		Offer::read(folder, SECOND).give();
		assert_eq!(denied(SECOND, record), None);
	});
}

/// Why the account may not read the record in an emergency; `None` if it may.
fn break_glass_purpose(who: AccountId, record: RecordId) -> Option<AccessDenial> {
	RecordAccess::access_basis(&who, record, Some(PurposeOfUse::BreakTheGlass)).err()
}

#[test]
fn a_delegate_reads_in_somebodys_name_or_not() {
	build_and_execute(|| {
		let folder = open(1);
		let record = add(folder);
		// The clerk acts for the clinic, which may read.
		const CLERK: AccountId = 60;
		world(|world| {
			world.join(CLERK, Role::Clinic);
			world.delegates.insert(CLERK, CLINIC);
		});
		let billing = purposes([PurposeOfUse::HealthcarePayment]);
		let grant = Offer { purposes: billing, ..Offer::read(folder, CLINIC) }.give();
		let purpose = PurposeOfUse::HealthcarePayment;
		let may = |who, by| RecordAccess::can_access(&who, record, Some(purpose), Some(&by));
		let denied = |reason| Access::Denied { reason };
		let until = Some(START + DAY);
		let granted = Access::Granted { basis: AccessBasis::Grant(grant), until };
		assert_eq!(may(CLINIC, CLERK), granted);
		assert_eq!(may(CLINIC, CLINIC), granted);
		// In its own name it may not, nor may a stranger in the clinic's.
		assert_eq!(may(CLERK, CLERK), denied(AccessDenial::NoGrant));
		assert_eq!(may(CLINIC, STRANGER), denied(AccessDenial::NotDelegate));
		assert_eq!(may(CLINIC, GUARDIAN), denied(AccessDenial::NotDelegate));
		// The answer is that of the declaration.
		let declare = || RecordAccess::declare_read(signed(CLERK), record, purpose);
		assert_ok!(declare());
		suspend(CLERK, true);
		assert_eq!(may(CLINIC, CLERK), denied(AccessDenial::NotDelegate));
		assert_noop!(declare(), E::NotDelegate);
		suspend(CLERK, false);
		bar(CLERK);
		assert_eq!(may(CLINIC, CLERK), denied(AccessDenial::AccountBarred));
		assert_noop!(declare(), E::AccountBarred);
		// A patient's guardian reads what is the patient's.
		let owner = Access::Granted { basis: AccessBasis::Owner, until: None };
		assert_eq!(may(PATIENT, GUARDIAN), owner);
	});
}
