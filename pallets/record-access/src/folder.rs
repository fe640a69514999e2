//! Folders: what a patient owns, the epochs of its keys, and who answers its emergencies.

use crate::*;
use carechain_primitives::{
	traits::{Folders as FoldersOfPatients, Obligations},
	Obligation, Role,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// A folder of a patient. It stays when it is closed, so that its name is never taken again.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct FolderData<AccountId> {
	/// How many records it had at the upgrade.
	#[cfg(feature = "upgrade-drill")]
	pub records_at_upgrade: u64,
	/// Whose it is.
	pub patient: AccountId,
	/// The current epoch, from 0. Its keys are in [`Epochs`].
	pub epoch: Epoch,
	/// The longest time a grant on it may run, in milliseconds.
	pub longest_grant: Moment,
	/// Who answers its emergencies.
	pub emergency: EmergencyPolicy<AccountId>,
	/// From when the current epoch takes nothing new, as far as it was noted. Ends of the rights in
	/// [`LiveRights`], and losses of keys that came later, say the rest.
	pub rotation_due_at: Option<Moment>,
	/// How many losses of keys there were when its holders were last looked at.
	pub losses_seen: u64,
	/// When the current epoch's identity was made for the patient.
	pub epoch_began: Delivery,
	/// When the custodian, if there is one, got it.
	pub custody: Delivery,
	/// How many records were ever added.
	pub records: u32,
	/// How many of them there were when the current epoch began.
	pub records_before_epoch: u32,
	/// Whether a right delivered the current epoch's identity.
	pub delivered: bool,
	/// When it was created.
	pub created_at: Moment,
	/// When it was closed.
	pub closed_at: Option<Moment>,
}

/// How many folders a patient has.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Default,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct FolderCount {
	/// Those that are open.
	pub open: u32,
	/// All, closed ones included.
	pub ever: u32,
}

/// The keys of an epoch of a folder.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct EpochKeys {
	/// The age X25519 recipient.
	pub recipient: EncryptionKey,
	/// The identity, sealed to the patient.
	pub owner_envelope: ContentRef,
	/// The identity, sealed to the custodian, if there is one.
	pub custodian_envelope: Option<ContentRef>,
}

/// A right on a folder that stands, or whose end nobody has noted yet.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct LiveRight<AccountId> {
	/// The grant or the emergency.
	pub basis: AccessBasis,
	/// Whose it is.
	pub holder: AccountId,
	/// From when.
	pub from: Moment,
	/// Until when it stands, if its holder does not leave.
	pub until: Until,
	/// When it delivered what it delivered.
	pub delivery: Delivery,
	/// The epoch whose identity it delivered; `None` for a write, for a single record, and for an
	/// emergency that is not answered.
	pub opens: Option<Epoch>,
}

/// How many rights on a folder can stand: its grants and its emergencies.
pub struct MaxLiveRights<T>(core::marker::PhantomData<T>);

impl<T: Config> Get<u32> for MaxLiveRights<T> {
	fn get() -> u32 {
		T::MaxGrants::get().saturating_add(T::MaxFolderEmergencies::get())
	}
}

impl<AccountId> FolderData<AccountId> {
	/// Somebody who has the current epoch's identity lost the right to it at `at`.
	pub(crate) fn rotation_due_from(&mut self, at: Moment) {
		self.rotation_due_at = Some(self.rotation_due_at.map_or(at, |due| due.min(at)));
	}

	/// Takes a right that stands out of `live` before its time, at `now`.
	pub(crate) fn end_right<S>(
		&mut self,
		live: &mut BoundedVec<LiveRight<AccountId>, S>,
		basis: AccessBasis,
		now: Moment,
	) {
		live.retain(|right| {
			let stays = right.basis != basis;
			if !stays && right.opens == Some(self.epoch) {
				self.rotation_due_from(now);
			}
			stays
		});
	}
}

impl<T: Config> Pallet<T> {
	/// When the account left, if that ended a right that it has `from` a time.
	pub(crate) fn left_since(who: &T::AccountId, from: Moment) -> Option<Moment> {
		T::Participants::left_at(who).filter(|left| *left >= from)
	}

	/// The folder, if it is open.
	pub(crate) fn open_folder(folder: FolderId) -> Result<FolderOf<T>, DispatchError> {
		let data = Folders::<T>::get(folder).ok_or(Error::<T>::NotFound)?;
		ensure!(data.closed_at.is_none(), Error::<T>::FolderClosed);
		Ok(data)
	}

	/// The folder, if it is open and the account's own.
	pub(crate) fn own_folder(
		folder: FolderId,
		patient: &T::AccountId,
	) -> Result<FolderOf<T>, DispatchError> {
		let data = Folders::<T>::get(folder).ok_or(Error::<T>::NotFound)?;
		ensure!(data.patient == *patient, Error::<T>::NotAuthorized);
		ensure!(data.closed_at.is_none(), Error::<T>::FolderClosed);
		Ok(data)
	}

	/// Whether somebody who may not read on has the identity of the current epoch, so that nothing
	/// new may be sealed to it: it is where it should not be. A custodian that is no longer in force
	/// has it too. The folder is [settled](Self::settle).
	pub(crate) fn is_rotation_due(data: &FolderOf<T>) -> bool {
		data.rotation_due_at.is_some()
			|| matches!(&data.emergency, EmergencyPolicy::Custodian(_) if Self::custodian(data).is_none())
	}

	/// The custodian, as long as it is a hospital in force.
	pub(crate) fn custodian(data: &FolderOf<T>) -> Option<&T::AccountId> {
		match &data.emergency {
			EmergencyPolicy::Custodian(hospital) if T::Consortium::is_hospital(hospital) => {
				Some(hospital)
			},
			_ => None,
		}
	}

	/// A custodian is a hospital in force and has an envelope; without one there is no envelope.
	fn ensure_custody(
		emergency: &EmergencyPolicy<T::AccountId>,
		envelope: &Option<ContentRef>,
	) -> DispatchResult {
		match (emergency, envelope) {
			(EmergencyPolicy::Never, None) => Ok(()),
			(EmergencyPolicy::Never, Some(_)) => Err(Error::<T>::EnvelopeUnexpected.into()),
			(EmergencyPolicy::Custodian(_), None) => Err(Error::<T>::EnvelopeMissing.into()),
			(EmergencyPolicy::Custodian(hospital), Some(envelope)) => {
				ensure!(T::Consortium::is_hospital(hospital), Error::<T>::NotHospital);
				T::Participants::ensure_not_frozen(hospital)?;
				Self::ensure_content(envelope)
			},
		}
	}

	/// A recipient that is strong, and that no folder of the patient has, nor had while it held a
	/// record.
	fn ensure_fresh_recipient(patient: &T::AccountId, recipient: &EncryptionKey) -> DispatchResult {
		ensure!(!recipient.is_weak(), Error::<T>::WeakKey);
		ensure!(!Recipients::<T>::contains_key(patient, recipient), Error::<T>::RecipientUsed);
		Ok(())
	}

	pub(crate) fn do_create_folder(
		actor: Actor<T::AccountId>,
		folder: FolderId,
		keys: EpochKeys,
		longest_grant: Moment,
		emergency: EmergencyPolicy<T::AccountId>,
	) -> DispatchResult {
		let Actor { principal: patient, by } = actor;
		T::Participants::ensure_active(&patient, Role::Patient)?;
		ensure!(!folder.is_zero(), Error::<T>::BadFolderId);
		ensure!(!Folders::<T>::contains_key(folder), Error::<T>::AlreadyExists);
		Self::ensure_fresh_recipient(&patient, &keys.recipient)?;
		Self::ensure_content(&keys.owner_envelope)?;
		Self::ensure_custody(&emergency, &keys.custodian_envelope)?;
		FolderCounts::<T>::try_mutate(&patient, |count| {
			ensure!(count.open < T::MaxFolders::get(), Error::<T>::MaxFoldersExceeded);
			ensure!(count.ever < T::MaxFoldersEver::get(), Error::<T>::MaxFoldersEverExceeded);
			count.open = count.open.saturating_add(1);
			count.ever = count.ever.saturating_add(1);
			DispatchResult::Ok(())
		})?;

		FoldersOf::<T>::insert(&patient, folder, ());
		Recipients::<T>::insert(&patient, keys.recipient, (folder, 0));
		Epochs::<T>::insert(folder, 0, &keys);
		Folders::<T>::insert(
			folder,
			FolderData {
				#[cfg(feature = "upgrade-drill")]
				records_at_upgrade: 0,
				patient: patient.clone(),
				epoch: 0,
				longest_grant,
				emergency: emergency.clone(),
				rotation_due_at: None,
				losses_seen: Losses::<T>::get(),
				epoch_began: Self::delivery(),
				custody: Self::delivery(),
				records: 0,
				records_before_epoch: 0,
				delivered: false,
				created_at: Self::now(),
				closed_at: None,
			},
		);
		let EpochKeys { recipient, owner_envelope, custodian_envelope } = keys;
		Self::deposit_event(Event::FolderCreated {
			folder,
			patient,
			recipient,
			longest_grant,
			emergency,
			owner_envelope,
			custodian_envelope,
			by,
		});
		Ok(())
	}

	pub(crate) fn do_rotate_folder(
		actor: Actor<T::AccountId>,
		folder: FolderId,
		mut keys: EpochKeys,
	) -> DispatchResult {
		let Actor { principal: patient, by } = actor;
		let mut data = Self::own_folder(folder, &patient)?;
		T::Participants::ensure_not_frozen(&patient)?;
		Self::ensure_fresh_recipient(&patient, &keys.recipient)?;
		Self::ensure_content(&keys.owner_envelope)?;
		if let Some(envelope) = &keys.custodian_envelope {
			ensure!(data.emergency != EmergencyPolicy::Never, Error::<T>::EnvelopeUnexpected);
			Self::ensure_content(envelope)?;
		}
		// A custodian that left, or gets no new keys, has none to answer with. Nothing is sealed to
		// one whose key is in other hands. A rotation is not refused for that: it protects.
		let mut custody_of = None;
		if let EmergencyPolicy::Custodian(hospital) = data.emergency.clone() {
			if keys.custodian_envelope.is_none()
				|| !T::Consortium::is_hospital(&hospital)
				|| T::Participants::is_frozen(&hospital)
			{
				data.emergency = EmergencyPolicy::Never;
				keys.custodian_envelope = None;
				custody_of = Some(hospital);
			}
		}

		// Keys that no record was sealed to, and that nobody got, open nothing: so rotating alone
		// makes no epochs. Those that somebody got must not come back, and an envelope that holds
		// them is compared with them.
		if data.records == data.records_before_epoch && !data.delivered {
			if let Some(unused) = Epochs::<T>::take(folder, data.epoch) {
				Recipients::<T>::remove(&patient, unused.recipient);
			}
		}
		data.records_before_epoch = data.records;
		data.delivered = false;
		data.epoch = data.epoch.checked_add(1).ok_or(ArithmeticError::Overflow)?;
		// No right delivered the new identity yet: nothing that ended counts any more.
		data.rotation_due_at = None;
		data.epoch_began = Self::delivery();
		data.custody = data.epoch_began;
		let epoch = data.epoch;
		Folders::<T>::insert(folder, data);
		Recipients::<T>::insert(&patient, keys.recipient, (folder, epoch));
		Epochs::<T>::insert(folder, epoch, &keys);

		let EpochKeys { recipient, owner_envelope, custodian_envelope } = keys;
		Self::deposit_event(Event::FolderRotated {
			folder,
			patient: patient.clone(),
			epoch,
			recipient,
			owner_envelope,
			custodian_envelope,
			by: by.clone(),
		});
		if let Some(custodian) = custody_of {
			Self::deposit_event(Event::CustodyEnded { folder, patient, custodian, by });
		}
		Ok(())
	}

	pub(crate) fn do_close_folder(actor: Actor<T::AccountId>, folder: FolderId) -> DispatchResult {
		let Actor { principal: patient, by } = actor;
		let mut data = Self::own_folder(folder, &patient)?;
		T::Participants::ensure_not_frozen(&patient)?;
		data.closed_at = Some(Self::now());
		Folders::<T>::insert(folder, data);
		FolderCounts::<T>::mutate(&patient, |count| count.open = count.open.saturating_sub(1));
		// Grants, requests and emergencies are judged by `closed_at`; only the lists that bound
		// them go.
		LiveRights::<T>::remove(folder);
		FolderRequests::<T>::remove(folder);
		Self::deposit_event(Event::FolderClosed { folder, patient, by });
		Ok(())
	}

	pub(crate) fn do_set_emergency_custodian(
		actor: Actor<T::AccountId>,
		folder: FolderId,
		emergency: EmergencyPolicy<T::AccountId>,
		envelope: Option<ContentRef>,
	) -> DispatchResult {
		let Actor { principal: patient, by } = actor;
		let mut data = Self::own_folder(folder, &patient)?;
		if emergency != EmergencyPolicy::Never {
			T::Participants::ensure_active(&patient, Role::Patient)?;
		}
		Self::ensure_custody(&emergency, &envelope)?;
		// The list is looked at before it is replaced who has the keys.
		let mut live = LiveRights::<T>::get(folder);
		Self::settle(&mut data, &mut live);
		Self::store_live(folder, live);
		if data.emergency != EmergencyPolicy::Never && data.emergency != emergency {
			data.rotation_due_from(Self::now());
		}
		data.emergency = emergency.clone();
		data.custody = Self::delivery();
		Epochs::<T>::mutate(folder, data.epoch, |keys| {
			if let Some(keys) = keys {
				keys.custodian_envelope = envelope;
			}
		});
		Folders::<T>::insert(folder, data);
		Self::deposit_event(Event::EmergencyPolicySet { folder, patient, emergency, envelope, by });
		Ok(())
	}
}

impl<T: Config> FoldersOfPatients<T::AccountId> for Pallet<T> {
	fn owner(folder: FolderId) -> Option<T::AccountId> {
		Self::open_folder(folder).ok().map(|data| data.patient)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_folder(patient: &T::AccountId) -> FolderId {
		benchmarking::insert_folder::<T>(patient)
	}
}

impl<T: Config> Obligations<T::AccountId> for Pallet<T> {
	fn open_obligation(who: &T::AccountId) -> Option<Obligation> {
		if FolderCounts::<T>::get(who).open > 0 {
			return Some(Obligation::Folders);
		}
		Self::owes_justification(who).then_some(Obligation::Emergencies)
	}
}
