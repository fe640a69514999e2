//! Hours: when a doctor can be booked, and on which terms.

use crate::{grains::day_key, ClosedDays, Config, Error, Event, Pallet, Practices};
use carechain_primitives::{traits::*, *};
use frame::{prelude::*, traits::Time};

/// Minutes of a day.
const DAY_MINUTES: u16 = 24 * 60;
/// Minutes of a week.
const WEEK_MINUTES: i32 = 7 * 24 * 60;
/// What every time of day is a multiple of, in minutes.
const GRAIN_MINUTES: u16 = 5;

/// A stretch of a weekday in which a doctor can be booked, as long as it is valid.
///
/// Times of day are the doctor's local time. An entry has one distance from UTC: where clocks
/// change, one entry ends and another starts.
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
pub struct WeeklyHours {
	/// The weekday: 0 is Monday, 6 is Sunday.
	pub weekday: u8,
	/// When the first slot starts: minutes after local midnight, a multiple of five.
	pub from_minute: u16,
	/// When the last slot ends at the latest: minutes after local midnight, a multiple of five, at
	/// most 1440.
	pub to_minute: u16,
	/// The length of a slot in minutes: a multiple of five.
	pub slot_minutes: u16,
	/// Local time minus UTC, in quarter hours: -48 to 56.
	pub utc_offset_quarters: i8,
	/// The first local day it is valid on.
	pub valid_from: DayNumber,
	/// The last local day it is valid on.
	pub valid_until: DayNumber,
}

impl WeeklyHours {
	/// Whether the entry makes sense by itself.
	pub fn is_sane(&self) -> bool {
		let grained = |minutes: u16| minutes.is_multiple_of(GRAIN_MINUTES);
		self.weekday <= 6
			&& self.from_minute < self.to_minute
			&& self.to_minute <= DAY_MINUTES
			&& self.slot_minutes > 0
			&& self.slot_minutes <= self.to_minute.saturating_sub(self.from_minute)
			&& grained(self.from_minute)
			&& grained(self.to_minute)
			&& grained(self.slot_minutes)
			&& (-48..=56).contains(&self.utc_offset_quarters)
			&& self.valid_from <= self.valid_until
	}

	/// Whether the two have a time in common: on the doctor's clock, or in fact.
	pub fn overlaps(&self, other: &Self) -> bool {
		if self.valid_from > other.valid_until || other.valid_from > self.valid_until {
			return false;
		}
		let on_the_clock = self.weekday == other.weekday
			&& self.from_minute < other.to_minute
			&& other.from_minute < self.to_minute;
		// How long after the start of one the other starts, around the week.
		let (one, two) = (self.minute_of_utc_week(), other.minute_of_utc_week());
		let apart = |from: i32, to: i32| to.saturating_sub(from).rem_euclid(WEEK_MINUTES);
		let in_fact =
			apart(one, two) < self.minutes_open() || apart(two, one) < other.minutes_open();
		on_the_clock || in_fact
	}

	/// The slot of this entry that starts then, and its local day. `None` where there is none.
	pub fn slot_at(&self, start: Moment) -> Option<(Slot, DayNumber)> {
		let local = self.local(start)?;
		let day = DayNumber::try_from(local / DAY).ok()?;
		if !self.is_open_on(day) {
			return None;
		}
		let into = (local % DAY).checked_sub(self.opens())?;
		let on_the_grid = into.checked_rem(self.slot_length())? == 0;
		let fits = into.saturating_add(self.slot_length()) <= self.closes_after();
		let end = start.checked_add(self.slot_length())?;
		(on_the_grid && fits).then_some((Slot { start, end }, day))
	}

	/// All slots of this entry on a local day, in the order of time.
	pub fn slots_on(&self, day: DayNumber) -> impl Iterator<Item = Slot> {
		let length = self.slot_length();
		let slots = self.closes_after().checked_div(length).unwrap_or(0);
		let first = self
			.is_open_on(day)
			.then(|| u64::from(day).saturating_mul(DAY).saturating_add(self.opens()))
			.and_then(|local| self.utc(local));
		first.into_iter().flat_map(move |first| {
			(0..slots).map(move |index| {
				let start = first.saturating_add(index.saturating_mul(length));
				Slot { start, end: start.saturating_add(length) }
			})
		})
	}

	/// The local day of a moment; `None` before the first day there is.
	pub fn local_day(&self, moment: Moment) -> Option<DayNumber> {
		DayNumber::try_from(self.local(moment)? / DAY).ok()
	}

	/// Whether it is valid on this local day, which is the right weekday.
	fn is_open_on(&self, day: DayNumber) -> bool {
		// Day 0 was a Thursday, which is 3 counted from Monday.
		(self.valid_from..=self.valid_until).contains(&day)
			&& day
				.checked_add(3)
				.is_some_and(|since_monday| since_monday % 7 == u32::from(self.weekday))
	}

	/// The length of a slot in milliseconds.
	fn slot_length(&self) -> Moment {
		u64::from(self.slot_minutes).saturating_mul(MINUTE)
	}

	/// Local midnight to the first slot, in milliseconds.
	fn opens(&self) -> Moment {
		u64::from(self.from_minute).saturating_mul(MINUTE)
	}

	/// The first slot to the end of the hours, in milliseconds.
	fn closes_after(&self) -> Moment {
		u64::from(self.to_minute.saturating_sub(self.from_minute)).saturating_mul(MINUTE)
	}

	/// The length of the hours, in minutes.
	fn minutes_open(&self) -> i32 {
		self.to_minute.saturating_sub(self.from_minute).into()
	}

	/// When it opens, in minutes after Monday 0:00 UTC.
	fn minute_of_utc_week(&self) -> i32 {
		i32::from(self.weekday)
			.saturating_mul(DAY_MINUTES.into())
			.saturating_add(self.from_minute.into())
			.saturating_sub(i32::from(self.utc_offset_quarters).saturating_mul(15))
			.rem_euclid(WEEK_MINUTES)
	}

	/// The distance from UTC in milliseconds.
	fn offset(&self) -> i64 {
		i64::from(self.utc_offset_quarters).saturating_mul(900_000)
	}

	/// Local time of a moment, counted like the moment.
	fn local(&self, moment: Moment) -> Option<Moment> {
		moment.checked_add_signed(self.offset())
	}

	/// The moment of a local time.
	fn utc(&self, local: Moment) -> Option<Moment> {
		local.checked_add_signed(self.offset().saturating_neg())
	}
}

/// What it costs the patient to cancel.
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
pub struct CancellationPolicy {
	/// How long before the start cancelling costs nothing, in milliseconds.
	pub notice: Moment,
	/// The doctor's share of the price when the patient cancels later than that, or does not come.
	pub late_share: Permill,
}

impl CancellationPolicy {
	/// Until when cancelling a slot costs nothing.
	pub fn free_until(&self, slot: &Slot) -> Moment {
		slot.start.saturating_sub(self.notice)
	}

	/// What happens to the price when the patient cancels late, or does not come.
	pub fn late_settlement(&self) -> Settlement {
		if self.late_share.is_zero() {
			Settlement::Refund
		} else {
			Settlement::Split { payee_share: self.late_share }
		}
	}

	/// Whether this one is at least as good for the patient.
	pub fn is_no_worse_than(&self, other: &Self) -> bool {
		self.notice <= other.notice && self.late_share <= other.late_share
	}
}

/// A doctor's hours and terms.
#[derive(
	CloneNoBound,
	PartialEqNoBound,
	EqNoBound,
	DebugNoBound,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
#[scale_info(skip_type_params(MaxHours))]
pub struct Practice<MaxHours: Get<u32>> {
	/// The weekly hours.
	pub hours: BoundedVec<WeeklyHours, MaxHours>,
	/// The terms of bookings made from here on.
	pub policy: CancellationPolicy,
}

impl<T: Config> Pallet<T> {
	/// Whether each entry makes sense and no two have a time in common.
	pub(crate) fn check_hours(hours: &[WeeklyHours]) -> DispatchResult {
		let mut rest = hours;
		while let Some((entry, others)) = rest.split_first() {
			ensure!(entry.is_sane(), Error::<T>::BadHours);
			ensure!(!others.iter().any(|other| entry.overlaps(other)), Error::<T>::HoursOverlap);
			rest = others;
		}
		Ok(())
	}

	pub(crate) fn do_publish_hours(
		actor: Actor<T::AccountId>,
		hours: BoundedVec<WeeklyHours, T::MaxHours>,
		policy: CancellationPolicy,
	) -> DispatchResult {
		let doctor = actor.principal;
		T::Licences::ensure_licensed(&doctor)?;
		Self::check_hours(&hours)?;
		// A longer notice than bookings can be made ahead would never be free.
		ensure!(policy.notice <= T::BookingHorizon::get(), Error::<T>::BadPolicy);
		if hours.is_empty() {
			Practices::<T>::remove(&doctor);
		} else {
			Practices::<T>::insert(&doctor, Practice { hours: hours.clone(), policy });
		}
		Self::deposit_event(Event::HoursPublished { doctor, hours, policy, by: actor.by });
		Ok(())
	}

	pub(crate) fn do_close_day(actor: Actor<T::AccountId>, day: DayNumber) -> DispatchResult {
		let doctor = actor.principal;
		T::Participants::ensure_active(&doctor, Role::Doctor)?;
		let now = T::Time::now();
		ensure!(!Self::is_past_everywhere(day, now), Error::<T>::InThePast);
		// This bounds how many days a doctor can have closed at a time.
		let horizon = now.saturating_add(T::BookingHorizon::get()).saturating_add(DAY);
		ensure!(u64::from(day).saturating_mul(DAY) <= horizon, Error::<T>::TooFarAhead);
		let key = day_key(day);
		ensure!(!ClosedDays::<T>::contains_key(key, &doctor), Error::<T>::AlreadyClosed);
		ClosedDays::<T>::insert(key, &doctor, ());
		Self::deposit_event(Event::DayClosed { doctor, day, by: actor.by });
		Ok(())
	}

	pub(crate) fn do_reopen_day(actor: Actor<T::AccountId>, day: DayNumber) -> DispatchResult {
		let doctor = actor.principal;
		T::Participants::ensure_active(&doctor, Role::Doctor)?;
		ensure!(ClosedDays::<T>::take(day_key(day), &doctor).is_some(), Error::<T>::NotFound);
		Self::deposit_event(Event::DayReopened { doctor, day, by: actor.by });
		Ok(())
	}

	/// Whether a calendar day is over in every time zone: UTC-12 is the last to leave it.
	pub(crate) fn is_past_everywhere(day: DayNumber, now: Moment) -> bool {
		u64::from(day).saturating_add(1).saturating_mul(DAY).saturating_add(DAY / 2) <= now
	}
}
