//! Allowance: what a participant can use of the chain without coins.
//!
//! Use is counted in plancks of the nominal fee: what the transaction would cost by weight and
//! length, without a tip. Each participant has an ordinary allowance and a reserve for protective
//! calls, by its role. Ordinary use also draws on its sponsor's pool, so that a sponsor cannot
//! multiply what is free by inviting more accounts. All recover with time.
//!
//! No transaction is free that declares more than `MaxFreeWeight` or is longer than
//! `MaxFreeLength`, whatever is left: otherwise a
//! few would fill a block that others wait for.

use crate::*;
use carechain_primitives::{api::AllowanceInfo, CallClass, Usage, HOUR};
use frame::deps::sp_runtime::{
	traits::Zero,
	transaction_validity::{InvalidTransaction, TransactionValidityError},
};

/// How much is free.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Allowance<Balance> {
	/// The most that can be used at once, in plancks of the nominal fee.
	pub limit: Balance,
	/// What comes back, per hour.
	pub recovery_per_hour: Balance,
}

/// How much is free for whom. The runtime implements it.
pub trait Allowances<Balance> {
	/// What a participant of this role has for ordinary calls.
	fn ordinary(role: Role) -> Allowance<Balance>;
	/// What a participant of this role has for protective calls.
	fn protective(role: Role) -> Allowance<Balance>;
	/// What all accounts that a sponsor of this role vouched for have together: a hospital or a
	/// clinic.
	fn pool(sponsor: Role) -> Allowance<Balance>;
}

/// A participant's use of its own allowances.
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
pub struct ParticipantUsage<Balance> {
	/// Of the ordinary allowance.
	pub ordinary: Usage<Balance>,
	/// Of the reserve for protective calls.
	pub protective: Usage<Balance>,
}

/// What a free transaction draws on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Source<AccountId> {
	/// An attempt of an invitation.
	Attempt,
	/// The signer's ordinary allowance, and the pool of this sponsor.
	Ordinary {
		/// Whose pool; `None` for members of the consortium.
		pool: Option<AccountId>,
	},
	/// The signer's reserve for protective calls.
	Protective,
}

/// What of `usage` is still used at `now`.
fn still_used<Balance: tokens::Balance>(
	usage: &Usage<Balance>,
	allowance: &Allowance<Balance>,
	now: Moment,
) -> Balance {
	let elapsed = u128::from(now.saturating_sub(usage.at));
	let per_hour: u128 = allowance.recovery_per_hour.saturated_into();
	let recovered =
		per_hour.saturating_mul(elapsed).checked_div(u128::from(HOUR)).unwrap_or_default();
	usage.used.saturating_sub(recovered.saturated_into())
}

fn left<Balance: tokens::Balance>(
	usage: Option<&Usage<Balance>>,
	allowance: &Allowance<Balance>,
	now: Moment,
) -> Balance {
	let used = usage.map(|usage| still_used(usage, allowance, now)).unwrap_or_default();
	allowance.limit.saturating_sub(used)
}

fn draw<Balance: tokens::Balance>(
	usage: &mut Usage<Balance>,
	allowance: &Allowance<Balance>,
	amount: Balance,
	now: Moment,
) {
	usage.used = still_used(usage, allowance, now).saturating_add(amount);
	usage.at = now;
}

impl<T: Config> Pallet<T> {
	fn pool_allowance(sponsor: &T::AccountId) -> Allowance<BalanceOf<T>> {
		// A hospital that was expelled is no participant any more.
		T::Allowances::pool(match <Self as care::Participants<_>>::role(sponsor) {
			Some(Role::Clinic) => Role::Clinic,
			_ => Role::Hospital,
		})
	}

	fn pool_left(sponsor: &T::AccountId, now: Moment) -> BalanceOf<T> {
		let usage = PoolUsages::<T>::get(sponsor);
		left(usage.as_ref(), &Self::pool_allowance(sponsor), now)
	}

	/// What makes a transaction of this class, declared weight, length in bytes and nominal fee free.
	/// `None` where ordinary fees apply.
	pub(crate) fn source_for(
		who: &T::AccountId,
		class: CallClass,
		weight: Weight,
		length: u32,
		fee: BalanceOf<T>,
	) -> Option<Source<T::AccountId>> {
		if weight.any_gt(T::MaxFreeWeight::get()) || length > T::MaxFreeLength::get() {
			return None;
		}
		let now = Self::now();
		match class {
			CallClass::Paid => return None,
			CallClass::Registration => {
				return Invitations::<T>::get(who)
					.filter(|invitation| {
						now < invitation.expires_at && invitation.attempts_left > 0
					})
					.map(|_| Source::Attempt);
			},
			CallClass::Seat if !T::Consortium::is_hospital(who) => return None,
			CallClass::Free | CallClass::Protective | CallClass::Seat => {},
		}
		let participant = Participants::<T>::get(who)?;
		let usage = Usages::<T>::get(who);
		if class == CallClass::Protective {
			let allowance = T::Allowances::protective(participant.role);
			let usage = usage.as_ref().map(|usage| &usage.protective);
			if fee <= left(usage, &allowance, now) {
				return Some(Source::Protective);
			}
		}
		// A seat votes until the council removes it, which takes more than suspending it.
		if participant.is_suspended(now) && class != CallClass::Seat {
			return None;
		}
		let allowance = T::Allowances::ordinary(participant.role);
		if fee > left(usage.as_ref().map(|usage| &usage.ordinary), &allowance, now) {
			return None;
		}
		let pool = Self::pool_of(&participant);
		if pool.as_ref().is_some_and(|sponsor| fee > Self::pool_left(sponsor, now)) {
			return None;
		}
		Some(Source::Ordinary { pool })
	}

	/// Draws the fee of a free transaction.
	pub(crate) fn draw_on(
		source: &Source<T::AccountId>,
		who: &T::AccountId,
		fee: BalanceOf<T>,
	) -> Result<(), TransactionValidityError> {
		if *source == Source::Attempt {
			return Invitations::<T>::try_mutate(who, |invitation| {
				let invitation = invitation.as_mut().ok_or(InvalidTransaction::Payment)?;
				let left = invitation.attempts_left.checked_sub(1);
				invitation.attempts_left = left.ok_or(InvalidTransaction::Payment)?;
				Ok(())
			});
		}
		let role = <Self as care::Participants<_>>::role(who).ok_or(InvalidTransaction::Payment)?;
		let now = Self::now();
		let unused = Usage { used: Zero::zero(), at: now };
		Usages::<T>::mutate(who, |usage| {
			let usage =
				usage.get_or_insert(ParticipantUsage { ordinary: unused, protective: unused });
			match source {
				Source::Protective => {
					draw(&mut usage.protective, &T::Allowances::protective(role), fee, now)
				},
				_ => draw(&mut usage.ordinary, &T::Allowances::ordinary(role), fee, now),
			}
		});
		if let Source::Ordinary { pool: Some(sponsor) } = source {
			let allowance = Self::pool_allowance(sponsor);
			PoolUsages::<T>::mutate(sponsor, |usage| {
				draw(usage.get_or_insert(unused), &allowance, fee, now)
			});
		}
		Ok(())
	}

	/// Gives back what a free transaction drew and did not use. Who left meanwhile gets nothing.
	pub(crate) fn give_back(
		source: &Source<T::AccountId>,
		who: &T::AccountId,
		unused: BalanceOf<T>,
	) {
		if unused.is_zero() || *source == Source::Attempt {
			return;
		}
		Usages::<T>::mutate_extant(who, |usage| {
			let usage = match source {
				Source::Protective => &mut usage.protective,
				_ => &mut usage.ordinary,
			};
			usage.used = usage.used.saturating_sub(unused);
		});
		if let Source::Ordinary { pool: Some(sponsor) } = source {
			PoolUsages::<T>::mutate_extant(sponsor, |usage| {
				usage.used = usage.used.saturating_sub(unused);
			});
		}
	}

	/// What an account can do without fees, for the runtime API.
	pub fn allowance_info(who: T::AccountId) -> AllowanceInfo<BalanceOf<T>> {
		let now = Self::now();
		let Some(participant) = Participants::<T>::get(&who) else {
			let invited = Self::invitation_info(who).is_some();
			return AllowanceInfo {
				free: Zero::zero(),
				limit: Zero::zero(),
				recovery_per_hour: Zero::zero(),
				protective: Zero::zero(),
				sponsor_pool: None,
				max_pending: if invited { MAX_PENDING_REGISTRATIONS } else { 0 },
			};
		};
		let usage = Usages::<T>::get(&who);
		let ordinary = T::Allowances::ordinary(participant.role);
		let protective = T::Allowances::protective(participant.role);
		let sponsor_pool =
			Self::pool_of(&participant).map(|sponsor| Self::pool_left(&sponsor, now));
		let own = left(usage.as_ref().map(|usage| &usage.ordinary), &ordinary, now);
		let free = if participant.is_suspended(now) {
			Zero::zero()
		} else {
			sponsor_pool.map_or(own, |pool| own.min(pool))
		};
		AllowanceInfo {
			free,
			limit: ordinary.limit,
			recovery_per_hour: ordinary.recovery_per_hour,
			protective: left(usage.as_ref().map(|usage| &usage.protective), &protective, now),
			sponsor_pool,
			max_pending: T::MaxPending::get(),
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const ALLOWANCE: Allowance<u64> = Allowance { limit: 100, recovery_per_hour: 60 };

	#[test]
	fn use_recovers_with_time_and_not_beyond_the_limit() {
		let usage = Usage { used: 90, at: HOUR };
		assert_eq!(left(Some(&usage), &ALLOWANCE, HOUR), 10);
		assert_eq!(left(Some(&usage), &ALLOWANCE, HOUR + HOUR / 2), 40);
		assert_eq!(left(Some(&usage), &ALLOWANCE, 10 * HOUR), 100);
		assert_eq!(left(Some(&usage), &ALLOWANCE, Moment::MAX), 100);
	}

	#[test]
	fn time_that_goes_back_recovers_nothing() {
		let usage = Usage { used: 90, at: HOUR };
		assert_eq!(left(Some(&usage), &ALLOWANCE, 0), 10);
	}

	#[test]
	fn nothing_overflows() {
		let usage = Usage { used: u128::MAX, at: 0 };
		let allowance = Allowance { limit: u128::MAX, recovery_per_hour: u128::MAX };
		assert!(left(Some(&usage), &allowance, Moment::MAX) > 0);
		let mut usage = Usage { used: u64::MAX, at: 0 };
		draw(&mut usage, &Allowance { limit: 0, recovery_per_hour: 0 }, u64::MAX, 1);
		assert_eq!(usage, Usage { used: u64::MAX, at: 1 });
	}
}
