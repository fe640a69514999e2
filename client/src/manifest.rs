//! Manifests: what a record is, signed by who wrote it.
//!
//! age proves no sender: whoever knows a folder's recipient can seal to it. The author's signature
//! inside the manifest does prove who wrote a record, and for which patient, folder, epoch, chain
//! and content. "Author proven" is said only when manifest, signature and chain all agree:
//! [`SignedManifest::verify`]. What a delegate wrote in somebody's name, the delegate signs.

use crate::{
	account::AccountId,
	content::ContentJson,
	keys::{self, SigningKey},
	kind::RecordKind,
	sealed::{self, Measured},
	text, Error, Identity, Result,
};
use carechain_primitives::{ContentRef, EncryptionKey, Epoch, FolderId, Moment, MINUTE, SECOND};
use serde::{Deserialize, Serialize};
use std::{fmt, io::Read};

/// The format of a manifest, and the first line of what is signed.
pub const FORMAT: &str = "carechain/manifest/v1";
/// The largest manifest, signature included, in bytes.
pub const MAX_MANIFEST: usize = 4096;
/// The longest title, in bytes.
pub const MAX_TITLE: usize = 256;
/// The longest media type, in bytes (RFC 6838: 127 a part).
pub const MAX_MEDIA_TYPE: usize = 255;
/// The largest length that JSON numbers tell exactly, in bytes: 2^53 − 1.
pub const MAX_SIZE: u64 = (1 << 53) - 1;
/// How far an author's clock may be ahead of the chain's.
pub const CLOCK_TOLERANCE: Moment = 10 * MINUTE;

/// What a record is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Manifest {
	/// The genesis hash of the chain it is for.
	pub genesis: [u8; 32],
	/// Whose record it is.
	pub patient: AccountId,
	/// The folder it is in.
	pub folder: FolderId,
	/// The folder's epoch it was added in.
	pub epoch: Epoch,
	/// What kind of record.
	pub kind: RecordKind,
	/// Its title, for people.
	pub title: String,
	/// The media type of the plaintext, such as `application/pdf`.
	pub media_type: String,
	/// The sealed content.
	pub content: ContentRef,
	/// The plaintext inside it.
	pub plaintext: Measured,
	/// Who wrote it: the record's author, or the delegate who acts for the author.
	pub author: AccountId,
	/// When, in milliseconds since the UNIX epoch; whole seconds.
	pub time: Moment,
}

/// A manifest with a signature, which may or may not be right: [`SignedManifest::verify`] tells.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SignedManifest {
	manifest: Manifest,
	signature: [u8; 64],
}

/// What the chain says about the record that a manifest came with.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ChainFacts {
	/// The chain's genesis hash.
	pub genesis: [u8; 32],
	/// Whose folder the record is in.
	pub patient: AccountId,
	/// That folder.
	pub folder: FolderId,
	/// The epoch the record names.
	pub epoch: Epoch,
	/// The record's author.
	pub author: AccountId,
	/// Who signed its transaction: the author, or a delegate of the author.
	pub by: AccountId,
	/// The record's sealed content.
	pub content: ContentRef,
	/// When the record was added.
	pub added_at: Moment,
	/// Whose key signed for the author that the manifest states, then: that account itself, unless
	/// its key was replaced before. Two, if that happened in the same block.
	pub signers: Vec<AccountId>,
}

/// Whether a manifest belongs to a record and its author wrote it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Verification {
	/// Manifest, signature and chain agree: the account that the chain names as author wrote it.
	AuthorProven,
	/// They agree, and this delegate wrote it in the author's name, which the chain allowed.
	DelegateProven(AccountId),
	/// They do not agree: nothing that the manifest says is to be believed. Never empty.
	NotProven(Vec<Mismatch>),
}

/// What of a manifest does not fit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mismatch {
	/// The signature is not the stated author's.
	Signature,
	/// It was written for another chain.
	Genesis,
	/// It was written for another patient.
	Patient,
	/// It was written for another folder.
	Folder,
	/// It was written for another epoch of the folder.
	Epoch,
	/// It states another author than the chain, and not the delegate that the chain names either.
	Author,
	/// It was written for another content.
	Content,
	/// It is dated later than the record was added.
	Time,
}

impl fmt::Display for Mismatch {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(match self {
			Self::Signature => "the signature is not that of the author it states",
			Self::Genesis => "it was written for another chain",
			Self::Patient => "it was written for another patient",
			Self::Folder => "it was written for another folder",
			Self::Epoch => "it was written for another epoch of the folder",
			Self::Author => "it states another author than the chain",
			Self::Content => "it was written for another content",
			Self::Time => "it is dated later than the record was added",
		})
	}
}

impl fmt::Display for Verification {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::AuthorProven => f.write_str("author proven"),
			Self::DelegateProven(delegate) => {
				write!(f, "delegate proven: {delegate} wrote it in the author's name")
			},
			Self::NotProven(mismatches) => {
				f.write_str("author not proven: ")?;
				for (index, mismatch) in mismatches.iter().enumerate() {
					write!(f, "{}{mismatch}", if index == 0 { "" } else { "; " })?;
				}
				Ok(())
			},
		}
	}
}

impl Manifest {
	/// Refuses what cannot be in a manifest.
	///
	/// # Errors
	/// [`Error::Malformed`].
	pub fn validate(&self) -> Result<()> {
		text::ensure_plain("title", &self.title, MAX_TITLE)?;
		ensure_media_type(&self.media_type)?;
		if !self.time.is_multiple_of(SECOND) {
			return Err(Error::Malformed("the time is not in whole seconds".into()));
		}
		if self.content.size > MAX_SIZE || self.plaintext.size > MAX_SIZE {
			return Err(Error::Malformed("the content is too large".into()));
		}
		Ok(())
	}

	/// What the author signs with a wallet's `signRaw`, which puts `<Bytes>` and `</Bytes>` around
	/// it: the format, a line end, and the canonical JSON without the signature.
	///
	/// # Errors
	/// [`Error::Malformed`]: see [`Manifest::validate`].
	pub fn raw_message(&self) -> Result<Vec<u8>> {
		let mut message = format!("{FORMAT}\n").into_bytes();
		message.extend(self.to_json(None)?);
		Ok(message)
	}

	/// The exact bytes that the signature is over.
	fn signed_bytes(&self) -> Result<Vec<u8>> {
		Ok([b"<Bytes>".as_slice(), &self.raw_message()?, b"</Bytes>"].concat())
	}

	/// Signs it.
	///
	/// # Errors
	/// [`Error::Malformed`]; the key is not the stated author's; [`Error::TooLarge`].
	pub fn sign(self, key: &SigningKey) -> Result<SignedManifest> {
		if key.account() != self.author {
			return Err(Error::Malformed("a manifest is signed by the author it states".into()));
		}
		self.sign_in_place(key)
	}

	/// Signs it by a key that took the place of the author's.
	///
	/// # Errors
	/// [`Error::Malformed`]; [`Error::TooLarge`].
	pub fn sign_in_place(self, key: &SigningKey) -> Result<SignedManifest> {
		let signature = key.sign(&self.signed_bytes()?);
		let signed = SignedManifest { manifest: self, signature };
		signed.to_bytes()?;
		Ok(signed)
	}

	/// Adds a signature that a wallet made over [`Manifest::raw_message`].
	///
	/// # Errors
	/// [`Error::Malformed`]; the signature is not the author's; [`Error::TooLarge`].
	pub fn with_signature(self, signature: [u8; 64]) -> Result<SignedManifest> {
		let signed = SignedManifest { manifest: self, signature };
		if !signed.is_signed_by(&signed.manifest.author) {
			return Err(Error::Malformed("the signature is not the author's".into()));
		}
		signed.to_bytes()?;
		Ok(signed)
	}

	/// Canonical JSON (RFC 8785): the fields of [`ManifestJson`] are declared in that order.
	fn to_json(&self, signature: Option<&[u8; 64]>) -> Result<Vec<u8>> {
		self.validate()?;
		let seconds = i64::try_from(self.time / SECOND)
			.map_err(|_| Error::Malformed("the time is out of range".into()))?;
		let json = ManifestJson {
			author: self.author.to_string(),
			content: ContentJson::from(&self.content),
			epoch: self.epoch,
			folder: text::hex_text(self.folder.as_bytes()),
			format: FORMAT.to_owned(),
			genesis: text::hex_text(&self.genesis),
			kind: self.kind.code().to_owned(),
			media_type: self.media_type.clone(),
			patient: self.patient.to_string(),
			plaintext: PlaintextJson {
				sha256: text::hex_text(&self.plaintext.sha256),
				size: self.plaintext.size,
			},
			signature: signature.map(|signature| text::hex_text(signature)),
			time: text::time_text(seconds)?,
			title: self.title.clone(),
		};
		Ok(serde_json::to_vec(&json).expect("text and numbers make JSON"))
	}
}

impl SignedManifest {
	/// What it says. Not to be shown as true before [`SignedManifest::verify`].
	pub fn manifest(&self) -> &Manifest {
		&self.manifest
	}

	/// Its canonical JSON.
	///
	/// # Errors
	/// [`Error::TooLarge`].
	pub fn to_bytes(&self) -> Result<Vec<u8>> {
		let bytes = self.manifest.to_json(Some(&self.signature))?;
		ensure_size(&bytes)?;
		Ok(bytes)
	}

	/// Reads canonical JSON.
	///
	/// # Errors
	/// [`Error::TooLarge`], [`Error::UnknownFormat`], [`Error::Malformed`],
	/// [`Error::NotCanonical`].
	pub fn from_bytes(bytes: &[u8]) -> Result<Self> {
		ensure_size(bytes)?;
		let malformed =
			|error: serde_json::Error| Error::Malformed(format!("this is no manifest: {error}"));
		let Format { format } = serde_json::from_slice(bytes).map_err(malformed)?;
		if format != FORMAT {
			return Err(Error::UnknownFormat { expected: FORMAT, found: format });
		}
		let json: ManifestJson = serde_json::from_slice(bytes).map_err(malformed)?;
		let account = |text: &str| crate::account::parse(text);
		let signature = json.signature.as_deref().unwrap_or_default();
		let signed = Self {
			manifest: Manifest {
				genesis: text::parse_hex(&json.genesis)?,
				patient: account(&json.patient)?,
				folder: text::parse_hex::<32>(&json.folder)?.into(),
				epoch: json.epoch,
				kind: RecordKind::from_code(&json.kind).ok_or_else(|| {
					Error::Malformed(format!("{:?} is no kind of record", json.kind))
				})?,
				title: json.title,
				media_type: json.media_type,
				content: ContentRef::try_from(&json.content)?,
				plaintext: Measured {
					sha256: text::parse_hex(&json.plaintext.sha256)?,
					size: json.plaintext.size,
				},
				author: account(&json.author)?,
				time: u64::try_from(text::parse_time(&json.time)?)
					.ok()
					.and_then(|seconds| seconds.checked_mul(SECOND))
					.ok_or_else(|| Error::Malformed("the time is out of range".into()))?,
			},
			signature: text::parse_hex(signature)?,
		};
		// One manifest has one text: other spellings of it would be other files with the same
		// signature.
		match signed.to_bytes()? == bytes {
			true => Ok(signed),
			false => Err(Error::NotCanonical),
		}
	}

	/// Seals it, as the manifest file of a record.
	///
	/// # Errors
	/// [`Error::NoRecipient`], [`Error::WeakKey`].
	pub fn seal(&self, recipients: &[EncryptionKey]) -> Result<Vec<u8>> {
		sealed::seal_bytes(&self.to_bytes()?, recipients)
	}

	/// Opens the manifest file of a record.
	///
	/// # Errors
	/// Those of [`sealed::open_bytes`] and [`SignedManifest::from_bytes`].
	pub fn open(file: impl Read, identities: &[Identity]) -> Result<Self> {
		Self::from_bytes(&sealed::open_bytes(file, identities, MAX_MANIFEST as u64)?)
	}

	fn is_signed_by(&self, signer: &AccountId) -> bool {
		self.manifest
			.signed_bytes()
			.is_ok_and(|bytes| keys::verify(signer, &bytes, &self.signature))
	}

	/// Compares manifest, signature and chain.
	pub fn verify(&self, chain: &ChainFacts) -> Verification {
		let own = &self.manifest;
		let checks = [
			(Mismatch::Signature, chain.signers.iter().any(|signer| self.is_signed_by(signer))),
			(Mismatch::Genesis, own.genesis == chain.genesis),
			(Mismatch::Patient, own.patient == chain.patient),
			(Mismatch::Folder, own.folder == chain.folder),
			(Mismatch::Epoch, own.epoch == chain.epoch),
			(Mismatch::Author, own.author == chain.author || own.author == chain.by),
			(Mismatch::Content, own.content == chain.content),
			(Mismatch::Time, own.time <= chain.added_at.saturating_add(CLOCK_TOLERANCE)),
		];
		let mismatches: Vec<_> =
			checks.into_iter().filter(|(_, holds)| !holds).map(|(mismatch, _)| mismatch).collect();
		match mismatches.is_empty() {
			true if own.author == chain.author => Verification::AuthorProven,
			true => Verification::DelegateProven(own.author),
			false => Verification::NotProven(mismatches),
		}
	}

	/// Refuses a plaintext that is not the one the author described.
	///
	/// # Errors
	/// [`Error::OtherContent`].
	pub fn ensure_plaintext(&self, opened: &Measured) -> Result<()> {
		match self.manifest.plaintext == *opened {
			true => Ok(()),
			false => Err(Error::OtherContent),
		}
	}
}

fn ensure_size(bytes: &[u8]) -> Result<()> {
	match bytes.len() <= MAX_MANIFEST {
		true => Ok(()),
		false => Err(Error::TooLarge { limit: MAX_MANIFEST as u64 }),
	}
}

/// `type/subtype`, perhaps with parameters, in printable ASCII.
fn ensure_media_type(text: &str) -> Result<()> {
	let refuse = || Error::Malformed(format!("{text:?} is no media type, such as application/pdf"));
	let is_name = |name: &str| {
		!name.is_empty()
			&& name.len() <= 127
			&& name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$&-^_.+".contains(&byte))
	};
	let (essence, parameters) = text.split_once(';').unwrap_or((text, ""));
	let (kind, subtype) = essence.split_once('/').ok_or_else(refuse)?;
	let printable = parameters.bytes().all(|byte| (0x20..0x7f).contains(&byte));
	match is_name(kind) && is_name(subtype) && printable && text.len() <= MAX_MEDIA_TYPE {
		true => Ok(()),
		false => Err(refuse()),
	}
}

/// What every version of the format has.
#[derive(Deserialize)]
struct Format {
	format: String,
}

/// The fields are in the order of their names in JSON, as RFC 8785 wants them.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct ManifestJson {
	author: String,
	content: ContentJson,
	epoch: Epoch,
	folder: String,
	format: String,
	genesis: String,
	kind: String,
	media_type: String,
	patient: String,
	plaintext: PlaintextJson,
	#[serde(skip_serializing_if = "Option::is_none")]
	signature: Option<String>,
	time: String,
	title: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PlaintextJson {
	sha256: String,
	size: u64,
}
