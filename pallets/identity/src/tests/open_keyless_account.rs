use super::*;

const SALT: H256 = H256::repeat_byte(7);

fn open(by: u64, salt: H256, delegate: u64) -> DispatchResult {
	Identity::open_keyless_account(
		signed(by),
		salt,
		key(50),
		Some(content(5)),
		delegate,
		Relationship::Guardian,
		DelegationScope::Guardian,
		now() + 100 * DAY,
	)
}

#[test]
fn a_hospital_opens_an_account_that_nobody_can_sign_for() {
	build_and_execute(|| {
		register_all();
		let account = Identity::keyless_account(&HOSPITAL, &SALT).unwrap();
		assert_ok!(open(HOSPITAL, SALT, FAMILY));
		System::assert_has_event(
			Event::KeylessAccountOpened { account, sponsor: HOSPITAL, by: HOSPITAL }.into(),
		);
		assert_last(Event::DelegateAppointed {
			principal: account,
			delegate: FAMILY,
			relationship: Relationship::Guardian,
			scope: DelegationScope::Guardian,
			until: now() + 100 * DAY,
			by: Some(HOSPITAL),
		});
		let opened = participant(account);
		assert!(opened.keyless);
		assert_eq!(opened.role, Role::Patient);
		assert_eq!(opened.sponsor, Some(HOSPITAL));
		assert_eq!(opened.encryption_key, Some(key(50)));
		// The address depends on both.
		assert_ne!(Identity::keyless_account(&OTHER_HOSPITAL, &SALT), Some(account));
		assert_ne!(Identity::keyless_account(&HOSPITAL, &H256::zero()), Some(account));
		assert_noop!(open(HOSPITAL, SALT, FAMILY), Errors::AlreadyParticipant);
	});
}

#[test]
fn the_derivation_is_stable() {
	// Clients compute it too.
	let mut bytes = b"carechain/keyless/v1".to_vec();
	bytes.extend_from_slice(&HOSPITAL.to_le_bytes());
	bytes.extend_from_slice(&[7; 32]);
	let expected = frame::hashing::blake2_256(&bytes);
	let account = Identity::keyless_account(&HOSPITAL, &SALT).unwrap();
	assert_eq!(account.to_le_bytes(), expected[..8]);
}

#[test]
fn only_an_active_hospital() {
	build_and_execute(|| {
		register_all();
		for who in [CLINIC, DOCTOR, PATIENT, AUDITOR] {
			assert_noop!(open(who, SALT, FAMILY), Errors::NotAuthorized);
		}
		assert_noop!(open(STRANGER, SALT, FAMILY), Errors::NotParticipant);
		let reason = SuspensionReason::Misuse;
		assert_ok!(Identity::suspend_participant(RuntimeOrigin::root(), HOSPITAL, reason, None));
		assert_noop!(open(HOSPITAL, SALT, FAMILY), Errors::Suspended);
	});
}

#[test]
fn a_bad_key_or_delegate_opens_nothing() {
	build_and_execute(|| {
		register_all();
		assert_noop!(
			frame::deps::frame_support::storage::with_storage_layer(|| open(
				HOSPITAL, SALT, STRANGER
			)),
			Errors::UnknownDelegate
		);
		let weak = || {
			Identity::open_keyless_account(
				signed(HOSPITAL),
				SALT,
				EncryptionKey([0; 32]),
				None,
				FAMILY,
				Relationship::Family,
				DelegationScope::Guardian,
				now() + DAY,
			)
		};
		assert_noop!(
			frame::deps::frame_support::storage::with_storage_layer(weak),
			Errors::WeakKey
		);
	});
}

/// Attack: whoever guesses the salt invites the address, which nobody could register, and the
/// hospital cannot open it.
#[test]
fn an_invitation_of_its_address_stops_no_account_from_being_opened() {
	build_and_execute(|| {
		register_all();
		let account = Identity::keyless_account(&HOSPITAL, &SALT).unwrap();
		invite(OTHER_HOSPITAL, account, Role::Doctor);
		assert_ok!(open(HOSPITAL, SALT, FAMILY));
		assert_eq!(System::providers(&account), 1);
	});
}

/// Attack: what is not invited is opened.
#[test]
fn an_account_that_is_opened_counts_as_invited() {
	build_and_execute(|| {
		register_all();
		HospitalInvitations::set(2);
		advance(DAY);
		assert_ok!(open(HOSPITAL, SALT, FAMILY));
		invite(HOSPITAL, STRANGER, Role::Patient);
		assert_noop!(open(HOSPITAL, H256::repeat_byte(9), FAMILY), Errors::TooManyInvitations);
	});
}

#[test]
fn a_key_it_had_before_does_not_come_back() {
	build_and_execute(|| {
		register_all();
		assert_ok!(open(HOSPITAL, SALT, FAMILY));
		let account = Identity::keyless_account(&HOSPITAL, &SALT).unwrap();
		let leave = RuntimeCall::Participants(Call::deregister {});
		assert_ok!(Identity::act_for(signed(FAMILY), account, Box::new(leave)));
		assert_last(Event::Deregistered { who: account, by: FAMILY });
		assert_noop!(
			frame::deps::frame_support::storage::with_storage_layer(|| open(
				HOSPITAL, SALT, FAMILY
			)),
			Errors::KeyNotFresh
		);
	});
}

#[test]
fn a_child_comes_of_age() {
	build_and_execute(|| {
		register_all();
		assert_ok!(open(HOSPITAL, SALT, FAMILY));
		let account = Identity::keyless_account(&HOSPITAL, &SALT).unwrap();
		// The grown child has an account of its own.
		let child = 41;
		register(HOSPITAL, child, Role::Patient);
		let act = |who, call| {
			Identity::act_for(signed(who), account, Box::new(RuntimeCall::Participants(call)))
		};
		// It gets full scope, for longer than the guardian has it.
		assert_ok!(act(
			FAMILY,
			Call::appoint_delegate {
				delegate: child,
				relationship: Relationship::Family,
				scope: DelegationScope::Guardian,
				until: now() + 400 * DAY,
				purse: 0,
			}
		));
		assert_ok!(act(child, Call::rotate_encryption_key { encryption_key: key(51) }));
		assert_last(Event::EncryptionKeyRotated { who: account, key_version: 2, by: child });
		assert_ok!(act(child, Call::dismiss_delegate { delegate: FAMILY }));
		let refused = act(FAMILY, Call::update_profile { profile: None }).unwrap_err().error;
		assert_eq!(refused, Errors::NotDelegate.into());
		assert_ok!(act(child, Call::update_profile { profile: Some(content(9)) }));
	});
}
