//! Weights of `pallet_care_record_access`, measured: `scripts/benchmark` writes this file.
//!
//! Date: 2026-11-21, steps: 50, repeat: 20, CPU: `Intel(R) Xeon(R) Processor`, benchmark
//! command line of the SDK, version 64.0.0.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]
#![allow(dead_code)]

use frame::weights_prelude::*;

/// Weight functions needed for `pallet_care_record_access`.
pub trait WeightInfo {
	fn create_folder(s: u32, ) -> Weight;
	fn rotate_folder(s: u32, ) -> Weight;
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
	fn on_idle_requests(n: u32, ) -> Weight;
	fn on_idle_grants(n: u32, ) -> Weight;
	fn on_idle_reads(n: u32, ) -> Weight;
	fn on_idle_emergencies(n: u32, ) -> Weight;
}

/// Weights for `pallet_care_record_access`, with the database weights of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Participants::Participants` (r:1 w:0)
	/// Proof: `Participants::Participants` (`max_values`: None, `max_size`: Some(224), added: 2699, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::Folders` (r:1 w:1)
	/// Proof: `RecordAccess::Folders` (`max_values`: None, `max_size`: Some(155), added: 2630, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::Recipients` (r:1 w:1)
	/// Proof: `RecordAccess::Recipients` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `Consortium::Hospitals` (r:1 w:0)
	/// Proof: `Consortium::Hospitals` (`max_values`: None, `max_size`: Some(131), added: 2606, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::OpenFolders` (r:1 w:1)
	/// Proof: `RecordAccess::OpenFolders` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::Epochs` (r:0 w:1)
	/// Proof: `RecordAccess::Epochs` (`max_values`: None, `max_size`: Some(175), added: 2650, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::FoldersOf` (r:0 w:1)
	/// Proof: `RecordAccess::FoldersOf` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::RecipientStatements` (r:0 w:1)
	/// Proof: `RecordAccess::RecipientStatements` (`max_values`: None, `max_size`: Some(2062), added: 4537, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Signers` (r:1 + s w:0)
	/// Proof: `Participants::Signers` (`max_values`: None, `max_size`: Some(1661), added: 4136, mode: `MaxEncodedLen`)
	/// Storage: `Participants::SignerCount` (r:s w:0)
	/// Proof: `Participants::SignerCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// The range of component `s` is `[1, 20]`.
	fn create_folder(s: u32, ) -> Weight {
		// Minimum execution time: 55_953_000 picoseconds.
		Weight::from_parts(75_000_000, 3_689)
			// Estimated: what verifying one signature more takes.
			.saturating_add(Weight::from_parts(60_000_000, 6_663).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(9u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(6u64))
	}
	/// Storage: `RecordAccess::Folders` (r:1 w:1)
	/// Proof: `RecordAccess::Folders` (`max_values`: None, `max_size`: Some(155), added: 2630, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::Recipients` (r:1 w:1)
	/// Proof: `RecordAccess::Recipients` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::Epochs` (r:0 w:1)
	/// Proof: `RecordAccess::Epochs` (`max_values`: None, `max_size`: Some(175), added: 2650, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::RecipientStatements` (r:0 w:1)
	/// Proof: `RecordAccess::RecipientStatements` (`max_values`: None, `max_size`: Some(2062), added: 4537, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Signers` (r:1 + s w:0)
	/// Proof: `Participants::Signers` (`max_values`: None, `max_size`: Some(1661), added: 4136, mode: `MaxEncodedLen`)
	/// Storage: `Participants::SignerCount` (r:s w:0)
	/// Proof: `Participants::SignerCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// The range of component `s` is `[1, 20]`.
	fn rotate_folder(s: u32, ) -> Weight {
		// Minimum execution time: 35_190_000 picoseconds.
		Weight::from_parts(52_000_000, 3_620)
			// Estimated: what verifying one signature more takes.
			.saturating_add(Weight::from_parts(60_000_000, 6_663).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(6u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(4u64))
	}
	/// Storage: `RecordAccess::Folders` (r:1 w:1)
	/// Proof: `RecordAccess::Folders` (`max_values`: None, `max_size`: Some(155), added: 2630, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::OpenFolders` (r:1 w:1)
	/// Proof: `RecordAccess::OpenFolders` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::FolderRequests` (r:0 w:1)
	/// Proof: `RecordAccess::FolderRequests` (`max_values`: None, `max_size`: Some(1585), added: 4060, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::LiveRights` (r:0 w:1)
	/// Proof: `RecordAccess::LiveRights` (`max_values`: None, `max_size`: Some(4514), added: 6989, mode: `MaxEncodedLen`)
	fn close_folder() -> Weight {
		// Minimum execution time: 35_658_000 picoseconds.
		Weight::from_parts(39_631_000, 3_620)
			.saturating_add(T::DbWeight::get().reads(4u64))
			.saturating_add(T::DbWeight::get().writes(5u64))
	}
	/// Storage: `RecordAccess::Folders` (r:1 w:1)
	/// Proof: `RecordAccess::Folders` (`max_values`: None, `max_size`: Some(155), added: 2630, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Participants` (r:1 w:0)
	/// Proof: `Participants::Participants` (`max_values`: None, `max_size`: Some(224), added: 2699, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Consortium::Hospitals` (r:1 w:0)
	/// Proof: `Consortium::Hospitals` (`max_values`: None, `max_size`: Some(131), added: 2606, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::Epochs` (r:1 w:1)
	/// Proof: `RecordAccess::Epochs` (`max_values`: None, `max_size`: Some(175), added: 2650, mode: `MaxEncodedLen`)
	fn set_emergency_custodian() -> Weight {
		// Minimum execution time: 53_780_000 picoseconds.
		Weight::from_parts(59_704_000, 3689)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
			.saturating_add(T::DbWeight::get().reads(86_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `RecordAccess::Folders` (r:1 w:1)
	/// Proof: `RecordAccess::Folders` (`max_values`: None, `max_size`: Some(155), added: 2630, mode: `MaxEncodedLen`)
	/// Storage: `DoctorRegistry::Doctors` (r:1 w:0)
	/// Proof: `DoctorRegistry::Doctors` (`max_values`: None, `max_size`: Some(666), added: 3141, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Consortium::Hospitals` (r:8 w:0)
	/// Proof: `Consortium::Hospitals` (`max_values`: None, `max_size`: Some(131), added: 2606, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Participants` (r:1 w:0)
	/// Proof: `Participants::Participants` (`max_values`: None, `max_size`: Some(224), added: 2699, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::LatestGrant` (r:1 w:0)
	/// Proof: `RecordAccess::LatestGrant` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::Appointments` (r:1 w:0)
	/// Proof: `Appointments::Appointments` (`max_values`: None, `max_size`: Some(266), added: 2741, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::LiveRights` (r:1 w:0)
	/// Proof: `RecordAccess::LiveRights` (`max_values`: None, `max_size`: Some(4514), added: 6989, mode: `MaxEncodedLen`)
	/// Storage: `Participants::FormerParticipants` (r:72 w:0)
	/// Proof: `Participants::FormerParticipants` (`max_values`: None, `max_size`: Some(146), added: 2621, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::SeenContent` (r:2 w:2)
	/// Proof: `RecordAccess::SeenContent` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::NextRecord` (r:1 w:1)
	/// Proof: `RecordAccess::NextRecord` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::Records` (r:0 w:1)
	/// Proof: `RecordAccess::Records` (`max_values`: None, `max_size`: Some(238), added: 2713, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::RecordsOf` (r:0 w:1)
	/// Proof: `RecordAccess::RecordsOf` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	fn add_record() -> Weight {
		// Minimum execution time: 312_371_000 picoseconds.
		Weight::from_parts(337_286_000, 189702)
			.saturating_add(T::DbWeight::get().reads(94_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
			.saturating_add(T::DbWeight::get().reads(86_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `RecordAccess::Records` (r:1 w:2)
	/// Proof: `RecordAccess::Records` (`max_values`: None, `max_size`: Some(238), added: 2713, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::Folders` (r:1 w:1)
	/// Proof: `RecordAccess::Folders` (`max_values`: None, `max_size`: Some(155), added: 2630, mode: `MaxEncodedLen`)
	/// Storage: `DoctorRegistry::Doctors` (r:1 w:0)
	/// Proof: `DoctorRegistry::Doctors` (`max_values`: None, `max_size`: Some(666), added: 3141, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Consortium::Hospitals` (r:8 w:0)
	/// Proof: `Consortium::Hospitals` (`max_values`: None, `max_size`: Some(131), added: 2606, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Participants` (r:1 w:0)
	/// Proof: `Participants::Participants` (`max_values`: None, `max_size`: Some(224), added: 2699, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::LatestGrant` (r:1 w:0)
	/// Proof: `RecordAccess::LatestGrant` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::Appointments` (r:1 w:0)
	/// Proof: `Appointments::Appointments` (`max_values`: None, `max_size`: Some(266), added: 2741, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::LiveRights` (r:1 w:0)
	/// Proof: `RecordAccess::LiveRights` (`max_values`: None, `max_size`: Some(4514), added: 6989, mode: `MaxEncodedLen`)
	/// Storage: `Participants::FormerParticipants` (r:72 w:0)
	/// Proof: `Participants::FormerParticipants` (`max_values`: None, `max_size`: Some(146), added: 2621, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::SeenContent` (r:2 w:2)
	/// Proof: `RecordAccess::SeenContent` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::NextRecord` (r:1 w:1)
	/// Proof: `RecordAccess::NextRecord` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::RecordsOf` (r:0 w:1)
	/// Proof: `RecordAccess::RecordsOf` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	fn amend_record() -> Weight {
		// Minimum execution time: 322_502_000 picoseconds.
		Weight::from_parts(376_732_000, 189702)
			.saturating_add(T::DbWeight::get().reads(95_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
			.saturating_add(T::DbWeight::get().reads(86_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `RecordAccess::Records` (r:1 w:1)
	/// Proof: `RecordAccess::Records` (`max_values`: None, `max_size`: Some(238), added: 2713, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::Folders` (r:1 w:0)
	/// Proof: `RecordAccess::Folders` (`max_values`: None, `max_size`: Some(155), added: 2630, mode: `MaxEncodedLen`)
	fn mark_entered_in_error() -> Weight {
		// Minimum execution time: 27_825_000 picoseconds.
		Weight::from_parts(50_365_000, 3703)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `RecordAccess::Records` (r:1 w:1)
	/// Proof: `RecordAccess::Records` (`max_values`: None, `max_size`: Some(238), added: 2713, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::Folders` (r:1 w:0)
	/// Proof: `RecordAccess::Folders` (`max_values`: None, `max_size`: Some(155), added: 2630, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Participants` (r:1 w:0)
	/// Proof: `Participants::Participants` (`max_values`: None, `max_size`: Some(224), added: 2699, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn request_correction() -> Weight {
		// Minimum execution time: 43_374_000 picoseconds.
		Weight::from_parts(59_031_000, 3703)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `RecordAccess::Records` (r:1 w:1)
	/// Proof: `RecordAccess::Records` (`max_values`: None, `max_size`: Some(238), added: 2713, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::Folders` (r:1 w:0)
	/// Proof: `RecordAccess::Folders` (`max_values`: None, `max_size`: Some(155), added: 2630, mode: `MaxEncodedLen`)
	fn erase_record() -> Weight {
		// Minimum execution time: 27_653_000 picoseconds.
		Weight::from_parts(38_184_000, 3703)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::Folders` (r:1 w:0)
	/// Proof: `RecordAccess::Folders` (`max_values`: None, `max_size`: Some(155), added: 2630, mode: `MaxEncodedLen`)
	/// Storage: `DoctorRegistry::Doctors` (r:1 w:0)
	/// Proof: `DoctorRegistry::Doctors` (`max_values`: None, `max_size`: Some(666), added: 3141, mode: `MaxEncodedLen`)
	/// Storage: `Consortium::Hospitals` (r:8 w:0)
	/// Proof: `Consortium::Hospitals` (`max_values`: None, `max_size`: Some(131), added: 2606, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Participants` (r:1 w:0)
	/// Proof: `Participants::Participants` (`max_values`: None, `max_size`: Some(224), added: 2699, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::Exclusions` (r:1 w:0)
	/// Proof: `RecordAccess::Exclusions` (`max_values`: None, `max_size`: Some(2098), added: 4573, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::Appointments` (r:1 w:0)
	/// Proof: `Appointments::Appointments` (`max_values`: None, `max_size`: Some(266), added: 2741, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:2 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::FolderRequests` (r:1 w:1)
	/// Proof: `RecordAccess::FolderRequests` (`max_values`: None, `max_size`: Some(1585), added: 4060, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::RequesterRequests` (r:1 w:1)
	/// Proof: `RecordAccess::RequesterRequests` (`max_values`: None, `max_size`: Some(12338), added: 14813, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::NextRequest` (r:1 w:1)
	/// Proof: `RecordAccess::NextRequest` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::RequestEnds` (r:0 w:1)
	/// Proof: `RecordAccess::RequestEnds` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::Requests` (r:0 w:1)
	/// Proof: `RecordAccess::Requests` (`max_values`: None, `max_size`: Some(106), added: 2581, mode: `MaxEncodedLen`)
	fn request_access() -> Weight {
		// Minimum execution time: 156_270_000 picoseconds.
		Weight::from_parts(172_606_000, 21838)
			.saturating_add(T::DbWeight::get().reads(21_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
			.saturating_add(T::DbWeight::get().reads(1_u64))
	}
	/// Storage: `RecordAccess::Requests` (r:1 w:1)
	/// Proof: `RecordAccess::Requests` (`max_values`: None, `max_size`: Some(106), added: 2581, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::Folders` (r:1 w:0)
	/// Proof: `RecordAccess::Folders` (`max_values`: None, `max_size`: Some(155), added: 2630, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::FolderRequests` (r:1 w:1)
	/// Proof: `RecordAccess::FolderRequests` (`max_values`: None, `max_size`: Some(1585), added: 4060, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::RequesterRequests` (r:1 w:1)
	/// Proof: `RecordAccess::RequesterRequests` (`max_values`: None, `max_size`: Some(12338), added: 14813, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::RequestEnds` (r:0 w:1)
	/// Proof: `RecordAccess::RequestEnds` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	fn deny_request() -> Weight {
		// Minimum execution time: 50_410_000 picoseconds.
		Weight::from_parts(87_612_000, 15803)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `RecordAccess::Requests` (r:1 w:1)
	/// Proof: `RecordAccess::Requests` (`max_values`: None, `max_size`: Some(106), added: 2581, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::FolderRequests` (r:1 w:1)
	/// Proof: `RecordAccess::FolderRequests` (`max_values`: None, `max_size`: Some(1585), added: 4060, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::RequesterRequests` (r:1 w:1)
	/// Proof: `RecordAccess::RequesterRequests` (`max_values`: None, `max_size`: Some(12338), added: 14813, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::RequestEnds` (r:0 w:1)
	/// Proof: `RecordAccess::RequestEnds` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	fn withdraw_request() -> Weight {
		// Minimum execution time: 47_133_000 picoseconds.
		Weight::from_parts(80_807_000, 15803)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::Folders` (r:1 w:1)
	/// Proof: `RecordAccess::Folders` (`max_values`: None, `max_size`: Some(155), added: 2630, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Participants` (r:2 w:0)
	/// Proof: `Participants::Participants` (`max_values`: None, `max_size`: Some(224), added: 2699, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::Requests` (r:1 w:1)
	/// Proof: `RecordAccess::Requests` (`max_values`: None, `max_size`: Some(106), added: 2581, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::FolderRequests` (r:1 w:1)
	/// Proof: `RecordAccess::FolderRequests` (`max_values`: None, `max_size`: Some(1585), added: 4060, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::RequesterRequests` (r:1 w:1)
	/// Proof: `RecordAccess::RequesterRequests` (`max_values`: None, `max_size`: Some(12338), added: 14813, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::LiveRights` (r:1 w:1)
	/// Proof: `RecordAccess::LiveRights` (`max_values`: None, `max_size`: Some(4514), added: 6989, mode: `MaxEncodedLen`)
	/// Storage: `Participants::FormerParticipants` (r:71 w:0)
	/// Proof: `Participants::FormerParticipants` (`max_values`: None, `max_size`: Some(146), added: 2621, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::LatestGrant` (r:1 w:1)
	/// Proof: `RecordAccess::LatestGrant` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::Grants` (r:1 w:2)
	/// Proof: `RecordAccess::Grants` (`max_values`: None, `max_size`: Some(176), added: 2651, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::NextGrant` (r:1 w:1)
	/// Proof: `RecordAccess::NextGrant` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::RequestEnds` (r:0 w:1)
	/// Proof: `RecordAccess::RequestEnds` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::GrantsOn` (r:0 w:1)
	/// Proof: `RecordAccess::GrantsOn` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::GrantsTo` (r:0 w:1)
	/// Proof: `RecordAccess::GrantsTo` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::GrantEnds` (r:0 w:3)
	/// Proof: `RecordAccess::GrantEnds` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	fn grant_access() -> Weight {
		// Minimum execution time: 307_822_000 picoseconds.
		Weight::from_parts(358_332_000, 187081)
			.saturating_add(T::DbWeight::get().reads(83_u64))
			.saturating_add(T::DbWeight::get().writes(15_u64))
			.saturating_add(T::DbWeight::get().reads(104_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `RecordAccess::Grants` (r:1 w:1)
	/// Proof: `RecordAccess::Grants` (`max_values`: None, `max_size`: Some(176), added: 2651, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::Folders` (r:1 w:1)
	/// Proof: `RecordAccess::Folders` (`max_values`: None, `max_size`: Some(155), added: 2630, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Participants::FormerParticipants` (r:71 w:0)
	/// Proof: `Participants::FormerParticipants` (`max_values`: None, `max_size`: Some(146), added: 2621, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::LiveRights` (r:1 w:1)
	/// Proof: `RecordAccess::LiveRights` (`max_values`: None, `max_size`: Some(4514), added: 6989, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::GrantEnds` (r:0 w:2)
	/// Proof: `RecordAccess::GrantEnds` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	fn revoke_access() -> Weight {
		// Minimum execution time: 216_868_000 picoseconds.
		Weight::from_parts(226_716_000, 187081)
			.saturating_add(T::DbWeight::get().reads(75_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
			.saturating_add(T::DbWeight::get().reads(88_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `RecordAccess::Grants` (r:1 w:1)
	/// Proof: `RecordAccess::Grants` (`max_values`: None, `max_size`: Some(176), added: 2651, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::Folders` (r:1 w:1)
	/// Proof: `RecordAccess::Folders` (`max_values`: None, `max_size`: Some(155), added: 2630, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Participants::FormerParticipants` (r:71 w:0)
	/// Proof: `Participants::FormerParticipants` (`max_values`: None, `max_size`: Some(146), added: 2621, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::LiveRights` (r:1 w:1)
	/// Proof: `RecordAccess::LiveRights` (`max_values`: None, `max_size`: Some(4514), added: 6989, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::GrantEnds` (r:0 w:2)
	/// Proof: `RecordAccess::GrantEnds` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	fn renounce_access() -> Weight {
		// Minimum execution time: 216_864_000 picoseconds.
		Weight::from_parts(231_137_000, 187081)
			.saturating_add(T::DbWeight::get().reads(75_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
			.saturating_add(T::DbWeight::get().reads(88_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Participants::Participants` (r:1 w:0)
	/// Proof: `Participants::Participants` (`max_values`: None, `max_size`: Some(224), added: 2699, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::Exclusions` (r:1 w:1)
	/// Proof: `RecordAccess::Exclusions` (`max_values`: None, `max_size`: Some(2098), added: 4573, mode: `MaxEncodedLen`)
	fn exclude_doctor() -> Weight {
		// Minimum execution time: 30_528_000 picoseconds.
		Weight::from_parts(34_429_000, 5563)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Participants::Participants` (r:1 w:0)
	/// Proof: `Participants::Participants` (`max_values`: None, `max_size`: Some(224), added: 2699, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::Exclusions` (r:1 w:1)
	/// Proof: `RecordAccess::Exclusions` (`max_values`: None, `max_size`: Some(2098), added: 4573, mode: `MaxEncodedLen`)
	fn readmit_doctor() -> Weight {
		// Minimum execution time: 31_321_000 picoseconds.
		Weight::from_parts(35_782_000, 5563)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::Folders` (r:1 w:1)
	/// Proof: `RecordAccess::Folders` (`max_values`: None, `max_size`: Some(155), added: 2630, mode: `MaxEncodedLen`)
	/// Storage: `DoctorRegistry::Doctors` (r:1 w:0)
	/// Proof: `DoctorRegistry::Doctors` (`max_values`: None, `max_size`: Some(666), added: 3141, mode: `MaxEncodedLen`)
	/// Storage: `Consortium::Hospitals` (r:8 w:0)
	/// Proof: `Consortium::Hospitals` (`max_values`: None, `max_size`: Some(131), added: 2606, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Participants` (r:1 w:0)
	/// Proof: `Participants::Participants` (`max_values`: None, `max_size`: Some(224), added: 2699, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::Exclusions` (r:1 w:0)
	/// Proof: `RecordAccess::Exclusions` (`max_values`: None, `max_size`: Some(2098), added: 4573, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::Barred` (r:1 w:0)
	/// Proof: `RecordAccess::Barred` (`max_values`: None, `max_size`: Some(65), added: 2540, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::OwedEmergencies` (r:1 w:1)
	/// Proof: `RecordAccess::OwedEmergencies` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::LatestEmergency` (r:1 w:1)
	/// Proof: `RecordAccess::LatestEmergency` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::Emergencies` (r:1 w:1)
	/// Proof: `RecordAccess::Emergencies` (`max_values`: None, `max_size`: Some(296), added: 2771, mode: `MaxEncodedLen`)
	/// Storage: `Participants::FormerParticipants` (r:71 w:0)
	/// Proof: `Participants::FormerParticipants` (`max_values`: None, `max_size`: Some(146), added: 2621, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::LiveRights` (r:1 w:1)
	/// Proof: `RecordAccess::LiveRights` (`max_values`: None, `max_size`: Some(4514), added: 6989, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:3 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::NextEmergency` (r:1 w:1)
	/// Proof: `RecordAccess::NextEmergency` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::EmergenciesBy` (r:0 w:1)
	/// Proof: `RecordAccess::EmergenciesBy` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::EmergencyEnds` (r:0 w:1)
	/// Proof: `RecordAccess::EmergencyEnds` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::EmergenciesOn` (r:0 w:1)
	/// Proof: `RecordAccess::EmergenciesOn` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	fn break_glass() -> Weight {
		// Minimum execution time: 346_951_000 picoseconds.
		Weight::from_parts(374_469_000, 187081)
			.saturating_add(T::DbWeight::get().reads(95_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
			.saturating_add(T::DbWeight::get().reads(150_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::Emergencies` (r:1 w:1)
	/// Proof: `RecordAccess::Emergencies` (`max_values`: None, `max_size`: Some(296), added: 2771, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::Folders` (r:1 w:1)
	/// Proof: `RecordAccess::Folders` (`max_values`: None, `max_size`: Some(155), added: 2630, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Participants` (r:2 w:0)
	/// Proof: `Participants::Participants` (`max_values`: None, `max_size`: Some(224), added: 2699, mode: `MaxEncodedLen`)
	/// Storage: `Participants::FormerParticipants` (r:71 w:0)
	/// Proof: `Participants::FormerParticipants` (`max_values`: None, `max_size`: Some(146), added: 2621, mode: `MaxEncodedLen`)
	/// Storage: `Consortium::Hospitals` (r:8 w:0)
	/// Proof: `Consortium::Hospitals` (`max_values`: None, `max_size`: Some(131), added: 2606, mode: `MaxEncodedLen`)
	/// Storage: `DoctorRegistry::Doctors` (r:1 w:0)
	/// Proof: `DoctorRegistry::Doctors` (`max_values`: None, `max_size`: Some(666), added: 3141, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::LiveRights` (r:1 w:1)
	/// Proof: `RecordAccess::LiveRights` (`max_values`: None, `max_size`: Some(4514), added: 6989, mode: `MaxEncodedLen`)
	fn answer_emergency() -> Weight {
		// Minimum execution time: 291_756_000 picoseconds.
		Weight::from_parts(324_701_000, 187081)
			.saturating_add(T::DbWeight::get().reads(88_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
			.saturating_add(T::DbWeight::get().reads(102_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::Emergencies` (r:1 w:1)
	/// Proof: `RecordAccess::Emergencies` (`max_values`: None, `max_size`: Some(296), added: 2771, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::Folders` (r:1 w:0)
	/// Proof: `RecordAccess::Folders` (`max_values`: None, `max_size`: Some(155), added: 2630, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::OwedEmergencies` (r:1 w:1)
	/// Proof: `RecordAccess::OwedEmergencies` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::EmergencyEnds` (r:0 w:1)
	/// Proof: `RecordAccess::EmergencyEnds` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::Barred` (r:0 w:1)
	/// Proof: `RecordAccess::Barred` (`max_values`: None, `max_size`: Some(65), added: 2540, mode: `MaxEncodedLen`)
	fn justify_emergency() -> Weight {
		// Minimum execution time: 52_798_000 picoseconds.
		Weight::from_parts(64_618_000, 3761)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::Emergencies` (r:1 w:1)
	/// Proof: `RecordAccess::Emergencies` (`max_values`: None, `max_size`: Some(296), added: 2771, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::Folders` (r:1 w:0)
	/// Proof: `RecordAccess::Folders` (`max_values`: None, `max_size`: Some(155), added: 2630, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Participants` (r:1 w:0)
	/// Proof: `Participants::Participants` (`max_values`: None, `max_size`: Some(224), added: 2699, mode: `MaxEncodedLen`)
	/// Storage: `Consortium::Auditors` (r:1 w:0)
	/// Proof: `Consortium::Auditors` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Delegations` (r:4 w:0)
	/// Proof: `Participants::Delegations` (`max_values`: None, `max_size`: Some(106), added: 2581, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::OwedEmergencies` (r:1 w:1)
	/// Proof: `RecordAccess::OwedEmergencies` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::EmergencyEnds` (r:0 w:1)
	/// Proof: `RecordAccess::EmergencyEnds` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::Barred` (r:0 w:1)
	/// Proof: `RecordAccess::Barred` (`max_values`: None, `max_size`: Some(65), added: 2540, mode: `MaxEncodedLen`)
	fn review_emergency() -> Weight {
		// Minimum execution time: 89_872_000 picoseconds.
		Weight::from_parts(107_523_000, 11314)
			.saturating_add(T::DbWeight::get().reads(19_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::Emergencies` (r:1 w:1)
	/// Proof: `RecordAccess::Emergencies` (`max_values`: None, `max_size`: Some(296), added: 2771, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::Folders` (r:1 w:1)
	/// Proof: `RecordAccess::Folders` (`max_values`: None, `max_size`: Some(155), added: 2630, mode: `MaxEncodedLen`)
	/// Storage: `Participants::FormerParticipants` (r:71 w:0)
	/// Proof: `Participants::FormerParticipants` (`max_values`: None, `max_size`: Some(146), added: 2621, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::LiveRights` (r:1 w:1)
	/// Proof: `RecordAccess::LiveRights` (`max_values`: None, `max_size`: Some(4514), added: 6989, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::OwedEmergencies` (r:1 w:1)
	/// Proof: `RecordAccess::OwedEmergencies` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::EmergencyEnds` (r:0 w:1)
	/// Proof: `RecordAccess::EmergencyEnds` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	fn close_emergency() -> Weight {
		// Minimum execution time: 228_561_000 picoseconds.
		Weight::from_parts(250_495_000, 187081)
			.saturating_add(T::DbWeight::get().reads(76_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
			.saturating_add(T::DbWeight::get().reads(88_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::OwedEmergencies` (r:1 w:0)
	/// Proof: `RecordAccess::OwedEmergencies` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::Barred` (r:1 w:1)
	/// Proof: `RecordAccess::Barred` (`max_values`: None, `max_size`: Some(65), added: 2540, mode: `MaxEncodedLen`)
	fn clear_bar() -> Weight {
		// Minimum execution time: 31_113_000 picoseconds.
		Weight::from_parts(38_197_000, 3589)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
			.saturating_add(T::DbWeight::get().reads(1_u64))
	}
	/// Storage: `RecordAccess::Records` (r:1 w:0)
	/// Proof: `RecordAccess::Records` (`max_values`: None, `max_size`: Some(238), added: 2713, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::Folders` (r:1 w:0)
	/// Proof: `RecordAccess::Folders` (`max_values`: None, `max_size`: Some(155), added: 2630, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Participants` (r:1 w:0)
	/// Proof: `Participants::Participants` (`max_values`: None, `max_size`: Some(224), added: 2699, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `DoctorRegistry::Doctors` (r:1 w:0)
	/// Proof: `DoctorRegistry::Doctors` (`max_values`: None, `max_size`: Some(666), added: 3141, mode: `MaxEncodedLen`)
	/// Storage: `Consortium::Hospitals` (r:8 w:0)
	/// Proof: `Consortium::Hospitals` (`max_values`: None, `max_size`: Some(131), added: 2606, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::LatestGrant` (r:2 w:0)
	/// Proof: `RecordAccess::LatestGrant` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::Grants` (r:2 w:0)
	/// Proof: `RecordAccess::Grants` (`max_values`: None, `max_size`: Some(176), added: 2651, mode: `MaxEncodedLen`)
	/// Storage: `Participants::FormerParticipants` (r:1 w:0)
	/// Proof: `Participants::FormerParticipants` (`max_values`: None, `max_size`: Some(146), added: 2621, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::LatestEmergency` (r:1 w:0)
	/// Proof: `RecordAccess::LatestEmergency` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::Emergencies` (r:1 w:0)
	/// Proof: `RecordAccess::Emergencies` (`max_values`: None, `max_size`: Some(296), added: 2771, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::NextRead` (r:1 w:1)
	/// Proof: `RecordAccess::NextRead` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::DeclaredReads` (r:0 w:1)
	/// Proof: `RecordAccess::DeclaredReads` (`max_values`: None, `max_size`: Some(146), added: 2621, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::ReadTimes` (r:0 w:1)
	/// Proof: `RecordAccess::ReadTimes` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	fn declare_read() -> Weight {
		// Minimum execution time: 169_768_000 picoseconds.
		Weight::from_parts(185_099_000, 21838)
			.saturating_add(T::DbWeight::get().reads(24_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
			.saturating_add(T::DbWeight::get().reads(3_u64))
	}
	/// Storage: `RecordAccess::RequestEnds` (r:1 w:0)
	/// Proof: `RecordAccess::RequestEnds` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::GrantEnds` (r:1 w:0)
	/// Proof: `RecordAccess::GrantEnds` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::ReadTimes` (r:2 w:0)
	/// Proof: `RecordAccess::ReadTimes` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::EmergencyEnds` (r:1 w:0)
	/// Proof: `RecordAccess::EmergencyEnds` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	fn on_idle_base() -> Weight {
		// Minimum execution time: 25_866_000 picoseconds.
		Weight::from_parts(31_423_000, 6052)
			.saturating_add(T::DbWeight::get().reads(5_u64))
	}
	/// Storage: `RecordAccess::RequestEnds` (r:1 w:1)
	/// Proof: `RecordAccess::RequestEnds` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::Requests` (r:1 w:1)
	/// Proof: `RecordAccess::Requests` (`max_values`: None, `max_size`: Some(106), added: 2581, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::FolderRequests` (r:1 w:1)
	/// Proof: `RecordAccess::FolderRequests` (`max_values`: None, `max_size`: Some(1585), added: 4060, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::RequesterRequests` (r:1 w:1)
	/// Proof: `RecordAccess::RequesterRequests` (`max_values`: None, `max_size`: Some(12338), added: 14813, mode: `MaxEncodedLen`)
	fn on_idle_requests(n: u32, ) -> Weight {
		Weight::from_parts(43_944_000, 15803).saturating_mul(n.into())
			.saturating_add(T::DbWeight::get().reads((4_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes((4_u64).saturating_mul(n.into())))
	}
	/// Storage: `RecordAccess::GrantEnds` (r:1 w:1)
	/// Proof: `RecordAccess::GrantEnds` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::Grants` (r:1 w:1)
	/// Proof: `RecordAccess::Grants` (`max_values`: None, `max_size`: Some(176), added: 2651, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::Folders` (r:1 w:1)
	/// Proof: `RecordAccess::Folders` (`max_values`: None, `max_size`: Some(155), added: 2630, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::LiveRights` (r:1 w:1)
	/// Proof: `RecordAccess::LiveRights` (`max_values`: None, `max_size`: Some(4514), added: 6989, mode: `MaxEncodedLen`)
	/// Storage: `Participants::FormerParticipants` (r:71 w:0)
	/// Proof: `Participants::FormerParticipants` (`max_values`: None, `max_size`: Some(146), added: 2621, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::LatestGrant` (r:1 w:1)
	/// Proof: `RecordAccess::LatestGrant` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::GrantsOn` (r:0 w:1)
	/// Proof: `RecordAccess::GrantsOn` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::GrantsTo` (r:0 w:1)
	/// Proof: `RecordAccess::GrantsTo` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	fn on_idle_grants(n: u32, ) -> Weight {
		Weight::from_parts(221_723_000, 187081).saturating_mul(n.into())
			.saturating_add(T::DbWeight::get().reads((162_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes((8_u64).saturating_mul(n.into())))
	}
	/// Storage: `RecordAccess::ReadTimes` (r:2 w:1)
	/// Proof: `RecordAccess::ReadTimes` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::DeclaredReads` (r:0 w:1)
	/// Proof: `RecordAccess::DeclaredReads` (`max_values`: None, `max_size`: Some(146), added: 2621, mode: `MaxEncodedLen`)
	fn on_idle_reads(n: u32, ) -> Weight {
		Weight::from_parts(20_963_000, 6052).saturating_mul(n.into())
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(n.into())))
	}
	/// Storage: `RecordAccess::EmergencyEnds` (r:1 w:1)
	/// Proof: `RecordAccess::EmergencyEnds` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::Emergencies` (r:1 w:1)
	/// Proof: `RecordAccess::Emergencies` (`max_values`: None, `max_size`: Some(296), added: 2771, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::Folders` (r:1 w:1)
	/// Proof: `RecordAccess::Folders` (`max_values`: None, `max_size`: Some(155), added: 2630, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::LiveRights` (r:1 w:1)
	/// Proof: `RecordAccess::LiveRights` (`max_values`: None, `max_size`: Some(4514), added: 6989, mode: `MaxEncodedLen`)
	/// Storage: `Participants::FormerParticipants` (r:71 w:0)
	/// Proof: `Participants::FormerParticipants` (`max_values`: None, `max_size`: Some(146), added: 2621, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::LatestEmergency` (r:1 w:1)
	/// Proof: `RecordAccess::LatestEmergency` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::OwedEmergencies` (r:1 w:1)
	/// Proof: `RecordAccess::OwedEmergencies` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::EmergenciesBy` (r:0 w:1)
	/// Proof: `RecordAccess::EmergenciesBy` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::EmergenciesOn` (r:0 w:1)
	/// Proof: `RecordAccess::EmergenciesOn` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::Barred` (r:0 w:1)
	/// Proof: `RecordAccess::Barred` (`max_values`: None, `max_size`: Some(65), added: 2540, mode: `MaxEncodedLen`)
	fn on_idle_emergencies(n: u32, ) -> Weight {
		Weight::from_parts(242_624_000, 187081).saturating_mul(n.into())
			.saturating_add(T::DbWeight::get().reads((166_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes((12_u64).saturating_mul(n.into())))
	}
}

/// Weights for tests.
impl WeightInfo for () {
	fn create_folder(s: u32, ) -> Weight {
		Weight::from_parts(75_000_000, 3_689)
			// Estimated: what verifying one signature more takes.
			.saturating_add(Weight::from_parts(60_000_000, 6_663).saturating_mul(s.into()))
			.saturating_add(RocksDbWeight::get().reads(9u64))
			.saturating_add(RocksDbWeight::get().reads((2_u64).saturating_mul(s.into())))
			.saturating_add(RocksDbWeight::get().writes(6u64))
	}
	fn rotate_folder(s: u32, ) -> Weight {
		Weight::from_parts(52_000_000, 3_620)
			// Estimated: what verifying one signature more takes.
			.saturating_add(Weight::from_parts(60_000_000, 6_663).saturating_mul(s.into()))
			.saturating_add(RocksDbWeight::get().reads(6u64))
			.saturating_add(RocksDbWeight::get().reads((2_u64).saturating_mul(s.into())))
			.saturating_add(RocksDbWeight::get().writes(4u64))
	}
	fn close_folder() -> Weight {
		Weight::from_parts(39_631_000, 3_620)
			.saturating_add(RocksDbWeight::get().reads(4u64))
			.saturating_add(RocksDbWeight::get().writes(5u64))
	}
	fn set_emergency_custodian() -> Weight {
		Weight::from_parts(59_704_000, 3689)
			.saturating_add(RocksDbWeight::get().reads(6_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
			.saturating_add(RocksDbWeight::get().reads(86_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn add_record() -> Weight {
		Weight::from_parts(337_286_000, 189702)
			.saturating_add(RocksDbWeight::get().reads(94_u64))
			.saturating_add(RocksDbWeight::get().writes(6_u64))
			.saturating_add(RocksDbWeight::get().reads(86_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn amend_record() -> Weight {
		Weight::from_parts(376_732_000, 189702)
			.saturating_add(RocksDbWeight::get().reads(95_u64))
			.saturating_add(RocksDbWeight::get().writes(7_u64))
			.saturating_add(RocksDbWeight::get().reads(86_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn mark_entered_in_error() -> Weight {
		Weight::from_parts(50_365_000, 3703)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn request_correction() -> Weight {
		Weight::from_parts(59_031_000, 3703)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn erase_record() -> Weight {
		Weight::from_parts(38_184_000, 3703)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn request_access() -> Weight {
		Weight::from_parts(172_606_000, 21838)
			.saturating_add(RocksDbWeight::get().reads(21_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
			.saturating_add(RocksDbWeight::get().reads(1_u64))
	}
	fn deny_request() -> Weight {
		Weight::from_parts(87_612_000, 15803)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn withdraw_request() -> Weight {
		Weight::from_parts(80_807_000, 15803)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn grant_access() -> Weight {
		Weight::from_parts(358_332_000, 187081)
			.saturating_add(RocksDbWeight::get().reads(83_u64))
			.saturating_add(RocksDbWeight::get().writes(15_u64))
			.saturating_add(RocksDbWeight::get().reads(104_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn revoke_access() -> Weight {
		Weight::from_parts(226_716_000, 187081)
			.saturating_add(RocksDbWeight::get().reads(75_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
			.saturating_add(RocksDbWeight::get().reads(88_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn renounce_access() -> Weight {
		Weight::from_parts(231_137_000, 187081)
			.saturating_add(RocksDbWeight::get().reads(75_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
			.saturating_add(RocksDbWeight::get().reads(88_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn exclude_doctor() -> Weight {
		Weight::from_parts(34_429_000, 5563)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn readmit_doctor() -> Weight {
		Weight::from_parts(35_782_000, 5563)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn break_glass() -> Weight {
		Weight::from_parts(374_469_000, 187081)
			.saturating_add(RocksDbWeight::get().reads(95_u64))
			.saturating_add(RocksDbWeight::get().writes(9_u64))
			.saturating_add(RocksDbWeight::get().reads(150_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn answer_emergency() -> Weight {
		Weight::from_parts(324_701_000, 187081)
			.saturating_add(RocksDbWeight::get().reads(88_u64))
			.saturating_add(RocksDbWeight::get().writes(6_u64))
			.saturating_add(RocksDbWeight::get().reads(102_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn justify_emergency() -> Weight {
		Weight::from_parts(64_618_000, 3761)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn review_emergency() -> Weight {
		Weight::from_parts(107_523_000, 11314)
			.saturating_add(RocksDbWeight::get().reads(19_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn close_emergency() -> Weight {
		Weight::from_parts(250_495_000, 187081)
			.saturating_add(RocksDbWeight::get().reads(76_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
			.saturating_add(RocksDbWeight::get().reads(88_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn clear_bar() -> Weight {
		Weight::from_parts(38_197_000, 3589)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
			.saturating_add(RocksDbWeight::get().reads(1_u64))
	}
	fn declare_read() -> Weight {
		Weight::from_parts(185_099_000, 21838)
			.saturating_add(RocksDbWeight::get().reads(24_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
			.saturating_add(RocksDbWeight::get().reads(3_u64))
	}
	fn on_idle_base() -> Weight {
		Weight::from_parts(31_423_000, 6052)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
	}
	fn on_idle_requests(n: u32, ) -> Weight {
		Weight::from_parts(43_944_000, 15803).saturating_mul(n.into())
			.saturating_add(RocksDbWeight::get().reads((4_u64).saturating_mul(n.into())))
			.saturating_add(RocksDbWeight::get().writes((4_u64).saturating_mul(n.into())))
	}
	fn on_idle_grants(n: u32, ) -> Weight {
		Weight::from_parts(221_723_000, 187081).saturating_mul(n.into())
			.saturating_add(RocksDbWeight::get().reads((162_u64).saturating_mul(n.into())))
			.saturating_add(RocksDbWeight::get().writes((8_u64).saturating_mul(n.into())))
	}
	fn on_idle_reads(n: u32, ) -> Weight {
		Weight::from_parts(20_963_000, 6052).saturating_mul(n.into())
			.saturating_add(RocksDbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(RocksDbWeight::get().writes((2_u64).saturating_mul(n.into())))
	}
	fn on_idle_emergencies(n: u32, ) -> Weight {
		Weight::from_parts(242_624_000, 187081).saturating_mul(n.into())
			.saturating_add(RocksDbWeight::get().reads((166_u64).saturating_mul(n.into())))
			.saturating_add(RocksDbWeight::get().writes((12_u64).saturating_mul(n.into())))
	}
}
