//! Whose word an encryption key is.

use super::*;
use carechain_primitives::statement::{encryption_key_statement, multisig_account, wrapped};
use frame::deps::sp_runtime::BoundedVec;

const GENESIS: [u8; 32] = [0x45; 32];

/// The chain's name in statements is its genesis hash.
fn set_genesis() {
	frame_system::BlockHash::<Test>::insert(0, H256(GENESIS));
}

fn try_register(signature: StatementSignature<u64>) -> DispatchResult {
	Identity::register(signed(PATIENT), HOSPITAL, key(6), None, signature)
}

#[test]
fn a_key_is_kept_with_its_owners_word() {
	build_and_execute(|| {
		set_genesis();
		invite(HOSPITAL, PATIENT, Role::Patient);
		let own = signature(PATIENT, &encryption_key_statement(&GENESIS, &PATIENT, 1, &key(6)));
		assert_ok!(try_register(own.clone()));
		let info = Identity::participant_info(PATIENT).unwrap();
		let statement = info.key_statement.unwrap();
		assert_eq!((statement.signed.signer, statement.signed.signature), (PATIENT, own));
		assert_eq!(statement.opening, None);
		// It goes with the participant.
		assert_ok!(Identity::deregister(signed(PATIENT)));
		assert_eq!(KeyStatements::<Test>::get(PATIENT), None);
	});
}

#[test]
fn nobody_elses_statement_registers_a_key() {
	build_and_execute(|| {
		set_genesis();
		invite(HOSPITAL, PATIENT, Role::Patient);
		let text = encryption_key_statement(&GENESIS, &PATIENT, 1, &key(6));
		let other = |text: String| signature(PATIENT, &text);
		let right = || text.clone();
		for (bad, why) in [
			(signature(HOSPITAL, &text), "the hospital signs for somebody"),
			(signature(STRANGER, &text), "a stranger signs"),
			(
				other(encryption_key_statement(&GENESIS, &STRANGER, 1, &key(6))),
				"another account's statement",
			),
			(
				other(encryption_key_statement(&[0x46; 32], &PATIENT, 1, &key(6))),
				"one for another chain",
			),
			(other(encryption_key_statement(&GENESIS, &PATIENT, 2, &key(6))), "another version"),
			(other(encryption_key_statement(&GENESIS, &PATIENT, 1, &key(7))), "another key"),
			(
				other(right().replace("encryption-key", "manifest")),
				"another domain, as a manifest's signature is",
			),
			(other(right().replace("encryption-key", "folder-recipient")), "a folder's"),
			(
				StatementSignature::Key(sign(PATIENT, text.as_bytes())),
				"not wrapped, as a transaction is",
			),
		] {
			assert_eq!(try_register(bad), Err(Errors::BadStatement.into()), "{why}");
		}
		assert_ok!(try_register(signature(PATIENT, &text)));
	});
}

#[test]
fn an_old_statement_sets_no_later_key() {
	build_and_execute(|| {
		register(HOSPITAL, PATIENT, Role::Patient);
		let second = stated(PATIENT, key(61));
		assert_ok!(Identity::rotate_encryption_key(signed(PATIENT), key(61), second.clone()));
		assert_ok!(Identity::rotate_encryption_key(
			signed(PATIENT),
			key(62),
			stated(PATIENT, key(62))
		));
		// Whoever kept it cannot bring its key back, not even with the account's signing key on
		// the transaction.
		assert_noop!(
			Identity::rotate_encryption_key(signed(PATIENT), key(61), second.clone()),
			Errors::BadStatement
		);
		// Nor by leaving and coming back: versions go on.
		assert_ok!(Identity::deregister(signed(PATIENT)));
		invite(HOSPITAL, PATIENT, Role::Patient);
		assert_eq!(Identity::invitations_info(PATIENT)[0].next_key_version, 4);
		assert_noop!(
			Identity::register(signed(PATIENT), HOSPITAL, key(61), None, second),
			Errors::BadStatement
		);
		assert_ok!(Identity::register(
			signed(PATIENT),
			HOSPITAL,
			key(61),
			None,
			stated(PATIENT, key(61))
		));
	});
}

#[test]
fn a_delegate_sets_a_key_with_its_own_word_on_its_principals_account() {
	build_and_execute(|| {
		register_all();
		appoint(PATIENT, FAMILY, DelegationScope::Guardian, DAY);
		let rotate = |signature| {
			let call = Call::rotate_encryption_key { encryption_key: key(61), signature };
			Identity::act_for(signed(FAMILY), PATIENT, Box::new(RuntimeCall::Participants(call)))
				.map(|_| ())
				.map_err(|failed| failed.error)
		};
		// A statement that the principal once made is not the delegate's to use.
		let refused = Err(Errors::BadStatement.into());
		assert_eq!(rotate(stated(PATIENT, key(61))), refused);
		assert_eq!(rotate(stated(FAMILY, key(61))), refused);
		assert_ok!(rotate(stated_by(FAMILY, PATIENT, key(61))));
		assert_eq!(KeyStatements::<Test>::get(PATIENT).unwrap().signed.signer, FAMILY);
	});
}

#[test]
fn a_multisig_states_its_key_by_its_signatories() {
	build_and_execute(|| {
		let seat = multisig_account(&[&21u64, &22, &23], 2).unwrap();
		assert_ok!(<Identity as care::Admission<u64>>::admit(&seat, Role::Hospital));
		let text = Identity::key_statement_text(&seat, &key(30));
		let message = wrapped(&text);
		let of = |threshold, signs: [bool; 3]| {
			let signatories = (21u64..).zip(signs);
			let list = signatories.map(|(who, signs)| (who, signs.then(|| sign(who, &message))));
			StatementSignature::Multisig {
				threshold,
				signatories: BoundedVec::truncate_from(list.collect()),
			}
		};
		let rotate = |signature| Identity::rotate_encryption_key(signed(seat), key(30), signature);
		assert_noop!(rotate(of(2, [true, false, false])), Errors::BadStatement);
		assert_noop!(rotate(of(1, [true, true, false])), Errors::BadStatement);
		let enough = of(2, [true, false, true]);
		assert_eq!(enough.count(), 2);
		assert_ok!(rotate(enough));
		assert_eq!(<Identity as care::Participants<u64>>::key_version(&seat), Some(1));
	});
}

#[test]
fn a_signatory_that_signed_for_somebody_else_and_was_replaced_signs_nothing() {
	build_and_execute(|| {
		register_all();
		let seat = multisig_account(&[&FRESH, &1_000u64], 1).unwrap();
		assert_ok!(<Identity as care::Admission<u64>>::admit(&seat, Role::Hospital));
		let message = wrapped(&Identity::key_statement_text(&seat, &key(30)));
		let signatories = vec![(FRESH, Some(sign(FRESH, &message))), (1_000, None)];
		let signature = StatementSignature::Multisig {
			threshold: 1,
			signatories: BoundedVec::truncate_from(signatories),
		};
		let rotate = || Identity::rotate_encryption_key(signed(seat), key(30), signature.clone());
		// The key is stolen of whom it signs for, so it is of the seat.
		replace_patients_key(FRESH);
		replace_patients_key(OTHER_KEY);
		assert_noop!(rotate(), Errors::BadStatement);
	});
}

#[test]
fn a_signatory_whose_key_was_replaced_signs_with_the_new_one() {
	build_and_execute(|| {
		register_all();
		replace_patients_key(FRESH);
		let seat = multisig_account(&[&PATIENT, &1_000u64], 1).unwrap();
		assert_ok!(<Identity as care::Admission<u64>>::admit(&seat, Role::Hospital));
		let message = wrapped(&Identity::key_statement_text(&seat, &key(30)));
		let by = |signer| StatementSignature::Multisig {
			threshold: 1,
			signatories: BoundedVec::truncate_from(vec![
				(PATIENT, Some(sign(signer, &message))),
				(1_000, None),
			]),
		};
		let rotate = |signature| Identity::rotate_encryption_key(signed(seat), key(30), signature);
		assert_noop!(rotate(by(PATIENT)), Errors::BadStatement);
		assert_ok!(rotate(by(FRESH)));
	});
}
