//! Batches, and accounts that several people of a hospital hold together.

use crate::{constants::*, *};
use frame_support::{
	traits::{ConstU128, ConstU32, Contains},
	weights::Weight,
};
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
	type MaxSignatories = ConstU32<MAX_SIGNATORIES>;
	type BlockNumberProvider = System;
	type WeightInfo = MultisigWeights;
}

/// The most people who hold an account together.
const MAX_SIGNATORIES: u32 = 20;

/// Refuses to go on with an operation of a multisig if another signatory's key was replaced after it
/// began: what the old key approved counts no more. The operation is cancelled, and begun again.
pub struct FreshApprovals;

impl Contains<RuntimeCall> for FreshApprovals {
	fn contains(call: &RuntimeCall) -> bool {
		use pallet_multisig::Call;
		match call {
			RuntimeCall::Multisig(
				Call::as_multi { other_signatories, maybe_timepoint: Some(began), .. }
				| Call::approve_as_multi { other_signatories, maybe_timepoint: Some(began), .. },
			) => !other_signatories
				.iter()
				// More are refused by the pallet.
				.take(usize::try_from(MAX_SIGNATORIES).unwrap_or_default())
				.any(|who| Participants::was_replaced_since(who, began.height)),
			_ => true,
		}
	}
}

/// The SDK's weights of the multisigs' calls, and what [`FreshApprovals`] reads.
pub struct MultisigWeights;

type Measured = pallet_multisig::weights::SubstrateWeight<Runtime>;

impl MultisigWeights {
	fn filter() -> Weight {
		<Runtime as frame_system::Config>::DbWeight::get().reads(MAX_SIGNATORIES.into())
	}
}

impl pallet_multisig::WeightInfo for MultisigWeights {
	fn as_multi_threshold_1(z: u32) -> Weight {
		Measured::as_multi_threshold_1(z)
	}
	fn as_multi_create(s: u32, z: u32) -> Weight {
		Measured::as_multi_create(s, z).saturating_add(Self::filter())
	}
	fn as_multi_approve(s: u32, z: u32) -> Weight {
		Measured::as_multi_approve(s, z).saturating_add(Self::filter())
	}
	fn as_multi_complete(s: u32, z: u32) -> Weight {
		Measured::as_multi_complete(s, z).saturating_add(Self::filter())
	}
	fn approve_as_multi_create(s: u32) -> Weight {
		Measured::approve_as_multi_create(s).saturating_add(Self::filter())
	}
	fn approve_as_multi_approve(s: u32) -> Weight {
		Measured::approve_as_multi_approve(s).saturating_add(Self::filter())
	}
	fn cancel_as_multi(s: u32) -> Weight {
		Measured::cancel_as_multi(s)
	}
	fn poke_deposit(s: u32) -> Weight {
		Measured::poke_deposit(s)
	}
}
