//! What a frozen side means for an appointment: somebody whose key is believed to be in other hands.
//!
//! The thief could do what costs the other money, or keep still where the owner would object. So
//! nothing that is due is carried out while a side is frozen, nor before it had the dispute window to
//! object after that. The share that a frozen patient's late cancellation costs waits the same way: it
//! is as if the patient had been reported not to come, and can be contested.

use crate::{AppointmentOf, Config, Pallet};
use carechain_primitives::{
	freeze::{extended, put_off},
	traits::*,
	*,
};
use frame::prelude::*;

/// How long, beyond the dispute window, a side's freezes put off what is due, if the council did not
/// decide them.
pub const LONGEST_HOLD: Moment = 14 * DAY;

impl<T: Config> Pallet<T> {
	/// When what is due at a running time falls due by the clock, with regard to both sides' freezes:
	/// these are by the clock, too.
	pub(crate) fn put_off_until(appointment: &AppointmentOf<T>, due_at: Moment) -> Moment {
		let window = T::DisputeWindow::get();
		let longest = window.saturating_add(LONGEST_HOLD);
		let due_at = Self::by_the_clock(due_at);
		[&appointment.patient, &appointment.doctor]
			.into_iter()
			.map(|side| put_off(&T::Participants::freezes(side), due_at, window, longest))
			.fold(due_at, Moment::max)
	}

	/// The same in running time.
	pub(crate) fn deferred(appointment: &AppointmentOf<T>, due_at: Moment) -> Moment {
		Self::in_running_time(Self::put_off_until(appointment, due_at))
	}

	/// The running time that the appointment's deadline is held against: it stands still short of the
	/// deadline for as long as that is put off.
	pub(crate) fn deadline_clock(appointment: &AppointmentOf<T>) -> Moment {
		let running = Self::running();
		match appointment.due {
			Some(due) if running >= due.at && running < Self::deferred(appointment, due.at) => {
				due.at.saturating_sub(1)
			},
			_ => running,
		}
	}

	/// Whether the doctor's time to write and to ask is not over: while the patient was frozen,
	/// nothing could be sealed to its keys.
	pub(crate) fn is_within_care(appointment: &AppointmentOf<T>, now: Moment) -> bool {
		let until = appointment.care_until;
		if now < until {
			return true;
		}
		let from = appointment.slot.start.saturating_sub(T::CheckInWindow::get());
		now < extended(&T::Participants::freezes(&appointment.patient), from, until)
	}
}
