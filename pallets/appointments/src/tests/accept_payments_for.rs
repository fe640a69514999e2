use super::*;

fn accept(who: AccountId) -> DispatchResult {
	Appointments::accept_payments_for(signed(who), DOCTOR)
}

#[test]
fn a_payee_accepts_once_and_is_paid() {
	build_and_execute(|| {
		NamedPayees::insert(DOCTOR, CLINIC);
		assert_ok!(Appointments::accept_payments_for(acting_for(CLINIC, STRANGER), DOCTOR));
		last(Event::PaymentsAccepted { doctor: DOCTOR, payee: CLINIC, by: STRANGER });
		assert_noop!(accept(CLINIC), Error::<Test>::AlreadyAccepted);
		let id = fulfilled();
		assert_ok!(Appointments::confirm(signed(PATIENT), id));
		assert_eq!((balance(CLINIC), balance(DOCTOR)), (PRICE, 0));
	});
}

#[test]
fn being_named_obliges_nobody() {
	build_and_execute(|| {
		// Not even a patient who wants to be treated.
		NamedPayees::insert(DOCTOR, PATIENT);
		let id = fulfilled();
		let escrow = get(id).escrow.unwrap();
		assert_eq!(Escrows::get(escrow).unwrap().payee, DOCTOR);
		// What is accepted later is not about bookings made before.
		assert_ok!(accept(PATIENT));
		assert_ok!(Appointments::confirm(signed(PATIENT), id));
		assert_eq!(balance(DOCTOR), PRICE);
	});
}

#[test]
fn the_payee_of_the_booking_stays_whomever_the_doctor_names_later() {
	build_and_execute(|| {
		NamedPayees::insert(DOCTOR, CLINIC);
		assert_ok!(accept(CLINIC));
		let id = fulfilled();
		for other in [HOSPITAL, DOCTOR] {
			NamedPayees::insert(DOCTOR, other);
			let _ = accept(other);
		}
		assert_ok!(Appointments::confirm(signed(PATIENT), id));
		assert_eq!(balance(CLINIC), PRICE);
	});
}

#[test]
fn who_left_the_chain_left_this_too() {
	build_and_execute(|| {
		NamedPayees::insert(DOCTOR, CLINIC);
		assert_ok!(accept(CLINIC));
		let id = fulfilled();
		Left::insert(CLINIC, Now::get());
		hypothetically!({
			assert_ok!(Appointments::confirm(signed(PATIENT), id));
			assert_eq!((balance(CLINIC), balance(DOCTOR)), (0, PRICE));
		});
		// Back again, it accepts anew.
		Now::set(&(Now::get() + 1));
		assert_ok!(accept(CLINIC));
		assert_ok!(Appointments::confirm(signed(PATIENT), id));
		assert_eq!((balance(CLINIC), balance(DOCTOR)), (PRICE, 0));
	});
}

#[test]
fn errors() {
	build_and_execute(|| {
		let call = |origin| Appointments::accept_payments_for(origin, DOCTOR);
		assert_noop!(call(RuntimeOrigin::none()), BadOrigin);
		assert_noop!(accept(CLINIC), Error::<Test>::NotPayee);
		// The doctor itself has nothing to accept.
		assert_noop!(accept(DOCTOR), Error::<Test>::NotPayee);
		NamedPayees::insert(DOCTOR, CLINIC);
		assert_noop!(accept(STRANGER), Error::<Test>::NotPayee);
		Suspended::insert(CLINIC, ());
		assert_noop!(accept(CLINIC), Error::<Test>::NotAuthorized);
		for payee in [HOSPITAL, OTHER_HOSPITAL, STRANGER] {
			NamedPayees::insert(DOCTOR, payee);
			assert_ok!(accept(payee));
		}
		Suspended::remove(CLINIC);
		NamedPayees::insert(DOCTOR, CLINIC);
		assert_noop!(accept(CLINIC), Error::<Test>::TooManyPayees);
		assert_ok!(Appointments::decline_payments_for(signed(STRANGER), DOCTOR));
		assert_ok!(accept(CLINIC));
	});
}
