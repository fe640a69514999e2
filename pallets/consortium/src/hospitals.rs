//! Hospitals: where they stand and who has their duties.

use crate::{Auditors, Config, Error, HospitalCount, Hospitals, Pallet};
use alloc::vec::Vec;
use carechain_primitives::{
	api::HospitalInfo,
	traits::{Admission, Consortium, Participants},
	ContentRef, HospitalStatus, Moment, Role,
};
use frame::{
	deps::sp_runtime::ArithmeticError,
	prelude::*,
	traits::{Contains, Time},
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
	/// Its public page in the store.
	pub profile: Option<ContentRef>,
	/// When it was admitted; 0 for the founders.
	pub admitted_at: Moment,
}

impl<AccountId> HospitalRecord<AccountId> {
	/// Whether it is in force.
	pub fn is_active(&self) -> bool {
		matches!(self.status, HospitalStatus::Active)
	}
}

impl<T: Config> Pallet<T> {
	/// All hospitals, past ones included, for the runtime API.
	pub fn hospitals() -> Vec<HospitalInfo<T::AccountId>> {
		Hospitals::<T>::iter()
			.map(|(account, record)| HospitalInfo {
				validator: T::Validators::contains(&account),
				account,
				status: record.status,
				profile: record.profile,
			})
			.collect()
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
	pub(crate) fn do_admit_hospital(who: &T::AccountId) -> DispatchResult {
		ensure!(!Hospitals::<T>::contains_key(who), Error::<T>::AlreadyExists);
		ensure!(!Auditors::<T>::contains_key(who), Error::<T>::AlreadyExists);
		let count = HospitalCount::<T>::get().checked_add(1).ok_or(ArithmeticError::Overflow)?;
		ensure!(count <= T::MaxHospitals::get(), Error::<T>::MaxHospitalsExceeded);
		Self::ensure_participant(who, Role::Hospital)?;
		HospitalCount::<T>::put(count);
		let record = HospitalRecord {
			status: HospitalStatus::Active,
			profile: None,
			admitted_at: T::Time::now(),
		};
		Hospitals::<T>::insert(who, record);
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
		use carechain_primitives::traits::Participants;
		let who = frame::benchmarking::prelude::account("hospital", index, 0);
		if !Hospitals::<T>::contains_key(&who) {
			let record = HospitalRecord {
				status: HospitalStatus::Active,
				profile: None,
				admitted_at: T::Time::now(),
			};
			Hospitals::<T>::insert(&who, record);
			HospitalCount::<T>::mutate(|count| count.saturating_inc());
			T::Participants::benchmark_register(&who, Role::Hospital);
		}
		who
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_auditor() -> T::AccountId {
		use carechain_primitives::traits::Participants;
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
