//! Weights of `pallet_care_consortium`, measured: `scripts/benchmark` writes this file.
//!
//! Date: 2026-11-21, steps: 50, repeat: 20, CPU: `AMD EPYC`, benchmark
//! command line of the SDK, version 64.0.0.

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
	fn issue() -> Weight;
	fn note_offence() -> Weight;
	fn rotate_session(v: u32, ) -> Weight;
	fn update_hospital() -> Weight;
	fn admit_auditor() -> Weight;
	fn remove_auditor() -> Weight;
}

/// Weights for `pallet_care_consortium`, with the database weights of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Consortium::Hospitals` (r:1 w:1)
	/// Proof: `Consortium::Hospitals` (`max_values`: None, `max_size`: Some(132), added: 2607, mode: `MaxEncodedLen`)
	/// Storage: `Consortium::Auditors` (r:1 w:0)
	/// Proof: `Consortium::Auditors` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
	/// Storage: `Consortium::ActiveHospitals` (r:1 w:1)
	/// Proof: `Consortium::ActiveHospitals` (`max_values`: Some(1), `max_size`: Some(3202), added: 3697, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Participants` (r:1 w:1)
	/// Proof: `Participants::Participants` (`max_values`: None, `max_size`: Some(224), added: 2699, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Invitations` (r:1 w:0)
	/// Proof: `Participants::Invitations` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	/// Storage: `Participants::ProviderReferences` (r:1 w:1)
	/// Proof: `Participants::ProviderReferences` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(132), added: 2607, mode: `MaxEncodedLen`)
	/// Storage: `Participants::FormerNonces` (r:1 w:0)
	/// Proof: `Participants::FormerNonces` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Participants::FormerParticipants` (r:1 w:0)
	/// Proof: `Participants::FormerParticipants` (`max_values`: None, `max_size`: Some(146), added: 2621, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Council::Proposals` (r:1 w:0)
	/// Proof: `Council::Proposals` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Council::Members` (r:0 w:1)
	/// Proof: `Council::Members` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Council::Prime` (r:0 w:1)
	/// Proof: `Council::Prime` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	fn admit_hospital() -> Weight {
		// Minimum execution time: 87_931_000 picoseconds.
		Weight::from_parts(5_104_586_000, 7187)
			.saturating_add(T::DbWeight::get().reads(213_u64))
			.saturating_add(T::DbWeight::get().writes(108_u64))
	}
	/// Storage: `Consortium::Hospitals` (r:100 w:1)
	/// Proof: `Consortium::Hospitals` (`max_values`: None, `max_size`: Some(132), added: 2607, mode: `MaxEncodedLen`)
	/// Storage: `Consortium::ActiveHospitals` (r:1 w:1)
	/// Proof: `Consortium::ActiveHospitals` (`max_values`: Some(1), `max_size`: Some(3202), added: 3697, mode: `MaxEncodedLen`)
	/// Storage: `Session::NextKeys` (r:100 w:1)
	/// Proof: `Session::NextKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(139), added: 2614, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(132), added: 2607, mode: `MaxEncodedLen`)
	/// Storage: `Session::ExternallySetKeys` (r:1 w:1)
	/// Proof: `Session::ExternallySetKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// Storage: `Council::Proposals` (r:1 w:0)
	/// Proof: `Council::Proposals` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Participants::Participants` (r:1 w:1)
	/// Proof: `Participants::Participants` (`max_values`: None, `max_size`: Some(224), added: 2699, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Delegations` (r:1 w:0)
	/// Proof: `Participants::Delegations` (`max_values`: None, `max_size`: Some(106), added: 2581, mode: `MaxEncodedLen`)
	/// Storage: `DoctorRegistry::Doctors` (r:1 w:0)
	/// Proof: `DoctorRegistry::Doctors` (`max_values`: None, `max_size`: Some(666), added: 3141, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::RequesterRequests` (r:1 w:0)
	/// Proof: `RecordAccess::RequesterRequests` (`max_values`: None, `max_size`: Some(12338), added: 14813, mode: `MaxEncodedLen`)
	/// Storage: `Participants::ProviderReferences` (r:1 w:1)
	/// Proof: `Participants::ProviderReferences` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::Practices` (r:0 w:1)
	/// Proof: `Appointments::Practices` (`max_values`: None, `max_size`: Some(1086), added: 3561, mode: `MaxEncodedLen`)
	/// Storage: `Participants::FormerParticipants` (r:0 w:1)
	/// Proof: `Participants::FormerParticipants` (`max_values`: None, `max_size`: Some(146), added: 2621, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Usages` (r:0 w:1)
	/// Proof: `Participants::Usages` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	/// Storage: `Council::Members` (r:0 w:1)
	/// Proof: `Council::Members` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Council::Prime` (r:0 w:1)
	/// Proof: `Council::Prime` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `RecordAccess::Exclusions` (r:0 w:1)
	/// Proof: `RecordAccess::Exclusions` (`max_values`: None, `max_size`: Some(2098), added: 4573, mode: `MaxEncodedLen`)
	/// Storage: `Session::KeyOwner` (r:0 w:2)
	/// Proof: `Session::KeyOwner` (`max_values`: None, `max_size`: None, mode: `Measured`)
	fn remove_hospital() -> Weight {
		// Minimum execution time: 950_193_000 picoseconds.
		Weight::from_parts(6_073_207_000, 269147)
			.saturating_add(T::DbWeight::get().reads(414_u64))
			.saturating_add(T::DbWeight::get().writes(117_u64))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Consortium::ActiveHospitals` (r:1 w:0)
	/// Proof: `Consortium::ActiveHospitals` (`max_values`: Some(1), `max_size`: Some(3202), added: 3697, mode: `MaxEncodedLen`)
	/// Storage: `Consortium::Hospitals` (r:100 w:1)
	/// Proof: `Consortium::Hospitals` (`max_values`: None, `max_size`: Some(132), added: 2607, mode: `MaxEncodedLen`)
	/// Storage: `Session::NextKeys` (r:100 w:0)
	/// Proof: `Session::NextKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	fn pause_validation() -> Weight {
		// Minimum execution time: 805_098_000 picoseconds.
		Weight::from_parts(876_874_000, 266397)
			.saturating_add(T::DbWeight::get().reads(202_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Consortium::Hospitals` (r:1 w:1)
	/// Proof: `Consortium::Hospitals` (`max_values`: None, `max_size`: Some(132), added: 2607, mode: `MaxEncodedLen`)
	fn resume_validation() -> Weight {
		// Minimum execution time: 32_438_000 picoseconds.
		Weight::from_parts(46_590_000, 3597)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Consortium::Hospitals` (r:1 w:1)
	/// Proof: `Consortium::Hospitals` (`max_values`: None, `max_size`: Some(132), added: 2607, mode: `MaxEncodedLen`)
	fn reinstate_validator() -> Weight {
		// Minimum execution time: 30_055_000 picoseconds.
		Weight::from_parts(39_078_000, 3597)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(132), added: 2607, mode: `MaxEncodedLen`)
	fn issue() -> Weight {
		// Minimum execution time: 31_627_000 picoseconds.
		Weight::from_parts(33_640_000, 3597)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Session::DisabledValidators` (r:1 w:0)
	/// Proof: `Session::DisabledValidators` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Session::Validators` (r:1 w:0)
	/// Proof: `Session::Validators` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Consortium::ActiveHospitals` (r:1 w:0)
	/// Proof: `Consortium::ActiveHospitals` (`max_values`: Some(1), `max_size`: Some(3202), added: 3697, mode: `MaxEncodedLen`)
	/// Storage: `Consortium::Hospitals` (r:100 w:1)
	/// Proof: `Consortium::Hospitals` (`max_values`: None, `max_size`: Some(132), added: 2607, mode: `MaxEncodedLen`)
	/// Storage: `Session::NextKeys` (r:100 w:0)
	/// Proof: `Session::NextKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	fn note_offence() -> Weight {
		// Minimum execution time: 783_396_000 picoseconds.
		Weight::from_parts(826_430_000, 266419)
			.saturating_add(T::DbWeight::get().reads(204_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Session::CurrentIndex` (r:1 w:1)
	/// Proof: `Session::CurrentIndex` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Session::QueuedChanged` (r:1 w:1)
	/// Proof: `Session::QueuedChanged` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Session::Validators` (r:1 w:1)
	/// Proof: `Session::Validators` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Session::QueuedKeys` (r:1 w:1)
	/// Proof: `Session::QueuedKeys` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Historical::StoredRange` (r:1 w:1)
	/// Proof: `Historical::StoredRange` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Consortium::ActiveHospitals` (r:1 w:0)
	/// Proof: `Consortium::ActiveHospitals` (`max_values`: Some(1), `max_size`: Some(3202), added: 3697, mode: `MaxEncodedLen`)
	/// Storage: `Consortium::Hospitals` (r:100 w:0)
	/// Proof: `Consortium::Hospitals` (`max_values`: None, `max_size`: Some(132), added: 2607, mode: `MaxEncodedLen`)
	/// Storage: `Session::NextKeys` (r:99 w:0)
	/// Proof: `Session::NextKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// Storage: `Aura::Authorities` (r:1 w:1)
	/// Proof: `Aura::Authorities` (`max_values`: Some(1), `max_size`: Some(3202), added: 3697, mode: `MaxEncodedLen`)
	/// Storage: `Grandpa::CurrentSetId` (r:1 w:1)
	/// Proof: `Grandpa::CurrentSetId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Grandpa::Stalled` (r:1 w:1)
	/// Proof: `Grandpa::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Grandpa::PendingChange` (r:1 w:1)
	/// Proof: `Grandpa::PendingChange` (`max_values`: Some(1), `max_size`: Some(4015), added: 4510, mode: `MaxEncodedLen`)
	/// Storage: `Historical::HistoricalSessions` (r:0 w:1)
	/// Proof: `Historical::HistoricalSessions` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `Grandpa::SetIdSession` (r:0 w:1)
	/// Proof: `Grandpa::SetIdSession` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `Session::DisabledValidators` (r:0 w:1)
	/// Proof: `Session::DisabledValidators` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// The range of component `v` is `[1, 100]`.
	fn rotate_session(v: u32, ) -> Weight {
		// Minimum execution time: 57_235_000 picoseconds.
		Weight::from_parts(1_002_124, 9409)
			// Standard error: 35_424
			.saturating_add(Weight::from_parts(20_714_090, 0).saturating_mul(v.into()))
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(v.into())))
			.saturating_add(T::DbWeight::get().writes(11_u64))
			.saturating_add(Weight::from_parts(0, 2619).saturating_mul(v.into()))
	}
	/// Storage: `Consortium::Hospitals` (r:1 w:1)
	/// Proof: `Consortium::Hospitals` (`max_values`: None, `max_size`: Some(132), added: 2607, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Participants` (r:1 w:0)
	/// Proof: `Participants::Participants` (`max_values`: None, `max_size`: Some(224), added: 2699, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn update_hospital() -> Weight {
		// Minimum execution time: 21_753_000 picoseconds.
		Weight::from_parts(23_575_000, 3689)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Consortium::Auditors` (r:1 w:1)
	/// Proof: `Consortium::Auditors` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
	/// Storage: `Consortium::Hospitals` (r:2 w:0)
	/// Proof: `Consortium::Hospitals` (`max_values`: None, `max_size`: Some(132), added: 2607, mode: `MaxEncodedLen`)
	/// Storage: `Consortium::AuditorCount` (r:1 w:1)
	/// Proof: `Consortium::AuditorCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Participants` (r:1 w:1)
	/// Proof: `Participants::Participants` (`max_values`: None, `max_size`: Some(224), added: 2699, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Invitations` (r:1 w:0)
	/// Proof: `Participants::Invitations` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	/// Storage: `Participants::ProviderReferences` (r:1 w:1)
	/// Proof: `Participants::ProviderReferences` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(132), added: 2607, mode: `MaxEncodedLen`)
	/// Storage: `Participants::FormerNonces` (r:1 w:0)
	/// Proof: `Participants::FormerNonces` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Participants::FormerParticipants` (r:1 w:0)
	/// Proof: `Participants::FormerParticipants` (`max_values`: None, `max_size`: Some(146), added: 2621, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn admit_auditor() -> Weight {
		// Minimum execution time: 54_131_000 picoseconds.
		Weight::from_parts(57_456_000, 6204)
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Consortium::Auditors` (r:1 w:1)
	/// Proof: `Consortium::Auditors` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
	/// Storage: `Consortium::AuditorCount` (r:1 w:1)
	/// Proof: `Consortium::AuditorCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Participants` (r:1 w:1)
	/// Proof: `Participants::Participants` (`max_values`: None, `max_size`: Some(224), added: 2699, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Delegations` (r:1 w:0)
	/// Proof: `Participants::Delegations` (`max_values`: None, `max_size`: Some(106), added: 2581, mode: `MaxEncodedLen`)
	/// Storage: `DoctorRegistry::Doctors` (r:1 w:0)
	/// Proof: `DoctorRegistry::Doctors` (`max_values`: None, `max_size`: Some(666), added: 3141, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::RequesterRequests` (r:1 w:0)
	/// Proof: `RecordAccess::RequesterRequests` (`max_values`: None, `max_size`: Some(12338), added: 14813, mode: `MaxEncodedLen`)
	/// Storage: `Participants::ProviderReferences` (r:1 w:1)
	/// Proof: `Participants::ProviderReferences` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(132), added: 2607, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::Practices` (r:0 w:1)
	/// Proof: `Appointments::Practices` (`max_values`: None, `max_size`: Some(1086), added: 3561, mode: `MaxEncodedLen`)
	/// Storage: `Participants::FormerParticipants` (r:0 w:1)
	/// Proof: `Participants::FormerParticipants` (`max_values`: None, `max_size`: Some(146), added: 2621, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Usages` (r:0 w:1)
	/// Proof: `Participants::Usages` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::Exclusions` (r:0 w:1)
	/// Proof: `RecordAccess::Exclusions` (`max_values`: None, `max_size`: Some(2098), added: 4573, mode: `MaxEncodedLen`)
	fn remove_auditor() -> Weight {
		// Minimum execution time: 67_570_000 picoseconds.
		Weight::from_parts(71_306_000, 15803)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
}

/// Weights for tests.
impl WeightInfo for () {
	fn admit_hospital() -> Weight {
		Weight::from_parts(5_104_586_000, 7187)
			.saturating_add(RocksDbWeight::get().reads(213_u64))
			.saturating_add(RocksDbWeight::get().writes(108_u64))
	}
	fn remove_hospital() -> Weight {
		Weight::from_parts(6_073_207_000, 269147)
			.saturating_add(RocksDbWeight::get().reads(414_u64))
			.saturating_add(RocksDbWeight::get().writes(117_u64))
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn pause_validation() -> Weight {
		Weight::from_parts(876_874_000, 266397)
			.saturating_add(RocksDbWeight::get().reads(202_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn resume_validation() -> Weight {
		Weight::from_parts(46_590_000, 3597)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn reinstate_validator() -> Weight {
		Weight::from_parts(39_078_000, 3597)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn issue() -> Weight {
		Weight::from_parts(33_640_000, 3597)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn note_offence() -> Weight {
		Weight::from_parts(826_430_000, 266419)
			.saturating_add(RocksDbWeight::get().reads(204_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn rotate_session(v: u32, ) -> Weight {
		Weight::from_parts(1_002_124, 9409)
			.saturating_add(Weight::from_parts(20_714_090, 0).saturating_mul(v.into()))
			.saturating_add(RocksDbWeight::get().reads(9_u64))
			.saturating_add(RocksDbWeight::get().reads((2_u64).saturating_mul(v.into())))
			.saturating_add(RocksDbWeight::get().writes(11_u64))
			.saturating_add(Weight::from_parts(0, 2619).saturating_mul(v.into()))
	}
	fn update_hospital() -> Weight {
		Weight::from_parts(23_575_000, 3689)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn admit_auditor() -> Weight {
		Weight::from_parts(57_456_000, 6204)
			.saturating_add(RocksDbWeight::get().reads(11_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn remove_auditor() -> Weight {
		Weight::from_parts(71_306_000, 15803)
			.saturating_add(RocksDbWeight::get().reads(9_u64))
			.saturating_add(RocksDbWeight::get().writes(9_u64))
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
}
