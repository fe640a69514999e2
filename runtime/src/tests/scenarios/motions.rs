//! Motions of the council: what they take, who can open how many, and how they end.

use super::*;
use crate::configs::{
	motions::{threshold, Proportion, MAX_MOTION_LENGTH},
	CouncilInstance,
};
use codec::Encode;
use pallet_care_consortium::Call as ConsortiumCall;
use pallet_collective::{Call, Error, Event, Members};
use polkadot_sdk::{
	frame_support::{dispatch::GetDispatchInfo, weights::Weight},
	sp_core::H256,
	sp_runtime::{
		traits::{BlakeTwo256, Dispatchable, Hash as _},
		DispatchResult,
	},
};

const FILTERED: frame_system::Error<Runtime> = frame_system::Error::CallFiltered;

/// A motion that is open, or was.
pub(super) struct Motion {
	hash: H256,
	index: u32,
	weight: Weight,
	length: u32,
}

impl Motion {
	/// A hospital proposes it, with the threshold that it takes.
	#[track_caller]
	pub(super) fn propose(seat: &str, call: RuntimeCall) -> Self {
		let index = pallet_collective::ProposalCount::<Runtime, CouncilInstance>::get();
		let motion = Self {
			hash: BlakeTwo256::hash_of(&call),
			index,
			weight: call.get_dispatch_info().call_weight,
			length: u32::try_from(call.encoded_size()).expect("short"),
		};
		let threshold = threshold(&call).expect("the council can do it");
		assert_eq!(sign(seat, propose(threshold, call)), Ok(()), "{seat} proposes");
		motion
	}

	#[track_caller]
	pub(super) fn vote<'a>(&self, ayes: impl IntoIterator<Item = &'a str>) {
		for seat in ayes {
			let vote = Call::vote { proposal: self.hash, index: self.index, approve: true };
			assert_eq!(sign(seat, RuntimeCall::Council(vote)), Ok(()), "{seat} votes");
		}
	}

	/// Names its call.
	pub(super) fn hash(&self) -> H256 {
		self.hash
	}

	/// What closes it.
	pub(super) fn closing(&self) -> RuntimeCall {
		RuntimeCall::Council(Call::close {
			proposal_hash: self.hash,
			index: self.index,
			proposal_weight_bound: self.weight,
			length_bound: self.length,
		})
	}

	/// What executing it in this block came to; `None` if it was not executed.
	pub(super) fn executed(&self) -> Option<DispatchResult> {
		events().into_iter().rev().find_map(|event| match event {
			RuntimeEvent::Council(Event::Executed { proposal_hash, result })
				if proposal_hash == self.hash =>
			{
				Some(result)
			},
			_ => None,
		})
	}

	fn is_open(&self) -> bool {
		pallet_collective::Voting::<Runtime, CouncilInstance>::contains_key(self.hash)
	}
}

fn propose(threshold: u32, call: RuntimeCall) -> RuntimeCall {
	let length_bound = u32::try_from(call.encoded_size()).expect("short");
	RuntimeCall::Council(Call::propose { threshold, proposal: Box::new(call), length_bound })
}

/// A call of somebody whose transactions are of no concern here.
fn sign(name: &str, call: RuntimeCall) -> DispatchResult {
	let done = call.dispatch(RuntimeOrigin::signed(who(name)));
	done.map(|_| ()).map_err(|failed| failed.error)
}

fn council_error(error: Error<Runtime, CouncilInstance>) -> DispatchResult {
	Err(error.into())
}

fn admit_auditor(seed: u32) -> RuntimeCall {
	RuntimeCall::Consortium(ConsortiumCall::admit_auditor {
		auditor: who(&format!("Auditor{seed}")),
		affiliation: None,
	})
}

fn whitelist(seed: u64) -> RuntimeCall {
	let call_hash = H256::from_low_u64_be(seed);
	RuntimeCall::Whitelist(pallet_whitelist::Call::whitelist_call { call_hash })
}

/// The names of the seats, in no order.
fn seat(number: usize) -> String {
	["Alice", "Bob", "Charlie"]
		.get(number)
		.map_or_else(|| format!("Hospital{number}"), |name| (*name).into())
}

/// Admits hospitals, and removes them, until there are so many seats.
fn with_seats(count: usize) -> Vec<String> {
	let all = |call: ConsortiumCall<Runtime>| {
		let seats = Members::<Runtime, CouncilInstance>::decode_len().expect("there are") as u32;
		let done = RuntimeCall::Consortium(call).dispatch(council_of(seats, seats));
		assert!(done.is_ok(), "{done:?}");
	};
	for number in 3..count {
		all(ConsortiumCall::admit_hospital { hospital: who(&seat(number)) });
	}
	for number in count..3 {
		let departure = Departure::ForCause;
		all(ConsortiumCall::remove_hospital { hospital: who(&seat(number)), departure });
	}
	(0..count).map(seat).collect()
}

/// The block in which motions that were proposed now are past their end.
fn past_the_end() {
	System::set_block_number(System::block_number() + 5 * constants::DAYS);
}

#[test]
fn silence_is_no_consent_in_a_council_of_any_size() {
	for count in 1..=12 {
		run(|| {
			let seats = with_seats(count);
			let mut number = 0;
			for (call, proportion) in [
				(admit_auditor as fn(u32) -> RuntimeCall, Proportion::MoreThanHalf),
				(|seed| whitelist(seed.into()), Proportion::TwoThirds),
			] {
				let needed = proportion.of(count as u32) as usize;
				let mut next = || {
					number += 1;
					call(number)
				};
				assert!(needed * 2 > count, "{needed} of {count} are more than half");
				if proportion == Proportion::TwoThirds {
					assert!(needed * 3 >= count * 2, "{needed} of {count} are two thirds");
				}
				if needed == 1 {
					// In a council of one, its proposing is the decision.
					assert_eq!(sign(&seats[0], propose(1, next())), Ok(()));
					continue;
				}
				// One too few, early and late, however few say no.
				for ayes in 0..needed {
					let motion = Motion::propose(&seats[0], next());
					motion.vote(seats.iter().take(ayes).map(String::as_str));
					let close = || sign(&seats[0], motion.closing());
					assert_eq!(close(), council_error(Error::TooEarly), "{ayes} of {count}");
					let began = System::block_number();
					past_the_end();
					assert_eq!(close(), Ok(()), "{ayes} of {count}");
					assert_eq!(motion.executed(), None, "{ayes} of {count}");
					assert!(!motion.is_open());
					System::set_block_number(began);
				}
				// Enough, early and late.
				for late in [false, true] {
					let motion = Motion::propose(&seats[0], next());
					motion.vote(seats.iter().take(needed).map(String::as_str));
					let began = System::block_number();
					if late {
						past_the_end();
					}
					assert_eq!(sign(&seats[0], motion.closing()), Ok(()));
					assert_eq!(motion.executed(), Some(Ok(())), "{needed} of {count}");
					System::set_block_number(began);
				}
			}
		});
	}
}

#[test]
fn three_of_five_hospitals_become_no_root() {
	run(|| {
		let seats = with_seats(5);
		let issue = RuntimeCall::Consortium(ConsortiumCall::issue {
			beneficiary: who("Paula"),
			amount: 1_000_000 * constants::CARE,
		});
		let call_hash = BlakeTwo256::hash_of(&issue);
		let batch = pallet_utility::Call::batch_all {
			calls: vec![
				RuntimeCall::Whitelist(pallet_whitelist::Call::whitelist_call { call_hash }),
				RuntimeCall::Whitelist(
					pallet_whitelist::Call::dispatch_whitelisted_call_with_preimage {
						call: Box::new(issue),
					},
				),
			],
		};
		let motion = Motion::propose("Alice", RuntimeCall::Utility(batch));
		motion.vote(seats.iter().take(3).map(String::as_str));
		past_the_end();
		assert_eq!(sign("Alice", motion.closing()), Ok(()));
		assert_eq!(motion.executed(), None);
		assert_eq!(free("Paula"), 0);
	});
}

#[test]
fn the_threshold_is_the_motions_and_not_its_proposers() {
	run(|| {
		let seats = with_seats(6);
		for (call, right) in [(admit_auditor(0), 4), (whitelist(0), 4), (whitelist(1), 4)] {
			for given in (0..=seats.len() as u32 + 1).filter(|given| *given != right) {
				let propose = propose(given, call.clone());
				assert_eq!(sign("Alice", propose.clone()), Err(FILTERED.into()), "{given}");
				// Nor in a batch, which carries on where it is let.
				let batch = pallet_utility::Call::force_batch { calls: vec![propose] };
				assert_eq!(sign("Alice", RuntimeCall::Utility(batch)), Ok(()));
			}
		}
		let open = pallet_collective::Proposals::<Runtime, CouncilInstance>::get();
		assert!(open.is_empty(), "nobody keeps a motion from being proposed");
		Motion::propose("Alice", whitelist(0));
	});
}

#[test]
fn what_the_council_cannot_do_is_no_motion() {
	run(|| {
		let paid = || transfer("Alice");
		let long = batch_all(vec![whitelist(0); MAX_MOTION_LENGTH as usize / 30]);
		for call in [
			paid(),
			update_profile(1),
			batch_all(vec![]),
			batch_all(vec![whitelist(0), paid()]),
			batch_all(vec![batch_all(vec![whitelist(0)])]),
			propose(2, whitelist(0)),
			act_for(who("Alice"), whitelist(0)),
			long.clone(),
		] {
			for threshold in 1..=3 {
				let refused = sign("Alice", propose(threshold, call.clone()));
				assert_eq!(refused, Err(FILTERED.into()), "{call:?}");
			}
		}
		assert_eq!(threshold(&long), Some(2), "it is only too long");
	});
}

/// For each call of the runtime: what a motion takes is what the origin of the call asks for.
#[test]
fn each_threshold_is_that_of_the_calls_origin() {
	run(|| {
		let mut decided = 0;
		for call in crate::tests::constants::one_of_each_call() {
			let proportion = Proportion::deciding(&call);
			for seats in 1..=12 {
				let accepted =
					|ayes| {
						polkadot_sdk::frame_support::storage::with_transaction(|| {
							let done = call.clone().dispatch(council_of(ayes, seats));
							let refused = done.is_err_and(|failed| {
								failed.error == DispatchError::BadOrigin
									|| failed.error == FILTERED.into()
							});
							polkadot_sdk::frame_support::storage::TransactionOutcome::Rollback(
								Ok::<_, DispatchError>(!refused),
							)
						})
						.expect("the layer is there")
					};
				if let Some(proportion) = proportion {
					let needed = proportion.of(seats);
					assert!(accepted(needed), "{call:?} by {needed} of {seats}");
					let fewer = (0..needed).any(accepted);
					assert!(!fewer, "{call:?} by fewer than {needed} of {seats}");
				} else {
					// What any origin may do is nothing that the council decides.
					let anybody = matches!(
						call,
						RuntimeCall::Utility(_)
							| RuntimeCall::System(
								frame_system::Call::remark { .. }
									| frame_system::Call::apply_authorized_upgrade { .. }
							)
					);
					assert!(anybody || !accepted(seats), "{call:?} is a motion");
				}
			}
			decided += usize::from(proportion.is_some());
		}
		assert!(decided > 20, "{decided} calls are the council's");
	});
}

#[test]
fn one_seat_does_not_use_up_the_councils_motions() {
	run(|| {
		let most = Consortium::motions_per_seat();
		assert_eq!(most, 10, "of a hundred for three seats");
		let mut open = Vec::new();
		for number in 0..u64::from(most) {
			open.push(Motion::propose("Alice", whitelist(number)));
		}
		let error = || Err(pallet_care_consortium::Error::<Runtime>::MaxMotionsExceeded.into());
		assert_eq!(sign("Alice", propose(2, whitelist(99))), error());
		Motion::propose("Bob", whitelist(99));
		// A motion that was decided counts no longer.
		open[0].vote(["Bob", "Charlie"]);
		assert_eq!(sign("Alice", open[0].closing()), Ok(()));
		Motion::propose("Alice", whitelist(100));
		assert_eq!(sign("Alice", propose(2, whitelist(101))), error());
	});
}

#[test]
fn a_motion_follows_the_seats() {
	run(|| {
		let motion = Motion::propose("Alice", whitelist(1));
		motion.vote(["Alice", "Bob"]);
		with_seats(6);
		// Two of three were enough, two of six are not: nor is the motion used up by trying.
		assert_eq!(sign("Alice", motion.closing()), council_error(Error::TooEarly));
		assert!(motion.is_open());
		motion.vote(["Charlie", "Hospital3"]);
		assert_eq!(sign("Alice", motion.closing()), Ok(()));
		assert_eq!(motion.executed(), Some(Ok(())));
		// Fewer seats take fewer. Who left has no vote.
		let motion = Motion::propose("Alice", admit_auditor(1));
		motion.vote(["Alice", "Hospital5"]);
		for number in 3..6 {
			let remove = ConsortiumCall::remove_hospital {
				hospital: who(&seat(number)),
				departure: Departure::ForCause,
			};
			let seats = 9 - number as u32;
			assert!(RuntimeCall::Consortium(remove).dispatch(council_of(seats, seats)).is_ok());
		}
		assert_eq!(sign("Alice", motion.closing()), council_error(Error::TooEarly));
		motion.vote(["Bob"]);
		assert_eq!(sign("Alice", motion.closing()), Ok(()));
		assert_eq!(motion.executed(), Some(Ok(())));
	});
}

#[test]
fn what_nobody_closed_in_time_closes_by_itself() {
	run(|| {
		let dropped = Motion::propose("Alice", whitelist(1));
		dropped.vote(["Alice"]);
		let agreed = Motion::propose("Alice", whitelist(2));
		agreed.vote(["Alice", "Bob"]);
		advance(A_MOMENT);
		advance(A_MOMENT);
		assert!(dropped.is_open() && agreed.is_open(), "their time is not over");
		past_the_end();
		// Each block looks at one.
		let mut executed = None;
		for _ in 0..3 {
			close_block();
			executed = executed.or(agreed.executed());
			open_block(now() + A_MOMENT);
		}
		assert!(!dropped.is_open() && !agreed.is_open());
		assert_eq!(executed, Some(Ok(())), "enough had agreed");
		let white = |seed| {
			pallet_whitelist::WhitelistedCall::<Runtime>::contains_key(H256::from_low_u64_be(seed))
		};
		assert!(!white(1) && white(2));
		// Nobody's share is used by them.
		for number in 10..20 {
			Motion::propose("Alice", whitelist(number));
		}
	});
}

/// Half a block, for free and before all others: that is what a patient could have.
#[test]
fn nobody_buys_a_block_with_an_argument() {
	run(|| {
		join("Paula", Role::Patient);
		let block = configs::system::RuntimeBlockWeights::get().max_block;
		let close = || {
			RuntimeCall::Council(Call::close {
				proposal_hash: H256::repeat_byte(7),
				index: 0,
				proposal_weight_bound: block.div(10).mul(6),
				length_bound: 0,
			})
		};
		// Its weight grows with a length that nobody checks before.
		let long = || {
			RuntimeCall::Council(Call::propose {
				threshold: 2,
				proposal: Box::new(whitelist(1)),
				length_bound: 100_000_000,
			})
		};
		let light = || {
			RuntimeCall::Council(Call::vote {
				proposal: H256::repeat_byte(7),
				index: 0,
				approve: true,
			})
		};
		for call in [close(), long(), light()] {
			for call in [call.clone(), batch_all(vec![update_profile(1), call])] {
				let xt = transaction("Paula", nonce("Paula"), 0, call);
				assert_eq!(validate(xt.clone()), Err(PAYMENT));
				assert_eq!(apply(xt), Err(PAYMENT));
			}
		}
		// Who has money pays for what the call declares, although it fails.
		endow(&who("Paula"), 10 * constants::CARE);
		let before = free("Paula");
		fail("Paula", close(), Error::<Runtime, CouncilInstance>::ProposalMissing);
		let declared = close().get_dispatch_info().call_weight.ref_time();
		assert!(before - free("Paula") >= Balance::from(declared), "it is paid as declared");
		advance(A_MOMENT);
		// A seat's are free, as long as they are small.
		let before = free("Alice");
		succeed("Alice", propose(2, whitelist(1)));
		assert_eq!(free("Alice"), before);
		fail("Alice", close(), Error::<Runtime, CouncilInstance>::ProposalMissing);
		assert!(before - free("Alice") >= Balance::from(declared), "a seat pays for that too");
	});
}

#[test]
fn what_protects_people_takes_two_thirds() {
	use configs::policy::dynamic_params::{access, appointments};
	run(|| {
		let retention = configs::RuntimeParameters::Access(access::Parameters::AuditRetention(
			access::AuditRetention,
			Some(4 * 366 * DAY),
		));
		let horizon = configs::RuntimeParameters::Appointments(
			appointments::Parameters::BookingHorizon(appointments::BookingHorizon, Some(30 * DAY)),
		);
		let set = |key_value: &configs::RuntimeParameters| {
			let key_value = key_value.clone();
			RuntimeCall::Parameters(pallet_parameters::Call::set_parameter { key_value })
		};
		with_seats(5);
		assert_eq!(threshold(&set(&retention)), Some(4));
		assert_eq!(threshold(&set(&horizon)), Some(3));
		// A batch takes what its strictest call does.
		assert_eq!(threshold(&batch_all(vec![set(&horizon), set(&retention)])), Some(4));
		let three = |parameter| Parameters::set_parameter(council_of(3, 5), parameter);
		assert_eq!(three(retention.clone()), Err(DispatchError::BadOrigin));
		assert_eq!(three(horizon), Ok(()));
		assert_eq!(Parameters::set_parameter(council_of(4, 5), retention), Ok(()));
		assert_eq!(configs::policy::in_force().audit_retention, 4 * 366 * DAY);
	});
}

/// A preimage that the whitelist asked for can be noted again and again, and the SDK waives the fee
/// each time.
#[test]
fn noting_a_preimage_costs_each_time() {
	run(|| {
		join("Paula", Role::Patient);
		endow(&who("Paula"), 10 * constants::CARE);
		let issue = RuntimeCall::Consortium(ConsortiumCall::issue {
			beneficiary: who("Paula"),
			amount: constants::CARE,
		});
		let call_hash = BlakeTwo256::hash_of(&issue);
		let asked = pallet_whitelist::Call::whitelist_call { call_hash };
		assert_eq!(motion(RuntimeCall::Whitelist(asked)), Ok(()));
		let note =
			RuntimeCall::Preimage(pallet_preimage::Call::note_preimage { bytes: issue.encode() });
		for _ in 0..3 {
			let before = free("Paula");
			succeed("Paula", note.clone());
			let declared = note.get_dispatch_info().call_weight.ref_time();
			assert!(before - free("Paula") >= Balance::from(declared), "it is paid");
		}
	});
}

/// Bytes are taken from others as weight is.
#[test]
fn a_long_transaction_is_not_free() {
	run(|| {
		let most = configs::care::MaxFreeLength::get() as usize;
		let keys = SessionKeys {
			aura: polkadot_sdk::sp_core::sr25519::Public::from_raw([1; 32]).into(),
			grandpa: polkadot_sdk::sp_core::ed25519::Public::from_raw([1; 32]).into(),
		};
		let before = free("Alice");
		for (length, costs) in [(most / 2, false), (most + 1, true)] {
			let call =
				pallet_session::Call::set_keys { keys: keys.clone(), proof: vec![0; length] };
			assert!(send("Alice", RuntimeCall::Session(call)).is_err(), "they are no proof");
			assert_eq!(free("Alice") < before, costs, "{length} bytes");
		}
	});
}

#[test]
fn a_suspended_seat_votes_until_it_is_removed() {
	run(|| {
		let all =
			pallet_balances::Call::force_set_balance { who: who("Charlie").into(), new_free: 0 };
		assert!(RuntimeCall::Balances(all).dispatch(RuntimeOrigin::root()).is_ok());
		let suspend = pallet_care_identity::Call::suspend_participant {
			who: who("Charlie"),
			reason: SuspensionReason::Misuse,
			until: None,
		};
		assert_eq!(motion(RuntimeCall::Participants(suspend)), Ok(()));
		let motion = Motion::propose("Alice", whitelist(1));
		let vote = Call::vote { proposal: motion.hash, index: motion.index, approve: true };
		succeed("Charlie", RuntimeCall::Council(vote));
		assert_eq!(submit("Charlie", update_profile(1)), Err(PAYMENT));
	});
}
