//! Who is licensed: what other pallets ask.

use crate::{Config, Doctors, Error, Pallet};
use alloc::vec::Vec;
use carechain_primitives::{
	traits::{Licences, Participants},
	Moment, Role,
};
use frame::{prelude::*, traits::Time};

impl<T: Config> Licences<T::AccountId, T::Balance> for Pallet<T> {
	fn ensure_licensed(doctor: &T::AccountId) -> DispatchResult {
		let record = Self::record(doctor)?;
		let now = T::Time::now();
		let standing = Self::standing(doctor);
		ensure!(standing.bar.is_none(), Error::<T>::AccountBarred);
		ensure!(standing.suspended(now).is_none(), Error::<T>::LicenceSuspended);
		let (mut any_expired, mut any_suspended) = (false, false);
		// Stops at the first that is in force: usually the first of all.
		let in_force = record.verifications.iter().any(|known| {
			let counts = Self::counts(known);
			any_expired |= counts && known.valid_until <= now;
			any_suspended |= counts && now < known.valid_until && known.suspended.is_some();
			counts && known.is_live(now)
		});
		if !in_force {
			return Err(match (any_suspended, any_expired) {
				(true, _) => Error::<T>::VerificationSuspended,
				(false, true) => Error::<T>::LicenceExpired,
				(false, false) => Error::<T>::NotVerified,
			}
			.into());
		}
		ensure!(!T::Participants::is_suspended(doctor), Error::<T>::ParticipantSuspended);
		T::Participants::ensure_active(doctor, Role::Doctor)
	}

	fn was_licensed_at(doctor: &T::AccountId, at: Moment) -> bool {
		Self::licensed_at(doctor, at)
	}

	fn is_barred(who: &T::AccountId) -> bool {
		Self::is_account_barred(who)
	}

	fn fee_per_hour(doctor: &T::AccountId) -> Option<T::Balance> {
		Doctors::<T>::get(doctor).map(|record| record.fee_per_hour)
	}

	fn payee(doctor: &T::AccountId) -> Option<T::AccountId> {
		Doctors::<T>::get(doctor).map(|record| record.payee)
	}

	fn verifiers(doctor: &T::AccountId) -> Vec<T::AccountId> {
		Doctors::<T>::get(doctor)
			.map(|record| record.verifications.into_iter().map(|known| known.hospital).collect())
			.unwrap_or_default()
	}

	fn vouchers(doctor: &T::AccountId) -> Vec<(T::AccountId, Moment)> {
		let now = T::Time::now();
		let verifications =
			Doctors::<T>::get(doctor).map(|record| record.verifications).unwrap_or_default();
		verifications
			.into_iter()
			.filter(|known| known.is_live(now) && Self::counts(known))
			.map(|known| (known.hospital, known.since))
			.collect()
	}

	fn is_affiliated(doctor: &T::AccountId, hospital: &T::AccountId) -> bool {
		// Also one that left: it does not become a stranger by leaving.
		let is_of =
			|other: &T::AccountId| hospital == other || Self::has_duties_of(hospital, other);
		T::Participants::sponsor(doctor).is_some_and(|sponsor| is_of(&sponsor))
			|| Doctors::<T>::get(doctor).is_some_and(|record| {
				record.payee == *hospital
					|| record.verifications.iter().any(|known| is_of(&known.hospital))
			})
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_payee(doctor: &T::AccountId) -> T::AccountId {
		let payee: T::AccountId = frame::benchmarking::prelude::account("named payee", 0, 0);
		Doctors::<T>::mutate(doctor, |record| {
			if let Some(record) = record {
				record.payee = payee.clone();
			}
		});
		payee
	}

	/// The worst case of [`Self::ensure_licensed`]: as many verifications as there can be, and only
	/// the last two are in force; and a suspension that has ended.
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_license(doctor: &T::AccountId, fee_per_hour: T::Balance) {
		if T::Participants::role(doctor) != Some(Role::Doctor) {
			T::Participants::benchmark_register(doctor, Role::Doctor);
		}
		crate::benchmarking::license::<T>(doctor, fee_per_hour, T::MaxVerifiers::get());
	}
}
