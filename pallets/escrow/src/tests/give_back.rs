//! Giving back what was paid.

use super::*;
use crate::Error;

fn give_back(amount: u64) -> DispatchResult {
	Escrow::give_back(&PAYEE, &PAYER, amount)
}

#[test]
fn it_comes_out_of_the_receivers_free_balance() {
	build_and_execute(|| {
		hold_elsewhere(PAYEE, 4_000);
		let minimum = ExistentialDeposit::get();
		assert_noop!(give_back(6_000 - minimum + 1), Error::<Test>::InsufficientFunds);
		assert_ok!(give_back(6_000 - minimum));
		assert_eq!((free(PAYER), free(PAYEE)), (16_000 - minimum, minimum));
		assert_noop!(give_back(1), Error::<Test>::InsufficientFunds);
	});
}

#[test]
fn an_empty_account_takes_no_dust() {
	build_and_execute(|| {
		drain(PAYER, 0);
		let minimum = ExistentialDeposit::get();
		assert_noop!(give_back(minimum - 1), Error::<Test>::CannotTake);
		assert_ok!(give_back(minimum));
		assert_eq!(free(PAYER), minimum);
		assert_ok!(give_back(1));
	});
}
