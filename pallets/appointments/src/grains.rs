//! Grains: which five-minute steps of a doctor's UTC day are taken.

use carechain_primitives::{DayNumber, Slot, DAY, GRAINS_PER_DAY, SLOT_GRAIN};
use frame::prelude::*;

/// Which of the 288 five-minute grains of a UTC day are taken.
///
/// Grain `g` starts `5 * g` minutes after midnight, and is bit `g % 8` of byte `g / 8`.
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
pub struct DayGrains(pub [u8; 36]);

impl Default for DayGrains {
	fn default() -> Self {
		Self([0; 36])
	}
}

/// A stretch of grains within one UTC day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Span {
	/// The day.
	pub day: DayNumber,
	/// The first grain, below 288.
	pub first: u32,
	/// The grain after the last, at most 288.
	pub end: u32,
}

impl DayGrains {
	/// Whether no grain is taken.
	pub fn is_empty(&self) -> bool {
		self.0.iter().all(|byte| *byte == 0)
	}

	/// Whether any grain of the span is taken.
	pub fn overlaps(&self, span: &Span) -> bool {
		Self::bits(span).any(|(byte, mask)| self.0.get(byte).is_some_and(|bits| bits & mask != 0))
	}

	/// Takes the grains of the span.
	pub fn take(&mut self, span: &Span) {
		for (byte, mask) in Self::bits(span) {
			if let Some(bits) = self.0.get_mut(byte) {
				*bits |= mask;
			}
		}
	}

	/// Frees the grains of the span.
	pub fn free(&mut self, span: &Span) {
		for (byte, mask) in Self::bits(span) {
			if let Some(bits) = self.0.get_mut(byte) {
				*bits &= !mask;
			}
		}
	}

	/// The byte and the mask of each grain of the span.
	fn bits(span: &Span) -> impl Iterator<Item = (usize, u8)> {
		(span.first..span.end.min(GRAINS_PER_DAY))
			.map(|grain| ((grain / 8) as usize, 1u8.wrapping_shl(grain % 8)))
	}
}

/// The UTC day of a moment.
pub fn utc_day(moment: u64) -> DayNumber {
	DayNumber::try_from(moment / DAY).unwrap_or(DayNumber::MAX)
}

/// How a day is written in a key, so that keys are in the order of time.
pub fn day_key(day: DayNumber) -> [u8; 4] {
	day.to_be_bytes()
}

/// How a moment is written in a key, so that keys are in the order of time.
pub fn moment_key(moment: u64) -> [u8; 8] {
	moment.to_be_bytes()
}

/// The spans of a slot: one, or two where it goes past midnight UTC. A slot is no longer than a
/// day, so there are no more.
pub fn spans(slot: &Slot) -> impl Iterator<Item = Span> {
	let first_day = slot.start / DAY;
	let within = |day: u64| {
		let midnight = day.saturating_mul(DAY);
		let from = slot.start.max(midnight).saturating_sub(midnight) / SLOT_GRAIN;
		let until = slot.end.saturating_sub(midnight).min(DAY) / SLOT_GRAIN;
		let grain = |count: u64| u32::try_from(count).unwrap_or(GRAINS_PER_DAY);
		(from < until).then(|| Span {
			day: DayNumber::try_from(day).unwrap_or(DayNumber::MAX),
			first: grain(from),
			end: grain(until),
		})
	};
	[within(first_day), within(first_day.saturating_add(1))].into_iter().flatten()
}
