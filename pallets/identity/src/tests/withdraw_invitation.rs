use super::*;

#[test]
fn the_sponsor_withdraws_and_the_reference_goes_back() {
	build_and_execute(|| {
		invite(HOSPITAL, STRANGER, Role::Patient);
		assert_ok!(Identity::withdraw_invitation(signed(HOSPITAL), STRANGER, HOSPITAL));
		assert_last(Event::InvitationWithdrawn {
			invitee: STRANGER,
			sponsor: HOSPITAL,
			by: Some(HOSPITAL),
		});
		assert_eq!(System::providers(&STRANGER), 0);
		assert_noop!(
			Identity::register(signed(STRANGER), HOSPITAL, key(8), None),
			Errors::NotInvited
		);
		assert_noop!(
			Identity::withdraw_invitation(signed(HOSPITAL), STRANGER, HOSPITAL),
			Errors::NotInvited
		);
	});
}

#[test]
fn successor_and_council_withdraw_others_do_not() {
	build_and_execute(|| {
		register(HOSPITAL, CLINIC, Role::Clinic);
		invite(HOSPITAL, 20, Role::Patient);
		invite(HOSPITAL, 21, Role::Patient);
		for who in [OTHER_HOSPITAL, CLINIC, 20] {
			assert_noop!(
				Identity::withdraw_invitation(signed(who), 20, HOSPITAL),
				Errors::NotAuthorized
			);
		}
		set_hospital(HOSPITAL, HospitalStatus::Leaving { successor: OTHER_HOSPITAL });
		assert_ok!(Identity::withdraw_invitation(signed(OTHER_HOSPITAL), 20, HOSPITAL));
		assert_ok!(Identity::withdraw_invitation(RuntimeOrigin::root(), 21, HOSPITAL));
		assert_last(Event::InvitationWithdrawn { invitee: 21, sponsor: HOSPITAL, by: None });
	});
}

#[test]
fn a_suspended_sponsor_still_withdraws() {
	build_and_execute(|| {
		invite(HOSPITAL, STRANGER, Role::Patient);
		let reason = SuspensionReason::Misuse;
		assert_ok!(Identity::suspend_participant(RuntimeOrigin::root(), HOSPITAL, reason, None));
		assert_ok!(Identity::withdraw_invitation(signed(HOSPITAL), STRANGER, HOSPITAL));
	});
}

#[test]
fn a_registered_person_cannot_be_taken_away() {
	build_and_execute(|| {
		register(HOSPITAL, PATIENT, Role::Patient);
		assert_noop!(
			Identity::withdraw_invitation(signed(HOSPITAL), PATIENT, HOSPITAL),
			Errors::NotInvited
		);
		assert_eq!(System::providers(&PATIENT), 1);
	});
}

#[test]
fn a_reference_that_consumers_block_is_given_back_later() {
	build_and_execute(|| {
		invite(HOSPITAL, STRANGER, Role::Patient);
		assert_ok!(System::inc_consumers(&STRANGER));
		assert_ok!(Identity::withdraw_invitation(signed(HOSPITAL), STRANGER, HOSPITAL));
		// The right is gone at once, the reference stays.
		assert_noop!(
			Identity::register(signed(STRANGER), HOSPITAL, key(8), None),
			Errors::NotInvited
		);
		assert_eq!(System::providers(&STRANGER), 1);
		Identity::do_try_state().unwrap();
		// Still blocked at the first retry.
		advance(HOUR);
		idle();
		assert_eq!(System::providers(&STRANGER), 1);
		Identity::do_try_state().unwrap();
		System::dec_consumers(&STRANGER);
		advance(HOUR);
		idle();
		assert_eq!(System::providers(&STRANGER), 0);
		assert_eq!(ProviderReferences::<Test>::get(STRANGER), None);
	});
}

#[test]
fn a_queued_release_is_called_off_by_the_next_invitation() {
	build_and_execute(|| {
		invite(HOSPITAL, STRANGER, Role::Patient);
		assert_ok!(System::inc_consumers(&STRANGER));
		assert_ok!(Identity::withdraw_invitation(signed(HOSPITAL), STRANGER, HOSPITAL));
		invite(HOSPITAL, STRANGER, Role::Patient);
		assert_eq!(System::providers(&STRANGER), 1);
		System::dec_consumers(&STRANGER);
		advance(HOUR);
		idle();
		assert_eq!(System::providers(&STRANGER), 1);
		assert_ok!(Identity::register(signed(STRANGER), HOSPITAL, key(8), None));
	});
}
