use super::*;

#[test]
fn a_hospital_invites_any_role_that_is_not_the_consortiums() {
	build_and_execute(|| {
		for (invitee, role) in [(20, Role::Patient), (21, Role::Doctor), (22, Role::Clinic)] {
			let expires_at = now() + DAY;
			assert_ok!(Identity::invite(signed(HOSPITAL), invitee, role, expires_at));
			assert_last(Event::Invited {
				invitee,
				role,
				sponsor: HOSPITAL,
				expires_at,
				by: HOSPITAL,
			});
			assert_eq!(System::providers(&invitee), 1);
		}
		for role in [Role::Hospital, Role::Auditor] {
			assert_noop!(
				Identity::invite(signed(HOSPITAL), 23, role, now() + DAY),
				Errors::RoleNotAllowed
			);
		}
	});
}

#[test]
fn a_clinic_invites_patients_only() {
	build_and_execute(|| {
		register(HOSPITAL, CLINIC, Role::Clinic);
		invite(CLINIC, PATIENT, Role::Patient);
		for role in [Role::Doctor, Role::Clinic, Role::Hospital] {
			assert_noop!(
				Identity::invite(signed(CLINIC), STRANGER, role, now() + DAY),
				Errors::RoleNotAllowed
			);
		}
	});
}

#[test]
fn nobody_else_invites() {
	build_and_execute(|| {
		register_all();
		for who in [DOCTOR, PATIENT, AUDITOR] {
			assert_noop!(
				Identity::invite(signed(who), STRANGER, Role::Patient, now() + DAY),
				Errors::NotAuthorized
			);
		}
		assert_noop!(
			Identity::invite(signed(STRANGER), 99, Role::Patient, now() + DAY),
			Errors::NotParticipant
		);
		assert_noop!(
			Identity::invite(RuntimeOrigin::none(), 99, Role::Patient, now() + DAY),
			DispatchError::BadOrigin
		);
	});
}

#[test]
fn a_sponsor_out_of_force_does_not_invite() {
	build_and_execute(|| {
		register(HOSPITAL, CLINIC, Role::Clinic);
		let root = RuntimeOrigin::root;
		let reason = SuspensionReason::Misuse;
		assert_ok!(Identity::suspend_participant(root(), CLINIC, reason, None));
		assert_noop!(
			Identity::invite(signed(CLINIC), STRANGER, Role::Patient, now() + DAY),
			Errors::Suspended
		);
		set_hospital(HOSPITAL, HospitalStatus::Leaving { successor: OTHER_HOSPITAL });
		assert_noop!(
			Identity::invite(signed(HOSPITAL), STRANGER, Role::Patient, now() + DAY),
			Errors::NotAuthorized
		);
	});
}

#[test]
fn the_end_is_ahead_and_not_too_far() {
	build_and_execute(|| {
		let invite = |at| Identity::invite(signed(HOSPITAL), STRANGER, Role::Patient, at);
		assert_noop!(invite(now()), Errors::EndInPast);
		assert_noop!(invite(now() + 30 * DAY + 1), Errors::EndTooFar);
		assert_noop!(invite(Moment::MAX), Errors::EndTooFar);
		assert_ok!(invite(now() + 30 * DAY));
	});
}

#[test]
fn neither_oneself_nor_a_participant_nor_the_invited_is_invited() {
	build_and_execute(|| {
		register_all();
		for invitee in [HOSPITAL, PATIENT, OTHER_HOSPITAL] {
			assert_noop!(
				Identity::invite(signed(HOSPITAL), invitee, Role::Patient, now() + DAY),
				Errors::AlreadyParticipant
			);
		}
		invite(HOSPITAL, STRANGER, Role::Patient);
		assert_noop!(
			Identity::invite(signed(OTHER_HOSPITAL), STRANGER, Role::Doctor, now() + DAY),
			Errors::AlreadyInvited
		);
	});
}

#[test]
fn an_invitation_past_its_end_is_replaced_at_once() {
	build_and_execute(|| {
		invite(HOSPITAL, STRANGER, Role::Patient);
		advance(DAY);
		invite(OTHER_HOSPITAL, STRANGER, Role::Doctor);
		assert_eq!(Invitations::<Test>::get(STRANGER).unwrap().sponsor, OTHER_HOSPITAL);
		assert_eq!(OpenInvitations::<Test>::get(HOSPITAL), 0);
		assert_eq!(System::providers(&STRANGER), 1);
	});
}

#[test]
fn open_invitations_are_capped_for_each_sponsor() {
	build_and_execute(|| {
		for invitee in 20..24 {
			invite(HOSPITAL, invitee, Role::Patient);
		}
		assert_noop!(
			Identity::invite(signed(HOSPITAL), 24, Role::Patient, now() + DAY),
			Errors::MaxOpenInvitationsExceeded
		);
		invite(OTHER_HOSPITAL, 24, Role::Patient);
		// A used invitation is not open any more.
		assert_ok!(Identity::register(signed(20), key(20), None, stated(20, key(20))));
		invite(HOSPITAL, 25, Role::Patient);
	});
}

/// When a hospital left is what its word is judged by: joining and leaving again would move that.
#[test]
fn a_hospital_that_left_is_invited_by_nobody() {
	build_and_execute(|| {
		register_all();
		set_hospital(STRANGER, HospitalStatus::ForCause);
		let until = now() + DAY;
		for (sponsor, role) in [(HOSPITAL, Role::Doctor), (CLINIC, Role::Patient)] {
			let invited = Identity::invite(signed(sponsor), STRANGER, role, until);
			assert_noop!(invited, Errors::ConsortiumMember);
		}
	});
}
