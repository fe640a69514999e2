use super::*;

#[test]
fn a_booking_takes_the_slot_and_holds_the_price() {
	build_and_execute(|| {
		let id = booked();
		let slot = Slot { start: NINE, end: NINE + HOUR / 2 };
		let escrow = get(id).escrow.expect("an escrow");
		last(Event::AppointmentBooked {
			appointment: id,
			patient: PATIENT,
			doctor: DOCTOR,
			slot,
			price: PRICE,
			escrow: Some(escrow),
			details: None,
			folder: Some(folder_of(PATIENT)),
			policy: POLICY,
			booking: id,
			by: PATIENT,
		});
		assert_eq!(balance(PATIENT), WEALTH - PRICE);
		let held = Escrows::get(escrow).unwrap();
		assert_eq!((held.payer, held.payee, held.amount), (PATIENT, DOCTOR, PRICE));
		assert_eq!(held.due, (slot.end + CompletionWindow::get(), Settlement::Refund));
		assert_eq!(held.appointment, id);
		assert_noop!(try_book(OTHER_PATIENT, NINE), Error::<Test>::SlotTaken);
		assert_ok!(try_book(OTHER_PATIENT, NINE + HOUR / 2));
		assert_eq!(NextAppointmentId::<Test>::get(), id + 2);
	});
}

#[test]
fn the_payee_of_the_doctor_is_paid_if_it_accepted() {
	build_and_execute(|| {
		NamedPayees::insert(DOCTOR, CLINIC);
		hypothetically!({
			let id = booked();
			assert_eq!(Escrows::get(get(id).escrow.unwrap()).unwrap().payee, DOCTOR);
		});
		assert_ok!(Appointments::accept_payments_for(signed(CLINIC), DOCTOR));
		let id = booked();
		assert_eq!(Escrows::get(get(id).escrow.unwrap()).unwrap().payee, CLINIC);
	});
}

#[test]
fn a_desk_books_for_the_patient() {
	build_and_execute(|| {
		publish();
		let origin = acting_for(PATIENT, CLINIC);
		assert_ok!(Appointments::book(origin, DOCTOR, NINE, PRICE, None, None, None));
		let by = System::events().into_iter().find_map(|record| match record.event {
			RuntimeEvent::Appointments(Event::AppointmentBooked { patient, by, .. }) => {
				Some((patient, by))
			},
			_ => None,
		});
		assert_eq!(by, Some((PATIENT, CLINIC)));
		assert_eq!(balance(PATIENT), WEALTH - PRICE);
	});
}

#[test]
fn the_price_is_rounded_down_and_zero_needs_no_escrow() {
	build_and_execute(|| {
		publish();
		Fees::insert(DOCTOR, 101);
		assert_ok!(try_book(PATIENT, NINE));
		assert_eq!(get(0).price, 50);
		Fees::insert(DOCTOR, 1);
		assert_ok!(try_book(PATIENT, NINE + HOUR));
		assert_eq!((get(1).price, get(1).escrow), (0, None));
		assert_eq!(Escrows::iter().count(), 1);
	});
}

#[test]
fn bookings_of_other_lengths_and_over_midnight_do_not_overlap() {
	build_and_execute(|| {
		let late = entry(0, 23 * 60, 24 * 60, 60);
		// From 23:30 to 0:30 at UTC, as its zone is half an hour behind.
		let over = WeeklyHours { utc_offset_quarters: -2, ..entry(0, 23 * 60, 24 * 60, 60) };
		let publish = |entry| {
			let hours = vec![entry].try_into().unwrap();
			assert_ok!(Appointments::publish_hours(signed(DOCTOR), hours, POLICY));
		};
		publish(over);
		assert_ok!(try_book(PATIENT, MONDAY + 23 * HOUR + HOUR / 2));
		assert_eq!(TakenSlots::<Test>::iter().count(), 2, "it is on two days");
		publish(late);
		let call = try_book(OTHER_PATIENT, MONDAY + 23 * HOUR);
		assert_noop!(call, Error::<Test>::SlotTaken);
		publish(entry(1, 0, 60, 20));
		assert_noop!(try_book(OTHER_PATIENT, MONDAY + DAY), Error::<Test>::SlotTaken);
		let call = try_book(OTHER_PATIENT, MONDAY + DAY + 20 * MINUTE);
		assert_noop!(call, Error::<Test>::SlotTaken);
		assert_ok!(try_book(OTHER_PATIENT, MONDAY + DAY + 40 * MINUTE));
		// Another doctor is another calendar.
		assert_ok!(Appointments::publish_hours(signed(OTHER_DOCTOR), office_hours(), POLICY));
	});
}

#[test]
fn only_active_patients_book() {
	build_and_execute(|| {
		publish();
		for who in [DOCTOR, OTHER_DOCTOR, CLINIC, HOSPITAL, STRANGER] {
			assert_noop!(try_book(who, NINE), NOT_ACTIVE);
		}
		Suspended::insert(PATIENT, ());
		assert_noop!(try_book(PATIENT, NINE), NOT_ACTIVE);
		let call = Appointments::book(RuntimeOrigin::none(), DOCTOR, NINE, PRICE, None, None, None);
		assert_noop!(call, BadOrigin);
	});
}

#[test]
fn only_licensed_doctors_are_booked() {
	build_and_execute(|| {
		publish();
		Unlicensed::insert(DOCTOR, ());
		assert_noop!(try_book(PATIENT, NINE), NOT_LICENSED);
		Unlicensed::remove(DOCTOR);
		Suspended::insert(DOCTOR, ());
		assert_noop!(try_book(PATIENT, NINE), NOT_LICENSED);
	});
}

#[test]
fn a_doctor_does_not_book_itself_for_its_patient() {
	build_and_execute(|| {
		publish();
		let origin = acting_for(PATIENT, DOCTOR);
		let call = Appointments::book(origin, DOCTOR, NINE, PRICE, None, None, None);
		assert_noop!(call, Error::<Test>::ConflictOfInterest);
		let call = Appointments::book(signed(PATIENT), PATIENT, NINE, PRICE, None, None, None);
		assert_noop!(call, Error::<Test>::ConflictOfInterest);
	});
}

#[test]
fn a_slot_is_ahead_in_time() {
	build_and_execute(|| {
		publish();
		assert_noop!(try_book(PATIENT, NINE - 7 * DAY), Error::<Test>::InThePast);
		Now::set(&NINE);
		assert_noop!(try_book(PATIENT, NINE), Error::<Test>::InThePast);
		assert_noop!(try_book(PATIENT, NINE + HOUR / 2), Error::<Test>::TooSoon);
		assert_ok!(try_book(PATIENT, NINE + HOUR));
		assert_noop!(try_book(PATIENT, NINE + 91 * DAY), Error::<Test>::TooFarAhead);
		assert_noop!(try_book(PATIENT, Moment::MAX), Error::<Test>::TooFarAhead);
		// 84 days are twelve weeks.
		assert_ok!(try_book(PATIENT, NINE + 84 * DAY));
	});
}

#[test]
fn without_any_notice_the_present_moment_is_past() {
	build_and_execute(|| {
		publish();
		ShortestNotice::set(&0);
		Now::set(&NINE);
		assert_noop!(try_book(PATIENT, NINE), Error::<Test>::InThePast);
		Now::set(&(NINE - 1));
		assert_ok!(try_book(PATIENT, NINE));
	});
}

#[test]
fn a_slot_is_one_of_the_hours() {
	build_and_execute(|| {
		assert_noop!(try_book(PATIENT, NINE), Error::<Test>::OffHours);
		publish();
		for start in [
			NINE + 1,
			NINE + MINUTE,
			NINE + 15 * MINUTE,
			NINE - HOUR / 2,
			NINE + 8 * HOUR,
			NINE + 5 * DAY,
		] {
			assert_noop!(try_book(PATIENT, start), Error::<Test>::OffHours);
		}
		assert_ok!(try_book(PATIENT, NINE + 8 * HOUR - HOUR / 2));
	});
}

#[test]
fn hours_end_with_their_validity() {
	build_and_execute(|| {
		let week = WeeklyHours {
			valid_from: 20_458 + 7,
			valid_until: 20_458 + 14,
			..entry(0, 540, 600, 60)
		};
		let hours = vec![week].try_into().unwrap();
		assert_ok!(Appointments::publish_hours(signed(DOCTOR), hours, POLICY));
		assert_noop!(try_book(PATIENT, NINE), Error::<Test>::OffHours);
		assert_ok!(try_book(PATIENT, NINE + 7 * DAY));
		assert_ok!(try_book(PATIENT, NINE + 14 * DAY));
		assert_noop!(try_book(PATIENT, NINE + 21 * DAY), Error::<Test>::OffHours);
	});
}

#[test]
fn nobody_pays_more_or_gets_worse_terms_than_expected() {
	build_and_execute(|| {
		publish();
		let book = |price, policy| {
			Appointments::book(signed(PATIENT), DOCTOR, NINE, price, policy, None, None)
		};
		assert_noop!(book(PRICE - 1, None), Error::<Test>::PriceExceeded);
		let shorter = CancellationPolicy { notice: POLICY.notice - 1, ..POLICY };
		assert_noop!(book(PRICE, Some(shorter)), Error::<Test>::PolicyChanged);
		let late_share = Permill::from_percent(49);
		let cheaper = CancellationPolicy { late_share, ..POLICY };
		assert_noop!(book(PRICE, Some(cheaper)), Error::<Test>::PolicyChanged);
		let worse = CancellationPolicy { notice: DAY, late_share: Permill::one() };
		assert_ok!(book(PRICE, Some(worse)));
		assert_eq!(get(0).policy, POLICY);
	});
}

#[test]
fn a_fee_that_overflows_is_an_error() {
	build_and_execute(|| {
		publish();
		Fees::insert(DOCTOR, Balance::MAX);
		assert_noop!(try_book(PATIENT, NINE), ArithmeticError::Overflow);
	});
}

#[test]
fn the_folder_is_the_patients() {
	build_and_execute(|| {
		publish();
		for folder in [folder_of(OTHER_PATIENT), FolderId::zero()] {
			let call =
				Appointments::book(signed(PATIENT), DOCTOR, NINE, PRICE, None, None, Some(folder));
			assert_noop!(call, Error::<Test>::NotOwnFolder);
		}
	});
}

#[test]
fn without_funds_there_is_no_booking() {
	build_and_execute(|| {
		publish();
		Fees::insert(DOCTOR, 2 * WEALTH + 2);
		assert_noop!(try_book(PATIENT, NINE), NO_FUNDS);
		Fees::insert(DOCTOR, MINIMUM);
		assert_noop!(try_book(PATIENT, NINE), TOO_SMALL);
		// Who is paid cannot pay itself.
		Fees::insert(DOCTOR, FEE);
		NamedPayees::insert(DOCTOR, PATIENT);
		assert_ok!(Appointments::accept_payments_for(signed(PATIENT), DOCTOR));
		assert_noop!(try_book(PATIENT, NINE), TOO_SMALL);
	});
}

#[test]
fn nobody_fills_a_calendar() {
	build_and_execute(|| {
		publish();
		assert_ok!(Appointments::publish_hours(signed(OTHER_DOCTOR), office_hours(), POLICY));
		Fees::insert(DOCTOR, 0);
		let slot = |index: u64| NINE + index * HOUR / 2;
		for index in 0..4 {
			assert_ok!(try_book(PATIENT, slot(index)));
		}
		assert_noop!(try_book(PATIENT, slot(4)), Error::<Test>::TooManyAppointments);
		let other = |start| {
			Appointments::book(signed(PATIENT), OTHER_DOCTOR, start, PRICE, None, None, None)
		};
		assert_ok!(other(slot(4)));
		assert_ok!(other(slot(5)));
		assert_noop!(other(slot(6)), Error::<Test>::TooManyAppointments);
		assert_ok!(try_book(OTHER_PATIENT, slot(4)));
		// What is over counts no more.
		assert_ok!(Appointments::cancel(signed(PATIENT), 0));
		assert_ok!(other(slot(6)));
	});
}

#[test]
fn numbers_run_out_with_an_error() {
	build_and_execute(|| {
		publish();
		NextAppointmentId::<Test>::put(AppointmentId::MAX);
		assert_noop!(try_book(PATIENT, NINE), ArithmeticError::Overflow);
	});
}

#[test]
fn only_the_future_counts() {
	build_and_execute(|| {
		publish();
		Fees::insert(DOCTOR, 0);
		for index in 0..4 {
			assert_ok!(try_book(PATIENT, NINE + index * HOUR));
		}
		let later = NINE + DAY;
		assert_noop!(try_book(PATIENT, later), Error::<Test>::TooManyAppointments);
		// What has started waits for its completion, and stands in nobody's way.
		Now::set(&NINE);
		assert_ok!(try_book(PATIENT, later));
		assert_noop!(try_book(PATIENT, later + HOUR), Error::<Test>::TooManyAppointments);
		check();
		// To move one makes no room.
		assert_ok!(Appointments::propose_reschedule(signed(PATIENT), 4, later + 2 * DAY));
		assert_ok!(Appointments::accept_reschedule(signed(DOCTOR), 4, later + 2 * DAY));
		check();
		Now::set(&(later + DAY));
		for index in 0..3 {
			assert_ok!(try_book(PATIENT, later + DAY + (2 + index) * HOUR));
		}
		let call = try_book(PATIENT, later + DAY + 6 * HOUR);
		assert_noop!(call, Error::<Test>::TooManyAppointments);
	});
}

#[test]
fn the_policy_bounds_what_is_ahead() {
	build_and_execute(|| {
		publish();
		OpenBookings::set(&2);
		assert_ok!(try_book(PATIENT, NINE));
		assert_ok!(try_book(PATIENT, NINE + HOUR));
		assert_noop!(try_book(PATIENT, NINE + 2 * HOUR), Error::<Test>::TooManyAppointments);
		OpenBookings::set(&3);
		OpenBookingsPerDoctor::set(&2);
		assert_noop!(try_book(PATIENT, NINE + 2 * HOUR), Error::<Test>::TooManyAppointments);
		// However much it allows, what is kept is bounded.
		OpenBookings::set(&100);
		OpenBookingsPerDoctor::set(&100);
		for index in 2..8 {
			assert_ok!(try_book(PATIENT, NINE + index * HOUR / 2 + HOUR));
		}
		assert_noop!(try_book(PATIENT, NINE + DAY), Error::<Test>::TooManyAppointments);
	});
}
