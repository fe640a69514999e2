//! Weights of `pallet_care_doctor_registry`, measured: `scripts/benchmark` writes this file.
//!
//! Date: 2026-11-21, steps: 50, repeat: 20, CPU: `Intel(R) Xeon(R) Processor`, benchmark
//! command line of the SDK, version 64.0.0.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]
#![allow(dead_code)]

use frame::weights_prelude::*;

/// Weight functions needed for `pallet_care_doctor_registry`.
pub trait WeightInfo {
	fn apply() -> Weight;
	fn withdraw_application() -> Weight;
	fn update_practice() -> Weight;
	fn verify_licence() -> Weight;
	fn renew() -> Weight;
	fn verify_specialities() -> Weight;
	fn withdraw_verification() -> Weight;
	fn suspend() -> Weight;
	fn reinstate() -> Weight;
	fn revoke() -> Weight;
	fn release_licence() -> Weight;
}

/// Weights for `pallet_care_doctor_registry`, with the database weights of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Participants::Participants` (r:1 w:0)
	/// Proof: `Participants::Participants` (`max_values`: None, `max_size`: Some(224), added: 2699, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `DoctorRegistry::LicenceClaims` (r:1 w:1)
	/// Proof: `DoctorRegistry::LicenceClaims` (`max_values`: None, `max_size`: Some(90), added: 2565, mode: `MaxEncodedLen`)
	/// Storage: `DoctorRegistry::Doctors` (r:1 w:1)
	/// Proof: `DoctorRegistry::Doctors` (`max_values`: None, `max_size`: Some(666), added: 3141, mode: `MaxEncodedLen`)
	/// Storage: `DoctorRegistry::BySpeciality` (r:0 w:8)
	/// Proof: `DoctorRegistry::BySpeciality` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	fn apply() -> Weight {
		// Minimum execution time: 67_763_000 picoseconds.
		Weight::from_parts(74_618_000, 4131)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(10_u64))
	}
	/// Storage: `DoctorRegistry::Doctors` (r:1 w:1)
	/// Proof: `DoctorRegistry::Doctors` (`max_values`: None, `max_size`: Some(666), added: 3141, mode: `MaxEncodedLen`)
	fn withdraw_application() -> Weight {
		// Minimum execution time: 18_247_000 picoseconds.
		Weight::from_parts(21_836_000, 4131)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Participants::Participants` (r:1 w:0)
	/// Proof: `Participants::Participants` (`max_values`: None, `max_size`: Some(224), added: 2699, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `DoctorRegistry::Doctors` (r:1 w:1)
	/// Proof: `DoctorRegistry::Doctors` (`max_values`: None, `max_size`: Some(666), added: 3141, mode: `MaxEncodedLen`)
	/// Storage: `DoctorRegistry::BySpeciality` (r:0 w:7)
	/// Proof: `DoctorRegistry::BySpeciality` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	fn update_practice() -> Weight {
		// Minimum execution time: 54_382_000 picoseconds.
		Weight::from_parts(59_130_000, 4131)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	/// Storage: `Consortium::Hospitals` (r:1 w:0)
	/// Proof: `Consortium::Hospitals` (`max_values`: None, `max_size`: Some(131), added: 2606, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Participants` (r:2 w:0)
	/// Proof: `Participants::Participants` (`max_values`: None, `max_size`: Some(224), added: 2699, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `DoctorRegistry::Doctors` (r:2 w:2)
	/// Proof: `DoctorRegistry::Doctors` (`max_values`: None, `max_size`: Some(666), added: 3141, mode: `MaxEncodedLen`)
	/// Storage: `DoctorRegistry::LicenceClaims` (r:1 w:1)
	/// Proof: `DoctorRegistry::LicenceClaims` (`max_values`: None, `max_size`: Some(90), added: 2565, mode: `MaxEncodedLen`)
	/// Storage: `DoctorRegistry::BySpeciality` (r:0 w:16)
	/// Proof: `DoctorRegistry::BySpeciality` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	fn verify_licence() -> Weight {
		// Minimum execution time: 127_949_000 picoseconds.
		Weight::from_parts(137_380_000, 7272)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(19_u64))
	}
	/// Storage: `Consortium::Hospitals` (r:1 w:0)
	/// Proof: `Consortium::Hospitals` (`max_values`: None, `max_size`: Some(131), added: 2606, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Participants` (r:1 w:0)
	/// Proof: `Participants::Participants` (`max_values`: None, `max_size`: Some(224), added: 2699, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `DoctorRegistry::Doctors` (r:1 w:1)
	/// Proof: `DoctorRegistry::Doctors` (`max_values`: None, `max_size`: Some(666), added: 3141, mode: `MaxEncodedLen`)
	fn renew() -> Weight {
		// Minimum execution time: 45_858_000 picoseconds.
		Weight::from_parts(50_528_000, 4131)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Consortium::Hospitals` (r:1 w:0)
	/// Proof: `Consortium::Hospitals` (`max_values`: None, `max_size`: Some(131), added: 2606, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Participants` (r:1 w:0)
	/// Proof: `Participants::Participants` (`max_values`: None, `max_size`: Some(224), added: 2699, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `DoctorRegistry::Doctors` (r:1 w:1)
	/// Proof: `DoctorRegistry::Doctors` (`max_values`: None, `max_size`: Some(666), added: 3141, mode: `MaxEncodedLen`)
	/// Storage: `DoctorRegistry::BySpeciality` (r:0 w:7)
	/// Proof: `DoctorRegistry::BySpeciality` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	fn verify_specialities() -> Weight {
		// Minimum execution time: 63_055_000 picoseconds.
		Weight::from_parts(68_008_000, 4131)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	/// Storage: `DoctorRegistry::Doctors` (r:1 w:1)
	/// Proof: `DoctorRegistry::Doctors` (`max_values`: None, `max_size`: Some(666), added: 3141, mode: `MaxEncodedLen`)
	/// Storage: `DoctorRegistry::LicenceClaims` (r:0 w:1)
	/// Proof: `DoctorRegistry::LicenceClaims` (`max_values`: None, `max_size`: Some(90), added: 2565, mode: `MaxEncodedLen`)
	/// Storage: `DoctorRegistry::BySpeciality` (r:0 w:8)
	/// Proof: `DoctorRegistry::BySpeciality` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	fn withdraw_verification() -> Weight {
		// Minimum execution time: 48_218_000 picoseconds.
		Weight::from_parts(52_642_000, 4131)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(10_u64))
	}
	/// Storage: `Consortium::Hospitals` (r:8 w:0)
	/// Proof: `Consortium::Hospitals` (`max_values`: None, `max_size`: Some(131), added: 2606, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Participants` (r:1 w:0)
	/// Proof: `Participants::Participants` (`max_values`: None, `max_size`: Some(224), added: 2699, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `DoctorRegistry::Doctors` (r:1 w:1)
	/// Proof: `DoctorRegistry::Doctors` (`max_values`: None, `max_size`: Some(666), added: 3141, mode: `MaxEncodedLen`)
	fn suspend() -> Weight {
		// Minimum execution time: 79_782_000 picoseconds.
		Weight::from_parts(85_848_000, 21838)
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Consortium::Hospitals` (r:1 w:0)
	/// Proof: `Consortium::Hospitals` (`max_values`: None, `max_size`: Some(131), added: 2606, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Participants` (r:1 w:0)
	/// Proof: `Participants::Participants` (`max_values`: None, `max_size`: Some(224), added: 2699, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `DoctorRegistry::Doctors` (r:1 w:1)
	/// Proof: `DoctorRegistry::Doctors` (`max_values`: None, `max_size`: Some(666), added: 3141, mode: `MaxEncodedLen`)
	fn reinstate() -> Weight {
		// Minimum execution time: 45_371_000 picoseconds.
		Weight::from_parts(50_004_000, 4131)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Consortium::Hospitals` (r:8 w:0)
	/// Proof: `Consortium::Hospitals` (`max_values`: None, `max_size`: Some(131), added: 2606, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Participants` (r:1 w:0)
	/// Proof: `Participants::Participants` (`max_values`: None, `max_size`: Some(224), added: 2699, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `DoctorRegistry::Doctors` (r:1 w:1)
	/// Proof: `DoctorRegistry::Doctors` (`max_values`: None, `max_size`: Some(666), added: 3141, mode: `MaxEncodedLen`)
	/// Storage: `DoctorRegistry::LicenceClaims` (r:0 w:1)
	/// Proof: `DoctorRegistry::LicenceClaims` (`max_values`: None, `max_size`: Some(90), added: 2565, mode: `MaxEncodedLen`)
	/// Storage: `DoctorRegistry::BySpeciality` (r:0 w:8)
	/// Proof: `DoctorRegistry::BySpeciality` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	fn revoke() -> Weight {
		// Minimum execution time: 103_865_000 picoseconds.
		Weight::from_parts(110_828_000, 21838)
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().writes(10_u64))
	}
	/// Storage: `DoctorRegistry::LicenceClaims` (r:1 w:1)
	/// Proof: `DoctorRegistry::LicenceClaims` (`max_values`: None, `max_size`: Some(90), added: 2565, mode: `MaxEncodedLen`)
	/// Storage: `DoctorRegistry::Doctors` (r:1 w:1)
	/// Proof: `DoctorRegistry::Doctors` (`max_values`: None, `max_size`: Some(666), added: 3141, mode: `MaxEncodedLen`)
	fn release_licence() -> Weight {
		// Minimum execution time: 30_852_000 picoseconds.
		Weight::from_parts(34_520_000, 4131)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
}

/// Weights for tests.
impl WeightInfo for () {
	fn apply() -> Weight {
		Weight::from_parts(74_618_000, 4131)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(10_u64))
	}
	fn withdraw_application() -> Weight {
		Weight::from_parts(21_836_000, 4131)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn update_practice() -> Weight {
		Weight::from_parts(59_130_000, 4131)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(8_u64))
	}
	fn verify_licence() -> Weight {
		Weight::from_parts(137_380_000, 7272)
			.saturating_add(RocksDbWeight::get().reads(7_u64))
			.saturating_add(RocksDbWeight::get().writes(19_u64))
	}
	fn renew() -> Weight {
		Weight::from_parts(50_528_000, 4131)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn verify_specialities() -> Weight {
		Weight::from_parts(68_008_000, 4131)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(8_u64))
	}
	fn withdraw_verification() -> Weight {
		Weight::from_parts(52_642_000, 4131)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(10_u64))
	}
	fn suspend() -> Weight {
		Weight::from_parts(85_848_000, 21838)
			.saturating_add(RocksDbWeight::get().reads(11_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn reinstate() -> Weight {
		Weight::from_parts(50_004_000, 4131)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn revoke() -> Weight {
		Weight::from_parts(110_828_000, 21838)
			.saturating_add(RocksDbWeight::get().reads(11_u64))
			.saturating_add(RocksDbWeight::get().writes(10_u64))
	}
	fn release_licence() -> Weight {
		Weight::from_parts(34_520_000, 4131)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
}
