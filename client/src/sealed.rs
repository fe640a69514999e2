//! Files sealed to people: age files, written and read in constant memory.
//!
//! age seals a file in chunks of 64 KiB, each of which is verified before a byte of it is given
//! out. A file that turns out to be damaged further on has by then given out its first chunks:
//! [`open_to_file`] takes them back, so that a file that exists was verified whole.

use crate::{
	files::{AtomicFile, Existing},
	identity, Error, Identity, Result,
};
use age::{scrypt, DecryptError, Decryptor, EncryptError, Encryptor};
use carechain_primitives::EncryptionKey;
use secrecy::SecretString;
use sha2::{Digest, Sha256};
use std::{
	cell::RefCell,
	io::{self, BufRead, BufReader, Cursor, Read, Write},
	iter,
	path::Path,
	rc::Rc,
};
use zeroize::Zeroizing;

/// How many bytes are moved at a time: the size of age's chunks.
const CHUNK: usize = 64 * 1024;
/// The longest header that is read. One recipient takes about 120 bytes.
pub const MAX_HEADER: u64 = 64 * 1024;
const VERSION_LINE: &[u8] = b"age-encryption.org/v1\n";
const MAGIC: &[u8] = b"age-encryption.org/";
/// The start of the last line of a header.
const MAC_LINE: &[u8] = b"---";

/// What a plaintext is: its digest and its length.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Measured {
	/// The SHA-256 of the bytes.
	pub sha256: [u8; 32],
	/// How many bytes.
	pub size: u64,
}

impl Measured {
	/// Measures bytes at hand.
	pub fn of(bytes: &[u8]) -> Self {
		Self { sha256: Sha256::digest(bytes).into(), size: bytes.len() as u64 }
	}
}

/// Seals what the reader gives to every one of the recipients, and says what it was.
///
/// # Errors
/// [`Error::NoRecipient`], [`Error::WeakKey`], or reading or writing failed. What was written is
/// then no age file.
pub fn seal(
	mut plaintext: impl Read,
	sealed: impl Write,
	recipients: &[EncryptionKey],
) -> Result<Measured> {
	let recipients: Vec<_> =
		recipients.iter().map(identity::recipient).collect::<Result<Vec<_>>>()?;
	let encryptor = Encryptor::with_recipients(recipients.iter().map(|recipient| recipient as _))
		.map_err(encrypt_error)?;
	let mut sealed = encryptor.wrap_output(sealed)?;
	let mut measure = Measure::default();
	let mut buffer = Zeroizing::new(vec![0; CHUNK]);
	loop {
		let chunk = match plaintext.read(&mut buffer) {
			Ok(0) => break,
			Ok(length) => &buffer[..length],
			Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
			Err(error) => return Err(error.into()),
		};
		measure.add(chunk);
		sealed.write_all(chunk)?;
	}
	sealed.finish()?.flush()?;
	Ok(measure.finish())
}

/// Seals bytes at hand.
///
/// # Errors
/// [`Error::NoRecipient`] or [`Error::WeakKey`].
pub fn seal_bytes(plaintext: &[u8], recipients: &[EncryptionKey]) -> Result<Vec<u8>> {
	let mut sealed = Vec::with_capacity(plaintext.len() + 512);
	seal(plaintext, &mut sealed, recipients)?;
	Ok(sealed)
}

/// Opens a sealed file with whichever of the identities fits, and says what was in it.
///
/// What the writer has got at an error was verified chunk by chunk, but is not the whole file.
///
/// # Errors
/// [`Error::NotAge`], [`Error::UnknownAgeVersion`], [`Error::WrongKey`], [`Error::Truncated`],
/// [`Error::Damaged`], or reading or writing failed.
pub fn open(sealed: impl Read, plaintext: impl Write, identities: &[Identity]) -> Result<Measured> {
	let keys = identities.iter().map(|identity| &identity.0 as &dyn age::Identity);
	open_with(sealed, plaintext, keys, None)
}

/// Opens a sealed file into memory, if what is in it is not larger than `limit` bytes.
///
/// # Errors
/// Those of [`open`], and [`Error::TooLarge`].
pub fn open_bytes(
	sealed: impl Read,
	identities: &[Identity],
	limit: u64,
) -> Result<Zeroizing<Vec<u8>>> {
	let mut plaintext = Zeroizing::new(Vec::new());
	let keys = identities.iter().map(|identity| &identity.0 as &dyn age::Identity);
	open_with(sealed, &mut *plaintext, keys, Some(limit))?;
	Ok(plaintext)
}

/// Opens a sealed file into a file of mode 0600 that appears only when all of it was verified and,
/// where `expected` says so, is what was expected.
///
/// # Errors
/// Those of [`open`], [`Error::OtherContent`], [`Error::FileExists`]. No file is left behind.
pub fn open_to_file(
	sealed: impl Read,
	path: &Path,
	identities: &[Identity],
	expected: Option<&Measured>,
	existing: Existing,
) -> Result<Measured> {
	let mut file = AtomicFile::create(path)?;
	let measured = open(sealed, &mut file, identities)?;
	if expected.is_some_and(|expected| *expected != measured) {
		return Err(Error::OtherContent);
	}
	file.commit(existing)?;
	Ok(measured)
}

/// How much work it is to try one passphrase: scrypt with N = 2^n, and 128 × 8 × N bytes of
/// memory.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct WorkFactor(u8);

impl WorkFactor {
	/// For passphrases that people think of: N = 2^16: a fifth of a second and 64 MiB. See
	/// docs/decisions/0003-passphrase-work-factor.md.
	///
	/// It is fixed, not measured: a busy machine, or a build without optimisation, would measure
	/// itself slow and protect the file too little.
	pub const PEOPLE: Self = Self(16);
	/// For generated codes of 128 bits, which nobody can try out: N = 2^10.
	pub const GENERATED: Self = Self(10);
	/// The most that is accepted of a file.
	pub const MAX: Self = Self(22);

	/// The work factor with this exponent, from 1 to 22.
	///
	/// # Errors
	/// [`Error::ExcessiveWork`].
	pub fn new(exponent: u8) -> Result<Self> {
		match (1..=Self::MAX.0).contains(&exponent) {
			true => Ok(Self(exponent)),
			false => Err(Error::ExcessiveWork(exponent)),
		}
	}
}

/// Seals bytes with a passphrase.
///
/// # Errors
/// None that depend on the input.
pub fn seal_with_passphrase(
	plaintext: &[u8],
	passphrase: &SecretString,
	work: WorkFactor,
) -> Result<Vec<u8>> {
	let mut recipient = scrypt::Recipient::new(passphrase.clone());
	recipient.set_work_factor(work.0);
	let mut sealed = Vec::with_capacity(plaintext.len() + 512);
	let mut writer = Encryptor::with_recipients(iter::once(&recipient as _))
		.map_err(encrypt_error)?
		.wrap_output(&mut sealed)?;
	writer.write_all(plaintext)?;
	writer.finish()?;
	Ok(sealed)
}

/// Opens bytes that were sealed with a passphrase.
///
/// # Errors
/// [`Error::WrongPassphrase`], [`Error::NotUnderPassphrase`], [`Error::ExcessiveWork`], and those
/// of [`open`].
pub fn open_with_passphrase(
	sealed: &[u8],
	passphrase: &SecretString,
	limit: u64,
) -> Result<Zeroizing<Vec<u8>>> {
	let mut identity = scrypt::Identity::new(passphrase.clone());
	identity.set_max_work_factor(WorkFactor::MAX.0);
	let mut plaintext = Zeroizing::new(Vec::new());
	let keys = iter::once(&identity as &dyn age::Identity);
	match open_with(sealed, &mut *plaintext, keys, Some(limit)) {
		Ok(_) => Ok(plaintext),
		Err(Error::WrongKey) => Err(Error::NotUnderPassphrase),
		Err(error) => Err(error),
	}
}

/// Reads the header of an age file, to the end of its last line, and leaves the reader at the
/// payload.
///
/// # Errors
/// [`Error::NotAge`], [`Error::UnknownAgeVersion`], [`Error::Truncated`], [`Error::Damaged`] for a
/// header without end.
pub fn read_header(sealed: &mut impl BufRead) -> Result<Vec<u8>> {
	let mut limited = sealed.take(MAX_HEADER);
	let mut header = Vec::new();
	limited.by_ref().take(VERSION_LINE.len() as u64).read_until(b'\n', &mut header)?;
	if header != VERSION_LINE {
		return Err(match header {
			_ if header.is_empty() => Error::Truncated,
			_ if MAGIC.starts_with(&header) || VERSION_LINE.starts_with(&header) => {
				Error::Truncated
			},
			_ if header.starts_with(MAGIC) => Error::UnknownAgeVersion,
			_ => Error::NotAge,
		});
	}
	loop {
		let start = header.len();
		limited.read_until(b'\n', &mut header)?;
		let line = &header[start..];
		if !line.ends_with(b"\n") {
			return Err(match limited.limit() {
				0 => Error::Damaged,
				_ => Error::Truncated,
			});
		}
		if line.starts_with(MAC_LINE) {
			return Ok(header);
		}
	}
}

pub(crate) fn open_with<'a>(
	sealed: impl Read,
	mut plaintext: impl Write,
	identities: impl Iterator<Item = &'a dyn age::Identity>,
	limit: Option<u64>,
) -> Result<Measured> {
	// age reports what it found wrong with a file as an error of reading, as it does with what the
	// reader itself says. The note tells the two apart.
	let failure = Rc::new(RefCell::new(None));
	let source = Source { inner: sealed, failure: failure.clone() };
	let blame = |error: io::Error| match failure.borrow_mut().take() {
		Some(kind) => Error::Io(io::Error::new(kind, error.to_string())),
		None if error.kind() == io::ErrorKind::UnexpectedEof => Error::Truncated,
		None => Error::Damaged,
	};

	let mut source = BufReader::with_capacity(CHUNK, source);
	let header = read_header(&mut source)?;
	let decryptor = Decryptor::new_buffered(Cursor::new(header).chain(source)).map_err(
		|error| match error {
			DecryptError::Io(error) => blame(error),
			error => decrypt_error(error),
		},
	)?;
	let mut opened = decryptor.decrypt(identities).map_err(decrypt_error)?;

	let mut measure = Measure::default();
	let mut buffer = Zeroizing::new(vec![0; CHUNK]);
	loop {
		let chunk = match opened.read(&mut buffer) {
			Ok(0) => break,
			Ok(length) => &buffer[..length],
			Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
			Err(error) => return Err(blame(error)),
		};
		measure.add(chunk);
		if let Some(limit) = limit.filter(|limit| measure.size > *limit) {
			return Err(Error::TooLarge { limit });
		}
		plaintext.write_all(chunk)?;
	}
	plaintext.flush()?;
	Ok(measure.finish())
}

pub(crate) fn decrypt_error(error: DecryptError) -> Error {
	match error {
		DecryptError::NoMatchingKeys => Error::WrongKey,
		DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed => {
			Error::WrongPassphrase
		},
		DecryptError::ExcessiveWork { required, .. } => Error::ExcessiveWork(required),
		DecryptError::UnknownFormat => Error::UnknownAgeVersion,
		DecryptError::Io(error) if error.kind() == io::ErrorKind::UnexpectedEof => Error::Truncated,
		DecryptError::Io(error) => Error::Io(error),
		_ => Error::Damaged,
	}
}

pub(crate) fn encrypt_error(error: EncryptError) -> Error {
	match error {
		EncryptError::MissingRecipients => Error::NoRecipient,
		EncryptError::Io(error) => Error::Io(error),
		error => Error::Malformed(error.to_string()),
	}
}

/// A reader that notes its own failures.
struct Source<R> {
	inner: R,
	failure: Rc<RefCell<Option<io::ErrorKind>>>,
}

impl<R: Read> Read for Source<R> {
	fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
		self.inner.read(buffer).inspect_err(|error| {
			if error.kind() != io::ErrorKind::Interrupted {
				*self.failure.borrow_mut() = Some(error.kind());
			}
		})
	}
}

#[derive(Default)]
struct Measure {
	digest: Sha256,
	size: u64,
}

impl Measure {
	fn add(&mut self, chunk: &[u8]) {
		self.digest.update(chunk);
		self.size += chunk.len() as u64;
	}

	fn finish(self) -> Measured {
		Measured { sha256: self.digest.finalize().into(), size: self.size }
	}
}
