//! A runtime with this pallet alone: what it needs of others are small doubles with state in
//! storage, so that a failed call rolls them back too.

use crate as appointments;
use carechain_primitives::{traits::*, *};
use frame::{deps::sp_io, testing_prelude::*, traits::Time};

type Block = frame_system::mocking::MockBlock<Test>;

construct_runtime!(
	pub enum Test {
		System: frame_system,
		Appointments: appointments,
	}
);

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
}

pub type AccountId = u64;
pub type Balance = u128;

pub const PATIENT: AccountId = 1;
pub const OTHER_PATIENT: AccountId = 2;
pub const DOCTOR: AccountId = 11;
pub const OTHER_DOCTOR: AccountId = 12;
pub const CLINIC: AccountId = 21;
/// Where the doctors work.
pub const HOSPITAL: AccountId = 31;
/// Has nothing to do with anybody.
pub const OTHER_HOSPITAL: AccountId = 32;
/// Nor have these.
pub const SEATS: [AccountId; 3] = [33, 34, 35];
pub const STRANGER: AccountId = 41;

pub const MINIMUM: Balance = 10;
pub const FEE: Balance = 6_000;
pub const WEALTH: Balance = 1_000_000;
/// Monday, 5 January 2026, 00:00 UTC.
pub const MONDAY: Moment = 20_458 * DAY;

parameter_types! {
	pub storage Now: Moment = MONDAY;
	/// How long the chain stood still so far.
	pub storage StoodStill: Moment = 0;
	pub storage DisputeWindow: Moment = 2 * DAY;
	pub storage DisputeDeadline: Moment = 10 * DAY;
	pub storage EvidenceWindow: Moment = 3 * DAY;
	pub storage DecisionWindow: Moment = 4 * DAY;
	pub storage AppealWindow: Moment = 5 * DAY;
	pub storage UndecidedShare: Permill = Permill::from_percent(40);
	pub storage CompletionWindow: Moment = DAY;
	pub storage ShortestNotice: Moment = HOUR;
	pub storage BookingHorizon: Moment = 90 * DAY;
	pub storage CheckInWindow: Moment = HOUR;
	pub storage Retention: Moment = 30 * DAY;
	pub storage LongestAssignment: Moment = 100 * DAY;
	/// Whether the escrow refuses to settle.
	pub storage EscrowFails: bool = false;
	pub const MaxHours: u32 = 64;
	pub const MaxPayees: u32 = 3;
	pub const MaxConcerned: u32 = 12;
	pub storage OpenBookings: u32 = 6;
	pub storage OpenBookingsPerDoctor: u32 = 4;
	pub const MaxUpcoming: u32 = 8;
	pub const MaxSeries: u32 = 4;
	pub const MaxWalkIns: u32 = 3;
	pub const MaxSeats: u32 = 8;
}

#[frame::storage_alias]
pub type Roles = StorageMap<Mock, Blake2_128Concat, AccountId, Role>;
#[frame::storage_alias]
pub type Suspended = StorageMap<Mock, Blake2_128Concat, AccountId, ()>;
#[frame::storage_alias]
pub type Sponsors = StorageMap<Mock, Blake2_128Concat, AccountId, AccountId>;
/// From principals to delegates, since when.
#[frame::storage_alias]
pub type Delegates = StorageMap<Mock, Blake2_128Concat, (AccountId, AccountId), Moment>;
/// From organisations to their staff.
#[frame::storage_alias]
pub type Staff = StorageMap<Mock, Blake2_128Concat, (AccountId, AccountId), ()>;
#[frame::storage_alias]
pub type Freezes = StorageMap<Mock, Blake2_128Concat, AccountId, BoundedVec<Freeze, ConstU32<4>>>;
#[frame::storage_alias]
pub type Fees = StorageMap<Mock, Blake2_128Concat, AccountId, Balance>;
#[frame::storage_alias]
pub type Unlicensed = StorageMap<Mock, Blake2_128Concat, AccountId, ()>;
/// From when on a doctor had no licence.
#[frame::storage_alias]
pub type LicenceEnds = StorageMap<Mock, Blake2_128Concat, AccountId, Moment>;
#[frame::storage_alias]
pub type Left = StorageMap<Mock, Blake2_128Concat, AccountId, Moment>;
#[frame::storage_alias]
pub type Affiliations = StorageMap<Mock, Blake2_128Concat, (AccountId, AccountId), ()>;
#[frame::storage_alias]
pub type NamedPayees = StorageMap<Mock, Blake2_128Concat, AccountId, AccountId>;
#[frame::storage_alias]
pub type Hospitals = StorageMap<Mock, Blake2_128Concat, AccountId, HospitalStatus<AccountId>>;
#[frame::storage_alias]
pub type FolderOwners = StorageMap<Mock, Blake2_128Concat, FolderId, AccountId>;
#[frame::storage_alias]
pub type Balances = StorageMap<Mock, Blake2_128Concat, AccountId, Balance>;
#[frame::storage_alias]
pub type Escrows = StorageMap<Mock, Blake2_128Concat, EscrowId, Held>;
/// What delegates may still commit of anybody's money; without an entry they may all.
#[frame::storage_alias]
pub type PurseRests = StorageMap<Mock, Blake2_128Concat, AccountId, Balance>;
#[frame::storage_alias]
pub type NextEscrow = StorageValue<Mock, EscrowId>;

/// Money held.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo, MaxEncodedLen)]
pub struct Held {
	pub payer: AccountId,
	pub payee: AccountId,
	pub amount: Balance,
	pub appointment: AppointmentId,
	pub due: (Moment, Settlement),
	/// Whose purse it counts on.
	pub on: Option<(AccountId, Balance)>,
}

impl Held {
	fn to_payee(&self, settlement: Settlement) -> Balance {
		match settlement {
			Settlement::Release => self.amount,
			Settlement::Refund => 0,
			Settlement::Split { payee_share } => payee_share * self.amount,
		}
	}
}

pub struct Clock;
impl Time for Clock {
	type Moment = Moment;
	fn now() -> Moment {
		Now::get()
	}
}

/// The clock without what the chain stood still.
pub struct Running;
impl RunningTime for Running {
	fn now() -> Moment {
		Now::get() - StoodStill::get()
	}
}

/// The chain stands still that long.
pub fn stand_still(length: Moment) {
	Now::set(&(Now::get() + length));
	StoodStill::set(&(StoodStill::get() + length));
}

/// Signed by account `n`, or, between a million and two, by a delegate.
pub struct EnsureActor;
impl EnsureOrigin<RuntimeOrigin> for EnsureActor {
	type Success = Actor<AccountId>;
	fn try_origin(origin: RuntimeOrigin) -> Result<Self::Success, RuntimeOrigin> {
		let signer = EnsureSigned::<AccountId>::try_origin(origin)?;
		Ok(match signer.checked_sub(1_000_000) {
			Some(both) if both < 1_000_000 => Actor { principal: both % 1_000, by: both / 1_000 },
			_ => signer.into(),
		})
	}
	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<RuntimeOrigin, ()> {
		Ok(RuntimeOrigin::signed(PATIENT))
	}
}

pub fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

/// `by` signs in the name of `principal`.
pub fn acting_for(principal: AccountId, by: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(1_000_000 + by * 1_000 + principal)
}

pub const NOT_ACTIVE: DispatchError = DispatchError::Other("not active");
pub const FROZEN: DispatchError = DispatchError::Other("frozen");
pub const NOT_LICENSED: DispatchError = DispatchError::Other("not licensed");
pub const NO_FUNDS: DispatchError = DispatchError::Other("no funds");
pub const PURSE_EXCEEDED: DispatchError = DispatchError::Other("purse exceeded");
pub const TOO_SMALL: DispatchError = DispatchError::Other("too small");

/// The account's key is in other hands, from now until a time.
pub fn freeze(who: AccountId, until: Moment) {
	let freeze = Freeze { from: Now::get(), until: Some(until), by_council: false };
	let mut freezes = Freezes::get(who).unwrap_or_default();
	freezes.try_push(freeze).expect("there is room");
	Freezes::insert(who, freezes);
}

pub struct Identity;
impl Participants<AccountId> for Identity {
	fn role(who: &AccountId) -> Option<Role> {
		Roles::get(who)
	}
	fn is_suspended(who: &AccountId) -> bool {
		Suspended::contains_key(who) || Self::is_frozen(who)
	}
	fn is_frozen(who: &AccountId) -> bool {
		Self::freezes(who).last().is_some_and(|last| last.is_on(Now::get()))
	}
	fn freezes(who: &AccountId) -> Vec<Freeze> {
		Freezes::get(who).unwrap_or_default().into_inner()
	}
	fn ensure_not_frozen(who: &AccountId) -> DispatchResult {
		ensure!(!Self::is_frozen(who), FROZEN);
		Ok(())
	}
	fn employers(who: &AccountId) -> Vec<AccountId> {
		Staff::iter_keys().filter(|(_, staff)| staff == who).map(|(employer, _)| employer).collect()
	}
	fn key_version(who: &AccountId) -> Option<KeyVersion> {
		Roles::get(who).map(|_| 1)
	}
	fn left_at(who: &AccountId) -> Option<Moment> {
		Left::get(who)
	}
	fn sponsor(who: &AccountId) -> Option<AccountId> {
		Sponsors::get(who)
	}
	fn accepted_delegates(principal: &AccountId) -> Vec<AccountId> {
		Delegates::iter_keys()
			.filter(|(known, _)| known == principal)
			.map(|(_, delegate)| delegate)
			.collect()
	}
	fn is_delegate_since(principal: &AccountId, delegate: &AccountId, by: Moment) -> bool {
		Delegates::get((principal, delegate)).is_some_and(|since| since <= by)
	}
	fn may_act(principal: &AccountId, delegate: &AccountId) -> Option<DelegationScope> {
		let acts = Delegates::contains_key((principal, delegate)) && !Self::is_suspended(delegate);
		acts.then_some(DelegationScope::Desk)
	}
	fn has_guardian_expired(_: &AccountId, _: Moment) -> bool {
		false
	}
	fn ensure_participant(who: &AccountId) -> DispatchResult {
		ensure!(Roles::contains_key(who), NOT_ACTIVE);
		Ok(())
	}
	fn ensure_active(who: &AccountId, role: Role) -> DispatchResult {
		ensure!(Roles::get(who) == Some(role) && !Self::is_suspended(who), NOT_ACTIVE);
		Ok(())
	}
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_register(who: &AccountId, role: Role) {
		Roles::insert(who, role);
	}
}

pub struct Registry;
impl Licences<AccountId, Balance> for Registry {
	fn ensure_licensed(doctor: &AccountId) -> DispatchResult {
		let licensed = Identity::ensure_active(doctor, Role::Doctor).is_ok()
			&& Fees::contains_key(doctor)
			&& !Unlicensed::contains_key(doctor);
		ensure!(licensed, NOT_LICENSED);
		Ok(())
	}
	fn was_licensed_at(doctor: &AccountId, at: Moment) -> bool {
		LicenceEnds::get(doctor).is_none_or(|end| at < end)
			&& (at <= Now::get() || Self::is_licensed(doctor))
	}
	fn is_barred(_: &AccountId) -> bool {
		false
	}
	fn fee_per_hour(doctor: &AccountId) -> Option<Balance> {
		Fees::get(doctor)
	}
	fn payee(doctor: &AccountId) -> Option<AccountId> {
		Some(NamedPayees::get(doctor).unwrap_or(*doctor))
	}
	fn verifiers(doctor: &AccountId) -> Vec<AccountId> {
		Affiliations::iter_keys()
			.filter(|(known, _)| known == doctor)
			.map(|(_, hospital)| hospital)
			.collect()
	}
	fn vouchers(_: &AccountId) -> Vec<(AccountId, Moment)> {
		Vec::new()
	}
	fn is_affiliated(doctor: &AccountId, hospital: &AccountId) -> bool {
		Affiliations::contains_key((doctor, hospital))
	}
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_payee(doctor: &AccountId) -> AccountId {
		NamedPayees::insert(doctor, STRANGER);
		STRANGER
	}
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_license(doctor: &AccountId, fee_per_hour: Balance) {
		Roles::insert(doctor, Role::Doctor);
		Fees::insert(doctor, fee_per_hour);
		Affiliations::insert((doctor, Hospital::benchmark_hospital(0)), ());
	}
}

pub struct Hospital;
impl Consortium<AccountId> for Hospital {
	fn hospital_status(who: &AccountId) -> Option<HospitalStatus<AccountId>> {
		Hospitals::get(who)
	}
	fn duty_holder(who: &AccountId) -> Option<AccountId> {
		match Hospitals::get(who)? {
			HospitalStatus::Active => Some(*who),
			HospitalStatus::Leaving { successor } => Some(successor),
			HospitalStatus::ForCause => None,
		}
	}
	fn is_auditor(_: &AccountId) -> bool {
		false
	}
	fn auditor_affiliation(_: &AccountId) -> Option<AccountId> {
		None
	}
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_hospital(index: u32) -> AccountId {
		let who = 500 + AccountId::from(index);
		Roles::insert(who, Role::Hospital);
		Hospitals::insert(who, HospitalStatus::Active);
		who
	}
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_auditor() -> AccountId {
		let who = 600;
		Roles::insert(who, Role::Auditor);
		who
	}
}

pub struct Bank;
impl Bank {
	fn commit(by: AccountId, amount: Balance) -> DispatchResult {
		if let Some(left) = PurseRests::get(by) {
			PurseRests::insert(by, left.checked_sub(amount).ok_or(PURSE_EXCEEDED)?);
		}
		Ok(())
	}

	fn pay(who: AccountId, amount: Balance) {
		Balances::mutate(who, |balance| *balance = Some(balance.unwrap_or(0) + amount));
	}

	/// What anybody can do once an escrow is due.
	pub fn claim(escrow: EscrowId) {
		let held = Escrows::get(escrow).expect("an open escrow");
		assert!(Running::now() >= held.due.0, "not due");
		let paid = Self::settle(escrow, held.due.1).expect("an open escrow");
		<Appointments as OnSettled<_, _>>::on_settled(held.appointment, held.due.1, paid);
	}

	/// All money there is.
	pub fn total() -> Balance {
		Balances::iter_values().sum::<Balance>()
			+ Escrows::iter_values().map(|held| held.amount).sum::<Balance>()
	}
}
impl Escrow<AccountId, Balance> for Bank {
	fn open(
		payer: &AccountId,
		by: &AccountId,
		payee: &AccountId,
		amount: Balance,
		appointment: AppointmentId,
		due: (Moment, Settlement),
	) -> Result<EscrowId, DispatchError> {
		ensure!(amount >= MINIMUM && payer != payee, TOO_SMALL);
		let left = Balances::get(payer).unwrap_or(0).checked_sub(amount).ok_or(NO_FUNDS)?;
		Balances::insert(payer, left);
		let on = (by != payer).then_some((*by, amount));
		if on.is_some() {
			Self::commit(*by, amount)?;
		}
		let id = NextEscrow::get().unwrap_or(100);
		NextEscrow::put(id + 1);
		Escrows::insert(id, Held { payer: *payer, payee: *payee, amount, appointment, due, on });
		Ok(id)
	}
	fn reschedule(escrow: EscrowId, due: (Moment, Settlement)) -> DispatchResult {
		let mut held = Escrows::get(escrow).ok_or("no such escrow")?;
		held.due = due;
		Escrows::insert(escrow, held);
		Ok(())
	}
	fn charge(escrow: EscrowId, by: &AccountId, settlement: Settlement) -> DispatchResult {
		let mut held = Escrows::get(escrow).ok_or("no such escrow")?;
		let paid = held.to_payee(settlement);
		if held.on.is_none() && *by != held.payer {
			Self::commit(*by, paid)?;
			held.on = Some((*by, paid));
			Escrows::insert(escrow, held);
		}
		Ok(())
	}
	fn settle(
		escrow: EscrowId,
		settlement: Settlement,
	) -> Result<Option<Payment<AccountId, Balance>>, DispatchError> {
		let held = Escrows::take(escrow).ok_or("no such escrow")?;
		let share = held.to_payee(settlement);
		if let Some((by, committed)) = held.on {
			let back = committed.saturating_sub(share);
			PurseRests::mutate_extant(by, |left| *left += back);
		}
		let receiver = <Appointments as carechain_primitives::traits::Payees<_>>::receiver(
			held.appointment,
			&held.payee,
		);
		Self::pay(receiver, share);
		Self::pay(held.payer, held.amount - share);
		// After the change, so that a caller that does not roll back is found out.
		ensure!(!EscrowFails::get(), "the escrow fails");
		Ok((share > 0).then_some(Payment { to: receiver, amount: share }))
	}
	fn reduce(escrow: EscrowId, amount: Balance) -> DispatchResult {
		let mut held = Escrows::get(escrow).ok_or("no such escrow")?;
		ensure!(amount >= MINIMUM && amount < held.amount, TOO_SMALL);
		Self::pay(held.payer, held.amount - amount);
		if let Some((by, committed)) = held.on {
			let left = committed.min(amount);
			PurseRests::mutate_extant(by, |rest| *rest += committed - left);
			held.on = Some((by, left));
		}
		held.amount = amount;
		Escrows::insert(escrow, held);
		ensure!(!EscrowFails::get(), "the escrow fails");
		Ok(())
	}
	fn give_back(receiver: &AccountId, payer: &AccountId, amount: Balance) -> DispatchResult {
		let left = Balances::get(receiver).unwrap_or(0).checked_sub(amount).ok_or(NO_FUNDS)?;
		Balances::insert(receiver, left);
		Self::pay(*payer, amount);
		Ok(())
	}
	fn has_open(who: &AccountId) -> bool {
		Escrows::iter_values().any(|held| held.payer == *who)
	}
	fn amount(escrow: EscrowId) -> Option<Balance> {
		Escrows::get(escrow).map(|held| held.amount)
	}
	fn minimum() -> Balance {
		MINIMUM
	}
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_endow(who: &AccountId) {
		Balances::insert(who, WEALTH);
	}
}

pub struct Records;
impl Folders<AccountId> for Records {
	fn owner(folder: FolderId) -> Option<AccountId> {
		FolderOwners::get(folder)
	}
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_folder(patient: &AccountId) -> FolderId {
		FolderOwners::insert(FolderId::repeat_byte(9), patient);
		FolderId::repeat_byte(9)
	}
}

#[cfg(feature = "runtime-benchmarks")]
pub struct SetClock;
#[cfg(feature = "runtime-benchmarks")]
impl BenchmarkTime for SetClock {
	fn set(now: Moment) {
		Now::set(&now);
	}
}

impl appointments::Config for Test {
	type ActorOrigin = EnsureActor;
	type Balance = Balance;
	type Participants = Identity;
	type Licences = Registry;
	type Consortium = Hospital;
	type Escrow = Bank;
	type Folders = Records;
	type Time = Clock;
	type RunningTime = Running;
	type DisputeWindow = DisputeWindow;
	type DisputeDeadline = DisputeDeadline;
	type EvidenceWindow = EvidenceWindow;
	type DecisionWindow = DecisionWindow;
	type AppealWindow = AppealWindow;
	type UndecidedShare = UndecidedShare;
	type CompletionWindow = CompletionWindow;
	type ShortestNotice = ShortestNotice;
	type BookingHorizon = BookingHorizon;
	type CheckInWindow = CheckInWindow;
	type Retention = Retention;
	type LongestAssignment = LongestAssignment;
	type MaxHours = MaxHours;
	type MaxPayees = MaxPayees;
	type MaxConcerned = MaxConcerned;
	type OpenBookings = OpenBookings;
	type OpenBookingsPerDoctor = OpenBookingsPerDoctor;
	type MaxUpcoming = MaxUpcoming;
	type MaxSeries = MaxSeries;
	type MaxWalkIns = MaxWalkIns;
	type MaxSeats = MaxSeats;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkTime = SetClock;
}

pub fn new_test_ext() -> sp_io::TestExternalities {
	let storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	let mut ext = sp_io::TestExternalities::from(storage);
	ext.execute_with(|| {
		System::set_block_number(1);
		for patient in [PATIENT, OTHER_PATIENT] {
			Roles::insert(patient, Role::Patient);
			Balances::insert(patient, WEALTH);
			Sponsors::insert(patient, CLINIC);
			FolderOwners::insert(folder_of(patient), patient);
		}
		for doctor in [DOCTOR, OTHER_DOCTOR] {
			Roles::insert(doctor, Role::Doctor);
			Fees::insert(doctor, FEE);
			Affiliations::insert((doctor, HOSPITAL), ());
		}
		Roles::insert(CLINIC, Role::Clinic);
		Sponsors::insert(CLINIC, HOSPITAL);
		for hospital in [HOSPITAL, OTHER_HOSPITAL].into_iter().chain(SEATS) {
			Roles::insert(hospital, Role::Hospital);
			Hospitals::insert(hospital, HospitalStatus::Active);
		}
	});
	ext
}

#[cfg(feature = "runtime-benchmarks")]
pub fn new_benchmark_ext() -> sp_io::TestExternalities {
	new_test_ext()
}

/// Runs a test, and checks the invariants and that no money came or went.
pub fn build_and_execute(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		let total = Bank::total();
		test();
		check();
		assert_eq!(Bank::total(), total, "money came or went");
	});
}

/// Checks the invariants.
pub fn check() {
	Appointments::do_try_state().expect("the invariants hold");
}

/// A folder of this patient.
pub fn folder_of(patient: AccountId) -> FolderId {
	FolderId::from_low_u64_be(1_000 + patient)
}

/// Works off everything that is due.
pub fn idle() {
	use frame::traits::Hooks;
	Appointments::on_idle(System::block_number(), Weight::MAX);
}
