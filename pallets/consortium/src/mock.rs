//! A runtime for the tests.

use crate as consortium;
use alloc::collections::BTreeMap;
use carechain_primitives::{
	traits::{Admission, Participants},
	Actor, HospitalStatus, KeyVersion, Moment, Role,
};
use frame::{testing_prelude::*, traits::EnsureOrigin};

type Block = frame_system::mocking::MockBlock<Test>;

construct_runtime!(
	pub enum Test {
		System: frame_system,
		Timestamp: pallet_timestamp,
		Consortium: consortium,
	}
);

pub const NORTH: u64 = 1;
pub const SOUTH: u64 = 2;
pub const WEST: u64 = 3;
pub const AUDITOR: u64 = 11;
pub const NEW_AUDITOR: u64 = 12;
pub const PATIENT: u64 = 21;
/// Signs for `NORTH`.
pub const DELEGATE: u64 = 31;

parameter_types! {
	/// The participants: their roles, and whether they are suspended.
	pub storage Registered: BTreeMap<u64, (Role, bool)> = BTreeMap::new();
	pub storage Council: Vec<u64> = vec![NORTH, SOUTH, WEST];
	pub const MaxHospitals: u32 = 5;
	pub const MaxAuditors: u32 = 3;
}

/// The one validator of the tests.
pub struct Validators;
impl Contains<u64> for Validators {
	fn contains(who: &u64) -> bool {
		*who == NORTH
	}
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
	fn key_version(_: &u64) -> Option<KeyVersion> {
		None
	}
	fn left_at(_: &u64) -> Option<Moment> {
		None
	}
	fn sponsor(_: &u64) -> Option<u64> {
		None
	}
	fn is_delegate_either_way(_: &u64, _: &u64) -> bool {
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
}

#[derive_impl(pallet_timestamp::config_preludes::TestDefaultConfig)]
impl pallet_timestamp::Config for Test {}

impl consortium::Config for Test {
	type ActorOrigin = EnsureActor;
	// Root stands in for the council.
	type AuditorOrigin = EnsureRoot<u64>;
	type Admission = Identities;
	type Participants = Identities;
	type Time = Timestamp;
	type CouncilMembers = Council;
	type Validators = Validators;
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

/// Puts a hospital's status where a departure would, and its seat in the council with it.
pub fn set_status(who: u64, status: HospitalStatus<u64>) {
	crate::Hospitals::<Test>::mutate(who, |record| {
		record.as_mut().expect("is a hospital").status = status;
	});
	let active: Vec<u64> = crate::Hospitals::<Test>::iter()
		.filter(|(_, record)| record.is_active())
		.map(|(hospital, _)| hospital)
		.collect();
	crate::HospitalCount::<Test>::put(active.len() as u32);
	Council::set(&active);
}
