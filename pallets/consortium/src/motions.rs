//! The motions that seats of the council have open.

use crate::{ActiveHospitals, Config, Error, OpenMotions, Pallet};
use carechain_primitives::traits::Motions;
use frame::{deps::sp_core::H256, prelude::*};

/// A motion that a seat proposed.
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
pub struct OpenMotion {
	/// The hash of its call.
	pub call: H256,
	/// Its number.
	pub number: u32,
}

impl<T: Config> Pallet<T> {
	/// How many motions a seat may have open: an equal share of those that the council can have, so
	/// that all others together leave room for its own, and no more than the maximum.
	pub fn motions_per_seat() -> u32 {
		let seats = ActiveHospitals::<T>::decode_len().unwrap_or_default();
		let share = T::Motions::most().checked_div(seats.saturated_into()).unwrap_or_default();
		share.clamp(1, T::MaxMotionsPerSeat::get())
	}

	/// Counts a motion that `who` proposes on its share. Those that were closed count no longer.
	///
	/// # Errors
	/// [`Error::MaxMotionsExceeded`].
	pub fn note_motion(who: &T::AccountId, motion: OpenMotion) -> DispatchResult {
		OpenMotions::<T>::try_mutate(who, |motions| {
			motions.retain(|known| T::Motions::is_open(known.call, known.number));
			let most = Self::motions_per_seat();
			ensure!((motions.len() as u64) < u64::from(most), Error::<T>::MaxMotionsExceeded);
			motions.try_push(motion).map_err(|_| Error::<T>::MaxMotionsExceeded.into())
		})
	}
}
