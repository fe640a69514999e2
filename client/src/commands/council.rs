//! The council of hospitals: what it decides, and how its members vote.

use super::{context::Context, doctor::Because, output::Output, parse, recovery};
use carechain_client::chain::{
	event::describe_call, query::Motion, Account, Call, Failure, Outcome, Result,
};
use carechain_primitives::{Departure, LicenceReason, Remedy, StatementSignature};
use carechain_rpc::{Address, Hash};
use clap::{Args, Subcommand};
use codec::Compact;
use frame::{deps::sp_core::H256, hashing::blake2_256};
use serde_json::{json, Value};
use std::path::PathBuf;
use subxt::ext::scale_value::{scale::encode_as_type, Composite, Value as Scale};

/// Commands about the council.
#[derive(Subcommand)]
pub enum Opts {
	/// Motions that are open.
	List,
	/// One open motion: what it would do, and who voted.
	Show(Number),
	/// Propose a motion, and vote for it.
	#[command(subcommand)]
	Propose(Proposal),
	/// Vote on a motion; a vote can be changed until it is closed.
	Vote {
		#[command(flatten)]
		motion: Number,
		/// For it.
		#[arg(long, conflicts_with = "nay", required_unless_present = "nay")]
		aye: bool,
		/// Against it.
		#[arg(long)]
		nay: bool,
	},
	/// Close a motion that has the votes, and carry it out. Fails where what it does fails.
	Close(Number),
	/// Put an upgrade that the council authorized into force. Anybody may.
	ApplyUpgrade {
		/// The runtime, compiled: `carechain_runtime.compact.compressed.wasm`.
		file: PathBuf,
	},
}

/// Which motion.
#[derive(Args)]
pub struct Number {
	/// Its number, as `care council list` shows it.
	#[arg(value_name = "MOTION")]
	number: u32,
}

/// What the council can be asked to decide.
#[derive(Subcommand)]
pub enum Proposal {
	/// Admit a hospital (two thirds).
	AdmitHospital {
		/// Its account.
		hospital: String,
	},
	/// Replace the key of a hospital or an auditor, or decide a case that somebody objected to (two
	/// thirds).
	ReplaceKey {
		/// The account.
		account: String,
		/// The fresh account whose key is to sign for it, of a case that is open.
		#[arg(required_unless_present = "consent", conflicts_with = "consent")]
		signer: Option<String>,
		/// What that key says of it: the file of `care recovery consent`.
		#[arg(long, value_name = "FILE")]
		consent: Option<PathBuf>,
		/// Refuse it.
		#[arg(long)]
		refuse: bool,
	},
	/// End a guardian's delegation, after an objection (two thirds).
	EndGuardianship {
		/// The account without a key.
		account: String,
		/// The guardian.
		delegate: String,
		/// Refuse it.
		#[arg(long)]
		refuse: bool,
	},
	/// Stand in a sponsor's place: support that another key signs for an account (two thirds).
	SupportKey {
		/// The account.
		account: String,
		/// The fresh account whose key is to sign for it, where somebody supports it already.
		#[arg(required_unless_present = "consent", conflicts_with = "consent")]
		signer: Option<String>,
		/// What that key says of it: the file of `care recovery consent`.
		#[arg(long, value_name = "FILE")]
		consent: Option<PathBuf>,
	},
	/// Stand in a sponsor's place: support the end of a guardian's delegation (two thirds).
	SupportEnd {
		/// The account without a key.
		account: String,
		/// The guardian.
		delegate: String,
	},
	/// Remove a hospital (two thirds).
	RemoveHospital {
		/// Its account.
		hospital: String,
		/// It leaves in good standing, and this hospital takes its duties over.
		#[arg(long, conflicts_with = "for_cause", required_unless_present = "for_cause")]
		successor: Option<String>,
		/// It is expelled: what only it verified stops counting.
		#[arg(long)]
		for_cause: bool,
	},
	/// Let a validator back after an offence (two thirds).
	ReinstateValidator {
		/// The hospital's account.
		hospital: String,
	},
	/// Admit an auditor (more than half).
	AdmitAuditor {
		/// Its account.
		auditor: String,
		/// The hospital it belongs to.
		#[arg(long)]
		affiliation: Option<String>,
	},
	/// Remove an auditor (more than half).
	RemoveAuditor {
		/// Its account.
		auditor: String,
	},
	/// Suspend a doctor everywhere until it is lifted, also in place of a hospital's suspension
	/// (more than half).
	SuspendDoctor(Because),
	/// Lift a suspension of a doctor everywhere (more than half).
	LiftSuspension {
		/// The doctor's account.
		doctor: String,
	},
	/// Bar a doctor's account: it neither treats nor reads (more than half).
	BarDoctor(Because),
	/// Lift the bar of an account (more than half).
	LiftBar {
		/// The account.
		doctor: String,
	},
	/// Let a doctor break the glass again who justified emergencies too late, or abused one (more
	/// than half).
	ClearEmergencyBar {
		/// The account.
		doctor: String,
	},
	/// Bar a licence: nobody is verified with it (more than half).
	BarLicence {
		/// JURISDICTION/NUMBER.
		#[arg(value_parser = parse::licence)]
		licence: (String, String),
		/// authority-decision, false-declaration, patient-safety, investigation or own-request.
		#[arg(long, value_parser = parse::licence_reason)]
		reason: LicenceReason,
	},
	/// Release a barred licence (more than half).
	ReleaseLicence {
		/// JURISDICTION/NUMBER.
		#[arg(value_parser = parse::licence)]
		licence: (String, String),
	},
	/// Give a contested licence to a doctor who applied with it (more than half).
	AssignLicence {
		/// JURISDICTION/NUMBER.
		#[arg(value_parser = parse::licence)]
		licence: (String, String),
		/// The doctor's account.
		doctor: String,
	},
	/// Stop the inviting of a hospital, with its clinics, or of a clinic (more than half).
	StopInviting {
		/// Its account.
		sponsor: String,
	},
	/// Let a hospital or clinic invite again (more than half).
	AllowInviting {
		/// Its account.
		sponsor: String,
	},
	/// Change a parameter of the policy: two thirds for what protects people, such as how long
	/// there is to object, break-glass and allowances; more than half for the others.
	SetParameter {
		/// Which: GROUP.NAME, such as access.EmergencyAccess.
		name: String,
		/// A number, or a length of time such as 4h.
		value: String,
	},
	/// Authorize an upgrade of the runtime (two thirds); then `care council apply-upgrade`.
	AuthorizeUpgrade {
		/// The runtime, compiled: `carechain_runtime.compact.compressed.wasm`.
		file: PathBuf,
	},
	/// Issue the settlement unit to an account (two thirds).
	Issue {
		/// The account.
		account: String,
		/// How much, in CARE.
		#[arg(value_parser = parse::amount)]
		amount: u128,
	},
	/// Tell GRANDPA that it stalled (two thirds); see docs/operators/stalled.md first.
	NoteStalled {
		/// In how many blocks a new set of voters starts: fewer than a session has.
		#[arg(long, value_name = "BLOCKS")]
		delay: u32,
		/// The last block that all remaining hospitals know to be final.
		#[arg(long, value_name = "BLOCK")]
		finalized: u32,
	},
}

/// Runs the command.
///
/// # Errors
/// Why it was not done.
pub async fn run(opts: Opts, context: &Context) -> Result<Output> {
	match opts {
		Opts::List => list(context).await,
		Opts::Show(Number { number }) => {
			let motion = find(number, context).await?;
			Ok(Output::thing(shown(&motion, context).await?))
		},
		Opts::Propose(proposal) => propose(proposal, context).await,
		Opts::Vote { motion, aye, .. } => {
			let motion = find(motion.number, context).await?;
			let call = Call::new("Council", "vote")
				.with("proposal", &motion.hash)
				.with("index", &Compact(motion.index))
				.with("approve", &aye);
			let outcome = context.send_own(call).await?;
			let votes = outcome
				.event("Council", "Voted")
				.map(|event| json!({ "ayes": event.field("yes"), "nays": event.field("no") }));
			let mut extra = json!({ "motion": motion.index, "threshold": motion.threshold });
			super::output::merge(&mut extra, votes.unwrap_or_default());
			Ok(Output::of_outcome(if aye { "voted aye" } else { "voted nay" }, &outcome, extra))
		},
		Opts::Close(Number { number }) => {
			let motion = find(number, context).await?;
			close(&motion, context).await
		},
		Opts::ApplyUpgrade { file } => {
			let code = read_code(&file)?;
			let call = Call::new("System", "apply_authorized_upgrade").with("code", &code);
			let outcome = context.send_own(call).await?;
			// The call itself succeeds where the code is refused, and takes the authorization away.
			if let Some(failure) = outcome.failed_inside() {
				return Err(failure);
			}
			let extra = json!({ "codeHash": Hash(H256(blake2_256(&code))).to_string() });
			Ok(Output::of_outcome(
				"the upgrade is in force from the next block on",
				&outcome,
				extra,
			))
		},
	}
}

async fn list(context: &Context) -> Result<Output> {
	let motions = context.chain().await?.motions().await?;
	let mut items = Vec::new();
	for motion in &motions {
		items.push(shown(motion, context).await?);
	}
	let columns = ["motion", "call", "threshold", "ayes", "nays", "endsAtBlock"];
	Ok(Output::list("motions", items, &columns))
}

async fn find(number: u32, context: &Context) -> Result<Motion> {
	let open = context.chain().await?.motions().await?;
	open.into_iter()
		.find(|motion| motion.index == number)
		.ok_or_else(|| Failure::No(format!("no motion {number} is open: see `care council list`")))
}

async fn shown(motion: &Motion, context: &Context) -> Result<Value> {
	let metadata = context.node().await?.metadata().await?;
	let call = describe_call(&metadata, &motion.call)?;
	let names = |accounts: &[Account]| {
		accounts.iter().map(|one| json!(Address(one.clone()).to_string())).collect::<Vec<_>>()
	};
	Ok(json!({
		"motion": motion.index,
		"hash": Hash(motion.hash).to_string(),
		"call": call,
		"threshold": motion.threshold,
		"ayes": names(&motion.ayes),
		"nays": names(&motion.nays),
		"endsAtBlock": motion.end,
	}))
}

async fn propose(proposal: Proposal, context: &Context) -> Result<Output> {
	let call = call_of(proposal, context).await?;
	let node = context.node().await?;
	let metadata = node.metadata().await?;
	let bytes = call.encode(&metadata)?;
	let members = context.chain().await?.council().await?;
	let me = context.own().await?;
	if !members.contains(&me) {
		return Err(Failure::No(format!(
			"{} has no seat in the council: only hospitals in force propose and vote",
			Address(me)
		)));
	}
	let seats = u32::try_from(members.len()).unwrap_or(u32::MAX);
	let threshold = context.chain().await?.motion_threshold(&bytes).await?;
	let threshold = threshold.ok_or_else(|| {
		Failure::No("this runtime has no motion that does so: care is of another version".into())
	})?;
	let length = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
	let propose = Call::new("Council", "propose")
		.with("threshold", &Compact(threshold))
		.with_call("proposal", call)
		.with("length_bound", &Compact(length));
	let proposed = context.send_own(propose).await?;
	// One vote is enough in a council of one: it is carried out already.
	if threshold < 2 {
		return carried_out(&proposed, json!({ "threshold": threshold }));
	}
	let index = proposed.field("Council", "Proposed", "proposalIndex");
	let vote = Call::new("Council", "vote")
		.with("proposal", &H256(blake2_256(&bytes)))
		.with("index", &Compact(u32::try_from(index.as_u64().unwrap_or_default()).unwrap_or(0)))
		.with("approve", &true);
	let voted = context.send_own(vote).await?;
	let extra = json!({ "motion": index, "threshold": threshold, "seats": seats, "ayes": 1 });
	let headline = "proposed, and voted aye; the others vote with `care council vote MOTION --aye`";
	Ok(Output::of_outcome(headline, &voted, extra))
}

async fn close(motion: &Motion, context: &Context) -> Result<Output> {
	let weight = context.chain().await?.call_weight(&motion.call).await?;
	let call = Call::new("Council", "close")
		.with("proposal_hash", &motion.hash)
		.with("index", &Compact(motion.index))
		.with("proposal_weight_bound", &weight)
		.with("length_bound", &Compact(u32::try_from(motion.call.len()).unwrap_or(u32::MAX)));
	let outcome = context.send_own(call).await?;
	let mut extra = json!({ "motion": motion.index });
	if outcome.event("Council", "Disapproved").is_some() {
		extra["approved"] = json!(false);
		return Ok(Output::of_outcome("disapproved: nothing is done", &outcome, extra).with_exit(1));
	}
	extra["approved"] = json!(true);
	carried_out(&outcome, extra)
}

/// The outcome of a motion that was carried out: what it does may have failed.
fn carried_out(outcome: &Outcome, extra: Value) -> Result<Output> {
	match outcome.failed_inside() {
		Some(failure) => Err(failure),
		None => Ok(Output::of_outcome("approved and carried out", outcome, extra)),
	}
}

/// Whose delegation ends is not asked.
const NO_CONSENT: Option<StatementSignature<Account>> = None;

/// What a motion dispatches.
async fn call_of(proposal: Proposal, context: &Context) -> Result<Call> {
	let consortium = |name| Call::new("Consortium", name);
	let registry = |name| Call::new("DoctorRegistry", name);
	let bytes = |licence: &(String, String)| {
		(licence.0.clone().into_bytes(), licence.1.clone().into_bytes())
	};
	Ok(match proposal {
		Proposal::AdmitHospital { hospital } => {
			let hospital = context.account(&hospital).await?;
			consortium("admit_hospital").with("hospital", &hospital)
		},
		Proposal::ReplaceKey { account, signer, consent, refuse } => {
			let account = context.account(&account).await?;
			let (remedy, consent) =
				recovery::replacement(&account, signer.as_deref(), consent.as_deref(), context)
					.await?;
			recovery::call("decide_remedy", &account, &remedy)
				.with("grant", &!refuse)
				.with("consent", &consent)
		},
		Proposal::EndGuardianship { account, delegate, refuse } => {
			let remedy = Remedy::EndDelegation { delegate: context.account(&delegate).await? };
			recovery::call("decide_remedy", &context.account(&account).await?, &remedy)
				.with("grant", &!refuse)
				.with("consent", &NO_CONSENT)
		},
		Proposal::SupportKey { account, signer, consent } => {
			let account = context.account(&account).await?;
			let (remedy, consent) =
				recovery::replacement(&account, signer.as_deref(), consent.as_deref(), context)
					.await?;
			recovery::call("support_remedy", &account, &remedy).with("consent", &consent)
		},
		Proposal::SupportEnd { account, delegate } => {
			let remedy = Remedy::EndDelegation { delegate: context.account(&delegate).await? };
			recovery::call("support_remedy", &context.account(&account).await?, &remedy)
				.with("consent", &NO_CONSENT)
		},
		Proposal::RemoveHospital { hospital, successor, for_cause: _ } => {
			let hospital = context.account(&hospital).await?;
			let departure = match successor {
				Some(successor) => {
					Departure::Leaving { successor: context.account(&successor).await? }
				},
				None => Departure::ForCause,
			};
			consortium("remove_hospital").with("hospital", &hospital).with("departure", &departure)
		},
		Proposal::ReinstateValidator { hospital } => {
			let hospital = context.account(&hospital).await?;
			consortium("reinstate_validator").with("hospital", &hospital)
		},
		Proposal::AdmitAuditor { auditor, affiliation } => {
			let auditor = context.account(&auditor).await?;
			let affiliation = match affiliation {
				Some(hospital) => Some(context.account(&hospital).await?),
				None => None,
			};
			consortium("admit_auditor").with("auditor", &auditor).with("affiliation", &affiliation)
		},
		Proposal::RemoveAuditor { auditor } => {
			let auditor = context.account(&auditor).await?;
			consortium("remove_auditor").with("auditor", &auditor)
		},
		Proposal::SuspendDoctor(Because { doctor, reason }) => {
			let doctor = context.account(&doctor).await?;
			let call = registry("suspend_everywhere").with("doctor", &doctor);
			call.with("reason", &reason)
		},
		Proposal::LiftSuspension { doctor } => {
			let doctor = context.account(&doctor).await?;
			registry("lift_suspension").with("doctor", &doctor)
		},
		Proposal::BarDoctor(Because { doctor, reason }) => {
			let doctor = context.account(&doctor).await?;
			registry("bar").with("doctor", &doctor).with("reason", &reason)
		},
		Proposal::LiftBar { doctor } => {
			let doctor = context.account(&doctor).await?;
			registry("lift_bar").with("doctor", &doctor)
		},
		Proposal::ClearEmergencyBar { doctor } => {
			let doctor = context.account(&doctor).await?;
			Call::new("RecordAccess", "clear_bar").with("doctor", &doctor)
		},
		Proposal::BarLicence { licence, reason } => {
			let call = registry("bar_licence").with("licence", &bytes(&licence));
			call.with("reason", &reason)
		},
		Proposal::ReleaseLicence { licence } => {
			registry("release_licence").with("licence", &bytes(&licence))
		},
		Proposal::AssignLicence { licence, doctor } => {
			let doctor = context.account(&doctor).await?;
			let call = registry("assign_licence").with("licence", &bytes(&licence));
			call.with("doctor", &doctor)
		},
		Proposal::StopInviting { sponsor } => {
			let sponsor = context.account(&sponsor).await?;
			Call::new("Participants", "stop_inviting").with("sponsor", &sponsor)
		},
		Proposal::AllowInviting { sponsor } => {
			let sponsor = context.account(&sponsor).await?;
			Call::new("Participants", "allow_inviting").with("sponsor", &sponsor)
		},
		Proposal::SetParameter { name, value } => {
			let key_value = parameter(&name, &value, context).await?;
			Call::new("Parameters", "set_parameter").with_encoded("key_value", key_value)
		},
		Proposal::AuthorizeUpgrade { file } => {
			let code_hash = H256(blake2_256(&read_code(&file)?));
			let call = Call::new("System", "authorize_upgrade").with("code_hash", &code_hash);
			as_root(call, context).await?
		},
		Proposal::Issue { account, amount } => {
			let account = context.account(&account).await?;
			let call =
				consortium("issue").with("beneficiary", &account).with("amount", &Compact(amount));
			as_root(call, context).await?
		},
		Proposal::NoteStalled { delay, finalized } => {
			let call = Call::new("Grandpa", "note_stalled")
				.with("delay", &delay)
				.with("best_finalized_block_number", &finalized);
			as_root(call, context).await?
		},
	})
}

/// Root is reached through the whitelist, with two thirds at both ends: one motion does both.
async fn as_root(call: Call, context: &Context) -> Result<Call> {
	let metadata = context.node().await?.metadata().await?;
	let bytes = call.encode(&metadata)?;
	let hash = H256(blake2_256(&bytes));
	let whitelist = Call::new("Whitelist", "whitelist_call").with("call_hash", &hash);
	let dispatch =
		Call::new("Whitelist", "dispatch_whitelisted_call_with_preimage").with_call("call", call);
	Ok(Call::new("Utility", "batch_all").with_calls("calls", vec![whitelist, dispatch]))
}

fn read_code(file: &PathBuf) -> Result<Vec<u8>> {
	let at = |source| carechain_client::Error::File { path: file.clone(), source };
	let code = std::fs::read(file).map_err(at)?;
	// Plain WebAssembly, or compressed as the SDK does.
	let known = [b"\0asm".as_slice(), &[0x52, 0xbc, 0x53, 0x76, 0x46, 0xdb, 0x8e, 0x05]];
	match known.iter().any(|start| code.starts_with(start)) {
		true => Ok(code),
		false => Err(Failure::Usage(format!(
			"{} is no runtime: give carechain_runtime.compact.compressed.wasm",
			file.display()
		))),
	}
}

/// A parameter with its new value, as the runtime of this node has it.
async fn parameter(name: &str, value: &str, context: &Context) -> Result<Vec<u8>> {
	let metadata = context.node().await?.metadata().await?;
	let unknown = || {
		Failure::Usage(format!(
			"{name:?} is no parameter: give GROUP.NAME, such as access.EmergencyAccess"
		))
	};
	let number: u128 = match parse::length(value) {
		Ok(length) => length.into(),
		Err(_) => value.parse().map_err(|_| {
			Failure::Usage(format!("{value:?} is neither a number nor a length of time such as 4h"))
		})?,
	};
	let (group, item) = name.split_once('.').ok_or_else(unknown)?;
	let mut group = group.to_owned();
	if let Some(first) = group.get_mut(..1) {
		first.make_ascii_uppercase();
	}
	let field = metadata
		.pallet_by_name("Parameters")
		.and_then(|pallet| pallet.call_variant_by_name("set_parameter"))
		.and_then(|call| call.fields.first())
		.ok_or_else(unknown)?;
	let some = Scale::variant("Some", Composite::unnamed([Scale::u128(number)]));
	let key = Scale::unnamed_composite([]);
	let inner = Scale::variant(item.to_owned(), Composite::unnamed([key, some]));
	let outer = Scale::variant(group, Composite::unnamed([inner]));
	let mut bytes = Vec::new();
	encode_as_type(&outer, field.ty.id, metadata.types(), &mut bytes).map_err(|_| unknown())?;
	Ok(bytes)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn only_a_runtime_is_taken_for_one() {
		let folder = tempfile::tempdir().expect("a folder");
		let file = folder.path().join("code.wasm");
		std::fs::write(&file, b"#!/bin/sh").expect("writes");
		assert!(matches!(read_code(&file), Err(Failure::Usage(_))));
		std::fs::write(&file, b"\0asm\x01\0\0\0").expect("writes");
		assert_eq!(read_code(&file).expect("is one").len(), 8);
		assert!(read_code(&folder.path().join("none")).is_err());
	}
}
