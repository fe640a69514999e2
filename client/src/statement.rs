//! Statements: who says that a key is an account's, or a folder's.
//!
//! Before something is sealed to a key that a node answered with, the statement on it is verified,
//! so that the node need not be believed. A statement proves where a key comes from, not that it
//! is the newest: [`Seen`] keeps the highest version that was seen, and refuses older ones.

use crate::{
	files::{self, Existing},
	identity::{parse_recipient, recipient_text},
	keys::SigningKey,
	Error, Result,
};
use carechain_primitives::{
	api::{AccountId, Balance, FolderInfo, ParticipantInfo},
	statement::{
		encryption_key_statement, folder_recipient_statement, is_signed_by, wrapped, Origin,
	},
	EncryptionKey, StatementSignature,
};
use carechain_rpc::Address;
use frame::deps::sp_runtime::MultiSignature;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// What is wrong with a statement that does not hold.
const NOT_OVER_THIS_KEY: &str =
	"the signature is not over this key, or somebody signed whose key was replaced";
/// The largest file of what was seen, in bytes.
const MAX_SEEN: u64 = 64 * 1024;

/// Signs a statement.
pub fn sign(key: &SigningKey, text: &str) -> StatementSignature<AccountId> {
	let signature = key.sign(&wrapped(text));
	StatementSignature::Key(MultiSignature::Sr25519(signature.into()))
}

/// Whether one of the accounts whose keys count for an account signed a message.
pub(crate) fn is_signed_by_one(
	signers: &[AccountId],
	message: &[u8],
	signature: &MultiSignature,
) -> bool {
	signers.iter().any(|signer| is_signed_by(signer, message, signature))
}

/// Who stated the encryption key that a node answered with. `signers` are those whose keys count
/// for an account, as [`Seen::signers`] has them: a signatory of a multisig account may have
/// replaced its key.
///
/// # Errors
/// [`Error::NotStated`]: nobody did, or a signature does not hold.
pub fn key_origin(
	genesis: &[u8; 32],
	known: &ParticipantInfo<AccountId, Balance>,
	signers: impl Fn(&AccountId) -> Vec<AccountId>,
) -> Result<Origin<AccountId>> {
	let not_stated = |problem: &str| Error::NotStated {
		what: format!("the encryption key of {}", Address(known.account.clone())),
		problem: problem.to_owned(),
	};
	let key = known.encryption_key.ok_or_else(|| not_stated("there is none"))?;
	let statement = known.key_statement.as_ref().ok_or_else(|| not_stated("nobody states it"))?;
	let text = encryption_key_statement(genesis, &known.account, known.key_version, &key);
	let verify = |account: &AccountId, message: &[u8], signature: &MultiSignature| {
		is_signed_by_one(&signers(account), message, signature)
	};
	statement.origin(&known.account, &text, verify).ok_or_else(|| not_stated(NOT_OVER_THIS_KEY))
}

/// Whether the signer of a statement does not act for the account any more, whose key was replaced
/// since: it signs by another's key, and the former one's word may be a thief's.
pub fn is_former(known: &ParticipantInfo<AccountId, Balance>, signer: &AccountId) -> bool {
	let replaced = known.signer != known.account;
	let acts = known.delegates.iter().any(|delegate| delegate.delegate == *signer);
	replaced && *signer != known.signer && !acts
}

/// Who stated the recipient of a folder that a node answered with; `signers` as in [`key_origin`].
///
/// # Errors
/// [`Error::NotStated`]: nobody did, or the signature does not hold.
pub fn recipient_origin(
	genesis: &[u8; 32],
	folder: &FolderInfo<AccountId>,
	signers: impl Fn(&AccountId) -> Vec<AccountId>,
) -> Result<Origin<AccountId>> {
	let not_stated = |problem: &str| Error::NotStated {
		what: format!("the key of the folder 0x{}", hex::encode(folder.id)),
		problem: problem.to_owned(),
	};
	let signed =
		folder.recipient_statement.as_ref().ok_or_else(|| not_stated("nobody states it"))?;
	let text = folder_recipient_statement(
		genesis,
		&folder.patient,
		folder.id,
		folder.epoch,
		&folder.recipient,
	);
	let verify = |account: &AccountId, message: &[u8], signature: &MultiSignature| {
		is_signed_by_one(&signers(account), message, signature)
	};
	signed.origin(&folder.patient, &text, verify).ok_or_else(|| not_stated(NOT_OVER_THIS_KEY))
}

/// The keys that were seen: a folder of small files, one an account or a folder of records.
pub struct Seen {
	folder: PathBuf,
}

/// What was seen of one key.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Note {
	/// The highest version, or epoch; `None` before the first.
	version: Option<u32>,
	/// The key of that version, as an age recipient.
	key: Option<String>,
	/// Whose word counts besides the owner's.
	trusted: Vec<Address>,
	/// Whose word counts no more, because the key was replaced; the account itself among them.
	former: Vec<Address>,
}

impl Seen {
	/// Keeps them in a folder that exists.
	pub fn new(folder: &Path) -> Self {
		Self { folder: folder.to_owned() }
	}

	fn note(&self, name: &str) -> Result<Note> {
		let path = self.path(name);
		if !path.exists() {
			return Ok(Note { version: None, key: None, trusted: Vec::new(), former: Vec::new() });
		}
		serde_json::from_slice(&files::read(&path, MAX_SEEN)?)
			.map_err(|error| Error::Malformed(format!("{}: {error}", path.display())))
	}

	fn keep(&self, name: &str, note: &Note) -> Result<()> {
		let bytes = serde_json::to_vec_pretty(note).expect("text and numbers make JSON");
		files::write(&self.path(name), &bytes, Existing::Replace)
	}

	fn path(&self, name: &str) -> PathBuf {
		self.folder.join(format!("{name}.json"))
	}

	/// The name that an account has here.
	pub fn name_of(account: &AccountId) -> String {
		Address(account.clone()).to_string()
	}

	/// Refuses a version that is older than what was seen, and another key of the same version.
	///
	/// # Errors
	/// [`Error::OlderKey`], [`Error::OtherKey`], or what the system says.
	pub fn check(&self, name: &str, version: u32, key: &EncryptionKey) -> Result<()> {
		let mut note = self.note(name)?;
		let text = recipient_text(key);
		if let Some(seen) = note.version {
			if version < seen {
				return Err(Error::OlderKey { of: name.to_owned(), version, seen });
			}
			let same = note.key.as_deref().and_then(|known| parse_recipient(known).ok());
			if version == seen && same != Some(*key) {
				return Err(Error::OtherKey { of: name.to_owned(), version });
			}
			if version == seen {
				return Ok(());
			}
		}
		note.version = Some(version);
		note.key = Some(text);
		self.keep(name, &note)
	}

	/// Whose word counts for `account`: its own, unless its key was replaced, and that of those who
	/// are trusted.
	///
	/// # Errors
	/// What the system says.
	pub fn signers(&self, account: &AccountId) -> Result<Vec<AccountId>> {
		let note = self.note(&Self::name_of(account))?;
		let own = Address(account.clone());
		let own = (!note.former.contains(&own)).then_some(own);
		Ok(own.into_iter().chain(note.trusted).map(|address| address.0).collect())
	}

	/// From now on the word of `signer` counts for `account`.
	///
	/// # Errors
	/// What the system says.
	pub fn trust(&self, account: &AccountId, signer: &AccountId) -> Result<()> {
		let (name, signer) = (Self::name_of(account), Address(signer.clone()));
		let mut note = self.note(&name)?;
		let known = note.clone();
		note.former.retain(|former| *former != signer);
		if signer.0 != *account && !note.trusted.contains(&signer) {
			note.trusted.push(signer);
		}
		match note == known {
			true => Ok(()),
			false => self.keep(&name, &note),
		}
	}

	/// From now on the word of `signer` counts no more for `account`, if it did.
	///
	/// # Errors
	/// What the system says.
	pub fn forget(&self, account: &AccountId, signer: &AccountId) -> Result<()> {
		let name = Self::name_of(account);
		let mut note = self.note(&name)?;
		let before = note.trusted.len();
		note.trusted.retain(|trusted| trusted.0 != *signer);
		match note.trusted.len() == before {
			true => Ok(()),
			false => self.keep(&name, &note),
		}
	}

	/// From now on the word of `signer`, whose key was replaced, counts no more for `account`, or
	/// for whatever it is a signatory of.
	///
	/// # Errors
	/// What the system says.
	pub fn distrust(&self, account: &AccountId, signer: &AccountId) -> Result<()> {
		let (name, signer) = (Self::name_of(account), Address(signer.clone()));
		let mut note = self.note(&name)?;
		if note.former.contains(&signer) {
			return Ok(());
		}
		note.trusted.retain(|trusted| *trusted != signer);
		note.former.push(signer);
		self.keep(&name, &note)
	}
}
