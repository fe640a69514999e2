//! Envelopes: what a grant delivers, so that its grantee can open what was granted.
//!
//! A **folder envelope** is an age file to the grantee that holds an ordinary age identity file:
//! the folder's identities of every epoch up to the grant's. A **record envelope** holds the age
//! headers of one record's content and manifest, made anew for the grantee: put in place of the
//! stored file's own header, it makes an ordinary age file of it.
//!
//! Whoever makes an envelope may lie. [`FolderKeys::check_envelope`] and
//! [`RecordEnvelope::check_envelope`] compare it with the chain before it is used.

use crate::{
	content::ContentJson,
	identity,
	sealed::{self, Measured, MAX_HEADER},
	text, Error, Identity, Result,
};
use age::{DecryptError, Decryptor, Recipient as _};
use age_core::{
	format::{FileKey, Stanza},
	primitives::hkdf,
	secrecy::ExposeSecret as _,
};
use base64::{prelude::BASE64_STANDARD_NO_PAD, Engine};
use carechain_primitives::{ContentRef, EncryptionKey, Epoch, FolderId, RecordId};
use hmac::{Hmac, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use std::{
	cell::RefCell,
	io::{BufRead, BufReader, Cursor, Read, Write},
	iter,
};
use zeroize::Zeroizing;

/// The first line of a folder envelope's text.
const FOLDER_TITLE: &str = "# carechain folder envelope v1";
/// The format of a record envelope's JSON.
pub const RECORD_FORMAT: &str = "carechain/record-envelope/v1";
/// The largest text inside a folder envelope, in bytes: some ten thousand epochs.
pub const MAX_FOLDER_ENVELOPE: u64 = 1024 * 1024;
/// The largest JSON inside a record envelope, in bytes.
pub const MAX_RECORD_ENVELOPE: u64 = 4 * MAX_HEADER;
/// How age labels the key of a header's MAC.
const HEADER_LABEL: &[u8] = b"header";
/// age's lines of base 64 have this many characters.
const LINE: usize = 64;

/// The identities of a folder: of one epoch, and of all before it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FolderKeys {
	folder: FolderId,
	/// The identity of epoch n is at place n; never empty.
	identities: Vec<Identity>,
}

impl FolderKeys {
	/// The keys of a new folder, at epoch 0.
	pub fn generate(folder: FolderId) -> Self {
		Self { folder, identities: vec![Identity::generate()] }
	}

	/// The folder.
	pub fn folder(&self) -> FolderId {
		self.folder
	}

	/// The newest epoch they have.
	pub fn epoch(&self) -> Epoch {
		Epoch::try_from(self.identities.len() - 1).unwrap_or(Epoch::MAX)
	}

	/// The identity of an epoch.
	///
	/// # Errors
	/// [`Error::NoSuchEpoch`].
	pub fn identity(&self, epoch: Epoch) -> Result<&Identity> {
		usize::try_from(epoch)
			.ok()
			.and_then(|place| self.identities.get(place))
			.ok_or(Error::NoSuchEpoch(epoch))
	}

	/// The public key of the newest epoch: what the chain has as the folder's recipient.
	pub fn recipient(&self) -> EncryptionKey {
		self.identities.last().expect("there is always one").public()
	}

	/// All identities, the newest first: what to open the folder's records with.
	pub fn identities(&self) -> Vec<Identity> {
		self.identities.iter().rev().cloned().collect()
	}

	/// The keys with a new identity for the next epoch.
	pub fn rotated(&self) -> Self {
		let mut keys = self.clone();
		keys.identities.push(Identity::generate());
		keys
	}

	/// The keys up to an epoch: what a grant of that epoch delivers.
	///
	/// # Errors
	/// [`Error::NoSuchEpoch`].
	pub fn up_to(&self, epoch: Epoch) -> Result<Self> {
		self.identity(epoch)?;
		let identities =
			self.identities.iter().take((epoch as usize).saturating_add(1)).cloned().collect();
		Ok(Self { folder: self.folder, identities })
	}

	/// Seals them for a grantee, a custodian, or as the owner's own envelope.
	///
	/// # Errors
	/// [`Error::WeakKey`].
	pub fn seal(&self, grantee: &EncryptionKey) -> Result<Vec<u8>> {
		let mut envelope = Zeroizing::new(String::with_capacity(256 + 128 * self.identities.len()));
		let folder = text::hex_text(self.folder.as_bytes());
		envelope.push_str(&format!("{FOLDER_TITLE}\n# folder {folder}\n"));
		for (epoch, identity) in self.identities.iter().enumerate().rev() {
			envelope.push_str(&format!("# epoch {epoch}\n"));
			envelope.push_str(identity.to_text().expose_secret());
			envelope.push('\n');
		}
		sealed::seal_bytes(envelope.as_bytes(), std::slice::from_ref(grantee))
	}

	/// Opens a folder envelope.
	///
	/// # Errors
	/// Those of [`sealed::open_bytes`], and [`Error::Malformed`].
	pub fn open(envelope: impl Read, identities: &[Identity]) -> Result<Self> {
		let plain = sealed::open_bytes(envelope, identities, MAX_FOLDER_ENVELOPE)?;
		let malformed = |reason: &str| Error::Malformed(format!("this folder envelope {reason}"));
		let plain = std::str::from_utf8(&plain).map_err(|_| malformed("is not text"))?;
		let mut lines = plain.lines();
		if lines.next() != Some(FOLDER_TITLE) {
			return Err(malformed("does not begin as folder envelopes of version 1 do"));
		}
		let folder = lines
			.next()
			.and_then(|line| line.strip_prefix("# folder "))
			.ok_or_else(|| malformed("does not name its folder"))?;
		let folder = FolderId::from(text::parse_hex::<32>(folder)?);
		let mut found: Vec<(Epoch, Identity)> = Vec::new();
		while let Some(line) = lines.next() {
			let epoch = line
				.strip_prefix("# epoch ")
				.and_then(|number| number.parse().ok())
				.ok_or_else(|| malformed("has an identity without its epoch"))?;
			let identity = lines.next().ok_or_else(|| malformed("ends too early"))?;
			found.push((epoch, Identity::parse(identity)?));
		}
		found.reverse();
		// Every epoch once, in order, without a gap: the grantee opens all records up to the grant.
		let in_order = found.iter().zip(0..).all(|((epoch, _), expected)| *epoch == expected);
		if found.is_empty() || !in_order {
			return Err(malformed("leaves epochs out, or has them out of order"));
		}
		Ok(Self { folder, identities: found.into_iter().map(|(_, identity)| identity).collect() })
	}

	/// Compares an opened envelope with the chain: it is of this folder, and its identity of the
	/// epoch is the one whose public half the chain has as the folder's recipient.
	///
	/// # Errors
	/// [`Error::EnvelopeOpensOtherFolder`].
	pub fn check_envelope(
		&self,
		folder: FolderId,
		epoch: Epoch,
		recipient: &EncryptionKey,
	) -> Result<()> {
		let refuse = |reason: String| Err(Error::EnvelopeOpensOtherFolder(reason));
		if self.folder != folder {
			return refuse("it names another folder".into());
		}
		match self.identity(epoch) {
			Err(_) => refuse(format!("it has no key of epoch {epoch}")),
			Ok(identity) if identity.public() != *recipient => {
				refuse(format!("its key of epoch {epoch} is not the folder's"))
			},
			Ok(_) => Ok(()),
		}
	}
}

/// A header that takes the place of a stored file's own.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NewHeader {
	/// The stored file.
	pub file: ContentRef,
	/// The age header, sealed to the grantee, up to and with the line end after its MAC.
	pub header: String,
	/// How many bytes at the start of the stored file it takes the place of.
	pub replaces: u64,
}

impl NewHeader {
	/// Makes a stored file's header anew, for a grantee. Only the header is read.
	///
	/// # Errors
	/// Those of [`sealed::open`] for a header, and [`Error::WeakKey`].
	pub fn rewrap(
		file: &ContentRef,
		stored: impl Read,
		identities: &[Identity],
		grantee: &EncryptionKey,
	) -> Result<Self> {
		let old = sealed::read_header(&mut BufReader::new(stored))?;
		let file_key = file_key(&old, identities)?;
		Ok(Self {
			file: *file,
			header: header_for(&file_key, grantee)?,
			replaces: old.len() as u64,
		})
	}

	/// The stored file with this header in place of its own: an ordinary age file to the grantee.
	///
	/// # Errors
	/// [`Error::EnvelopeOpensOtherRecord`]: the stored file's header is not as long as the envelope
	/// says. Those of [`sealed::read_header`].
	pub fn replace<R: Read>(&self, stored: R) -> Result<impl Read> {
		let mut stored = BufReader::with_capacity(64 * 1024, stored);
		let old = sealed::read_header(&mut stored)?;
		if old.len() as u64 != self.replaces {
			return Err(Error::EnvelopeOpensOtherRecord(
				"it was made for a file with another header".into(),
			));
		}
		Ok(Cursor::new(self.header.clone().into_bytes()).chain(stored))
	}

	/// Opens a stored file by this header.
	///
	/// # Errors
	/// Those of [`NewHeader::replace`] and [`sealed::open`].
	pub fn open(
		&self,
		stored: impl Read,
		plaintext: impl Write,
		identities: &[Identity],
	) -> Result<Measured> {
		sealed::open(self.replace(stored)?, plaintext, identities)
	}
}

/// What opens one record to one grantee.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RecordEnvelope {
	/// The record.
	pub record: RecordId,
	/// The header for its content.
	pub content: NewHeader,
	/// The header for its manifest.
	pub manifest: NewHeader,
}

impl RecordEnvelope {
	/// Seals it for the grantee.
	///
	/// # Errors
	/// [`Error::WeakKey`].
	pub fn seal(&self, grantee: &EncryptionKey) -> Result<Vec<u8>> {
		let json = RecordEnvelopeJson {
			content: (&self.content).into(),
			format: RECORD_FORMAT.to_owned(),
			manifest: (&self.manifest).into(),
			record: self.record,
		};
		let json = serde_json::to_vec(&json).expect("text and numbers make JSON");
		sealed::seal_bytes(&json, std::slice::from_ref(grantee))
	}

	/// Opens a record envelope.
	///
	/// # Errors
	/// Those of [`sealed::open_bytes`], [`Error::UnknownFormat`], [`Error::Malformed`].
	pub fn open(envelope: impl Read, identities: &[Identity]) -> Result<Self> {
		let plain = sealed::open_bytes(envelope, identities, MAX_RECORD_ENVELOPE)?;
		let json: RecordEnvelopeJson = serde_json::from_slice(&plain)
			.map_err(|error| Error::Malformed(format!("this is no record envelope: {error}")))?;
		if json.format != RECORD_FORMAT {
			return Err(Error::UnknownFormat { expected: RECORD_FORMAT, found: json.format });
		}
		Ok(Self {
			record: json.record,
			content: json.content.try_into()?,
			manifest: json.manifest.try_into()?,
		})
	}

	/// Compares an opened envelope with the chain: it is of this record and its two files, and its
	/// headers open with the grantee's own key.
	///
	/// # Errors
	/// [`Error::EnvelopeOpensOtherRecord`].
	pub fn check_envelope(
		&self,
		record: RecordId,
		content: &ContentRef,
		manifest: &ContentRef,
		identities: &[Identity],
	) -> Result<()> {
		let refuse = |reason: &str| Err(Error::EnvelopeOpensOtherRecord(reason.to_owned()));
		if self.record != record {
			return refuse("it names another record");
		}
		for (name, header, file) in
			[("content", &self.content, content), ("manifest", &self.manifest, manifest)]
		{
			if header.file != *file {
				return refuse(&format!("it is for another {name}"));
			}
			if file_key(header.header.as_bytes(), identities).is_err() {
				return refuse(&format!("its header for the {name} is not sealed to you"));
			}
		}
		Ok(())
	}
}

/// Recovers the file key of a header whose MAC holds.
fn file_key(header: &[u8], identities: &[Identity]) -> Result<FileKey> {
	let keys = Keys { identities, found: RefCell::new(None) };
	// age reads a nonce of 16 bytes after the header; for the header alone any will do.
	let file = Cursor::new(header).chain([0; 16].as_slice());
	let decryptor = Decryptor::new_buffered(file).map_err(sealed::decrypt_error)?;
	decryptor.decrypt(iter::once(&keys as _)).map_err(sealed::decrypt_error)?;
	keys.found.into_inner().ok_or(Error::WrongKey)
}

/// Identities that keep the file key which they unwrapped.
struct Keys<'a> {
	identities: &'a [Identity],
	found: RefCell<Option<FileKey>>,
}

impl age::Identity for Keys<'_> {
	fn unwrap_stanza(&self, stanza: &Stanza) -> Option<std::result::Result<FileKey, DecryptError>> {
		let result = self.identities.iter().find_map(|own| own.0.unwrap_stanza(stanza))?;
		if let Ok(key) = &result {
			let copy = FileKey::init_with_mut(|copy| copy.copy_from_slice(key.expose_secret()));
			*self.found.borrow_mut() = Some(copy);
		}
		Some(result)
	}
}

/// An age header with one X25519 stanza.
fn header_for(file_key: &FileKey, grantee: &EncryptionKey) -> Result<String> {
	let (stanzas, _) =
		identity::recipient(grantee)?.wrap_file_key(file_key).map_err(sealed::encrypt_error)?;
	let mut header = String::from("age-encryption.org/v1\n");
	for stanza in &stanzas {
		header.push_str(&format!("-> {} {}\n", stanza.tag, stanza.args.join(" ")));
		let body = BASE64_STANDARD_NO_PAD.encode(&stanza.body);
		// Full lines, and then always a shorter one, be it empty.
		let mut rest = body.as_str();
		while rest.len() >= LINE {
			let (line, tail) = rest.split_at(LINE);
			header.push_str(&format!("{line}\n"));
			rest = tail;
		}
		header.push_str(&format!("{rest}\n"));
	}
	header.push_str("---");
	let key = Zeroizing::new(hkdf(&[], HEADER_LABEL, file_key.expose_secret()));
	let mut mac = Hmac::<Sha256>::new_from_slice(&*key).expect("HMAC takes keys of any length");
	mac.update(header.as_bytes());
	let mac = BASE64_STANDARD_NO_PAD.encode(mac.finalize().into_bytes());
	header.push_str(&format!(" {mac}\n"));
	Ok(header)
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RecordEnvelopeJson {
	content: NewHeaderJson,
	format: String,
	manifest: NewHeaderJson,
	record: RecordId,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct NewHeaderJson {
	file: ContentJson,
	header: String,
	replaces: u64,
}

impl From<&NewHeader> for NewHeaderJson {
	fn from(own: &NewHeader) -> Self {
		Self {
			file: ContentJson::from(&own.file),
			header: own.header.clone(),
			replaces: own.replaces,
		}
	}
}

impl TryFrom<NewHeaderJson> for NewHeader {
	type Error = Error;

	fn try_from(json: NewHeaderJson) -> Result<Self> {
		// What is put in front of a stored file is one header, and nothing that follows one.
		let mut bytes = json.header.as_bytes();
		let header = sealed::read_header(&mut bytes)?;
		if header.len() != json.header.len() || !bytes.fill_buf()?.is_empty() {
			return Err(Error::Malformed("the record envelope holds more than a header".into()));
		}
		Ok(Self {
			file: ContentRef::try_from(&json.file)?,
			header: json.header,
			replaces: json.replaces,
		})
	}
}
