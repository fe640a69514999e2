//! Records: added, read, amended, erased.

use super::{
	access::denial,
	account::view,
	context::Context,
	files::{self, Key},
	folder::{check_keys, note_content, noted_content, owner_keys},
	output::{merge, Output},
	parse,
};
use carechain_client::{
	account::AccountId,
	chain::{account_id, Account, Call, Failure, Result, Wait},
	envelope::{FolderKeys, RecordEnvelope, MAX_FOLDER_ENVELOPE, MAX_RECORD_ENVELOPE},
	files::Existing,
	kind::RecordKind,
	manifest::{ChainFacts, Manifest, SignedManifest, Verification, MAX_MANIFEST},
	Error, Identity,
};
use carechain_primitives::{
	api::{Access, FolderInfo, GrantInfo, RecordInfo, RecoveryInfo, Selector},
	AccessBasis, AppointmentId, ContentRef, CorrectionReason, GrantScope, Moment, PurposeOfUse,
	RecordId, RecordState, SealedTo, SECOND,
};
use carechain_rpc::{views, Hash, Time};
use carechain_storage::Store;
use clap::{Args, Subcommand};
use serde_json::{json, Value};
use std::{path::PathBuf, time::UNIX_EPOCH};

const PALLET: &str = "RecordAccess";

/// What a record is.
#[derive(Args)]
pub struct Description {
	/// The file.
	file: PathBuf,
	/// What it is: prescription, laboratory-report, imaging-report, discharge-summary,
	/// immunization, vital-signs, consultation-note, referral, invoice, certificate or other.
	#[arg(long, value_parser = parse::kind)]
	kind: RecordKind,
	/// Its title; sealed, never on the chain. The file's name by default.
	#[arg(long)]
	title: Option<String>,
	/// Its media type: application/pdf; told by the file's name by default.
	#[arg(long, value_name = "TYPE")]
	media_type: Option<String>,
}

/// Records.
#[derive(Subcommand)]
pub enum Opts {
	/// Adds a file to a folder, sealed and signed.
	Add {
		/// The folder.
		folder: String,
		/// What it is.
		#[command(flatten)]
		description: Description,
		/// The appointment that it comes from.
		#[arg(long, value_name = "ID")]
		appointment: Option<AppointmentId>,
	},
	/// Puts a new record in the place of one that I wrote.
	Amend {
		/// The record.
		record: RecordId,
		/// What it is.
		#[command(flatten)]
		description: Description,
	},
	/// The records of a folder; with titles where the folder is mine.
	List {
		/// The folder.
		folder: String,
	},
	/// Shows a record; with its manifest where it is mine.
	Show {
		/// The record.
		record: RecordId,
	},
	/// Reads a record into a file. Reading somebody else's is declared on the chain first.
	Read {
		/// The record.
		record: RecordId,
		/// Where to write it.
		#[arg(long, value_name = "FILE")]
		out: PathBuf,
		/// Why, for records of others: TREAT, ETREAT, BTG, COC, HPAYMT, HOPERAT, PATRQT, FAMRQT,
		/// HRESCH, PUBHLTH or HLEGAL (HL7 v3 ActReason).
		#[arg(long, value_parser = parse::purpose)]
		purpose: Option<PurposeOfUse>,
		/// Replace the file if it is there.
		#[arg(long)]
		replace: bool,
		/// Read it even if its author is not proven.
		#[arg(long)]
		accept_unproven: bool,
	},
	/// Asks the author to correct a record of mine.
	RequestCorrection {
		/// The record.
		record: RecordId,
		/// wrong-patient, factual-error, incomplete or misfiled.
		#[arg(long, value_parser = parse::correction_reason)]
		reason: CorrectionReason,
	},
	/// Declares a record that I wrote wrong.
	EnteredInError {
		/// The record.
		record: RecordId,
	},
	/// Erases a record of mine: its references go, and its files in this store.
	Erase {
		/// The record.
		record: RecordId,
	},
}

/// Runs the command.
///
/// # Errors
/// Why it was not done.
pub async fn run(opts: Opts, context: &Context) -> Result<Output> {
	match opts {
		Opts::Add { folder, description, appointment } => {
			let known = context.folder(&folder).await?;
			add(known, &description, Place::New { appointment }, context).await
		},
		Opts::Amend { record, description } => {
			let known = get(record, context).await?;
			let folder = context.folder_by_id(known.folder).await?;
			add(folder, &description, Place::Of(record), context).await
		},
		Opts::List { folder } => list(&folder, context).await,
		Opts::Show { record } => show(record, context).await,
		Opts::Read { record, out, purpose, replace, accept_unproven } => {
			let existing = if replace { Existing::Replace } else { Existing::Refuse };
			read(record, &out, purpose, existing, accept_unproven, context).await
		},
		Opts::RequestCorrection { record, reason } => {
			let call = Call::new(PALLET, "request_correction")
				.with("record", &record)
				.with("reason", &reason);
			context.perform(call, "asked", json!({ "record": record })).await
		},
		Opts::EnteredInError { record } => {
			let call = Call::new(PALLET, "mark_entered_in_error").with("record", &record);
			context.perform(call, "declared wrong", json!({ "record": record })).await
		},
		Opts::Erase { record } => erase(record, context).await,
	}
}

async fn get(record: RecordId, context: &Context) -> Result<RecordInfo<Account>> {
	let known = context.chain().await?.record(record).await?;
	known.ok_or_else(|| Failure::No(format!("there is no record {record}")))
}

/// Where a new record goes.
enum Place {
	New { appointment: Option<AppointmentId> },
	Of(RecordId),
}

/// The media type that a file's name tells.
fn media_type_of(path: &std::path::Path) -> &'static str {
	let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
	match ending.to_ascii_lowercase().as_str() {
		"pdf" => "application/pdf",
		"json" => "application/fhir+json",
		"xml" => "application/fhir+xml",
		"dcm" => "application/dicom",
		"txt" => "text/plain; charset=utf-8",
		"html" => "text/html",
		"png" => "image/png",
		"jpg" | "jpeg" => "image/jpeg",
		"csv" => "text/csv",
		_ => "application/octet-stream",
	}
}

async fn add(
	folder: FolderInfo<Account>,
	description: &Description,
	place: Place,
	context: &Context,
) -> Result<Output> {
	let node = context.node().await?;
	let keys = context.keys().await?;
	let file = &description.file;
	let metadata =
		std::fs::metadata(file).map_err(|source| Error::File { path: file.clone(), source })?;
	let modified = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
	let title = match &description.title {
		Some(title) => title.clone(),
		None => {
			file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
		},
	};
	let media_type =
		description.media_type.clone().unwrap_or_else(|| media_type_of(file).to_owned());
	let sealed_to = match folder.rotation_due {
		true => SealedTo::Patient,
		false => SealedTo::Folder,
	};
	let recipient = match sealed_to {
		SealedTo::Folder => context.recipient(&folder).await?,
		SealedTo::Patient => {
			context.note(
				"this folder is due for rotation: the record is sealed to the patient alone, until the \
				 patient rotates the folder",
			);
			context.encryption_key(&folder.patient).await?.0
		},
	};
	// The same file for the same place, in the same epoch: an interrupted run is gone on with.
	let which = json!({
		"folder": Hash(folder.id).to_string(),
		"epoch": folder.epoch,
		"sealedTo": view(sealed_to),
		"recipient": carechain_client::identity::recipient_text(&recipient),
		"file": file.canonicalize().unwrap_or_else(|_| file.clone()),
		"size": metadata.len(),
		"modified": modified.map(|time| time.as_nanos().to_string()),
		"kind": description.kind.code(),
		"title": title,
		"mediaType": media_type,
		"place": match &place {
			Place::New { appointment } => json!({ "appointment": appointment }),
			Place::Of(record) => json!({ "record": record }),
		},
	});
	let journal = context.journal().await?;
	let store = context.store()?;
	let found = journal.find("record", &which).and_then(|json| {
		Some((noted_content(&json["content"])?, noted_content(&json["manifest"])?))
	});
	let prepared = match found {
		Some((content, manifest)) => {
			let records = context.chain().await?.records(folder.id).await?;
			if let Some(known) = records.iter().find(|known| known.content == Some(content)) {
				journal.forget("record", &which);
				let extra = json!({
					"record": known.id,
					"folder": Hash(folder.id).to_string(),
					"epoch": known.epoch,
					"content": note_content(&content),
					"manifest": note_content(&manifest),
				});
				return Ok(Output::already("the run before had added it", extra));
			}
			Some((content, manifest)).filter(|_| {
				store.has(&content).unwrap_or(false) && store.has(&manifest).unwrap_or(false)
			})
		},
		None => None,
	};
	let (content, manifest) = match prepared {
		Some(prepared) => prepared,
		None => {
			let now = node.time(None).await?;
			let own = context.own().await?;
			let described = |content: ContentRef, plaintext| Manifest {
				genesis: node.genesis(),
				patient: account_id(&folder.patient),
				folder: folder.id,
				epoch: folder.epoch,
				kind: description.kind,
				title: title.clone(),
				media_type: media_type.clone(),
				content,
				plaintext,
				author: account_id(&own),
				time: now - now % SECOND,
			};
			// What cannot be in a manifest is refused before a large file is sealed.
			let nothing = carechain_client::sealed::Measured::of(&[]);
			let empty = ContentRef {
				codec: carechain_primitives::Codec::Raw,
				digest: Default::default(),
				size: 0,
			};
			described(empty, nothing).validate()?;
			let (plaintext, content) = files::seal_into_store(file, &[recipient], context)?;
			let signed = described(content, plaintext).sign_in_place(keys.signing())?;
			let manifest = context.put(&signed.seal(&[recipient])?)?;
			let note =
				json!({ "content": note_content(&content), "manifest": note_content(&manifest) });
			journal.note("record", &which, &note)?;
			(content, manifest)
		},
	};
	let call = match &place {
		Place::New { appointment } => Call::new(PALLET, "add_record")
			.with("folder", &folder.id)
			.with("epoch", &folder.epoch)
			.with("sealed_to", &sealed_to)
			.with("content", &content)
			.with("manifest", &manifest)
			.with("appointment", appointment),
		Place::Of(record) => Call::new(PALLET, "amend_record")
			.with("record", record)
			.with("epoch", &folder.epoch)
			.with("sealed_to", &sealed_to)
			.with("content", &content)
			.with("manifest", &manifest),
	};
	let outcome = context.send(call).await?;
	journal.forget("record", &which);
	let field = |name: &str| outcome.field(PALLET, "RecordAdded", name);
	let extra = json!({
		"record": field("record"),
		"folder": field("folder"),
		"epoch": field("epoch"),
		"sealedTo": field("sealedTo"),
		"author": field("author"),
		"content": note_content(&content),
		"manifest": note_content(&manifest),
		"supersedes": field("supersedes"),
	});
	let headline = match context.acting_for().await? {
		Some(_) => "added; its manifest is signed by you, the delegate, and readers see that",
		None => "added",
	};
	Ok(Output::of_outcome(headline, &outcome, extra))
}

/// The keys of a record that is one's own.
async fn own_identities(
	record: &RecordInfo<Account>,
	folder: &FolderInfo<Account>,
	context: &Context,
) -> Result<Vec<Identity>> {
	match record.sealed_to {
		SealedTo::Folder => Ok(owner_keys(folder, context).await?.identities()),
		SealedTo::Patient => context.identities().await,
	}
}

fn references(record: &RecordInfo<Account>) -> Result<(ContentRef, ContentRef)> {
	match (record.content, record.manifest) {
		(Some(content), Some(manifest)) => Ok((content, manifest)),
		_ => Err(Failure::No(format!("record {} was erased", record.id))),
	}
}

fn facts(
	record: &RecordInfo<Account>,
	folder: &FolderInfo<Account>,
	content: ContentRef,
	genesis: [u8; 32],
	signers: Vec<AccountId>,
) -> ChainFacts {
	ChainFacts {
		genesis,
		patient: account_id(&folder.patient),
		folder: folder.id,
		epoch: record.epoch,
		author: account_id(&record.author),
		by: account_id(&record.by),
		content,
		added_at: record.added_at,
		signers,
	}
}

/// Whose key signed for an account at a time, as far as the chain remembers.
async fn signers_at(who: &AccountId, at: Moment, context: &Context) -> Result<Vec<AccountId>> {
	let account = carechain_client::chain::account(who);
	let known = context.node().await?.chain(None).recovery(&account).await?;
	Ok(signers_of(&known, at).iter().map(account_id).collect())
}

fn signers_of(known: &RecoveryInfo<Account>, at: Moment) -> Vec<Account> {
	let current = (&known.signer, known.signer_since, Moment::MAX);
	let former = known.former_signers.iter().map(|one| (&one.signer, one.since, one.until));
	former
		.chain([current])
		.filter(|(_, since, until)| since.is_none_or(|since| since <= at) && at <= *until)
		.map(|(signer, ..)| signer.clone())
		.collect()
}

fn manifest_json(signed: &SignedManifest, verification: &Verification) -> Value {
	let own = signed.manifest();
	let mismatches: Vec<String> = match verification {
		Verification::AuthorProven | Verification::DelegateProven(_) => Vec::new(),
		Verification::NotProven(all) => all.iter().map(ToString::to_string).collect(),
	};
	json!({
		"title": own.title,
		"kind": own.kind.code(),
		"loinc": own.kind.loinc().code,
		"mediaType": own.media_type,
		"statedAuthor": own.author.to_string(),
		"writtenAt": Time(own.time).to_string(),
		"sizeOpened": own.plaintext.size,
		"sha256": format!("0x{}", hex::encode(own.plaintext.sha256)),
		"authorProven": *verification == Verification::AuthorProven,
		"delegateProven": matches!(verification, Verification::DelegateProven(_)),
		"mismatches": mismatches,
	})
}

/// The manifest of one's own record.
async fn own_manifest(
	record: &RecordInfo<Account>,
	folder: &FolderInfo<Account>,
	identities: &[Identity],
	context: &Context,
) -> Result<Value> {
	let (content, manifest) = references(record)?;
	let limit = MAX_MANIFEST as u64;
	let bytes = files::open_bytes(&manifest, &Key::Identities(identities), limit, context)?;
	let signed = SignedManifest::from_bytes(&bytes)?;
	let genesis = context.node().await?.genesis();
	let signers = signers_at(&signed.manifest().author, record.added_at, context).await?;
	let verification = signed.verify(&facts(record, folder, content, genesis, signers));
	Ok(manifest_json(&signed, &verification))
}

fn has_key(context: &Context) -> bool {
	context.dev_key().is_some() || context.key_name().is_ok()
}

async fn list(text: &str, context: &Context) -> Result<Output> {
	let folder = context.folder(text).await?;
	let records = context.chain().await?.records(folder.id).await?;
	let mine = has_key(context) && context.me().await? == folder.patient;
	let folder_keys = match mine {
		true => owner_keys(&folder, context).await.map(|keys| keys.identities()).ok(),
		false => None,
	};
	let mut items = Vec::new();
	for record in records {
		let identities = match (mine, record.sealed_to) {
			(true, SealedTo::Patient) => context.identities().await.ok(),
			(true, SealedTo::Folder) => folder_keys.clone(),
			(false, _) => None,
		};
		let erased = record.state == RecordState::Erased;
		let manifest = match identities.filter(|_| !erased) {
			// A manifest that is not at hand keeps nothing else from being listed.
			Some(identities) => Some(
				own_manifest(&record, &folder, &identities, context)
					.await
					.unwrap_or_else(|error| json!({ "title": null, "problem": error.to_string() })),
			),
			None => None,
		};
		let mut json = view(views::Record::from(record));
		if let Some(manifest) = manifest {
			merge(&mut json, manifest);
		}
		items.push(json);
	}
	let columns: &[&str] = match mine {
		true => &["id", "addedAt", "kind", "title", "authorProven", "state"],
		false => &["id", "addedAt", "epoch", "author", "state"],
	};
	Ok(Output::list("records", items, columns))
}

async fn show(id: RecordId, context: &Context) -> Result<Output> {
	let record = get(id, context).await?;
	let folder = context.folder_by_id(record.folder).await?;
	let mut json = view(views::Record::from(record.clone()));
	let mine = has_key(context) && context.me().await? == folder.patient;
	if mine && record.state != RecordState::Erased {
		let identities = own_identities(&record, &folder, context).await?;
		merge(&mut json, own_manifest(&record, &folder, &identities, context).await?);
	}
	Ok(Output::thing(json))
}

/// What opens a record that is not one's own.
enum Opener {
	Folder(Vec<Identity>),
	Record(Box<RecordEnvelope>),
}

async fn find_grant(me: &Account, id: u64, context: &Context) -> Result<GrantInfo<Account>> {
	let grants = context.node().await?.chain(None).grants(&Selector::Account(me.clone())).await?;
	grants
		.into_iter()
		.find(|grant| grant.id == id)
		.ok_or_else(|| Failure::No(format!("grant {id} is gone")))
}

/// Fetches the envelope of a right, and compares it with the chain.
async fn opener(
	basis: AccessBasis,
	record: &RecordInfo<Account>,
	me: &Account,
	context: &Context,
) -> Result<Opener> {
	let (content, manifest) = references(record)?;
	let identities = context.identities().await?;
	let missing = || Failure::No("this right brings no key to read with".into());
	// An envelope that is sealed to others is of no use: the patient has to make it again.
	let not_for_me = |error: Error| match error {
		Error::WrongKey => {
			Error::EnvelopeOpensOtherFolder("it is sealed to another key than yours".into())
		},
		error => error,
	};
	match basis {
		AccessBasis::Owner => Err(missing()),
		AccessBasis::Grant(id) => {
			let grant = find_grant(me, id, context).await?;
			let envelope = grant.envelope.ok_or_else(missing)?;
			match grant.scope {
				GrantScope::Folder => {
					let bytes = context.get(&envelope, 2 * MAX_FOLDER_ENVELOPE)?;
					let keys =
						FolderKeys::open(bytes.as_slice(), &identities).map_err(not_for_me)?;
					check_keys(&keys, record.folder, grant.epoch, context).await?;
					Ok(Opener::Folder(keys.identities()))
				},
				GrantScope::Record(_) => {
					let bytes = context.get(&envelope, 2 * MAX_RECORD_ENVELOPE)?;
					let opened =
						RecordEnvelope::open(bytes.as_slice(), &identities).map_err(not_for_me)?;
					opened.check_envelope(record.id, &content, &manifest, &identities)?;
					Ok(Opener::Record(Box::new(opened)))
				},
			}
		},
		AccessBasis::Emergency(id) => {
			let chain = context.node().await?.chain(None);
			let open = chain.emergencies(&Selector::Account(me.clone())).await?;
			let emergency = open
				.into_iter()
				.find(|one| one.id == id)
				.ok_or_else(|| Failure::No(format!("emergency {id} is gone")))?;
			let envelope = emergency.envelope.ok_or_else(missing)?;
			let bytes = context.get(&envelope, 2 * MAX_FOLDER_ENVELOPE)?;
			let keys = FolderKeys::open(bytes.as_slice(), &identities).map_err(not_for_me)?;
			check_keys(&keys, record.folder, keys.epoch(), context).await?;
			Ok(Opener::Folder(keys.identities()))
		},
	}
}

async fn read(
	id: RecordId,
	out: &std::path::Path,
	purpose: Option<PurposeOfUse>,
	existing: Existing,
	accept_unproven: bool,
	context: &Context,
) -> Result<Output> {
	if existing == Existing::Refuse && out.exists() {
		return Err(Error::FileExists(out.to_owned()).into());
	}
	let record = get(id, context).await?;
	let folder = context.folder_by_id(record.folder).await?;
	let me = context.me().await?;
	let (content, manifest) = references(&record)?;
	let identities = context.identities().await?;

	let mut declared = None;
	let opener = if me == folder.patient {
		Opener::Folder(own_identities(&record, &folder, context).await?)
	} else {
		let purpose = purpose.ok_or_else(|| {
			Failure::Usage("why do you read it? give the purpose, such as --purpose TREAT".into())
		})?;
		let chain = context.node().await?.chain(None);
		let by = context.own().await?;
		let basis = match chain.can_access(&me, id, Some(purpose), Some(&by)).await? {
			Access::Granted { basis, .. } => basis,
			Access::Denied { reason } => return Err(denial(reason)),
		};
		let call = Call::new(PALLET, "declare_read").with("record", &id).with("purpose", &purpose);
		let call = match context.acting_for().await? {
			Some(principal) => call.acting_for(principal),
			None => call,
		};
		// Final before anything is fetched: nobody reads without having said so.
		declared = Some(context.send_and_wait(call, Wait::Finalized).await?);
		opener(basis, &record, &me, context).await?
	};

	let (manifest_key, content_key) = match &opener {
		Opener::Folder(folder_keys) => (Key::Identities(folder_keys), Key::Identities(folder_keys)),
		Opener::Record(envelope) => (
			Key::Header(&envelope.manifest, &identities),
			Key::Header(&envelope.content, &identities),
		),
	};
	let bytes = files::open_bytes(&manifest, &manifest_key, MAX_MANIFEST as u64, context)?;
	let signed = SignedManifest::from_bytes(&bytes)?;
	let genesis = context.node().await?.genesis();
	let signers = signers_at(&signed.manifest().author, record.added_at, context).await?;
	let verification = signed.verify(&facts(&record, &folder, content, genesis, signers));
	if matches!(verification, Verification::NotProven(_)) && !accept_unproven {
		return Err(Failure::NotProven(verification));
	}
	let expected = match &verification {
		Verification::AuthorProven | Verification::DelegateProven(_) => {
			Some(&signed.manifest().plaintext)
		},
		Verification::NotProven(_) => None,
	};
	files::open_to_file(&content, &content_key, out, expected, existing, context)?;

	let mut extra =
		json!({ "record": id, "file": out, "author": view(views::Record::from(record))["author"] });
	merge(&mut extra, manifest_json(&signed, &verification));
	let headline = format!("{verification}; wrote {}", out.display());
	match declared {
		Some(outcome) => {
			extra["read"] = outcome.field(PALLET, "ReadDeclared", "read");
			extra["purpose"] = json!(purpose.map(|purpose| purpose.code()));
			Ok(Output::of_outcome(&headline, &outcome, extra))
		},
		None => Ok(Output::new(format!("{headline}\n{}", super::output::describe(&extra)), extra)),
	}
}

async fn erase(id: RecordId, context: &Context) -> Result<Output> {
	let record = get(id, context).await?;
	let outcome = match record.state {
		RecordState::Erased => None,
		_ => Some(context.send(Call::new(PALLET, "erase_record").with("record", &id)).await?),
	};
	let store = context.store()?;
	let mut removed = 0;
	for content in [record.content, record.manifest].into_iter().flatten() {
		removed += u32::from(store.delete(&content)?);
	}
	let extra = json!({ "record": id, "filesRemoved": removed });
	let headline = "erased. Copies that others made, and keys they were given, are not called back";
	Ok(match outcome {
		Some(outcome) => Output::of_outcome(headline, &outcome, extra),
		None => Output::already("erased already", extra),
	})
}

#[cfg(test)]
mod tests {
	use super::*;
	use carechain_primitives::api::FormerSignerInfo;

	#[test]
	fn the_key_that_signed_then_is_the_one_in_whose_time_it_was() {
		let [account, first, second] = [1, 2, 3].map(|byte| Account::new([byte; 32]));
		let former = |signer: &Account, since, until| FormerSignerInfo {
			signer: signer.clone(),
			since,
			until,
		};
		let known = RecoveryInfo {
			signer: second.clone(),
			signer_since: Some(20),
			former_signers: vec![former(&account, None, 10), former(&first, Some(10), 20)],
			contacts: None,
			next_contacts: None,
			cases: vec![],
		};
		assert_eq!(signers_of(&known, 9), vec![account.clone()]);
		// In the block of the change, both signed.
		assert_eq!(signers_of(&known, 10), vec![account, first.clone()]);
		assert_eq!(signers_of(&known, 11), vec![first]);
		assert_eq!(signers_of(&known, 21), vec![second]);
	}

	#[test]
	fn media_types_follow_the_name() {
		assert_eq!(media_type_of(std::path::Path::new("a/b.PDF")), "application/pdf");
		assert_eq!(media_type_of(std::path::Path::new("scan.dcm")), "application/dicom");
		assert_eq!(media_type_of(std::path::Path::new("noending")), "application/octet-stream");
	}
}
