//! A small runtime to test the pallet in, with real transactions.

use crate::{self as pallet_care_identity, *};
use carechain_primitives::{statement, CallClass, HospitalStatus, DAY, HOUR};
use frame::{
	deps::{
		frame_support::{derive_impl, weights::IdentityFee},
		frame_system::ChainContext,
		sp_runtime::{
			generic,
			testing::{Header, UintAuthorityId},
			traits::{Applyable, Checkable},
			transaction_validity::{TransactionSource, TransactionValidity},
			type_with_default::TypeWithDefault,
			ApplyExtrinsicResultWithInfo, MultiSignature,
		},
	},
	testing_prelude::*,
};
use pallet_transaction_payment::{ChargeTransactionPayment, FungibleAdapter};
use std::collections::BTreeMap;

pub const HOSPITAL: u64 = 1;
pub const OTHER_HOSPITAL: u64 = 2;
pub const AUDITOR: u64 = 3;
pub const CLINIC: u64 = 4;
pub const DOCTOR: u64 = 5;
pub const PATIENT: u64 = 6;
pub const FAMILY: u64 = 7;
pub const STRANGER: u64 = 8;

/// When tests start.
pub const START: Moment = 1_000 * DAY;
pub const EXISTENTIAL_DEPOSIT: u64 = 100;

pub type TxExtension = (
	frame_system::CheckNonZeroSender<Test>,
	CheckPending<Test>,
	ChargeAllowance<Test, ChargeTransactionPayment<Test>>,
);
pub type UncheckedXt = generic::UncheckedExtrinsic<u64, RuntimeCall, UintAuthorityId, TxExtension>;
pub type Block = generic::Block<Header, UncheckedXt>;

construct_runtime!(
	pub enum Test {
		System: frame_system,
		Timestamp: pallet_timestamp,
		Balances: pallet_balances,
		TransactionPayment: pallet_transaction_payment,
		Utility: pallet_utility,
		Participants: pallet_care_identity,
	}
);

/// The nonce of a new account is the block's number.
#[derive(Debug)]
pub struct NonceProvider;
impl Get<u64> for NonceProvider {
	fn get() -> u64 {
		System::block_number()
	}
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
	type Nonce = TypeWithDefault<u64, NonceProvider>;
	type AccountData = pallet_balances::AccountData<u64>;
}

#[derive_impl(pallet_timestamp::config_preludes::TestDefaultConfig)]
impl pallet_timestamp::Config for Test {}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type ExistentialDeposit = ConstU64<EXISTENTIAL_DEPOSIT>;
	type AccountStore = System;
	type RuntimeFreezeReason = RuntimeFreezeReason;
	type FreezeIdentifier = RuntimeFreezeReason;
	type MaxFreezes = frame::traits::VariantCountOf<RuntimeFreezeReason>;
}

#[derive_impl(pallet_transaction_payment::config_preludes::TestDefaultConfig)]
impl pallet_transaction_payment::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type OnChargeTransaction = FungibleAdapter<Balances, ()>;
	type WeightToFee = IdentityFee<u64>;
	type LengthToFee = IdentityFee<u64>;
}

impl pallet_utility::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type PalletsOrigin = OriginCaller;
	type WeightInfo = ();
}

parameter_types! {
	pub static Hospitals: BTreeMap<u64, HospitalStatus<u64>> = BTreeMap::new();
	pub static Open: Option<(u64, Obligation)> = None;
	pub static Left: Vec<u64> = Vec::new();
	pub static OrdinaryLimit: u64 = 1_000_000_000_000;
	pub static ProtectiveLimit: u64 = 1_000_000_000_000;
	pub static ReserveLimit: u64 = 1_000_000_000_000;
	pub static PoolLimit: u64 = 100_000_000_000_000;
	pub static ClinicPoolLimit: u64 = 100_000_000_000_000;
	pub static ProtectivePoolLimit: u64 = 100_000_000_000_000;
	pub static ConsortiumPoolLimit: u64 = 100_000_000_000_000;
	pub static HospitalInvitations: u32 = 24;
	pub static ClinicInvitations: u32 = 12;
	pub static MaxFreeWeight: Weight = Weight::MAX;
	pub static MaxFreeLength: u32 = u32::MAX;
}

pub struct Consortium;
impl care::Consortium<u64> for Consortium {
	fn hospital_status(who: &u64) -> Option<HospitalStatus<u64>> {
		Hospitals::get().get(who).copied()
	}

	fn duty_holder(who: &u64) -> Option<u64> {
		match Self::hospital_status(who)? {
			HospitalStatus::Active => Some(*who),
			HospitalStatus::Leaving { successor } => {
				Self::is_hospital(&successor).then_some(successor)
			},
			HospitalStatus::ForCause => None,
		}
	}

	fn is_auditor(who: &u64) -> bool {
		*who == AUDITOR
	}

	fn auditor_affiliation(_: &u64) -> Option<u64> {
		None
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_hospital(index: u32) -> u64 {
		let who = 1_000 + u64::from(index);
		set_hospital(who, HospitalStatus::Active);
		<Participants as care::Participants<u64>>::benchmark_register(&who, Role::Hospital);
		who
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_auditor() -> u64 {
		AUDITOR
	}
}

pub struct TestObligations;
impl care::Obligations<u64> for TestObligations {
	fn open_obligation(who: &u64) -> Option<Obligation> {
		Open::get().filter(|(account, _)| account == who).map(|(_, obligation)| obligation)
	}
}

pub struct TestOnDeregistered;
impl OnDeregistered<u64> for TestOnDeregistered {
	fn on_deregistered(who: &u64) {
		Left::mutate(|left| left.push(*who));
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_fill(_: &u64) {}
}

/// Nothing here waives its fee.
pub type NeverWaived = frame::traits::Nothing;

/// Remarks stand for another pallet's free calls, those with an event for the council's.
pub struct Calls;

impl CallClassifier<RuntimeCall> for Calls {
	fn classify(call: &RuntimeCall) -> CallClass {
		classify_nested(Participants::as_account(call), |call| match call {
			RuntimeCall::Participants(Call::act_for { call, .. } | Call::act_as { call, .. }) => {
				Shape::Carrier(vec![&**call])
			},
			RuntimeCall::Participants(call) => Shape::Leaf(Participants::call_class(call)),
			RuntimeCall::Utility(
				pallet_utility::Call::batch { calls } | pallet_utility::Call::batch_all { calls },
			) => Shape::Carrier(calls.iter().collect()),
			RuntimeCall::System(frame_system::Call::remark { .. }) => Shape::Leaf(CallClass::Free),
			RuntimeCall::System(frame_system::Call::remark_with_event { .. }) => {
				Shape::Leaf(CallClass::Seat)
			},
			_ => Shape::Leaf(CallClass::Paid),
		})
	}
}

impl CallScopes<RuntimeCall> for Calls {
	fn covers(scope: DelegationScope, call: &RuntimeCall) -> bool {
		covers_nested(call, |call| match call {
			RuntimeCall::Participants(Call::act_for { call, .. })
				if Participants::serves_others(scope) =>
			{
				Shape::Carrier(vec![&**call])
			},
			RuntimeCall::Participants(call) => Shape::Leaf(Participants::scope_covers(scope, call)),
			RuntimeCall::Utility(
				pallet_utility::Call::batch { calls } | pallet_utility::Call::batch_all { calls },
			) => Shape::Carrier(calls.iter().collect()),
			RuntimeCall::System(frame_system::Call::remark { .. }) => {
				Shape::Leaf(scope != DelegationScope::Access)
			},
			_ => Shape::Leaf(false),
		})
	}
}

impl Allowances<u64> for Calls {
	fn ordinary(_: Role) -> Allowance<u64> {
		Allowance { limit: OrdinaryLimit::get(), recovery_per_hour: OrdinaryLimit::get() / 4 }
	}

	fn protective(_: Role) -> Allowance<u64> {
		Allowance { limit: ProtectiveLimit::get(), recovery_per_hour: ProtectiveLimit::get() / 4 }
	}

	fn reserve() -> Allowance<u64> {
		Allowance { limit: ReserveLimit::get(), recovery_per_hour: ReserveLimit::get() / 24 }
	}

	fn pool(sponsor: Role) -> Allowance<u64> {
		let limit = match sponsor {
			Role::Clinic => ClinicPoolLimit::get(),
			_ => PoolLimit::get(),
		};
		Allowance { limit, recovery_per_hour: limit / 4 }
	}

	fn protective_pool(_: Role) -> Allowance<u64> {
		let limit = ProtectivePoolLimit::get();
		Allowance { limit, recovery_per_hour: limit / 4 }
	}

	fn consortium_pool() -> Allowance<u64> {
		let limit = ConsortiumPoolLimit::get();
		Allowance { limit, recovery_per_hour: limit / 4 }
	}

	fn invitations(sponsor: Role) -> u32 {
		match sponsor {
			Role::Clinic => ClinicInvitations::get(),
			_ => HospitalInvitations::get(),
		}
	}
}

#[cfg(feature = "runtime-benchmarks")]
pub struct Clock;
#[cfg(feature = "runtime-benchmarks")]
impl care::BenchmarkTime for Clock {
	fn set(now: Moment) {
		Timestamp::set_timestamp(now);
	}
}

/// The signature of an account here is a hash of the account and the message.
pub struct Keys;

impl care::VerifySignature<u64> for Keys {
	fn verify(signer: &u64, message: &[u8], signature: &MultiSignature) -> bool {
		*signature == sign(*signer, message)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_signer(index: u32) -> u64 {
		2_000 + u64::from(index)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_sign(index: u32, message: &[u8]) -> MultiSignature {
		sign(2_000 + u64::from(index), message)
	}
}

/// What the key of an account signs.
pub fn sign(signer: u64, message: &[u8]) -> MultiSignature {
	let hash = frame::hashing::blake2_512(&(signer, message).encode());
	MultiSignature::Sr25519(hash.into())
}

/// The signature of a text by one account.
pub fn signature(signer: u64, text: &str) -> StatementSignature<u64> {
	StatementSignature::Key(sign(signer, &statement::wrapped(text)))
}

/// The signature by `by` of the statement on the next key of `who`.
pub fn stated_by(by: u64, who: u64, key: EncryptionKey) -> StatementSignature<u64> {
	signature(by, &Participants::key_statement_text(&who, &key))
}

/// The signature by `by` of the statement that opens an account with a key and a first delegate.
pub fn opened_by(
	by: u64,
	account: u64,
	key: EncryptionKey,
	delegate: u64,
) -> StatementSignature<u64> {
	let text = Participants::key_statement_text(&account, &key);
	signature(by, &statement::opening_statement(&text, &delegate))
}

/// The own statement on the next key of `who`.
pub fn stated(who: u64, key: EncryptionKey) -> StatementSignature<u64> {
	stated_by(who, who, key)
}

parameter_types! {
	/// Whose keys were noted as lost, and since when, in this order.
	pub static Lost: Vec<(u64, Moment)> = Vec::new();
	/// How many left.
	pub static Leavers: u32 = 0;
}

/// A stand-in for the record-access pallet.
pub struct LostKeys;
impl care::KeyLosses<u64> for LostKeys {
	fn note(who: &u64, at: Moment) {
		Lost::mutate(|lost| lost.push((*who, at)));
	}
	fn note_leaving() {
		Leavers::mutate(|leavers| *leavers += 1);
	}
}

impl Config for Test {
	type WeightInfo = ();
	type Time = Timestamp;
	type ActorOrigin = EnsureActor<Test>;
	type CouncilOrigin = EnsureRoot<u64>;
	type Consortium = Consortium;
	type Obligations = TestObligations;
	type OnDeregistered = TestOnDeregistered;
	type Currency = Balances;
	type RuntimeFreezeReason = RuntimeFreezeReason;
	type KeyLosses = LostKeys;
	type CallClassifier = Calls;
	type CallScopes = Calls;
	type Signatures = Keys;
	type Allowances = Calls;
	type MaxFreeWeight = MaxFreeWeight;
	type MaxFreeLength = MaxFreeLength;
	type NeverWaived = NeverWaived;
	type MaxOpenInvitations = ConstU32<4>;
	type MaxDelegates = ConstU32<3>;
	type MaxPurses = ConstU32<4>;
	type MaxStaff = ConstU32<4>;
	type RegistrationAttempts = ConstU32<2>;
	type MaxPending = ConstU32<4>;
	type LongestInvitation = ConstU64<{ 30 * DAY }>;
	type LongestDelegation = ConstU64<{ 400 * DAY }>;
	type LongestPatientSuspension = ConstU64<{ 72 * HOUR }>;
	type SponsorshipNotice = ConstU64<{ 30 * DAY }>;
	type SponsorChangeDelay = ConstU64<{ 14 * DAY }>;
	type RecoveryOrigin = EnsureRoot<u64>;
	type ContactsNotice = ConstU64<{ 14 * DAY }>;
	type ContactsRecovery = ConstU64<{ 2 * DAY }>;
	type SponsorRecovery = ConstU64<{ 7 * DAY }>;
	type LongestRecovery = ConstU64<{ 30 * DAY }>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkTime = Clock;
}

pub fn new_test_ext() -> TestState {
	Hospitals::set(BTreeMap::from([
		(HOSPITAL, HospitalStatus::Active),
		(OTHER_HOSPITAL, HospitalStatus::Active),
	]));
	Open::set(None);
	Left::set(Vec::new());
	OrdinaryLimit::set(1_000_000_000_000);
	ProtectiveLimit::set(1_000_000_000_000);
	ReserveLimit::set(1_000_000_000_000);
	PoolLimit::set(100_000_000_000_000);
	ClinicPoolLimit::set(100_000_000_000_000);
	ProtectivePoolLimit::set(100_000_000_000_000);
	ConsortiumPoolLimit::set(100_000_000_000_000);
	HospitalInvitations::set(24);
	ClinicInvitations::set(12);
	MaxFreeWeight::set(Weight::MAX);
	MaxFreeLength::set(u32::MAX);
	let mut storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	pallet_care_identity::GenesisConfig::<Test> {
		members: vec![
			(HOSPITAL, Role::Hospital),
			(OTHER_HOSPITAL, Role::Hospital),
			(AUDITOR, Role::Auditor),
		],
	}
	.assimilate_storage(&mut storage)
	.unwrap();
	let mut ext: TestState = storage.into();
	ext.execute_with(|| {
		System::set_block_number(1);
		Timestamp::set_timestamp(START);
	});
	ext
}

/// Runs a test and checks the invariants after it.
pub fn build_and_execute(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		test();
		Participants::do_try_state().unwrap();
	});
}

pub fn set_hospital(who: u64, status: HospitalStatus<u64>) {
	Hospitals::mutate(|hospitals| hospitals.insert(who, status));
}

/// A key that is not weak.
pub fn key(seed: u8) -> EncryptionKey {
	let mut bytes = [seed; 32];
	bytes[0] = 9;
	bytes[31] = 1;
	EncryptionKey(bytes)
}

pub fn content(seed: u8) -> ContentRef {
	ContentRef { codec: carechain_primitives::Codec::Raw, digest: H256::repeat_byte(seed), size: 1 }
}

pub fn signed(who: u64) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

pub fn now() -> Moment {
	Timestamp::get()
}

pub fn advance(by: Moment) {
	Timestamp::set_timestamp(now() + by);
}

pub fn idle() {
	Participants::on_idle(System::block_number(), Weight::MAX);
}

pub fn invite(sponsor: u64, invitee: u64, role: Role) {
	assert_ok!(Participants::invite(signed(sponsor), invitee, role, now() + DAY));
}

pub fn register(sponsor: u64, who: u64, role: Role) {
	invite(sponsor, who, role);
	let key = key(who as u8);
	assert_ok!(Participants::register(signed(who), sponsor, key, None, stated(who, key)));
}

/// The sponsor offers, and the participant accepts.
pub fn change_sponsor(who: u64, sponsor: u64) {
	assert_ok!(Participants::offer_sponsorship(signed(sponsor), who, now() + DAY));
	assert_ok!(Participants::accept_sponsorship(signed(who), sponsor));
}

/// What the account used: of its ordinary allowance, of that for protective calls, of its reserve.
pub fn used(who: u64) -> (u64, u64, u64) {
	Usages::<Test>::get(who)
		.map(|usage| (usage.ordinary.used, usage.protective.used, usage.reserve.used))
		.unwrap_or_default()
}

/// What was used of a sponsor's pools: for ordinary calls, and for protective ones.
pub fn pool_used(sponsor: u64) -> (u64, u64) {
	PoolUsages::<Test>::get(sponsor)
		.map(|usage| (usage.ordinary.used, usage.protective.used))
		.unwrap_or_default()
}

/// A clinic and a doctor of the hospital, a patient and a relative of the clinic.
pub fn register_all() {
	register(HOSPITAL, CLINIC, Role::Clinic);
	register(HOSPITAL, DOCTOR, Role::Doctor);
	register(CLINIC, PATIENT, Role::Patient);
	register(CLINIC, FAMILY, Role::Patient);
}

pub fn participant(who: u64) -> Participant<u64> {
	pallet_care_identity::Participants::<Test>::get(who).unwrap()
}

pub fn appoint(principal: u64, delegate: u64, scope: DelegationScope, length: Moment) {
	assert_ok!(Participants::appoint_delegate(
		signed(principal),
		delegate,
		Relationship::Family,
		scope,
		now() + length,
		0
	));
}

/// Appoints a relative with a purse.
pub fn appoint_with_purse(principal: u64, delegate: u64, scope: DelegationScope, purse: u64) {
	assert_ok!(Participants::appoint_delegate(
		signed(principal),
		delegate,
		Relationship::Family,
		scope,
		now() + 100 * DAY,
		purse
	));
}

pub fn remark() -> RuntimeCall {
	RuntimeCall::System(frame_system::Call::remark { remark: vec![] })
}

pub fn transfer(to: u64) -> RuntimeCall {
	RuntimeCall::Balances(pallet_balances::Call::transfer_allow_death { dest: to, value: 1 })
}

pub fn batch_all(calls: Vec<RuntimeCall>) -> RuntimeCall {
	RuntimeCall::Utility(pallet_utility::Call::batch_all { calls })
}

pub fn act_for(principal: u64, call: RuntimeCall) -> RuntimeCall {
	RuntimeCall::Participants(Call::act_for { principal, call: Box::new(call) })
}

pub fn act_as(account: u64, call: RuntimeCall) -> RuntimeCall {
	RuntimeCall::Participants(Call::act_as { account, call: Box::new(call) })
}

/// A key that nobody has yet, and others.
pub const FRESH: u64 = 20;
pub const OTHER_KEY: u64 = 21;
/// People whom the patient trusts.
pub const CONTACTS: [u64; 3] = [9, 10, 11];
/// The delay that the patient gives its contacts.
pub const DELAY: Moment = 3 * DAY;

pub fn replace_key(signer: u64) -> Remedy<u64> {
	Remedy::ReplaceKey { signer }
}

/// The word of whose key is to sign for an account, if it is a key that is replaced.
pub fn consent(account: u64, remedy: &Remedy<u64>) -> Option<StatementSignature<u64>> {
	let Remedy::ReplaceKey { signer } = remedy else { return None };
	Some(signature(*signer, &Participants::signer_statement_text(&account, signer)))
}

/// Supports a case, and brings the word that it takes to open one.
pub fn support(by: u64, account: u64, remedy: Remedy<u64>) -> DispatchResult {
	let open = Participants::recovery_info(account).cases;
	let consent = match open.iter().any(|case| case.remedy == remedy) {
		true => None,
		false => consent(account, &remedy),
	};
	Participants::support_remedy(signed(by), account, remedy, consent)
}

pub fn complete(account: u64, remedy: Remedy<u64>) -> DispatchResult {
	Participants::complete_remedy(signed(STRANGER), account, remedy)
}

pub fn object(by: u64, account: u64, remedy: Remedy<u64>) -> DispatchResult {
	Participants::object_to_remedy(signed(by), account, remedy)
}

pub fn decide(account: u64, remedy: Remedy<u64>, grant: bool) -> DispatchResult {
	let consent = consent(account, &remedy);
	Participants::decide_remedy(RuntimeOrigin::root(), account, remedy, grant, consent)
}

pub fn set_contacts(who: u64, contacts: &[u64], threshold: u32) -> DispatchResult {
	let contacts = contacts.to_vec().try_into().unwrap();
	Participants::set_recovery_contacts(signed(who), contacts, threshold, DELAY)
}

/// The patient has contacts in force, two of three.
pub fn with_contacts() {
	register_all();
	for who in CONTACTS {
		register(HOSPITAL, who, Role::Patient);
	}
	set_contacts(PATIENT, &CONTACTS, 2).unwrap();
	advance(14 * DAY);
}

/// Replaces the patient's key by the way of sponsor and unrelated hospital.
pub fn replace_patients_key(signer: u64) {
	support(CLINIC, PATIENT, replace_key(signer)).unwrap();
	support(OTHER_HOSPITAL, PATIENT, replace_key(signer)).unwrap();
	advance(7 * DAY);
	complete(PATIENT, replace_key(signer)).unwrap();
	advance(1);
}

/// A keyless account of the hospital's, with this guardian.
pub fn keyless(guardian: u64) -> u64 {
	let account = Participants::keyless_account(&HOSPITAL, &H256::zero()).unwrap();
	Participants::open_keyless_account(
		signed(HOSPITAL),
		H256::zero(),
		key(50),
		None,
		guardian,
		Relationship::Guardian,
		DelegationScope::Guardian,
		now() + 300 * DAY,
		stated_by(guardian, account, key(50)),
		opened_by(HOSPITAL, account, key(50), guardian),
	)
	.unwrap();
	account
}

pub fn last_event() -> RuntimeEvent {
	System::events().pop().unwrap().event
}

pub fn assert_last(event: Event<Test>) {
	assert_eq!(last_event(), event.into());
}

pub fn nonce(who: u64) -> u64 {
	*System::account_nonce(who)
}

/// A signed transaction.
pub fn transaction(signer: u64, nonce: u64, tip: u64, call: RuntimeCall) -> UncheckedXt {
	UncheckedXt::new_signed(
		call,
		signer,
		signer.into(),
		(
			frame_system::CheckNonZeroSender::new(),
			CheckPending::from(nonce.into()),
			ChargeTransactionPayment::from(tip).into(),
		),
	)
}

/// What the pool says of a transaction.
pub fn validate(transaction: &UncheckedXt) -> TransactionValidity {
	let info = transaction.get_dispatch_info();
	let len = transaction.encoded_size();
	let checked = transaction.clone().check(&ChainContext::<Test>::default())?;
	checked.validate::<Test>(TransactionSource::External, &info, len)
}

/// Applies a transaction as a block does.
pub fn apply(transaction: UncheckedXt) -> ApplyExtrinsicResultWithInfo<PostDispatchInfo> {
	let info = transaction.get_dispatch_info();
	let len = transaction.encoded_size();
	let checked = transaction.check(&ChainContext::<Test>::default())?;
	checked.apply::<Test>(&info, len)
}

/// Signs a call with the next nonce and applies it.
pub fn submit(signer: u64, call: RuntimeCall) -> ApplyExtrinsicResultWithInfo<PostDispatchInfo> {
	apply(transaction(signer, nonce(signer), 0, call))
}

/// The nominal fee that a transaction would have.
pub fn nominal_fee(transaction: &UncheckedXt) -> u64 {
	let info = transaction.get_dispatch_info();
	TransactionPayment::compute_fee(transaction.encoded_size() as u32, &info, 0)
}

/// What was waived by the last transaction.
pub fn waived() -> Option<(u64, u64)> {
	match last_event() {
		RuntimeEvent::Participants(Event::FeeWaived { who, amount }) => Some((who, amount)),
		_ => None,
	}
}
