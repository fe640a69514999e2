//! Settling: who gets what, so that every escrow ends and no money is lost.
//!
//! Between the opening and the end of an escrow both accounts go on living, and the balances pallet
//! has sharp edges:
//!
//! - An account below the existential deposit cannot exist, so a share below it **cannot be
//!   deposited** into an empty account. Such a share goes whole to the other party. As the whole
//!   amount is at least the existential deposit, one of the two can always take it; only if the
//!   deposit was raised in between can it happen that neither can, and then the dust account gets
//!   it.
//! - A participant has a provider reference besides its balance. It may therefore **drain its free
//!   balance below the existential deposit** while money is on hold. When the last hold ends, the
//!   balances pallet takes that rest away as dust and burns it, before anything else arrives. So
//!   what the payer gets back is released in two steps, the first of which lifts the free balance
//!   to the existential deposit while something is still held. Where the payer gets nothing back,
//!   the rest cannot stay: the same amount is issued again to the dust account.
//! - **Frozen** money counts held money in. Funds that were free when the escrow was opened and
//!   were frozen later do not stop a settlement.
//! - A deposit into the free balance needs neither a hold nor a consumer reference of the receiver,
//!   so a payee whose **holds or references are used up** is paid all the same.
//!
//! What could be paid is tried in order, each try in a storage layer of its own.

use crate::{BalanceOf, Config, Error, Escrows, Event, HeldEscrowOf, Pallet, PaymentOf};
use carechain_primitives::{
	traits::{Payees, Purses},
	EscrowId, Payment, Settlement,
};
use frame::{
	deps::frame_support::storage::with_storage_layer,
	prelude::{
		fungible::{hold::Mutate as _, Inspect as _, Mutate as _},
		tokens::Restriction,
		*,
	},
};

/// Who gets what of an escrow, in plancks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Payout<Balance> {
	/// The payee's part.
	pub to_payee: Balance,
	/// The payer's part.
	pub to_payer: Balance,
	/// What neither can take.
	pub to_dust: Balance,
}

impl<Balance: Zero + Copy> Payout<Balance> {
	fn payee(amount: Balance) -> Self {
		Self { to_payee: amount, to_payer: Zero::zero(), to_dust: Zero::zero() }
	}

	fn payer(amount: Balance) -> Self {
		Self { to_payee: Zero::zero(), to_payer: amount, to_dust: Zero::zero() }
	}

	fn dust(amount: Balance) -> Self {
		Self { to_payee: Zero::zero(), to_payer: Zero::zero(), to_dust: amount }
	}
}

impl<T: Config> Pallet<T> {
	/// Closes an escrow and pays it out. All or nothing.
	pub(crate) fn do_settle(
		escrow: EscrowId,
		settlement: Settlement,
	) -> Result<Option<PaymentOf<T>>, DispatchError> {
		with_storage_layer(|| {
			let mut held = Self::close(escrow)?;
			// Whoever was named payee may have left that since.
			held.payee = T::Payees::receiver(held.appointment, &held.payee);
			let wanted = Self::wanted(&held, settlement);
			let paid = Self::tries(&held, wanted)
				.into_iter()
				.find(|payout| with_storage_layer(|| Self::pay(&held, payout)).is_ok())
				.ok_or(Error::<T>::CannotSettle)?;
			if let Some((delegate, committed)) = &held.committed {
				// What came back is what the payer got, and nothing else.
				let gone = held.amount.saturating_sub(paid.to_payer);
				T::Purses::settled(&held.payer, delegate, *committed, gone);
			}
			let payment = Payment { to: held.payee.clone(), amount: paid.to_payee };
			Self::deposit_event(Event::EscrowSettled {
				escrow,
				appointment: held.appointment,
				payer: held.payer,
				payee: held.payee,
				settlement,
				to_payee: paid.to_payee,
				to_payer: paid.to_payer,
				to_dust: paid.to_dust,
				redirected: paid != wanted,
			});
			Ok(Some(payment).filter(|payment| !payment.amount.is_zero()))
		})
	}

	/// Gives the payer back what is above `amount`, which stays on hold.
	pub(crate) fn do_reduce(escrow: EscrowId, amount: BalanceOf<T>) -> DispatchResult {
		let mut held = Escrows::<T>::get(escrow).ok_or(Error::<T>::NotFound)?;
		// What is left has to be something that an account can take.
		ensure!(amount >= T::Currency::minimum_balance(), Error::<T>::BelowMinimum);
		ensure!(amount < held.amount, Error::<T>::NothingToGiveBack);
		let to_payer = held.amount.saturating_sub(amount);
		Self::ensure_can_take(&held.payer, to_payer)?;
		// Something stays on hold, so that nothing of the payer's is dust.
		Self::give_back(&held.payer, to_payer)?;
		// What came back is in the purse again: at most what is left is still to be decided on.
		if let Some((delegate, committed)) = held.committed.take() {
			let left = committed.min(amount);
			let back = committed.saturating_sub(left);
			if !back.is_zero() {
				T::Purses::settled(&held.payer, &delegate, back, Zero::zero());
			}
			held.committed = Some((delegate, left));
		}
		held.amount = amount;
		Escrows::<T>::insert(escrow, &held);
		Self::deposit_event(Event::EscrowReduced {
			escrow,
			appointment: held.appointment,
			payer: held.payer,
			amount,
			to_payer,
		});
		Ok(())
	}

	/// Pays back, out of the receiver's free balance, what was paid to it.
	pub(crate) fn do_give_back(
		receiver: &T::AccountId,
		payer: &T::AccountId,
		amount: BalanceOf<T>,
	) -> DispatchResult {
		let spendable =
			T::Currency::reducible_balance(receiver, Preservation::Preserve, Fortitude::Polite);
		ensure!(spendable >= amount, Error::<T>::InsufficientFunds);
		Self::ensure_can_take(payer, amount)?;
		T::Currency::transfer(receiver, payer, amount, Preservation::Preserve)?;
		Ok(())
	}

	/// The account can take the amount: it is no dust there.
	fn ensure_can_take(who: &T::AccountId, amount: BalanceOf<T>) -> DispatchResult {
		let can = T::Currency::can_deposit(who, amount, Provenance::Extant);
		ensure!(can == DepositConsequence::Success, Error::<T>::CannotTake);
		Ok(())
	}

	/// What a settlement says, rounded in the payer's favour.
	pub(crate) fn wanted(held: &HeldEscrowOf<T>, settlement: Settlement) -> Payout<BalanceOf<T>> {
		match settlement {
			Settlement::Release => Payout::payee(held.amount),
			Settlement::Refund => Payout::payer(held.amount),
			Settlement::Split { payee_share } => {
				let to_payee = payee_share.mul_floor(held.amount);
				Payout { to_payer: held.amount.saturating_sub(to_payee), ..Payout::payee(to_payee) }
			},
		}
	}

	/// The payouts to try, in order: what is wanted; all to the party that can take its share, the
	/// payer first if neither can; all to the other; all to the dust account.
	fn tries(held: &HeldEscrowOf<T>, wanted: Payout<BalanceOf<T>>) -> [Payout<BalanceOf<T>>; 4] {
		let payee_can = T::Currency::can_deposit(&held.payee, wanted.to_payee, Provenance::Extant)
			== DepositConsequence::Success;
		let all_payee = Payout::payee(held.amount);
		let all_payer = Payout::payer(held.amount);
		let (next, last) = if payee_can { (all_payee, all_payer) } else { (all_payer, all_payee) };
		[wanted, next, last, Payout::dust(held.amount)]
	}

	/// Pays out. Fails, to be rolled back by the caller, if somebody cannot take a part.
	fn pay(held: &HeldEscrowOf<T>, payout: &Payout<BalanceOf<T>>) -> DispatchResult {
		let issued = T::Currency::total_issuance();
		// The payer first: as long as the rest is on hold, no free balance is too small.
		Self::give_back(&held.payer, payout.to_payer)?;
		Self::hand_over(&held.payer, &held.payee, payout.to_payee)?;
		Self::hand_over(&held.payer, &T::DustAccount::get(), payout.to_dust)?;
		let burned = issued.saturating_sub(T::Currency::total_issuance());
		Self::collect_dust(held, burned)
	}

	/// Ends the hold of `amount` in the payer's favour.
	fn give_back(payer: &T::AccountId, amount: BalanceOf<T>) -> DispatchResult {
		if amount.is_zero() {
			return Ok(());
		}
		let free = T::Currency::balance(payer);
		let missing = T::Currency::minimum_balance().saturating_sub(free);
		let first =
			if !free.is_zero() && missing < amount { missing } else { BalanceOf::<T>::zero() };
		for part in [first, amount.saturating_sub(first)] {
			if part.is_zero() {
				continue;
			}
			let given = T::Currency::release(&Self::reason(), payer, part, Precision::Exact)?;
			// `release` gives what it can and says how much that was.
			ensure!(given == part, TokenError::CannotCreate);
		}
		Ok(())
	}

	/// Ends the hold of `amount` in the favour of `receiver`.
	fn hand_over(
		payer: &T::AccountId,
		receiver: &T::AccountId,
		amount: BalanceOf<T>,
	) -> DispatchResult {
		if amount.is_zero() {
			return Ok(());
		}
		let given = T::Currency::transfer_on_hold(
			&Self::reason(),
			payer,
			receiver,
			amount,
			Precision::Exact,
			Restriction::Free,
			// What was frozen after it was held does not stop the payment.
			Fortitude::Force,
		)?;
		ensure!(given == amount, TokenError::CannotCreate);
		Ok(())
	}

	/// Issues again what was burned as the payer's dust.
	fn collect_dust(held: &HeldEscrowOf<T>, burned: BalanceOf<T>) -> DispatchResult {
		if burned.is_zero() {
			return Ok(());
		}
		let dust_account = T::DustAccount::get();
		// The dust account can take it unless it is empty. Then whoever was just paid can.
		let to = [&dust_account, &held.payee, &held.payer]
			.into_iter()
			.find(|who| T::Currency::mint_into(who, burned).is_ok())
			.ok_or(TokenError::CannotCreate)?
			.clone();
		Self::deposit_event(Event::DustCollected { from: held.payer.clone(), to, amount: burned });
		Ok(())
	}
}
