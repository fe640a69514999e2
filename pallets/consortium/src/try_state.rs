//! What must always hold.
#![cfg(any(feature = "try-runtime", test))]

use crate::{AuditorCount, Auditors, Config, HospitalCount, Hospitals, Pallet};
use alloc::collections::BTreeSet;
use carechain_primitives::{traits::Participants, HospitalStatus, Role};
use frame::{prelude::*, try_runtime::TryRuntimeError};

impl<T: Config> Pallet<T> {
	/// # Invariants
	/// - The council's members are the hospitals in force, each once.
	/// - The counts are those of what is in force, and within the maximum.
	/// - Who is in force is a participant of that role; no hospital is an auditor.
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
					ensure!(successor != hospital, "a hospital succeeds itself");
					ensure!(
						Hospitals::<T>::contains_key(&successor),
						"a successor is not a hospital"
					);
				},
				HospitalStatus::ForCause => {},
			}
		}
		let count = HospitalCount::<T>::get();
		ensure!(active.len() as u64 == u64::from(count), "the count of hospitals is wrong");
		ensure!(count <= T::MaxHospitals::get(), "there are too many hospitals");

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
		Ok(())
	}
}
