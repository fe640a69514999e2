//! One encryption key: an age X25519 identity, and its public half as the chain knows it.

use crate::{Error, Result};
use bech32::{primitives::decode::CheckedHrpstring, Bech32, Hrp};
use carechain_primitives::EncryptionKey;
use secrecy::{ExposeSecret, SecretString};
use std::fmt;
use zeroize::{Zeroize, Zeroizing};

const RECIPIENT: Hrp = Hrp::parse_unchecked("age");
const SECRET: Hrp = Hrp::parse_unchecked("age-secret-key-");

/// A secret X25519 key, which opens what is sealed to [`Identity::public`].
#[derive(Clone)]
pub struct Identity(pub(crate) age::x25519::Identity);

impl Identity {
	/// A new one, from the system's randomness.
	pub fn generate() -> Self {
		Self(age::x25519::Identity::generate())
	}

	/// The identity of a secret scalar of 32 bytes (RFC 7748; clamped where it is used).
	pub fn from_secret_bytes(secret: &[u8; 32]) -> Self {
		let mut text = bech32::encode_upper::<Bech32>(SECRET, secret)
			.expect("32 bytes are within the length that Bech32 allows");
		let identity = text.parse().expect("an identity is the Bech32 form of 32 bytes");
		text.zeroize();
		Self(identity)
	}

	/// The secret scalar.
	pub fn to_secret_bytes(&self) -> Zeroizing<[u8; 32]> {
		let text = self.to_text();
		Zeroizing::new(decode(text.expose_secret(), SECRET).expect("age writes 32 bytes in Bech32"))
	}

	/// Reads the text form of age, `AGE-SECRET-KEY-1…`.
	///
	/// # Errors
	/// [`Error::Malformed`]; the text is not repeated.
	pub fn parse(text: &str) -> Result<Self> {
		text.trim().parse().map(Self).map_err(|reason: &str| {
			Error::Malformed(format!("this is no age identity (AGE-SECRET-KEY-1…): {reason}"))
		})
	}

	/// The text form of age, `AGE-SECRET-KEY-1…`, as its identity files hold it.
	pub fn to_text(&self) -> SecretString {
		self.0.to_string()
	}

	/// The public key.
	pub fn public(&self) -> EncryptionKey {
		let text = self.0.to_public().to_string();
		EncryptionKey(decode(&text, RECIPIENT).expect("age writes 32 bytes in Bech32"))
	}
}

impl PartialEq for Identity {
	fn eq(&self, other: &Self) -> bool {
		// Secrets are compared by their public halves: no secret byte decides how long it takes.
		self.public() == other.public()
	}
}

impl Eq for Identity {}

impl fmt::Debug for Identity {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "Identity of {}", recipient_text(&self.public()))
	}
}

fn decode(text: &str, prefix: Hrp) -> Option<[u8; 32]> {
	let checked = CheckedHrpstring::new::<Bech32>(text).ok()?;
	if checked.hrp() != prefix {
		return None;
	}
	let mut bytes: Vec<u8> = checked.byte_iter().collect();
	let array = bytes.as_slice().try_into().ok();
	bytes.zeroize();
	array
}

/// A public key as an age recipient, `age1…`.
pub fn recipient_text(key: &EncryptionKey) -> String {
	bech32::encode::<Bech32>(RECIPIENT, &key.0)
		.expect("32 bytes are within the length that Bech32 allows")
}

/// Reads an age recipient, `age1…`, or 32 bytes in hexadecimal, `0x…`.
///
/// # Errors
/// [`Error::Malformed`], or [`Error::WeakKey`].
pub fn parse_recipient(text: &str) -> Result<EncryptionKey> {
	let text = text.trim();
	let bytes = match text.strip_prefix("0x") {
		Some(digits) => hex::decode(digits).ok().and_then(|bytes| bytes.try_into().ok()),
		None => decode(text, RECIPIENT),
	};
	let key = EncryptionKey(bytes.ok_or_else(|| {
		Error::Malformed(format!("{text:?} is no X25519 recipient (age1… or 0x and 64 digits)"))
	})?);
	ensure_strong(&key)?;
	Ok(key)
}

/// Refuses keys with which anything sealed is open to everybody.
///
/// # Errors
/// [`Error::WeakKey`].
pub fn ensure_strong(key: &EncryptionKey) -> Result<()> {
	match key.is_weak() {
		true => Err(Error::WeakKey),
		false => Ok(()),
	}
}

/// The recipient that age seals to.
pub(crate) fn recipient(key: &EncryptionKey) -> Result<age::x25519::Recipient> {
	ensure_strong(key)?;
	recipient_text(key).parse().map_err(|reason: &str| Error::Malformed(reason.to_owned()))
}
