use super::*;
use frame::traits::Hooks;

#[test]
fn a_booking_that_nobody_completed_refunds() {
	build_and_execute(|| {
		let id = booked();
		let end = NINE + HOUR / 2 + DAY;
		Now::set(&(end - 1));
		idle();
		assert_eq!(status(id), AppointmentStatus::Booked);
		Now::set(&end);
		assert_eq!(
			Appointments::appointment_info(id).unwrap().status,
			AppointmentStatus::Lapsed,
			"it is so before it is worked off"
		);
		idle();
		last(Event::AppointmentEnded {
			appointment: id,
			status: AppointmentStatus::Lapsed,
			settlement: Settlement::Refund,
			by: None,
		});
		assert_eq!(balance(PATIENT), WEALTH);
		assert_eq!(Appointments::open_obligation(&PATIENT), None);
	});
}

#[test]
fn a_claim_of_the_escrow_ends_the_appointment() {
	build_and_execute(|| {
		let id = booked();
		Now::set(&(NINE + HOUR / 2 + DAY));
		Bank::claim(get(id).escrow.unwrap());
		assert_eq!(status(id), AppointmentStatus::Lapsed);
		check();
		// Telling again, or of something unknown, changes nothing.
		assert_storage_noop!({
			<Appointments as OnSettled<_, _>>::on_settled(id, Settlement::Refund, None);
			<Appointments as OnSettled<_, _>>::on_settled(id + 1, Settlement::Refund, None);
		});
		idle();
		assert_eq!(balance(PATIENT), WEALTH);
	});
}

#[test]
fn what_is_over_is_removed_after_a_while() {
	build_and_execute(|| {
		let id = booked();
		Now::set(&NINE);
		assert_ok!(complete(signed(DOCTOR), id));
		assert_ok!(Appointments::confirm(signed(PATIENT), id));
		// Retention counts from when the doctor could no longer write.
		let removal = NINE + HOUR / 2 + DAY + Retention::get();
		Now::set(&(removal - 1));
		idle();
		assert_eq!(status(id), AppointmentStatus::Fulfilled);
		Now::set(&removal);
		idle();
		last(Event::AppointmentRemoved { appointment: id });
		assert_eq!(crate::Appointments::<Test>::iter().count(), 0);
		assert_eq!(ByParticipant::<Test>::iter().count(), 0);
		assert_eq!(Deadlines::<Test>::iter().count(), 0);
	});
}

/// Booking and cancelling is free: for as long as visits are kept, it would fill every disk.
#[test]
fn cancelled_bookings_do_not_pile_up() {
	build_and_execute(|| {
		Retention::set(&(3_000 * DAY));
		let id = booked();
		assert_ok!(Appointments::cancel(signed(PATIENT), id));
		let removal = Now::get() + crate::life::CANCELLED_RETENTION;
		Now::set(&(removal - 1));
		idle();
		assert_eq!(status(id), AppointmentStatus::Cancelled { by: Party::Patient });
		Now::set(&removal);
		idle();
		last(Event::AppointmentRemoved { appointment: id });
		assert_eq!(crate::Appointments::<Test>::iter().count(), 0);
		assert_eq!(ByParticipant::<Test>::iter().count(), 0);
	});
}

#[test]
fn past_days_are_removed() {
	build_and_execute(|| {
		let _ = booked();
		assert_ok!(Appointments::close_day(signed(DOCTOR), 20_458));
		// A slot of the day may last until the next midnight.
		Now::set(&(MONDAY + DAY));
		idle();
		assert_eq!(TakenSlots::<Test>::iter().count(), 1);
		// The day lasts longer at UTC-12.
		Now::set(&(MONDAY + DAY + DAY / 2 - 1));
		idle();
		assert_eq!(ClosedDays::<Test>::iter().count(), 1);
		Now::set(&(MONDAY + DAY + DAY / 2));
		idle();
		assert_eq!(ClosedDays::<Test>::iter().count(), 0);
		Now::set(&(MONDAY + 2 * DAY));
		idle();
		assert_eq!(TakenSlots::<Test>::iter().count(), 0);
	});
}

#[test]
fn it_keeps_within_the_weight_and_loses_nothing() {
	build_and_execute(|| {
		publish();
		for index in 0..4 {
			assert_ok!(try_book(PATIENT, NINE + index * HOUR));
			assert_ok!(try_book(OTHER_PATIENT, NINE + index * HOUR + HOUR / 2));
		}
		Now::set(&(MONDAY + 10 * DAY));
		let each = <()>::on_idle_settle().max(<()>::on_idle_remove());
		let base = <()>::on_idle_base();
		let lapsed = || {
			crate::Appointments::<Test>::iter_values()
				.filter(|it| it.status == AppointmentStatus::Lapsed)
				.count()
		};
		assert_eq!(Appointments::on_idle(1, Weight::zero()), Weight::zero());
		assert_eq!(lapsed(), 0);
		for done in [3, 6, 8] {
			let limit = base.saturating_add(each.saturating_mul(3));
			let used = Appointments::on_idle(1, limit);
			assert!(used.all_lte(limit));
			assert_eq!(lapsed(), done);
			check();
		}
		assert_eq!(balance(PATIENT), WEALTH);
	});
}

#[test]
fn an_escrow_that_does_not_settle_neither_blocks_nor_loses() {
	build_and_execute(|| {
		let id = booked();
		Now::set(&(NINE + HOUR / 2 + DAY));
		EscrowFails::set(&true);
		let held = Escrows::get(get(id).escrow.unwrap());
		idle();
		check();
		assert_eq!(Escrows::get(get(id).escrow.unwrap()), held, "it was rolled back");
		assert!(Deadlines::<Test>::iter_keys()
			.all(|(key, _)| Moment::from_be_bytes(key) == Now::get() + HOUR));
		EscrowFails::set(&false);
		// Whoever cannot wait for the next attempt settles it.
		hypothetically_ok!(Appointments::settle_due(signed(STRANGER), id));
		Now::set(&(Now::get() + HOUR));
		idle();
		assert_eq!(status(id), AppointmentStatus::Lapsed);
		assert_eq!(balance(PATIENT), WEALTH);
	});
}

#[test]
fn a_crowd_is_worked_off_in_the_order_of_time() {
	build_and_execute(|| {
		publish();
		// Booked in another order than they end.
		assert_ok!(try_book(PATIENT, NINE + 2 * DAY));
		assert_ok!(try_book(PATIENT, NINE));
		assert_ok!(try_book(OTHER_PATIENT, NINE + DAY));
		Now::set(&(MONDAY + 6 * DAY));
		let each = <()>::on_idle_settle().max(<()>::on_idle_remove());
		for expected in [1, 2, 0] {
			Appointments::on_idle(1, <()>::on_idle_base().saturating_add(each));
			last(Event::AppointmentEnded {
				appointment: expected,
				status: AppointmentStatus::Lapsed,
				settlement: Settlement::Refund,
				by: None,
			});
		}
	});
}
