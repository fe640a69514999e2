//! A development chain to test on: real blocks, people who sign real transactions, and the calls
//! they make.

use crate::{configs::CouncilInstance, genesis::presets, *};
use carechain_primitives::{
	statement::{opening_statement, wrapped},
	traits::RunningTime,
	Codec, ContentRef, DayNumber, EncryptionKey, Moment, Role, StatementSignature, DAY, HOUR,
	MINUTE,
};
use codec::Encode;
use pallet_care_appointments::{CancellationPolicy, WeeklyHours};
use pallet_care_consortium::{Running, RunningClock};
use pallet_care_doctor_registry::{Application, Licence, Specialities};
use polkadot_sdk::{
	frame_support::{
		storage::{with_transaction, TransactionOutcome},
		traits::Time,
	},
	sp_consensus_aura::AURA_ENGINE_ID,
	sp_core::{sr25519, Pair, H256},
	sp_io::{self, hashing::blake2_256},
	sp_runtime::{
		traits::{Dispatchable, IdentifyAccount},
		transaction_validity::{TransactionSource, TransactionValidity},
		ApplyExtrinsicResult, BuildStorage, Digest, DigestItem, DispatchError, DispatchResult,
		Permill,
	},
};
use std::{cell::RefCell, collections::BTreeMap};

/// When the first block is made: a Friday, 15 January 2027, 8:00 UTC.
pub const START: Moment = 1_800_000_000_000;

/// The doctor's terms in these tests.
pub const POLICY: CancellationPolicy =
	CancellationPolicy { notice: HOUR, late_share: Permill::from_percent(40) };
/// The doctor's fee in these tests.
pub const FEE: Balance = 120 * constants::CARE;
/// Cardiology.
pub const CARDIOLOGY: u64 = 394_579_002;

/// The development chain before its first block.
pub fn genesis() -> sp_io::TestExternalities {
	genesis_of("development")
}

/// A named chain before its first block.
pub fn genesis_of(preset: &str) -> sp_io::TestExternalities {
	let json = presets::get_preset(&preset.into()).expect("the preset is known");
	let config: RuntimeGenesisConfig = serde_json::from_slice(&json).expect("the preset is valid");
	config.build_storage().expect("the preset builds").into()
}

/// Runs a test in the first block of a development chain; the invariants hold after each block.
pub fn run(test: impl FnOnce()) {
	genesis().execute_with(|| {
		open_block(START);
		test();
		close_block();
	});
}

/// Starts the next block, at a time.
pub fn open_block(now: Moment) {
	let number = System::block_number() + 1;
	let slot = sp_consensus_aura::Slot::from(now / constants::SLOT_DURATION);
	let header = Header {
		parent_hash: H256(blake2_256(&(number - 1).encode())),
		number,
		state_root: Default::default(),
		extrinsics_root: Default::default(),
		digest: Digest { logs: vec![DigestItem::PreRuntime(AURA_ENGINE_ID, slot.encode())] },
	};
	Executive::initialize_block(&header);
	let time = RuntimeCall::Timestamp(pallet_timestamp::Call::set { now });
	let applied = Executive::apply_extrinsic(UncheckedExtrinsic::new_bare(time));
	assert_eq!(applied, Ok(Ok(())), "the time is set");
}

/// Ends the block, and checks all invariants.
pub fn close_block() {
	Executive::finalize_block();
	super::try_state();
}

/// Ends the block and starts one that much later.
pub fn advance(by: Moment) {
	advance_to(now() + by);
}

/// Ends the block and starts one at a time. Until then the chain ran: blocks were made.
pub fn advance_to(time: Moment) {
	close_block();
	keep_running(time);
	open_block(time);
}

/// Between this block and one at that time, blocks were made.
pub fn keep_running(time: Moment) {
	let running = <Consortium as RunningTime>::times(now()).at_clock(time);
	Running::<Runtime>::put(RunningClock { clock: time, running });
}

/// Ends the block and starts one that much later. Until then the chain stood still.
pub fn stand_still(by: Moment) {
	let time = now() + by;
	close_block();
	open_block(time);
}

/// The time of the block.
pub fn now() -> Moment {
	Timestamp::now()
}

thread_local! {
	// Deriving takes a while.
	static PAIRS: RefCell<BTreeMap<String, sr25519::Pair>> = const { RefCell::new(BTreeMap::new()) };
}

/// The key pair of a name. Those of the keyring are the preset's hospitals and auditor.
pub fn pair(name: &str) -> sr25519::Pair {
	PAIRS.with_borrow_mut(|pairs| {
		let derive = || sr25519::Pair::from_string(&format!("//{name}"), None);
		pairs.entry(name.into()).or_insert_with(|| derive().expect("a name is a path")).clone()
	})
}

/// The account of a name.
pub fn who(name: &str) -> AccountId {
	AccountPublic::from(pair(name).public()).into_account()
}

/// The key pair of an account, if it is that of a name that was used.
pub fn pair_of(account: &AccountId) -> Option<sr25519::Pair> {
	let is_it = |pair: &sr25519::Pair| AccountId::new(pair.public().0) == *account;
	PAIRS.with_borrow(|pairs| pairs.values().find(|pair| is_it(pair)).cloned())
}

/// What a transaction carries besides its call.
pub fn extension(nonce: u64, tip: Balance) -> TxExtension {
	(
		frame_system::CheckNonZeroSender::new(),
		frame_system::CheckSpecVersion::new(),
		frame_system::CheckTxVersion::new(),
		frame_system::CheckGenesis::new(),
		frame_system::CheckEra::from(generic::Era::Immortal),
		pallet_care_identity::CheckPending::from(nonce.into()),
		frame_system::CheckWeight::new(),
		pallet_care_identity::ChargeAllowance::from(ChargeTransactionPayment::from(tip)),
		frame_metadata_hash_extension::CheckMetadataHash::new(false),
		frame_system::WeightReclaim::new(),
	)
}

/// A transaction, signed as any wallet does.
pub fn transaction(
	signer: &str,
	nonce: u64,
	tip: Balance,
	call: impl Into<RuntimeCall>,
) -> UncheckedExtrinsic {
	let extension = extension(nonce, tip);
	let payload =
		SignedPayload::new(call.into(), extension.clone()).expect("the extensions can be signed");
	let signature = payload.using_encoded(|bytes| pair(signer).sign(bytes));
	UncheckedExtrinsic::new_signed(
		payload.deconstruct().0,
		who(signer).into(),
		signature.into(),
		extension,
	)
}

/// The next nonce of a name.
pub fn nonce(name: &str) -> u64 {
	let nonce: Nonce = System::account_nonce(who(name));
	*nonce
}

/// What the pool says of a transaction.
pub fn validate(transaction: UncheckedExtrinsic) -> TransactionValidity {
	with_transaction(|| {
		let hash = System::parent_hash();
		let source = TransactionSource::External;
		let validity = Executive::validate_transaction(source, transaction, hash);
		TransactionOutcome::Rollback(Ok::<_, DispatchError>(validity))
	})
	.expect("the layer is there")
}

/// Puts a transaction into the block.
pub fn apply(transaction: UncheckedExtrinsic) -> ApplyExtrinsicResult {
	Executive::apply_extrinsic(transaction)
}

/// Signs a call with the next nonce and puts it into the block.
pub fn submit(signer: &str, call: impl Into<RuntimeCall>) -> ApplyExtrinsicResult {
	apply(transaction(signer, nonce(signer), 0, call))
}

/// Signs a call and puts it into the block: it is taken, and this is what it came to.
pub fn send(signer: &str, call: impl Into<RuntimeCall>) -> DispatchResult {
	submit(signer, call).expect("the transaction is valid")
}

/// The call is made and succeeds.
#[track_caller]
pub fn succeed(signer: &str, call: impl Into<RuntimeCall>) {
	assert_eq!(send(signer, call), Ok(()), "the call of {signer} succeeds");
}

/// The call is made and fails with this error.
#[track_caller]
pub fn fail(signer: &str, call: impl Into<RuntimeCall>, error: impl Into<DispatchError>) {
	let failed = send(signer, call).expect_err("the call fails");
	assert_eq!(plain(failed), plain(error.into()), "the call of {signer} fails so");
}

/// An error without the text that encoding loses.
fn plain(error: DispatchError) -> DispatchError {
	match error {
		DispatchError::Module(module) => {
			DispatchError::Module(sp_runtime::ModuleError { message: None, ..module })
		},
		other => other,
	}
}

/// What happened in this block.
pub fn events() -> Vec<RuntimeEvent> {
	System::events().into_iter().map(|record| record.event).collect()
}

/// The first that `find` finds of what happened in this block, last first.
#[track_caller]
pub fn event<Found>(find: impl Fn(RuntimeEvent) -> Option<Found>) -> Found {
	events().into_iter().rev().find_map(find).expect("it happened in this block")
}

/// Gives an account money, as the council's issuing would.
pub fn endow(account: &AccountId, amount: Balance) {
	let call = pallet_balances::Call::force_set_balance {
		who: account.clone().into(),
		new_free: Balances::free_balance(account) + amount,
	};
	let done = RuntimeCall::Balances(call).dispatch(frame_system::RawOrigin::Root.into());
	assert!(done.is_ok(), "root sets balances");
}

/// The council, `ayes` of three hospitals agreeing.
pub fn council(ayes: u32) -> RuntimeOrigin {
	council_of(ayes, 3)
}

/// A council of so many seats, `ayes` of them agreeing.
pub fn council_of(ayes: u32, seats: u32) -> RuntimeOrigin {
	pallet_collective::RawOrigin::<AccountId, CouncilInstance>::Members(ayes, seats).into()
}

/// A strong encryption key.
pub fn encryption_key(seed: impl Encode) -> EncryptionKey {
	let mut key = blake2_256(&(b"key", seed).encode());
	key[31] &= 0x3f;
	EncryptionKey(key)
}

/// A file in the store.
pub fn content(seed: impl Encode) -> ContentRef {
	let digest = H256(blake2_256(&(b"content", seed).encode()));
	ContentRef { codec: Codec::Raw, digest, size: 1_000 }
}

/// A folder's name.
pub fn folder_id(seed: impl Encode) -> H256 {
	H256(blake2_256(&(b"folder", seed).encode()))
}

/// A licence of this number.
pub fn licence(number: &str) -> Licence {
	Licence {
		jurisdiction: b"DE-BY".to_vec().try_into().expect("short"),
		number: number.as_bytes().to_vec().try_into().expect("short"),
	}
}

/// The specialities of a cardiologist.
pub fn cardiology() -> Specialities {
	vec![CARDIOLOGY].try_into().expect("one is not too many")
}

/// An application of a cardiologist.
pub fn application(
	number: &str,
	fee: Balance,
	payee: AccountId,
) -> Application<AccountId, Balance> {
	Application {
		licence: licence(number),
		specialities: cardiology(),
		languages: vec![*b"de"].try_into().expect("one is not too many"),
		fee_per_hour: fee,
		payee,
		profile: None,
		credentials: content(("credentials", number)),
	}
}

/// Hours around the clock, in slots of this length, for a year.
pub fn all_hours(slot_minutes: u16) -> Vec<WeeklyHours> {
	let today = DayNumber::try_from(now() / DAY).expect("days are few");
	(0..7)
		.map(|weekday| WeeklyHours {
			weekday,
			from_minute: 0,
			to_minute: 1_440,
			slot_minutes,
			utc_offset_quarters: 4,
			valid_from: today.saturating_sub(1),
			valid_until: today + 366,
		})
		.collect()
}

/// `invite` of a role.
pub fn invite(invitee: &str, role: Role) -> RuntimeCall {
	RuntimeCall::Participants(pallet_care_identity::Call::invite {
		invitee: who(invitee),
		role,
		expires_at: now() + DAY,
	})
}

/// The signature of a text by a name, as a wallet makes it.
pub fn signature(name: &str, text: &str) -> StatementSignature<AccountId> {
	StatementSignature::Key(pair(name).sign(&wrapped(text)).into())
}

/// The signature by `by` of the statement on the next encryption key of an account.
pub fn stated(by: &str, account: &AccountId, key: &EncryptionKey) -> StatementSignature<AccountId> {
	signature(by, &Participants::key_statement_text(account, key))
}

/// The word of whose key is to sign for an account: one that has a name here.
pub fn consent(account: &AccountId, signer: &AccountId) -> StatementSignature<AccountId> {
	let text = Participants::signer_statement_text(account, signer);
	let pair = pair_of(signer).expect("it has a name");
	StatementSignature::Key(pair.sign(&wrapped(&text)).into())
}

/// The signature by `by` of the statement that opens an account with a key and a first delegate.
pub fn opened(
	by: &str,
	account: &AccountId,
	key: &EncryptionKey,
	delegate: &str,
) -> StatementSignature<AccountId> {
	let text = Participants::key_statement_text(account, key);
	signature(by, &opening_statement(&text, &who(delegate)))
}

/// The signature by `by` of the statement on the recipient of the next epoch of a folder.
pub fn stated_recipient(
	by: &str,
	patient: &AccountId,
	folder: H256,
	recipient: &EncryptionKey,
) -> StatementSignature<AccountId> {
	let epoch =
		RecordAccess::folder_info(folder).map_or(0, |folder| folder.epoch.saturating_add(1));
	signature(by, &RecordAccess::recipient_statement_text(patient, folder, epoch, recipient))
}

/// `register` of a name, by the invitation of Alice, with the key that has its name as seed.
pub fn register(name: &str) -> RuntimeCall {
	register_with(name, name)
}

/// `register` of a name, by the invitation of Alice, with the key of a seed.
pub fn register_with(name: &str, seed: impl Encode) -> RuntimeCall {
	register_at("Alice", name, seed)
}

/// `register` of a name, by the invitation of a sponsor, with the key of a seed.
pub fn register_at(sponsor: &str, name: &str, seed: impl Encode) -> RuntimeCall {
	let encryption_key = encryption_key(seed);
	let signature = stated(name, &who(name), &encryption_key);
	let (sponsor, profile) = (who(sponsor), None);
	pallet_care_identity::Call::register { sponsor, encryption_key, profile, signature }.into()
}

/// `rotate_encryption_key` of a name to the key of a seed.
pub fn rotate_key(name: &str, seed: impl Encode) -> RuntimeCall {
	let encryption_key = encryption_key(seed);
	let signature = stated(name, &who(name), &encryption_key);
	pallet_care_identity::Call::rotate_encryption_key { encryption_key, signature }.into()
}

/// Makes a participant of a name.
pub fn join(name: &str, role: Role) {
	succeed("Alice", invite(name, role));
	succeed(name, register(name));
}

/// `accept_payments_for` a doctor.
pub fn accept_payments_for(doctor: &str) -> RuntimeCall {
	let doctor = who(doctor);
	RuntimeCall::Appointments(pallet_care_appointments::Call::accept_payments_for { doctor })
}

/// Makes a licensed doctor with hours of half an hour; the payee is the clinic `Clinic`, which
/// accepts if it is there.
pub fn join_doctor(name: &str) {
	use pallet_care_doctor_registry::Call;
	join(name, Role::Doctor);
	let application = application(name, FEE, who("Clinic"));
	succeed(name, RuntimeCall::DoctorRegistry(Call::apply { application }));
	succeed(name, RuntimeCall::DoctorRegistry(request_verification("Alice")));
	succeed("Alice", RuntimeCall::DoctorRegistry(verify(name)));
	if pallet_care_identity::Participants::<Runtime>::contains_key(who("Clinic")) {
		succeed("Clinic", accept_payments_for(name));
	}
	let hours = pallet_care_appointments::Call::publish_hours {
		hours: all_hours(30).try_into().expect("seven entries"),
		policy: POLICY,
	};
	succeed(name, RuntimeCall::Appointments(hours));
}

/// `request_verification` by a hospital.
pub fn request_verification(hospital: &str) -> pallet_care_doctor_registry::Call<Runtime> {
	pallet_care_doctor_registry::Call::request_verification { hospital: who(hospital) }
}

/// `verify` of a doctor that applied with its name as the number, for a year.
pub fn verify(name: &str) -> pallet_care_doctor_registry::Call<Runtime> {
	pallet_care_doctor_registry::Call::verify {
		doctor: who(name),
		licence: licence(name),
		specialities: cardiology(),
		valid_until: now() + 365 * DAY,
	}
}

/// The first open slot of a doctor that starts that long from here, or later.
pub fn slot_after(doctor: &str, ahead: Moment) -> carechain_primitives::Slot {
	let from = now() + ahead;
	*Appointments::open_slots(who(doctor), from, from + 5 * HOUR)
		.expect("the doctor is licensed")
		.first()
		.expect("there is a slot")
}

/// `book` of a slot.
pub fn book(doctor: &str, start: Moment, folder: Option<H256>) -> RuntimeCall {
	RuntimeCall::Appointments(pallet_care_appointments::Call::book {
		doctor: who(doctor),
		start,
		max_price: FEE,
		policy: Some(POLICY),
		details: Some(content(("details", doctor, start))),
		folder,
	})
}

/// Books the first slot that starts that long from here, and answers its number.
pub fn booked(patient: &str, doctor: &str, ahead: Moment, folder: Option<H256>) -> u64 {
	let slot = slot_after(doctor, ahead);
	succeed(patient, book(doctor, slot.start, folder));
	event(|event| match event {
		RuntimeEvent::Appointments(pallet_care_appointments::Event::AppointmentBooked {
			appointment,
			..
		}) => Some(appointment),
		_ => None,
	})
}

/// The price of one of the doctors' slots.
pub const PRICE: Balance = FEE / 2;

/// A moment of a scenario: a minute.
pub const A_MOMENT: Moment = MINUTE;
