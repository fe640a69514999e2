//! Finding doctors: the answers of the runtime API.

use crate::{BySpeciality, Config, DoctorRecord, Doctors, Pallet};
use alloc::vec::Vec;
use carechain_primitives::{
	api::{DoctorInfo, Page, MAX_PAGE},
	traits::Licences,
	Speciality,
};

impl<T: Config> Pallet<T> {
	/// One doctor of the register, applicants included.
	pub fn doctor(who: &T::AccountId) -> Option<DoctorInfo<T::AccountId, T::Balance>> {
		Doctors::<T>::get(who).map(|record| Self::info(who, record))
	}

	/// A page of the registered doctors of a speciality, in an order that means nothing: at least
	/// one and at most [`MAX_PAGE`]. Not all of them are licensed: the answer says which.
	pub fn doctors(
		speciality: Speciality,
		after: Option<T::AccountId>,
		limit: u32,
	) -> Page<DoctorInfo<T::AccountId, T::Balance>, T::AccountId> {
		let limit = limit.clamp(1, MAX_PAGE) as usize;
		// It goes on behind the cursor's place, also when that doctor has left.
		let mut found = match after {
			None => BySpeciality::<T>::iter_key_prefix(speciality),
			Some(after) => BySpeciality::<T>::iter_key_prefix_from(
				speciality,
				BySpeciality::<T>::hashed_key_for(speciality, after),
			),
		};
		let doctors: Vec<T::AccountId> = found.by_ref().take(limit).collect();
		let next = found.next().and_then(|_| doctors.last().cloned());
		Page { items: doctors.iter().filter_map(Self::doctor).collect(), next }
	}

	fn info(who: &T::AccountId, record: DoctorRecord<T>) -> DoctorInfo<T::AccountId, T::Balance> {
		let counting: Vec<_> =
			record.verifications.into_iter().filter(|known| Self::counts(known)).collect();
		DoctorInfo {
			account: who.clone(),
			jurisdiction: record.licence.jurisdiction.into_inner(),
			licence_number: record.licence.number.into_inner(),
			status: record.status,
			valid_until: counting.iter().map(|known| known.valid_until).max(),
			licensed: Self::is_licensed(who),
			specialities: record.specialities.into_inner(),
			languages: record.languages.into_inner(),
			fee_per_hour: record.fee_per_hour,
			payee: record.payee,
			profile: record.profile,
			verified_by: counting.into_iter().map(|known| known.hospital).collect(),
		}
	}
}
