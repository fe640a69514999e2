//! Who may decide a dispute: strangers to the case.
//!
//! What counts is who had to do with the two sides when the visit was booked, which is kept until it
//! is over, and who has now. So nobody becomes a stranger for the length of a batch, and no side
//! keeps a judge away by appointing it once there is something to decide.

use crate::{
	booking::Booking, AcceptedPayees, Appointment, AppointmentOf, Cases, Config, Error, Pallet,
};
use alloc::vec::Vec;
use carechain_primitives::{traits::*, *};
use frame::{prelude::*, traits::Time};

/// What is kept of a booking for a dispute about it.
#[derive(
	CloneNoBound, PartialEqNoBound, EqNoBound, DebugNoBound, Encode, Decode, MaxEncodedLen, TypeInfo,
)]
#[scale_info(skip_type_params(T))]
#[codec(mel_bound())]
pub struct Case<T: Config> {
	/// When it was booked.
	pub booked_at: Moment,
	/// How many of its appointments are open. Never zero.
	pub open: u32,
	/// Who signed that: the patient, or who acted for it then.
	pub booked_by: T::AccountId,
	/// Who had to do with a side then: sponsors, their hospitals, hospitals that verified the
	/// doctor, or acted for a side themselves or by a clinic, whose staff a side is, who is paid and
	/// its hospital.
	pub concerned: BoundedVec<T::AccountId, T::MaxConcerned>,
}

impl<T: Config> Pallet<T> {
	/// What a booking that is made now keeps for a dispute, apart from how many are open.
	pub(crate) fn case_of(
		by: &T::AccountId,
		patient: &T::AccountId,
		doctor: &T::AccountId,
		payee: &T::AccountId,
	) -> Result<Case<T>, DispatchError> {
		let mut concerned = Vec::new();
		for side in [patient, doctor, payee] {
			let sponsor = T::Participants::sponsor(side);
			// A clinic's sponsor is its hospital.
			let above = sponsor.as_ref().and_then(T::Participants::sponsor);
			concerned.extend(sponsor.into_iter().chain(above));
		}
		// Of those who act for a side, only a hospital could be a judge, or the one above a clinic.
		for side in [patient, doctor] {
			for delegate in T::Participants::accepted_delegates(side) {
				let above = T::Participants::sponsor(&delegate);
				let hospitals = above.into_iter().chain([delegate]);
				concerned.extend(hospitals.filter(T::Consortium::is_hospital));
			}
		}
		// Whose staff a side is, and the hospital above a clinic.
		for side in [patient, doctor] {
			for employer in T::Participants::employers(side) {
				concerned.extend(T::Participants::sponsor(&employer));
				concerned.push(employer);
			}
		}
		concerned.push(payee.clone());
		concerned.extend(T::Licences::verifiers(doctor));
		concerned.sort();
		concerned.dedup();
		let concerned = concerned.try_into().map_err(|_| Error::<T>::TooManyConcerned)?;
		Ok(Case { booked_at: T::Time::now(), booked_by: by.clone(), open: 0, concerned })
	}

	/// Keeps what a dispute about one of so many appointments of a booking needs, once for all.
	pub(crate) fn keep_case(booking: Booking<T>, open: u32) {
		Cases::<T>::insert(booking.first, Case { open, ..booking.case });
	}

	/// An appointment of this booking is over: what was kept goes with the last one.
	pub(crate) fn release_case(booking: AppointmentId) {
		Cases::<T>::mutate_exists(booking, |stored| {
			*stored = stored.take().and_then(|mut case| {
				case.open = case.open.checked_sub(1).filter(|open| *open > 0)?;
				Some(case)
			});
		});
	}

	/// The caller is a hospital in force that has no part in the matter, signed for by somebody who
	/// has none either.
	pub(crate) fn ensure_impartial(
		actor: &Actor<T::AccountId>,
		appointment: &AppointmentOf<T>,
	) -> DispatchResult {
		let hospital = &actor.principal;
		ensure!(T::Consortium::is_hospital(hospital), Error::<T>::NotAuthorized);
		T::Participants::ensure_active(hospital, Role::Hospital)?;
		// One that is over has none.
		ensure!(appointment.due.is_some(), Error::<T>::WrongStatus);
		let case = Cases::<T>::get(appointment.booking).ok_or(Error::<T>::WrongStatus)?;
		let Appointment { patient, doctor, .. } = appointment;
		let signs_or_decides = |who: &T::AccountId| who == hospital || *who == actor.by;

		let verifiers = T::Licences::verifiers(doctor);
		let is_concerned = case.concerned.iter().chain(&verifiers).any(|known| {
			signs_or_decides(known) || T::Consortium::duty_holder(known).as_ref() == Some(hospital)
		}) || [patient, doctor]
			.into_iter()
			.any(|side| Self::vouches_for(hospital, side));
		// To be named payee is the doctor's doing, to accept it is one's own.
		let accepted = AcceptedPayees::<T>::get(doctor);
		let is_paid = accepted.iter().any(|known| signs_or_decides(&known.payee));
		// A side appoints whom it likes, but not once there may be something to decide. Whom the
		// judge has act for itself is its own choice, whenever that was.
		let now = T::Time::now();
		let acts_for_a_side = [patient, doctor].into_iter().any(|party| {
			[hospital, &actor.by].into_iter().any(|judge| {
				judge == party
					|| T::Participants::is_delegate_since(party, judge, case.booked_at)
					|| T::Participants::is_delegate_since(judge, party, now)
			})
		});
		// The judge's staff acts for a side, since before there was something to decide.
		let staff_acts = [patient, doctor].into_iter().any(|party| {
			T::Participants::employers(party).contains(hospital)
				|| T::Participants::accepted_delegates(party).iter().any(|delegate| {
					T::Participants::is_delegate_since(party, delegate, case.booked_at)
						&& T::Participants::is_delegate_since(hospital, delegate, now)
				})
		});
		let is_involved = acts_for_a_side || staff_acts;
		ensure!(!is_concerned && !is_paid && !is_involved, Error::<T>::ConflictOfInterest);
		Ok(())
	}

	/// What following the successors of those concerned weighs at most: benchmarks have hospitals in
	/// force only, but each of them may have left.
	pub(crate) fn succession() -> Weight {
		// The hospital itself and four successors: longer chains end at the council.
		const LOOK_UPS: u64 = 5;
		// Those of the booking, and at most as many verifiers.
		let reads = u64::from(T::MaxConcerned::get()).saturating_mul(2).saturating_mul(LOOK_UPS);
		T::DbWeight::get().reads(reads)
	}
}
