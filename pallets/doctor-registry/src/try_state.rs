//! What must always hold.
#![cfg(any(feature = "try-runtime", test))]

use crate::{
	doctor::{checked_languages, checked_specialities},
	BySpeciality, Config, Doctors, LicenceClaim, LicenceClaims, Pallet,
};
use carechain_primitives::LicenceStatus;
use frame::{prelude::*, try_runtime::TryRuntimeError};

impl<T: Config> Pallet<T> {
	/// # Invariants
	/// - A registered doctor holds its licence, and who holds one is registered with it.
	/// - The licence of a revoked entry is barred, and no entry but a revoked one has a barred one.
	/// - The lookup has exactly the specialities of the registered doctors.
	/// - Applications and revoked entries carry no verification; a verified one carries at least
	///   one; no hospital is there twice; exactly a suspended one names who suspended it.
	pub(crate) fn do_try_state() -> Result<(), TryRuntimeError> {
		for (doctor, record) in Doctors::<T>::iter() {
			let claim = LicenceClaims::<T>::get(record.licence.key());
			let holds = claim == Some(LicenceClaim::Held { doctor: doctor.clone() });
			ensure!(record.is_registered() == holds, "a licence is not its registered doctor's");
			let barred = matches!(claim, Some(LicenceClaim::Barred { .. }));
			let has_verifications = !record.verifications.is_empty();
			let is_suspended = matches!(record.status, LicenceStatus::Suspended { .. });
			match record.status {
				LicenceStatus::Applied => {
					ensure!(!has_verifications, "an application is verified");
				},
				LicenceStatus::Verified => {
					ensure!(has_verifications, "a verified entry has no verification");
				},
				LicenceStatus::Suspended { .. } => {},
				LicenceStatus::Revoked { .. } => {
					ensure!(!has_verifications, "a revoked entry is verified");
					ensure!(barred, "a revoked licence is not barred");
				},
			}
			ensure!(
				is_suspended == record.suspended_by.is_some(),
				"a suspension does not say by whom"
			);
			for (at, known) in record.verifications.iter().enumerate() {
				let is_twice =
					record.verifications.iter().take(at).any(|v| v.hospital == known.hospital);
				ensure!(!is_twice, "a hospital verified twice");
			}
			ensure!(
				checked_specialities::<T>(record.specialities.clone()).as_ref()
					== Ok(&record.specialities),
				"specialities are unfit"
			);
			ensure!(
				checked_languages::<T>(record.languages.clone()).is_ok(),
				"languages are unfit"
			);
			for code in &record.specialities {
				ensure!(
					BySpeciality::<T>::contains_key(code, &doctor) == record.is_registered(),
					"the lookup does not have just the registered doctors"
				);
			}
		}
		for (key, claim) in LicenceClaims::<T>::iter() {
			if let LicenceClaim::Held { doctor } = claim {
				ensure!(
					Doctors::<T>::get(&doctor).is_some_and(|record| record.licence.key() == key),
					"a licence is held by a doctor with another"
				);
			}
		}
		for (code, doctor, ()) in BySpeciality::<T>::iter() {
			ensure!(
				Doctors::<T>::get(&doctor).is_some_and(|record| {
					record.is_registered() && record.specialities.contains(&code)
				}),
				"the lookup has a speciality that its doctor has not"
			);
		}
		Ok(())
	}
}
