//! Exclusions: doctors that a patient wants neither requests nor emergencies from.

use crate::*;
use carechain_primitives::Role;

impl<T: Config> Pallet<T> {
	/// Whether the patient excluded the doctor.
	pub fn is_excluded(patient: &T::AccountId, doctor: &T::AccountId) -> bool {
		Exclusions::<T>::get(patient).contains(doctor)
	}

	pub(crate) fn do_exclude_doctor(
		actor: Actor<T::AccountId>,
		doctor: T::AccountId,
	) -> DispatchResult {
		let Actor { principal: patient, by } = actor;
		// A participant, so that strangers cannot fill the storage; suspended or not.
		T::Participants::ensure_participant(&patient)?;
		ensure!(T::Participants::role(&patient) == Some(Role::Patient), Error::<T>::NotPatient);
		Exclusions::<T>::try_mutate(&patient, |list| {
			ensure!(!list.contains(&doctor), Error::<T>::AlreadyExists);
			list.try_push(doctor.clone()).map_err(|_| Error::<T>::MaxExclusionsExceeded)?;
			DispatchResult::Ok(())
		})?;
		Self::deposit_event(Event::DoctorExcluded { patient, doctor, by });
		Ok(())
	}

	pub(crate) fn do_readmit_doctor(
		actor: Actor<T::AccountId>,
		doctor: T::AccountId,
	) -> DispatchResult {
		let Actor { principal: patient, by } = actor;
		T::Participants::ensure_active(&patient, Role::Patient)?;
		Exclusions::<T>::try_mutate_exists(&patient, |entry| {
			let list = entry.as_mut().ok_or(Error::<T>::NotFound)?;
			let before = list.len();
			list.retain(|excluded| *excluded != doctor);
			ensure!(list.len() < before, Error::<T>::NotFound);
			if list.is_empty() {
				*entry = None;
			}
			DispatchResult::Ok(())
		})?;
		Self::deposit_event(Event::DoctorReadmitted { patient, doctor, by });
		Ok(())
	}
}
