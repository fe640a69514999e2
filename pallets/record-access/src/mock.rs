//! A runtime with this pallet alone; what it needs of others is played by [`World`].

use crate as pallet_care_record_access;
use crate::*;
use carechain_primitives::{
	time::{DAY, HOUR, MINUTE},
	traits::KeyLosses,
	Codec, Freeze, HospitalStatus, Role,
};
use frame::{deps::sp_io, testing_prelude::*};
use std::{
	cell::RefCell,
	collections::{BTreeMap, BTreeSet},
};

pub type AccountId = u64;

construct_runtime!(
	pub enum Test {
		System: frame_system,
		RecordAccess: pallet_care_record_access,
	}
);

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlock<Test>;
}

pub const START: Moment = 1_750_000_000_000;
pub const ACCESS: Moment = 4 * HOUR;
pub const JUSTIFY: Moment = 24 * HOUR;
pub const REVIEW: Moment = 72 * HOUR;
pub const RETENTION: Moment = 365 * DAY;
pub const VOUCHER_AGE: Moment = 30 * DAY;
pub const MARK_LIFETIME: Moment = 366 * DAY;
pub const LIFETIME: Moment = 7 * DAY;
pub const LONGEST: Moment = 100 * DAY;

parameter_types! {
	pub static Now: Moment = START;
	/// For how long the chain stood still.
	pub static Stood: Moment = 0;
	pub static Limit: u32 = 2;
	pub static VouchedLimit: u32 = 3;
}

/// The running time.
pub struct Running;

impl RunningTime for Running {
	fn now() -> Moment {
		Now::get() - Stood::get()
	}
}

/// The chain makes no blocks for that long.
pub fn stand_still(time: Moment) {
	Now::mutate(|now| *now += time);
	Stood::mutate(|stood| *stood += time);
}

/// The clock, which tests set.
pub struct Clock;

impl Time for Clock {
	type Moment = Moment;
	fn now() -> Moment {
		Now::get()
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl carechain_primitives::traits::BenchmarkTime for Clock {
	fn set(now: Moment) {
		Now::set(now);
	}
}

pub const NOT_PARTICIPANT: DispatchError = DispatchError::Other("not a participant");
pub const WRONG_ROLE: DispatchError = DispatchError::Other("wrong role");
pub const SUSPENDED: DispatchError = DispatchError::Other("suspended");
pub const FROZEN: DispatchError = DispatchError::Other("frozen");
pub const UNLICENSED: DispatchError = DispatchError::Other("unlicensed");
pub const UNRELATED: DispatchError = DispatchError::Other("unrelated");
pub const NO_WINDOW: DispatchError = DispatchError::Other("not in its window");

/// A participant of the test world.
#[derive(Clone)]
pub struct Member {
	pub role: Role,
	pub suspended: bool,
	pub key_version: KeyVersion,
}

/// An appointment of the test world.
#[derive(Clone)]
pub struct Visit {
	pub patient: AccountId,
	pub doctor: AccountId,
	pub folder: Option<FolderId>,
	pub in_window: bool,
}

/// What the other pallets would know.
#[derive(Default)]
pub struct World {
	pub members: BTreeMap<AccountId, Member>,
	/// When those left who left, and may have come back.
	pub left: BTreeMap<AccountId, Moment>,
	pub licensed: BTreeSet<AccountId>,
	/// By the council.
	pub barred: BTreeSet<AccountId>,
	pub hospitals: BTreeMap<AccountId, HospitalStatus<AccountId>>,
	pub auditors: BTreeMap<AccountId, Option<AccountId>>,
	pub affiliations: BTreeSet<(AccountId, AccountId)>,
	/// Which hospitals verified a doctor, and since when.
	pub vouchers: BTreeSet<(AccountId, AccountId, Moment)>,
	/// Principals and the time at which their guardian's time ran out.
	pub guardians_expired: BTreeMap<AccountId, Moment>,
	/// Who acts for whom, whenever it signs.
	pub delegates: BTreeMap<AccountId, AccountId>,
	/// Whose staff somebody is.
	pub employers: BTreeMap<AccountId, AccountId>,
	/// Whose keys are in other hands.
	pub frozen: BTreeSet<AccountId>,
	pub visits: BTreeMap<AppointmentId, Visit>,
	pub assignments: BTreeSet<(AccountId, AccountId)>,
	pub contents: u64,
}

thread_local! {
	static WORLD: RefCell<World> = RefCell::new(World::default());
}

pub fn world<R>(change: impl FnOnce(&mut World) -> R) -> R {
	WORLD.with(|world| change(&mut world.borrow_mut()))
}

impl World {
	pub fn join(&mut self, who: AccountId, role: Role) {
		self.members.insert(who, Member { role, suspended: false, key_version: 1 });
	}

	fn active(&self, who: &AccountId, role: Role) -> DispatchResult {
		let member = self.members.get(who).ok_or(NOT_PARTICIPANT)?;
		ensure!(member.role == role, WRONG_ROLE);
		ensure!(!member.suspended, SUSPENDED);
		Ok(())
	}
}

pub fn suspend(who: AccountId, suspended: bool) {
	world(|world| world.members.get_mut(&who).unwrap().suspended = suspended)
}

/// The account's key is in other hands: it is suspended for that.
pub fn freeze(who: AccountId, frozen: bool) {
	suspend(who, frozen);
	world(|world| match frozen {
		true => world.frozen.insert(who),
		false => world.frozen.remove(&who),
	});
}

/// The account stops being a participant.
pub fn leave(who: AccountId) -> Member {
	let now = Now::get();
	world(|world| {
		world.left.insert(who, now);
		RecordAccess::note_leaving();
		world.members.remove(&who).unwrap()
	})
}

/// What was delivered to the account until now is in other hands.
pub fn lose_keys(who: AccountId) {
	RecordAccess::note(&who, Now::get());
}

/// The hospital's verification of the doctor is in force, since a time.
pub fn vouch(doctor: AccountId, hospital: AccountId, since: Moment) {
	world(|world| {
		world.vouchers.insert((doctor, hospital, since));
	});
}

/// No hospital's verification of the doctor is in force.
pub fn unvouch(doctor: AccountId) {
	world(|world| world.vouchers.retain(|(known, ..)| *known != doctor));
}

/// The account leaves, and comes back a while later.
pub fn leave_and_return(who: AccountId) {
	let member = leave(who);
	pass(WHILE);
	world(|world| world.members.insert(who, member));
}

pub fn bar(who: AccountId) {
	world(|world| {
		world.barred.insert(who);
	});
}

pub fn license(who: AccountId, licensed: bool) {
	world(|world| match licensed {
		true => world.licensed.insert(who),
		false => world.licensed.remove(&who),
	});
}

pub struct Care;

impl Participants<AccountId> for Care {
	fn role(who: &AccountId) -> Option<Role> {
		world(|world| world.members.get(who).map(|member| member.role))
	}
	fn is_suspended(who: &AccountId) -> bool {
		world(|world| world.members.get(who).is_some_and(|member| member.suspended))
	}
	fn is_frozen(who: &AccountId) -> bool {
		world(|world| world.frozen.contains(who))
	}
	fn freezes(_: &AccountId) -> Vec<Freeze> {
		Vec::new()
	}
	fn ensure_not_frozen(who: &AccountId) -> DispatchResult {
		ensure!(!Self::is_frozen(who), FROZEN);
		Ok(())
	}
	fn employers(who: &AccountId) -> Vec<AccountId> {
		world(|world| world.employers.get(who).copied().into_iter().collect())
	}
	fn key_version(who: &AccountId) -> Option<KeyVersion> {
		world(|world| world.members.get(who).map(|member| member.key_version))
	}
	fn left_at(who: &AccountId) -> Option<Moment> {
		world(|world| world.left.get(who).copied())
	}
	fn sponsor(_: &AccountId) -> Option<AccountId> {
		None
	}
	fn accepted_delegates(_: &AccountId) -> Vec<AccountId> {
		Vec::new()
	}
	fn is_delegate_since(principal: &AccountId, delegate: &AccountId, _: Moment) -> bool {
		world(|world| world.delegates.get(delegate) == Some(principal))
	}
	fn may_act(principal: &AccountId, delegate: &AccountId) -> Option<DelegationScope> {
		let suspended = Self::is_suspended(delegate);
		let acts = world(|world| world.delegates.get(delegate) == Some(principal));
		(acts && !suspended).then_some(DelegationScope::Guardian)
	}
	fn has_guardian_expired(principal: &AccountId, since: Moment) -> bool {
		let until = world(|world| world.guardians_expired.get(principal).copied());
		until.is_some_and(|until| since < until && until <= Now::get())
	}
	fn ensure_participant(who: &AccountId) -> DispatchResult {
		world(|world| world.members.get(who).map(|_| ()).ok_or(NOT_PARTICIPANT))
	}
	fn ensure_active(who: &AccountId, role: Role) -> DispatchResult {
		world(|world| world.active(who, role))
	}
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_register(who: &AccountId, role: Role) {
		world(|world| world.join(*who, role));
	}
}

impl Licences<AccountId, u128> for Care {
	fn verifiers(_: &AccountId) -> Vec<AccountId> {
		Vec::new()
	}
	fn vouchers(doctor: &AccountId) -> Vec<(AccountId, Moment)> {
		world(|world| {
			let its = world.vouchers.iter().filter(|(known, ..)| known == doctor);
			its.map(|(_, hospital, since)| (*hospital, *since)).collect()
		})
	}
	fn was_licensed_at(doctor: &AccountId, _: Moment) -> bool {
		Self::is_licensed(doctor)
	}
	fn ensure_licensed(doctor: &AccountId) -> DispatchResult {
		world(|world| {
			world.active(doctor, Role::Doctor)?;
			ensure!(world.licensed.contains(doctor), UNLICENSED);
			Ok(())
		})
	}
	fn is_barred(who: &AccountId) -> bool {
		world(|world| world.barred.contains(who))
	}
	fn fee_per_hour(_: &AccountId) -> Option<u128> {
		None
	}
	fn payee(_: &AccountId) -> Option<AccountId> {
		None
	}
	fn is_affiliated(doctor: &AccountId, hospital: &AccountId) -> bool {
		world(|world| world.affiliations.contains(&(*doctor, *hospital)))
	}
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_payee(doctor: &AccountId) -> AccountId {
		*doctor
	}
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_license(doctor: &AccountId, _: u128) {
		world(|world| {
			world.join(*doctor, Role::Doctor);
			world.licensed.insert(*doctor);
			// Strangers to any custodian.
			for hospital in 8_000..8_002 {
				world.hospitals.insert(hospital, HospitalStatus::Active);
				world.vouchers.insert((*doctor, hospital, 0));
			}
		});
	}
}

impl Consortium<AccountId> for Care {
	fn hospital_status(who: &AccountId) -> Option<HospitalStatus<AccountId>> {
		world(|world| world.hospitals.get(who).copied())
	}
	fn duty_holder(who: &AccountId) -> Option<AccountId> {
		match Self::hospital_status(who)? {
			HospitalStatus::Active => Some(*who),
			HospitalStatus::Leaving { successor } => Some(successor),
			HospitalStatus::ForCause => None,
		}
	}
	fn is_auditor(who: &AccountId) -> bool {
		world(|world| world.auditors.contains_key(who))
	}
	fn auditor_affiliation(who: &AccountId) -> Option<AccountId> {
		world(|world| world.auditors.get(who).copied().flatten())
	}
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_hospital(index: u32) -> AccountId {
		let who = 9_000 + u64::from(index);
		world(|world| {
			world.join(who, Role::Hospital);
			world.hospitals.insert(who, HospitalStatus::Active);
		});
		who
	}
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_auditor() -> AccountId {
		world(|world| {
			world.join(9_900, Role::Auditor);
			world.auditors.insert(9_900, None);
		});
		9_900
	}
}

impl CareRelationship<AccountId> for Care {
	fn ensure_related(doctor: &AccountId, patient: &AccountId, basis: CareBasis) -> DispatchResult {
		let related = world(|world| match basis {
			CareBasis::Appointment(id) => world
				.visits
				.get(&id)
				.is_some_and(|visit| visit.doctor == *doctor && visit.patient == *patient),
			CareBasis::Assignment => world.assignments.contains(&(*doctor, *patient)),
		});
		ensure!(related, UNRELATED);
		Ok(())
	}
	fn ensure_may_write(
		doctor: &AccountId,
		patient: &AccountId,
		folder: FolderId,
		appointment: AppointmentId,
	) -> DispatchResult {
		Self::ensure_related(doctor, patient, CareBasis::Appointment(appointment))?;
		let open = world(|world| {
			world
				.visits
				.get(&appointment)
				.is_some_and(|visit| visit.folder == Some(folder) && visit.in_window)
		});
		ensure!(open, NO_WINDOW);
		Ok(())
	}
	fn parties(appointment: AppointmentId) -> Option<(AccountId, AccountId)> {
		world(|world| world.visits.get(&appointment).map(|visit| (visit.patient, visit.doctor)))
	}
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_appointment(
		doctor: &AccountId,
		patient: &AccountId,
		folder: FolderId,
	) -> AppointmentId {
		world(|world| {
			let id = world.visits.len() as u64;
			world.visits.insert(
				id,
				Visit { patient: *patient, doctor: *doctor, folder: Some(folder), in_window: true },
			);
			id
		})
	}
}

/// Whoever signs acts for itself, unless the world knows for whom.
pub struct EnsureActor;

impl EnsureOrigin<RuntimeOrigin> for EnsureActor {
	type Success = Actor<AccountId>;
	fn try_origin(origin: RuntimeOrigin) -> Result<Self::Success, RuntimeOrigin> {
		let by = EnsureSigned::<AccountId>::try_origin(origin)?;
		let principal = world(|world| world.delegates.get(&by).copied().unwrap_or(by));
		Ok(Actor { principal, by })
	}
	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<RuntimeOrigin, ()> {
		Ok(RuntimeOrigin::signed(0))
	}
}

impl Config for Test {
	type ActorOrigin = EnsureActor;
	type CouncilOrigin = EnsureRoot<AccountId>;
	type Time = Clock;
	type RunningTime = Running;
	type Balance = u128;
	type Participants = Care;
	type Licences = Care;
	type Consortium = Care;
	type CareRelationship = Care;
	type LongestGrant = ConstU64<LONGEST>;
	type RequestLifetime = ConstU64<LIFETIME>;
	type EmergencyAccess = ConstU64<ACCESS>;
	type JustificationDeadline = ConstU64<JUSTIFY>;
	type ReviewDeadline = ConstU64<REVIEW>;
	type VoucherAge = ConstU64<VOUCHER_AGE>;
	type OpenEmergencies = Limit;
	type VouchedEmergencies = VouchedLimit;
	type MarkLifetime = ConstU64<MARK_LIFETIME>;
	type AuditRetention = ConstU64<RETENTION>;
	type MaxFolders = ConstU32<3>;
	type MaxFoldersEver = ConstU32<5>;
	type MaxRecords = ConstU32<30>;
	type MaxGrants = ConstU32<4>;
	type MaxRecordGrants = ConstU32<2>;
	type MaxFolderRequests = ConstU32<2>;
	type MaxRequesterRequests = ConstU32<2>;
	type MaxExclusions = ConstU32<2>;
	type MaxOpenEmergencies = ConstU32<3>;
	type MaxVouchedEmergencies = ConstU32<4>;
	type MaxFolderEmergencies = ConstU32<2>;
	type MaxManifestSize = ConstU64<5_120>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkTime = Clock;
	type WeightInfo = ();
}

pub const PATIENT: AccountId = 1;
pub const OTHER_PATIENT: AccountId = 2;
pub const DOCTOR: AccountId = 10;
pub const SECOND: AccountId = 11;
pub const THIRD: AccountId = 12;
pub const CLINIC: AccountId = 20;
pub const HOSPITAL: AccountId = 30;
pub const HOSPITAL_TWO: AccountId = 31;
pub const HOSPITAL_THREE: AccountId = 32;
pub const AUDITOR: AccountId = 40;
/// Acts for the patient.
pub const GUARDIAN: AccountId = 50;
pub const STRANGER: AccountId = 99;

/// An appointment of patient and doctor that names [`folder`] 1 and is in its window.
pub const VISIT: AppointmentId = 7;

pub fn new_test_ext() -> sp_io::TestExternalities {
	Now::set(START);
	Stood::set(0);
	Limit::set(2);
	VouchedLimit::set(3);
	world(|world| {
		*world = World::default();
		for who in [PATIENT, OTHER_PATIENT] {
			world.join(who, Role::Patient);
		}
		for who in [DOCTOR, SECOND, THIRD] {
			world.join(who, Role::Doctor);
			world.licensed.insert(who);
			world.assignments.insert((who, PATIENT));
			// In their verifier's own custody.
			world.vouchers.insert((who, HOSPITAL, START));
		}
		world.join(CLINIC, Role::Clinic);
		world.join(AUDITOR, Role::Auditor);
		for who in [HOSPITAL, HOSPITAL_TWO, HOSPITAL_THREE] {
			world.join(who, Role::Hospital);
			world.hospitals.insert(who, HospitalStatus::Active);
		}
		world.auditors.insert(AUDITOR, None);
		world.delegates.insert(GUARDIAN, PATIENT);
		world.visits.insert(
			VISIT,
			Visit { patient: PATIENT, doctor: DOCTOR, folder: Some(folder(1)), in_window: true },
		);
	});
	let storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	let mut ext: sp_io::TestExternalities = storage.into();
	ext.execute_with(|| System::set_block_number(1));
	ext
}

/// Runs a test, and checks the invariants after it.
pub fn build_and_execute(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		test();
		RecordAccess::do_try_state().unwrap();
	});
}

pub fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

/// Lets time pass, in milliseconds.
pub fn pass(time: Moment) {
	Now::mutate(|now| *now += time);
}

/// Gives the clean-up all the weight it wants.
pub fn idle() {
	RecordAccess::on_idle(System::block_number(), Weight::MAX);
}

pub fn folder(name: u8) -> FolderId {
	H256::repeat_byte(name)
}

/// A strong encryption key.
pub fn key(number: u32) -> EncryptionKey {
	let mut bytes = [2; 32];
	bytes[..4].copy_from_slice(&number.to_le_bytes());
	EncryptionKey(bytes)
}

/// Content that no record has had.
pub fn content() -> ContentRef {
	let number = world(|world| {
		world.contents += 1;
		world.contents
	});
	ContentRef { codec: Codec::Raw, digest: H256::from_low_u64_be(number), size: 300 }
}

pub fn empty() -> ContentRef {
	ContentRef { size: 0, ..content() }
}

pub fn custodian(hospital: AccountId) -> EmergencyPolicy<AccountId> {
	EmergencyPolicy::Custodian(hospital)
}

/// Opens a folder of the patient without a custodian.
pub fn open(name: u8) -> FolderId {
	let folder = folder(name);
	assert_ok!(RecordAccess::create_folder(
		signed(PATIENT),
		folder,
		key(u32::from(name)),
		LONGEST,
		content(),
		EmergencyPolicy::Never,
		None,
	));
	folder
}

/// Opens a folder of the patient that the hospital answers emergencies of.
pub fn open_with_custodian(name: u8) -> FolderId {
	let folder = folder(name);
	assert_ok!(RecordAccess::create_folder(
		signed(PATIENT),
		folder,
		key(u32::from(name)),
		LONGEST,
		content(),
		custodian(HOSPITAL),
		Some(content()),
	));
	folder
}

pub fn epoch(folder: FolderId) -> Epoch {
	Folders::<Test>::get(folder).unwrap().epoch
}

/// Gives the folder its next recipient, without custodian.
pub fn rotate(folder: FolderId) {
	let recipient = key(1_000 + world(|world| world.contents as u32));
	assert_ok!(RecordAccess::rotate_folder(signed(PATIENT), folder, recipient, content(), None));
}

/// Adds a record of this author, sealed to the folder.
pub fn try_add(author: AccountId, folder: FolderId) -> DispatchResult {
	RecordAccess::add_record(
		signed(author),
		folder,
		epoch(folder),
		SealedTo::Folder,
		content(),
		content(),
		None,
	)
}

/// Adds a record of the patient.
pub fn add(folder: FolderId) -> RecordId {
	assert_ok!(try_add(PATIENT, folder));
	NextRecord::<Test>::get() - 1
}

/// Adds a record of the patient that is sealed to the patient alone.
pub fn add_sealed(folder: FolderId) -> RecordId {
	assert_ok!(RecordAccess::add_record(
		signed(PATIENT),
		folder,
		epoch(folder),
		SealedTo::Patient,
		content(),
		content(),
		None,
	));
	NextRecord::<Test>::get() - 1
}

/// Adds a record of the doctor, in the window of the visit; the folder is folder 1.
pub fn add_by_doctor(folder: FolderId) -> RecordId {
	assert_ok!(RecordAccess::add_record(
		signed(DOCTOR),
		folder,
		epoch(folder),
		SealedTo::Folder,
		content(),
		content(),
		Some(VISIT),
	));
	NextRecord::<Test>::get() - 1
}

/// A set of purposes.
pub fn purposes<const N: usize>(of: [PurposeOfUse; N]) -> Purposes {
	BTreeSet::from(of).try_into().unwrap()
}

/// A grant that a test changes a part of.
#[derive(Clone)]
pub struct Offer {
	pub from: AccountId,
	pub folder: FolderId,
	pub scope: GrantScope,
	pub grantee: AccountId,
	pub right: Right,
	pub purposes: Purposes,
	pub until: Moment,
	pub envelope: Option<ContentRef>,
	pub key_version: KeyVersion,
	pub epoch: Epoch,
	pub request: Option<RequestId>,
}

impl Offer {
	/// Read on the folder for treatment, for a day.
	pub fn read(folder: FolderId, grantee: AccountId) -> Self {
		Self {
			from: PATIENT,
			folder,
			scope: GrantScope::Folder,
			grantee,
			right: Right::Read,
			purposes: purposes([PurposeOfUse::Treatment]),
			until: Now::get() + DAY,
			envelope: Some(content()),
			key_version: 1,
			epoch: Folders::<Test>::get(folder).map_or(0, |data| data.epoch),
			request: None,
		}
	}

	/// Write on the folder, for a day.
	pub fn write(folder: FolderId, grantee: AccountId) -> Self {
		Self { right: Right::Write, envelope: None, ..Self::read(folder, grantee) }
	}

	/// Read on one record, for a day.
	pub fn record(folder: FolderId, record: RecordId, grantee: AccountId) -> Self {
		Self { scope: GrantScope::Record(record), ..Self::read(folder, grantee) }
	}

	pub fn call(&self) -> DispatchResult {
		RecordAccess::grant_access(
			signed(self.from),
			self.folder,
			self.scope,
			self.grantee,
			self.right,
			self.purposes.clone(),
			self.until,
			self.envelope,
			self.key_version,
			self.epoch,
			self.request,
		)
	}

	/// Gives it, and returns its number.
	pub fn give(&self) -> GrantId {
		assert_ok!(self.call());
		NextGrant::<Test>::get() - 1
	}
}

/// The doctor breaks the glass.
pub fn break_glass(doctor: AccountId, folder: FolderId) -> EmergencyId {
	assert_ok!(RecordAccess::break_glass(signed(doctor), folder));
	NextEmergency::<Test>::get() - 1
}

/// The hospital answers.
pub fn answer(emergency: EmergencyId) {
	let folder = Emergencies::<Test>::get(emergency).unwrap().folder;
	assert_ok!(RecordAccess::answer_emergency(
		signed(HOSPITAL),
		emergency,
		content(),
		1,
		epoch(folder)
	));
}

/// Why the account may not read the record for treatment; `None` if it may.
pub fn denied(who: AccountId, record: RecordId) -> Option<carechain_primitives::AccessDenial> {
	RecordAccess::access_basis(&who, record, Some(PurposeOfUse::Treatment)).err()
}

pub fn rotation_due(folder: FolderId) -> bool {
	RecordAccess::folder_info(folder).unwrap().rotation_due
}

/// A little while.
pub const WHILE: Moment = MINUTE;
