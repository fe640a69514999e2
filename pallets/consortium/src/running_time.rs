//! The time in which the chain was running.
//!
//! It follows the clock, but takes no more than [`MAX_STEP`] a block: while no blocks are made nobody
//! can act, so that time is not held against anybody. Deadlines to act are kept in it; rights end by
//! the clock.

use crate::{Config, Pallet, Running};
use carechain_primitives::{traits::RunningTime, Moment, MINUTE};
use frame::{prelude::*, traits::OnTimestampSet};

/// The most that running time gets on with one block, however long there was none.
pub const MAX_STEP: Moment = MINUTE;

/// Where the two times stood at the last block.
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
pub struct RunningClock {
	/// The chain's clock.
	pub clock: Moment,
	/// Running time: the clock without what the chain stood still.
	pub running: Moment,
}

impl<T: Config> OnTimestampSet<Moment> for Pallet<T> {
	/// The first block starts running time at the clock.
	fn on_timestamp_set(now: Moment) {
		let running = match Running::<T>::get() {
			Some(last) => last.running.saturating_add(now.saturating_sub(last.clock).min(MAX_STEP)),
			None => now,
		};
		Running::<T>::put(RunningClock { clock: now, running });
	}
}

impl<T: Config> RunningTime for Pallet<T> {
	fn now() -> Moment {
		Running::<T>::get().map(|last| last.running).unwrap_or_default()
	}
}
