//! Changing when and how an escrow is due.

use super::*;
use crate::Error;

#[test]
fn changes_time_and_outcome() {
	build_and_execute(|| {
		let id = open(500);
		assert_ok!(Escrow::reschedule(id, (2_000, Settlement::Release)));
		let escrow = Escrow::escrow(id).expect("is open");
		assert_eq!((escrow.due_at, escrow.due, escrow.amount), (2_000, Settlement::Release, 500));
		assert_eq!(
			events().last(),
			Some(&Event::EscrowRescheduled {
				escrow: id,
				appointment: 7,
				due_at: 2_000,
				due: Settlement::Release
			})
		);
		set_time(2_000);
		assert_ok!(Escrow::claim(RuntimeOrigin::signed(PAYEE), id));
		assert_eq!(free(PAYEE), 10_500);
	});
}

#[test]
fn only_open_ones() {
	build_and_execute(|| {
		let due = (2_000, Settlement::Release);
		assert_noop!(Escrow::reschedule(0, due), Error::<Test>::NotFound);
		let id = open(500);
		assert_ok!(Escrow::settle(id, Settlement::Refund));
		assert_noop!(Escrow::reschedule(id, due), Error::<Test>::NotFound);
	});
}
