//! What a guardian and its accomplices can do together, at random.

use super::*;
use carechain_primitives::traits::Purses as _;
use proptest::{
	prelude::*,
	test_runner::{Config as RunnerConfig, TestRunner},
};

/// What the principal gives the guardian, and nobody else anything.
const LIMIT: u64 = 1_000;
const ACCOMPLICES: [u64; 4] = [40, 41, 42, 43];

#[derive(Debug, Clone)]
enum Step {
	/// Somebody appoints somebody with a purse.
	Appoint(u64, u64, u64),
	/// Somebody sets somebody's purse.
	Set(u64, u64, u64),
	/// Somebody dismisses somebody.
	Dismiss(u64, u64),
	/// The principal appoints the guardian again, with the same purse or a smaller one.
	Again(u64),
	/// Somebody commits money.
	Commit(u64, u64),
	/// Of what is open, one ends, and so many percent of it are paid.
	Settle(usize, u64),
	Advance(u64),
}

fn someone() -> impl Strategy<Value = u64> {
	prop_oneof![2 => Just(FAMILY), 4 => prop::sample::select(ACCOMPLICES.to_vec())]
}

fn step() -> impl Strategy<Value = Step> {
	use Step::*;
	let amount = 0u64..700;
	prop_oneof![
		6 => (someone(), someone(), amount.clone()).prop_map(|(a, b, c)| Appoint(a, b, c)),
		4 => (someone(), someone(), amount.clone()).prop_map(|(a, b, c)| Set(a, b, c)),
		2 => (someone(), someone()).prop_map(|(a, b)| Dismiss(a, b)),
		3 => (500u64..=LIMIT).prop_map(Again),
		8 => (someone(), 1u64..300).prop_map(|(a, b)| Commit(a, b)),
		6 => (any::<usize>(), 0u64..=100).prop_map(|(a, b)| Settle(a, b)),
		1 => (1u64..(20 * HOUR)).prop_map(Advance),
	]
}

fn act(by: u64, call: Call<Test>) {
	let _ = act_for(PATIENT, RuntimeCall::Participants(call)).dispatch(signed(by));
}

#[test]
fn a_guardian_and_its_accomplices_together_never_exceed_its_purse() {
	let steps = prop::collection::vec(step(), 1..80);
	let check = |steps: Vec<Step>| {
		build_and_execute(|| {
			register_all();
			for who in ACCOMPLICES {
				register(HOSPITAL, who, Role::Patient);
			}
			appoint_with_purse(PATIENT, FAMILY, DelegationScope::Guardian, LIMIT);
			let mut open = Vec::new();
			let mut paid = 0;
			for step in steps {
				match step {
					Step::Appoint(by, delegate, purse) => {
						let (relationship, scope) =
							(Relationship::Family, DelegationScope::Guardian);
						let until = now() + 10 * HOUR;
						act(
							by,
							Call::appoint_delegate { delegate, relationship, scope, until, purse },
						);
					},
					Step::Set(by, delegate, purse) => act(by, Call::set_purse { delegate, purse }),
					Step::Dismiss(by, delegate) => act(by, Call::dismiss_delegate { delegate }),
					Step::Again(purse) => {
						let _ = Identity::appoint_delegate(
							signed(PATIENT),
							FAMILY,
							Relationship::Family,
							DelegationScope::Guardian,
							now() + 100 * DAY,
							purse,
						);
					},
					Step::Commit(by, amount) => {
						if Identity::commit(&PATIENT, &by, amount).is_ok() {
							open.push((by, amount));
						}
					},
					Step::Settle(nth, percent) => {
						if let Some(nth) = nth.checked_rem(open.len()) {
							let (by, amount) = open.swap_remove(nth);
							let gone = amount * percent / 100;
							Identity::settled(&PATIENT, &by, amount, gone);
							paid += gone;
						}
					},
					Step::Advance(by) => {
						advance(by);
						idle();
					},
				}
				let held: u64 = open.iter().map(|(_, amount)| amount).sum();
				assert!(held + paid <= LIMIT, "{held} held and {paid} paid");
				let known: u64 = Identity::undecided().iter().map(|(_, _, held)| held).sum();
				assert_eq!(known, held);
				Identity::do_try_state().unwrap();
			}
		});
	};
	TestRunner::new(RunnerConfig::with_cases(48))
		.run(&steps, |steps| {
			check(steps);
			Ok(())
		})
		.unwrap();
}
