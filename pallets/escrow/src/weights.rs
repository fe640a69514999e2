//! Weights of `pallet_care_escrow`, measured: `scripts/benchmark` writes this file.
//!
//! Date: 2026-11-21, steps: 50, repeat: 20, CPU: `Intel(R) Xeon(R) Processor`, benchmark
//! command line of the SDK, version 64.0.0.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]
#![allow(dead_code)]

use frame::weights_prelude::*;

/// Weight functions needed for `pallet_care_escrow`.
pub trait WeightInfo {
	fn claim() -> Weight;
}

/// Weights for `pallet_care_escrow`, with the database weights of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Escrow::Escrows` (r:1 w:1)
	/// Proof: `Escrow::Escrows` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Escrow::OpenCount` (r:1 w:1)
	/// Proof: `Escrow::OpenCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:3 w:3)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(132), added: 2607, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::Appointments` (r:1 w:0)
	/// Proof: `Appointments::Appointments` (`max_values`: None, `max_size`: Some(266), added: 2741, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::AcceptedPayees` (r:1 w:0)
	/// Proof: `Appointments::AcceptedPayees` (`max_values`: None, `max_size`: Some(689), added: 3164, mode: `MaxEncodedLen`)
	/// Storage: `Participants::FormerParticipants` (r:1 w:0)
	/// Proof: `Participants::FormerParticipants` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
	fn claim() -> Weight {
		// Minimum execution time: 144_388_000 picoseconds.
		Weight::from_parts(204_182_000, 8811)
			.saturating_add(T::DbWeight::get().reads(15_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
}

/// Weights for tests.
impl WeightInfo for () {
	fn claim() -> Weight {
		Weight::from_parts(204_182_000, 8811)
			.saturating_add(RocksDbWeight::get().reads(15_u64))
			.saturating_add(RocksDbWeight::get().writes(9_u64))
	}
}
