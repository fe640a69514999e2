//! Benchmarks: each call at its worst, with every bounded list as full as it can be.

use super::*;
use alloc::vec::Vec;
use carechain_primitives::{
	time::{DAY, HOUR},
	traits::{BenchmarkTime, KeyLosses},
	Codec, Role,
};
use frame::{benchmarking::prelude::*, deps::frame_support::weights::WeightMeter};

/// When the scenes play: 15 June 2025.
const START: Moment = 1_750_000_000_000;

fn set_time<T: Config>(now: Moment) {
	T::BenchmarkTime::set(now);
}

/// Lets time pass.
fn pass<T: Config>(time: Moment) {
	set_time::<T>(Pallet::<T>::now().saturating_add(time));
}

fn patient<T: Config>() -> T::AccountId {
	let who = account("patient", 0, 0);
	T::Participants::benchmark_register(&who, Role::Patient);
	who
}

fn doctor<T: Config>(index: u32) -> T::AccountId {
	let who = account("doctor", index, 0);
	T::Participants::benchmark_register(&who, Role::Doctor);
	T::Licences::benchmark_license(&who, 0u32.into());
	who
}

/// A digest of its own for each number.
fn digest(number: u32) -> H256 {
	H256(frame::hashing::blake2_256(&number.to_le_bytes()))
}

fn name(number: u32) -> FolderId {
	digest(number)
}

/// A strong key.
fn key(number: u32) -> EncryptionKey {
	let mut bytes = [2; 32];
	bytes[..4].copy_from_slice(&number.to_le_bytes());
	EncryptionKey(bytes)
}

fn content(number: u32) -> ContentRef {
	ContentRef { codec: Codec::Raw, digest: digest(number), size: 300 }
}

fn longest<T: Config>() -> Moment {
	T::LongestGrant::get()
}

/// Opens a folder of the patient, with a custodian if there is one.
fn insert_named<T: Config>(
	folder: FolderId,
	number: u32,
	patient: &T::AccountId,
	custodian: Option<T::AccountId>,
) -> FolderId {
	let envelope = custodian.is_some().then(|| content(1));
	let keys = EpochKeys {
		recipient: key(number),
		owner_envelope: content(0),
		custodian_envelope: envelope,
	};
	let emergency = custodian.map_or(EmergencyPolicy::Never, EmergencyPolicy::Custodian);
	Pallet::<T>::do_create_folder(patient.clone().into(), folder, keys, longest::<T>(), emergency)
		.expect("a patient can open a folder");
	folder
}

/// Opens a folder of the patient; the scene for the benchmarks of other pallets too.
pub(crate) fn insert_folder<T: Config>(patient: &T::AccountId) -> FolderId {
	// A name and a key that no other folder of the scene has.
	let mut number = 0;
	while Folders::<T>::contains_key(name(number))
		|| Recipients::<T>::contains_key(patient, key(number))
	{
		number = number.saturating_add(1);
	}
	insert_named::<T>(name(number), number, patient, None)
}

/// A folder with a custodian, its patient and that hospital.
fn scene<T: Config>() -> (T::AccountId, T::AccountId, FolderId) {
	set_time::<T>(START);
	let (patient, hospital) = (patient::<T>(), T::Consortium::benchmark_hospital(0));
	let folder = insert_named::<T>(name(0), 0, &patient, Some(hospital.clone()));
	(patient, hospital, folder)
}

/// A folder of a patient that has no other.
fn folder_of_another<T: Config>(
	number: u32,
	custodian: Option<T::AccountId>,
) -> (T::AccountId, FolderId) {
	let patient = account("another patient", number, 0);
	T::Participants::benchmark_register(&patient, Role::Patient);
	let folder = insert_named::<T>(name(number), number, &patient, custodian);
	(patient, folder)
}

/// Puts live rights on a folder, and leaves room for so many grants and emergencies.
fn fill_rights<T: Config>(folder: FolderId, room: (u32, u32), until: Moment) {
	let epoch = Folders::<T>::get(folder).map(|data| data.epoch);
	LiveRights::<T>::mutate(folder, |live| {
		let grants = T::MaxGrants::get().saturating_sub(room.0);
		let emergencies = T::MaxFolderEmergencies::get().saturating_sub(room.1);
		// Each of a holder of its own: whether it left is looked up.
		// None lost anything, so that all are asked, and all stay.
		let delivery = Pallet::<T>::delivery();
		let of = |basis, name, id| {
			let holder = account(name, id, 0);
			let until = Until::Clock(until);
			LiveRight { basis, holder, from: START, until, delivery, opens: epoch }
		};
		for id in 0..grants {
			let basis = AccessBasis::Grant(u64::MAX - u64::from(id));
			let _ = live.try_push(of(basis, "grantee", id));
		}
		for id in 0..emergencies {
			let basis = AccessBasis::Emergency(u64::MAX - u64::from(id));
			let _ = live.try_push(of(basis, "doctor", id));
		}
	});
	// Somebody lost keys since the folder was last looked at, so that each holder is asked.
	Pallet::<T>::note(&account("loser", 0, 0), START);
}

/// Puts live rights on a single record, and leaves room for one.
fn fill_record_rights<T: Config>(record: RecordId) {
	RecordRights::<T>::mutate(record, |list| {
		for id in 1..T::MaxRecordGrants::get() {
			let holder = account("record's grantee", id, 0);
			let until = end::<T>();
			let id = u64::MAX - u64::from(id);
			let _ = list.try_push(RecordRight { id, holder, from: START, until });
		}
	});
}

/// Excludes as many doctors as there is room for, but one.
pub(crate) fn fill_exclusions<T: Config>(patient: &T::AccountId) {
	let others: Vec<T::AccountId> =
		(1..T::MaxExclusions::get()).map(|index| account("excluded", index, 0)).collect();
	Exclusions::<T>::insert(patient, BoundedVec::truncate_from(others));
}

fn insert_record<T: Config>(author: &T::AccountId, folder: FolderId, number: u32) -> RecordId {
	let draft = RecordDraft {
		epoch: 0,
		sealed_to: SealedTo::Folder,
		content: content(number),
		manifest: content(number.saturating_add(1)),
	};
	Pallet::<T>::do_add_record(author.clone().into(), folder, draft, None)
		.expect("the author may write");
	NextRecord::<T>::get().saturating_sub(1)
}

fn key_version<T: Config>(who: &T::AccountId) -> KeyVersion {
	T::Participants::key_version(who).expect("a participant has a key")
}

fn grant<T: Config>(
	patient: &T::AccountId,
	folder: FolderId,
	scope: GrantScope,
	grantee: &T::AccountId,
	right: Right,
	until: Moment,
) -> GrantId {
	let terms = GrantTerms {
		purposes: purposes(),
		until,
		envelope: (right == Right::Read).then(|| content(5)),
		key_version: key_version::<T>(grantee),
		epoch: 0,
		request: None,
	};
	let key = GrantKey { scope, grantee: grantee.clone(), right };
	Pallet::<T>::do_grant_access(patient.clone().into(), folder, key, terms)
		.expect("a patient can grant");
	NextGrant::<T>::get().saturating_sub(1)
}

/// All purposes, but that of an emergency.
fn purposes() -> Purposes {
	let all = PurposeOfUse::ALL.into_iter();
	let all: alloc::collections::BTreeSet<_> =
		all.filter(|purpose| *purpose != PurposeOfUse::BreakTheGlass).collect();
	all.try_into().expect("there are as many as there can be")
}

fn end<T: Config>() -> Moment {
	Pallet::<T>::now().saturating_add(longest::<T>())
}

/// A request as it is stored, between others in full lists.
fn insert_request<T: Config>(
	folder: FolderId,
	requester: &T::AccountId,
	expires_at: Moment,
) -> RequestId {
	let asked_at = Pallet::<T>::now();
	let until = end::<T>();
	let fill = |id: u64, requester| OpenRequest { id, requester, asked_at, until, expires_at };
	let id = NextRequest::<T>::mutate(|next| {
		let id = *next;
		*next = next.saturating_add(1);
		id
	});
	let open = fill(id, requester.clone());
	FolderRequests::<T>::mutate(folder, |list| {
		for index in 1..T::MaxFolderRequests::get() {
			let other = account("requester", index, 0);
			let _ = list.try_push(fill(u64::MAX - u64::from(index), other));
		}
		let _ = list.try_push(open.clone());
	});
	RequesterRequests::<T>::mutate(requester, |list| {
		for index in 1..T::MaxRequesterRequests::get() {
			let _ = list.try_push(fill(u64::MAX - u64::from(index), requester.clone()));
		}
		let _ = list.try_push(open);
	});
	RequestEnds::<T>::insert(bucket_of(expires_at), id, ());
	Requests::<T>::insert(
		id,
		Request {
			folder,
			requester: requester.clone(),
			purpose: PurposeOfUse::Treatment,
			until: end::<T>(),
			basis: CareBasis::Assignment,
			asked_at,
			expires_at,
		},
	);
	id
}

/// Fills the doctor's list with emergencies that count, but for so much room.
fn fill_owed<T: Config>(doctor: &T::AccountId, room: u32) {
	OwedEmergencies::<T>::mutate(doctor, |owed| {
		let limit = Pallet::<T>::emergency_limit().min(T::MaxOpenEmergencies::get());
		for index in room..limit {
			let _ = owed.try_push(OwedEmergency {
				id: u64::MAX - u64::from(index),
				until: Until::Clock(Moment::MAX),
				justify_by: Moment::MAX,
				settled: false,
			});
		}
	});
}

/// Fills the lists of the hospitals that vouch for the doctor with emergencies that count, but for so
/// much room.
fn fill_vouched<T: Config>(doctor: &T::AccountId, room: u32) {
	for (hospital, _) in T::Licences::vouchers(doctor) {
		VouchedEmergencies::<T>::mutate(hospital, |vouched| {
			for index in room..Pallet::<T>::vouched_limit().min(T::MaxVouchedEmergencies::get()) {
				let _ = vouched.try_push(OwedEmergency {
					id: u64::MAX - u64::from(index),
					until: Until::Clock(Moment::MAX),
					justify_by: Moment::MAX,
					settled: false,
				});
			}
		});
	}
}

/// The doctor breaks the glass of a folder with full lists.
fn emergency<T: Config>(doctor: &T::AccountId, folder: FolderId) -> EmergencyId {
	Pallet::<T>::do_break_glass(doctor.clone().into(), folder)
		.expect("a licensed doctor can break the glass");
	fill_rights::<T>(folder, (0, 1), end::<T>());
	fill_owed::<T>(doctor, 1);
	fill_vouched::<T>(doctor, 1);
	NextEmergency::<T>::get().saturating_sub(1)
}

fn council<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::CouncilOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn create_folder() {
		set_time::<T>(START);
		let patient = patient::<T>();
		let hospital = T::Consortium::benchmark_hospital(0);
		let open = T::MaxFolders::get().saturating_sub(1);
		FolderCounts::<T>::insert(&patient, FolderCount { open, ever: open });
		#[extrinsic_call]
		_(
			RawOrigin::Signed(patient),
			name(0),
			key(0),
			DAY,
			content(0),
			EmergencyPolicy::Custodian(hospital),
			Some(content(1)),
		);
		assert!(Folders::<T>::contains_key(name(0)));
	}

	#[benchmark]
	fn rotate_folder() {
		let (patient, _, folder) = scene::<T>();
		// Custody ends: one event more.
		#[extrinsic_call]
		_(RawOrigin::Signed(patient), folder, key(1), content(2), None);
		assert_eq!(Folders::<T>::get(folder).map(|data| data.epoch), Some(1));
	}

	#[benchmark]
	fn close_folder() {
		let (patient, _, folder) = scene::<T>();
		fill_rights::<T>(folder, (0, 0), end::<T>());
		insert_request::<T>(folder, &account("doctor", 0, 0), end::<T>());
		#[extrinsic_call]
		_(RawOrigin::Signed(patient), folder);
		assert!(Folders::<T>::get(folder).is_some_and(|data| data.closed_at.is_some()));
	}

	#[benchmark]
	fn set_emergency_custodian() {
		let (patient, _, folder) = scene::<T>();
		let other = T::Consortium::benchmark_hospital(1);
		let policy = EmergencyPolicy::Custodian(other);
		#[extrinsic_call]
		_(RawOrigin::Signed(patient), folder, policy.clone(), Some(content(2)));
		assert_eq!(Folders::<T>::get(folder).map(|data| data.emergency), Some(policy));
	}

	#[benchmark]
	fn add_record() {
		let (patient, _, folder) = scene::<T>();
		let doctor = doctor::<T>(0);
		let visit = T::CareRelationship::benchmark_appointment(&doctor, &patient, folder);
		fill_rights::<T>(folder, (0, 0), end::<T>());
		#[extrinsic_call]
		_(
			RawOrigin::Signed(doctor),
			folder,
			0,
			SealedTo::Folder,
			content(2),
			content(3),
			Some(visit),
		);
		assert_eq!(NextRecord::<T>::get(), 1);
	}

	#[benchmark]
	fn amend_record() -> Result<(), BenchmarkError> {
		let (patient, _, folder) = scene::<T>();
		let doctor = doctor::<T>(0);
		let visit = T::CareRelationship::benchmark_appointment(&doctor, &patient, folder);
		let draft = RecordDraft {
			epoch: 0,
			sealed_to: SealedTo::Folder,
			content: content(2),
			manifest: content(3),
		};
		Pallet::<T>::do_add_record(doctor.clone().into(), folder, draft, Some(visit))?;
		fill_rights::<T>(folder, (0, 0), end::<T>());
		#[extrinsic_call]
		_(RawOrigin::Signed(doctor), 0, 0, SealedTo::Folder, content(4), content(5));
		assert_eq!(NextRecord::<T>::get(), 2);
		Ok(())
	}

	#[benchmark]
	fn mark_entered_in_error() {
		let (patient, _, folder) = scene::<T>();
		let record = insert_record::<T>(&patient, folder, 2);
		#[extrinsic_call]
		_(RawOrigin::Signed(patient), record);
		assert_eq!(
			Records::<T>::get(record).map(|data| data.state),
			Some(carechain_primitives::RecordState::EnteredInError)
		);
	}

	#[benchmark]
	fn request_correction() {
		let (patient, _, folder) = scene::<T>();
		let doctor = doctor::<T>(0);
		let write = Right::Write;
		grant::<T>(&patient, folder, GrantScope::Folder, &doctor, write, end::<T>());
		let record = insert_record::<T>(&doctor, folder, 2);
		#[extrinsic_call]
		_(RawOrigin::Signed(patient), record, CorrectionReason::Misfiled);
		assert!(Records::<T>::get(record).is_some_and(|data| data.correction.is_some()));
	}

	#[benchmark]
	fn erase_record() {
		let (patient, _, folder) = scene::<T>();
		let record = insert_record::<T>(&patient, folder, 2);
		#[extrinsic_call]
		_(RawOrigin::Signed(patient), record);
		assert!(Records::<T>::get(record).is_some_and(|data| data.content.is_none()));
	}

	#[benchmark]
	fn request_access() -> Result<(), BenchmarkError> {
		let (patient, _, folder) = scene::<T>();
		let doctor = doctor::<T>(0);
		let visit = T::CareRelationship::benchmark_appointment(&doctor, &patient, folder);
		fill_exclusions::<T>(&patient);
		// Full lists, of which the last entry goes for this one.
		let request = insert_request::<T>(folder, &doctor, end::<T>());
		let old = Requests::<T>::get(request).ok_or("the request is there")?;
		Pallet::<T>::remove_request(request, &old);
		let basis = CareBasis::Appointment(visit);
		let until = end::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(doctor), folder, PurposeOfUse::Treatment, until, basis);
		assert_eq!(Requests::<T>::iter().count(), 1);
		Ok(())
	}

	#[benchmark]
	fn deny_request() {
		let (patient, _, folder) = scene::<T>();
		let request = insert_request::<T>(folder, &account("doctor", 0, 0), end::<T>());
		#[extrinsic_call]
		_(RawOrigin::Signed(patient), request);
		assert!(!Requests::<T>::contains_key(request));
	}

	#[benchmark]
	fn withdraw_request() {
		let (_, _, folder) = scene::<T>();
		let doctor = doctor::<T>(0);
		let request = insert_request::<T>(folder, &doctor, end::<T>());
		#[extrinsic_call]
		_(RawOrigin::Signed(doctor), request);
		assert!(!Requests::<T>::contains_key(request));
	}

	#[benchmark]
	fn grant_access() {
		let (patient, _, folder) = scene::<T>();
		let doctor = doctor::<T>(0);
		// One to replace, a request to answer, and every list full.
		let old =
			grant::<T>(&patient, folder, GrantScope::Folder, &doctor, Right::Read, end::<T>());
		fill_rights::<T>(folder, (1, 0), end::<T>());
		fill_record_rights::<T>(0);
		let request = insert_request::<T>(folder, &doctor, end::<T>());
		let until = end::<T>();
		#[extrinsic_call]
		_(
			RawOrigin::Signed(patient),
			folder,
			GrantScope::Folder,
			doctor.clone(),
			Right::Read,
			purposes(),
			until,
			Some(content(2)),
			key_version::<T>(&doctor),
			0,
			Some(request),
		);
		assert!(Grants::<T>::get(old).is_some_and(|grant| grant.revoked.is_some()));
	}

	#[benchmark]
	fn revoke_access() {
		let (patient, _, folder) = scene::<T>();
		let doctor = doctor::<T>(0);
		let id = grant::<T>(&patient, folder, GrantScope::Folder, &doctor, Right::Read, end::<T>());
		fill_rights::<T>(folder, (1, 0), end::<T>());
		#[extrinsic_call]
		_(RawOrigin::Signed(patient), id, RevocationReason::CareEnded);
		assert!(Grants::<T>::get(id).is_some_and(|grant| grant.revoked.is_some()));
	}

	#[benchmark]
	fn renounce_access() {
		let (patient, _, folder) = scene::<T>();
		let doctor = doctor::<T>(0);
		let id = grant::<T>(&patient, folder, GrantScope::Folder, &doctor, Right::Read, end::<T>());
		fill_rights::<T>(folder, (1, 0), end::<T>());
		#[extrinsic_call]
		_(RawOrigin::Signed(doctor), id);
		assert!(Grants::<T>::get(id).is_some_and(|grant| grant.revoked.is_some()));
	}

	#[benchmark]
	fn exclude_doctor() {
		set_time::<T>(START);
		let patient = patient::<T>();
		fill_exclusions::<T>(&patient);
		let doctor: T::AccountId = account("doctor", 0, 0);
		#[extrinsic_call]
		_(RawOrigin::Signed(patient.clone()), doctor.clone());
		assert!(Pallet::<T>::is_excluded(&patient, &doctor));
	}

	#[benchmark]
	fn readmit_doctor() -> Result<(), BenchmarkError> {
		set_time::<T>(START);
		let patient = patient::<T>();
		fill_exclusions::<T>(&patient);
		let doctor: T::AccountId = account("doctor", 0, 0);
		Pallet::<T>::do_exclude_doctor(patient.clone().into(), doctor.clone())?;
		#[extrinsic_call]
		_(RawOrigin::Signed(patient.clone()), doctor.clone());
		assert!(!Pallet::<T>::is_excluded(&patient, &doctor));
		Ok(())
	}

	#[benchmark]
	fn break_glass() -> Result<(), BenchmarkError> {
		let (patient, _, folder) = scene::<T>();
		let doctor = doctor::<T>(0);
		fill_exclusions::<T>(&patient);
		// An earlier one that is over.
		let earlier = emergency::<T>(&doctor, folder);
		Pallet::<T>::do_close_emergency(patient.clone().into(), earlier)?;
		Pallet::<T>::do_justify_emergency(doctor.clone().into(), earlier, content(2))?;
		#[extrinsic_call]
		_(RawOrigin::Signed(doctor), folder);
		assert_eq!(NextEmergency::<T>::get(), 2);
		Ok(())
	}

	#[benchmark]
	fn answer_emergency() {
		let (_, hospital, folder) = scene::<T>();
		let doctor = doctor::<T>(0);
		let id = emergency::<T>(&doctor, folder);
		let version = key_version::<T>(&doctor);
		#[extrinsic_call]
		_(RawOrigin::Signed(hospital), id, content(2), version, 0);
		assert!(Emergencies::<T>::get(id).is_some_and(|data| data.answer.is_some()));
	}

	#[benchmark]
	fn justify_emergency() {
		let (_, _, folder) = scene::<T>();
		let doctor = doctor::<T>(0);
		let id = emergency::<T>(&doctor, folder);
		// Late, and not the first, which bars the doctor.
		Marks::<T>::insert(&doctor, Mark { emergency: 1, at: Pallet::<T>::now() });
		pass::<T>(T::JustificationDeadline::get().saturating_add(1));
		#[extrinsic_call]
		_(RawOrigin::Signed(doctor.clone()), id, content(2));
		assert!(Barred::<T>::contains_key(&doctor));
	}

	#[benchmark]
	fn review_emergency() {
		let (_, _, folder) = scene::<T>();
		let doctor = doctor::<T>(0);
		let auditor = T::Consortium::benchmark_auditor();
		let id = emergency::<T>(&doctor, folder);
		// It never came, and was not the first.
		Marks::<T>::insert(&doctor, Mark { emergency: 1, at: Pallet::<T>::now() });
		pass::<T>(T::JustificationDeadline::get().saturating_add(1));
		#[extrinsic_call]
		_(RawOrigin::Signed(auditor), id, Verdict::Abuse);
		assert!(Barred::<T>::contains_key(&doctor));
	}

	#[benchmark]
	fn close_emergency() -> Result<(), BenchmarkError> {
		let (patient, hospital, folder) = scene::<T>();
		let doctor = doctor::<T>(0);
		let id = emergency::<T>(&doctor, folder);
		let version = key_version::<T>(&doctor);
		Pallet::<T>::do_answer_emergency(hospital.into(), id, content(2), version, 0)?;
		#[extrinsic_call]
		_(RawOrigin::Signed(patient), id);
		assert_eq!(
			Emergencies::<T>::get(id).map(|data| data.until),
			Some(Until::Clock(Pallet::<T>::now()))
		);
		Ok(())
	}

	#[benchmark]
	fn clear_bar() -> Result<(), BenchmarkError> {
		let (_, _, folder) = scene::<T>();
		let doctor = doctor::<T>(0);
		let id = emergency::<T>(&doctor, folder);
		Pallet::<T>::bar(doctor.clone(), id, BarReason::Abuse, None);
		let origin = council::<T>()?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, doctor.clone());
		assert!(!Barred::<T>::contains_key(&doctor));
		Ok(())
	}

	#[benchmark]
	fn declare_read() -> Result<(), BenchmarkError> {
		let (patient, hospital, folder) = scene::<T>();
		let doctor = doctor::<T>(0);
		let record = insert_record::<T>(&patient, folder, 2);
		// Two grants that are for something else are judged before the emergency.
		for scope in [GrantScope::Record(record), GrantScope::Folder] {
			grant::<T>(&patient, folder, scope, &doctor, Right::Read, end::<T>());
		}
		let id = emergency::<T>(&doctor, folder);
		let version = key_version::<T>(&doctor);
		Pallet::<T>::do_answer_emergency(hospital.into(), id, content(4), version, 0)?;
		#[extrinsic_call]
		_(RawOrigin::Signed(doctor), record, PurposeOfUse::BreakTheGlass);
		assert_eq!(NextRead::<T>::get(), 1);
		Ok(())
	}

	#[benchmark]
	fn on_idle_base() -> Result<(), BenchmarkError> {
		// Queues whose first item is not due.
		let (patient, _, folder) = scene::<T>();
		let doctor = doctor::<T>(0);
		let record = insert_record::<T>(&patient, folder, 2);
		insert_request::<T>(folder, &doctor, end::<T>());
		grant::<T>(&patient, folder, GrantScope::Folder, &doctor, Right::Read, end::<T>());
		emergency::<T>(&doctor, folder);
		Pallet::<T>::do_declare_read(doctor.into(), record, PurposeOfUse::Treatment)?;
		#[block]
		{
			let mut meter = WeightMeter::new();
			Pallet::<T>::clean_requests(START, &mut meter);
			Pallet::<T>::clean_grants(START, &mut meter);
			Pallet::<T>::clean_reads(START, &mut meter);
			Pallet::<T>::clean_emergencies(START, &mut meter);
		}
		assert_eq!(NextRead::<T>::get(), 1);
		assert_eq!(Requests::<T>::iter().count(), 1);
		Ok(())
	}

	#[benchmark]
	fn on_idle_requests(n: Linear<1, CLEANED_AT_ONCE>) {
		set_time::<T>(START);
		for index in 0..n {
			insert_request::<T>(name(index), &account("doctor", index, 0), START);
		}
		#[block]
		{
			Pallet::<T>::clean_requests(Moment::MAX, &mut WeightMeter::new());
		}
		assert_eq!(Requests::<T>::iter().count(), 0);
	}

	#[benchmark]
	fn on_idle_grants(n: Linear<1, CLEANED_AT_ONCE>) {
		set_time::<T>(START);
		let doctor = doctor::<T>(0);
		let until = START.saturating_add(longest::<T>().min(HOUR));
		for index in 0..n {
			let (patient, folder) = folder_of_another::<T>(index, None);
			grant::<T>(&patient, folder, GrantScope::Folder, &doctor, Right::Read, until);
			fill_rights::<T>(folder, (1, 0), until);
		}
		set_time::<T>(until.saturating_add(HOUR));
		#[block]
		{
			Pallet::<T>::clean_grants(Moment::MAX, &mut WeightMeter::new());
		}
		assert_eq!(Grants::<T>::iter().count(), 0);
		assert_eq!(LiveRights::<T>::iter().count(), 0);
	}

	#[benchmark]
	fn on_idle_reads(n: Linear<1, CLEANED_AT_ONCE>) -> Result<(), BenchmarkError> {
		let (patient, _, folder) = scene::<T>();
		let doctor = doctor::<T>(0);
		let record = insert_record::<T>(&patient, folder, 2);
		grant::<T>(&patient, folder, GrantScope::Folder, &doctor, Right::Read, end::<T>());
		for _ in 0..n {
			let reader = doctor.clone().into();
			Pallet::<T>::do_declare_read(reader, record, PurposeOfUse::Treatment)?;
		}
		#[block]
		{
			Pallet::<T>::clean_reads(Moment::MAX, &mut WeightMeter::new());
		}
		assert_eq!(DeclaredReads::<T>::iter().count(), 0);
		Ok(())
	}

	#[benchmark]
	fn on_idle_emergencies(n: Linear<1, CLEANED_AT_ONCE>) {
		set_time::<T>(START);
		let hospital = T::Consortium::benchmark_hospital(0);
		for index in 0..n {
			let (_, folder) = folder_of_another::<T>(index, Some(hospital.clone()));
			emergency::<T>(&doctor::<T>(index), folder);
			// The same hospitals vouch for all of them.
			let _ = VouchedEmergencies::<T>::clear(u32::MAX, None);
		}
		pass::<T>(longest::<T>().saturating_add(T::EmergencyAccess::get()));
		#[block]
		{
			Pallet::<T>::clean_emergencies(Moment::MAX, &mut WeightMeter::new());
		}
		assert_eq!(Emergencies::<T>::iter().count(), 0);
		assert_eq!(Marks::<T>::iter().count(), n as usize);
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
