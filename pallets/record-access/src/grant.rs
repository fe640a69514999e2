//! Grants: who may read or write what, for which purpose, until when.

use crate::{index::take_number, *};
use carechain_primitives::{api::GrantState, Role};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// What tells a live grant on a folder from every other: there is one of each.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct GrantKey<AccountId> {
	/// What of the folder it is on.
	pub scope: GrantScope,
	/// Who got it.
	pub grantee: AccountId,
	/// What it lets the grantee do.
	pub right: Right,
}

/// On what terms a grant is given.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct GrantTerms {
	/// For which purposes.
	pub purposes: Purposes,
	/// Until when.
	pub until: Moment,
	/// The keys, sealed to the grantee: there are some exactly when it is a read.
	pub envelope: Option<ContentRef>,
	/// The version of the grantee's key they are sealed to.
	pub key_version: KeyVersion,
	/// The latest epoch it covers.
	pub epoch: Epoch,
	/// The request it answers.
	pub request: Option<RequestId>,
}

/// A grant, live or ended.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Grant<AccountId> {
	/// The folder it is on, or whose record it is on.
	pub folder: FolderId,
	/// What, to whom, and which right.
	pub key: GrantKey<AccountId>,
	/// On what terms.
	pub terms: GrantTerms,
	/// Who signed for it.
	pub by: AccountId,
	/// From when.
	pub from: Moment,
	/// How it ended before its time.
	pub revoked: Option<Revocation<AccountId>>,
}

/// How a grant ended before its time.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Revocation<AccountId> {
	/// When.
	pub at: Moment,
	/// Why.
	pub reason: RevocationReason,
	/// Who signed for it.
	pub by: AccountId,
}

/// A grant on a single record, in the record's list. It delivers no key of a folder.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct RecordRight<AccountId> {
	/// The grant.
	pub id: GrantId,
	/// Whose it is.
	pub holder: AccountId,
	/// From when.
	pub from: Moment,
	/// Until when it stands, if its holder does not leave.
	pub until: Moment,
}

impl<AccountId> Grant<AccountId> {
	/// When it ended, or ends by itself.
	pub fn end(&self) -> Moment {
		self.revoked.as_ref().map_or(self.terms.until, |revoked| revoked.at)
	}

	/// The epoch whose identity it delivers. A write delivers none, and the headers of one record
	/// open only that record.
	fn opens(&self) -> Option<Epoch> {
		(self.key.scope == GrantScope::Folder && self.key.right == Right::Read)
			.then_some(self.terms.epoch)
	}
}

impl<T: Config> Pallet<T> {
	/// Where a grant stands now, when its folder was closed at `closed_at`.
	pub(crate) fn grant_state(grant: &GrantOf<T>, closed_at: Option<Moment>) -> GrantState {
		if let Some(Revocation { at, reason, .. }) = grant.revoked {
			return GrantState::Revoked { at, reason };
		}
		let until = grant.terms.until;
		let closed = closed_at.map(|at| (at, RevocationReason::FolderClosed));
		let left = Self::left_since(&grant.key.grantee, grant.from)
			.map(|at| (at, RevocationReason::GranteeLeft));
		let ended = closed.into_iter().chain(left).min_by_key(|(at, _)| *at);
		match ended {
			Some((at, reason)) if at < until => GrantState::Revoked { at, reason },
			_ if Self::now() < until => GrantState::Live,
			_ => GrantState::Expired,
		}
	}

	/// The latest grant of this scope and right, live or ended.
	pub(crate) fn latest_grant(
		folder: FolderId,
		scope: GrantScope,
		grantee: &T::AccountId,
		right: Right,
	) -> Option<(GrantId, GrantOf<T>)> {
		let key = GrantKey { scope, grantee: grantee.clone(), right };
		let id = LatestGrant::<T>::get(folder, key)?;
		Some((id, Grants::<T>::get(id)?))
	}

	/// Whether the account has a live write grant on the folder.
	pub(crate) fn has_live_write(who: &T::AccountId, folder: FolderId, data: &FolderOf<T>) -> bool {
		Self::latest_grant(folder, GrantScope::Folder, who, Right::Write)
			.is_some_and(|(_, grant)| Self::grant_state(&grant, data.closed_at) == GrantState::Live)
	}

	/// Purposes that somebody chose.
	fn ensure_purposes(purposes: &Purposes) -> DispatchResult {
		ensure!(!purposes.is_empty(), Error::<T>::PurposeMissing);
		purposes.iter().try_for_each(|purpose| Self::ensure_purpose(*purpose))
	}

	/// A purpose that somebody chose.
	pub(crate) fn ensure_purpose(purpose: PurposeOfUse) -> DispatchResult {
		ensure!(purpose != PurposeOfUse::Unspecified, Error::<T>::PurposeMissing);
		Ok(())
	}

	/// An end that lies ahead, and no further than the folder and the chain allow.
	pub(crate) fn ensure_term(data: &FolderOf<T>, until: Moment, now: Moment) -> DispatchResult {
		ensure!(until > now, Error::<T>::PastEnd);
		let longest = data.longest_grant.min(T::LongestGrant::get());
		ensure!(until.saturating_sub(now) <= longest, Error::<T>::GrantTooLong);
		Ok(())
	}

	/// The scope exists, and the right can be given on it.
	fn ensure_scope(folder: FolderId, key: &GrantKey<T::AccountId>) -> DispatchResult {
		let GrantScope::Record(record) = key.scope else { return Ok(()) };
		ensure!(key.right == Right::Read, Error::<T>::WriteNeedsFolder);
		let record = Records::<T>::get(record).ok_or(Error::<T>::NotFound)?;
		ensure!(record.folder == folder, Error::<T>::RecordNotInFolder);
		ensure!(record.content.is_some(), Error::<T>::RecordErased);
		Ok(())
	}

	/// The grantee can use the right, and the keys are sealed to its current key.
	fn ensure_grantee(key: &GrantKey<T::AccountId>, terms: &GrantTerms) -> DispatchResult {
		let role = T::Participants::role(&key.grantee).ok_or(Error::<T>::NotParticipant)?;
		ensure!(!T::Participants::is_suspended(&key.grantee), Error::<T>::Suspended);
		ensure!(
			T::Participants::key_version(&key.grantee) == Some(terms.key_version),
			Error::<T>::StaleKey
		);
		match (key.right, &terms.envelope) {
			(Right::Read, Some(envelope)) => Self::ensure_content(envelope),
			(Right::Read, None) => Err(Error::<T>::EnvelopeMissing.into()),
			(Right::Write, Some(_)) => Err(Error::<T>::EnvelopeUnexpected.into()),
			(Right::Write, None) => {
				ensure!(role == Role::Doctor, Error::<T>::NotDoctor);
				Ok(())
			},
		}
	}

	/// Ends a grant at `now`, which is before its time.
	fn end_grant(
		id: GrantId,
		mut grant: GrantOf<T>,
		patient: T::AccountId,
		reason: RevocationReason,
		by: T::AccountId,
		now: Moment,
	) {
		// It is kept for as long as audits need it from its true end.
		GrantEnds::<T>::remove(bucket_of(grant.end()), id);
		grant.revoked = Some(Revocation { at: now, reason, by: by.clone() });
		GrantEnds::<T>::insert(bucket_of(now), id, ());
		let event = Event::AccessRevoked {
			grant: id,
			folder: grant.folder,
			scope: grant.key.scope,
			patient,
			grantee: grant.key.grantee.clone(),
			right: grant.key.right,
			reason,
			at: now,
			by,
		};
		Grants::<T>::insert(id, grant);
		Self::deposit_event(event);
	}

	pub(crate) fn do_grant_access(
		actor: Actor<T::AccountId>,
		folder: FolderId,
		key: GrantKey<T::AccountId>,
		terms: GrantTerms,
	) -> DispatchResult {
		let Actor { principal: patient, by } = actor;
		let now = Self::now();
		let mut data = Self::own_folder(folder, &patient)?;
		T::Participants::ensure_active(&patient, Role::Patient)?;
		Self::ensure_purposes(&terms.purposes)?;
		ensure!(terms.epoch == data.epoch, Error::<T>::StaleEpoch);
		ensure!(key.grantee != patient, Error::<T>::GrantToSelf);
		Self::ensure_term(&data, terms.until, now)?;
		Self::ensure_scope(folder, &key)?;
		Self::ensure_grantee(&key, &terms)?;
		if let Some(request) = terms.request {
			Self::take_answered_request(request, folder, &key.grantee, &terms.purposes)?;
		}

		let mut live = LiveRights::<T>::get(folder);
		Self::settle(&mut data, &mut live);
		// Those on single records are another list, of the record: they leave the folder's room alone.
		let mut on_record = match key.scope {
			GrantScope::Record(record) => Some((record, Self::record_rights(record))),
			GrantScope::Folder => None,
		};
		if let Some((old, grant)) = Self::latest_grant(folder, key.scope, &key.grantee, key.right) {
			if Self::grant_state(&grant, None) == GrantState::Live {
				// The grantee keeps a right, so this end alone does not make rotation due.
				live.retain(|right| right.basis != AccessBasis::Grant(old));
				if let Some((_, list)) = &mut on_record {
					list.retain(|right| right.id != old);
				}
				let reason = RevocationReason::Replaced;
				Self::end_grant(old, grant, patient.clone(), reason, by.clone(), now);
			}
		}
		let id = NextGrant::<T>::try_mutate(take_number)?;
		let grant = Grant { folder, key, terms, by: by.clone(), from: now, revoked: None };
		data.delivered |= grant.opens() == Some(data.epoch);
		let (holder, until) = (grant.key.grantee.clone(), grant.terms.until);
		match on_record {
			Some((record, mut list)) => {
				list.try_push(RecordRight { id, holder, from: now, until })
					.map_err(|_| Error::<T>::MaxGrantsExceeded)?;
				RecordRights::<T>::insert(record, list);
			},
			None => {
				let is_grant = |right: &&LiveRight<_>| matches!(right.basis, AccessBasis::Grant(_));
				let grants = live.iter().filter(is_grant).count();
				ensure!(grants < T::MaxGrants::get() as usize, Error::<T>::MaxGrantsExceeded);
				let right = LiveRight {
					basis: AccessBasis::Grant(id),
					holder,
					from: now,
					until: Until::Clock(until),
					delivery: Self::delivery(),
					opens: grant.opens(),
				};
				live.try_push(right).map_err(|_| Error::<T>::MaxGrantsExceeded)?;
			},
		}
		Self::store_live(folder, live);
		Folders::<T>::insert(folder, data);
		LatestGrant::<T>::insert(folder, &grant.key, id);
		GrantsOn::<T>::insert(folder, ordered(id), ());
		GrantsTo::<T>::insert(&grant.key.grantee, ordered(id), ());
		GrantEnds::<T>::insert(bucket_of(grant.terms.until), id, ());
		Grants::<T>::insert(id, &grant);

		let Grant { key, terms, from, .. } = grant;
		let GrantKey { scope, grantee, right } = key;
		let GrantTerms { purposes, until, envelope, key_version, epoch, request } = terms;
		Self::deposit_event(Event::AccessGranted {
			grant: id,
			folder,
			scope,
			patient,
			grantee,
			right,
			purposes,
			from,
			until,
			epoch,
			envelope,
			key_version,
			request,
			by,
		});
		Ok(())
	}

	/// The grants on a single record that stand.
	fn record_rights(
		record: RecordId,
	) -> BoundedVec<RecordRight<T::AccountId>, T::MaxRecordGrants> {
		let now = Self::now();
		let mut list = RecordRights::<T>::get(record);
		list.retain(|right| {
			now < right.until && Self::left_since(&right.holder, right.from).is_none()
		});
		list
	}

	/// Takes a grant out of the list of its record.
	pub(crate) fn remove_record_right(record: RecordId, id: GrantId) {
		RecordRights::<T>::mutate_exists(record, |list| {
			if let Some(rights) = list {
				rights.retain(|right| right.id != id);
				if rights.is_empty() {
					*list = None;
				}
			}
		});
	}

	/// Ends a live grant for good, for the patient or the grantee.
	fn revoke(
		id: GrantId,
		grant: GrantOf<T>,
		mut data: FolderOf<T>,
		reason: RevocationReason,
		by: T::AccountId,
	) -> DispatchResult {
		let now = Self::now();
		ensure!(
			Self::grant_state(&grant, data.closed_at) == GrantState::Live,
			Error::<T>::GrantEnded
		);
		let folder = grant.folder;
		let patient = data.patient.clone();
		let mut live = LiveRights::<T>::get(folder);
		Self::settle(&mut data, &mut live);
		data.end_right(&mut live, AccessBasis::Grant(id), now);
		Self::store_live(folder, live);
		if let GrantScope::Record(record) = grant.key.scope {
			Self::remove_record_right(record, id);
		}
		Folders::<T>::insert(folder, data);
		Self::end_grant(id, grant, patient, reason, by, now);
		Ok(())
	}

	/// The grant and its folder.
	fn grant_and_folder(id: GrantId) -> Result<(GrantOf<T>, FolderOf<T>), DispatchError> {
		let grant = Grants::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		let data = Folders::<T>::get(grant.folder).ok_or(Error::<T>::NotFound)?;
		Ok((grant, data))
	}

	pub(crate) fn do_revoke_access(
		actor: Actor<T::AccountId>,
		id: GrantId,
		reason: RevocationReason,
	) -> DispatchResult {
		let Actor { principal: patient, by } = actor;
		let (grant, data) = Self::grant_and_folder(id)?;
		ensure!(data.patient == patient, Error::<T>::NotAuthorized);
		match reason {
			RevocationReason::CareEnded
			| RevocationReason::ConsentWithdrawn
			| RevocationReason::KeyCompromised
			| RevocationReason::GivenInError => {},
			RevocationReason::Replaced
			| RevocationReason::FolderClosed
			| RevocationReason::Renounced
			| RevocationReason::GranteeLeft => return Err(Error::<T>::BadReason.into()),
		}
		Self::revoke(id, grant, data, reason, by)
	}

	pub(crate) fn do_renounce_access(actor: Actor<T::AccountId>, id: GrantId) -> DispatchResult {
		let Actor { principal: grantee, by } = actor;
		let (grant, data) = Self::grant_and_folder(id)?;
		ensure!(grant.key.grantee == grantee, Error::<T>::NotAuthorized);
		Self::revoke(id, grant, data, RevocationReason::Renounced, by)
	}
}
