//! Emergencies: the glass is broken, answered, justified and reviewed.

use crate::{index::take_number, *};
use carechain_primitives::Role;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// A break-glass.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct EmergencyData<AccountId> {
	/// The folder.
	pub folder: FolderId,
	/// Who broke the glass.
	pub doctor: AccountId,
	/// Who is to answer.
	pub custodian: AccountId,
	/// When it was opened.
	pub opened_at: Moment,
	/// When waiting for the answer ends; once answered, when access ends. Or when the patient closed
	/// it.
	pub until: Moment,
	/// The custodian's answer.
	pub answer: Option<Answer>,
	/// Until when the doctor is to justify it.
	pub justify_by: Moment,
	/// The doctor's justification.
	pub justification: Option<Justification>,
	/// Until when the verdict is an auditor's; then it is the council's.
	pub review_by: Moment,
	/// The verdict.
	pub finding: Option<Finding<AccountId>>,
}

/// The keys that a custodian gave.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Answer {
	/// The identity, sealed to the doctor.
	pub envelope: ContentRef,
	/// The version of the doctor's key it is sealed to.
	pub key_version: KeyVersion,
	/// The epoch of the identity: the latest that the emergency covers.
	pub epoch: Epoch,
	/// When it came.
	pub at: Moment,
}

/// A doctor's justification.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Justification {
	/// The encrypted text.
	pub content: ContentRef,
	/// When it came.
	pub at: Moment,
}

/// A verdict and whose it is.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Finding<AccountId> {
	/// The verdict.
	pub verdict: Verdict,
	/// The auditor; `None` for the council.
	pub reviewer: Option<AccountId>,
	/// When it was given.
	pub at: Moment,
}

/// An emergency in a doctor's list: it is open, or has to be justified.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct OwedEmergency {
	/// The emergency.
	pub id: EmergencyId,
	/// When access ends.
	pub until: Moment,
	/// Until when it has to be justified.
	pub justify_by: Moment,
	/// Whether no justification is owed any more: it was given, or the verdict was.
	pub settled: bool,
}

impl OwedEmergency {
	/// Whether it counts against [`Config::MaxOpenEmergencies`].
	fn counts(&self, now: Moment) -> bool {
		!self.settled || now < self.until
	}

	/// Whether its justification is late.
	fn is_late(&self, now: Moment) -> bool {
		!self.settled && now > self.justify_by
	}
}

/// Why a doctor may not break the glass.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum BarReason {
	/// A justification came late, or never.
	LateJustification,
	/// The verdict was `Abuse`.
	Abuse,
}

/// That a doctor may not break the glass.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Bar {
	/// The emergency that it is for: the latest, if there are several.
	pub emergency: EmergencyId,
	/// Why.
	pub reason: BarReason,
	/// Since when.
	pub since: Moment,
}

impl<AccountId> EmergencyData<AccountId> {
	/// When the last thing about it is due, or was done.
	pub(crate) fn last_date(&self) -> Moment {
		let justified = self.justification.as_ref().map_or(0, |justification| justification.at);
		let reviewed = self.finding.as_ref().map_or(0, |finding| finding.at);
		self.review_by.max(self.until).max(justified).max(reviewed)
	}
}

impl<T: Config> Pallet<T> {
	/// When an emergency's access ends, or ended, when its folder was closed at `closed_at`.
	pub(crate) fn access_end(emergency: &EmergencyOf<T>, closed_at: Option<Moment>) -> Moment {
		let left = Self::left_since(&emergency.doctor, emergency.opened_at);
		closed_at.into_iter().chain(left).fold(emergency.until, Moment::min)
	}

	/// Whether an emergency gives access now, once answered, when its folder was closed at
	/// `closed_at`.
	pub(crate) fn is_open(emergency: &EmergencyOf<T>, closed_at: Option<Moment>) -> bool {
		closed_at.is_none() && Self::now() < Self::access_end(emergency, closed_at)
	}

	/// Whether the doctor has emergencies to justify.
	pub(crate) fn owes_justification(doctor: &T::AccountId) -> bool {
		OwedEmergencies::<T>::get(doctor).iter().any(|owed| !owed.settled)
	}

	/// Whether the doctor may not break the glass: the council has not cleared it, or a
	/// justification is late, whether anybody noted that or not.
	pub fn is_barred(doctor: &T::AccountId) -> bool {
		let now = Self::now();
		Barred::<T>::contains_key(doctor)
			|| OwedEmergencies::<T>::get(doctor).iter().any(|owed| owed.is_late(now))
	}

	/// Keeps the doctor from the next emergency until the council clears it.
	pub(crate) fn bar(
		doctor: T::AccountId,
		emergency: EmergencyId,
		reason: BarReason,
		by: Option<T::AccountId>,
	) {
		Barred::<T>::insert(&doctor, Bar { emergency, reason, since: Self::now() });
		Self::deposit_event(Event::DoctorBarred { doctor, emergency, reason, by });
	}

	/// Changes the doctor's list: `change` sees the entry of the emergency, then all that no longer
	/// counts goes.
	pub(crate) fn update_owed(
		doctor: &T::AccountId,
		id: EmergencyId,
		change: impl FnOnce(&mut OwedEmergency),
	) {
		let now = Self::now();
		OwedEmergencies::<T>::mutate_exists(doctor, |list| {
			let Some(owed) = list else { return };
			if let Some(entry) = owed.iter_mut().find(|owed| owed.id == id) {
				change(entry);
			}
			owed.retain(|owed| owed.counts(now));
			if owed.is_empty() {
				*list = None;
			}
		});
	}

	pub(crate) fn do_break_glass(actor: Actor<T::AccountId>, folder: FolderId) -> DispatchResult {
		let Actor { principal: doctor, by } = actor;
		let now = Self::now();
		let mut data = Self::open_folder(folder)?;
		ensure!(data.patient != doctor, Error::<T>::OwnFolder);
		T::Licences::ensure_licensed(&doctor)?;
		let custodian = Self::custodian(&data).cloned().ok_or(Error::<T>::NoCustodian)?;
		// It could not answer: the doctor has to know now, not after waiting.
		ensure!(!T::Participants::is_suspended(&custodian), Error::<T>::CustodianSuspended);
		ensure!(!Self::is_excluded(&data.patient, &doctor), Error::<T>::Excluded);
		ensure!(!Self::is_barred(&doctor), Error::<T>::Barred);
		let earlier = LatestEmergency::<T>::get(folder, &doctor).and_then(Emergencies::<T>::get);
		ensure!(
			!earlier.is_some_and(|earlier| Self::is_open(&earlier, None)),
			Error::<T>::EmergencyOpen
		);

		let mut live = LiveRights::<T>::get(folder);
		Self::settle(&mut data, &mut live, now);
		let open =
			live.iter().filter(|right| matches!(right.basis, AccessBasis::Emergency(_))).count();
		ensure!(open < T::MaxFolderEmergencies::get() as usize, Error::<T>::MaxEmergenciesExceeded);

		let until = now.saturating_add(T::EmergencyAccess::get());
		let justify_by = now.saturating_add(T::JustificationDeadline::get());
		let review_by = justify_by.saturating_add(T::ReviewDeadline::get());
		let id = NextEmergency::<T>::try_mutate(take_number)?;
		OwedEmergencies::<T>::try_mutate(&doctor, |owed| {
			owed.retain(|owed| owed.counts(now));
			owed.try_push(OwedEmergency { id, until, justify_by, settled: false })
		})
		.map_err(|_| Error::<T>::MaxEmergenciesExceeded)?;
		let right = LiveRight {
			basis: AccessBasis::Emergency(id),
			holder: doctor.clone(),
			from: now,
			until,
			opens: None,
		};
		live.try_push(right).map_err(|_| Error::<T>::MaxEmergenciesExceeded)?;
		LiveRights::<T>::insert(folder, live);
		let patient = data.patient.clone();
		Folders::<T>::insert(folder, data);
		let emergency = EmergencyData {
			folder,
			doctor: doctor.clone(),
			custodian: custodian.clone(),
			opened_at: now,
			until,
			answer: None,
			justify_by,
			justification: None,
			review_by,
			finding: None,
		};
		EmergencyEnds::<T>::insert(bucket_of(emergency.last_date()), id, ());
		LatestEmergency::<T>::insert(folder, &doctor, id);
		EmergenciesOn::<T>::insert(folder, ordered(id), ());
		EmergenciesBy::<T>::insert(&doctor, ordered(id), ());
		Emergencies::<T>::insert(id, emergency);
		Self::deposit_event(Event::GlassBroken {
			emergency: id,
			folder,
			patient,
			doctor,
			custodian,
			until,
			justify_by,
			review_by,
			by,
		});
		Ok(())
	}

	/// The emergency and its folder.
	fn emergency_and_folder(
		id: EmergencyId,
	) -> Result<(EmergencyOf<T>, FolderOf<T>), DispatchError> {
		let emergency = Emergencies::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		let data = Folders::<T>::get(emergency.folder).ok_or(Error::<T>::NotFound)?;
		Ok((emergency, data))
	}

	pub(crate) fn do_answer_emergency(
		actor: Actor<T::AccountId>,
		id: EmergencyId,
		envelope: ContentRef,
		key_version: KeyVersion,
		epoch: Epoch,
	) -> DispatchResult {
		let Actor { principal: hospital, by } = actor;
		let now = Self::now();
		let (mut emergency, mut data) = Self::emergency_and_folder(id)?;
		ensure!(emergency.custodian == hospital, Error::<T>::NotAuthorized);
		// Staff that broke the glass does not answer itself.
		ensure!(by != emergency.doctor, Error::<T>::ConflictOfInterest);
		T::Participants::ensure_active(&hospital, Role::Hospital)?;
		ensure!(Self::is_open(&emergency, data.closed_at), Error::<T>::EmergencyOver);
		ensure!(Self::custodian(&data) == Some(&hospital), Error::<T>::NoCustodian);
		ensure!(emergency.answer.is_none(), Error::<T>::AlreadyAnswered);
		// No key goes to a doctor who could not read with it.
		T::Licences::ensure_licensed(&emergency.doctor)?;
		ensure!(epoch == data.epoch, Error::<T>::StaleEpoch);
		ensure!(
			T::Participants::key_version(&emergency.doctor) == Some(key_version),
			Error::<T>::StaleKey
		);
		Self::ensure_content(&envelope)?;

		let folder = emergency.folder;
		// The hours run from the answer: waiting takes nothing off them.
		let before = emergency.last_date();
		let until = now.saturating_add(T::EmergencyAccess::get());
		emergency.until = until;
		Self::update_owed(&emergency.doctor, id, |owed| owed.until = until);
		LiveRights::<T>::mutate(folder, |live| {
			Self::settle(&mut data, live, now);
			for right in live.iter_mut() {
				if right.basis == AccessBasis::Emergency(id) {
					right.opens = Some(epoch);
					right.until = until;
				}
			}
		});
		data.delivered |= epoch == data.epoch;
		emergency.answer = Some(Answer { envelope, key_version, epoch, at: now });
		let event = Event::EmergencyAnswered {
			emergency: id,
			folder,
			patient: data.patient.clone(),
			doctor: emergency.doctor.clone(),
			custodian: hospital,
			envelope,
			key_version,
			epoch,
			until,
			by,
		};
		Folders::<T>::insert(folder, data);
		Self::store_reviewable(id, before, emergency);
		Self::deposit_event(event);
		Ok(())
	}

	/// Stores an emergency that something was done about, and keeps it for as long as audits need
	/// it from then on.
	fn store_reviewable(id: EmergencyId, before: Moment, emergency: EmergencyOf<T>) {
		EmergencyEnds::<T>::remove(bucket_of(before), id);
		EmergencyEnds::<T>::insert(bucket_of(emergency.last_date()), id, ());
		Emergencies::<T>::insert(id, emergency);
	}

	pub(crate) fn do_justify_emergency(
		actor: Actor<T::AccountId>,
		id: EmergencyId,
		justification: ContentRef,
	) -> DispatchResult {
		let Actor { principal: doctor, by } = actor;
		let now = Self::now();
		let (mut emergency, data) = Self::emergency_and_folder(id)?;
		ensure!(emergency.doctor == doctor, Error::<T>::NotAuthorized);
		ensure!(emergency.justification.is_none(), Error::<T>::AlreadyJustified);
		ensure!(emergency.finding.is_none(), Error::<T>::AlreadyReviewed);
		Self::ensure_content(&justification)?;
		let late = now > emergency.justify_by;
		let folder = emergency.folder;
		let before = emergency.last_date();
		emergency.justification = Some(Justification { content: justification, at: now });
		Self::store_reviewable(id, before, emergency);
		Self::update_owed(&doctor, id, |owed| owed.settled = true);
		Self::deposit_event(Event::EmergencyJustified {
			emergency: id,
			folder,
			patient: data.patient,
			doctor: doctor.clone(),
			justification,
			late,
			by: by.clone(),
		});
		if late {
			Self::bar(doctor, id, BarReason::LateJustification, Some(by));
		}
		Ok(())
	}

	/// The auditor has nothing to do with the doctor or the custodian. Whom one of them appointed
	/// after the glass was broken is no less a stranger: or a doctor would choose its auditors.
	fn ensure_unrelated(auditor: &T::AccountId, emergency: &EmergencyOf<T>) -> DispatchResult {
		let parties = [&emergency.doctor, &emergency.custodian];
		let now = Self::now();
		let mut related = parties.iter().any(|party| {
			auditor == *party
				|| T::Participants::is_delegate_since(party, auditor, emergency.opened_at)
				|| T::Participants::is_delegate_since(auditor, party, now)
		});
		let employers = T::Participants::employers(&emergency.doctor);
		if let Some(hospital) = T::Consortium::auditor_affiliation(auditor) {
			related |= hospital == emergency.custodian
				|| T::Consortium::duty_holder(&emergency.custodian) == Some(hospital.clone())
				|| T::Licences::is_affiliated(&emergency.doctor, &hospital)
				|| employers.contains(&hospital);
		}
		ensure!(!related, Error::<T>::AuditorRelated);
		Ok(())
	}

	/// `auditor` is `None` for the council.
	pub(crate) fn do_review_emergency(
		auditor: Option<Actor<T::AccountId>>,
		id: EmergencyId,
		verdict: Verdict,
	) -> DispatchResult {
		let now = Self::now();
		let (mut emergency, data) = Self::emergency_and_folder(id)?;
		match &auditor {
			Some(Actor { principal, .. }) => {
				T::Participants::ensure_active(principal, Role::Auditor)?;
				ensure!(T::Consortium::is_auditor(principal), Error::<T>::NotAuditor);
				Self::ensure_unrelated(principal, &emergency)?;
				ensure!(now <= emergency.review_by, Error::<T>::ReviewOverdue);
			},
			None => ensure!(now > emergency.review_by, Error::<T>::ReviewNotDue),
		}
		ensure!(emergency.finding.is_none(), Error::<T>::AlreadyReviewed);
		let justified = emergency.justification.is_some();
		ensure!(justified || now > emergency.justify_by, Error::<T>::JustificationOwed);

		let (reviewer, by) = match auditor {
			Some(Actor { principal, by }) => (Some(principal), Some(by)),
			None => (None, None),
		};
		let doctor = emergency.doctor.clone();
		let folder = emergency.folder;
		let before = emergency.last_date();
		emergency.finding = Some(Finding { verdict, reviewer: reviewer.clone(), at: now });
		Self::store_reviewable(id, before, emergency);
		Self::update_owed(&doctor, id, |owed| owed.settled = true);
		Self::deposit_event(Event::EmergencyReviewed {
			emergency: id,
			folder,
			patient: data.patient,
			doctor: doctor.clone(),
			verdict,
			reviewer,
			by: by.clone(),
		});
		if verdict == Verdict::Abuse {
			Self::bar(doctor, id, BarReason::Abuse, by);
		} else if !justified {
			// The verdict ends what is owed, not that it was late.
			Self::bar(doctor, id, BarReason::LateJustification, by);
		}
		Ok(())
	}

	pub(crate) fn do_close_emergency(
		actor: Actor<T::AccountId>,
		id: EmergencyId,
	) -> DispatchResult {
		let Actor { principal: patient, by } = actor;
		let now = Self::now();
		let (mut emergency, mut data) = Self::emergency_and_folder(id)?;
		ensure!(data.patient == patient, Error::<T>::NotAuthorized);
		ensure!(Self::is_open(&emergency, data.closed_at), Error::<T>::EmergencyOver);
		let folder = emergency.folder;
		LiveRights::<T>::mutate(folder, |live| {
			Self::settle(&mut data, live, now);
			data.end_right(live, AccessBasis::Emergency(id), now);
		});
		Folders::<T>::insert(folder, data);
		let before = emergency.last_date();
		emergency.until = now;
		let doctor = emergency.doctor.clone();
		Self::store_reviewable(id, before, emergency);
		Self::update_owed(&doctor, id, |owed| owed.until = now);
		Self::deposit_event(Event::EmergencyClosed { emergency: id, folder, patient, doctor, by });
		Ok(())
	}

	pub(crate) fn do_clear_bar(doctor: T::AccountId) -> DispatchResult {
		let now = Self::now();
		ensure!(
			!OwedEmergencies::<T>::get(&doctor).iter().any(|owed| owed.is_late(now)),
			Error::<T>::JustificationOwed
		);
		ensure!(Barred::<T>::take(&doctor).is_some(), Error::<T>::NotBarred);
		Self::deposit_event(Event::BarCleared { doctor });
		Ok(())
	}
}
