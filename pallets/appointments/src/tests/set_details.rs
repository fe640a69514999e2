use super::*;

fn content(byte: u8) -> ContentRef {
	ContentRef { codec: Codec::Raw, digest: H256::repeat_byte(byte), size: 1_000 }
}

#[test]
fn either_side_sets_the_details() {
	build_and_execute(|| {
		let id = booked();
		let details = Some(content(1));
		assert_ok!(Appointments::set_details(acting_for(DOCTOR, CLINIC), id, details));
		assert_eq!(get(id).details, details);
		last(Event::DetailsSet { appointment: id, details, party: Party::Doctor, by: CLINIC });
		assert_ok!(Appointments::set_details(signed(PATIENT), id, None));
		assert_eq!(get(id).details, None);
	});
}

#[test]
fn errors() {
	build_and_execute(|| {
		let id = booked();
		let call = |origin, id| Appointments::set_details(origin, id, None);
		refuses_others(id, call);
		Suspended::insert(PATIENT, ());
		assert_noop!(call(signed(PATIENT), id), NOT_ACTIVE);
		Suspended::remove(PATIENT);
		Now::set(&get(id).care_until);
		assert_noop!(call(signed(PATIENT), id), Error::<Test>::TooLate);
		idle();
		assert_noop!(call(signed(PATIENT), id), Error::<Test>::TooLate);
		Now::set(&MONDAY);
		let other = booked_again();
		assert_ok!(Appointments::cancel(signed(PATIENT), other));
		assert_noop!(call(signed(PATIENT), other), Error::<Test>::WrongStatus);
		Now::set(&(MONDAY + 3 * DAY));
	});
}

fn booked_again() -> AppointmentId {
	let id = NextAppointmentId::<Test>::get();
	assert_ok!(try_book(PATIENT, NINE + HOUR));
	id
}
