//! What must always hold.
#![cfg(any(feature = "try-runtime", test))]

use crate::{BalanceOf, Config, Escrows, NextEscrowId, OpenCount, Pallet};
use alloc::collections::BTreeMap;
use frame::{
	prelude::{fungible::InspectHold, *},
	try_runtime::TryRuntimeError,
};

impl<T: Config> Pallet<T> {
	/// # Invariants
	/// - The hold of every payer is the sum of its open escrows, and nothing is held of anybody else.
	/// - The counts are those of the payers' open escrows, and none is kept at zero.
	/// - No payer is the payee, no amount is zero, and every number is below the next.
	pub(crate) fn do_try_state() -> Result<(), TryRuntimeError> {
		let mut held = BTreeMap::<T::AccountId, BalanceOf<T>>::new();
		let mut counts = BTreeMap::<T::AccountId, u32>::new();
		let next = NextEscrowId::<T>::get();
		for (id, escrow) in Escrows::<T>::iter() {
			ensure!(id < next, "an escrow has a number that was not given");
			ensure!(escrow.payer != escrow.payee, "a payer is the payee");
			ensure!(!escrow.amount.is_zero(), "an escrow holds nothing");
			let count = counts.entry(escrow.payer.clone()).or_default();
			*count = count.saturating_add(1);
			let sum = held.entry(escrow.payer).or_default();
			*sum = sum.saturating_add(escrow.amount);
		}
		for (payer, sum) in held {
			ensure!(
				T::Currency::balance_on_hold(&Self::reason(), &payer) == sum,
				"a payer's hold is not the sum of its open escrows"
			);
		}
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
