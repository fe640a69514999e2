//! Scenarios of the composed runtime: people who sign real transactions, block by block.

mod allowance;
mod consortium;
mod council;
mod emergency;
mod joining;
mod licences;
mod records;
mod recovery;
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

/// Has the council agree on a call: Alice proposes, Bob votes, the motion is closed. Answers what
/// executing it came to.
fn motion(threshold: u32, call: RuntimeCall) -> polkadot_sdk::sp_runtime::DispatchResult {
	use codec::Encode;
	use pallet_collective::{Call, Event};
	use polkadot_sdk::{
		frame_support::dispatch::GetDispatchInfo,
		sp_runtime::traits::{BlakeTwo256, Hash as _},
	};
	let proposal_hash = BlakeTwo256::hash_of(&call);
	let length_bound = u32::try_from(call.encoded_size()).expect("short");
	let proposal_weight_bound = call.get_dispatch_info().call_weight;
	let index = pallet_collective::ProposalCount::<Runtime, configs::CouncilInstance>::get();
	let propose = Call::propose { threshold, proposal: Box::new(call), length_bound };
	succeed("Alice", RuntimeCall::Council(propose));
	if threshold > 1 {
		for voter in ["Alice", "Bob", "Charlie"].into_iter().take(threshold as usize) {
			let vote = Call::vote { proposal: proposal_hash, index, approve: true };
			succeed(voter, RuntimeCall::Council(vote));
		}
		let close = Call::close { proposal_hash, index, proposal_weight_bound, length_bound };
		succeed("Bob", RuntimeCall::Council(close));
	}
	event(|event| match event {
		RuntimeEvent::Council(Event::Executed { proposal_hash: hash, result })
			if hash == proposal_hash =>
		{
			Some(result)
		},
		_ => None,
	})
}
