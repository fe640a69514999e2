//! Random lives of escrows: whatever the accounts do in between, no money comes or goes.

use super::*;
use crate::Escrows;
use frame::prelude::fungible::Unbalanced as _;
use proptest::prelude::*;

const ACCOUNTS: u64 = 5;

#[derive(Clone, Debug)]
enum Act {
	Open { payer: u64, payee: u64, amount: u64, due: Settlement },
	Settle { nth: usize, how: Settlement },
	Reschedule { nth: usize, due: Settlement },
	Claim { nth: usize },
	Reduce { nth: usize, to: u64 },
	GiveBack { from: u64, to: u64, amount: u64 },
	Transfer { from: u64, to: u64, amount: u64 },
	Drain { who: u64, keep: u64 },
	Freeze { who: u64, amount: u64 },
	HoldElsewhere { who: u64, amount: u64 },
	Invite { who: u64 },
	Uninvite { who: u64 },
	Wait { ms: u64 },
}

fn settlement() -> impl Strategy<Value = Settlement> {
	prop_oneof![
		Just(Settlement::Release),
		Just(Settlement::Refund),
		(0u32..=1_000_000)
			.prop_map(|parts| Settlement::Split { payee_share: Permill::from_parts(parts) }),
	]
}

fn act() -> impl Strategy<Value = Act> {
	let who = || 1..=ACCOUNTS;
	// Most amounts near the existential deposit: that is where money gets lost.
	let amount = || prop_oneof![3 => 0u64..3 * ED, 1 => 0u64..5_000];
	prop_oneof![
		4 => (who(), who(), amount(), settlement())
			.prop_map(|(payer, payee, amount, due)| Act::Open { payer, payee, amount, due }),
		3 => (0usize..8, settlement()).prop_map(|(nth, how)| Act::Settle { nth, how }),
		1 => (0usize..8, settlement()).prop_map(|(nth, due)| Act::Reschedule { nth, due }),
		1 => (0usize..8).prop_map(|nth| Act::Claim { nth }),
		2 => (0usize..8, amount()).prop_map(|(nth, to)| Act::Reduce { nth, to }),
		1 => (who(), who(), amount())
			.prop_map(|(from, to, amount)| Act::GiveBack { from, to, amount }),
		2 => (who(), who(), amount())
			.prop_map(|(from, to, amount)| Act::Transfer { from, to, amount }),
		2 => (who(), 0u64..2 * ED).prop_map(|(who, keep)| Act::Drain { who, keep }),
		1 => (who(), amount()).prop_map(|(who, amount)| Act::Freeze { who, amount }),
		1 => (who(), amount()).prop_map(|(who, amount)| Act::HoldElsewhere { who, amount }),
		1 => who().prop_map(|who| Act::Invite { who }),
		1 => who().prop_map(|who| Act::Uninvite { who }),
		1 => (0u64..3_000).prop_map(|ms| Act::Wait { ms }),
	]
}

fn nth_open(nth: usize) -> Option<EscrowId> {
	let mut open: Vec<_> = Escrows::<Test>::iter_keys().collect();
	open.sort_unstable();
	if open.is_empty() {
		return None;
	}
	open.get(nth % open.len()).copied()
}

fn everything() -> u64 {
	(1..=ACCOUNTS).chain([DUST]).map(|who| Balances::total_balance(&who)).sum()
}

/// An act of this pallet: whether it succeeded. It may not create or destroy money.
fn conserving<E: core::fmt::Debug>(act: impl FnOnce() -> Result<(), E>) -> Result<(), E> {
	let (issued, sum) = (Balances::total_issuance(), everything());
	let result = act();
	assert_eq!(Balances::total_issuance(), issued, "the issuance changed");
	assert_eq!(everything(), sum, "money got lost between the accounts");
	result
}

fn play(act: Act) {
	let now = pallet_timestamp::Now::<Test>::get();
	match act {
		Act::Open { payer, payee, amount, due } => {
			let _ = conserving(|| {
				Escrow::open(&payer, &payer, &payee, amount, 0, (now + 1_000, due)).map(|_| ())
			});
		},
		Act::Settle { nth, how } => {
			if let Some(id) = nth_open(nth) {
				assert_ok!(conserving(|| Escrow::settle(id, how).map(|_| ())));
			}
		},
		Act::Reschedule { nth, due } => {
			if let Some(id) = nth_open(nth) {
				assert_ok!(conserving(|| Escrow::reschedule(id, (now + 500, due))));
			}
		},
		Act::Claim { nth } => {
			if let Some(id) = nth_open(nth) {
				let due = Escrow::escrow(id).expect("is open").due_at <= now;
				let claimed = conserving(|| Escrow::claim(RuntimeOrigin::signed(NOBODY), id));
				assert_eq!(claimed.is_ok(), due);
			}
		},
		Act::Reduce { nth, to } => {
			if let Some(id) = nth_open(nth) {
				let _ = conserving(|| Escrow::reduce(id, to));
			}
		},
		Act::GiveBack { from, to, amount } => {
			let _ = conserving(|| Escrow::give_back(&from, &to, amount));
		},
		// What follows is not of this pallet: it may burn dust, as the balances pallet does.
		Act::Transfer { from, to, amount } => {
			let _ = Balances::transfer_allow_death(RuntimeOrigin::signed(from), to, amount);
		},
		Act::Drain { who, keep } => {
			let rest = free(who).saturating_sub(keep);
			let to = who % ACCOUNTS + 1;
			let _ = Balances::transfer_allow_death(RuntimeOrigin::signed(who), to, rest);
		},
		Act::Freeze { who, amount } => {
			let _ = freeze(who, amount);
		},
		Act::HoldElsewhere { who, amount } => {
			use frame::prelude::fungible::MutateHold as _;
			let _ = Balances::set_on_hold(&other::HoldReason::Other.into(), &who, amount);
		},
		Act::Invite { who } => invite(who),
		Act::Uninvite { who } => {
			// Never the reference of the balances pallet.
			let own = u32::from(free(who) >= ED);
			if System::providers(&who) > own {
				let _ = System::dec_providers(&who);
			}
		},
		Act::Wait { ms } => set_time(now + ms),
	}
}

proptest! {
	// A failing run prints its smallest acts and its seed.
	#![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..Default::default() })]

	#[test]
	fn money_is_conserved(acts in prop::collection::vec(act(), 1..80)) {
		build_and_execute(|| {
			for who in 1..=ACCOUNTS {
				invite(who);
				Balances::write_balance(&who, 10_000).expect("the account can have it");
			}
			Balances::set_total_issuance(ACCOUNTS * 10_000 + free(DUST));
			for act in acts {
				play(act);
				assert_ok!(Escrow::do_try_state());
				for who in 1..=ACCOUNTS {
					let open: u64 = Escrows::<Test>::iter_values()
						.filter(|escrow| escrow.payer == who)
						.map(|escrow| escrow.amount)
						.sum();
					assert_eq!(held(who), open, "a hold without an escrow");
				}
			}
			// Every escrow ends.
			while let Some(id) = nth_open(0) {
				assert_ok!(conserving(|| Escrow::settle(id, Settlement::Release).map(|_| ())));
			}
			assert_eq!((1..=ACCOUNTS).map(held).sum::<u64>(), 0);
		});
	}
}

#[test]
fn money_held_without_an_escrow_is_noticed() {
	new_test_ext().execute_with(|| {
		assert_ok!(Escrow::do_try_state());
		use frame::prelude::fungible::MutateHold;
		assert_ok!(<Balances as MutateHold<u64>>::hold(&Escrow::reason(), &STRANGER, 100));
		assert!(Escrow::do_try_state().is_err());
	});
}
