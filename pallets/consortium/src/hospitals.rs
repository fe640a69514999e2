//! Hospitals: where they stand and who has their duties.

use crate::{ActiveHospitals, Auditors, Config, Error, Hospitals, OpenMotions, Pallet};
use alloc::vec::Vec;
use carechain_primitives::{
	api::HospitalInfo,
	traits::{Admission, Consortium, Participants, ValidatorKeys},
	ContentRef, Departure, HospitalStatus, Moment, Role, Validation,
};
use frame::{
	prelude::*,
	traits::{ChangeMembers, Time},
};

/// How many successors in a row are followed to find who has a hospital's duties. Every use of a
/// duty pays for the look-ups, so it is short; past it the council has them.
pub const MAX_SUCCESSIONS: u32 = 4;

/// A hospital of the register.
#[derive(
	Clone,
	PartialEq,
	Eq,
	Debug,
	codec::Encode,
	codec::Decode,
	codec::DecodeWithMemTracking,
	codec::MaxEncodedLen,
	scale_info::TypeInfo,
)]
pub struct HospitalRecord<AccountId> {
	/// Where it stands.
	pub status: HospitalStatus<AccountId>,
	/// Whether it validates, while it is in force.
	pub validation: Validation,
	/// Its public page in the store.
	pub profile: Option<ContentRef>,
	/// When it was admitted; 0 for the founders.
	pub admitted_at: Moment,
}

impl<AccountId> HospitalRecord<AccountId> {
	/// A new member.
	fn new(admitted_at: Moment) -> Self {
		Self {
			status: HospitalStatus::Active,
			validation: Validation::Ready,
			profile: None,
			admitted_at,
		}
	}

	/// Whether it is in force.
	pub fn is_active(&self) -> bool {
		matches!(self.status, HospitalStatus::Active)
	}
}

impl<T: Config> Pallet<T> {
	/// All hospitals, past ones included, for the runtime API.
	pub fn hospitals() -> Vec<HospitalInfo<T::AccountId>> {
		let validators = T::Keys::current();
		Hospitals::<T>::iter()
			.map(|(account, record)| HospitalInfo {
				validator: validators.contains(&account),
				validation: record.is_active().then_some(record.validation),
				account,
				status: record.status,
				profile: record.profile,
			})
			.collect()
	}

	/// Changes a hospital in force.
	pub(crate) fn mutate_active<R>(
		who: &T::AccountId,
		change: impl FnOnce(&mut HospitalRecord<T::AccountId>) -> Result<R, DispatchError>,
	) -> Result<R, DispatchError> {
		Hospitals::<T>::try_mutate(who, |record| {
			let record = record.as_mut().filter(|record| record.is_active());
			change(record.ok_or(Error::<T>::NotHospital)?)
		})
	}

	/// Makes `who` a participant of `role`, unless it is one: a founder, from the genesis of the
	/// participants.
	pub(crate) fn ensure_participant(who: &T::AccountId, role: Role) -> DispatchResult {
		if <T::Participants as Participants<_>>::role(who) == Some(role) {
			return Ok(());
		}
		T::Admission::admit(who, role)
	}

	/// Makes an account a hospital in force and a participant. It has no seat in the council yet.
	pub(crate) fn do_found_hospital(who: &T::AccountId) -> DispatchResult {
		ensure!(!Hospitals::<T>::contains_key(who), Error::<T>::AlreadyExists);
		ensure!(!Auditors::<T>::contains_key(who), Error::<T>::AlreadyExists);
		ActiveHospitals::<T>::try_mutate(|active| {
			let at = active.binary_search(who).err().ok_or(Error::<T>::AlreadyExists)?;
			active
				.try_insert(at, who.clone())
				.map_err(|_| DispatchError::from(Error::<T>::MaxHospitalsExceeded))
		})?;
		Self::ensure_participant(who, Role::Hospital)?;
		Hospitals::<T>::insert(who, HospitalRecord::new(T::Time::now()));
		Ok(())
	}

	/// Makes an account a hospital in force, with a seat in the council.
	pub(crate) fn do_admit_hospital(who: &T::AccountId) -> DispatchResult {
		Self::do_found_hospital(who)?;
		Self::seat(core::slice::from_ref(who), &[]);
		Ok(())
	}

	/// Keeps the council in step.
	fn seat(incoming: &[T::AccountId], outgoing: &[T::AccountId]) {
		let members = ActiveHospitals::<T>::get().into_inner();
		T::Council::change_members_sorted(incoming, outgoing, &members);
	}

	/// Takes a hospital out of force: its keys, its seat, its participation.
	pub(crate) fn do_remove_hospital(
		who: &T::AccountId,
		departure: &Departure<T::AccountId>,
	) -> DispatchResult {
		let status = match departure {
			Departure::Leaving { successor } => {
				ensure!(successor != who, Error::<T>::BadSuccessor);
				ensure!(Self::is_hospital(successor), Error::<T>::BadSuccessor);
				HospitalStatus::Leaving { successor: successor.clone() }
			},
			Departure::ForCause => HospitalStatus::ForCause,
		};
		ensure!(Self::is_hospital(who), Error::<T>::NotHospital);
		Self::ensure_dispensable(who)?;
		// First the keys: while it is in force, the session pallet knows it.
		T::Keys::purge(who);
		Self::mutate_active(who, |record| {
			record.status = status;
			Ok(())
		})?;
		ActiveHospitals::<T>::mutate(|active| {
			if let Ok(at) = active.binary_search(who) {
				active.remove(at);
			}
		});
		Self::seat(&[], core::slice::from_ref(who));
		OpenMotions::<T>::remove(who);
		T::Admission::dismiss(who);
		Ok(())
	}
}

impl<T: Config> Consortium<T::AccountId> for Pallet<T> {
	fn hospital_status(who: &T::AccountId) -> Option<HospitalStatus<T::AccountId>> {
		Hospitals::<T>::get(who).map(|record| record.status)
	}

	fn duty_holder(who: &T::AccountId) -> Option<T::AccountId> {
		let mut holder = who.clone();
		for _ in 0..=MAX_SUCCESSIONS {
			match Self::hospital_status(&holder)? {
				HospitalStatus::Active => return Some(holder),
				HospitalStatus::Leaving { successor } => holder = successor,
				HospitalStatus::ForCause => return None,
			}
		}
		None
	}

	fn is_auditor(who: &T::AccountId) -> bool {
		Auditors::<T>::contains_key(who)
	}

	fn auditor_affiliation(who: &T::AccountId) -> Option<T::AccountId> {
		Auditors::<T>::get(who).and_then(|record| record.affiliation)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_hospital(index: u32) -> T::AccountId {
		let who = frame::benchmarking::prelude::account("hospital", index, 0);
		if !Hospitals::<T>::contains_key(&who) {
			Hospitals::<T>::insert(&who, HospitalRecord::new(T::Time::now()));
			ActiveHospitals::<T>::mutate(|active| {
				if let Err(at) = active.binary_search(&who) {
					let _ = active.try_insert(at, who.clone());
				}
			});
			T::Participants::benchmark_register(&who, Role::Hospital);
		}
		who
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_auditor() -> T::AccountId {
		let who = frame::benchmarking::prelude::account("auditor", 0, 0);
		if !Auditors::<T>::contains_key(&who) {
			let record = crate::AuditorRecord { affiliation: None, admitted_at: T::Time::now() };
			Auditors::<T>::insert(&who, record);
			crate::AuditorCount::<T>::mutate(|count| count.saturating_inc());
			T::Participants::benchmark_register(&who, Role::Auditor);
		}
		who
	}
}
