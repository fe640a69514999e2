use super::*;
use crate::walk_ins::{AHEAD, OFFER_STANDS};

fn offer(origin: RuntimeOrigin, patient: AccountId, start: Moment) -> DispatchResult {
	dispatch(origin, Call::offer_walk_in { patient, start })
}

fn accept_at(origin: RuntimeOrigin, start: Moment, max_price: Balance) -> DispatchResult {
	let call = Call::accept_walk_in {
		doctor: DOCTOR,
		start,
		max_price,
		policy: Some(POLICY),
		details: None,
		folder: None,
	};
	dispatch(origin, call)
}

fn accept(origin: RuntimeOrigin, start: Moment) -> DispatchResult {
	accept_at(origin, start, PRICE)
}

#[test]
fn two_signatures_book_the_slot_that_is_under_way() {
	build_and_execute(|| {
		publish();
		let now = NINE + 10 * MINUTE;
		Now::set(&now);
		assert_noop!(try_book(PATIENT, NINE), Error::<Test>::InThePast);
		Delegates::insert((DOCTOR, STRANGER), MONDAY);
		assert_ok!(offer(acting_for(DOCTOR, STRANGER), PATIENT, NINE));
		last(Event::WalkInOffered {
			doctor: DOCTOR,
			patient: PATIENT,
			slot: Slot { start: NINE, end: NINE + HOUR / 2 },
			price: PRICE,
			until: now + OFFER_STANDS,
			by: STRANGER,
		});
		assert_eq!(balance(PATIENT), WEALTH, "nothing is paid yet");
		Now::set(&(now + 1));
		assert_ok!(accept(signed(PATIENT), NINE));
		assert_eq!(balance(PATIENT), WEALTH - PRICE);
		assert_eq!(status(0), AppointmentStatus::CheckedIn);
		assert_eq!(get(0).checked_in, CheckIns { patient: None, doctor: Some(now) });
		last(Event::PatientCheckedIn { appointment: 0, party: Party::Doctor, by: STRANGER });
		assert_noop!(accept(signed(PATIENT), NINE), Error::<Test>::NoOffer);
		assert_eq!(WalkIns::<Test>::iter().count(), 0);
		check();
		// It goes on like any other.
		assert_ok!(Appointments::complete(signed(DOCTOR), 0, 1_000));
		assert_ok!(Appointments::confirm(signed(PATIENT), 0));
		assert_eq!(balance(DOCTOR), 1_000);
	});
}

#[test]
fn a_slot_that_began_before_midnight_is_not_given_twice() {
	build_and_execute(|| {
		// From 23:30 to 0:30 at UTC, as its zone is half an hour behind.
		let over = WeeklyHours { utc_offset_quarters: -2, ..entry(0, 23 * 60, 24 * 60, 60) };
		let hours = vec![over].try_into().unwrap();
		assert_ok!(Appointments::publish_hours(signed(DOCTOR), hours, POLICY));
		let start = MONDAY + 23 * HOUR + HOUR / 2;
		assert_ok!(try_book(OTHER_PATIENT, start));
		Now::set(&(MONDAY + DAY + 10 * MINUTE));
		idle();
		check();
		assert_noop!(offer(signed(DOCTOR), PATIENT, start), Error::<Test>::SlotTaken);
	});
}

#[test]
fn what_a_desk_of_both_sides_offers_is_the_patients_word_that_it_is_there() {
	build_and_execute(|| {
		publish();
		Now::set(&NINE);
		// The clinic vouches for the patient.
		Delegates::insert((DOCTOR, CLINIC), MONDAY);
		assert_ok!(offer(acting_for(DOCTOR, CLINIC), PATIENT, NINE));
		assert_ok!(accept(signed(PATIENT), NINE));
		assert_eq!(get(0).checked_in, CheckIns { patient: Some(NINE), doctor: None });
		last(Event::PatientCheckedIn { appointment: 0, party: Party::Patient, by: PATIENT });
		assert_ok!(complete(acting_for(DOCTOR, CLINIC), 0));
	});
}

#[test]
fn the_next_slot_needs_no_notice() {
	build_and_execute(|| {
		publish();
		ShortestNotice::set(&DAY);
		Now::set(&(NINE - AHEAD));
		assert_noop!(try_book(PATIENT, NINE), Error::<Test>::TooSoon);
		assert_ok!(offer(signed(DOCTOR), PATIENT, NINE));
		assert_ok!(accept(signed(PATIENT), NINE));
		// Until it starts the patient may still leave, as agreed.
		assert_ok!(Appointments::cancel(signed(PATIENT), 0));
		assert_eq!(balance(DOCTOR), PRICE / 2);
	});
}

#[test]
fn a_desk_without_the_patient_books_nothing() {
	build_and_execute(|| {
		publish();
		Now::set(&NINE);
		Delegates::insert((DOCTOR, CLINIC), MONDAY);
		assert_ok!(offer(acting_for(DOCTOR, CLINIC), PATIENT, NINE));
		for who in [CLINIC, DOCTOR, HOSPITAL, OTHER_PATIENT, STRANGER] {
			assert!(accept(signed(who), NINE).is_err());
		}
		assert_noop!(accept(signed(OTHER_PATIENT), NINE), Error::<Test>::NoOffer);
		Now::set(&(NINE + OFFER_STANDS));
		assert_noop!(accept(signed(PATIENT), NINE), Error::<Test>::NoOffer);
		assert_eq!(balance(PATIENT), WEALTH);
		assert_eq!(crate::Appointments::<Test>::iter().count(), 0);
	});
}

#[test]
fn a_patient_without_the_desk_books_nothing() {
	build_and_execute(|| {
		publish();
		Now::set(&NINE);
		assert_noop!(accept(signed(PATIENT), NINE), Error::<Test>::NoOffer);
		for who in [PATIENT, STRANGER, CLINIC, HOSPITAL] {
			assert_noop!(offer(signed(who), PATIENT, NINE), NOT_LICENSED);
		}
		// Nor does it sign for the doctor.
		let call = offer(acting_for(DOCTOR, PATIENT), PATIENT, NINE);
		assert_noop!(call, Error::<Test>::ConflictOfInterest);
		// Another slot than was offered is another consent.
		assert_ok!(offer(signed(DOCTOR), PATIENT, NINE));
		assert_noop!(accept(signed(PATIENT), NINE + HOUR / 2), Error::<Test>::NoOffer);
	});
}

#[test]
fn a_desk_of_both_sides_does_not_accept_its_own_offer() {
	build_and_execute(|| {
		publish();
		Now::set(&NINE);
		Delegates::insert((DOCTOR, CLINIC), MONDAY);
		assert_ok!(offer(acting_for(DOCTOR, CLINIC), PATIENT, NINE));
		let desk = || accept(acting_for(PATIENT, CLINIC), NINE);
		assert_noop!(desk(), Error::<Test>::ConflictOfInterest);
		Delegates::remove((DOCTOR, CLINIC));
		assert_ok!(offer(signed(DOCTOR), PATIENT, NINE));
		// Nor who vouches for the doctor, verified it, or is paid for it.
		Sponsors::insert(DOCTOR, CLINIC);
		assert_noop!(desk(), Error::<Test>::ConflictOfInterest);
		Sponsors::remove(DOCTOR);
		Affiliations::insert((DOCTOR, CLINIC), ());
		assert_noop!(desk(), Error::<Test>::ConflictOfInterest);
		Affiliations::remove((DOCTOR, CLINIC));
		NamedPayees::insert(DOCTOR, CLINIC);
		assert_ok!(Appointments::accept_payments_for(signed(CLINIC), DOCTOR));
		assert_noop!(desk(), Error::<Test>::ConflictOfInterest);
		assert_ok!(Appointments::decline_payments_for(signed(CLINIC), DOCTOR));
		assert_noop!(accept(acting_for(PATIENT, DOCTOR), NINE), Error::<Test>::ConflictOfInterest);
		// One of the patient's alone does.
		assert_ok!(desk());
	});
}

#[test]
fn a_walk_in_is_in_a_published_slot_that_is_not_over() {
	build_and_execute(|| {
		publish();
		Now::set(&(NINE + HOUR / 2));
		for (start, error) in [
			(NINE, Error::<Test>::InThePast),
			(NINE - 7 * DAY, Error::<Test>::InThePast),
			(NINE + HOUR / 2 + 5 * MINUTE, Error::<Test>::OffHours),
			(NINE - HOUR, Error::<Test>::OffHours),
			(NINE + 3 * HOUR / 2, Error::<Test>::TooFarAhead),
			(Moment::MAX, Error::<Test>::TooFarAhead),
		] {
			assert_noop!(offer(signed(DOCTOR), PATIENT, start), error);
		}
		assert_ok!(offer(signed(DOCTOR), PATIENT, NINE + HOUR));
		hypothetically!({
			assert_ok!(Appointments::close_day(signed(DOCTOR), 20_458));
			let call = offer(signed(DOCTOR), PATIENT, NINE + HOUR);
			assert_noop!(call, Error::<Test>::DayClosed);
			assert_noop!(accept(signed(PATIENT), NINE + HOUR), Error::<Test>::DayClosed);
		});
		// Offered before its end, accepted after.
		Now::set(&(NINE + HOUR - 1));
		assert_ok!(offer(signed(DOCTOR), PATIENT, NINE + HOUR / 2));
		Now::set(&(NINE + HOUR));
		assert_noop!(accept(signed(PATIENT), NINE + HOUR / 2), Error::<Test>::InThePast);
	});
}

#[test]
fn a_slot_that_is_taken_is_offered_to_nobody() {
	build_and_execute(|| {
		let _ = booked();
		Now::set(&NINE);
		let call = offer(signed(DOCTOR), OTHER_PATIENT, NINE);
		assert_noop!(call, Error::<Test>::SlotTaken);
		// Offered to two, it is the first one's.
		let next = NINE + HOUR / 2;
		assert_ok!(offer(signed(DOCTOR), PATIENT, next));
		assert_ok!(offer(signed(DOCTOR), OTHER_PATIENT, next));
		assert_ok!(accept(signed(OTHER_PATIENT), next));
		assert_noop!(accept(signed(PATIENT), next), Error::<Test>::SlotTaken);
	});
}

#[test]
fn nobody_pays_more_than_agreed_at_the_desk() {
	build_and_execute(|| {
		publish();
		Now::set(&NINE);
		assert_ok!(offer(signed(DOCTOR), PATIENT, NINE));
		Fees::insert(DOCTOR, 2 * FEE);
		assert_noop!(accept(signed(PATIENT), NINE), Error::<Test>::PriceExceeded);
		Fees::insert(DOCTOR, FEE);
		let worse = CancellationPolicy { late_share: Permill::one(), ..POLICY };
		assert_ok!(Appointments::publish_hours(signed(DOCTOR), office_hours(), worse));
		assert_noop!(accept(signed(PATIENT), NINE), Error::<Test>::PolicyChanged);
	});
}

#[test]
fn who_offered_it_does_not_report_that_nobody_came() {
	build_and_execute(|| {
		publish();
		Now::set(&NINE);
		assert_ok!(offer(signed(DOCTOR), PATIENT, NINE));
		assert_ok!(accept(signed(PATIENT), NINE));
		Now::set(&(NINE + HOUR / 2));
		let call = Appointments::report_no_show(signed(DOCTOR), 0);
		assert_noop!(call, Error::<Test>::PatientWasThere);
	});
}

#[test]
fn offers_are_few_and_end_by_themselves() {
	build_and_execute(|| {
		publish();
		Now::set(&NINE);
		for patient in [PATIENT, OTHER_PATIENT, 3] {
			Roles::insert(patient, Role::Patient);
			assert_ok!(offer(signed(DOCTOR), patient, NINE));
		}
		Roles::insert(4, Role::Patient);
		assert_noop!(offer(signed(DOCTOR), 4, NINE), Error::<Test>::TooManyWalkIns);
		// Another offer to the same patient takes the place of the first.
		assert_ok!(offer(signed(DOCTOR), PATIENT, NINE + HOUR / 2));
		assert_noop!(accept(signed(PATIENT), NINE), Error::<Test>::NoOffer);
		Now::set(&(NINE + OFFER_STANDS));
		assert_ok!(offer(signed(DOCTOR), 4, NINE));
		assert_eq!(WalkIns::<Test>::get(DOCTOR).unwrap().len(), 1);
		<Appointments as OnDeregistered<_>>::on_deregistered(&DOCTOR);
		assert_eq!(WalkIns::<Test>::iter().count(), 0);
	});
}

#[test]
fn nobody_agrees_at_the_desk_on_what_the_licence_does_not_cover() {
	build_and_execute(|| {
		publish();
		let next = NINE + HOUR / 2;
		Now::set(&NINE);
		LicenceEnds::insert(DOCTOR, next);
		assert_ok!(offer(signed(DOCTOR), PATIENT, NINE));
		assert_noop!(offer(signed(DOCTOR), PATIENT, next), Error::<Test>::NotLicensed);
		LicenceEnds::insert(DOCTOR, NINE);
		assert_noop!(accept(signed(PATIENT), NINE), Error::<Test>::NotLicensed);
	});
}

#[test]
fn an_offer_ends_with_the_delegation_that_made_it() {
	build_and_execute(|| {
		publish();
		Now::set(&NINE);
		// Its own desk, and the staff of a clinic.
		Staff::insert((CLINIC, OTHER_DOCTOR), ());
		for (desk, by) in [(STRANGER, STRANGER), (CLINIC, OTHER_DOCTOR)] {
			Delegates::insert((DOCTOR, desk), MONDAY);
			assert_ok!(offer(acting_for(DOCTOR, by), PATIENT, NINE));
			assert!(hypothetically!(accept(signed(PATIENT), NINE)).is_ok());
			hypothetically!({
				Suspended::insert(by, ());
				assert_noop!(accept(signed(PATIENT), NINE), Error::<Test>::NoOffer);
			});
			Delegates::remove((DOCTOR, desk));
			assert_noop!(accept(signed(PATIENT), NINE), Error::<Test>::NoOffer);
		}
	});
}

#[test]
fn only_active_people_are_offered_something() {
	build_and_execute(|| {
		publish();
		Now::set(&NINE);
		for who in [CLINIC, STRANGER, OTHER_DOCTOR] {
			assert_noop!(offer(signed(DOCTOR), who, NINE), NOT_ACTIVE);
		}
		assert_ok!(offer(signed(DOCTOR), PATIENT, NINE));
		Suspended::insert(PATIENT, ());
		assert_noop!(offer(signed(DOCTOR), PATIENT, NINE), NOT_ACTIVE);
		assert_noop!(accept(signed(PATIENT), NINE), NOT_ACTIVE);
		Suspended::remove(PATIENT);
		Unlicensed::insert(DOCTOR, ());
		assert_noop!(offer(signed(DOCTOR), PATIENT, NINE), NOT_LICENSED);
		assert_noop!(accept(signed(PATIENT), NINE), NOT_LICENSED);
	});
}
