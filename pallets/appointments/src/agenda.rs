//! Agendas: appointments by the time of their slots, and disputes by their deadlines.

use crate::{Agenda, AppointmentOf, Config, OpenDisputes, Pallet};
use carechain_primitives::{AppointmentId, AppointmentStatus, Moment};

/// The key of an appointment in an agenda: start and number, each counted down from the most, in
/// big-endian, so that the latest comes first.
pub(crate) fn agenda_key(start: Moment, id: AppointmentId) -> [u8; 16] {
	let mut key = [0xff; 16];
	let down = |number: u64| Moment::MAX.saturating_sub(number).to_be_bytes();
	for (byte, value) in key.iter_mut().zip(down(start).into_iter().chain(down(id))) {
		*byte = value;
	}
	key
}

/// Start and number of an appointment, from its key.
pub(crate) fn place_of(key: [u8; 16]) -> (Moment, AppointmentId) {
	let number = |half: Option<&[u8; 8]>| {
		half.map_or(0, |half| Moment::MAX.saturating_sub(u64::from_be_bytes(*half)))
	};
	(number(key.first_chunk()), number(key.last_chunk()))
}

impl<T: Config> Pallet<T> {
	/// Enters an appointment in the agendas of both sides.
	pub(crate) fn enter_in_agendas(id: AppointmentId, appointment: &AppointmentOf<T>) {
		let key = agenda_key(appointment.slot.start, id);
		for account in [&appointment.patient, &appointment.doctor] {
			Agenda::<T>::insert(account, key, ());
		}
	}

	/// Takes an appointment out of the agendas of both sides.
	pub(crate) fn remove_from_agendas(id: AppointmentId, appointment: &AppointmentOf<T>) {
		let key = agenda_key(appointment.slot.start, id);
		for account in [&appointment.patient, &appointment.doctor] {
			Agenda::<T>::remove(account, key);
		}
	}

	/// Where an appointment is among the open disputes, if it is one.
	fn dispute_key(appointment: &AppointmentOf<T>) -> Option<[u8; 8]> {
		let disputed = matches!(appointment.status, AppointmentStatus::Disputed { .. });
		appointment.due.filter(|_| disputed).map(|due| due.at.to_be_bytes())
	}

	/// Lists an appointment among the open disputes, if it is one.
	pub(crate) fn list_dispute(id: AppointmentId, appointment: &AppointmentOf<T>) {
		if let Some(key) = Self::dispute_key(appointment) {
			OpenDisputes::<T>::insert(key, id, ());
		}
	}

	/// Takes an appointment from the open disputes, before its status or deadline changes.
	pub(crate) fn unlist_dispute(id: AppointmentId, appointment: &AppointmentOf<T>) {
		if let Some(key) = Self::dispute_key(appointment) {
			OpenDisputes::<T>::remove(key, id);
		}
	}
}
