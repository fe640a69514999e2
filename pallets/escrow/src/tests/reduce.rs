//! Giving a part of what is held back.

use super::*;
use crate::Error;

#[test]
fn the_payer_gets_the_rest_at_once() {
	build_and_execute(|| {
		let id = open(1_000);
		assert_ok!(Escrow::reduce(id, 300));
		assert_eq!((free(PAYER), held(PAYER)), (9_700, 300));
		assert_eq!(Escrow::amount(id), Some(300));
		assert_eq!(
			events().last(),
			Some(&Event::EscrowReduced {
				escrow: id,
				appointment: 7,
				payer: PAYER,
				amount: 300,
				to_payer: 700
			})
		);
		assert_eq!(
			Escrow::settle(id, Settlement::Release),
			Ok(Some(Payment { to: PAYEE, amount: 300 }))
		);
		assert_eq!((free(PAYER), free(PAYEE)), (9_700, 10_300));
	});
}

#[test]
fn what_stays_is_less_than_before_and_can_be_paid_out() {
	build_and_execute(|| {
		let id = open(1_000);
		let minimum = ExistentialDeposit::get();
		assert_noop!(Escrow::reduce(id, 0), Error::<Test>::BelowMinimum);
		assert_noop!(Escrow::reduce(id, minimum - 1), Error::<Test>::BelowMinimum);
		assert_noop!(Escrow::reduce(id, 1_000), Error::<Test>::NothingToGiveBack);
		assert_noop!(Escrow::reduce(id, u64::MAX), Error::<Test>::NothingToGiveBack);
		assert_noop!(Escrow::reduce(id + 1, 500), Error::<Test>::NotFound);
		assert_ok!(Escrow::reduce(id, minimum));
	});
}

#[test]
fn a_drained_payer_gets_back_what_lives() {
	build_and_execute(|| {
		let id = open(1_000);
		let minimum = ExistentialDeposit::get();
		drain(PAYER, 0);
		assert_noop!(Escrow::reduce(id, 1_000 - minimum + 1), Error::<Test>::CannotTake);
		assert_ok!(Escrow::reduce(id, 1_000 - minimum));
		assert_eq!((free(PAYER), held(PAYER)), (minimum, 1_000 - minimum));
	});
}

#[test]
fn a_settlement_that_pays_nobody_names_nobody() {
	build_and_execute(|| {
		let id = open(1_000);
		assert_eq!(Escrow::settle(id, Settlement::Refund), Ok(None));
	});
}
