//! Who makes blocks and who finalizes them.

use crate::{constants::*, *};
use frame_support::traits::{ConstBool, ConstU32, ConstU64};
use polkadot_sdk::{
	frame_support, pallet_aura, pallet_grandpa, sp_consensus_aura::sr25519::AuthorityId as AuraId,
	sp_core,
};

impl pallet_aura::Config for Runtime {
	type AuthorityId = AuraId;
	type DisabledValidators = ();
	type MaxAuthorities = ConstU32<MAX_HOSPITALS>;
	type AllowMultipleBlocksPerSlot = ConstBool<false>;
	type SlotDuration = ConstU64<SLOT_DURATION>;
}

impl pallet_grandpa::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = ();
	type MaxAuthorities = ConstU32<MAX_HOSPITALS>;
	type MaxNominators = ConstU32<0>;
	type MaxSetIdSessionEntries = ConstU64<0>;
	type KeyOwnerProof = sp_core::Void;
	type EquivocationReportSystem = ();
}
