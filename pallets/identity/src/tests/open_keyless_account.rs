use super::*;

const SALT: H256 = H256::repeat_byte(7);

fn open(by: u64, salt: H256, delegate: u64) -> DispatchResult {
	open_with(by, salt, delegate, |account| {
		(stated_by(delegate, account, key(50)), opened_by(by, account, key(50), delegate))
	})
}

type Signature = StatementSignature<u64>;

/// Opens an account with the signatures of the delegate and of the hospital.
fn open_with(
	by: u64,
	salt: H256,
	delegate: u64,
	sign: impl Fn(u64) -> (Signature, Signature),
) -> DispatchResult {
	let (delegates, own) = sign(Identity::keyless_account(&by, &salt).unwrap());
	Identity::open_keyless_account(
		signed(by),
		salt,
		key(50),
		Some(content(5)),
		delegate,
		Relationship::Guardian,
		DelegationScope::Guardian,
		now() + 100 * DAY,
		delegates,
		own,
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
		let statement = KeyStatements::<Test>::get(account).unwrap();
		let opening = statement.opening.unwrap();
		assert_eq!((statement.signed.signer, opening.signed.signer), (FAMILY, HOSPITAL));
		assert_eq!((opening.hospital, opening.salt), (HOSPITAL, SALT));
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
				stated(FAMILY, EncryptionKey([0; 32])),
				stated(HOSPITAL, EncryptionKey([0; 32])),
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
fn an_account_that_left_is_not_opened_again() {
	build_and_execute(|| {
		register_all();
		assert_ok!(open(HOSPITAL, SALT, FAMILY));
		let account = Identity::keyless_account(&HOSPITAL, &SALT).unwrap();
		let leave = RuntimeCall::Participants(Call::deregister {});
		assert_ok!(Identity::act_for(signed(FAMILY), account, Box::new(leave)));
		assert_last(Event::Deregistered { who: account, by: FAMILY });
		// Neither with its key nor with another: an opening states the first key, version 1, so that
		// clients take none of a later one.
		assert_noop!(open(HOSPITAL, SALT, FAMILY), Errors::OpenedBefore);
		let with_another = Identity::open_keyless_account(
			signed(HOSPITAL),
			SALT,
			key(51),
			None,
			FAMILY,
			Relationship::Guardian,
			DelegationScope::Guardian,
			now() + DAY,
			stated_by(FAMILY, account, key(51)),
			opened_by(HOSPITAL, account, key(51), FAMILY),
		);
		assert_eq!(with_another, Err(Errors::OpenedBefore.into()));
		assert_ok!(open(HOSPITAL, H256::repeat_byte(99), FAMILY));
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
		assert_ok!(act(
			child,
			Call::rotate_encryption_key {
				encryption_key: key(51),
				signature: stated_by(child, account, key(51)),
			}
		));
		assert_last(Event::EncryptionKeyRotated { who: account, key_version: 2, by: child });
		assert_ok!(act(child, Call::dismiss_delegate { delegate: FAMILY }));
		let refused = act(FAMILY, Call::update_profile { profile: None }).unwrap_err().error;
		assert_eq!(refused, Errors::NotDelegate.into());
		assert_ok!(act(child, Call::update_profile { profile: Some(content(9)) }));
	});
}

#[test]
fn a_hospital_that_opens_an_account_without_its_guardians_word_is_refused() {
	build_and_execute(|| {
		register_all();
		let refused = |sign: fn(u64) -> (Signature, Signature)| {
			assert_noop!(
				frame::deps::frame_support::storage::with_storage_layer(|| open_with(
					HOSPITAL, SALT, FAMILY, sign
				)),
				Errors::BadStatement
			);
		};
		// The hospital in the guardian's place, the guardian in the hospital's, and others.
		refused(|account| {
			let own = opened_by(HOSPITAL, account, key(50), FAMILY);
			(stated_by(HOSPITAL, account, key(50)), own)
		});
		refused(|account| {
			let own = opened_by(FAMILY, account, key(50), FAMILY);
			(stated_by(FAMILY, account, key(50)), own)
		});
		refused(|account| {
			let own = opened_by(HOSPITAL, account, key(50), FAMILY);
			(stated_by(PATIENT, account, key(50)), own)
		});
		// The guardian's word on another key, or on its own.
		refused(|account| {
			let own = opened_by(HOSPITAL, account, key(50), FAMILY);
			(stated_by(FAMILY, account, key(51)), own)
		});
		refused(|account| (stated(FAMILY, key(50)), opened_by(HOSPITAL, account, key(50), FAMILY)));
		// The hospital's word that names another delegate, or none.
		refused(|account| {
			let own = opened_by(HOSPITAL, account, key(50), PATIENT);
			(stated_by(FAMILY, account, key(50)), own)
		});
		refused(|account| {
			(stated_by(FAMILY, account, key(50)), stated_by(HOSPITAL, account, key(50)))
		});
		assert_ok!(open(HOSPITAL, SALT, FAMILY));
	});
}

#[test]
fn a_key_that_the_guardian_sets_is_the_guardians_word() {
	build_and_execute(|| {
		register_all();
		assert_ok!(open(HOSPITAL, SALT, FAMILY));
		let account = Identity::keyless_account(&HOSPITAL, &SALT).unwrap();
		let rotate = |signature| {
			let call = Call::rotate_encryption_key { encryption_key: key(51), signature };
			Identity::act_for(signed(FAMILY), account, Box::new(RuntimeCall::Participants(call)))
				.map(|_| ())
				.map_err(|failed| failed.error)
		};
		let refused = Err(Errors::BadStatement.into());
		assert_eq!(rotate(stated_by(HOSPITAL, account, key(51))), refused);
		assert_eq!(rotate(stated(FAMILY, key(51))), refused);
		assert_ok!(rotate(stated_by(FAMILY, account, key(51))));
		let statement = KeyStatements::<Test>::get(account).unwrap();
		assert_eq!((statement.signed.signer, statement.opening), (FAMILY, None));
	});
}
