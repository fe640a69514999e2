use super::*;

#[test]
fn a_participant_sets_its_backup_even_suspended() {
	build_and_execute(|| {
		register_all();
		let reason = SuspensionReason::Misuse;
		assert_ok!(Identity::suspend_participant(RuntimeOrigin::root(), PATIENT, reason, None));
		assert_ok!(Identity::set_backup(signed(PATIENT), Some(content(3))));
		assert_last(Event::BackupSet { who: PATIENT, by: PATIENT });
		assert_eq!(participant(PATIENT).backup, Some(content(3)));
		assert_noop!(Identity::set_backup(signed(STRANGER), None), Errors::NotParticipant);
	});
}
