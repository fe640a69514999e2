//! Tests: a file per act.

mod claim;
mod conservation;
mod genesis;
mod give_back;
mod open;
mod purses;
mod reduce;
mod reschedule;
mod settle;

use crate::{mock::*, settlement::Payout, Error, Event, HoldReason};
use carechain_primitives::{traits::Escrow as _, EscrowId, Moment, Payment, Settlement};
use frame::{
	deps::sp_runtime::Permill,
	prelude::fungible::{Inspect as _, InspectHold as _},
	testing_prelude::*,
};

const DUE_AT: Moment = 5_000;

fn open(amount: u64) -> EscrowId {
	Escrow::open(&PAYER, &PAYER, &PAYEE, amount, 7, (DUE_AT, Settlement::Refund))
		.expect("can be opened")
}

fn held(who: u64) -> u64 {
	Balances::balance_on_hold(&HoldReason::Escrow.into(), &who)
}

fn free(who: u64) -> u64 {
	Balances::balance(&who)
}

fn split(percent: u32) -> Settlement {
	Settlement::Split { payee_share: Permill::from_percent(percent) }
}

/// The escrow's own events, oldest first.
fn events() -> Vec<Event<Test>> {
	System::events()
		.into_iter()
		.filter_map(|record| match record.event {
			RuntimeEvent::Escrow(event) => Some(event),
			_ => None,
		})
		.collect()
}

/// What the last settlement paid, and whether it was redirected.
fn settled() -> (Payout<u64>, bool) {
	events()
		.into_iter()
		.rev()
		.find_map(|event| match event {
			Event::EscrowSettled { to_payee, to_payer, to_dust, redirected, .. } => {
				Some((Payout { to_payee, to_payer, to_dust }, redirected))
			},
			_ => None,
		})
		.expect("an escrow settled")
}

/// Lets an account spend down to `keep`, which an invitation allows to be below the existential
/// deposit.
fn drain(who: u64, keep: u64) {
	invite(who);
	assert_ok!(Balances::transfer_allow_death(
		RuntimeOrigin::signed(who),
		STRANGER,
		free(who) - keep
	));
	assert_eq!(free(who), keep);
}

fn freeze(who: u64, amount: u64) -> DispatchResult {
	use frame::prelude::fungible::MutateFreeze as _;
	Balances::set_freeze(&other::FreezeReason::Other.into(), &who, amount)
}

fn hold_elsewhere(who: u64, amount: u64) {
	use frame::prelude::fungible::MutateHold as _;
	assert_ok!(Balances::hold(&other::HoldReason::Other.into(), &who, amount));
}
