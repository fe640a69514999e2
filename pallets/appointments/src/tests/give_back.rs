use super::*;

fn give_back(origin: RuntimeOrigin, id: AppointmentId, amount: Balance) -> DispatchResult {
	dispatch(origin, Call::give_back { appointment: id, amount })
}

/// It was completed, confirmed and paid, to the clinic if it accepted that.
fn paid() -> AppointmentId {
	let id = fulfilled();
	assert_ok!(Appointments::confirm(signed(PATIENT), id));
	id
}

#[test]
fn a_doctor_lowers_the_bill_while_it_is_held() {
	build_and_execute(|| {
		let id = fulfilled();
		assert_ok!(give_back(signed(DOCTOR), id, 1_000));
		last(Event::AmountGivenBack {
			appointment: id,
			giver: DOCTOR,
			amount: 1_000,
			left: PRICE - 1_000,
			held: true,
			by: DOCTOR,
		});
		assert_eq!(balance(PATIENT), WEALTH - PRICE + 1_000);
		check();
		// In a dispute, too: it is then about the rest.
		assert_ok!(Appointments::dispute(signed(PATIENT), id));
		assert_ok!(give_back(signed(DOCTOR), id, 1_000));
		check();
		assert_noop!(give_back(signed(DOCTOR), id, PRICE - 1_999), Error::<Test>::ExceedsBill);
		decide(id, Permill::one());
		assert_eq!((balance(DOCTOR), balance(PATIENT)), (PRICE - 2_000, WEALTH - PRICE + 2_000));
	});
}

#[test]
fn all_of_a_held_bill_can_be_given_back() {
	build_and_execute(|| {
		let id = fulfilled();
		assert_ok!(give_back(signed(DOCTOR), id, PRICE));
		assert_eq!((get(id).escrow, balance(PATIENT)), (None, WEALTH));
		assert_noop!(give_back(signed(DOCTOR), id, 1), Error::<Test>::ExceedsBill);
	});
}

#[test]
fn who_was_paid_gives_back_no_more_than_it_got() {
	build_and_execute(|| {
		let id = paid();
		// The doctor has money of its own, which is not the patient's by mistake.
		Balances::mutate(DOCTOR, |balance| *balance = Some(balance.unwrap() + 100));
		Balances::mutate(STRANGER, |balance| *balance = Some(0));
		assert_noop!(give_back(signed(DOCTOR), id, PRICE + 1), Error::<Test>::ExceedsBill);
		assert_ok!(give_back(signed(DOCTOR), id, PRICE - 1));
		last(Event::AmountGivenBack {
			appointment: id,
			giver: DOCTOR,
			amount: PRICE - 1,
			left: 1,
			held: false,
			by: DOCTOR,
		});
		assert_noop!(give_back(signed(DOCTOR), id, 2), Error::<Test>::ExceedsBill);
		assert_ok!(give_back(signed(DOCTOR), id, 1));
		assert_eq!(balance(PATIENT), WEALTH);
		assert_noop!(give_back(signed(DOCTOR), id, 1), Error::<Test>::NothingPaid);
		Balances::mutate(DOCTOR, |balance| *balance = Some(balance.unwrap() - 100));
	});
}

#[test]
fn completed_for_nothing_nothing_is_given_back_of_it() {
	build_and_execute(|| {
		let id = booked();
		Now::set(&NINE);
		assert_ok!(Appointments::complete(signed(DOCTOR), id, 0));
		assert_noop!(give_back(signed(DOCTOR), id, 1), Error::<Test>::ExceedsBill);
		assert_ok!(Appointments::confirm(signed(PATIENT), id));
		assert_noop!(give_back(signed(DOCTOR), id, 1), Error::<Test>::NothingPaid);
	});
}

#[test]
fn the_payee_that_was_paid_gives_back_and_not_the_doctor() {
	build_and_execute(|| {
		NamedPayees::insert(DOCTOR, CLINIC);
		assert_ok!(Appointments::accept_payments_for(signed(CLINIC), DOCTOR));
		let id = paid();
		assert_eq!(balance(CLINIC), PRICE);
		assert_noop!(give_back(signed(DOCTOR), id, 1), Error::<Test>::NotAuthorized);
		// It got the money, whoever is named since.
		assert_ok!(Appointments::decline_payments_for(signed(CLINIC), DOCTOR));
		assert_ok!(give_back(signed(CLINIC), id, 500));
		assert_eq!((balance(CLINIC), balance(PATIENT)), (PRICE - 500, WEALTH - PRICE + 500));
	});
}

#[test]
fn a_late_share_can_be_given_back_too() {
	build_and_execute(|| {
		let id = booked();
		Now::set(&(NINE - HOUR));
		assert_ok!(Appointments::cancel(signed(PATIENT), id));
		assert_eq!(get(id).paid, Some(Payment { to: DOCTOR, amount: PRICE / 2 }));
		assert_ok!(give_back(signed(DOCTOR), id, PRICE / 2));
		assert_eq!(balance(PATIENT), WEALTH);
	});
}

#[test]
fn a_claim_of_the_escrow_says_who_was_paid() {
	build_and_execute(|| {
		let id = fulfilled();
		Now::set(&get(id).due.unwrap().at);
		Bank::claim(get(id).escrow.unwrap());
		assert_eq!(get(id).paid, Some(Payment { to: DOCTOR, amount: PRICE }));
		assert_ok!(give_back(signed(DOCTOR), id, PRICE));
	});
}

#[test]
fn nobody_gives_somebody_elses_money() {
	build_and_execute(|| {
		for id in [fulfilled(), {
			Now::set(&MONDAY);
			booked_later()
		}] {
			for who in [STRANGER, PATIENT, CLINIC, HOSPITAL, OTHER_DOCTOR] {
				assert_noop!(give_back(signed(who), id, 1), Error::<Test>::NotAuthorized);
			}
			// The patient, and its desk, in the doctor's name.
			Delegates::insert((PATIENT, STRANGER), Now::get());
			for by in [PATIENT, STRANGER, CLINIC] {
				let call = give_back(acting_for(DOCTOR, by), id, 1);
				assert_noop!(call, Error::<Test>::ConflictOfInterest);
			}
			Delegates::remove((PATIENT, STRANGER));
		}
	});
}

/// Another one, paid.
fn booked_later() -> AppointmentId {
	let id = NextAppointmentId::<Test>::get();
	assert_ok!(try_book(PATIENT, NINE + HOUR));
	Now::set(&(NINE + 2 * HOUR));
	assert_ok!(complete(signed(DOCTOR), id));
	assert_ok!(Appointments::confirm(signed(PATIENT), id));
	id
}

#[test]
fn a_thief_with_the_key_of_a_suspended_account_gives_nothing_away() {
	build_and_execute(|| {
		let held = fulfilled();
		Suspended::insert(DOCTOR, ());
		assert_noop!(give_back(signed(DOCTOR), held, 1), NOT_ACTIVE);
		Suspended::remove(DOCTOR);
		assert_ok!(Appointments::confirm(signed(PATIENT), held));
		Suspended::insert(DOCTOR, ());
		assert_noop!(give_back(signed(DOCTOR), held, 1), Error::<Test>::NotAuthorized);
	});
}

#[test]
fn nothing_is_given_back_before_it_is_billed() {
	build_and_execute(|| {
		let id = booked();
		assert_noop!(give_back(signed(DOCTOR), id, 1), Error::<Test>::WrongStatus);
		assert_noop!(give_back(signed(DOCTOR), id, 0), Error::<Test>::ZeroAmount);
		assert_noop!(give_back(signed(DOCTOR), id + 1, 1), Error::<Test>::NotFound);
		Now::set(&(NINE + HOUR / 2));
		assert_ok!(complete(signed(DOCTOR), id));
		Now::set(&get(id).due.unwrap().at);
		assert_noop!(give_back(signed(DOCTOR), id, 1), Error::<Test>::TooLate);
		idle();
		assert_ok!(give_back(signed(DOCTOR), id, 1));
	});
	build_and_execute(|| {
		let id = lapsed();
		assert_noop!(give_back(signed(DOCTOR), id, 1), Error::<Test>::NothingPaid);
	});
}

#[test]
fn what_was_spent_cannot_be_given_back() {
	build_and_execute(|| {
		let id = paid();
		Balances::insert(DOCTOR, 100);
		Balances::insert(STRANGER, PRICE - 100);
		assert_noop!(give_back(signed(DOCTOR), id, 101), NO_FUNDS);
		assert_ok!(give_back(signed(DOCTOR), id, 100));
	});
}
