use super::*;

#[test]
fn either_side_ends_a_proposal() {
	build_and_execute(|| {
		let id = booked();
		for (who, party) in [(PATIENT, Party::Patient), (DOCTOR, Party::Doctor)] {
			assert_ok!(Appointments::propose_reschedule(signed(PATIENT), id, NINE + HOUR));
			// It is protective.
			Suspended::insert(who, ());
			assert_ok!(Appointments::decline_reschedule(signed(who), id));
			last(Event::RescheduleDeclined { appointment: id, party, by: who });
			assert_eq!(get(id).proposed, None);
			Suspended::remove(who);
		}
		assert_eq!(get(id).slot.start, NINE);
	});
}

#[test]
fn errors() {
	build_and_execute(|| {
		let id = booked();
		refuses_others(id, Appointments::decline_reschedule);
		let call = Appointments::decline_reschedule(signed(DOCTOR), id);
		assert_noop!(call, Error::<Test>::NoProposal);
	});
}
