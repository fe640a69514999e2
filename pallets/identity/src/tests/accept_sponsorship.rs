use super::*;

const MISUSE: SuspensionReason = SuspensionReason::Misuse;

fn suspend(by: u64, who: u64, length: Moment) -> DispatchResult {
	Identity::suspend_participant(signed(by), who, MISUSE, Some(now() + length))
}

/// Attack: a thief gets rid of the sponsor at once; or the sponsor keeps a person by not consenting.
#[test]
fn the_former_sponsor_acts_until_it_takes_effect_and_is_not_asked() {
	build_and_execute(|| {
		register_all();
		change_sponsor(DOCTOR, OTHER_HOSPITAL);
		let from = now() + 14 * DAY;
		assert_last(Event::SponsorshipAccepted {
			who: DOCTOR,
			sponsor: OTHER_HOSPITAL,
			from,
			by: DOCTOR,
		});
		advance(14 * DAY - 1);
		assert_eq!(Identity::effective_sponsor(&DOCTOR), Some(HOSPITAL));
		assert_noop!(suspend(OTHER_HOSPITAL, DOCTOR, HOUR), Errors::NotAuthorized);
		assert_ok!(suspend(HOSPITAL, DOCTOR, HOUR));
		advance(1);
		// Nothing has to run for it.
		assert_eq!(Identity::effective_sponsor(&DOCTOR), Some(OTHER_HOSPITAL));
		let reinstated = Identity::reinstate_participant(signed(HOSPITAL), DOCTOR);
		assert_noop!(reinstated, Errors::NotAuthorized);
		assert_ok!(Identity::reinstate_participant(signed(OTHER_HOSPITAL), DOCTOR));
		let ended = Identity::end_sponsorship(signed(HOSPITAL), DOCTOR);
		assert_noop!(ended, Errors::NotAuthorized);
	});
}

#[test]
fn nothing_is_closed_and_the_pools_change() {
	build_and_execute(|| {
		register_all();
		appoint(PATIENT, FAMILY, DelegationScope::Desk, 100 * DAY);
		change_sponsor(PATIENT, OTHER_HOSPITAL);
		assert_ok!(submit(PATIENT, remark()));
		assert!(pool_used(CLINIC).0 > 0);
		advance(14 * DAY);
		assert_ok!(submit(PATIENT, remark()));
		assert!(pool_used(OTHER_HOSPITAL).0 > 0);
		assert!(Identity::live_delegation(&PATIENT, &FAMILY).is_some());
		assert_eq!(participant(PATIENT).key_version, 1);
	});
}

#[test]
fn only_what_was_offered_and_stands() {
	build_and_execute(|| {
		register_all();
		let accept = |who, sponsor| Identity::accept_sponsorship(signed(who), sponsor);
		assert_noop!(accept(DOCTOR, OTHER_HOSPITAL), Errors::NotOffered);
		assert_ok!(Identity::offer_sponsorship(signed(OTHER_HOSPITAL), DOCTOR, now() + DAY));
		assert_noop!(accept(PATIENT, OTHER_HOSPITAL), Errors::NotOffered);
		assert_noop!(accept(STRANGER, OTHER_HOSPITAL), Errors::NotParticipant);
		let root = RuntimeOrigin::root();
		assert_ok!(Identity::suspend_participant(root, OTHER_HOSPITAL, MISUSE, None));
		assert_noop!(accept(DOCTOR, OTHER_HOSPITAL), Errors::SponsorNotActive);
		assert_ok!(Identity::reinstate_participant(RuntimeOrigin::root(), OTHER_HOSPITAL));
		set_hospital(OTHER_HOSPITAL, HospitalStatus::ForCause);
		assert_noop!(accept(DOCTOR, OTHER_HOSPITAL), Errors::SponsorNotActive);
		set_hospital(OTHER_HOSPITAL, HospitalStatus::Active);
		advance(DAY);
		assert_noop!(accept(DOCTOR, OTHER_HOSPITAL), Errors::OfferExpired);
	});
}

/// Attack: a clinic's offer to a patient, who comes back as something the clinic cannot sponsor.
#[test]
fn not_for_a_role_that_the_sponsor_may_not_offer() {
	build_and_execute(|| {
		register_all();
		register(OTHER_HOSPITAL, 40, Role::Clinic);
		assert_ok!(Identity::offer_sponsorship(signed(40), PATIENT, now() + DAY));
		assert_ok!(Identity::deregister(signed(PATIENT)));
		invite(HOSPITAL, PATIENT, Role::Clinic);
		assert_ok!(Identity::register(signed(PATIENT), HOSPITAL, key(66), None));
		let accepted = Identity::accept_sponsorship(signed(PATIENT), 40);
		assert_noop!(accepted, Errors::SponsorNotActive);
	});
}

/// Attack: whoever is suspended changes to a friend who lifts it.
#[test]
fn a_change_of_sponsor_is_no_way_out_of_a_suspension() {
	build_and_execute(|| {
		register_all();
		assert_ok!(Identity::offer_sponsorship(signed(OTHER_HOSPITAL), CLINIC, now() + DAY));
		assert_ok!(Identity::suspend_participant(signed(HOSPITAL), CLINIC, MISUSE, None));
		let accept = || Identity::accept_sponsorship(signed(CLINIC), OTHER_HOSPITAL);
		assert_noop!(accept(), Errors::Suspended);
		let lifted = Identity::reinstate_participant(signed(OTHER_HOSPITAL), CLINIC);
		assert_noop!(lifted, Errors::NotAuthorized);
		// The council's no sponsor lifts, former or new.
		assert_ok!(Identity::reinstate_participant(signed(HOSPITAL), CLINIC));
		assert_ok!(accept());
		assert_ok!(Identity::suspend_participant(RuntimeOrigin::root(), CLINIC, MISUSE, None));
		advance(14 * DAY);
		assert!(participant(CLINIC).is_suspended(now()));
		let lifted = Identity::reinstate_participant(signed(OTHER_HOSPITAL), CLINIC);
		assert_noop!(lifted, Errors::NotAuthorized);
	});
}

/// Attack: two sponsors take turns, and a patient is suspended for longer than either may.
#[test]
fn the_limit_of_a_patients_suspension_does_not_begin_anew_with_the_next_sponsor() {
	build_and_execute(|| {
		register_all();
		change_sponsor(PATIENT, OTHER_HOSPITAL);
		advance(14 * DAY - 72 * HOUR);
		assert_ok!(suspend(CLINIC, PATIENT, 72 * HOUR));
		advance(72 * HOUR);
		assert_eq!(Identity::effective_sponsor(&PATIENT), Some(OTHER_HOSPITAL));
		assert_noop!(suspend(OTHER_HOSPITAL, PATIENT, HOUR), Errors::SuspendedRecently);
		advance(72 * HOUR);
		assert_ok!(suspend(OTHER_HOSPITAL, PATIENT, HOUR));
	});
}

/// Attack: a thief accepts a friend, who lifts the suspension that stopped the thief.
#[test]
fn while_the_key_counts_as_compromised_no_accepted_sponsor_begins() {
	build_and_execute(|| {
		register_all();
		let compromised = SuspensionReason::KeyCompromised;
		change_sponsor(PATIENT, OTHER_HOSPITAL);
		advance(13 * DAY);
		let until = Some(now() + 3 * DAY);
		assert_ok!(Identity::suspend_participant(signed(CLINIC), PATIENT, compromised, until));
		advance(2 * DAY);
		assert_eq!(Identity::effective_sponsor(&PATIENT), Some(CLINIC));
		let lifted = Identity::reinstate_participant(signed(OTHER_HOSPITAL), PATIENT);
		assert_noop!(lifted, Errors::NotAuthorized);
		// But a sponsor cannot hold a person so: its suspension ends by itself.
		advance(DAY);
		assert_eq!(Identity::effective_sponsor(&PATIENT), Some(OTHER_HOSPITAL));
		// Nor does a later one bring the former sponsor back.
		advance(3 * DAY);
		let root = RuntimeOrigin::root();
		assert_ok!(Identity::suspend_participant(root, PATIENT, compromised, None));
		assert_eq!(Identity::effective_sponsor(&PATIENT), Some(OTHER_HOSPITAL));
	});
}

#[test]
fn a_sponsor_that_takes_its_notice_back_goes_on_at_once() {
	build_and_execute(|| {
		register_all();
		assert_ok!(Identity::end_sponsorship(signed(HOSPITAL), DOCTOR));
		advance(29 * DAY);
		change_sponsor(DOCTOR, HOSPITAL);
		advance(100 * DAY);
		assert_eq!(Identity::effective_sponsor(&DOCTOR), Some(HOSPITAL));
		// Once it has ended it begins as any other.
		assert_ok!(Identity::end_sponsorship(signed(HOSPITAL), DOCTOR));
		advance(30 * DAY);
		change_sponsor(DOCTOR, HOSPITAL);
		assert_eq!(Identity::effective_sponsor(&DOCTOR), None);
		advance(14 * DAY);
		assert_eq!(Identity::effective_sponsor(&DOCTOR), Some(HOSPITAL));
	});
}

#[test]
fn the_last_one_accepted_counts() {
	build_and_execute(|| {
		register_all();
		register(HOSPITAL, 40, Role::Clinic);
		change_sponsor(PATIENT, OTHER_HOSPITAL);
		advance(13 * DAY);
		change_sponsor(PATIENT, 40);
		advance(13 * DAY);
		assert_eq!(Identity::effective_sponsor(&PATIENT), Some(CLINIC));
		advance(DAY);
		assert_eq!(Identity::effective_sponsor(&PATIENT), Some(40));
	});
}

#[test]
fn a_guardian_accepts_for_a_keyless_account_and_a_desk_does_not() {
	build_and_execute(|| {
		register_all();
		appoint(PATIENT, FAMILY, DelegationScope::Guardian, DAY);
		appoint(PATIENT, DOCTOR, DelegationScope::Desk, DAY);
		assert_ok!(Identity::offer_sponsorship(signed(OTHER_HOSPITAL), PATIENT, now() + DAY));
		let accept = || {
			let call = Call::accept_sponsorship { sponsor: OTHER_HOSPITAL };
			Box::new(RuntimeCall::Participants(call))
		};
		let by = |who| Identity::act_for(signed(who), PATIENT, accept());
		assert_err!(by(DOCTOR).map_err(|failure| failure.error), Errors::OutOfScope);
		// Nor a guardian who is suspended, although the call is as free as a protective one.
		assert_ok!(Identity::suspend_participant(RuntimeOrigin::root(), FAMILY, MISUSE, None));
		assert_err!(by(FAMILY).map_err(|failure| failure.error), Errors::Suspended);
		assert_ok!(Identity::reinstate_participant(RuntimeOrigin::root(), FAMILY));
		assert_ok!(by(FAMILY));
		assert_last(Event::SponsorshipAccepted {
			who: PATIENT,
			sponsor: OTHER_HOSPITAL,
			from: now() + 14 * DAY,
			by: FAMILY,
		});
	});
}

/// A clinic changes its hospital: its patients stay its own, and draw on the new one's pool.
#[test]
fn a_clinic_takes_its_patients_along() {
	build_and_execute(|| {
		register_all();
		change_sponsor(CLINIC, OTHER_HOSPITAL);
		advance(14 * DAY);
		assert_eq!(Identity::effective_sponsor(&PATIENT), Some(CLINIC));
		assert_ok!(submit(PATIENT, remark()));
		assert!(pool_used(OTHER_HOSPITAL).0 > 0);
		assert_eq!(pool_used(HOSPITAL), (0, 0));
		// It leaves: they are the new one's.
		assert_ok!(Identity::deregister(signed(CLINIC)));
		assert_eq!(Identity::effective_sponsor(&PATIENT), Some(OTHER_HOSPITAL));
	});
}
