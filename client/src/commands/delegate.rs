//! Delegates: who may act for whom.

use super::{account, context::Context, output::Output, parse};
use carechain_client::{
	chain::{Call, Result},
	files::{self, Existing},
	sealed, Identity,
};
use carechain_primitives::{ContentRef, DelegationScope, EncryptionKey, Moment, Relationship};
use carechain_rpc::{views, Address, Hash, Time};
use clap::{Args, Subcommand};
use codec::{Decode, Encode};
use frame::{deps::sp_core::H256, hashing::blake2_256};
use rand::{rngs::OsRng, RngCore};
use secrecy::ExposeSecret;
use serde_json::{json, Value};
use std::path::PathBuf;
use zeroize::Zeroizing;

/// What keyless accounts are derived with, as the runtime does it.
const KEYLESS: &[u8; 20] = b"carechain/keyless/v1";

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
	/// Opens an account for a patient without a device, with its first delegate (hospitals).
	OpenAccount {
		/// Its delegate.
		#[command(flatten)]
		terms: Terms,
		/// The patient's profile, sealed to the new account.
		#[arg(long, value_name = "FILE")]
		profile: Option<PathBuf>,
		/// Write the account's decryption key to a file, sealed to the delegate, to hand over.
		#[arg(long, value_name = "FILE")]
		identity_out: Option<PathBuf>,
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
				"delegate": Address(delegate).to_string(),
				"until": Time(until).to_string(),
				"purse": purse.to_string(),
			});
			let headline =
				"appointed. It brings the delegate no key to read with: grant access where \
				that is wanted";
			context.perform(call, headline, extra).await
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
			let extra = json!({ "delegate": Address(delegate).to_string() });
			context.perform(call, "dismissed", extra).await
		},
		Opts::Resign { principal } => {
			let principal = context.account(&principal).await?;
			let call = Call::new("Participants", "resign_delegation").with("principal", &principal);
			let extra = json!({ "principal": Address(principal).to_string() });
			context.perform(call, "resigned", extra).await
		},
		Opts::OpenAccount { terms, profile, identity_out } => {
			open_account(terms, profile, identity_out, context).await
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
fn keyless(hospital: &carechain_client::chain::Account, salt: &H256) -> [u8; 32] {
	blake2_256(&(KEYLESS, hospital, salt).encode())
}

/// What an account without a key is noted as in the journal.
const ACCOUNT: &str = "account";

/// An account that is to be opened. There are no secrets in it.
#[derive(Clone, PartialEq, Debug, Encode, Decode)]
struct Prepared {
	salt: H256,
	key: EncryptionKey,
	profile: Option<ContentRef>,
	until: Moment,
}

impl Prepared {
	fn to_json(&self) -> Value {
		json!({ "account": format!("0x{}", hex::encode(self.encode())) })
	}

	fn from_json(json: &Value) -> Option<Self> {
		let bytes = hex::decode(json["account"].as_str()?.strip_prefix("0x")?).ok()?;
		Decode::decode(&mut bytes.as_slice()).ok()
	}
}

async fn open_account(
	terms: Terms,
	profile: Option<PathBuf>,
	identity_out: Option<PathBuf>,
	context: &Context,
) -> Result<Output> {
	let delegate = context.account(&terms.delegate).await?;
	let until = context.moment(&terms.until).await?;
	let hospital = context.me().await?;
	let journal = context.journal().await?;
	let which = json!({
		"delegate": Address(delegate.clone()).to_string(),
		"relationship": account::view(terms.relationship),
		"scope": account::view(terms.scope),
		"until": terms.until,
		"profile": profile,
		"identityOut": identity_out,
	});
	// An interrupted run is gone on with: it may have opened the account.
	let prepared = match journal.find(ACCOUNT, &which).as_ref().and_then(Prepared::from_json) {
		Some(prepared) => prepared,
		None => {
			let mut salt = [0; 32];
			OsRng.fill_bytes(&mut salt);
			let salt = H256(salt);
			let account = carechain_client::chain::Account::new(keyless(&hospital, &salt));
			let identity = Identity::generate();
			let key = identity.public();
			let mut text = Zeroizing::new(format!("# account {}\n", Address(account.clone())));
			text.push_str(identity.to_text().expose_secret());
			text.push('\n');
			// Kept before the account exists: a key that is lost loses what is sealed to it.
			let own = context.keys().await?.newest().1.public();
			let kept = sealed::seal_bytes(text.as_bytes(), &[own])?;
			files::write(&context.principal_file(&account)?, &kept, Existing::Refuse)?;
			if let Some(path) = &identity_out {
				let (theirs, _) = context.encryption_key(&delegate).await?;
				let sealed = sealed::seal_bytes(text.as_bytes(), &[theirs])?;
				files::write(path, &sealed, Existing::Refuse)?;
			}
			let profile = match &profile {
				Some(file) => Some(context.put(&account::read_profile(file)?.seal(&[key, own])?)?),
				None => None,
			};
			let prepared = Prepared { salt, key, profile, until };
			journal.note(ACCOUNT, &which, &prepared.to_json())?;
			prepared
		},
	};
	let Prepared { salt, key, profile, until } = prepared;
	let account = carechain_client::chain::Account::new(keyless(&hospital, &salt));
	if context.chain().await?.participant(&account).await?.is_some() {
		journal.forget(ACCOUNT, &which);
		let extra = json!({
			"account": Address(account).to_string(),
			"delegate": Address(delegate).to_string(),
			"salt": Hash(salt).to_string(),
			"until": Time(until).to_string(),
			"identityFile": identity_out,
		});
		return Ok(Output::already("the run before had opened it", extra));
	}
	let call = Call::new("Participants", "open_keyless_account")
		.with("salt", &salt)
		.with("encryption_key", &key)
		.with("profile", &profile)
		.with("delegate", &delegate)
		.with("relationship", &terms.relationship)
		.with("scope", &terms.scope)
		.with("until", &until);
	let outcome = context.send(call).await?;
	journal.forget(ACCOUNT, &which);
	let opened = outcome.field("Participants", "KeylessAccountOpened", "account");
	let extra = json!({
		"account": opened,
		"delegate": Address(delegate).to_string(),
		"salt": Hash(salt).to_string(),
		"until": Time(until).to_string(),
		"identityFile": identity_out,
	});
	Ok(Output::of_outcome("opened", &outcome, extra))
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn what_is_prepared_is_kept_as_json() {
		let key = Identity::generate().public();
		let prepared = Prepared { salt: H256([3; 32]), key, profile: None, until: 7 };
		assert_eq!(Prepared::from_json(&prepared.to_json()), Some(prepared));
		assert_eq!(Prepared::from_json(&json!({ "account": "0x00" })), None);
	}

	#[test]
	fn keyless_accounts_depend_on_hospital_and_salt() {
		let one = carechain_client::chain::Account::new([1; 32]);
		let two = carechain_client::chain::Account::new([2; 32]);
		let salt = H256([3; 32]);
		assert_eq!(keyless(&one, &salt), keyless(&one, &salt));
		assert_ne!(keyless(&one, &salt), keyless(&two, &salt));
		assert_ne!(keyless(&one, &salt), keyless(&one, &H256([4; 32])));
	}
}
