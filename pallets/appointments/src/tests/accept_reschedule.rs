use super::*;

const TEN: Moment = NINE + HOUR;

fn proposed() -> AppointmentId {
	let id = booked();
	assert_ok!(Appointments::propose_reschedule(signed(PATIENT), id, TEN));
	id
}

fn accept(who: AccountId, id: AppointmentId) -> DispatchResult {
	Appointments::accept_reschedule(signed(who), id, TEN)
}

#[test]
fn the_appointment_moves_in_one_step() {
	build_and_execute(|| {
		let id = proposed();
		let before = get(id);
		Fees::insert(DOCTOR, 5 * FEE);
		let origin = acting_for(DOCTOR, CLINIC);
		assert_ok!(Appointments::accept_reschedule(origin, id, TEN));
		let after = get(id);
		last(Event::AppointmentRescheduled {
			appointment: id,
			from: before.slot,
			to: after.slot,
			party: Party::Doctor,
			by: CLINIC,
		});
		assert_eq!(after.slot, Slot { start: TEN, end: TEN + HOUR / 2 });
		assert_eq!((after.price, after.policy), (PRICE, POLICY), "the terms stay");
		assert_eq!(after.proposed, None);
		let due = Escrows::get(after.escrow.unwrap()).unwrap().due;
		assert_eq!(due, (after.slot.end + DAY, Settlement::Refund));
		assert_noop!(try_book(OTHER_PATIENT, TEN), Error::<Test>::SlotTaken);
		assert_ok!(try_book(OTHER_PATIENT, NINE));
		// It lapses by its new time.
		check();
		Now::set(&(NINE + HOUR / 2 + DAY));
		idle();
		assert_eq!(status(id), AppointmentStatus::Booked);
		Now::set(&(TEN + HOUR / 2 + DAY));
		idle();
		assert_eq!(status(id), AppointmentStatus::Lapsed);
	});
}

#[test]
fn only_the_other_side_accepts() {
	build_and_execute(|| {
		let id = proposed();
		assert_noop!(accept(PATIENT, id), Error::<Test>::NotAuthorized);
		refuses_others(id, |origin, id| Appointments::accept_reschedule(origin, id, TEN));
	});
}

#[test]
fn nobody_accepts_what_was_not_looked_at() {
	build_and_execute(|| {
		let id = proposed();
		assert_ok!(Appointments::propose_reschedule(signed(PATIENT), id, TEN + HOUR));
		assert_noop!(accept(DOCTOR, id), Error::<Test>::ProposalChanged);
		assert_ok!(Appointments::decline_reschedule(signed(DOCTOR), id));
		assert_noop!(accept(DOCTOR, id), Error::<Test>::NoProposal);
	});
}

#[test]
fn the_slot_is_looked_at_again() {
	build_and_execute(|| {
		let id = proposed();
		assert_ok!(try_book(OTHER_PATIENT, TEN));
		assert_noop!(accept(DOCTOR, id), Error::<Test>::SlotTaken);
		assert_ok!(Appointments::cancel(signed(OTHER_PATIENT), id + 1));
		assert_ok!(Appointments::close_day(signed(DOCTOR), 20_458));
		assert_noop!(accept(DOCTOR, id), Error::<Test>::DayClosed);
		assert_ok!(Appointments::reopen_day(signed(DOCTOR), 20_458));
		let hours = vec![entry(0, 540, 1_020, 60)].try_into().unwrap();
		assert_ok!(Appointments::publish_hours(signed(DOCTOR), hours, POLICY));
		assert_noop!(accept(DOCTOR, id), Error::<Test>::LengthDiffers);
		assert_ok!(Appointments::publish_hours(signed(DOCTOR), Default::default(), POLICY));
		assert_noop!(accept(DOCTOR, id), Error::<Test>::OffHours);
	});
}

#[test]
fn both_sides_have_to_be_in_force() {
	build_and_execute(|| {
		let id = proposed();
		Suspended::insert(PATIENT, ());
		assert_noop!(accept(DOCTOR, id), NOT_ACTIVE);
		Suspended::remove(PATIENT);
		Suspended::insert(DOCTOR, ());
		assert_noop!(accept(DOCTOR, id), NOT_LICENSED);
		Suspended::remove(DOCTOR);
		Unlicensed::insert(DOCTOR, ());
		assert_noop!(accept(DOCTOR, id), NOT_LICENSED);
	});
}

#[test]
fn it_can_be_too_late() {
	build_and_execute(|| {
		let id = proposed();
		Now::set(&(NINE - 1));
		assert_ok!(Appointments::propose_reschedule(signed(PATIENT), id, TEN));
		// The notice is one hour.
		Now::set(&(NINE + 1));
		assert_noop!(accept(DOCTOR, id), Error::<Test>::TooLate);
		assert_ok!(Appointments::check_in(signed(DOCTOR), id));
		assert_noop!(accept(DOCTOR, id), Error::<Test>::WrongStatus);
	});
	build_and_execute(|| {
		// The proposed slot is the earlier one.
		publish();
		assert_ok!(try_book(PATIENT, TEN + HOUR));
		assert_ok!(Appointments::propose_reschedule(signed(DOCTOR), 0, TEN));
		Now::set(&(NINE + 1));
		assert_noop!(accept(PATIENT, 0), Error::<Test>::TooSoon);
		Now::set(&TEN);
		assert_noop!(accept(PATIENT, 0), Error::<Test>::NoProposal);
	});
}
