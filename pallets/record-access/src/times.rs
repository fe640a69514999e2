//! The two times of a block: rights end by the clock, deadlines to act count the time that the chain
//! ran.

use crate::*;
use carechain_primitives::traits::{RunningTime, Times};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// When something ends.
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
pub enum Until {
	/// A right: by the clock.
	Clock(Moment),
	/// A wait for somebody's act: by the running time.
	Running(Moment),
}

impl Until {
	/// Whether it is over.
	pub fn is_over(&self, times: Times) -> bool {
		match self {
			Self::Clock(until) => *until <= times.clock,
			Self::Running(until) => *until <= times.running,
		}
	}

	/// When it ends by the clock, as it looks.
	pub fn estimate(&self, times: Times) -> Moment {
		match self {
			Self::Clock(until) => *until,
			Self::Running(until) => times.on_clock(*until),
		}
	}
}

impl<T: Config> Pallet<T> {
	/// The times of this block.
	pub(crate) fn times() -> Times {
		T::RunningTime::times(Self::now())
	}
}
