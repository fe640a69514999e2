use super::*;

const TEN: Moment = NINE + HOUR;

fn propose(who: AccountId, id: AppointmentId, start: Moment) -> DispatchResult {
	Appointments::propose_reschedule(signed(who), id, start)
}

#[test]
fn a_proposal_takes_nothing_yet() {
	build_and_execute(|| {
		let id = booked();
		let origin = acting_for(PATIENT, CLINIC);
		assert_ok!(Appointments::propose_reschedule(origin, id, TEN));
		let slot = Slot { start: TEN, end: TEN + HOUR / 2 };
		last(Event::RescheduleProposed {
			appointment: id,
			slot,
			party: Party::Patient,
			by: CLINIC,
		});
		let info = Appointments::appointment_info(id).unwrap();
		assert_eq!(info.proposed, Some((slot, Party::Patient)));
		assert_eq!(get(id).slot.start, NINE);
		assert_ok!(try_book(OTHER_PATIENT, TEN));
	});
}

#[test]
fn another_proposal_takes_its_place() {
	build_and_execute(|| {
		let id = booked();
		assert_ok!(propose(PATIENT, id, TEN));
		assert_ok!(propose(DOCTOR, id, TEN + HOUR));
		let proposal = get(id).proposed.unwrap();
		assert_eq!((proposal.slot.start, proposal.by), (TEN + HOUR, Party::Doctor));
	});
}

#[test]
fn it_lapses_when_either_slot_starts() {
	build_and_execute(|| {
		let id = booked();
		assert_ok!(propose(PATIENT, id, TEN));
		Now::set(&NINE);
		assert_eq!(Appointments::appointment_info(id).unwrap().proposed, None);
		Now::set(&MONDAY);
		let later = NextAppointmentId::<Test>::get();
		assert_ok!(try_book(PATIENT, TEN));
		assert_ok!(propose(PATIENT, later, NINE + HOUR / 2));
		Now::set(&(NINE + HOUR / 2));
		assert_eq!(Appointments::appointment_info(later).unwrap().proposed, None);
	});
}

#[test]
fn the_slot_has_to_be_bookable() {
	build_and_execute(|| {
		let id = booked();
		assert_ok!(try_book(OTHER_PATIENT, TEN));
		assert_noop!(propose(PATIENT, id, TEN), Error::<Test>::SlotTaken);
		assert_noop!(propose(PATIENT, id, NINE), Error::<Test>::SameSlot);
		assert_noop!(propose(PATIENT, id, NINE - HOUR), Error::<Test>::OffHours);
		assert_noop!(propose(PATIENT, id, NINE + 91 * DAY), Error::<Test>::TooFarAhead);
		assert_ok!(Appointments::close_day(signed(DOCTOR), 20_459));
		assert_noop!(propose(PATIENT, id, NINE + DAY), Error::<Test>::DayClosed);
		Now::set(&(NINE - HOUR / 2));
		assert_noop!(propose(PATIENT, id, NINE - 10 * HOUR), Error::<Test>::InThePast);
		assert_noop!(propose(PATIENT, id, NINE), Error::<Test>::TooSoon);
		let hours = vec![entry(0, 540, 1_020, 60)].try_into().unwrap();
		assert_ok!(Appointments::publish_hours(signed(DOCTOR), hours, POLICY));
		assert_noop!(propose(PATIENT, id, TEN + HOUR), Error::<Test>::LengthDiffers);
	});
}

#[test]
fn a_slot_may_overlap_the_present_one() {
	build_and_execute(|| {
		let id = booked();
		let hours = vec![entry(0, 545, 1_025, 30)].try_into().unwrap();
		assert_ok!(Appointments::publish_hours(signed(DOCTOR), hours, POLICY));
		assert_ok!(propose(PATIENT, id, NINE + 5 * MINUTE));
		assert_ok!(Appointments::accept_reschedule(signed(DOCTOR), id, NINE + 5 * MINUTE));
		assert_eq!(get(id).slot.start, NINE + 5 * MINUTE);
	});
}

#[test]
fn errors() {
	build_and_execute(|| {
		let id = booked();
		refuses_others(id, |origin, id| Appointments::propose_reschedule(origin, id, TEN));
		Suspended::insert(PATIENT, ());
		assert_noop!(propose(PATIENT, id, TEN), NOT_ACTIVE);
		Suspended::remove(PATIENT);
		Unlicensed::insert(DOCTOR, ());
		assert_noop!(propose(PATIENT, id, TEN), NOT_LICENSED);
		Unlicensed::remove(DOCTOR);
		Now::set(&NINE);
		assert_noop!(propose(PATIENT, id, TEN + HOUR), Error::<Test>::TooLate);
		assert_ok!(Appointments::check_in(signed(PATIENT), id));
		assert_noop!(propose(PATIENT, id, TEN + HOUR), Error::<Test>::WrongStatus);
	});
}
