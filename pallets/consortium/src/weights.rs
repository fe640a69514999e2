//! Weights of `pallet_care_consortium`.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]
#![allow(dead_code)]

use frame::weights_prelude::*;

/// Weight functions needed for `pallet_care_consortium`.
pub trait WeightInfo {
	fn admit_hospital() -> Weight;
	fn remove_hospital() -> Weight;
	fn pause_validation() -> Weight;
	fn resume_validation() -> Weight;
	fn reinstate_validator() -> Weight;
	fn note_offence() -> Weight;
	fn update_hospital() -> Weight;
	fn admit_auditor() -> Weight;
	fn remove_auditor() -> Weight;
}

/// Weights for `pallet_care_consortium`, with the database weights of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn admit_hospital() -> Weight {
		Weight::from_parts(200_000_000, 20_000)
			.saturating_add(T::DbWeight::get().reads(210_u64))
			.saturating_add(T::DbWeight::get().writes(14_u64))
	}
	fn remove_hospital() -> Weight {
		Weight::from_parts(200_000_000, 20_000)
			.saturating_add(T::DbWeight::get().reads(210_u64))
			.saturating_add(T::DbWeight::get().writes(14_u64))
	}
	fn pause_validation() -> Weight {
		Weight::from_parts(200_000_000, 20_000)
			.saturating_add(T::DbWeight::get().reads(210_u64))
			.saturating_add(T::DbWeight::get().writes(14_u64))
	}
	fn resume_validation() -> Weight {
		Weight::from_parts(200_000_000, 20_000)
			.saturating_add(T::DbWeight::get().reads(210_u64))
			.saturating_add(T::DbWeight::get().writes(14_u64))
	}
	fn reinstate_validator() -> Weight {
		Weight::from_parts(200_000_000, 20_000)
			.saturating_add(T::DbWeight::get().reads(210_u64))
			.saturating_add(T::DbWeight::get().writes(14_u64))
	}
	fn note_offence() -> Weight {
		Weight::from_parts(200_000_000, 20_000)
			.saturating_add(T::DbWeight::get().reads(210_u64))
			.saturating_add(T::DbWeight::get().writes(14_u64))
	}
	fn update_hospital() -> Weight {
		Weight::from_parts(25_000_000, 4_000)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn admit_auditor() -> Weight {
		Weight::from_parts(50_000_000, 4_000)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	fn remove_auditor() -> Weight {
		Weight::from_parts(50_000_000, 4_000)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
}

// For backwards compatibility and tests.
impl WeightInfo for () {
	fn admit_hospital() -> Weight {
		Weight::from_parts(200_000_000, 20_000)
			.saturating_add(RocksDbWeight::get().reads(210_u64))
			.saturating_add(RocksDbWeight::get().writes(14_u64))
	}
	fn remove_hospital() -> Weight {
		Weight::from_parts(200_000_000, 20_000)
			.saturating_add(RocksDbWeight::get().reads(210_u64))
			.saturating_add(RocksDbWeight::get().writes(14_u64))
	}
	fn pause_validation() -> Weight {
		Weight::from_parts(200_000_000, 20_000)
			.saturating_add(RocksDbWeight::get().reads(210_u64))
			.saturating_add(RocksDbWeight::get().writes(14_u64))
	}
	fn resume_validation() -> Weight {
		Weight::from_parts(200_000_000, 20_000)
			.saturating_add(RocksDbWeight::get().reads(210_u64))
			.saturating_add(RocksDbWeight::get().writes(14_u64))
	}
	fn reinstate_validator() -> Weight {
		Weight::from_parts(200_000_000, 20_000)
			.saturating_add(RocksDbWeight::get().reads(210_u64))
			.saturating_add(RocksDbWeight::get().writes(14_u64))
	}
	fn note_offence() -> Weight {
		Weight::from_parts(200_000_000, 20_000)
			.saturating_add(RocksDbWeight::get().reads(210_u64))
			.saturating_add(RocksDbWeight::get().writes(14_u64))
	}
	fn update_hospital() -> Weight {
		Weight::from_parts(25_000_000, 4_000)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn admit_auditor() -> Weight {
		Weight::from_parts(50_000_000, 4_000)
			.saturating_add(RocksDbWeight::get().reads(7_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn remove_auditor() -> Weight {
		Weight::from_parts(50_000_000, 4_000)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
}
