//! Answers for the runtime API. Lists come in the order of their numbers, folders in the order of
//! storage; a page has at most [`MAX_PAGE`] items.

use crate::*;
use alloc::vec::Vec;
use carechain_primitives::api::{
	DeclaredRead, EmergencyInfo, FolderInfo, GrantInfo, Page, RecordInfo, RequestInfo, Selector,
	MAX_PAGE,
};

/// Collects a page from an iterator that starts after the cursor: one more item than fits tells
/// that there is a next page.
fn page<Key: Copy, Item>(
	keys: impl Iterator<Item = Key>,
	limit: u32,
	item: impl Fn(Key) -> Option<Item>,
) -> Page<Item, Key> {
	let limit = limit.clamp(1, MAX_PAGE) as usize;
	let mut items = Vec::new();
	let mut last = None;
	for key in keys {
		if items.len() >= limit {
			return Page { items, next: last };
		}
		items.extend(item(key));
		last = Some(key);
	}
	Page { items, next: None }
}

impl<T: Config> Pallet<T> {
	/// The numbers under a first key of an ordered index, after the cursor.
	fn numbers(
		start: Option<Vec<u8>>,
		from: impl FnOnce(Vec<u8>) -> frame::deps::frame_support::storage::KeyPrefixIterator<Ordered>,
		all: impl FnOnce() -> frame::deps::frame_support::storage::KeyPrefixIterator<Ordered>,
	) -> impl Iterator<Item = u64> {
		start.map_or_else(all, from).map(unordered)
	}

	/// The folders of a patient, closed ones included.
	pub fn patient_folders(
		patient: &T::AccountId,
		after: Option<FolderId>,
		limit: u32,
	) -> Page<FolderInfo<T::AccountId>, FolderId> {
		let keys = match after {
			Some(after) => FoldersOf::<T>::iter_key_prefix_from(
				patient,
				FoldersOf::<T>::hashed_key_for(patient, after),
			),
			None => FoldersOf::<T>::iter_key_prefix(patient),
		};
		page(keys, limit, Self::folder_info)
	}

	/// One folder.
	pub fn folder_info(id: FolderId) -> Option<FolderInfo<T::AccountId>> {
		let data = Folders::<T>::get(id)?;
		let keys = Epochs::<T>::get(id, data.epoch)?;
		let rotation_due = {
			// As adding a record would find it, and nothing is written.
			let (mut data, mut live) = (data.clone(), LiveRights::<T>::get(id));
			Self::settle(&mut data, &mut live);
			Self::is_rotation_due(&data)
		};
		Some(FolderInfo {
			id,
			rotation_due,
			closed: data.closed_at.is_some(),
			patient: data.patient,
			recipient: keys.recipient,
			epoch: data.epoch,
			longest_grant: data.longest_grant,
			emergency: data.emergency,
			owner_envelope: keys.owner_envelope,
			custodian_envelope: keys.custodian_envelope,
		})
	}

	/// The keys of an epoch of a folder, past ones included.
	pub fn epoch_keys(folder: FolderId, epoch: Epoch) -> Option<EpochKeys> {
		Epochs::<T>::get(folder, epoch)
	}

	/// The records of a folder, erased ones included.
	pub fn records(
		folder: FolderId,
		after: Option<RecordId>,
		limit: u32,
	) -> Page<RecordInfo<T::AccountId>, RecordId> {
		let keys = Self::numbers(
			after.map(|id| RecordsOf::<T>::hashed_key_for(folder, ordered(id))),
			|start| RecordsOf::<T>::iter_key_prefix_from(folder, start),
			|| RecordsOf::<T>::iter_key_prefix(folder),
		);
		page(keys, limit, Self::record_info)
	}

	/// One record.
	pub fn record_info(id: RecordId) -> Option<RecordInfo<T::AccountId>> {
		let data = Records::<T>::get(id)?;
		Some(RecordInfo {
			id,
			folder: data.folder,
			epoch: data.epoch,
			sealed_to: data.sealed_to,
			author: data.author,
			by: data.by,
			content: data.content,
			manifest: data.manifest,
			appointment: data.appointment,
			supersedes: data.supersedes,
			state: data.state,
			added_at: data.added_at,
		})
	}

	/// Grants on a folder or of a grantee, ended ones included as long as they are kept.
	pub fn grants(
		of: Selector<T::AccountId>,
		after: Option<GrantId>,
		limit: u32,
	) -> Page<GrantInfo<T::AccountId>, GrantId> {
		let after = after.map(ordered);
		match of {
			Selector::Folder(folder) => page(
				Self::numbers(
					after.map(|id| GrantsOn::<T>::hashed_key_for(folder, id)),
					|start| GrantsOn::<T>::iter_key_prefix_from(folder, start),
					|| GrantsOn::<T>::iter_key_prefix(folder),
				),
				limit,
				Self::grant_info,
			),
			Selector::Account(who) => page(
				Self::numbers(
					after.map(|id| GrantsTo::<T>::hashed_key_for(&who, id)),
					|start| GrantsTo::<T>::iter_key_prefix_from(&who, start),
					|| GrantsTo::<T>::iter_key_prefix(&who),
				),
				limit,
				Self::grant_info,
			),
		}
	}

	/// One grant.
	pub fn grant_info(id: GrantId) -> Option<GrantInfo<T::AccountId>> {
		let grant = Grants::<T>::get(id)?;
		let closed_at = Folders::<T>::get(grant.folder).and_then(|folder| folder.closed_at);
		let state = Self::grant_state(&grant, closed_at);
		let Grant { folder, key, terms, by, from, revoked } = grant;
		Some(GrantInfo {
			id,
			folder,
			scope: key.scope,
			grantee: key.grantee,
			right: key.right,
			purposes: terms.purposes.into_iter().collect(),
			by,
			from,
			until: terms.until,
			epoch: terms.epoch,
			envelope: terms.envelope,
			key_version: terms.key_version,
			state,
			ended_by: revoked.map(|revoked| revoked.by),
		})
	}

	/// Open requests for access to a folder. There are at most
	/// [`Config::MaxFolderRequests`].
	pub fn access_requests(
		folder: FolderId,
		after: Option<RequestId>,
		limit: u32,
	) -> Page<RequestInfo<T::AccountId>, RequestId> {
		let times = Self::times();
		// The list is in the order of the numbers, because new ones are put at its end.
		let keys: Vec<RequestId> = FolderRequests::<T>::get(folder)
			.iter()
			.filter(|open| after.is_none_or(|after| open.id > after) && Self::stands(open, times))
			.map(|open| open.id)
			.collect();
		page(keys.into_iter(), limit, |id| {
			let request = Requests::<T>::get(id)?;
			Some(RequestInfo {
				id,
				folder: request.folder,
				requester: request.requester,
				purpose: request.purpose,
				until: request.until,
				basis: request.basis,
				expires_at: times.on_clock(request.expires_at).min(request.until),
			})
		})
	}

	/// Emergencies of a folder or of a doctor, as long as they are kept.
	pub fn emergencies(
		of: Selector<T::AccountId>,
		after: Option<EmergencyId>,
		limit: u32,
	) -> Page<EmergencyInfo<T::AccountId>, EmergencyId> {
		let after = after.map(ordered);
		match of {
			Selector::Folder(folder) => page(
				Self::numbers(
					after.map(|id| EmergenciesOn::<T>::hashed_key_for(folder, id)),
					|start| EmergenciesOn::<T>::iter_key_prefix_from(folder, start),
					|| EmergenciesOn::<T>::iter_key_prefix(folder),
				),
				limit,
				Self::emergency_info,
			),
			Selector::Account(who) => page(
				Self::numbers(
					after.map(|id| EmergenciesBy::<T>::hashed_key_for(&who, id)),
					|start| EmergenciesBy::<T>::iter_key_prefix_from(&who, start),
					|| EmergenciesBy::<T>::iter_key_prefix(&who),
				),
				limit,
				Self::emergency_info,
			),
		}
	}

	/// One emergency.
	pub fn emergency_info(id: EmergencyId) -> Option<EmergencyInfo<T::AccountId>> {
		let data = Emergencies::<T>::get(id)?;
		let closed_at = Folders::<T>::get(data.folder).and_then(|folder| folder.closed_at);
		let times = Self::times();
		let until = Self::access_end(&data, closed_at);
		let late = match &data.justification {
			Some(given) => given.late,
			None => data.finding.is_some() || data.justify_by < times.running,
		};
		let (justification, justified_at) =
			data.justification.map(|given| (given.content, given.at)).unzip();
		let (envelope, answered_at) =
			data.answer.map(|answer| (answer.envelope, answer.at)).unzip();
		let (verdict, reviewer) =
			data.finding.map(|finding| (finding.verdict, finding.reviewer)).unzip();
		Some(EmergencyInfo {
			id,
			folder: data.folder,
			doctor: data.doctor,
			custodian: data.custodian,
			vouchers: data.vouchers.into_inner(),
			opened_at: data.opened_at,
			until,
			envelope,
			answered_at,
			justification,
			justify_by: times.on_clock(data.justify_by),
			justified_at,
			late,
			review_by: times.on_clock(data.review_by),
			verdict,
			reviewer: reviewer.flatten(),
		})
	}

	/// Reads that were declared on a folder's records, as long as they are kept.
	pub fn declared_reads(
		folder: FolderId,
		after: Option<u64>,
		limit: u32,
	) -> Page<DeclaredRead<T::AccountId>, u64> {
		let keys = Self::numbers(
			after.map(|id| DeclaredReads::<T>::hashed_key_for(folder, ordered(id))),
			|start| DeclaredReads::<T>::iter_key_prefix_from(folder, start),
			|| DeclaredReads::<T>::iter_key_prefix(folder),
		);
		page(keys, limit, |id| {
			let data = DeclaredReads::<T>::get(folder, ordered(id))?;
			Some(DeclaredRead {
				id,
				record: data.record,
				reader: data.reader,
				by: data.by,
				purpose: data.purpose,
				basis: data.basis,
				at: data.at,
			})
		})
	}
}
