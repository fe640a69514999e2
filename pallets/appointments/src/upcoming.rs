//! How much of the future a patient can book.
//!
//! What counts is the clock: a booking whose slot has started takes nobody's time any more, however
//! long its payment waits for a dispute. So a patient's bookings are kept with their starts, and
//! those that are past are forgotten when the patient books the next time.

use crate::{Config, Error, Pallet, UpcomingOf};
use carechain_primitives::{AppointmentId, Moment};
use frame::prelude::*;

/// An open appointment whose slot is, or was, ahead.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Upcoming<AccountId> {
	/// The appointment.
	pub appointment: AppointmentId,
	/// With whom.
	pub doctor: AccountId,
	/// When it starts.
	pub start: Moment,
}

impl<T: Config> Pallet<T> {
	/// What the patient has ahead with a new booking, if that is not more than it may have. A slot
	/// under way is not ahead.
	pub(crate) fn count_upcoming(
		patient: &T::AccountId,
		doctor: &T::AccountId,
		appointment: AppointmentId,
		start: Moment,
		now: Moment,
	) -> Result<BoundedVec<Upcoming<T::AccountId>, T::MaxUpcoming>, DispatchError> {
		let mut known = UpcomingOf::<T>::get(patient).unwrap_or_default();
		known.retain(|one| one.start > now);
		if start > now {
			let of_doctor = known.iter().filter(|one| one.doctor == *doctor).count();
			let may = known.len() < T::OpenBookings::get() as usize
				&& of_doctor < T::OpenBookingsPerDoctor::get() as usize;
			ensure!(may, Error::<T>::TooManyAppointments);
			known
				.try_push(Upcoming { appointment, doctor: doctor.clone(), start })
				.map_err(|_| Error::<T>::TooManyAppointments)?;
		}
		Ok(known)
	}

	/// Keeps what the patient has ahead.
	pub(crate) fn keep_upcoming(
		patient: &T::AccountId,
		known: BoundedVec<Upcoming<T::AccountId>, T::MaxUpcoming>,
	) {
		UpcomingOf::<T>::set(patient, Some(known).filter(|known| !known.is_empty()));
	}

	/// An appointment takes place at another time.
	pub(crate) fn move_upcoming(patient: &T::AccountId, appointment: AppointmentId, to: Moment) {
		UpcomingOf::<T>::mutate(patient, |known| {
			let all = known.iter_mut().flat_map(|known| known.iter_mut());
			all.filter(|one| one.appointment == appointment).for_each(|one| one.start = to);
		});
	}

	/// An appointment is over.
	pub(crate) fn forget_upcoming(patient: &T::AccountId, appointment: AppointmentId) {
		UpcomingOf::<T>::mutate_exists(patient, |stored| {
			*stored = stored.take().and_then(|mut known| {
				known.retain(|one| one.appointment != appointment);
				Some(known).filter(|known| !known.is_empty())
			});
		});
	}
}
