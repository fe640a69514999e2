//! What must always hold.
#![cfg(any(feature = "try-runtime", test))]

use crate::{
	doctor::{checked_languages, checked_specialities},
	BarredLicences, BySpeciality, Config, Doctors, Histories, LicenceClaim, LicenceClaims, Pallet,
	StandingEnds, Standings,
};
use frame::{prelude::*, try_runtime::TryRuntimeError};

impl<T: Config> Pallet<T> {
	/// # Invariants
	/// - A registered doctor holds its licence, and who holds one is registered with it.
	/// - No registered doctor has a barred licence.
	/// - The lookup has exactly the specialities of the registered doctors.
	/// - No hospital is twice among a doctor's requests and verifications.
	/// - A standing has something to keep, no hospital rests twice in it, and what rests is queued
	///   for the cleaning.
	/// - The spans of a history are not empty, in order, do not touch, and are past.
	pub(crate) fn do_try_state() -> Result<(), TryRuntimeError> {
		for (doctor, record) in Doctors::<T>::iter() {
			let licence = record.licence.key();
			let claim = LicenceClaims::<T>::get(&licence);
			let holds = claim == Some(LicenceClaim { doctor: doctor.clone(), ended_at: None });
			ensure!(record.is_registered() == holds, "a licence is not its registered doctor's");
			ensure!(
				!(holds && BarredLicences::<T>::contains_key(&licence)),
				"a barred licence is verified"
			);
			let verifiers = record.verifications.iter().map(|known| &known.hospital);
			let hospitals: alloc::vec::Vec<_> = verifiers.chain(&record.requests).collect();
			for (at, hospital) in hospitals.iter().enumerate() {
				let is_twice = hospitals.iter().take(at).any(|other| other == hospital);
				ensure!(!is_twice, "a hospital is there twice");
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
			ensure!(
				claim.ended_at.is_some()
					|| Doctors::<T>::get(&claim.doctor)
						.is_some_and(|record| record.licence.key() == key),
				"a licence is held by a doctor with another"
			);
		}
		for (code, doctor, ()) in BySpeciality::<T>::iter() {
			ensure!(
				Doctors::<T>::get(&doctor).is_some_and(|record| {
					record.is_registered() && record.specialities.contains(&code)
				}),
				"the lookup has a speciality that its doctor has not"
			);
		}
		for (doctor, standing) in Standings::<T>::iter() {
			ensure!(!standing.is_empty(), "a standing keeps nothing");
			for (at, interim) in standing.interims.iter().enumerate() {
				let is_twice =
					standing.interims.iter().take(at).any(|i| i.hospital == interim.hospital);
				ensure!(!is_twice, "a hospital rests twice");
				ensure!(
					StandingEnds::<T>::contains_key(interim.rests_until.to_be_bytes(), &doctor),
					"what rests is not cleaned up"
				);
			}
		}
		for history in Histories::<T>::iter_values() {
			let mut before = None;
			for span in &history.spans {
				ensure!(span.from < span.until, "a span is empty");
				ensure!(before.is_none_or(|until| until < span.from), "spans touch");
				before = Some(span.until);
			}
			ensure!(before.is_none_or(|until| until <= history.settled_at), "a span is ahead");
		}
		Ok(())
	}
}
