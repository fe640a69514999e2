//! Statements: who says that a key is an account's, or a folder's.
//!
//! A statement is a text of a few lines, signed the way wallets sign what is no transaction: with
//! `<Bytes>` before it and `</Bytes>` after it (`signRaw` of polkadot.js). The chain verifies it
//! before it takes the key, and keeps it beside the key, so that whoever is about to seal something
//! verifies it again and believes no node.
//!
//! The first line separates each kind of statement from every other thing that is signed so:
//! a manifest begins with its own format. No transaction begins with `<`.
//!
//! A statement proves where a key comes from, not that it is the newest: clients keep the highest
//! version that they saw.

use crate::{EncryptionKey, Epoch, FolderId, KeyVersion};
use alloc::{string::String, vec::Vec};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::fmt::Write;
use frame::{
	deps::{
		sp_core::H256,
		sp_runtime::{
			traits::{TrailingZeroInput, Verify},
			AccountId32, BoundedVec, MultiSignature,
		},
	},
	hashing::blake2_256,
	traits::ConstU32,
};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// The first line of a statement on an account's encryption key.
pub const ENCRYPTION_KEY_DOMAIN: &str = "carechain/encryption-key/v1";
/// The first line of a statement on a folder's recipient.
pub const FOLDER_RECIPIENT_DOMAIN: &str = "carechain/folder-recipient/v1";
/// The first line of a statement by which an account is ready to sign for another.
pub const SIGNER_DOMAIN: &str = "carechain/signer/v1";
/// The most signatories of a multisig account that states a key.
pub const MAX_SIGNATORIES: u32 = 20;
/// What the multisig pallet derives its accounts with.
const MULTISIG_PREFIX: &[u8; 16] = b"modlpy/utilisuba";
/// What keyless accounts are derived with.
pub const KEYLESS_ACCOUNT_PREFIX: &[u8; 20] = b"carechain/keyless/v1";

/// The account that a hospital opens for a person who has no key: `blake2_256` of
/// `"carechain/keyless/v1"`, the hospital's account and a salt. Nobody can sign for it, and no
/// account that somebody has can be taken so.
pub fn keyless_account<AccountId: Encode + Decode>(
	hospital: &AccountId,
	salt: &H256,
) -> Option<AccountId> {
	let entropy = (KEYLESS_ACCOUNT_PREFIX, hospital, salt).using_encoded(blake2_256);
	AccountId::decode(&mut TrailingZeroInput::new(&entropy)).ok()
}

/// The account of a multisig: that of the multisig pallet. `signatories` are in ascending order.
pub fn multisig_account<AccountId: Encode + Decode>(
	signatories: &[&AccountId],
	threshold: u16,
) -> Option<AccountId> {
	let entropy = (MULTISIG_PREFIX, signatories, threshold).using_encoded(blake2_256);
	AccountId::decode(&mut TrailingZeroInput::new(&entropy)).ok()
}

/// A name and a value in hexadecimal digits, on a line of its own.
fn hex_line(text: &mut String, name: &str, bytes: &[u8]) {
	// Writing into a string does not fail.
	let _ = write!(text, "\n{name}: 0x");
	for byte in bytes {
		let _ = write!(text, "{byte:02x}");
	}
}

/// The statement that an encryption key is an account's, of this version.
pub fn encryption_key_statement(
	genesis: &[u8],
	account: &impl Encode,
	version: KeyVersion,
	key: &EncryptionKey,
) -> String {
	let mut text = String::from(ENCRYPTION_KEY_DOMAIN);
	hex_line(&mut text, "genesis", genesis);
	account.using_encoded(|account| hex_line(&mut text, "account", account));
	let _ = write!(text, "\nversion: {version}");
	hex_line(&mut text, "key", &key.0);
	text
}

/// What a hospital that opens a keyless account signs: the statement on its first key, and the
/// account that signs the same for the first delegate. So the hospital's word is also on whose word
/// counts from then on.
pub fn opening_statement(text: &str, delegate: &impl Encode) -> String {
	let mut text = String::from(text);
	delegate.using_encoded(|delegate| hex_line(&mut text, "delegate", delegate));
	text
}

/// The statement that a recipient is that of a folder's epoch.
pub fn folder_recipient_statement(
	genesis: &[u8],
	patient: &impl Encode,
	folder: FolderId,
	epoch: Epoch,
	recipient: &EncryptionKey,
) -> String {
	let mut text = String::from(FOLDER_RECIPIENT_DOMAIN);
	hex_line(&mut text, "genesis", genesis);
	patient.using_encoded(|patient| hex_line(&mut text, "patient", patient));
	hex_line(&mut text, "folder", folder.as_bytes());
	let _ = write!(text, "\nepoch: {epoch}");
	hex_line(&mut text, "recipient", &recipient.0);
	text
}

/// The statement by which `signer` is ready to sign for `account`, whose key it is to replace.
pub fn signer_statement(genesis: &[u8], account: &impl Encode, signer: &impl Encode) -> String {
	let mut text = String::from(SIGNER_DOMAIN);
	hex_line(&mut text, "genesis", genesis);
	account.using_encoded(|account| hex_line(&mut text, "account", account));
	signer.using_encoded(|signer| hex_line(&mut text, "signer", signer));
	text
}

/// The bytes that are signed of a text: as `signRaw` of polkadot.js signs type `bytes`.
pub fn wrapped(text: &str) -> Vec<u8> {
	[b"<Bytes>".as_slice(), text.as_bytes(), b"</Bytes>"].concat()
}

/// Whether the key of an account signed a message: sr25519, ed25519 or ECDSA.
pub fn is_signed_by(signer: &AccountId32, message: &[u8], signature: &MultiSignature) -> bool {
	signature.verify(message, signer)
}

/// What an account signs a statement with.
#[derive(
	Clone,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum StatementSignature<AccountId> {
	/// The account's own key.
	Key(MultiSignature),
	/// The keys of so many signatories of a multisig account as its threshold is.
	Multisig {
		/// The account's threshold.
		threshold: u16,
		/// All signatories of the account in ascending order, with the signatures of those who
		/// signed.
		signatories: BoundedVec<(AccountId, Option<MultiSignature>), ConstU32<{ MAX_SIGNATORIES }>>,
	},
}

impl<AccountId: Encode + Decode + Ord> StatementSignature<AccountId> {
	/// How many signatures there are to verify: [`MAX_SIGNATORIES`] at most.
	pub fn count(&self) -> u32 {
		match self {
			Self::Key(_) => 1,
			Self::Multisig { signatories, .. } => {
				let signed = signatories.iter().filter(|(_, signature)| signature.is_some());
				u32::try_from(signed.count()).unwrap_or(u32::MAX)
			},
		}
	}

	/// Whether `signer` signed the text; `verify` says whether one key signed a message.
	pub fn is_of(
		&self,
		signer: &AccountId,
		text: &str,
		verify: impl Fn(&AccountId, &[u8], &MultiSignature) -> bool,
	) -> bool {
		let message = wrapped(text);
		let (threshold, signatories) = match self {
			Self::Key(signature) => return verify(signer, &message, signature),
			Self::Multisig { threshold, signatories } => (*threshold, signatories),
		};
		let accounts: Vec<&AccountId> = signatories.iter().map(|(account, _)| account).collect();
		let ascending = accounts.iter().zip(accounts.iter().skip(1)).all(|(one, next)| one < next);
		ascending
			&& threshold > 0
			&& self.count() >= u32::from(threshold)
			&& multisig_account(&accounts, threshold).as_ref() == Some(signer)
			&& signatories.iter().all(|(account, signature)| match signature {
				Some(signature) => verify(account, &message, signature),
				None => true,
			})
	}
}

/// A signature of a statement, and whose it is.
#[derive(
	Clone,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
#[serde(rename_all = "camelCase")]
pub struct Signed<AccountId> {
	/// The account that signed: the one that the statement is about, or whoever acted for it.
	pub signer: AccountId,
	/// Its signature.
	pub signature: StatementSignature<AccountId>,
}

/// How a keyless account came to be: its address is that of [`keyless_account`].
#[derive(
	Clone,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
#[serde(rename_all = "camelCase")]
pub struct Opening<AccountId> {
	/// The hospital that opened it.
	pub hospital: AccountId,
	/// The salt.
	pub salt: H256,
	/// The hospital's own signature of the [`opening_statement`], or that of who acted for it.
	pub signed: Signed<AccountId>,
}

/// What an account's encryption key came with.
#[derive(
	Clone,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
#[serde(rename_all = "camelCase")]
pub struct KeyStatement<AccountId> {
	/// Who states the key.
	pub signed: Signed<AccountId>,
	/// For the first key of a keyless account: the hospital's word.
	pub opening: Option<Opening<AccountId>>,
}

/// Who vouches for a key, as far as signatures tell, whatever a node says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Origin<AccountId> {
	/// The account itself: nobody is believed.
	Account,
	/// The hospital whose keyless account it is: nobody is believed.
	Hospital(AccountId),
	/// Somebody else signed. That it may state keys for the account is what the chain says.
	Other(AccountId),
}

impl<AccountId: Encode + Decode + Ord + Clone> Signed<AccountId> {
	/// Whether the signer signed the text.
	pub fn holds(
		&self,
		text: &str,
		verify: impl Fn(&AccountId, &[u8], &MultiSignature) -> bool,
	) -> bool {
		self.signature.is_of(&self.signer, text, verify)
	}

	/// Who signed a statement on something of `account`; `None` if the signature does not hold.
	pub fn origin(
		&self,
		account: &AccountId,
		text: &str,
		verify: impl Fn(&AccountId, &[u8], &MultiSignature) -> bool,
	) -> Option<Origin<AccountId>> {
		self.holds(text, verify).then(|| match self.signer == *account {
			true => Origin::Account,
			false => Origin::Other(self.signer.clone()),
		})
	}
}

impl<AccountId: Encode + Decode + Ord + Clone> KeyStatement<AccountId> {
	/// Who stated the key of `account`; `None` if a signature does not hold, or an opening is not
	/// that of the account.
	pub fn origin(
		&self,
		account: &AccountId,
		text: &str,
		verify: impl Fn(&AccountId, &[u8], &MultiSignature) -> bool,
	) -> Option<Origin<AccountId>> {
		let origin = self.signed.origin(account, text, &verify)?;
		let Some(Opening { hospital, salt, signed }) = &self.opening else { return Some(origin) };
		let opened = keyless_account(hospital, salt).as_ref() == Some(account);
		let text = opening_statement(text, &self.signed.signer);
		match opened && signed.holds(&text, verify) {
			true if signed.signer == *hospital => Some(Origin::Hospital(hospital.clone())),
			true => Some(origin),
			false => None,
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const GENESIS: [u8; 32] = [0xab; 32];

	fn bounded(
		list: Vec<(u64, Option<MultiSignature>)>,
	) -> BoundedVec<(u64, Option<MultiSignature>), ConstU32<{ MAX_SIGNATORIES }>> {
		list.try_into().expect("short")
	}

	/// A signature that `verify` takes for that of an account, whatever the message.
	fn fake(account: u64) -> MultiSignature {
		let mut raw = [0; 64];
		raw[..8].copy_from_slice(&account.to_le_bytes());
		MultiSignature::Sr25519(raw.into())
	}

	fn verify(account: &u64, _: &[u8], signature: &MultiSignature) -> bool {
		*signature == fake(*account)
	}

	#[test]
	fn the_text_of_a_key_is_this() {
		let text = encryption_key_statement(&GENESIS, &[1u8; 32], 7, &EncryptionKey([2; 32]));
		let (genesis, account, key) = ("ab".repeat(32), "01".repeat(32), "02".repeat(32));
		assert_eq!(
			text,
			format!(
				"carechain/encryption-key/v1\ngenesis: 0x{genesis}\naccount: 0x{account}\n\
				 version: 7\nkey: 0x{key}"
			)
		);
	}

	#[test]
	fn the_text_of_a_folder_is_this() {
		let folder = H256::repeat_byte(3);
		let text =
			folder_recipient_statement(&GENESIS, &[1u8; 32], folder, 0, &EncryptionKey([2; 32]));
		let (genesis, patient) = ("ab".repeat(32), "01".repeat(32));
		let (folder, recipient) = ("03".repeat(32), "02".repeat(32));
		assert_eq!(
			text,
			format!(
				"carechain/folder-recipient/v1\ngenesis: 0x{genesis}\npatient: 0x{patient}\n\
				 folder: 0x{folder}\nepoch: 0\nrecipient: 0x{recipient}"
			)
		);
	}

	#[test]
	fn the_text_of_a_signer_is_this() {
		let (genesis, account, signer) = ("ab".repeat(32), "01".repeat(32), "02".repeat(32));
		assert_eq!(
			signer_statement(&GENESIS, &[1u8; 32], &[2u8; 32]),
			format!(
				"carechain/signer/v1\ngenesis: 0x{genesis}\naccount: 0x{account}\n\
				 signer: 0x{signer}"
			)
		);
	}

	#[test]
	fn a_multisig_signs_with_its_threshold_of_its_own_signatories() {
		let account = multisig_account(&[&1u64, &2, &3], 2).expect("an account");
		let of = |threshold, list| StatementSignature::Multisig {
			threshold,
			signatories: bounded(list),
		};
		let signs = |signature: StatementSignature<u64>| signature.is_of(&account, "text", verify);
		let (one, two) = (Some(fake(1)), Some(fake(2)));
		assert!(signs(of(2, vec![(1, one.clone()), (2, two.clone()), (3, None)])));
		// One alone.
		assert!(!signs(of(2, vec![(1, one.clone()), (2, None), (3, None)])));
		// Twice the same.
		assert!(!signs(of(2, vec![(1, one.clone()), (1, one.clone()), (2, None), (3, None)])));
		// Another threshold, other signatories, another order: another account.
		assert!(!signs(of(1, vec![(1, one.clone()), (2, None), (3, None)])));
		assert!(!signs(of(0, vec![(1, None), (2, None), (3, None)])));
		assert!(!signs(of(2, vec![(1, one.clone()), (2, two.clone()), (4, None)])));
		assert!(!signs(of(2, vec![(2, two.clone()), (1, one.clone()), (3, None)])));
		// A signature that is another's.
		assert!(!signs(of(2, vec![(1, one.clone()), (2, one), (3, None)])));
		// Of no account at all.
		assert!(!signs(of(0, vec![])));
	}

	#[test]
	fn a_keyless_account_is_its_hospitals_by_its_address() {
		let (hospital, salt) = (7u64, H256::repeat_byte(9));
		let account = keyless_account(&hospital, &salt).expect("an account");
		let by = |signer| Signed { signer, signature: StatementSignature::Key(fake(signer)) };
		let opened = |hospital, signer| KeyStatement {
			signed: by(5),
			opening: Some(Opening { hospital, salt, signed: by(signer) }),
		};
		let origin = |statement: KeyStatement<u64>| statement.origin(&account, "text", verify);
		assert_eq!(origin(opened(7, 7)), Some(Origin::Hospital(7)));
		assert_eq!(origin(opened(7, 6)), Some(Origin::Other(5)));
		// A hospital that did not open it.
		assert_eq!(origin(opened(8, 8)), None);
		assert_eq!(origin(KeyStatement { signed: by(5), opening: None }), Some(Origin::Other(5)));
		assert_eq!(
			origin(KeyStatement { signed: by(account), opening: None }),
			Some(Origin::Account)
		);
		let forged = Signed { signer: account, signature: StatementSignature::Key(fake(5)) };
		assert_eq!(origin(KeyStatement { signed: forged, opening: None }), None);
	}
}
