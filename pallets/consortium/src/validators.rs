//! Who makes and finalizes blocks: the hospitals in force that are ready and have set keys.
//!
//! What counts is the *planned* set, which follows from what stands now and comes into force a
//! session or two later. Whatever would make it smaller is held against the minimum here.

use crate::{ActiveHospitals, Config, Error, Event, Hospitals, Pallet};
use alloc::vec::Vec;
use carechain_primitives::{traits::ValidatorKeys, Actor, Validation};
use frame::prelude::*;

impl<T: Config> Pallet<T> {
	/// The set that is planned, in the order of accounts.
	pub fn planned() -> Vec<T::AccountId> {
		ActiveHospitals::<T>::get().into_iter().filter(Self::is_planned).collect()
	}

	fn is_planned(who: &T::AccountId) -> bool {
		let ready = Hospitals::<T>::get(who)
			.is_some_and(|record| record.is_active() && record.validation == Validation::Ready);
		ready && T::Keys::are_set(who)
	}

	/// The set for the next session; `None` where it is the one of this session. An empty set would
	/// stop the chain, and is never planned.
	pub fn plan() -> Option<Vec<T::AccountId>> {
		let planned = Self::planned();
		// The founders' order is that of genesis.
		let mut current = T::Keys::current();
		current.sort();
		(!planned.is_empty() && planned != current).then_some(planned)
	}

	/// Whether the planned set keeps its minimum without this hospital.
	fn is_dispensable(who: &T::AccountId) -> bool {
		let planned = Self::planned();
		!planned.contains(who) || planned.len() as u64 > u64::from(T::MinValidators::get().max(1))
	}

	pub(crate) fn ensure_dispensable(who: &T::AccountId) -> DispatchResult {
		ensure!(Self::is_dispensable(who), Error::<T>::MinValidatorsReached);
		Ok(())
	}

	pub(crate) fn do_pause_validation(actor: Actor<T::AccountId>) -> DispatchResult {
		let Actor { principal: hospital, by } = actor;
		let dispensable = Self::is_dispensable(&hospital);
		Self::mutate_active(&hospital, |record| {
			ensure!(record.validation == Validation::Ready, Error::<T>::NotValidating);
			ensure!(dispensable, Error::<T>::MinValidatorsReached);
			record.validation = Validation::Paused;
			Ok(())
		})?;
		Self::deposit_event(Event::ValidationPaused { hospital, by });
		Ok(())
	}

	pub(crate) fn do_resume_validation(actor: Actor<T::AccountId>) -> DispatchResult {
		let Actor { principal: hospital, by } = actor;
		Self::mutate_active(&hospital, |record| {
			ensure!(record.validation == Validation::Paused, Error::<T>::NotPaused);
			record.validation = Validation::Ready;
			Ok(())
		})?;
		Self::deposit_event(Event::ValidationResumed { hospital, by });
		Ok(())
	}

	pub(crate) fn do_reinstate_validator(hospital: T::AccountId) -> DispatchResult {
		Self::mutate_active(&hospital, |record| {
			ensure!(record.validation == Validation::Excluded, Error::<T>::NotExcluded);
			record.validation = Validation::Ready;
			Ok(())
		})?;
		Self::deposit_event(Event::ValidatorReinstated { hospital });
		Ok(())
	}

	/// Takes a hospital that committed an offence out of the planned set, minimum permitting, and
	/// tells the council. A paused one does not come back by itself either.
	pub fn note_offence(hospital: &T::AccountId) {
		T::Keys::disable(hospital);
		let dispensable = Self::is_dispensable(hospital);
		let excluded = Self::mutate_active(hospital, |record| {
			if dispensable {
				record.validation = Validation::Excluded;
			}
			Ok(dispensable)
		});
		// One that is no member any more has nothing left to lose.
		if let Ok(excluded) = excluded {
			Self::deposit_event(Event::OffenceReported { hospital: hospital.clone(), excluded });
		}
	}
}
