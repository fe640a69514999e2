//! Consent: the word of whoever is to sign for an account, before anybody makes it the signer.
//!
//! A small file, made with the new key and handed to those who help: contacts, hospitals, the
//! council. There are no secrets in it.

use crate::{
	files::{self, Existing},
	statement::is_signed_by_one,
	Error, Result,
};
use carechain_primitives::{api::AccountId, statement::signer_statement, StatementSignature};
use carechain_rpc::Address;
use codec::{DecodeAll, Encode};
use serde::{Deserialize, Serialize};
use std::path::Path;

/// The format of the file.
pub const FORMAT: &str = "carechain/signer-consent/v1";
/// The largest file, in bytes.
pub const MAX_CONSENT: u64 = 64 * 1024;

/// The word of an account that its key is ready to sign for another.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Consent {
	format: String,
	/// The account to sign for.
	account: Address,
	/// The account whose key is to sign.
	signer: Address,
	/// Its signature of the statement, in SCALE.
	signature: String,
}

impl Consent {
	/// The word of `signer`, with its signature of the [`signer_statement`].
	pub fn new(
		account: &AccountId,
		signer: &AccountId,
		signature: &StatementSignature<AccountId>,
	) -> Self {
		Self {
			format: FORMAT.to_owned(),
			account: Address(account.clone()),
			signer: Address(signer.clone()),
			signature: format!("0x{}", hex::encode(signature.encode())),
		}
	}

	/// Writes it to a file that is not there yet.
	///
	/// # Errors
	/// What the system says.
	pub fn write(&self, path: &Path) -> Result<()> {
		let bytes = serde_json::to_vec_pretty(self).expect("text makes JSON");
		files::write(path, &bytes, Existing::Refuse)
	}

	/// Reads it from a file.
	///
	/// # Errors
	/// [`Error::UnknownFormat`], [`Error::Malformed`], or what the system says.
	pub fn read(path: &Path) -> Result<Self> {
		let consent: Self = serde_json::from_slice(&files::read(path, MAX_CONSENT)?)
			.map_err(|error| Error::Malformed(format!("this is no signer's consent: {error}")))?;
		match consent.format == FORMAT {
			true => Ok(consent),
			false => Err(Error::UnknownFormat { expected: FORMAT, found: consent.format }),
		}
	}

	/// Who is ready to sign for `account`, and the signature, which holds on this chain. `signers`
	/// are those whose keys count for an account, as [`crate::statement::Seen::signers`] has them.
	///
	/// # Errors
	/// [`Error::Malformed`]: it is for another account or another chain, or no word of the signer's.
	pub fn verify(
		&self,
		genesis: &[u8; 32],
		account: &AccountId,
		signers: impl Fn(&AccountId) -> Vec<AccountId>,
	) -> Result<(AccountId, StatementSignature<AccountId>)> {
		if self.account.0 != *account {
			let problem = format!("this consent is to sign for {}", self.account);
			return Err(Error::Malformed(problem));
		}
		let signer = self.signer.0.clone();
		let text = signer_statement(genesis, account, &signer);
		let digits = self.signature.strip_prefix("0x");
		digits
			.and_then(|digits| hex::decode(digits).ok())
			.and_then(|bytes| StatementSignature::decode_all(&mut bytes.as_slice()).ok())
			.filter(|signature: &StatementSignature<AccountId>| {
				signature.is_of(&signer, &text, |account, message, signature| {
					is_signed_by_one(&signers(account), message, signature)
				})
			})
			.map(|signature| (signer, signature))
			.ok_or_else(|| {
				Error::Malformed(format!(
					"the signature is not one of {}, for this chain and account",
					self.signer
				))
			})
	}
}
