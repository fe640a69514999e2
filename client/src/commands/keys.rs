//! Keys: made, imported, listed, backed up, restored, rotated.

use super::{context::Context, output::Output};
use carechain_client::{
	backup::{self, BackupCode},
	chain::{Account, Call, Failure, Result},
	files::{self, AtomicFile, Existing},
	identity::recipient_text,
	keys::{AccountKeys, MAX_KEY_FILE},
	sealed::WorkFactor,
};
use carechain_primitives::{EncryptionKey, KeyVersion};
use carechain_rpc::{views, Address};
use clap::Subcommand;
use secrecy::{ExposeSecret, SecretString};
use serde_json::{json, Value};
use std::{fs, io::Write, path::PathBuf};
use zeroize::Zeroizing;

/// The environment variable that holds a backup's code.
const CODE_VARIABLE: &str = "CARE_BACKUP_CODE";

/// Keys.
#[derive(Subcommand)]
pub enum Opts {
	/// Makes new keys, in a file under a passphrase.
	Create {
		/// What to call them here.
		name: String,
	},
	/// Makes keys from a mnemonic or secret that exists; it is asked for, or read from a file.
	Import {
		/// What to call them here.
		name: String,
		/// A file with the mnemonic or secret on one line.
		#[arg(long, value_name = "FILE")]
		secret_file: Option<PathBuf>,
	},
	/// Lists the keys of this machine.
	List,
	/// Shows what is public of my keys.
	Show,
	/// Writes my decryption keys as an identity file of the age tool. Keep it secret.
	ExportIdentity {
		/// Where to write it.
		#[arg(long, value_name = "FILE")]
		out: PathBuf,
	},
	/// Writes a backup of all my keys and shows its code, once.
	Backup {
		/// Write it to a file, and leave the chain as it is.
		#[arg(long, value_name = "FILE")]
		out: Option<PathBuf>,
		/// Use the code of an earlier backup, from a file.
		#[arg(long, value_name = "FILE")]
		code_file: Option<PathBuf>,
	},
	/// Brings keys back from a backup.
	Restore {
		/// What to call them here.
		name: String,
		/// The backup, as a file.
		#[arg(long, value_name = "FILE", conflicts_with = "account")]
		file: Option<PathBuf>,
		/// The account, whose backup the chain names and the store has.
		#[arg(long)]
		account: Option<String>,
		/// A file with the code (or set CARE_BACKUP_CODE); else it is asked for.
		#[arg(long, value_name = "FILE")]
		code_file: Option<PathBuf>,
	},
	/// Replaces my encryption key, here and on the chain.
	Rotate {
		/// The old one came into other hands: say so on the chain. Folders whose keys were sealed to it,
		/// mine and others', are due for rotation.
		#[arg(long)]
		compromised: bool,
	},
	/// Lets somebody's word count for an account's keys: a delegate whom you know to act for it.
	Trust {
		/// Whose keys.
		account: String,
		/// Who may state them.
		signer: String,
		/// It is the account's own new key, in the place of one that was lost or stolen.
		#[arg(long)]
		new_key: bool,
	},
	/// Takes that back.
	Distrust {
		/// Whose keys.
		account: String,
		/// Who may state them no more.
		signer: String,
	},
}

/// Whose word for whom.
fn words(account: &Account, signer: &Account) -> serde_json::Value {
	json!({
		"account": Address(account.clone()).to_string(),
		"signer": Address(signer.clone()).to_string(),
	})
}

/// Runs the command.
///
/// # Errors
/// Why it was not done.
pub async fn run(opts: Opts, context: &Context) -> Result<Output> {
	match opts {
		Opts::Create { name } => {
			let keys = AccountKeys::generate(&name)?;
			save_new(&name, &keys, context)
		},
		Opts::Import { name, secret_file } => {
			let secret = match secret_file {
				Some(path) => one_line(&path)?,
				None => ask("Mnemonic or secret: ")?,
			};
			let keys = AccountKeys::import(&name, &secret)?;
			save_new(&name, &keys, context)
		},
		Opts::List => {
			let mut items = Vec::new();
			for name in context.key_names()? {
				let path = context.key_file(&name)?.with_extension("json");
				let known =
					fs::read(path).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
				let mut json: Value = known.unwrap_or_else(|| json!({}));
				json["name"] = json!(name);
				items.push(json);
			}
			Ok(Output::list("keys", items, &["name", "account", "keyVersion"]))
		},
		Opts::Show => Ok(Output::thing(public(context.keys().await?))),
		Opts::ExportIdentity { out } => {
			let keys = context.keys().await?;
			let mut file = AtomicFile::create(&out)?;
			let mut text = Zeroizing::new(String::new());
			text.push_str(&format!("# account {}\n", keys.account()));
			for identity in context.identities().await? {
				text.push_str(&format!("# public key: {}\n", recipient_text(&identity.public())));
				text.push_str(identity.to_text().expose_secret());
				text.push('\n');
			}
			file.write_all(text.as_bytes())?;
			file.commit(Existing::Refuse)?;
			Ok(Output::new(
				format!("wrote {}: whoever has it reads what is sealed to you", out.display()),
				json!({ "file": out }),
			))
		},
		Opts::Backup { out, code_file } => back_up(out, code_file, context).await,
		Opts::Restore { name, file, account, code_file } => {
			restore(&name, file, account, code_file, context).await
		},
		Opts::Rotate { compromised } => rotate(compromised, context).await,
		Opts::Trust { account, signer, new_key } => {
			let (account, signer) =
				(context.account(&account).await?, context.account(&signer).await?);
			match new_key {
				true => context.seen()?.succeed(&account, &signer)?,
				false => context.seen()?.trust(&account, &signer)?,
			}
			let json = words(&account, &signer);
			Ok(Output::new("its word counts from now on, in this home folder", json))
		},
		Opts::Distrust { account, signer } => {
			let (account, signer) =
				(context.account(&account).await?, context.account(&signer).await?);
			context.seen()?.distrust(&account, &signer)?;
			let json = words(&account, &signer);
			Ok(Output::new("its word counts no more, in this home folder", json))
		},
	}
}

fn public(keys: &AccountKeys) -> Value {
	let (version, newest) = keys.newest();
	json!({
		"name": keys.name(),
		"account": keys.account().to_string(),
		"encryptionKey": recipient_text(&newest.public()),
		"keyVersion": version,
		"olderKeys": keys.identities().len() - 1,
	})
}

fn save_new(name: &str, keys: &AccountKeys, context: &Context) -> Result<Output> {
	let path = context.key_file(name)?;
	if path.exists() {
		return Err(carechain_client::Error::FileExists(path).into());
	}
	let passphrase =
		context.passphrase_source().new_one(&format!("New passphrase for {name}: "))?;
	keys.save(&path, &passphrase, WorkFactor::PEOPLE, Existing::Refuse)?;
	context.save_public(&path, keys)?;
	let mut json = public(keys);
	json["file"] = json!(path);
	let text = format!(
		"{}\n\nMake a backup: `care keys backup` once you are registered, `care keys backup --out FILE` \
		 at any time. Without the file and the passphrase, or a backup and its code, nobody can bring \
		 the keys back.",
		super::output::describe(&json)
	);
	Ok(Output::new(text, json))
}

/// The only line of a small file.
fn one_line(path: &std::path::Path) -> Result<SecretString> {
	Ok(carechain_client::passphrase::Source::File(path.to_owned()).existing("")?)
}

fn ask(question: &str) -> Result<SecretString> {
	Ok(carechain_client::passphrase::Source::Prompt.existing(question)?)
}

/// The code of a backup: from a file, the environment, or asked for.
pub fn code(file: Option<PathBuf>) -> Result<BackupCode> {
	let typed = match (file, std::env::var(CODE_VARIABLE)) {
		(Some(path), _) => one_line(&path)?,
		(None, Ok(text)) => SecretString::from(text),
		(None, Err(_)) => ask("Code of the backup: ")?,
	};
	Ok(BackupCode::parse(typed.expose_secret())?)
}

async fn back_up(
	out: Option<PathBuf>,
	code_file: Option<PathBuf>,
	context: &Context,
) -> Result<Output> {
	let keys = context.keys().await?;
	let (bytes, code, new) = match code_file {
		Some(path) => {
			let code = code(Some(path))?;
			(backup::create_with(keys, &code)?, code, false)
		},
		None => {
			let (bytes, code) = backup::create(keys)?;
			(bytes, code, true)
		},
	};
	let shown = code.to_text();
	let mut extra = json!({});
	if new {
		extra["code"] = json!(shown.expose_secret());
	}
	let advice =
		"Write the code down on paper, now: it is shown once, and opens everything you own.";
	match out {
		Some(path) => {
			files::write(&path, &bytes, Existing::Refuse)?;
			extra["file"] = json!(path);
			let text = match new {
				true => {
					format!("wrote {}\ncode  {}\n{advice}", path.display(), shown.expose_secret())
				},
				false => format!("wrote {}", path.display()),
			};
			Ok(Output::new(text, extra))
		},
		None => {
			let content = context.put(&bytes)?;
			extra["backup"] = json!(views::Content::from(content));
			if new {
				// Before the chain may name the backup: a run that is cut short has shown it too.
				context.note(&format!("code  {}\n{advice}", shown.expose_secret()));
			}
			let call = Call::new("Participants", "set_backup").with("backup", &Some(content));
			let outcome = context.send_own(call).await?;
			let headline = match new {
				true => "backed up, under the code above",
				false => "backed up, under the code you have",
			};
			Ok(Output::of_outcome(headline, &outcome, extra))
		},
	}
}

async fn restore(
	name: &str,
	file: Option<PathBuf>,
	account: Option<String>,
	code_file: Option<PathBuf>,
	context: &Context,
) -> Result<Output> {
	let path = context.key_file(name)?;
	let (bytes, expected): (Vec<u8>, Option<Account>) = match (file, account) {
		(Some(file), _) => (files::read(&file, 2 * MAX_KEY_FILE)?.to_vec(), None),
		(None, Some(text)) => {
			let account = context.account(&text).await?;
			let known = context.participant(&account).await?;
			let content = known.backup.ok_or_else(|| {
				Failure::No("the chain names no backup of this account: give it with --file".into())
			})?;
			// The backup is of the key that signs for the account.
			(context.get(&content, 2 * MAX_KEY_FILE)?, Some(known.signer))
		},
		(None, None) => {
			return Err(Failure::Usage("name the backup: --account ACCOUNT, or --file FILE".into()))
		},
	};
	let code = code(code_file)?;
	let keys = backup::restore(&bytes, &code)?.named(name)?;
	let account = carechain_client::chain::account(&keys.account());
	if let Some(expected) = expected.filter(|expected| *expected != account) {
		return Err(carechain_client::Error::OtherAccount {
			stated: Address(expected).to_string(),
			actual: Address(account).to_string(),
		}
		.into());
	}
	let passphrase =
		context.passphrase_source().new_one(&format!("New passphrase for {name}: "))?;
	keys.save(&path, &passphrase, WorkFactor::PEOPLE, Existing::Refuse)?;
	context.save_public(&path, &keys)?;
	let mut json = public(&keys);
	json["file"] = json!(path);
	Ok(Output::new(format!("restored\n{}", super::output::describe(&json)), json))
}

async fn rotate(compromised: bool, context: &Context) -> Result<Output> {
	rotate_with(context.keys().await?.clone(), compromised, context).await
}

/// Replaces the encryption key of the account that the key signs for, where `keys` are those of the
/// key file, or what is to be written to it.
pub async fn rotate_with(
	mut keys: AccountKeys,
	compromised: bool,
	context: &Context,
) -> Result<Output> {
	if context.dev_key().is_some() {
		return Err(Failure::Usage("the well-known keys have one encryption key only".into()));
	}
	let me = context.own().await?;
	let known = context.participant(&me).await?;
	let version = known.key_version;
	let on_chain = known.encryption_key.ok_or_else(|| {
		Failure::No("there is no encryption key on the chain yet: say `care register`".into())
	})?;
	// Who took a lost key's place may have the next one only.
	let prepared = version.checked_add(1) == Some(keys.newest().0);
	if keys.identity_of(&on_chain).is_none() && !prepared {
		return Err(Failure::No(
			"these keys do not have the encryption key that is on the chain: use the newest copy of \
			 them"
				.into(),
		));
	}
	let next = version.saturating_add(1);
	let call_with = |key: EncryptionKey, stated: KeyVersion| {
		let me = &me;
		async move {
			let signature = context.state_key(me, stated, &key).await?;
			Ok::<_, Failure>(
				Call::new("Participants", "rotate_encryption_key")
					.with("encryption_key", &key)
					.with_signature("signature", &signature),
			)
		}
	};
	// A run before this one may have got through without knowing it.
	let (newest, identity) = keys.newest();
	let again = identity.public();
	let through = newest == version && context.is_open(&call_with(again, version).await?).await?;
	let (key, stated) = match through {
		true => (again, version),
		false => (keys.prepare_rotation(version)?, next),
	};
	let path = context.save_keys(&keys)?;
	if compromised {
		context.send_own(Call::new("Participants", "report_key_compromised")).await?;
	}
	let outcome = context.send_own(call_with(key, stated).await?).await?;
	context.save_public(&path, &keys)?;
	let extra = json!({
		"encryptionKey": recipient_text(&key),
		"keyVersion": outcome.field("Participants", "EncryptionKeyRotated", "keyVersion"),
		"compromised": compromised,
	});
	let headline = match compromised {
		true => {
			"rotated, and the old key is reported: rotate your folders (`care folder list` says which are 			 due); make a new backup (`care keys backup`), and ask those who granted you access to grant 			 again"
		},
		false => {
			"rotated; make a new backup (`care keys backup`), and ask those who granted you access to \
		 grant again if a key was in other hands"
		},
	};
	Ok(Output::of_outcome(headline, &outcome, extra))
}
