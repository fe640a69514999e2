//! Two times: the clock's, and the time in which the chain was running.
//!
//! What people have to do until a deadline, they can only do while the chain makes blocks: such
//! deadlines are kept in running time ([`RunningTime`]). Slots, the notice of a cancellation, and how
//! long somebody has a right are by the clock. Where a deadline depends on a slot, the slot's moment
//! is converted when the deadline is set, as if the chain kept running until then: if it stands still
//! before or after that, the deadline moves on by as much, and no window gets shorter.

use crate::{Config, Pallet};
use carechain_primitives::{traits::RunningTime, Moment};
use frame::traits::Time;

impl<T: Config> Pallet<T> {
	/// The running time of this block.
	pub(crate) fn running() -> Moment {
		T::RunningTime::now()
	}

	/// A moment of the clock in running time, if the chain keeps running until then.
	pub(crate) fn in_running_time(moment: Moment) -> Moment {
		T::RunningTime::times(T::Time::now()).at_clock(moment)
	}

	/// When a deadline is by the clock, if the chain keeps running: what people are told.
	pub(crate) fn by_the_clock(deadline: Moment) -> Moment {
		T::RunningTime::times(T::Time::now()).on_clock(deadline)
	}
}
