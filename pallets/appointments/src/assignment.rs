//! Assignments: a hospital says which doctor looks after which patient.
//!
//! An assignment lets the doctor *ask* the patient for access. It gives no right to read.

use crate::{AssignmentEnds, AssignmentOf, Assignments, Config, Error, Event, Pallet};
use carechain_primitives::{traits::*, *};
use frame::{prelude::*, traits::Time};

/// A hospital assigned a doctor to a patient.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Assignment<AccountId> {
	/// The hospital.
	pub hospital: AccountId,
	/// When it ends by itself.
	pub until: Moment,
}

impl<T: Config> Pallet<T> {
	/// The assignment in force of the two. One whose hospital was expelled no longer counts.
	pub(crate) fn assignment(
		patient: &T::AccountId,
		doctor: &T::AccountId,
	) -> Option<AssignmentOf<T>> {
		Assignments::<T>::get(patient, doctor).filter(|assignment| {
			T::Time::now() < assignment.until
				&& T::Consortium::verification_counts(&assignment.hospital)
		})
	}

	/// Whether somebody is responsible for a participant, itself or, a hospital, through its clinic.
	pub(crate) fn vouches_for(who: &T::AccountId, participant: &T::AccountId) -> bool {
		T::Participants::sponsor(participant).is_some_and(|sponsor| {
			sponsor == *who || T::Participants::sponsor(&sponsor).as_ref() == Some(who)
		})
	}

	pub(crate) fn do_assign_doctor(
		actor: Actor<T::AccountId>,
		doctor: T::AccountId,
		patient: T::AccountId,
		until: Moment,
	) -> DispatchResult {
		let hospital = actor.principal;
		ensure!(T::Consortium::is_hospital(&hospital), Error::<T>::NotAuthorized);
		T::Participants::ensure_active(&hospital, Role::Hospital)?;
		// Nor does staff that is the doctor.
		ensure!(actor.by != doctor, Error::<T>::ConflictOfInterest);
		T::Licences::ensure_licensed(&doctor)?;
		ensure!(T::Participants::role(&patient) == Some(Role::Patient), Error::<T>::NotPatient);
		// A hospital that has to do with neither of the two has no business here.
		ensure!(
			T::Licences::is_affiliated(&doctor, &hospital)
				|| Self::vouches_for(&hospital, &patient),
			Error::<T>::NotAuthorized
		);
		let now = T::Time::now();
		ensure!(until > now, Error::<T>::InThePast);
		ensure!(until.saturating_sub(now) <= T::LongestAssignment::get(), Error::<T>::TooFarAhead);
		// Nobody shortens what another hospital decided.
		if let Some(present) = Self::assignment(&patient, &doctor) {
			let own = T::Consortium::duty_holder(&present.hospital).as_ref() == Some(&hospital);
			ensure!(own, Error::<T>::AlreadyAssigned);
		}
		Self::remove_assignment(&patient, &doctor);
		AssignmentEnds::<T>::insert(until.to_be_bytes(), (&patient, &doctor), ());
		let assignment = Assignment { hospital: hospital.clone(), until };
		Assignments::<T>::insert(&patient, &doctor, assignment);
		Self::deposit_event(Event::DoctorAssigned {
			patient,
			doctor,
			hospital,
			until,
			by: actor.by,
		});
		Ok(())
	}

	pub(crate) fn do_unassign_doctor(
		actor: Actor<T::AccountId>,
		doctor: T::AccountId,
		patient: T::AccountId,
	) -> DispatchResult {
		let who = &actor.principal;
		let present = Assignments::<T>::get(&patient, &doctor).ok_or(Error::<T>::NotFound)?;
		// The two concerned may end it too: it is their relationship.
		let may = *who == patient
			|| *who == doctor
			|| *who == present.hospital
			|| T::Consortium::duty_holder(&present.hospital).as_ref() == Some(who);
		ensure!(may, Error::<T>::NotAuthorized);
		Self::remove_assignment(&patient, &doctor);
		Self::deposit_event(Event::DoctorUnassigned {
			patient,
			doctor,
			hospital: present.hospital,
			by: actor.by,
		});
		Ok(())
	}

	/// Removes an assignment, if there is one, with its entry in the queue.
	pub(crate) fn remove_assignment(patient: &T::AccountId, doctor: &T::AccountId) {
		if let Some(assignment) = Assignments::<T>::take(patient, doctor) {
			AssignmentEnds::<T>::remove(assignment.until.to_be_bytes(), (patient, doctor));
		}
	}
}
