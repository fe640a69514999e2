//! A runtime for the tests.

use crate as escrow;
use carechain_primitives::{
	traits::{OnSettled, Payees, Purses, RunningTime},
	Actor, AppointmentId, Moment, Payment, Settlement,
};
use frame::{testing_prelude::*, traits::EnsureOrigin};

type Block = frame_system::mocking::MockBlock<Test>;

/// Another pallet that holds money.
#[frame::pallet(dev_mode)]
pub mod other {
	use frame::prelude::*;

	#[pallet::config]
	pub trait Config: frame_system::Config {}

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	#[pallet::composite_enum]
	pub enum HoldReason {
		Other,
	}

	#[pallet::composite_enum]
	pub enum FreezeReason {
		Other,
	}
}

construct_runtime!(
	pub enum Test {
		System: frame_system,
		Timestamp: pallet_timestamp,
		Balances: pallet_balances,
		Escrow: escrow,
		Other: other,
	}
);

pub const ED: u64 = 100;
pub const DUST: u64 = 999;
/// Who signs for another.
pub const DELEGATE: u64 = 50;
pub const PAYER: u64 = 1;
pub const PAYEE: u64 = 2;
pub const STRANGER: u64 = 3;
pub const NOBODY: u64 = 4;

parameter_types! {
	/// Changes in tests that raise it.
	pub storage ExistentialDeposit: u64 = ED;
	pub const DustAccount: u64 = DUST;
	/// How long the chain stood still so far.
	pub storage StoodStill: Moment = 0;
	/// Who is paid in the payee's stead.
	pub storage Instead: Option<u64> = None;
	/// By how much what is due is put off.
	pub storage PutOff: Moment = 0;
	/// What `OnSettled` was told last.
	pub storage LastSettled: Option<(AppointmentId, Settlement)> = None;
	/// What it paid.
	pub storage LastPaid: Option<Payment<u64, u64>> = None;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
	type AccountData = pallet_balances::AccountData<u64>;
}

#[derive_impl(pallet_timestamp::config_preludes::TestDefaultConfig)]
impl pallet_timestamp::Config for Test {}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type ExistentialDeposit = ExistentialDeposit;
	type AccountStore = System;
	type RuntimeFreezeReason = RuntimeFreezeReason;
	type FreezeIdentifier = RuntimeFreezeReason;
	type MaxFreezes = VariantCountOf<RuntimeFreezeReason>;
}

impl other::Config for Test {}

/// Every signed origin; the delegate signs for the payer.
pub struct EnsureActor;
impl EnsureOrigin<RuntimeOrigin> for EnsureActor {
	type Success = Actor<u64>;

	fn try_origin(origin: RuntimeOrigin) -> Result<Actor<u64>, RuntimeOrigin> {
		match frame_system::ensure_signed(origin.clone()) {
			Ok(DELEGATE) => Ok(Actor { principal: PAYER, by: DELEGATE }),
			Ok(who) => Ok(who.into()),
			Err(_) => Err(origin),
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<RuntimeOrigin, ()> {
		Ok(RuntimeOrigin::signed(STRANGER))
	}
}

pub struct RecordSettled;
impl OnSettled<u64, u64> for RecordSettled {
	fn on_settled(
		appointment: AppointmentId,
		settlement: Settlement,
		paid: Option<Payment<u64, u64>>,
	) {
		LastSettled::set(&Some((appointment, settlement)));
		LastPaid::set(&paid);
	}
	fn claimable_at(_: AppointmentId, due_at: Moment) -> Moment {
		due_at + PutOff::get()
	}
	fn weight() -> Weight {
		Weight::from_parts(7, 0)
	}
}

/// The clock without what the chain stood still.
pub struct Running;
impl RunningTime for Running {
	fn now() -> Moment {
		Timestamp::get() - StoodStill::get()
	}
}

/// The payee, unless a test says otherwise.
pub struct MockPayees;
impl Payees<u64> for MockPayees {
	fn receiver(_: AppointmentId, payee: &u64) -> u64 {
		Instead::get().unwrap_or(*payee)
	}
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_accepted(_: &u64, _: &u64) -> AppointmentId {
		7
	}
}

#[frame::storage_alias]
pub type Limits = StorageMap<Mock, Blake2_128Concat, (u64, u64), u64>;
/// What is held because of a delegate, and what was paid.
#[frame::storage_alias]
pub type Spent = StorageMap<Mock, Blake2_128Concat, (u64, u64), (u64, u64)>;

pub const PURSE_EXCEEDED: DispatchError = DispatchError::Other("purse exceeded");

/// Purses without delegations.
pub struct MockPurses;
impl Purses<u64, u64> for MockPurses {
	fn commit(principal: &u64, delegate: &u64, amount: u64) -> Result<u64, DispatchError> {
		let key = (principal, delegate);
		let (held, paid) = Spent::get(key).unwrap_or_default();
		let after = held + paid + amount;
		ensure!(after <= Limits::get(key).unwrap_or_default(), PURSE_EXCEEDED);
		Spent::insert(key, (held + amount, paid));
		Ok(*delegate)
	}
	fn settled(principal: &u64, delegate: &u64, committed: u64, paid: u64) {
		let key = (principal, delegate);
		let (held, before) = Spent::get(key).unwrap_or_default();
		Spent::insert(key, (held - committed, before + paid.min(committed)));
	}
	fn undecided() -> Vec<(u64, u64, u64)> {
		Spent::iter()
			.filter(|(_, (held, _))| *held > 0)
			.map(|((principal, delegate), (held, _))| (principal, delegate, held))
			.collect()
	}
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_purse(principal: &u64, delegate: &u64, amount: u64) {
		Limits::insert((principal, delegate), amount);
		Spent::insert((principal, delegate), (amount, 0));
	}
}

/// What is held of all accounts.
pub struct AllHolds;
impl Get<Vec<(u64, u64)>> for AllHolds {
	fn get() -> Vec<(u64, u64)> {
		pallet_balances::Holds::<Test>::iter()
			.flat_map(|(who, holds)| holds.into_iter().map(move |hold| (who, hold)))
			.filter(|(_, hold)| hold.id == Escrow::reason())
			.map(|(who, hold)| (who, hold.amount))
			.collect()
	}
}

impl escrow::Config for Test {
	type Purses = MockPurses;
	type Payees = MockPayees;
	type Holds = AllHolds;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Currency = Balances;
	type ActorOrigin = EnsureActor;
	type Time = Timestamp;
	type RunningTime = Running;
	type OnSettled = RecordSettled;
	type DustAccount = DustAccount;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkTime = MockTime;
}

#[cfg(feature = "runtime-benchmarks")]
pub struct MockTime;
#[cfg(feature = "runtime-benchmarks")]
impl carechain_primitives::traits::BenchmarkTime for MockTime {
	fn set(now: Moment) {
		Timestamp::set_timestamp(now);
	}
}

pub fn new_test_ext() -> TestState {
	let storage = RuntimeGenesisConfig {
		balances: pallet_balances::GenesisConfig {
			balances: vec![(PAYER, 10_000), (PAYEE, 10_000), (STRANGER, 10_000)],
			..Default::default()
		},
		..Default::default()
	}
	.build_storage()
	.expect("the genesis is valid");
	let mut ext = TestState::from(storage);
	ext.execute_with(|| {
		System::set_block_number(1);
		set_time(1_000);
	});
	ext
}

/// Runs a test and checks the invariants after it.
pub fn build_and_execute(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		test();
		assert_ok!(Escrow::do_try_state());
	});
}

pub fn set_time(now: Moment) {
	pallet_timestamp::Now::<Test>::put(now);
}

/// Gives an account a reference that keeps it alive without a balance, as an invitation does.
pub fn invite(who: u64) {
	System::inc_providers(&who);
}
