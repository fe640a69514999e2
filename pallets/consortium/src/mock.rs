//! A runtime for the tests.

use crate as consortium;
use alloc::collections::BTreeMap;
use carechain_primitives::{
	traits::{Admission, Participants, ValidatorKeys},
	Actor, DelegationScope, Departure, KeyVersion, Moment, Role,
};
use frame::{
	deps::sp_core::H256,
	testing_prelude::*,
	traits::{ChangeMembers, EnsureOrigin},
};

type Block = frame_system::mocking::MockBlock<Test>;

construct_runtime!(
	pub enum Test {
		System: frame_system,
		Timestamp: pallet_timestamp,
		Balances: pallet_balances,
		Consortium: consortium,
	}
);

/// In blocks.
pub const SESSION: u64 = 10;
pub const NORTH: u64 = 1;
pub const SOUTH: u64 = 2;
pub const WEST: u64 = 3;
/// No hospital at the start.
pub const EAST: u64 = 4;
pub const AUDITOR: u64 = 11;
pub const NEW_AUDITOR: u64 = 12;
pub const PATIENT: u64 = 21;
/// Signs for `NORTH`.
pub const DELEGATE: u64 = 31;

parameter_types! {
	/// The participants: their roles, and whether they are suspended.
	pub storage Registered: BTreeMap<u64, (Role, bool)> = BTreeMap::new();
	pub storage Council: Vec<u64> = vec![NORTH, SOUTH, WEST];
	/// Who has set session keys.
	pub storage WithKeys: Vec<u64> = vec![NORTH, SOUTH, WEST];
	/// Who makes blocks in this session.
	pub storage Validators: Vec<u64> = vec![NORTH, SOUTH, WEST];
	/// Who makes blocks in the next one.
	pub storage Queued: Vec<u64> = vec![NORTH, SOUTH, WEST];
	/// Who was disabled in this session.
	pub storage Disabled: Vec<u64> = vec![];
	pub storage MinValidators: u32 = 2;
	pub const MaxHospitals: u32 = 5;
	pub const MaxMotionsPerSeat: u32 = 4;
	/// The motions that are open: their calls' first bytes, and their numbers.
	pub storage Open: Vec<(u8, u32)> = vec![];
	/// The turns in which motions were looked at.
	pub storage Turns: Vec<u32> = vec![];
	pub const MaxAuditors: u32 = 3;
}

/// A stand-in for the council's pallet.
pub struct Seats;
impl ChangeMembers<u64> for Seats {
	fn change_members_sorted(incoming: &[u64], outgoing: &[u64], sorted_new: &[u64]) {
		let mut members = Council::get();
		assert!(incoming.iter().all(|who| !members.contains(who)));
		assert!(outgoing.iter().all(|who| members.contains(who)));
		members.retain(|who| !outgoing.contains(who));
		members.extend(incoming);
		members.sort();
		assert_eq!(members, sorted_new);
		Council::set(&members);
	}
}

/// A stand-in for the session pallet.
pub struct Keys;
impl ValidatorKeys<u64> for Keys {
	fn are_set(who: &u64) -> bool {
		WithKeys::get().contains(who)
	}
	fn purge(who: &u64) {
		assert!(<Consortium as carechain_primitives::traits::Consortium<_>>::is_hospital(who));
		WithKeys::set(&WithKeys::get().into_iter().filter(|one| one != who).collect());
	}
	fn current() -> Vec<u64> {
		Validators::get()
	}
	fn disable(who: &u64) {
		Disabled::set(&[Disabled::get(), vec![*who]].concat());
	}
	fn session_is_over() -> bool {
		System::block_number().is_multiple_of(SESSION)
	}
	fn rotate_session() {
		Validators::set(&Queued::get());
		Queued::set(&Consortium::plan().unwrap_or_else(Validators::get));
	}
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_set(who: &u64) {
		set_keys(*who);
	}
}

/// A stand-in for the motions of the council's pallet.
pub struct Motions;
impl carechain_primitives::traits::Motions for Motions {
	fn is_open(call: H256, number: u32) -> bool {
		Open::get().contains(&(call.0[0], number))
	}
	fn most() -> u32 {
		10
	}
	fn close_expired(turn: u32, limit: Weight) -> Weight {
		Turns::set(&[Turns::get(), vec![turn]].concat());
		limit / 2
	}
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_fill() {}
}

pub fn set_keys(who: u64) {
	WithKeys::set(&[WithKeys::get(), vec![who]].concat());
}

pub fn suspend(who: u64) {
	let mut registered = Registered::get();
	if let Some((_, suspended)) = registered.get_mut(&who) {
		*suspended = true;
	}
	Registered::set(&registered);
}

/// A stand-in for the identity pallet.
pub struct Identities;
impl Admission<u64> for Identities {
	fn admit(who: &u64, role: Role) -> DispatchResult {
		let mut registered = Registered::get();
		ensure!(!registered.contains_key(who), "is a participant");
		registered.insert(*who, (role, false));
		Registered::set(&registered);
		Ok(())
	}
	fn dismiss(who: &u64) {
		let mut registered = Registered::get();
		registered.remove(who);
		Registered::set(&registered);
	}
}
impl Participants<u64> for Identities {
	fn role(who: &u64) -> Option<Role> {
		Registered::get().get(who).map(|(role, _)| *role)
	}
	fn is_suspended(who: &u64) -> bool {
		Registered::get().get(who).is_some_and(|(_, suspended)| *suspended)
	}
	fn is_frozen(_: &u64) -> bool {
		false
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
	fn left_at(_: &u64) -> Option<Moment> {
		None
	}
	fn sponsor(_: &u64) -> Option<u64> {
		None
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
		registered.insert(*who, (role, false));
		Registered::set(&registered);
	}
}

pub struct EnsureActor;
impl EnsureOrigin<RuntimeOrigin> for EnsureActor {
	type Success = Actor<u64>;

	fn try_origin(origin: RuntimeOrigin) -> Result<Actor<u64>, RuntimeOrigin> {
		match frame_system::ensure_signed(origin.clone()) {
			Ok(DELEGATE) => Ok(Actor { principal: NORTH, by: DELEGATE }),
			Ok(who) => Ok(who.into()),
			Err(_) => Err(origin),
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<RuntimeOrigin, ()> {
		Ok(RuntimeOrigin::signed(NORTH))
	}
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
	type AccountData = pallet_balances::AccountData<u64>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type AccountStore = System;
}

#[derive_impl(pallet_timestamp::config_preludes::TestDefaultConfig)]
impl pallet_timestamp::Config for Test {}

impl consortium::Config for Test {
	type ActorOrigin = EnsureActor;
	// Root stands in for the council.
	type HospitalOrigin = EnsureRoot<u64>;
	type AuditorOrigin = EnsureRoot<u64>;
	type Currency = Balances;
	type Admission = Identities;
	type Participants = Identities;
	type Time = Timestamp;
	type CouncilMembers = Council;
	type Council = Seats;
	type Motions = Motions;
	type MaxMotionsPerSeat = MaxMotionsPerSeat;
	type Keys = Keys;
	type MinValidators = MinValidators;
	type MaxHospitals = MaxHospitals;
	type MaxAuditors = MaxAuditors;
	type WeightInfo = ();
}

pub fn genesis(hospitals: Vec<u64>, auditors: Vec<(u64, Option<u64>)>) -> TestState {
	let config = consortium::GenesisConfig { hospitals, auditors };
	let storage = RuntimeGenesisConfig { consortium: config, ..Default::default() }
		.build_storage()
		.expect("the genesis is valid");
	let mut ext = TestState::from(storage);
	ext.execute_with(|| {
		System::set_block_number(1);
		set_time(1_000);
	});
	ext
}

pub fn new_test_ext() -> TestState {
	genesis(vec![NORTH, SOUTH, WEST], vec![(AUDITOR, Some(SOUTH))])
}

/// Runs a test and checks the invariants after it.
pub fn build_and_execute(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		test();
		assert_ok!(Consortium::do_try_state());
	});
}

pub fn set_time(now: Moment) {
	pallet_timestamp::Now::<Test>::put(now);
}

/// The council removes a hospital, whatever the minimum.
pub fn remove(who: u64, departure: Departure<u64>) {
	let minimum = MinValidators::get();
	MinValidators::set(&0);
	assert_ok!(Consortium::remove_hospital(RuntimeOrigin::root(), who, departure));
	MinValidators::set(&minimum);
}
