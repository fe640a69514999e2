//! Who an account is: a profile, sealed to oneself and, if one likes, to one's sponsor.

use crate::{sealed, text, Error, Identity, Result};
use carechain_primitives::EncryptionKey;
use serde::{Deserialize, Serialize};
use std::io::Read;

/// The format of a profile.
pub const FORMAT: &str = "carechain/profile/v1";
/// The largest profile, in bytes.
pub const MAX_PROFILE: u64 = 16 * 1024;
/// The longest text of a field, in bytes.
pub const MAX_FIELD: usize = 500;
/// The most entries of a list.
pub const MAX_ENTRIES: usize = 16;

/// Who an account is. The names of the fields are those of FHIR's `Patient` and `Practitioner`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Profile {
	format: String,
	/// The full name.
	pub name: String,
	/// The date of birth: `1990-12-31`.
	#[serde(skip_serializing_if = "Option::is_none", default)]
	pub birth_date: Option<String>,
	/// How to reach the person.
	#[serde(skip_serializing_if = "Vec::is_empty", default)]
	pub telecom: Vec<ContactPoint>,
	/// The postal address, as it is written on a letter, without line ends.
	#[serde(skip_serializing_if = "Option::is_none", default)]
	pub address: Option<String>,
	/// The languages to be spoken to in, the preferred first: codes of ISO 639-1.
	#[serde(skip_serializing_if = "Vec::is_empty", default)]
	pub communication: Vec<String>,
}

/// A way to reach somebody (FHIR `ContactPoint`).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContactPoint {
	/// Over what.
	pub system: ContactSystem,
	/// The number or address.
	pub value: String,
}

/// Over what somebody is reached (FHIR `ContactPointSystem`).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ContactSystem {
	/// A telephone.
	Phone,
	/// Electronic mail.
	Email,
	/// Text messages.
	Sms,
	/// A web address.
	Url,
	/// Anything else.
	Other,
}

impl Profile {
	/// A profile with nothing but a name.
	pub fn new(name: &str) -> Self {
		Self {
			format: FORMAT.to_owned(),
			name: name.to_owned(),
			birth_date: None,
			telecom: Vec::new(),
			address: None,
			communication: Vec::new(),
		}
	}

	/// Refuses what cannot be in a profile.
	///
	/// # Errors
	/// [`Error::UnknownFormat`], [`Error::Malformed`].
	pub fn validate(&self) -> Result<()> {
		if self.format != FORMAT {
			return Err(Error::UnknownFormat { expected: FORMAT, found: self.format.clone() });
		}
		text::ensure_plain("name", &self.name, MAX_FIELD)?;
		if let Some(address) = &self.address {
			text::ensure_plain("address", address, MAX_FIELD)?;
		}
		if let Some(date) = &self.birth_date {
			// The parser takes shorter spellings too; ten characters leave the full one.
			if date.len() != 10 || date.parse::<chrono::NaiveDate>().is_err() {
				return Err(Error::Malformed(format!(
					"{date:?} is no date of birth, such as 1990-12-31"
				)));
			}
		}
		if self.telecom.len() > MAX_ENTRIES || self.communication.len() > MAX_ENTRIES {
			return Err(Error::Malformed(format!("a list has more than {MAX_ENTRIES} entries")));
		}
		for contact in &self.telecom {
			text::ensure_plain("contact", &contact.value, MAX_FIELD)?;
		}
		for language in &self.communication {
			if language.len() != 2 || !language.bytes().all(|byte| byte.is_ascii_lowercase()) {
				return Err(Error::Malformed(format!("{language:?} is no code of ISO 639-1")));
			}
		}
		Ok(())
	}

	/// Seals it to oneself and whoever else is to read it.
	///
	/// # Errors
	/// [`Error::Malformed`], [`Error::NoRecipient`], [`Error::WeakKey`], [`Error::TooLarge`].
	pub fn seal(&self, readers: &[EncryptionKey]) -> Result<Vec<u8>> {
		self.validate()?;
		let json = serde_json::to_vec(self).expect("text makes JSON");
		if json.len() as u64 > MAX_PROFILE {
			return Err(Error::TooLarge { limit: MAX_PROFILE });
		}
		sealed::seal_bytes(&json, readers)
	}

	/// Opens it.
	///
	/// # Errors
	/// Those of [`sealed::open_bytes`], [`Error::UnknownFormat`], [`Error::Malformed`].
	pub fn open(sealed: impl Read, identities: &[Identity]) -> Result<Self> {
		let plain = sealed::open_bytes(sealed, identities, MAX_PROFILE)?;
		let profile: Self = serde_json::from_slice(&plain)
			.map_err(|error| Error::Malformed(format!("this is no profile: {error}")))?;
		profile.validate()?;
		Ok(profile)
	}
}
