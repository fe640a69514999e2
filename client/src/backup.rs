//! Backups: the signing key and every encryption key of an account, under one generated code.
//!
//! The backup itself may lie in the open store, named on chain: the code, which is shown once and
//! written on paper, has 128 bits. A code that was written down wrong is told from a backup that
//! is damaged: it carries a checksum.

use crate::{
	keys::{AccountKeys, MAX_KEY_FILE},
	sealed::{self, WorkFactor},
	Error, Result,
};
use bech32::{primitives::decode::CheckedHrpstring, Bech32m, Hrp};
use rand::{rngs::OsRng, RngCore};
use secrecy::{ExposeSecret, SecretString};
use std::fmt;
use zeroize::{Zeroize, Zeroizing};

/// The format of a backup's plaintext.
pub const FORMAT: &str = "carechain/backup/v1";
/// The human-readable part of the code's Bech32m form, which is left out when it is shown.
const PREFIX: Hrp = Hrp::parse_unchecked("care");
/// 128 bits in characters of five, and six of the checksum.
const CHARACTERS: usize = 32;
const GROUP: usize = 4;
const ALPHABET: &str = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

/// A generated code of 128 bits: eight groups of four letters and digits.
#[derive(Clone)]
pub struct BackupCode(Zeroizing<[u8; 16]>);

impl BackupCode {
	/// A new one, from the system's randomness.
	pub fn generate() -> Self {
		let mut bytes = Zeroizing::new([0; 16]);
		OsRng.fill_bytes(&mut *bytes);
		Self(bytes)
	}

	/// Reads a code as it was shown. Case, spaces and hyphens do not matter.
	///
	/// # Errors
	/// [`Error::BackupCodeTypo`].
	pub fn parse(typed: &str) -> Result<Self> {
		let mut text = Zeroizing::new(String::with_capacity(CHARACTERS + PREFIX.len() + 1));
		text.push_str("care1");
		for character in typed.chars().filter(|c| !c.is_whitespace() && *c != '-') {
			let character = character.to_ascii_lowercase();
			if !ALPHABET.contains(character) {
				return Err(Error::BackupCodeTypo("it holds a character that codes never have"));
			}
			text.push(character);
			if text.len() > CHARACTERS + 5 {
				return Err(Error::BackupCodeTypo("it is too long"));
			}
		}
		if text.len() < CHARACTERS + 5 {
			return Err(Error::BackupCodeTypo("it is too short"));
		}
		let checked = CheckedHrpstring::new::<Bech32m>(&text)
			.map_err(|_| Error::BackupCodeTypo("its checksum does not fit"))?;
		let mut bytes: Vec<u8> = checked.byte_iter().collect();
		let code = bytes.as_slice().try_into().map(|bytes| Self(Zeroizing::new(bytes)));
		bytes.zeroize();
		code.map_err(|_| Error::BackupCodeTypo("its checksum does not fit"))
	}

	/// The code as it is shown, and as the passphrase of the age file: eight groups of four, in
	/// lower case, with hyphens between them.
	pub fn to_text(&self) -> SecretString {
		let encoded = Zeroizing::new(
			bech32::encode::<Bech32m>(PREFIX, &*self.0)
				.expect("16 bytes are within the length that Bech32 allows"),
		);
		let mut text = Zeroizing::new(String::with_capacity(CHARACTERS + CHARACTERS / GROUP));
		for (index, character) in encoded.chars().skip(PREFIX.len() + 1).enumerate() {
			if index > 0 && index % GROUP == 0 {
				text.push('-');
			}
			text.push(character);
		}
		SecretString::from(text.as_str())
	}
}

impl fmt::Debug for BackupCode {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str("BackupCode")
	}
}

impl PartialEq for BackupCode {
	fn eq(&self, other: &Self) -> bool {
		self.to_text().expose_secret() == other.to_text().expose_secret()
	}
}

/// Seals all keys of an account under a new code.
///
/// # Errors
/// None that depend on the input.
pub fn create(keys: &AccountKeys) -> Result<(Vec<u8>, BackupCode)> {
	let code = BackupCode::generate();
	Ok((create_with(keys, &code)?, code))
}

/// Seals all keys of an account under a code that exists: the owner keeps the paper when the keys
/// were rotated.
///
/// # Errors
/// None that depend on the input.
pub fn create_with(keys: &AccountKeys, code: &BackupCode) -> Result<Vec<u8>> {
	sealed::seal_with_passphrase(&keys.to_json(FORMAT), &code.to_text(), WorkFactor::GENERATED)
}

/// Brings the keys of an account back.
///
/// # Errors
/// [`Error::OtherBackup`]: the code has no typing mistake, but does not fit. [`Error::Damaged`],
/// [`Error::Truncated`], [`Error::NotAge`]: the code fits, or could not be tried, and the bytes
/// are not a whole backup.
pub fn restore(backup: &[u8], code: &BackupCode) -> Result<AccountKeys> {
	let json =
		sealed::open_with_passphrase(backup, &code.to_text(), MAX_KEY_FILE).map_err(|error| {
			match error {
				Error::WrongPassphrase => Error::OtherBackup,
				error => error,
			}
		})?;
	AccountKeys::from_json(&json, FORMAT)
}
