//! Opening an escrow.

use super::*;
use crate::{Error, Escrows, HeldEscrow, NextEscrowId, OpenCount};
use carechain_primitives::{traits::Obligations, Obligation};

fn try_open(payer: u64, payee: u64, amount: u64) -> Result<EscrowId, DispatchError> {
	Escrow::open(&payer, &payer, &payee, amount, 7, (DUE_AT, Settlement::Refund))
}

#[test]
fn holds_the_money_and_says_so() {
	build_and_execute(|| {
		let id = open(500);
		assert_eq!(id, 0);
		assert_eq!((free(PAYER), held(PAYER)), (9_500, 500));
		assert_eq!(Escrow::amount(id), Some(500));
		let due = Settlement::Refund;
		assert_eq!(
			Escrow::escrow(id),
			Some(HeldEscrow {
				payer: PAYER,
				payee: PAYEE,
				amount: 500,
				appointment: 7,
				due_at: DUE_AT,
				due,
				committed: None,
			})
		);
		assert_eq!(
			events(),
			[Event::EscrowOpened {
				escrow: id,
				appointment: 7,
				payer: PAYER,
				payee: PAYEE,
				amount: 500,
				due_at: DUE_AT,
				due,
				by: PAYER,
			}]
		);
		assert_eq!(open(500), 1);
		assert_eq!(held(PAYER), 1_000);
	});
}

#[test]
fn keeps_the_payer_from_leaving_and_nobody_who_was_named_payee() {
	build_and_execute(|| {
		assert!(!Escrow::has_open(&PAYER));
		assert_eq!(Escrow::open_obligation(&PAYEE), None);
		let (one, two) = (open(500), open(500));
		assert!(Escrow::has_open(&PAYER));
		assert_eq!(Escrow::open_obligation(&PAYER), Some(Obligation::Escrows));
		for other in [PAYEE, STRANGER] {
			assert!(!Escrow::has_open(&other));
			assert_eq!(Escrow::open_obligation(&other), None);
		}
		assert_ok!(Escrow::settle(one, Settlement::Release));
		assert!(Escrow::has_open(&PAYER));
		assert_ok!(Escrow::settle(two, Settlement::Release));
		assert!(!Escrow::has_open(&PAYER));
		assert_eq!(OpenCount::<Test>::iter().count(), 0);
	});
}

#[test]
fn refuses_to_pay_oneself() {
	build_and_execute(|| {
		assert_noop!(try_open(PAYER, PAYER, 500), Error::<Test>::PayerIsPayee);
	});
}

#[test]
fn refuses_zero_and_less_than_the_minimum() {
	build_and_execute(|| {
		assert_eq!(Escrow::minimum(), ED);
		assert_noop!(try_open(PAYER, PAYEE, 0), Error::<Test>::ZeroAmount);
		assert_noop!(try_open(PAYER, PAYEE, ED - 1), Error::<Test>::BelowMinimum);
		assert_ok!(try_open(PAYER, PAYEE, ED));
	});
}

#[test]
fn the_payer_keeps_the_existential_deposit() {
	build_and_execute(|| {
		assert_noop!(try_open(PAYER, PAYEE, 9_901), Error::<Test>::InsufficientFunds);
		// Also where an invitation keeps the account alive.
		invite(PAYER);
		assert_noop!(try_open(PAYER, PAYEE, 9_901), Error::<Test>::InsufficientFunds);
		assert_noop!(try_open(NOBODY, PAYEE, ED), Error::<Test>::InsufficientFunds);
		assert_ok!(try_open(PAYER, PAYEE, 9_900));
		assert_eq!(free(PAYER), ED);
		assert_noop!(try_open(PAYER, PAYEE, ED), Error::<Test>::InsufficientFunds);
	});
}

#[test]
fn frozen_money_cannot_be_held() {
	build_and_execute(|| {
		assert_ok!(freeze(PAYER, 9_000));
		assert_noop!(try_open(PAYER, PAYEE, 1_001), Error::<Test>::InsufficientFunds);
		assert_ok!(try_open(PAYER, PAYEE, 1_000));
	});
}

#[test]
fn numbers_that_are_used_up_are_an_error() {
	build_and_execute(|| {
		NextEscrowId::<Test>::put(u64::MAX);
		assert_noop!(
			try_open(PAYER, PAYEE, 500),
			frame::deps::sp_runtime::ArithmeticError::Overflow
		);
		assert_eq!(Escrows::<Test>::iter().count(), 0);
	});
}

#[test]
fn a_payer_without_room_for_a_reference_is_refused_without_change() {
	build_and_execute(|| {
		while System::inc_consumers(&PAYER).is_ok() {}
		assert_noop!(try_open(PAYER, PAYEE, 500), DispatchError::TooManyConsumers);
	});
}
