use super::*;

fn declare(who: AccountId, record: RecordId) -> DispatchResult {
	RecordAccess::declare_read(signed(who), record, PurposeOfUse::Treatment)
}

#[test]
fn stores_what_was_declared() {
	build_and_execute(|| {
		let folder = open(1);
		let record = add(folder);
		let grant = Offer::read(folder, SECOND).give();
		assert_ok!(declare(SECOND, record));
		last(Event::ReadDeclared {
			read: 0,
			record,
			folder,
			patient: PATIENT,
			reader: SECOND,
			purpose: PurposeOfUse::Treatment,
			basis: AccessBasis::Grant(grant),
			by: SECOND,
		});
		let reads = RecordAccess::declared_reads(folder, None, 10).items;
		assert_eq!(reads.len(), 1);
		assert_eq!((reads[0].record, reads[0].reader, reads[0].by), (record, SECOND, SECOND));
		assert_eq!((reads[0].basis, reads[0].at), (AccessBasis::Grant(grant), START));
	});
}

#[test]
fn stores_reads_in_an_emergency() {
	build_and_execute(|| {
		let folder = open_with_custodian(1);
		let record = add(folder);
		let emergency = break_glass(DOCTOR, folder);
		let btg =
			|| RecordAccess::declare_read(signed(DOCTOR), record, PurposeOfUse::BreakTheGlass);
		assert_noop!(btg(), E::EmergencyUnanswered);
		answer(emergency);
		assert_ok!(btg());
		let reads = RecordAccess::declared_reads(folder, None, 10).items;
		assert_eq!(reads[0].basis, AccessBasis::Emergency(emergency));
	});
}

#[test]
fn refused_like_the_read() {
	build_and_execute(|| {
		assert_noop!(declare(SECOND, 0), E::NotFound);
		let folder = open(1);
		let record = add(folder);
		let sealed = add_sealed(folder);
		assert_noop!(declare(PATIENT, record), E::OwnRecord);
		assert_noop!(declare(STRANGER, record), E::NotParticipant);
		assert_noop!(declare(SECOND, record), E::NoGrant);
		let grant = Offer::read(folder, SECOND).give();
		assert_noop!(
			RecordAccess::declare_read(signed(SECOND), record, PurposeOfUse::Unspecified),
			E::PurposeMissing
		);
		assert_noop!(declare(SECOND, sealed), E::SealedToPatient);
		assert_noop!(
			RecordAccess::declare_read(signed(SECOND), record, PurposeOfUse::HealthcareResearch),
			E::OtherPurpose
		);
		suspend(SECOND, true);
		assert_noop!(declare(SECOND, record), E::Suspended);
		suspend(SECOND, false);
		license(SECOND, false);
		assert_noop!(declare(SECOND, record), E::NotLicensed);
		license(SECOND, true);
		rotate(folder);
		let newer = add(folder);
		assert_noop!(declare(SECOND, newer), E::EpochNotCovered);
		assert_ok!(RecordAccess::revoke_access(
			signed(PATIENT),
			grant,
			RevocationReason::CareEnded
		));
		assert_noop!(declare(SECOND, record), E::GrantRevoked);
		Offer::read(folder, THIRD).give();
		pass(DAY);
		assert_noop!(declare(THIRD, record), E::GrantExpired);
		assert_ok!(RecordAccess::erase_record(signed(PATIENT), newer));
		assert_noop!(declare(SECOND, newer), E::RecordErased);
		assert_ok!(RecordAccess::close_folder(signed(PATIENT), folder));
		assert_noop!(declare(SECOND, record), E::FolderClosed);
	});
}
