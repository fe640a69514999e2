//! Who I am: invitations, registration, profile, allowance, money.

use super::{
	context::Context,
	output::{merge, Output},
	parse,
};
use carechain_client::{
	chain::{Account, Call, Failure, Result},
	profile::{Profile, FORMAT, MAX_PROFILE},
	statement, Error,
};
use carechain_primitives::{
	statement::Origin, ContentRef, EncryptionKey, KeyVersion, Role, SuspensionReason,
};
use carechain_rpc::{views, Address, Hash, Time};
use clap::{Args, Subcommand};
use codec::Compact;
use serde_json::{json, Value};
use std::path::{Path, PathBuf};

/// Invites an account.
#[derive(Args)]
pub struct Invite {
	/// The account to invite.
	account: String,
	/// patient, doctor or clinic.
	#[arg(long, value_parser = parse::role)]
	role: Role,
	/// Until when: a length from now on, or a time.
	#[arg(long, default_value = "7d", value_name = "TIME")]
	expires: String,
}

/// Invitations.
#[derive(Subcommand)]
pub enum Invitation {
	/// Shows the open invitations of an account.
	Show(Who),
	/// Withdraws an invitation that is not used.
	Withdraw {
		/// The invited account.
		account: String,
		/// Whose invitation, where a successor withdraws it; mine by default.
		#[arg(long, value_name = "ACCOUNT")]
		sponsor: Option<String>,
	},
	/// Declines an invitation of mine.
	Decline {
		/// Who invited.
		sponsor: String,
	},
}

/// An account, oneself by default.
#[derive(Args)]
pub struct Who {
	/// The account; mine by default.
	account: Option<String>,
}

impl Who {
	/// The account's address.
	///
	/// # Errors
	/// It is none, or there is no key.
	pub async fn resolve(&self, context: &Context) -> Result<Account> {
		match &self.account {
			Some(text) => context.account(text).await,
			None => context.me().await,
		}
	}
}

/// Registers.
#[derive(Args)]
pub struct Register {
	/// Whose invitation to use; needed only if several stand.
	#[arg(long, value_name = "ACCOUNT")]
	sponsor: Option<String>,
	/// What to put in the encrypted profile.
	#[command(flatten)]
	profile: ProfileSource,
}

/// Where a profile comes from.
#[derive(Args)]
pub struct ProfileSource {
	/// The profile: JSON with name, birthDate, telecom, address, communication.
	#[arg(long = "profile", value_name = "FILE")]
	file: Option<PathBuf>,
	/// Let the hospital or clinic that vouches for me read it.
	#[arg(long, requires = "file")]
	share_with_sponsor: bool,
}

/// Profiles.
#[derive(Subcommand)]
pub enum ProfileOpts {
	/// Shows a profile that I can open.
	Show(Who),
	/// Replaces mine.
	Set {
		/// The profile: JSON with name, birthDate, telecom, address, communication.
		file: PathBuf,
		/// Let the hospital or clinic that vouches for me read it.
		#[arg(long)]
		share_with_sponsor: bool,
	},
	/// Removes mine from the chain.
	Clear,
}

/// Suspensions.
#[derive(Subcommand)]
pub enum Suspension {
	/// Suspends a participant from new acts (its sponsor).
	Suspend {
		/// The participant.
		account: String,
		/// key-compromised (which freezes the account), misuse, identity-in-doubt or legal-order.
		#[arg(long, value_parser = parse::suspension_reason)]
		reason: SuspensionReason,
		/// Until when: a length from now on, or a time. Patients and doctors for 72 hours at most;
		/// for longer it takes the council.
		#[arg(long, value_name = "TIME")]
		until: Option<String>,
	},
	/// Lifts a suspension.
	Reinstate {
		/// The participant.
		account: String,
	},
	/// Lets the money of an account be spent again whose freeze is over. It happens by itself, a
	/// little later.
	Thaw {
		/// The participant.
		account: String,
	},
}

/// Sends money.
#[derive(Args)]
pub struct Pay {
	/// To whom.
	account: String,
	/// How much, in CARE: 120 or 12.50.
	#[arg(value_parser = parse::amount)]
	amount: u128,
}

/// A view of the chain's answers as JSON.
pub fn view<Shown: serde::Serialize>(shown: Shown) -> Value {
	serde_json::to_value(shown).unwrap_or_default()
}

/// `care status`.
pub async fn status(context: &Context) -> Result<Output> {
	let node = context.node().await?;
	let (number, hash) = node.finalized().await?;
	let synced = node.ensure_synced().await;
	let mut json = json!({
		"node": node.url(),
		"chain": node.chain_name(),
		"development": node.is_development(),
		"genesis": Hash(node.genesis().into()).to_string(),
		"finalizedBlock": number,
		"finalizedHash": Hash(hash).to_string(),
		"time": Time(context.node().await?.time(context.at().await?).await?).to_string(),
		"syncing": synced.is_err(),
	});
	// Without a key there is still a node to tell about.
	let me = match context.dev_key().is_some() || context.key_name().is_ok() {
		true => Some(context.me().await?),
		false => None,
	};
	if let Some(me) = me {
		let chain = context.chain().await?;
		let (free, held) = chain.balance(&me).await?;
		let participant = chain.participant(&me).await?;
		let invitations = chain.invitations(&me).await?;
		let invitations: Vec<Value> =
			invitations.into_iter().map(|open| view(views::Invitation::from(open))).collect();
		merge(
			&mut json,
			json!({
				"account": Address(me).to_string(),
				"role": participant.as_ref().map(|known| view(known.role)),
				"keyVersion": participant.as_ref().map(|known| known.key_version),
				"suspendedUntil": participant
					.as_ref()
					.and_then(|known| known.suspended_until)
					.map(|until| Time(until).to_string()),
				"frozen": participant.as_ref().map(|known| known.frozen),
				"invitations": invitations,
				"balance": free.to_string(),
				"held": held.to_string(),
			}),
		);
	}
	Ok(Output::thing(json))
}

/// `care invite`.
pub async fn invite(opts: Invite, context: &Context) -> Result<Output> {
	let invitee = context.account(&opts.account).await?;
	let expires = context.moment(&opts.expires).await?;
	let call = Call::new("Participants", "invite")
		.with("invitee", &invitee)
		.with("role", &opts.role)
		.with("expires_at", &expires);
	let extra = json!({
		"invitee": Address(invitee).to_string(),
		"role": view(opts.role),
		"expiresAt": Time(expires).to_string(),
	});
	context.perform(call, "invited", extra).await
}

/// `care invitation`.
pub async fn invitation(opts: Invitation, context: &Context) -> Result<Output> {
	match opts {
		Invitation::Show(who) => {
			let account = who.resolve(context).await?;
			let open = context.chain().await?.invitations(&account).await?;
			if open.is_empty() {
				return Err(Failure::No("there is no open invitation".into()));
			}
			let open = open.into_iter().map(|one| view(views::Invitation::from(one))).collect();
			let columns = ["sponsor", "role", "expiresAt", "attemptsLeft"];
			Ok(Output::list("invitations", open, &columns))
		},
		Invitation::Withdraw { account, sponsor } => {
			let invitee = context.account(&account).await?;
			let sponsor = Who { account: sponsor }.resolve(context).await?;
			let call = Call::new("Participants", "withdraw_invitation")
				.with("invitee", &invitee)
				.with("sponsor", &sponsor);
			let extra = json!({
				"invitee": Address(invitee).to_string(),
				"sponsor": Address(sponsor).to_string(),
			});
			context.perform(call, "withdrawn", extra).await
		},
		Invitation::Decline { sponsor } => {
			let sponsor = context.account(&sponsor).await?;
			let call = Call::new("Participants", "decline_invitation").with("sponsor", &sponsor);
			let outcome = context.send_own(call).await?;
			let extra = json!({ "sponsor": Address(sponsor).to_string() });
			Ok(Output::of_outcome("declined", &outcome, extra))
		},
	}
}

/// `care register`.
pub async fn register(opts: Register, context: &Context) -> Result<Output> {
	let keys = context.keys().await?;
	let me = context.own().await?;
	let chain = context.chain().await?;
	let key = keys.newest().1.public();
	if let Some(known) = chain.participant(&me).await? {
		let extra = json!({ "account": Address(me.clone()).to_string(), "role": view(known.role) });
		return match known.encryption_key {
			Some(on_chain) if on_chain == key => Ok(Output::already("registered already", extra)),
			// The council's admission made it a participant; the key is for itself to set.
			None => {
				let version = known.key_version.saturating_add(1);
				let signature = context.state_key(&me, version, &key).await?;
				let call = Call::new("Participants", "rotate_encryption_key")
					.with("encryption_key", &key)
					.with_signature("signature", &signature);
				// The signer's own, whoever it acts for otherwise.
				match context.send_own(call).await {
					// The same was said elsewhere in the meantime.
					Err(Failure::Refused { name, .. })
						if name == "KeyNotFresh" && is_set(&me, &key, context).await? =>
					{
						Ok(Output::already("registered already", extra))
					},
					outcome => {
						Ok(Output::of_outcome("the encryption key is set", &outcome?, extra))
					},
				}
			},
			Some(_) => Err(Failure::No(
				"this account is registered already, with another encryption key than these keys have: \
				 use the newest copy of the keys"
					.into(),
			)),
		};
	}
	let (sponsor, version) = inviting_sponsor(opts.sponsor.as_deref(), &me, context).await?;
	let profile = match &opts.profile.file {
		Some(file) => Some(
			seal_profile(file, opts.profile.share_with_sponsor, Some(&sponsor), context).await?,
		),
		None => None,
	};
	let call_with = |key: EncryptionKey| {
		let (me, sponsor, profile) = (&me, &sponsor, &profile);
		async move {
			let signature = context.state_key(me, version, &key).await?;
			Ok::<_, Failure>(
				Call::new("Participants", "register")
					.with("sponsor", sponsor)
					.with("encryption_key", &key)
					.with("profile", profile)
					.with_signature("signature", &signature),
			)
		}
	};
	let sent = match call_with(key).await {
		Ok(call) => context.send_own(call).await,
		Err(failure) => Err(failure),
	};
	let outcome = match sent {
		// Who left and comes back needs a new key: the old one may have been given up.
		Err(failure) if needs_new_key(&failure) => {
			let mut keys = keys.clone();
			let newest = keys.newest().0;
			let key = keys.prepare_rotation(newest)?;
			let path = context.save_keys(&keys)?;
			let outcome = context.send_own(call_with(key).await?).await?;
			context.save_public(&path, &keys)?;
			outcome
		},
		outcome => outcome?,
	};
	let known = context.participant(&me).await?;
	let extra = json!({
		"account": Address(me).to_string(),
		"role": outcome.field("Participants", "Registered", "role"),
		"sponsor": outcome.field("Participants", "Registered", "sponsor"),
		"keyVersion": known.key_version,
	});
	Ok(Output::of_outcome("registered", &outcome, extra))
}

/// Whether the key was an account's before: on the chain, or stated here as another version.
fn needs_new_key(failure: &Failure) -> bool {
	match failure {
		Failure::Refused { name, .. } => name == "KeyNotFresh",
		Failure::Client(error) => matches!(error, Error::StatedBefore { .. }),
		_ => false,
	}
}

/// Whether the newest block has this key of an account.
async fn is_set(who: &Account, key: &EncryptionKey, context: &Context) -> Result<bool> {
	let known = context.node().await?.chain(None).participant(who).await?;
	Ok(known.and_then(|known| known.encryption_key) == Some(*key))
}

/// Whose invitation to use: the one said, or the only one there is.
async fn inviting_sponsor(
	said: Option<&str>,
	me: &Account,
	context: &Context,
) -> Result<(Account, KeyVersion)> {
	let open = context.chain().await?.invitations(me).await?;
	// Without an invitation the chain refuses whatever is stated.
	let version = open.first().map_or(1, |invitation| invitation.next_key_version);
	if let Some(sponsor) = said {
		return Ok((context.account(sponsor).await?, version));
	}
	let several = open.len() > 1;
	match open.into_iter().next() {
		Some(only) if !several => Ok((only.sponsor, version)),
		// Anybody who invites could otherwise come before the one that was meant.
		Some(_) => Err(Failure::Usage(
			"several have invited this account: say whose invitation to use with --sponsor; see 			 `care invitation show`"
				.into(),
		)),
		// The chain says why not.
		None => Ok((me.clone(), version)),
	}
}

/// `care deregister`.
pub async fn deregister(context: &Context) -> Result<Output> {
	context.perform(Call::new("Participants", "deregister"), "left the chain", json!({})).await
}

/// Seals a profile to its owner, and to the sponsor where the owner likes.
pub async fn seal_profile(
	file: &Path,
	share: bool,
	sponsor: Option<&Account>,
	context: &Context,
) -> Result<ContentRef> {
	let profile = read_profile(file)?;
	let mut readers = match context.acting_for().await? {
		Some(principal) => vec![context.encryption_key(principal).await?.0],
		None => vec![context.keys().await?.newest().1.public()],
	};
	if let Some(sponsor) = sponsor.filter(|_| share) {
		readers.push(context.encryption_key(sponsor).await?.0);
	}
	context.put(&profile.seal(&readers)?)
}

/// Reads a profile that somebody wrote; the format's name may be left out.
pub fn read_profile(file: &Path) -> Result<Profile> {
	let bytes = carechain_client::files::read(file, MAX_PROFILE)?;
	let wrong = |error: serde_json::Error| {
		Failure::Usage(format!("{} is no profile: {error}", file.display()))
	};
	let mut json: Value = serde_json::from_slice(&bytes).map_err(wrong)?;
	if let Some(map) = json.as_object_mut() {
		map.entry("format").or_insert_with(|| json!(FORMAT));
	}
	let profile: Profile = serde_json::from_value(json).map_err(wrong)?;
	profile.validate()?;
	Ok(profile)
}

/// `care profile`.
pub async fn profile(opts: ProfileOpts, context: &Context) -> Result<Output> {
	let update = |profile: Option<ContentRef>| {
		Call::new("Participants", "update_profile").with("profile", &profile)
	};
	match opts {
		ProfileOpts::Show(who) => {
			let account = who.resolve(context).await?;
			let known = context.participant(&account).await?;
			let content = known.profile.ok_or_else(|| Failure::No("there is no profile".into()))?;
			let sealed = context.get(&content, 2 * MAX_PROFILE)?;
			let identities = context.identities().await?;
			let profile =
				Profile::open(sealed.as_slice(), &identities).map_err(|error| match error {
					Error::WrongKey => Failure::No("this profile is not sealed to you".into()),
					error => error.into(),
				})?;
			Ok(Output::thing(view(profile)))
		},
		ProfileOpts::Set { file, share_with_sponsor } => {
			let me = context.me().await?;
			let sponsor = context.participant(&me).await?.sponsor;
			let content =
				seal_profile(&file, share_with_sponsor, sponsor.as_ref(), context).await?;
			let extra = json!({ "profile": view(views::Content::from(content)) });
			context.perform(update(Some(content)), "profile set", extra).await
		},
		ProfileOpts::Clear => context.perform(update(None), "profile removed", json!({})).await,
	}
}

/// `care participant`.
pub async fn participant(opts: Who, context: &Context) -> Result<Output> {
	let account = opts.resolve(context).await?;
	let known = context.participant(&account).await?;
	let mut json = view(views::Participant::from(known.clone()));
	if known.encryption_key.is_some() {
		let signer = known.key_statement.as_ref().map(|statement| &statement.signed.signer);
		let stated_by_former = signer.is_some_and(|signer| statement::is_former(&known, signer));
		let origin = context.key_origin(&known).await;
		json["keyStatedBy"] = json!(match origin {
			Ok(_) if stated_by_former => "somebody whose key was replaced",
			Ok(Origin::Account) => "its owner",
			Ok(Origin::Hospital(_)) =>
				"the hospital that opened the account, and its first delegate",
			Ok(Origin::Other(_)) => "somebody else, whom the chain let act for its owner",
			Err(_) => "nobody: the statement does not hold",
		});
	}
	Ok(Output::thing(json))
}

/// `care participants suspend|reinstate|thaw`.
pub async fn suspension(opts: Suspension, context: &Context) -> Result<Output> {
	match opts {
		Suspension::Suspend { account, reason, until } => {
			let who = context.account(&account).await?;
			let until = match until {
				Some(text) => Some(context.moment(&text).await?),
				None => None,
			};
			let call = Call::new("Participants", "suspend_participant")
				.with("who", &who)
				.with("reason", &reason)
				.with("until", &until);
			let extra = json!({ "who": Address(who).to_string() });
			context.perform(call, "suspended", extra).await
		},
		Suspension::Reinstate { account } => {
			let who = context.account(&account).await?;
			let call = Call::new("Participants", "reinstate_participant").with("who", &who);
			let extra = json!({ "who": Address(who).to_string() });
			context.perform(call, "reinstated", extra).await
		},
		Suspension::Thaw { account } => {
			let who = context.account(&account).await?;
			let call = Call::new("Participants", "thaw_money").with("who", &who);
			let extra = json!({ "who": Address(who).to_string() });
			context.perform(call, "its money can be spent", extra).await
		},
	}
}

/// `care allowance`.
pub async fn allowance(opts: Who, context: &Context) -> Result<Output> {
	let account = opts.resolve(context).await?;
	let allowance = context.chain().await?.allowance(&account).await?;
	Ok(Output::thing(view(views::Allowance::from(allowance))))
}

/// `care consortium`.
pub async fn consortium(context: &Context) -> Result<Output> {
	let chain = context.chain().await?;
	let hospitals: Vec<Value> =
		chain.hospitals().await?.into_iter().map(|one| view(views::Hospital::from(one))).collect();
	let auditors: Vec<Value> =
		chain.auditors().await?.into_iter().map(|one| view(views::Auditor::from(one))).collect();
	let text = format!(
		"hospitals\n{}\n\nauditors\n{}",
		super::output::table(&hospitals, &["account", "status", "validator"]),
		super::output::table(&auditors, &["account", "affiliation"]),
	);
	Ok(Output::new(text, json!({ "hospitals": hospitals, "auditors": auditors })))
}

/// `care policy`.
pub async fn policy(context: &Context) -> Result<Output> {
	let policy = context.chain().await?.policy().await?;
	Ok(Output::thing(view(views::Policy::from(policy))))
}

/// `care pay`.
pub async fn pay(opts: Pay, context: &Context) -> Result<Output> {
	let to = context.account(&opts.account).await?;
	// The first variant of an address is the account itself.
	let call = Call::new("Balances", "transfer_keep_alive")
		.with("dest", &(0u8, &to))
		.with("value", &Compact(opts.amount));
	let extra = json!({ "to": Address(to).to_string(), "amount": opts.amount.to_string() });
	let outcome = context.send_own(call).await?;
	Ok(Output::of_outcome("paid", &outcome, extra))
}
