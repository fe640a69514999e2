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
/// The most replaced keys of an account that are kept: as many as the chain tells, and its own.
const MAX_FORMER: usize = 33;
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
	if statement.opening.is_some() && known.key_version != 1 {
		return Err(not_stated("a hospital opens an account with its first key only"));
	}
	let text = encryption_key_statement(genesis, &known.account, known.key_version, &key);
	let verify = |account: &AccountId, message: &[u8], signature: &MultiSignature| {
		is_signed_by_one(&signers(account), message, signature)
	};
	statement.origin(&known.account, &text, verify).ok_or_else(|| not_stated(NOT_OVER_THIS_KEY))
}

/// Whether the signer of a statement neither signs for the account any more nor acts for it: its
/// key was replaced, and may be a thief's, or its delegation is over.
pub fn is_former(known: &ParticipantInfo<AccountId, Balance>, signer: &AccountId) -> bool {
	let acts = known.delegates.iter().any(|delegate| delegate.delegate == *signer);
	*signer != known.signer && !acts
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
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
struct Note {
	/// The highest version, or epoch; `None` before the first.
	version: Option<u32>,
	/// The key of that version, as an age recipient.
	key: Option<String>,
	/// Whose word on keys counts besides the owner's.
	trusted: Vec<Address>,
	/// Whose key took the place of the account's.
	successors: Vec<Address>,
	/// Whose word counts no more, because the key was replaced; the account itself among them.
	former: Vec<Address>,
	/// The first delegate, whom the hospital named that opened the account.
	opened_for: Option<Address>,
	/// Whose folder it is, and which hospital its owner named to answer emergencies.
	patient: Option<Address>,
	custodian: Option<Address>,
	/// The key that was stated here, and its version: no key is stated as two versions.
	stated: Option<(u32, String)>,
}

impl Note {
	fn is_named(&self, signer: &Address) -> bool {
		self.trusted.contains(signer) || self.successors.contains(signer)
	}
}

impl Seen {
	/// Keeps them in a folder that exists.
	pub fn new(folder: &Path) -> Self {
		Self { folder: folder.to_owned() }
	}

	fn note(&self, name: &str) -> Result<Note> {
		let path = self.path(name);
		if !path.exists() {
			return Ok(Note::default());
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

	/// Changes a note, and keeps it if it is another one then.
	fn change(&self, name: &str, change: impl FnOnce(&mut Note)) -> Result<()> {
		let known = self.note(name)?;
		let mut note = known.clone();
		change(&mut note);
		match note == known {
			true => Ok(()),
			false => self.keep(name, &note),
		}
	}

	/// Whose key counts as that of `account`: its own, unless it was replaced, and those that took
	/// its place.
	///
	/// # Errors
	/// What the system says.
	pub fn signers(&self, account: &AccountId) -> Result<Vec<AccountId>> {
		let note = self.note(&Self::name_of(account))?;
		let own = Address(account.clone());
		let own = (!note.former.contains(&own)).then_some(own);
		Ok(own.into_iter().chain(note.successors).map(|address| address.0).collect())
	}

	/// [`Seen::signers`] for verifying: nobody's key counts where the notes cannot be read.
	pub fn counted(&self) -> impl Fn(&AccountId) -> Vec<AccountId> + '_ {
		|account| self.signers(account).unwrap_or_default()
	}

	/// Whether the word of `signer` counts for the keys of `account`: a user of this home said so,
	/// or the hospital that opened the account.
	///
	/// # Errors
	/// What the system says.
	pub fn is_trusted(&self, account: &AccountId, signer: &AccountId) -> Result<bool> {
		let note = self.note(&Self::name_of(account))?;
		let signer = Address(signer.clone());
		let opened = note.opened_for.as_ref() == Some(&signer) && !note.former.contains(&signer);
		Ok(opened || note.is_named(&signer))
	}

	/// Whether a user of this home said that the word of `signer` counts for `account`.
	///
	/// # Errors
	/// What the system says.
	pub fn is_named(&self, account: &AccountId, signer: &AccountId) -> Result<bool> {
		Ok(self.note(&Self::name_of(account))?.is_named(&Address(signer.clone())))
	}

	/// From now on the word of `signer` counts for `account`.
	///
	/// # Errors
	/// What the system says.
	pub fn trust(&self, account: &AccountId, signer: &AccountId) -> Result<()> {
		let own = signer == account;
		let signer = Address(signer.clone());
		self.change(&Self::name_of(account), |note| {
			note.former.retain(|former| *former != signer);
			if !own && !note.trusted.contains(&signer) {
				note.trusted.push(signer);
			}
		})
	}

	/// From now on the key of `signer` counts as that of `account`, whose own was replaced.
	///
	/// # Errors
	/// What the system says.
	pub fn succeed(&self, account: &AccountId, signer: &AccountId) -> Result<()> {
		let signer = Address(signer.clone());
		self.change(&Self::name_of(account), |note| {
			note.former.retain(|former| *former != signer);
			if !note.successors.contains(&signer) {
				note.successors.push(signer);
			}
		})
	}

	/// The first delegate of an account counts, whom the hospital named that opened it. Only one is
	/// ever taken so.
	///
	/// # Errors
	/// What the system says.
	pub fn open(&self, account: &AccountId, delegate: &AccountId) -> Result<()> {
		let delegate = Address(delegate.clone());
		self.change(&Self::name_of(account), |note| {
			note.opened_for.get_or_insert(delegate);
		})
	}

	/// From now on the word of `signer` counts no more for `account`, or for whatever it is a
	/// signatory of: its key was replaced, or a user of this home says so.
	///
	/// # Errors
	/// What the system says.
	pub fn distrust(&self, account: &AccountId, signer: &AccountId) -> Result<()> {
		let signer = Address(signer.clone());
		self.change(&Self::name_of(account), |note| {
			note.trusted.retain(|trusted| *trusted != signer);
			note.successors.retain(|successor| *successor != signer);
			if !note.former.contains(&signer) && note.former.len() < MAX_FORMER {
				note.former.push(signer);
			}
		})
	}

	/// Refuses a folder that is another patient's than before.
	///
	/// # Errors
	/// [`Error::OtherOwner`], or what the system says.
	pub fn check_patient(&self, folder: &str, patient: &AccountId) -> Result<()> {
		let patient = Address(patient.clone());
		match self.note(folder)?.patient {
			Some(seen) if seen != patient => Err(Error::OtherOwner {
				folder: folder.to_owned(),
				patient: patient.to_string(),
				seen: seen.to_string(),
			}),
			Some(_) => Ok(()),
			None => self.change(folder, |note| note.patient = Some(patient)),
		}
	}

	/// Refuses a custodian of a folder that its owner did not name here; where none was named here,
	/// it takes the first.
	///
	/// # Errors
	/// [`Error::OtherCustodian`], or what the system says.
	pub fn check_custodian(&self, folder: &str, custodian: &AccountId) -> Result<()> {
		let custodian = Address(custodian.clone());
		match self.note(folder)?.custodian {
			Some(seen) if seen != custodian => Err(Error::OtherCustodian {
				folder: folder.to_owned(),
				custodian: custodian.to_string(),
				seen: seen.to_string(),
			}),
			Some(_) => Ok(()),
			None => self.name_custodian(folder, Some(&custodian.0)),
		}
	}

	/// The owner of a folder named a custodian, or none.
	///
	/// # Errors
	/// What the system says.
	pub fn name_custodian(&self, folder: &str, custodian: Option<&AccountId>) -> Result<()> {
		let custodian = custodian.map(|custodian| Address(custodian.clone()));
		self.change(folder, |note| note.custodian = custodian)
	}

	/// Notes that a key is about to be stated as a version: the same as two versions would prove an
	/// old key to be newer than those after it.
	///
	/// # Errors
	/// [`Error::StatedBefore`], or what the system says.
	pub fn state(&self, name: &str, version: u32, key: &EncryptionKey) -> Result<()> {
		let text = recipient_text(key);
		if let Some((before, stated)) = self.note(name)?.stated {
			if stated == text && before != version {
				return Err(Error::StatedBefore { of: name.to_owned(), version, before });
			}
		}
		self.change(name, |note| note.stated = Some((version, text)))
	}
}
