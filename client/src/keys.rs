//! The keys of an account, and the file that holds them.
//!
//! An account signs with one sr25519 key and opens with X25519 identities: the current one, and
//! the old ones, to which older envelopes are sealed. The keys of folders are not here: owner
//! envelopes, which these identities open, bring them back.

use crate::{
	account::AccountId,
	files::{self, Existing},
	sealed::{self, WorkFactor},
	text, Error, Identity, Result,
};
use carechain_primitives::{EncryptionKey, KeyVersion};
use rand::{rngs::OsRng, RngCore};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::{borrow::Cow, fmt, path::Path};
use subxt_signer::{
	bip39::Mnemonic,
	sr25519::{self, Keypair},
	SecretUri, DEV_PHRASE,
};
use zeroize::Zeroizing;

/// The format of a key file's plaintext.
pub const FORMAT: &str = "carechain/key-file/v1";
/// The largest key file, in bytes.
pub const MAX_KEY_FILE: u64 = 1024 * 1024;
/// The longest name of an account in its key file, in bytes.
pub const MAX_NAME: usize = 64;
/// What the encryption keys of development accounts are derived with.
const DEV_DERIVATION: &[u8] = b"carechain/dev/encryption-key/v1";

/// What an account signs with: sr25519, from a mnemonic or a secret URI.
#[derive(Clone)]
pub struct SigningKey {
	secret: SecretString,
	pair: Keypair,
}

impl SigningKey {
	/// A new one: a mnemonic of 12 words, 128 bits, from the system's randomness.
	pub fn generate() -> Self {
		let mut entropy = Zeroizing::new([0; 16]);
		OsRng.fill_bytes(&mut *entropy);
		let mnemonic = Mnemonic::from_entropy(&*entropy).expect("16 bytes make 12 words");
		let phrase = Zeroizing::new(mnemonic.to_string());
		Self::parse(&phrase).expect("a mnemonic is a secret URI")
	}

	/// One that exists: a mnemonic, or a secret URI (`phrase/soft//hard///password`, or `0x` and
	/// 64 digits in place of the phrase).
	///
	/// # Errors
	/// [`Error::BadSecret`], [`Error::WellKnownSecret`]; the secret is not repeated.
	pub fn import(secret: &SecretString) -> Result<Self> {
		let text = secret.expose_secret().trim();
		// A URI without a phrase is of the development phrase.
		if text.starts_with('/') || text.is_empty() || text.contains(DEV_PHRASE) {
			return Err(match text.is_empty() {
				true => Error::BadSecret,
				false => Error::WellKnownSecret,
			});
		}
		Self::parse(text)
	}

	fn parse(text: &str) -> Result<Self> {
		let uri: SecretUri = text.parse().map_err(|_| Error::BadSecret)?;
		let pair = Keypair::from_uri(&uri).map_err(|_| Error::BadSecret)?;
		Ok(Self { secret: SecretString::from(text), pair })
	}

	/// The account.
	pub fn account(&self) -> AccountId {
		AccountId::from(self.pair.public_key().0)
	}

	/// Signs bytes, in the context `substrate` that chains and wallets use.
	pub fn sign(&self, message: &[u8]) -> [u8; 64] {
		self.pair.sign(message).0
	}

	/// The key pair, for signing transactions.
	pub fn pair(&self) -> &Keypair {
		&self.pair
	}

	/// The mnemonic or secret URI: to be shown only to the account's owner, on request.
	pub fn secret(&self) -> &SecretString {
		&self.secret
	}
}

impl fmt::Debug for SigningKey {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "SigningKey of {}", self.account())
	}
}

/// Whether the account signed these bytes.
pub fn verify(account: &AccountId, message: &[u8], signature: &[u8; 64]) -> bool {
	sr25519::verify(&sr25519::Signature(*signature), message, &sr25519::PublicKey(account.0))
}

/// Everything secret of one account.
#[derive(Clone, Debug)]
pub struct AccountKeys {
	name: String,
	signing: SigningKey,
	/// With their versions on chain, the newest first; never empty.
	identities: Vec<(KeyVersion, Identity)>,
}

impl AccountKeys {
	/// A new account, with its first encryption key.
	///
	/// # Errors
	/// [`Error::Malformed`]: the name is empty, long, or holds control characters.
	pub fn generate(name: &str) -> Result<Self> {
		Self::new(name, SigningKey::generate())
	}

	/// An account whose signing key exists, with a new encryption key as its first.
	///
	/// # Errors
	/// Those of [`SigningKey::import`] and [`AccountKeys::generate`].
	pub fn import(name: &str, secret: &SecretString) -> Result<Self> {
		Self::new(name, SigningKey::import(secret)?)
	}

	fn new(name: &str, signing: SigningKey) -> Result<Self> {
		text::ensure_plain("name", name, MAX_NAME)?;
		Ok(Self { name: name.to_owned(), signing, identities: vec![(1, Identity::generate())] })
	}

	/// A development account, such as `//Alice`: its keys are known to everybody. Only for
	/// development chains, which the caller makes sure of.
	///
	/// The signing key is that of the development phrase; the secret of the encryption key is the
	/// SHA-256 of `carechain/dev/encryption-key/v1` followed by the URI.
	///
	/// # Errors
	/// [`Error::BadSecret`]: it is not a derivation path.
	pub fn dev(uri: &str) -> Result<Self> {
		if !uri.starts_with("//") || uri.contains("///") || uri.len() > MAX_NAME {
			return Err(Error::BadSecret);
		}
		let secret: Zeroizing<[u8; 32]> = Zeroizing::new(
			Sha256::new().chain_update(DEV_DERIVATION).chain_update(uri).finalize().into(),
		);
		Ok(Self {
			name: uri.to_owned(),
			signing: SigningKey::parse(uri)?,
			identities: vec![(1, Identity::from_secret_bytes(&secret))],
		})
	}

	/// The same keys under another name.
	///
	/// # Errors
	/// [`Error::Malformed`]: the name is empty, long, or holds control characters.
	pub fn named(self, name: &str) -> Result<Self> {
		text::ensure_plain("name", name, MAX_NAME)?;
		Ok(Self { name: name.to_owned(), ..self })
	}

	/// What its owner calls it.
	pub fn name(&self) -> &str {
		&self.name
	}

	/// The account.
	pub fn account(&self) -> AccountId {
		self.signing.account()
	}

	/// What it signs with.
	pub fn signing(&self) -> &SigningKey {
		&self.signing
	}

	/// The newest encryption key and its version. After [`AccountKeys::prepare_rotation`] it may
	/// be one that the chain does not know yet.
	pub fn newest(&self) -> (KeyVersion, &Identity) {
		let (version, identity) = self.identities.first().expect("there is always one");
		(*version, identity)
	}

	/// Every identity, old ones included, the newest first: what to open things with.
	pub fn identities(&self) -> Vec<Identity> {
		self.identities.iter().map(|(_, identity)| identity.clone()).collect()
	}

	/// The identity whose public key this is.
	pub fn identity_of(&self, key: &EncryptionKey) -> Option<&Identity> {
		self.identities.iter().map(|(_, identity)| identity).find(|own| own.public() == *key)
	}

	/// The key to rotate to, where `on_chain` is the version in force. Save the keys before
	/// sending it to the chain: what is sealed to a key that is lost is lost too.
	///
	/// A key that was prepared and never reached the chain is taken again, so that trying twice
	/// does no harm.
	///
	/// # Errors
	/// [`Error::Malformed`]: the keys at hand are older than the chain's: another copy of them
	/// was rotated.
	pub fn prepare_rotation(&mut self, on_chain: KeyVersion) -> Result<EncryptionKey> {
		let (newest, identity) = self.newest();
		let next = on_chain.checked_add(1);
		if next == Some(newest) {
			return Ok(identity.public());
		}
		match next {
			Some(next) if newest == on_chain => {
				let identity = Identity::generate();
				let key = identity.public();
				self.identities.insert(0, (next, identity));
				Ok(key)
			},
			_ => Err(Error::Malformed(format!(
				"the chain has version {on_chain} of the encryption key, these keys have version \
				 {newest}: use the newest copy of them"
			))),
		}
	}

	/// Takes the place of another account's key, where `on_chain` is the version of that account's
	/// encryption key in force: adds the encryption keys of the lost key, from a backup, and a new
	/// one of the next version. Answers the new one. Doing it twice does no harm.
	pub fn succeed(&mut self, lost: Option<&Self>, on_chain: KeyVersion) -> EncryptionKey {
		for (version, identity) in lost.map(|lost| lost.identities.as_slice()).unwrap_or_default() {
			if self.identity_of(&identity.public()).is_none() {
				self.identities.push((*version, identity.clone()));
			}
		}
		let next = on_chain.saturating_add(1);
		let prepared = self.identities.iter().any(|(version, _)| *version == next);
		if !prepared {
			self.identities.push((next, Identity::generate()));
		}
		self.identities.sort_by_key(|(version, _)| std::cmp::Reverse(*version));
		self.newest().1.public()
	}

	/// Adds the encryption keys of another copy of the same account's keys.
	///
	/// # Errors
	/// [`Error::OtherAccount`].
	pub fn merge(&mut self, other: &Self) -> Result<()> {
		if other.account() != self.account() {
			return Err(Error::OtherAccount {
				stated: self.account().to_string(),
				actual: other.account().to_string(),
			});
		}
		for (version, identity) in &other.identities {
			if self.identity_of(&identity.public()).is_none() {
				self.identities.push((*version, identity.clone()));
			}
		}
		// Stable: of two keys of one version, one's own stays in front.
		self.identities.sort_by_key(|(version, _)| std::cmp::Reverse(*version));
		Ok(())
	}

	/// The plaintext of key files and backups.
	pub(crate) fn to_json(&self, format: &'static str) -> Zeroizing<Vec<u8>> {
		let identities: Vec<_> =
			self.identities.iter().map(|(version, own)| (*version, own.to_text())).collect();
		let json = KeysJson {
			account: self.account().to_string(),
			encryption: identities
				.iter()
				.map(|(version, identity)| IdentityJson {
					identity: Cow::Borrowed(identity.expose_secret()),
					version: *version,
				})
				.collect(),
			format: Cow::Borrowed(format),
			name: Cow::Borrowed(&self.name),
			signing: SigningJson { secret_uri: Cow::Borrowed(self.signing.secret.expose_secret()) },
		};
		// Large enough at once: a buffer that grows leaves copies behind.
		let mut bytes = Zeroizing::new(Vec::with_capacity(4096 + 256 * self.identities.len()));
		serde_json::to_writer(&mut *bytes, &json).expect("text and numbers make JSON");
		bytes
	}

	/// Reads what [`AccountKeys::to_json`] wrote.
	pub(crate) fn from_json(bytes: &[u8], format: &'static str) -> Result<Self> {
		// Errors of the parser could repeat a part of the secrets: only the place is told.
		let json: KeysJson = serde_json::from_slice(bytes).map_err(|error| {
			Error::Malformed(format!(
				"the keys cannot be read: line {}, column {}",
				error.line(),
				error.column()
			))
		})?;
		if json.format != format {
			return Err(Error::UnknownFormat { expected: format, found: json.format.into_owned() });
		}
		text::ensure_plain("name", &json.name, MAX_NAME)?;
		let signing = SigningKey::parse(&json.signing.secret_uri)?;
		if signing.account().to_string() != json.account {
			return Err(Error::OtherAccount {
				stated: json.account,
				actual: signing.account().to_string(),
			});
		}
		let identities = json
			.encryption
			.iter()
			.map(|entry| Ok((entry.version, Identity::parse(&entry.identity)?)))
			.collect::<Result<Vec<_>>>()?;
		if identities.is_empty() || identities.windows(2).any(|pair| pair[0].0 < pair[1].0) {
			return Err(Error::Malformed("the encryption keys are missing or not in order".into()));
		}
		Ok(Self { name: json.name.into_owned(), signing, identities })
	}

	/// Writes the key file, of mode 0600, whole or not at all.
	///
	/// # Errors
	/// [`Error::FileExists`], or what the system says.
	pub fn save(
		&self,
		path: &Path,
		passphrase: &SecretString,
		work: WorkFactor,
		existing: Existing,
	) -> Result<()> {
		// Said before the work of sealing, and by the writing itself once more.
		if existing == Existing::Refuse && path.exists() {
			return Err(Error::FileExists(path.to_owned()));
		}
		files::write(
			path,
			&sealed::seal_with_passphrase(&self.to_json(FORMAT), passphrase, work)?,
			existing,
		)
	}

	/// Reads a key file.
	///
	/// # Errors
	/// [`Error::WrongPassphrase`], [`Error::NotAge`], [`Error::Damaged`], [`Error::Truncated`],
	/// [`Error::UnknownFormat`], or what the system says.
	pub fn load(path: &Path, passphrase: &SecretString) -> Result<Self> {
		let sealed = files::read(path, MAX_KEY_FILE)?;
		let json = sealed::open_with_passphrase(&sealed, passphrase, MAX_KEY_FILE)?;
		Self::from_json(&json, FORMAT)
	}
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeysJson<'a> {
	account: String,
	#[serde(borrow)]
	encryption: Vec<IdentityJson<'a>>,
	#[serde(borrow)]
	format: Cow<'a, str>,
	#[serde(borrow)]
	name: Cow<'a, str>,
	#[serde(borrow)]
	signing: SigningJson<'a>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct IdentityJson<'a> {
	#[serde(borrow)]
	identity: Cow<'a, str>,
	version: KeyVersion,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct SigningJson<'a> {
	#[serde(borrow)]
	secret_uri: Cow<'a, str>,
}
