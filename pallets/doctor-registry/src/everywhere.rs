//! What acts everywhere: the council's decisions, and a hospital's suspension for the time that the
//! council needs.

use crate::{
	doctor::normalised,
	standing::{Interim, Suspension},
	Authority, Bar, BarredLicences, Config, Error, Event, Licence, LicenceClaim, LicenceClaims,
	Pallet, Standing, StandingEnds, Standings, WeightInfo,
};
use alloc::vec::Vec;
use carechain_primitives::{traits::KeyLosses, LicenceReason, Moment};
use frame::{deps::frame_support::weights::WeightMeter, prelude::*, traits::Time};

/// How many standings are tidied in a block at most.
const MAX_TIDIED: usize = 64;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_suspend_everywhere(
		origin: OriginFor<T>,
		doctor: T::AccountId,
		reason: LicenceReason,
	) -> DispatchResult {
		let (authority, by) = Self::ensure_authority(origin)?;
		let now = T::Time::now();
		let mut standing = Self::standing(&doctor);
		standing.tidy(now);
		let until = match &authority {
			// The council confirms what a hospital began, or begins.
			Authority::Council => {
				let own = standing
					.suspension
					.as_ref()
					.is_some_and(|present| present.authority == Authority::Council);
				ensure!(!own, Error::<T>::AlreadySuspended);
				None
			},
			Authority::Hospital(hospital) => {
				let record = Self::record(&doctor)?;
				let verified = record.verifications.iter().any(|known| {
					now < known.valid_until && Self::has_duties_of(hospital, &known.hospital)
				});
				ensure!(verified, Error::<T>::NotAuthorized);
				ensure!(standing.suspension.is_none(), Error::<T>::AlreadySuspended);
				let rests = standing.interims.iter().any(|known| known.hospital == *hospital);
				ensure!(!rests, Error::<T>::TooSoon);
				let rests_until = now.saturating_add(T::InterimRest::get());
				standing
					.interims
					.try_push(Interim { hospital: hospital.clone(), rests_until })
					.map_err(|_| Error::<T>::TooSoon)?;
				StandingEnds::<T>::insert(rests_until.to_be_bytes(), &doctor, ());
				Some(now.saturating_add(T::InterimSuspension::get()))
			},
		};
		Self::settle_history(&doctor);
		let suspension = Suspension { reason, authority: authority.clone(), since: now, until };
		standing.suspension = Some(suspension);
		Standings::<T>::insert(&doctor, standing);
		Self::deposit_event(Event::DoctorSuspended { doctor, reason, authority, until, by });
		Ok(())
	}

	pub(crate) fn do_lift_suspension(origin: OriginFor<T>, doctor: T::AccountId) -> DispatchResult {
		let (authority, by) = Self::ensure_authority(origin)?;
		let mut standing = Self::standing(&doctor);
		standing.tidy(T::Time::now());
		let suspension = standing.suspension.take().ok_or(Error::<T>::NotSuspended)?;
		let may = match (&authority, &suspension.authority) {
			(Authority::Council, _) => true,
			(Authority::Hospital(caller), Authority::Hospital(hospital)) => {
				Self::has_duties_of(caller, hospital)
			},
			(Authority::Hospital(_), Authority::Council) => false,
		};
		ensure!(may, Error::<T>::NotAuthorized);
		Self::settle_history(&doctor);
		Self::keep_standing(&doctor, standing);
		Self::deposit_event(Event::SuspensionLifted { doctor, authority, by });
		Ok(())
	}

	pub(crate) fn do_bar(doctor: T::AccountId, reason: LicenceReason) -> DispatchResult {
		let mut standing = Self::standing(&doctor);
		ensure!(standing.bar.is_none(), Error::<T>::AccountBarred);
		Self::settle_history(&doctor);
		standing.bar = Some(Bar { reason, since: T::Time::now() });
		T::KeyLosses::note(&doctor, T::Time::now());
		Standings::<T>::insert(&doctor, standing);
		Self::deposit_event(Event::DoctorBarred { doctor, reason });
		Ok(())
	}

	pub(crate) fn do_lift_bar(doctor: T::AccountId) -> DispatchResult {
		let mut standing = Self::standing(&doctor);
		ensure!(standing.bar.is_some(), Error::<T>::NotBarred);
		Self::settle_history(&doctor);
		standing.bar = None;
		Self::keep_standing(&doctor, standing);
		Self::deposit_event(Event::BarLifted { doctor });
		Ok(())
	}

	pub(crate) fn do_bar_licence(licence: Licence, reason: LicenceReason) -> DispatchResult {
		let licence = normalised::<T>(&licence)?.key();
		ensure!(!BarredLicences::<T>::contains_key(&licence), Error::<T>::LicenceBarred);
		BarredLicences::<T>::insert(&licence, reason);
		let claim = LicenceClaims::<T>::get(&licence);
		let holder = claim.filter(|claim| claim.ended_at.is_none()).map(|claim| claim.doctor);
		Self::deposit_event(Event::LicenceBarred { licence, reason });
		if let Some(holder) = holder {
			Self::lapse(&holder)?;
		}
		Ok(())
	}

	pub(crate) fn do_release_licence(licence: Licence) -> DispatchResult {
		let licence = normalised::<T>(&licence)?.key();
		ensure!(BarredLicences::<T>::take(&licence).is_some(), Error::<T>::NotBarred);
		Self::deposit_event(Event::LicenceReleased { licence });
		Ok(())
	}

	pub(crate) fn do_assign_licence(licence: Licence, doctor: T::AccountId) -> DispatchResult {
		let licence = normalised::<T>(&licence)?.key();
		ensure!(!BarredLicences::<T>::contains_key(&licence), Error::<T>::LicenceBarred);
		let record = Self::record(&doctor)?;
		ensure!(record.licence.key() == licence, Error::<T>::ApplicationChanged);
		ensure!(!Self::is_account_barred(&doctor), Error::<T>::AccountBarred);
		let former = LicenceClaims::<T>::get(&licence);
		if let Some(former) = &former {
			ensure!(former.doctor != doctor, Error::<T>::AlreadyHolder);
			if former.ended_at.is_none() {
				Self::lapse(&former.doctor)?;
			}
		}
		let claim = LicenceClaim { doctor: doctor.clone(), ended_at: Some(T::Time::now()) };
		LicenceClaims::<T>::insert(&licence, claim);
		let from = former.map(|former| former.doctor);
		Self::deposit_event(Event::LicenceAssigned { licence, doctor, from });
		Ok(())
	}

	/// What acts on a doctor everywhere.
	pub(crate) fn standing(doctor: &T::AccountId) -> Standing<T::AccountId> {
		Standings::<T>::get(doctor).unwrap_or_default()
	}

	/// Whether the council barred the account.
	pub(crate) fn is_account_barred(doctor: &T::AccountId) -> bool {
		Self::standing(doctor).bar.is_some()
	}

	fn keep_standing(doctor: &T::AccountId, standing: Standing<T::AccountId>) {
		if standing.is_empty() {
			Standings::<T>::remove(doctor);
		} else {
			Standings::<T>::insert(doctor, standing);
		}
	}

	/// Removes what is over from standings, oldest first, within the weight given. No right depends
	/// on it: ends are looked at where they matter. Answers the weight used.
	pub(crate) fn tidy_standings(limit: Weight) -> Weight {
		let mut meter = WeightMeter::with_limit(limit);
		if meter.try_consume(T::WeightInfo::on_idle_base()).is_err() {
			return meter.consumed();
		}
		let now = T::Time::now();
		let each = T::WeightInfo::on_idle_standing();
		// Listed first: one pass over the queue, which changes only after it.
		let due: Vec<_> = StandingEnds::<T>::iter_keys()
			.take_while(|(at, _)| {
				Moment::from_be_bytes(*at) <= now && meter.try_consume(each).is_ok()
			})
			.take(MAX_TIDIED)
			.collect();
		for (at, doctor) in due {
			StandingEnds::<T>::remove(at, &doctor);
			let mut standing = Self::standing(&doctor);
			standing.tidy(now);
			// The suspension is over, and what it was is remembered by the history.
			Self::settle_history(&doctor);
			Self::keep_standing(&doctor, standing);
		}
		meter.consumed()
	}
}
