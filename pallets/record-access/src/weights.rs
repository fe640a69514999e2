//! Weights of the calls and of the clean-up.
//!
//! Estimates in the form that the benchmark command writes; a run of it replaces them.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]

use frame::weights_prelude::*;

/// Weight functions needed for `pallet_care_record_access`.
pub trait WeightInfo {
	fn create_folder() -> Weight;
	fn rotate_folder() -> Weight;
	fn close_folder() -> Weight;
	fn set_emergency_custodian() -> Weight;
	fn add_record() -> Weight;
	fn amend_record() -> Weight;
	fn mark_entered_in_error() -> Weight;
	fn request_correction() -> Weight;
	fn erase_record() -> Weight;
	fn request_access() -> Weight;
	fn deny_request() -> Weight;
	fn withdraw_request() -> Weight;
	fn grant_access() -> Weight;
	fn revoke_access() -> Weight;
	fn renounce_access() -> Weight;
	fn exclude_doctor() -> Weight;
	fn readmit_doctor() -> Weight;
	fn break_glass() -> Weight;
	fn answer_emergency() -> Weight;
	fn justify_emergency() -> Weight;
	fn review_emergency() -> Weight;
	fn close_emergency() -> Weight;
	fn clear_bar() -> Weight;
	fn declare_read() -> Weight;
	fn on_idle_base() -> Weight;
	fn on_idle_request() -> Weight;
	fn on_idle_grant() -> Weight;
	fn on_idle_read() -> Weight;
	fn on_idle_emergency() -> Weight;
}

/// Weights for `pallet_care_record_access` using the Substrate node and recommended hardware.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn create_folder() -> Weight {
		Weight::from_parts(57_000_000, 21600)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	fn rotate_folder() -> Weight {
		Weight::from_parts(40_000_000, 14400)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	fn close_folder() -> Weight {
		Weight::from_parts(35_000_000, 7200)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	fn set_emergency_custodian() -> Weight {
		Weight::from_parts(37_000_000, 14400)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn add_record() -> Weight {
		Weight::from_parts(84_000_000, 43200)
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	fn amend_record() -> Weight {
		Weight::from_parts(91_000_000, 46800)
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	fn mark_entered_in_error() -> Weight {
		Weight::from_parts(26_000_000, 7200)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn request_correction() -> Weight {
		Weight::from_parts(34_000_000, 14400)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn erase_record() -> Weight {
		Weight::from_parts(26_000_000, 7200)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn request_access() -> Weight {
		Weight::from_parts(78_000_000, 43200)
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	fn deny_request() -> Weight {
		Weight::from_parts(47_000_000, 18000)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	fn withdraw_request() -> Weight {
		Weight::from_parts(43_000_000, 14400)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	fn grant_access() -> Weight {
		Weight::from_parts(121_000_000, 57600)
			.saturating_add(T::DbWeight::get().reads(16_u64))
			.saturating_add(T::DbWeight::get().writes(14_u64))
	}
	fn revoke_access() -> Weight {
		Weight::from_parts(49_000_000, 14400)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	fn renounce_access() -> Weight {
		Weight::from_parts(49_000_000, 14400)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	fn exclude_doctor() -> Weight {
		Weight::from_parts(30_000_000, 10800)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn readmit_doctor() -> Weight {
		Weight::from_parts(30_000_000, 10800)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn break_glass() -> Weight {
		Weight::from_parts(98_000_000, 50400)
			.saturating_add(T::DbWeight::get().reads(14_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
	fn answer_emergency() -> Weight {
		Weight::from_parts(64_000_000, 36000)
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	fn justify_emergency() -> Weight {
		Weight::from_parts(46_000_000, 14400)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	fn review_emergency() -> Weight {
		Weight::from_parts(74_000_000, 39600)
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	fn close_emergency() -> Weight {
		Weight::from_parts(53_000_000, 18000)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	fn clear_bar() -> Weight {
		Weight::from_parts(26_000_000, 7200)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn declare_read() -> Weight {
		Weight::from_parts(72_000_000, 43200)
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	fn on_idle_base() -> Weight {
		Weight::from_parts(31_000_000, 14400)
			.saturating_add(T::DbWeight::get().reads(4_u64))
	}
	fn on_idle_request() -> Weight {
		Weight::from_parts(47_000_000, 18000)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	fn on_idle_grant() -> Weight {
		Weight::from_parts(60_000_000, 21600)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	fn on_idle_read() -> Weight {
		Weight::from_parts(33_000_000, 10800)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn on_idle_emergency() -> Weight {
		Weight::from_parts(74_000_000, 28800)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
}

// For backwards compatibility and tests.
impl WeightInfo for () {
	fn create_folder() -> Weight {
		Weight::from_parts(57_000_000, 21600)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn rotate_folder() -> Weight {
		Weight::from_parts(40_000_000, 14400)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn close_folder() -> Weight {
		Weight::from_parts(35_000_000, 7200)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn set_emergency_custodian() -> Weight {
		Weight::from_parts(37_000_000, 14400)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn add_record() -> Weight {
		Weight::from_parts(84_000_000, 43200)
			.saturating_add(ParityDbWeight::get().reads(12_u64))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
	fn amend_record() -> Weight {
		Weight::from_parts(91_000_000, 46800)
			.saturating_add(ParityDbWeight::get().reads(13_u64))
			.saturating_add(ParityDbWeight::get().writes(8_u64))
	}
	fn mark_entered_in_error() -> Weight {
		Weight::from_parts(26_000_000, 7200)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn request_correction() -> Weight {
		Weight::from_parts(34_000_000, 14400)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn erase_record() -> Weight {
		Weight::from_parts(26_000_000, 7200)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn request_access() -> Weight {
		Weight::from_parts(78_000_000, 43200)
			.saturating_add(ParityDbWeight::get().reads(12_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn deny_request() -> Weight {
		Weight::from_parts(47_000_000, 18000)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn withdraw_request() -> Weight {
		Weight::from_parts(43_000_000, 14400)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn grant_access() -> Weight {
		Weight::from_parts(121_000_000, 57600)
			.saturating_add(ParityDbWeight::get().reads(16_u64))
			.saturating_add(ParityDbWeight::get().writes(14_u64))
	}
	fn revoke_access() -> Weight {
		Weight::from_parts(49_000_000, 14400)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn renounce_access() -> Weight {
		Weight::from_parts(49_000_000, 14400)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn exclude_doctor() -> Weight {
		Weight::from_parts(30_000_000, 10800)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn readmit_doctor() -> Weight {
		Weight::from_parts(30_000_000, 10800)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn break_glass() -> Weight {
		Weight::from_parts(98_000_000, 50400)
			.saturating_add(ParityDbWeight::get().reads(14_u64))
			.saturating_add(ParityDbWeight::get().writes(9_u64))
	}
	fn answer_emergency() -> Weight {
		Weight::from_parts(64_000_000, 36000)
			.saturating_add(ParityDbWeight::get().reads(10_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn justify_emergency() -> Weight {
		Weight::from_parts(46_000_000, 14400)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn review_emergency() -> Weight {
		Weight::from_parts(74_000_000, 39600)
			.saturating_add(ParityDbWeight::get().reads(11_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn close_emergency() -> Weight {
		Weight::from_parts(53_000_000, 18000)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn clear_bar() -> Weight {
		Weight::from_parts(26_000_000, 7200)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn declare_read() -> Weight {
		Weight::from_parts(72_000_000, 43200)
			.saturating_add(ParityDbWeight::get().reads(12_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn on_idle_base() -> Weight {
		Weight::from_parts(31_000_000, 14400)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
	}
	fn on_idle_request() -> Weight {
		Weight::from_parts(47_000_000, 18000)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn on_idle_grant() -> Weight {
		Weight::from_parts(60_000_000, 21600)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
	fn on_idle_read() -> Weight {
		Weight::from_parts(33_000_000, 10800)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn on_idle_emergency() -> Weight {
		Weight::from_parts(74_000_000, 28800)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(9_u64))
	}
}
