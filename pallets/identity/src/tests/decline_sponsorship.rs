use super::*;

#[test]
fn an_offer_is_declined_and_an_acceptance_taken_back() {
	build_and_execute(|| {
		register_all();
		let decline = || Identity::decline_sponsorship(signed(DOCTOR), OTHER_HOSPITAL);
		assert_noop!(decline(), Errors::NotOffered);
		assert_ok!(Identity::offer_sponsorship(signed(OTHER_HOSPITAL), DOCTOR, now() + DAY));
		assert_ok!(decline());
		assert_last(Event::SponsorshipDeclined {
			who: DOCTOR,
			sponsor: OTHER_HOSPITAL,
			by: DOCTOR,
		});
		assert_noop!(
			Identity::accept_sponsorship(signed(DOCTOR), OTHER_HOSPITAL),
			Errors::NotOffered
		);
		change_sponsor(DOCTOR, OTHER_HOSPITAL);
		advance(14 * DAY - 1);
		assert_ok!(decline());
		advance(100 * DAY);
		assert_eq!(Identity::effective_sponsor(&DOCTOR), Some(HOSPITAL));
	});
}

/// The owner sees that a thief accepted, without an allowance, and suspended.
#[test]
fn nothing_stops_it_until_the_change_took_effect() {
	build_and_execute(|| {
		register_all();
		change_sponsor(PATIENT, OTHER_HOSPITAL);
		let reason = SuspensionReason::Misuse;
		assert_ok!(Identity::suspend_participant(RuntimeOrigin::root(), PATIENT, reason, None));
		OrdinaryLimit::set(0);
		ProtectiveLimit::set(0);
		let call = Call::decline_sponsorship { sponsor: OTHER_HOSPITAL };
		assert_ok!(submit(PATIENT, RuntimeCall::Participants(call)));
		assert_eq!(waived().unwrap().0, PATIENT);
		advance(14 * DAY);
		assert_eq!(Identity::effective_sponsor(&PATIENT), Some(CLINIC));
	});
}

#[test]
fn a_sponsor_in_force_is_not_declined() {
	build_and_execute(|| {
		register_all();
		change_sponsor(DOCTOR, OTHER_HOSPITAL);
		advance(14 * DAY);
		for sponsor in [HOSPITAL, OTHER_HOSPITAL] {
			let declined = Identity::decline_sponsorship(signed(DOCTOR), sponsor);
			assert_noop!(declined, Errors::NotOffered);
		}
	});
}
