//! Scenarios of the composed runtime: people who sign real transactions, block by block.

mod allowance;
mod bills;
mod consortium;
mod council;
mod disputes;
mod emergency;
mod joining;
mod key_recovery;
mod licences;
mod motions;
mod purses;
mod records;
mod recovery;
mod rotation;
mod sponsors;
mod staff;
mod statements;
mod stolen_keys;
mod visits;

use super::support::*;
use crate::*;
use carechain_primitives::*;
use polkadot_sdk::sp_runtime::{
	transaction_validity::{InvalidTransaction, TransactionValidityError},
	DispatchError,
};

/// The transaction's fee cannot be paid, and it is not free.
const PAYMENT: TransactionValidityError =
	TransactionValidityError::Invalid(InvalidTransaction::Payment);

/// A transfer: what is never free.
fn transfer(to: &str) -> RuntimeCall {
	RuntimeCall::Balances(pallet_balances::Call::transfer_keep_alive {
		dest: who(to).into(),
		value: constants::CARE,
	})
}

/// An ordinary free call.
fn update_profile(seed: u32) -> RuntimeCall {
	RuntimeCall::Participants(pallet_care_identity::Call::update_profile {
		profile: Some(content(seed)),
	})
}

fn batch_all(calls: Vec<RuntimeCall>) -> RuntimeCall {
	RuntimeCall::Utility(pallet_utility::Call::batch_all { calls })
}

fn act_for(principal: AccountId, call: RuntimeCall) -> RuntimeCall {
	RuntimeCall::Participants(pallet_care_identity::Call::act_for {
		principal,
		call: Box::new(call),
	})
}

/// What a transaction in this block was waived, and for whom.
fn waived() -> Option<(AccountId, Balance)> {
	events().into_iter().rev().find_map(|event| match event {
		RuntimeEvent::Participants(pallet_care_identity::Event::FeeWaived { who, amount }) => {
			Some((who, amount))
		},
		_ => None,
	})
}

/// What an account can spend.
fn free(name: &str) -> Balance {
	Balances::free_balance(who(name))
}

/// What is held of an account in escrow.
fn held(name: &str) -> Balance {
	use polkadot_sdk::frame_support::traits::fungible::InspectHold;
	Balances::balance_on_hold(
		&RuntimeHoldReason::Escrow(pallet_care_escrow::HoldReason::Escrow),
		&who(name),
	)
}

/// Has the council of three agree on a call: Alice proposes it, Alice and Bob vote for it, and the
/// motion is closed. Answers what executing it came to.
fn motion(call: RuntimeCall) -> polkadot_sdk::sp_runtime::DispatchResult {
	let motion = motions::Motion::propose("Alice", call);
	motion.vote(["Alice", "Bob"]);
	succeed("Bob", motion.closing());
	motion.executed().expect("it was executed")
}
