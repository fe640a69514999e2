//! Booking and rebooking slots, and what a booking carries.

use crate::{
	grains::day_key,
	hours::CancellationPolicy,
	judges::Case,
	life::{Appointment, Due, Proposal},
	AppointmentOf, Appointments, ByParticipant, ClosedDays, Config, Deadlines, Error, Event,
	NextAppointmentId, Pallet, Practices,
};
use carechain_primitives::{traits::*, *};
use frame::{prelude::*, traits::Time};

/// What a patient asks for, apart from when.
pub(crate) struct Request<T: Config> {
	pub doctor: T::AccountId,
	/// The most that each slot may cost.
	pub max_price: T::Balance,
	pub policy: Option<CancellationPolicy>,
	pub details: Option<ContentRef>,
	pub folder: Option<FolderId>,
}

/// What the appointments that a call books have in common.
pub(crate) struct Booking<T: Config> {
	pub patient: T::AccountId,
	pub by: T::AccountId,
	pub request: Request<T>,
	pub payee: T::AccountId,
	pub case: Case<T>,
	/// The number of the first of them.
	pub first: AppointmentId,
	pub now: Moment,
}

impl<T: Config> Pallet<T> {
	/// The slot of the doctor's hours that starts then, if it can be booked now, apart from whether
	/// it is free; and the doctor's policy.
	pub(crate) fn bookable_slot(
		doctor: &T::AccountId,
		start: Moment,
		now: Moment,
	) -> Result<(Slot, CancellationPolicy), DispatchError> {
		ensure!(start > now, Error::<T>::InThePast);
		let ahead = start.saturating_sub(now);
		ensure!(ahead >= T::ShortestNotice::get(), Error::<T>::TooSoon);
		ensure!(ahead <= T::BookingHorizon::get(), Error::<T>::TooFarAhead);
		Self::published_slot(doctor, start)
	}

	/// The slot of the doctor's hours that starts then, on a day that is not closed; and the doctor's
	/// policy.
	pub(crate) fn published_slot(
		doctor: &T::AccountId,
		start: Moment,
	) -> Result<(Slot, CancellationPolicy), DispatchError> {
		let practice = Practices::<T>::get(doctor).ok_or(Error::<T>::OffHours)?;
		let mut closed = false;
		// Hours do not overlap, but where clocks are put back two entries may give the same start:
		// the first one holds.
		for entry in &practice.hours {
			if let Some((slot, day)) = entry.slot_at(start) {
				if !ClosedDays::<T>::contains_key(day_key(day), doctor) {
					return Ok((slot, practice.policy));
				}
				closed = true;
			}
		}
		Err(if closed { Error::<T>::DayClosed } else { Error::<T>::OffHours }.into())
	}

	/// What a slot costs: the fee per hour times its length, rounded down.
	pub(crate) fn price_of(
		doctor: &T::AccountId,
		slot: &Slot,
	) -> Result<T::Balance, DispatchError> {
		let fee = T::Licences::fee_per_hour(doctor).ok_or(Error::<T>::NoFee)?;
		let minutes = slot.end.saturating_sub(slot.start) / MINUTE;
		let minutes = u32::try_from(minutes).map_err(|_| ArithmeticError::Overflow)?;
		let total = fee.checked_mul(&minutes.into()).ok_or(ArithmeticError::Overflow)?;
		total.checked_div(&60u32.into()).ok_or(ArithmeticError::DivisionByZero.into())
	}

	/// The folder is one that this patient can let a doctor write to.
	fn ensure_own_folder(patient: &T::AccountId, folder: FolderId) -> DispatchResult {
		ensure!(T::Folders::owner(folder).as_ref() == Some(patient), Error::<T>::NotOwnFolder);
		Ok(())
	}

	pub(crate) fn do_book(
		actor: Actor<T::AccountId>,
		request: Request<T>,
		start: Moment,
	) -> DispatchResult {
		let booking = Self::begin_booking(actor, request)?;
		let (slot, policy) = Self::bookable_slot(&booking.request.doctor, start, booking.now)?;
		Self::place(&booking, slot, policy)?;
		Self::keep_case(booking, 1);
		Ok(())
	}

	/// Looks at all that does not depend on the slot.
	pub(crate) fn begin_booking(
		actor: Actor<T::AccountId>,
		request: Request<T>,
	) -> Result<Booking<T>, DispatchError> {
		let Actor { principal: patient, by } = actor;
		let doctor = &request.doctor;
		T::Participants::ensure_active(&patient, Role::Patient)?;
		// A doctor that acts for a patient could book itself with the patient's money.
		ensure!(patient != *doctor && by != *doctor, Error::<T>::ConflictOfInterest);
		T::Licences::ensure_licensed(doctor)?;
		if let Some(folder) = request.folder {
			Self::ensure_own_folder(&patient, folder)?;
		}
		let payee = Self::payee_of(doctor);
		let case = Self::case_of(&by, &patient, doctor, &payee)?;
		let first = NextAppointmentId::<T>::get();
		Ok(Booking { patient, by, request, payee, case, first, now: T::Time::now() })
	}

	/// Books a slot, and answers the appointment's number.
	pub(crate) fn place(
		booking: &Booking<T>,
		slot: Slot,
		policy: CancellationPolicy,
	) -> Result<AppointmentId, DispatchError> {
		let Booking { patient, by, request, payee, first, now, .. } = booking;
		let doctor = &request.doctor;
		ensure!(Self::is_free(doctor, &slot, None), Error::<T>::SlotTaken);
		let price = Self::price_of(doctor, &slot)?;
		ensure!(price <= request.max_price, Error::<T>::PriceExceeded);
		let agreed = request.policy.is_none_or(|expected| policy.is_no_worse_than(&expected));
		ensure!(agreed, Error::<T>::PolicyChanged);

		let id = NextAppointmentId::<T>::get();
		let next = id.checked_add(1).ok_or(ArithmeticError::Overflow)?;
		let upcoming = Self::count_upcoming(patient, doctor, id, slot.start, *now)?;
		let care_until = slot.end.saturating_add(T::CompletionWindow::get());
		let report_until = Self::in_running_time(care_until);
		let due = Due { at: report_until, outcome: Settlement::Refund };
		let escrow = if price.is_zero() {
			None
		} else {
			Some(T::Escrow::open(patient, by, payee, price, id, (due.at, due.outcome))?)
		};
		NextAppointmentId::<T>::put(next);
		Self::keep_upcoming(patient, upcoming);
		let appointment = Appointment {
			patient: patient.clone(),
			doctor: doctor.clone(),
			slot,
			status: AppointmentStatus::Booked,
			checked_in: CheckIns::default(),
			price,
			billed: None,
			paid: None,
			escrow,
			details: request.details,
			folder: request.folder,
			policy,
			booking: *first,
			proposed: None,
			care_until,
			report_until,
			due: Some(due),
			queued: due.at,
		};
		Self::add(id, appointment);
		Self::deposit_event(Event::AppointmentBooked {
			appointment: id,
			patient: patient.clone(),
			doctor: doctor.clone(),
			slot,
			price,
			escrow,
			details: request.details,
			folder: request.folder,
			policy,
			booking: *first,
			by: by.clone(),
		});
		Ok(id)
	}

	/// Stores a new open appointment in all indexes. What is kept for a dispute about it comes
	/// with its booking.
	pub(crate) fn add(id: AppointmentId, appointment: AppointmentOf<T>) {
		Self::take_grains(&appointment.doctor, &appointment.slot);
		Self::count_up(&appointment.patient, &appointment.doctor);
		for account in [&appointment.patient, &appointment.doctor] {
			ByParticipant::<T>::insert(account, id.to_be_bytes(), ());
		}
		Self::enter_in_agendas(id, &appointment);
		Deadlines::<T>::insert(appointment.queued.to_be_bytes(), id, ());
		Appointments::<T>::insert(id, appointment);
	}

	/// The slot that may take the place of the present one.
	fn replacement(
		appointment: &AppointmentOf<T>,
		start: Moment,
		now: Moment,
	) -> Result<Slot, DispatchError> {
		T::Licences::ensure_licensed(&appointment.doctor)?;
		let (slot, _) = Self::bookable_slot(&appointment.doctor, start, now)?;
		let length = |slot: &Slot| slot.end.saturating_sub(slot.start);
		// The price stays, so the length has to.
		ensure!(length(&slot) == length(&appointment.slot), Error::<T>::LengthDiffers);
		ensure!(slot != appointment.slot, Error::<T>::SameSlot);
		let free = Self::is_free(&appointment.doctor, &slot, Some(&appointment.slot));
		ensure!(free, Error::<T>::SlotTaken);
		Ok(slot)
	}

	/// Nobody agrees with itself on another time: in the patient's name neither proposes nor accepts
	/// one who stands on the doctor's side, too.
	fn ensure_own_word(
		actor: &Actor<T::AccountId>,
		appointment: &AppointmentOf<T>,
		party: Party,
	) -> DispatchResult {
		let own = party == Party::Doctor || Self::is_patients_word(actor, appointment);
		ensure!(own, Error::<T>::ConflictOfInterest);
		Ok(())
	}

	/// The appointment can still be moved: it is booked, and has not started.
	fn ensure_movable(appointment: &AppointmentOf<T>, now: Moment) -> DispatchResult {
		Self::ensure_status(appointment, |status| status == AppointmentStatus::Booked)?;
		ensure!(now < appointment.slot.start, Error::<T>::TooLate);
		Ok(())
	}

	pub(crate) fn do_propose_reschedule(
		actor: Actor<T::AccountId>,
		id: AppointmentId,
		start: Moment,
	) -> DispatchResult {
		let (mut appointment, party) = Self::of_party(id, &actor)?;
		Self::ensure_own_word(&actor, &appointment, party)?;
		Self::ensure_active(&appointment, party)?;
		let now = T::Time::now();
		Self::ensure_movable(&appointment, now)?;
		let slot = Self::replacement(&appointment, start, now)?;
		appointment.proposed = Some(Proposal { slot, by: party });
		Appointments::<T>::insert(id, appointment);
		Self::deposit_event(Event::RescheduleProposed {
			appointment: id,
			slot,
			party,
			by: actor.by,
		});
		Ok(())
	}

	pub(crate) fn do_accept_reschedule(
		actor: Actor<T::AccountId>,
		id: AppointmentId,
		start: Moment,
	) -> DispatchResult {
		let (mut appointment, party) = Self::of_party(id, &actor)?;
		Self::ensure_own_word(&actor, &appointment, party)?;
		Self::ensure_active(&appointment, Party::Patient)?;
		let now = T::Time::now();
		Self::ensure_movable(&appointment, now)?;
		let proposal =
			appointment.proposal_at(now, Self::running()).ok_or(Error::<T>::NoProposal)?;
		ensure!(proposal.by != party, Error::<T>::NotAuthorized);
		// Another proposal may have taken the place of the one that was looked at.
		ensure!(proposal.slot.start == start, Error::<T>::ProposalChanged);
		let slot = Self::replacement(&appointment, start, now)?;
		// The hours may have changed since: what was agreed on is this slot.
		let from = appointment.slot;
		Self::free_grains(&appointment.doctor, &from);
		Self::take_grains(&appointment.doctor, &slot);
		Self::move_upcoming(&appointment.patient, id, slot.start);
		Self::remove_from_agendas(id, &appointment);
		let care_until = slot.end.saturating_add(T::CompletionWindow::get());
		appointment.slot = slot;
		Self::enter_in_agendas(id, &appointment);
		appointment.care_until = care_until;
		appointment.report_until = Self::in_running_time(care_until);
		appointment.proposed = None;
		let due = Due { at: appointment.report_until, outcome: Settlement::Refund };
		Self::wait(id, appointment, AppointmentStatus::Booked, due)?;
		Self::deposit_event(Event::AppointmentRescheduled {
			appointment: id,
			from,
			to: slot,
			party,
			by: actor.by,
		});
		Ok(())
	}

	pub(crate) fn do_decline_reschedule(
		actor: Actor<T::AccountId>,
		id: AppointmentId,
	) -> DispatchResult {
		let (mut appointment, party) = Self::of_party(id, &actor)?;
		ensure!(appointment.proposed.take().is_some(), Error::<T>::NoProposal);
		Appointments::<T>::insert(id, appointment);
		Self::deposit_event(Event::RescheduleDeclined { appointment: id, party, by: actor.by });
		Ok(())
	}

	pub(crate) fn do_set_details(
		actor: Actor<T::AccountId>,
		id: AppointmentId,
		details: Option<ContentRef>,
	) -> DispatchResult {
		let (mut appointment, party) = Self::of_party(id, &actor)?;
		Self::ensure_active(&appointment, party)?;
		Self::ensure_status(&appointment, |status| {
			matches!(status, AppointmentStatus::Booked | AppointmentStatus::CheckedIn)
		})?;
		if details.is_some() {
			// They are sealed to both.
			T::Participants::ensure_not_frozen(&appointment.patient)?;
			T::Participants::ensure_not_frozen(&appointment.doctor)?;
		}
		appointment.details = details;
		Appointments::<T>::insert(id, appointment);
		Self::deposit_event(Event::DetailsSet { appointment: id, details, party, by: actor.by });
		Ok(())
	}

	pub(crate) fn do_name_folder(
		actor: Actor<T::AccountId>,
		id: AppointmentId,
		folder: Option<FolderId>,
	) -> DispatchResult {
		let (mut appointment, party) = Self::of_party(id, &actor)?;
		ensure!(party == Party::Patient, Error::<T>::NotAuthorized);
		// Taking the right to write back is protective: it works always.
		if let Some(folder) = folder {
			Self::ensure_active(&appointment, Party::Patient)?;
			let may_write = Self::is_within_care(&appointment, T::Time::now())
				&& matches!(
					appointment.status_at(Self::deadline_clock(&appointment)),
					AppointmentStatus::Booked
						| AppointmentStatus::CheckedIn
						| AppointmentStatus::Fulfilled
				);
			ensure!(may_write, Error::<T>::TooLate);
			Self::ensure_own_folder(&appointment.patient, folder)?;
		}
		appointment.folder = folder;
		Appointments::<T>::insert(id, appointment);
		Self::deposit_event(Event::FolderNamed { appointment: id, folder, by: actor.by });
		Ok(())
	}
}
