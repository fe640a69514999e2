//! Purses: how much of a principal's money a delegate may commit.
//!
//! A purse is a bound on all that one delegate ever commits of one principal's money: what is held
//! because the delegate said so, and what was paid of that. What comes back is in the purse again.
//! Neither dismissal nor expiry nor another appointment takes anything off what was spent; only the
//! limit ends with the delegation.
//!
//! Who sets a limit:
//!
//! | who | whose |
//! |---|---|
//! | the principal itself | any of its delegates' |
//! | for an account without a key: its sponsor proposes, an unrelated hospital confirms; or the council | any of its delegates' |
//! | a delegate in scope `Guardian` | less than before of anybody's; more than before of another's, as a part of its own |
//!
//! A part that a delegate gives of its purse counts on it as spent until the other's delegation is
//! over and nothing of it is held any more. Then what was paid of the part counts as paid by who gave
//! it, and the part's own entry is gone: no number of accomplices, appointed again and again, adds to
//! what the first one was given, nor to what is stored. Parts are not divided further, and nothing is
//! committed of a part whose giver is no delegate any more, or has a lower limit than it spent.

use crate::*;
use alloc::vec::Vec;
use carechain_primitives::api::PurseInfo;
use frame::deps::sp_runtime::traits::Zero;

/// What one delegate may commit of a principal's money, and did; in plancks.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Purse<AccountId, Balance> {
	/// The most that may be spent. Less than what is, if it was lowered or the delegation ended.
	pub limit: Balance,
	/// The limits of the parts that it gave to others.
	pub given: Balance,
	/// What is held because the delegate said so.
	pub held: Balance,
	/// What was paid of such holds.
	pub paid: Balance,
	/// The delegate whose purse it is a part of; `None` for a purse of its own.
	pub from: Option<AccountId>,
	/// A limit that the sponsor proposed, and which sponsor.
	pub proposed: Option<(AccountId, Balance)>,
}

/// A purse of the runtime `T`.
pub type PurseOf<T> = Purse<<T as frame_system::Config>::AccountId, BalanceOf<T>>;

impl<AccountId, Balance: Default> Default for Purse<AccountId, Balance> {
	fn default() -> Self {
		Self {
			limit: Balance::default(),
			given: Balance::default(),
			held: Balance::default(),
			paid: Balance::default(),
			from: None,
			proposed: None,
		}
	}
}

impl<AccountId, Balance: Copy + Zero + Saturating + PartialOrd> Purse<AccountId, Balance> {
	/// All that counts on the limit.
	pub fn spent(&self) -> Balance {
		self.given.saturating_add(self.held).saturating_add(self.paid)
	}

	/// What can still be committed.
	pub fn left(&self) -> Balance {
		self.limit.saturating_sub(self.spent())
	}

	/// Whether more is spent than it may be.
	fn is_overdrawn(&self) -> bool {
		self.spent() > self.limit
	}

	/// Whether there is anything to keep.
	fn is_empty(&self) -> bool {
		self.limit.is_zero() && self.spent().is_zero() && self.proposed.is_none()
	}
}

impl<T: Config> Pallet<T> {
	/// The purse of a delegate, or of who was one.
	pub(crate) fn purse(principal: &T::AccountId, delegate: &T::AccountId) -> PurseOf<T> {
		Purses::<T>::get(principal, delegate).unwrap_or_default()
	}

	/// There is room for the purse of one more delegate, unless it has one.
	fn ensure_room(principal: &T::AccountId, delegate: &T::AccountId) -> DispatchResult {
		let room = Purses::<T>::contains_key(principal, delegate)
			|| PurseCount::<T>::get(principal) < T::MaxPurses::get();
		ensure!(room, Error::<T>::MaxPursesExceeded);
		Ok(())
	}

	/// Keeps a purse, unless there is nothing in it.
	fn store_purse(principal: &T::AccountId, delegate: &T::AccountId, purse: PurseOf<T>) {
		let known = Purses::<T>::contains_key(principal, delegate);
		if !purse.is_empty() {
			Purses::<T>::insert(principal, delegate, purse);
			if !known {
				PurseCount::<T>::mutate(principal, |count| *count = count.saturating_add(1));
			}
		} else if known {
			Purses::<T>::remove(principal, delegate);
			PurseCount::<T>::mutate_exists(principal, |count| {
				*count = count.and_then(|count| count.checked_sub(1)).filter(|count| *count > 0);
			});
		}
	}

	/// Keeps a purse. A part that is over goes back to whose purse it was.
	fn keep_or_return(principal: &T::AccountId, delegate: &T::AccountId, purse: PurseOf<T>) {
		let over = purse.held.is_zero() && !Delegations::<T>::contains_key(principal, delegate);
		match &purse.from {
			Some(giver) if over => {
				let mut own = Self::purse(principal, giver);
				own.given = own.given.saturating_sub(purse.limit);
				own.paid = own.paid.saturating_add(purse.paid);
				Self::store_purse(principal, delegate, Purse::default());
				Self::store_purse(principal, giver, own);
			},
			_ => Self::store_purse(principal, delegate, purse),
		}
	}

	/// The delegation is gone: the limit too. What was spent stays.
	pub(crate) fn end_purse(principal: &T::AccountId, delegate: &T::AccountId) {
		let Some(mut purse) = Purses::<T>::get(principal, delegate) else { return };
		purse.proposed = None;
		if purse.from.is_none() {
			purse.limit = Zero::zero();
		}
		Self::keep_or_return(principal, delegate, purse);
	}

	/// The principal leaves: at most `MaxPurses`.
	pub(crate) fn remove_purses_of(principal: &T::AccountId) {
		let _ = Purses::<T>::clear_prefix(principal, T::MaxPurses::get(), None);
		PurseCount::<T>::remove(principal);
	}

	/// Sets the limit of a delegate's purse. `by` is the principal's delegate that does so; `None`
	/// for the principal itself, and for those who do so for an account without a key.
	pub(crate) fn set_limit(
		principal: &T::AccountId,
		by: Option<&T::AccountId>,
		delegate: &T::AccountId,
		limit: BalanceOf<T>,
	) -> Result<bool, DispatchError> {
		let mut purse = Self::purse(principal, delegate);
		let before = purse.limit;
		let proposed = purse.proposed.is_some();
		let mut giver = purse.from.clone().map(|giver| {
			let own = Self::purse(principal, &giver);
			(giver, own)
		});
		match by {
			// It is a purse of its own from here on. What it spent as a part stays spent of the whole.
			None => {
				if let Some((_, own)) = &mut giver {
					own.given = own.given.saturating_sub(before);
					own.paid = own.paid.saturating_add(purse.spent());
				}
				purse.from = None;
				purse.proposed = None;
				purse.limit = limit;
			},
			Some(by) if limit > before => {
				ensure!(by != delegate, Error::<T>::OwnPurse);
				let unused = before.is_zero() && purse.spent().is_zero() && !proposed;
				ensure!(purse.from.as_ref() == Some(by) || unused, Error::<T>::PurseOfAnother);
				let mut own = Self::purse(principal, by);
				let more = limit.saturating_sub(before);
				ensure!(own.from.is_none() && own.left() >= more, Error::<T>::PurseExceeded);
				own.given = own.given.saturating_add(more);
				giver = Some((by.clone(), own));
				purse.from = Some(by.clone());
				purse.limit = limit;
			},
			Some(_) => {
				purse.limit = match &mut giver {
					// The part is no smaller than what is spent of it.
					Some((_, own)) => {
						let limit = limit.max(purse.spent()).min(before);
						let less = before.saturating_sub(limit);
						own.given = own.given.saturating_sub(less);
						limit
					},
					None => limit,
				};
			},
		}
		let changed = purse.limit != before;
		if !purse.is_empty() {
			Self::ensure_room(principal, delegate)?;
		}
		if let Some((giver, own)) = giver {
			Self::store_purse(principal, &giver, own);
		}
		Self::store_purse(principal, delegate, purse);
		Ok(changed)
	}

	pub(crate) fn do_set_purse(
		actor: Actor<T::AccountId>,
		delegate: T::AccountId,
		limit: BalanceOf<T>,
	) -> DispatchResult {
		let Actor { principal, by } = actor;
		ensure!(Participants::<T>::contains_key(&principal), Error::<T>::NotParticipant);
		// Taking a purse away is protective: it works always.
		if !limit.is_zero() {
			Self::ensure_not_suspended(&principal)?;
		}
		if Self::live_delegation(&principal, &delegate).is_some() {
			let by = (by != principal).then_some(&by);
			Self::set_limit(&principal, by, &delegate, limit)?;
		} else {
			// What was spent by who is no delegate any more is forgotten by the principal only.
			ensure!(limit.is_zero() && by == principal, Error::<T>::NotDelegate);
			Self::expire_delegation(&principal, &delegate);
			let purse = Purses::<T>::get(&principal, &delegate).ok_or(Error::<T>::NotDelegate)?;
			let over = purse.held.is_zero() && purse.given.is_zero();
			ensure!(over, Error::<T>::OpenEscrows);
			Self::store_purse(&principal, &delegate, Purse::default());
		}
		Self::deposit_purse_set(principal, delegate, Some(by));
		Ok(())
	}

	/// Says what the limit is.
	pub(crate) fn deposit_purse_set(
		principal: T::AccountId,
		delegate: T::AccountId,
		by: Option<T::AccountId>,
	) {
		let purse = Self::purse(&principal, &delegate).limit;
		Self::deposit_event(Event::PurseSet { principal, delegate, purse, by });
	}

	/// An account without a key, and a delegate of it.
	fn ensure_keyless_delegate(account: &T::AccountId, delegate: &T::AccountId) -> DispatchResult {
		let participant = Participants::<T>::get(account).ok_or(Error::<T>::NotParticipant)?;
		ensure!(participant.keyless, Error::<T>::NotKeyless);
		ensure!(Self::live_delegation(account, delegate).is_some(), Error::<T>::NotDelegate);
		Ok(())
	}

	pub(crate) fn do_propose_purse(
		actor: Actor<T::AccountId>,
		account: T::AccountId,
		delegate: T::AccountId,
		limit: BalanceOf<T>,
	) -> DispatchResult {
		let Actor { principal: sponsor, by } = actor;
		let responsible = Self::effective_sponsor(&account).as_ref() == Some(&sponsor);
		ensure!(responsible, Error::<T>::NotAuthorized);
		Self::ensure_sponsor(&sponsor)?;
		Self::ensure_keyless_delegate(&account, &delegate)?;
		Self::ensure_room(&account, &delegate)?;
		let mut purse = Self::purse(&account, &delegate);
		purse.proposed = Some((sponsor.clone(), limit));
		Self::store_purse(&account, &delegate, purse);
		Self::deposit_event(Event::PurseProposed {
			principal: account,
			delegate,
			purse: limit,
			sponsor,
			by,
		});
		Ok(())
	}

	pub(crate) fn do_confirm_purse(
		origin: OriginFor<T>,
		account: T::AccountId,
		delegate: T::AccountId,
		limit: BalanceOf<T>,
	) -> DispatchResult {
		let by = match T::CouncilOrigin::try_origin(origin) {
			Ok(_) => {
				Self::ensure_keyless_delegate(&account, &delegate)?;
				None
			},
			Err(origin) => {
				let Actor { principal: hospital, by } = T::ActorOrigin::ensure_origin(origin)?;
				ensure!(T::Consortium::is_hospital(&hospital), Error::<T>::NotAuthorized);
				Self::ensure_not_suspended(&hospital)?;
				Self::ensure_keyless_delegate(&account, &delegate)?;
				// A word that was given by who has no say any more is none.
				let sponsor = Self::effective_sponsor(&account).ok_or(Error::<T>::NotProposed)?;
				let proposed = Self::purse(&account, &delegate).proposed;
				let same = proposed == Some((sponsor.clone(), limit));
				ensure!(same, Error::<T>::NotProposed);
				let unrelated = Self::may_confirm_purse(&hospital, &account, &sponsor, &delegate);
				ensure!(unrelated, Error::<T>::NotAuthorized);
				Some(by)
			},
		};
		Self::set_limit(&account, None, &delegate, limit)?;
		Self::deposit_purse_set(account, delegate, by);
		Ok(())
	}

	/// Whether a hospital has nothing to do with the account's sponsor, nor with its delegate: it is
	/// unrelated, as for a remedy, is not the delegate, does not vouch for it, nor has it as staff.
	fn may_confirm_purse(
		hospital: &T::AccountId,
		account: &T::AccountId,
		sponsor: &T::AccountId,
		delegate: &T::AccountId,
	) -> bool {
		let vouches = {
			let direct = Self::effective_sponsor(delegate);
			let above = direct.as_ref().and_then(Self::effective_sponsor);
			[direct, above].iter().any(|known| known.as_ref() == Some(hospital))
		};
		Self::is_unrelated(account, hospital, Some(sponsor))
			&& hospital != delegate
			&& !vouches
			&& Self::live_delegation(hospital, delegate).is_none()
	}

	/// The purses of a principal's delegates, present and former: at most `MaxPurses`.
	pub fn purses_of(principal: &T::AccountId) -> Vec<PurseInfo<T::AccountId, BalanceOf<T>>> {
		Purses::<T>::iter_prefix(principal)
			.map(|(delegate, purse)| PurseInfo {
				delegate,
				limit: purse.limit,
				given: purse.given,
				held: purse.held,
				paid: purse.paid,
				from: purse.from,
				proposed: purse.proposed.map(|(_, limit)| limit),
			})
			.collect()
	}
}

impl<T: Config> care::Purses<T::AccountId, BalanceOf<T>> for Pallet<T> {
	fn commit(
		principal: &T::AccountId,
		by: &T::AccountId,
		amount: BalanceOf<T>,
	) -> Result<T::AccountId, DispatchError> {
		let live = |delegate: &T::AccountId| Self::live_delegation(principal, delegate).is_some();
		let delegate = if live(by) {
			by.clone()
		} else {
			let mut employers = Self::employers_of(by).into_iter();
			employers.find(|employer| live(employer)).ok_or(Error::<T>::PurseExceeded)?
		};
		let mut purse = Self::purse(principal, &delegate);
		ensure!(purse.left() >= amount, Error::<T>::PurseExceeded);
		if let Some(giver) = &purse.from {
			let whole = Self::purse(principal, giver);
			ensure!(live(giver) && !whole.is_overdrawn(), Error::<T>::PurseExceeded);
		}
		purse.held = purse.held.saturating_add(amount);
		Self::store_purse(principal, &delegate, purse);
		Ok(delegate)
	}

	fn settled(
		principal: &T::AccountId,
		delegate: &T::AccountId,
		committed: BalanceOf<T>,
		paid: BalanceOf<T>,
	) {
		let Some(mut purse) = Purses::<T>::get(principal, delegate) else { return };
		purse.held = purse.held.saturating_sub(committed);
		purse.paid = purse.paid.saturating_add(paid.min(committed));
		Self::keep_or_return(principal, delegate, purse);
	}

	fn undecided() -> Vec<(T::AccountId, T::AccountId, BalanceOf<T>)> {
		Purses::<T>::iter()
			.filter(|(_, _, purse)| !purse.held.is_zero())
			.map(|(principal, delegate, purse)| (principal, delegate, purse.held))
			.collect()
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_purse(principal: &T::AccountId, delegate: &T::AccountId, amount: BalanceOf<T>) {
		let giver: T::AccountId = frame::benchmarking::prelude::account("giver", 0, 0);
		let whole = Purse { limit: amount, given: amount, ..Default::default() };
		Self::store_purse(principal, &giver, whole);
		let part = Purse { limit: amount, from: Some(giver), ..Default::default() };
		Self::store_purse(principal, delegate, part);
	}
}
