//! Access: asked for, granted, revoked, checked.

use super::{
	account::view,
	context::Context,
	folder::{owner_keys, usual_grant},
	output::{merge, Output},
	parse,
};
use carechain_client::{
	chain::{Account, Call, Failure, Result},
	envelope::{NewHeader, RecordEnvelope},
	Identity,
};
use carechain_primitives::{
	api::{Access, FolderInfo, RequestInfo, Selector},
	AccessDenial, AppointmentId, CareBasis, ContentRef, EncryptionKey, GrantId, GrantScope,
	KeyVersion, PurposeOfUse, Purposes, RecordId, RequestId, RevocationReason, Right, SealedTo,
};
use carechain_rpc::{views, Address, Hash, Time};
use carechain_storage::Store;
use clap::{Args, Subcommand};
use serde_json::{json, Value};
use std::collections::BTreeSet;

const PALLET: &str = "RecordAccess";
/// What a grant means, said with each.
const GRANT_NOTICE: &str = "A key that was delivered cannot be called back: revoking ends the right, \
	and the chain and the stores that ask it refuse from then on, but what was read stays read. Rotate \
	the folder after revoking, so that what is added later is closed.";

/// What is granted.
#[derive(Args)]
pub struct Grant {
	/// The folder, or the folder of the record.
	#[arg(required_unless_present_any = ["record", "request"])]
	folder: Option<String>,
	/// One record only.
	#[arg(long, value_name = "ID")]
	record: Option<RecordId>,
	/// Answer this request: its folder, requester, purpose and end.
	#[arg(long, value_name = "ID")]
	request: Option<RequestId>,
	/// To whom.
	#[arg(long, value_name = "ACCOUNT", required_unless_present = "request")]
	to: Option<String>,
	/// read or write.
	#[arg(long, value_parser = parse::right, default_value = "read")]
	right: Right,
	/// What for: TREAT, ETREAT, BTG, COC, HPAYMT, HOPERAT, PATRQT, FAMRQT, HRESCH, PUBHLTH, HLEGAL.
	/// Given several times, the grant is for each of them.
	#[arg(long, value_parser = parse::purpose, required_unless_present = "request")]
	purpose: Vec<PurposeOfUse>,
	/// Until when; 30 days, or as long as the folder lets it, by default.
	#[arg(long, value_name = "TIME")]
	until: Option<String>,
}

/// Access.
#[derive(Subcommand)]
pub enum Opts {
	/// Asks a patient for access to a folder (doctors).
	Request {
		/// The folder.
		folder: String,
		/// What for: TREAT, COC …
		#[arg(long, value_parser = parse::purpose)]
		purpose: PurposeOfUse,
		/// Until when.
		#[arg(long, default_value = "7d", value_name = "TIME")]
		until: String,
		/// The appointment that makes me a carer.
		#[arg(long, value_name = "ID", required_unless_present = "assignment")]
		appointment: Option<AppointmentId>,
		/// A hospital assigned me to the patient.
		#[arg(long, conflicts_with = "appointment")]
		assignment: bool,
	},
	/// Requests that wait for an answer.
	Requests {
		/// The folder; all of mine by default.
		folder: Option<String>,
	},
	/// Denies a request.
	Deny {
		/// The request.
		request: RequestId,
	},
	/// Withdraws my request.
	Withdraw {
		/// The request.
		request: RequestId,
	},
	/// Grants access to a folder or a record of mine.
	Grant(Grant),
	/// Ends a grant.
	Revoke {
		/// The grant.
		grant: GrantId,
		/// care-ended, consent-withdrawn, key-compromised or given-in-error.
		#[arg(long, value_parser = parse::revocation_reason, default_value = "consent-withdrawn")]
		reason: RevocationReason,
	},
	/// Gives a grant back (grantees).
	Renounce {
		/// The grant.
		grant: GrantId,
	},
	/// Grants on a folder, or to an account.
	List {
		/// The folder.
		#[arg(conflicts_with = "to")]
		folder: Option<String>,
		/// Those given to this account; to me where neither is said.
		#[arg(long, value_name = "ACCOUNT")]
		to: Option<String>,
		/// Only those in force.
		#[arg(long)]
		live: bool,
	},
	/// Whether somebody could read a record; the exit code is 1 for no.
	Can {
		/// Who.
		account: String,
		/// The record.
		record: RecordId,
		/// For this purpose.
		#[arg(long, value_parser = parse::purpose)]
		purpose: Option<PurposeOfUse>,
		/// Whether this delegate could, in the account's name.
		#[arg(long, value_name = "ACCOUNT")]
		by: Option<String>,
	},
	/// Reads that were declared on a folder's records.
	Reads {
		/// The folder.
		folder: String,
	},
}

/// Why an access is refused, as the runtime would say it.
pub fn denial(reason: AccessDenial) -> Failure {
	use AccessDenial::*;
	let (name, message) = match reason {
		NotFound => ("NotFound", "there is no such record"),
		Erased => ("RecordErased", "the record was erased"),
		NotParticipant => ("NotParticipant", "you are no participant"),
		Suspended => ("Suspended", "you are suspended"),
		AccountBarred => ("AccountBarred", "the council barred your account"),
		CareIsPersonal => ("CareIsPersonal", "nobody reads for care in a doctor's name"),
		NotDelegate => {
			("NotDelegate", "who signs is no delegate that may read in this name, or is suspended")
		},
		NotLicensed => ("NotLicensed", "reading for care needs a licence in force"),
		NoGrant => ("NoGrant", "nothing was ever granted to you: ask with `care access request`"),
		Revoked => ("GrantRevoked", "the grant was revoked"),
		Expired => ("GrantExpired", "the grant, or the emergency, is past its end"),
		EpochNotCovered => (
			"EpochNotCovered",
			"the record is newer than what the grant covers: ask for a new grant",
		),
		SealedToPatient => ("SealedToPatient", "the record is sealed to the patient alone"),
		OtherPurpose => ("OtherPurpose", "the grant is for other purposes"),
		EmergencyUnanswered => {
			("EmergencyUnanswered", "the custodian has not answered the emergency yet")
		},
		FolderClosed => ("FolderClosed", "the folder is closed"),
	};
	Failure::Refused {
		pallet: PALLET.into(),
		name: name.into(),
		message: message.into(),
		place: None,
	}
}

/// A request, looked up in the folder that the chain says it is for.
async fn find_request(id: RequestId, context: &Context) -> Result<RequestInfo<Account>> {
	let me = context.me().await?;
	let chain = context.chain().await?;
	for folder in chain.folders(&me).await? {
		if let Some(found) =
			chain.requests(folder.id).await?.into_iter().find(|request| request.id == id)
		{
			return Ok(found);
		}
	}
	Err(Failure::No(format!("no open request {id} is for a folder of yours")))
}

/// Runs the command.
///
/// # Errors
/// Why it was not done.
pub async fn run(opts: Opts, context: &Context) -> Result<Output> {
	match opts {
		Opts::Request { folder, purpose, until, appointment, assignment: _ } => {
			let folder = context.folder(&folder).await?;
			let until = context.moment(&until).await?;
			let basis = match appointment {
				Some(id) => CareBasis::Appointment(id),
				None => CareBasis::Assignment,
			};
			let call = Call::new(PALLET, "request_access")
				.with("folder", &folder.id)
				.with("purpose", &purpose)
				.with("until", &until)
				.with("basis", &basis);
			let outcome = context.send(call).await?;
			let field = |name: &str| outcome.field(PALLET, "AccessRequested", name);
			let extra = json!({
				"request": field("request"),
				"folder": field("folder"),
				"patient": field("patient"),
				"expiresAt": field("expiresAt"),
			});
			Ok(Output::of_outcome("asked; the patient has to grant", &outcome, extra))
		},
		Opts::Requests { folder } => {
			let chain = context.chain().await?;
			let folders = match folder {
				Some(text) => vec![context.folder(&text).await?],
				None => chain.folders(&context.me().await?).await?,
			};
			let mut items = Vec::new();
			for folder in folders {
				let open = chain.requests(folder.id).await?;
				items.extend(open.into_iter().map(|one| view(views::AccessRequest::from(one))));
			}
			Ok(Output::list("requests", items, &["id", "folder", "requester", "purpose", "until"]))
		},
		Opts::Deny { request } => {
			let call = Call::new(PALLET, "deny_request").with("request", &request);
			context.perform(call, "denied", json!({ "request": request })).await
		},
		Opts::Withdraw { request } => {
			let call = Call::new(PALLET, "withdraw_request").with("request", &request);
			context.perform(call, "withdrawn", json!({ "request": request })).await
		},
		Opts::Grant(opts) => grant(opts, context).await,
		Opts::Revoke { grant, reason } => {
			let call =
				Call::new(PALLET, "revoke_access").with("grant", &grant).with("reason", &reason);
			let outcome = context.send(call).await?;
			let folder = outcome.field(PALLET, "AccessRevoked", "folder");
			let grantee = outcome.field(PALLET, "AccessRevoked", "grantee");
			let mut extra = json!({ "grant": grant, "folder": folder, "grantee": grantee });
			let id = extra["folder"].as_str().and_then(|text| text.parse::<Hash>().ok());
			let due = match id {
				Some(id) => context.folder_by_id(id.0).await.is_ok_and(|known| known.rotation_due),
				None => false,
			};
			extra["rotationDue"] = json!(due);
			let headline = match due {
				true => {
					"revoked: it is refused from this block on. The grantee may still have the \
					folder's key: rotate the folder (`care folder rotate`), so that what is added later \
					is closed"
				},
				false => "revoked: it is refused from this block on",
			};
			Ok(Output::of_outcome(headline, &outcome, extra))
		},
		Opts::Renounce { grant } => {
			let call = Call::new(PALLET, "renounce_access").with("grant", &grant);
			context.perform(call, "given back", json!({ "grant": grant })).await
		},
		Opts::List { folder, to, live } => {
			let selector = match (folder, to) {
				(Some(text), _) => Selector::Folder(context.folder(&text).await?.id),
				(None, Some(text)) => Selector::Account(context.account(&text).await?),
				(None, None) => Selector::Account(context.me().await?),
			};
			let items = context
				.chain()
				.await?
				.grants(&selector)
				.await?
				.into_iter()
				.filter(|one| !live || one.state == carechain_primitives::api::GrantState::Live)
				.map(|one| view(views::Grant::from(one)))
				.collect();
			let columns =
				["id", "folder", "scope", "grantee", "right", "purposes", "until", "state", "by"];
			Ok(Output::list("grants", items, &columns))
		},
		Opts::Can { account, record, purpose, by } => {
			let account = context.account(&account).await?;
			let by = match by {
				Some(by) => Some(context.account(&by).await?),
				None => None,
			};
			let chain = context.chain().await?;
			let access = chain.can_access(&account, record, purpose, by.as_ref()).await?;
			let yes = matches!(access, Access::Granted { .. });
			let mut json = json!({
				"account": Address(account).to_string(),
				"by": by.map(|by| Address(by).to_string()),
				"record": record,
				"canRead": yes,
			});
			merge(&mut json, view(views::Access::from(access)));
			let text = format!(
				"{}\n{}",
				if yes { "yes, could read" } else { "no" },
				super::output::describe(&json)
			);
			Ok(Output::new(text, json).with_exit(if yes { 0 } else { 1 }))
		},
		Opts::Reads { folder } => {
			let folder = context.folder(&folder).await?;
			let items = context
				.chain()
				.await?
				.declared_reads(folder.id)
				.await?
				.into_iter()
				.map(|one| view(views::DeclaredRead::from(one)))
				.collect();
			Ok(Output::list("declaredReads", items, &["at", "record", "reader", "purpose", "by"]))
		},
	}
}

async fn grant(opts: Grant, context: &Context) -> Result<Output> {
	let request = match opts.request {
		Some(id) => Some(find_request(id, context).await?),
		None => None,
	};
	let chain = context.chain().await?;
	let record = match opts.record {
		Some(id) => Some(
			chain
				.record(id)
				.await?
				.ok_or_else(|| Failure::No(format!("there is no record {id}")))?,
		),
		None => None,
	};
	let folder = match (&opts.folder, &record, &request) {
		(Some(text), _, _) => context.folder(text).await?,
		(None, Some(record), _) => context.folder_by_id(record.folder).await?,
		(None, None, Some(request)) => context.folder_by_id(request.folder).await?,
		(None, None, None) => return Err(Failure::Usage("grant access to what?".into())),
	};
	let grantee = match (&opts.to, &request) {
		(Some(text), _) => context.account(text).await?,
		(None, Some(request)) => request.requester.clone(),
		(None, None) => return Err(Failure::Usage("grant access to whom? give --to".into())),
	};
	let mut purposes: BTreeSet<PurposeOfUse> = opts.purpose.into_iter().collect();
	// A grant that answers a request is for what was asked at least.
	purposes.extend(request.as_ref().map(|request| request.purpose));
	let purposes = Purposes::try_from(purposes)
		.ok()
		.filter(|purposes| !purposes.is_empty())
		.ok_or_else(|| Failure::Usage("grant access what for? give --purpose".into()))?;
	let until = match (&opts.until, &request) {
		(Some(text), _) => context.moment(text).await?,
		(None, Some(request)) => request.until,
		(None, None) => context.now().await?.saturating_add(usual_grant(&folder)),
	};
	let (key, version) = context.encryption_key(&grantee).await?;
	let scope = match opts.record {
		Some(id) => GrantScope::Record(id),
		None => GrantScope::Folder,
	};
	let envelope = match (opts.right, &record) {
		// A write brings no key to read with.
		(Right::Write, _) => None,
		(Right::Read, Some(record)) => Some(record_envelope(record, &folder, &key, context).await?),
		(Right::Read, None) => {
			let keys = owner_keys(&folder, context).await?.up_to(folder.epoch)?;
			Some(context.put(&keys.seal(&key)?)?)
		},
	};
	if envelope.is_some() {
		context.note(GRANT_NOTICE);
	}
	send_grant(
		Terms { scope, grantee, purposes, until, envelope, version, request: opts.request },
		opts.right,
		&folder,
		context,
	)
	.await
}

struct Terms {
	scope: GrantScope,
	grantee: Account,
	purposes: Purposes,
	until: u64,
	envelope: Option<ContentRef>,
	version: KeyVersion,
	request: Option<RequestId>,
}

async fn send_grant(
	terms: Terms,
	right: Right,
	folder: &FolderInfo<Account>,
	context: &Context,
) -> Result<Output> {
	let call = Call::new(PALLET, "grant_access")
		.with("folder", &folder.id)
		.with("scope", &terms.scope)
		.with("grantee", &terms.grantee)
		.with("right", &right)
		.with("purposes", &terms.purposes)
		.with("until", &terms.until)
		.with("envelope", &terms.envelope)
		.with("key_version", &terms.version)
		.with("epoch", &folder.epoch)
		.with("request", &terms.request);
	let outcome = context.send(call).await?;
	let extra = json!({
		"grant": outcome.field(PALLET, "AccessGranted", "grant"),
		"folder": Hash(folder.id).to_string(),
		"scope": view(views::GrantScope::from(terms.scope)),
		"grantee": Address(terms.grantee).to_string(),
		"right": view(right),
		"purposes": terms.purposes.iter().map(|purpose| purpose.code()).collect::<Vec<_>>(),
		"until": Time(terms.until).to_string(),
		"epoch": folder.epoch,
		"envelope": terms.envelope.map(|content| view(views::Content::from(content))),
		"request": terms.request,
		"notice": terms.envelope.map(|_| GRANT_NOTICE).map_or(Value::Null, |text| json!(text)),
	});
	Ok(Output::of_outcome("granted", &outcome, extra))
}

/// The headers of a record's two files, made anew for the grantee.
async fn record_envelope(
	record: &carechain_primitives::api::RecordInfo<Account>,
	folder: &FolderInfo<Account>,
	grantee: &EncryptionKey,
	context: &Context,
) -> Result<ContentRef> {
	let (Some(content), Some(manifest)) = (record.content, record.manifest) else {
		return Err(Failure::No(format!("record {} was erased", record.id)));
	};
	let identities: Vec<Identity> = match record.sealed_to {
		SealedTo::Folder => {
			vec![owner_keys(folder, context).await?.identity(record.epoch)?.clone()]
		},
		SealedTo::Patient => context.identities().await?,
	};
	let store = context.store()?;
	let header = |file: &ContentRef| -> Result<NewHeader> {
		Ok(NewHeader::rewrap(file, store.open(file)?, &identities, grantee)?)
	};
	let envelope = RecordEnvelope {
		record: record.id,
		content: header(&content)?,
		manifest: header(&manifest)?,
	};
	context.put(&envelope.seal(grantee)?)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn denials_have_a_name_for_programs() {
		let failure = denial(AccessDenial::NoGrant);
		assert_eq!(failure.exit_code(), 1);
		assert_eq!(failure.name(), "NoGrant");
		assert!(failure.to_string().contains("care access request"));
	}
}
