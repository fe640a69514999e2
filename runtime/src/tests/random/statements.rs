//! The signatures of the statements that calls carry, by whoever makes the call in the end.

use super::*;
use carechain_primitives::{
	statement::{opening_statement, wrapped},
	Remedy, StatementSignature,
};
use polkadot_sdk::{sp_core::Pair, sp_runtime::MultiSignature};

/// The signature of nobody, until it is known who makes the call.
pub(super) fn unsigned() -> StatementSignature<AccountId> {
	StatementSignature::Key(MultiSignature::Sr25519([0; 64].into()))
}

/// What an account signs a text with. Keyless accounts sign nothing.
pub(super) fn sign(by: &AccountId, text: &str) -> StatementSignature<AccountId> {
	match pair_of(by) {
		Some(pair) => StatementSignature::Key(pair.sign(&wrapped(text)).into()),
		None => unsigned(),
	}
}

/// Signs the statements of a call that `by` makes in the name of `principal`.
pub(super) fn state(call: &mut RuntimeCall, principal: &AccountId, by: &AccountId) {
	use ParticipantsCall::{
		act_as, act_for, decide_remedy, open_keyless_account, register, rotate_encryption_key,
		support_remedy,
	};
	let folder_text = |folder: &H256, recipient: &EncryptionKey| {
		let info = RecordAccess::folder_info(*folder);
		let epoch = info.map_or(0, |info| info.epoch + 1);
		RecordAccess::recipient_statement_text(principal, *folder, epoch, recipient)
	};
	match call {
		RuntimeCall::Participants(
			act_for { principal, call } | act_as { account: principal, call },
		) => state(call, principal, by),
		RuntimeCall::Utility(
			pallet_utility::Call::batch_all { calls } | pallet_utility::Call::force_batch { calls },
		) => calls.iter_mut().for_each(|call| state(call, principal, by)),
		RuntimeCall::Participants(
			register { encryption_key, signature, .. }
			| rotate_encryption_key { encryption_key, signature },
		) => *signature = sign(by, &Participants::key_statement_text(principal, encryption_key)),
		RuntimeCall::Participants(open_keyless_account {
			salt,
			encryption_key,
			delegate,
			delegate_signature,
			signature,
			..
		}) => {
			let account = Participants::keyless_account(principal, salt).expect("an account");
			let text = Participants::key_statement_text(&account, encryption_key);
			*delegate_signature = sign(delegate, &text);
			*signature = sign(by, &opening_statement(&text, delegate));
		},
		RuntimeCall::Participants(
			support_remedy { account, remedy: Remedy::ReplaceKey { signer }, consent }
			| decide_remedy { account, remedy: Remedy::ReplaceKey { signer }, consent, .. },
		) => {
			let text = Participants::signer_statement_text(account, signer);
			*consent = Some(sign(signer, &text));
		},
		RuntimeCall::RecordAccess(
			AccessCall::create_folder { folder, recipient, signature, .. }
			| AccessCall::rotate_folder { folder, recipient, signature, .. },
		) => *signature = sign(by, &folder_text(folder, recipient)),
		_ => (),
	}
}
