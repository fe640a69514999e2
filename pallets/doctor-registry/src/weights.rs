//! Weights of `pallet_care_doctor_registry`: `scripts/benchmark` writes this file.
//!
//! These are estimates by hand, to be measured: the database accesses are counted, the times are
//! those of like calls.

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
	fn request_verification() -> Weight;
	fn dismiss_verifier() -> Weight;
	fn verify_licence() -> Weight;
	fn renew() -> Weight;
	fn verify_specialities() -> Weight;
	fn withdraw_verification() -> Weight;
	fn suspend_verification() -> Weight;
	fn reinstate_verification() -> Weight;
	fn suspend_everywhere() -> Weight;
	fn lift_suspension() -> Weight;
	fn bar() -> Weight;
	fn lift_bar() -> Weight;
	fn bar_licence() -> Weight;
	fn release_licence() -> Weight;
	fn assign_licence() -> Weight;
	fn on_idle_base() -> Weight;
	fn on_idle_standing() -> Weight;
}

/// Weights for `pallet_care_doctor_registry`, with the database weights of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Participants::Participants` (r:1 w:0)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Storage: `DoctorRegistry::BarredLicences` (r:1 w:0)
	/// Storage: `DoctorRegistry::Doctors` (r:1 w:1)
	/// Storage: `DoctorRegistry::Standings` (r:1 w:0)
	/// Storage: `Consortium::Hospitals` (r:8 w:0)
	/// Storage: `DoctorRegistry::Histories` (r:1 w:1)
	/// Storage: `DoctorRegistry::LicenceClaims` (r:0 w:1)
	/// Storage: `DoctorRegistry::BySpeciality` (r:0 w:8)
	fn apply() -> Weight {
		Weight::from_parts(150_000_000, 21838)
			.saturating_add(T::DbWeight::get().reads(14_u64))
			.saturating_add(T::DbWeight::get().writes(11_u64))
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `DoctorRegistry::Doctors` (r:1 w:1)
	fn withdraw_application() -> Weight {
		Weight::from_parts(24_000_000, 4399)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Participants::Participants` (r:1 w:0)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Storage: `DoctorRegistry::Doctors` (r:1 w:1)
	/// Storage: `DoctorRegistry::BySpeciality` (r:0 w:7)
	fn update_practice() -> Weight {
		Weight::from_parts(62_000_000, 4399)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	/// Storage: `Participants::Participants` (r:1 w:0)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Storage: `DoctorRegistry::Doctors` (r:1 w:1)
	/// Storage: `Consortium::Hospitals` (r:1 w:0)
	fn request_verification() -> Weight {
		Weight::from_parts(45_000_000, 4399)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Participants::Participants` (r:1 w:0)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Storage: `DoctorRegistry::Doctors` (r:1 w:1)
	/// Storage: `DoctorRegistry::Standings` (r:1 w:0)
	/// Storage: `Consortium::Hospitals` (r:1 w:0)
	/// Storage: `DoctorRegistry::Histories` (r:1 w:1)
	/// Storage: `DoctorRegistry::LicenceClaims` (r:0 w:1)
	/// Storage: `DoctorRegistry::BySpeciality` (r:0 w:8)
	fn dismiss_verifier() -> Weight {
		Weight::from_parts(100_000_000, 4399)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(11_u64))
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Consortium::Hospitals` (r:9 w:0)
	/// Storage: `Participants::Participants` (r:2 w:0)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Storage: `DoctorRegistry::Doctors` (r:2 w:2)
	/// Storage: `DoctorRegistry::Standings` (r:2 w:0)
	/// Storage: `DoctorRegistry::BarredLicences` (r:1 w:0)
	/// Storage: `DoctorRegistry::LicenceClaims` (r:1 w:1)
	/// Storage: `DoctorRegistry::Histories` (r:2 w:2)
	/// Storage: `DoctorRegistry::BySpeciality` (r:0 w:16)
	fn verify_licence() -> Weight {
		Weight::from_parts(260_000_000, 42686)
			.saturating_add(T::DbWeight::get().reads(20_u64))
			.saturating_add(T::DbWeight::get().writes(21_u64))
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Consortium::Hospitals` (r:8 w:0)
	/// Storage: `Participants::Participants` (r:1 w:0)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Storage: `DoctorRegistry::Doctors` (r:1 w:1)
	/// Storage: `DoctorRegistry::Standings` (r:1 w:0)
	/// Storage: `DoctorRegistry::Histories` (r:1 w:1)
	fn renew() -> Weight {
		Weight::from_parts(110_000_000, 21838)
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Consortium::Hospitals` (r:1 w:0)
	/// Storage: `Participants::Participants` (r:1 w:0)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Storage: `DoctorRegistry::Doctors` (r:1 w:1)
	/// Storage: `DoctorRegistry::BySpeciality` (r:0 w:7)
	fn verify_specialities() -> Weight {
		Weight::from_parts(68_000_000, 4399)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	/// Storage: `Consortium::Hospitals` (r:1 w:0)
	/// Storage: `Participants::Participants` (r:1 w:0)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Storage: `DoctorRegistry::Doctors` (r:1 w:1)
	/// Storage: `DoctorRegistry::Standings` (r:1 w:0)
	/// Storage: `DoctorRegistry::Histories` (r:1 w:1)
	/// Storage: `DoctorRegistry::LicenceClaims` (r:0 w:1)
	/// Storage: `DoctorRegistry::BySpeciality` (r:0 w:8)
	fn withdraw_verification() -> Weight {
		Weight::from_parts(105_000_000, 4399)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(11_u64))
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Consortium::Hospitals` (r:8 w:0)
	/// Storage: `Participants::Participants` (r:1 w:0)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Storage: `DoctorRegistry::Doctors` (r:1 w:1)
	/// Storage: `DoctorRegistry::Standings` (r:1 w:0)
	/// Storage: `DoctorRegistry::Histories` (r:1 w:1)
	fn suspend_verification() -> Weight {
		Weight::from_parts(120_000_000, 21838)
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Consortium::Hospitals` (r:8 w:0)
	/// Storage: `Participants::Participants` (r:1 w:0)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Storage: `DoctorRegistry::Doctors` (r:1 w:1)
	/// Storage: `DoctorRegistry::Standings` (r:1 w:0)
	/// Storage: `DoctorRegistry::Histories` (r:1 w:1)
	fn reinstate_verification() -> Weight {
		Weight::from_parts(120_000_000, 21838)
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Consortium::Hospitals` (r:8 w:0)
	/// Storage: `Participants::Participants` (r:1 w:0)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Storage: `DoctorRegistry::Doctors` (r:1 w:0)
	/// Storage: `DoctorRegistry::Standings` (r:1 w:1)
	/// Storage: `DoctorRegistry::StandingEnds` (r:0 w:1)
	/// Storage: `DoctorRegistry::Histories` (r:1 w:1)
	fn suspend_everywhere() -> Weight {
		Weight::from_parts(125_000_000, 21838)
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Consortium::Hospitals` (r:8 w:0)
	/// Storage: `Participants::Participants` (r:1 w:0)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Storage: `DoctorRegistry::Doctors` (r:1 w:0)
	/// Storage: `DoctorRegistry::Standings` (r:1 w:1)
	/// Storage: `DoctorRegistry::Histories` (r:1 w:1)
	fn lift_suspension() -> Weight {
		Weight::from_parts(115_000_000, 21838)
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Storage: `DoctorRegistry::Standings` (r:1 w:1)
	/// Storage: `DoctorRegistry::Doctors` (r:1 w:0)
	/// Storage: `Consortium::Hospitals` (r:8 w:0)
	/// Storage: `DoctorRegistry::Histories` (r:1 w:1)
	fn bar() -> Weight {
		Weight::from_parts(105_000_000, 21838)
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Storage: `DoctorRegistry::Standings` (r:1 w:1)
	/// Storage: `DoctorRegistry::Doctors` (r:1 w:0)
	/// Storage: `Consortium::Hospitals` (r:8 w:0)
	/// Storage: `DoctorRegistry::Histories` (r:1 w:1)
	fn lift_bar() -> Weight {
		Weight::from_parts(105_000_000, 21838)
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Storage: `DoctorRegistry::BarredLicences` (r:1 w:1)
	/// Storage: `DoctorRegistry::LicenceClaims` (r:1 w:1)
	/// Storage: `DoctorRegistry::Doctors` (r:1 w:1)
	/// Storage: `DoctorRegistry::Standings` (r:1 w:0)
	/// Storage: `Consortium::Hospitals` (r:8 w:0)
	/// Storage: `DoctorRegistry::Histories` (r:1 w:1)
	/// Storage: `DoctorRegistry::BySpeciality` (r:0 w:8)
	fn bar_licence() -> Weight {
		Weight::from_parts(150_000_000, 21838)
			.saturating_add(T::DbWeight::get().reads(14_u64))
			.saturating_add(T::DbWeight::get().writes(12_u64))
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `DoctorRegistry::BarredLicences` (r:1 w:1)
	fn release_licence() -> Weight {
		Weight::from_parts(22_000_000, 3522)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Storage: `DoctorRegistry::BarredLicences` (r:1 w:0)
	/// Storage: `DoctorRegistry::Doctors` (r:2 w:1)
	/// Storage: `DoctorRegistry::Standings` (r:2 w:0)
	/// Storage: `DoctorRegistry::LicenceClaims` (r:1 w:1)
	/// Storage: `Consortium::Hospitals` (r:8 w:0)
	/// Storage: `DoctorRegistry::Histories` (r:1 w:1)
	/// Storage: `DoctorRegistry::BySpeciality` (r:0 w:8)
	fn assign_licence() -> Weight {
		Weight::from_parts(165_000_000, 21838)
			.saturating_add(T::DbWeight::get().reads(16_u64))
			.saturating_add(T::DbWeight::get().writes(11_u64))
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Storage: `DoctorRegistry::StandingEnds` (r:1 w:0)
	fn on_idle_base() -> Weight {
		Weight::from_parts(8_000_000, 3521)
			.saturating_add(T::DbWeight::get().reads(2_u64))
	}
	/// Storage: `DoctorRegistry::StandingEnds` (r:1 w:1)
	/// Storage: `DoctorRegistry::Standings` (r:1 w:1)
	/// Storage: `DoctorRegistry::Doctors` (r:1 w:0)
	/// Storage: `Consortium::Hospitals` (r:8 w:0)
	/// Storage: `DoctorRegistry::Histories` (r:1 w:1)
	fn on_idle_standing() -> Weight {
		Weight::from_parts(110_000_000, 21838)
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
}

/// Weights for tests.
impl WeightInfo for () {
	fn apply() -> Weight {
		Weight::from_parts(150_000_000, 21838)
			.saturating_add(RocksDbWeight::get().reads(14_u64))
			.saturating_add(RocksDbWeight::get().writes(11_u64))
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn withdraw_application() -> Weight {
		Weight::from_parts(24_000_000, 4399)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn update_practice() -> Weight {
		Weight::from_parts(62_000_000, 4399)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(8_u64))
	}
	fn request_verification() -> Weight {
		Weight::from_parts(45_000_000, 4399)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn dismiss_verifier() -> Weight {
		Weight::from_parts(100_000_000, 4399)
			.saturating_add(RocksDbWeight::get().reads(6_u64))
			.saturating_add(RocksDbWeight::get().writes(11_u64))
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn verify_licence() -> Weight {
		Weight::from_parts(260_000_000, 42686)
			.saturating_add(RocksDbWeight::get().reads(20_u64))
			.saturating_add(RocksDbWeight::get().writes(21_u64))
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn renew() -> Weight {
		Weight::from_parts(110_000_000, 21838)
			.saturating_add(RocksDbWeight::get().reads(13_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn verify_specialities() -> Weight {
		Weight::from_parts(68_000_000, 4399)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(8_u64))
	}
	fn withdraw_verification() -> Weight {
		Weight::from_parts(105_000_000, 4399)
			.saturating_add(RocksDbWeight::get().reads(6_u64))
			.saturating_add(RocksDbWeight::get().writes(11_u64))
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn suspend_verification() -> Weight {
		Weight::from_parts(120_000_000, 21838)
			.saturating_add(RocksDbWeight::get().reads(13_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn reinstate_verification() -> Weight {
		Weight::from_parts(120_000_000, 21838)
			.saturating_add(RocksDbWeight::get().reads(13_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn suspend_everywhere() -> Weight {
		Weight::from_parts(125_000_000, 21838)
			.saturating_add(RocksDbWeight::get().reads(13_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn lift_suspension() -> Weight {
		Weight::from_parts(115_000_000, 21838)
			.saturating_add(RocksDbWeight::get().reads(13_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn bar() -> Weight {
		Weight::from_parts(105_000_000, 21838)
			.saturating_add(RocksDbWeight::get().reads(12_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn lift_bar() -> Weight {
		Weight::from_parts(105_000_000, 21838)
			.saturating_add(RocksDbWeight::get().reads(12_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn bar_licence() -> Weight {
		Weight::from_parts(150_000_000, 21838)
			.saturating_add(RocksDbWeight::get().reads(14_u64))
			.saturating_add(RocksDbWeight::get().writes(12_u64))
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn release_licence() -> Weight {
		Weight::from_parts(22_000_000, 3522)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn assign_licence() -> Weight {
		Weight::from_parts(165_000_000, 21838)
			.saturating_add(RocksDbWeight::get().reads(16_u64))
			.saturating_add(RocksDbWeight::get().writes(11_u64))
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn on_idle_base() -> Weight {
		Weight::from_parts(8_000_000, 3521)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
	}
	fn on_idle_standing() -> Weight {
		Weight::from_parts(110_000_000, 21838)
			.saturating_add(RocksDbWeight::get().reads(12_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
}
