use super::*;

#[test]
fn a_day_opens_again() {
	build_and_execute(|| {
		publish();
		assert_ok!(Appointments::close_day(signed(DOCTOR), 20_458));
		assert_ok!(Appointments::reopen_day(acting_for(DOCTOR, CLINIC), 20_458));
		last(Event::DayReopened { doctor: DOCTOR, day: 20_458, by: CLINIC });
		assert_ok!(try_book(PATIENT, NINE));
	});
}

#[test]
fn errors() {
	build_and_execute(|| {
		assert_noop!(Appointments::reopen_day(signed(DOCTOR), 20_458), Error::<Test>::NotFound);
		assert_ok!(Appointments::close_day(signed(DOCTOR), 20_458));
		let call = Appointments::reopen_day(signed(OTHER_DOCTOR), 20_458);
		assert_noop!(call, Error::<Test>::NotFound);
		assert_noop!(Appointments::reopen_day(signed(PATIENT), 20_458), NOT_ACTIVE);
		assert_noop!(Appointments::reopen_day(RuntimeOrigin::none(), 20_458), BadOrigin);
		Suspended::insert(DOCTOR, ());
		assert_noop!(Appointments::reopen_day(signed(DOCTOR), 20_458), NOT_ACTIVE);
	});
}
