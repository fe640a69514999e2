//! The details of an appointment: where to meet, and why. Sealed to both sides; on chain is only
//! the reference.

use crate::{sealed, text, Error, Identity, Result};
use carechain_primitives::EncryptionKey;
use rand::{rngs::OsRng, RngCore};
use serde::{Deserialize, Serialize};
use std::io::Read;

/// The format of the details.
pub const FORMAT: &str = "carechain/meeting/v1";
/// The largest details, in bytes.
pub const MAX_MEETING: u64 = 16 * 1024;
/// The longest reason for a visit, in bytes.
pub const MAX_REASON: usize = 2000;
/// The longest link, in bytes.
pub const MAX_LINK: usize = 1024;
/// The length of a room's token, in bytes: 128 bits, so that nobody guesses the room.
const TOKEN: usize = 16;

/// Where two people meet, and why.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Meeting {
	format: String,
	/// The link to the room; `None` for a visit in person.
	#[serde(skip_serializing_if = "Option::is_none", default)]
	link: Option<String>,
	/// The patient's reason for the visit.
	#[serde(skip_serializing_if = "Option::is_none", default)]
	reason: Option<String>,
}

impl Meeting {
	/// A visit in person.
	///
	/// # Errors
	/// [`Error::Malformed`]: the reason is empty, long, or holds control characters.
	pub fn in_person(reason: Option<&str>) -> Result<Self> {
		Self::new(None, reason)
	}

	/// A room of its own at a meeting service: its link is the service's address and a random
	/// token of 128 bits.
	///
	/// # Errors
	/// [`Error::Malformed`]: the service is not an `https` address, or the reason is refused.
	pub fn at_service(service: &str, reason: Option<&str>) -> Result<Self> {
		let mut token = [0; TOKEN];
		OsRng.fill_bytes(&mut token);
		Self::new(
			Some(format!("{}/carechain-{}", service.trim_end_matches('/'), hex::encode(token))),
			reason,
		)
	}

	fn new(link: Option<String>, reason: Option<&str>) -> Result<Self> {
		let meeting = Self { format: FORMAT.to_owned(), link, reason: reason.map(str::to_owned) };
		meeting.validate()?;
		Ok(meeting)
	}

	/// The link to the room; `None` for a visit in person.
	pub fn link(&self) -> Option<&str> {
		self.link.as_deref()
	}

	/// The patient's reason for the visit.
	pub fn reason(&self) -> Option<&str> {
		self.reason.as_deref()
	}

	fn validate(&self) -> Result<()> {
		if self.format != FORMAT {
			return Err(Error::UnknownFormat { expected: FORMAT, found: self.format.clone() });
		}
		if let Some(link) = &self.link {
			let host = link.strip_prefix("https://").unwrap_or_default();
			if host.is_empty()
				|| host.starts_with('/')
				|| link.len() > MAX_LINK
				|| !link.bytes().all(|byte| byte.is_ascii_graphic())
			{
				return Err(Error::Malformed("the room's link is no https address".into()));
			}
		}
		match &self.reason {
			Some(reason) => text::ensure_plain("reason", reason, MAX_REASON),
			None => Ok(()),
		}
	}

	/// Seals them to both sides, or to whoever is to read them.
	///
	/// # Errors
	/// [`Error::NoRecipient`], [`Error::WeakKey`].
	pub fn seal(&self, sides: &[EncryptionKey]) -> Result<Vec<u8>> {
		sealed::seal_bytes(&serde_json::to_vec(self).expect("text makes JSON"), sides)
	}

	/// Opens them.
	///
	/// # Errors
	/// Those of [`sealed::open_bytes`], [`Error::UnknownFormat`], [`Error::Malformed`].
	pub fn open(details: impl Read, identities: &[Identity]) -> Result<Self> {
		let plain = sealed::open_bytes(details, identities, MAX_MEETING)?;
		let meeting: Self = serde_json::from_slice(&plain)
			.map_err(|error| Error::Malformed(format!("these are no meeting details: {error}")))?;
		meeting.validate()?;
		Ok(meeting)
	}
}
