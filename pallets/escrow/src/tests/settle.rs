//! Settling, in every state that the two accounts can get into.

use super::*;
use crate::{Error, Escrows};

/// Settles and checks that no money came or went.
fn settle(id: EscrowId, settlement: Settlement) {
	let issued = Balances::total_issuance();
	assert_ok!(Escrow::settle(id, settlement));
	assert_eq!(Balances::total_issuance(), issued);
	assert_eq!(Escrows::<Test>::get(id), None);
}

fn paid(to_payee: u64, to_payer: u64, to_dust: u64) -> Payout<u64> {
	Payout { to_payee, to_payer, to_dust }
}

/// An escrow of `amount` whose payee is an account without money.
fn open_for_nobody(amount: u64) -> EscrowId {
	Escrow::open(&PAYER, &PAYER, &NOBODY, amount, 7, (DUE_AT, Settlement::Refund))
		.expect("can be opened")
}

fn dust_collected() -> Option<(u64, u64, u64)> {
	events().into_iter().find_map(|event| match event {
		Event::DustCollected { from, to, amount } => Some((from, to, amount)),
		_ => None,
	})
}

#[test]
fn release_refund_and_split() {
	build_and_execute(|| {
		settle(open(1_000), Settlement::Release);
		assert_eq!(settled(), (paid(1_000, 0, 0), false));
		assert_eq!((free(PAYER), free(PAYEE), held(PAYER)), (9_000, 11_000, 0));

		settle(open(1_000), Settlement::Refund);
		assert_eq!(settled(), (paid(0, 1_000, 0), false));
		assert_eq!((free(PAYER), free(PAYEE), held(PAYER)), (9_000, 11_000, 0));

		settle(open(1_000), split(30));
		assert_eq!(settled(), (paid(300, 700, 0), false));
		assert_eq!((free(PAYER), free(PAYEE), held(PAYER)), (8_700, 11_300, 0));
	});
}

#[test]
fn who_is_paid_is_decided_at_the_settlement() {
	build_and_execute(|| {
		let id = open(1_000);
		Instead::set(&Some(STRANGER));
		settle(id, split(30));
		assert_eq!(settled(), (paid(300, 700, 0), false));
		assert_eq!((free(PAYER), free(PAYEE), free(STRANGER)), (9_700, 10_000, 10_300));
		let Some(Event::EscrowSettled { payee, .. }) = events().pop() else { panic!("settled") };
		assert_eq!(payee, STRANGER);
		// Who cannot take it does not get it: it goes back.
		let id = open(990);
		Instead::set(&Some(NOBODY));
		settle(id, split(10));
		assert_eq!(settled(), (paid(0, 990, 0), true));
	});
}

#[test]
fn rounding_favours_the_payer() {
	build_and_execute(|| {
		settle(open(101), split(50));
		assert_eq!(settled(), (paid(50, 51, 0), false));
	});
}

#[test]
fn shares_of_nothing_and_of_all() {
	build_and_execute(|| {
		settle(open_for_nobody(1_000), split(0));
		assert_eq!(settled(), (paid(0, 1_000, 0), false));
		settle(open_for_nobody(1_000), split(100));
		assert_eq!(settled(), (paid(1_000, 0, 0), false));
	});
}

#[test]
fn only_once() {
	build_and_execute(|| {
		assert_noop!(Escrow::settle(0, Settlement::Release), Error::<Test>::NotFound);
		let id = open(1_000);
		settle(id, Settlement::Release);
		assert_noop!(Escrow::settle(id, Settlement::Refund), Error::<Test>::NotFound);
		assert_eq!(Escrow::amount(id), None);
	});
}

#[test]
fn others_of_the_payer_stay_held() {
	build_and_execute(|| {
		let (one, two) = (open(1_000), open(2_000));
		drain(PAYER, 40);
		settle(one, Settlement::Release);
		// Something is still held, so the payer keeps what it has.
		assert_eq!((free(PAYER), held(PAYER)), (40, 2_000));
		assert_eq!(dust_collected(), None);
		settle(two, Settlement::Refund);
		assert_eq!((free(PAYER), held(PAYER)), (2_040, 0));
	});
}

#[test]
fn an_empty_payee_is_made_by_a_share_it_can_take() {
	build_and_execute(|| {
		settle(open_for_nobody(1_000), split(10));
		assert_eq!(settled(), (paid(100, 900, 0), false));
		assert_eq!(free(NOBODY), 100);
	});
}

#[test]
fn a_share_too_small_for_an_empty_payee_goes_to_the_payer() {
	build_and_execute(|| {
		settle(open_for_nobody(990), split(10));
		assert_eq!(settled(), (paid(0, 990, 0), true));
		assert_eq!((free(PAYER), free(NOBODY)), (10_000, 0));
	});
}

#[test]
fn an_invitation_does_not_make_an_empty_payee_richer() {
	build_and_execute(|| {
		invite(NOBODY);
		settle(open_for_nobody(990), split(10));
		assert_eq!(settled(), (paid(0, 990, 0), true));
		assert_eq!(free(NOBODY), 0);
	});
}

#[test]
fn a_share_too_small_for_an_emptied_payer_goes_to_the_payee() {
	build_and_execute(|| {
		let id = open(990);
		drain(PAYER, 0);
		settle(id, split(90));
		assert_eq!(settled(), (paid(990, 0, 0), true));
		assert_eq!(free(PAYEE), 10_990);
		assert_eq!((Balances::total_balance(&PAYER), held(PAYER)), (0, 0));
	});
}

#[test]
fn shares_too_small_for_both_go_to_the_payer() {
	build_and_execute(|| {
		let id = open_for_nobody(150);
		drain(PAYER, 0);
		settle(id, split(50));
		assert_eq!(settled(), (paid(0, 150, 0), true));
		assert_eq!(free(PAYER), 150);
	});
}

#[test]
fn a_payer_below_the_existential_deposit_is_refunded_all_and_keeps_its_rest() {
	build_and_execute(|| {
		for keep in [1, 40, ED - 1] {
			let id = open(ED);
			drain(PAYER, keep);
			settle(id, Settlement::Refund);
			assert_eq!(settled(), (paid(0, ED, 0), false));
			assert_eq!((free(PAYER), held(PAYER)), (ED + keep, 0));
			assert_ok!(Balances::transfer_allow_death(
				RuntimeOrigin::signed(STRANGER),
				PAYER,
				1_000
			));
		}
		assert_eq!(dust_collected(), None);
	});
}

#[test]
fn a_drained_payer_is_refunded() {
	build_and_execute(|| {
		let id = open(ED);
		drain(PAYER, 0);
		settle(id, Settlement::Refund);
		assert_eq!((free(PAYER), held(PAYER)), (ED, 0));
	});
}

#[test]
fn a_payer_below_the_existential_deposit_keeps_its_rest_in_a_split() {
	build_and_execute(|| {
		let id = open(200);
		drain(PAYER, 40);
		// 40 and 60 are just enough.
		settle(id, split(70));
		assert_eq!(settled(), (paid(140, 60, 0), false));
		assert_eq!((free(PAYER), held(PAYER)), (100, 0));
		assert_eq!(dust_collected(), None);
	});
}

#[test]
fn the_rest_of_a_payer_that_gets_nothing_back_is_collected() {
	build_and_execute(|| {
		let id = open(500);
		drain(PAYER, 40);
		settle(id, Settlement::Release);
		assert_eq!(settled(), (paid(500, 0, 0), false));
		assert_eq!(dust_collected(), Some((PAYER, DUST, 40)));
		assert_eq!((free(PAYER), free(PAYEE), free(DUST)), (0, 10_500, ED + 40));
	});
}

#[test]
fn an_empty_dust_account_loses_nothing() {
	build_and_execute(|| {
		assert_ok!(Balances::transfer_allow_death(RuntimeOrigin::signed(DUST), STRANGER, ED));
		let id = open(500);
		drain(PAYER, 40);
		settle(id, Settlement::Release);
		assert_eq!(dust_collected(), Some((PAYER, PAYEE, 40)));
		assert_eq!((free(PAYEE), free(DUST)), (10_540, 0));
	});
}

#[test]
fn a_payer_kept_alive_by_another_hold_keeps_its_rest() {
	build_and_execute(|| {
		let id = open(500);
		hold_elsewhere(PAYER, 300);
		drain(PAYER, 40);
		settle(id, Settlement::Release);
		assert_eq!(dust_collected(), None);
		assert_eq!((free(PAYER), Balances::total_balance(&PAYER)), (40, 340));
	});
}

#[test]
fn money_frozen_later_does_not_stop_the_payment() {
	build_and_execute(|| {
		let (one, two, three) = (open(3_000), open(3_000), open(3_000));
		assert_ok!(freeze(PAYER, 10_000));
		settle(one, Settlement::Release);
		settle(two, split(50));
		settle(three, Settlement::Refund);
		assert_eq!((free(PAYER), free(PAYEE)), (5_500, 14_500));
		assert_eq!(held(PAYER), 0);
	});
}

#[test]
fn a_frozen_payer_below_the_existential_deposit_keeps_its_rest() {
	build_and_execute(|| {
		let id = open(500);
		drain(PAYER, 40);
		assert_ok!(freeze(PAYER, 10));
		settle(id, Settlement::Release);
		// Frozen money keeps the account.
		assert_eq!(dust_collected(), None);
		assert_eq!(free(PAYER), 40);
	});
}

#[test]
fn a_payee_without_room_for_holds_or_references_is_paid() {
	build_and_execute(|| {
		hold_elsewhere(PAYEE, 9_000);
		assert_ok!(freeze(PAYEE, 10_000));
		while System::inc_consumers(&PAYEE).is_ok() {}
		settle(open(500), Settlement::Release);
		assert_eq!(free(PAYEE), 1_500);
	});
}

#[test]
fn a_payer_that_its_escrow_kept_alive_is_reaped_cleanly() {
	build_and_execute(|| {
		let id = open(500);
		drain(PAYER, 0);
		// The invitation cannot be taken back while money is held,
		assert!(System::dec_providers(&PAYER).is_err());
		settle(id, Settlement::Release);
		// and can as soon as it is not.
		assert_ok!(System::dec_providers(&PAYER));
		assert!(!System::account_exists(&PAYER));
	});
}

#[test]
fn an_account_invited_again_is_not_mixed_up_with_its_past() {
	build_and_execute(|| {
		let id = open(500);
		drain(PAYER, 40);
		settle(id, Settlement::Release);
		assert_ok!(Balances::transfer_allow_death(RuntimeOrigin::signed(STRANGER), PAYER, 1_000));
		settle(open(500), Settlement::Refund);
		assert_eq!((free(PAYER), held(PAYER)), (1_000, 0));
	});
}

#[test]
fn a_raised_existential_deposit_sends_what_nobody_can_take_to_the_dust_account() {
	build_and_execute(|| {
		let id = open_for_nobody(ED);
		drain(PAYER, 0);
		ExistentialDeposit::set(&(3 * ED));
		assert_ok!(Balances::transfer_allow_death(RuntimeOrigin::signed(STRANGER), DUST, 1_000));
		settle(id, Settlement::Release);
		assert_eq!(settled(), (paid(0, 0, ED), true));
		assert_eq!(free(DUST), ED + 1_000 + ED);
	});
}

#[test]
fn a_raised_existential_deposit_and_a_rest_that_just_reaches_it() {
	build_and_execute(|| {
		let id = open_for_nobody(ED);
		drain(PAYER, 40);
		// Free and held money make the new deposit exactly; there is no way to release one planck
		// first.
		ExistentialDeposit::set(&(ED + 40));
		assert_ok!(Balances::transfer_allow_death(RuntimeOrigin::signed(STRANGER), DUST, 1_000));
		let before = Balances::total_balance(&PAYER) + free(DUST);
		settle(id, Settlement::Refund);
		assert_eq!(Balances::total_balance(&PAYER) + free(DUST), before);
	});
}

#[test]
fn where_nobody_can_take_it_nothing_changes() {
	build_and_execute(|| {
		assert_ok!(Balances::transfer_allow_death(RuntimeOrigin::signed(DUST), STRANGER, ED));
		let id = open_for_nobody(ED);
		drain(PAYER, 0);
		ExistentialDeposit::set(&(3 * ED));
		assert_noop!(Escrow::settle(id, Settlement::Release), Error::<Test>::CannotSettle);
		// It can be repeated when the dust account can take it.
		assert_ok!(Balances::transfer_allow_death(RuntimeOrigin::signed(STRANGER), DUST, 1_000));
		settle(id, Settlement::Release);
	});
}

#[test]
fn a_payer_that_is_the_dust_account_is_paid_like_any_other() {
	build_and_execute(|| {
		assert_ok!(Balances::transfer_allow_death(RuntimeOrigin::signed(STRANGER), DUST, 1_000));
		let due = (DUE_AT, Settlement::Refund);
		let id = Escrow::open(&DUST, &DUST, &PAYEE, 500, 7, due).expect("can be opened");
		settle(id, split(50));
		assert_eq!((free(DUST), free(PAYEE)), (ED + 750, 10_250));
	});
}
