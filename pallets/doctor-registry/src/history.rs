//! When a doctor was licensed: what is remembered of the past, and what follows for a time ahead.
//!
//! A visit is paid only if its doctor was licensed when it started, also if that is asked later.
//! Licences end without anybody's call: verifications expire, hospitals leave, interim suspensions
//! run out. So nothing is written at the moment itself. Before each change the time since the last
//! one is settled: what was in force until then tells when in it the doctor was licensed.

use crate::{Config, DoctorRecord, Doctors, Histories, Pallet, Verification};
use carechain_primitives::{traits::Participants, Moment};
use frame::{prelude::*, traits::Time};

/// The most spans that are remembered of a doctor. With one more the shortest is forgotten: a visit
/// in it counts as one without a licence, and the patient gets the money back. Not the oldest, or a
/// hospital that suspends and reinstates its word from block to block would soon have taken the
/// doctor's visits of the last weeks.
pub const MAX_SPANS: u32 = 16;

/// A time in which a doctor was licensed. It is empty unless it ends after it begins.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	codec::Encode,
	codec::Decode,
	codec::DecodeWithMemTracking,
	codec::MaxEncodedLen,
	scale_info::TypeInfo,
)]
pub struct Span {
	/// Since when.
	pub from: Moment,
	/// Until when: not any more at this moment.
	pub until: Moment,
}

impl Span {
	/// No time at all.
	pub(crate) const NONE: Self = Self { from: Moment::MAX, until: 0 };

	fn has(&self, at: Moment) -> bool {
		self.from <= at && at < self.until
	}

	fn within(&self, from: Moment, until: Moment) -> Self {
		Self { from: self.from.max(from), until: self.until.min(until) }
	}

	fn length(&self) -> Moment {
		self.until.saturating_sub(self.from)
	}

	fn is_empty(&self) -> bool {
		self.from >= self.until
	}
}

/// When a doctor was licensed.
#[derive(
	Clone,
	PartialEq,
	Eq,
	Default,
	Debug,
	codec::Encode,
	codec::Decode,
	codec::DecodeWithMemTracking,
	codec::MaxEncodedLen,
	scale_info::TypeInfo,
)]
pub struct History {
	/// The spans before `settled_at`, oldest first. They do not touch.
	pub spans: BoundedVec<Span, ConstU32<MAX_SPANS>>,
	/// What is earlier is in the spans; what is later follows from what is in force.
	pub settled_at: Moment,
}

impl History {
	/// Takes in that `now` was reached with this in force.
	fn settle(&mut self, in_force: Span, now: Moment) {
		let span = in_force.within(self.settled_at, now);
		self.settled_at = now;
		if span.is_empty() {
			return;
		}
		if let Some(last) = self.spans.last_mut().filter(|last| last.until == span.from) {
			last.until = span.until;
			return;
		}
		if self.spans.is_full() {
			// The new one stays whatever its length: what follows may add to it.
			let lengths = self.spans.iter().map(Span::length).enumerate();
			if let Some((at, _)) = lengths.min_by_key(|(_, length)| *length) {
				self.spans.remove(at);
			}
		}
		// There is room.
		let _ = self.spans.try_push(span);
	}
}

impl<T: Config> Pallet<T> {
	/// To be called before each change of what licenses a doctor: settles the time until now.
	pub(crate) fn settle_history(doctor: &T::AccountId) {
		// The council may act on an account without an entry: there is nothing to remember of it.
		if !Doctors::<T>::contains_key(doctor) && !Histories::<T>::contains_key(doctor) {
			return;
		}
		let in_force = Self::in_force(doctor);
		Histories::<T>::mutate(doctor, |history| history.settle(in_force, T::Time::now()));
	}

	/// Whether the doctor was licensed then, or will be if nothing changes until then. A suspension
	/// as a participant is not remembered.
	pub(crate) fn licensed_at(doctor: &T::AccountId, at: Moment) -> bool {
		let history = Histories::<T>::get(doctor);
		match at < history.settled_at {
			true => history.spans.iter().any(|span| span.has(at)),
			false => Self::in_force(doctor).has(at),
		}
	}

	/// When the doctor is licensed, by what is in force now.
	fn in_force(doctor: &T::AccountId) -> Span {
		let Some(record) = Doctors::<T>::get(doctor) else { return Span::NONE };
		let standing = Self::standing(doctor);
		let from = match (&standing.bar, &standing.suspension) {
			(Some(_), _) => return Span::NONE,
			// It ends by itself, or the council lifts it.
			(None, Some(suspension)) => suspension.until.unwrap_or(Moment::MAX),
			(None, None) => 0,
		};
		let live = record.verifications.iter().filter(|known| known.suspended.is_none());
		Span { from, until: live.map(Self::ends_at).max().unwrap_or(0) }
	}

	/// When the last of the verifications ends, or ended, suspended ones included.
	pub(crate) fn verified_until(record: &DoctorRecord<T>) -> Moment {
		record.verifications.iter().map(Self::ends_at).max().unwrap_or(0)
	}

	/// When a verification ends: with its time, or when its hospital left for cause.
	fn ends_at(verification: &Verification<T::AccountId>) -> Moment {
		if Self::counts(verification) {
			return verification.valid_until;
		}
		// A hospital is admitted once, so it left for good then.
		T::Participants::left_at(&verification.hospital).unwrap_or(0).min(verification.valid_until)
	}
}
