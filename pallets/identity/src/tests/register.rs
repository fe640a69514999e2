use super::*;

#[test]
fn the_invited_account_becomes_a_participant() {
	build_and_execute(|| {
		invite(HOSPITAL, PATIENT, Role::Patient);
		assert_ok!(Identity::register(signed(PATIENT), HOSPITAL, key(6), Some(content(1))));
		assert_last(Event::Registered {
			who: PATIENT,
			role: Role::Patient,
			sponsor: HOSPITAL,
			by: PATIENT,
		});
		let participant = participant(PATIENT);
		assert_eq!(participant.role, Role::Patient);
		assert_eq!(participant.sponsor, Some(HOSPITAL));
		assert_eq!(participant.encryption_key, Some(key(6)));
		assert_eq!(participant.key_version, 1);
		assert_eq!(participant.profile, Some(content(1)));
		// The invitation's provider reference is the participant's now, and is the only one.
		assert_eq!(System::providers(&PATIENT), 1);
		assert_eq!(OpenInvitations::<Test>::get(HOSPITAL), 0);
	});
}

#[test]
fn only_with_an_invitation_of_its_own() {
	build_and_execute(|| {
		invite(HOSPITAL, PATIENT, Role::Patient);
		assert_noop!(
			Identity::register(signed(STRANGER), HOSPITAL, key(8), None),
			Errors::NotInvited
		);
		assert_noop!(
			Identity::register(RuntimeOrigin::root(), HOSPITAL, key(8), None),
			DispatchError::BadOrigin
		);
	});
}

#[test]
fn once() {
	build_and_execute(|| {
		register(HOSPITAL, PATIENT, Role::Patient);
		assert_noop!(
			Identity::register(signed(PATIENT), HOSPITAL, key(8), None),
			Errors::AlreadyParticipant
		);
	});
}

#[test]
fn before_the_invitation_ends() {
	build_and_execute(|| {
		invite(HOSPITAL, PATIENT, Role::Patient);
		invite(HOSPITAL, FAMILY, Role::Patient);
		advance(DAY - 1);
		assert_ok!(Identity::register(signed(FAMILY), HOSPITAL, key(7), None));
		advance(1);
		assert_noop!(
			Identity::register(signed(PATIENT), HOSPITAL, key(6), None),
			Errors::InvitationExpired
		);
	});
}

#[test]
fn with_a_key_that_is_neither_weak_nor_old() {
	build_and_execute(|| {
		invite(HOSPITAL, PATIENT, Role::Patient);
		for weak in [[0; 32], [0xff; 32]] {
			assert_noop!(
				Identity::register(signed(PATIENT), HOSPITAL, EncryptionKey(weak), None),
				Errors::WeakKey
			);
		}
		assert_ok!(Identity::register(signed(PATIENT), HOSPITAL, key(6), None));
		assert_ok!(Identity::deregister(signed(PATIENT)));
		invite(HOSPITAL, PATIENT, Role::Patient);
		assert_noop!(
			Identity::register(signed(PATIENT), HOSPITAL, key(6), None),
			Errors::KeyNotFresh
		);
		assert_ok!(Identity::register(signed(PATIENT), HOSPITAL, key(16), None));
		// What was sealed to the first key stays stale.
		assert_eq!(participant(PATIENT).key_version, 2);
	});
}

#[test]
fn while_the_sponsor_is_in_force() {
	build_and_execute(|| {
		register(HOSPITAL, CLINIC, Role::Clinic);
		invite(CLINIC, PATIENT, Role::Patient);
		let reason = SuspensionReason::Misuse;
		assert_ok!(Identity::suspend_participant(signed(HOSPITAL), CLINIC, reason, None));
		let register = || Identity::register(signed(PATIENT), CLINIC, key(6), None);
		assert_noop!(register(), Errors::SponsorNotActive);
		assert_ok!(Identity::reinstate_participant(signed(HOSPITAL), CLINIC));
		frame::deps::frame_support::hypothetically!({
			assert_ok!(register());
		});
		assert_ok!(Identity::deregister(signed(CLINIC)));
		assert_noop!(register(), Errors::SponsorNotActive);
	});
}

#[test]
fn under_the_successor_of_a_hospital_that_left_but_not_of_an_expelled_one() {
	build_and_execute(|| {
		invite(HOSPITAL, PATIENT, Role::Patient);
		set_hospital(HOSPITAL, HospitalStatus::ForCause);
		assert_noop!(
			Identity::register(signed(PATIENT), HOSPITAL, key(6), None),
			Errors::SponsorNotActive
		);
		set_hospital(HOSPITAL, HospitalStatus::Leaving { successor: OTHER_HOSPITAL });
		assert_ok!(Identity::register(signed(PATIENT), HOSPITAL, key(6), None));
		assert_eq!(Identity::effective_sponsor(&PATIENT), Some(OTHER_HOSPITAL));
	});
}
