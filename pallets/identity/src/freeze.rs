//! Freezes: what a suspension for `KeyCompromised` does.
//!
//! A suspension never stops protective acts. Some of these would protect the thief instead: new
//! keys, erasure, closing, leaving, other delegates. They are refused while the key that signs is in
//! doubt (`ensure_not_frozen`), here and in the other pallets, whoever acts in the
//! account's name.
//!
//! Its free money is frozen in the currency itself, so that no call moves it, however it is wrapped,
//! nor a fee or a tip. That ends by the clock as far as rights go; the currency has no clock, so
//! [`Pallet::thaw_money`] and the cleaning up follow.

use crate::*;
use carechain_primitives::{Freeze, SuspensionReason};
use frame::{
	deps::sp_runtime::traits::Bounded,
	prelude::fungible::{freeze::Inspect as _, freeze::Mutate as _},
};

/// How many freezes of an account are remembered. Deadlines look back no further.
pub const MAX_FREEZES: u32 = 4;

/// The freezes of an account, oldest first.
pub type FreezesOf = BoundedVec<Freeze, ConstU32<MAX_FREEZES>>;

/// What freezes money in the currency.
pub(crate) type AmountOf<T> =
	<<T as Config>::Currency as fungible::Inspect<<T as frame_system::Config>::AccountId>>::Balance;

impl Suspension {
	/// Whether it freezes the account at `now`.
	pub fn freezes(&self, now: Moment) -> bool {
		self.is_on(now) && self.reason == SuspensionReason::KeyCompromised
	}
}

impl<T: Config> Pallet<T> {
	/// What freezes the money.
	pub(crate) fn freeze_reason() -> T::RuntimeFreezeReason {
		FreezeReason::KeyCompromised.into()
	}

	/// Whether the account is frozen now.
	pub(crate) fn is_frozen_now(who: &T::AccountId) -> bool {
		Participants::<T>::get(who)
			.and_then(|participant| participant.suspension)
			.is_some_and(|suspension| suspension.freezes(Self::now()))
	}

	/// The account is not frozen now.
	pub(crate) fn ensure_not_frozen(who: &T::AccountId) -> DispatchResult {
		ensure!(!Self::is_frozen_now(who), Error::<T>::Frozen);
		Ok(())
	}

	/// Whether the currency holds the account's money.
	pub(crate) fn is_money_frozen(who: &T::AccountId) -> bool {
		!T::Currency::balance_frozen(&Self::freeze_reason(), who).is_zero()
	}

	/// Notes what the account's suspension means for its freezes and its money: after each change of
	/// it.
	pub(crate) fn note_freeze(who: &T::AccountId, suspension: Option<&Suspension>) {
		let now = Self::now();
		let wanted = suspension.filter(|suspension| suspension.freezes(now));
		let mut freezes = Freezes::<T>::get(who);
		let last = freezes.last_mut();
		// One that is over may not have been cleaned up.
		if let Some(until) = last.as_ref().and_then(|last| last.until) {
			FreezeEnds::<T>::remove(Self::bucket(until), who);
		}
		match (last.filter(|last| last.is_on(now)), wanted) {
			(None, None) => {
				Self::thaw(who);
				return;
			},
			// One goes on where the other ended.
			(Some(last), Some(suspension)) => {
				last.until = suspension.until;
				last.by_council |= suspension.by_council;
			},
			(Some(last), None) => last.until = Some(now),
			(None, Some(suspension)) => {
				let Suspension { until, by_council, .. } = *suspension;
				if freezes.is_full() {
					freezes.remove(0);
				}
				let next = Freeze { from: now, until, by_council };
				// There is room.
				let _ = freezes.try_push(next);
			},
		}
		Freezes::<T>::insert(who, freezes);
		match wanted {
			Some(suspension) => {
				if let Some(until) = suspension.until {
					FreezeEnds::<T>::insert(Self::bucket(until), who, ());
				}
				let all = AmountOf::<T>::max_value();
				if let Err(error) = T::Currency::set_freeze(&Self::freeze_reason(), who, all) {
					// The account is suspended all the same.
					log::error!(target: LOG_TARGET, "money was not frozen: {error:?}");
				}
			},
			None => Self::thaw(who),
		}
	}

	/// Lets the account's money go.
	fn thaw(who: &T::AccountId) {
		if !Self::is_money_frozen(who) {
			return;
		}
		if let Err(error) = T::Currency::thaw(&Self::freeze_reason(), who) {
			log::error!(target: LOG_TARGET, "money was not thawed: {error:?}");
			return;
		}
		Self::deposit_event(Event::MoneyThawed { who: who.clone() });
	}

	/// Forgets the freezes of an account that leaves.
	pub(crate) fn forget_freezes(who: &T::AccountId) {
		if let Some(until) = Freezes::<T>::take(who).last().and_then(|last| last.until) {
			FreezeEnds::<T>::remove(Self::bucket(until), who);
		}
		Self::thaw(who);
	}

	pub(crate) fn do_thaw_money(who: T::AccountId) -> DispatchResult {
		ensure!(!Self::is_frozen_now(&who), Error::<T>::Frozen);
		ensure!(Self::is_money_frozen(&who), Error::<T>::NothingFrozen);
		Self::end_freeze(&who);
		Ok(())
	}

	/// Lets the money of an account go whose freeze is past its end.
	pub(crate) fn end_freeze(who: &T::AccountId) {
		if let Some(until) = Freezes::<T>::get(who).last().and_then(|last| last.until) {
			FreezeEnds::<T>::remove(Self::bucket(until), who);
		}
		if !Self::is_frozen_now(who) {
			Self::thaw(who);
		}
	}

	#[cfg(any(feature = "try-runtime", test))]
	pub(crate) fn try_state_freezes() -> Result<(), frame::try_runtime::TryRuntimeError> {
		let now = Self::now();
		for (who, participant) in Participants::<T>::iter() {
			let frozen = participant.suspension.is_some_and(|suspension| suspension.freezes(now));
			let last = Freezes::<T>::get(&who).last().copied();
			ensure!(
				frozen == last.is_some_and(|last| last.is_on(now)),
				"a freeze is not remembered, or one is that is none"
			);
			ensure!(!frozen || Self::is_money_frozen(&who), "a frozen account can pay");
			ensure!(!frozen || !participant.keyless, "an account without a key is frozen");
			let awaited = last.and_then(|last| last.until).filter(|_| Self::is_money_frozen(&who));
			ensure!(
				awaited
					.is_none_or(|until| FreezeEnds::<T>::contains_key(Self::bucket(until), &who)),
				"money is frozen for ever"
			);
		}
		for (who, freezes) in Freezes::<T>::iter() {
			ensure!(Participants::<T>::contains_key(&who), "freezes outlive a participant");
			let ordered = freezes
				.iter()
				.zip(freezes.iter().skip(1))
				.all(|(one, next)| one.until.is_some_and(|until| until <= next.from));
			ensure!(!freezes.is_empty() && ordered, "freezes overlap");
		}
		for (bucket, who) in FreezeEnds::<T>::iter_keys() {
			let last = Freezes::<T>::get(&who).last().and_then(|last| last.until);
			ensure!(
				last.is_some_and(|until| Self::bucket(until) == bucket),
				"the end of a freeze is queued in vain"
			);
		}
		Ok(())
	}
}
