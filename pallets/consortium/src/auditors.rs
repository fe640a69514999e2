//! Auditors: admitted and removed by the council.

use crate::{AuditorCount, Auditors, Config, Error, Hospitals, Pallet};
use alloc::vec::Vec;
use carechain_primitives::{
	api::AuditorInfo,
	traits::{Admission, Consortium},
	Moment, Role,
};
use frame::{deps::sp_runtime::ArithmeticError, prelude::*, traits::Time};

/// An auditor in force.
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
pub struct AuditorRecord<AccountId> {
	/// The hospital it is affiliated to, whether that is still in force or not.
	pub affiliation: Option<AccountId>,
	/// When it was admitted; 0 for the founders.
	pub admitted_at: Moment,
}

impl<T: Config> Pallet<T> {
	/// All auditors in force, for the runtime API.
	pub fn auditors() -> Vec<AuditorInfo<T::AccountId>> {
		Auditors::<T>::iter()
			.map(|(account, record)| AuditorInfo { account, affiliation: record.affiliation })
			.collect()
	}

	/// Makes an account an auditor in force and a participant.
	pub(crate) fn do_admit_auditor(
		who: &T::AccountId,
		affiliation: Option<T::AccountId>,
	) -> DispatchResult {
		ensure!(!Auditors::<T>::contains_key(who), Error::<T>::AlreadyExists);
		// A hospital would audit itself.
		ensure!(!Hospitals::<T>::contains_key(who), Error::<T>::AlreadyExists);
		if let Some(hospital) = &affiliation {
			ensure!(Self::is_hospital(hospital), Error::<T>::NotHospital);
		}
		let count = AuditorCount::<T>::get().checked_add(1).ok_or(ArithmeticError::Overflow)?;
		ensure!(count <= T::MaxAuditors::get(), Error::<T>::MaxAuditorsExceeded);
		Self::ensure_participant(who, Role::Auditor)?;
		AuditorCount::<T>::put(count);
		Auditors::<T>::insert(who, AuditorRecord { affiliation, admitted_at: T::Time::now() });
		Ok(())
	}

	/// Ends an auditor's mandate and participation.
	pub(crate) fn do_remove_auditor(who: &T::AccountId) -> DispatchResult {
		Auditors::<T>::take(who).ok_or(Error::<T>::NotFound)?;
		AuditorCount::<T>::mutate(|count| count.saturating_dec());
		T::Admission::dismiss(who);
		Ok(())
	}
}
