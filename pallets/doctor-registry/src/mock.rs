//! A runtime for the tests.

use crate as registry;
use alloc::collections::BTreeMap;
use carechain_primitives::{
	traits::{Consortium, Participants},
	Actor, DelegationScope, HospitalStatus, KeyVersion, Moment, Role, DAY,
};
use frame::{testing_prelude::*, traits::EnsureOrigin};

type Block = frame_system::mocking::MockBlock<Test>;

construct_runtime!(
	pub enum Test {
		System: frame_system,
		Timestamp: pallet_timestamp,
		Registry: registry,
	}
);

pub const NORTH: u64 = 1;
pub const SOUTH: u64 = 2;
pub const WEST: u64 = 3;
pub const EAST: u64 = 4;
pub const DOCTOR: u64 = 11;
pub const OTHER: u64 = 12;
pub const PATIENT: u64 = 21;
/// Signs for `DOCTOR`.
pub const DESK: u64 = 31;
/// Signs for `NORTH`.
pub const CLERK: u64 = 32;
/// `DOCTOR` itself signs for `NORTH`.
pub const DOCTOR_AS_CLERK: u64 = 33;
pub const NOW: Moment = 1_000_000;
pub const YEAR: Moment = 365 * DAY;

parameter_types! {
	/// The participants: role, sponsor, and whether they are suspended.
	pub storage Registered: BTreeMap<u64, (Role, Option<u64>, bool)> = [
		(NORTH, (Role::Hospital, None, false)),
		(SOUTH, (Role::Hospital, None, false)),
		(WEST, (Role::Hospital, None, false)),
		(EAST, (Role::Hospital, None, false)),
		(DOCTOR, (Role::Doctor, Some(EAST), false)),
		(OTHER, (Role::Doctor, Some(EAST), false)),
		(PATIENT, (Role::Patient, Some(EAST), false)),
	].into();
	pub storage Statuses: BTreeMap<u64, HospitalStatus<u64>> = [
		(NORTH, HospitalStatus::Active),
		(SOUTH, HospitalStatus::Active),
		(WEST, HospitalStatus::Active),
		(EAST, HospitalStatus::Active),
	].into();
	/// When hospitals left.
	pub storage Left: BTreeMap<u64, Moment> = BTreeMap::new();
	/// Whose keys are in other hands.
	pub storage Frozen: Vec<u64> = Vec::new();
	pub const MaxVerifiers: u32 = 3;
	pub const LongestVerification: Moment = 2 * YEAR;
	pub const InterimSuspension: Moment = 3 * DAY;
	pub const InterimRest: Moment = 30 * DAY;
	pub const LicenceRetention: Moment = 180 * DAY;
}

pub fn suspend(who: u64) {
	set_suspended(who, true);
}

pub fn set_suspended(who: u64, suspended: bool) {
	let mut registered = Registered::get();
	registered.get_mut(&who).expect("is a participant").2 = suspended;
	Registered::set(&registered);
}

pub fn set_status(hospital: u64, status: HospitalStatus<u64>) {
	let mut left = Left::get();
	match status {
		HospitalStatus::Active => left.remove(&hospital),
		_ => left.insert(hospital, pallet_timestamp::Now::<Test>::get()),
	};
	Left::set(&left);
	let mut statuses = Statuses::get();
	statuses.insert(hospital, status);
	Statuses::set(&statuses);
}

parameter_types! {
	/// Whose keys were noted as lost, in this order.
	pub static Lost: Vec<u64> = Vec::new();
}

/// A stand-in for the record-access pallet.
pub struct LostKeys;
impl carechain_primitives::traits::KeyLosses<u64> for LostKeys {
	fn note(who: &u64, _: Moment) {
		Lost::mutate(|lost| lost.push(*who));
	}
	fn note_leaving() {}
}

/// A stand-in for the identity pallet.
pub struct People;
impl Participants<u64> for People {
	fn role(who: &u64) -> Option<Role> {
		Registered::get().get(who).map(|(role, ..)| *role)
	}
	fn is_suspended(who: &u64) -> bool {
		Registered::get().get(who).is_some_and(|(_, _, suspended)| *suspended)
	}
	fn is_frozen(who: &u64) -> bool {
		Frozen::get().contains(who)
	}
	fn freezes(_: &u64) -> Vec<carechain_primitives::Freeze> {
		Vec::new()
	}
	fn ensure_not_frozen(who: &u64) -> DispatchResult {
		ensure!(!Self::is_frozen(who), "frozen");
		Ok(())
	}
	fn employers(_: &u64) -> Vec<u64> {
		Vec::new()
	}
	fn key_version(_: &u64) -> Option<KeyVersion> {
		None
	}
	fn left_at(who: &u64) -> Option<Moment> {
		Left::get().get(who).copied()
	}
	fn sponsor(who: &u64) -> Option<u64> {
		Registered::get().get(who).and_then(|(_, sponsor, _)| *sponsor)
	}
	fn accepted_delegates(_: &u64) -> Vec<u64> {
		Vec::new()
	}
	fn is_delegate_since(_: &u64, _: &u64, _: Moment) -> bool {
		false
	}
	fn may_act(_: &u64, _: &u64) -> Option<DelegationScope> {
		None
	}
	fn has_guardian_expired(_: &u64, _: Moment) -> bool {
		false
	}
	fn ensure_participant(who: &u64) -> DispatchResult {
		Self::role(who).map(|_| ()).ok_or("not a participant".into())
	}
	fn ensure_active(who: &u64, role: Role) -> DispatchResult {
		ensure!(Self::role(who) == Some(role), "not a participant of this role");
		ensure!(!Self::is_suspended(who), "suspended");
		Ok(())
	}
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_register(who: &u64, role: Role) {
		let mut registered = Registered::get();
		registered.insert(*who, (role, None, false));
		Registered::set(&registered);
	}
}

/// A stand-in for the consortium pallet.
pub struct Hospitals;
impl Consortium<u64> for Hospitals {
	fn hospital_status(who: &u64) -> Option<HospitalStatus<u64>> {
		Statuses::get().get(who).copied()
	}
	fn duty_holder(who: &u64) -> Option<u64> {
		match Self::hospital_status(who)? {
			HospitalStatus::Active => Some(*who),
			HospitalStatus::Leaving { successor } => Some(successor),
			HospitalStatus::ForCause => None,
		}
	}
	fn is_auditor(_: &u64) -> bool {
		false
	}
	fn auditor_affiliation(_: &u64) -> Option<u64> {
		None
	}
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_hospital(index: u32) -> u64 {
		let who = frame::benchmarking::prelude::account("hospital", index, 0);
		People::benchmark_register(&who, Role::Hospital);
		set_status(who, HospitalStatus::Active);
		who
	}
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_auditor() -> u64 {
		frame::benchmarking::prelude::account("auditor", 0, 0)
	}
}

pub struct EnsureActor;
impl EnsureOrigin<RuntimeOrigin> for EnsureActor {
	type Success = Actor<u64>;

	fn try_origin(origin: RuntimeOrigin) -> Result<Actor<u64>, RuntimeOrigin> {
		match frame_system::ensure_signed(origin.clone()) {
			Ok(DESK) => Ok(Actor { principal: DOCTOR, by: DESK }),
			Ok(DOCTOR_AS_CLERK) => Ok(Actor { principal: NORTH, by: DOCTOR }),
			Ok(CLERK) => Ok(Actor { principal: NORTH, by: CLERK }),
			Ok(who) => Ok(who.into()),
			Err(_) => Err(origin),
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<RuntimeOrigin, ()> {
		Ok(RuntimeOrigin::signed(DOCTOR))
	}
}

#[cfg(feature = "runtime-benchmarks")]
pub struct MockTime;
#[cfg(feature = "runtime-benchmarks")]
impl carechain_primitives::traits::BenchmarkTime for MockTime {
	fn set(now: Moment) {
		Timestamp::set_timestamp(now);
	}
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
}

#[derive_impl(pallet_timestamp::config_preludes::TestDefaultConfig)]
impl pallet_timestamp::Config for Test {}

impl registry::Config for Test {
	type ActorOrigin = EnsureActor;
	// Root stands in for the council.
	type CouncilOrigin = EnsureRoot<u64>;
	type Participants = People;
	type Consortium = Hospitals;
	type KeyLosses = LostKeys;
	type Time = Timestamp;
	type Balance = u64;
	type MaxVerifiers = MaxVerifiers;
	type LongestVerification = LongestVerification;
	type InterimSuspension = InterimSuspension;
	type InterimRest = InterimRest;
	type LicenceRetention = LicenceRetention;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkTime = MockTime;
}

pub fn new_test_ext() -> TestState {
	let storage = frame_system::GenesisConfig::<Test>::default()
		.build_storage()
		.expect("the genesis is valid");
	let mut ext = TestState::from(storage);
	ext.execute_with(|| {
		System::set_block_number(1);
		set_time(NOW);
	});
	ext
}

/// Runs a test and checks the invariants after it.
pub fn build_and_execute(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		test();
		assert_ok!(Registry::do_try_state());
	});
}

pub fn set_time(now: Moment) {
	pallet_timestamp::Now::<Test>::put(now);
}
