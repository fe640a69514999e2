//! Hospitals join, validate, are caught and leave: sessions, the council's seats, and what becomes
//! of the duties of one that left.

use super::{
	records::{added, open_folder},
	*,
};
use codec::Encode;
use pallet_care_consortium::{Call, Error, Event};
use polkadot_sdk::{
	frame_support::traits::KeyOwnerProofSystem,
	sp_consensus_grandpa::{
		localized_payload, AuthorityId as GrandpaId, AuthoritySignature, Equivocation,
		EquivocationProof, KEY_TYPE,
	},
	sp_core::{ed25519, Pair, H256},
	sp_keystore::{testing::MemoryKeystore, KeystoreExt},
	sp_runtime::transaction_validity::TransactionSource,
};

const HOSPITALS: [&str; 4] = ["Alice", "Bob", "Charlie", "Dave"];

/// Runs a test on a chain of four validators, of which the minimum is three.
pub(super) fn run_four(test: impl FnOnce()) {
	let mut ext = genesis_of("local_testnet");
	ext.register_extension(KeystoreExt::new(MemoryKeystore::new()));
	ext.execute_with(|| {
		open_block(START);
		test();
		close_block();
	});
}

fn call(call: Call<Runtime>) -> RuntimeCall {
	RuntimeCall::Consortium(call)
}

/// The council agrees, all of it.
fn agreed(call: Call<Runtime>) -> polkadot_sdk::sp_runtime::DispatchResult {
	use polkadot_sdk::sp_runtime::traits::Dispatchable;
	let members = pallet_collective::Members::<Runtime, configs::CouncilInstance>::get();
	let seats = members.len() as u32;
	let origin =
		pallet_collective::RawOrigin::<AccountId, configs::CouncilInstance>::Members(seats, seats);
	let done = RuntimeCall::Consortium(call).dispatch(origin.into());
	done.map(|_| ()).map_err(|failed| failed.error)
}

/// Makes new session keys for a hospital, and the call that sets them.
fn set_keys(owner: &str) -> RuntimeCall {
	let made = SessionKeys::generate(&who(owner).encode(), None);
	RuntimeCall::Session(pallet_session::Call::set_keys {
		keys: made.keys,
		proof: made.proof.encode(),
	})
}

fn departure(hospital: &str, departure: Departure<AccountId>) -> Call<Runtime> {
	Call::remove_hospital { hospital: who(hospital), departure }
}

/// The time of the next slot whose turn it is for a validator that is not disabled.
pub(super) fn next_slot() -> Moment {
	let validators = pallet_session::Validators::<Runtime>::get().len() as u64;
	let disabled = Session::disabled_validators();
	let mut time = now();
	loop {
		time += constants::SLOT_DURATION;
		let turn = (time / constants::SLOT_DURATION) % validators;
		if !disabled.contains(&(turn as u32)) {
			return time;
		}
	}
}

/// Makes blocks until so many sessions have begun, and one more: GRANDPA's authorities change at the
/// end of a block.
pub(super) fn sessions(count: u32) {
	let last = Session::current_index() + count;
	while Session::current_index() < last {
		advance_to(next_slot());
	}
	advance_to(next_slot());
}

/// Who makes blocks in this session, in the order of names.
pub(super) fn validators() -> Vec<&'static str> {
	let accounts = Session::validators();
	let known = ["Alice", "Bob", "Charlie", "Dave", "Eve", "Ferdie"];
	let found: Vec<_> = known.into_iter().filter(|name| accounts.contains(&who(name))).collect();
	assert_eq!(found.len(), accounts.len());
	// Both kinds of authorities follow.
	assert_eq!(pallet_aura::Authorities::<Runtime>::get().len(), accounts.len());
	assert_eq!(Grandpa::grandpa_authorities().len(), accounts.len());
	found
}

pub(super) fn seats() -> Vec<AccountId> {
	pallet_collective::Members::<Runtime, configs::CouncilInstance>::get()
}

#[test]
fn a_hospital_is_admitted_sets_keys_and_validates_two_sessions_later() {
	run_four(|| {
		let no_validator = pallet_session::Error::<Runtime>::NoAssociatedValidatorId;
		// It is free for seats. An auditor may pay for it, and is no hospital.
		assert_eq!(submit("Eve", set_keys("Eve")), Err(PAYMENT));
		endow(&who("Eve"), constants::CARE);
		fail("Eve", set_keys("Eve"), no_validator);
		assert_eq!(agreed(Call::admit_hospital { hospital: who("Ferdie") }), Ok(()));
		assert!(seats().contains(&who("Ferdie")));
		let info = Participants::participant_info(who("Ferdie")).expect("it is a participant");
		assert_eq!(info.role, Role::Hospital);
		succeed("Ferdie", set_keys("Ferdie"));
		sessions(1);
		assert_eq!(validators(), HOSPITALS);
		sessions(1);
		assert_eq!(validators(), ["Alice", "Bob", "Charlie", "Dave", "Ferdie"]);
	});
}

#[test]
fn the_first_block_of_a_session_takes_transactions() {
	run_four(|| {
		let session = Session::current_index();
		while Session::current_index() == session {
			advance_to(next_slot());
		}
		succeed("Alice", invite("Peter", Role::Patient));
		let used = System::block_weight().total();
		let limit = constants::MAXIMUM_BLOCK_WEIGHT;
		assert!(used.ref_time() < limit.ref_time() / 4, "{used} of {limit}");
	});
}

#[test]
fn keys_come_with_a_proof_of_their_possession() {
	run_four(|| {
		// Made for another owner.
		let RuntimeCall::Session(pallet_session::Call::set_keys { keys, proof }) =
			set_keys("Alice")
		else {
			unreachable!()
		};
		let stolen = RuntimeCall::Session(pallet_session::Call::set_keys { keys, proof });
		fail("Bob", stolen, pallet_session::Error::<Runtime>::InvalidProof);
	});
}

#[test]
fn rotated_keys_come_into_force_without_a_change_of_the_set() {
	run_four(|| {
		let before = Grandpa::grandpa_authorities();
		succeed("Bob", set_keys("Bob"));
		sessions(2);
		assert_eq!(validators(), HOSPITALS);
		let after = Grandpa::grandpa_authorities();
		assert_eq!(before.iter().filter(|one| !after.contains(one)).count(), 1);
	});
}

#[test]
fn nobody_purges_keys_behind_the_minimums_back() {
	run_four(|| {
		let purge = || RuntimeCall::Session(pallet_session::Call::purge_keys {});
		let filtered = frame_system::Error::<Runtime>::CallFiltered;
		fail("Bob", purge(), filtered);
		fail("Bob", batch_all(vec![purge()]), frame_system::Error::<Runtime>::CallFiltered);
		assert!(pallet_session::NextKeys::<Runtime>::contains_key(who("Bob")));
	});
}

#[test]
fn one_that_leaves_makes_no_blocks_and_has_no_seat() {
	run_four(|| {
		let leave = Departure::Leaving { successor: who("Bob") };
		assert_eq!(agreed(departure("Dave", leave)), Ok(()));
		assert!(!seats().contains(&who("Dave")));
		assert!(Participants::participant_info(who("Dave")).is_none());
		sessions(2);
		assert_eq!(validators(), ["Alice", "Bob", "Charlie"]);
		// Three are the minimum.
		let removed = agreed(departure("Charlie", Departure::ForCause));
		assert_eq!(removed, Err(Error::<Runtime>::MinValidatorsReached.into()));
		fail("Charlie", call(Call::pause_validation {}), Error::<Runtime>::MinValidatorsReached);
	});
}

#[test]
fn a_third_of_the_council_admits_and_removes_nobody() {
	run_four(|| {
		use polkadot_sdk::sp_runtime::traits::Dispatchable;
		type Members = pallet_collective::RawOrigin<AccountId, configs::CouncilInstance>;
		for change in [
			Call::admit_hospital { hospital: who("Ferdie") },
			departure("Dave", Departure::ForCause),
			Call::reinstate_validator { hospital: who("Dave") },
		] {
			let done = call(change).dispatch(Members::Members(2, 4).into());
			assert_eq!(done.map_err(|failed| failed.error), Err(DispatchError::BadOrigin));
		}
	});
}

#[test]
fn one_that_pauses_steps_out_and_comes_back() {
	run_four(|| {
		succeed("Dave", call(Call::pause_validation {}));
		sessions(2);
		assert_eq!(validators(), ["Alice", "Bob", "Charlie"]);
		assert!(seats().contains(&who("Dave")));
		succeed("Dave", call(Call::resume_validation {}));
		sessions(2);
		assert_eq!(validators(), HOSPITALS);
	});
}

/// Two votes of one validator in one round.
fn equivocation(pair: &ed25519::Pair) -> EquivocationProof<H256, BlockNumber> {
	use finality_grandpa::{Message, Prevote};
	let (round, set_id) = (1, pallet_grandpa::CurrentSetId::<Runtime>::get());
	let vote = |hash| {
		let vote = Prevote { target_hash: hash, target_number: 1 };
		let message = Message::Prevote(vote.clone());
		let signature = pair.sign(&localized_payload(round, set_id, &message));
		(vote, AuthoritySignature::from(signature))
	};
	let votes = finality_grandpa::Equivocation {
		round_number: round,
		identity: GrandpaId::from(pair.public()),
		first: vote(H256::repeat_byte(1)),
		second: vote(H256::repeat_byte(2)),
	};
	EquivocationProof::new(set_id, Equivocation::Prevote(votes))
}

#[test]
fn one_that_votes_twice_is_reported_disabled_and_out_until_the_council_lets_it_back() {
	run_four(|| {
		let pair = ed25519::Pair::from_string("//Dave", None).expect("it is a path");
		let key = GrandpaId::from(pair.public());
		let key_owner_proof = Historical::prove((KEY_TYPE, key)).expect("it is an authority");
		let report = RuntimeCall::Grandpa(pallet_grandpa::Call::report_equivocation_unsigned {
			equivocation_proof: Box::new(equivocation(&pair)),
			key_owner_proof,
		});
		let report = UncheckedExtrinsic::new_bare(report);
		// Nobody else's word: a report enters by the node that saw it.
		let hash = System::parent_hash();
		assert!(Executive::validate_transaction(TransactionSource::External, report.clone(), hash)
			.is_err());
		assert_eq!(apply(report.clone()), Ok(Ok(())));
		event(|event| match event {
			RuntimeEvent::Consortium(Event::OffenceReported { hospital, excluded: true }) => {
				assert_eq!(hospital, who("Dave"));
				Some(())
			},
			_ => None,
		});
		assert_eq!(Session::disabled_validators(), [3]);
		// Once is enough.
		assert!(apply(report).is_err());
		sessions(2);
		assert_eq!(validators(), ["Alice", "Bob", "Charlie"]);
		fail("Dave", call(Call::resume_validation {}), Error::<Runtime>::NotPaused);
		assert_eq!(agreed(Call::reinstate_validator { hospital: who("Dave") }), Ok(()));
		sessions(2);
		assert_eq!(validators(), HOSPITALS);
	});
}

#[test]
fn an_unchanged_set_is_not_planned_anew() {
	run_four(|| {
		let set_id = pallet_grandpa::CurrentSetId::<Runtime>::get();
		sessions(3);
		assert_eq!(pallet_grandpa::CurrentSetId::<Runtime>::get(), set_id);
	});
}

#[test]
fn the_duties_of_one_that_left_pass_on() {
	for left in [Departure::Leaving { successor: who("Bob") }, Departure::ForCause] {
		run_four(|| {
			let suspend = |who_is_it: &str| {
				RuntimeCall::Participants(pallet_care_identity::Call::suspend_participant {
					who: who(who_is_it),
					reason: SuspensionReason::Misuse,
					until: Some(now() + MINUTE),
				})
			};
			let withdraw = |invitee: &str| {
				RuntimeCall::Participants(pallet_care_identity::Call::withdraw_invitation {
					invitee: who(invitee),
					sponsor: who("Dave"),
				})
			};
			// Dave vouches for a patient, invites another, keeps a folder.
			succeed("Dave", invite("Paula", Role::Patient));
			succeed("Paula", register_with("Dave", "Paula"));
			succeed("Dave", invite("Invited", Role::Patient));
			let custody = EmergencyPolicy::Custodian(who("Dave"));
			let (folder, _) = open_folder("Paula", custody);
			succeed("Paula", super::records::add(folder, 0, SealedTo::Folder, "one", None));
			let _ = added();
			assert_eq!(agreed(departure("Dave", left.clone())), Ok(()));
			advance_to(next_slot());

			// Custody ended with it: nothing more is sealed to keys that it has.
			let info = RecordAccess::folder_info(folder).expect("it is there");
			assert!(info.rotation_due);
			// It has no say any more.
			assert!(send("Dave", suspend("Paula")).is_err());
			let heir = Participants::participant_info(who("Paula")).and_then(|info| info.sponsor);
			match left {
				Departure::Leaving { .. } => {
					assert_eq!(heir, Some(who("Bob")));
					succeed("Bob", withdraw("Invited"));
					succeed("Bob", suspend("Paula"));
				},
				Departure::ForCause => {
					assert_eq!(heir, None);
					fail(
						"Bob",
						suspend("Paula"),
						pallet_care_identity::Error::<Runtime>::NotAuthorized,
					);
					// The council has them.
					use polkadot_sdk::sp_runtime::traits::Dispatchable;
					assert!(suspend("Paula").dispatch(council(3)).is_ok());
				},
			}
		});
	}
}

#[test]
fn time_without_blocks_is_no_running_time() {
	use carechain_primitives::traits::RunningTime;
	run(|| {
		let running = <Consortium as RunningTime>::now;
		advance(7 * DAY);
		assert_eq!(running(), now());
		stand_still(7 * DAY);
		assert_eq!(running() + 7 * DAY, now() + pallet_care_consortium::MAX_STEP);
	});
}
