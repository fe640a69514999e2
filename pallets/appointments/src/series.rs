//! Series: several slots booked in one call, and called off in one.

use crate::{booking::Request, Appointments, Config, Error, Pallet};
use carechain_primitives::*;
use frame::{prelude::*, traits::Time};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_book_series(
		actor: Actor<T::AccountId>,
		request: Request<T>,
		starts: BoundedVec<Moment, T::MaxSeries>,
	) -> DispatchResult {
		ensure!(!starts.is_empty(), Error::<T>::EmptySeries);
		let booking = Self::begin_booking(actor, request)?;
		let count = u32::try_from(starts.len()).map_err(|_| ArithmeticError::Overflow)?;
		for start in starts {
			// Each takes its slot before the next is looked at, so no two overlap.
			let (slot, policy) = Self::bookable_slot(&booking.request.doctor, start, booking.now)?;
			Self::place(&booking, slot, policy)?;
		}
		Self::keep_case(booking, count);
		Ok(())
	}

	/// Calls off what is ahead of the series of an appointment. Answers how many that were.
	pub(crate) fn do_cancel_series(
		actor: Actor<T::AccountId>,
		id: AppointmentId,
	) -> Result<u32, DispatchError> {
		let (appointment, party) = Self::of_party(id, &actor)?;
		let first = appointment.booking;
		let now = T::Time::now();
		let mut cancelled = 0u32;
		// A series has consecutive numbers.
		for id in first..first.saturating_add(T::MaxSeries::get().into()) {
			let Some(one) = Appointments::<T>::get(id) else { continue };
			if one.booking != first {
				break;
			}
			let ahead = one.is_upcoming()
				&& one.is_open_at(Self::deadline_clock(&one))
				&& now < one.slot.start;
			if !ahead {
				continue;
			}
			Self::call_off(actor.clone(), party, id, one, now)?;
			cancelled = cancelled.saturating_add(1);
		}
		ensure!(cancelled > 0, Error::<T>::WrongStatus);
		Ok(cancelled)
	}
}
