//! Classes of calls: what a call costs its signer, and what a call that carries others counts as.

use crate::*;
use alloc::vec::Vec;
use carechain_primitives::{CallClass, DelegationScope};

/// The deepest nesting of calls that is looked into. What is deeper is paid, and covered by no
/// delegation.
pub const MAX_NESTING: u32 = 8;

/// Says what a call costs its signer. The runtime implements it for its calls; calls that carry
/// calls are classified by [`classify_nested`].
pub trait CallClassifier<Call> {
	/// The class of the call.
	fn classify(call: &Call) -> CallClass;
}

/// What a call is to the helpers of this module.
pub enum Shape<'a, Call, Verdict> {
	/// A call of its own, and what is to be said of it.
	Leaf(Verdict),
	/// A call that carries these, like a batch or [`Pallet::act_for`].
	Carrier(Vec<&'a Call>),
}

/// The class of a call that carries calls of these classes.
///
/// It is protective only if all are, and free only if all are free or protective. One call for
/// seats makes it one for seats. A carrier of nothing is paid, and so is one of a registration:
/// that is free on its own only.
pub fn combine(classes: impl IntoIterator<Item = CallClass>) -> CallClass {
	let mut combined = None;
	for class in classes {
		combined = match (combined, class) {
			(_, CallClass::Paid | CallClass::Registration) => return CallClass::Paid,
			(None | Some(CallClass::Protective), CallClass::Protective) => {
				Some(CallClass::Protective)
			},
			(Some(CallClass::Seat), _) | (_, CallClass::Seat) => Some(CallClass::Seat),
			_ => Some(CallClass::Free),
		};
	}
	combined.unwrap_or(CallClass::Paid)
}

/// The class of a call, looking into the calls it carries.
pub fn classify_nested<'a, Call>(
	call: &'a Call,
	shape: impl Fn(&'a Call) -> Shape<'a, Call, CallClass>,
) -> CallClass {
	classify_at(call, &shape, MAX_NESTING)
}

fn classify_at<'a, Call>(
	call: &'a Call,
	shape: &impl Fn(&'a Call) -> Shape<'a, Call, CallClass>,
	depth: u32,
) -> CallClass {
	match shape(call) {
		Shape::Leaf(class) => class,
		Shape::Carrier(calls) => match depth.checked_sub(1) {
			Some(depth) => combine(calls.into_iter().map(|call| classify_at(call, shape, depth))),
			None => CallClass::Paid,
		},
	}
}

/// Whether a call is covered, looking into the calls it carries: a carrier is only if it carries
/// something and all of it is covered.
pub fn covers_nested<'a, Call>(
	call: &'a Call,
	shape: impl Fn(&'a Call) -> Shape<'a, Call, bool>,
) -> bool {
	covers_at(call, &shape, MAX_NESTING)
}

fn covers_at<'a, Call>(
	call: &'a Call,
	shape: &impl Fn(&'a Call) -> Shape<'a, Call, bool>,
	depth: u32,
) -> bool {
	match shape(call) {
		Shape::Leaf(covered) => covered,
		Shape::Carrier(calls) => depth.checked_sub(1).is_some_and(|depth| {
			!calls.is_empty() && calls.into_iter().all(|call| covers_at(call, shape, depth))
		}),
	}
}

impl<T: Config> Pallet<T> {
	/// The class of a call of this pallet, for the runtime's [`CallClassifier`]. `act_for` carries
	/// another call, which the runtime has to look into.
	pub fn call_class(call: &Call<T>) -> CallClass {
		match call {
			Call::register { .. } | Call::decline_invitation { .. } => CallClass::Registration,
			Call::set_purse { purse, .. } if purse.is_zero() => CallClass::Protective,
			// Accepting a sponsor is free without one, or nobody would get back in without coins.
			Call::accept_sponsorship { .. }
			| Call::decline_sponsorship { .. }
			| Call::withdraw_offer { .. }
			| Call::withdraw_invitation { .. }
			| Call::rotate_encryption_key { .. }
			| Call::set_backup { .. }
			| Call::report_key_compromised { .. }
			| Call::deregister { .. }
			| Call::dismiss_delegate { .. }
			| Call::resign_delegation { .. }
			| Call::thaw_money { .. }
			| Call::withdraw_remedy_support { .. }
			| Call::object_to_remedy { .. } => CallClass::Protective,
			Call::invite { .. }
			| Call::offer_sponsorship { .. }
			| Call::end_sponsorship { .. }
			| Call::update_profile { .. }
			| Call::suspend_participant { .. }
			| Call::reinstate_participant { .. }
			| Call::appoint_delegate { .. }
			| Call::open_keyless_account { .. }
			| Call::appoint_guardian { .. }
			| Call::set_purse { .. }
			| Call::propose_purse { .. }
			| Call::confirm_purse { .. }
			| Call::set_recovery_contacts { .. }
			| Call::support_remedy { .. }
			| Call::complete_remedy { .. } => CallClass::Free,
			Call::act_for { .. }
			| Call::act_as { .. }
			| Call::stop_inviting { .. }
			| Call::allow_inviting { .. }
			| Call::decide_remedy { .. }
			| Call::__Ignore(..) => CallClass::Paid,
		}
	}

	/// Whether a delegation covers a call of this pallet, for the runtime's [`CallScopes`]: only
	/// a guardian speaks for who the principal is. `act_for` carries another call, which the runtime
	/// has to look into; staff makes it for those who appointed its organisation. The two hospitals
	/// that set a purse do so themselves, or one person could be both.
	pub fn scope_covers(scope: DelegationScope, call: &Call<T>) -> bool {
		match scope {
			// Who replaces whose key is everybody's own word, and a guardian objects in its own name.
			DelegationScope::Guardian => !matches!(
				call,
				Call::act_for { .. }
					| Call::act_as { .. }
					| Call::set_recovery_contacts { .. }
					| Call::support_remedy { .. }
					| Call::withdraw_remedy_support { .. }
					| Call::object_to_remedy { .. }
					| Call::complete_remedy { .. }
					| Call::decide_remedy { .. }
					| Call::register { .. }
					| Call::propose_purse { .. }
					| Call::confirm_purse { .. }
					| Call::decline_invitation { .. }
					| Call::__Ignore(..)
			),
			DelegationScope::Invitations => matches!(
				call,
				Call::invite { .. }
					| Call::withdraw_invitation { .. }
					| Call::open_keyless_account { .. }
			),
			// A stolen key does not wait for the safe to be opened. Lifting it does.
			DelegationScope::Emergencies => matches!(
				call,
				Call::suspend_participant { reason: SuspensionReason::KeyCompromised, .. }
			),
			DelegationScope::Desk | DelegationScope::Records => {
				matches!(call, Call::act_for { .. })
			},
			DelegationScope::Access | DelegationScope::Licences => false,
		}
	}
}
