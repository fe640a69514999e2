//! What must always hold.
#![cfg(any(feature = "try-runtime", test))]

use crate::{BalanceOf, Config, Escrows, NextEscrowId, OpenCount, Pallet};
use alloc::collections::BTreeMap;
use carechain_primitives::traits::Purses;
use frame::{
	prelude::{fungible::InspectHold, *},
	try_runtime::TryRuntimeError,
};

impl<T: Config> Pallet<T> {
	/// # Invariants
	/// - The hold of every payer is the sum of its open escrows, and nothing is held of anybody else.
	/// - The counts are those of the payers' open escrows, and none is kept at zero.
	/// - What counts on somebody's purse there is what its escrows here say, and is no more than they
	///   hold.
	/// - No payer is the payee, no amount is zero, and every number is below the next.
	pub(crate) fn do_try_state() -> Result<(), TryRuntimeError> {
		let mut held = BTreeMap::<T::AccountId, BalanceOf<T>>::new();
		let mut counts = BTreeMap::<T::AccountId, u32>::new();
		let mut committed = BTreeMap::<(T::AccountId, T::AccountId), BalanceOf<T>>::new();
		let next = NextEscrowId::<T>::get();
		for (id, escrow) in Escrows::<T>::iter() {
			ensure!(id < next, "an escrow has a number that was not given");
			ensure!(escrow.payer != escrow.payee, "a payer is the payee");
			ensure!(!escrow.amount.is_zero(), "an escrow holds nothing");
			let count = counts.entry(escrow.payer.clone()).or_default();
			*count = count.saturating_add(1);
			if let Some((delegate, amount)) = escrow.committed {
				ensure!(delegate != escrow.payer, "a payer's own escrow is on a purse");
				ensure!(
					!amount.is_zero() && amount <= escrow.amount,
					"an escrow is on a purse with another amount"
				);
				let sum = committed.entry((escrow.payer.clone(), delegate)).or_default();
				*sum = sum.saturating_add(amount);
			}
			let sum = held.entry(escrow.payer).or_default();
			*sum = sum.saturating_add(escrow.amount);
		}
		for (payer, sum) in held {
			ensure!(
				T::Currency::balance_on_hold(&Self::reason(), &payer) == sum,
				"a payer's hold is not the sum of its open escrows"
			);
		}
		let undecided: BTreeMap<_, _> = T::Purses::undecided()
			.into_iter()
			.map(|(payer, delegate, amount)| ((payer, delegate), amount))
			.collect();
		ensure!(undecided == committed, "a purse has other holds than there are escrows");
		ensure!(
			T::Holds::get()
				.iter()
				.all(|(who, amount)| amount.is_zero() || counts.contains_key(who)),
			"money is held without an open escrow"
		);
		let stored: BTreeMap<_, _> = OpenCount::<T>::iter().collect();
		ensure!(stored == counts, "the counts are not those of the open escrows");
		Ok(())
	}
}
