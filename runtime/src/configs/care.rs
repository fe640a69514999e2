//! The care pallets: what makes this chain carechain.

use crate::{
	configs::{calls, policy, signatures, CouncilMajority, CouncilTwoThirds},
	constants::*,
	*,
};
use carechain_primitives::{Role, DAY};
use frame_support::{
	dispatch::DispatchClass,
	parameter_types,
	traits::{Contains, Get},
	weights::Weight,
	PalletId,
};
use pallet_care_identity::{Allowance, Allowances};
use polkadot_sdk::{
	frame_support,
	sp_core::{ConstU32, ConstU64},
	sp_runtime::traits::AccountIdConversion,
};

/// Participants, and delegates who act for them.
pub type ActorOrigin = pallet_care_identity::EnsureActor<Runtime>;

/// The allowances of the roles: what recovers in a day is as much as there is, but for the reserve.
pub struct RoleAllowances;

impl RoleAllowances {
	fn of(limit: Balance) -> Allowance<Balance> {
		Allowance { limit, recovery_per_hour: limit / 24 }
	}

	/// A clinic's part of what a hospital has.
	fn part(sponsor: Role, pool: Balance) -> Allowance<Balance> {
		Self::of(match sponsor {
			Role::Hospital => pool,
			_ => pool / 10,
		})
	}
}

impl Allowances<Balance> for RoleAllowances {
	fn ordinary(role: Role) -> Allowance<Balance> {
		Self::of(match role {
			Role::Patient | Role::Doctor | Role::Auditor => policy::PersonAllowance::get(),
			Role::Clinic => policy::ClinicAllowance::get(),
			Role::Hospital => policy::HospitalAllowance::get(),
		})
	}

	fn protective(role: Role) -> Allowance<Balance> {
		Self::of(Self::ordinary(role).limit / 2)
	}

	// No pool bounds it, so it comes back slowly: with it, what all whom a sponsor ever invited can
	// use of a day grows.
	fn reserve() -> Allowance<Balance> {
		let limit = policy::ProtectiveReserve::get();
		Allowance { limit, recovery_per_hour: limit / (30 * 24) }
	}

	fn pool(sponsor: Role) -> Allowance<Balance> {
		Self::part(sponsor, policy::SponsorPool::get())
	}

	fn protective_pool(sponsor: Role) -> Allowance<Balance> {
		Self::part(sponsor, policy::ProtectivePool::get())
	}

	fn consortium_pool() -> Allowance<Balance> {
		Self::of(policy::ConsortiumPool::get())
	}

	fn invitations(sponsor: Role) -> u32 {
		match sponsor {
			Role::Hospital => policy::HospitalInvitations::get(),
			_ => policy::ClinicInvitations::get(),
		}
	}
}

/// What a free transaction may declare.
pub struct MaxFreeWeight;

impl Get<Weight> for MaxFreeWeight {
	fn get() -> Weight {
		let ordinary = configs::system::RuntimeBlockWeights::get()
			.get(DispatchClass::Normal)
			.max_total
			.unwrap_or_default();
		Weight::from_parts(FREE_TRANSACTION_RATIO.mul_floor(ordinary.ref_time()), u64::MAX)
	}
}

parameter_types! {
	/// How long a free transaction may be: as small a part as of the weight.
	pub MaxFreeLength: u32 =
		FREE_TRANSACTION_RATIO.mul_floor(NORMAL_DISPATCH_RATIO.mul_floor(MAXIMUM_BLOCK_LENGTH));
}

/// A preimage that was asked for can be noted again and again, each time for nothing.
pub struct Preimages;

impl Contains<RuntimeCall> for Preimages {
	fn contains(call: &RuntimeCall) -> bool {
		matches!(
			call,
			RuntimeCall::Preimage(polkadot_sdk::pallet_preimage::Call::note_preimage { .. })
		)
	}
}

/// Sets the clock of benchmarks.
#[cfg(feature = "runtime-benchmarks")]
pub struct BenchmarkClock;

#[cfg(feature = "runtime-benchmarks")]
impl carechain_primitives::traits::BenchmarkTime for BenchmarkClock {
	fn set(now: carechain_primitives::Moment) {
		polkadot_sdk::pallet_timestamp::Now::<Runtime>::put(now);
		// The chain ran all the time.
		let clock = pallet_care_consortium::RunningClock { clock: now, running: now };
		pallet_care_consortium::Running::<Runtime>::put(clock);
	}
}

impl pallet_care_identity::Config for Runtime {
	type WeightInfo = pallet_care_identity::weights::SubstrateWeight<Runtime>;
	type Time = Timestamp;
	type ActorOrigin = ActorOrigin;
	type CouncilOrigin = CouncilMajority;
	type Consortium = Consortium;
	type Obligations = (Appointments, Escrow, RecordAccess);
	type OnDeregistered = (DoctorRegistry, Appointments, RecordAccess);
	type Currency = Balances;
	type RuntimeFreezeReason = RuntimeFreezeReason;
	type KeyLosses = RecordAccess;
	type CallClassifier = calls::Classes;
	type CallScopes = calls::Scopes;
	type Signatures = signatures::Keys;
	type Allowances = RoleAllowances;
	type MaxFreeWeight = MaxFreeWeight;
	type MaxFreeLength = MaxFreeLength;
	type NeverWaived = Preimages;
	type MaxOpenInvitations = ConstU32<10_000>;
	type MaxDelegates = ConstU32<MAX_DELEGATES>;
	type MaxPurses = ConstU32<{ 4 * MAX_DELEGATES }>;
	type MaxStaff = ConstU32<32>;
	type RegistrationAttempts = ConstU32<3>;
	type MaxPending = ConstU32<16>;
	type LongestInvitation = policy::LongestInvitation;
	type LongestDelegation = policy::LongestDelegation;
	type LongestPatientSuspension = policy::LongestPatientSuspension;
	type SponsorshipNotice = policy::SponsorshipNotice;
	type SponsorChangeDelay = policy::SponsorChangeDelay;
	type RecoveryOrigin = CouncilTwoThirds;
	type ContactsNotice = policy::ContactsNotice;
	type ContactsRecovery = policy::ContactsRecovery;
	type SponsorRecovery = policy::SponsorRecovery;
	type LongestRecovery = ConstU64<{ 30 * DAY }>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkTime = BenchmarkClock;
}

/// The seats of the council, for the consortium's invariant.
pub struct CouncilMembers;

impl Get<alloc::vec::Vec<AccountId>> for CouncilMembers {
	fn get() -> alloc::vec::Vec<AccountId> {
		polkadot_sdk::pallet_collective::Members::<Runtime, configs::CouncilInstance>::get()
	}
}

impl pallet_care_consortium::Config for Runtime {
	type ActorOrigin = ActorOrigin;
	type HospitalOrigin = CouncilTwoThirds;
	type Currency = Balances;
	type AuditorOrigin = CouncilMajority;
	type Admission = Participants;
	type Participants = Participants;
	type Time = Timestamp;
	type CouncilMembers = CouncilMembers;
	type Council = configs::motions::CouncilMotions;
	type Motions = configs::motions::CouncilMotions;
	type MaxMotionsPerSeat = ConstU32<MAX_MOTIONS_PER_SEAT>;
	type Keys = configs::consensus::Keys;
	type MinValidators = policy::MinValidators;
	type MaxHospitals = ConstU32<MAX_HOSPITALS>;
	type MaxAuditors = ConstU32<MAX_AUDITORS>;
	type WeightInfo = pallet_care_consortium::weights::SubstrateWeight<Runtime>;
}

parameter_types! {
	/// Where money goes that neither side of an escrow can take.
	pub DustAccount: AccountId = PalletId(*b"cc/dust_").into_account_truncating();
}

/// What is held in escrow of all accounts.
pub struct EscrowHolds;

impl Get<alloc::vec::Vec<(AccountId, Balance)>> for EscrowHolds {
	fn get() -> alloc::vec::Vec<(AccountId, Balance)> {
		let reason = RuntimeHoldReason::Escrow(pallet_care_escrow::HoldReason::Escrow);
		polkadot_sdk::pallet_balances::Holds::<Runtime>::iter()
			.flat_map(|(who, holds)| holds.into_iter().map(move |hold| (who.clone(), hold)))
			.filter(|(_, hold)| hold.id == reason)
			.map(|(who, hold)| (who, hold.amount))
			.collect()
	}
}

impl pallet_care_escrow::Config for Runtime {
	type RuntimeHoldReason = RuntimeHoldReason;
	type Currency = Balances;
	type ActorOrigin = ActorOrigin;
	type Time = Timestamp;
	type RunningTime = Consortium;
	type OnSettled = Appointments;
	type Payees = Appointments;
	type Purses = Participants;
	type Holds = EscrowHolds;
	type DustAccount = DustAccount;
	type WeightInfo = pallet_care_escrow::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkTime = BenchmarkClock;
}

/// The most hospitals that verify one doctor.
const MAX_VERIFIERS: u32 = 8;
/// The most delegates of one participant.
const MAX_DELEGATES: u32 = 8;

impl pallet_care_doctor_registry::Config for Runtime {
	type ActorOrigin = ActorOrigin;
	type CouncilOrigin = CouncilMajority;
	type Participants = Participants;
	type Consortium = Consortium;
	type KeyLosses = RecordAccess;
	type Time = Timestamp;
	type Balance = Balance;
	type MaxVerifiers = ConstU32<MAX_VERIFIERS>;
	type LongestVerification = ConstU64<{ 5 * 366 * DAY }>;
	type InterimSuspension = ConstU64<{ 3 * DAY }>;
	type InterimRest = ConstU64<{ 30 * DAY }>;
	type LicenceRetention = ConstU64<{ 180 * DAY }>;
	type WeightInfo = pallet_care_doctor_registry::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkTime = BenchmarkClock;
}

impl pallet_care_appointments::Config for Runtime {
	type ActorOrigin = ActorOrigin;
	type Balance = Balance;
	type Participants = Participants;
	type Licences = DoctorRegistry;
	type Consortium = Consortium;
	type Escrow = Escrow;
	type Folders = RecordAccess;
	type Time = Timestamp;
	type RunningTime = Consortium;
	type DisputeWindow = policy::DisputeWindow;
	type DisputeDeadline = policy::DisputeDeadline;
	type EvidenceWindow = policy::EvidenceWindow;
	type DecisionWindow = policy::DecisionWindow;
	type AppealWindow = policy::AppealWindow;
	type UndecidedShare = policy::UndecidedShare;
	type CompletionWindow = policy::CompletionWindow;
	type ShortestNotice = policy::ShortestNotice;
	type BookingHorizon = policy::BookingHorizon;
	type CheckInWindow = policy::CheckInWindow;
	type Retention = policy::AuditRetention;
	type LongestAssignment = ConstU64<{ 366 * DAY }>;
	type MaxHours = ConstU32<64>;
	type MaxPayees = ConstU32<16>;
	// Three sponsors and their hospitals, the payee, the verifiers, the delegates of both sides, and
	// whose staff these are.
	type MaxConcerned = ConstU32<
		{ 7 + MAX_VERIFIERS + 4 * MAX_DELEGATES + 4 * pallet_care_identity::MAX_EMPLOYERS },
	>;
	type MaxSeats = ConstU32<MAX_HOSPITALS>;
	type OpenBookings = policy::OpenBookings;
	type OpenBookingsPerDoctor = policy::OpenBookingsPerDoctor;
	type MaxUpcoming = ConstU32<MAX_OPEN_BOOKINGS>;
	type MaxSeries = ConstU32<MAX_SERIES>;
	type MaxWalkIns = ConstU32<8>;
	type WeightInfo = pallet_care_appointments::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkTime = BenchmarkClock;
}

impl pallet_care_record_access::Config for Runtime {
	type ActorOrigin = ActorOrigin;
	type CouncilOrigin = CouncilMajority;
	type Time = Timestamp;
	type RunningTime = Consortium;
	type Balance = Balance;
	type Participants = Participants;
	type Statements = Participants;
	type Licences = DoctorRegistry;
	type Consortium = Consortium;
	type CareRelationship = Appointments;
	type LongestGrant = policy::LongestGrant;
	type RequestLifetime = policy::RequestLifetime;
	type EmergencyAccess = policy::EmergencyAccess;
	type JustificationDeadline = policy::JustificationDeadline;
	type ReviewDeadline = policy::ReviewDeadline;
	type AuditRetention = policy::AuditRetention;
	type VoucherAge = policy::VoucherAge;
	type OpenEmergencies = policy::OpenEmergencies;
	type VouchedEmergencies = policy::VouchedEmergencies;
	type MarkLifetime = ConstU64<{ 366 * DAY }>;
	type MaxFolders = ConstU32<64>;
	type MaxFoldersEver = ConstU32<1_024>;
	type MaxRecords = ConstU32<100_000>;
	type MaxGrants = ConstU32<64>;
	type MaxRecordGrants = ConstU32<16>;
	type MaxFolderRequests = ConstU32<32>;
	type MaxRequesterRequests = ConstU32<240>;
	type MaxExclusions = ConstU32<64>;
	type MaxOpenEmergencies = ConstU32<MAX_OPEN_EMERGENCIES>;
	type MaxVouchedEmergencies = ConstU32<MAX_VOUCHED_EMERGENCIES>;
	type MaxFolderEmergencies = ConstU32<8>;
	// Four KiB of manifest, and what age adds: a header and a tag per chunk.
	type MaxManifestSize = ConstU64<{ 5 * 1024 }>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkTime = BenchmarkClock;
	type WeightInfo = pallet_care_record_access::weights::SubstrateWeight<Runtime>;
}
