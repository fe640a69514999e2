//! Records: what is in a folder, and what becomes of it.

use crate::{index::take_number, *};
use carechain_primitives::{RecordState, Role};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::hashing::blake2_256;
use scale_info::TypeInfo;

/// A record. It stays as a tombstone when it is erased.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct RecordData<AccountId> {
	/// Its folder.
	pub folder: FolderId,
	/// The folder's epoch it belongs to.
	pub epoch: Epoch,
	/// What it is sealed to.
	pub sealed_to: SealedTo,
	/// Who wrote it, or in whose name it was written.
	pub author: AccountId,
	/// Who signed: the author, or a delegate of the author.
	pub by: AccountId,
	/// The encrypted content; `None` when erased.
	pub content: Option<ContentRef>,
	/// The encrypted manifest; `None` when erased.
	pub manifest: Option<ContentRef>,
	/// The appointment it came from.
	pub appointment: Option<AppointmentId>,
	/// The record it supersedes.
	pub supersedes: Option<RecordId>,
	/// Where it stands.
	pub state: RecordState,
	/// What the patient asked the author to correct.
	pub correction: Option<CorrectionReason>,
	/// When it was added.
	pub added_at: Moment,
}

impl<AccountId> RecordData<AccountId> {
	/// Another record takes its place.
	fn supersede(&mut self, by: RecordId) {
		self.state = RecordState::Superseded { by };
		self.correction = None;
	}

	/// Its author declares it wrong.
	fn mark_in_error(&mut self) {
		self.state = RecordState::EnteredInError;
		self.correction = None;
	}

	/// Its patient takes the references away.
	fn erase(&mut self) {
		self.state = RecordState::Erased;
		self.content = None;
		self.manifest = None;
		self.correction = None;
	}
}

/// What a new record is made of.
pub struct RecordDraft {
	/// The folder's epoch it is meant for.
	pub epoch: Epoch,
	/// What it is sealed to.
	pub sealed_to: SealedTo,
	/// The encrypted content.
	pub content: ContentRef,
	/// The encrypted manifest.
	pub manifest: ContentRef,
}

/// What names a content once and for all: a hash of its CID. The size that was claimed with it is
/// left out, or a changed claim would make the same file pass as another.
pub(crate) fn content_key(content: &ContentRef) -> H256 {
	H256(blake2_256(&(content.codec, content.digest).encode()))
}

impl<T: Config> Pallet<T> {
	/// The record, and its folder, open or closed.
	pub(crate) fn record_and_folder(
		record: RecordId,
	) -> Result<(RecordOf<T>, FolderOf<T>), DispatchError> {
		let data = Records::<T>::get(record).ok_or(Error::<T>::NotFound)?;
		let folder = Folders::<T>::get(data.folder).ok_or(Error::<T>::NotFound)?;
		Ok((data, folder))
	}

	/// The author may add a record to the folder now: the active patient; a licensed doctor with a
	/// live write grant; or one in the window of an appointment that names the folder.
	fn ensure_may_write(
		author: &T::AccountId,
		folder: FolderId,
		data: &FolderOf<T>,
		appointment: Option<AppointmentId>,
	) -> DispatchResult {
		if *author == data.patient {
			return T::Participants::ensure_active(author, Role::Patient);
		}
		T::Licences::ensure_licensed(author)?;
		if Self::has_live_write(author, folder, data) {
			return Ok(());
		}
		let appointment = appointment.ok_or(Error::<T>::NotAuthorized)?;
		T::CareRelationship::ensure_may_write(author, &data.patient, folder, appointment)
	}

	/// Stores a record whose author may write, after checking all that is said about it.
	fn insert_record(
		folder: FolderId,
		mut data: FolderOf<T>,
		draft: RecordDraft,
		author: T::AccountId,
		appointment: Option<AppointmentId>,
		supersedes: Option<RecordId>,
		by: T::AccountId,
	) -> Result<RecordId, DispatchError> {
		let now = Self::now();
		let RecordDraft { epoch, sealed_to, content, manifest } = draft;
		ensure!(epoch == data.epoch, Error::<T>::StaleEpoch);
		// Whoever has the patient's keys would read it.
		T::Participants::ensure_not_frozen(&data.patient)?;
		if sealed_to == SealedTo::Folder {
			let mut live = LiveRights::<T>::get(folder);
			Self::settle(&mut data, &mut live);
			Self::store_live(folder, live);
			ensure!(!Self::is_rotation_due(&data), Error::<T>::RotationDue);
		}
		Self::ensure_content(&content)?;
		Self::ensure_content(&manifest)?;
		ensure!(manifest.size <= T::MaxManifestSize::get(), Error::<T>::ManifestTooLarge);
		let keys = [content_key(&content), content_key(&manifest)];
		ensure!(keys.first() != keys.last(), Error::<T>::SameContent);
		for key in &keys {
			ensure!(!SeenContent::<T>::contains_key(&data.patient, key), Error::<T>::AlreadyExists);
		}
		ensure!(data.records < T::MaxRecords::get(), Error::<T>::MaxRecordsExceeded);
		data.records = data.records.saturating_add(1);
		let record = NextRecord::<T>::try_mutate(take_number)?;

		for key in keys {
			SeenContent::<T>::insert(&data.patient, key, ());
		}
		let patient = data.patient.clone();
		Folders::<T>::insert(folder, data);
		RecordsOf::<T>::insert(folder, ordered(record), ());
		Records::<T>::insert(
			record,
			RecordData {
				folder,
				epoch,
				sealed_to,
				author: author.clone(),
				by: by.clone(),
				content: Some(content),
				manifest: Some(manifest),
				appointment,
				supersedes,
				state: RecordState::Current,
				correction: None,
				added_at: now,
			},
		);
		Self::deposit_event(Event::RecordAdded {
			record,
			folder,
			patient,
			author,
			epoch,
			sealed_to,
			content,
			manifest,
			appointment,
			supersedes,
			by,
		});
		Ok(record)
	}

	pub(crate) fn do_add_record(
		actor: Actor<T::AccountId>,
		folder: FolderId,
		draft: RecordDraft,
		appointment: Option<AppointmentId>,
	) -> DispatchResult {
		let Actor { principal: author, by } = actor;
		let data = Self::open_folder(folder)?;
		Self::ensure_may_write(&author, folder, &data, appointment)?;
		if let Some(appointment) = appointment {
			let (patient, doctor) =
				T::CareRelationship::parties(appointment).ok_or(Error::<T>::AppointmentMismatch)?;
			ensure!(
				patient == data.patient && (author == patient || author == doctor),
				Error::<T>::AppointmentMismatch
			);
		}
		Self::insert_record(folder, data, draft, author, appointment, None, by)?;
		Ok(())
	}

	pub(crate) fn do_amend_record(
		actor: Actor<T::AccountId>,
		record: RecordId,
		draft: RecordDraft,
	) -> DispatchResult {
		let Actor { principal: author, by } = actor;
		let (mut old, data) = Self::record_and_folder(record)?;
		ensure!(old.author == author, Error::<T>::NotAuthorized);
		ensure!(data.closed_at.is_none(), Error::<T>::FolderClosed);
		ensure!(old.state == RecordState::Current, Error::<T>::NotCurrent);
		let (folder, appointment) = (old.folder, old.appointment);
		Self::ensure_may_write(&author, folder, &data, appointment)?;
		let amended =
			Self::insert_record(folder, data, draft, author, appointment, Some(record), by)?;
		old.supersede(amended);
		Records::<T>::insert(record, old);
		Ok(())
	}

	pub(crate) fn do_mark_entered_in_error(
		actor: Actor<T::AccountId>,
		record: RecordId,
	) -> DispatchResult {
		let Actor { principal: author, by } = actor;
		let (mut data, folder) = Self::record_and_folder(record)?;
		ensure!(data.author == author, Error::<T>::NotAuthorized);
		T::Participants::ensure_not_frozen(&author)?;
		match data.state {
			RecordState::Current | RecordState::Superseded { .. } => data.mark_in_error(),
			RecordState::EnteredInError => return Err(Error::<T>::NotCurrent.into()),
			RecordState::Erased => return Err(Error::<T>::RecordErased.into()),
		}
		let event = Event::RecordEnteredInError {
			record,
			folder: data.folder,
			patient: folder.patient,
			author,
			by,
		};
		Records::<T>::insert(record, data);
		Self::deposit_event(event);
		Ok(())
	}

	pub(crate) fn do_request_correction(
		actor: Actor<T::AccountId>,
		record: RecordId,
		reason: CorrectionReason,
	) -> DispatchResult {
		let Actor { principal: patient, by } = actor;
		let (mut data, folder) = Self::record_and_folder(record)?;
		ensure!(folder.patient == patient, Error::<T>::NotAuthorized);
		T::Participants::ensure_active(&patient, Role::Patient)?;
		ensure!(data.author != patient, Error::<T>::OwnRecord);
		ensure!(data.state == RecordState::Current, Error::<T>::NotCurrent);
		ensure!(data.correction.is_none(), Error::<T>::AlreadyExists);
		data.correction = Some(reason);
		let event = Event::CorrectionRequested {
			record,
			folder: data.folder,
			patient,
			author: data.author.clone(),
			reason,
			by,
		};
		Records::<T>::insert(record, data);
		Self::deposit_event(event);
		Ok(())
	}

	pub(crate) fn do_erase_record(actor: Actor<T::AccountId>, record: RecordId) -> DispatchResult {
		let Actor { principal: patient, by } = actor;
		let (mut data, folder) = Self::record_and_folder(record)?;
		ensure!(folder.patient == patient, Error::<T>::NotAuthorized);
		T::Participants::ensure_not_frozen(&patient)?;
		ensure!(data.state != RecordState::Erased, Error::<T>::RecordErased);
		data.erase();
		let folder = data.folder;
		Records::<T>::insert(record, data);
		Self::deposit_event(Event::RecordErased { record, folder, patient, by });
		Ok(())
	}
}
