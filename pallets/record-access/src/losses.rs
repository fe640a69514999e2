//! Keys that are where they should not be: losses are counted over all accounts, and a folder looks
//! at its holders again only if there was one since it last did.

use crate::*;
use carechain_primitives::traits::KeyLosses;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// The last loss of an account.
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
pub struct Loss {
	/// Its number, from 1, over all accounts.
	pub number: u64,
	/// Since when the keys are not where they should be.
	pub at: Moment,
}

/// When keys were delivered.
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
pub struct Delivery {
	/// The time.
	pub at: Moment,
	/// How many losses there were by then. It tells what came first within a block.
	pub losses: u64,
}

impl<T: Config> Pallet<T> {
	/// A delivery that happens now.
	pub(crate) fn delivery() -> Delivery {
		Delivery { at: Self::now(), losses: Losses::<T>::get() }
	}

	/// Whether what was delivered to the account then is not where it should be any more.
	pub(crate) fn is_lost(who: &T::AccountId, delivery: &Delivery) -> bool {
		LastLoss::<T>::get(who)
			.is_some_and(|loss| loss.number > delivery.losses && loss.at >= delivery.at)
	}

	/// Whether the patient or the custodian, who have the current epoch's identity by no right of
	/// the list, lost it.
	fn is_lost_by_keepers(data: &FolderOf<T>) -> bool {
		let by_custodian = match &data.emergency {
			EmergencyPolicy::Custodian(hospital) => Self::is_lost(hospital, &data.custody),
			EmergencyPolicy::Never => false,
		};
		by_custodian || Self::is_lost(&data.patient, &data.epoch_began)
	}

	/// Takes the rights that ended by time, or because their holder left, out of `live`, and notes
	/// what that, and each loss of keys since the last look, means for the current epoch.
	pub(crate) fn settle(data: &mut FolderOf<T>, live: &mut LiveRightsOf<T>) {
		let times = Self::times();
		let losses = Losses::<T>::get();
		// Nobody is asked where nobody lost anything.
		let look = losses != data.losses_seen;
		data.losses_seen = losses;
		let epoch = data.epoch;
		let mut due = T::Participants::has_guardian_expired(&data.patient, data.epoch_began.at);
		due |= look && Self::is_lost_by_keepers(data);
		live.retain(|right| {
			let left = look && Self::left_since(&right.holder, right.from).is_some();
			let stands = !left && !right.until.is_over(times);
			if right.opens == Some(epoch) {
				due |= !stands || (look && Self::is_lost(&right.holder, &right.delivery));
			}
			stands
		});
		if due {
			data.rotation_due_from(times.clock);
		}
	}

	/// Stores the rights of a folder that stand.
	pub(crate) fn store_live(folder: FolderId, live: LiveRightsOf<T>) {
		if live.is_empty() {
			LiveRights::<T>::remove(folder);
		} else {
			LiveRights::<T>::insert(folder, live);
		}
	}
}

impl<T: Config> KeyLosses<T::AccountId> for Pallet<T> {
	fn note(who: &T::AccountId, at: Moment) {
		let number = Losses::<T>::get().saturating_add(1);
		Losses::<T>::put(number);
		LastLoss::<T>::mutate(who, |last| {
			let at = last.map_or(at, |last| last.at.max(at));
			*last = Some(Loss { number, at });
		});
	}

	fn note_leaving() {
		Losses::<T>::mutate(|losses| *losses = losses.saturating_add(1));
	}
}
