use super::*;

const REASON: SuspensionReason = SuspensionReason::LegalOrder;

#[test]
fn the_sponsor_lifts_what_a_sponsor_imposed() {
	build_and_execute(|| {
		register_all();
		let until = Some(now() + HOUR);
		assert_ok!(Identity::suspend_participant(signed(HOSPITAL), DOCTOR, REASON, until));
		assert_noop!(
			Identity::reinstate_participant(signed(OTHER_HOSPITAL), DOCTOR),
			Errors::NotAuthorized
		);
		assert_noop!(
			Identity::reinstate_participant(signed(DOCTOR), DOCTOR),
			Errors::NotAuthorized
		);
		assert_ok!(Identity::reinstate_participant(signed(HOSPITAL), DOCTOR));
		assert_last(Event::ParticipantReinstated { who: DOCTOR, by: Some(HOSPITAL) });
		assert!(!<Identity as care::Participants<u64>>::is_suspended(&DOCTOR));
		assert_noop!(
			Identity::reinstate_participant(signed(HOSPITAL), DOCTOR),
			Errors::NotSuspended
		);
	});
}

#[test]
fn what_the_council_imposed_only_the_council_lifts() {
	build_and_execute(|| {
		register_all();
		assert_ok!(Identity::suspend_participant(RuntimeOrigin::root(), DOCTOR, REASON, None));
		assert_noop!(
			Identity::reinstate_participant(signed(HOSPITAL), DOCTOR),
			Errors::NotAuthorized
		);
		assert_ok!(Identity::reinstate_participant(RuntimeOrigin::root(), DOCTOR));
		assert_last(Event::ParticipantReinstated { who: DOCTOR, by: None });
		assert_noop!(
			Identity::reinstate_participant(RuntimeOrigin::root(), STRANGER),
			Errors::NotParticipant
		);
	});
}

#[test]
fn a_suspended_sponsor_lifts_nothing() {
	build_and_execute(|| {
		register_all();
		let until = Some(now() + HOUR);
		assert_ok!(Identity::suspend_participant(signed(CLINIC), PATIENT, REASON, until));
		assert_ok!(Identity::suspend_participant(signed(HOSPITAL), CLINIC, REASON, None));
		assert_noop!(Identity::reinstate_participant(signed(CLINIC), PATIENT), Errors::Suspended);
	});
}
