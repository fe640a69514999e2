use super::*;

const DAY_OF_MONDAY: DayNumber = 20_458;

#[test]
fn nothing_can_be_booked_on_a_closed_day() {
	build_and_execute(|| {
		let id = booked();
		assert_ok!(Appointments::close_day(acting_for(DOCTOR, CLINIC), DAY_OF_MONDAY));
		last(Event::DayClosed { doctor: DOCTOR, day: DAY_OF_MONDAY, by: CLINIC });
		assert_noop!(try_book(PATIENT, NINE + HOUR), Error::<Test>::DayClosed);
		assert_ok!(try_book(PATIENT, NINE + DAY));
		assert_eq!(status(id), AppointmentStatus::Booked, "bookings stay");
	});
}

#[test]
fn a_day_is_one_of_the_doctors_own_calendar() {
	build_and_execute(|| {
		// Tuesday 1:00 to 2:00 at UTC+2 is Monday 23:00 at UTC.
		let night = WeeklyHours { utc_offset_quarters: 8, ..entry(1, 60, 120, 60) };
		let hours = vec![night].try_into().unwrap();
		assert_ok!(Appointments::publish_hours(signed(DOCTOR), hours, POLICY));
		assert_ok!(Appointments::close_day(signed(DOCTOR), DAY_OF_MONDAY));
		assert_ok!(try_book(PATIENT, MONDAY + 23 * HOUR));
		assert_ok!(Appointments::close_day(signed(DOCTOR), DAY_OF_MONDAY + 8));
		assert_noop!(try_book(PATIENT, MONDAY + 7 * DAY + 23 * HOUR), Error::<Test>::DayClosed);
	});
}

#[test]
fn errors() {
	build_and_execute(|| {
		assert_noop!(Appointments::close_day(signed(PATIENT), DAY_OF_MONDAY), NOT_ACTIVE);
		assert_noop!(Appointments::close_day(RuntimeOrigin::none(), DAY_OF_MONDAY), BadOrigin);
		// Over everywhere is what is over at UTC-12.
		let call = |day| Appointments::close_day(signed(DOCTOR), day);
		assert_noop!(call(DAY_OF_MONDAY - 2), Error::<Test>::InThePast);
		assert_ok!(call(DAY_OF_MONDAY - 1));
		assert_noop!(call(DAY_OF_MONDAY - 1), Error::<Test>::AlreadyClosed);
		assert_ok!(call(DAY_OF_MONDAY + 91));
		assert_noop!(call(DAY_OF_MONDAY + 92), Error::<Test>::TooFarAhead);
		assert_noop!(call(DayNumber::MAX), Error::<Test>::TooFarAhead);
		Suspended::insert(DOCTOR, ());
		assert_noop!(call(DAY_OF_MONDAY + 1), NOT_ACTIVE);
	});
}
