use super::*;

#[test]
fn a_participant_replaces_its_profile() {
	build_and_execute(|| {
		register_all();
		assert_ok!(Identity::update_profile(signed(PATIENT), Some(content(2))));
		assert_last(Event::ProfileUpdated { who: PATIENT, by: PATIENT });
		assert_eq!(participant(PATIENT).profile, Some(content(2)));
		assert_ok!(Identity::update_profile(signed(PATIENT), None));
		assert_eq!(participant(PATIENT).profile, None);
	});
}

#[test]
fn strangers_and_the_suspended_do_not() {
	build_and_execute(|| {
		register_all();
		assert_noop!(Identity::update_profile(signed(STRANGER), None), Errors::NotParticipant);
		let reason = SuspensionReason::Misuse;
		assert_ok!(Identity::suspend_participant(RuntimeOrigin::root(), PATIENT, reason, None));
		assert_noop!(Identity::update_profile(signed(PATIENT), None), Errors::Suspended);
	});
}
