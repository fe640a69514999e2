//! How the consortium decides: the council, and the one way to Root.

use crate::{
	configs::motions::{MotionWeights, OnlyAyes, Proposer},
	constants::*,
	*,
};
use frame_support::{
	parameter_types,
	traits::{fungible::HoldConsideration, ConstU32, EqualPrivilegeOnly, LinearStoragePrice},
	weights::Weight,
};
use frame_system::{EnsureNever, EnsureRoot};
use polkadot_sdk::{
	frame_support, frame_system, pallet_collective, pallet_preimage, pallet_scheduler,
	pallet_whitelist,
};

/// The council's instance of the collective pallet.
pub type CouncilInstance = pallet_collective::Instance1;
/// Two thirds of the council, or more.
pub type CouncilTwoThirds =
	pallet_collective::EnsureProportionAtLeast<AccountId, CouncilInstance, 2, 3>;
/// More than half of the council.
pub type CouncilMajority =
	pallet_collective::EnsureProportionMoreThan<AccountId, CouncilInstance, 1, 2>;

parameter_types! {
	/// The heaviest call a motion may carry.
	pub MaxProposalWeight: Weight =
		configs::system::RuntimeBlockWeights::get().max_block.div(2);
	/// What scheduled calls may take of a block.
	pub MaximumSchedulerWeight: Weight =
		configs::system::RuntimeBlockWeights::get().max_block.div(2);
	/// What a preimage costs its account as long as it is stored, in plancks: with the bytes, a unit
	/// for a call of usual length.
	pub const PreimageBaseDeposit: Balance = CARE;
	/// What each of its bytes costs: four thousand units for the largest.
	pub const PreimageByteDeposit: Balance = MILLI_CARE;
	/// Why the deposit is held.
	pub const PreimageHoldReason: RuntimeHoldReason =
		RuntimeHoldReason::Preimage(pallet_preimage::HoldReason::Preimage);
}

impl pallet_collective::Config<CouncilInstance> for Runtime {
	type RuntimeOrigin = RuntimeOrigin;
	type Proposal = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type MotionDuration = ConstU32<{ 5 * DAYS }>;
	type MaxProposals = ConstU32<MAX_MOTIONS>;
	type MaxMembers = ConstU32<MAX_HOSPITALS>;
	type DefaultVote = OnlyAyes;
	// The council is the set of hospitals: nothing else changes it.
	type SetMembersOrigin = EnsureNever<()>;
	type MaxProposalWeight = MaxProposalWeight;
	type DisapproveOrigin = EnsureRoot<AccountId>;
	type KillOrigin = EnsureRoot<AccountId>;
	type Consideration = Proposer;
	type WeightInfo = MotionWeights;
}

impl pallet_preimage::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = pallet_preimage::weights::SubstrateWeight<Runtime>;
	type Currency = Balances;
	type ManagerOrigin = CouncilMajority;
	type Consideration = HoldConsideration<
		AccountId,
		Balances,
		PreimageHoldReason,
		LinearStoragePrice<PreimageBaseDeposit, PreimageByteDeposit, Balance>,
	>;
}

impl pallet_scheduler::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeOrigin = RuntimeOrigin;
	type PalletsOrigin = OriginCaller;
	type RuntimeCall = RuntimeCall;
	type MaximumWeight = MaximumSchedulerWeight;
	type ScheduleOrigin = EnsureRoot<AccountId>;
	type OriginPrivilegeCmp = EqualPrivilegeOnly;
	type MaxScheduledPerBlock = ConstU32<50>;
	type WeightInfo = pallet_scheduler::weights::SubstrateWeight<Runtime>;
	type Preimages = Preimage;
	type BlockNumberProvider = System;
}

impl pallet_whitelist::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type WhitelistOrigin = CouncilTwoThirds;
	type DispatchWhitelistedOrigin = CouncilTwoThirds;
	type Preimages = Preimage;
	type DeferredDispatchExpiration = ConstU32<{ 5 * DAYS }>;
	type BlockNumberProvider = System;
	type WeightInfo = pallet_whitelist::weights::SubstrateWeight<Runtime>;
}
