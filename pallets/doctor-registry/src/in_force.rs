//! Who is licensed: what other pallets ask.

use crate::{Config, Doctors, Error, Pallet};
use carechain_primitives::{
	traits::{Licences, Participants},
	Moment, Role,
};
use frame::{prelude::*, traits::Time};

impl<T: Config> Licences<T::AccountId, T::Balance> for Pallet<T> {
	fn ensure_licensed(doctor: &T::AccountId) -> DispatchResult {
		let record = Self::record(doctor)?;
		record.ensure_verified()?;
		let now = T::Time::now();
		let mut any_counts = false;
		// Stops at the first that is in force: usually the first of all.
		let in_force = record.verifications.iter().any(|known| {
			let counts = Self::counts(known);
			any_counts |= counts;
			counts && known.valid_until > now
		});
		ensure!(in_force || any_counts, Error::<T>::NotVerified);
		ensure!(in_force, Error::<T>::LicenceExpired);
		ensure!(!T::Participants::is_suspended(doctor), Error::<T>::ParticipantSuspended);
		T::Participants::ensure_active(doctor, Role::Doctor)
	}

	fn was_licensed_at(doctor: &T::AccountId, at: Moment) -> bool {
		Self::licensed_at(doctor, at)
	}

	fn fee_per_hour(doctor: &T::AccountId) -> Option<T::Balance> {
		Doctors::<T>::get(doctor).map(|record| record.fee_per_hour)
	}

	fn payee(doctor: &T::AccountId) -> Option<T::AccountId> {
		Doctors::<T>::get(doctor).map(|record| record.payee)
	}

	fn is_affiliated(doctor: &T::AccountId, hospital: &T::AccountId) -> bool {
		T::Participants::sponsor(doctor)
			.is_some_and(|sponsor| Self::has_duties_of(hospital, &sponsor))
			|| Doctors::<T>::get(doctor).is_some_and(|record| {
				record.payee == *hospital
					|| record
						.verifications
						.iter()
						.any(|known| Self::has_duties_of(hospital, &known.hospital))
			})
	}

	/// The worst case of [`Self::ensure_licensed`]: as many verifications as there can be, and only
	/// the last is in force.
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_license(doctor: &T::AccountId, fee_per_hour: T::Balance) {
		if T::Participants::role(doctor) != Some(Role::Doctor) {
			T::Participants::benchmark_register(doctor, Role::Doctor);
		}
		crate::benchmarking::license::<T>(doctor, fee_per_hour, T::MaxVerifiers::get());
	}
}
