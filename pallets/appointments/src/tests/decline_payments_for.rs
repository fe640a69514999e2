use super::*;

fn accepted() {
	NamedPayees::insert(DOCTOR, CLINIC);
	assert_ok!(Appointments::accept_payments_for(signed(CLINIC), DOCTOR));
}

#[test]
fn a_payee_leaves_at_any_time_and_the_doctor_is_paid() {
	build_and_execute(|| {
		accepted();
		let id = fulfilled();
		// It is protective.
		Suspended::insert(CLINIC, ());
		assert_ok!(Appointments::decline_payments_for(acting_for(CLINIC, STRANGER), DOCTOR));
		last(Event::PaymentsDeclined { doctor: DOCTOR, payee: CLINIC, by: STRANGER });
		Now::set(&get(id).due.unwrap().at);
		Bank::claim(get(id).escrow.unwrap());
		assert_eq!((balance(CLINIC), balance(DOCTOR)), (0, PRICE));
	});
}

#[test]
fn it_goes_with_the_doctor() {
	build_and_execute(|| {
		accepted();
		<Appointments as OnDeregistered<AccountId>>::on_deregistered(&DOCTOR);
		assert_eq!(AcceptedPayees::<Test>::iter().count(), 0);
	});
}

#[test]
fn errors() {
	build_and_execute(|| {
		let call = |who| Appointments::decline_payments_for(signed(who), DOCTOR);
		assert_noop!(call(CLINIC), Error::<Test>::NotFound);
		accepted();
		assert_noop!(call(STRANGER), Error::<Test>::NotFound);
		assert_noop!(call(DOCTOR), Error::<Test>::NotFound);
		let none = Appointments::decline_payments_for(RuntimeOrigin::none(), DOCTOR);
		assert_noop!(none, BadOrigin);
		assert_ok!(call(CLINIC));
		assert_eq!(AcceptedPayees::<Test>::iter().count(), 0);
	});
}
