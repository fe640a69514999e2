//! Finding doctors: the answers of the runtime API.

use crate::{Authority, BySpeciality, Config, DoctorRecord, Doctors, Pallet};
use alloc::vec::Vec;
use carechain_primitives::{
	api::{BarInfo, DoctorInfo, Page, SuspensionInfo, VerificationInfo, MAX_PAGE},
	traits::Licences,
	LicenceStatus, Speciality,
};
use frame::traits::Time;

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
		let now = T::Time::now();
		let mut standing = Self::standing(who);
		standing.tidy(now);
		let status = match (&standing.bar, &standing.suspension) {
			(Some(_), _) => LicenceStatus::Barred,
			(None, Some(_)) => LicenceStatus::Suspended,
			(None, None) if record.is_registered() => LicenceStatus::Verified,
			(None, None) => LicenceStatus::Applied,
		};
		let verifications: Vec<_> = record
			.verifications
			.into_iter()
			.map(|known| VerificationInfo {
				counts: Self::counts(&known),
				hospital: known.hospital,
				valid_until: known.valid_until,
				suspended: known.suspended,
			})
			.collect();
		let live = verifications.iter().filter(|known| known.counts && known.suspended.is_none());
		DoctorInfo {
			account: who.clone(),
			jurisdiction: record.licence.jurisdiction.into_inner(),
			licence_number: record.licence.number.into_inner(),
			status,
			valid_until: live.map(|known| known.valid_until).max(),
			licensed: Self::is_licensed(who),
			specialities: record.specialities.into_inner(),
			languages: record.languages.into_inner(),
			fee_per_hour: record.fee_per_hour,
			payee: record.payee,
			profile: record.profile,
			requests: record.requests.into_inner(),
			verifications,
			suspension: standing.suspension.map(|suspension| SuspensionInfo {
				reason: suspension.reason,
				hospital: match suspension.authority {
					Authority::Council => None,
					Authority::Hospital(hospital) => Some(hospital),
				},
				since: suspension.since,
				until: suspension.until,
			}),
			bar: standing.bar.map(|bar| BarInfo { reason: bar.reason, since: bar.since }),
		}
	}
}
