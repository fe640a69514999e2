//! What must hold after every block.

use crate::{record::content_key, *};
use alloc::{collections::BTreeMap, vec::Vec};
use carechain_primitives::{api::GrantState, RecordState};

/// Refuses a state that breaks an invariant.
macro_rules! holds {
	($condition:expr, $otherwise:literal) => {
		if !$condition {
			return Err(TryRuntimeError::Other($otherwise));
		}
	};
}

impl<T: Config> Pallet<T> {
	/// Checks every invariant.
	///
	/// # Invariants
	/// - Indexes point both ways, and counts match.
	/// - A record's and a grant's epoch is one of the folder's; the current epoch has its keys, and
	///   so has each that a record is of, or that a read on the folder delivered; no recipient of a patient serves twice.
	/// - No grant outlives its folder: a closed folder has no live grant. A live grant on an open
	///   folder is in its list, with the same end and epoch, and is the latest of its key; one on a
	///   single record is in the record's list, and in no folder's.
	/// - No folder has seen losses of keys to come, and none has a number to come.
	/// - A folder has a custodian exactly when its current epoch has a custodian's envelope.
	/// - An erased record has no references; any other has both, and each is marked as seen. As much is
	///   marked as all records ever had, and nothing else. What supersedes says so.
	/// - Every emergency has its deadlines, in their order, and a place in its queue; what a doctor
	///   owes is in its list, and in those of the hospitals that vouched as long as it counts there.
	/// - Whatever ends has a place in a queue.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::try_folders()?;
		Self::try_records()?;
		Self::try_grants()?;
		Self::try_requests()?;
		Self::try_emergencies()?;
		Self::try_reads()
	}

	fn try_folders() -> Result<(), TryRuntimeError> {
		let mut counts = BTreeMap::<Vec<u8>, FolderCount>::new();
		let mut folders = 0u32;
		let mut epochs = 0u64;
		for (id, data) in Folders::<T>::iter() {
			folders = folders.saturating_add(1);
			holds!(!id.is_zero(), "a folder's name is zero");
			holds!(FoldersOf::<T>::contains_key(&data.patient, id), "a folder is in no index");
			holds!(
				data.records_before_epoch <= data.records,
				"an epoch began with records to come"
			);
			holds!(Epochs::<T>::contains_key(id, data.epoch), "the current epoch has no keys");
			let kept = Epochs::<T>::iter_key_prefix(id).count() as u64;
			holds!(kept <= u64::from(data.epoch).saturating_add(1), "keys of an epoch twice");
			epochs = epochs.saturating_add(kept);
			for (epoch, keys) in Epochs::<T>::iter_prefix(id) {
				holds!(epoch <= data.epoch, "keys of an epoch to come");
				holds!(
					Recipients::<T>::get(&data.patient, keys.recipient) == Some((id, epoch)),
					"a recipient is not marked as used"
				);
				holds!(!keys.recipient.is_weak(), "a recipient is weak");
				if epoch == data.epoch {
					holds!(
						keys.custodian_envelope.is_some()
							== (data.emergency != EmergencyPolicy::Never),
						"custodian and envelope do not go together"
					);
				}
			}
			holds!(
				RecordsOf::<T>::iter_key_prefix(id).count() == data.records as usize,
				"a folder's count of records is wrong"
			);
			holds!(data.records <= T::MaxRecords::get(), "a folder has too many records");
			let losses = Losses::<T>::get();
			holds!(data.losses_seen <= losses, "a folder has seen losses to come");
			holds!(
				data.epoch_began.losses <= losses && data.custody.losses <= losses,
				"keys were delivered after losses to come"
			);
			holds!(data.epoch_began.at <= data.custody.at, "custody began before its epoch");
			let count = counts.entry(data.patient.encode()).or_default();
			count.ever = count.ever.saturating_add(1);
			if data.closed_at.is_some() {
				holds!(!LiveRights::<T>::contains_key(id), "a closed folder has live rights");
				holds!(!FolderRequests::<T>::contains_key(id), "a closed folder has requests");
			} else {
				count.open = count.open.saturating_add(1);
			}
		}
		for (_, loss) in LastLoss::<T>::iter() {
			holds!(loss.number <= Losses::<T>::get(), "a loss has a number to come");
		}
		holds!(FoldersOf::<T>::iter_keys().count() == folders as usize, "index of no folder");
		holds!(Epochs::<T>::iter_keys().count() as u64 == epochs, "keys of no epoch");
		holds!(Recipients::<T>::iter_keys().count() as u64 == epochs, "recipient of no epoch");
		holds!(FolderCounts::<T>::iter_keys().count() == counts.len(), "count of no folder");
		for (patient, count) in FolderCounts::<T>::iter() {
			holds!(counts.get(&patient.encode()) == Some(&count), "count of folders is wrong");
			holds!(count.open <= T::MaxFolders::get(), "a patient has too many folders open");
			holds!(count.ever <= T::MaxFoldersEver::get(), "a patient has too many folders");
		}
		Ok(())
	}

	fn try_records() -> Result<(), TryRuntimeError> {
		let mut records = 0usize;
		let mut contents = BTreeMap::<Vec<u8>, usize>::new();
		for (id, data) in Records::<T>::iter() {
			records = records.saturating_add(1);
			holds!(id < NextRecord::<T>::get(), "a record's number is ahead");
			let folder = Folders::<T>::get(data.folder)
				.ok_or(TryRuntimeError::Other("a record has no folder"))?;
			holds!(data.epoch <= folder.epoch, "a record is of an epoch to come");
			holds!(
				Epochs::<T>::contains_key(data.folder, data.epoch),
				"a record's epoch has no keys"
			);
			holds!(
				RecordsOf::<T>::contains_key(data.folder, ordered(id)),
				"a record is in no index"
			);
			let erased = data.state == RecordState::Erased;
			holds!(data.content.is_none() == erased, "content and erasure disagree");
			holds!(data.manifest.is_none() == erased, "manifest and erasure disagree");
			let seen = contents.entry(folder.patient.encode()).or_default();
			*seen = seen.saturating_add(2);
			for content in data.content.iter().chain(&data.manifest) {
				holds!(
					SeenContent::<T>::contains_key(&folder.patient, content_key(content)),
					"a record's content is not marked as seen"
				);
			}
			if let RecordState::Superseded { by } = data.state {
				let next = Records::<T>::get(by)
					.ok_or(TryRuntimeError::Other("nothing supersedes a superseded record"))?;
				holds!(next.supersedes == Some(id), "a record supersedes another");
				holds!(next.folder == data.folder, "a record is superseded in another folder");
				holds!(next.author == data.author, "a record is superseded by another author");
			}
			if let Some(old) = data.supersedes.and_then(Records::<T>::get) {
				holds!(old.state != RecordState::Current, "a superseded record is current");
			}
		}
		holds!(RecordsOf::<T>::iter_keys().count() == records, "index of no record");
		// Contents of erased records stay marked, though nothing says any more which they are.
		let mut marked = BTreeMap::<Vec<u8>, usize>::new();
		for (patient, _) in SeenContent::<T>::iter_keys() {
			let seen = marked.entry(patient.encode()).or_default();
			*seen = seen.saturating_add(1);
		}
		holds!(marked == contents, "content is marked as seen that no record had");
		Ok(())
	}

	fn try_grants() -> Result<(), TryRuntimeError> {
		let mut grants = 0usize;
		for (id, grant) in Grants::<T>::iter() {
			grants = grants.saturating_add(1);
			holds!(id < NextGrant::<T>::get(), "a grant's number is ahead");
			let folder = Folders::<T>::get(grant.folder)
				.ok_or(TryRuntimeError::Other("a grant has no folder"))?;
			let Grant { key, terms, from, .. } = &grant;
			holds!(terms.epoch <= folder.epoch, "a grant is of an epoch to come");
			holds!(*from < terms.until, "a grant ends before it starts");
			holds!(key.grantee != folder.patient, "a patient has a grant");
			holds!(
				terms.envelope.is_some() == (key.right == Right::Read),
				"reads come with keys, and only reads"
			);
			holds!(
				GrantsOn::<T>::contains_key(grant.folder, ordered(id))
					&& GrantsTo::<T>::contains_key(&key.grantee, ordered(id)),
				"a grant is in no index"
			);
			holds!(
				GrantEnds::<T>::contains_key(bucket_of(grant.end()), id),
				"a grant is in no queue"
			);
			let entry = LiveRights::<T>::get(grant.folder)
				.into_iter()
				.find(|right| right.basis == AccessBasis::Grant(id));
			if let GrantScope::Record(record) = key.scope {
				holds!(entry.is_none(), "a grant on a record takes the folder's room");
				let listed =
					RecordRights::<T>::get(record).into_iter().find(|right| right.id == id);
				match Self::grant_state(&grant, folder.closed_at) {
					GrantState::Live => {
						let right =
							listed.ok_or(TryRuntimeError::Other("a live grant is not listed"))?;
						holds!(
							right.until == terms.until && right.holder == key.grantee,
							"a live grant on a record is listed wrong"
						);
						holds!(
							LatestGrant::<T>::get(grant.folder, key) == Some(id),
							"a live grant is not the latest"
						);
					},
					GrantState::Revoked { .. } if grant.revoked.is_some() => {
						holds!(listed.is_none(), "a revoked grant is listed as live")
					},
					_ => {},
				}
				continue;
			}
			match Self::grant_state(&grant, folder.closed_at) {
				GrantState::Live => {
					holds!(folder.closed_at.is_none(), "a grant outlives its folder");
					let right =
						entry.ok_or(TryRuntimeError::Other("a live grant is not listed"))?;
					holds!(
						right.until == Until::Clock(terms.until),
						"a live grant's end is listed wrong"
					);
					let opens = (key.scope == GrantScope::Folder && key.right == Right::Read)
						.then_some(terms.epoch);
					holds!(right.opens == opens, "what a live grant opens is listed wrong");
					holds!(
						LatestGrant::<T>::get(grant.folder, key) == Some(id),
						"a live grant is not the latest"
					);
				},
				// It stays listed until the folder's list is next looked through.
				GrantState::Revoked { reason: RevocationReason::GranteeLeft, .. } => {},
				GrantState::Revoked { .. } => {
					holds!(entry.is_none(), "a revoked grant is listed as live")
				},
				GrantState::Expired => {},
			}
		}
		holds!(GrantsOn::<T>::iter_keys().count() == grants, "folder's index of no grant");
		holds!(GrantsTo::<T>::iter_keys().count() == grants, "grantee's index of no grant");
		holds!(GrantEnds::<T>::iter_keys().count() == grants, "queue of no grant");
		for (folder, key, id) in LatestGrant::<T>::iter() {
			let grant = Grants::<T>::get(id)
				.ok_or(TryRuntimeError::Other("the latest grant does not exist"))?;
			holds!(grant.folder == folder && grant.key == key, "the latest grant is another");
		}
		for (folder, live) in LiveRights::<T>::iter() {
			let grants =
				live.iter().filter(|right| matches!(right.basis, AccessBasis::Grant(_))).count();
			holds!(grants <= T::MaxGrants::get() as usize, "a folder has too many grants");
			for right in live {
				let (of, until) = match right.basis {
					AccessBasis::Grant(id) => Grants::<T>::get(id)
						.map(|grant| (grant.folder, Until::Clock(grant.terms.until))),
					AccessBasis::Emergency(id) => Emergencies::<T>::get(id)
						.map(|emergency| (emergency.folder, emergency.until)),
					AccessBasis::Owner => None,
				}
				.ok_or(TryRuntimeError::Other("what does not exist is listed as live"))?;
				holds!(of == folder && until == right.until, "a live right is listed wrong");
			}
		}
		for (record, list) in RecordRights::<T>::iter() {
			holds!(!list.is_empty(), "a record lists no grants");
			for right in list {
				let grant = Grants::<T>::get(right.id)
					.ok_or(TryRuntimeError::Other("what does not exist is listed as live"))?;
				holds!(
					grant.key.scope == GrantScope::Record(record),
					"a record lists a grant on something else"
				);
			}
		}
		Ok(())
	}

	fn try_requests() -> Result<(), TryRuntimeError> {
		let times = Self::times();
		let mut requests = 0usize;
		for (id, request) in Requests::<T>::iter() {
			requests = requests.saturating_add(1);
			holds!(id < NextRequest::<T>::get(), "a request's number is ahead");
			holds!(
				RequestEnds::<T>::contains_key(bucket_of(request.expires_at), id),
				"a request is in no queue"
			);
			let folder = Folders::<T>::get(request.folder)
				.ok_or(TryRuntimeError::Other("a request has no folder"))?;
			let left = Self::left_since(&request.requester, request.asked_at).is_some();
			let is_over = request.until <= times.clock || request.expires_at <= times.running;
			if !is_over && !left {
				holds!(
					RequesterRequests::<T>::get(&request.requester)
						.iter()
						.any(|open| open.id == id),
					"an open request is not in its requester's list"
				);
				holds!(
					folder.closed_at.is_some()
						|| FolderRequests::<T>::get(request.folder)
							.iter()
							.any(|open| open.id == id),
					"an open request is not in its folder's list"
				);
			}
		}
		holds!(RequestEnds::<T>::iter_keys().count() == requests, "queue of no request");
		for (folder, list) in FolderRequests::<T>::iter() {
			for open in list {
				let request = Requests::<T>::get(open.id)
					.ok_or(TryRuntimeError::Other("a folder lists no request"))?;
				holds!(
					request.folder == folder
						&& request.requester == open.requester
						&& request.until == open.until
						&& request.expires_at == open.expires_at,
					"a folder lists a request wrong"
				);
			}
		}
		for (requester, list) in RequesterRequests::<T>::iter() {
			for open in list {
				let request = Requests::<T>::get(open.id)
					.ok_or(TryRuntimeError::Other("a requester lists no request"))?;
				holds!(
					request.requester == requester && request.expires_at == open.expires_at,
					"a requester lists a request wrong"
				);
			}
		}
		Ok(())
	}

	fn try_emergencies() -> Result<(), TryRuntimeError> {
		let times = Self::times();
		let mut emergencies = 0usize;
		for (id, data) in Emergencies::<T>::iter() {
			emergencies = emergencies.saturating_add(1);
			holds!(id < NextEmergency::<T>::get(), "an emergency's number is ahead");
			let folder = Folders::<T>::get(data.folder)
				.ok_or(TryRuntimeError::Other("an emergency has no folder"))?;
			holds!(
				data.justify_by <= data.review_by && data.review_by <= data.kept_from,
				"an emergency's deadlines are out of order"
			);
			holds!(
				EmergencyEnds::<T>::contains_key(bucket_of(data.kept_from), id),
				"an emergency is in no queue"
			);
			holds!(
				EmergenciesOn::<T>::contains_key(data.folder, ordered(id))
					&& EmergenciesBy::<T>::contains_key(&data.doctor, ordered(id)),
				"an emergency is in no index"
			);
			let owed = OwedEmergencies::<T>::get(&data.doctor);
			let entry = owed.iter().find(|owed| owed.id == id);
			let settled = data.justification.is_some() || data.finding.is_some();
			let expected =
				OwedEmergency { id, until: data.until, justify_by: data.justify_by, settled };
			if expected.counts(times) {
				holds!(entry == Some(&expected), "what is owed is not listed so");
			}
			holds!(
				data.vouchers.is_empty() || data.vouchers.len() == VOUCHERS as usize,
				"an emergency rests on one verification"
			);
			if expected.counts_for_vouchers(times) {
				for hospital in &data.vouchers {
					holds!(
						VouchedEmergencies::<T>::get(hospital).contains(&expected),
						"an emergency does not count against who vouched for it"
					);
				}
			}
			if Self::is_open(&data, folder.closed_at) {
				let live = LiveRights::<T>::get(data.folder);
				let right = live
					.iter()
					.find(|right| right.basis == AccessBasis::Emergency(id))
					.ok_or(TryRuntimeError::Other("an open emergency is not listed"))?;
				holds!(
					right.opens == data.answer.as_ref().map(|answer| answer.epoch),
					"what an emergency opens is listed wrong"
				);
				holds!(
					LatestEmergency::<T>::get(data.folder, &data.doctor) == Some(id),
					"an open emergency is not the latest"
				);
			}
		}
		holds!(EmergenciesOn::<T>::iter_keys().count() == emergencies, "index of no emergency");
		holds!(EmergenciesBy::<T>::iter_keys().count() == emergencies, "index of no emergency");
		holds!(EmergencyEnds::<T>::iter_keys().count() == emergencies, "queue of no emergency");
		for (folder, doctor, id) in LatestEmergency::<T>::iter() {
			let data = Emergencies::<T>::get(id)
				.ok_or(TryRuntimeError::Other("the latest emergency does not exist"))?;
			holds!(data.folder == folder && data.doctor == doctor, "the latest is another's");
		}
		for (doctor, owed) in OwedEmergencies::<T>::iter() {
			for entry in owed {
				let data = Emergencies::<T>::get(entry.id)
					.ok_or(TryRuntimeError::Other("an emergency that is owed does not exist"))?;
				holds!(data.doctor == doctor, "an emergency is owed by another");
			}
		}
		for (hospital, vouched) in VouchedEmergencies::<T>::iter() {
			for entry in vouched {
				let is_its = Emergencies::<T>::get(entry.id)
					.is_some_and(|data| data.vouchers.contains(&hospital));
				holds!(
					is_its || !entry.counts_for_vouchers(times),
					"an emergency counts against another hospital"
				);
			}
		}
		for (_, list) in Exclusions::<T>::iter() {
			let mut seen = list.iter().map(Encode::encode).collect::<Vec<_>>();
			seen.sort();
			seen.dedup();
			holds!(seen.len() == list.len(), "a doctor is excluded twice");
		}
		Ok(())
	}

	fn try_reads() -> Result<(), TryRuntimeError> {
		let mut reads = 0usize;
		for (folder, id, read) in DeclaredReads::<T>::iter() {
			reads = reads.saturating_add(1);
			let record = Records::<T>::get(read.record)
				.ok_or(TryRuntimeError::Other("a declared read has no record"))?;
			holds!(record.folder == folder, "a declared read is of another folder");
			holds!(
				ReadTimes::<T>::get(bucket_of(read.at), unordered(id)) == Some(folder),
				"a declared read is in no queue"
			);
		}
		holds!(ReadTimes::<T>::iter_keys().count() == reads, "queue of no declared read");
		Ok(())
	}
}
