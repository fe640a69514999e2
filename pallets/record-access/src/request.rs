//! Requests: a doctor who cares for a patient asks for access.

use crate::{index::take_number, *};
use alloc::vec::Vec;
use carechain_primitives::traits::OnDeregistered;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// A request for access that nobody answered yet.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Request<AccountId> {
	/// The folder.
	pub folder: FolderId,
	/// Who asks.
	pub requester: AccountId,
	/// What for.
	pub purpose: PurposeOfUse,
	/// Until when access is asked.
	pub until: Moment,
	/// What makes the requester a carer.
	pub basis: CareBasis,
	/// When the request lapses.
	pub expires_at: Moment,
}

/// An open request in the lists of a folder and of a requester. Those that expired stay until
/// their room is needed, or the clean-up comes.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct OpenRequest<AccountId> {
	/// The request.
	pub id: RequestId,
	/// Who asks.
	pub requester: AccountId,
	/// When it lapses.
	pub expires_at: Moment,
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_request_access(
		actor: Actor<T::AccountId>,
		folder: FolderId,
		purpose: PurposeOfUse,
		until: Moment,
		basis: CareBasis,
	) -> DispatchResult {
		let Actor { principal: requester, by } = actor;
		let now = Self::now();
		let data = Self::open_folder(folder)?;
		ensure!(data.patient != requester, Error::<T>::OwnFolder);
		Self::ensure_purpose(purpose)?;
		T::Licences::ensure_licensed(&requester)?;
		ensure!(!Self::is_excluded(&data.patient, &requester), Error::<T>::Excluded);
		T::CareRelationship::ensure_related(&requester, &data.patient, basis)?;
		Self::ensure_term(&data, until, now)?;

		let mut on_folder = FolderRequests::<T>::get(folder);
		on_folder.retain(|open| now < open.expires_at);
		ensure!(
			on_folder.iter().all(|open| open.requester != requester),
			Error::<T>::AlreadyExists
		);
		let mut of_requester = RequesterRequests::<T>::get(&requester);
		of_requester.retain(|open| now < open.expires_at);

		// A request for a time that is over cannot be granted any more.
		let expires_at = now.saturating_add(T::RequestLifetime::get()).min(until);
		let request = NextRequest::<T>::try_mutate(take_number)?;
		let open = OpenRequest { id: request, requester: requester.clone(), expires_at };
		on_folder.try_push(open.clone()).map_err(|_| Error::<T>::MaxRequestsExceeded)?;
		of_requester.try_push(open).map_err(|_| Error::<T>::MaxRequestsExceeded)?;
		FolderRequests::<T>::insert(folder, on_folder);
		RequesterRequests::<T>::insert(&requester, of_requester);
		RequestEnds::<T>::insert(bucket_of(expires_at), request, ());
		Requests::<T>::insert(
			request,
			Request { folder, requester: requester.clone(), purpose, until, basis, expires_at },
		);
		Self::deposit_event(Event::AccessRequested {
			request,
			folder,
			patient: data.patient,
			requester,
			purpose,
			until,
			basis,
			expires_at,
			by,
		});
		Ok(())
	}

	/// Takes a request out of storage, whatever became of it.
	pub(crate) fn remove_request(id: RequestId, request: &RequestOf<T>) {
		Requests::<T>::remove(id);
		RequestEnds::<T>::remove(bucket_of(request.expires_at), id);
		FolderRequests::<T>::mutate_exists(request.folder, |list| {
			if let Some(open) = list {
				open.retain(|open| open.id != id);
				if open.is_empty() {
					*list = None;
				}
			}
		});
		RequesterRequests::<T>::mutate_exists(&request.requester, |list| {
			if let Some(open) = list {
				open.retain(|open| open.id != id);
				if open.is_empty() {
					*list = None;
				}
			}
		});
	}

	/// Takes the request that a grant answers.
	pub(crate) fn take_answered_request(
		id: RequestId,
		folder: FolderId,
		grantee: &T::AccountId,
		purpose: PurposeOfUse,
		now: Moment,
	) -> DispatchResult {
		let request = Requests::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		ensure!(
			request.folder == folder && request.requester == *grantee && request.purpose == purpose,
			Error::<T>::RequestMismatch
		);
		ensure!(now < request.expires_at, Error::<T>::RequestExpired);
		Self::remove_request(id, &request);
		Ok(())
	}

	pub(crate) fn do_deny_request(actor: Actor<T::AccountId>, id: RequestId) -> DispatchResult {
		let Actor { principal: patient, by } = actor;
		let request = Requests::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		let data = Folders::<T>::get(request.folder).ok_or(Error::<T>::NotFound)?;
		ensure!(data.patient == patient, Error::<T>::NotAuthorized);
		Self::remove_request(id, &request);
		let Request { folder, requester, .. } = request;
		Self::deposit_event(Event::RequestDenied { request: id, folder, patient, requester, by });
		Ok(())
	}

	pub(crate) fn do_withdraw_request(actor: Actor<T::AccountId>, id: RequestId) -> DispatchResult {
		let Actor { principal: requester, by } = actor;
		let request = Requests::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		ensure!(request.requester == requester, Error::<T>::NotAuthorized);
		Self::remove_request(id, &request);
		let folder = request.folder;
		Self::deposit_event(Event::RequestWithdrawn { request: id, folder, requester, by });
		Ok(())
	}
}

/// What a participant leaves behind, within the caps of [`Config::MaxRequesterRequests`] and
/// [`Config::MaxExclusions`]: its requests and its exclusion list. A bar stays.
impl<T: Config> OnDeregistered<T::AccountId> for Pallet<T> {
	fn on_deregistered(who: &T::AccountId) {
		let open: Vec<RequestId> =
			RequesterRequests::<T>::get(who).iter().map(|open| open.id).collect();
		for id in open {
			if let Some(request) = Requests::<T>::get(id) {
				Self::remove_request(id, &request);
			}
		}
		Exclusions::<T>::remove(who);
	}
}
