use super::*;
use carechain_primitives::api::{
	AgendaPlace, FirstSlot, SlotsError, MAX_APPOINTMENTS_LOOKED_AT, MAX_PAGE,
};

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

/// The numbers in an agenda, all pages of this length.
fn agenda(
	who: AccountId,
	range: (Option<Moment>, Option<Moment>),
	statuses: &[StatusKind],
	limit: u32,
) -> Vec<AppointmentId> {
	let mut seen = vec![];
	let mut after = None;
	loop {
		let page = Appointments::agenda(who, range.0, range.1, statuses.to_vec(), after, limit);
		assert!(page.items.len() <= limit.clamp(1, MAX_PAGE) as usize);
		seen.extend(page.items.iter().map(|item| item.id));
		after = page.next;
		if after.is_none() {
			return seen;
		}
	}
}

#[test]
fn an_agenda_is_by_time_the_latest_first() {
	build_and_execute(|| {
		publish();
		let starts = [NINE + DAY, NINE, NINE + 2 * DAY, NINE + HOUR];
		for start in starts {
			assert_ok!(try_book(PATIENT, start));
		}
		assert_ok!(try_book(OTHER_PATIENT, NINE + 2 * HOUR));
		let all = (None, None);
		for limit in [1, 2, 3, 50] {
			assert_eq!(agenda(PATIENT, all, &[], limit), [2, 0, 3, 1]);
			assert_eq!(agenda(DOCTOR, all, &[], limit), [2, 0, 4, 3, 1]);
			assert_eq!(agenda(STRANGER, all, &[], limit), [] as [AppointmentId; 0]);
			// The range is half open.
			let range = (Some(NINE + HOUR), Some(NINE + DAY));
			assert_eq!(agenda(DOCTOR, range, &[], limit), [4, 3]);
			assert_eq!(agenda(DOCTOR, (Some(NINE + 1), None), &[], limit), [2, 0, 4, 3]);
			assert_eq!(agenda(DOCTOR, (None, Some(NINE + 1)), &[], limit), [1]);
			assert_eq!(agenda(DOCTOR, (None, Some(NINE)), &[], limit), [] as [AppointmentId; 0]);
			assert_eq!(agenda(DOCTOR, (None, Some(Moment::MAX)), &[], limit), [2, 0, 4, 3, 1]);
			let range = (Some(NINE + DAY), Some(NINE));
			assert_eq!(agenda(DOCTOR, range, &[], limit), [] as [AppointmentId; 0]);
		}
		assert_ok!(Appointments::cancel(signed(PATIENT), 0));
		assert_ok!(Appointments::propose_reschedule(signed(PATIENT), 1, NINE + 3 * DAY));
		assert_ok!(Appointments::accept_reschedule(signed(DOCTOR), 1, NINE + 3 * DAY));
		for limit in [1, 50] {
			assert_eq!(agenda(PATIENT, all, &[StatusKind::Booked], limit), [1, 2, 3]);
			assert_eq!(agenda(PATIENT, all, &[StatusKind::Cancelled], limit), [0]);
			let both = [StatusKind::Cancelled, StatusKind::Booked];
			assert_eq!(agenda(PATIENT, all, &both, limit), [1, 2, 0, 3]);
			assert_eq!(agenda(PATIENT, all, &[StatusKind::Lapsed], limit), [] as [u64; 0]);
		}
	});
}

#[test]
fn an_agenda_says_what_is_so_before_it_is_worked_off() {
	build_and_execute(|| {
		let id = booked();
		Now::set(&(NINE + HOUR / 2 + DAY));
		let all = (None, None);
		assert_eq!(agenda(PATIENT, all, &[StatusKind::Booked], 10), [] as [u64; 0]);
		assert_eq!(agenda(PATIENT, all, &[StatusKind::Lapsed], 10), [id]);
		idle();
		Now::set(&(NINE + 100 * DAY));
		idle();
		assert_eq!(agenda(PATIENT, all, &[], 10), [] as [u64; 0]);
	});
}

#[test]
fn a_page_looks_at_so_many_and_no_more() {
	build_and_execute(|| {
		publish();
		assert_ok!(try_book(PATIENT, NINE));
		let made = u64::from(MAX_APPOINTMENTS_LOOKED_AT) + 50;
		for id in 1..=made {
			assert_ok!(try_book(PATIENT, NINE + HOUR));
			assert_ok!(Appointments::cancel(signed(PATIENT), id));
		}
		let booked = vec![StatusKind::Booked];
		let page = Appointments::agenda(PATIENT, None, None, booked.clone(), None, 10);
		assert_eq!(page.items, [], "those found lie further down");
		let last = AgendaPlace { start: NINE + HOUR, id: 51 };
		assert_eq!(page.next, Some(last.clone()));
		let page = Appointments::agenda(PATIENT, None, None, booked, Some(last), 10);
		assert_eq!(page.items.iter().map(|item| item.id).collect::<Vec<_>>(), [0]);
		assert_eq!(page.next, None);
	});
}

#[test]
fn disputes_are_listed_for_those_who_may_decide() {
	build_and_execute(|| {
		let list = |judge| {
			let mut seen = vec![];
			let mut after = None;
			loop {
				let page = Appointments::open_disputes(judge, after, 1);
				seen.extend(page.items.iter().map(|item| (item.id, item.deadline.unwrap())));
				after = page.next;
				if after.is_none() {
					return seen;
				}
			}
		};
		let first = disputed();
		let deadline = get(first).due.unwrap().at;
		Now::set(&(NINE + HOUR));
		assert_ok!(try_book(OTHER_PATIENT, NINE + 2 * HOUR));
		Now::set(&(NINE + 5 * HOUR / 2));
		assert_ok!(complete(signed(DOCTOR), 1));
		assert_ok!(Appointments::dispute(signed(OTHER_PATIENT), 1));
		let second = get(1).due.unwrap().at;
		assert_eq!(list(None), [(0, deadline), (1, second)]);
		assert_eq!(list(Some(OTHER_HOSPITAL)), [(0, deadline), (1, second)]);
		for concerned in [HOSPITAL, DOCTOR, PATIENT, CLINIC, STRANGER] {
			assert_eq!(list(Some(concerned)), []);
		}
		// A hospital that began to act for one patient is no stranger to that one.
		Delegates::insert((PATIENT, OTHER_HOSPITAL), MONDAY - 1);
		assert_eq!(list(Some(OTHER_HOSPITAL)), [(1, second)]);
		Delegates::remove((PATIENT, OTHER_HOSPITAL));
		Now::set(&deadline);
		assert_eq!(list(None), [(1, second)], "one past its deadline is none");
		assert_ok!(Appointments::cancel(signed(DOCTOR), 1));
		assert_eq!(list(None), []);
	});
}

#[test]
fn the_first_slot_of_a_doctor_has_its_price() {
	build_and_execute(|| {
		let _ = booked();
		let look = |from, until| Appointments::first_slot(DOCTOR, from, until);
		let start = NINE + HOUR / 2;
		let slot = Slot { start, end: NINE + HOUR };
		let first = FirstSlot { doctor: DOCTOR, slot, price: PRICE };
		assert_eq!(look(MONDAY, MONDAY + DAY), Ok(Some(first)));
		assert_eq!(look(NINE, NINE + HOUR / 2), Ok(None));
		assert_eq!(look(NINE, NINE), Err(SlotsError::BadRange));
		Unlicensed::insert(DOCTOR, ());
		assert_eq!(look(MONDAY, MONDAY + DAY), Err(SlotsError::NotLicensed));
	});
}
