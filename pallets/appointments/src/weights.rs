//! Weights of `pallet_care_appointments`, measured: `scripts/benchmark` writes this file.
//!
//! Date: 2026-11-21, steps: 50, repeat: 20, CPU: `Intel(R) Xeon(R) Processor`, benchmark
//! command line of the SDK, version 64.0.0.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]
#![allow(dead_code)]

use frame::weights_prelude::*;

/// Weight functions needed for `pallet_care_appointments`.
pub trait WeightInfo {
	fn publish_hours(n: u32, ) -> Weight;
	fn close_day() -> Weight;
	fn reopen_day() -> Weight;
	fn book() -> Weight;
	fn book_series(n: u32, ) -> Weight;
	fn cancel_series(n: u32, ) -> Weight;
	fn offer_walk_in() -> Weight;
	fn accept_walk_in() -> Weight;
	fn give_back() -> Weight;
	fn give_back_held() -> Weight;
	fn set_details() -> Weight;
	fn name_folder() -> Weight;
	fn propose_reschedule() -> Weight;
	fn accept_reschedule() -> Weight;
	fn decline_reschedule() -> Weight;
	fn decline_payments_for() -> Weight;
	fn accept_payments_for() -> Weight;
	fn cancel() -> Weight;
	fn check_in() -> Weight;
	fn complete() -> Weight;
	fn confirm() -> Weight;
	fn report_no_show() -> Weight;
	fn contest_no_show() -> Weight;
	fn withdraw_no_show() -> Weight;
	fn dispute() -> Weight;
	fn resolve() -> Weight;
	fn take_case() -> Weight;
	fn add_evidence() -> Weight;
	fn close_evidence() -> Weight;
	fn appeal() -> Weight;
	fn vote() -> Weight;
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

/// Weights for `pallet_care_appointments`, with the database weights of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `DoctorRegistry::Doctors` (r:1 w:0)
	/// Proof: `DoctorRegistry::Doctors` (`max_values`: None, `max_size`: Some(666), added: 3141, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Consortium::Hospitals` (r:8 w:0)
	/// Proof: `Consortium::Hospitals` (`max_values`: None, `max_size`: Some(131), added: 2606, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Participants` (r:1 w:0)
	/// Proof: `Participants::Participants` (`max_values`: None, `max_size`: Some(224), added: 2699, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::Practices` (r:0 w:1)
	/// Proof: `Appointments::Practices` (`max_values`: None, `max_size`: Some(1086), added: 3561, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[0, 64]`.
	fn publish_hours(n: u32, ) -> Weight {
		// Minimum execution time: 92_885_000 picoseconds.
		Weight::from_parts(96_140_580, 21838)
			// Standard error: 1_802
			.saturating_add(Weight::from_parts(320_365, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Participants::Participants` (r:1 w:0)
	/// Proof: `Participants::Participants` (`max_values`: None, `max_size`: Some(224), added: 2699, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::ClosedDays` (r:1 w:1)
	/// Proof: `Appointments::ClosedDays` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	fn close_day() -> Weight {
		// Minimum execution time: 39_162_000 picoseconds.
		Weight::from_parts(43_355_000, 3689)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Participants::Participants` (r:1 w:0)
	/// Proof: `Participants::Participants` (`max_values`: None, `max_size`: Some(224), added: 2699, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::ClosedDays` (r:1 w:1)
	/// Proof: `Appointments::ClosedDays` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	fn reopen_day() -> Weight {
		// Minimum execution time: 32_540_000 picoseconds.
		Weight::from_parts(36_917_000, 3689)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Participants::Participants` (r:2 w:0)
	/// Proof: `Participants::Participants` (`max_values`: None, `max_size`: Some(224), added: 2699, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `DoctorRegistry::Doctors` (r:1 w:0)
	/// Proof: `DoctorRegistry::Doctors` (`max_values`: None, `max_size`: Some(666), added: 3141, mode: `MaxEncodedLen`)
	/// Storage: `Consortium::Hospitals` (r:8 w:0)
	/// Proof: `Consortium::Hospitals` (`max_values`: None, `max_size`: Some(131), added: 2606, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:3 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::Practices` (r:1 w:0)
	/// Proof: `Appointments::Practices` (`max_values`: None, `max_size`: Some(1086), added: 3561, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::ClosedDays` (r:1 w:0)
	/// Proof: `Appointments::ClosedDays` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::TakenSlots` (r:2 w:2)
	/// Proof: `Appointments::TakenSlots` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::Folders` (r:1 w:0)
	/// Proof: `RecordAccess::Folders` (`max_values`: None, `max_size`: Some(155), added: 2630, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::OpenCount` (r:2 w:2)
	/// Proof: `Appointments::OpenCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::OpenBetween` (r:1 w:1)
	/// Proof: `Appointments::OpenBetween` (`max_values`: None, `max_size`: Some(100), added: 2575, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::NextAppointmentId` (r:1 w:1)
	/// Proof: `Appointments::NextAppointmentId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(132), added: 2607, mode: `MaxEncodedLen`)
	/// Storage: `Escrow::NextEscrowId` (r:1 w:1)
	/// Proof: `Escrow::NextEscrowId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
	/// Storage: `Escrow::OpenCount` (r:1 w:1)
	/// Proof: `Escrow::OpenCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::Deadlines` (r:0 w:1)
	/// Proof: `Appointments::Deadlines` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::Appointments` (r:0 w:1)
	/// Proof: `Appointments::Appointments` (`max_values`: None, `max_size`: Some(266), added: 2741, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::ByParticipant` (r:0 w:2)
	/// Proof: `Appointments::ByParticipant` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Escrow::Escrows` (r:0 w:1)
	/// Proof: `Escrow::Escrows` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::AcceptedPayees` (r:1 w:0)
	/// Proof: `Appointments::AcceptedPayees` (`max_values`: None, `max_size`: Some(689), added: 3164, mode: `MaxEncodedLen`)
	/// Storage: `Participants::FormerParticipants` (r:1 w:0)
	/// Proof: `Participants::FormerParticipants` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::Cases` (r:0 w:1)
	/// Proof: `Appointments::Cases` (`max_values`: None, `max_size`: Some(1025), added: 3500, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Participants` (r:6 w:0)
	/// Proof: `Participants::Participants` (`max_values`: None, `max_size`: Some(224), added: 2699, mode: `MaxEncodedLen`)
	/// Storage: `Consortium::Hospitals` (r:4 w:0)
	/// Proof: `Consortium::Hospitals` (`max_values`: None, `max_size`: Some(131), added: 2606, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Delegations` (r:18 w:0)
	/// Proof: `Participants::Delegations` (`max_values`: None, `max_size`: Some(115), added: 2590, mode: `MaxEncodedLen`)
	fn book() -> Weight {
		// Minimum execution time: 255_514_000 picoseconds.
		Weight::from_parts(449_281_000, 21_838)
			.saturating_add(T::DbWeight::get().reads(170u64))
			.saturating_add(T::DbWeight::get().writes(20u64))
	}
	fn book_series(n: u32, ) -> Weight {
		Weight::from_parts(330_000_000, 21_838)
			.saturating_add(Weight::from_parts(130_000_000, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(167u64))
			.saturating_add(T::DbWeight::get().reads(5u64.saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(11u64))
			.saturating_add(T::DbWeight::get().writes(9u64.saturating_mul(n.into())))
	}
	fn cancel_series(n: u32, ) -> Weight {
		Weight::from_parts(210_000_000, 21_838)
			.saturating_add(Weight::from_parts(230_000_000, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(116u64))
			.saturating_add(T::DbWeight::get().reads(5u64.saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(13u64))
			.saturating_add(T::DbWeight::get().writes(6u64.saturating_mul(n.into())))
	}
	fn offer_walk_in() -> Weight {
		Weight::from_parts(150_000_000, 21_838)
			.saturating_add(T::DbWeight::get().reads(25u64))
			.saturating_add(T::DbWeight::get().writes(1u64))
	}
	fn accept_walk_in() -> Weight {
		Weight::from_parts(560_000_000, 21_838)
			.saturating_add(T::DbWeight::get().reads(283u64))
			.saturating_add(T::DbWeight::get().writes(21u64))
	}
	fn give_back() -> Weight {
		Weight::from_parts(90_000_000, 8_811)
			.saturating_add(T::DbWeight::get().reads(7u64))
			.saturating_add(T::DbWeight::get().writes(3u64))
	}
	fn give_back_held() -> Weight {
		Weight::from_parts(180_000_000, 8_811)
			.saturating_add(T::DbWeight::get().reads(22u64))
			.saturating_add(T::DbWeight::get().writes(12u64))
	}
	/// Storage: `Appointments::Appointments` (r:1 w:1)
	/// Proof: `Appointments::Appointments` (`max_values`: None, `max_size`: Some(266), added: 2741, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Participants` (r:1 w:0)
	/// Proof: `Participants::Participants` (`max_values`: None, `max_size`: Some(224), added: 2699, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn set_details() -> Weight {
		// Minimum execution time: 37_185_000 picoseconds.
		Weight::from_parts(43_647_000, 3731)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Appointments::Appointments` (r:1 w:1)
	/// Proof: `Appointments::Appointments` (`max_values`: None, `max_size`: Some(266), added: 2741, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Participants` (r:1 w:0)
	/// Proof: `Participants::Participants` (`max_values`: None, `max_size`: Some(224), added: 2699, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `RecordAccess::Folders` (r:1 w:0)
	/// Proof: `RecordAccess::Folders` (`max_values`: None, `max_size`: Some(155), added: 2630, mode: `MaxEncodedLen`)
	fn name_folder() -> Weight {
		// Minimum execution time: 48_369_000 picoseconds.
		Weight::from_parts(55_693_000, 3731)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Appointments::Appointments` (r:1 w:1)
	/// Proof: `Appointments::Appointments` (`max_values`: None, `max_size`: Some(266), added: 2741, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Participants` (r:2 w:0)
	/// Proof: `Participants::Participants` (`max_values`: None, `max_size`: Some(224), added: 2699, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `DoctorRegistry::Doctors` (r:1 w:0)
	/// Proof: `DoctorRegistry::Doctors` (`max_values`: None, `max_size`: Some(666), added: 3141, mode: `MaxEncodedLen`)
	/// Storage: `Consortium::Hospitals` (r:8 w:0)
	/// Proof: `Consortium::Hospitals` (`max_values`: None, `max_size`: Some(131), added: 2606, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:2 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::Practices` (r:1 w:0)
	/// Proof: `Appointments::Practices` (`max_values`: None, `max_size`: Some(1086), added: 3561, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::ClosedDays` (r:1 w:0)
	/// Proof: `Appointments::ClosedDays` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::TakenSlots` (r:2 w:0)
	/// Proof: `Appointments::TakenSlots` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	fn propose_reschedule() -> Weight {
		// Minimum execution time: 131_675_000 picoseconds.
		Weight::from_parts(182_974_000, 21_838)
			.saturating_add(T::DbWeight::get().reads(73u64))
			.saturating_add(T::DbWeight::get().writes(1u64))
	}
	/// Storage: `Appointments::Appointments` (r:1 w:1)
	/// Proof: `Appointments::Appointments` (`max_values`: None, `max_size`: Some(266), added: 2741, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Participants` (r:2 w:0)
	/// Proof: `Participants::Participants` (`max_values`: None, `max_size`: Some(224), added: 2699, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `DoctorRegistry::Doctors` (r:1 w:0)
	/// Proof: `DoctorRegistry::Doctors` (`max_values`: None, `max_size`: Some(666), added: 3141, mode: `MaxEncodedLen`)
	/// Storage: `Consortium::Hospitals` (r:8 w:0)
	/// Proof: `Consortium::Hospitals` (`max_values`: None, `max_size`: Some(131), added: 2606, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:3 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::Practices` (r:1 w:0)
	/// Proof: `Appointments::Practices` (`max_values`: None, `max_size`: Some(1086), added: 3561, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::ClosedDays` (r:1 w:0)
	/// Proof: `Appointments::ClosedDays` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::TakenSlots` (r:3 w:3)
	/// Proof: `Appointments::TakenSlots` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	/// Storage: `Escrow::Escrows` (r:1 w:1)
	/// Proof: `Escrow::Escrows` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::Deadlines` (r:0 w:2)
	/// Proof: `Appointments::Deadlines` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	fn accept_reschedule() -> Weight {
		// Minimum execution time: 174_544_000 picoseconds.
		Weight::from_parts(245_133_000, 21_838)
			.saturating_add(T::DbWeight::get().reads(77u64))
			.saturating_add(T::DbWeight::get().writes(12u64))
	}
	/// Storage: `Appointments::Appointments` (r:1 w:1)
	/// Proof: `Appointments::Appointments` (`max_values`: None, `max_size`: Some(266), added: 2741, mode: `MaxEncodedLen`)
	fn decline_reschedule() -> Weight {
		// Minimum execution time: 23_230_000 picoseconds.
		Weight::from_parts(26_628_000, 3731)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Appointments::AcceptedPayees` (r:1 w:1)
	/// Proof: `Appointments::AcceptedPayees` (`max_values`: None, `max_size`: Some(689), added: 3164, mode: `MaxEncodedLen`)
	fn decline_payments_for() -> Weight {
		// Minimum execution time: 30_000_000 picoseconds.
		Weight::from_parts(30_000_000, 4154)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `DoctorRegistry::Doctors` (r:1 w:0)
	/// Proof: `DoctorRegistry::Doctors` (`max_values`: None, `max_size`: Some(666), added: 3141, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Participants` (r:1 w:0)
	/// Proof: `Participants::Participants` (`max_values`: None, `max_size`: Some(224), added: 2699, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 2483, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::AcceptedPayees` (r:1 w:1)
	/// Proof: `Appointments::AcceptedPayees` (`max_values`: None, `max_size`: Some(689), added: 3164, mode: `MaxEncodedLen`)
	/// Storage: `Participants::FormerParticipants` (r:1 w:0)
	/// Proof: `Participants::FormerParticipants` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
	fn accept_payments_for() -> Weight {
		// Minimum execution time: 60_000_000 picoseconds.
		Weight::from_parts(60_000_000, 4154)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Appointments::Appointments` (r:1 w:1)
	/// Proof: `Appointments::Appointments` (`max_values`: None, `max_size`: Some(266), added: 2741, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `DoctorRegistry::Doctors` (r:1 w:0)
	/// Proof: `DoctorRegistry::Doctors` (`max_values`: None, `max_size`: Some(666), added: 3141, mode: `MaxEncodedLen`)
	/// Storage: `Consortium::Hospitals` (r:8 w:0)
	/// Proof: `Consortium::Hospitals` (`max_values`: None, `max_size`: Some(131), added: 2606, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Participants` (r:1 w:0)
	/// Proof: `Participants::Participants` (`max_values`: None, `max_size`: Some(224), added: 2699, mode: `MaxEncodedLen`)
	/// Storage: `Escrow::Escrows` (r:1 w:1)
	/// Proof: `Escrow::Escrows` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
	/// Storage: `Escrow::OpenCount` (r:1 w:1)
	/// Proof: `Escrow::OpenCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(132), added: 2607, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::TakenSlots` (r:2 w:2)
	/// Proof: `Appointments::TakenSlots` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::OpenCount` (r:2 w:2)
	/// Proof: `Appointments::OpenCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::OpenBetween` (r:1 w:1)
	/// Proof: `Appointments::OpenBetween` (`max_values`: None, `max_size`: Some(100), added: 2575, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::Deadlines` (r:0 w:2)
	/// Proof: `Appointments::Deadlines` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::AcceptedPayees` (r:1 w:0)
	/// Proof: `Appointments::AcceptedPayees` (`max_values`: None, `max_size`: Some(689), added: 3164, mode: `MaxEncodedLen`)
	/// Storage: `Participants::FormerParticipants` (r:1 w:0)
	/// Proof: `Participants::FormerParticipants` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::Cases` (r:0 w:1)
	/// Proof: `Appointments::Cases` (`max_values`: None, `max_size`: Some(1025), added: 3500, mode: `MaxEncodedLen`)
	fn cancel() -> Weight {
		// Minimum execution time: 276_108_000 picoseconds.
		Weight::from_parts(388_198_000, 21_838)
			.saturating_add(T::DbWeight::get().reads(108u64))
			.saturating_add(T::DbWeight::get().writes(19u64))
	}
	/// Storage: `Appointments::Appointments` (r:1 w:1)
	/// Proof: `Appointments::Appointments` (`max_values`: None, `max_size`: Some(266), added: 2741, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Participants` (r:1 w:0)
	/// Proof: `Participants::Participants` (`max_values`: None, `max_size`: Some(224), added: 2699, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `Escrow::Escrows` (r:1 w:1)
	/// Proof: `Escrow::Escrows` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::Deadlines` (r:0 w:1)
	/// Proof: `Appointments::Deadlines` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Delegations` (r:2 w:0)
	/// Proof: `Participants::Delegations` (`max_values`: None, `max_size`: Some(108), added: 2583, mode: `MaxEncodedLen`)
	fn check_in() -> Weight {
		// Minimum execution time: 66_516_000 picoseconds.
		Weight::from_parts(79_699_000, 3_731)
			.saturating_add(T::DbWeight::get().reads(73u64))
			.saturating_add(T::DbWeight::get().writes(3u64))
	}
	/// Storage: `Appointments::Appointments` (r:1 w:1)
	/// Proof: `Appointments::Appointments` (`max_values`: None, `max_size`: Some(266), added: 2741, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Participants` (r:1 w:0)
	/// Proof: `Participants::Participants` (`max_values`: None, `max_size`: Some(224), added: 2699, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `Escrow::Escrows` (r:1 w:1)
	/// Proof: `Escrow::Escrows` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::Deadlines` (r:0 w:2)
	/// Proof: `Appointments::Deadlines` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `DoctorRegistry::Doctors` (r:1 w:0)
	/// Proof: `DoctorRegistry::Doctors` (`max_values`: None, `max_size`: Some(666), added: 3141, mode: `MaxEncodedLen`)
	/// Storage: `Consortium::Hospitals` (r:8 w:0)
	/// Proof: `Consortium::Hospitals` (`max_values`: None, `max_size`: Some(131), added: 2606, mode: `MaxEncodedLen`)
	fn complete() -> Weight {
		// Minimum execution time: 67_559_000 picoseconds.
		Weight::from_parts(260_716_000, 8_811)
			.saturating_add(T::DbWeight::get().reads(66u64))
			.saturating_add(T::DbWeight::get().writes(13u64))
	}
	/// Storage: `Appointments::Appointments` (r:1 w:1)
	/// Proof: `Appointments::Appointments` (`max_values`: None, `max_size`: Some(266), added: 2741, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Participants` (r:1 w:0)
	/// Proof: `Participants::Participants` (`max_values`: None, `max_size`: Some(224), added: 2699, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Escrow::Escrows` (r:1 w:1)
	/// Proof: `Escrow::Escrows` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
	/// Storage: `Escrow::OpenCount` (r:1 w:1)
	/// Proof: `Escrow::OpenCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(132), added: 2607, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::TakenSlots` (r:2 w:2)
	/// Proof: `Appointments::TakenSlots` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::OpenCount` (r:2 w:2)
	/// Proof: `Appointments::OpenCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::OpenBetween` (r:1 w:1)
	/// Proof: `Appointments::OpenBetween` (`max_values`: None, `max_size`: Some(100), added: 2575, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::Deadlines` (r:0 w:2)
	/// Proof: `Appointments::Deadlines` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::AcceptedPayees` (r:1 w:0)
	/// Proof: `Appointments::AcceptedPayees` (`max_values`: None, `max_size`: Some(689), added: 3164, mode: `MaxEncodedLen`)
	/// Storage: `Participants::FormerParticipants` (r:1 w:0)
	/// Proof: `Participants::FormerParticipants` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::Cases` (r:0 w:1)
	/// Proof: `Appointments::Cases` (`max_values`: None, `max_size`: Some(1025), added: 3500, mode: `MaxEncodedLen`)
	fn confirm() -> Weight {
		// Minimum execution time: 178_183_000 picoseconds.
		Weight::from_parts(281_839_000, 6_204)
			.saturating_add(T::DbWeight::get().reads(93u64))
			.saturating_add(T::DbWeight::get().writes(19u64))
	}
	/// Storage: `Appointments::Appointments` (r:1 w:1)
	/// Proof: `Appointments::Appointments` (`max_values`: None, `max_size`: Some(266), added: 2741, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Participants` (r:1 w:0)
	/// Proof: `Participants::Participants` (`max_values`: None, `max_size`: Some(224), added: 2699, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `Escrow::Escrows` (r:1 w:1)
	/// Proof: `Escrow::Escrows` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::Deadlines` (r:0 w:2)
	/// Proof: `Appointments::Deadlines` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `DoctorRegistry::Doctors` (r:1 w:0)
	/// Proof: `DoctorRegistry::Doctors` (`max_values`: None, `max_size`: Some(666), added: 3141, mode: `MaxEncodedLen`)
	/// Storage: `Consortium::Hospitals` (r:8 w:0)
	/// Proof: `Consortium::Hospitals` (`max_values`: None, `max_size`: Some(131), added: 2606, mode: `MaxEncodedLen`)
	fn report_no_show() -> Weight {
		// Minimum execution time: 67_680_000 picoseconds.
		Weight::from_parts(162_827_000, 3_731)
			.saturating_add(T::DbWeight::get().reads(38u64))
			.saturating_add(T::DbWeight::get().writes(4u64))
	}
	/// Storage: `Appointments::Appointments` (r:1 w:1)
	/// Proof: `Appointments::Appointments` (`max_values`: None, `max_size`: Some(266), added: 2741, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:2 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `Escrow::Escrows` (r:1 w:1)
	/// Proof: `Escrow::Escrows` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::Deadlines` (r:0 w:2)
	/// Proof: `Appointments::Deadlines` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::Disputes` (r:0 w:1)
	/// Proof: `Appointments::Disputes` (`max_values`: None, `max_size`: Some(5900), added: 8375, mode: `MaxEncodedLen`)
	/// Storage: `Consortium::Running` (r:1 w:0)
	/// Proof: `Consortium::Running` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	fn contest_no_show() -> Weight {
		// Minimum execution time: 55_364_000 picoseconds.
		Weight::from_parts(67_981_000, 13_087)
			.saturating_add(T::DbWeight::get().reads(13u64))
			.saturating_add(T::DbWeight::get().writes(6u64))
	}
	/// Storage: `Appointments::Appointments` (r:1 w:1)
	/// Proof: `Appointments::Appointments` (`max_values`: None, `max_size`: Some(266), added: 2741, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:2 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `Escrow::Escrows` (r:1 w:1)
	/// Proof: `Escrow::Escrows` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::Deadlines` (r:0 w:2)
	/// Proof: `Appointments::Deadlines` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Participants` (r:1 w:0)
	/// Proof: `Participants::Participants` (`max_values`: None, `max_size`: Some(224), added: 2699, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::Disputes` (r:1 w:1)
	/// Proof: `Appointments::Disputes` (`max_values`: None, `max_size`: Some(5900), added: 8375, mode: `MaxEncodedLen`)
	/// Storage: `Consortium::Running` (r:1 w:0)
	/// Proof: `Consortium::Running` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	fn withdraw_no_show() -> Weight {
		// Minimum execution time: 55_364_000 picoseconds.
		Weight::from_parts(107_981_000, 13_087)
			.saturating_add(T::DbWeight::get().reads(52u64))
			.saturating_add(T::DbWeight::get().writes(6u64))
	}
	/// Storage: `Appointments::Appointments` (r:1 w:1)
	/// Proof: `Appointments::Appointments` (`max_values`: None, `max_size`: Some(266), added: 2741, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:2 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `Escrow::Escrows` (r:1 w:1)
	/// Proof: `Escrow::Escrows` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::Deadlines` (r:0 w:2)
	/// Proof: `Appointments::Deadlines` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `DoctorRegistry::Doctors` (r:1 w:0)
	/// Proof: `DoctorRegistry::Doctors` (`max_values`: None, `max_size`: Some(666), added: 3141, mode: `MaxEncodedLen`)
	/// Storage: `Consortium::Hospitals` (r:8 w:0)
	/// Proof: `Consortium::Hospitals` (`max_values`: None, `max_size`: Some(131), added: 2606, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::Disputes` (r:0 w:1)
	/// Proof: `Appointments::Disputes` (`max_values`: None, `max_size`: Some(5900), added: 8375, mode: `MaxEncodedLen`)
	/// Storage: `Consortium::Running` (r:1 w:0)
	/// Proof: `Consortium::Running` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	fn dispute() -> Weight {
		// Minimum execution time: 54_122_000 picoseconds.
		Weight::from_parts(126_517_000, 13_087)
			.saturating_add(T::DbWeight::get().reads(32u64))
			.saturating_add(T::DbWeight::get().writes(6u64))
	}
	/// Storage: `Appointments::Appointments` (r:1 w:1)
	/// Proof: `Appointments::Appointments` (`max_values`: None, `max_size`: Some(274), added: 2749, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::Disputes` (r:1 w:1)
	/// Proof: `Appointments::Disputes` (`max_values`: None, `max_size`: Some(5900), added: 8375, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Consortium::Running` (r:1 w:0)
	/// Proof: `Consortium::Running` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Escrow::Escrows` (r:1 w:1)
	/// Proof: `Escrow::Escrows` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::Deadlines` (r:0 w:2)
	/// Proof: `Appointments::Deadlines` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::Cases` (r:1 w:0)
	/// Proof: `Appointments::Cases` (`max_values`: None, `max_size`: Some(1025), added: 3500, mode: `MaxEncodedLen`)
	/// Storage: `Consortium::Hospitals` (r:9 w:0)
	/// Proof: `Consortium::Hospitals` (`max_values`: None, `max_size`: Some(131), added: 2606, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Participants` (r:5 w:0)
	/// Proof: `Participants::Participants` (`max_values`: None, `max_size`: Some(224), added: 2699, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Delegations` (r:8 w:0)
	/// Proof: `Participants::Delegations` (`max_values`: None, `max_size`: Some(116), added: 2591, mode: `MaxEncodedLen`)
	/// Storage: `DoctorRegistry::Doctors` (r:1 w:0)
	/// Proof: `DoctorRegistry::Doctors` (`max_values`: None, `max_size`: Some(666), added: 3141, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::AcceptedPayees` (r:1 w:0)
	/// Proof: `Appointments::AcceptedPayees` (`max_values`: None, `max_size`: Some(689), added: 3164, mode: `MaxEncodedLen`)
	/// Storage: `Escrow::OpenCount` (r:1 w:1)
	/// Proof: `Escrow::OpenCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(132), added: 2607, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::TakenSlots` (r:2 w:2)
	/// Proof: `Appointments::TakenSlots` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::OpenCount` (r:2 w:2)
	/// Proof: `Appointments::OpenCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::OpenBetween` (r:1 w:1)
	/// Proof: `Appointments::OpenBetween` (`max_values`: None, `max_size`: Some(100), added: 2575, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `Participants::FormerParticipants` (r:1 w:0)
	/// Proof: `Participants::FormerParticipants` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
	fn resolve() -> Weight {
		// Minimum execution time: 400_000_000 picoseconds.
		Weight::from_parts(462_983_000, 24_444)
			.saturating_add(T::DbWeight::get().reads(111u64))
			.saturating_add(T::DbWeight::get().writes(19u64))
	}
	/// Storage: `Appointments::Appointments` (r:1 w:1)
	/// Proof: `Appointments::Appointments` (`max_values`: None, `max_size`: Some(274), added: 2749, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::Disputes` (r:1 w:1)
	/// Proof: `Appointments::Disputes` (`max_values`: None, `max_size`: Some(5900), added: 8375, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Consortium::Running` (r:1 w:0)
	/// Proof: `Consortium::Running` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Escrow::Escrows` (r:1 w:1)
	/// Proof: `Escrow::Escrows` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::Deadlines` (r:0 w:2)
	/// Proof: `Appointments::Deadlines` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::Cases` (r:1 w:0)
	/// Proof: `Appointments::Cases` (`max_values`: None, `max_size`: Some(1025), added: 3500, mode: `MaxEncodedLen`)
	/// Storage: `Consortium::Hospitals` (r:9 w:0)
	/// Proof: `Consortium::Hospitals` (`max_values`: None, `max_size`: Some(131), added: 2606, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Participants` (r:5 w:0)
	/// Proof: `Participants::Participants` (`max_values`: None, `max_size`: Some(224), added: 2699, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Delegations` (r:8 w:0)
	/// Proof: `Participants::Delegations` (`max_values`: None, `max_size`: Some(116), added: 2591, mode: `MaxEncodedLen`)
	/// Storage: `DoctorRegistry::Doctors` (r:1 w:0)
	/// Proof: `DoctorRegistry::Doctors` (`max_values`: None, `max_size`: Some(666), added: 3141, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::AcceptedPayees` (r:1 w:0)
	/// Proof: `Appointments::AcceptedPayees` (`max_values`: None, `max_size`: Some(689), added: 3164, mode: `MaxEncodedLen`)
	fn take_case() -> Weight {
		// Minimum execution time: 400_000_000 picoseconds.
		Weight::from_parts(410_000_000, 24_444)
			.saturating_add(T::DbWeight::get().reads(104u64))
			.saturating_add(T::DbWeight::get().writes(6u64))
	}
	/// Storage: `Appointments::Appointments` (r:1 w:1)
	/// Proof: `Appointments::Appointments` (`max_values`: None, `max_size`: Some(274), added: 2749, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::Disputes` (r:1 w:1)
	/// Proof: `Appointments::Disputes` (`max_values`: None, `max_size`: Some(5900), added: 8375, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Consortium::Running` (r:1 w:0)
	/// Proof: `Consortium::Running` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Escrow::Escrows` (r:1 w:1)
	/// Proof: `Escrow::Escrows` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::Deadlines` (r:0 w:2)
	/// Proof: `Appointments::Deadlines` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Participants` (r:2 w:0)
	/// Proof: `Participants::Participants` (`max_values`: None, `max_size`: Some(224), added: 2699, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Delegations` (r:2 w:0)
	/// Proof: `Participants::Delegations` (`max_values`: None, `max_size`: Some(116), added: 2591, mode: `MaxEncodedLen`)
	/// Storage: `DoctorRegistry::Doctors` (r:1 w:0)
	/// Proof: `DoctorRegistry::Doctors` (`max_values`: None, `max_size`: Some(666), added: 3141, mode: `MaxEncodedLen`)
	/// Storage: `Consortium::Hospitals` (r:8 w:0)
	/// Proof: `Consortium::Hospitals` (`max_values`: None, `max_size`: Some(131), added: 2606, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::AcceptedPayees` (r:1 w:0)
	/// Proof: `Appointments::AcceptedPayees` (`max_values`: None, `max_size`: Some(689), added: 3164, mode: `MaxEncodedLen`)
	fn add_evidence() -> Weight {
		// Minimum execution time: 170_000_000 picoseconds.
		Weight::from_parts(190_000_000, 24_444)
			.saturating_add(T::DbWeight::get().reads(88u64))
			.saturating_add(T::DbWeight::get().writes(6u64))
	}
	/// Storage: `Appointments::Appointments` (r:1 w:1)
	/// Proof: `Appointments::Appointments` (`max_values`: None, `max_size`: Some(274), added: 2749, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::Disputes` (r:1 w:1)
	/// Proof: `Appointments::Disputes` (`max_values`: None, `max_size`: Some(5900), added: 8375, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Consortium::Running` (r:1 w:0)
	/// Proof: `Consortium::Running` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Escrow::Escrows` (r:1 w:1)
	/// Proof: `Escrow::Escrows` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::Deadlines` (r:0 w:2)
	/// Proof: `Appointments::Deadlines` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Participants` (r:2 w:0)
	/// Proof: `Participants::Participants` (`max_values`: None, `max_size`: Some(224), added: 2699, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Delegations` (r:2 w:0)
	/// Proof: `Participants::Delegations` (`max_values`: None, `max_size`: Some(116), added: 2591, mode: `MaxEncodedLen`)
	/// Storage: `DoctorRegistry::Doctors` (r:1 w:0)
	/// Proof: `DoctorRegistry::Doctors` (`max_values`: None, `max_size`: Some(666), added: 3141, mode: `MaxEncodedLen`)
	/// Storage: `Consortium::Hospitals` (r:8 w:0)
	/// Proof: `Consortium::Hospitals` (`max_values`: None, `max_size`: Some(131), added: 2606, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::AcceptedPayees` (r:1 w:0)
	/// Proof: `Appointments::AcceptedPayees` (`max_values`: None, `max_size`: Some(689), added: 3164, mode: `MaxEncodedLen`)
	fn close_evidence() -> Weight {
		// Minimum execution time: 170_000_000 picoseconds.
		Weight::from_parts(190_000_000, 24_444)
			.saturating_add(T::DbWeight::get().reads(88u64))
			.saturating_add(T::DbWeight::get().writes(6u64))
	}
	/// Storage: `Appointments::Appointments` (r:1 w:1)
	/// Proof: `Appointments::Appointments` (`max_values`: None, `max_size`: Some(274), added: 2749, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::Disputes` (r:1 w:1)
	/// Proof: `Appointments::Disputes` (`max_values`: None, `max_size`: Some(5900), added: 8375, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Consortium::Running` (r:1 w:0)
	/// Proof: `Consortium::Running` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Escrow::Escrows` (r:1 w:1)
	/// Proof: `Escrow::Escrows` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::Deadlines` (r:0 w:2)
	/// Proof: `Appointments::Deadlines` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Participants` (r:2 w:0)
	/// Proof: `Participants::Participants` (`max_values`: None, `max_size`: Some(224), added: 2699, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Delegations` (r:2 w:0)
	/// Proof: `Participants::Delegations` (`max_values`: None, `max_size`: Some(116), added: 2591, mode: `MaxEncodedLen`)
	/// Storage: `DoctorRegistry::Doctors` (r:1 w:0)
	/// Proof: `DoctorRegistry::Doctors` (`max_values`: None, `max_size`: Some(666), added: 3141, mode: `MaxEncodedLen`)
	/// Storage: `Consortium::Hospitals` (r:8 w:0)
	/// Proof: `Consortium::Hospitals` (`max_values`: None, `max_size`: Some(131), added: 2606, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::AcceptedPayees` (r:1 w:0)
	/// Proof: `Appointments::AcceptedPayees` (`max_values`: None, `max_size`: Some(689), added: 3164, mode: `MaxEncodedLen`)
	fn appeal() -> Weight {
		// Minimum execution time: 170_000_000 picoseconds.
		Weight::from_parts(190_000_000, 24_444)
			.saturating_add(T::DbWeight::get().reads(88u64))
			.saturating_add(T::DbWeight::get().writes(6u64))
	}
	/// Storage: `Appointments::Appointments` (r:1 w:1)
	/// Proof: `Appointments::Appointments` (`max_values`: None, `max_size`: Some(274), added: 2749, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::Disputes` (r:1 w:1)
	/// Proof: `Appointments::Disputes` (`max_values`: None, `max_size`: Some(5900), added: 8375, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Consortium::Running` (r:1 w:0)
	/// Proof: `Consortium::Running` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Escrow::Escrows` (r:1 w:1)
	/// Proof: `Escrow::Escrows` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::Deadlines` (r:0 w:2)
	/// Proof: `Appointments::Deadlines` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::Cases` (r:1 w:0)
	/// Proof: `Appointments::Cases` (`max_values`: None, `max_size`: Some(1025), added: 3500, mode: `MaxEncodedLen`)
	/// Storage: `Consortium::Hospitals` (r:9 w:0)
	/// Proof: `Consortium::Hospitals` (`max_values`: None, `max_size`: Some(131), added: 2606, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Participants` (r:5 w:0)
	/// Proof: `Participants::Participants` (`max_values`: None, `max_size`: Some(224), added: 2699, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Delegations` (r:8 w:0)
	/// Proof: `Participants::Delegations` (`max_values`: None, `max_size`: Some(116), added: 2591, mode: `MaxEncodedLen`)
	/// Storage: `DoctorRegistry::Doctors` (r:1 w:0)
	/// Proof: `DoctorRegistry::Doctors` (`max_values`: None, `max_size`: Some(666), added: 3141, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::AcceptedPayees` (r:1 w:0)
	/// Proof: `Appointments::AcceptedPayees` (`max_values`: None, `max_size`: Some(689), added: 3164, mode: `MaxEncodedLen`)
	fn vote() -> Weight {
		// Minimum execution time: 430_000_000 picoseconds.
		Weight::from_parts(440_000_000, 24_444)
			.saturating_add(T::DbWeight::get().reads(104u64))
			.saturating_add(T::DbWeight::get().writes(6u64))
	}
	/// Storage: `Appointments::Appointments` (r:1 w:1)
	/// Proof: `Appointments::Appointments` (`max_values`: None, `max_size`: Some(266), added: 2741, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Escrow::Escrows` (r:1 w:1)
	/// Proof: `Escrow::Escrows` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
	/// Storage: `Escrow::OpenCount` (r:1 w:1)
	/// Proof: `Escrow::OpenCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(132), added: 2607, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::TakenSlots` (r:2 w:2)
	/// Proof: `Appointments::TakenSlots` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::OpenCount` (r:2 w:2)
	/// Proof: `Appointments::OpenCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::OpenBetween` (r:1 w:1)
	/// Proof: `Appointments::OpenBetween` (`max_values`: None, `max_size`: Some(100), added: 2575, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::Deadlines` (r:0 w:2)
	/// Proof: `Appointments::Deadlines` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `DoctorRegistry::Doctors` (r:1 w:0)
	/// Proof: `DoctorRegistry::Doctors` (`max_values`: None, `max_size`: Some(666), added: 3141, mode: `MaxEncodedLen`)
	/// Storage: `Consortium::Hospitals` (r:8 w:0)
	/// Proof: `Consortium::Hospitals` (`max_values`: None, `max_size`: Some(131), added: 2606, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::AcceptedPayees` (r:1 w:0)
	/// Proof: `Appointments::AcceptedPayees` (`max_values`: None, `max_size`: Some(689), added: 3164, mode: `MaxEncodedLen`)
	/// Storage: `Participants::FormerParticipants` (r:1 w:0)
	/// Proof: `Participants::FormerParticipants` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::Cases` (r:0 w:1)
	/// Proof: `Appointments::Cases` (`max_values`: None, `max_size`: Some(1025), added: 3500, mode: `MaxEncodedLen`)
	fn settle_due() -> Weight {
		// Minimum execution time: 209_285_000 picoseconds.
		Weight::from_parts(353_709_000, 6_204)
			.saturating_add(T::DbWeight::get().reads(46u64))
			.saturating_add(T::DbWeight::get().writes(18u64))
	}
	/// Storage: `Consortium::Hospitals` (r:8 w:0)
	/// Proof: `Consortium::Hospitals` (`max_values`: None, `max_size`: Some(131), added: 2606, mode: `MaxEncodedLen`)
	/// Storage: `Participants::Participants` (r:3 w:0)
	/// Proof: `Participants::Participants` (`max_values`: None, `max_size`: Some(224), added: 2699, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `DoctorRegistry::Doctors` (r:1 w:0)
	/// Proof: `DoctorRegistry::Doctors` (`max_values`: None, `max_size`: Some(666), added: 3141, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::Assignments` (r:1 w:1)
	/// Proof: `Appointments::Assignments` (`max_values`: None, `max_size`: Some(136), added: 2611, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::AssignmentEnds` (r:0 w:2)
	/// Proof: `Appointments::AssignmentEnds` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	fn assign_doctor() -> Weight {
		// Minimum execution time: 124_149_000 picoseconds.
		Weight::from_parts(133_651_000, 21838)
			.saturating_add(T::DbWeight::get().reads(14_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Appointments::Assignments` (r:1 w:1)
	/// Proof: `Appointments::Assignments` (`max_values`: None, `max_size`: Some(136), added: 2611, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::AssignmentEnds` (r:0 w:1)
	/// Proof: `Appointments::AssignmentEnds` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	fn unassign_doctor() -> Weight {
		// Minimum execution time: 25_727_000 picoseconds.
		Weight::from_parts(30_342_000, 3601)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::Deadlines` (r:1 w:0)
	/// Proof: `Appointments::Deadlines` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::TakenSlots` (r:1 w:0)
	/// Proof: `Appointments::TakenSlots` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::ClosedDays` (r:1 w:0)
	/// Proof: `Appointments::ClosedDays` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::AssignmentEnds` (r:1 w:0)
	/// Proof: `Appointments::AssignmentEnds` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	fn on_idle_base() -> Weight {
		// Minimum execution time: 21_106_000 picoseconds.
		Weight::from_parts(24_386_000, 3553)
			.saturating_add(T::DbWeight::get().reads(5_u64))
	}
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::Deadlines` (r:2 w:2)
	/// Proof: `Appointments::Deadlines` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::Appointments` (r:1 w:1)
	/// Proof: `Appointments::Appointments` (`max_values`: None, `max_size`: Some(266), added: 2741, mode: `MaxEncodedLen`)
	/// Storage: `Escrow::Escrows` (r:1 w:1)
	/// Proof: `Escrow::Escrows` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
	/// Storage: `Escrow::OpenCount` (r:1 w:1)
	/// Proof: `Escrow::OpenCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(132), added: 2607, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::TakenSlots` (r:3 w:2)
	/// Proof: `Appointments::TakenSlots` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::OpenCount` (r:2 w:2)
	/// Proof: `Appointments::OpenCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::OpenBetween` (r:1 w:1)
	/// Proof: `Appointments::OpenBetween` (`max_values`: None, `max_size`: Some(100), added: 2575, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::ClosedDays` (r:1 w:0)
	/// Proof: `Appointments::ClosedDays` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::AssignmentEnds` (r:1 w:0)
	/// Proof: `Appointments::AssignmentEnds` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::AcceptedPayees` (r:1 w:0)
	/// Proof: `Appointments::AcceptedPayees` (`max_values`: None, `max_size`: Some(689), added: 3164, mode: `MaxEncodedLen`)
	/// Storage: `Participants::FormerParticipants` (r:1 w:0)
	/// Proof: `Participants::FormerParticipants` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::Cases` (r:0 w:1)
	/// Proof: `Appointments::Cases` (`max_values`: None, `max_size`: Some(1025), added: 3500, mode: `MaxEncodedLen`)
	fn on_idle_settle() -> Weight {
		// Minimum execution time: 221_836_000 picoseconds.
		Weight::from_parts(314_832_000, 8_679)
			.saturating_add(T::DbWeight::get().reads(29u64))
			.saturating_add(T::DbWeight::get().writes(18u64))
	}
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::Deadlines` (r:2 w:1)
	/// Proof: `Appointments::Deadlines` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::Appointments` (r:1 w:1)
	/// Proof: `Appointments::Appointments` (`max_values`: None, `max_size`: Some(266), added: 2741, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::TakenSlots` (r:1 w:0)
	/// Proof: `Appointments::TakenSlots` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::ClosedDays` (r:1 w:0)
	/// Proof: `Appointments::ClosedDays` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::AssignmentEnds` (r:1 w:0)
	/// Proof: `Appointments::AssignmentEnds` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::ByParticipant` (r:0 w:2)
	/// Proof: `Appointments::ByParticipant` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::Disputes` (r:0 w:1)
	/// Proof: `Appointments::Disputes` (`max_values`: None, `max_size`: Some(5900), added: 8375, mode: `MaxEncodedLen`)
	/// Storage: `Consortium::Running` (r:1 w:0)
	/// Proof: `Consortium::Running` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	fn on_idle_remove() -> Weight {
		// Minimum execution time: 44_986_000 picoseconds.
		Weight::from_parts(56_930_000, 6_004)
			.saturating_add(T::DbWeight::get().reads(7u64))
			.saturating_add(T::DbWeight::get().writes(7u64))
	}
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::Deadlines` (r:1 w:0)
	/// Proof: `Appointments::Deadlines` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::TakenSlots` (r:2 w:1)
	/// Proof: `Appointments::TakenSlots` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::ClosedDays` (r:1 w:0)
	/// Proof: `Appointments::ClosedDays` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::AssignmentEnds` (r:1 w:0)
	/// Proof: `Appointments::AssignmentEnds` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	fn on_idle_taken_day() -> Weight {
		// Minimum execution time: 22_655_000 picoseconds.
		Weight::from_parts(25_955_000, 6116)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::Deadlines` (r:1 w:0)
	/// Proof: `Appointments::Deadlines` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::TakenSlots` (r:1 w:0)
	/// Proof: `Appointments::TakenSlots` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::ClosedDays` (r:2 w:1)
	/// Proof: `Appointments::ClosedDays` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::AssignmentEnds` (r:1 w:0)
	/// Proof: `Appointments::AssignmentEnds` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	fn on_idle_closed_day() -> Weight {
		// Minimum execution time: 23_794_000 picoseconds.
		Weight::from_parts(27_470_000, 6044)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::Deadlines` (r:1 w:0)
	/// Proof: `Appointments::Deadlines` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::TakenSlots` (r:1 w:0)
	/// Proof: `Appointments::TakenSlots` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::ClosedDays` (r:1 w:0)
	/// Proof: `Appointments::ClosedDays` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::AssignmentEnds` (r:2 w:1)
	/// Proof: `Appointments::AssignmentEnds` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::Assignments` (r:1 w:1)
	/// Proof: `Appointments::Assignments` (`max_values`: None, `max_size`: Some(136), added: 2611, mode: `MaxEncodedLen`)
	fn on_idle_assignment() -> Weight {
		// Minimum execution time: 34_013_000 picoseconds.
		Weight::from_parts(37_886_000, 6116)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Appointments::Appointments` (r:1 w:1)
	/// Proof: `Appointments::Appointments` (`max_values`: None, `max_size`: Some(266), added: 2741, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::TakenSlots` (r:2 w:2)
	/// Proof: `Appointments::TakenSlots` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::OpenCount` (r:2 w:2)
	/// Proof: `Appointments::OpenCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::OpenBetween` (r:1 w:1)
	/// Proof: `Appointments::OpenBetween` (`max_values`: None, `max_size`: Some(100), added: 2575, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::Deadlines` (r:0 w:2)
	/// Proof: `Appointments::Deadlines` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `Appointments::Cases` (r:0 w:1)
	/// Proof: `Appointments::Cases` (`max_values`: None, `max_size`: Some(1025), added: 3500, mode: `MaxEncodedLen`)
	fn on_settled() -> Weight {
		// Minimum execution time: 67_415_000 picoseconds.
		Weight::from_parts(94_171_000, 6116)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(10_u64))
	}
}

/// Weights for tests.
impl WeightInfo for () {
	fn publish_hours(n: u32, ) -> Weight {
		Weight::from_parts(96_140_580, 21838)
			.saturating_add(Weight::from_parts(320_365, 0).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().reads(12_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn close_day() -> Weight {
		Weight::from_parts(43_355_000, 3689)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn reopen_day() -> Weight {
		Weight::from_parts(36_917_000, 3689)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn book() -> Weight {
		Weight::from_parts(449_281_000, 21_838)
			.saturating_add(RocksDbWeight::get().reads(170u64))
			.saturating_add(RocksDbWeight::get().writes(20u64))
	}
	fn book_series(n: u32, ) -> Weight {
		Weight::from_parts(330_000_000, 21_838)
			.saturating_add(Weight::from_parts(130_000_000, 0).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().reads(167u64))
			.saturating_add(RocksDbWeight::get().reads(5u64.saturating_mul(n.into())))
			.saturating_add(RocksDbWeight::get().writes(11u64))
			.saturating_add(RocksDbWeight::get().writes(9u64.saturating_mul(n.into())))
	}
	fn cancel_series(n: u32, ) -> Weight {
		Weight::from_parts(210_000_000, 21_838)
			.saturating_add(Weight::from_parts(230_000_000, 0).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().reads(116u64))
			.saturating_add(RocksDbWeight::get().reads(5u64.saturating_mul(n.into())))
			.saturating_add(RocksDbWeight::get().writes(13u64))
			.saturating_add(RocksDbWeight::get().writes(6u64.saturating_mul(n.into())))
	}
	fn offer_walk_in() -> Weight {
		Weight::from_parts(150_000_000, 21_838)
			.saturating_add(RocksDbWeight::get().reads(25u64))
			.saturating_add(RocksDbWeight::get().writes(1u64))
	}
	fn accept_walk_in() -> Weight {
		Weight::from_parts(560_000_000, 21_838)
			.saturating_add(RocksDbWeight::get().reads(283u64))
			.saturating_add(RocksDbWeight::get().writes(21u64))
	}
	fn give_back() -> Weight {
		Weight::from_parts(90_000_000, 8_811)
			.saturating_add(RocksDbWeight::get().reads(7u64))
			.saturating_add(RocksDbWeight::get().writes(3u64))
	}
	fn give_back_held() -> Weight {
		Weight::from_parts(180_000_000, 8_811)
			.saturating_add(RocksDbWeight::get().reads(22u64))
			.saturating_add(RocksDbWeight::get().writes(12u64))
	}
	fn set_details() -> Weight {
		Weight::from_parts(43_647_000, 3731)
			.saturating_add(RocksDbWeight::get().reads(7_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn name_folder() -> Weight {
		Weight::from_parts(55_693_000, 3731)
			.saturating_add(RocksDbWeight::get().reads(7_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn propose_reschedule() -> Weight {
		Weight::from_parts(182_974_000, 21_838)
			.saturating_add(RocksDbWeight::get().reads(73u64))
			.saturating_add(RocksDbWeight::get().writes(1u64))
	}
	fn accept_reschedule() -> Weight {
		Weight::from_parts(245_133_000, 21_838)
			.saturating_add(RocksDbWeight::get().reads(77u64))
			.saturating_add(RocksDbWeight::get().writes(12u64))
	}
	fn decline_reschedule() -> Weight {
		Weight::from_parts(26_628_000, 3731)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn decline_payments_for() -> Weight {
		Weight::from_parts(30_000_000, 4154)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn accept_payments_for() -> Weight {
		Weight::from_parts(60_000_000, 4154)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn cancel() -> Weight {
		Weight::from_parts(388_198_000, 21_838)
			.saturating_add(RocksDbWeight::get().reads(108u64))
			.saturating_add(RocksDbWeight::get().writes(19u64))
	}
	fn check_in() -> Weight {
		Weight::from_parts(79_699_000, 3_731)
			.saturating_add(RocksDbWeight::get().reads(73u64))
			.saturating_add(RocksDbWeight::get().writes(3u64))
	}
	fn complete() -> Weight {
		Weight::from_parts(260_716_000, 8_811)
			.saturating_add(RocksDbWeight::get().reads(66u64))
			.saturating_add(RocksDbWeight::get().writes(13u64))
	}
	fn confirm() -> Weight {
		Weight::from_parts(281_839_000, 6_204)
			.saturating_add(RocksDbWeight::get().reads(93u64))
			.saturating_add(RocksDbWeight::get().writes(19u64))
	}
	fn report_no_show() -> Weight {
		Weight::from_parts(162_827_000, 3_731)
			.saturating_add(RocksDbWeight::get().reads(38u64))
			.saturating_add(RocksDbWeight::get().writes(4u64))
	}
	fn contest_no_show() -> Weight {
		Weight::from_parts(67_981_000, 13_087)
			.saturating_add(RocksDbWeight::get().reads(13u64))
			.saturating_add(RocksDbWeight::get().writes(6u64))
	}
	fn withdraw_no_show() -> Weight {
		Weight::from_parts(107_981_000, 13_087)
			.saturating_add(RocksDbWeight::get().reads(52u64))
			.saturating_add(RocksDbWeight::get().writes(6u64))
	}
	fn dispute() -> Weight {
		Weight::from_parts(126_517_000, 13_087)
			.saturating_add(RocksDbWeight::get().reads(32u64))
			.saturating_add(RocksDbWeight::get().writes(6u64))
	}
	fn resolve() -> Weight {
		Weight::from_parts(462_983_000, 24_444)
			.saturating_add(RocksDbWeight::get().reads(111u64))
			.saturating_add(RocksDbWeight::get().writes(19u64))
	}
	fn take_case() -> Weight {
		Weight::from_parts(410_000_000, 24_444)
			.saturating_add(RocksDbWeight::get().reads(104u64))
			.saturating_add(RocksDbWeight::get().writes(6u64))
	}
	fn add_evidence() -> Weight {
		Weight::from_parts(190_000_000, 24_444)
			.saturating_add(RocksDbWeight::get().reads(88u64))
			.saturating_add(RocksDbWeight::get().writes(6u64))
	}
	fn close_evidence() -> Weight {
		Weight::from_parts(190_000_000, 24_444)
			.saturating_add(RocksDbWeight::get().reads(88u64))
			.saturating_add(RocksDbWeight::get().writes(6u64))
	}
	fn appeal() -> Weight {
		Weight::from_parts(190_000_000, 24_444)
			.saturating_add(RocksDbWeight::get().reads(88u64))
			.saturating_add(RocksDbWeight::get().writes(6u64))
	}
	fn vote() -> Weight {
		Weight::from_parts(440_000_000, 24_444)
			.saturating_add(RocksDbWeight::get().reads(104u64))
			.saturating_add(RocksDbWeight::get().writes(6u64))
	}
	fn settle_due() -> Weight {
		Weight::from_parts(353_709_000, 6_204)
			.saturating_add(RocksDbWeight::get().reads(46u64))
			.saturating_add(RocksDbWeight::get().writes(18u64))
	}
	fn assign_doctor() -> Weight {
		Weight::from_parts(133_651_000, 21838)
			.saturating_add(RocksDbWeight::get().reads(14_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn unassign_doctor() -> Weight {
		Weight::from_parts(30_342_000, 3601)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn on_idle_base() -> Weight {
		Weight::from_parts(24_386_000, 3553)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
	}
	fn on_idle_settle() -> Weight {
		Weight::from_parts(314_832_000, 8_679)
			.saturating_add(RocksDbWeight::get().reads(29u64))
			.saturating_add(RocksDbWeight::get().writes(18u64))
	}
	fn on_idle_remove() -> Weight {
		Weight::from_parts(56_930_000, 6_004)
			.saturating_add(RocksDbWeight::get().reads(7u64))
			.saturating_add(RocksDbWeight::get().writes(7u64))
	}
	fn on_idle_taken_day() -> Weight {
		Weight::from_parts(25_955_000, 6116)
			.saturating_add(RocksDbWeight::get().reads(6_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn on_idle_closed_day() -> Weight {
		Weight::from_parts(27_470_000, 6044)
			.saturating_add(RocksDbWeight::get().reads(6_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn on_idle_assignment() -> Weight {
		Weight::from_parts(37_886_000, 6116)
			.saturating_add(RocksDbWeight::get().reads(7_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn on_settled() -> Weight {
		Weight::from_parts(94_171_000, 6116)
			.saturating_add(RocksDbWeight::get().reads(9_u64))
			.saturating_add(RocksDbWeight::get().writes(10_u64))
	}
}
