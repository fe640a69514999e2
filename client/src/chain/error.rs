//! What can go wrong between a person and the chain, and the exit code of each.

use carechain_storage::Error as StoreError;
use serde_json::{json, Value};

/// A result of what needs the chain.
pub type Result<T> = std::result::Result<T, Failure>;

/// Why something was not done. `docs/care.md` lists the exit codes.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Failure {
	/// The runtime refused the call.
	#[error("{pallet}.{name}: {message}")]
	Refused {
		/// The pallet whose rule it was; empty where it was the runtime itself.
		pallet: String,
		/// The error's name.
		name: String,
		/// What the runtime's documentation says about it.
		message: String,
		/// The transaction and its block; `None` where nothing was sent.
		place: Option<Box<Value>>,
	},
	/// The node did not take the transaction into its pool.
	#[error("the transaction was not taken: {0}")]
	NotTaken(String),
	/// What was asked for is not there, or not so.
	#[error("{0}")]
	No(String),
	/// Manifest, signature and chain do not agree.
	#[error("{0}. Nothing was written; to read it all the same, say --accept-unproven")]
	NotProven(crate::manifest::Verification),
	/// The request makes no sense.
	#[error("{0}")]
	Usage(String),
	/// There is no node.
	#[error(
		"no node answers at {url} ({reason}): start one (carechain-node --dev --tmp), or name \
		 another with --node"
	)]
	Unreachable {
		/// Where.
		url: String,
		/// What the system said.
		reason: String,
	},
	/// The connection would be open to everybody on the way.
	#[error(
		"{0} is not this machine and not encrypted: use wss://, or say --allow-insecure if the way \
		 there is protected otherwise"
	)]
	Insecure(String),
	/// The node does not know the newest blocks yet.
	#[error(
		"the node is still syncing (block {best} of {highest}): wait until it is done, and try \
		 again"
	)]
	Syncing {
		/// The newest block it has.
		best: u64,
		/// The newest block there is; 0 where it cannot say.
		highest: u64,
	},
	/// The node is of another chain than the one these keys were used with.
	#[error(
		"the node at {url} is of another chain (genesis {actual}), and {home} belongs to \
		 {expected}: name the right node with --node, or another folder with --home"
	)]
	OtherChain {
		/// Which node.
		url: String,
		/// The folder that remembers.
		home: String,
		/// What it remembers.
		expected: String,
		/// What the node has.
		actual: String,
	},
	/// The runtime is not one that this program knows.
	#[error("the node runs {actual}, and this care was built for {expected}: install the care of that version")]
	OtherVersion {
		/// What this program was built for.
		expected: String,
		/// What the node runs.
		actual: String,
	},
	/// The answer did not come: the transaction may have been taken.
	#[error("{0}: the transaction may have been taken; run the same again, it is not done twice")]
	Unknown(String),
	/// The node answers with an error.
	#[error("the node could not answer: {0}")]
	Node(String),
	/// Keys, sealed files, manifests, envelopes.
	#[error(transparent)]
	Client(#[from] crate::Error),
	/// The store of content.
	#[error(transparent)]
	Store(#[from] StoreError),
}

impl Failure {
	/// The runtime's error of this name, whichever pallet it is of.
	pub fn is(&self, pallet: &str, error: &str) -> bool {
		matches!(self, Self::Refused { pallet: p, name, .. } if p == pallet && name == error)
	}

	/// The exit code of the program.
	pub fn exit_code(&self) -> u8 {
		match self {
			Self::Refused { .. } | Self::NotTaken(_) | Self::No(_) => 1,
			Self::Usage(_) | Self::Insecure(_) => 2,
			Self::Unreachable { .. } | Self::Node(_) => 3,
			Self::Syncing { .. } => 4,
			Self::OtherChain { .. } | Self::OtherVersion { .. } => 5,
			Self::Client(_) | Self::NotProven(_) => 6,
			Self::Store(_) => 7,
			Self::Unknown(_) => 8,
		}
	}

	/// A name for programs.
	pub fn name(&self) -> &str {
		match self {
			Self::Refused { name, .. } => name,
			Self::NotTaken(_) => "NotTaken",
			Self::No(_) => "No",
			Self::NotProven(_) => "ManifestNotProven",
			Self::Usage(_) => "Usage",
			Self::Unreachable { .. } => "NodeUnreachable",
			Self::Insecure(_) => "InsecureConnection",
			Self::Syncing { .. } => "NodeSyncing",
			Self::OtherChain { .. } => "OtherChain",
			Self::OtherVersion { .. } => "OtherVersion",
			Self::Unknown(_) => "OutcomeUnknown",
			Self::Node(_) => "NodeError",
			Self::Client(error) => client_name(error),
			Self::Store(error) => store_name(error),
		}
	}

	/// The failure for programs: `{"error": {"pallet", "name", "message", "exitCode"}}`, with
	/// `block` and `transaction` where a block has it.
	pub fn to_json(&self) -> Value {
		let (pallet, message) = match self {
			Self::Refused { pallet, message, .. } => (Some(pallet.as_str()), message.clone()),
			other => (None, other.to_string()),
		};
		let mut json = json!({
			"error": {
				"pallet": pallet.filter(|pallet| !pallet.is_empty()),
				"name": self.name(),
				"message": message,
				"exitCode": self.exit_code(),
			}
		});
		if let Self::Refused { place: Some(place), .. } = self {
			for field in ["block", "transaction"] {
				json[field] = place[field].clone();
			}
		}
		json
	}

	/// An error of reading or writing, which may carry one of the store.
	pub fn from_io(error: std::io::Error) -> Self {
		Self::Client(crate::Error::Io(error))
	}
}

impl From<std::io::Error> for Failure {
	fn from(error: std::io::Error) -> Self {
		Self::from_io(error)
	}
}

fn client_name(error: &crate::Error) -> &'static str {
	use crate::Error::*;
	match error {
		WrongPassphrase => "WrongPassphrase",
		WrongKey => "WrongKey",
		EnvelopeOpensOtherFolder(_) | EnvelopeOpensOtherRecord(_) => "BadEnvelope",
		NotStated { .. } | StatedByOther { .. } | StatedByFormer { .. } => "NotStated",
		OtherOwner { .. } => "OtherOwner",
		OtherCustodian { .. } => "OtherCustodian",
		StatedBefore { .. } => "StatedBefore",
		OlderKey { .. } | OtherKey { .. } => "OlderKey",
		OtherContent => "OtherContent",
		Damaged | Truncated | NotAge | UnknownAgeVersion => "DamagedFile",
		NotCanonical => "BadManifest",
		FileExists(_) => "FileExists",
		ShortPassphrase(_) | PassphrasesDiffer => "BadPassphrase",
		BackupCodeTypo(_) | OtherBackup => "BadBackupCode",
		WellKnownSecret | BadSecret => "BadSecret",
		File { .. } | Io(_) => "FileError",
		_ => "Refused",
	}
}

fn store_name(error: &StoreError) -> &'static str {
	match error {
		StoreError::Missing { .. } => "ContentMissing",
		StoreError::Damaged { .. } => "ContentDamaged",
		StoreError::Truncated { .. } => "ContentTruncated",
		StoreError::BlockTooLarge { .. } | StoreError::SizeMismatch { .. } => "ContentSize",
		_ => "StoreError",
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_refusal_names_pallet_and_error_and_exits_with_one() {
		let failure = Failure::Refused {
			pallet: "Appointments".into(),
			name: "SlotTaken".into(),
			message: "Somebody has the slot.".into(),
			place: Some(Box::new(json!({ "block": { "number": 7 }, "transaction": "0x01" }))),
		};
		assert_eq!(failure.to_string(), "Appointments.SlotTaken: Somebody has the slot.");
		assert_eq!(failure.exit_code(), 1);
		let json = failure.to_json();
		assert_eq!(json["error"]["pallet"], "Appointments");
		assert_eq!(json["error"]["name"], "SlotTaken");
		assert_eq!(json["error"]["message"], "Somebody has the slot.");
		assert_eq!((&json["block"]["number"], &json["transaction"]), (&json!(7), &json!("0x01")));
		assert!(failure.is("Appointments", "SlotTaken"));
		assert!(!failure.is("Escrow", "SlotTaken"));
	}

	#[test]
	fn exit_codes_differ_by_what_a_person_has_to_do() {
		let unreachable = Failure::Unreachable { url: "ws://x".into(), reason: "refused".into() };
		assert_eq!(unreachable.exit_code(), 3);
		assert!(unreachable.to_string().contains("--node"));
		assert_eq!(Failure::Usage("x".into()).exit_code(), 2);
		assert_eq!(Failure::Syncing { best: 1, highest: 9 }.exit_code(), 4);
		assert_eq!(Failure::Client(crate::Error::WrongPassphrase).exit_code(), 6);
		assert_eq!(Failure::Client(crate::Error::WrongPassphrase).name(), "WrongPassphrase");
	}
}
