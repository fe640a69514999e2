//! Allowance: what a participant can use of the chain without coins.
//!
//! Use is counted in plancks of the nominal fee: what the transaction would cost by weight and
//! length, without a tip. Each participant has an ordinary allowance and one for protective calls, by
//! its role. What it uses of either also draws on pools of its sponsor, so that a sponsor cannot
//! multiply what is free by inviting more accounts:
//!
//! - There is a pool for ordinary calls and one for protective calls: what others use of the first
//!   never stops the second.
//! - A clinic's pools are parts of its hospital's: its patients draw on both.
//! - An account without a sponsor has nothing for ordinary calls. Its protective calls draw on a pool
//!   that the consortium has for all of them together.
//! - Hospitals and auditors are few, and draw on no pool.
//!
//! Before its allowance for protective calls, a participant uses up a small personal **reserve**, which
//! draws on nothing else: nobody's exhaustion stops it. All recover with time; leaving and coming back
//! resets none of it.
//!
//! No transaction is free that declares more than `MaxFreeWeight` or is longer than
//! `MaxFreeLength`, whatever is left: otherwise a
//! few would fill a block that others wait for.

use crate::*;
use alloc::vec::Vec;
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
	/// What a participant of this role has for protective calls beyond its reserve.
	fn protective(role: Role) -> Allowance<Balance>;
	/// What every participant has for protective calls before all else, by itself.
	fn reserve() -> Allowance<Balance>;
	/// What all accounts that a sponsor of this role vouched for have together for ordinary calls: a
	/// hospital or a clinic.
	fn pool(sponsor: Role) -> Allowance<Balance>;
	/// What they have together for protective calls, beyond their reserves.
	fn protective_pool(sponsor: Role) -> Allowance<Balance>;
	/// What all accounts without a sponsor have together for protective calls, beyond their reserves.
	fn consortium_pool() -> Allowance<Balance>;
	/// How many accounts a sponsor of this role can invite in a day: a hospital or a clinic.
	fn invitations(sponsor: Role) -> u32;
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
	/// Of the allowance for protective calls beyond the reserve.
	pub protective: Usage<Balance>,
	/// Of the reserve for protective calls.
	pub reserve: Usage<Balance>,
}

/// What a sponsor's accounts together used of its pools.
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
pub struct PoolUsage<Balance> {
	/// Of the pool for ordinary calls.
	pub ordinary: Usage<Balance>,
	/// Of the pool for protective calls.
	pub protective: Usage<Balance>,
}

/// Whose pools a participant's free transactions draw on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Pools<AccountId> {
	/// Nobody's: a member of the consortium.
	Own,
	/// These sponsors', each: a hospital's, or a clinic's and its hospital's.
	Sponsors(Vec<AccountId>),
	/// The consortium's: an account without a sponsor.
	Consortium,
}

/// What a free transaction draws on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Source<AccountId> {
	/// An attempt of this sponsor's invitation.
	Attempt {
		/// Who invited.
		sponsor: AccountId,
	},
	/// The signer's ordinary allowance, and pools.
	Ordinary {
		/// Whose.
		pools: Pools<AccountId>,
	},
	/// The signer's reserve for protective calls.
	Reserve,
	/// The signer's allowance for protective calls, and pools.
	Protective {
		/// Whose.
		pools: Pools<AccountId>,
	},
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

/// When all of it is back.
fn recovered_at<Balance: tokens::Balance>(
	usage: &Usage<Balance>,
	allowance: &Allowance<Balance>,
) -> Moment {
	let used: u128 = usage.used.saturated_into();
	let per_hour: u128 = allowance.recovery_per_hour.saturated_into();
	let needed = used.saturating_mul(u128::from(HOUR)).div_ceil(per_hour.max(1));
	usage.at.saturating_add(needed.saturated_into())
}

/// Which of two pools.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
	Ordinary,
	Protective,
}

impl<T: Config> Pallet<T> {
	fn pool_allowance(sponsor: &T::AccountId, kind: Kind) -> Allowance<BalanceOf<T>> {
		// A hospital that was expelled is no participant any more.
		let role = match <Self as care::Participants<_>>::role(sponsor) {
			Some(Role::Clinic) => Role::Clinic,
			_ => Role::Hospital,
		};
		match kind {
			Kind::Ordinary => T::Allowances::pool(role),
			Kind::Protective => T::Allowances::protective_pool(role),
		}
	}

	fn pool_left(sponsor: &T::AccountId, kind: Kind, now: Moment) -> BalanceOf<T> {
		let usage = PoolUsages::<T>::get(sponsor).map(|usage| match kind {
			Kind::Ordinary => usage.ordinary,
			Kind::Protective => usage.protective,
		});
		left(usage.as_ref(), &Self::pool_allowance(sponsor, kind), now)
	}

	/// What is left in all of these pools; `None` where there is none to draw on.
	fn pools_left(pools: &Pools<T::AccountId>, kind: Kind, now: Moment) -> Option<BalanceOf<T>> {
		match pools {
			Pools::Own => None,
			Pools::Sponsors(sponsors) => {
				sponsors.iter().map(|sponsor| Self::pool_left(sponsor, kind, now)).min()
			},
			Pools::Consortium => Some(match kind {
				Kind::Ordinary => Zero::zero(),
				Kind::Protective => {
					let usage = ConsortiumPoolUsage::<T>::get();
					left(usage.as_ref(), &T::Allowances::consortium_pool(), now)
				},
			}),
		}
	}

	/// Changes what was used of each of these pools.
	fn change_pools(
		pools: &Pools<T::AccountId>,
		kind: Kind,
		change: impl Fn(&mut Usage<BalanceOf<T>>, &Allowance<BalanceOf<T>>),
	) {
		let unused = Usage { used: Zero::zero(), at: Self::now() };
		match pools {
			Pools::Own => {},
			Pools::Sponsors(sponsors) => {
				for sponsor in sponsors {
					let allowance = Self::pool_allowance(sponsor, kind);
					PoolUsages::<T>::mutate(sponsor, |usage| {
						let usage =
							usage.get_or_insert(PoolUsage { ordinary: unused, protective: unused });
						let usage = match kind {
							Kind::Ordinary => &mut usage.ordinary,
							Kind::Protective => &mut usage.protective,
						};
						change(usage, &allowance);
					});
				}
			},
			Pools::Consortium => ConsortiumPoolUsage::<T>::mutate(|usage| {
				change(usage.get_or_insert(unused), &T::Allowances::consortium_pool());
			}),
		}
	}

	/// The sponsor whose invitation a call of class `Registration` is about.
	pub(crate) fn invited_by(call: &T::RuntimeCall) -> Option<T::AccountId> {
		match Self::as_account(call).is_sub_type()? {
			Call::register { sponsor, .. } | Call::decline_invitation { sponsor } => {
				Some(sponsor.clone())
			},
			_ => None,
		}
	}

	/// What makes a transaction of this class, declared weight, length in bytes and nominal fee free.
	/// `None` where ordinary fees apply.
	pub(crate) fn source_for(
		who: &T::AccountId,
		call: &T::RuntimeCall,
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
				let sponsor = Self::invited_by(call)?;
				return Invitations::<T>::get(who, &sponsor)
					.filter(|invitation| {
						now < invitation.expires_at && invitation.attempts_left > 0
					})
					.map(|_| Source::Attempt { sponsor });
			},
			CallClass::Seat if !T::Consortium::is_hospital(who) => return None,
			CallClass::Free | CallClass::Protective | CallClass::Seat => {},
		}
		let participant = Participants::<T>::get(who)?;
		let usage = Usages::<T>::get(who);
		let pools = Self::pools_of(&participant);
		let fits = |kind| Self::pools_left(&pools, kind, now).is_none_or(|left| fee <= left);
		if class == CallClass::Protective {
			let reserve = usage.as_ref().map(|usage| &usage.reserve);
			if fee <= left(reserve, &T::Allowances::reserve(), now) {
				return Some(Source::Reserve);
			}
			let allowance = T::Allowances::protective(participant.role);
			let own = usage.as_ref().map(|usage| &usage.protective);
			if fee <= left(own, &allowance, now) && fits(Kind::Protective) {
				return Some(Source::Protective { pools });
			}
		}
		// A seat votes until the council removes it, which takes more than suspending it.
		if participant.is_suspended(now) && class != CallClass::Seat {
			return None;
		}
		let allowance = T::Allowances::ordinary(participant.role);
		let own = usage.as_ref().map(|usage| &usage.ordinary);
		if fee > left(own, &allowance, now) || !fits(Kind::Ordinary) {
			return None;
		}
		Some(Source::Ordinary { pools })
	}

	/// Draws the fee of a free transaction.
	pub(crate) fn draw_on(
		source: &Source<T::AccountId>,
		who: &T::AccountId,
		fee: BalanceOf<T>,
	) -> Result<(), TransactionValidityError> {
		if let Source::Attempt { sponsor } = source {
			return Invitations::<T>::try_mutate(who, sponsor, |invitation| {
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
			let usage = usage.get_or_insert(ParticipantUsage {
				ordinary: unused,
				protective: unused,
				reserve: unused,
			});
			match source {
				Source::Attempt { .. } => {},
				Source::Reserve => draw(&mut usage.reserve, &T::Allowances::reserve(), fee, now),
				Source::Protective { .. } => {
					draw(&mut usage.protective, &T::Allowances::protective(role), fee, now)
				},
				Source::Ordinary { .. } => {
					draw(&mut usage.ordinary, &T::Allowances::ordinary(role), fee, now)
				},
			}
		});
		if let Some((pools, kind)) = Self::pools_in(source) {
			Self::change_pools(pools, kind, |usage, allowance| draw(usage, allowance, fee, now));
		}
		Ok(())
	}

	fn pools_in(source: &Source<T::AccountId>) -> Option<(&Pools<T::AccountId>, Kind)> {
		match source {
			Source::Attempt { .. } | Source::Reserve => None,
			Source::Ordinary { pools } => Some((pools, Kind::Ordinary)),
			Source::Protective { pools } => Some((pools, Kind::Protective)),
		}
	}

	/// Gives back what a free transaction drew and did not use.
	pub(crate) fn give_back(
		source: &Source<T::AccountId>,
		who: &T::AccountId,
		unused: BalanceOf<T>,
	) {
		if unused.is_zero() {
			return;
		}
		let lower = |usage: &mut Usage<BalanceOf<T>>| {
			usage.used = usage.used.saturating_sub(unused);
		};
		Usages::<T>::mutate_extant(who, |usage| match source {
			Source::Attempt { .. } => {},
			Source::Reserve => lower(&mut usage.reserve),
			Source::Protective { .. } => lower(&mut usage.protective),
			Source::Ordinary { .. } => lower(&mut usage.ordinary),
		});
		if let Some((pools, kind)) = Self::pools_in(source) {
			Self::change_pools(pools, kind, |usage, _| lower(usage));
		}
	}

	/// Keeps what a participant that leaves has used until all of it would have recovered: coming
	/// back resets nothing.
	pub(crate) fn keep_usage(who: &T::AccountId, role: Role) {
		let Some(usage) = Usages::<T>::get(who) else { return };
		let recovered = recovered_at(&usage.ordinary, &T::Allowances::ordinary(role))
			.max(recovered_at(&usage.protective, &T::Allowances::protective(role)))
			.max(recovered_at(&usage.reserve, &T::Allowances::reserve()));
		let bucket = Self::bucket(recovered.max(Self::now()));
		if let Some(before) = KeptUsages::<T>::get(who) {
			UsageExpiries::<T>::remove(before, who);
		}
		KeptUsages::<T>::insert(who, bucket);
		UsageExpiries::<T>::insert(bucket, who, ());
	}

	/// Forgets what a participant that left had used, unless it came back.
	pub(crate) fn forget_usage(who: &T::AccountId) {
		if let Some(bucket) = KeptUsages::<T>::take(who) {
			UsageExpiries::<T>::remove(bucket, who);
		}
		if !Participants::<T>::contains_key(who) {
			Usages::<T>::remove(who);
		}
	}

	/// What an account can do without fees, for the runtime API.
	pub fn allowance_info(who: T::AccountId) -> AllowanceInfo<BalanceOf<T>> {
		let now = Self::now();
		let Some(participant) = Participants::<T>::get(&who) else {
			let invited = !Self::invitations_info(who).is_empty();
			return AllowanceInfo {
				free: Zero::zero(),
				limit: Zero::zero(),
				recovery_per_hour: Zero::zero(),
				reserve: Zero::zero(),
				protective: Zero::zero(),
				sponsor_pool: None,
				protective_pool: None,
				max_pending: if invited { MAX_PENDING_REGISTRATIONS } else { 0 },
			};
		};
		let usage = Usages::<T>::get(&who);
		let ordinary = T::Allowances::ordinary(participant.role);
		let protective = T::Allowances::protective(participant.role);
		let reserve = T::Allowances::reserve();
		let pools = Self::pools_of(&participant);
		let sponsor_pool = Self::pools_left(&pools, Kind::Ordinary, now);
		let protective_pool = Self::pools_left(&pools, Kind::Protective, now);
		let least =
			|own: BalanceOf<T>, pool: Option<BalanceOf<T>>| pool.map_or(own, |pool| own.min(pool));
		let own = left(usage.as_ref().map(|usage| &usage.ordinary), &ordinary, now);
		let free =
			if participant.is_suspended(now) { Zero::zero() } else { least(own, sponsor_pool) };
		let own = left(usage.as_ref().map(|usage| &usage.protective), &protective, now);
		AllowanceInfo {
			free,
			limit: ordinary.limit,
			recovery_per_hour: ordinary.recovery_per_hour,
			reserve: left(usage.as_ref().map(|usage| &usage.reserve), &reserve, now),
			protective: least(own, protective_pool),
			sponsor_pool,
			protective_pool,
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
	fn all_is_back_when_it_says() {
		for used in [0, 1, 59, 60, 61, 90] {
			let usage = Usage { used, at: HOUR };
			let at = recovered_at(&usage, &ALLOWANCE);
			assert_eq!(left(Some(&usage), &ALLOWANCE, at), 100, "{used}");
			assert!(used == 0 || left(Some(&usage), &ALLOWANCE, at - 1) < 100, "{used}");
		}
		let never = Allowance { limit: 100, recovery_per_hour: 0 };
		assert!(recovered_at(&Usage { used: u64::MAX, at: HOUR }, &never) > HOUR);
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
