//! Opening and keeping escrows: what other pallets see of them.

use crate::{
	BalanceOf, Config, Error, Escrows, Event, HeldEscrowOf, HoldReason, NextEscrowId, OpenCount,
	Pallet, PaymentOf,
};
use carechain_primitives::{
	traits::{Escrow, Obligations, Purses, RunningTime},
	AppointmentId, EscrowId, Moment, Obligation, Settlement,
};
use frame::{
	deps::{frame_support::storage::with_storage_layer, sp_runtime::ArithmeticError},
	prelude::{
		fungible::{hold::Mutate as _, Inspect as _},
		*,
	},
	traits::Time,
};

/// An open escrow.
#[derive(
	Clone,
	PartialEq,
	Eq,
	Debug,
	codec::Encode,
	codec::Decode,
	codec::DecodeWithMemTracking,
	codec::MaxEncodedLen,
	scale_info::TypeInfo,
)]
pub struct HeldEscrow<AccountId, Balance> {
	/// In whose account it is held.
	pub payer: AccountId,
	/// For whom, as long as it accepts that.
	pub payee: AccountId,
	/// How much, in plancks.
	pub amount: Balance,
	/// The appointment it is for.
	pub appointment: AppointmentId,
	/// From which running time on anyone may claim it.
	pub due_at: Moment,
	/// How a claim settles it.
	pub due: Settlement,
	/// Whose purse it counts on, and how much of it; `None` for what the payer committed itself.
	pub committed: Option<(AccountId, Balance)>,
}

impl<T: Config> Pallet<T> {
	/// The reason of all holds of this pallet.
	pub(crate) fn reason() -> T::RuntimeHoldReason {
		HoldReason::Escrow.into()
	}

	/// When a running time is by the clock, if the chain keeps running: what people are told.
	fn by_the_clock(due_at: Moment) -> Moment {
		T::RunningTime::times(T::Time::now()).on_clock(due_at)
	}

	/// An open escrow.
	pub fn escrow(escrow: EscrowId) -> Option<HeldEscrowOf<T>> {
		Escrows::<T>::get(escrow)
	}

	fn do_open(mut held: HeldEscrowOf<T>, by: T::AccountId) -> Result<EscrowId, DispatchError> {
		ensure!(held.payer != held.payee, Error::<T>::PayerIsPayee);
		ensure!(!held.amount.is_zero(), Error::<T>::ZeroAmount);
		ensure!(held.amount >= T::Currency::minimum_balance(), Error::<T>::BelowMinimum);
		// Preserve: an account that an invitation keeps alive could otherwise hold its last planck.
		let spendable =
			T::Currency::reducible_balance(&held.payer, Preservation::Preserve, Fortitude::Polite);
		ensure!(spendable >= held.amount, Error::<T>::InsufficientFunds);

		if by != held.payer {
			let delegate = T::Purses::commit(&held.payer, &by, held.amount)?;
			held.committed = Some((delegate, held.amount));
		}
		let escrow = NextEscrowId::<T>::get();
		let next = escrow.checked_add(1).ok_or(ArithmeticError::Overflow)?;
		NextEscrowId::<T>::put(next);
		T::Currency::hold(&Self::reason(), &held.payer, held.amount)?;
		OpenCount::<T>::try_mutate(&held.payer, |count| -> DispatchResult {
			*count = count.checked_add(1).ok_or(ArithmeticError::Overflow)?;
			Ok(())
		})?;
		Escrows::<T>::insert(escrow, &held);
		Self::deposit_event(Event::EscrowOpened {
			escrow,
			appointment: held.appointment,
			payer: held.payer,
			payee: held.payee,
			amount: held.amount,
			due_at: Self::by_the_clock(held.due_at),
			due: held.due,
			by,
		});
		Ok(escrow)
	}

	/// Takes an escrow out of the books. The money is still on hold.
	pub(crate) fn close(escrow: EscrowId) -> Result<HeldEscrowOf<T>, DispatchError> {
		let held = Escrows::<T>::take(escrow).ok_or(Error::<T>::NotFound)?;
		OpenCount::<T>::mutate_exists(&held.payer, |count| {
			*count = count.and_then(|open| open.checked_sub(1)).filter(|open| *open > 0);
		});
		Ok(held)
	}
}

// A hook may use these as well as a call does, so nothing may change where they fail: each works
// in a storage layer of its own.
impl<T: Config> Escrow<T::AccountId, BalanceOf<T>> for Pallet<T> {
	fn open(
		payer: &T::AccountId,
		by: &T::AccountId,
		payee: &T::AccountId,
		amount: BalanceOf<T>,
		appointment: AppointmentId,
		(due_at, due): (Moment, Settlement),
	) -> Result<EscrowId, DispatchError> {
		let (payer, payee) = (payer.clone(), payee.clone());
		let held = HeldEscrow { payer, payee, amount, appointment, due_at, due, committed: None };
		with_storage_layer(|| Self::do_open(held, by.clone()))
	}

	fn reschedule(escrow: EscrowId, (due_at, due): (Moment, Settlement)) -> DispatchResult {
		Escrows::<T>::try_mutate(escrow, |held| {
			let held = held.as_mut().ok_or(Error::<T>::NotFound)?;
			held.due_at = due_at;
			held.due = due;
			let appointment = held.appointment;
			let due_at = Self::by_the_clock(due_at);
			Self::deposit_event(Event::EscrowRescheduled { escrow, appointment, due_at, due });
			Ok(())
		})
	}

	fn charge(escrow: EscrowId, by: &T::AccountId, settlement: Settlement) -> DispatchResult {
		let mut held = Escrows::<T>::get(escrow).ok_or(Error::<T>::NotFound)?;
		let paid = Self::wanted(&held, settlement).to_payee;
		if held.committed.is_some() || *by == held.payer || paid.is_zero() {
			return Ok(());
		}
		let delegate = T::Purses::commit(&held.payer, by, paid)?;
		held.committed = Some((delegate, paid));
		Escrows::<T>::insert(escrow, held);
		Ok(())
	}

	fn settle(
		escrow: EscrowId,
		settlement: Settlement,
	) -> Result<Option<PaymentOf<T>>, DispatchError> {
		Self::do_settle(escrow, settlement)
	}

	fn reduce(escrow: EscrowId, amount: BalanceOf<T>) -> DispatchResult {
		with_storage_layer(|| Self::do_reduce(escrow, amount))
	}

	fn give_back(
		receiver: &T::AccountId,
		payer: &T::AccountId,
		amount: BalanceOf<T>,
	) -> DispatchResult {
		with_storage_layer(|| Self::do_give_back(receiver, payer, amount))
	}

	fn has_open(who: &T::AccountId) -> bool {
		OpenCount::<T>::get(who) > 0
	}

	fn amount(escrow: EscrowId) -> Option<BalanceOf<T>> {
		Escrows::<T>::get(escrow).map(|held| held.amount)
	}

	fn minimum() -> BalanceOf<T> {
		T::Currency::minimum_balance()
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_endow(who: &T::AccountId) {
		use fungible::Mutate as _;
		let amount = T::Currency::minimum_balance().saturating_mul(1_000_000_000u32.into());
		T::Currency::mint_into(who, amount).expect("the issuance leaves room for it");
	}
}

impl<T: Config> Obligations<T::AccountId> for Pallet<T> {
	fn open_obligation(who: &T::AccountId) -> Option<Obligation> {
		Self::has_open(who).then_some(Obligation::Escrows)
	}
}
