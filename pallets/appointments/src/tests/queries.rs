use super::*;
use carechain_primitives::api::{SlotsError, MAX_PAGE};

fn starts(from: Moment, until: Moment) -> Vec<Moment> {
	let slots = Appointments::open_slots(DOCTOR, from, until).unwrap();
	slots.into_iter().map(|slot| slot.start).collect()
}

#[test]
fn open_slots_are_those_that_can_be_booked() {
	build_and_execute(|| {
		let _ = booked();
		assert_ok!(Appointments::close_day(signed(DOCTOR), 20_460));
		let week = starts(MONDAY, MONDAY + 7 * DAY);
		assert_eq!(week.len(), 16 * 4 - 1, "five days without the closed and the taken");
		assert_eq!(week[0], NINE + HOUR / 2);
		assert!(week.windows(2).all(|pair| pair[0] < pair[1]), "they are in order");
		for start in (MONDAY..MONDAY + 7 * DAY).step_by(5 * MINUTE as usize) {
			let bookable = hypothetically!(try_book(OTHER_PATIENT, start).is_ok());
			assert_eq!(bookable, week.contains(&start), "at {start}");
		}
	});
}

#[test]
fn the_range_is_half_open() {
	build_and_execute(|| {
		publish();
		assert_eq!(starts(NINE, NINE + HOUR), [NINE, NINE + HOUR / 2]);
		assert_eq!(starts(NINE + 1, NINE + HOUR + 1), [NINE + HOUR / 2, NINE + HOUR]);
	});
}

#[test]
fn notice_and_horizon_count() {
	build_and_execute(|| {
		publish();
		Now::set(&NINE);
		assert_eq!(starts(MONDAY, NINE + HOUR + 1), [NINE + HOUR]);
		assert_eq!(starts(MONDAY, NINE + 5 * MINUTE), [] as [Moment; 0]);
		let horizon = NINE + BookingHorizon::get();
		let last = starts(horizon - 2 * DAY, horizon + 5 * DAY).pop().unwrap();
		assert!(last <= horizon && last > horizon - 3 * DAY);
		assert_eq!(starts(horizon + DAY, horizon + 5 * DAY), [] as [Moment; 0]);
		ShortestNotice::set(&0);
		assert_eq!(starts(MONDAY, NINE + HOUR), [NINE + HOUR / 2], "not the present one");
	});
}

#[test]
fn what_cannot_be_shown() {
	build_and_execute(|| {
		let look = |from, until| Appointments::open_slots(DOCTOR, from, until);
		assert_eq!(look(MONDAY, MONDAY + DAY), Ok(vec![]), "no hours");
		publish();
		for (from, until) in [
			(NINE, NINE),
			(NINE + 1, NINE),
			(MONDAY - DAY, MONDAY),
			(MONDAY, MONDAY + 31 * DAY + 1),
			(0, Moment::MAX),
		] {
			assert_eq!(look(from, until), Err(SlotsError::BadRange));
		}
		assert!(look(MONDAY, MONDAY + 31 * DAY).is_ok());
		assert_eq!(look(Moment::MAX - DAY, Moment::MAX), Ok(vec![]));
		Unlicensed::insert(DOCTOR, ());
		assert_eq!(look(MONDAY, MONDAY + DAY), Err(SlotsError::NotLicensed));
	});
}

#[test]
fn an_appointment_is_shown_as_it_stands() {
	build_and_execute(|| {
		assert_eq!(Appointments::appointment_info(0), None);
		let id = booked();
		let info = Appointments::appointment_info(id).unwrap();
		assert_eq!((info.patient, info.doctor, info.price), (PATIENT, DOCTOR, PRICE));
		assert_eq!(info.free_cancellation_until, NINE - 4 * HOUR);
		assert_eq!(info.late_cancellation_share, 500_000);
		assert_eq!(info.deadline, Some(NINE + HOUR / 2 + DAY));
		assert_eq!(info.folder, Some(folder_of(PATIENT)));
		assert_eq!(info.status, AppointmentStatus::Booked);
		assert!(info.escrow.is_some());
		assert_ok!(Appointments::cancel(signed(PATIENT), id));
		let info = Appointments::appointment_info(id).unwrap();
		assert_eq!((info.deadline, info.escrow), (None, None));
	});
}

#[test]
fn lists_page_in_order() {
	build_and_execute(|| {
		publish();
		// More than a byte of numbers.
		for index in 0..300u64 {
			assert_ok!(try_book(PATIENT, NINE + HOUR / 2));
			let id = NextAppointmentId::<Test>::get() - 1;
			assert_eq!(id, index);
			assert_ok!(Appointments::cancel(signed(PATIENT), id));
		}
		let mut seen = vec![];
		let mut after = None;
		loop {
			let page = Appointments::appointments_of(PATIENT, after, 1_000);
			assert!(page.items.len() <= MAX_PAGE as usize);
			seen.extend(page.items.iter().map(|item| item.id));
			after = page.next;
			if after.is_none() {
				break;
			}
		}
		assert_eq!(seen, (0..300).collect::<Vec<_>>());
		let page = Appointments::appointments_of(DOCTOR, Some(297), 2);
		assert_eq!(page.items.iter().map(|item| item.id).collect::<Vec<_>>(), [298, 299]);
		assert_eq!(page.next, None);
		let page = Appointments::appointments_of(DOCTOR, None, 0);
		assert_eq!((page.items.len(), page.next), (1, Some(0)));
		assert_eq!(Appointments::appointments_of(STRANGER, None, 10).items, []);
	});
}
