//! Break-glass, and who is excluded from it.

use super::{
	account::view,
	context::Context,
	folder::check_keys,
	output::{merge, Output},
	parse,
};
use carechain_client::{
	chain::{Account, Call, Failure, Result},
	envelope::{FolderKeys, MAX_FOLDER_ENVELOPE},
	sealed, Error,
};
use carechain_primitives::{
	api::{EmergencyInfo, Selector},
	ContentRef, EmergencyId, Verdict,
};
use carechain_rpc::{views, Address};
use clap::{Args, Subcommand};
use serde_json::{json, Value};
use std::path::PathBuf;

const PALLET: &str = "RecordAccess";
/// The longest justification, in bytes.
const MAX_JUSTIFICATION: u64 = 64 * 1024;

/// A doctor.
#[derive(Args)]
pub struct Doctor {
	/// The doctor.
	doctor: String,
}

/// Break-glass.
#[derive(Subcommand)]
pub enum Opts {
	/// Opens emergency access to a folder, for hours (doctors). A justification is owed: it says
	/// why, sealed, and the chain does not.
	Break {
		/// The folder.
		folder: String,
	},
	/// Gives the doctor the keys (the custodian).
	Answer {
		/// The emergency.
		emergency: EmergencyId,
	},
	/// Justifies an emergency (its doctor).
	Justify {
		/// The emergency.
		emergency: EmergencyId,
		/// A file with the justification; it is sealed to doctor, patient, custodian and auditors.
		#[arg(long, value_name = "FILE")]
		file: PathBuf,
	},
	/// Gives the verdict (auditors).
	Review {
		/// The emergency.
		emergency: EmergencyId,
		/// justified or abuse.
		#[arg(long, value_parser = parse::verdict)]
		verdict: Verdict,
	},
	/// Ends an emergency's access at once (the patient).
	Close {
		/// The emergency.
		emergency: EmergencyId,
	},
	/// Shows an emergency, with the justification where I can open it.
	Show {
		/// The emergency.
		emergency: EmergencyId,
	},
	/// What a doctor may still do in emergencies: open ones, marks, bars; and how much of a hospital's
	/// word is in use.
	Standing {
		/// The doctor or hospital; myself by default.
		account: Option<String>,
	},
	/// Emergencies of a folder or of a doctor.
	List {
		/// The folder.
		#[arg(long)]
		folder: Option<String>,
		/// The doctor.
		#[arg(long, conflicts_with = "folder")]
		doctor: Option<String>,
	},
}

async fn get(id: EmergencyId, context: &Context) -> Result<EmergencyInfo<Account>> {
	let chain = context.chain().await?;
	let unknown = || Failure::No(format!("there is no emergency {id}"));
	let folder = chain.emergency_folder(id).await?.ok_or_else(unknown)?;
	let all = chain.emergencies(&Selector::Folder(folder)).await?;
	all.into_iter().find(|one| one.id == id).ok_or_else(unknown)
}

/// Runs the command.
///
/// # Errors
/// Why it was not done.
pub async fn run(opts: Opts, context: &Context) -> Result<Output> {
	match opts {
		Opts::Break { folder } => {
			let folder = context.folder(&folder).await?;
			let call = Call::new(PALLET, "break_glass").with("folder", &folder.id);
			let outcome = context.send(call).await?;
			let field = |name: &str| outcome.field(PALLET, "GlassBroken", name);
			let extra = json!({
				"emergency": field("emergency"),
				"folder": field("folder"),
				"patient": field("patient"),
				"custodian": field("custodian"),
				"vouchers": field("vouchers"),
				"until": field("until"),
				"justifyBy": field("justifyBy"),
				"reviewBy": field("reviewBy"),
			});
			let headline =
				"opened: the patient is told, the custodian has to answer with the keys, \
				and you owe a justification";
			Ok(Output::of_outcome(headline, &outcome, extra))
		},
		Opts::Answer { emergency } => answer(emergency, context).await,
		Opts::Justify { emergency, file } => justify(emergency, &file, context).await,
		Opts::Review { emergency, verdict } => {
			let call = Call::new(PALLET, "review_emergency")
				.with("emergency", &emergency)
				.with("verdict", &verdict);
			let extra = json!({ "emergency": emergency, "verdict": view(verdict) });
			context.perform(call, "reviewed", extra).await
		},
		Opts::Close { emergency } => {
			let call = Call::new(PALLET, "close_emergency").with("emergency", &emergency);
			context.perform(call, "closed", json!({ "emergency": emergency })).await
		},
		Opts::Show { emergency } => show(emergency, context).await,
		Opts::Standing { account } => {
			let account = match account {
				Some(text) => context.account(&text).await?,
				None => context.me().await?,
			};
			let standing = context.chain().await?.emergency_standing(&account).await?;
			let mut json = json!({ "account": Address(account).to_string() });
			merge(&mut json, view(views::EmergencyStanding::from(standing)));
			Ok(Output::thing(json))
		},
		Opts::List { folder, doctor } => {
			let selector = match (folder, doctor) {
				(Some(text), _) => Selector::Folder(context.folder(&text).await?.id),
				(None, Some(text)) => Selector::Account(context.account(&text).await?),
				(None, None) => Selector::Account(context.me().await?),
			};
			let all = context.chain().await?.emergencies(&selector).await?;
			let items = all.into_iter().map(|one| view(views::Emergency::from(one))).collect();
			let columns =
				["id", "openedAt", "folder", "doctor", "custodian", "until", "late", "verdict"];
			Ok(Output::list("emergencies", items, &columns))
		},
	}
}

async fn answer(id: EmergencyId, context: &Context) -> Result<Output> {
	let emergency = get(id, context).await?;
	let folder = context.folder_by_id(emergency.folder).await?;
	let envelope = folder.custodian_envelope.ok_or_else(|| {
		Failure::No("the folder has no custodian any more: there is no key to give".into())
	})?;
	let bytes = context.get(&envelope, 2 * MAX_FOLDER_ENVELOPE)?;
	let identities = context.identities().await?;
	let keys = FolderKeys::open(bytes.as_slice(), &identities).map_err(|error| match error {
		Error::WrongKey => Failure::No("the custodian's envelope is not sealed to you".into()),
		error => error.into(),
	})?;
	check_keys(&keys, folder.id, folder.epoch, context).await?;
	let (key, version) = context.encryption_key(&emergency.doctor).await?;
	let envelope = context.put(&keys.seal(&key)?)?;
	let call = Call::new(PALLET, "answer_emergency")
		.with("emergency", &id)
		.with("envelope", &envelope)
		.with("key_version", &version)
		.with("epoch", &folder.epoch);
	let extra = json!({
		"emergency": id,
		"doctor": Address(emergency.doctor).to_string(),
		"envelope": view(views::Content::from(envelope)),
	});
	context.perform(call, "answered: the doctor has the keys", extra).await
}

/// Seals a justification to all who are to read it.
async fn seal(
	emergency: &EmergencyInfo<Account>,
	folder_patient: &Account,
	text: &[u8],
	context: &Context,
) -> Result<ContentRef> {
	let mut readers = vec![context.encryption_key(&emergency.doctor).await?.0];
	let chain = context.chain().await?;
	let mut others = vec![folder_patient.clone(), emergency.custodian.clone()];
	others.extend(chain.auditors().await?.into_iter().map(|auditor| auditor.account));
	for other in others {
		// Who has set no key yet cannot be sealed to.
		let key = chain.participant(&other).await?.and_then(|known| known.encryption_key);
		readers.extend(key.filter(|key| !readers.contains(key)));
	}
	context.put(&sealed::seal_bytes(text, &readers)?)
}

async fn justify(id: EmergencyId, file: &std::path::Path, context: &Context) -> Result<Output> {
	let text = carechain_client::files::read(file, MAX_JUSTIFICATION)?;
	if std::str::from_utf8(&text).map_or(true, |text| text.trim().is_empty()) {
		return Err(Failure::Usage(format!("{} is empty, or not UTF-8 text", file.display())));
	}
	let emergency = get(id, context).await?;
	let folder = context.folder_by_id(emergency.folder).await?;
	let content = seal(&emergency, &folder.patient, &text, context).await?;
	let call = Call::new(PALLET, "justify_emergency")
		.with("emergency", &id)
		.with("justification", &content);
	let outcome = context.send(call).await?;
	let extra = json!({
		"emergency": id,
		"justification": view(views::Content::from(content)),
		"late": outcome.field(PALLET, "EmergencyJustified", "late"),
	});
	Ok(Output::of_outcome("justified", &outcome, extra))
}

async fn show(id: EmergencyId, context: &Context) -> Result<Output> {
	let emergency = get(id, context).await?;
	let justification = emergency.justification;
	let mut json = view(views::Emergency::from(emergency));
	let has_key = context.dev_key().is_some() || context.key_name().is_ok();
	if let Some(content) = justification.filter(|_| has_key) {
		let sealed_text = context.get(&content, 2 * MAX_JUSTIFICATION)?;
		let identities = context.identities().await?;
		json["justificationText"] =
			match sealed::open_bytes(sealed_text.as_slice(), &identities, MAX_JUSTIFICATION) {
				Ok(text) => json!(String::from_utf8_lossy(&text)),
				Err(Error::WrongKey) => Value::Null,
				Err(error) => return Err(error.into()),
			};
	}
	Ok(Output::thing(json))
}

/// `care exclude`.
///
/// # Errors
/// Why it was not done.
pub async fn exclude(opts: Doctor, context: &Context) -> Result<Output> {
	let doctor = context.account(&opts.doctor).await?;
	let call = Call::new(PALLET, "exclude_doctor").with("doctor", &doctor);
	let extra = json!({ "doctor": Address(doctor).to_string() });
	let headline =
		"excluded from requests and emergencies; grants and open emergencies stand until \
		they are revoked or closed";
	context.perform(call, headline, extra).await
}

/// `care readmit`.
///
/// # Errors
/// Why it was not done.
pub async fn readmit(opts: Doctor, context: &Context) -> Result<Output> {
	let doctor = context.account(&opts.doctor).await?;
	let call = Call::new(PALLET, "readmit_doctor").with("doctor", &doctor);
	context.perform(call, "readmitted", json!({ "doctor": Address(doctor).to_string() })).await
}
