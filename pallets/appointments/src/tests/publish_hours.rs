use super::*;

fn hours(entries: &[WeeklyHours]) -> BoundedVec<WeeklyHours, MaxHours> {
	entries.to_vec().try_into().unwrap()
}

#[test]
fn hours_take_the_place_of_those_before() {
	build_and_execute(|| {
		publish();
		last(Event::HoursPublished {
			doctor: DOCTOR,
			hours: office_hours(),
			policy: POLICY,
			by: DOCTOR,
		});
		let short = hours(&[entry(6, 0, 60, 60)]);
		let policy = CancellationPolicy { notice: 0, late_share: Permill::one() };
		assert_ok!(Appointments::publish_hours(signed(DOCTOR), short.clone(), policy));
		let practice = Practices::<Test>::get(DOCTOR).unwrap();
		assert_eq!(practice, Practice { hours: short, policy });
		assert_noop!(try_book(PATIENT, NINE), Error::<Test>::OffHours);
		assert_ok!(try_book(PATIENT, MONDAY + 6 * DAY));
	});
}

#[test]
fn the_desk_publishes_for_the_doctor() {
	build_and_execute(|| {
		let origin = acting_for(DOCTOR, CLINIC);
		assert_ok!(Appointments::publish_hours(origin, office_hours(), POLICY));
		last(Event::HoursPublished {
			doctor: DOCTOR,
			hours: office_hours(),
			policy: POLICY,
			by: CLINIC,
		});
	});
}

#[test]
fn no_hours_end_the_practice_and_bookings_stay() {
	build_and_execute(|| {
		let id = booked();
		assert_ok!(Appointments::publish_hours(signed(DOCTOR), hours(&[]), POLICY));
		assert!(!Practices::<Test>::contains_key(DOCTOR));
		assert_eq!(status(id), AppointmentStatus::Booked);
		assert_eq!(get(id).policy, POLICY);
	});
}

#[test]
fn only_a_licensed_doctor_can() {
	build_and_execute(|| {
		for who in [PATIENT, CLINIC, STRANGER] {
			let call = Appointments::publish_hours(signed(who), office_hours(), POLICY);
			assert_noop!(call, NOT_LICENSED);
		}
		Unlicensed::insert(DOCTOR, ());
		let call = Appointments::publish_hours(signed(DOCTOR), office_hours(), POLICY);
		assert_noop!(call, NOT_LICENSED);
		let call = Appointments::publish_hours(RuntimeOrigin::none(), office_hours(), POLICY);
		assert_noop!(call, BadOrigin);
	});
}

#[test]
fn nonsense_is_refused() {
	build_and_execute(|| {
		let good = entry(0, 540, 600, 30);
		assert!(good.is_sane());
		for bad in [
			WeeklyHours { weekday: 7, ..good },
			WeeklyHours { from_minute: 600, ..good },
			WeeklyHours { from_minute: 605, ..good },
			WeeklyHours { from_minute: 541, ..good },
			WeeklyHours { to_minute: 601, ..good },
			WeeklyHours { to_minute: 1445, ..good },
			WeeklyHours { slot_minutes: 0, ..good },
			WeeklyHours { slot_minutes: 7, ..good },
			WeeklyHours { slot_minutes: 65, ..good },
			WeeklyHours { utc_offset_quarters: -49, ..good },
			WeeklyHours { utc_offset_quarters: 57, ..good },
			WeeklyHours { valid_from: 2, valid_until: 1, ..good },
		] {
			let call = Appointments::publish_hours(signed(DOCTOR), hours(&[bad]), POLICY);
			assert_noop!(call, Error::<Test>::BadHours);
		}
	});
}

#[test]
fn entries_must_not_overlap() {
	build_and_execute(|| {
		let one = entry(0, 540, 600, 30);
		let clash = |other| {
			let call = Appointments::publish_hours(signed(DOCTOR), hours(&[one, other]), POLICY);
			assert_noop!(call, Error::<Test>::HoursOverlap);
		};
		clash(one);
		clash(entry(0, 595, 700, 5));
		// Ten o'clock at UTC+1 is nine at UTC, whatever the clock says.
		clash(WeeklyHours { utc_offset_quarters: 4, ..entry(0, 600, 660, 30) });
		// Monday 21:00 at UTC-12 is Tuesday 9:00 at UTC.
		let tuesday = entry(1, 540, 600, 30);
		let far = WeeklyHours { utc_offset_quarters: -48, ..entry(0, 21 * 60, 22 * 60, 60) };
		let call = Appointments::publish_hours(signed(DOCTOR), hours(&[tuesday, far]), POLICY);
		assert_noop!(call, Error::<Test>::HoursOverlap);
		// The same time on the clock of two zones is confusing enough to refuse.
		clash(WeeklyHours { utc_offset_quarters: 40, ..one });

		for other in [
			entry(0, 600, 660, 30),
			entry(1, 540, 600, 30),
			WeeklyHours { utc_offset_quarters: 4, ..entry(0, 660, 720, 30) },
		] {
			let both = hours(&[one, other]);
			assert_ok!(Appointments::publish_hours(signed(DOCTOR), both, POLICY));
		}
		// A change of clocks: one entry ends, the other starts.
		let winter = WeeklyHours { utc_offset_quarters: 4, valid_until: 20_540, ..one };
		let summer = WeeklyHours { utc_offset_quarters: 8, valid_from: 20_541, ..one };
		let both = hours(&[winter, summer]);
		assert_ok!(Appointments::publish_hours(signed(DOCTOR), both, POLICY));
	});
}

#[test]
fn a_policy_asks_for_no_more_notice_than_one_can_give() {
	build_and_execute(|| {
		let policy = |notice| CancellationPolicy { notice, ..POLICY };
		let horizon = BookingHorizon::get();
		let call =
			|notice| Appointments::publish_hours(signed(DOCTOR), office_hours(), policy(notice));
		assert_noop!(call(horizon + 1), Error::<Test>::BadPolicy);
		assert_ok!(call(horizon));
	});
}
