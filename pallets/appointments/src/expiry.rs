//! What happens by itself: deadlines are worked off, and what is past is removed.
//!
//! Nothing depends on it being in time. Whoever acts on an appointment is held to its deadline in
//! running time; `settle_due` and the escrow's own `claim` do the same at once for those who cannot
//! wait.

use crate::{
	grains::moment_key, weights::WeightInfo, Appointments, AssignmentEnds, ByParticipant,
	ClosedDays, Config, Deadlines, Disputes, Event, Pallet, TakenSlots,
};
use carechain_primitives::{DayNumber, Moment, DAY, HOUR};
use frame::{
	deps::frame_support::{storage::with_storage_layer, weights::WeightMeter},
	prelude::*,
	traits::Time,
};

/// How long after a failure to settle it is tried again.
const RETRY: Moment = HOUR;

/// How long at most until what is put off is looked at again.
const LOOK_AGAIN: Moment = DAY;

impl<T: Config> Pallet<T> {
	/// Works off what is due, oldest first, within the weight given. Answers the weight used.
	///
	/// Each queue's keys are in the order of time, so what does not fit stays first in line.
	pub(crate) fn work_off(limit: Weight) -> Weight {
		let mut meter = WeightMeter::with_limit(limit);
		if meter.try_consume(T::WeightInfo::on_idle_base()).is_err() {
			return meter.consumed();
		}
		let now = T::Time::now();
		Self::work_off_deadlines(&mut meter);
		Self::clean_up_taken_days(now, &mut meter);
		Self::clean_up_closed_days(now, &mut meter);
		Self::clean_up_assignments(now, &mut meter);
		meter.consumed()
	}

	fn work_off_deadlines(meter: &mut WeightMeter) {
		let running = Self::running();
		let each = T::WeightInfo::on_idle_settle().max(T::WeightInfo::on_idle_remove());
		for (key, id) in Deadlines::<T>::iter_keys() {
			if Moment::from_be_bytes(key) > running || meter.try_consume(each).is_err() {
				return;
			}
			let Some(mut appointment) = Appointments::<T>::get(id) else {
				Deadlines::<T>::remove(key, id);
				continue;
			};
			if appointment.due.is_none() {
				for account in [&appointment.patient, &appointment.doctor] {
					ByParticipant::<T>::remove(account, id.to_be_bytes());
				}
				Self::remove_from_agendas(id, &appointment);
				Deadlines::<T>::remove(moment_key(appointment.queued), id);
				Appointments::<T>::remove(id);
				Disputes::<T>::remove(id);
				Self::deposit_event(Event::AppointmentRemoved { appointment: id });
				continue;
			}
			let due_at = appointment.due.map_or(running, |due| due.at);
			if Self::deadline_clock(&appointment) < due_at {
				// A side is frozen, or has just been. That may end before its time, or be prolonged.
				let look_again =
					Self::deferred(&appointment, due_at).min(running.saturating_add(LOOK_AGAIN));
				Self::requeue(id, &mut appointment, look_again);
				Appointments::<T>::insert(id, appointment);
				continue;
			}
			let finished =
				with_storage_layer(|| Self::finish_by_time(id, appointment.clone(), None));
			if let Err(error) = finished {
				// The money cannot move now. It must neither be lost nor stop the others.
				log::error!(target: "runtime::appointments", "settling {id} failed: {error:?}");
				Self::requeue(id, &mut appointment, running.saturating_add(RETRY));
				Appointments::<T>::insert(id, appointment);
			}
		}
	}

	fn clean_up_taken_days(now: Moment, meter: &mut WeightMeter) {
		for (key, doctor) in TakenSlots::<T>::iter_keys() {
			let day = DayNumber::from_be_bytes(key);
			// A slot that began before midnight is under way on the next day: a walk-in may be in it.
			let over = u64::from(day).saturating_add(2).saturating_mul(DAY) <= now;
			if !over || meter.try_consume(T::WeightInfo::on_idle_taken_day()).is_err() {
				return;
			}
			TakenSlots::<T>::remove(key, doctor);
		}
	}

	fn clean_up_closed_days(now: Moment, meter: &mut WeightMeter) {
		for (key, doctor) in ClosedDays::<T>::iter_keys() {
			let over = Self::is_past_everywhere(DayNumber::from_be_bytes(key), now);
			if !over || meter.try_consume(T::WeightInfo::on_idle_closed_day()).is_err() {
				return;
			}
			ClosedDays::<T>::remove(key, doctor);
		}
	}

	fn clean_up_assignments(now: Moment, meter: &mut WeightMeter) {
		for (key, (patient, doctor)) in AssignmentEnds::<T>::iter_keys() {
			let over = Moment::from_be_bytes(key) <= now;
			if !over || meter.try_consume(T::WeightInfo::on_idle_assignment()).is_err() {
				return;
			}
			Self::remove_assignment(&patient, &doctor);
			// The queue follows the assignments; an entry without one must not stay first in line.
			AssignmentEnds::<T>::remove(key, (patient, doctor));
		}
	}
}
