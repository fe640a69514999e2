//! Who makes blocks and who finalizes them: sessions, their keys, and what happens to a validator
//! that is caught voting twice.

use crate::{configs::policy::SessionLength, constants::*, *};
use alloc::vec::Vec;
use carechain_primitives::traits::{Consortium as _, ValidatorKeys};
use frame_support::{
	parameter_types,
	traits::{ConstBool, ConstU128, ConstU32, ConstU64},
	weights::Weight,
};
use frame_system::offchain::{CreateBare, CreateTransactionBase};
use pallet_care_consortium::WeightInfo;
use pallet_session::{historical, SessionInterface, ShouldEndSession as _};
use polkadot_sdk::{
	frame_support, frame_system, pallet_aura, pallet_authorship, pallet_grandpa, pallet_offences,
	pallet_session,
	sp_consensus_aura::sr25519::AuthorityId as AuraId,
	sp_runtime::{
		traits::{Convert, OpaqueKeys},
		Perbill,
	},
	sp_session,
	sp_staking::{
		offence::{OffenceDetails, OffenceSeverity, OnOffenceHandler},
		SessionIndex,
	},
};

/// How many sessions back an offence can be proven.
pub const PROVABLE_SESSIONS: u32 = 1_000;

parameter_types! {
	/// The first block of a session, counted from a multiple of the session's length.
	pub const SessionOffset: BlockNumber = 0;
	/// How long a report of an offence may wait to get into a block, in blocks.
	pub const ReportLongevity: u64 = DAYS as u64;
}

/// When sessions end.
type Periodic = pallet_session::PeriodicSessions<SessionLength, SessionOffset>;

impl pallet_aura::Config for Runtime {
	type AuthorityId = AuraId;
	type DisabledValidators = Session;
	type MaxAuthorities = ConstU32<MAX_HOSPITALS>;
	type AllowMultipleBlocksPerSlot = ConstBool<false>;
	type SlotDuration = ConstU64<SLOT_DURATION>;
}

impl pallet_authorship::Config for Runtime {
	type FindAuthor = pallet_session::FindAccountFromAuthorIndex<Self, Aura>;
	type EventHandler = ();
}

impl pallet_grandpa::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = ();
	type MaxAuthorities = ConstU32<MAX_HOSPITALS>;
	type MaxNominators = ConstU32<0>;
	type MaxSetIdSessionEntries = ConstU64<{ PROVABLE_SESSIONS as u64 }>;
	type KeyOwnerProof = sp_session::MembershipProof;
	type EquivocationReportSystem =
		pallet_grandpa::EquivocationReportSystem<Self, Offences, Historical, ReportLongevity>;
}

impl pallet_session::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type ValidatorId = AccountId;
	type ValidatorIdOf = HospitalOf;
	// The consortium ends sessions, by `Keys`.
	type ShouldEndSession = NeverByItself;
	type NextSessionRotation = Periodic;
	type SessionManager = historical::NoteHistoricalRoot<Self, Sessions>;
	type SessionHandler = <SessionKeys as OpaqueKeys>::KeyTypeIdProviders;
	type Keys = SessionKeys;
	type DisablingStrategy = pallet_session::disabling::UpToLimitDisablingStrategy;
	type WeightInfo = pallet_session::weights::SubstrateWeight<Runtime>;
	type Currency = Balances;
	// The council vouches for who sets keys.
	type KeyDeposit = ConstU128<0>;
}

impl historical::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type FullIdentification = ();
	type FullIdentificationOf = Unidentified;
}

impl pallet_offences::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type IdentificationTuple = historical::IdentificationTuple<Self>;
	type OnOffenceHandler = OffendingHospitals;
}

/// A validator is identified by its account alone.
pub struct Unidentified;

impl Convert<AccountId, Option<()>> for Unidentified {
	fn convert(_: AccountId) -> Option<()> {
		Some(())
	}
}

/// Hospitals in force, and nobody else, may set session keys; not with a key that is believed to be
/// in other hands. Taking keys away does not ask here.
pub struct HospitalOf;

impl Convert<AccountId, Option<AccountId>> for HospitalOf {
	fn convert(account: AccountId) -> Option<AccountId> {
		let frozen = <Participants as carechain_primitives::traits::Participants<_>>::is_frozen;
		(Consortium::is_hospital(&account) && !frozen(&account)).then_some(account)
	}
}

/// The validators of each session: what the consortium plans.
pub struct Sessions;

impl pallet_session::SessionManager<AccountId> for Sessions {
	fn new_session(_: SessionIndex) -> Option<Vec<AccountId>> {
		Consortium::plan()
	}

	fn start_session(index: SessionIndex) {
		Historical::prune_up_to(index.saturating_sub(PROVABLE_SESSIONS));
	}

	fn end_session(_: SessionIndex) {}
}

impl historical::SessionManager<AccountId, ()> for Sessions {
	fn new_session(index: SessionIndex) -> Option<Vec<(AccountId, ())>> {
		let set = <Self as pallet_session::SessionManager<_>>::new_session(index)?;
		Some(set.into_iter().map(|hospital| (hospital, ())).collect())
	}

	fn start_session(index: SessionIndex) {
		<Self as pallet_session::SessionManager<_>>::start_session(index)
	}

	fn end_session(index: SessionIndex) {
		<Self as pallet_session::SessionManager<_>>::end_session(index)
	}
}

/// Tells the consortium who committed an offence.
pub struct OffendingHospitals;

impl OnOffenceHandler<AccountId, historical::IdentificationTuple<Runtime>, Weight>
	for OffendingHospitals
{
	fn on_offence(
		offenders: &[OffenceDetails<AccountId, historical::IdentificationTuple<Runtime>>],
		_: &[Perbill],
		_: SessionIndex,
	) -> Weight {
		for details in offenders {
			let (hospital, ()) = &details.offender;
			Consortium::note_offence(hospital);
		}
		<Runtime as pallet_care_consortium::Config>::WeightInfo::note_offence()
			.saturating_mul(offenders.len() as u64)
	}
}

/// Lets the session pallet end no session by itself.
pub struct NeverByItself;

impl pallet_session::ShouldEndSession<BlockNumber> for NeverByItself {
	fn should_end_session(_: BlockNumber) -> bool {
		false
	}
}

/// The session pallet's keys, for the consortium.
pub struct Keys;

impl ValidatorKeys<AccountId> for Keys {
	fn are_set(who: &AccountId) -> bool {
		pallet_session::NextKeys::<Runtime>::contains_key(who)
	}

	fn purge(who: &AccountId) {
		// It fails where there are none, which is what was wanted.
		let _ = <Session as SessionInterface>::purge_keys(who);
	}

	fn current() -> Vec<AccountId> {
		Session::validators()
	}

	fn disable(who: &AccountId) {
		Session::report_offence(who.clone(), OffenceSeverity::max_severity());
	}

	fn session_is_over() -> bool {
		Periodic::should_end_session(System::block_number())
	}

	fn rotate_session() {
		Session::rotate_session();
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_set(who: &AccountId) {
		let bytes: [u8; 32] = who.clone().into();
		let keys = SessionKeys {
			aura: polkadot_sdk::sp_core::sr25519::Public::from_raw(bytes).into(),
			grandpa: polkadot_sdk::sp_core::ed25519::Public::from_raw(bytes).into(),
		};
		let _ = <Session as SessionInterface>::set_keys(who, keys);
	}
}

impl<Call> CreateTransactionBase<Call> for Runtime
where
	RuntimeCall: From<Call>,
{
	type Extrinsic = UncheckedExtrinsic;
	type RuntimeCall = RuntimeCall;
}

// Reports of offences come without a signature, from the node that saw them.
impl<Call> CreateBare<Call> for Runtime
where
	RuntimeCall: From<Call>,
{
	fn create_bare(call: RuntimeCall) -> UncheckedExtrinsic {
		UncheckedExtrinsic::new_bare(call)
	}
}
