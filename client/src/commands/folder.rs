//! Folders: made, rotated, closed; and who answers their emergencies.

use super::{account::view, context::Context, output::Output, parse};
use carechain_client::{
	chain::{Account, Call, Failure, Result},
	envelope::{FolderKeys, MAX_FOLDER_ENVELOPE},
	identity::{parse_recipient, recipient_text},
	Error,
};
use carechain_primitives::{
	api::FolderInfo, ContentRef, EmergencyPolicy, EncryptionKey, Epoch, FolderId, Moment, DAY,
};
use carechain_rpc::{views, Address, Hash};
use carechain_storage::Store;
use clap::Subcommand;
use rand::{rngs::OsRng, RngCore};
use serde_json::{json, Value};

const PALLET: &str = "RecordAccess";
/// What a custodian means, said before it is named.
const CUSTODIAN_NOTICE: &str = "The custodian gets the key of this folder: it can hand it to a \
	doctor in an emergency. What it has got cannot be taken back; rotating the folder closes what is \
	added later.";

/// Folders.
#[derive(Subcommand)]
pub enum Opts {
	/// Makes a folder of mine.
	Create {
		/// The longest a grant on it may run.
		#[arg(long, value_parser = parse::length, default_value = "365d", value_name = "LENGTH")]
		longest_grant: Moment,
		/// The hospital that answers emergencies; none by default.
		#[arg(long, value_name = "HOSPITAL")]
		custodian: Option<String>,
	},
	/// Folders of a patient.
	List {
		/// The patient; me by default.
		patient: Option<String>,
		/// Also closed ones.
		#[arg(long)]
		all: bool,
	},
	/// Shows a folder.
	Show {
		/// The folder.
		folder: String,
	},
	/// Gives a folder a new key: what is added from then on is closed to all who had the old one.
	Rotate {
		/// The folder.
		folder: String,
	},
	/// Closes a folder for good.
	Close {
		/// The folder.
		folder: String,
	},
	/// Names the hospital that answers emergencies, or none.
	Custodian {
		/// The folder.
		folder: String,
		/// The hospital.
		#[arg(required_unless_present = "none")]
		hospital: Option<String>,
		/// Nobody: there is no break-glass.
		#[arg(long, conflicts_with = "hospital")]
		none: bool,
	},
}

/// Runs the command.
///
/// # Errors
/// Why it was not done.
pub async fn run(opts: Opts, context: &Context) -> Result<Output> {
	match opts {
		Opts::Create { longest_grant, custodian } => {
			create(longest_grant, custodian, context).await
		},
		Opts::List { patient, all } => {
			let patient = match patient {
				Some(text) => context.account(&text).await?,
				None => context.me().await?,
			};
			let known = context.chain().await?.folders(&patient).await?;
			let items = known
				.into_iter()
				.filter(|folder| all || !folder.closed)
				.map(|folder| view(views::Folder::from(folder)))
				.collect();
			Ok(Output::list(
				"folders",
				items,
				&["id", "epoch", "emergency", "rotationDue", "closed"],
			))
		},
		Opts::Show { folder } => {
			let known = context.folder(&folder).await?;
			Ok(Output::thing(view(views::Folder::from(known))))
		},
		Opts::Rotate { folder } => rotate(&folder, context).await,
		Opts::Close { folder } => {
			let known = context.folder(&folder).await?;
			let call = Call::new(PALLET, "close_folder").with("folder", &known.id);
			let extra = json!({ "folder": Hash(known.id).to_string() });
			context
				.perform(call, "closed; its records can still be read by their owner", extra)
				.await
		},
		Opts::Custodian { folder, hospital, none: _ } => {
			custodian(&folder, hospital, context).await
		},
	}
}

/// The keys of one's own folder, out of the owner envelope, and they are those of the chain.
///
/// # Errors
/// The envelope is not in the store, or none of one's keys opens it.
pub async fn owner_keys(folder: &FolderInfo<Account>, context: &Context) -> Result<FolderKeys> {
	let envelope = context.get(&folder.owner_envelope, 2 * MAX_FOLDER_ENVELOPE)?;
	let identities = context.identities().await?;
	let keys = FolderKeys::open(envelope.as_slice(), &identities).map_err(|error| {
		match error {
		Error::WrongKey => Failure::No(
			"none of your keys opens this folder's owner envelope: use the newest copy of your keys, \
			 or restore them from a backup"
				.into(),
		),
		error => error.into(),
	}
	})?;
	keys.check_envelope(folder.id, folder.epoch, &folder.recipient)?;
	Ok(keys)
}

/// The patient's key that an owner envelope is sealed to; the patient's own client makes sure that
/// it can open it.
async fn owner_recipient(patient: &Account, context: &Context) -> Result<EncryptionKey> {
	let (key, _) = context.encryption_key(patient).await?;
	let acting = context.acting_for().await?.is_some();
	let own = context.identities().await?;
	match acting || own.iter().any(|identity| identity.public() == key) {
		true => Ok(key),
		false => Err(Failure::No(
			"these keys do not have your encryption key of the chain: use the newest copy of them, or \
			 the folder could never be opened again"
				.into(),
		)),
	}
}

/// A content reference in the journal.
pub fn note_content(content: &ContentRef) -> Value {
	view(views::Content::from(*content))
}

/// The content reference of [`note_content`].
pub fn noted_content(json: &Value) -> Option<ContentRef> {
	carechain_rpc::text::content_ref(json["cid"].as_str()?, json["size"].as_u64()?).ok()
}

struct Prepared {
	folder: FolderId,
	recipient: EncryptionKey,
	owner_envelope: ContentRef,
	custodian_envelope: Option<ContentRef>,
	/// The keys that the envelopes are sealed to.
	sealed_to: Vec<String>,
}

/// Whom the keys of a folder are sealed to: the owner, and the custodian if there is one.
struct Holders {
	owner: EncryptionKey,
	custodian: Option<EncryptionKey>,
}

impl Holders {
	async fn of(patient: &Account, custodian: Option<&Account>, context: &Context) -> Result<Self> {
		Ok(Self {
			owner: owner_recipient(patient, context).await?,
			custodian: match custodian {
				Some(hospital) => Some(context.encryption_key(hospital).await?.0),
				None => None,
			},
		})
	}

	fn names(&self) -> Vec<String> {
		[Some(self.owner), self.custodian].iter().flatten().map(recipient_text).collect()
	}
}

impl Prepared {
	fn to_json(&self) -> Value {
		json!({
			"folder": Hash(self.folder).to_string(),
			"recipient": recipient_text(&self.recipient),
			"ownerEnvelope": note_content(&self.owner_envelope),
			"custodianEnvelope": self.custodian_envelope.as_ref().map(note_content),
			"sealedTo": self.sealed_to,
		})
	}

	fn from_json(json: &Value) -> Option<Self> {
		Some(Self {
			folder: json["folder"].as_str()?.parse::<Hash>().ok()?.0,
			recipient: parse_recipient(json["recipient"].as_str()?).ok()?,
			owner_envelope: noted_content(&json["ownerEnvelope"])?,
			custodian_envelope: noted_content(&json["custodianEnvelope"]),
			sealed_to: serde_json::from_value(json["sealedTo"].clone()).ok()?,
		})
	}

	/// Seals keys to the owner and the custodian, into the store.
	fn new(keys: &FolderKeys, holders: &Holders, context: &Context) -> Result<Self> {
		let owner_envelope = context.put(&keys.seal(&holders.owner)?)?;
		let custodian_envelope = match &holders.custodian {
			Some(key) => Some(context.put(&keys.seal(key)?)?),
			None => None,
		};
		Ok(Self {
			folder: keys.folder(),
			recipient: keys.recipient(),
			owner_envelope,
			custodian_envelope,
			sealed_to: holders.names(),
		})
	}

	/// Whether it was sealed to the same keys, and the store still has it.
	fn can_be_sent(&self, holders: &Holders, context: &Context) -> bool {
		self.sealed_to == holders.names() && self.is_stored(context).unwrap_or(false)
	}

	/// Whether the store still has what was prepared.
	fn is_stored(&self, context: &Context) -> Result<bool> {
		let store = context.store()?;
		let custodian = match &self.custodian_envelope {
			Some(envelope) => store.has(envelope)?,
			None => true,
		};
		Ok(store.has(&self.owner_envelope)? && custodian)
	}
}

async fn create(
	longest_grant: Moment,
	custodian: Option<String>,
	context: &Context,
) -> Result<Output> {
	let me = context.me().await?;
	let custodian = match custodian {
		Some(text) => Some(context.account(&text).await?),
		None => None,
	};
	if custodian.is_some() {
		context.note(CUSTODIAN_NOTICE);
	}
	let journal = context.journal().await?;
	let which = json!({
		"longestGrant": longest_grant,
		"custodian": custodian.as_ref().map(|one| Address(one.clone()).to_string()),
	});
	let chain = context.chain().await?;
	let holders = Holders::of(&me, custodian.as_ref(), context).await?;
	let found = journal.find("folder", &which).as_ref().and_then(Prepared::from_json);
	let prepared = match found {
		Some(prepared) => {
			// An earlier run got this far.
			match chain.folder(prepared.folder).await? {
				Some(folder) if folder.patient == me && folder.recipient == prepared.recipient => {
					journal.forget("folder", &which);
					let extra =
						json!({ "folder": Hash(folder.id).to_string(), "epoch": folder.epoch });
					return Ok(Output::already("the run before had made it", extra));
				},
				// Somebody saw the name on its way, and was quicker.
				Some(_) => None,
				None => Some(prepared).filter(|one| one.can_be_sent(&holders, context)),
			}
		},
		None => None,
	};
	let prepared = match prepared {
		Some(prepared) => prepared,
		None => {
			let mut name = [0; 32];
			OsRng.fill_bytes(&mut name);
			let keys = FolderKeys::generate(FolderId::from(name));
			let prepared = Prepared::new(&keys, &holders, context)?;
			journal.note("folder", &which, &prepared.to_json())?;
			prepared
		},
	};
	let emergency = match &custodian {
		Some(hospital) => EmergencyPolicy::Custodian(hospital.clone()),
		None => EmergencyPolicy::Never,
	};
	let signature = context.state_recipient(&me, prepared.folder, 0, &prepared.recipient).await?;
	let name = Hash(prepared.folder).to_string();
	context.seen()?.check_patient(&name, &me)?;
	context.seen()?.name_custodian(&name, custodian.as_ref())?;
	let call = Call::new(PALLET, "create_folder")
		.with("folder", &prepared.folder)
		.with("recipient", &prepared.recipient)
		.with("longest_grant", &longest_grant)
		.with("owner_envelope", &prepared.owner_envelope)
		.with("emergency", &emergency)
		.with("custodian_envelope", &prepared.custodian_envelope)
		.with_signature("signature", &signature);
	let outcome = context.send(call).await?;
	journal.forget("folder", &which);
	let mut extra = prepared.to_json();
	extra["epoch"] = json!(0);
	extra["emergency"] = view(views::EmergencyPolicy::from(emergency));
	Ok(Output::of_outcome("made", &outcome, extra))
}

async fn rotate(text: &str, context: &Context) -> Result<Output> {
	let known = own_folder(text, context).await?;
	let journal = context.journal().await?;
	let id = Hash(known.id).to_string();
	// An earlier run may have done it already.
	if let Some(before) = known.epoch.checked_sub(1) {
		let which = json!({ "folder": id, "epoch": before });
		let found = journal.find("rotation", &which).as_ref().and_then(Prepared::from_json);
		if found.is_some_and(|prepared| prepared.recipient == known.recipient) {
			journal.forget("rotation", &which);
			let extra = json!({ "folder": id, "epoch": known.epoch });
			return Ok(Output::already("the run before had rotated it", extra));
		}
	}
	let which = json!({ "folder": id, "epoch": known.epoch });
	let custodian = match &known.emergency {
		EmergencyPolicy::Custodian(hospital) => {
			// It gets the keys of all epochs: not on a node's word alone.
			context.seen()?.check_custodian(&id, hospital)?;
			Some(hospital.clone())
		},
		EmergencyPolicy::Never => None,
	};
	let holders = Holders::of(&known.patient, custodian.as_ref(), context).await?;
	let found = journal
		.find("rotation", &which)
		.as_ref()
		.and_then(Prepared::from_json)
		.filter(|prepared| prepared.can_be_sent(&holders, context));
	let prepared = match found {
		Some(prepared) => prepared,
		None => {
			let keys = owner_keys(&known, context).await?.rotated();
			let prepared = Prepared::new(&keys, &holders, context)?;
			journal.note("rotation", &which, &prepared.to_json())?;
			prepared
		},
	};
	let epoch = known.epoch.saturating_add(1);
	let signature =
		context.state_recipient(&known.patient, known.id, epoch, &prepared.recipient).await?;
	let call = Call::new(PALLET, "rotate_folder")
		.with("folder", &known.id)
		.with("recipient", &prepared.recipient)
		.with("owner_envelope", &prepared.owner_envelope)
		.with("custodian_envelope", &prepared.custodian_envelope)
		.with_signature("signature", &signature);
	let outcome = context.send(call).await?;
	journal.forget("rotation", &which);
	let mut extra = prepared.to_json();
	extra["epoch"] = outcome.field(PALLET, "FolderRotated", "epoch");
	let headline = "rotated: what is added from now on is closed to everybody who had the keys \
		before. Grants stand for what was there; grant again for what comes";
	Ok(Output::of_outcome(headline, &outcome, extra))
}

/// A folder of mine, or of whom I act for.
async fn own_folder(text: &str, context: &Context) -> Result<FolderInfo<Account>> {
	let known = context.folder(text).await?;
	match known.patient == context.me().await? {
		true => Ok(known),
		false => Err(Failure::No("this folder is somebody else's".into())),
	}
}

async fn custodian(text: &str, hospital: Option<String>, context: &Context) -> Result<Output> {
	let known = own_folder(text, context).await?;
	let (emergency, envelope) = match hospital {
		Some(text) => {
			let hospital = context.account(&text).await?;
			context.note(CUSTODIAN_NOTICE);
			let keys = owner_keys(&known, context).await?;
			let (key, _) = context.encryption_key(&hospital).await?;
			let envelope = context.put(&keys.seal(&key)?)?;
			(EmergencyPolicy::Custodian(hospital), Some(envelope))
		},
		None => (EmergencyPolicy::Never, None),
	};
	let named = match &emergency {
		EmergencyPolicy::Custodian(hospital) => Some(hospital),
		EmergencyPolicy::Never => None,
	};
	context.seen()?.name_custodian(&Hash(known.id).to_string(), named)?;
	let call = Call::new(PALLET, "set_emergency_custodian")
		.with("folder", &known.id)
		.with("emergency", &emergency)
		.with("envelope", &envelope);
	let extra = json!({
		"folder": Hash(known.id).to_string(),
		"emergency": view(views::EmergencyPolicy::from(emergency)),
		"notice": envelope.map(|_| CUSTODIAN_NOTICE),
	});
	context.perform(call, "set", extra).await
}

/// Refuses keys of an envelope that are not the folder's of an epoch on the chain.
///
/// # Errors
/// [`Error::EnvelopeOpensOtherFolder`].
pub async fn check_keys(
	keys: &FolderKeys,
	folder: FolderId,
	epoch: Epoch,
	context: &Context,
) -> Result<()> {
	let chain = context.node().await?.chain(None);
	let on_chain = chain
		.epoch_keys(folder, epoch)
		.await?
		.ok_or_else(|| Failure::No(format!("the chain has no epoch {epoch} of this folder")))?;
	Ok(keys.check_envelope(folder, epoch, &on_chain.recipient)?)
}

/// How long a grant runs where nobody says: a month, or as long as the folder lets it.
pub fn usual_grant(folder: &FolderInfo<Account>) -> Moment {
	folder.longest_grant.min(30 * DAY)
}
