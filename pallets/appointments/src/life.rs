//! The life of an appointment.
//!
//! An appointment is **open** while something about it is still to happen: it has a next deadline
//! and what follows if nobody acts before. Its escrow, if it has a price, is open for as long, and
//! has the same deadline and outcome. Then it is **over**: it no longer changes, and is removed
//! after a while. Deadlines are in running time, see [`crate::time`].
//!
//! | status | open until | then |
//! |---|---|---|
//! | `Booked`, `CheckedIn` | the end of the slot, or a report's withdrawal if that is later, + `CompletionWindow` | `Lapsed`, the patient is refunded |
//! | `Fulfilled` | completion, or the end of the slot if that is later, + `DisputeWindow` | `Fulfilled`, the payee is paid |
//! | `NoShow` | report, or the end of the slot if that is later, + `DisputeWindow` | `NoShow`: of the patient, the payee gets the late share; of the doctor, the patient is refunded |
//! | `Disputed` | its decision cannot be appealed any more, or the ballot is over: see [`crate::disputes`] | `Resolved`, by the decision or the ballot |
//! | nobody decides, about the visit | the same | `Resolved`, `UndecidedShare` goes to the payee |
//! | nobody decides, about the patient's coming | the same | `Resolved`, the payee gets the late share |
//! | nobody decides, about the doctor's coming | the same | `Resolved`, the patient is refunded |
//! | `Cancelled`, `Resolved`, `Lapsed` | – | – |
//!
//! A visit at whose start the doctor is not licensed is not completed: from the start on anybody
//! can have it lapse.

use crate::{
	grains::{day_key, moment_key, spans},
	hours::CancellationPolicy,
	AppointmentOf, Appointments, Cases, Config, Deadlines, Disputes, Error, Event, OpenCount,
	Pallet, TakenSlots,
};
use carechain_primitives::{traits::*, *};
use frame::{prelude::*, traits::Time};

/// How long after the start nobody can be reported as not come.
const PATIENCE: Moment = 10 * MINUTE;

/// The longest that a cancelled appointment is kept. Booking and cancelling is free: what is made so
/// must not pile up for as long as visits are kept for auditors.
pub const CANCELLED_RETENTION: Moment = 90 * DAY;

/// What follows, and when, if nobody acts before.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Due {
	/// From this running time on nobody can act any more, and `outcome` applies.
	pub at: Moment,
	/// What happens to the price: the same that the escrow was told.
	pub outcome: Settlement,
}

/// A slot that one side proposed instead.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Proposal {
	/// The slot, as long as the present one.
	pub slot: Slot,
	/// Who proposed it.
	pub by: Party,
}

/// An appointment.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Appointment<AccountId, Balance> {
	/// Who receives care, and pays.
	pub patient: AccountId,
	/// Who gives care.
	pub doctor: AccountId,
	/// When.
	pub slot: Slot,
	/// Where it stands.
	pub status: AppointmentStatus,
	/// Which sides said that the patient is there.
	pub checked_in: CheckIns,
	/// The price in plancks, fixed at booking.
	pub price: Balance,
	/// What the doctor billed, in plancks, at most the price; once it is completed.
	pub billed: Option<Balance>,
	/// What its end paid, less what was given back.
	pub paid: Option<Payment<AccountId, Balance>>,
	/// The escrow: while the appointment is open, if the bill, or the price before there is one, is
	/// not zero.
	pub escrow: Option<EscrowId>,
	/// The encrypted meeting room and reason for the visit.
	pub details: Option<ContentRef>,
	/// The folder that the doctor may write to.
	pub folder: Option<FolderId>,
	/// What it costs to cancel, fixed at booking.
	pub policy: CancellationPolicy,
	/// The number of the first appointment that the same call booked.
	pub booking: AppointmentId,
	/// A slot that one side proposed instead.
	pub proposed: Option<Proposal>,
	/// The end of the slot and the completion window after it, by the clock: until then its doctor
	/// may write.
	pub care_until: Moment,
	/// The same in running time: until then the visit can be completed and reported.
	pub report_until: Moment,
	/// While it is open, what follows.
	pub due: Option<Due>,
	/// The running time at which `on_idle` looks at it: its key in the queue.
	pub queued: Moment,
}

impl<AccountId: PartialEq, Balance> Appointment<AccountId, Balance> {
	/// Whether somebody can still act on it at a running time.
	pub fn is_open_at(&self, running: Moment) -> bool {
		self.due.is_some_and(|due| running < due.at)
	}

	/// Where it stands at a running time, whether or not its deadline has been worked off by then.
	pub fn status_at(&self, running: Moment) -> AppointmentStatus {
		match self.due {
			Some(due) if running >= due.at => self.status_after_deadline(),
			_ => self.status,
		}
	}

	/// Where it stands once its deadline has passed.
	pub fn status_after_deadline(&self) -> AppointmentStatus {
		match self.status {
			AppointmentStatus::Booked | AppointmentStatus::CheckedIn => AppointmentStatus::Lapsed,
			AppointmentStatus::Disputed { .. } => AppointmentStatus::Resolved,
			status => status,
		}
	}

	/// The proposal that stands at a time of the clock and a running time: it lapses when the present
	/// or the proposed slot starts.
	pub fn proposal_at(&self, now: Moment, running: Moment) -> Option<Proposal> {
		self.proposed
			.filter(|proposal| now < self.slot.start && now < proposal.slot.start)
			.filter(|_| self.status == AppointmentStatus::Booked && self.is_open_at(running))
	}

	/// Whether it is agreed and not yet over.
	pub fn is_upcoming(&self) -> bool {
		matches!(self.status, AppointmentStatus::Booked | AppointmentStatus::CheckedIn)
	}

	/// Who is not there by then did not come: half the slot, or ten minutes if that is later.
	fn no_show_from(&self) -> Moment {
		let length = self.slot.end.saturating_sub(self.slot.start);
		self.slot.start.saturating_add((length / 2).max(PATIENCE))
	}

	/// What is at stake at most, in plancks: the bill, or the price before there is one.
	pub fn bill(&self) -> Balance
	where
		Balance: Copy,
	{
		self.billed.unwrap_or(self.price)
	}

	fn account(&self, party: Party) -> &AccountId {
		match party {
			Party::Patient => &self.patient,
			Party::Doctor => &self.doctor,
		}
	}
}

impl<T: Config> Pallet<T> {
	/// The appointment, and the side that the caller is on.
	pub(crate) fn of_party(
		id: AppointmentId,
		actor: &Actor<T::AccountId>,
	) -> Result<(AppointmentOf<T>, Party), DispatchError> {
		let appointment = Appointments::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		let (party, other) = if actor.principal == appointment.patient {
			(Party::Patient, &appointment.doctor)
		} else if actor.principal == appointment.doctor {
			(Party::Doctor, &appointment.patient)
		} else {
			return Err(Error::<T>::NotAuthorized.into());
		};
		// A delegate that is the other side could confirm its own bill, or cancel at the other's
		// cost.
		ensure!(actor.by != *other, Error::<T>::ConflictOfInterest);
		Ok((appointment, party))
	}

	/// The appointment, if the caller is on that side of it.
	fn of_side(
		id: AppointmentId,
		actor: &Actor<T::AccountId>,
		side: Party,
	) -> Result<AppointmentOf<T>, DispatchError> {
		let (appointment, party) = Self::of_party(id, actor)?;
		ensure!(party == side, Error::<T>::NotAuthorized);
		Ok(appointment)
	}

	/// The side is an active participant.
	pub(crate) fn ensure_active(appointment: &AppointmentOf<T>, side: Party) -> DispatchResult {
		let role = match side {
			Party::Patient => Role::Patient,
			Party::Doctor => Role::Doctor,
		};
		T::Participants::ensure_active(appointment.account(side), role)
	}

	/// The appointment is in a state that `allowed` accepts, and its deadline is ahead. The answer
	/// is the same whether or not a passed deadline has been worked off.
	pub(crate) fn ensure_status(
		appointment: &AppointmentOf<T>,
		allowed: impl Fn(AppointmentStatus) -> bool,
	) -> DispatchResult {
		let running = Self::deadline_clock(appointment);
		if appointment.is_open_at(running) {
			ensure!(allowed(appointment.status), Error::<T>::WrongStatus);
			return Ok(());
		}
		let missed = matches!(
			appointment.status_at(running),
			AppointmentStatus::Lapsed | AppointmentStatus::Fulfilled
		);
		Err(if missed { Error::<T>::TooLate } else { Error::<T>::WrongStatus }.into())
	}

	/// Moves the appointment to its next open state: the escrow and the queue follow.
	pub(crate) fn wait(
		id: AppointmentId,
		mut appointment: AppointmentOf<T>,
		status: AppointmentStatus,
		due: Due,
	) -> DispatchResult {
		if let Some(escrow) = appointment.escrow {
			T::Escrow::reschedule(escrow, (due.at, due.outcome))?;
		}
		Self::unlist_dispute(id, &appointment);
		appointment.status = status;
		appointment.due = Some(due);
		Self::list_dispute(id, &appointment);
		if status != AppointmentStatus::Booked {
			appointment.proposed = None;
		}
		Self::requeue(id, &mut appointment, due.at);
		Appointments::<T>::insert(id, appointment);
		Ok(())
	}

	/// Ends the appointment: the money goes where it belongs.
	///
	/// # Errors
	/// It is over: it would be counted down, and its slot freed, once more. Its status alone does not
	/// say so, as some stay what they were.
	pub(crate) fn finish(
		id: AppointmentId,
		mut appointment: AppointmentOf<T>,
		status: AppointmentStatus,
		settlement: Settlement,
	) -> DispatchResult {
		ensure!(appointment.due.is_some(), Error::<T>::WrongStatus);
		if let Some(escrow) = appointment.escrow {
			appointment.paid = T::Escrow::settle(escrow, settlement)?;
		}
		Self::close(id, appointment, status);
		Ok(())
	}

	/// Ends the appointment, whose escrow is closed.
	pub(crate) fn close(
		id: AppointmentId,
		mut appointment: AppointmentOf<T>,
		status: AppointmentStatus,
	) {
		Self::free_grains(&appointment.doctor, &appointment.slot);
		Self::count_down(&appointment.patient, &appointment.doctor);
		Self::forget_upcoming(&appointment.patient, id);
		Self::release_case(appointment.booking);
		Self::unlist_dispute(id, &appointment);
		appointment.status = status;
		appointment.escrow = None;
		appointment.due = None;
		appointment.proposed = None;
		// The queue is in running time: what is kept is kept no shorter than by the clock.
		let running = Self::running();
		let kept_until = if matches!(status, AppointmentStatus::Cancelled { .. }) {
			running.saturating_add(T::Retention::get().min(CANCELLED_RETENTION))
		} else {
			// Who may still write because of it must find it.
			running
				.max(Self::in_running_time(appointment.care_until))
				.saturating_add(T::Retention::get())
		};
		Self::requeue(id, &mut appointment, kept_until);
		Appointments::<T>::insert(id, appointment);
	}

	/// Applies the outcome of an open appointment whose deadline has passed.
	pub(crate) fn finish_by_time(
		id: AppointmentId,
		appointment: AppointmentOf<T>,
		by: Option<T::AccountId>,
	) -> DispatchResult {
		let due = appointment.due.ok_or(Error::<T>::WrongStatus)?;
		ensure!(Self::deadline_clock(&appointment) >= due.at, Error::<T>::TooEarly);
		let status = appointment.status_after_deadline();
		Self::finish(id, appointment, status, due.outcome)?;
		Self::deposit_event(Event::AppointmentEnded {
			appointment: id,
			status,
			settlement: due.outcome,
			by,
		});
		Ok(())
	}

	/// The end of the dispute window of what is said now, in running time. It never starts before
	/// the slot's end: until then the other side may well be busy with the visit, or not expect it
	/// yet.
	fn window_end(appointment: &AppointmentOf<T>) -> Moment {
		Self::running()
			.max(Self::in_running_time(appointment.slot.end))
			.saturating_add(T::DisputeWindow::get())
	}

	/// Moves the appointment's entry in the queue.
	pub(crate) fn requeue(id: AppointmentId, appointment: &mut AppointmentOf<T>, at: Moment) {
		Deadlines::<T>::remove(moment_key(appointment.queued), id);
		Deadlines::<T>::insert(moment_key(at), id, ());
		appointment.queued = at;
	}

	/// Whether all grains of the slot are free, not counting those of `except`.
	pub(crate) fn is_free(doctor: &T::AccountId, slot: &Slot, except: Option<&Slot>) -> bool {
		spans(slot).all(|span| {
			let mut taken = TakenSlots::<T>::get(day_key(span.day), doctor).unwrap_or_default();
			for own in except.into_iter().flat_map(spans).filter(|own| own.day == span.day) {
				taken.free(&own);
			}
			!taken.overlaps(&span)
		})
	}

	/// Takes the grains of a slot.
	pub(crate) fn take_grains(doctor: &T::AccountId, slot: &Slot) {
		for span in spans(slot) {
			TakenSlots::<T>::mutate(day_key(span.day), doctor, |taken| {
				taken.get_or_insert_with(Default::default).take(&span);
			});
		}
	}

	/// Frees the grains of a slot. Days that are cleaned up already stay away.
	pub(crate) fn free_grains(doctor: &T::AccountId, slot: &Slot) {
		for span in spans(slot) {
			TakenSlots::<T>::mutate_exists(day_key(span.day), doctor, |taken| {
				if let Some(grains) = taken {
					grains.free(&span);
					if grains.is_empty() {
						*taken = None;
					}
				}
			});
		}
	}

	/// Counts an open appointment of the two.
	pub(crate) fn count_up(patient: &T::AccountId, doctor: &T::AccountId) {
		for account in [patient, doctor] {
			OpenCount::<T>::mutate(account, |count| *count = count.saturating_add(1));
		}
	}

	/// Counts an open appointment of the two no longer.
	fn count_down(patient: &T::AccountId, doctor: &T::AccountId) {
		for account in [patient, doctor] {
			OpenCount::<T>::mutate_exists(account, |count| {
				*count = count.and_then(|count| count.checked_sub(1)).filter(|count| *count > 0);
			});
		}
	}

	pub(crate) fn do_cancel(actor: Actor<T::AccountId>, id: AppointmentId) -> DispatchResult {
		let (appointment, party) = Self::of_party(id, &actor)?;
		Self::call_off(actor, party, id, appointment, T::Time::now())
	}

	/// One side calls the appointment off.
	pub(crate) fn call_off(
		actor: Actor<T::AccountId>,
		party: Party,
		id: AppointmentId,
		appointment: AppointmentOf<T>,
		now: Moment,
	) -> DispatchResult {
		let settlement = Self::cancellation(&actor, party, &appointment, now)?;
		if settlement != Settlement::Refund && T::Participants::is_frozen(&appointment.patient) {
			return Self::hold_late_share(actor, id, appointment);
		}
		Self::finish(id, appointment, AppointmentStatus::Cancelled { by: party }, settlement)?;
		Self::deposit_event(Event::AppointmentCancelled {
			appointment: id,
			party,
			settlement,
			by: actor.by,
		});
		Ok(())
	}

	/// What becomes of the price if the side calls the appointment off. What it costs the patient
	/// counts on the purse of who acts for it.
	fn cancellation(
		actor: &Actor<T::AccountId>,
		party: Party,
		appointment: &AppointmentOf<T>,
		now: Moment,
	) -> Result<Settlement, DispatchError> {
		match party {
			Party::Patient => {
				Self::ensure_status(appointment, |status| {
					matches!(status, AppointmentStatus::Booked | AppointmentStatus::CheckedIn)
				})?;
				// From here on the doctor waits: that is not coming, not cancelling.
				ensure!(now < appointment.slot.start, Error::<T>::TooLate);
				let in_time = now <= appointment.policy.free_until(&appointment.slot);
				let served = T::Licences::is_licensed(&appointment.doctor)
					&& Self::is_licensed_for(appointment);
				// Nor does somebody who is paid for it end a visit at the patient's cost.
				let own_word = Self::is_patients_word(actor, appointment);
				if in_time || !served || !own_word {
					return Ok(Settlement::Refund);
				}
				let settlement = appointment.policy.late_settlement();
				Self::charge(actor, appointment, settlement)?;
				Ok(settlement)
			},
			// A doctor who cancels refunds all, so it is also how to give in.
			Party::Doctor => {
				// What a visit earned, nobody gives away with a key that is in doubt.
				if appointment.status != AppointmentStatus::Booked || now >= appointment.slot.start
				{
					T::Participants::ensure_not_frozen(&appointment.doctor)?;
				}
				Self::ensure_status(appointment, |status| {
					matches!(
						status,
						AppointmentStatus::Booked
							| AppointmentStatus::CheckedIn
							| AppointmentStatus::Disputed { .. }
					)
				})?;
				Ok(Settlement::Refund)
			},
		}
	}

	/// A late cancellation by a patient that is frozen pays nothing: its price stays where it is, as
	/// if the patient had been reported not to come. Contesting it, the owner of the key can say that
	/// it was somebody else.
	fn hold_late_share(
		actor: Actor<T::AccountId>,
		id: AppointmentId,
		appointment: AppointmentOf<T>,
	) -> DispatchResult {
		let at = Self::window_end(&appointment);
		let outcome = appointment.policy.late_settlement();
		let who = Party::Patient;
		Self::wait(id, appointment, AppointmentStatus::NoShow { who }, Due { at, outcome })?;
		Self::deposit_event(Event::LateShareHeld {
			appointment: id,
			contest_until: Self::by_the_clock(at),
			by: actor.by,
		});
		Ok(())
	}

	pub(crate) fn do_check_in(actor: Actor<T::AccountId>, id: AppointmentId) -> DispatchResult {
		let (mut appointment, party) = Self::of_party(id, &actor)?;
		Self::ensure_active(&appointment, party)?;
		let now = T::Time::now();
		Self::ensure_status(&appointment, |status| {
			matches!(status, AppointmentStatus::Booked | AppointmentStatus::CheckedIn)
		})?;
		let from = appointment.slot.start.saturating_sub(T::CheckInWindow::get());
		ensure!(now >= from, Error::<T>::TooEarly);
		ensure!(now < appointment.slot.end, Error::<T>::TooLate);
		let due = appointment.due.ok_or(Error::<T>::WrongStatus)?;
		// A desk that stands on both sides speaks for neither.
		let own_word = match party {
			Party::Patient => Self::is_patients_word(&actor, &appointment),
			Party::Doctor => Self::is_doctors_word(&actor, &appointment),
		};
		ensure!(own_word, Error::<T>::ConflictOfInterest);
		let checked_in = match party {
			Party::Patient => &mut appointment.checked_in.patient,
			Party::Doctor => &mut appointment.checked_in.doctor,
		};
		ensure!(checked_in.is_none(), Error::<T>::AlreadyCheckedIn);
		*checked_in = Some(now);
		Self::wait(id, appointment, AppointmentStatus::CheckedIn, due)?;
		Self::deposit_event(Event::PatientCheckedIn { appointment: id, party, by: actor.by });
		Ok(())
	}

	pub(crate) fn do_complete(
		actor: Actor<T::AccountId>,
		id: AppointmentId,
		amount: T::Balance,
	) -> DispatchResult {
		let mut appointment = Self::of_side(id, &actor, Party::Doctor)?;
		// A desk that stands on both sides, say one that booked, would be all the word there is. It
		// only writes down what a side said: then somebody was checked in.
		let somebodys_word = Self::is_doctors_word(&actor, &appointment)
			|| appointment.checked_in != CheckIns::default();
		ensure!(somebodys_word, Error::<T>::ConflictOfInterest);
		Self::ensure_active(&appointment, Party::Doctor)?;
		let now = T::Time::now();
		Self::ensure_status(&appointment, |status| {
			matches!(status, AppointmentStatus::Booked | AppointmentStatus::CheckedIn)
		})?;
		// A patient who says to be there may be seen before the time. The doctor's side alone could
		// say so of a visit that the patient can still call off.
		let present = appointment.checked_in.patient.is_some();
		ensure!(present || now >= appointment.slot.start, Error::<T>::TooEarly);
		ensure!(Self::is_licensed_for(&appointment), Error::<T>::NotLicensed);
		// Before the start, that the licence will be back by then is no licence to treat.
		if now < appointment.slot.start {
			T::Licences::ensure_licensed(&appointment.doctor)?;
		}
		ensure!(amount <= appointment.bill(), Error::<T>::ExceedsPrice);
		if amount < appointment.bill() {
			Self::ensure_givers_word(&actor, &appointment)?;
		}
		Self::lower_bill(&mut appointment, amount)?;
		let at = Self::window_end(&appointment);
		let due = Due { at, outcome: Settlement::Release };
		Self::wait(id, appointment, AppointmentStatus::Fulfilled, due)?;
		Self::deposit_event(Event::AppointmentFulfilled {
			appointment: id,
			billed: amount,
			release_at: Self::by_the_clock(at),
			by: actor.by,
		});
		Ok(())
	}

	pub(crate) fn do_confirm(actor: Actor<T::AccountId>, id: AppointmentId) -> DispatchResult {
		let appointment = Self::of_side(id, &actor, Party::Patient)?;
		Self::ensure_active(&appointment, Party::Patient)?;
		// It pays at once: nobody who is paid for it confirms for the patient.
		ensure!(Self::is_patients_word(&actor, &appointment), Error::<T>::ConflictOfInterest);
		// In a dispute it is how the patient gives in.
		Self::ensure_status(&appointment, |status| {
			matches!(status, AppointmentStatus::Fulfilled | AppointmentStatus::Disputed { .. })
		})?;
		let who = Party::Patient;
		let absent = Matter::NoShow { who };
		let (status, settlement) = match appointment.status {
			// What the patient admits is not to have come: nobody said that the visit took place.
			AppointmentStatus::Disputed { about } if about == absent => {
				(AppointmentStatus::NoShow { who }, appointment.policy.late_settlement())
			},
			_ => (AppointmentStatus::Fulfilled, Settlement::Release),
		};
		Self::charge(&actor, &appointment, settlement)?;
		Self::finish(id, appointment, status, settlement)?;
		Self::deposit_event(Event::AppointmentConfirmed {
			appointment: id,
			settlement,
			by: actor.by,
		});
		Ok(())
	}

	pub(crate) fn do_report_no_show(
		actor: Actor<T::AccountId>,
		id: AppointmentId,
	) -> DispatchResult {
		let (appointment, party) = Self::of_party(id, &actor)?;
		let now = T::Time::now();
		let (who, outcome) = match party {
			// A report of the patient asks for its own money: protective.
			Party::Patient => {
				Self::ensure_status(&appointment, |status| {
					matches!(status, AppointmentStatus::Booked | AppointmentStatus::CheckedIn)
				})?;
				(Party::Doctor, Settlement::Refund)
			},
			Party::Doctor => {
				let own_word = Self::is_doctors_word(&actor, &appointment);
				ensure!(own_word, Error::<T>::ConflictOfInterest);
				Self::ensure_active(&appointment, Party::Doctor)?;
				Self::ensure_status(&appointment, |status| {
					matches!(status, AppointmentStatus::Booked | AppointmentStatus::CheckedIn)
				})?;
				// The patient's side can check in from home; what the doctor's own side said stands.
				ensure!(appointment.checked_in.doctor.is_none(), Error::<T>::PatientWasThere);
				ensure!(Self::is_licensed_for(&appointment), Error::<T>::NotLicensed);
				(Party::Patient, appointment.policy.late_settlement())
			},
		};
		ensure!(now >= appointment.no_show_from(), Error::<T>::TooEarly);
		// One that was taken back leaves the appointment open for longer: it must not be so again.
		ensure!(Self::running() < appointment.report_until, Error::<T>::TooLate);
		let at = Self::window_end(&appointment);
		Self::wait(id, appointment, AppointmentStatus::NoShow { who }, Due { at, outcome })?;
		Self::deposit_event(Event::NoShowReported {
			appointment: id,
			who,
			contest_until: Self::by_the_clock(at),
			by: actor.by,
		});
		Ok(())
	}

	pub(crate) fn do_contest_no_show(
		actor: Actor<T::AccountId>,
		id: AppointmentId,
	) -> DispatchResult {
		let (appointment, party) = Self::of_party(id, &actor)?;
		Self::ensure_status(&appointment, |status| {
			matches!(status, AppointmentStatus::NoShow { .. })
		})
		.map_err(|error| match appointment.status {
			AppointmentStatus::NoShow { .. } => Error::<T>::TooLate.into(),
			_ => error,
		})?;
		let accused = appointment.status == AppointmentStatus::NoShow { who: party };
		ensure!(accused, Error::<T>::NotAuthorized);
		let about = Matter::NoShow { who: party };
		let dispute = Self::begin_dispute(id, appointment, about)?;
		Self::deposit_event(Event::NoShowContested {
			appointment: id,
			party,
			take_until: Self::by_the_clock(dispute.take_until),
			by: actor.by,
		});
		Ok(())
	}

	pub(crate) fn do_withdraw_no_show(
		actor: Actor<T::AccountId>,
		id: AppointmentId,
	) -> DispatchResult {
		let (appointment, party) = Self::of_party(id, &actor)?;
		Self::ensure_active(&appointment, party)?;
		Self::ensure_status(&appointment, |status| {
			matches!(
				status,
				AppointmentStatus::NoShow { .. }
					| AppointmentStatus::Disputed { about: Matter::NoShow { .. } }
			)
		})?;
		let by_other = match appointment.status {
			AppointmentStatus::NoShow { who }
			| AppointmentStatus::Disputed { about: Matter::NoShow { who } } => who == party,
			_ => true,
		};
		ensure!(!by_other, Error::<T>::NotAuthorized);
		// Nobody escapes what was decided about it, into a visit that has to be decided on again.
		Self::ensure_undecided(id, &appointment)?;
		Disputes::<T>::remove(id);
		// Who stands on the doctor's side, too, does not give up the patient's claim.
		let own_word = party == Party::Doctor || Self::is_patients_word(&actor, &appointment);
		ensure!(own_word, Error::<T>::ConflictOfInterest);
		// Nothing could be completed while it stood. A patient who takes it back at the end of the
		// window must not have the visit lapse.
		let window = Self::running().saturating_add(T::CompletionWindow::get());
		let complete_until = appointment.report_until.max(window);
		let due = Due { at: complete_until, outcome: Settlement::Refund };
		let status = if appointment.checked_in == CheckIns::default() {
			AppointmentStatus::Booked
		} else {
			AppointmentStatus::CheckedIn
		};
		Self::wait(id, appointment, status, due)?;
		Self::deposit_event(Event::NoShowWithdrawn {
			appointment: id,
			party,
			complete_until: Self::by_the_clock(complete_until),
			by: actor.by,
		});
		Ok(())
	}

	pub(crate) fn do_dispute(actor: Actor<T::AccountId>, id: AppointmentId) -> DispatchResult {
		let appointment = Self::of_side(id, &actor, Party::Patient)?;
		let now = T::Time::now();
		Self::ensure_status(&appointment, |status| {
			matches!(
				status,
				AppointmentStatus::Booked
					| AppointmentStatus::CheckedIn
					| AppointmentStatus::Fulfilled
			)
		})?;
		// Before the end there is nothing to disagree on, unless the doctor calls it over.
		let over =
			appointment.status == AppointmentStatus::Fulfilled || now >= appointment.slot.end;
		ensure!(over, Error::<T>::TooEarly);
		// There is nothing to decide on: all goes back as soon as anybody asks.
		let disputable = appointment.status == AppointmentStatus::Fulfilled
			|| Self::is_licensed_for(&appointment);
		ensure!(disputable, Error::<T>::NotLicensed);
		let dispute = Self::begin_dispute(id, appointment, Matter::Visit)?;
		Self::deposit_event(Event::DisputeOpened {
			appointment: id,
			take_until: Self::by_the_clock(dispute.take_until),
			by: actor.by,
		});
		Ok(())
	}

	pub(crate) fn do_settle_due(actor: Actor<T::AccountId>, id: AppointmentId) -> DispatchResult {
		let appointment = Appointments::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		let now = T::Time::now();
		let licensed = Self::is_licensed_for(&appointment);
		// A report that the doctor did not come gives no claim to a visit that was none.
		let voidable = match appointment.status {
			AppointmentStatus::NoShow { who }
			| AppointmentStatus::Disputed { about: Matter::NoShow { who } } => who == Party::Doctor,
			_ => appointment.is_upcoming(),
		};
		// Ahead of the start the licence may still be renewed.
		if licensed || !voidable || now < appointment.slot.start {
			return Self::finish_by_time(id, appointment, Some(actor.by));
		}
		let (status, settlement) = (AppointmentStatus::Lapsed, Settlement::Refund);
		Self::finish(id, appointment, status, settlement)?;
		Self::deposit_event(Event::AppointmentEnded {
			appointment: id,
			status,
			settlement,
			by: Some(actor.by),
		});
		Ok(())
	}

	/// What a settlement on the patient side's word costs the patient counts on the purse of who
	/// acts for it.
	fn charge(
		actor: &Actor<T::AccountId>,
		appointment: &AppointmentOf<T>,
		settlement: Settlement,
	) -> DispatchResult {
		match appointment.escrow {
			Some(escrow) => T::Escrow::charge(escrow, &actor.by, settlement),
			None => Ok(()),
		}
	}

	/// Whether what is said in the patient's name is the patient's side's word against the doctor.
	pub(crate) fn is_patients_word(
		actor: &Actor<T::AccountId>,
		appointment: &AppointmentOf<T>,
	) -> bool {
		Self::speaks_for_patient_alone(actor, &appointment.doctor)
	}

	/// Whether who signs in a patient's name has no part in the doctor's side.
	///
	/// The patient itself has none. A delegate has, if it acts for the doctor, has the doctor act for
	/// itself, vouches for the doctor, or accepted to be paid for the doctor's work; nor if it is staff
	/// of a hospital or clinic that does.
	pub(crate) fn speaks_for_patient_alone(
		actor: &Actor<T::AccountId>,
		doctor: &T::AccountId,
	) -> bool {
		let Actor { principal, by } = actor;
		if by == principal {
			return true;
		}
		let now = T::Time::now();
		let verifiers = T::Licences::verifiers(doctor);
		// Whose staff somebody is, speaks too.
		let stands_for_doctor = |who: &T::AccountId| {
			T::Participants::is_delegate_since(doctor, who, now)
				|| T::Participants::is_delegate_since(who, doctor, now)
				|| Self::vouches_for(who, doctor)
				|| verifiers.contains(who)
				|| Self::accepts(who, doctor)
		};
		!stands_for_doctor(by) && !T::Participants::employers(by).iter().any(stands_for_doctor)
	}

	/// Whether what is said in the doctor's name is the doctor's side's word against the patient. The
	/// doctor's own is. A delegate's is not, if it booked the visit, acts for the patient, or vouches
	/// for the patient; nor if it is staff of a hospital or clinic that does, or of the one whose
	/// staff booked.
	pub(crate) fn is_doctors_word(
		actor: &Actor<T::AccountId>,
		appointment: &AppointmentOf<T>,
	) -> bool {
		let Actor { principal, by } = actor;
		if by == principal {
			return true;
		}
		let patient = &appointment.patient;
		let now = T::Time::now();
		let booked_by = Cases::<T>::get(appointment.booking).map(|case| case.booked_by);
		let booked_for = booked_by.as_ref().map(T::Participants::employers).unwrap_or_default();
		let stands_for_patient = |who: &T::AccountId| {
			booked_by.as_ref() == Some(who)
				|| booked_for.contains(who)
				|| T::Participants::is_delegate_since(patient, who, now)
				|| Self::vouches_for(who, patient)
		};
		!stands_for_patient(by) && !T::Participants::employers(by).iter().any(stands_for_patient)
	}

	/// Whether the doctor's licence covers the visit: its start counts.
	fn is_licensed_for(appointment: &AppointmentOf<T>) -> bool {
		T::Licences::was_licensed_at(&appointment.doctor, appointment.slot.start)
	}
}
