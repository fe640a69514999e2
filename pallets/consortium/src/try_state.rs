//! What must always hold.
#![cfg(any(feature = "try-runtime", test))]

use crate::{ActiveHospitals, AuditorCount, Auditors, Config, Hospitals, Pallet, Running};
use alloc::collections::BTreeSet;
use carechain_primitives::{
	traits::{Participants, ValidatorKeys},
	HospitalStatus, Role,
};
use frame::{prelude::*, try_runtime::TryRuntimeError};

impl<T: Config> Pallet<T> {
	/// # Invariants
	/// - The council's members are the hospitals in force, each once.
	/// - The list of hospitals in force, in order, and the count of auditors are right, and within
	///   the maximum.
	/// - Only hospitals in force have session keys, and only they are planned as validators.
	/// - Not fewer are planned than the minimum, unless there are not so many hospitals that have
	///   keys: a minimum that is raised takes nobody in.
	/// - Who is in force is a participant of that role; no hospital is an auditor.
	/// - Running time is never ahead of the clock.
	/// - A successor is another hospital of the register, and so is every affiliation.
	pub(crate) fn do_try_state() -> Result<(), TryRuntimeError> {
		let mut active = BTreeSet::new();
		for (hospital, record) in Hospitals::<T>::iter() {
			ensure!(!Auditors::<T>::contains_key(&hospital), "a hospital is an auditor");
			match record.status {
				HospitalStatus::Active => {
					ensure!(
						T::Participants::role(&hospital) == Some(Role::Hospital),
						"a hospital in force is not a participant"
					);
					active.insert(hospital);
				},
				HospitalStatus::Leaving { successor } => {
					ensure!(!T::Keys::are_set(&hospital), "a hospital that left has keys");
					ensure!(successor != hospital, "a hospital succeeds itself");
					ensure!(
						Hospitals::<T>::contains_key(&successor),
						"a successor is not a hospital"
					);
				},
				HospitalStatus::ForCause => {
					ensure!(!T::Keys::are_set(&hospital), "a hospital that left has keys");
				},
			}
		}
		let listed = ActiveHospitals::<T>::get();
		ensure!(listed.iter().eq(active.iter()), "the list of hospitals in force is wrong");
		ensure!(Self::planned().iter().all(|who| active.contains(who)), "a stranger is planned");

		let planned = Self::planned().len() as u64;
		let with_keys = active.iter().filter(|who| T::Keys::are_set(who)).count() as u64;
		let minimum = u64::from(T::MinValidators::get().max(1));
		ensure!(
			planned >= minimum || with_keys < minimum,
			"fewer validators are planned than the minimum"
		);

		let council = T::CouncilMembers::get();
		ensure!(council.len() == active.len(), "the council has a seat too many or too few");
		ensure!(
			council.into_iter().collect::<BTreeSet<_>>() == active,
			"the council is not the hospitals in force"
		);

		let mut auditors = 0u32;
		for (auditor, record) in Auditors::<T>::iter() {
			auditors = auditors.saturating_add(1);
			ensure!(
				T::Participants::role(&auditor) == Some(Role::Auditor),
				"an auditor in force is not a participant"
			);
			if let Some(hospital) = record.affiliation {
				ensure!(
					Hospitals::<T>::contains_key(hospital),
					"an auditor is affiliated to no hospital"
				);
			}
		}
		ensure!(auditors == AuditorCount::<T>::get(), "the count of auditors is wrong");
		ensure!(auditors <= T::MaxAuditors::get(), "there are too many auditors");
		let ahead = Running::<T>::get().is_some_and(|last| last.running > last.clock);
		ensure!(!ahead, "running time is ahead of the clock");
		Ok(())
	}
}
