//! Batches, and accounts that several people of a hospital hold together.

use crate::{constants::*, *};
use frame_support::traits::{ConstU128, ConstU32};
use polkadot_sdk::{frame_support, pallet_multisig, pallet_utility};

impl pallet_utility::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type PalletsOrigin = OriginCaller;
	type WeightInfo = pallet_utility::weights::SubstrateWeight<Runtime>;
}

impl pallet_multisig::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type Currency = Balances;
	type DepositBase = ConstU128<{ 100 * MILLI_CARE }>;
	type DepositFactor = ConstU128<{ 10 * MILLI_CARE }>;
	type MaxSignatories = ConstU32<20>;
	type BlockNumberProvider = System;
	type WeightInfo = pallet_multisig::weights::SubstrateWeight<Runtime>;
}
