//! # The carechain runtime
//!
//! The policy of the chain: which pallets there are, who may call what, and what it costs. This
//! file composes; [`configs`] has a file per concern, [`apis`] what the node and its users ask,
//! [`genesis`] how a chain starts.

#![cfg_attr(not(feature = "std"), no_std)]
// The runtime is a large tuple of pallets.
#![recursion_limit = "512"]
// The macros that compose a runtime generate items without documentation: what people write is in
// the modules below, which deny that again.
#![allow(missing_docs)]

extern crate alloc;

#[cfg(feature = "std")]
include!(concat!(env!("OUT_DIR"), "/wasm_binary.rs"));

#[cfg(feature = "runtime-benchmarks")]
#[macro_use]
mod benchmarks;
pub mod apis;
#[deny(missing_docs)]
pub mod configs;
#[deny(missing_docs)]
pub mod constants;
#[deny(missing_docs)]
pub mod genesis;
#[cfg(test)]
mod tests;

use alloc::{borrow::Cow, vec::Vec};
pub use apis::RuntimeApi;
pub use carechain_primitives::api::{AccountId, Balance};
use polkadot_sdk::{
	frame_executive, frame_metadata_hash_extension, frame_system,
	pallet_transaction_payment::ChargeTransactionPayment,
	sp_runtime::{
		generic, impl_opaque_keys,
		traits::{BlakeTwo256, Get, Verify},
		type_with_default::TypeWithDefault,
		MultiAddress, MultiSignature,
	},
	sp_version::{self, RuntimeVersion},
	*,
};

/// Numbers blocks.
pub type BlockNumber = u32;
/// The hash of blocks, transactions and state.
pub type Hash = sp_core::H256;
/// A signature of a transaction: sr25519, ed25519 or ECDSA.
pub type Signature = MultiSignature;
/// The public key behind an account.
pub type AccountPublic = <Signature as Verify>::Signer;
/// Counts an account's transactions. It starts at the block number, so that an account that was
/// reaped and comes back cannot have its old transactions replayed.
pub type Nonce = TypeWithDefault<u64, FirstNonce>;
/// The address format of transactions.
pub type Address = MultiAddress<AccountId, ()>;
/// The header of a block.
pub type Header = generic::Header<BlockNumber, BlakeTwo256>;
/// A block with decoded transactions.
pub type Block = generic::Block<Header, UncheckedExtrinsic>;
/// A block with its number.
pub type SignedBlock = generic::SignedBlock<Block>;
/// A transaction as it is sent.
pub type UncheckedExtrinsic =
	generic::UncheckedExtrinsic<Address, RuntimeCall, Signature, TxExtension>;
/// What is signed when a transaction is.
pub type SignedPayload = generic::SignedPayload<RuntimeCall, TxExtension>;

/// The first nonce of an account: the block number.
#[derive(Debug)]
pub struct FirstNonce;

impl Get<u64> for FirstNonce {
	fn get() -> u64 {
		frame_system::Pallet::<Runtime>::block_number().into()
	}
}

/// What is checked of each transaction besides its call. Ours carry no bytes of their own: they
/// wrap the SDK's under the same names, so that any wallet can sign.
pub type TxExtension = (
	frame_system::CheckNonZeroSender<Runtime>,
	frame_system::CheckSpecVersion<Runtime>,
	frame_system::CheckTxVersion<Runtime>,
	frame_system::CheckGenesis<Runtime>,
	frame_system::CheckEra<Runtime>,
	pallet_care_identity::CheckPending<Runtime>,
	frame_system::CheckWeight<Runtime>,
	pallet_care_identity::ChargeAllowance<Runtime, ChargeTransactionPayment<Runtime>>,
	frame_metadata_hash_extension::CheckMetadataHash<Runtime>,
	frame_system::WeightReclaim<Runtime>,
);

/// Runs blocks.
pub type Executive = frame_executive::Executive<
	Runtime,
	Block,
	frame_system::ChainContext<Runtime>,
	Runtime,
	AllPalletsWithSystem,
>;

/// Types for the node, which does not look into transactions.
pub mod opaque {
	use super::*;
	use polkadot_sdk::sp_runtime::OpaqueExtrinsic;

	/// A block with encoded transactions.
	pub type Block = generic::Block<Header, OpaqueExtrinsic>;
	/// Names a block.
	pub type BlockId = generic::BlockId<Block>;
}

impl_opaque_keys! {
	/// The keys of a validator.
	pub struct SessionKeys {
		/// Makes blocks.
		pub aura: Aura,
		/// Finalizes them.
		pub grandpa: Grandpa,
	}
}

/// The version of this runtime.
#[cfg(not(feature = "upgrade-drill"))]
#[sp_version::runtime_version]
pub const VERSION: RuntimeVersion = RuntimeVersion {
	spec_name: Cow::Borrowed("carechain"),
	impl_name: Cow::Borrowed("carechain"),
	authoring_version: 1,
	spec_version: 1,
	impl_version: 1,
	apis: apis::RUNTIME_API_VERSIONS,
	transaction_version: 1,
	system_version: 1,
};

// In full, because the macro reads literals only.
/// The version of the runtime that the drill of an upgrade upgrades to.
#[cfg(feature = "upgrade-drill")]
#[sp_version::runtime_version]
pub const VERSION: RuntimeVersion = RuntimeVersion {
	spec_name: Cow::Borrowed("carechain"),
	impl_name: Cow::Borrowed("carechain"),
	authoring_version: 1,
	spec_version: 2,
	impl_version: 1,
	apis: apis::RUNTIME_API_VERSIONS,
	transaction_version: 1,
	system_version: 1,
};

#[frame_support::runtime]
mod runtime {
	use super::*;

	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeSlashReason,
		RuntimeLockId,
		RuntimeTask,
		RuntimeViewFunction
	)]
	/// The runtime.
	pub struct Runtime;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Timestamp = pallet_timestamp;
	#[runtime::pallet_index(2)]
	pub type Aura = pallet_aura;
	#[runtime::pallet_index(3)]
	pub type Grandpa = pallet_grandpa;
	#[runtime::pallet_index(4)]
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(5)]
	pub type TransactionPayment = pallet_transaction_payment;
	#[runtime::pallet_index(6)]
	pub type Council = pallet_collective<Instance1>;
	#[runtime::pallet_index(7)]
	pub type Preimage = pallet_preimage;
	#[runtime::pallet_index(8)]
	pub type Scheduler = pallet_scheduler;
	#[runtime::pallet_index(9)]
	pub type Whitelist = pallet_whitelist;
	#[runtime::pallet_index(10)]
	pub type Parameters = pallet_parameters;
	#[runtime::pallet_index(11)]
	pub type Utility = pallet_utility;
	#[runtime::pallet_index(12)]
	pub type Multisig = pallet_multisig;
	#[runtime::pallet_index(13)]
	pub type PolicyGenesis = crate::genesis::policy;
	#[runtime::pallet_index(14)]
	pub type Authorship = pallet_authorship;
	#[runtime::pallet_index(15)]
	pub type Offences = pallet_offences;
	#[runtime::pallet_index(16)]
	pub type Session = pallet_session;
	#[runtime::pallet_index(17)]
	pub type Historical = pallet_session::historical;

	// A pallet called `Identity` is the SDK's to polkadot.js, hence the name.
	#[runtime::pallet_index(20)]
	pub type Participants = pallet_care_identity;
	#[runtime::pallet_index(21)]
	pub type Consortium = pallet_care_consortium;
	#[runtime::pallet_index(22)]
	pub type DoctorRegistry = pallet_care_doctor_registry;
	#[runtime::pallet_index(23)]
	pub type Appointments = pallet_care_appointments;
	#[runtime::pallet_index(24)]
	pub type Escrow = pallet_care_escrow;
	#[runtime::pallet_index(25)]
	pub type RecordAccess = pallet_care_record_access;
}
