//! Emergencies: the glass is broken, answered, justified and reviewed.

use crate::{index::take_number, *};
use carechain_primitives::{traits::Times, Role};
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
	/// On whose verifications it was opened.
	pub vouchers: Vouchers<AccountId>,
	/// When it was opened.
	pub opened_at: Moment,
	/// When waiting for the answer ends; once answered, when access ends. Or when the patient closed
	/// it.
	pub until: Until,
	/// The custodian's answer.
	pub answer: Option<Answer>,
	/// Until when the doctor is to justify it, in running time.
	pub justify_by: Moment,
	/// The doctor's justification.
	pub justification: Option<Justification>,
	/// Until when the verdict is an auditor's, in running time; then it is the council's.
	pub review_by: Moment,
	/// When the last thing about it was due or done, in running time: it is kept from then on.
	pub kept_from: Moment,
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
	/// Whether it came after its deadline.
	pub late: bool,
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
	/// When waiting or access ends.
	pub until: Until,
	/// Until when it has to be justified, in running time.
	pub justify_by: Moment,
	/// Whether no justification is owed any more: it was given, or the verdict was.
	pub settled: bool,
}

impl OwedEmergency {
	/// Whether it counts against the doctor.
	pub(crate) fn counts(&self, times: Times) -> bool {
		!self.settled || !self.until.is_over(times)
	}

	/// Whether it counts against the hospitals that vouched: not for ever where the doctor never
	/// justifies it.
	pub(crate) fn counts_for_vouchers(&self, times: Times) -> bool {
		self.counts(times) && !(self.is_late(times) && self.until.is_over(times))
	}

	/// Whether its justification is late.
	pub(crate) fn is_late(&self, times: Times) -> bool {
		!self.settled && times.running > self.justify_by
	}
}

impl<T: Config> Pallet<T> {
	/// When an emergency's access ends, or ended, when its folder was closed at `closed_at`.
	pub(crate) fn access_end(emergency: &EmergencyOf<T>, closed_at: Option<Moment>) -> Moment {
		let left = Self::left_since(&emergency.doctor, emergency.opened_at);
		let until = emergency.until.estimate(Self::times());
		closed_at.into_iter().chain(left).fold(until, Moment::min)
	}

	/// Whether an emergency gives access now, once answered, when its folder was closed at
	/// `closed_at`.
	pub(crate) fn is_open(emergency: &EmergencyOf<T>, closed_at: Option<Moment>) -> bool {
		closed_at.is_none()
			&& !emergency.until.is_over(Self::times())
			&& Self::left_since(&emergency.doctor, emergency.opened_at).is_none()
	}

	/// Whether the doctor has emergencies to justify.
	pub(crate) fn owes_justification(doctor: &T::AccountId) -> bool {
		OwedEmergencies::<T>::get(doctor).iter().any(|owed| !owed.settled)
	}

	/// How many emergencies a doctor may have that are open or not justified.
	pub(crate) fn emergency_limit() -> u32 {
		T::OpenEmergencies::get().min(T::MaxOpenEmergencies::get())
	}

	/// Changes the lists of the doctor and of those who vouched: `change` sees the entry of the
	/// emergency, then all that no longer counts goes.
	pub(crate) fn update_owed(
		id: EmergencyId,
		emergency: &EmergencyOf<T>,
		change: impl Fn(&mut OwedEmergency),
	) {
		let times = Self::times();
		Self::update_vouched(&emergency.vouchers, id, &change);
		OwedEmergencies::<T>::mutate_exists(&emergency.doctor, |list| {
			let Some(owed) = list else { return };
			if let Some(entry) = owed.iter_mut().find(|owed| owed.id == id) {
				change(entry);
			}
			owed.retain(|owed| owed.counts(times));
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
		let vouchers = Self::find_vouchers(&doctor, &custodian)?;
		let earlier = LatestEmergency::<T>::get(folder, &doctor).and_then(Emergencies::<T>::get);
		ensure!(
			!earlier.is_some_and(|earlier| Self::is_open(&earlier, None)),
			Error::<T>::EmergencyOpen
		);

		let mut live = LiveRights::<T>::get(folder);
		Self::settle(&mut data, &mut live);
		let open =
			live.iter().filter(|right| matches!(right.basis, AccessBasis::Emergency(_))).count();
		ensure!(open < T::MaxFolderEmergencies::get() as usize, Error::<T>::MaxEmergenciesExceeded);

		let times = Self::times();
		let until = Until::Running(times.running.saturating_add(T::EmergencyAccess::get()));
		let justify_by = times.running.saturating_add(T::JustificationDeadline::get());
		let review_by = justify_by.saturating_add(T::ReviewDeadline::get());
		let id = NextEmergency::<T>::try_mutate(take_number)?;
		let entry = OwedEmergency { id, until, justify_by, settled: false };
		Self::charge_vouchers(&vouchers, &entry)?;
		OwedEmergencies::<T>::try_mutate(&doctor, |owed| {
			owed.retain(|owed| owed.counts(times));
			let count = u32::try_from(owed.len()).unwrap_or(u32::MAX);
			ensure!(count < Self::emergency_limit(), Error::<T>::MaxEmergenciesExceeded);
			owed.try_push(entry).map_err(|_| Error::<T>::MaxEmergenciesExceeded)
		})?;
		let right = LiveRight {
			basis: AccessBasis::Emergency(id),
			holder: doctor.clone(),
			from: now,
			until,
			delivery: Self::delivery(),
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
			vouchers: vouchers.clone(),
			opened_at: now,
			until,
			answer: None,
			justify_by,
			justification: None,
			review_by,
			kept_from: review_by.max(times.running.saturating_add(T::EmergencyAccess::get())),
			finding: None,
		};
		EmergencyEnds::<T>::insert(bucket_of(emergency.kept_from), id, ());
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
			vouchers,
			until: until.estimate(times),
			justify_by: times.on_clock(justify_by),
			review_by: times.on_clock(review_by),
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
		Self::ensure_vouched(&emergency.doctor, &emergency.vouchers)?;
		ensure!(epoch == data.epoch, Error::<T>::StaleEpoch);
		ensure!(
			T::Participants::key_version(&emergency.doctor) == Some(key_version),
			Error::<T>::StaleKey
		);
		Self::ensure_content(&envelope)?;

		let folder = emergency.folder;
		// The hours run from the answer: waiting takes nothing off them.
		let ends = now.saturating_add(T::EmergencyAccess::get());
		let until = Until::Clock(ends);
		emergency.until = until;
		Self::update_owed(id, &emergency, |owed| owed.until = until);
		let mut live = LiveRights::<T>::get(folder);
		Self::settle(&mut data, &mut live);
		for right in live.iter_mut() {
			if right.basis == AccessBasis::Emergency(id) {
				right.opens = Some(epoch);
				right.until = until;
				right.delivery = Self::delivery();
			}
		}
		Self::store_live(folder, live);
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
			until: ends,
			by,
		};
		Folders::<T>::insert(folder, data);
		Self::store_reviewable(id, emergency);
		Self::deposit_event(event);
		Ok(())
	}

	/// Stores an emergency that something was done about, and keeps it for as long as audits need
	/// it from then on.
	fn store_reviewable(id: EmergencyId, mut emergency: EmergencyOf<T>) {
		EmergencyEnds::<T>::remove(bucket_of(emergency.kept_from), id);
		let times = Self::times();
		// What ends by the clock is over when as much running time has passed.
		let left = emergency.until.estimate(times).saturating_sub(times.clock);
		emergency.kept_from = emergency.kept_from.max(times.running.saturating_add(left));
		EmergencyEnds::<T>::insert(bucket_of(emergency.kept_from), id, ());
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
		let late = Self::times().running > emergency.justify_by;
		let folder = emergency.folder;
		emergency.justification = Some(Justification { content: justification, at: now, late });
		Self::update_owed(id, &emergency, |owed| owed.settled = true);
		Self::store_reviewable(id, emergency);
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
			Self::mark_late(doctor, id, Some(by));
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
		let Times { clock: now, running } = Self::times();
		let (mut emergency, data) = Self::emergency_and_folder(id)?;
		match &auditor {
			Some(Actor { principal, .. }) => {
				T::Participants::ensure_active(principal, Role::Auditor)?;
				ensure!(T::Consortium::is_auditor(principal), Error::<T>::NotAuditor);
				Self::ensure_unrelated(principal, &emergency)?;
				ensure!(running <= emergency.review_by, Error::<T>::ReviewOverdue);
			},
			None => ensure!(running > emergency.review_by, Error::<T>::ReviewNotDue),
		}
		ensure!(emergency.finding.is_none(), Error::<T>::AlreadyReviewed);
		let justified = emergency.justification.is_some();
		ensure!(justified || running > emergency.justify_by, Error::<T>::JustificationOwed);

		let (reviewer, by) = match auditor {
			Some(Actor { principal, by }) => (Some(principal), Some(by)),
			None => (None, None),
		};
		let doctor = emergency.doctor.clone();
		let folder = emergency.folder;
		emergency.finding = Some(Finding { verdict, reviewer: reviewer.clone(), at: now });
		Self::update_owed(id, &emergency, |owed| owed.settled = true);
		Self::store_reviewable(id, emergency);
		Self::deposit_event(Event::EmergencyReviewed {
			emergency: id,
			folder,
			patient: data.patient,
			doctor: doctor.clone(),
			verdict,
			reviewer,
			by: by.clone(),
		});
		if !justified {
			// The verdict ends what is owed, not that it was late.
			Self::mark_late(doctor.clone(), id, by.clone());
		}
		if verdict == Verdict::Abuse {
			Self::bar(doctor, id, BarReason::Abuse, by);
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
		let mut live = LiveRights::<T>::get(folder);
		Self::settle(&mut data, &mut live);
		data.end_right(&mut live, AccessBasis::Emergency(id), now);
		Self::store_live(folder, live);
		Folders::<T>::insert(folder, data);
		let until = Until::Clock(now);
		emergency.until = until;
		let doctor = emergency.doctor.clone();
		Self::update_owed(id, &emergency, |owed| owed.until = until);
		Self::store_reviewable(id, emergency);
		Self::deposit_event(Event::EmergencyClosed { emergency: id, folder, patient, doctor, by });
		Ok(())
	}
}
