//! Weights of `pallet_care_identity`, measured: `scripts/benchmark` writes this file.
//!
//! Date: 2026-11-21, steps: 50, repeat: 20, CPU: `Intel(R) Xeon(R) Processor`, benchmark
//! command line of the SDK, version 64.0.0.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]
#![allow(dead_code)]

use frame::weights_prelude::*;

/// Weight functions needed for `pallet_care_identity`.
pub trait WeightInfo {
	fn invite() -> Weight;
	fn withdraw_invitation() -> Weight;
	fn register(s: u32, ) -> Weight;
	fn update_profile() -> Weight;
	fn rotate_encryption_key(s: u32, ) -> Weight;
	fn set_backup() -> Weight;
	fn report_key_compromised() -> Weight;
	fn deregister(d: u32, ) -> Weight;
	fn suspend_participant() -> Weight;
	fn reinstate_participant() -> Weight;
	fn appoint_delegate(d: u32, ) -> Weight;
	fn dismiss_delegate() -> Weight;
	fn resign_delegation() -> Weight;
	fn open_keyless_account(s: u32, ) -> Weight;
	fn appoint_guardian(d: u32, ) -> Weight;
	fn act_for() -> Weight;
	fn set_recovery_contacts() -> Weight;
	fn support_remedy(s: u32, ) -> Weight;
	fn withdraw_remedy_support() -> Weight;
	fn object_to_remedy() -> Weight;
	fn complete_remedy(d: u32, ) -> Weight;
	fn decide_remedy(d: u32, s: u32, ) -> Weight;
	fn act_as() -> Weight;
	fn thaw_money() -> Weight;
	fn decline_invitation() -> Weight;
	fn offer_sponsorship() -> Weight;
	fn withdraw_offer() -> Weight;
	fn accept_sponsorship() -> Weight;
	fn decline_sponsorship() -> Weight;
	fn end_sponsorship() -> Weight;
	fn stop_inviting() -> Weight;
	fn allow_inviting() -> Weight;
	fn set_purse() -> Weight;
	fn propose_purse() -> Weight;
	fn confirm_purse() -> Weight;
	fn on_idle_base() -> Weight;
	fn on_idle_release() -> Weight;
	fn on_idle_invitation() -> Weight;
	fn on_idle_delegation() -> Weight;
	fn on_idle_case() -> Weight;
	fn on_idle_freeze() -> Weight;
	fn on_idle_offer() -> Weight;
	fn on_idle_usage() -> Weight;
	fn charge_allowance() -> Weight;
	fn charge_allowance_skip() -> Weight;
	fn check_pending() -> Weight;
}

/// Weights for `pallet_care_identity`, with the database weights of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Participants::Participants` (r:2 w:0)
	/// Proof: `Participants::Participants` (`max_values`: None, `max_size`: Some(224), added: 2699, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Consortium::Hospitals` (r:1 w:0)
	/// Proof: `Consortium::Hospitals` (`max_values`: None, `max_size`: Some(131), added: 2606, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Invitations` (r:1 w:1)
	/// Proof: `Participants::Invitations` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	/// Storage: `Participants::OpenInvitations` (r:2 w:2)
	/// Proof: `Participants::OpenInvitations` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Participants::ProviderReferences` (r:1 w:1)
	/// Proof: `Participants::ProviderReferences` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(132), added: 2607, mode: `MaxEncodedLen`)
	/// Storage: `Participants::FormerNonces` (r:1 w:1)
	/// Proof: `Participants::FormerNonces` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Participants::InvitationExpiries` (r:0 w:2)
	/// Proof: `Participants::InvitationExpiries` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	fn invite() -> Weight {
		// Minimum execution time: 110_920_000 picoseconds.
		Weight::from_parts(149_254_000, 6388)
			.saturating_add(T::DbWeight::get().reads(17_u64))
			.saturating_add(T::DbWeight::get().writes(11_u64))
	}
	/// Storage: `Participants::Invitations` (r:1 w:1)
	/// Proof: `Participants::Invitations` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	/// Storage: `Participants::OpenInvitations` (r:1 w:1)
	/// Proof: `Participants::OpenInvitations` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Participants::ProviderReferences` (r:1 w:1)
	/// Proof: `Participants::ProviderReferences` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(132), added: 2607, mode: `MaxEncodedLen`)
	/// Storage: `Participants::InvitationExpiries` (r:0 w:1)
	/// Proof: `Participants::InvitationExpiries` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	fn withdraw_invitation() -> Weight {
		// Minimum execution time: 46_361_000 picoseconds.
		Weight::from_parts(58_545_000, 3597)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `Participants::Participants` (r:2 w:1)
	/// Proof: `Participants::Participants` (`max_values`: None, `max_size`: Some(224), added: 2699, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Invitations` (r:1 w:1)
	/// Proof: `Participants::Invitations` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Consortium::Hospitals` (r:1 w:0)
	/// Proof: `Consortium::Hospitals` (`max_values`: None, `max_size`: Some(131), added: 2606, mode: `MaxEncodedLen`)
	/// Storage: `Participants::FormerParticipants` (r:1 w:0)
	/// Proof: `Participants::FormerParticipants` (`max_values`: None, `max_size`: Some(146), added: 2621, mode: `MaxEncodedLen`)
	/// Storage: `Participants::OpenInvitations` (r:1 w:1)
	/// Proof: `Participants::OpenInvitations` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Participants::InvitationExpiries` (r:0 w:1)
	/// Proof: `Participants::InvitationExpiries` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Participants::KeyStatements` (r:0 w:1)
	/// Proof: `Participants::KeyStatements` (`max_values`: None, `max_size`: Some(4341), added: 6816, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Signers` (r:1 + s w:0)
	/// Proof: `Participants::Signers` (`max_values`: None, `max_size`: Some(1661), added: 4136, mode: `MaxEncodedLen`)
	/// Storage: `Participants::SignerCount` (r:s w:0)
	/// Proof: `Participants::SignerCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// The range of component `s` is `[1, 20]`.
	fn register(s: u32, ) -> Weight {
		// Minimum execution time: 58_513_000 picoseconds.
		Weight::from_parts(100_000_000, 6_388)
			// Estimated: what verifying one signature more takes.
			.saturating_add(Weight::from_parts(60_000_000, 6_663).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(16u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(6u64))
	}
	/// Storage: `Participants::Participants` (r:1 w:1)
	/// Proof: `Participants::Participants` (`max_values`: None, `max_size`: Some(224), added: 2699, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn update_profile() -> Weight {
		// Minimum execution time: 23_627_000 picoseconds.
		Weight::from_parts(26_296_000, 3689)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Participants::FormerParticipants` (r:1 w:0)
	/// Proof: `Participants::FormerParticipants` (`max_values`: None, `max_size`: Some(146), added: 2621, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Participants` (r:1 w:1)
	/// Proof: `Participants::Participants` (`max_values`: None, `max_size`: Some(224), added: 2699, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Participants::KeyStatements` (r:0 w:1)
	/// Proof: `Participants::KeyStatements` (`max_values`: None, `max_size`: Some(4341), added: 6816, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Signers` (r:1 + s w:0)
	/// Proof: `Participants::Signers` (`max_values`: None, `max_size`: Some(1661), added: 4136, mode: `MaxEncodedLen`)
	/// Storage: `Participants::SignerCount` (r:s w:0)
	/// Proof: `Participants::SignerCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// The range of component `s` is `[1, 20]`.
	fn rotate_encryption_key(s: u32, ) -> Weight {
		// Minimum execution time: 21_084_000 picoseconds.
		Weight::from_parts(36_000_000, 3_689)
			// Estimated: what verifying one signature more takes.
			.saturating_add(Weight::from_parts(60_000_000, 6_663).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(5u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(2u64))
	}
	fn report_key_compromised() -> Weight {
		Weight::from_parts(22_000_000, 3689)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Participants::Participants` (r:1 w:1)
	/// Proof: `Participants::Participants` (`max_values`: None, `max_size`: Some(224), added: 2699, mode: `MaxEncodedLen`)
	fn set_backup() -> Weight {
		// Minimum execution time: 17_901_000 picoseconds.
		Weight::from_parts(20_235_000, 3689)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Participants::Participants` (r:1 w:1)
	/// Proof: `Participants::Participants` (`max_values`: None, `max_size`: Some(224), added: 2699, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::OpenCount` (r:1 w:0)
	/// Proof: `Appointments::OpenCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Escrow::OpenCount` (r:1 w:0)
	/// Proof: `Escrow::OpenCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::OpenFolders` (r:1 w:0)
	/// Proof: `RecordAccess::OpenFolders` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::OwedEmergencies` (r:1 w:0)
	/// Proof: `RecordAccess::OwedEmergencies` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Delegations` (r:9 w:8)
	/// Proof: `Participants::Delegations` (`max_values`: None, `max_size`: Some(106), added: 2581, mode: `MaxEncodedLen`)
	/// Storage: `Participants::DelegateCount` (r:1 w:1)
	/// Proof: `Participants::DelegateCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `DoctorRegistry::Doctors` (r:1 w:0)
	/// Proof: `DoctorRegistry::Doctors` (`max_values`: None, `max_size`: Some(666), added: 3141, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::RequesterRequests` (r:1 w:0)
	/// Proof: `RecordAccess::RequesterRequests` (`max_values`: None, `max_size`: Some(12338), added: 14813, mode: `MaxEncodedLen`)
	/// Storage: `Participants::ProviderReferences` (r:1 w:1)
	/// Proof: `Participants::ProviderReferences` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:0)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(132), added: 2607, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::Practices` (r:0 w:1)
	/// Proof: `Appointments::Practices` (`max_values`: None, `max_size`: Some(1086), added: 3561, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Releases` (r:0 w:1)
	/// Proof: `Participants::Releases` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Participants::FormerParticipants` (r:0 w:1)
	/// Proof: `Participants::FormerParticipants` (`max_values`: None, `max_size`: Some(146), added: 2621, mode: `MaxEncodedLen`)
	/// Storage: `Participants::DelegationExpiries` (r:0 w:8)
	/// Proof: `Participants::DelegationExpiries` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Usages` (r:0 w:1)
	/// Proof: `Participants::Usages` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::Exclusions` (r:0 w:1)
	/// Proof: `RecordAccess::Exclusions` (`max_values`: None, `max_size`: Some(2098), added: 4573, mode: `MaxEncodedLen`)
	fn deregister(d: u32, ) -> Weight {
		// Minimum execution time: 80_695_000 picoseconds.
		Weight::from_parts(208_635_453, 15_803)
			// Standard error: 28_352
			.saturating_add(Weight::from_parts(14_072_221, 0).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(56u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes(49u64))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(d.into())))
			.saturating_add(Weight::from_parts(0, 2581).saturating_mul(d.into()))
	}
	/// Storage: `Participants::Participants` (r:3 w:1)
	/// Proof: `Participants::Participants` (`max_values`: None, `max_size`: Some(224), added: 2699, mode: `MaxEncodedLen`)
	/// Storage: `Consortium::Hospitals` (r:2 w:0)
	/// Proof: `Consortium::Hospitals` (`max_values`: None, `max_size`: Some(131), added: 2606, mode: `MaxEncodedLen`)
	/// Storage: `Participants::FormerParticipants` (r:1 w:0)
	/// Proof: `Participants::FormerParticipants` (`max_values`: None, `max_size`: Some(146), added: 2621, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	fn suspend_participant() -> Weight {
		// Minimum execution time: 58_793_000 picoseconds.
		Weight::from_parts(69_166_000, 9_087)
			.saturating_add(T::DbWeight::get().reads(13u64))
			.saturating_add(T::DbWeight::get().writes(6u64))
	}
	/// Storage: `Participants::Participants` (r:3 w:1)
	/// Proof: `Participants::Participants` (`max_values`: None, `max_size`: Some(224), added: 2699, mode: `MaxEncodedLen`)
	/// Storage: `Consortium::Hospitals` (r:2 w:0)
	/// Proof: `Consortium::Hospitals` (`max_values`: None, `max_size`: Some(131), added: 2606, mode: `MaxEncodedLen`)
	/// Storage: `Participants::FormerParticipants` (r:1 w:0)
	/// Proof: `Participants::FormerParticipants` (`max_values`: None, `max_size`: Some(146), added: 2621, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn reinstate_participant() -> Weight {
		// Minimum execution time: 49_269_000 picoseconds.
		Weight::from_parts(59_204_000, 9_087)
			.saturating_add(T::DbWeight::get().reads(12u64))
			.saturating_add(T::DbWeight::get().writes(6u64))
	}
	/// Storage: `Participants::Participants` (r:2 w:0)
	/// Proof: `Participants::Participants` (`max_values`: None, `max_size`: Some(224), added: 2699, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Delegations` (r:10 w:9)
	/// Proof: `Participants::Delegations` (`max_values`: None, `max_size`: Some(106), added: 2581, mode: `MaxEncodedLen`)
	/// Storage: `Participants::DelegateCount` (r:1 w:1)
	/// Proof: `Participants::DelegateCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Participants::DelegationExpiries` (r:0 w:9)
	/// Proof: `Participants::DelegationExpiries` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	/// The range of component `d` is `[1, 8]`.
	fn appoint_delegate(d: u32, ) -> Weight {
		// Minimum execution time: 73_702_000 picoseconds.
		Weight::from_parts(104_789_502, 6_388)
			// Standard error: 13_846
			.saturating_add(Weight::from_parts(41_939_927, 0).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(21u64))
			.saturating_add(T::DbWeight::get().reads((5_u64).saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes(8u64))
			.saturating_add(T::DbWeight::get().writes((5_u64).saturating_mul(d.into())))
			.saturating_add(Weight::from_parts(0, 2581).saturating_mul(d.into()))
	}
	/// Storage: `Participants::Delegations` (r:1 w:1)
	/// Proof: `Participants::Delegations` (`max_values`: None, `max_size`: Some(106), added: 2581, mode: `MaxEncodedLen`)
	/// Storage: `Participants::DelegateCount` (r:1 w:1)
	/// Proof: `Participants::DelegateCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Participants::DelegationExpiries` (r:0 w:1)
	/// Proof: `Participants::DelegationExpiries` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	fn dismiss_delegate() -> Weight {
		// Minimum execution time: 23_984_000 picoseconds.
		Weight::from_parts(51_570_000, 3_571)
			.saturating_add(T::DbWeight::get().reads(9u64))
			.saturating_add(T::DbWeight::get().writes(7u64))
	}
	/// Storage: `Participants::Delegations` (r:1 w:1)
	/// Proof: `Participants::Delegations` (`max_values`: None, `max_size`: Some(106), added: 2581, mode: `MaxEncodedLen`)
	/// Storage: `Participants::DelegateCount` (r:1 w:1)
	/// Proof: `Participants::DelegateCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Participants::DelegationExpiries` (r:0 w:1)
	/// Proof: `Participants::DelegationExpiries` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	fn resign_delegation() -> Weight {
		// Minimum execution time: 24_400_000 picoseconds.
		Weight::from_parts(52_036_000, 3_571)
			.saturating_add(T::DbWeight::get().reads(7u64))
			.saturating_add(T::DbWeight::get().writes(7u64))
	}
	/// Storage: `Participants::Participants` (r:3 w:1)
	/// Proof: `Participants::Participants` (`max_values`: None, `max_size`: Some(224), added: 2699, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Consortium::Hospitals` (r:1 w:0)
	/// Proof: `Consortium::Hospitals` (`max_values`: None, `max_size`: Some(131), added: 2606, mode: `MaxEncodedLen`)
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
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Delegations` (r:1 w:1)
	/// Proof: `Participants::Delegations` (`max_values`: None, `max_size`: Some(106), added: 2581, mode: `MaxEncodedLen`)
	/// Storage: `Participants::DelegateCount` (r:1 w:1)
	/// Proof: `Participants::DelegateCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Participants::DelegationExpiries` (r:0 w:1)
	/// Proof: `Participants::DelegationExpiries` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Participants::KeyStatements` (r:0 w:1)
	/// Proof: `Participants::KeyStatements` (`max_values`: None, `max_size`: Some(4341), added: 6816, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Signers` (r:2 + 2s w:0)
	/// Proof: `Participants::Signers` (`max_values`: None, `max_size`: Some(1661), added: 4136, mode: `MaxEncodedLen`)
	/// Storage: `Participants::SignerCount` (r:2s w:0)
	/// Proof: `Participants::SignerCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// The range of component `s` is `[1, 20]`.
	fn open_keyless_account(s: u32, ) -> Weight {
		// Minimum execution time: 95_411_000 picoseconds.
		Weight::from_parts(150_000_000, 9_087)
			// Estimated: what verifying one signature more takes.
			.saturating_add(Weight::from_parts(120_000_000, 13_326).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(24u64))
			.saturating_add(T::DbWeight::get().reads((4_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(8u64))
	}
	/// Storage: `Participants::Participants` (r:4 w:0)
	/// Proof: `Participants::Participants` (`max_values`: None, `max_size`: Some(224), added: 2699, mode: `MaxEncodedLen`)
	/// Storage: `Consortium::Hospitals` (r:2 w:0)
	/// Proof: `Consortium::Hospitals` (`max_values`: None, `max_size`: Some(131), added: 2606, mode: `MaxEncodedLen`)
	/// Storage: `Participants::FormerParticipants` (r:1 w:0)
	/// Proof: `Participants::FormerParticipants` (`max_values`: None, `max_size`: Some(146), added: 2621, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Delegations` (r:10 w:9)
	/// Proof: `Participants::Delegations` (`max_values`: None, `max_size`: Some(106), added: 2581, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `Participants::DelegateCount` (r:1 w:1)
	/// Proof: `Participants::DelegateCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Participants::DelegationExpiries` (r:0 w:9)
	/// Proof: `Participants::DelegationExpiries` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	/// The range of component `d` is `[1, 8]`.
	fn appoint_guardian(d: u32, ) -> Weight {
		// Minimum execution time: 115_654_000 picoseconds.
		Weight::from_parts(117_057_484, 11_786)
			// Standard error: 15_990
			.saturating_add(Weight::from_parts(43_247_833, 0).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(44u64))
			.saturating_add(T::DbWeight::get().reads((5_u64).saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes(4u64))
			.saturating_add(T::DbWeight::get().writes((5_u64).saturating_mul(d.into())))
			.saturating_add(Weight::from_parts(0, 2581).saturating_mul(d.into()))
	}
	/// Storage: `Participants::Delegations` (r:1 w:1)
	/// Proof: `Participants::Delegations` (`max_values`: None, `max_size`: Some(106), added: 2581, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Participants` (r:2 w:1)
	/// Proof: `Participants::Participants` (`max_values`: None, `max_size`: Some(224), added: 2699, mode: `MaxEncodedLen`)
	fn act_for() -> Weight {
		// Minimum execution time: 35_661_000 picoseconds.
		Weight::from_parts(42_410_000, 6_388)
			.saturating_add(T::DbWeight::get().reads(11u64))
			.saturating_add(T::DbWeight::get().writes(3u64))
	}
	fn set_recovery_contacts() -> Weight {
		Weight::from_parts(60000000, 37800)
			.saturating_add(T::DbWeight::get().reads(14_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Participants::Signers` (r:1 + s w:0)
	/// Proof: `Participants::Signers` (`max_values`: None, `max_size`: Some(1661), added: 4136, mode: `MaxEncodedLen`)
	/// Storage: `Participants::SignerCount` (r:s w:0)
	/// Proof: `Participants::SignerCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// The range of component `s` is `[0, 20]`.
	fn support_remedy(s: u32, ) -> Weight {
		Weight::from_parts(250000000, 189000)
			// Estimated: what verifying one signature more takes.
			.saturating_add(Weight::from_parts(60_000_000, 6_663).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(72_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(24_u64))
	}
	fn withdraw_remedy_support() -> Weight {
		Weight::from_parts(60000000, 10800)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	fn object_to_remedy() -> Weight {
		Weight::from_parts(60000000, 27000)
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	fn complete_remedy(d: u32, ) -> Weight {
		Weight::from_parts(250000000, 162000)
			.saturating_add(Weight::from_parts(14_000_000, 0).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(62_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes(34_u64))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(d.into())))
			.saturating_add(Weight::from_parts(0, 2581).saturating_mul(d.into()))
	}
	/// Storage: `Participants::Signers` (r:1 + s w:0)
	/// Proof: `Participants::Signers` (`max_values`: None, `max_size`: Some(1661), added: 4136, mode: `MaxEncodedLen`)
	/// Storage: `Participants::SignerCount` (r:s w:0)
	/// Proof: `Participants::SignerCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// The range of component `s` is `[0, 20]`.
	fn decide_remedy(d: u32, s: u32, ) -> Weight {
		Weight::from_parts(250000000, 164700)
			.saturating_add(Weight::from_parts(14_000_000, 0).saturating_mul(d.into()))
			// Estimated: what verifying one signature more takes.
			.saturating_add(Weight::from_parts(60_000_000, 6_663).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(65_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes(35_u64))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(d.into())))
			.saturating_add(Weight::from_parts(0, 2581).saturating_mul(d.into()))
	}
	fn act_as() -> Weight {
		Weight::from_parts(20000000, 5400)
			.saturating_add(T::DbWeight::get().reads(2_u64))
	}
	fn on_idle_case() -> Weight {
		Weight::from_parts(320000000, 189000)
			.saturating_add(T::DbWeight::get().reads(72_u64))
			.saturating_add(T::DbWeight::get().writes(50_u64))
	}
	// Estimated: to be measured.
	fn thaw_money() -> Weight {
		Weight::from_parts(60_000_000, 6388)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	// Estimated: to be measured.
	fn on_idle_freeze() -> Weight {
		Weight::from_parts(60_000_000, 6388)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Estimated; `scripts/benchmark` measures it.
	fn decline_invitation() -> Weight {
		Weight::from_parts(45_000_000, 6052)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Estimated; `scripts/benchmark` measures it.
	fn offer_sponsorship() -> Weight {
		Weight::from_parts(110_000_000, 11786)
			.saturating_add(T::DbWeight::get().reads(16_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Estimated; `scripts/benchmark` measures it.
	fn withdraw_offer() -> Weight {
		Weight::from_parts(24_000_000, 3600)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Estimated; `scripts/benchmark` measures it.
	fn accept_sponsorship() -> Weight {
		Weight::from_parts(100_000_000, 11786)
			.saturating_add(T::DbWeight::get().reads(14_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Estimated; `scripts/benchmark` measures it.
	fn decline_sponsorship() -> Weight {
		Weight::from_parts(36_000_000, 3800)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Estimated; `scripts/benchmark` measures it.
	fn end_sponsorship() -> Weight {
		Weight::from_parts(64_000_000, 9087)
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Estimated; `scripts/benchmark` measures it.
	fn stop_inviting() -> Weight {
		Weight::from_parts(20_000_000, 3800)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Estimated; `scripts/benchmark` measures it.
	fn allow_inviting() -> Weight {
		Weight::from_parts(16_000_000, 3600)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn set_purse() -> Weight {
		// An estimate.
		Weight::from_parts(75_000_000, 6388)
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
	fn propose_purse() -> Weight {
		// An estimate.
		Weight::from_parts(95_000_000, 6388)
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn confirm_purse() -> Weight {
		// An estimate.
		Weight::from_parts(140_000_000, 9087)
			.saturating_add(T::DbWeight::get().reads(26_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Releases` (r:1 w:0)
	/// Proof: `Participants::Releases` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Participants::InvitationExpiries` (r:1 w:0)
	/// Proof: `Participants::InvitationExpiries` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Participants::DelegationExpiries` (r:1 w:0)
	/// Proof: `Participants::DelegationExpiries` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	fn on_idle_base() -> Weight {
		// Minimum execution time: 15_373_000 picoseconds.
		Weight::from_parts(25_221_000, 3_553)
			.saturating_add(T::DbWeight::get().reads(7u64))
	}
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Releases` (r:2 w:2)
	/// Proof: `Participants::Releases` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Participants::ProviderReferences` (r:1 w:1)
	/// Proof: `Participants::ProviderReferences` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:0)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(132), added: 2607, mode: `MaxEncodedLen`)
	/// Storage: `Participants::InvitationExpiries` (r:1 w:0)
	/// Proof: `Participants::InvitationExpiries` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Participants::DelegationExpiries` (r:1 w:0)
	/// Proof: `Participants::DelegationExpiries` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	fn on_idle_release() -> Weight {
		// Minimum execution time: 40_048_000 picoseconds.
		Weight::from_parts(55_377_000, 6052)
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Releases` (r:1 w:0)
	/// Proof: `Participants::Releases` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Participants::InvitationExpiries` (r:2 w:1)
	/// Proof: `Participants::InvitationExpiries` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Invitations` (r:1 w:1)
	/// Proof: `Participants::Invitations` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	/// Storage: `Participants::OpenInvitations` (r:1 w:1)
	/// Proof: `Participants::OpenInvitations` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Participants::ProviderReferences` (r:1 w:1)
	/// Proof: `Participants::ProviderReferences` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(132), added: 2607, mode: `MaxEncodedLen`)
	/// Storage: `Participants::DelegationExpiries` (r:1 w:0)
	/// Proof: `Participants::DelegationExpiries` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	fn on_idle_invitation() -> Weight {
		// Minimum execution time: 55_432_000 picoseconds.
		Weight::from_parts(80_665_000, 6052)
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Releases` (r:1 w:0)
	/// Proof: `Participants::Releases` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Participants::InvitationExpiries` (r:1 w:0)
	/// Proof: `Participants::InvitationExpiries` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Participants::DelegationExpiries` (r:2 w:1)
	/// Proof: `Participants::DelegationExpiries` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Delegations` (r:1 w:1)
	/// Proof: `Participants::Delegations` (`max_values`: None, `max_size`: Some(106), added: 2581, mode: `MaxEncodedLen`)
	/// Storage: `Participants::DelegateCount` (r:1 w:1)
	/// Proof: `Participants::DelegateCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	fn on_idle_delegation() -> Weight {
		// Minimum execution time: 36_706_000 picoseconds.
		Weight::from_parts(73_249_000, 6_116)
			.saturating_add(T::DbWeight::get().reads(14u64))
			.saturating_add(T::DbWeight::get().writes(7u64))
	}
	/// Estimated; `scripts/benchmark` measures it.
	fn on_idle_offer() -> Weight {
		Weight::from_parts(40_000_000, 6116)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Estimated; `scripts/benchmark` measures it.
	fn on_idle_usage() -> Weight {
		Weight::from_parts(36_000_000, 6052)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Participants` (r:3 w:0)
	/// Proof: `Participants::Participants` (`max_values`: None, `max_size`: Some(224), added: 2699, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Usages` (r:1 w:1)
	/// Proof: `Participants::Usages` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:2 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `Consortium::Hospitals` (r:2 w:0)
	/// Proof: `Consortium::Hospitals` (`max_values`: None, `max_size`: Some(131), added: 2606, mode: `MaxEncodedLen`)
	/// Storage: `Participants::FormerParticipants` (r:1 w:0)
	/// Proof: `Participants::FormerParticipants` (`max_values`: None, `max_size`: Some(146), added: 2621, mode: `MaxEncodedLen`)
	/// Storage: `Participants::PoolUsages` (r:1 w:1)
	/// Proof: `Participants::PoolUsages` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	fn charge_allowance() -> Weight {
		// Minimum execution time: 81_636_000 picoseconds.
		Weight::from_parts(122_972_000, 9_087)
			.saturating_add(T::DbWeight::get().reads(17u64))
			.saturating_add(T::DbWeight::get().writes(3u64))
	}
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Participants` (r:3 w:0)
	/// Proof: `Participants::Participants` (`max_values`: None, `max_size`: Some(224), added: 2699, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Usages` (r:1 w:0)
	/// Proof: `Participants::Usages` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:2 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `Consortium::Hospitals` (r:2 w:0)
	/// Proof: `Consortium::Hospitals` (`max_values`: None, `max_size`: Some(131), added: 2606, mode: `MaxEncodedLen`)
	/// Storage: `Participants::FormerParticipants` (r:1 w:0)
	/// Proof: `Participants::FormerParticipants` (`max_values`: None, `max_size`: Some(146), added: 2621, mode: `MaxEncodedLen`)
	/// Storage: `Participants::PoolUsages` (r:1 w:0)
	/// Proof: `Participants::PoolUsages` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	fn charge_allowance_skip() -> Weight {
		// Minimum execution time: 57_296_000 picoseconds.
		Weight::from_parts(92_535_000, 9_087)
			.saturating_add(T::DbWeight::get().reads(18u64))
	}
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(132), added: 2607, mode: `MaxEncodedLen`)
	fn check_pending() -> Weight {
		// Minimum execution time: 13_555_000 picoseconds.
		Weight::from_parts(25_545_000, 6297)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
}

/// Weights for tests.
impl WeightInfo for () {
	fn invite() -> Weight {
		Weight::from_parts(149_254_000, 6388)
			.saturating_add(RocksDbWeight::get().reads(17_u64))
			.saturating_add(RocksDbWeight::get().writes(11_u64))
	}
	fn withdraw_invitation() -> Weight {
		Weight::from_parts(58_545_000, 3597)
			.saturating_add(RocksDbWeight::get().reads(6_u64))
			.saturating_add(RocksDbWeight::get().writes(6_u64))
	}
	fn register(s: u32, ) -> Weight {
		Weight::from_parts(100_000_000, 6_388)
			// Estimated: what verifying one signature more takes.
			.saturating_add(Weight::from_parts(60_000_000, 6_663).saturating_mul(s.into()))
			.saturating_add(RocksDbWeight::get().reads(16u64))
			.saturating_add(RocksDbWeight::get().reads((2_u64).saturating_mul(s.into())))
			.saturating_add(RocksDbWeight::get().writes(6u64))
	}
	fn update_profile() -> Weight {
		Weight::from_parts(26_296_000, 3689)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn rotate_encryption_key(s: u32, ) -> Weight {
		Weight::from_parts(36_000_000, 3_689)
			// Estimated: what verifying one signature more takes.
			.saturating_add(Weight::from_parts(60_000_000, 6_663).saturating_mul(s.into()))
			.saturating_add(RocksDbWeight::get().reads(5u64))
			.saturating_add(RocksDbWeight::get().reads((2_u64).saturating_mul(s.into())))
			.saturating_add(RocksDbWeight::get().writes(2u64))
	}
	fn report_key_compromised() -> Weight {
		Weight::from_parts(22_000_000, 3689)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn set_backup() -> Weight {
		Weight::from_parts(20_235_000, 3689)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn deregister(d: u32, ) -> Weight {
		Weight::from_parts(208_635_453, 15_803)
			.saturating_add(Weight::from_parts(14_072_221, 0).saturating_mul(d.into()))
			.saturating_add(RocksDbWeight::get().reads(56u64))
			.saturating_add(RocksDbWeight::get().reads((1_u64).saturating_mul(d.into())))
			.saturating_add(RocksDbWeight::get().writes(49u64))
			.saturating_add(RocksDbWeight::get().writes((2_u64).saturating_mul(d.into())))
			.saturating_add(Weight::from_parts(0, 2581).saturating_mul(d.into()))
	}
	fn suspend_participant() -> Weight {
		Weight::from_parts(69_166_000, 9_087)
			.saturating_add(RocksDbWeight::get().reads(13u64))
			.saturating_add(RocksDbWeight::get().writes(6u64))
	}
	fn reinstate_participant() -> Weight {
		Weight::from_parts(59_204_000, 9_087)
			.saturating_add(RocksDbWeight::get().reads(12u64))
			.saturating_add(RocksDbWeight::get().writes(6u64))
	}
	fn appoint_delegate(d: u32, ) -> Weight {
		Weight::from_parts(104_789_502, 6_388)
			.saturating_add(Weight::from_parts(41_939_927, 0).saturating_mul(d.into()))
			.saturating_add(RocksDbWeight::get().reads(21u64))
			.saturating_add(RocksDbWeight::get().reads((5_u64).saturating_mul(d.into())))
			.saturating_add(RocksDbWeight::get().writes(8u64))
			.saturating_add(RocksDbWeight::get().writes((5_u64).saturating_mul(d.into())))
			.saturating_add(Weight::from_parts(0, 2581).saturating_mul(d.into()))
	}
	fn dismiss_delegate() -> Weight {
		Weight::from_parts(51_570_000, 3_571)
			.saturating_add(RocksDbWeight::get().reads(9u64))
			.saturating_add(RocksDbWeight::get().writes(7u64))
	}
	fn resign_delegation() -> Weight {
		Weight::from_parts(52_036_000, 3_571)
			.saturating_add(RocksDbWeight::get().reads(7u64))
			.saturating_add(RocksDbWeight::get().writes(7u64))
	}
	fn open_keyless_account(s: u32, ) -> Weight {
		Weight::from_parts(150_000_000, 9_087)
			// Estimated: what verifying one signature more takes.
			.saturating_add(Weight::from_parts(120_000_000, 13_326).saturating_mul(s.into()))
			.saturating_add(RocksDbWeight::get().reads(24u64))
			.saturating_add(RocksDbWeight::get().reads((4_u64).saturating_mul(s.into())))
			.saturating_add(RocksDbWeight::get().writes(8u64))
	}
	fn appoint_guardian(d: u32, ) -> Weight {
		Weight::from_parts(117_057_484, 11_786)
			.saturating_add(Weight::from_parts(43_247_833, 0).saturating_mul(d.into()))
			.saturating_add(RocksDbWeight::get().reads(44u64))
			.saturating_add(RocksDbWeight::get().reads((5_u64).saturating_mul(d.into())))
			.saturating_add(RocksDbWeight::get().writes(4u64))
			.saturating_add(RocksDbWeight::get().writes((5_u64).saturating_mul(d.into())))
			.saturating_add(Weight::from_parts(0, 2581).saturating_mul(d.into()))
	}
	fn act_for() -> Weight {
		Weight::from_parts(42_410_000, 6_388)
			.saturating_add(RocksDbWeight::get().reads(11u64))
			.saturating_add(RocksDbWeight::get().writes(3u64))
	}
	fn set_recovery_contacts() -> Weight {
		Weight::from_parts(60000000, 37800)
			.saturating_add(RocksDbWeight::get().reads(14_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn support_remedy(s: u32, ) -> Weight {
		Weight::from_parts(250000000, 189000)
			// Estimated: what verifying one signature more takes.
			.saturating_add(Weight::from_parts(60_000_000, 6_663).saturating_mul(s.into()))
			.saturating_add(RocksDbWeight::get().reads(72_u64))
			.saturating_add(RocksDbWeight::get().reads((2_u64).saturating_mul(s.into())))
			.saturating_add(RocksDbWeight::get().writes(24_u64))
	}
	fn withdraw_remedy_support() -> Weight {
		Weight::from_parts(60000000, 10800)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn object_to_remedy() -> Weight {
		Weight::from_parts(60000000, 27000)
			.saturating_add(RocksDbWeight::get().reads(10_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn complete_remedy(d: u32, ) -> Weight {
		Weight::from_parts(250000000, 162000)
			.saturating_add(Weight::from_parts(14_000_000, 0).saturating_mul(d.into()))
			.saturating_add(RocksDbWeight::get().reads(62_u64))
			.saturating_add(RocksDbWeight::get().reads((1_u64).saturating_mul(d.into())))
			.saturating_add(RocksDbWeight::get().writes(34_u64))
			.saturating_add(RocksDbWeight::get().writes((2_u64).saturating_mul(d.into())))
			.saturating_add(Weight::from_parts(0, 2581).saturating_mul(d.into()))
	}
	fn decide_remedy(d: u32, s: u32, ) -> Weight {
		Weight::from_parts(250000000, 164700)
			.saturating_add(Weight::from_parts(14_000_000, 0).saturating_mul(d.into()))
			// Estimated: what verifying one signature more takes.
			.saturating_add(Weight::from_parts(60_000_000, 6_663).saturating_mul(s.into()))
			.saturating_add(RocksDbWeight::get().reads(65_u64))
			.saturating_add(RocksDbWeight::get().reads((2_u64).saturating_mul(s.into())))
			.saturating_add(RocksDbWeight::get().reads((1_u64).saturating_mul(d.into())))
			.saturating_add(RocksDbWeight::get().writes(35_u64))
			.saturating_add(RocksDbWeight::get().writes((2_u64).saturating_mul(d.into())))
			.saturating_add(Weight::from_parts(0, 2581).saturating_mul(d.into()))
	}
	fn act_as() -> Weight {
		Weight::from_parts(20000000, 5400)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
	}
	fn on_idle_case() -> Weight {
		Weight::from_parts(320000000, 189000)
			.saturating_add(RocksDbWeight::get().reads(72_u64))
			.saturating_add(RocksDbWeight::get().writes(50_u64))
	}
	// Estimated: to be measured.
	fn thaw_money() -> Weight {
		Weight::from_parts(60_000_000, 6388)
			.saturating_add(RocksDbWeight::get().reads(6_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	// Estimated: to be measured.
	fn on_idle_freeze() -> Weight {
		Weight::from_parts(60_000_000, 6388)
			.saturating_add(RocksDbWeight::get().reads(6_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn decline_invitation() -> Weight {
		Weight::from_parts(45_000_000, 6052)
			.saturating_add(RocksDbWeight::get().reads(6_u64))
			.saturating_add(RocksDbWeight::get().writes(6_u64))
	}
	fn offer_sponsorship() -> Weight {
		Weight::from_parts(110_000_000, 11786)
			.saturating_add(RocksDbWeight::get().reads(16_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn withdraw_offer() -> Weight {
		Weight::from_parts(24_000_000, 3600)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn accept_sponsorship() -> Weight {
		Weight::from_parts(100_000_000, 11786)
			.saturating_add(RocksDbWeight::get().reads(14_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn decline_sponsorship() -> Weight {
		Weight::from_parts(36_000_000, 3800)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn end_sponsorship() -> Weight {
		Weight::from_parts(64_000_000, 9087)
			.saturating_add(RocksDbWeight::get().reads(10_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn stop_inviting() -> Weight {
		Weight::from_parts(20_000_000, 3800)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn allow_inviting() -> Weight {
		Weight::from_parts(16_000_000, 3600)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn set_purse() -> Weight {
		// An estimate.
		Weight::from_parts(75_000_000, 6388)
			.saturating_add(RocksDbWeight::get().reads(10_u64))
			.saturating_add(RocksDbWeight::get().writes(9_u64))
	}
	fn propose_purse() -> Weight {
		// An estimate.
		Weight::from_parts(95_000_000, 6388)
			.saturating_add(RocksDbWeight::get().reads(13_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn confirm_purse() -> Weight {
		// An estimate.
		Weight::from_parts(140_000_000, 9087)
			.saturating_add(RocksDbWeight::get().reads(26_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn on_idle_base() -> Weight {
		Weight::from_parts(25_221_000, 3_553)
			.saturating_add(RocksDbWeight::get().reads(7u64))
	}
	fn on_idle_release() -> Weight {
		Weight::from_parts(55_377_000, 6052)
			.saturating_add(RocksDbWeight::get().reads(11_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn on_idle_invitation() -> Weight {
		Weight::from_parts(80_665_000, 6052)
			.saturating_add(RocksDbWeight::get().reads(13_u64))
			.saturating_add(RocksDbWeight::get().writes(7_u64))
	}
	fn on_idle_delegation() -> Weight {
		Weight::from_parts(73_249_000, 6_116)
			.saturating_add(RocksDbWeight::get().reads(14u64))
			.saturating_add(RocksDbWeight::get().writes(7u64))
	}
	fn on_idle_offer() -> Weight {
		Weight::from_parts(40_000_000, 6116)
			.saturating_add(RocksDbWeight::get().reads(8_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn on_idle_usage() -> Weight {
		Weight::from_parts(36_000_000, 6052)
			.saturating_add(RocksDbWeight::get().reads(8_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn charge_allowance() -> Weight {
		Weight::from_parts(122_972_000, 9_087)
			.saturating_add(RocksDbWeight::get().reads(17u64))
			.saturating_add(RocksDbWeight::get().writes(3u64))
	}
	fn charge_allowance_skip() -> Weight {
		Weight::from_parts(92_535_000, 9_087)
			.saturating_add(RocksDbWeight::get().reads(18u64))
	}
	fn check_pending() -> Weight {
		Weight::from_parts(25_545_000, 6297)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
}
