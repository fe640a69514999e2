//! Requests: a doctor who cares for a patient asks for access.

use crate::{index::take_number, *};
use carechain_primitives::traits::{OnDeregistered, RunningTime, Times};
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
	/// When it was made.
	pub asked_at: Moment,
	/// When it lapses, in running time: it waits for an answer. It is void too once `until` is over.
	pub expires_at: Moment,
}

/// An open request in the lists of a folder and of a requester. Those that expired, or whose
/// requester left, stay until their room is needed, or the clean-up comes.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct OpenRequest<AccountId> {
	/// The request.
	pub id: RequestId,
	/// Who asks.
	pub requester: AccountId,
	/// When it was made.
	pub asked_at: Moment,
	/// Until when access is asked.
	pub until: Moment,
	/// When it lapses, in running time.
	pub expires_at: Moment,
}

impl<AccountId> OpenRequest<AccountId> {
	/// Whether its time is over: nobody answered, or what was asked for is past.
	fn is_over(&self, times: Times) -> bool {
		self.until <= times.clock || self.expires_at <= times.running
	}
}

impl<T: Config> Pallet<T> {
	/// Whether a request still waits for an answer: its time is not over, and who made it has not
	/// left since. That is looked up, so that leaving walks over nothing.
	pub(crate) fn stands(open: &OpenRequest<T::AccountId>, times: Times) -> bool {
		!open.is_over(times) && Self::left_since(&open.requester, open.asked_at).is_none()
	}

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
		let times = Self::times();
		on_folder.retain(|open| Self::stands(open, times));
		ensure!(
			on_folder.iter().all(|open| open.requester != requester),
			Error::<T>::AlreadyExists
		);
		let mut of_requester = RequesterRequests::<T>::get(&requester);
		let left_at = T::Participants::left_at(&requester);
		of_requester
			.retain(|open| !open.is_over(times) && left_at.is_none_or(|left| left < open.asked_at));

		// A request for a time that is over cannot be granted any more.
		let wait = T::RequestLifetime::get().min(until.saturating_sub(now));
		let expires_at = times.running.saturating_add(wait);
		let request = NextRequest::<T>::try_mutate(take_number)?;
		let open = OpenRequest {
			id: request,
			requester: requester.clone(),
			asked_at: now,
			until,
			expires_at,
		};
		on_folder.try_push(open.clone()).map_err(|_| Error::<T>::MaxRequestsExceeded)?;
		of_requester.try_push(open).map_err(|_| Error::<T>::MaxRequestsExceeded)?;
		FolderRequests::<T>::insert(folder, on_folder);
		RequesterRequests::<T>::insert(&requester, of_requester);
		RequestEnds::<T>::insert(bucket_of(expires_at), request, ());
		Requests::<T>::insert(
			request,
			Request {
				folder,
				requester: requester.clone(),
				purpose,
				until,
				basis,
				asked_at: now,
				expires_at,
			},
		);
		Self::deposit_event(Event::AccessRequested {
			request,
			folder,
			patient: data.patient,
			requester,
			purpose,
			until,
			basis,
			expires_at: times.on_clock(expires_at),
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
		purposes: &Purposes,
	) -> DispatchResult {
		let request = Requests::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		ensure!(
			request.folder == folder
				&& request.requester == *grantee
				&& purposes.contains(&request.purpose),
			Error::<T>::RequestMismatch
		);
		// What was granted ends later than now, whatever the request asked for.
		let stands = T::RunningTime::now() < request.expires_at
			&& Self::now() < request.until
			&& Self::left_since(&request.requester, request.asked_at).is_none();
		ensure!(stands, Error::<T>::RequestExpired);
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

/// What a participant leaves behind: its exclusion list goes. Its requests are void by its leaving,
/// and go when they would have expired. A bar stays.
impl<T: Config> OnDeregistered<T::AccountId> for Pallet<T> {
	fn on_deregistered(who: &T::AccountId) {
		Exclusions::<T>::remove(who);
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_fill(who: &T::AccountId) {
		benchmarking::fill_exclusions::<T>(who);
	}
}
