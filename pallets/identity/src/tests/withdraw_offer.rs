use super::*;

#[test]
fn who_offered_withdraws_and_nobody_else() {
	build_and_execute(|| {
		register_all();
		assert_ok!(Identity::offer_sponsorship(signed(OTHER_HOSPITAL), DOCTOR, now() + DAY));
		for who in [HOSPITAL, DOCTOR, CLINIC] {
			assert_noop!(Identity::withdraw_offer(signed(who), DOCTOR), Errors::NotOffered);
		}
		// Also suspended: nobody gets more by it.
		let reason = SuspensionReason::Misuse;
		let root = RuntimeOrigin::root();
		assert_ok!(Identity::suspend_participant(root, OTHER_HOSPITAL, reason, None));
		assert_ok!(Identity::withdraw_offer(signed(OTHER_HOSPITAL), DOCTOR));
		assert_last(Event::SponsorshipOfferWithdrawn {
			who: DOCTOR,
			sponsor: OTHER_HOSPITAL,
			by: OTHER_HOSPITAL,
		});
		let accepted = Identity::accept_sponsorship(signed(DOCTOR), OTHER_HOSPITAL);
		assert_noop!(accepted, Errors::NotOffered);
	});
}

#[test]
fn what_was_accepted_is_the_persons() {
	build_and_execute(|| {
		register_all();
		change_sponsor(DOCTOR, OTHER_HOSPITAL);
		let withdrawn = Identity::withdraw_offer(signed(OTHER_HOSPITAL), DOCTOR);
		assert_noop!(withdrawn, Errors::NotOffered);
		advance(14 * DAY);
		assert_eq!(Identity::effective_sponsor(&DOCTOR), Some(OTHER_HOSPITAL));
	});
}
