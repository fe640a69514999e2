use super::*;

fn week(index: u64) -> Moment {
	NINE + index * 7 * DAY
}

fn cancel_series(origin: RuntimeOrigin, id: AppointmentId) -> DispatchResult {
	dispatch(origin, Call::cancel_series { appointment: id })
}

/// Four Mondays.
fn series() {
	publish();
	let starts = (0..4).map(week).collect::<Vec<_>>().try_into().unwrap();
	assert_ok!(Appointments::book_series(signed(PATIENT), DOCTOR, starts, PRICE, None, None, None));
}

#[test]
fn the_rest_of_a_series_is_called_off() {
	build_and_execute(|| {
		series();
		// Another booking in between, of the same two.
		assert_ok!(dispatch(
			signed(PATIENT),
			Call::book {
				doctor: DOCTOR,
				start: NINE + DAY,
				max_price: PRICE,
				policy: None,
				details: None,
				folder: None
			}
		)
		.map_err(|_| "one more than four is too many")
		.or_else(|_| {
			OpenBookingsPerDoctor::set(&5);
			try_book(PATIENT, NINE + DAY)
		}));
		Now::set(&(week(1) + HOUR / 2));
		assert_ok!(complete(signed(DOCTOR), 1));
		Now::set(&(week(2) - HOUR));
		// Any of it names it. The next one is late, and costs its share.
		assert_ok!(cancel_series(signed(PATIENT), 0));
		let by = Party::Patient;
		assert_eq!(status(2), AppointmentStatus::Cancelled { by });
		assert_eq!(status(3), AppointmentStatus::Cancelled { by });
		assert_eq!(get(2).paid, Some(Payment { to: DOCTOR, amount: PRICE / 2 }));
		assert_eq!(get(3).paid, None);
		assert_eq!(status(1), AppointmentStatus::Fulfilled);
		assert_eq!(get(4).booking, 4);
		assert_noop!(cancel_series(signed(PATIENT), 3), Error::<Test>::WrongStatus);
	});
}

#[test]
fn a_doctor_calls_a_series_off_and_refunds_it() {
	build_and_execute(|| {
		series();
		Now::set(&(week(0) - 1));
		assert_ok!(cancel_series(signed(DOCTOR), 2));
		assert_eq!(balance(PATIENT), WEALTH);
		assert_eq!(Cases::<Test>::iter_keys().count(), 0);
		assert_eq!(TakenSlots::<Test>::iter().count(), 0);
	});
}

#[test]
fn it_works_for_the_suspended_and_for_nobody_else() {
	build_and_execute(|| {
		series();
		refuses_others(0, cancel_series);
		Suspended::insert(PATIENT, ());
		assert_ok!(cancel_series(signed(PATIENT), 0));
	});
}

#[test]
fn one_booking_is_a_series_of_one() {
	build_and_execute(|| {
		let one = booked();
		assert_ok!(try_book(PATIENT, NINE + HOUR));
		assert_ok!(cancel_series(signed(PATIENT), one));
		assert_eq!(status(one + 1), AppointmentStatus::Booked, "it is of another call");
	});
}

#[test]
fn one_that_was_moved_is_of_the_series() {
	build_and_execute(|| {
		series();
		assert_ok!(Appointments::propose_reschedule(signed(DOCTOR), 3, week(3) + HOUR));
		assert_ok!(Appointments::accept_reschedule(signed(PATIENT), 3, week(3) + HOUR));
		assert_ok!(cancel_series(signed(PATIENT), 0));
		assert_eq!(status(3), AppointmentStatus::Cancelled { by: Party::Patient });
	});
}

#[test]
fn what_is_gone_leaves_the_rest_reachable() {
	build_and_execute(|| {
		Retention::set(&DAY);
		series();
		assert_ok!(Appointments::cancel(signed(PATIENT), 1));
		Now::set(&(MONDAY + 2 * DAY));
		idle();
		assert!(crate::Appointments::<Test>::get(1).is_none());
		assert_ok!(cancel_series(signed(PATIENT), 2));
		assert_eq!(status(3), AppointmentStatus::Cancelled { by: Party::Patient });
	});
}

#[test]
fn each_costs_what_it_declares() {
	build_and_execute(|| {
		series();
		let done = Appointments::cancel_series(signed(PATIENT), 0).unwrap();
		assert_eq!(done.actual_weight, Some(<()>::cancel_series(4)));
	});
}
