//! What other pallets ask of appointments, and tell them.

use crate::{
	weights::WeightInfo, AcceptedPayees, AppointmentOf, Appointments, Config, Error, Event,
	OpenCount, Pallet, Practices, WalkIns,
};
use carechain_primitives::{traits::*, *};
use frame::{prelude::*, traits::Time};

impl<T: Config> Pallet<T> {
	/// The appointment, if it is of these two.
	fn of_the_two(
		doctor: &T::AccountId,
		patient: &T::AccountId,
		id: AppointmentId,
	) -> Result<AppointmentOf<T>, DispatchError> {
		let appointment = Appointments::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		ensure!(
			appointment.doctor == *doctor && appointment.patient == *patient,
			Error::<T>::NotAuthorized
		);
		Ok(appointment)
	}
}

impl<T: Config> CareRelationship<T::AccountId> for Pallet<T> {
	fn ensure_related(
		doctor: &T::AccountId,
		patient: &T::AccountId,
		basis: CareBasis,
	) -> DispatchResult {
		match basis {
			CareBasis::Appointment(id) => {
				let appointment = Self::of_the_two(doctor, patient, id)?;
				let now = T::Time::now();
				ensure!(Self::is_within_care(&appointment, now), Error::<T>::TooLate);
				let cared_for = matches!(
					appointment.status_at(Self::deadline_clock(&appointment)),
					AppointmentStatus::Booked
						| AppointmentStatus::CheckedIn
						| AppointmentStatus::Fulfilled
						| AppointmentStatus::Disputed { .. }
						| AppointmentStatus::Resolved
				);
				ensure!(cared_for, Error::<T>::WrongStatus);
				Ok(())
			},
			CareBasis::Assignment => {
				ensure!(Self::assignment(patient, doctor).is_some(), Error::<T>::NotAssigned);
				Ok(())
			},
		}
	}

	fn ensure_may_write(
		doctor: &T::AccountId,
		patient: &T::AccountId,
		folder: FolderId,
		appointment: AppointmentId,
	) -> DispatchResult {
		let appointment = Self::of_the_two(doctor, patient, appointment)?;
		ensure!(appointment.folder == Some(folder), Error::<T>::OtherFolder);
		let now = T::Time::now();
		let from = appointment.slot.start.saturating_sub(T::CheckInWindow::get());
		ensure!(now >= from, Error::<T>::TooEarly);
		ensure!(Self::is_within_care(&appointment, now), Error::<T>::TooLate);
		let treating = matches!(
			appointment.status_at(Self::deadline_clock(&appointment)),
			AppointmentStatus::Booked | AppointmentStatus::CheckedIn | AppointmentStatus::Fulfilled
		);
		ensure!(treating, Error::<T>::WrongStatus);
		Ok(())
	}

	fn parties(appointment: AppointmentId) -> Option<(T::AccountId, T::AccountId)> {
		Appointments::<T>::get(appointment)
			.map(|appointment| (appointment.patient, appointment.doctor))
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_appointment(
		doctor: &T::AccountId,
		patient: &T::AccountId,
		folder: FolderId,
	) -> AppointmentId {
		use crate::{
			hours::CancellationPolicy,
			judges::Case,
			life::{Appointment, Due},
			NextAppointmentId,
		};
		let now = T::Time::now();
		let start = now.saturating_sub(now % SLOT_GRAIN);
		let slot = Slot { start, end: start.saturating_add(HOUR) };
		let id = NextAppointmentId::<T>::mutate(|next| {
			let id = *next;
			*next = next.saturating_add(1);
			id
		});
		let care_until = slot.end.saturating_add(T::CompletionWindow::get());
		let report_until = Self::in_running_time(care_until);
		let appointment = Appointment {
			patient: patient.clone(),
			doctor: doctor.clone(),
			slot,
			status: AppointmentStatus::Booked,
			checked_in: CheckIns::default(),
			price: Zero::zero(),
			billed: None,
			paid: None,
			escrow: None,
			details: None,
			folder: Some(folder),
			policy: CancellationPolicy { notice: 0, late_share: Permill::zero() },
			booking: id,
			proposed: None,
			care_until,
			report_until,
			due: Some(Due { at: report_until, outcome: Settlement::Refund }),
			queued: report_until,
		};
		let case = Case {
			booked_at: now,
			booked_by: patient.clone(),
			open: 1,
			concerned: BoundedVec::new(),
		};
		crate::Cases::<T>::insert(id, case);
		Self::add(id, appointment);
		id
	}
}

impl<T: Config> OnSettled<T::AccountId, T::Balance> for Pallet<T> {
	fn on_settled(
		id: AppointmentId,
		settlement: Settlement,
		paid: Option<Payment<T::AccountId, T::Balance>>,
	) {
		let Some(mut appointment) = Appointments::<T>::get(id) else { return };
		if appointment.due.is_none() {
			return;
		}
		appointment.paid = paid;
		let status = appointment.status_after_deadline();
		Self::close(id, appointment, status);
		Self::deposit_event(Event::AppointmentEnded {
			appointment: id,
			status,
			settlement,
			by: None,
		});
	}

	fn claimable_at(id: AppointmentId, due_at: Moment) -> Moment {
		Appointments::<T>::get(id)
			.map_or(due_at, |appointment| Self::deferred(&appointment, due_at))
	}

	fn weight() -> Weight {
		// The appointment and both sides' freezes.
		T::WeightInfo::on_settled().saturating_add(T::DbWeight::get().reads(3))
	}
}

impl<T: Config> Obligations<T::AccountId> for Pallet<T> {
	fn open_obligation(who: &T::AccountId) -> Option<Obligation> {
		(OpenCount::<T>::get(who) > 0).then_some(Obligation::Appointments)
	}
}

impl<T: Config> OnDeregistered<T::AccountId> for Pallet<T> {
	fn on_deregistered(who: &T::AccountId) {
		Practices::<T>::remove(who);
		AcceptedPayees::<T>::remove(who);
		WalkIns::<T>::remove(who);
	}

	// One entry, whatever is in it.
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_fill(_: &T::AccountId) {}
}
