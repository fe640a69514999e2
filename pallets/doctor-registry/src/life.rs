//! The life of an entry: what its doctor and its hospitals do. What acts everywhere is in
//! `everywhere`.

use crate::{
	doctor::{checked_languages, checked_specialities, normalised},
	Application, Authority, BarredLicences, BySpeciality, Config, DoctorRecord, Doctors, Error,
	Event, Histories, Languages, Licence, LicenceClaim, LicenceClaims, Pallet, Specialities,
	Verification,
};
use carechain_primitives::{
	traits::{Consortium, KeyLosses, OnDeregistered, Participants},
	Actor, ContentRef, LicenceReason, Moment, Role,
};
use frame::{prelude::*, traits::Time};

impl<T: Config> Pallet<T> {
	// What the doctor does.

	pub(crate) fn do_apply(
		actor: Actor<T::AccountId>,
		application: Application<T::AccountId, T::Balance>,
	) -> DispatchResult {
		let doctor = actor.principal;
		T::Participants::ensure_active(&doctor, Role::Doctor)?;
		let record = DoctorRecord::<T>::applied(application, T::Time::now())?;
		let barred = BarredLicences::<T>::contains_key(record.licence.key());
		ensure!(!barred, Error::<T>::LicenceBarred);
		if let Some(old) = Doctors::<T>::get(&doctor) {
			Self::settle_history(&doctor);
			Self::leave_register(&doctor, &old);
			if old.is_registered() {
				T::KeyLosses::note(&doctor, T::Time::now());
			}
		}
		let licence = record.licence.clone();
		Doctors::<T>::insert(&doctor, record);
		Self::deposit_event(Event::Applied { doctor, licence, by: actor.by });
		Ok(())
	}

	pub(crate) fn do_withdraw_application(actor: Actor<T::AccountId>) -> DispatchResult {
		let doctor = actor.principal;
		T::Participants::ensure_not_frozen(&doctor)?;
		ensure!(!Self::record(&doctor)?.is_registered(), Error::<T>::AlreadyVerified);
		Doctors::<T>::remove(&doctor);
		Self::deposit_event(Event::ApplicationWithdrawn { doctor, by: actor.by });
		Ok(())
	}

	pub(crate) fn do_update_practice(
		actor: Actor<T::AccountId>,
		fee_per_hour: T::Balance,
		payee: T::AccountId,
		languages: Languages,
		profile: Option<ContentRef>,
		specialities: Specialities,
	) -> DispatchResult {
		let doctor = actor.principal;
		T::Participants::ensure_active(&doctor, Role::Doctor)?;
		let mut record = Self::record(&doctor)?;
		let specialities = checked_specialities::<T>(specialities)?;
		record.languages = checked_languages::<T>(languages)?;
		if record.is_registered() {
			let verified = specialities.iter().all(|code| record.specialities.contains(code));
			ensure!(verified, Error::<T>::SpecialityNotVerified);
			for given_up in record.specialities.iter().filter(|code| !specialities.contains(code)) {
				BySpeciality::<T>::remove(given_up, &doctor);
			}
		}
		record.specialities = specialities;
		record.fee_per_hour = fee_per_hour;
		record.payee = payee.clone();
		record.profile = profile;
		Doctors::<T>::insert(&doctor, record);
		Self::deposit_event(Event::PracticeUpdated { doctor, fee_per_hour, payee, by: actor.by });
		Ok(())
	}

	pub(crate) fn do_request_verification(
		actor: Actor<T::AccountId>,
		hospital: T::AccountId,
	) -> DispatchResult {
		let doctor = actor.principal;
		T::Participants::ensure_active(&doctor, Role::Doctor)?;
		let mut record = Self::record(&doctor)?;
		ensure!(T::Consortium::is_hospital(&hospital), Error::<T>::NotHospital);
		let verified = record.verifications.iter().any(|known| known.hospital == hospital);
		ensure!(!verified, Error::<T>::AlreadyVerified);
		ensure!(!record.requests.contains(&hospital), Error::<T>::AlreadyRequested);
		record.requests.try_push(hospital.clone()).map_err(|_| Error::<T>::MaxVerifiersExceeded)?;
		Doctors::<T>::insert(&doctor, record);
		Self::deposit_event(Event::VerificationRequested { doctor, hospital, by: actor.by });
		Ok(())
	}

	pub(crate) fn do_dismiss_verifier(
		actor: Actor<T::AccountId>,
		hospital: T::AccountId,
	) -> DispatchResult {
		let doctor = actor.principal;
		T::Participants::ensure_active(&doctor, Role::Doctor)?;
		let mut record = Self::record(&doctor)?;
		let by = actor.by;
		if let Some(at) = record.requests.iter().position(|asked| *asked == hospital) {
			record.requests.remove(at);
			Doctors::<T>::insert(&doctor, record);
			Self::deposit_event(Event::RequestWithdrawn { doctor, hospital, by });
			return Ok(());
		}
		let is_its = |known: &Verification<_>| known.hospital == hospital;
		ensure!(record.verifications.iter().any(is_its), Error::<T>::NotRequested);
		Self::settle_history(&doctor);
		Self::deposit_event(Event::VerificationWithdrawn {
			doctor: doctor.clone(),
			hospital: hospital.clone(),
			reason: LicenceReason::OwnRequest,
			by,
		});
		Self::end_verifications(doctor, record, |known| *known == hospital);
		Ok(())
	}

	// What a hospital does: its own word.

	pub(crate) fn do_verify(
		actor: Actor<T::AccountId>,
		doctor: T::AccountId,
		licence: Licence,
		specialities: Specialities,
		valid_until: Moment,
	) -> DispatchResult {
		let hospital = actor.principal;
		Self::ensure_hospital(&hospital)?;
		Self::ensure_for_another(&actor.by, &doctor)?;
		Self::ensure_term(valid_until)?;
		let mut record = Self::record(&doctor)?;
		let is_known = record.verifications.iter().any(|known| known.hospital == hospital);
		ensure!(!is_known, Error::<T>::AlreadyVerified);
		let asked = record.requests.iter().position(|asked| *asked == hospital);
		let asked = asked.ok_or(Error::<T>::NotRequested)?;
		T::Participants::ensure_active(&doctor, Role::Doctor)?;
		ensure!(!Self::is_account_barred(&doctor), Error::<T>::AccountBarred);
		let licence = normalised::<T>(&licence)?;
		ensure!(licence.key() == record.licence.key(), Error::<T>::ApplicationChanged);
		let mut seen = specialities;
		seen.sort();
		ensure!(seen == record.specialities, Error::<T>::ApplicationChanged);

		let was_registered = record.is_registered();
		if !was_registered {
			if let Some(holder) = Self::ensure_obtainable(&doctor, &record.licence)? {
				Self::lapse(&holder)?;
			}
		}
		record.requests.remove(asked);
		if record.verifications.is_full() {
			let now = T::Time::now();
			record.verifications.retain(|known| Self::counts(known) && known.valid_until > now);
		}
		record
			.verifications
			.try_push(Verification {
				hospital: hospital.clone(),
				since: T::Time::now(),
				valid_until,
				suspended: None,
			})
			.map_err(|_| Error::<T>::MaxVerifiersExceeded)?;
		Self::settle_history(&doctor);
		if !was_registered {
			Self::enter_register(&doctor, &record);
		}
		let licence = record.licence.clone();
		Doctors::<T>::insert(&doctor, record);
		Self::deposit_event(Event::LicenceVerified {
			doctor,
			hospital,
			licence,
			valid_until,
			by: actor.by,
		});
		Ok(())
	}

	pub(crate) fn do_renew(
		actor: Actor<T::AccountId>,
		doctor: T::AccountId,
		valid_until: Moment,
	) -> DispatchResult {
		let hospital = actor.principal;
		Self::ensure_hospital(&hospital)?;
		Self::ensure_for_another(&actor.by, &doctor)?;
		Self::ensure_term(valid_until)?;
		let mut record = Self::record(&doctor)?;
		record
			.verifications
			.iter_mut()
			.find(|known| known.hospital == hospital)
			.ok_or(Error::<T>::NotAuthorized)?
			.valid_until = valid_until;
		Self::settle_history(&doctor);
		Doctors::<T>::insert(&doctor, record);
		Self::deposit_event(Event::LicenceRenewed { doctor, hospital, valid_until, by: actor.by });
		Ok(())
	}

	pub(crate) fn do_verify_specialities(
		actor: Actor<T::AccountId>,
		doctor: T::AccountId,
		specialities: Specialities,
	) -> DispatchResult {
		let hospital = actor.principal;
		Self::ensure_hospital(&hospital)?;
		Self::ensure_for_another(&actor.by, &doctor)?;
		let mut record = Self::record(&doctor)?;
		let now = T::Time::now();
		let has_verified = record
			.verifications
			.iter()
			.any(|known| known.hospital == hospital && known.is_live(now));
		ensure!(has_verified, Error::<T>::NotAuthorized);
		let specialities = checked_specialities::<T>(specialities)?;
		for code in &specialities {
			ensure!(!record.specialities.contains(code), Error::<T>::DuplicateSpeciality);
			record.specialities.try_push(*code).map_err(|_| Error::<T>::MaxSpecialitiesExceeded)?;
			BySpeciality::<T>::insert(code, &doctor, ());
		}
		record.specialities.sort();
		Doctors::<T>::insert(&doctor, record);
		Self::deposit_event(Event::SpecialitiesVerified {
			doctor,
			hospital,
			specialities,
			by: actor.by,
		});
		Ok(())
	}

	pub(crate) fn do_withdraw_verification(
		actor: Actor<T::AccountId>,
		doctor: T::AccountId,
		reason: LicenceReason,
	) -> DispatchResult {
		Self::ensure_hospital(&actor.principal)?;
		let record = Self::record(&doctor)?;
		let own = Self::own(&actor.principal, &record)?;
		Self::settle_history(&doctor);
		for hospital in &own {
			Self::deposit_event(Event::VerificationWithdrawn {
				doctor: doctor.clone(),
				hospital: hospital.clone(),
				reason,
				by: actor.by.clone(),
			});
		}
		Self::end_verifications(doctor, record, |hospital| own.contains(hospital));
		Ok(())
	}

	pub(crate) fn do_suspend_verification(
		actor: Actor<T::AccountId>,
		doctor: T::AccountId,
		reason: LicenceReason,
	) -> DispatchResult {
		Self::ensure_hospital(&actor.principal)?;
		let mut record = Self::record(&doctor)?;
		let own = Self::own(&actor.principal, &record)?;
		Self::settle_history(&doctor);
		let mut any = false;
		for known in record.verifications.iter_mut().filter(|known| own.contains(&known.hospital)) {
			if known.suspended.is_none() {
				any = true;
				known.suspended = Some(reason);
				Self::deposit_event(Event::VerificationSuspended {
					doctor: doctor.clone(),
					hospital: known.hospital.clone(),
					reason,
					by: actor.by.clone(),
				});
			}
		}
		ensure!(any, Error::<T>::AlreadySuspended);
		Doctors::<T>::insert(&doctor, record);
		Ok(())
	}

	pub(crate) fn do_reinstate_verification(
		actor: Actor<T::AccountId>,
		doctor: T::AccountId,
	) -> DispatchResult {
		Self::ensure_hospital(&actor.principal)?;
		Self::ensure_for_another(&actor.by, &doctor)?;
		let mut record = Self::record(&doctor)?;
		let own = Self::own(&actor.principal, &record)?;
		Self::settle_history(&doctor);
		let mut any = false;
		for known in record.verifications.iter_mut().filter(|known| own.contains(&known.hospital)) {
			if known.suspended.take().is_some() {
				any = true;
				Self::deposit_event(Event::VerificationReinstated {
					doctor: doctor.clone(),
					hospital: known.hospital.clone(),
					by: actor.by.clone(),
				});
			}
		}
		ensure!(any, Error::<T>::NotSuspended);
		Doctors::<T>::insert(&doctor, record);
		Ok(())
	}

	// Who may.

	pub(crate) fn record(doctor: &T::AccountId) -> Result<DoctorRecord<T>, DispatchError> {
		Doctors::<T>::get(doctor).ok_or(Error::<T>::NotFound.into())
	}

	/// A hospital in force that is not suspended: no other acts on anybody.
	fn ensure_hospital(who: &T::AccountId) -> DispatchResult {
		ensure!(T::Consortium::is_hospital(who), Error::<T>::NotHospital);
		T::Participants::ensure_active(who, Role::Hospital)
	}

	/// Staff that is a doctor does not verify itself.
	fn ensure_for_another(by: &T::AccountId, doctor: &T::AccountId) -> DispatchResult {
		ensure!(by != doctor, Error::<T>::ConflictOfInterest);
		Ok(())
	}

	/// The council, or a hospital in force.
	#[allow(clippy::type_complexity)]
	pub(crate) fn ensure_authority(
		origin: OriginFor<T>,
	) -> Result<(Authority<T::AccountId>, Option<T::AccountId>), DispatchError> {
		match T::CouncilOrigin::try_origin(origin) {
			Ok(_) => Ok((Authority::Council, None)),
			Err(origin) => {
				let actor = T::ActorOrigin::ensure_origin(origin)?;
				Self::ensure_hospital(&actor.principal)?;
				Ok((Authority::Hospital(actor.principal), Some(actor.by)))
			},
		}
	}

	/// The hospitals whose verifications are the caller's: its own, and of those whose duties it
	/// has.
	fn own(
		caller: &T::AccountId,
		record: &DoctorRecord<T>,
	) -> Result<BoundedVec<T::AccountId, T::MaxVerifiers>, DispatchError> {
		let hospitals = record.verifications.iter().map(|known| known.hospital.clone());
		let own: alloc::vec::Vec<_> =
			hospitals.filter(|hospital| Self::has_duties_of(caller, hospital)).collect();
		ensure!(!own.is_empty(), Error::<T>::NotAuthorized);
		Ok(BoundedVec::truncate_from(own))
	}

	/// Whether the caller has the duties of the hospital. One that left has not even its own.
	pub(crate) fn has_duties_of(caller: &T::AccountId, hospital: &T::AccountId) -> bool {
		T::Consortium::duty_holder(hospital).as_ref() == Some(caller)
	}

	/// What following successors weighs at most: benchmarks have hospitals in force only, but each
	/// of the verifications may be of one that left.
	pub(crate) fn succession() -> Weight {
		// The hospital itself and four successors: longer chains end at the council.
		const LOOK_UPS: u64 = 5;
		let reads = u64::from(T::MaxVerifiers::get()).saturating_mul(LOOK_UPS);
		T::DbWeight::get().reads(reads)
	}

	/// What looking up when hospitals left weighs at most, for one doctor.
	pub(crate) fn departures() -> Weight {
		T::DbWeight::get().reads(u64::from(T::MaxVerifiers::get()))
	}

	/// Whether a verification is of a hospital whose word counts. It may have expired.
	pub(crate) fn counts(verification: &Verification<T::AccountId>) -> bool {
		T::Consortium::verification_counts(&verification.hospital)
	}

	fn ensure_term(valid_until: Moment) -> DispatchResult {
		let now = T::Time::now();
		ensure!(valid_until > now, Error::<T>::InThePast);
		let latest = now.saturating_add(T::LongestVerification::get());
		ensure!(valid_until <= latest, Error::<T>::TooLong);
		Ok(())
	}

	/// That the doctor can be verified with the licence; and from which registered doctor it would
	/// pass on.
	fn ensure_obtainable(
		doctor: &T::AccountId,
		licence: &Licence,
	) -> Result<Option<T::AccountId>, DispatchError> {
		let licence = licence.key();
		ensure!(!BarredLicences::<T>::contains_key(&licence), Error::<T>::LicenceBarred);
		let Some(claim) = LicenceClaims::<T>::get(&licence) else { return Ok(None) };
		if claim.doctor == *doctor {
			return Ok(None);
		}
		let ended_at = match claim.ended_at {
			Some(at) => at,
			None => Self::verified_until(&Self::record(&claim.doctor)?),
		};
		let now = T::Time::now();
		let is_over = ended_at.saturating_add(T::LicenceRetention::get()) <= now;
		// Who is barred or suspended does not come back by another account with the same number.
		ensure!(is_over && !Self::standing(&claim.doctor).acts(now), Error::<T>::LicenceTaken);
		Ok(claim.ended_at.is_none().then_some(claim.doctor))
	}

	// The indexes.

	/// Takes the licence for the doctor and shows it in the lookup.
	pub(crate) fn enter_register(doctor: &T::AccountId, record: &DoctorRecord<T>) {
		let claim = LicenceClaim { doctor: doctor.clone(), ended_at: None };
		LicenceClaims::<T>::insert(record.licence.key(), claim);
		for code in &record.specialities {
			BySpeciality::<T>::insert(code, doctor, ());
		}
	}

	/// Takes a registered doctor out of the lookup. The licence stays its own for a while.
	fn leave_register(doctor: &T::AccountId, record: &DoctorRecord<T>) {
		let Some(last) = record.verifications.iter().map(|known| known.valid_until).max() else {
			return;
		};
		let ended_at = Some(last.min(T::Time::now()));
		let claim = LicenceClaim { doctor: doctor.clone(), ended_at };
		LicenceClaims::<T>::insert(record.licence.key(), claim);
		for code in &record.specialities {
			BySpeciality::<T>::remove(code, doctor);
		}
	}

	/// Takes all verifications of a registered doctor, who loses the licence to somebody else or to
	/// a bar: it is an applicant again.
	pub(crate) fn lapse(doctor: &T::AccountId) -> DispatchResult {
		let record = Self::record(doctor)?;
		Self::settle_history(doctor);
		Self::end_verifications(doctor.clone(), record, |_| true);
		Ok(())
	}

	/// Writes an entry without these verifications. With the last one it leaves the register.
	fn end_verifications(
		doctor: T::AccountId,
		mut record: DoctorRecord<T>,
		ends: impl Fn(&T::AccountId) -> bool,
	) {
		let before = record.clone();
		record.verifications.retain(|known| !ends(&known.hospital));
		let is_out = !record.is_registered();
		if is_out {
			Self::leave_register(&doctor, &before);
		}
		Doctors::<T>::insert(&doctor, record);
		if is_out {
			// Without any verification the licence ended for good: what comes is another one.
			T::KeyLosses::note(&doctor, T::Time::now());
			Self::deposit_event(Event::LicenceLapsed { doctor });
		}
	}
}

impl<T: Config> OnDeregistered<T::AccountId> for Pallet<T> {
	fn on_deregistered(who: &T::AccountId) {
		// Who leaves has no visits that anybody would ask for. What acts everywhere stays.
		Histories::<T>::remove(who);
		if let Some(record) = Doctors::<T>::take(who) {
			Self::leave_register(who, &record);
			Self::deposit_event(Event::EntryRemoved { doctor: who.clone() });
		}
	}
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_fill(who: &T::AccountId) {
		crate::benchmarking::license::<T>(who, Default::default(), T::MaxVerifiers::get());
	}
}
