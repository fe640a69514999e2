//! Half of the hospitals are gone for good: what the substitute of the runtime does.

use super::{
	consortium::{next_slot, run_four, seats, sessions, validators},
	*,
};
use crate::configs::{policy::MinValidators, recovery::Plan};
use polkadot_sdk::sp_consensus_grandpa::{ConsensusLog, GRANDPA_ENGINE_ID};

/// Charlie and Dave are gone; Alice and Bob take over.
fn plan(stuck_set: u64) -> Plan {
	let pair = |lost: &str, successor: &str| (who(lost).into(), who(successor).into());
	Plan {
		block: System::block_number(),
		finalized: 1,
		stuck_set,
		delay: 3,
		lost: vec![pair("Charlie", "Alice"), pair("Dave", "Bob")].leak(),
	}
}

/// What the block tells the nodes about GRANDPA's voters.
fn told() -> Vec<ConsensusLog<BlockNumber>> {
	System::digest()
		.logs
		.iter()
		.filter_map(|log| log.consensus_try_to(&GRANDPA_ENGINE_ID))
		.collect()
}

#[test]
fn the_remaining_hospitals_have_the_council_the_blocks_and_finality() {
	run_four(|| {
		sessions(2);
		assert_eq!(plan(0).carry_out(), Ok(()));
		assert_eq!(Session::validators().len(), 2);
		assert_eq!(pallet_aura::Authorities::<Runtime>::get().len(), 2);
		assert_eq!(MinValidators::get(), 2);
		let mut remain = vec![who("Alice"), who("Bob")];
		remain.sort();
		assert_eq!(seats(), remain);
		// Who was vouched for by one that is gone has somebody.
		let holder = |lost: &str| {
			<Consortium as carechain_primitives::traits::Consortium<_>>::duty_holder(&who(lost))
		};
		assert_eq!(holder("Charlie"), Some(who("Alice")));
		assert_eq!(holder("Dave"), Some(who("Bob")));

		// The nodes are told in the same block, with the block to go on from.
		let signalled = System::block_number();
		Executive::finalize_block();
		let told = told();
		let [ConsensusLog::ForcedChange(1, change)] = &told[..] else {
			panic!("one forced change from block 1 on, not {told:?}")
		};
		assert_eq!((change.delay, change.next_authorities.len()), (3, 2));
		// They count the sets as the nodes will.
		assert_eq!(Grandpa::current_set_id(), 1);
		open_block(next_slot());
		while System::block_number() < signalled + 3 {
			advance_to(next_slot());
		}
		advance_to(next_slot());
		assert_eq!(validators(), ["Alice", "Bob"]);
		sessions(3);
		assert_eq!(validators(), ["Alice", "Bob"]);
		assert_eq!(Grandpa::current_set_id(), 1);
	});
}

/// A pause was planned when finality stopped: the runtime counted a set that no node ever had.
#[test]
fn sets_are_counted_as_the_nodes_do() {
	run_four(|| {
		succeed("Dave", RuntimeCall::Consortium(pallet_care_consortium::Call::pause_validation {}));
		sessions(2);
		advance_to(next_slot());
		assert_eq!(Grandpa::current_set_id(), 1);
		assert_eq!(plan(0).carry_out(), Ok(()));
		assert_eq!(Grandpa::current_set_id(), 1);
		let session = Session::current_index();
		assert_eq!(Grandpa::session_for_set(0), Some(session - 1));
		assert_eq!(Grandpa::session_for_set(1), Some(session));
	});
}

#[test]
fn it_works_in_the_first_block_of_a_session_too() {
	run_four(|| {
		succeed("Dave", RuntimeCall::Consortium(pallet_care_consortium::Call::pause_validation {}));
		while Session::current_index() < 2 {
			advance_to(next_slot());
		}
		// The chain has told of the pause in this very block.
		assert!(Grandpa::pending_change().is_some_and(|change| change.forced.is_none()));
		assert_eq!(plan(0).carry_out(), Ok(()));
		Executive::finalize_block();
		assert!(matches!(&told()[..], [ConsensusLog::ForcedChange(1, _)]), "{:?}", told());
		open_block(next_slot());
	});
}

#[test]
fn what_cannot_be_done_changes_nothing() {
	run_four(|| {
		let before = polkadot_sdk::sp_io::storage::root(Default::default());
		let unchanged = || {
			assert_eq!(polkadot_sdk::sp_io::storage::root(Default::default()), before);
		};
		let pair = |lost: &str, successor: &str| (who(lost).into(), who(successor).into());
		let with = |lost: Vec<([u8; 32], [u8; 32])>| Plan { lost: lost.leak(), ..plan(0) };
		// A successor that is gone too.
		let chain = with(vec![pair("Charlie", "Alice"), pair("Alice", "Charlie")]);
		assert!(chain.carry_out().is_err());
		unchanged();
		assert!(with(vec![pair("Ferdie", "Alice")]).carry_out().is_err());
		unchanged();
		let everybody = ["Alice", "Bob", "Charlie", "Dave"].map(|one| pair(one, "Eve"));
		assert!(with(everybody.to_vec()).carry_out().is_err());
		unchanged();
	});
}
