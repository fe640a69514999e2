//! Weights of `pallet_care_appointments`.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]

use frame::weights_prelude::*;

/// Weight functions needed for `pallet_care_appointments`.
pub trait WeightInfo {
	fn publish_hours(n: u32, ) -> Weight;
	fn close_day() -> Weight;
	fn reopen_day() -> Weight;
	fn book() -> Weight;
	fn set_details() -> Weight;
	fn name_folder() -> Weight;
	fn propose_reschedule() -> Weight;
	fn accept_reschedule() -> Weight;
	fn decline_reschedule() -> Weight;
	fn cancel() -> Weight;
	fn check_in() -> Weight;
	fn complete() -> Weight;
	fn confirm() -> Weight;
	fn report_no_show() -> Weight;
	fn contest_no_show() -> Weight;
	fn dispute() -> Weight;
	fn resolve() -> Weight;
	fn settle_due() -> Weight;
	fn assign_doctor() -> Weight;
	fn unassign_doctor() -> Weight;
	fn on_idle_base() -> Weight;
	fn on_idle_settle() -> Weight;
	fn on_idle_remove() -> Weight;
	fn on_idle_taken_day() -> Weight;
	fn on_idle_closed_day() -> Weight;
	fn on_idle_assignment() -> Weight;
	fn on_settled() -> Weight;
}

/// Weights for `pallet_care_appointments`.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn publish_hours(n: u32, ) -> Weight {
		Weight::from_parts(15_000_000, 10500)
			// Standard Error: 1_000
			.saturating_add(Weight::from_parts(600_000, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn close_day() -> Weight {
		Weight::from_parts(12_000_000, 7000)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn reopen_day() -> Weight {
		Weight::from_parts(13_000_000, 7000)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn book() -> Weight {
		Weight::from_parts(140_000_000, 77000)
			.saturating_add(T::DbWeight::get().reads(22_u64))
			.saturating_add(T::DbWeight::get().writes(16_u64))
	}
	fn set_details() -> Weight {
		Weight::from_parts(20_000_000, 7000)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn name_folder() -> Weight {
		Weight::from_parts(25_000_000, 10500)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn propose_reschedule() -> Weight {
		Weight::from_parts(45_000_000, 35000)
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn accept_reschedule() -> Weight {
		Weight::from_parts(90_000_000, 56000)
			.saturating_add(T::DbWeight::get().reads(16_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	fn decline_reschedule() -> Weight {
		Weight::from_parts(17_000_000, 3500)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn cancel() -> Weight {
		Weight::from_parts(120_000_000, 63000)
			.saturating_add(T::DbWeight::get().reads(18_u64))
			.saturating_add(T::DbWeight::get().writes(12_u64))
	}
	fn check_in() -> Weight {
		Weight::from_parts(55_000_000, 17500)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	fn complete() -> Weight {
		Weight::from_parts(55_000_000, 17500)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	fn confirm() -> Weight {
		Weight::from_parts(115_000_000, 42000)
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(12_u64))
	}
	fn report_no_show() -> Weight {
		Weight::from_parts(55_000_000, 17500)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	fn contest_no_show() -> Weight {
		Weight::from_parts(50_000_000, 10500)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	fn dispute() -> Weight {
		Weight::from_parts(50_000_000, 10500)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	fn resolve() -> Weight {
		Weight::from_parts(130_000_000, 70000)
			.saturating_add(T::DbWeight::get().reads(20_u64))
			.saturating_add(T::DbWeight::get().writes(12_u64))
	}
	fn settle_due() -> Weight {
		Weight::from_parts(110_000_000, 35000)
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(12_u64))
	}
	fn assign_doctor() -> Weight {
		Weight::from_parts(50_000_000, 35000)
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	fn unassign_doctor() -> Weight {
		Weight::from_parts(30_000_000, 10500)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn on_idle_base() -> Weight {
		Weight::from_parts(20_000_000, 21000)
			.saturating_add(T::DbWeight::get().reads(6_u64))
	}
	fn on_idle_settle() -> Weight {
		Weight::from_parts(120_000_000, 42000)
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(12_u64))
	}
	fn on_idle_remove() -> Weight {
		Weight::from_parts(30_000_000, 10500)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	fn on_idle_taken_day() -> Weight {
		Weight::from_parts(10_000_000, 3500)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn on_idle_closed_day() -> Weight {
		Weight::from_parts(10_000_000, 3500)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn on_idle_assignment() -> Weight {
		Weight::from_parts(16_000_000, 10500)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn on_settled() -> Weight {
		Weight::from_parts(70_000_000, 21000)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
}

// For tests.
impl WeightInfo for () {
	fn publish_hours(n: u32, ) -> Weight {
		Weight::from_parts(15_000_000, 10500)
			// Standard Error: 1_000
			.saturating_add(Weight::from_parts(600_000, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn close_day() -> Weight {
		Weight::from_parts(12_000_000, 7000)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn reopen_day() -> Weight {
		Weight::from_parts(13_000_000, 7000)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn book() -> Weight {
		Weight::from_parts(140_000_000, 77000)
			.saturating_add(ParityDbWeight::get().reads(22_u64))
			.saturating_add(ParityDbWeight::get().writes(16_u64))
	}
	fn set_details() -> Weight {
		Weight::from_parts(20_000_000, 7000)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn name_folder() -> Weight {
		Weight::from_parts(25_000_000, 10500)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn propose_reschedule() -> Weight {
		Weight::from_parts(45_000_000, 35000)
			.saturating_add(ParityDbWeight::get().reads(10_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn accept_reschedule() -> Weight {
		Weight::from_parts(90_000_000, 56000)
			.saturating_add(ParityDbWeight::get().reads(16_u64))
			.saturating_add(ParityDbWeight::get().writes(8_u64))
	}
	fn decline_reschedule() -> Weight {
		Weight::from_parts(17_000_000, 3500)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn cancel() -> Weight {
		Weight::from_parts(120_000_000, 63000)
			.saturating_add(ParityDbWeight::get().reads(18_u64))
			.saturating_add(ParityDbWeight::get().writes(12_u64))
	}
	fn check_in() -> Weight {
		Weight::from_parts(55_000_000, 17500)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn complete() -> Weight {
		Weight::from_parts(55_000_000, 17500)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn confirm() -> Weight {
		Weight::from_parts(115_000_000, 42000)
			.saturating_add(ParityDbWeight::get().reads(12_u64))
			.saturating_add(ParityDbWeight::get().writes(12_u64))
	}
	fn report_no_show() -> Weight {
		Weight::from_parts(55_000_000, 17500)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn contest_no_show() -> Weight {
		Weight::from_parts(50_000_000, 10500)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn dispute() -> Weight {
		Weight::from_parts(50_000_000, 10500)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn resolve() -> Weight {
		Weight::from_parts(130_000_000, 70000)
			.saturating_add(ParityDbWeight::get().reads(20_u64))
			.saturating_add(ParityDbWeight::get().writes(12_u64))
	}
	fn settle_due() -> Weight {
		Weight::from_parts(110_000_000, 35000)
			.saturating_add(ParityDbWeight::get().reads(10_u64))
			.saturating_add(ParityDbWeight::get().writes(12_u64))
	}
	fn assign_doctor() -> Weight {
		Weight::from_parts(50_000_000, 35000)
			.saturating_add(ParityDbWeight::get().reads(10_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn unassign_doctor() -> Weight {
		Weight::from_parts(30_000_000, 10500)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn on_idle_base() -> Weight {
		Weight::from_parts(20_000_000, 21000)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
	}
	fn on_idle_settle() -> Weight {
		Weight::from_parts(120_000_000, 42000)
			.saturating_add(ParityDbWeight::get().reads(12_u64))
			.saturating_add(ParityDbWeight::get().writes(12_u64))
	}
	fn on_idle_remove() -> Weight {
		Weight::from_parts(30_000_000, 10500)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn on_idle_taken_day() -> Weight {
		Weight::from_parts(10_000_000, 3500)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn on_idle_closed_day() -> Weight {
		Weight::from_parts(10_000_000, 3500)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn on_idle_assignment() -> Weight {
		Weight::from_parts(16_000_000, 10500)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn on_settled() -> Weight {
		Weight::from_parts(70_000_000, 21000)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(8_u64))
	}
}
