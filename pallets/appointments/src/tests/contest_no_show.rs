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
			let take_until = Now::get() + DisputeDeadline::get();
			last(Event::NoShowContested { appointment: id, party, take_until, by: CLINIC });
			let about = Matter::NoShow { who: party };
			assert_eq!(status(id), AppointmentStatus::Disputed { about });
		});
	}
}

/// Contested by the other side, on Monday. The late share is a tenth.
fn contested(reporter: AccountId) -> AppointmentId {
	let policy = CancellationPolicy { late_share: Permill::from_percent(10), ..POLICY };
	assert_ok!(Appointments::publish_hours(signed(DOCTOR), office_hours(), policy));
	assert_ok!(try_book(PATIENT, NINE));
	Now::set(&(NINE + HOUR / 2));
	assert_ok!(Appointments::report_no_show(signed(reporter), 0));
	let accused = if reporter == PATIENT { DOCTOR } else { PATIENT };
	assert_ok!(Appointments::contest_no_show(signed(accused), 0));
	0
}

#[test]
fn a_patient_who_contests_pays_no_more_than_one_who_does_not() {
	build_and_execute(|| {
		let id = contested(DOCTOR);
		// Nobody decides.
		hypothetically!({
			Now::set(&get(id).due.unwrap().at);
			idle();
			assert_eq!(status(id), AppointmentStatus::Resolved);
			assert_eq!(balance(DOCTOR), PRICE / 10);
		});
		// Nobody can decide more.
		assert_ok!(Appointments::take_case(signed(OTHER_HOSPITAL), id));
		hear(id);
		let resolve = |share| Appointments::resolve(signed(OTHER_HOSPITAL), id, share);
		assert_noop!(resolve(Permill::from_parts(100_001)), Error::<Test>::ExceedsStake);
		hypothetically!({
			assert_ok!(resolve(Permill::from_percent(10)));
			finish(id);
			assert_eq!(balance(DOCTOR), PRICE / 10);
		});
		hypothetically!({
			assert_ok!(resolve(Permill::zero()));
			finish(id);
			assert_eq!(balance(PATIENT), WEALTH);
		});
		// Giving in costs no more either.
		assert_ok!(Appointments::confirm(signed(PATIENT), id));
		let settlement = Settlement::Split { payee_share: Permill::from_percent(10) };
		last(Event::AppointmentConfirmed { appointment: id, settlement, by: PATIENT });
		assert_eq!(status(id), AppointmentStatus::NoShow { who: Party::Patient });
		assert_eq!(balance(DOCTOR), PRICE / 10);
	});
}

#[test]
fn a_doctor_who_did_not_come_keeps_nothing_by_contesting() {
	build_and_execute(|| {
		let id = contested(PATIENT);
		// It is for somebody else to say that the doctor was there after all.
		hypothetically!({
			assert_ok!(Appointments::take_case(signed(OTHER_HOSPITAL), id));
			hear(id);
			assert_ok!(Appointments::resolve(signed(OTHER_HOSPITAL), id, Permill::one()));
			finish(id);
			assert_eq!(balance(DOCTOR), PRICE);
		});
		hypothetically!({
			assert_ok!(Appointments::confirm(signed(PATIENT), id));
			assert_eq!(status(id), AppointmentStatus::Fulfilled);
			assert_eq!(balance(DOCTOR), PRICE);
		});
		Now::set(&get(id).due.unwrap().at);
		idle();
		assert_eq!(status(id), AppointmentStatus::Resolved);
		assert_eq!((balance(PATIENT), balance(DOCTOR)), (WEALTH, 0));
	});
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
