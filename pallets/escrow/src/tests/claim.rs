//! Claiming an escrow that is due.

use super::*;
use crate::{Call, Error};
use carechain_primitives::traits::OnSettled;
use frame::testing_prelude::BadOrigin;

#[test]
fn settles_as_due_and_tells_the_appointment() {
	build_and_execute(|| {
		let due = split(25);
		let id = open(1_000);
		assert_ok!(Escrow::reschedule(id, (DUE_AT, due)));
		set_time(DUE_AT);
		assert_ok!(Escrow::claim(RuntimeOrigin::signed(STRANGER), id));
		assert_eq!((free(PAYER), free(PAYEE), held(PAYER)), (9_750, 10_250, 0));
		assert_eq!(LastSettled::get(), Some((7, due)));
		assert_eq!(LastPaid::get(), Some(Payment { to: PAYEE, amount: 250 }));
		assert_eq!(
			events()[2..],
			[
				Event::EscrowClaimed { escrow: id, claimant: STRANGER, by: STRANGER },
				Event::EscrowSettled {
					escrow: id,
					appointment: 7,
					payer: PAYER,
					payee: PAYEE,
					settlement: due,
					to_payee: 250,
					to_payer: 750,
					to_dust: 0,
					redirected: false
				}
			]
		);
	});
}

#[test]
fn a_delegate_is_named() {
	build_and_execute(|| {
		let id = open(1_000);
		set_time(DUE_AT);
		assert_ok!(Escrow::claim(RuntimeOrigin::signed(DELEGATE), id));
		let claimed = Event::EscrowClaimed { escrow: id, claimant: PAYER, by: DELEGATE };
		assert!(events().contains(&claimed));
	});
}

#[test]
fn an_account_that_is_nobody_may_claim() {
	build_and_execute(|| {
		let id = open(1_000);
		set_time(DUE_AT + 1);
		assert_ok!(Escrow::claim(RuntimeOrigin::signed(NOBODY), id));
		assert_eq!(free(PAYER), 10_000);
	});
}

#[test]
fn not_before_it_is_due() {
	build_and_execute(|| {
		let id = open(1_000);
		set_time(DUE_AT - 1);
		assert_noop!(Escrow::claim(RuntimeOrigin::signed(PAYER), id), Error::<Test>::NotDue);
		assert_eq!(LastSettled::get(), None);
	});
}

/// Nobody could object while the chain stood still.
#[test]
fn what_the_chain_stood_still_does_not_count() {
	build_and_execute(|| {
		let id = open(1_000);
		StoodStill::set(&DUE_AT);
		set_time(2 * DUE_AT - 1);
		assert_noop!(Escrow::claim(RuntimeOrigin::signed(PAYEE), id), Error::<Test>::NotDue);
		// People are told when it is due if the chain keeps running.
		assert_ok!(Escrow::reschedule(id, (DUE_AT, Settlement::Release)));
		let (due_at, due) = (2 * DUE_AT, Settlement::Release);
		let event = Event::EscrowRescheduled { escrow: id, appointment: 7, due_at, due };
		assert!(events().contains(&event));
		set_time(2 * DUE_AT);
		assert_ok!(Escrow::claim(RuntimeOrigin::signed(PAYEE), id));
	});
}

#[test]
fn only_once() {
	build_and_execute(|| {
		let claim = |id| Escrow::claim(RuntimeOrigin::signed(PAYER), id);
		assert_noop!(claim(0), Error::<Test>::NotFound);
		let id = open(1_000);
		set_time(DUE_AT);
		assert_ok!(claim(id));
		assert_noop!(claim(id), Error::<Test>::NotFound);
		assert_eq!(free(PAYER), 10_000);
	});
}

#[test]
fn needs_a_signature() {
	build_and_execute(|| {
		let id = open(1_000);
		set_time(DUE_AT);
		assert_noop!(Escrow::claim(RuntimeOrigin::none(), id), BadOrigin);
		assert_noop!(Escrow::claim(RuntimeOrigin::root(), id), BadOrigin);
	});
}

#[test]
fn settling_through_the_trait_does_not_tell_the_appointment() {
	build_and_execute(|| {
		let id = open(1_000);
		assert_ok!(Escrow::settle(id, Settlement::Release));
		assert_eq!(LastSettled::get(), None);
	});
}

#[test]
fn what_the_appointment_does_is_weighed() {
	use frame::prelude::GetDispatchInfo;
	let declared = Call::<Test>::claim { escrow: 0 }.get_dispatch_info().call_weight;
	let own = <() as crate::WeightInfo>::claim();
	assert_eq!(declared, own.saturating_add(RecordSettled::weight()));
}

/// A frozen payer could not object in time: the appointment says when it can.
#[test]
fn what_is_put_off_is_claimed_by_nobody() {
	build_and_execute(|| {
		let id = open(1_000);
		PutOff::set(&5);
		set_time(DUE_AT + 4);
		assert_noop!(Escrow::claim(RuntimeOrigin::signed(PAYEE), id), Error::<Test>::NotDue);
		set_time(DUE_AT + 5);
		assert_ok!(Escrow::claim(RuntimeOrigin::signed(PAYEE), id));
	});
}
