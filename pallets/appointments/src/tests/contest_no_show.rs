use super::*;

fn reported(by: AccountId) -> AppointmentId {
	let id = booked();
	Now::set(&(NINE + HOUR / 2));
	assert_ok!(Appointments::report_no_show(signed(by), id));
	id
}

#[test]
fn who_is_said_not_to_have_come_contests() {
	for (reporter, accused, party) in
		[(DOCTOR, PATIENT, Party::Patient), (PATIENT, DOCTOR, Party::Doctor)]
	{
		build_and_execute(|| {
			let id = reported(reporter);
			// It is protective.
			Suspended::insert(accused, ());
			assert_ok!(Appointments::contest_no_show(acting_for(accused, CLINIC), id));
			let decide_until = Now::get() + DisputeDeadline::get();
			last(Event::NoShowContested { appointment: id, party, decide_until, by: CLINIC });
			assert_eq!(status(id), AppointmentStatus::Disputed);
			Now::set(&decide_until);
			idle();
			assert_eq!(status(id), AppointmentStatus::Resolved);
			assert_eq!(balance(DOCTOR), PRICE * 4 / 10);
		});
	}
}

#[test]
fn errors() {
	build_and_execute(|| {
		let id = reported(DOCTOR);
		refuses_others(id, Appointments::contest_no_show);
		let call = Appointments::contest_no_show(signed(DOCTOR), id);
		assert_noop!(call, Error::<Test>::NotAuthorized);
		Now::set(&(Now::get() + DisputeWindow::get()));
		for _ in 0..2 {
			let call = Appointments::contest_no_show(signed(PATIENT), id);
			assert_noop!(call, Error::<Test>::TooLate);
			idle();
		}
	});
	build_and_execute(|| {
		let id = fulfilled();
		let call = Appointments::contest_no_show(signed(PATIENT), id);
		assert_noop!(call, Error::<Test>::WrongStatus);
	});
}
