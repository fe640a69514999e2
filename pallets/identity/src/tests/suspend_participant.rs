use super::*;

const REASON: SuspensionReason = SuspensionReason::IdentityInDoubt;

fn suspend(by: u64, who: u64, length: Option<Moment>) -> DispatchResult {
	let until = length.map(|length| now() + length);
	Identity::suspend_participant(signed(by), who, REASON, until)
}

fn is_suspended(who: u64) -> bool {
	<Identity as care::Participants<u64>>::is_suspended(&who)
}

#[test]
fn the_sponsor_suspends_and_it_ends_by_itself() {
	build_and_execute(|| {
		register_all();
		assert_ok!(suspend(CLINIC, PATIENT, Some(HOUR)));
		assert_last(Event::ParticipantSuspended {
			who: PATIENT,
			reason: REASON,
			until: Some(now() + HOUR),
			by: Some(CLINIC),
		});
		assert!(is_suspended(PATIENT));
		let ensure = |role| <Identity as care::Participants<u64>>::ensure_active(&PATIENT, role);
		assert_err!(ensure(Role::Patient), Errors::Suspended);
		advance(HOUR - 1);
		assert!(is_suspended(PATIENT));
		advance(1);
		assert!(!is_suspended(PATIENT));
		assert_ok!(ensure(Role::Patient));
	});
}

#[test]
fn only_the_sponsor_in_force_or_the_council() {
	build_and_execute(|| {
		register_all();
		for who in [HOSPITAL, DOCTOR, PATIENT, STRANGER, OTHER_HOSPITAL] {
			assert_noop!(suspend(who, PATIENT, Some(HOUR)), Errors::NotAuthorized);
		}
		assert_ok!(suspend(HOSPITAL, CLINIC, None));
		assert_noop!(suspend(CLINIC, PATIENT, Some(HOUR)), Errors::Suspended);
		assert_ok!(Identity::suspend_participant(RuntimeOrigin::root(), PATIENT, REASON, None));
		let strange = Identity::suspend_participant(RuntimeOrigin::root(), STRANGER, REASON, None);
		assert_noop!(strange, Errors::NotParticipant);
	});
}

#[test]
fn hospitals_and_auditors_are_the_councils_business() {
	build_and_execute(|| {
		for member in [HOSPITAL, AUDITOR] {
			assert_noop!(suspend(OTHER_HOSPITAL, member, Some(HOUR)), Errors::NotAuthorized);
			assert_noop!(suspend(member, member, Some(HOUR)), Errors::NotAuthorized);
			assert_ok!(Identity::suspend_participant(RuntimeOrigin::root(), member, REASON, None));
			assert!(is_suspended(member));
		}
	});
}

#[test]
fn a_patient_is_suspended_by_its_sponsor_for_72_hours_at_most() {
	build_and_execute(|| {
		register_all();
		assert_noop!(suspend(CLINIC, PATIENT, None), Errors::EndTooFar);
		assert_noop!(suspend(CLINIC, PATIENT, Some(72 * HOUR + 1)), Errors::EndTooFar);
		assert_noop!(suspend(CLINIC, PATIENT, Some(0)), Errors::EndInPast);
		assert_ok!(suspend(CLINIC, PATIENT, Some(72 * HOUR)));
	});
}

/// A doctor who is suspended neither treats nor is paid: without an end, that ends a career.
#[test]
fn no_sponsor_ends_a_career_by_suspending() {
	build_and_execute(|| {
		register_all();
		assert_noop!(suspend(HOSPITAL, DOCTOR, None), Errors::EndTooFar);
		assert_noop!(suspend(HOSPITAL, DOCTOR, Some(72 * HOUR + 1)), Errors::EndTooFar);
		assert_ok!(suspend(HOSPITAL, DOCTOR, Some(72 * HOUR)));
		advance(72 * HOUR);
		assert_noop!(suspend(HOSPITAL, DOCTOR, Some(HOUR)), Errors::SuspendedRecently);
		// The council may, and so may a clinic's hospital: a clinic is no person.
		assert_ok!(Identity::suspend_participant(RuntimeOrigin::root(), DOCTOR, REASON, None));
		assert_ok!(suspend(HOSPITAL, CLINIC, None));
	});
}

#[test]
fn a_sponsor_cannot_chain_suspensions_of_a_patient() {
	build_and_execute(|| {
		register_all();
		assert_ok!(suspend(CLINIC, PATIENT, Some(72 * HOUR)));
		assert_noop!(suspend(CLINIC, PATIENT, Some(72 * HOUR)), Errors::AlreadySuspended);
		advance(72 * HOUR);
		assert_noop!(suspend(CLINIC, PATIENT, Some(1)), Errors::SuspendedRecently);
		advance(72 * HOUR - 1);
		assert_noop!(suspend(CLINIC, PATIENT, Some(1)), Errors::SuspendedRecently);
		advance(1);
		assert_ok!(suspend(CLINIC, PATIENT, Some(72 * HOUR)));
		// Lifting it early shortens the pause to the time that was used.
		advance(10 * HOUR);
		assert_ok!(Identity::reinstate_participant(signed(CLINIC), PATIENT));
		advance(9 * HOUR);
		assert_noop!(suspend(CLINIC, PATIENT, Some(1)), Errors::SuspendedRecently);
		advance(HOUR);
		assert_ok!(suspend(CLINIC, PATIENT, Some(1)));
	});
}

#[test]
fn the_council_suspends_for_any_time_and_replaces_what_is_in_force() {
	build_and_execute(|| {
		register_all();
		assert_ok!(suspend(CLINIC, PATIENT, Some(HOUR)));
		let until = Some(now() + 1_000 * DAY);
		assert_ok!(Identity::suspend_participant(RuntimeOrigin::root(), PATIENT, REASON, until));
		assert_last(Event::ParticipantSuspended { who: PATIENT, reason: REASON, until, by: None });
		advance(999 * DAY);
		assert!(is_suspended(PATIENT));
		advance(DAY);
		assert!(!is_suspended(PATIENT));
		// The sponsor's pause after it is no longer than what it may suspend.
		assert_noop!(suspend(CLINIC, PATIENT, Some(1)), Errors::SuspendedRecently);
		advance(72 * HOUR);
		assert_ok!(suspend(CLINIC, PATIENT, Some(1)));
	});
}

#[test]
fn leaving_and_coming_back_does_not_end_it() {
	build_and_execute(|| {
		register_all();
		let until = Some(now() + 2 * DAY);
		assert_ok!(Identity::suspend_participant(RuntimeOrigin::root(), PATIENT, REASON, until));
		assert_ok!(Identity::deregister(signed(PATIENT)));
		invite(OTHER_HOSPITAL, PATIENT, Role::Patient);
		assert_ok!(Identity::register(signed(PATIENT), OTHER_HOSPITAL, key(60), None));
		assert!(is_suspended(PATIENT));
		advance(2 * DAY);
		assert!(!is_suspended(PATIENT));
	});
}
