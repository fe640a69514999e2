use super::*;

fn offer(sponsor: u64, who: u64) -> DispatchResult {
	Identity::offer_sponsorship(signed(sponsor), who, now() + DAY)
}

#[test]
fn it_changes_nothing_until_it_is_accepted() {
	build_and_execute(|| {
		register_all();
		let expires_at = now() + DAY;
		assert_ok!(offer(OTHER_HOSPITAL, DOCTOR));
		assert_last(Event::SponsorshipOffered {
			who: DOCTOR,
			sponsor: OTHER_HOSPITAL,
			expires_at,
			by: OTHER_HOSPITAL,
		});
		advance(100 * DAY);
		assert_eq!(Identity::effective_sponsor(&DOCTOR), Some(HOSPITAL));
		idle();
		assert_last(Event::SponsorshipOfferExpired { who: DOCTOR, sponsor: OTHER_HOSPITAL });
		assert_eq!(SponsorshipOffers::<Test>::iter().count(), 0);
	});
}

#[test]
fn whoever_could_invite_the_role_offers() {
	build_and_execute(|| {
		register_all();
		for who in [CLINIC, DOCTOR, PATIENT] {
			assert_ok!(offer(OTHER_HOSPITAL, who));
		}
		register(OTHER_HOSPITAL, 40, Role::Clinic);
		assert_ok!(offer(40, PATIENT));
		for who in [DOCTOR, CLINIC] {
			assert_noop!(offer(40, who), Errors::RoleNotAllowed);
		}
		for who in [HOSPITAL, AUDITOR] {
			assert_noop!(offer(OTHER_HOSPITAL, who), Errors::RoleNotAllowed);
		}
		for who in [DOCTOR, FAMILY, AUDITOR] {
			assert_noop!(offer(who, PATIENT), Errors::NotAuthorized);
		}
		assert_noop!(offer(OTHER_HOSPITAL, STRANGER), Errors::NotParticipant);
		assert_noop!(offer(STRANGER, PATIENT), Errors::NotParticipant);
		let reason = SuspensionReason::Misuse;
		assert_ok!(Identity::suspend_participant(RuntimeOrigin::root(), 40, reason, None));
		assert_noop!(offer(40, PATIENT), Errors::Suspended);
	});
}

#[test]
fn a_sponsor_offers_nothing_to_whom_it_sponsors() {
	build_and_execute(|| {
		register_all();
		assert_noop!(offer(HOSPITAL, DOCTOR), Errors::AlreadySponsor);
		assert_noop!(offer(CLINIC, CLINIC), Errors::RoleNotAllowed);
		// Unless it is to end.
		assert_ok!(Identity::end_sponsorship(signed(HOSPITAL), DOCTOR));
		assert_ok!(offer(HOSPITAL, DOCTOR));
	});
}

#[test]
fn its_end_is_ahead_and_not_too_far() {
	build_and_execute(|| {
		register_all();
		let offer = |at| Identity::offer_sponsorship(signed(OTHER_HOSPITAL), DOCTOR, at);
		assert_noop!(offer(now()), Errors::EndInPast);
		assert_noop!(offer(now() + 30 * DAY + 1), Errors::EndTooFar);
		assert_ok!(offer(now() + 30 * DAY));
		// One in the place of the other.
		assert_ok!(offer(now() + DAY));
		assert_eq!(SponsorshipOffers::<Test>::iter().count(), 1);
		assert_eq!(OfferExpiries::<Test>::iter().count(), 1);
	});
}

/// Attack: a sponsor floods people, and the state, with offers.
#[test]
fn it_counts_as_an_invitation_of_the_day() {
	build_and_execute(|| {
		register_all();
		HospitalInvitations::set(2);
		assert_ok!(offer(OTHER_HOSPITAL, DOCTOR));
		assert_ok!(offer(OTHER_HOSPITAL, DOCTOR));
		assert_noop!(offer(OTHER_HOSPITAL, PATIENT), Errors::TooManyInvitations);
		let invited =
			Identity::invite(signed(OTHER_HOSPITAL), STRANGER, Role::Patient, now() + DAY);
		assert_noop!(invited, Errors::TooManyInvitations);
	});
}
