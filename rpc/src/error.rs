//! Errors of the `care_*` methods: each has a code that stays, a name, and says what to do.

use crate::{Address, Hash};
use carechain_primitives::api::AccountId;
use frame::deps::sp_core::H256;
use serde::Serialize;

/// Why a `care_*` method has no answer.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Error {
	/// The node has no block of this hash.
	#[error(
		"this node has no block {}: check the hash, or wait until the node is in sync",
		Hash(*block)
	)]
	UnknownBlock {
		/// The block asked.
		block: H256,
	},
	/// The node has the block, but not what was stored at it.
	#[error(
		"the state at block {number} ({}) is discarded here: ask an archive node (one that runs \
		 with --state-pruning archive-canonical), and give a finalized block",
		Hash(*block)
	)]
	HistoryPruned {
		/// The block asked.
		block: H256,
		/// Its number.
		number: u64,
	},
	/// The runtime of this block does not have the method, or has it in a later form.
	#[error(
		"the runtime at block {} {}",
		Hash(*block),
		match version {
			None => "has no care API: ask a later block".to_string(),
			Some(version) if version < needed => format!(
				"has version {version} of the care API, the method came with version {needed}: ask \
				 a later block"
			),
			Some(version) => format!(
				"has version {version} of the care API, this node reads up to version {known}: \
				 install a newer carechain-node"
			),
		}
	)]
	NotSupportedAtBlock {
		/// The block asked.
		block: H256,
		/// The version of the care API there; `None` where there is none.
		version: Option<u32>,
		/// The first version that has the method.
		needed: u32,
		/// The latest version that this node can read.
		known: u32,
	},
	/// A parameter cannot be understood, or is out of its bounds.
	#[error("{parameter} {problem}")]
	BadParameter {
		/// The parameter's name.
		parameter: &'static str,
		/// What is wrong, and how it should be.
		problem: String,
	},
	/// The runtime failed to answer.
	#[error(
		"the runtime could not answer at block {}: this is a fault of the chain's software, report \
		 it with the node's log of this moment",
		Hash(*block)
	)]
	RuntimeError {
		/// The block asked.
		block: H256,
	},
	/// The doctor takes no bookings.
	#[error(
		"{} has no licence in force, or is suspended, at this block: no slot of theirs can be booked",
		Address(doctor.clone())
	)]
	NotLicensed {
		/// The doctor asked.
		doctor: AccountId,
	},
	/// The node could not read its own database.
	#[error("this node could not read its database: see its log")]
	NodeError,
}

/// What an error carries for programs beside its code and message.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ErrorData {
	/// The error's name.
	pub name: &'static str,
	/// The parameter that is wrong, where one is.
	#[serde(skip_serializing_if = "Option::is_none")]
	pub parameter: Option<&'static str>,
}

impl Error {
	/// The JSON-RPC error code. A code never changes its meaning.
	pub const fn code(&self) -> i32 {
		match self {
			Self::UnknownBlock { .. } => 7001,
			Self::HistoryPruned { .. } => 7002,
			Self::NotSupportedAtBlock { .. } => 7003,
			Self::BadParameter { .. } => 7004,
			Self::RuntimeError { .. } => 7005,
			Self::NotLicensed { .. } => 7006,
			Self::NodeError => 7007,
		}
	}

	/// The error's name, for programs that would rather not compare numbers.
	pub const fn name(&self) -> &'static str {
		match self {
			Self::UnknownBlock { .. } => "UnknownBlock",
			Self::HistoryPruned { .. } => "HistoryPruned",
			Self::NotSupportedAtBlock { .. } => "NotSupportedAtBlock",
			Self::BadParameter { .. } => "BadParameter",
			Self::RuntimeError { .. } => "RuntimeError",
			Self::NotLicensed { .. } => "NotLicensed",
			Self::NodeError => "NodeError",
		}
	}

	/// What goes into the `data` of the JSON-RPC error.
	pub const fn data(&self) -> ErrorData {
		let parameter = match self {
			Self::BadParameter { parameter, .. } => Some(*parameter),
			_ => None,
		};
		ErrorData { name: self.name(), parameter }
	}

	/// Whether a block's API can serve a method that came with version `needed`, on a node that
	/// reads up to version `known`.
	pub fn ensure_supported(
		block: H256,
		version: Option<u32>,
		needed: u32,
		known: u32,
	) -> Result<(), Self> {
		match version {
			// A later version may have changed the shape of an answer: a wrong answer is worse
			// than none.
			Some(version) if (needed..=known).contains(&version) => Ok(()),
			_ => Err(Self::NotSupportedAtBlock { block, version, needed, known }),
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn all() -> [Error; 7] {
		let block = H256::repeat_byte(7);
		[
			Error::UnknownBlock { block },
			Error::HistoryPruned { block, number: 12 },
			Error::NotSupportedAtBlock { block, version: None, needed: 1, known: 1 },
			Error::BadParameter { parameter: "limit", problem: "is 0".into() },
			Error::RuntimeError { block },
			Error::NotLicensed { doctor: AccountId::new([7; 32]) },
			Error::NodeError,
		]
	}

	#[test]
	fn codes_and_names_stay() {
		let codes: Vec<_> = all().iter().map(|error| (error.code(), error.name())).collect();
		assert_eq!(
			codes,
			[
				(7001, "UnknownBlock"),
				(7002, "HistoryPruned"),
				(7003, "NotSupportedAtBlock"),
				(7004, "BadParameter"),
				(7005, "RuntimeError"),
				(7006, "NotLicensed"),
				(7007, "NodeError"),
			]
		);
	}

	#[test]
	fn data_names_the_error_and_the_parameter() {
		let [unknown, _, _, parameter, ..] = all();
		assert_eq!(serde_json::to_string(&unknown.data()).unwrap(), r#"{"name":"UnknownBlock"}"#);
		assert_eq!(
			serde_json::to_string(&parameter.data()).unwrap(),
			r#"{"name":"BadParameter","parameter":"limit"}"#
		);
	}

	#[test]
	fn messages_say_what_to_do() {
		let [unknown, pruned, ..] = all();
		assert!(unknown.to_string().contains("0x0707"), "{unknown}");
		assert!(pruned.to_string().contains("ask an archive node"), "{pruned}");
		assert!(pruned.to_string().contains("block 12"), "{pruned}");
	}

	#[test]
	fn version_decides_what_a_block_can_answer() {
		let block = H256::zero();
		let ask = |version, needed| Error::ensure_supported(block, version, needed, 3);
		assert_eq!(ask(Some(1), 1), Ok(()));
		assert_eq!(ask(Some(3), 2), Ok(()));
		let absent = ask(None, 1).unwrap_err().to_string();
		assert!(absent.contains("has no care API"), "{absent}");
		let older = ask(Some(1), 2).unwrap_err().to_string();
		assert!(older.contains("came with version 2: ask a later block"), "{older}");
		let newer = ask(Some(4), 1).unwrap_err().to_string();
		assert!(newer.contains("install a newer carechain-node"), "{newer}");
	}
}
