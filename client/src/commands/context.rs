//! What every command needs: the node, the keys, the store, and how to answer.

use super::{
	journal::Journal,
	output::{Output, Progress},
	parse,
};
use carechain_client::{
	chain::{
		account, query::Chain, Account, Call, Failure, Node, Options, Outcome, Result, Signed, Wait,
	},
	files::{self, Existing},
	identity::recipient_text,
	keys::AccountKeys,
	passphrase::Source,
	sealed::{self, WorkFactor},
	statement::{self, Seen},
	Identity,
};
use carechain_primitives::{
	api::{Balance, FolderInfo, ParticipantInfo},
	statement::{encryption_key_statement, folder_recipient_statement, Origin},
	ContentRef, EncryptionKey, Epoch, FolderId, KeyVersion, Moment, StatementSignature,
};
use carechain_rpc::{Address, Hash};
use carechain_storage::{EmbeddedStore, Store};
use clap::Args;
use frame::deps::sp_core::H256;
use secrecy::SecretString;
use serde_json::{json, Value};
use std::{
	cell::RefCell,
	fs,
	path::{Path, PathBuf},
};
use tokio::sync::OnceCell;

/// What transactions are noted as in the journal.
const SENT: &str = "sent";

/// What applies to every command.
#[derive(Args)]
pub struct Globals {
	/// The node's address.
	#[arg(
		long,
		global = true,
		env = "CARE_NODE",
		default_value = "ws://127.0.0.1:9944",
		value_name = "URL",
		help_heading = "Global options"
	)]
	pub node: String,
	/// Connect to another machine without encryption.
	#[arg(long, global = true, help_heading = "Global options")]
	pub allow_insecure: bool,
	/// The folder of keys, journal and store [default: ~/.local/share/care].
	#[arg(
		long,
		global = true,
		env = "CARE_HOME",
		value_name = "DIR",
		help_heading = "Global options"
	)]
	pub home: Option<PathBuf>,
	/// Which of my keys to use; not needed where there is one.
	#[arg(
		long,
		global = true,
		env = "CARE_KEY",
		value_name = "NAME",
		help_heading = "Global options"
	)]
	pub key: Option<String>,
	/// A well-known key such as //Alice; for development chains only.
	#[arg(
		long,
		global = true,
		value_name = "URI",
		conflicts_with = "key",
		help_heading = "Global options"
	)]
	pub dev_key: Option<String>,
	/// A file whose first line is the passphrase (or set CARE_PASSPHRASE).
	#[arg(long, global = true, value_name = "FILE", help_heading = "Global options")]
	pub passphrase_file: Option<PathBuf>,
	/// The store of sealed content [default: the folder `store` in the home folder].
	#[arg(
		long,
		global = true,
		env = "CARE_STORE",
		value_name = "DIR",
		help_heading = "Global options"
	)]
	pub store: Option<PathBuf>,
	/// Act for this account, as its delegate.
	// An id that no command's own argument has: the same would be the same value.
	#[arg(
		id = "acting_for",
		long = "as",
		global = true,
		value_name = "ACCOUNT",
		help_heading = "Global options"
	)]
	pub principal: Option<String>,
	/// With --as: act as staff of this hospital or clinic, which the account of --as appointed as
	/// its desk.
	#[arg(
		long,
		global = true,
		requires = "acting_for",
		value_name = "ACCOUNT",
		help_heading = "Global options"
	)]
	pub through: Option<String>,

	/// The account that my key signs for in the place of its own; not needed where there is one.
	#[arg(
		id = "signing_for",
		long = "signing-for",
		global = true,
		value_name = "ACCOUNT",
		help_heading = "Global options"
	)]
	pub own: Option<String>,
	/// Ask at this block: its number or hash. Only for questions.
	#[arg(long, global = true, value_name = "BLOCK", help_heading = "Global options")]
	pub at: Option<String>,
	/// Do not wait until the transaction is final; a block is enough.
	#[arg(long, global = true, help_heading = "Global options")]
	pub no_wait: bool,
	/// Answer in JSON.
	#[arg(long, global = true, help_heading = "Global options")]
	pub json: bool,
}

/// What every command needs. The node is connected to, and keys are opened, when first needed.
pub struct Context {
	globals: Globals,
	home: PathBuf,
	node: OnceCell<Node>,
	keys: OnceCell<AccountKeys>,
	own: OnceCell<Account>,
	principal: OnceCell<Option<Account>>,
	passphrase: RefCell<Option<SecretString>>,
}

impl Context {
	/// Connects to nothing yet.
	pub fn new(globals: Globals) -> Self {
		let home = globals.home.clone().unwrap_or_else(default_home);
		Self {
			globals,
			home,
			node: OnceCell::new(),
			keys: OnceCell::new(),
			own: OnceCell::new(),
			principal: OnceCell::new(),
			passphrase: RefCell::new(None),
		}
	}

	/// Whether to answer in JSON.
	pub fn json(&self) -> bool {
		self.globals.json
	}

	/// The folder of key files, made if it is missing, for its owner only.
	pub fn keys_folder(&self) -> Result<PathBuf> {
		let folder = self.home.join("keys");
		private_folder(&self.home)?;
		private_folder(&folder)?;
		Ok(folder)
	}

	/// Where a key file is.
	pub fn key_file(&self, name: &str) -> Result<PathBuf> {
		parse::key_name(name).map_err(Failure::Usage)?;
		Ok(self.keys_folder()?.join(format!("{name}.age")))
	}

	/// Says something that is not the answer.
	pub fn note(&self, text: &str) {
		eprintln!("{text}");
	}

	/// The node, and its chain is the one that the home folder belongs to.
	pub async fn node(&self) -> Result<&Node> {
		self.node
			.get_or_try_init(|| async {
				let options = Options {
					url: self.globals.node.clone(),
					allow_insecure: self.globals.allow_insecure,
				};
				let node = Node::connect(&options).await?;
				self.remember_chain(&node)?;
				if let Err(syncing @ Failure::Syncing { .. }) = node.ensure_synced().await {
					// Questions are answered all the same; transactions are refused where they are sent.
					self.note(&format!("care: {syncing}"));
				}
				Ok(node)
			})
			.await
	}

	fn remember_chain(&self, node: &Node) -> Result<()> {
		private_folder(&self.home)?;
		let file = self.home.join("chain.json");
		let actual = Hash(node.genesis().into()).to_string();
		match fs::read(&file) {
			Ok(bytes) => {
				let known: Value = serde_json::from_slice(&bytes).unwrap_or_default();
				let expected = known["genesis"].as_str().unwrap_or("a chain that it does not name");
				if expected != actual {
					return Err(Failure::OtherChain {
						url: node.url().to_owned(),
						home: self.home.display().to_string(),
						expected: expected.to_owned(),
						actual,
					});
				}
				Ok(())
			},
			Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
				let json = json!({ "genesis": actual, "chain": node.chain_name() });
				let bytes = serde_json::to_vec_pretty(&json).unwrap_or_default();
				match files::write(&file, &bytes, Existing::Refuse) {
					// Another `care` was faster, with the same node.
					Err(carechain_client::Error::FileExists(_)) | Ok(()) => Ok(()),
					Err(error) => Err(error.into()),
				}
			},
			Err(error) => Err(error.into()),
		}
	}

	/// Asks the chain, at the block of `--at` or the newest.
	pub async fn chain(&self) -> Result<Chain<'_>> {
		let node = self.node().await?;
		let at = self.at().await?;
		Ok(node.chain(at))
	}

	/// The block of `--at`.
	pub async fn at(&self) -> Result<Option<H256>> {
		match &self.globals.at {
			Some(text) => Ok(Some(self.node().await?.block(text).await?)),
			None => Ok(None),
		}
	}

	/// The chain's time, in milliseconds since the UNIX epoch.
	///
	/// # Errors
	/// The genesis block has none: refused rather than taken for 1970.
	pub async fn now(&self) -> Result<Moment> {
		match self.node().await?.time(self.at().await?).await? {
			0 => Err(Failure::No(match self.globals.at {
				Some(_) => "the genesis block has no time: ask at a later block".into(),
				None => "the chain has made no block yet, so it has no time: try again in a few \
				         seconds"
					.into(),
			})),
			now => Ok(now),
		}
	}

	/// A time that a person wrote: RFC 3339, or a length from now on.
	pub async fn moment(&self, text: &str) -> Result<Moment> {
		let now = match parse::length(text) {
			Ok(_) => self.now().await?,
			Err(_) => 0,
		};
		parse::moment(text, now).map_err(Failure::Usage)
	}

	/// Where passphrases come from.
	pub fn passphrase_source(&self) -> Source {
		Source::choose(self.globals.passphrase_file.clone())
	}

	/// The passphrase of the key file, asked for once.
	pub fn passphrase(&self, question: &str) -> Result<SecretString> {
		if let Some(known) = self.passphrase.borrow().as_ref() {
			return Ok(known.clone());
		}
		let typed = self.passphrase_source().existing(question)?;
		*self.passphrase.borrow_mut() = Some(typed.clone());
		Ok(typed)
	}

	/// The name of the key file to use: the one named, or the only one there is.
	pub fn key_name(&self) -> Result<String> {
		if let Some(name) = &self.globals.key {
			return Ok(name.clone());
		}
		let names = self.key_names()?;
		match names.as_slice() {
			[only] => Ok(only.clone()),
			[] => Err(Failure::Usage(format!(
				"there are no keys in {}: make some with `care keys create NAME`",
				self.home.display()
			))),
			several => Err(Failure::Usage(format!(
				"which of my keys? name one with --key: {}",
				several.join(", ")
			))),
		}
	}

	/// The names of all key files.
	pub fn key_names(&self) -> Result<Vec<String>> {
		let mut names = Vec::new();
		for entry in fs::read_dir(self.keys_folder()?)? {
			let path = entry?.path();
			if path.extension().is_some_and(|kind| kind == "age") {
				names.extend(path.file_stem().and_then(|stem| stem.to_str()).map(str::to_owned));
			}
		}
		names.sort();
		Ok(names)
	}

	/// Whether a development key is asked for.
	pub fn dev_key(&self) -> Option<&str> {
		self.globals.dev_key.as_deref()
	}

	/// The keys to sign and open with.
	pub async fn keys(&self) -> Result<&AccountKeys> {
		self.keys
			.get_or_try_init(|| async {
				if let Some(uri) = &self.globals.dev_key {
					self.ensure_development().await?;
					return Ok(AccountKeys::dev(uri)?);
				}
				let name = self.key_name()?;
				let path = self.key_file(&name)?;
				if !path.exists() {
					return Err(Failure::Usage(format!(
						"there is no key {name:?} in {}: see `care keys list`",
						self.home.display()
					)));
				}
				let passphrase = self.passphrase(&format!("Passphrase of {name}: "))?;
				Ok(AccountKeys::load(&path, &passphrase)?)
			})
			.await
	}

	async fn ensure_development(&self) -> Result<()> {
		let node = self.node().await?;
		match node.is_development() {
			true => Ok(()),
			false => Err(Failure::Usage(format!(
				"{} is no development chain: the well-known keys are everybody's",
				node.chain_name()
			))),
		}
	}

	/// The account of the key.
	pub async fn signer(&self) -> Result<Account> {
		Ok(account(&self.keys().await?.account()))
	}

	/// The account that the key signs for: its own, unless it took the place of another account's
	/// key, as the chain says.
	pub async fn own(&self) -> Result<Account> {
		let own = self
			.own
			.get_or_try_init(|| async {
				let signer = self.signer().await?;
				let named = match &self.globals.own {
					Some(text) => Some(self.account(text).await?),
					None => None,
				};
				let accounts = self.node().await?.chain(None).signs_for(&signer).await?;
				match (named, accounts.as_slice()) {
					(Some(named), accounts) if named == signer || accounts.contains(&named) => {
						Ok(named)
					},
					(Some(named), _) => Err(Failure::No(format!(
						"the key of {} does not sign for {}",
						Address(signer),
						Address(named)
					))),
					(None, []) => Ok(signer),
					(None, [only]) => Ok(only.clone()),
					(None, several) => Err(Failure::Usage(format!(
						"for which account? name one with --signing-for: {}",
						several
							.iter()
							.map(|account| Address(account.clone()).to_string())
							.collect::<Vec<_>>()
							.join(", ")
					))),
				}
			})
			.await?;
		Ok(own.clone())
	}

	/// The call as it is signed: where the key signs for another account, as that account.
	async fn as_own(&self, call: &Call) -> Result<Call> {
		let own = self.own().await?;
		Ok(match own == self.signer().await? {
			true => call.clone(),
			false => call.clone().acting_as(&own),
		})
	}

	/// The account of `--as`.
	pub async fn acting_for(&self) -> Result<Option<&Account>> {
		let principal = self
			.principal
			.get_or_try_init(|| async {
				match &self.globals.principal {
					Some(text) => Ok::<_, Failure>(Some(self.account(text).await?)),
					None => Ok(None),
				}
			})
			.await?;
		Ok(principal.as_ref())
	}

	/// In whose name things are done: the principal of `--as`, or the account of the signer.
	pub async fn me(&self) -> Result<Account> {
		match self.acting_for().await? {
			Some(principal) => Ok(principal.clone()),
			None => self.own().await,
		}
	}

	/// An account that a person wrote: an address, `@NAME` of a key here, or a development URI.
	pub async fn account(&self, text: &str) -> Result<Account> {
		if let Some(name) = text.strip_prefix('@') {
			return self.account_of_key(name);
		}
		if text.starts_with("//") {
			self.ensure_development().await?;
			return Ok(account(&AccountKeys::dev(text)?.account()));
		}
		text.parse::<Address>()
			.map(|address| address.0)
			.map_err(|problem| Failure::Usage(format!("{text:?} {problem}")))
	}

	/// The account of a key file, from the public file beside it.
	pub fn account_of_key(&self, name: &str) -> Result<Account> {
		let unknown = || Failure::Usage(format!("there is no key {name:?}: see `care keys list`"));
		let path = self.key_file(name)?.with_extension("json");
		let bytes = fs::read(path).map_err(|_| unknown())?;
		let json: Value = serde_json::from_slice(&bytes).map_err(|_| unknown())?;
		let address: Address =
			json["account"].as_str().unwrap_or_default().parse().map_err(|_| unknown())?;
		Ok(address.0)
	}

	/// Replaces the key file by newer keys, before the chain knows of them: what is sealed to a key
	/// that is lost is lost too.
	pub fn save_keys(&self, keys: &AccountKeys) -> Result<PathBuf> {
		if self.dev_key().is_some() {
			return Err(Failure::Usage("the well-known keys have one encryption key only".into()));
		}
		let name = self.key_name()?;
		let path = self.key_file(&name)?;
		let passphrase = self.passphrase(&format!("Passphrase of {name}: "))?;
		keys.save(&path, &passphrase, WorkFactor::PEOPLE, Existing::Replace)?;
		Ok(path)
	}

	/// Writes what is public of keys beside their file, so that they can be listed and named.
	pub fn save_public(&self, path: &Path, keys: &AccountKeys) -> Result<()> {
		let (version, newest) = keys.newest();
		let json = json!({
			"account": keys.account().to_string(),
			"encryptionKey": recipient_text(&newest.public()),
			"keyVersion": version,
			"name": keys.name(),
		});
		let bytes = serde_json::to_vec_pretty(&json).unwrap_or_default();
		Ok(files::write(&path.with_extension("json"), &bytes, Existing::Replace)?)
	}

	/// What to open things with: the own identities, and those of the principal where this account
	/// holds them.
	pub async fn identities(&self) -> Result<Vec<Identity>> {
		let keys = self.keys().await?;
		let mut identities = keys.identities();
		if let Some(principal) = self.acting_for().await? {
			let path = self.principal_file(principal)?;
			if path.exists() {
				let file = files::read(&path, 64 * 1024)?;
				let text = match sealed::open_bytes(file.as_slice(), &identities, 64 * 1024) {
					// It is kept here for another of the keys of this folder.
					Err(carechain_client::Error::WrongKey) => return Ok(identities),
					opened => opened?,
				};
				let text = std::str::from_utf8(&text).unwrap_or_default();
				for line in text.lines().filter(|line| line.starts_with("AGE-SECRET-KEY-")) {
					identities.push(Identity::parse(line)?);
				}
			}
		}
		Ok(identities)
	}

	/// Where the identities of an account without a device are, sealed to those who hold them.
	pub fn principal_file(&self, principal: &Account) -> Result<PathBuf> {
		let folder = self.home.join("principals");
		private_folder(&self.home)?;
		private_folder(&folder)?;
		Ok(folder.join(format!("{}.age", Address(principal.clone()))))
	}

	/// The store.
	pub fn store(&self) -> Result<EmbeddedStore> {
		let path = self.globals.store.clone().unwrap_or_else(|| self.home.join("store"));
		if self.globals.store.is_none() {
			private_folder(&self.home)?;
		}
		Ok(EmbeddedStore::open(path)?)
	}

	/// Puts small bytes into the store.
	pub fn put(&self, bytes: &[u8]) -> Result<ContentRef> {
		let store = self.store()?;
		tokio::task::block_in_place(|| Ok(store.put(&mut &*bytes, &mut |_| ())?))
	}

	/// Gets small bytes out of the store, each block checked.
	pub fn get(&self, content: &ContentRef, limit: u64) -> Result<Vec<u8>> {
		if content.size > limit {
			return Err(carechain_client::Error::TooLarge { limit }.into());
		}
		let store = self.store()?;
		let mut bytes = Vec::new();
		tokio::task::block_in_place(|| store.get(content, &mut bytes, &mut |_| ()))?;
		Ok(bytes)
	}

	/// The journal of what is prepared and not done.
	pub async fn journal(&self) -> Result<Journal> {
		let node = self.node().await?;
		let me = self.me().await?;
		Ok(Journal::new(self.journal_folder()?, node.genesis(), Address(me).to_string()))
	}

	fn journal_folder(&self) -> Result<PathBuf> {
		private_folder(&self.home)?;
		let folder = self.home.join("journal");
		private_folder(&folder)?;
		Ok(folder)
	}

	/// The current encryption key of a participant, to seal to, and its version: its statement
	/// holds, and no newer one was seen.
	///
	/// # Errors
	/// There is none; nobody states it whose word counts; it is older than what was seen.
	pub async fn encryption_key(&self, who: &Account) -> Result<(EncryptionKey, KeyVersion)> {
		let known = self.participant(who).await?;
		let key = known.encryption_key.ok_or_else(|| {
			Failure::No(format!("{} has set no encryption key yet", Address(who.clone())))
		})?;
		let what = format!("the encryption key of {}", Address(who.clone()));
		let statement = known.key_statement.as_ref();
		self.ensure_not_former(&what, &known, statement.map(|one| &one.signed.signer))?;
		let origin = self.key_origin(&known).await?;
		let seen = self.seen()?;
		if let (Origin::Hospital(_), Some(statement)) = (&origin, statement) {
			// The hospital's word names the delegate whose word counts from then on.
			seen.open(who, &statement.signed.signer)?;
			self.ensure_word(what, who, &statement.signed.signer)?;
		} else if let Origin::Other(signer) = &origin {
			self.ensure_word(what, who, signer)?;
		}
		seen.check(&Seen::name_of(who), known.key_version, &key)?;
		Ok((key, known.key_version))
	}

	/// The recipient of a folder's current epoch, to seal to: its statement holds, and no newer one
	/// was seen.
	///
	/// # Errors
	/// As [`Context::encryption_key`].
	pub async fn recipient(&self, folder: &FolderInfo<Account>) -> Result<EncryptionKey> {
		let name = Hash(folder.id).to_string();
		let seen = self.seen()?;
		seen.check_patient(&name, &folder.patient)?;
		let what = format!("the key of the folder {name}");
		let patient = self.participant(&folder.patient).await?;
		let signer = folder.recipient_statement.as_ref().map(|signed| &signed.signer);
		self.ensure_not_former(&what, &patient, signer)?;
		let origin =
			statement::recipient_origin(&self.node().await?.genesis(), folder, seen.counted())?;
		if let Origin::Other(signer) = &origin {
			// The patient's own key may say whose word counts.
			if !seen.is_trusted(&folder.patient, signer)? {
				self.encryption_key(&folder.patient).await?;
			}
			self.ensure_word(what, &folder.patient, signer)?;
		}
		seen.check(&name, folder.epoch, &folder.recipient)?;
		Ok(folder.recipient)
	}

	/// Refuses what was stated by somebody whose key was replaced, or who does not act for the
	/// account, unless the user of this home named it. What the node says of replaced keys is kept,
	/// so that none hides it later.
	fn ensure_not_former(
		&self,
		what: &str,
		known: &ParticipantInfo<Account, Balance>,
		signer: Option<&Account>,
	) -> Result<()> {
		let seen = self.seen()?;
		for former in &known.former_signers {
			seen.distrust(&known.account, &former.signer)?;
		}
		let Some(signer) = signer.filter(|signer| statement::is_former(known, signer)) else {
			return Ok(());
		};
		match seen.is_named(&known.account, signer)? {
			true => Ok(()),
			false => Err(carechain_client::Error::StatedByFormer {
				what: what.to_owned(),
				account: Address(known.account.clone()).to_string(),
				signer: Address(signer.clone()).to_string(),
			}
			.into()),
		}
	}

	/// Who stated the encryption key of a participant, as far as what was seen tells.
	///
	/// # Errors
	/// Nobody did, or a signature does not hold.
	pub async fn key_origin(
		&self,
		known: &ParticipantInfo<Account, Balance>,
	) -> Result<Origin<Account>> {
		let seen = self.seen()?;
		Ok(statement::key_origin(&self.node().await?.genesis(), known, seen.counted())?)
	}

	/// Refuses a key that somebody states whose word for the account does not count here.
	fn ensure_word(&self, what: String, account: &Account, signer: &Account) -> Result<()> {
		match self.seen()?.is_trusted(account, signer)? {
			true => Ok(()),
			false => Err(carechain_client::Error::StatedByOther {
				what,
				account: Address(account.clone()).to_string(),
				signer: Address(signer.clone()).to_string(),
			}
			.into()),
		}
	}

	/// The keys that were seen.
	pub fn seen(&self) -> Result<Seen> {
		let folder = self.home.join("seen");
		private_folder(&self.home)?;
		private_folder(&folder)?;
		Ok(Seen::new(&folder))
	}

	/// What this key states for an account is believed here: as the account's own key, or as that of
	/// whoever acts for it.
	async fn ensure_own_word(&self, account: &Account) -> Result<()> {
		let signer = self.signer().await?;
		match *account == self.own().await? {
			_ if *account == signer => Ok(()),
			true => Ok(self.seen()?.succeed(account, &signer)?),
			false => Ok(self.seen()?.trust(account, &signer)?),
		}
	}

	/// Signs the statement that a key is the next one of an account.
	pub async fn state_key(
		&self,
		account: &Account,
		version: KeyVersion,
		key: &EncryptionKey,
	) -> Result<StatementSignature<Account>> {
		let genesis = self.node().await?.genesis();
		self.ensure_own_word(account).await?;
		self.seen()?.state(&Seen::name_of(account), version, key)?;
		let text = encryption_key_statement(&genesis, account, version, key);
		Ok(statement::sign(self.keys().await?.signing(), &text))
	}

	/// Signs the statement that a recipient is that of an epoch of a patient's folder.
	pub async fn state_recipient(
		&self,
		patient: &Account,
		folder: FolderId,
		epoch: Epoch,
		recipient: &EncryptionKey,
	) -> Result<StatementSignature<Account>> {
		let genesis = self.node().await?.genesis();
		self.ensure_own_word(patient).await?;
		self.seen()?.state(&Hash(folder).to_string(), epoch, recipient)?;
		let text = folder_recipient_statement(&genesis, patient, folder, epoch, recipient);
		Ok(statement::sign(self.keys().await?.signing(), &text))
	}

	/// A participant.
	pub async fn participant(&self, who: &Account) -> Result<ParticipantInfo<Account, Balance>> {
		let known = self.chain().await?.participant(who).await?;
		known.ok_or_else(|| Failure::No(format!("{} is no participant", Address(who.clone()))))
	}

	/// A folder that a person wrote: its whole name, or how one's own begins.
	pub async fn folder(&self, text: &str) -> Result<FolderInfo<Account>> {
		let chain = self.chain().await?;
		if let Ok(id) = text.parse::<Hash>() {
			return chain
				.folder(id.0)
				.await?
				.ok_or_else(|| Failure::No("there is no such folder".into()));
		}
		let start = text.trim_start_matches("0x").to_lowercase();
		if start.len() < 4 || !start.bytes().all(|byte| byte.is_ascii_hexdigit()) {
			return Err(Failure::Usage(format!(
				"{text:?} names no folder: give its 64 hexadecimal digits, or at least the first four \
				 of one's own"
			)));
		}
		let me = self.me().await?;
		let mut matching: Vec<_> = chain
			.folders(&me)
			.await?
			.into_iter()
			.filter(|folder| hex::encode(folder.id).starts_with(&start))
			.collect();
		match (matching.pop(), matching.len()) {
			(Some(folder), 0) => Ok(folder),
			(None, _) => Err(Failure::No(format!("no folder of mine begins with {text}"))),
			_ => Err(Failure::Usage(format!("several folders begin with {text}: give more of it"))),
		}
	}

	/// The folder of that name.
	pub async fn folder_by_id(&self, id: FolderId) -> Result<FolderInfo<Account>> {
		let known = self.chain().await?.folder(id).await?;
		known.ok_or_else(|| Failure::No("there is no such folder".into()))
	}

	/// Signs and sends a call, in the name of the principal of `--as`, and waits for it.
	pub async fn send(&self, call: Call) -> Result<Outcome> {
		let call = match self.acting_for().await? {
			Some(principal) => call.acting_for(principal),
			None => call,
		};
		let call = match &self.globals.through {
			Some(organisation) => call.acting_for(&self.account(organisation).await?),
			None => call,
		};
		self.send_own(call).await
	}

	/// Signs and sends a call in the signer's own name.
	pub async fn send_own(&self, call: Call) -> Result<Outcome> {
		let wait = match self.globals.no_wait {
			true => Wait::InBlock,
			false => Wait::Finalized,
		};
		self.send_and_wait(call, wait).await
	}

	/// Signs and sends a call, and waits as long as said.
	pub async fn send_and_wait(&self, call: Call, wait: Wait) -> Result<Outcome> {
		if self.globals.at.is_some() {
			return Err(Failure::Usage(
				"--at is for questions: nothing is done in the past".into(),
			));
		}
		let node = self.node().await?;
		let keys = self.keys().await?;
		let call = self.as_own(&call).await?;
		let progress = Progress::waiting(
			self.json(),
			match wait {
				Wait::Finalized => "sent; waiting until it is final",
				Wait::InBlock => "sent; waiting for a block",
			},
		);
		let outcome = self.send_once(&call, node, keys, wait).await;
		progress.done();
		outcome
	}

	/// Sends a call, and notes its transaction until it is known what became of it: whoever was
	/// interrupted and makes the same call again gets the outcome of the first, and does nothing
	/// twice.
	async fn send_once(
		&self,
		call: &Call,
		node: &Node,
		keys: &AccountKeys,
		wait: Wait,
	) -> Result<Outcome> {
		let (journal, which) = self.note_of(call).await?;
		let noted = journal.find(SENT, &which).as_ref().and_then(Signed::from_json);
		let resumed = match noted {
			Some(signed) => match node.resume(&signed, wait).await {
				Ok(Some(outcome)) => Some(Ok(outcome)),
				// It came to nothing, and never will to anything.
				Ok(None) => None,
				Err(failure) => Some(Err(failure)),
			},
			None => None,
		};
		let outcome = match resumed {
			Some(outcome) => outcome,
			None => {
				let signed = node.sign(call, keys.signing()).await?;
				journal.note(SENT, &which, &signed.to_json())?;
				node.send(&signed, wait).await
			},
		};
		let open = matches!(
			outcome,
			Err(Failure::Unknown(_) | Failure::Node(_) | Failure::Syncing { .. })
		);
		if !open {
			journal.forget(SENT, &which);
		}
		outcome
	}

	/// Whether the same call was sent, or about to be, and nobody knows what became of it.
	pub async fn is_open(&self, call: &Call) -> Result<bool> {
		let (journal, which) = self.note_of(&self.as_own(call).await?).await?;
		Ok(journal.find(SENT, &which).is_some())
	}

	/// Where the signer's transaction of a call is noted.
	async fn note_of(&self, call: &Call) -> Result<(Journal, Value)> {
		let node = self.node().await?;
		let metadata = node.metadata().await?;
		let bytes = call.identify(&metadata)?;
		let signer = Address(self.signer().await?).to_string();
		let journal = Journal::new(self.journal_folder()?, node.genesis(), signer);
		Ok((journal, json!({ "call": format!("0x{}", hex::encode(bytes)) })))
	}

	/// Sends a call, and answers with its outcome.
	pub async fn perform(&self, call: Call, headline: &str, extra: Value) -> Result<Output> {
		let outcome = self.send(call).await?;
		Ok(Output::of_outcome(headline, &outcome, extra))
	}
}

fn default_home() -> PathBuf {
	let base =
		std::env::var_os("XDG_DATA_HOME").map(PathBuf::from).filter(|path| path.is_absolute());
	let base = base.or_else(|| {
		std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".local").join("share"))
	});
	base.unwrap_or_default().join("care")
}

/// Makes a folder that only its owner can look into.
fn private_folder(path: &Path) -> Result<()> {
	use std::os::unix::fs::DirBuilderExt;
	if path.is_dir() {
		return Ok(());
	}
	let made = fs::DirBuilder::new().recursive(true).mode(0o700).create(path);
	made.map_err(|source| carechain_client::Error::File { path: path.to_owned(), source }.into())
}
