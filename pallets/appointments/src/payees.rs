//! Who is paid for a doctor's work.
//!
//! A doctor names a payee. That obliges nobody: the payee accepts it once, and can leave it at any
//! time. Who does not accept is not paid, the doctor is. Each escrow keeps the payee of its booking;
//! whether it still accepts is looked up when the escrow settles.

use crate::{AcceptedPayees, Appointments, Config, Error, Event, Pallet};
use carechain_primitives::{traits::*, *};
use frame::{prelude::*, traits::Time};

/// An account accepted to be paid for a doctor's work.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Acceptance<AccountId> {
	/// The account.
	pub payee: AccountId,
	/// When it accepted.
	pub at: Moment,
}

impl<T: Config> Pallet<T> {
	/// Whether an acceptance stands: a participant that left, left this too.
	fn stands(known: &Acceptance<T::AccountId>) -> bool {
		T::Participants::left_at(&known.payee).is_none_or(|left| left < known.at)
	}

	/// Whether the account accepts to be paid for the doctor's work.
	pub(crate) fn accepts(payee: &T::AccountId, doctor: &T::AccountId) -> bool {
		let accepted = AcceptedPayees::<T>::get(doctor)
			.iter()
			.any(|known| known.payee == *payee && Self::stands(known));
		accepted || payee == doctor
	}

	/// Who is paid for a booking that is made now.
	pub(crate) fn payee_of(doctor: &T::AccountId) -> T::AccountId {
		T::Licences::payee(doctor)
			.filter(|payee| Self::accepts(payee, doctor))
			.unwrap_or_else(|| doctor.clone())
	}

	pub(crate) fn do_accept_payments_for(
		actor: Actor<T::AccountId>,
		doctor: T::AccountId,
	) -> DispatchResult {
		let Actor { principal: payee, by } = actor;
		let named = T::Licences::payee(&doctor).as_ref() == Some(&payee);
		ensure!(named && payee != doctor, Error::<T>::NotPayee);
		ensure!(!T::Participants::is_suspended(&payee), Error::<T>::NotAuthorized);
		ensure!(!Self::accepts(&payee, &doctor), Error::<T>::AlreadyAccepted);
		let at = T::Time::now();
		AcceptedPayees::<T>::try_mutate(&doctor, |payees| {
			// Those who left since take up no place.
			payees.retain(|known| known.payee != payee && Self::stands(known));
			payees
				.try_push(Acceptance { payee: payee.clone(), at })
				.map_err(|_| Error::<T>::TooManyPayees)
		})?;
		Self::deposit_event(Event::PaymentsAccepted { doctor, payee, by });
		Ok(())
	}

	pub(crate) fn do_decline_payments_for(
		actor: Actor<T::AccountId>,
		doctor: T::AccountId,
	) -> DispatchResult {
		let Actor { principal: payee, by } = actor;
		// What it would have got goes to the doctor, who may be the thief's accomplice.
		T::Participants::ensure_not_frozen(&payee)?;
		AcceptedPayees::<T>::try_mutate_exists(&doctor, |payees| -> DispatchResult {
			let known = payees.as_mut().ok_or(Error::<T>::NotFound)?;
			let before = known.len();
			known.retain(|known| known.payee != payee);
			ensure!(known.len() < before, Error::<T>::NotFound);
			if known.is_empty() {
				*payees = None;
			}
			Ok(())
		})?;
		Self::deposit_event(Event::PaymentsDeclined { doctor, payee, by });
		Ok(())
	}
}

impl<T: Config> Payees<T::AccountId> for Pallet<T> {
	fn receiver(appointment: AppointmentId, payee: &T::AccountId) -> T::AccountId {
		match Appointments::<T>::get(appointment) {
			Some(known) if !Self::accepts(payee, &known.doctor) => known.doctor,
			_ => payee.clone(),
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_accepted(payer: &T::AccountId, payee: &T::AccountId) -> AppointmentId {
		let doctor = frame::benchmarking::prelude::account("doctor", 0, 0);
		Self::benchmark_acceptances(&doctor, payee);
		<Self as CareRelationship<T::AccountId>>::benchmark_appointment(
			&doctor,
			payer,
			FolderId::zero(),
		)
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl<T: Config> Pallet<T> {
	/// As many accounts as can be accept to be paid for the doctor; this one is the last.
	pub(crate) fn benchmark_acceptances(doctor: &T::AccountId, last: &T::AccountId) {
		use frame::benchmarking::prelude::account;
		let others = T::MaxPayees::get().saturating_sub(1);
		let payees = (0..others)
			.map(|index| account("payee", index, 0))
			.chain([last.clone()])
			.map(|payee| Acceptance { payee, at: T::Time::now() })
			.collect::<alloc::vec::Vec<_>>();
		AcceptedPayees::<T>::insert(doctor, BoundedVec::truncate_from(payees));
	}
}
