//! Recovery: another key in the place of one that is lost or stolen, and the end of a guardianship.

use super::{
	account::view,
	context::Context,
	keys,
	output::{merge, Output},
	parse,
};
use carechain_client::{
	backup,
	chain::{Account, Call, Failure, Result},
	consent::Consent,
	envelope::{FolderKeys, MAX_FOLDER_ENVELOPE},
	files,
	keys::{AccountKeys, MAX_KEY_FILE},
	statement, Identity,
};
use carechain_primitives::{statement::signer_statement, Moment, Remedy, StatementSignature};
use carechain_rpc::{views, Address, Hash};
use clap::{Args, Subcommand};
use serde_json::json;
use std::path::{Path, PathBuf};

/// Recovery.
#[derive(Subcommand)]
pub enum Opts {
	/// Who signs for an account, who can replace its key, and what is under way.
	Status {
		/// The account; mine by default.
		account: Option<String>,
	},
	/// Names the contacts who can replace my key together. Takes effect after 14 days; until then
	/// the former ones can.
	Contacts {
		/// The contacts, at most nine.
		#[arg(required_unless_present = "none")]
		contacts: Vec<String>,
		/// How many of them have to agree: at least two.
		#[arg(long, required_unless_present = "none")]
		threshold: Option<u32>,
		/// How long I have to object after that.
		#[arg(long, value_parser = parse::length, default_value = "3d", value_name = "LENGTH")]
		delay: Moment,
		/// Nobody any more.
		#[arg(long, conflicts_with_all = ["contacts", "threshold"])]
		none: bool,
	},
	/// Says that my key is ready to sign for an account whose key is lost or stolen, in a small file
	/// for those who help. Run it with the new key.
	Consent {
		/// The account that is to be helped.
		account: String,
		/// Where to write it. There are no secrets in it.
		#[arg(long, value_name = "FILE")]
		out: PathBuf,
	},
	/// Supports that another key signs for an account, or that a guardian's delegation ends
	/// (contacts, the sponsor, unrelated hospitals): after seeing the person.
	Support(Support),
	/// Takes my support back.
	Withdraw(Case),
	/// Objects: then the council decides (the account itself, and its guardians).
	Object(Case),
	/// Completes a case whose delay is over.
	Complete(Case),
	/// Makes a key that took another's place mine to work with: brings the old decryption keys from
	/// the backup, and gives the account a new one.
	Adopt {
		/// The backup of the lost key, as a file; by default the one that the chain names.
		#[arg(long, value_name = "FILE", conflicts_with = "without_backup")]
		backup: Option<PathBuf>,
		/// There is none: what was sealed to the lost key stays closed.
		#[arg(long)]
		without_backup: bool,
		/// A file with the backup's code (or set CARE_BACKUP_CODE); else it is asked for.
		#[arg(long, value_name = "FILE")]
		code_file: Option<PathBuf>,
	},
}

/// Which case, and the word that opens it.
#[derive(Args)]
pub struct Support {
	/// The account that is to be helped.
	account: String,
	/// What the person made with the new key by `care recovery consent`.
	#[arg(
		long,
		value_name = "FILE",
		required_unless_present_any = ["signer", "delegate"],
		conflicts_with_all = ["signer", "delegate"]
	)]
	consent: Option<PathBuf>,
	/// The fresh account whose key is to sign for it, where somebody supports it already.
	#[arg(long, value_name = "SIGNER", conflicts_with = "delegate")]
	signer: Option<String>,
	/// The guardian who is to act for it no more.
	#[arg(long, value_name = "DELEGATE")]
	delegate: Option<String>,
}

/// Which case.
#[derive(Args)]
pub struct Case {
	/// The account that is to be helped.
	account: String,
	/// The fresh account whose key is to sign for it: the person made it with `care keys create`.
	#[arg(
		long,
		value_name = "SIGNER",
		required_unless_present = "delegate",
		conflicts_with = "delegate"
	)]
	signer: Option<String>,
	/// The guardian who is to act for it no more.
	#[arg(long, value_name = "DELEGATE")]
	delegate: Option<String>,
}

impl Case {
	async fn resolve(&self, context: &Context) -> Result<(Account, Remedy<Account>)> {
		let account = context.account(&self.account).await?;
		let remedy = match (&self.signer, &self.delegate) {
			(Some(signer), _) => Remedy::ReplaceKey { signer: context.account(signer).await? },
			(None, Some(delegate)) => {
				Remedy::EndDelegation { delegate: context.account(delegate).await? }
			},
			(None, None) => {
				return Err(Failure::Usage("say which: --signer ACCOUNT, or --delegate".into()))
			},
		};
		Ok((account, remedy))
	}
}

/// That another key signs for an account, and that key's word where the case takes it: out of the
/// file, or none where somebody supports it already.
///
/// # Errors
/// The file holds no such word, or there is neither file nor case.
pub async fn replacement(
	account: &Account,
	signer: Option<&str>,
	consent: Option<&Path>,
	context: &Context,
) -> Result<(Remedy<Account>, Option<StatementSignature<Account>>)> {
	if let Some(file) = consent {
		let seen = context.seen()?;
		let genesis = context.node().await?.genesis();
		let (signer, signature) = Consent::read(file)?.verify(&genesis, account, seen.counted())?;
		return Ok((Remedy::ReplaceKey { signer }, Some(signature)));
	}
	let Some(signer) = signer else {
		return Err(Failure::Usage(
			"say whose key: --consent FILE, or the signer's account".into(),
		));
	};
	let remedy = Remedy::ReplaceKey { signer: context.account(signer).await? };
	let known = context.chain().await?.recovery(account).await?;
	if known.cases.iter().any(|case| case.remedy == remedy) {
		return Ok((remedy, None));
	}
	let account = Address(account.clone());
	Err(Failure::No(format!(
		"nobody supports this key for {account}: whoever does so first brings its owner's word. The \
		 person makes it with the new key, `care recovery consent {account} --out consent.json`; then \
		 say --consent consent.json"
	)))
}

/// A call about a case.
pub fn call(name: &'static str, account: &Account, remedy: &Remedy<Account>) -> Call {
	Call::new("Participants", name).with("account", account).with("remedy", remedy)
}

async fn act(name: &'static str, headline: &str, case: &Case, context: &Context) -> Result<Output> {
	let (account, remedy) = case.resolve(context).await?;
	carry(call(name, &account, &remedy), headline, account, remedy, context).await
}

async fn support(case: Support, context: &Context) -> Result<Output> {
	let account = context.account(&case.account).await?;
	let (remedy, consent) = match &case.delegate {
		Some(delegate) => {
			(Remedy::EndDelegation { delegate: context.account(delegate).await? }, None)
		},
		None => {
			let (signer, file) = (case.signer.as_deref(), case.consent.as_deref());
			replacement(&account, signer, file, context).await?
		},
	};
	let call = call("support_remedy", &account, &remedy).with_signature("consent", &consent);
	carry(call, "supported", account, remedy, context).await
}

async fn carry(
	call: Call,
	headline: &str,
	account: Account,
	remedy: Remedy<Account>,
	context: &Context,
) -> Result<Output> {
	// In one's own name: nobody says so for somebody else.
	let outcome = context.send_own(call).await?;
	let mut extra = json!({
		"account": Address(account).to_string(),
		"remedy": view(views::Remedy::from(remedy)),
	});
	let due = outcome.field("Participants", "RemedySupported", "due");
	if !due.is_null() {
		extra["due"] = due;
	}
	Ok(Output::of_outcome(headline, &outcome, extra))
}

/// Runs the command.
///
/// # Errors
/// Why it was not done.
pub async fn run(opts: Opts, context: &Context) -> Result<Output> {
	match opts {
		Opts::Status { account } => {
			let account = match account {
				Some(text) => context.account(&text).await?,
				None => context.me().await?,
			};
			let known = context.chain().await?.recovery(&account).await?;
			let mut json = json!({ "account": Address(account).to_string() });
			merge(&mut json, view(views::Recovery::from(known)));
			Ok(Output::thing(json))
		},
		Opts::Contacts { contacts, threshold, delay, none: _ } => {
			let mut accounts = Vec::new();
			for text in &contacts {
				accounts.push(context.account(text).await?);
			}
			let call = Call::new("Participants", "set_recovery_contacts")
				.with("contacts", &accounts)
				.with("threshold", &threshold.unwrap_or_default())
				.with("delay", &delay);
			let outcome = context.send_own(call).await?;
			let from = outcome.field("Participants", "RecoveryContactsSet", "from");
			let headline = "named. Until then the former ones act; tell them, and how to know you";
			Ok(Output::of_outcome(headline, &outcome, json!({ "from": from })))
		},
		Opts::Consent { account, out } => {
			let account = context.account(&account).await?;
			consent(&account, &out, context).await
		},
		Opts::Support(case) => support(case, context).await,
		Opts::Withdraw(case) => act("withdraw_remedy_support", "withdrawn", &case, context).await,
		Opts::Object(case) => {
			act("object_to_remedy", "objected: the council decides", &case, context).await
		},
		Opts::Complete(case) => act("complete_remedy", "completed", &case, context).await,
		Opts::Adopt { backup, without_backup, code_file } => {
			adopt(backup, without_backup, code_file, context).await
		},
	}
}

/// Writes the word of this key, which is nobody's yet.
async fn consent(account: &Account, out: &Path, context: &Context) -> Result<Output> {
	// A mistyped account would never be helped.
	context.participant(account).await?;
	let signer = context.signer().await?;
	if context.chain().await?.participant(&signer).await?.is_some() {
		return Err(Failure::No(format!(
			"{} is registered: only the key of an account that is nobody yet signs for another. Make \
			 one with `care keys create`, and name it with --key",
			Address(signer)
		)));
	}
	let text = signer_statement(&context.node().await?.genesis(), account, &signer);
	let signature = statement::sign(context.keys().await?.signing(), &text);
	Consent::new(account, &signer, &signature).write(out)?;
	let json = json!({
		"account": Address(account.clone()).to_string(),
		"signer": Address(signer).to_string(),
		"file": out,
	});
	Ok(Output::new("written: give the file to those who help, who have to see you", json))
}

/// The keys of the lost key file, out of its backup.
async fn lost_keys(
	account: &Account,
	file: Option<PathBuf>,
	code_file: Option<PathBuf>,
	context: &Context,
) -> Result<AccountKeys> {
	let bytes = match file {
		Some(file) => files::read(&file, 2 * MAX_KEY_FILE)?.to_vec(),
		None => {
			let content = context.participant(account).await?.backup.ok_or_else(|| {
				Failure::No(
					"the chain names no backup of this account: give it with --backup FILE, or say \
					 --without-backup"
						.into(),
				)
			})?;
			context.get(&content, 2 * MAX_KEY_FILE)?
		},
	};
	Ok(backup::restore(&bytes, &keys::code(code_file)?)?)
}

async fn adopt(
	file: Option<PathBuf>,
	without_backup: bool,
	code_file: Option<PathBuf>,
	context: &Context,
) -> Result<Output> {
	let own = context.own().await?;
	if own == context.signer().await? {
		return Err(Failure::No(
			"this key signs for its own account only: `care recovery status ACCOUNT` shows how far the \
			 case is"
				.into(),
		));
	}
	let lost = match without_backup {
		true => None,
		false => Some(lost_keys(&own, file, code_file, context).await?),
	};
	// As the chain has it: what the lost key stated is to be replaced.
	let known = context.participant(&own).await?;
	let (on_chain, version) = (known.encryption_key, known.key_version);
	let mut keys = context.keys().await?.clone();
	let has_it = on_chain.is_some_and(|key| keys.identity_of(&key).is_some());
	if has_it && lost.is_none() {
		return Ok(Output::already(
			"these keys have the account's encryption key",
			json!({ "account": Address(own).to_string() }),
		));
	}
	keys.succeed(lost.as_ref(), version);
	let closed = closed_folders(&own, &keys.identities(), context).await?;
	let output = keys::rotate_with(keys, true, context).await?;
	Ok(with_closed(output, &closed))
}

/// The folders of an account that none of these identities opens.
async fn closed_folders(
	own: &Account,
	identities: &[Identity],
	context: &Context,
) -> Result<Vec<String>> {
	let mut closed = Vec::new();
	for folder in context.chain().await?.folders(own).await? {
		// One that is not in this store is not said to be gone.
		let Ok(envelope) = context.get(&folder.owner_envelope, 2 * MAX_FOLDER_ENVELOPE) else {
			continue;
		};
		if FolderKeys::open(envelope.as_slice(), identities).is_err() {
			closed.push(Hash(folder.id).to_string());
		}
	}
	Ok(closed)
}

fn with_closed(output: Output, closed: &[String]) -> Output {
	if closed.is_empty() {
		return output;
	}
	let Output { text, json, .. } = output;
	let text = format!(
		"{text}\n\nThe content of these folders is gone for you: none of your keys opens them, and nobody \
		 can bring the lost ones back. Somebody whom you had granted access can give you copies of what \
		 they read. Rotate them (`care folder rotate`) to go on with new records.\n{}",
		closed.join("\n")
	);
	let mut extended = json;
	extended["closedFolders"] = json!(closed);
	Output::new(text, extended)
}

#[cfg(test)]
mod tests {
	use super::*;
	use clap::Parser;

	#[derive(Parser)]
	struct Program {
		#[command(subcommand)]
		_opts: Opts,
	}

	#[test]
	fn a_case_is_about_one_signer_or_one_delegate() {
		let takes = |words: &str| Program::try_parse_from(words.split(' ')).is_ok();
		for command in ["support", "withdraw", "object", "complete"] {
			assert!(takes(&format!("recovery {command} 5Account --signer 5New")), "{command}");
			assert!(
				takes(&format!("recovery {command} 5Account --delegate 5Guardian")),
				"{command}"
			);
			assert!(!takes(&format!("recovery {command} 5Account")), "{command}");
			let both = format!("recovery {command} 5Account --signer 5New --delegate 5Guardian");
			assert!(!takes(&both), "{command}");
		}
		assert!(takes("recovery support 5Account --consent new.json"));
		assert!(!takes("recovery support 5Account --consent new.json --signer 5New"));
	}
}
