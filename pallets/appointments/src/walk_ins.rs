//! Walk-ins: a patient stands at the desk, and a slot starts now.
//!
//! Two signatures make one: the doctor's side offers a slot, the patient's accepts it within
//! minutes. Neither alone takes a slot, moves money or says who cares for whom; and who stands on
//! both sides does not give the second.

use crate::{
	booking::Request, hours::CancellationPolicy, Appointments, Config, Error, Event, Pallet,
	WalkIns,
};
use carechain_primitives::{traits::*, *};
use frame::{prelude::*, traits::Time};

/// How long an offer stands.
pub const OFFER_STANDS: Moment = 10 * MINUTE;
/// How long before its start a slot can be offered.
pub const AHEAD: Moment = 30 * MINUTE;

/// A slot that a doctor's side offered to a patient who is there.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct WalkIn<AccountId> {
	/// To whom.
	pub patient: AccountId,
	/// When the slot starts.
	pub start: Moment,
	/// When it was offered.
	pub at: Moment,
	/// Who signed it.
	pub by: AccountId,
}

impl<AccountId> WalkIn<AccountId> {
	/// Until when the patient can accept.
	fn until(&self) -> Moment {
		self.at.saturating_add(OFFER_STANDS)
	}
}

impl<T: Config> Pallet<T> {
	/// The slot that starts then, if it is one for a walk-in now, apart from whether it is free.
	fn slot_for_walk_in(
		doctor: &T::AccountId,
		start: Moment,
		now: Moment,
	) -> Result<(Slot, CancellationPolicy), DispatchError> {
		ensure!(start <= now.saturating_add(AHEAD), Error::<T>::TooFarAhead);
		let (slot, policy) = Self::published_slot(doctor, start)?;
		ensure!(now < slot.end, Error::<T>::InThePast);
		// Or nobody could complete it.
		ensure!(T::Licences::was_licensed_at(doctor, start), Error::<T>::NotLicensed);
		Ok((slot, policy))
	}

	pub(crate) fn do_offer_walk_in(
		actor: Actor<T::AccountId>,
		patient: T::AccountId,
		start: Moment,
	) -> DispatchResult {
		let Actor { principal: doctor, by } = actor;
		T::Licences::ensure_licensed(&doctor)?;
		T::Participants::ensure_active(&patient, Role::Patient)?;
		ensure!(patient != doctor && patient != by, Error::<T>::ConflictOfInterest);
		let now = T::Time::now();
		let (slot, _) = Self::slot_for_walk_in(&doctor, start, now)?;
		ensure!(Self::is_free(&doctor, &slot, None), Error::<T>::SlotTaken);
		let price = Self::price_of(&doctor, &slot)?;
		let offer = WalkIn { patient: patient.clone(), start, at: now, by: by.clone() };
		let until = offer.until();
		WalkIns::<T>::try_mutate(&doctor, |stored| -> DispatchResult {
			let mut offers = stored.take().unwrap_or_default();
			offers.retain(|known| now < known.until() && known.patient != patient);
			offers.try_push(offer).map_err(|_| Error::<T>::TooManyWalkIns)?;
			*stored = Some(offers);
			Ok(())
		})?;
		Self::deposit_event(Event::WalkInOffered { doctor, patient, slot, price, until, by });
		Ok(())
	}

	/// Whether who signed an offer still acts for the doctor: what a desk says ends with its
	/// delegation, as long as nobody agreed to it.
	fn still_acts(doctor: &T::AccountId, by: &T::AccountId) -> bool {
		let acts = |who: &T::AccountId| T::Participants::may_act(doctor, who).is_some();
		by == doctor
			|| acts(by)
			|| (!T::Participants::is_suspended(by)
				&& T::Participants::employers(by).iter().any(acts))
	}

	/// The offer of a slot to a patient, if it stands.
	fn offer(
		doctor: &T::AccountId,
		patient: &T::AccountId,
		start: Moment,
		now: Moment,
	) -> Option<WalkIn<T::AccountId>> {
		let offers = WalkIns::<T>::get(doctor)?;
		offers
			.into_iter()
			.find(|known| known.patient == *patient && known.start == start && now < known.until())
			.filter(|known| Self::still_acts(doctor, &known.by))
	}

	/// Forgets what was offered to a patient, and what is past.
	fn forget_offers(doctor: &T::AccountId, patient: &T::AccountId, now: Moment) {
		WalkIns::<T>::mutate_exists(doctor, |stored| {
			*stored = stored.take().and_then(|mut offers| {
				offers.retain(|known| now < known.until() && known.patient != *patient);
				Some(offers).filter(|offers| !offers.is_empty())
			});
		});
	}

	pub(crate) fn do_accept_walk_in(
		actor: Actor<T::AccountId>,
		request: Request<T>,
		start: Moment,
	) -> DispatchResult {
		// It is the patient's consent: a desk of both sides would consent to its own offer.
		let own_word = Self::speaks_for_patient_alone(&actor, &request.doctor);
		ensure!(own_word, Error::<T>::ConflictOfInterest);
		let now = T::Time::now();
		let offer = Self::offer(&request.doctor, &actor.principal, start, now);
		let offer = offer.ok_or(Error::<T>::NoOffer)?;
		let signer = actor.by.clone();
		let booking = Self::begin_booking(actor, request)?;
		let (slot, policy) = Self::slot_for_walk_in(&booking.request.doctor, start, now)?;
		let id = Self::place(&booking, slot, policy)?;
		Self::forget_offers(&booking.request.doctor, &booking.patient, now);
		Self::keep_case(booking, 1);

		// Who offered it saw the patient: the doctor's side cannot say later that nobody came. The
		// word of a desk of both sides is not the doctor's: then the patient's own counts.
		let mut appointment = Appointments::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		let due = appointment.due.ok_or(Error::<T>::WrongStatus)?;
		let doctors = Actor { principal: appointment.doctor.clone(), by: offer.by.clone() };
		let (party, by) = if Self::is_doctors_word(&doctors, &appointment) {
			appointment.checked_in.doctor = Some(offer.at);
			(Party::Doctor, offer.by)
		} else {
			appointment.checked_in.patient = Some(now);
			(Party::Patient, signer)
		};
		Self::wait(id, appointment, AppointmentStatus::CheckedIn, due)?;
		Self::deposit_event(Event::PatientCheckedIn { appointment: id, party, by });
		Ok(())
	}
}
