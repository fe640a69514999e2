//! What counts on whose purse.

use super::*;

fn open_by(by: u64, amount: u64) -> Result<EscrowId, DispatchError> {
	Escrow::open(&PAYER, &by, &PAYEE, amount, 7, (DUE_AT, Settlement::Refund))
}

/// What is held because of the delegate, and what was paid.
fn spent() -> (u64, u64) {
	Spent::get((PAYER, DELEGATE)).unwrap_or_default()
}

fn purse(limit: u64) {
	Limits::insert((PAYER, DELEGATE), limit);
}

#[test]
fn a_delegate_opens_within_its_purse_only() {
	build_and_execute(|| {
		assert_noop!(open_by(DELEGATE, 500), PURSE_EXCEEDED);
		purse(800);
		assert_ok!(open_by(DELEGATE, 500));
		assert_noop!(open_by(DELEGATE, 500), PURSE_EXCEEDED);
		// The payer itself needs none.
		assert_ok!(open_by(PAYER, 5_000));
		assert_eq!(spent(), (500, 0));
		// A stranger is nobody's delegate.
		assert_noop!(open_by(STRANGER, 500), PURSE_EXCEEDED);
		let signers: Vec<_> = events()
			.into_iter()
			.filter_map(|event| match event {
				Event::EscrowOpened { by, .. } => Some(by),
				_ => None,
			})
			.collect();
		assert_eq!(signers, [DELEGATE, PAYER]);
	});
}

#[test]
fn what_could_not_be_held_is_on_no_purse() {
	build_and_execute(|| {
		purse(100_000);
		assert_noop!(open_by(DELEGATE, 50_000), Error::<Test>::InsufficientFunds);
		assert_noop!(open_by(DELEGATE, ED - 1), Error::<Test>::BelowMinimum);
		assert_eq!(spent(), (0, 0));
	});
}

#[test]
fn exactly_what_came_back_returns() {
	for (settlement, paid) in
		[(Settlement::Release, 500), (Settlement::Refund, 0), (split(30), 150)]
	{
		build_and_execute(|| {
			purse(500);
			let id = open_by(DELEGATE, 500).unwrap();
			assert_ok!(Escrow::settle(id, settlement));
			assert_eq!(spent(), (0, paid));
			let back = 500 - paid;
			assert_eq!(free(PAYER), 9_500 + back);
			assert_noop!(open_by(DELEGATE, (back + 1).max(ED)), PURSE_EXCEEDED);
		});
		// Nobody acts: somebody claims.
		build_and_execute(|| {
			purse(500);
			let id = open_by(DELEGATE, 500).unwrap();
			assert_ok!(Escrow::reschedule(id, (DUE_AT, settlement)));
			set_time(DUE_AT);
			assert_ok!(Escrow::claim(RuntimeOrigin::signed(STRANGER), id));
			assert_eq!(spent(), (0, paid));
		});
	}
}

#[test]
fn a_share_that_goes_elsewhere_counts_as_what_it_became() {
	// The payee cannot take its share: all goes back.
	build_and_execute(|| {
		purse(500);
		let due = (DUE_AT, Settlement::Refund);
		let id = Escrow::open(&PAYER, &DELEGATE, &NOBODY, 500, 7, due).unwrap();
		assert_ok!(Escrow::settle(id, split(10)));
		assert_eq!(
			(settled(), spent()),
			((Payout { to_payee: 0, to_payer: 500, to_dust: 0 }, true), (0, 0))
		);
	});
}

#[test]
fn a_payers_own_escrow_pays_on_a_delegates_word_within_its_purse() {
	build_and_execute(|| {
		let id = open(500);
		let charge = |settlement| Escrow::charge(id, &DELEGATE, settlement);
		assert_noop!(charge(split(40)), PURSE_EXCEEDED);
		purse(200);
		assert_noop!(charge(Settlement::Release), PURSE_EXCEEDED);
		// What costs nothing needs nothing, nor does the payer.
		assert_ok!(charge(Settlement::Refund));
		assert_ok!(Escrow::charge(id, &PAYER, Settlement::Release));
		assert_eq!(spent(), (0, 0));
		assert_ok!(charge(split(40)));
		assert_eq!(spent(), (200, 0));
		assert_ok!(Escrow::settle(id, split(40)));
		assert_eq!(spent(), (0, 200));
		assert_noop!(Escrow::charge(id, &DELEGATE, Settlement::Refund), Error::<Test>::NotFound);
	});
}

#[test]
fn what_one_delegate_committed_is_not_charged_to_another() {
	build_and_execute(|| {
		purse(500);
		let id = open_by(DELEGATE, 500).unwrap();
		assert_ok!(Escrow::charge(id, &STRANGER, Settlement::Release));
		assert_ok!(Escrow::settle(id, Settlement::Release));
		assert_eq!((spent(), Spent::get((PAYER, STRANGER))), ((0, 500), None));
	});
}

#[test]
fn what_comes_back_of_a_held_amount_is_in_the_purse_again() {
	build_and_execute(|| {
		purse(500);
		let id = open_by(DELEGATE, 500).unwrap();
		assert_ok!(Escrow::reduce(id, 300));
		assert_eq!(spent(), (300, 0));
		assert_ok!(open_by(DELEGATE, 200));
		assert_ok!(Escrow::settle(id, split(50)));
		assert_eq!(spent(), (200, 150));
	});
}

#[test]
fn of_a_part_that_was_charged_no_more_is_held_than_there_is() {
	build_and_execute(|| {
		let id = open(500);
		purse(200);
		assert_ok!(Escrow::charge(id, &DELEGATE, split(40)));
		assert_ok!(Escrow::reduce(id, 300));
		assert_eq!(spent(), (200, 0));
		assert_ok!(Escrow::reduce(id, 150));
		assert_eq!(spent(), (150, 0));
		assert_ok!(Escrow::settle(id, Settlement::Release));
		assert_eq!(spent(), (0, 150));
	});
}
