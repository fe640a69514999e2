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
			Identity::invite(signed(HOSPITAL), STRANGER, Role::Doctor, now() + DAY),
			Errors::AlreadyInvited
		);
	});
}

/// Attack: whoever invites a person first keeps everybody else from it, and is its sponsor.
#[test]
fn a_hostile_invitation_keeps_nobody_from_another_sponsor() {
	build_and_execute(|| {
		invite(OTHER_HOSPITAL, STRANGER, Role::Clinic);
		invite(HOSPITAL, STRANGER, Role::Patient);
		assert_eq!(System::providers(&STRANGER), 1, "one reference, however many invite");
		// The invitee says whose invitation it uses, in whatever order they came.
		assert_ok!(Identity::register(signed(STRANGER), HOSPITAL, key(8), None));
		assert_eq!(participant(STRANGER).role, Role::Patient);
		assert_eq!(Identity::effective_sponsor(&STRANGER), Some(HOSPITAL));
		// What it did not use gives nothing to a participant, and ends by itself.
		let again = Identity::register(signed(STRANGER), OTHER_HOSPITAL, key(9), None);
		assert_noop!(again, Errors::AlreadyParticipant);
		advance(2 * DAY);
		idle();
		assert_eq!(Invitations::<Test>::iter().count(), 0);
		assert_eq!(System::providers(&STRANGER), 1);
	});
}

/// Attack: a participant leaves while an invitation that it did not use stands, or the other way
/// round: the reference would be given back twice, or never.
#[test]
fn the_reference_goes_with_the_last_that_needs_it() {
	build_and_execute(|| {
		invite(OTHER_HOSPITAL, STRANGER, Role::Doctor);
		register(HOSPITAL, STRANGER, Role::Patient);
		assert_ok!(Identity::deregister(signed(STRANGER)));
		assert_eq!(System::providers(&STRANGER), 1);
		Identity::do_try_state().unwrap();
		assert_ok!(Identity::register(signed(STRANGER), OTHER_HOSPITAL, key(9), None));
		assert_ok!(Identity::deregister(signed(STRANGER)));
		assert_eq!(System::providers(&STRANGER), 0);
	});
}

/// Attack: a sponsor multiplies what is nobody's pool by inviting without end; midnight does not
/// double it.
#[test]
fn invitations_of_a_day_are_capped_and_come_back_with_time() {
	build_and_execute(|| {
		let invite =
			|invitee| Identity::invite(signed(HOSPITAL), invitee, Role::Patient, now() + HOUR);
		let inviting = || Identity::participant_info(HOSPITAL).unwrap().inviting.unwrap();
		HospitalInvitations::set(4);
		assert_eq!((inviting().left, inviting().per_day), (4, 4));
		for invitee in 20..24 {
			assert_ok!(invite(invitee));
		}
		assert_eq!(inviting().left, 0);
		advance(5 * HOUR);
		idle();
		assert_noop!(invite(24), Errors::TooManyInvitations);
		// A quarter of a day brings one of four back, and no more.
		advance(HOUR);
		assert_eq!(inviting().left, 1);
		assert_ok!(invite(24));
		assert_noop!(invite(25), Errors::TooManyInvitations);
		// Others have their own.
		assert_ok!(Identity::invite(signed(OTHER_HOSPITAL), 25, Role::Patient, now() + HOUR));
		advance(DAY);
		assert_eq!(inviting().left, 4);
		// A year without any saves none up.
		advance(365 * DAY);
		assert_eq!(inviting().left, 4);
	});
}

/// Attack: invite, withdraw, invite again: each brings new attempts, and a reference.
#[test]
fn withdrawing_an_invitation_gives_none_back() {
	build_and_execute(|| {
		HospitalInvitations::set(3);
		for _ in 0..3 {
			invite(HOSPITAL, STRANGER, Role::Patient);
			assert_ok!(Identity::withdraw_invitation(signed(HOSPITAL), STRANGER, HOSPITAL));
		}
		assert_noop!(
			Identity::invite(signed(HOSPITAL), STRANGER, Role::Patient, now() + DAY),
			Errors::TooManyInvitations
		);
	});
}

/// Attack: a hospital with many clinics invites through them.
#[test]
fn what_clinics_invite_counts_on_their_hospital() {
	build_and_execute(|| {
		for clinic in 40..44 {
			register(HOSPITAL, clinic, Role::Clinic);
		}
		HospitalInvitations::set(4);
		ClinicInvitations::set(2);
		advance(DAY);
		invite(40, 50, Role::Patient);
		invite(40, 51, Role::Patient);
		let by = |sponsor, invitee| {
			Identity::invite(signed(sponsor), invitee, Role::Patient, now() + DAY)
		};
		// Its own are used up, its hospital's are not.
		assert_noop!(by(40, 52), Errors::TooManyInvitations);
		invite(41, 52, Role::Patient);
		invite(42, 53, Role::Patient);
		for sponsor in [41, 42, 43, HOSPITAL] {
			assert_noop!(by(sponsor, 54), Errors::TooManyInvitations);
		}
		assert_eq!(Identity::participant_info(43).unwrap().inviting.unwrap().left, 0);
	});
}

/// Attack: a clinic leaves and comes back, and has a day's invitations again.
#[test]
fn coming_back_brings_no_new_invitations() {
	build_and_execute(|| {
		register(HOSPITAL, CLINIC, Role::Clinic);
		ClinicInvitations::set(1);
		invite(CLINIC, 50, Role::Patient);
		assert_ok!(Identity::deregister(signed(CLINIC)));
		invite(HOSPITAL, CLINIC, Role::Clinic);
		assert_ok!(Identity::register(signed(CLINIC), HOSPITAL, key(44), None));
		assert_noop!(
			Identity::invite(signed(CLINIC), 51, Role::Patient, now() + DAY),
			Errors::TooManyInvitations
		);
	});
}

#[test]
fn an_invitation_past_its_end_is_replaced_at_once() {
	build_and_execute(|| {
		invite(HOSPITAL, STRANGER, Role::Patient);
		advance(DAY);
		invite(HOSPITAL, STRANGER, Role::Doctor);
		assert_eq!(Invitations::<Test>::get(STRANGER, HOSPITAL).unwrap().role, Role::Doctor);
		assert_eq!(OpenInvitations::<Test>::get(HOSPITAL), 1);
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
		assert_ok!(Identity::register(signed(20), HOSPITAL, key(20), None));
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
