//! Delegates: who may act for whom.

use super::{account, context::Context, output::Output, parse};
use carechain_client::{
	chain::{Account, Call, Failure, Result},
	files::{self, Existing},
	sealed, statement, Identity,
};
use carechain_primitives::{
	statement::{encryption_key_statement, is_signed_by, keyless_account, opening_statement},
	DelegationScope, Moment, Relationship, StatementSignature,
};
use carechain_rpc::{views, Address, Hash, Recipient, Time};
use clap::{Args, Subcommand};
use codec::{Decode, Encode};
use frame::deps::sp_core::H256;
use rand::{rngs::OsRng, RngCore};
use secrecy::ExposeSecret;
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// What a delegate is to be.
#[derive(Args)]
pub struct Terms {
	/// Who may act.
	delegate: String,
	/// guardian, family, clinic-desk, or staff (of a hospital, a clinic or a doctor).
	#[arg(long, value_parser = parse::relationship)]
	relationship: Relationship,
	/// Of a patient: guardian (everything), access (grants), desk (appointments, uploads) or records
	/// (uploads). Of a doctor: access, desk or records. Of a hospital or clinic, for its staff:
	/// invitations, licences, emergencies, desk or records.
	#[arg(long, value_parser = parse::scope)]
	scope: DelegationScope,
	/// Until when: a length from now on, or a time.
	#[arg(long, default_value = "30d", value_name = "TIME")]
	until: String,
}

/// Delegates.
#[derive(Subcommand)]
pub enum Opts {
	/// Lets somebody act for me.
	Appoint {
		/// What it is to be.
		#[command(flatten)]
		terms: Terms,
		/// The most of my money that it may ever have committed, all in all. What it spent by an
		/// earlier appointment counts.
		#[arg(long, default_value = "0", value_parser = parse::amount, value_name = "AMOUNT")]
		purse: u128,
	},
	/// Sets the most of my money that a delegate may ever have committed, all in all.
	SetPurse {
		/// The delegate.
		delegate: String,
		/// How much, in CARE. Zero also forgets what somebody spent who is my delegate no longer.
		#[arg(value_parser = parse::amount)]
		purse: u128,
	},
	/// Proposes the purse of a delegate of an account without a device (its hospital). An unrelated
	/// hospital confirms it.
	ProposePurse {
		/// The account.
		account: String,
		/// The delegate.
		delegate: String,
		/// How much, in CARE.
		#[arg(value_parser = parse::amount)]
		purse: u128,
	},
	/// Sets the purse of a delegate of an account without a device, as its hospital proposed it
	/// (unrelated hospitals).
	ConfirmPurse {
		/// The account.
		account: String,
		/// The delegate.
		delegate: String,
		/// How much, in CARE: what was proposed.
		#[arg(value_parser = parse::amount)]
		purse: u128,
	},
	/// What delegates, present and former, may commit of an account's money, and did.
	Purses {
		/// The account; mine by default.
		account: Option<String>,
	},
	/// Ends what somebody may do for me.
	Dismiss {
		/// The delegate.
		delegate: String,
	},
	/// Ends what I may do for somebody.
	Resign {
		/// The one I act for.
		principal: String,
	},
	/// Makes the key of an account for a patient without a device whose first delegate I am to be,
	/// and writes what the hospital needs to open it.
	PrepareAccount {
		/// The hospital that is to open it.
		hospital: String,
		/// Where to write it. There is no secret in it.
		#[arg(long, value_name = "FILE")]
		out: PathBuf,
	},
	/// Opens an account for a patient without a device (hospitals).
	OpenAccount {
		/// What its first delegate prepared.
		file: PathBuf,
		/// guardian, family or clinic-desk.
		#[arg(long, value_parser = parse::relationship)]
		relationship: Relationship,
		/// guardian (everything), access (grants) or desk (appointments, uploads).
		#[arg(long, value_parser = parse::scope)]
		scope: DelegationScope,
		/// Until when: a length from now on, or a time.
		#[arg(long, default_value = "30d", value_name = "TIME")]
		until: String,
		/// The patient's profile, sealed to the new account and to the hospital.
		#[arg(long, value_name = "FILE")]
		profile: Option<PathBuf>,
	},
	/// Writes the decryption keys of an account that I act for, sealed to another of its delegates.
	HandOver {
		/// The account I act for.
		principal: String,
		/// The other delegate.
		#[arg(long)]
		to: String,
		/// Where to write it.
		#[arg(long, value_name = "FILE")]
		out: PathBuf,
	},
	/// Takes the decryption key of an account that I act for, from the file that I was given.
	TakeIdentity {
		/// The account I act for.
		principal: String,
		/// The file.
		file: PathBuf,
	},
	/// Gives an account without a device a guardian (its hospital).
	AppointGuardian {
		/// The account.
		account: String,
		/// The guardian.
		delegate: String,
		/// guardian, family or clinic-desk.
		#[arg(long, value_parser = parse::relationship)]
		relationship: Relationship,
		/// Until when: a length from now on, or a time.
		#[arg(long, default_value = "30d", value_name = "TIME")]
		until: String,
	},
	/// Who may act for an account.
	List {
		/// The account; mine by default.
		account: Option<String>,
	},
}

/// Runs the command.
///
/// # Errors
/// Why it was not done.
pub async fn run(opts: Opts, context: &Context) -> Result<Output> {
	match opts {
		Opts::Appoint { terms, purse } => {
			let delegate = context.account(&terms.delegate).await?;
			let until = context.moment(&terms.until).await?;
			let call = Call::new("Participants", "appoint_delegate")
				.with("delegate", &delegate)
				.with("relationship", &terms.relationship)
				.with("scope", &terms.scope)
				.with("until", &until)
				.with("purse", &purse);
			let extra = json!({
				"delegate": Address(delegate.clone()).to_string(),
				"until": Time(until).to_string(),
				"purse": purse.to_string(),
			});
			let headline =
				"appointed. It brings the delegate no key to read with: grant access where \
				that is wanted";
			let done = context.perform(call, headline, extra).await?;
			if terms.scope == DelegationScope::Guardian {
				// A guardian makes folders and sets the key: who appointed it takes its word.
				context.seen()?.trust(&context.me().await?, &delegate)?;
			}
			Ok(done)
		},
		Opts::SetPurse { delegate, purse } => {
			let delegate = context.account(&delegate).await?;
			let call = Call::new("Participants", "set_purse")
				.with("delegate", &delegate)
				.with("purse", &purse);
			let extra = json!({
				"delegate": Address(delegate).to_string(),
				"purse": purse.to_string(),
			});
			context.perform(call, "set", extra).await
		},
		Opts::ProposePurse { account, delegate, purse } => {
			let headline = "proposed. It counts once an unrelated hospital confirms it";
			keyless_purse("propose_purse", headline, &account, &delegate, purse, context).await
		},
		Opts::ConfirmPurse { account, delegate, purse } => {
			keyless_purse("confirm_purse", "set", &account, &delegate, purse, context).await
		},
		Opts::Purses { account } => {
			let account = match account {
				Some(text) => context.account(&text).await?,
				None => context.me().await?,
			};
			let items = context
				.chain()
				.await?
				.purses(&account)
				.await?
				.into_iter()
				.map(|one| account::view(views::Purse::from(one)))
				.collect();
			let columns = ["delegate", "limit", "given", "held", "paid", "from", "proposed"];
			Ok(Output::list("purses", items, &columns))
		},
		Opts::Dismiss { delegate } => {
			let delegate = context.account(&delegate).await?;
			let call = Call::new("Participants", "dismiss_delegate").with("delegate", &delegate);
			let extra = json!({ "delegate": Address(delegate.clone()).to_string() });
			// Also where it is no delegate any more.
			context.seen()?.distrust(&context.me().await?, &delegate)?;
			context.perform(call, "dismissed", extra).await
		},
		Opts::Resign { principal } => {
			let principal = context.account(&principal).await?;
			let call = Call::new("Participants", "resign_delegation").with("principal", &principal);
			let extra = json!({ "principal": Address(principal).to_string() });
			context.perform(call, "resigned", extra).await
		},
		Opts::PrepareAccount { hospital, out } => {
			let hospital = context.account(&hospital).await?;
			prepare_account(hospital, &out, context).await
		},
		Opts::OpenAccount { file, relationship, scope, until, profile } => {
			let terms = AccountTerms { relationship, scope, until };
			open_account(&file, terms, profile, context).await
		},
		Opts::HandOver { principal, to, out } => {
			let principal = context.account(&principal).await?;
			let to = context.account(&to).await?;
			let own = context.keys().await?.identities();
			let kept = files::read(&context.principal_file(&principal)?, 64 * 1024)?;
			let text = sealed::open_bytes(kept.as_slice(), &own, 64 * 1024)?;
			let (theirs, _) = context.encryption_key(&to).await?;
			files::write(&out, &sealed::seal_bytes(&text, &[theirs])?, Existing::Refuse)?;
			let json = json!({
				"principal": Address(principal).to_string(),
				"to": Address(to).to_string(),
				"file": out,
			});
			Ok(Output::new("written: whoever it is for takes it with `take-identity`", json))
		},
		Opts::TakeIdentity { principal, file } => {
			let principal = context.account(&principal).await?;
			let bytes = files::read(&file, 64 * 1024)?;
			let identities = context.keys().await?.identities();
			// It opens with one's own keys: nothing else is worth keeping.
			sealed::open_bytes(bytes.as_slice(), &identities, 64 * 1024)?;
			files::write(&context.principal_file(&principal)?, &bytes, Existing::Replace)?;
			let json = json!({ "principal": Address(principal).to_string() });
			Ok(Output::new("taken: it is used with --as", json))
		},
		Opts::AppointGuardian { account, delegate, relationship, until } => {
			let account = context.account(&account).await?;
			let delegate = context.account(&delegate).await?;
			let until = context.moment(&until).await?;
			let call = Call::new("Participants", "appoint_guardian")
				.with("account", &account)
				.with("delegate", &delegate)
				.with("relationship", &relationship)
				.with("until", &until);
			let extra = json!({
				"account": Address(account).to_string(),
				"delegate": Address(delegate).to_string(),
				"until": Time(until).to_string(),
			});
			context.perform(call, "appointed", extra).await
		},
		Opts::List { account } => {
			let account = match account {
				Some(text) => context.account(&text).await?,
				None => context.me().await?,
			};
			let known = context.participant(&account).await?;
			let items = known
				.delegates
				.into_iter()
				.map(|one| account::view(views::Delegate::from(one)))
				.collect();
			let columns = ["delegate", "relationship", "scope", "until", "purse", "spent"];
			Ok(Output::list("delegates", items, &columns))
		},
	}
}

/// What two hospitals say of a delegate's purse, one after the other.
async fn keyless_purse(
	call: &'static str,
	headline: &str,
	account: &str,
	delegate: &str,
	purse: u128,
	context: &Context,
) -> Result<Output> {
	let account = context.account(account).await?;
	let delegate = context.account(delegate).await?;
	let call = Call::new("Participants", call)
		.with("account", &account)
		.with("delegate", &delegate)
		.with("purse", &purse);
	let extra = json!({
		"account": Address(account).to_string(),
		"delegate": Address(delegate).to_string(),
		"purse": purse.to_string(),
	});
	context.perform(call, headline, extra).await
}

/// The account that a hospital opens with a salt.
fn keyless(hospital: &Account, salt: &H256) -> Account {
	keyless_account(hospital, salt).expect("32 bytes are an account")
}

/// The format of what the first delegate prepares.
const OPENING: &str = "carechain/opening/v1";
/// The largest file of it, in bytes.
const MAX_OPENING: u64 = 64 * 1024;

/// What the first delegate of an account prepares for the hospital. There are no secrets in it.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Prepared {
	format: String,
	hospital: Address,
	salt: Hash,
	encryption_key: Recipient,
	delegate: Address,
	/// The delegate's signature of the statement on the account's first key, in SCALE.
	signature: String,
}

impl Prepared {
	fn signature(&self) -> Option<StatementSignature<Account>> {
		let bytes = hex::decode(self.signature.strip_prefix("0x")?).ok()?;
		StatementSignature::decode(&mut bytes.as_slice()).ok()
	}
}

async fn prepare_account(hospital: Account, out: &Path, context: &Context) -> Result<Output> {
	let me = context.own().await?;
	let mut salt = [0; 32];
	OsRng.fill_bytes(&mut salt);
	let salt = H256(salt);
	let account = keyless(&hospital, &salt);
	let identity = Identity::generate();
	let key = identity.public();
	let mut text = Zeroizing::new(format!("# account {}\n", Address(account.clone())));
	text.push_str(identity.to_text().expose_secret());
	text.push('\n');
	// Kept before the account exists: a key that is lost loses what is sealed to it.
	let own = context.keys().await?.newest().1.public();
	let kept = sealed::seal_bytes(text.as_bytes(), &[own])?;
	files::write(&context.principal_file(&account)?, &kept, Existing::Refuse)?;
	let signature = context.state_key(&account, 1, &key).await?;
	let prepared = Prepared {
		format: OPENING.into(),
		hospital: Address(hospital),
		salt: Hash(salt),
		encryption_key: Recipient(key),
		delegate: Address(me),
		signature: format!("0x{}", hex::encode(signature.encode())),
	};
	let bytes = serde_json::to_vec_pretty(&prepared).unwrap_or_default();
	files::write(out, &bytes, Existing::Refuse)?;
	let json = json!({ "account": Address(account).to_string(), "file": out });
	Ok(Output::new(
		"prepared: give the file to the hospital, which opens the account with it",
		json,
	))
}

/// Under what terms an account is opened.
struct AccountTerms {
	relationship: Relationship,
	scope: DelegationScope,
	until: String,
}

/// What an account without a key is noted as in the journal.
const ACCOUNT: &str = "account";

async fn open_account(
	file: &Path,
	terms: AccountTerms,
	profile: Option<PathBuf>,
	context: &Context,
) -> Result<Output> {
	let wrong = |problem: &str| Failure::Usage(format!("{}: {problem}", file.display()));
	let prepared: Prepared = serde_json::from_slice(&files::read(file, MAX_OPENING)?)
		.map_err(|error| wrong(&format!("this was not prepared by a delegate: {error}")))?;
	if prepared.format != OPENING {
		return Err(wrong(&format!("the format is {:?}, not {OPENING:?}", prepared.format)));
	}
	let hospital = context.me().await?;
	if prepared.hospital.0 != hospital {
		return Err(wrong(&format!("it was prepared for {}", prepared.hospital)));
	}
	let (salt, key) = (prepared.salt.0, prepared.encryption_key.0);
	let delegate = prepared.delegate.0.clone();
	let account = keyless(&hospital, &salt);
	let genesis = context.node().await?.genesis();
	let text = encryption_key_statement(&genesis, &account, 1, &key);
	let delegate_signature = prepared
		.signature()
		.filter(|signature| signature.is_of(&delegate, &text, is_signed_by))
		.ok_or_else(|| wrong("the delegate's signature does not hold for this chain"))?;
	let extra = |until: Moment| {
		json!({
			"account": Address(account.clone()).to_string(),
			"delegate": Address(delegate.clone()).to_string(),
			"salt": Hash(salt).to_string(),
			"until": Time(until).to_string(),
		})
	};
	let journal = context.journal().await?;
	let which = json!({
		"file": prepared.signature,
		"relationship": account::view(terms.relationship),
		"scope": account::view(terms.scope),
		"until": terms.until,
		"profile": profile,
	});
	// An interrupted run is gone on with: its end and its sealed profile are those of the first.
	let noted = journal.find(ACCOUNT, &which).and_then(|json| {
		Some((json["until"].as_u64()?, super::folder::noted_content(&json["profile"])))
	});
	let (until, profile) = match noted {
		Some(noted) => noted,
		None => {
			let until = context.moment(&terms.until).await?;
			let own = context.keys().await?.newest().1.public();
			let profile = match &profile {
				Some(file) => Some(context.put(&account::read_profile(file)?.seal(&[key, own])?)?),
				None => None,
			};
			let noted = json!({
				"until": until,
				"profile": profile.as_ref().map(super::folder::note_content),
			});
			journal.note(ACCOUNT, &which, &noted)?;
			(until, profile)
		},
	};
	if let Some(known) = context.chain().await?.participant(&account).await? {
		journal.forget(ACCOUNT, &which);
		let stated = known.key_statement.map(|statement| statement.signed.signer);
		let same = known.encryption_key == Some(key) && stated.as_ref() == Some(&delegate);
		if !same {
			return Err(Failure::No(
				"this account is open, with another key or delegate: have the delegate prepare \
				 another one"
					.into(),
			));
		}
		return Ok(Output::already("it is open already", extra(until)));
	}
	let text = opening_statement(&text, &delegate);
	let signature = statement::sign(context.keys().await?.signing(), &text);
	let call = Call::new("Participants", "open_keyless_account")
		.with("salt", &salt)
		.with("encryption_key", &key)
		.with("profile", &profile)
		.with("delegate", &delegate)
		.with("relationship", &terms.relationship)
		.with("scope", &terms.scope)
		.with("until", &until)
		.with_signature("delegate_signature", &delegate_signature)
		.with_signature("signature", &signature);
	let outcome = context.send(call).await?;
	journal.forget(ACCOUNT, &which);
	Ok(Output::of_outcome("opened", &outcome, extra(until)))
}

#[cfg(test)]
mod tests {
	use super::*;
	use frame::deps::sp_runtime::MultiSignature;

	#[test]
	fn what_is_prepared_is_kept_as_json() {
		let signature = StatementSignature::Key(MultiSignature::Sr25519([5; 64].into()));
		let prepared = Prepared {
			format: OPENING.into(),
			hospital: Address(Account::new([1; 32])),
			salt: Hash(H256([3; 32])),
			encryption_key: Recipient(Identity::generate().public()),
			delegate: Address(Account::new([2; 32])),
			signature: format!("0x{}", hex::encode(signature.encode())),
		};
		let bytes = serde_json::to_vec(&prepared).expect("JSON");
		let read: Prepared = serde_json::from_slice(&bytes).expect("reads");
		assert_eq!(read.signature(), Some(signature));
		assert_eq!(read.encryption_key, prepared.encryption_key);
		assert!(serde_json::from_slice::<Prepared>(b"{}").is_err());
	}

	#[test]
	fn keyless_accounts_depend_on_hospital_and_salt() {
		let one = Account::new([1; 32]);
		let two = Account::new([2; 32]);
		let salt = H256([3; 32]);
		assert_eq!(keyless(&one, &salt), keyless(&one, &salt));
		assert_ne!(keyless(&one, &salt), keyless(&two, &salt));
		assert_ne!(keyless(&one, &salt), keyless(&one, &H256([4; 32])));
	}
}
