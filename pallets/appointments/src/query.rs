//! What people and programs ask: the runtime API's answers.

use crate::{
	agenda::{agenda_key, place_of},
	disputes::{Dispute, Stage},
	grains::{day_key, spans, utc_day, DayGrains},
	Agenda, AppointmentOf, Appointments, ByParticipant, ClosedDays, Config, Disputes, OpenDisputes,
	Pallet, Practices, TakenSlots,
};
use alloc::{collections::BTreeMap, vec::Vec};
use carechain_primitives::{api::*, traits::*, *};
use frame::{prelude::*, traits::Time};

/// The longest time that slots are shown of at once.
const LONGEST_LOOK: Moment = 31 * DAY;

impl<T: Config> Pallet<T> {
	/// The slots of a doctor that can be booked now and start in `from .. until`, in the order of
	/// time. At most 31 days at once.
	///
	/// # Errors
	/// See [`SlotsError`].
	pub fn open_slots(
		doctor: T::AccountId,
		from: Moment,
		until: Moment,
	) -> Result<Vec<Slot>, SlotsError> {
		let now = T::Time::now();
		Self::check_range(from, until)?;
		if !T::Licences::is_licensed(&doctor) {
			return Err(SlotsError::NotLicensed);
		}
		let Some(practice) = Practices::<T>::get(&doctor) else { return Ok(Vec::new()) };
		let notice = T::ShortestNotice::get().max(1);
		let first = from.max(now.saturating_add(notice));
		let horizon = now.saturating_add(T::BookingHorizon::get());
		let end = until.min(horizon.saturating_add(1));
		if first >= end {
			return Ok(Vec::new());
		}
		// Days are read once, and only those in the range.
		let mut taken = BTreeMap::<DayNumber, DayGrains>::new();
		for day in utc_day(first)..=utc_day(end).saturating_add(1) {
			if let Some(grains) = TakenSlots::<T>::get(day_key(day), &doctor) {
				taken.insert(day, grains);
			}
		}
		let mut closed = BTreeMap::<DayNumber, bool>::new();
		let mut is_closed = |day: DayNumber| {
			*closed
				.entry(day)
				.or_insert_with(|| ClosedDays::<T>::contains_key(day_key(day), &doctor))
		};
		// By start: where two entries give the same one, the first entry holds, as in booking.
		let mut slots = BTreeMap::<Moment, Slot>::new();
		for entry in &practice.hours {
			let (Some(first_day), Some(last_day)) = (entry.local_day(first), entry.local_day(end))
			else {
				continue;
			};
			for day in first_day.max(entry.valid_from)..=last_day.min(entry.valid_until) {
				for slot in entry.slots_on(day) {
					if (first..end).contains(&slot.start) && !is_closed(day) {
						slots.entry(slot.start).or_insert(slot);
					}
				}
			}
		}
		let is_free = |slot: &Slot| {
			spans(slot).all(|span| !taken.get(&span.day).is_some_and(|day| day.overlaps(&span)))
		};
		Ok(slots.into_values().filter(is_free).collect())
	}

	/// The time that slots are asked of is ahead and not too long.
	///
	/// # Errors
	/// [`SlotsError::BadRange`]
	pub fn check_range(from: Moment, until: Moment) -> Result<(), SlotsError> {
		let length = until.checked_sub(from).ok_or(SlotsError::BadRange)?;
		if length == 0 || length > LONGEST_LOOK || until <= T::Time::now() {
			return Err(SlotsError::BadRange);
		}
		Ok(())
	}

	/// The first slot of a doctor that can be booked now and starts in `from .. until`, and what it
	/// costs.
	///
	/// # Errors
	/// See [`SlotsError`].
	#[allow(clippy::type_complexity)]
	pub fn first_slot(
		doctor: T::AccountId,
		from: Moment,
		until: Moment,
	) -> Result<Option<FirstSlot<T::AccountId, T::Balance>>, SlotsError> {
		let slots = Self::open_slots(doctor.clone(), from, until)?;
		Ok(slots.first().and_then(|slot| {
			let price = Self::price_of(&doctor, slot).ok()?;
			Some(FirstSlot { doctor, slot: *slot, price })
		}))
	}

	/// The appointments of an account that start in `from .. until` and have one of these statuses,
	/// the latest first. See [`CareApi`].
	pub fn agenda(
		who: T::AccountId,
		from: Option<Moment>,
		until: Option<Moment>,
		statuses: Vec<StatusKind>,
		after: Option<AgendaPlace>,
		limit: u32,
	) -> Page<AppointmentInfo<T::AccountId, T::Balance>, AgendaPlace> {
		// The first number of a time comes last, so this is behind all that start then or later.
		let behind = until.map(|until| agenda_key(until, 0));
		let seen = after.map(|place| agenda_key(place.start, place.id));
		let keys = match behind.max(seen) {
			Some(key) => {
				Agenda::<T>::iter_key_prefix_from(&who, Agenda::<T>::hashed_key_for(&who, key))
			},
			None => Agenda::<T>::iter_key_prefix(&who),
		};
		let earliest = from.unwrap_or_default();
		let places = keys
			.map(place_of)
			.take_while(|(start, _)| *start >= earliest)
			.map(|(start, id)| AgendaPlace { start, id });
		Self::look_through(places, limit, MAX_APPOINTMENTS_LOOKED_AT, |place| {
			let known = Self::appointment_info(place.id)?;
			let asked = statuses.is_empty() || statuses.contains(&known.status.kind());
			asked.then_some(known)
		})
	}

	/// The appointments in dispute, the next deadline first; with a hospital, those that it may
	/// decide. See [`CareApi`].
	pub fn open_disputes(
		judge: Option<T::AccountId>,
		after: Option<DisputePlace>,
		limit: u32,
	) -> Page<AppointmentInfo<T::AccountId, T::Balance>, DisputePlace> {
		let keys = match after {
			Some(place) => OpenDisputes::<T>::iter_keys_from(OpenDisputes::<T>::hashed_key_for(
				place.deadline.to_be_bytes(),
				place.id,
			)),
			None => OpenDisputes::<T>::iter_keys(),
		};
		let places =
			keys.map(|(key, id)| DisputePlace { deadline: Moment::from_be_bytes(key), id });
		let judge = judge.map(Actor::from);
		Self::look_through(places, limit, MAX_DISPUTES_LOOKED_AT, |place| {
			let known = Appointments::<T>::get(place.id)
				.filter(|known| known.is_open_at(Self::deadline_clock(known)))?;
			if let Some(judge) = &judge {
				Self::ensure_impartial(judge, &known).ok()?;
			}
			Some(Self::info(place.id, known))
		})
	}

	/// A page of what is found at some places, of which it looks at no more than so many.
	fn look_through<Place: Clone, Item>(
		places: impl Iterator<Item = Place>,
		limit: u32,
		most: u32,
		mut find: impl FnMut(&Place) -> Option<Item>,
	) -> Page<Item, Place> {
		let limit = usize::try_from(limit.clamp(1, MAX_PAGE)).unwrap_or(1);
		let most = usize::try_from(most).unwrap_or(1);
		let mut items = Vec::new();
		let mut last = None;
		for (looked_at, place) in places.enumerate() {
			if items.len() >= limit || looked_at >= most {
				return Page { items, next: last };
			}
			items.extend(find(&place));
			last = Some(place);
		}
		Page { items, next: None }
	}

	/// One appointment, as it stands at this block's time.
	pub fn appointment_info(
		id: AppointmentId,
	) -> Option<AppointmentInfo<T::AccountId, T::Balance>> {
		Appointments::<T>::get(id).map(|appointment| Self::info(id, appointment))
	}

	/// The appointments of an account, as patient or doctor, oldest first, as long as they are
	/// kept. `after` is the last one of the page before.
	pub fn appointments_of(
		who: T::AccountId,
		after: Option<AppointmentId>,
		limit: u32,
	) -> Page<AppointmentInfo<T::AccountId, T::Balance>, AppointmentId> {
		let keys = match after {
			Some(after) => ByParticipant::<T>::iter_key_prefix_from(
				&who,
				ByParticipant::<T>::hashed_key_for(&who, after.to_be_bytes()),
			),
			None => ByParticipant::<T>::iter_key_prefix(&who),
		};
		let limit = usize::try_from(limit.clamp(1, MAX_PAGE)).unwrap_or(1);
		let mut infos =
			keys.map(AppointmentId::from_be_bytes).filter_map(Self::appointment_info).peekable();
		let items = infos.by_ref().take(limit).collect::<Vec<_>>();
		let next = infos.peek().and(items.last()).map(|last| last.id);
		Page { items, next }
	}

	/// Those of the hospitals that are strangers to the case of an open appointment: they may take a
	/// dispute about it, or vote.
	pub fn strangers(id: AppointmentId, hospitals: Vec<T::AccountId>) -> Vec<T::AccountId> {
		let Some(appointment) = Appointments::<T>::get(id) else { return Vec::new() };
		let is_stranger = |hospital: &T::AccountId| {
			Self::ensure_impartial(&hospital.clone().into(), &appointment).is_ok()
		};
		hospitals.into_iter().filter(is_stranger).collect()
	}

	/// A dispute as it is shown: where it stands now, if it is open.
	fn dispute_info(mut dispute: Dispute<T>, open: bool) -> DisputeInfo<T::AccountId> {
		if open {
			dispute.advance(Self::running());
		}
		let (stage, judge, decision, hearing) = match &dispute.stage {
			Stage::Waiting => (DisputeStage::Waiting, None, None, None),
			Stage::Taken { judge, .. } => {
				(DisputeStage::Taken, Some(judge.clone()), None, dispute.hearing.until)
			},
			Stage::Decided { decision, .. } => {
				(DisputeStage::Decided, Some(decision.hospital.clone()), Some(decision.share), None)
			},
			Stage::Ballot { first, .. } => (
				DisputeStage::Ballot,
				first.as_ref().map(|first| first.hospital.clone()),
				first.as_ref().map(|first| first.share),
				dispute.hearing.until,
			),
		};
		let votes = dispute.votes.iter().map(|vote| VoteInfo {
			hospital: vote.hospital.clone(),
			doctor_share: vote.share.deconstruct(),
		});
		DisputeInfo {
			stage,
			until: Self::by_the_clock(dispute.stands_until()),
			judge,
			decision: decision.map(|share| share.deconstruct()),
			evidence_until: hearing.map(Self::by_the_clock),
			votes: votes.collect(),
			outcome: dispute.share().deconstruct(),
			ends_at: Self::by_the_clock(dispute.ends_at()),
			evidence: dispute.evidence.into_inner(),
		}
	}

	/// An appointment as it is shown.
	fn info(
		id: AppointmentId,
		appointment: AppointmentOf<T>,
	) -> AppointmentInfo<T::AccountId, T::Balance> {
		let (now, running) = (T::Time::now(), Self::running());
		let open = appointment.due.is_some();
		AppointmentInfo {
			id,
			slot: appointment.slot,
			status: appointment.status_at(Self::deadline_clock(&appointment)),
			checked_in: appointment.checked_in,
			price: appointment.price,
			billed: appointment.billed,
			booking: appointment.booking,
			escrow: appointment.escrow,
			details: appointment.details,
			folder: appointment.folder,
			free_cancellation_until: appointment.policy.free_until(&appointment.slot),
			late_cancellation_share: appointment.policy.late_share.deconstruct(),
			proposed: appointment
				.proposal_at(now, running)
				.map(|proposal| (proposal.slot, proposal.by)),
			deadline: appointment.due.map(|due| Self::put_off_until(&appointment, due.at)),
			dispute: Disputes::<T>::get(id).map(|dispute| Self::dispute_info(dispute, open)),
			paid: appointment.paid,
			patient: appointment.patient,
			doctor: appointment.doctor,
		}
	}
}
