use super::*;

#[test]
fn anyone_settles_what_is_due() {
	build_and_execute(|| {
		let id = fulfilled();
		Now::set(&(Now::get() + DisputeWindow::get()));
		// It is protective: any account may.
		assert_ok!(Appointments::settle_due(signed(STRANGER), id));
		last(Event::AppointmentEnded {
			appointment: id,
			status: AppointmentStatus::Fulfilled,
			settlement: Settlement::Release,
			by: Some(STRANGER),
		});
		assert_eq!(balance(DOCTOR), PRICE);
		let call = Appointments::settle_due(signed(STRANGER), id);
		assert_noop!(call, Error::<Test>::WrongStatus);
		check();
		idle();
		assert_eq!(balance(DOCTOR), PRICE, "nobody is paid twice");
	});
}

#[test]
fn it_does_the_same_as_time() {
	for prepare in [booked, fulfilled, disputed] {
		let outcome = |settle: fn(AppointmentId)| {
			let mut outcome = None;
			build_and_execute(|| {
				let id = prepare();
				Now::set(&get(id).due.unwrap().at);
				settle(id);
				outcome = Some((get(id), balance(PATIENT), balance(DOCTOR)));
			});
			outcome
		};
		let by_call = outcome(|id| {
			assert_ok!(Appointments::settle_due(signed(STRANGER), id));
		});
		assert_eq!(by_call, outcome(|_| idle()));
		assert_eq!(by_call, outcome(|id| Bank::claim(get(id).escrow.unwrap())));
	}
}

#[test]
fn anyone_refunds_a_visit_that_the_licence_does_not_cover() {
	for check_in in [false, true] {
		build_and_execute(|| {
			let id = booked();
			LicenceEnds::insert(DOCTOR, NINE);
			// It may still be renewed.
			Now::set(&(NINE - 1));
			let call = || Appointments::settle_due(signed(STRANGER), id);
			assert_noop!(call(), Error::<Test>::TooEarly);
			Now::set(&NINE);
			if check_in {
				assert_ok!(Appointments::check_in(signed(DOCTOR), id));
			}
			hypothetically!({
				LicenceEnds::insert(DOCTOR, NINE + 1);
				assert_noop!(call(), Error::<Test>::TooEarly);
			});
			assert_ok!(call());
			last(Event::AppointmentEnded {
				appointment: id,
				status: AppointmentStatus::Lapsed,
				settlement: Settlement::Refund,
				by: Some(STRANGER),
			});
			assert_eq!(balance(PATIENT), WEALTH);
		});
	}
}

#[test]
fn what_was_completed_is_not_taken_back() {
	build_and_execute(|| {
		let id = fulfilled();
		LicenceEnds::insert(DOCTOR, NINE);
		let call = Appointments::settle_due(signed(STRANGER), id);
		assert_noop!(call, Error::<Test>::TooEarly);
	});
}

#[test]
fn errors() {
	build_and_execute(|| {
		let id = booked();
		let call = |id| Appointments::settle_due(signed(STRANGER), id);
		assert_noop!(call(id + 1), Error::<Test>::NotFound);
		Now::set(&(NINE + HOUR / 2 + DAY - 1));
		assert_noop!(call(id), Error::<Test>::TooEarly);
		assert_noop!(Appointments::settle_due(RuntimeOrigin::none(), id), BadOrigin);
		assert_ok!(Appointments::cancel(signed(DOCTOR), id));
		assert_noop!(call(id), Error::<Test>::WrongStatus);
	});
}

/// A doctor without a licence who contests that it did not come would have a judge give it the
/// price of a visit that was none.
#[test]
fn a_visit_that_was_none_is_refunded_whatever_was_reported() {
	build_and_execute(|| {
		let id = booked();
		LicenceEnds::insert(DOCTOR, NINE);
		Now::set(&(NINE + HOUR / 4));
		assert_ok!(Appointments::report_no_show(signed(PATIENT), id));
		assert_ok!(Appointments::contest_no_show(signed(DOCTOR), id));
		assert_ok!(Appointments::settle_due(signed(STRANGER), id));
		assert_eq!(status(id), AppointmentStatus::Lapsed);
		assert_eq!(balance(PATIENT), WEALTH);
	});
}

#[test]
fn what_is_over_does_not_end_again() {
	build_and_execute(|| {
		let id = booked();
		LicenceEnds::insert(DOCTOR, NINE);
		Now::set(&(NINE + HOUR / 4));
		assert_ok!(Appointments::report_no_show(signed(PATIENT), id));
		finish(id);
		let who = Party::Doctor;
		assert_eq!(status(id), AppointmentStatus::NoShow { who });
		let again = Appointments::settle_due(signed(STRANGER), id);
		assert_noop!(again, Error::<Test>::WrongStatus);
	});
}
