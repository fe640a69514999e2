//! The SDK's base: blocks, accounts, time.

use crate::{constants::*, *};
use frame_support::{
	derive_impl, parameter_types,
	traits::{ConstU32, ConstU64, Contains, InsideBoth},
	weights::constants::ParityDbWeight,
};
use frame_system::limits::{BlockLength, BlockWeights};
use polkadot_sdk::{
	frame_support, frame_system, pallet_balances, pallet_session, pallet_timestamp,
	sp_runtime::traits::AccountIdLookup,
};

parameter_types! {
	/// How many hashes of past blocks transactions may refer to: the longest life of a mortal one.
	pub const BlockHashCount: BlockNumber = 2400;
	/// The version of this runtime.
	pub const Version: RuntimeVersion = VERSION;
	/// What a block may take.
	pub RuntimeBlockWeights: BlockWeights =
		BlockWeights::with_sensible_defaults(MAXIMUM_BLOCK_WEIGHT, NORMAL_DISPATCH_RATIO);
	/// How long a block may be.
	pub RuntimeBlockLength: BlockLength =
		BlockLength::builder()
			.max_length(MAXIMUM_BLOCK_LENGTH)
			.modify_max_length_for_class(frame_support::dispatch::DispatchClass::Normal, |length| {
				*length = NORMAL_DISPATCH_RATIO.mul_floor(MAXIMUM_BLOCK_LENGTH)
			})
			.build();
	/// The address prefix: the generic one of Substrate.
	pub const SS58Prefix: u8 = 42;
}

/// Session keys are taken away by the consortium alone: a validator that did so itself would leave
/// the set without regard to its minimum. It pauses instead.
pub struct NoPurge;

impl Contains<RuntimeCall> for NoPurge {
	fn contains(call: &RuntimeCall) -> bool {
		!matches!(call, RuntimeCall::Session(pallet_session::Call::purge_keys {}))
	}
}

#[derive_impl(frame_system::config_preludes::SolochainDefaultConfig)]
impl frame_system::Config for Runtime {
	type Block = Block;
	type BaseCallFilter = InsideBoth<
		InsideBoth<NoPurge, configs::motions::FairMotions>,
		configs::utilities::FreshApprovals,
	>;
	type BlockWeights = RuntimeBlockWeights;
	type BlockLength = RuntimeBlockLength;
	type AccountId = AccountId;
	type Nonce = Nonce;
	type Hash = Hash;
	type Lookup = AccountIdLookup<AccountId, ()>;
	type BlockHashCount = BlockHashCount;
	type DbWeight = ParityDbWeight;
	type Version = Version;
	type AccountData = pallet_balances::AccountData<Balance>;
	type SS58Prefix = SS58Prefix;
	type MaxConsumers = ConstU32<64>;
	type SingleBlockMigrations = configs::upgrades::Migrations;
	type PreInherents = configs::upgrades::AtStart;
}

impl pallet_timestamp::Config for Runtime {
	type Moment = u64;
	type OnTimestampSet = (Aura, Consortium);
	type MinimumPeriod = ConstU64<{ SLOT_DURATION / 2 }>;
	type WeightInfo = pallet_timestamp::weights::SubstrateWeight<Runtime>;
}
