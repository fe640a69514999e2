use super::*;

fn decline(sponsor: u64) -> RuntimeCall {
	RuntimeCall::Participants(Call::decline_invitation { sponsor })
}

#[test]
fn the_invitee_does_away_with_it_and_the_reference_goes_back() {
	build_and_execute(|| {
		invite(HOSPITAL, STRANGER, Role::Patient);
		assert_ok!(submit(STRANGER, decline(HOSPITAL)));
		assert_eq!(waived().unwrap().0, STRANGER, "it is free");
		System::assert_has_event(
			Event::InvitationDeclined { invitee: STRANGER, sponsor: HOSPITAL, by: STRANGER }.into(),
		);
		assert!(!System::account_exists(&STRANGER));
		let register = Identity::register(signed(STRANGER), HOSPITAL, key(8), None);
		assert_noop!(register, Errors::NotInvited);
	});
}

#[test]
fn others_stand() {
	build_and_execute(|| {
		invite(OTHER_HOSPITAL, STRANGER, Role::Clinic);
		invite(HOSPITAL, STRANGER, Role::Patient);
		assert_ok!(submit(STRANGER, decline(OTHER_HOSPITAL)));
		assert_eq!(System::providers(&STRANGER), 1);
		assert_ok!(Identity::register(signed(STRANGER), HOSPITAL, key(8), None));
	});
}

#[test]
fn a_participant_declines_one_that_it_did_not_use() {
	build_and_execute(|| {
		invite(OTHER_HOSPITAL, STRANGER, Role::Doctor);
		register(HOSPITAL, STRANGER, Role::Patient);
		assert_ok!(submit(STRANGER, decline(OTHER_HOSPITAL)));
		assert_eq!(System::providers(&STRANGER), 1);
		assert_eq!(Invitations::<Test>::iter().count(), 0);
	});
}

#[test]
fn nobody_declines_for_somebody_else() {
	build_and_execute(|| {
		register_all();
		invite(HOSPITAL, STRANGER, Role::Patient);
		for who in [HOSPITAL, PATIENT, CLINIC] {
			let declined = Identity::decline_invitation(signed(who), HOSPITAL);
			assert_noop!(declined, Errors::NotInvited);
		}
		assert_noop!(
			Identity::decline_invitation(RuntimeOrigin::root(), HOSPITAL),
			DispatchError::BadOrigin
		);
		// Not even a guardian: it is the account itself that is invited.
		let guardian = DelegationScope::Guardian;
		let call = Call::decline_invitation { sponsor: HOSPITAL };
		assert!(!Identity::scope_covers(guardian, &call));
	});
}

/// Attack: declining what is not there, for free, without end.
#[test]
fn what_an_invitee_does_for_free_ends_with_its_attempts() {
	build_and_execute(|| {
		invite(HOSPITAL, STRANGER, Role::Patient);
		let xt = |sponsor| transaction(STRANGER, nonce(STRANGER), 0, decline(sponsor));
		// Nobody else's invitation is there to pay.
		assert!(validate(&xt(OTHER_HOSPITAL)).is_err());
		let weak = || {
			RuntimeCall::Participants(Call::register {
				sponsor: HOSPITAL,
				encryption_key: EncryptionKey([0; 32]),
				profile: None,
			})
		};
		for _ in 0..2 {
			assert!(submit(STRANGER, weak()).unwrap().is_err());
		}
		assert!(validate(&xt(HOSPITAL)).is_err());
		// A second sponsor's attempts are its own.
		invite(OTHER_HOSPITAL, STRANGER, Role::Patient);
		assert_ok!(submit(STRANGER, decline(OTHER_HOSPITAL)));
	});
}
