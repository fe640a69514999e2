use super::*;

/// Nine o'clock on that many Mondays from here.
fn week(index: u64) -> Moment {
	NINE + index * 7 * DAY
}

fn series(origin: RuntimeOrigin, starts: Vec<Moment>, max_price: Balance) -> DispatchResult {
	let call = Call::book_series {
		doctor: DOCTOR,
		starts: starts.try_into().expect("not too many"),
		max_price,
		policy: Some(POLICY),
		details: None,
		folder: Some(folder_of(PATIENT)),
	};
	dispatch(origin, call)
}

#[test]
fn a_series_is_one_booking_of_many_slots() {
	build_and_execute(|| {
		publish();
		assert_ok!(try_book(OTHER_PATIENT, NINE + HOUR));
		assert_ok!(series(signed(PATIENT), vec![week(2), week(0), week(1)], PRICE));
		for (id, start) in [(1, week(2)), (2, week(0)), (3, week(1))] {
			let known = get(id);
			assert_eq!((known.slot.start, known.booking), (start, 1));
			assert_eq!((known.price, known.folder), (PRICE, Some(folder_of(PATIENT))));
			assert!(known.escrow.is_some());
		}
		assert_eq!(balance(PATIENT), WEALTH - 3 * PRICE);
		assert_eq!(Cases::<Test>::iter_keys().count(), 2, "once a series");
		assert_eq!(Cases::<Test>::get(1).unwrap().open, 3);
	});
}

#[test]
fn what_is_kept_for_a_dispute_stays_until_the_last_is_over() {
	build_and_execute(|| {
		publish();
		assert_ok!(series(signed(PATIENT), vec![week(0), week(1)], PRICE));
		assert_ok!(Appointments::cancel(signed(PATIENT), 0));
		check();
		Now::set(&(week(1) + HOUR / 2));
		assert_ok!(complete(signed(DOCTOR), 1));
		assert_ok!(Appointments::dispute(signed(PATIENT), 1));
		let resolve = |hospital| Appointments::resolve(signed(hospital), 1, Permill::zero());
		// A doctor's hospital of the day of booking stays one.
		Affiliations::remove((DOCTOR, HOSPITAL));
		assert_noop!(resolve(HOSPITAL), Error::<Test>::ConflictOfInterest);
		assert_noop!(
			Appointments::resolve(signed(OTHER_HOSPITAL), 0, Permill::zero()),
			Error::<Test>::WrongStatus
		);
		decide(1, Permill::zero());
		assert_eq!(Cases::<Test>::iter_keys().count(), 0);
	});
}

#[test]
fn a_series_with_one_taken_slot_changes_nothing() {
	build_and_execute(|| {
		publish();
		assert_ok!(try_book(OTHER_PATIENT, week(2)));
		for (starts, error) in [
			(vec![week(0), week(1), week(2)], Error::<Test>::SlotTaken),
			// Overlapping ones take each other's.
			(vec![week(0), week(1), week(0)], Error::<Test>::SlotTaken),
			(vec![week(0), week(1) + 5 * MINUTE], Error::<Test>::OffHours),
			(vec![week(0), MONDAY - DAY], Error::<Test>::InThePast),
			(vec![week(0), NINE + 91 * DAY], Error::<Test>::TooFarAhead),
			(vec![], Error::<Test>::EmptySeries),
		] {
			assert_noop!(series(signed(PATIENT), starts, PRICE), error);
		}
		let dear = series(signed(PATIENT), vec![week(0), week(1)], PRICE - 1);
		assert_noop!(dear, Error::<Test>::PriceExceeded);
		// The money suffices for one of the two.
		Balances::insert(STRANGER, WEALTH - PRICE - 1);
		Balances::insert(PATIENT, PRICE + 1);
		assert_noop!(series(signed(PATIENT), vec![week(0), week(1)], PRICE), NO_FUNDS);
		Balances::insert(PATIENT, WEALTH);
		Balances::remove(STRANGER);
	});
}

#[test]
fn slots_of_other_lengths_in_a_series_do_not_overlap() {
	build_and_execute(|| {
		// Where clocks are put back, two entries of one night overlap in fact.
		let over = WeeklyHours { utc_offset_quarters: -2, ..entry(0, 23 * 60, 24 * 60, 60) };
		let hours = vec![over].try_into().unwrap();
		assert_ok!(Appointments::publish_hours(signed(DOCTOR), hours, POLICY));
		let start = MONDAY + 23 * HOUR + HOUR / 2;
		assert_noop!(series(signed(PATIENT), vec![start, start], FEE), Error::<Test>::SlotTaken);
		assert_ok!(series(signed(PATIENT), vec![start, start + 7 * DAY], FEE));
	});
}

#[test]
fn no_series_fills_a_calendar() {
	build_and_execute(|| {
		publish();
		Fees::insert(DOCTOR, 0);
		OpenBookingsPerDoctor::set(&3);
		let call = series(signed(PATIENT), (0..4).map(week).collect(), 0);
		assert_noop!(call, Error::<Test>::TooManyAppointments);
		assert_ok!(series(signed(PATIENT), (0..3).map(week).collect(), 0));
		let more = series(signed(PATIENT), vec![week(4)], 0);
		assert_noop!(more, Error::<Test>::TooManyAppointments);
		// More than fit into one call do not decode.
		let too_long = vec![NINE; MaxSeries::get() as usize + 1];
		assert!(BoundedVec::<Moment, MaxSeries>::try_from(too_long).is_err());
	});
}

#[test]
fn who_may_not_book_books_no_series() {
	build_and_execute(|| {
		publish();
		let starts = || vec![week(0), week(1)];
		for who in [DOCTOR, CLINIC, HOSPITAL, STRANGER] {
			assert_noop!(series(signed(who), starts(), PRICE), NOT_ACTIVE);
		}
		let call = series(acting_for(PATIENT, DOCTOR), starts(), PRICE);
		assert_noop!(call, Error::<Test>::ConflictOfInterest);
		Suspended::insert(PATIENT, ());
		assert_noop!(series(signed(PATIENT), starts(), PRICE), NOT_ACTIVE);
		Suspended::remove(PATIENT);
		Unlicensed::insert(DOCTOR, ());
		assert_noop!(series(signed(PATIENT), starts(), PRICE), NOT_LICENSED);
		Unlicensed::remove(DOCTOR);
		assert_noop!(series(signed(OTHER_PATIENT), starts(), PRICE), Error::<Test>::NotOwnFolder);
	});
}
