//! Bills: what a visit costs in the end, and what is given back of it.
//!
//! A bill is its doctor's own word against itself: it is at most the agreed price, and it only goes
//! down. So what is above it goes back at once, and nobody has to be asked.

use crate::{AppointmentOf, Appointments, Config, Error, Event, Pallet};
use carechain_primitives::{traits::*, *};
use frame::prelude::*;

impl<T: Config> Pallet<T> {
	/// Lowers the bill of an open appointment: what is above goes back at once.
	pub(crate) fn lower_bill(
		appointment: &mut AppointmentOf<T>,
		amount: T::Balance,
	) -> DispatchResult {
		if let Some(escrow) = appointment.escrow.filter(|_| amount < appointment.bill()) {
			if amount.is_zero() {
				T::Escrow::settle(escrow, Settlement::Refund)?;
				appointment.escrow = None;
			} else {
				T::Escrow::reduce(escrow, amount)?;
			}
		}
		appointment.billed = Some(amount);
		Ok(())
	}

	pub(crate) fn do_give_back(
		actor: Actor<T::AccountId>,
		id: AppointmentId,
		amount: T::Balance,
	) -> DispatchResult {
		ensure!(!amount.is_zero(), Error::<T>::ZeroAmount);
		let mut appointment = Appointments::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		let held = appointment.due.is_some();
		let left = if held {
			ensure!(actor.principal == appointment.doctor, Error::<T>::NotAuthorized);
			Self::ensure_givers_word(&actor, &appointment)?;
			Self::ensure_active(&appointment, Party::Doctor)?;
			Self::ensure_status(&appointment, |status| {
				matches!(status, AppointmentStatus::Fulfilled | AppointmentStatus::Disputed { .. })
			})?;
			let left = appointment.bill().checked_sub(&amount).ok_or(Error::<T>::ExceedsBill)?;
			Self::lower_bill(&mut appointment, left)?;
			left
		} else {
			let Payment { to, amount: paid } =
				appointment.paid.clone().ok_or(Error::<T>::NothingPaid)?;
			ensure!(actor.principal == to, Error::<T>::NotAuthorized);
			Self::ensure_givers_word(&actor, &appointment)?;
			// It gives money away: a thief with the key would.
			ensure!(!T::Participants::is_suspended(&to), Error::<T>::NotAuthorized);
			let left = paid.checked_sub(&amount).ok_or(Error::<T>::ExceedsBill)?;
			T::Escrow::give_back(&to, &appointment.patient, amount)?;
			appointment.paid = (!left.is_zero()).then_some(Payment { to, amount: left });
			left
		};
		Appointments::<T>::insert(id, appointment);
		let Actor { principal: giver, by } = actor;
		Self::deposit_event(Event::AmountGivenBack {
			appointment: id,
			giver,
			amount,
			left,
			held,
			by,
		});
		Ok(())
	}

	/// Who signs does not get the money, for itself or for whom it acts: a delegate of both sides
	/// would hand the one's money to the other.
	pub(crate) fn ensure_givers_word(
		actor: &Actor<T::AccountId>,
		appointment: &AppointmentOf<T>,
	) -> DispatchResult {
		let own = actor.by != appointment.patient && Self::is_doctors_word(actor, appointment);
		ensure!(own, Error::<T>::ConflictOfInterest);
		Ok(())
	}
}
