//! The life of an entry: every transition of its status is here.

use crate::{
	doctor::{checked_languages, checked_specialities, normalised},
	Application, Authority, BySpeciality, Config, DoctorRecord, Doctors, Error, Event, Histories,
	Languages, Licence, LicenceClaim, LicenceClaims, Pallet, Specialities, Verification,
};
use carechain_primitives::{
	traits::{Consortium, OnDeregistered, Participants},
	Actor, ContentRef, LicenceReason, LicenceStatus, Moment, Role,
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
		Self::ensure_obtainable(&doctor, &record.licence)?;
		if let Some(old) = Doctors::<T>::get(&doctor) {
			let suspended = matches!(old.status, LicenceStatus::Suspended { .. });
			ensure!(!suspended, Error::<T>::LicenceSuspended);
			Self::settle_history(&doctor);
			Self::leave_register(&doctor, &old, None);
		}
		let licence = record.licence.clone();
		Doctors::<T>::insert(&doctor, record);
		Self::deposit_event(Event::Applied { doctor, licence, by: actor.by });
		Ok(())
	}

	pub(crate) fn do_withdraw_application(actor: Actor<T::AccountId>) -> DispatchResult {
		let doctor = actor.principal;
		match Self::record(&doctor)?.status {
			LicenceStatus::Applied => {},
			LicenceStatus::Revoked { .. } => return Err(Error::<T>::LicenceRevoked.into()),
			LicenceStatus::Verified | LicenceStatus::Suspended { .. } => {
				return Err(Error::<T>::AlreadyVerified.into())
			},
		}
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
		let revoked = matches!(record.status, LicenceStatus::Revoked { .. });
		ensure!(!revoked, Error::<T>::LicenceRevoked);
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

	// What hospitals verify.

	pub(crate) fn do_verify(
		actor: Actor<T::AccountId>,
		doctor: T::AccountId,
		licence: Licence,
		specialities: Specialities,
		valid_until: Moment,
	) -> DispatchResult {
		let hospital = actor.principal;
		Self::ensure_hospital(&hospital)?;
		Self::ensure_term(valid_until)?;
		let mut record = Self::record(&doctor)?;
		let is_new = match record.status {
			LicenceStatus::Applied => true,
			LicenceStatus::Verified => false,
			LicenceStatus::Suspended { .. } => return Err(Error::<T>::LicenceSuspended.into()),
			LicenceStatus::Revoked { .. } => return Err(Error::<T>::LicenceRevoked.into()),
		};
		T::Participants::ensure_active(&doctor, Role::Doctor)?;
		let licence = normalised::<T>(&licence)?;
		ensure!(licence.key() == record.licence.key(), Error::<T>::ApplicationChanged);
		let mut seen = specialities;
		seen.sort();
		ensure!(seen == record.specialities, Error::<T>::ApplicationChanged);
		let is_known = record.verifications.iter().any(|known| known.hospital == hospital);
		ensure!(!is_known, Error::<T>::AlreadyVerified);

		if record.verifications.is_full() {
			let now = T::Time::now();
			record.verifications.retain(|known| Self::counts(known) && known.valid_until > now);
		}
		record
			.verifications
			.try_push(Verification { hospital: hospital.clone(), valid_until })
			.map_err(|_| Error::<T>::MaxVerifiersExceeded)?;
		Self::settle_history(&doctor);

		if is_new {
			if let Some(holder) = Self::ensure_obtainable(&doctor, &record.licence)? {
				Self::settle_history(&holder);
				Self::lapse(&holder, Self::record(&holder)?);
			}
			record.status = LicenceStatus::Verified;
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
		Self::ensure_term(valid_until)?;
		let mut record = Self::record(&doctor)?;
		record.ensure_verified()?;
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
		let mut record = Self::record(&doctor)?;
		record.ensure_verified()?;
		let has_verified = record.verifications.iter().any(|known| known.hospital == hospital);
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
	) -> DispatchResult {
		let hospital = actor.principal;
		let mut record = Self::record(&doctor)?;
		let mut withdrawn = false;
		record.verifications.retain(|known| {
			let is_its = Self::has_duties_of(&hospital, &known.hospital);
			if is_its {
				withdrawn = true;
				Self::deposit_event(Event::VerificationWithdrawn {
					doctor: doctor.clone(),
					hospital: known.hospital.clone(),
					by: actor.by.clone(),
				});
			}
			!is_its
		});
		ensure!(withdrawn, Error::<T>::NotAuthorized);
		Self::settle_history(&doctor);
		Self::settle_down(&doctor, record);
		Ok(())
	}

	// What hospitals and the council decide.

	pub(crate) fn do_suspend(
		origin: OriginFor<T>,
		doctor: T::AccountId,
		reason: LicenceReason,
	) -> DispatchResult {
		let (authority, by) = Self::ensure_authority(origin)?;
		let mut record = Self::record(&doctor)?;
		Self::ensure_responsible(&authority, &record)?;
		match record.status {
			LicenceStatus::Verified => {},
			// The council may make a hospital's suspension its own.
			LicenceStatus::Suspended { .. } => {
				ensure!(authority == Authority::Council, Error::<T>::AlreadySuspended)
			},
			LicenceStatus::Applied => return Err(Error::<T>::NotVerified.into()),
			LicenceStatus::Revoked { .. } => return Err(Error::<T>::LicenceRevoked.into()),
		}
		Self::settle_history(&doctor);
		record.status = LicenceStatus::Suspended { reason };
		record.suspended_by = Some(authority.clone());
		Doctors::<T>::insert(&doctor, record);
		Self::deposit_event(Event::LicenceSuspended { doctor, reason, authority, by });
		Ok(())
	}

	pub(crate) fn do_reinstate(origin: OriginFor<T>, doctor: T::AccountId) -> DispatchResult {
		let (authority, by) = Self::ensure_authority(origin)?;
		let mut record = Self::record(&doctor)?;
		let suspended = matches!(record.status, LicenceStatus::Suspended { .. });
		ensure!(suspended, Error::<T>::NotSuspended);
		let may = match (&authority, &record.suspended_by) {
			(Authority::Council, _) => true,
			(Authority::Hospital(caller), Some(Authority::Hospital(hospital))) => {
				Self::has_duties_of(caller, hospital)
			},
			(Authority::Hospital(_), _) => false,
		};
		ensure!(may, Error::<T>::NotAuthorized);
		Self::settle_history(&doctor);
		record.status = LicenceStatus::Verified;
		record.suspended_by = None;
		Self::deposit_event(Event::LicenceReinstated { doctor: doctor.clone(), authority, by });
		Self::settle_down(&doctor, record);
		Ok(())
	}

	pub(crate) fn do_revoke(
		origin: OriginFor<T>,
		doctor: T::AccountId,
		reason: LicenceReason,
	) -> DispatchResult {
		let (authority, by) = Self::ensure_authority(origin)?;
		let mut record = Self::record(&doctor)?;
		match record.status {
			LicenceStatus::Verified | LicenceStatus::Suspended { .. } => {},
			LicenceStatus::Applied => return Err(Error::<T>::NotVerified.into()),
			LicenceStatus::Revoked { .. } => return Err(Error::<T>::LicenceRevoked.into()),
		}
		Self::ensure_responsible(&authority, &record)?;
		Self::settle_history(&doctor);
		Self::leave_register(&doctor, &record, Some(reason));
		record.status = LicenceStatus::Revoked { reason };
		record.suspended_by = None;
		record.verifications = BoundedVec::new();
		let licence = record.licence.clone();
		Doctors::<T>::insert(&doctor, record);
		Self::deposit_event(Event::LicenceRevoked { doctor, licence, reason, authority, by });
		Ok(())
	}

	pub(crate) fn do_release_licence(licence: Licence) -> DispatchResult {
		let licence = normalised::<T>(&licence)?.key();
		let Some(LicenceClaim::Barred { doctor, .. }) = LicenceClaims::<T>::get(&licence) else {
			return Err(Error::<T>::NotFound.into());
		};
		LicenceClaims::<T>::remove(&licence);
		// The doctor may have applied with another licence since.
		if Doctors::<T>::get(&doctor).is_some_and(|record| record.licence.key() == licence) {
			Doctors::<T>::remove(&doctor);
		}
		Self::deposit_event(Event::LicenceReleased { licence, doctor });
		Ok(())
	}

	// Who may.

	pub(crate) fn record(doctor: &T::AccountId) -> Result<DoctorRecord<T>, DispatchError> {
		Doctors::<T>::get(doctor).ok_or(Error::<T>::NotFound.into())
	}

	fn ensure_hospital(who: &T::AccountId) -> DispatchResult {
		ensure!(T::Consortium::is_hospital(who), Error::<T>::NotHospital);
		T::Participants::ensure_active(who, Role::Hospital)
	}

	/// The council, or a hospital in force.
	#[allow(clippy::type_complexity)]
	fn ensure_authority(
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

	/// A hospital answers for the doctors that it, or a hospital whose duties it has, verified.
	fn ensure_responsible(
		authority: &Authority<T::AccountId>,
		record: &DoctorRecord<T>,
	) -> DispatchResult {
		let responsible = match authority {
			Authority::Council => true,
			Authority::Hospital(caller) => record
				.verifications
				.iter()
				.any(|known| Self::has_duties_of(caller, &known.hospital)),
		};
		ensure!(responsible, Error::<T>::NotAuthorized);
		Ok(())
	}

	/// Whether the caller is the hospital, or has its duties.
	pub(crate) fn has_duties_of(caller: &T::AccountId, hospital: &T::AccountId) -> bool {
		caller == hospital || T::Consortium::duty_holder(hospital).as_ref() == Some(caller)
	}

	/// What following successors weighs at most: benchmarks have hospitals in force only, but each
	/// of the verifications may be of one that left.
	pub(crate) fn succession() -> Weight {
		// The hospital itself and four successors: longer chains end at the council.
		const LOOK_UPS: u64 = 5;
		let reads = u64::from(T::MaxVerifiers::get()).saturating_mul(LOOK_UPS);
		T::DbWeight::get().reads(reads)
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

	/// That the doctor can get the licence; and from whom it would pass on.
	fn ensure_obtainable(
		doctor: &T::AccountId,
		licence: &Licence,
	) -> Result<Option<T::AccountId>, DispatchError> {
		match LicenceClaims::<T>::get(licence.key()) {
			None => Ok(None),
			Some(LicenceClaim::Barred { .. }) => Err(Error::<T>::LicenceRevoked.into()),
			Some(LicenceClaim::Held { doctor: holder }) if holder == *doctor => Ok(None),
			Some(LicenceClaim::Held { doctor: holder }) => {
				let record = Self::record(&holder)?;
				// A suspended holder keeps it, or the suspension could be passed by.
				ensure!(record.status == LicenceStatus::Verified, Error::<T>::LicenceTaken);
				let now = T::Time::now();
				let in_force = record
					.verifications
					.iter()
					.any(|known| known.valid_until > now && Self::counts(known));
				ensure!(!in_force, Error::<T>::LicenceTaken);
				Ok(Some(holder))
			},
		}
	}

	// The indexes.

	/// Takes the licence for the doctor and shows it in the lookup.
	pub(crate) fn enter_register(doctor: &T::AccountId, record: &DoctorRecord<T>) {
		let claim = LicenceClaim::Held { doctor: doctor.clone() };
		LicenceClaims::<T>::insert(record.licence.key(), claim);
		for code in &record.specialities {
			BySpeciality::<T>::insert(code, doctor, ());
		}
	}

	/// Takes a registered doctor out of the lookup; the licence is free, or barred for a reason.
	fn leave_register(
		doctor: &T::AccountId,
		record: &DoctorRecord<T>,
		barred: Option<LicenceReason>,
	) {
		if !record.is_registered() {
			return;
		}
		match barred {
			None => LicenceClaims::<T>::remove(record.licence.key()),
			Some(reason) => LicenceClaims::<T>::insert(
				record.licence.key(),
				LicenceClaim::Barred { doctor: doctor.clone(), reason },
			),
		}
		for code in &record.specialities {
			BySpeciality::<T>::remove(code, doctor);
		}
	}

	/// Makes a registered doctor an applicant again.
	fn lapse(doctor: &T::AccountId, mut record: DoctorRecord<T>) {
		Self::leave_register(doctor, &record, None);
		record.status = LicenceStatus::Applied;
		record.verifications = BoundedVec::new();
		Doctors::<T>::insert(doctor, record);
		Self::deposit_event(Event::LicenceLapsed { doctor: doctor.clone() });
	}

	/// Writes an entry whose verifications or suspension changed: a verified one without any
	/// verification lapses.
	fn settle_down(doctor: &T::AccountId, record: DoctorRecord<T>) {
		if record.status == LicenceStatus::Verified && record.verifications.is_empty() {
			Self::lapse(doctor, record);
		} else {
			Doctors::<T>::insert(doctor, record);
		}
	}
}

impl<T: Config> OnDeregistered<T::AccountId> for Pallet<T> {
	fn on_deregistered(who: &T::AccountId) {
		// Who leaves has no visits that anybody would ask for.
		Histories::<T>::remove(who);
		if let Some(record) = Doctors::<T>::take(who) {
			// Leaving does not wash a suspension off: the licence stays barred.
			let barred = match record.status {
				LicenceStatus::Suspended { reason } => Some(reason),
				_ => None,
			};
			Self::leave_register(who, &record, barred);
			Self::deposit_event(Event::EntryRemoved { doctor: who.clone() });
		}
	}
}
