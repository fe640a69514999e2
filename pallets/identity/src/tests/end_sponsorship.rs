use super::*;

fn end(sponsor: u64, who: u64) -> DispatchResult {
	Identity::end_sponsorship(signed(sponsor), who)
}

fn backup() -> RuntimeCall {
	RuntimeCall::Participants(Call::set_backup { backup: None })
}

/// What a call would be: free, or refused to whoever has no coin.
fn is_free(who: u64, call: RuntimeCall) -> bool {
	validate(&transaction(who, nonce(who), 0, call)).is_ok()
}

#[test]
fn it_goes_on_for_the_notice() {
	build_and_execute(|| {
		register_all();
		assert_ok!(end(HOSPITAL, DOCTOR));
		let until = now() + 30 * DAY;
		let by = HOSPITAL;
		assert_last(Event::SponsorshipEnding { who: DOCTOR, sponsor: HOSPITAL, until, by });
		assert_noop!(end(HOSPITAL, DOCTOR), Errors::AlreadyEnding);
		advance(30 * DAY - 1);
		assert_eq!(Identity::effective_sponsor(&DOCTOR), Some(HOSPITAL));
		assert!(is_free(DOCTOR, remark()));
		advance(1);
		assert_eq!(Identity::effective_sponsor(&DOCTOR), None);
		assert_eq!(participant(DOCTOR).role, Role::Doctor, "the account stays one");
	});
}

#[test]
fn only_who_answers_for_it_ends_it() {
	build_and_execute(|| {
		register_all();
		for who in [OTHER_HOSPITAL, HOSPITAL, PATIENT, FAMILY] {
			assert_noop!(end(who, PATIENT), Errors::NotAuthorized);
		}
		for who in [HOSPITAL, AUDITOR] {
			assert_noop!(end(HOSPITAL, who), Errors::NotAuthorized);
		}
		assert_noop!(end(HOSPITAL, STRANGER), Errors::NotParticipant);
		assert_noop!(
			Identity::end_sponsorship(RuntimeOrigin::root(), PATIENT),
			DispatchError::BadOrigin
		);
		assert_ok!(Identity::suspend_participant(
			RuntimeOrigin::root(),
			CLINIC,
			SuspensionReason::Misuse,
			None
		));
		assert_noop!(end(CLINIC, PATIENT), Errors::Suspended);
	});
}

/// Attack: a sponsor drops a patient, who can no longer take rights away.
#[test]
fn a_patient_who_was_dropped_still_protects_itself() {
	build_and_execute(|| {
		register_all();
		assert_ok!(end(CLINIC, PATIENT));
		advance(30 * DAY);
		// Ordinary calls are free no longer.
		assert!(!is_free(PATIENT, remark()));
		assert_eq!(Identity::allowance_info(PATIENT).free, 0);
		assert_eq!(Identity::allowance_info(PATIENT).sponsor_pool, Some(0));
		let before = (pool_used(CLINIC), pool_used(HOSPITAL));
		assert_ok!(submit(PATIENT, backup()));
		assert!(used(PATIENT).2 > 0);
		// Beyond its reserve, on the consortium's pool.
		ReserveLimit::set(0);
		assert_ok!(submit(PATIENT, backup()));
		let amount = waived().unwrap().1;
		assert_eq!(ConsortiumPoolUsage::<Test>::get().unwrap().used, amount);
		assert_eq!((pool_used(CLINIC), pool_used(HOSPITAL)), before);
		let left = Identity::allowance_info(PATIENT).protective_pool;
		assert_eq!(left, Some(ConsortiumPoolLimit::get() - amount));
		ConsortiumPoolLimit::set(amount);
		assert!(!is_free(PATIENT, backup()));
		// Which others who were dropped cannot keep it from.
		ReserveLimit::set(2 * amount + 1_000_000_000);
		assert!(is_free(PATIENT, backup()));
	});
}

#[test]
fn somebody_else_sponsors_it_without_a_coin() {
	build_and_execute(|| {
		register_all();
		assert_ok!(end(CLINIC, PATIENT));
		advance(30 * DAY);
		assert_ok!(Identity::offer_sponsorship(signed(OTHER_HOSPITAL), PATIENT, now() + DAY));
		let call = Call::accept_sponsorship { sponsor: OTHER_HOSPITAL };
		assert_ok!(submit(PATIENT, RuntimeCall::Participants(call)));
		assert_eq!(waived().unwrap().0, PATIENT);
		assert!(!is_free(PATIENT, remark()));
		advance(14 * DAY);
		assert!(is_free(PATIENT, remark()));
		assert_eq!(Identity::effective_sponsor(&PATIENT), Some(OTHER_HOSPITAL));
	});
}

/// The former sponsor's rights end with it; the council has them.
#[test]
fn the_council_answers_for_an_account_without_a_sponsor() {
	build_and_execute(|| {
		register_all();
		assert_ok!(end(CLINIC, PATIENT));
		advance(30 * DAY);
		let reason = SuspensionReason::Misuse;
		let until = Some(now() + HOUR);
		for sponsor in [CLINIC, HOSPITAL] {
			let suspended = Identity::suspend_participant(signed(sponsor), PATIENT, reason, until);
			assert_noop!(suspended, Errors::NotAuthorized);
			assert_noop!(end(sponsor, PATIENT), Errors::NotAuthorized);
		}
		assert_ok!(Identity::suspend_participant(RuntimeOrigin::root(), PATIENT, reason, until));
	});
}

/// Attack: a hospital drops its clinic, whose patients would have nobody.
#[test]
fn the_patients_of_a_clinic_that_was_dropped_are_its_hospitals() {
	build_and_execute(|| {
		register_all();
		invite(CLINIC, 20, Role::Patient);
		assert_ok!(end(HOSPITAL, CLINIC));
		advance(30 * DAY);
		assert_eq!(Identity::effective_sponsor(&CLINIC), None);
		assert_eq!(Identity::effective_sponsor(&PATIENT), Some(HOSPITAL));
		assert_ok!(submit(PATIENT, remark()));
		assert!(pool_used(HOSPITAL).0 > 0);
		assert_eq!(pool_used(CLINIC), (0, 0));
		// The clinic sponsors nobody more, and its own calls are paid.
		assert!(!is_free(CLINIC, remark()));
		assert_noop!(
			Identity::invite(signed(CLINIC), STRANGER, Role::Patient, now() + DAY),
			Errors::NotAuthorized
		);
		// The successor of its last hospital has them where that leaves.
		set_hospital(HOSPITAL, HospitalStatus::Leaving { successor: OTHER_HOSPITAL });
		assert_eq!(Identity::effective_sponsor(&PATIENT), Some(OTHER_HOSPITAL));
		set_hospital(HOSPITAL, HospitalStatus::Active);
		// With a sponsor again, they are the clinic's as before.
		change_sponsor(CLINIC, OTHER_HOSPITAL);
		advance(14 * DAY);
		assert_eq!(Identity::effective_sponsor(&PATIENT), Some(CLINIC));
		assert_ok!(submit(PATIENT, remark()));
		assert!(pool_used(OTHER_HOSPITAL).0 > 0);
	});
}

/// Attack: a notice given before a change of sponsor ends the new sponsorship.
#[test]
fn a_notice_ends_its_givers_sponsorship_only() {
	build_and_execute(|| {
		register_all();
		assert_ok!(end(HOSPITAL, DOCTOR));
		change_sponsor(DOCTOR, OTHER_HOSPITAL);
		advance(100 * DAY);
		assert_eq!(Identity::effective_sponsor(&DOCTOR), Some(OTHER_HOSPITAL));
		assert_ok!(end(OTHER_HOSPITAL, DOCTOR));
		advance(30 * DAY);
		assert_eq!(Identity::effective_sponsor(&DOCTOR), None);
	});
}
