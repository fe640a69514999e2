//! Weights of the calls, hooks and transaction extensions of `pallet_care_identity`.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]

use frame::weights_prelude::*;

/// Weight functions needed for `pallet_care_identity`.
pub trait WeightInfo {
	fn invite() -> Weight;
	fn withdraw_invitation() -> Weight;
	fn register() -> Weight;
	fn update_profile() -> Weight;
	fn set_backup() -> Weight;
	fn rotate_encryption_key() -> Weight;
	fn deregister(d: u32, ) -> Weight;
	fn suspend_participant() -> Weight;
	fn reinstate_participant() -> Weight;
	fn appoint_delegate(d: u32, ) -> Weight;
	fn dismiss_delegate() -> Weight;
	fn resign_delegation() -> Weight;
	fn open_keyless_account() -> Weight;
	fn appoint_guardian(d: u32, ) -> Weight;
	fn act_for() -> Weight;
	fn on_idle_base() -> Weight;
	fn on_idle_release() -> Weight;
	fn on_idle_invitation() -> Weight;
	fn on_idle_delegation() -> Weight;
	fn charge_allowance() -> Weight;
	fn charge_allowance_skip() -> Weight;
	fn check_pending() -> Weight;
}

/// Weights for `pallet_care_identity` with the database weights of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn invite() -> Weight {
		Weight::from_parts(42_000_000, 13000)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	fn withdraw_invitation() -> Weight {
		Weight::from_parts(40_000_000, 13000)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	fn register() -> Weight {
		Weight::from_parts(48_000_000, 23400)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	fn update_profile() -> Weight {
		Weight::from_parts(20_000_000, 5200)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn set_backup() -> Weight {
		Weight::from_parts(18_000_000, 2600)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn rotate_encryption_key() -> Weight {
		Weight::from_parts(20_000_000, 5200)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn deregister(d: u32, ) -> Weight {
		Weight::from_parts(45_000_000, 23400)
			.saturating_add(Weight::from_parts(5_000_000, 2_700).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes(9_u64))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(d.into())))
	}
	fn suspend_participant() -> Weight {
		Weight::from_parts(26_000_000, 15600)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn reinstate_participant() -> Weight {
		Weight::from_parts(26_000_000, 15600)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn appoint_delegate(d: u32, ) -> Weight {
		Weight::from_parts(35_000_000, 18200)
			.saturating_add(Weight::from_parts(5_000_000, 2_700).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes(3_u64))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(d.into())))
	}
	fn dismiss_delegate() -> Weight {
		Weight::from_parts(25_000_000, 5200)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	fn resign_delegation() -> Weight {
		Weight::from_parts(25_000_000, 5200)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	fn open_keyless_account() -> Weight {
		Weight::from_parts(60_000_000, 31200)
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
	fn appoint_guardian(d: u32, ) -> Weight {
		Weight::from_parts(45_000_000, 26000)
			.saturating_add(Weight::from_parts(5_000_000, 2_700).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes(3_u64))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(d.into())))
	}
	fn act_for() -> Weight {
		Weight::from_parts(25_000_000, 7800)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn on_idle_base() -> Weight {
		Weight::from_parts(9_000_000, 7800)
			.saturating_add(T::DbWeight::get().reads(3_u64))
	}
	fn on_idle_release() -> Weight {
		Weight::from_parts(25_000_000, 10400)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	fn on_idle_invitation() -> Weight {
		Weight::from_parts(40_000_000, 15600)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	fn on_idle_delegation() -> Weight {
		Weight::from_parts(25_000_000, 10400)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	fn charge_allowance() -> Weight {
		Weight::from_parts(45_000_000, 23400)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	fn charge_allowance_skip() -> Weight {
		Weight::from_parts(25_000_000, 18200)
			.saturating_add(T::DbWeight::get().reads(7_u64))
	}
	fn check_pending() -> Weight {
		Weight::from_parts(9_000_000, 2600)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
}

// For tests.
impl WeightInfo for () {
	fn invite() -> Weight {
		Weight::from_parts(42_000_000, 13000)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
	fn withdraw_invitation() -> Weight {
		Weight::from_parts(40_000_000, 13000)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
	fn register() -> Weight {
		Weight::from_parts(48_000_000, 23400)
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().writes(8_u64))
	}
	fn update_profile() -> Weight {
		Weight::from_parts(20_000_000, 5200)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn set_backup() -> Weight {
		Weight::from_parts(18_000_000, 2600)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn rotate_encryption_key() -> Weight {
		Weight::from_parts(20_000_000, 5200)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn deregister(d: u32, ) -> Weight {
		Weight::from_parts(45_000_000, 23400)
			.saturating_add(Weight::from_parts(5_000_000, 2_700).saturating_mul(d.into()))
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(d.into())))
			.saturating_add(ParityDbWeight::get().writes(9_u64))
			.saturating_add(ParityDbWeight::get().writes((2_u64).saturating_mul(d.into())))
	}
	fn suspend_participant() -> Weight {
		Weight::from_parts(26_000_000, 15600)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn reinstate_participant() -> Weight {
		Weight::from_parts(26_000_000, 15600)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn appoint_delegate(d: u32, ) -> Weight {
		Weight::from_parts(35_000_000, 18200)
			.saturating_add(Weight::from_parts(5_000_000, 2_700).saturating_mul(d.into()))
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(d.into())))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
			.saturating_add(ParityDbWeight::get().writes((2_u64).saturating_mul(d.into())))
	}
	fn dismiss_delegate() -> Weight {
		Weight::from_parts(25_000_000, 5200)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn resign_delegation() -> Weight {
		Weight::from_parts(25_000_000, 5200)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn open_keyless_account() -> Weight {
		Weight::from_parts(60_000_000, 31200)
			.saturating_add(ParityDbWeight::get().reads(12_u64))
			.saturating_add(ParityDbWeight::get().writes(9_u64))
	}
	fn appoint_guardian(d: u32, ) -> Weight {
		Weight::from_parts(45_000_000, 26000)
			.saturating_add(Weight::from_parts(5_000_000, 2_700).saturating_mul(d.into()))
			.saturating_add(ParityDbWeight::get().reads(10_u64))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(d.into())))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
			.saturating_add(ParityDbWeight::get().writes((2_u64).saturating_mul(d.into())))
	}
	fn act_for() -> Weight {
		Weight::from_parts(25_000_000, 7800)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn on_idle_base() -> Weight {
		Weight::from_parts(9_000_000, 7800)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
	}
	fn on_idle_release() -> Weight {
		Weight::from_parts(25_000_000, 10400)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn on_idle_invitation() -> Weight {
		Weight::from_parts(40_000_000, 15600)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
	fn on_idle_delegation() -> Weight {
		Weight::from_parts(25_000_000, 10400)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn charge_allowance() -> Weight {
		Weight::from_parts(45_000_000, 23400)
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn charge_allowance_skip() -> Weight {
		Weight::from_parts(25_000_000, 18200)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
	}
	fn check_pending() -> Weight {
		Weight::from_parts(9_000_000, 2600)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
}
