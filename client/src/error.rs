//! What can go wrong, in words for the person who has to act on it.

use carechain_primitives::Epoch;
use std::{io, path::PathBuf};

/// A result of this library.
pub type Result<T> = std::result::Result<T, Error>;

/// Why something was refused.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
	/// The bytes do not start as an age file does.
	#[error("this is not an age file")]
	NotAge,
	/// An age file of another version of the format.
	#[error("this age file is of a version other than v1, or its first line is damaged")]
	UnknownAgeVersion,
	/// Sealed to somebody else.
	#[error("none of the keys at hand opens this file: it is sealed to somebody else")]
	WrongKey,
	/// The passphrase does not open the file.
	#[error("the passphrase is wrong, or the first lines of the file are damaged")]
	WrongPassphrase,
	/// The file is not under a passphrase at all.
	#[error("this file is sealed to a key, not with a passphrase")]
	NotUnderPassphrase,
	/// The file asks for more work than a passphrase is worth.
	#[error("the file's work factor of {0} is too high: opening it could take hours")]
	ExcessiveWork(u8),
	/// The file ends too early.
	#[error("the file is cut short")]
	Truncated,
	/// The file is not what was sealed.
	#[error("the file is damaged or was cut short: it is not what its author sealed")]
	Damaged,
	/// More bytes than this kind of file may have.
	#[error("it has more than the {limit} bytes that are allowed here")]
	TooLarge {
		/// The most bytes allowed.
		limit: u64,
	},
	/// Nobody to seal to.
	#[error("there is nobody to seal this to")]
	NoRecipient,
	/// What is sealed to such a key is open to everybody.
	#[error("this encryption key is weak: what is sealed to it can be read by everybody")]
	WeakKey,
	/// What came out is not what was expected.
	#[error("the opened content is not the one that the manifest names")]
	OtherContent,
	/// The inside of a file does not follow its format.
	#[error("{0}")]
	Malformed(String),
	/// The inside of a file is of a format that this program does not know.
	#[error("the format {found:?} is not known here: {expected:?} is needed")]
	UnknownFormat {
		/// The format this program reads.
		expected: &'static str,
		/// The format of the file.
		found: String,
	},
	/// A manifest that was not written in the one allowed way.
	#[error("the manifest is not in canonical form, so its signature says nothing")]
	NotCanonical,
	/// A secret that everybody knows.
	#[error("this is a well-known development secret: anybody could use the account")]
	WellKnownSecret,
	/// Not a mnemonic, and not a secret URI.
	#[error("this is neither a mnemonic of 12 to 24 words nor a secret URI")]
	BadSecret,
	/// The file holds the keys of another account than it says.
	#[error("the key file says it is of {stated}, but its signing key is of {actual}")]
	OtherAccount {
		/// What the file says.
		stated: String,
		/// What its key is.
		actual: String,
	},
	/// Too short to protect anything.
	#[error("a passphrase needs at least {0} characters")]
	ShortPassphrase(usize),
	/// Typed twice, differently.
	#[error("the two passphrases differ")]
	PassphrasesDiffer,
	/// The code was not written down or typed right.
	#[error("the backup code has a typing mistake: {0}")]
	BackupCodeTypo(&'static str),
	/// The code is right in itself.
	#[error(
		"the backup code has no typing mistake, but does not open this backup: it belongs to \
		 another backup, or the backup is damaged at its beginning"
	)]
	OtherBackup,
	/// The envelope does not fit the chain.
	#[error("this envelope does not open the folder: ask the patient to grant again ({0})")]
	EnvelopeOpensOtherFolder(String),
	/// The envelope does not fit the chain.
	#[error("this envelope does not open the record: ask the patient to grant again ({0})")]
	EnvelopeOpensOtherRecord(String),
	/// The folder's keys do not go back, or up, that far.
	#[error("there is no key of the folder's epoch {0}")]
	NoSuchEpoch(Epoch),
	/// The node answered with a key whose statement does not hold.
	#[error(
		"{what} is not proven ({problem}): nothing is sealed to it. The node may be lying; ask \
		 another one"
	)]
	NotStated {
		/// Which key.
		what: String,
		/// What is wrong.
		problem: String,
	},
	/// A key that is stated by somebody whose word does not count here yet.
	#[error(
		"{what} is stated by {signer}, not by its owner. That {signer} may do so is only what the \
		 node says: if you know it to be so, say `care keys trust {account} {signer}`, with \
		 --new-key if it is the owner's own new key"
	)]
	StatedByOther {
		/// Which key.
		what: String,
		/// Whose key it is said to be.
		account: String,
		/// Who signed.
		signer: String,
	},
	/// A key that is stated by somebody whose own key was replaced, or who acts no more.
	#[error(
		"{what} is stated by {signer}, whose key was replaced, or who does not act for {account} any \
		 more: nothing is sealed to it until a new one is stated. If you know better, say `care keys \
		 trust {account} {signer}`, and ask another node"
	)]
	StatedByFormer {
		/// Which key.
		what: String,
		/// Whose key it is said to be.
		account: String,
		/// Who signed.
		signer: String,
	},
	/// The node answered with a key of a version before one that was seen.
	#[error(
		"the node answers with version {version} of the key of {of}, and version {seen} was seen \
		 before: nothing is sealed to an older one. The node may be lying, or behind; ask another one"
	)]
	OlderKey {
		/// Whose key.
		of: String,
		/// The version of the answer.
		version: u32,
		/// The highest version that was seen.
		seen: u32,
	},
	/// The node answered with another key than before, of the same version.
	#[error(
		"the node answers with another key of {of} than before, and both have version {version}: \
		 nothing is sealed to it. Ask another node, or {of}"
	)]
	OtherKey {
		/// Whose key.
		of: String,
		/// The version of both.
		version: u32,
	},
	/// The node answered with another patient for a folder than before.
	#[error(
		"the node says that the folder {folder} is {patient}'s, and it was {seen}'s before: nothing is \
		 sealed to it. The node may be lying; ask another one"
	)]
	OtherOwner {
		/// The folder.
		folder: String,
		/// Whose it is said to be.
		patient: String,
		/// Whose it was.
		seen: String,
	},
	/// The node answered with another custodian of a folder than its owner named.
	#[error(
		"the node says that {custodian} answers the emergencies of the folder {folder}, and you named \
		 {seen}: nothing is sealed to it. If you named it elsewhere, say so again with `care folder \
		 custodian`"
	)]
	OtherCustodian {
		/// The folder.
		folder: String,
		/// Who is said to be it.
		custodian: String,
		/// Who was named.
		seen: String,
	},
	/// A key was to be stated as another version than before.
	#[error(
		"the key of {of} was stated as version {before}, and the node asks for version {version}: it \
		 would count as newer than the keys after it. Make a new key (`care keys rotate`, or new keys), \
		 or ask another node"
	)]
	StatedBefore {
		/// Whose key.
		of: String,
		/// What the node asks for.
		version: u32,
		/// What was stated.
		before: u32,
	},
	/// A file is there already.
	#[error("{0} exists already, and is left as it is")]
	FileExists(PathBuf),
	/// A file cannot be read or written.
	#[error("{path}: {source}")]
	File {
		/// Which file.
		path: PathBuf,
		/// What the system said.
		source: io::Error,
	},
	/// Reading or writing failed.
	#[error(transparent)]
	Io(#[from] io::Error),
}

impl Error {
	/// Names the file that an error of the system is about.
	pub(crate) fn at(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
		let path = path.into();
		move |source| Self::File { path, source }
	}
}
